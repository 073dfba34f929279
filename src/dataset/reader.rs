//! A dataset that is there, read back: its manifest, and its tables from whichever format they were written in.

use super::cite::Attribution;
use super::formats::{Database, Format, read_rows};
use super::hashed::Seal;
use super::manifest::{self, hex};
use crate::archive::JsonFields;
use serde::Deserialize;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why a dataset cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DatasetError {
    /// The folder has no manifest.
    #[error("{} holds no dataset: it has no manifest.json; name the folder that `pressrecord extract --output` wrote", .0.display())]
    NoDataset(PathBuf),
    /// Its manifest is not one of ours, or not one that this version can read.
    #[error("{} is no manifest that this version can read: {reason}", path.display())]
    Manifest {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// It has no such table.
    #[error("the dataset {} has no table `{table}`", folder.display())]
    NoTable {
        /// The dataset.
        folder: PathBuf,
        /// The table.
        table: String,
    },
    /// A table has not the columns that it should have.
    #[error("the table `{table}` of the dataset {} lacks columns of this version: make the dataset again", folder.display())]
    Columns {
        /// The dataset.
        folder: PathBuf,
        /// The table.
        table: String,
    },
    /// A table cannot be read.
    #[error("cannot read {}: {error}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

/// What a manifest says, as far as later commands ask.
#[derive(Clone, Debug, Deserialize)]
pub struct ManifestRecord {
    generator: String,
    /// The version of the program.
    pub version: String,
    /// The options of the run.
    pub configuration: RecordedConfiguration,
    /// The names model.
    pub model: RecordedModel,
    /// SHA-256 of all tables of words that were compiled in.
    pub lexicons_sha256: String,
    /// The files of data.
    pub tables: Vec<RecordedFile>,
    /// The releases.
    pub inputs: Vec<RecordedInput>,
}

/// The options of a run.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct RecordedConfiguration {
    /// The language that every release was read in; detected where none.
    pub language: Option<String>,
    /// The formats of the tables.
    #[serde(default = "csv_alone")]
    pub formats: Vec<Format>,
    /// What the user said of the dataset.
    #[serde(default)]
    pub attribution: Attribution,
    /// What the fields of JSON Lines were called.
    pub json_fields: JsonFields,
    /// SHA-256 of each list of bodies that the user gave, in the order given.
    #[serde(default)]
    pub lexicons_sha256: Vec<String>,
    /// SHA-256 of the file of rates.
    pub rates_sha256: Option<String>,
}

/// A names model.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct RecordedModel {
    /// The engine that ran it.
    pub engine: String,
    /// Its name.
    pub name: String,
    /// SHA-256 of its weights.
    pub sha256: String,
}

/// A file of data.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct RecordedFile {
    /// Its name.
    pub path: String,
    /// How many rows it has.
    pub rows: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// A release that was read.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordedInput {
    /// Its path within the archive.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Before there were others, datasets were written as CSV and did not say so.
fn csv_alone() -> Vec<Format> {
    vec![Format::Csv]
}

/// A dataset in its folder.
#[derive(Clone, Debug)]
pub struct Dataset {
    folder: PathBuf,
    manifest: ManifestRecord,
}

/// How a file of a dataset is not what the manifest says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is not there.
    Missing,
    /// Its bytes are others.
    Changed,
}

/// A table: a column's name for each cell of a row; an unknown cell is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRows {
    /// The columns, in order.
    pub columns: Vec<String>,
    /// The rows, in order; each has a cell for each column.
    pub rows: Vec<Vec<String>>,
}

impl TableRows {
    /// Where a column stands.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }
}

impl Dataset {
    /// Opens the dataset in a folder.
    ///
    /// # Errors
    /// When the folder has no manifest of ours that can be read.
    pub fn open(folder: &Path) -> Result<Self, DatasetError> {
        let path = folder.join(manifest::FILE_NAME);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(DatasetError::NoDataset(folder.to_owned()));
            }
            Err(error) => return Err(DatasetError::Unreadable { path, error }),
        };
        let fault = |reason: String| DatasetError::Manifest { path: path.clone(), reason };
        let manifest: ManifestRecord = serde_json::from_slice(&bytes).map_err(|error| fault(error.to_string()))?;
        if manifest.generator != manifest::GENERATOR {
            return Err(fault(format!("it was written by `{}`", manifest.generator)));
        }
        Ok(Self { folder: folder.to_owned(), manifest })
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What its manifest says.
    pub fn manifest(&self) -> &ManifestRecord {
        &self.manifest
    }

    /// The files that are not what the manifest says, in its order.
    ///
    /// # Errors
    /// When a file that is there cannot be read.
    pub fn faults(&self) -> Result<Vec<(&RecordedFile, FileFault)>, DatasetError> {
        let mut faults = Vec::new();
        for file in &self.manifest.tables {
            let path = self.folder.join(&file.path);
            match Seal::of(&path) {
                Ok(seal) if hex(&seal.sha256) == file.sha256 => {}
                Ok(_) => faults.push((file, FileFault::Changed)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => faults.push((file, FileFault::Missing)),
                Err(error) => return Err(DatasetError::Unreadable { path, error }),
            }
        }
        Ok(faults)
    }

    /// Whether the dataset has the table, in whatever format.
    pub fn has(&self, table: &str) -> bool {
        self.source(table).is_some()
    }

    /// Reads a table whole.
    ///
    /// # Errors
    /// When the dataset has no such table or its file cannot be read.
    pub fn table(&self, table: &str) -> Result<TableRows, DatasetError> {
        let missing = || DatasetError::NoTable { folder: self.folder.clone(), table: table.to_owned() };
        let (format, name) = self.source(table).ok_or_else(missing)?;
        let path = self.folder.join(name);
        read_rows(format, &path, table).map_err(|error| DatasetError::Unreadable { path, error })
    }

    /// That a table has not the columns that it should have.
    pub(super) fn lacks_columns(&self, table: &str) -> DatasetError {
        DatasetError::Columns { folder: self.folder.clone(), table: table.to_owned() }
    }

    /// The file to read a table from, of those that are there.
    fn source(&self, table: &str) -> Option<(Format, String)> {
        let names = Format::ALL.into_iter().map(|format| match format {
            Format::Sqlite => (format, Database::FILE_NAME.to_owned()),
            _ => (format, format!("{table}.{}", format.name())),
        });
        let mut known = names.filter(|(_, name)| self.manifest.tables.iter().any(|file| file.path == *name));
        known.find(|(_, name)| self.folder.join(name).is_file())
    }
}
