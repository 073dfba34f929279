//! The formats that tables are written in, one file each: every one takes a table's rows as cells.

pub mod arrow;
pub mod conllu;
pub mod csv;
mod json_lines;
mod parquet;
mod sqlite;

pub use sqlite::Database;

use super::hashed::{Hashed, Seal};
use super::reader::TableRows;
use super::schema::{Cell, Field};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;
use std::str::FromStr;

/// A format of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// RFC 4180, UTF-8, LF, a header row.
    Csv,
    /// Apache Parquet: a file a table, with typed columns.
    Parquet,
    /// A JSON object a line and row.
    #[serde(rename = "jsonl")]
    JsonLines,
    /// One SQLite database with all tables, their keys and indices.
    Sqlite,
    /// One CoNLL-U file with all sentences and their tags, beside the tables.
    Conllu,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 5] = [Format::Csv, Format::Parquet, Format::JsonLines, Format::Sqlite, Format::Conllu];

    /// The word by which a user asks for it, the ending of its files, and what Frictionless calls it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Parquet => "parquet",
            Format::JsonLines => "jsonl",
            Format::Sqlite => "sqlite",
            Format::Conllu => "conllu",
        }
    }

    /// The media type of its files.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv",
            Format::Parquet => "application/vnd.apache.parquet",
            Format::JsonLines => "application/jsonl",
            Format::Sqlite => "application/vnd.sqlite3",
            Format::Conllu => "text/plain",
        }
    }
}

/// A word that names no format.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no format: give csv, parquet, jsonl, sqlite or conllu, several with commas between them")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        let named = Format::ALL.into_iter().find(|format| format.name() == word);
        named.ok_or_else(|| UnknownFormat(word.to_owned()))
    }
}

/// A file that a table is written to.
pub type Sink = Hashed<BufWriter<File>>;

/// Writes the rows of one table to one file.
pub trait TableWriter {
    /// Adds a row: a cell for each of the table's fields, in their order.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;

    /// Writes what is left and waits until the disk holds the file.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn finish(self: Box<Self>) -> io::Result<Seal>;
}

impl Format {
    /// A writer of a table of these fields; `None` for a format that has no file a table.
    ///
    /// # Errors
    /// When the head of the file cannot be written.
    pub fn writer(self, sink: Sink, fields: &[Field]) -> io::Result<Option<Box<dyn TableWriter>>> {
        Ok(Some(match self {
            Format::Csv => Box::new(csv::CsvWriter::new(sink, fields)?),
            Format::Parquet => Box::new(parquet::ParquetWriter::new(sink, fields)?),
            Format::JsonLines => Box::new(json_lines::JsonLinesWriter::new(sink, fields)),
            Format::Sqlite | Format::Conllu => return Ok(None),
        }))
    }
}

/// Reads a table's rows back, as CSV has them: unknown cells are empty, guards are taken away.
///
/// # Errors
/// When the file cannot be read or does not hold the table.
pub fn read_rows(format: Format, path: &Path, table: &str) -> io::Result<TableRows> {
    match format {
        Format::Csv => csv::read(path),
        Format::Parquet => parquet::read(path),
        Format::JsonLines => json_lines::read(path),
        Format::Sqlite => sqlite::read(path, table),
        Format::Conllu => Err(io::Error::other("CoNLL-U holds no tables")),
    }
}
