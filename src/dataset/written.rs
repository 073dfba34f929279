//! The tables' files: each table's rows are made once and written in every format that was asked for.

use super::OutputError;
use super::formats::{Database, Format, TableWriter};
use super::hashed::{Hashed, Seal};
use super::manifest::hex;
use super::schema::{Cell, Field, TableDescription};
use super::sink::{Heading, Opened, TableSink};
use sha2::{Digest, Sha256};
use std::io;
use std::path::{Path, PathBuf};

/// A table that was written.
#[derive(Clone, Debug)]
pub struct WrittenTable {
    /// What it is.
    pub description: TableDescription,
    /// Its columns, in order.
    pub fields: Vec<Field>,
    /// How many rows it has.
    pub rows: u64,
    /// Its files, one for each format that has a file a table.
    pub files: Vec<DataFile>,
}

/// A file of data.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// What it is written in.
    pub format: Format,
    /// Its name.
    pub name: String,
    /// Its size and hash.
    pub seal: Seal,
}

/// All files of data of a dataset.
#[derive(Clone, Debug)]
pub struct Written {
    /// The tables, in order.
    pub tables: Vec<WrittenTable>,
    /// The file that holds all tables, and its number of rows, where one was asked for.
    pub database: Option<(DataFile, u64)>,
    /// The file of all sentences, and their number, where one was asked for.
    pub sentences: Option<(DataFile, u64)>,
}

impl Written {
    /// Every file with its number of rows, the tables' first.
    pub fn files(&self) -> impl Iterator<Item = (&DataFile, u64)> {
        let tables = self.tables.iter().flat_map(|table| table.files.iter().map(|file| (file, table.rows)));
        tables.chain(self.database.iter().chain(&self.sentences).map(|(file, rows)| (file, *rows)))
    }

    /// A hash over the files' hashes, by which this very dataset is known: 12 digits of SHA-256, in hexadecimal.
    pub fn fingerprint(&self) -> String {
        const DIGITS: usize = 12;
        let hash =
            self.files().map(|(file, _)| file).fold(Sha256::new(), |hash, file| hash.chain_update(file.seal.sha256));
        let mut digits = hex(&hash.finalize());
        digits.truncate(DIGITS);
        digits
    }
}

/// Writes tables into a folder.
pub struct Files {
    folder: PathBuf,
    formats: Vec<Format>,
    database: Option<Database>,
    tables: Vec<OpenTable>,
}

/// A table that is being written.
struct OpenTable {
    heading: Heading,
    rows: u64,
    files: Vec<OpenFile>,
}

impl Files {
    /// A folder that has no tables yet.
    ///
    /// # Errors
    /// When a file cannot be made.
    pub fn new(folder: &Path, formats: &[Format]) -> Result<Self, OutputError> {
        let path = folder.join(Database::FILE_NAME);
        let database = formats.contains(&Format::Sqlite).then(|| Database::create(&path)).transpose();
        let database = database.map_err(|error| OutputError::write(&path, error))?;
        Ok(Self { folder: folder.to_owned(), formats: formats.to_vec(), database, tables: Vec::new() })
    }

    fn open_as(&mut self, formats: &[Format], heading: Heading) -> Result<Opened, OutputError> {
        let mut files = Vec::new();
        for &format in formats {
            files.extend(OpenFile::create(&self.folder, &heading, format)?);
        }
        if let Some(database) = &mut self.database {
            let made = database.table(heading.description, &heading.fields);
            made.map_err(|error| OutputError::write(&self.folder.join(Database::FILE_NAME), error))?;
        }
        self.tables.push(OpenTable { heading, rows: 0, files });
        Ok(Opened(self.tables.len() - 1))
    }

    /// Waits until the disk holds all files.
    ///
    /// # Errors
    /// When it does not.
    pub fn finish(self) -> Result<Written, OutputError> {
        let tables = self.tables.into_iter().map(|OpenTable { heading, rows, files }| {
            let files = files.into_iter().map(OpenFile::finish).collect::<Result<_, _>>()?;
            Ok(WrittenTable { description: heading.description, fields: heading.fields, rows, files })
        });
        let tables = tables.collect::<Result<_, OutputError>>()?;
        let path = self.folder.join(Database::FILE_NAME);
        let sealed = self.database.map(Database::finish).transpose();
        let sealed = sealed.map_err(|error| OutputError::write(&path, error))?;
        let database = sealed.map(|(seal, rows)| {
            (DataFile { format: Format::Sqlite, name: Database::FILE_NAME.to_owned(), seal }, rows)
        });
        Ok(Written { tables, database, sentences: None })
    }
}

impl TableSink for Files {
    type Error = OutputError;

    fn open(&mut self, heading: Heading) -> Result<Opened, OutputError> {
        self.open_as(&self.formats.clone(), heading)
    }

    /// As CSV too, whatever was asked for.
    fn open_editable(&mut self, heading: Heading) -> Result<Opened, OutputError> {
        let mut formats = self.formats.clone();
        if !formats.contains(&Format::Csv) {
            formats.push(Format::Csv);
        }
        self.open_as(&formats, heading)
    }

    fn row(&mut self, Opened(number): Opened, cells: &[Cell<'_>]) -> Result<(), OutputError> {
        let table = &mut self.tables[number];
        for file in &mut table.files {
            file.writer.row(cells).map_err(|error| OutputError::write(&file.path, error))?;
        }
        if let Some(database) = &mut self.database {
            let added = database.row(number, cells);
            added.map_err(|error| OutputError::write(&self.folder.join(Database::FILE_NAME), error))?;
        }
        table.rows += 1;
        Ok(())
    }
}

/// A file that is being written.
struct OpenFile {
    format: Format,
    name: String,
    path: PathBuf,
    writer: Box<dyn TableWriter>,
}

impl OpenFile {
    /// Begins a table's file; `None` for a format that has no file a table.
    fn create(folder: &Path, heading: &Heading, format: Format) -> Result<Option<Self>, OutputError> {
        if matches!(format, Format::Sqlite | Format::Conllu) {
            return Ok(None);
        }
        let name = format!("{}.{}", heading.description.name, format.name());
        let path = folder.join(&name);
        let begin = || -> io::Result<_> { format.writer(Hashed::create(&path)?, &heading.fields) };
        let writer = begin().map_err(|error| OutputError::write(&path, error))?;
        Ok(writer.map(|writer| Self { format, name, path, writer }))
    }

    fn finish(self) -> Result<DataFile, OutputError> {
        let seal = self.writer.finish().map_err(|error| OutputError::write(&self.path, error))?;
        Ok(DataFile { format: self.format, name: self.name, seal })
    }
}
