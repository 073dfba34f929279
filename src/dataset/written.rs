//! The tables' files: each table's rows are made once and written in every format that was asked for.

use super::formats::{Database, Format, TableWriter};
use super::hashed::{Hashed, Seal};
use super::manifest::hex;
use super::schema::{Cell, Field, Table, TableDescription};
use super::{OutputError, TableSink};
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
pub struct Files<'f> {
    folder: &'f Path,
    formats: &'f [Format],
    database: Option<Database>,
    written: Vec<WrittenTable>,
}

impl<'f> Files<'f> {
    /// A folder that has no tables yet.
    ///
    /// # Errors
    /// When a file cannot be made.
    pub fn new(folder: &'f Path, formats: &'f [Format]) -> Result<Self, OutputError> {
        let path = folder.join(Database::FILE_NAME);
        let database = formats.contains(&Format::Sqlite).then(|| Database::create(&path)).transpose();
        let database = database.map_err(|error| OutputError::write(&path, error))?;
        Ok(Self { folder, formats, database, written: Vec::new() })
    }

    /// Streams a table's rows into its files.
    fn write_as<R>(
        &mut self,
        formats: &[Format],
        table: &Table<R>,
        rows: impl Iterator<Item = R>,
    ) -> Result<(), OutputError> {
        let fields: Vec<Field> = table.columns.iter().map(|column| column.field).collect();
        let mut files = Vec::new();
        for &format in formats {
            files.extend(OpenFile::create(self.folder, &table.description, &fields, format)?);
        }
        let database_path = self.folder.join(Database::FILE_NAME);
        let database_failed = |error| OutputError::write(&database_path, error);
        if let Some(database) = &mut self.database {
            database.table(table.description, &fields).map_err(database_failed)?;
        }
        let mut count = 0;
        for row in rows {
            let cells: Vec<Cell<'_>> = table.columns.iter().map(|column| (column.cell)(&row)).collect();
            for file in &mut files {
                file.writer.row(&cells).map_err(|error| OutputError::write(&file.path, error))?;
            }
            if let Some(database) = &mut self.database {
                database.row(&cells).map_err(database_failed)?;
            }
            count += 1;
        }
        let files = files.into_iter().map(OpenFile::finish).collect::<Result<_, _>>()?;
        self.written.push(WrittenTable { description: table.description, fields, rows: count, files });
        Ok(())
    }

    /// Waits until the disk holds all files.
    ///
    /// # Errors
    /// When it does not.
    pub fn finish(self) -> Result<Written, OutputError> {
        let path = self.folder.join(Database::FILE_NAME);
        let sealed = self.database.map(Database::finish).transpose();
        let sealed = sealed.map_err(|error| OutputError::write(&path, error))?;
        let database = sealed.map(|(seal, rows)| {
            (DataFile { format: Format::Sqlite, name: Database::FILE_NAME.to_owned(), seal }, rows)
        });
        Ok(Written { tables: self.written, database, sentences: None })
    }
}

impl TableSink for Files<'_> {
    type Error = OutputError;

    fn take<R>(&mut self, table: &Table<R>, rows: impl Iterator<Item = R>) -> Result<(), OutputError> {
        let formats = self.formats;
        self.write_as(formats, table, rows)
    }

    /// As CSV too, whatever was asked for.
    fn take_editable<R>(&mut self, table: &Table<R>, rows: impl Iterator<Item = R>) -> Result<(), OutputError> {
        let mut formats = self.formats.to_vec();
        if !formats.contains(&Format::Csv) {
            formats.push(Format::Csv);
        }
        self.write_as(&formats, table, rows)
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
    fn create(
        folder: &Path,
        description: &TableDescription,
        fields: &[Field],
        format: Format,
    ) -> Result<Option<Self>, OutputError> {
        if matches!(format, Format::Sqlite | Format::Conllu) {
            return Ok(None);
        }
        let name = format!("{}.{}", description.name, format.name());
        let path = folder.join(&name);
        let begin = || -> io::Result<_> { format.writer(Hashed::create(&path)?, fields) };
        let writer = begin().map_err(|error| OutputError::write(&path, error))?;
        Ok(writer.map(|writer| Self { format, name, path, writer }))
    }

    fn finish(self) -> Result<DataFile, OutputError> {
        let seal = self.writer.finish().map_err(|error| OutputError::write(&self.path, error))?;
        Ok(DataFile { format: self.format, name: self.name, seal })
    }
}
