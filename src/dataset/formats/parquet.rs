//! Apache Parquet: a file a table, its columns typed and described as in `datapackage.json`.

use super::arrow::{self, Columns};
use super::{Sink, TableWriter};
use crate::dataset::hashed::Seal;
use crate::dataset::reader::TableRows;
use crate::dataset::schema::{Cell, Field};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use std::fs::File;
use std::io;
use std::path::Path;

/// How many rows are gathered before they are written.
const BATCH: usize = 1 << 14;

/// Writes a table as Parquet.
pub struct ParquetWriter {
    file: ArrowWriter<Sink>,
    columns: Columns,
}

impl ParquetWriter {
    /// Begins the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(sink: Sink, fields: &[Field]) -> io::Result<Self> {
        let columns = Columns::new(fields).map_err(io::Error::other)?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let file = ArrowWriter::try_new(sink, columns.schema(), Some(properties)).map_err(io_error)?;
        Ok(Self { file, columns })
    }

    fn write_batch(&mut self) -> io::Result<()> {
        let batch = self.columns.batch().map_err(io::Error::other)?;
        self.file.write(&batch).map_err(io_error)
    }
}

impl TableWriter for ParquetWriter {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.columns.push(cells);
        if self.columns.rows() == BATCH { self.write_batch() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> io::Result<Seal> {
        self.write_batch()?;
        self.file.into_inner().map_err(io_error)?.seal()
    }
}

/// Reads a table back.
///
/// # Errors
/// When the file cannot be read.
pub fn read(path: &Path) -> io::Result<TableRows> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?).map_err(io_error)?;
    let columns = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let mut table = TableRows { columns, rows: Vec::new() };
    for batch in builder.build().map_err(io_error)? {
        table.rows.extend(arrow::texts(&batch.map_err(io::Error::other)?));
    }
    Ok(table)
}

/// What the system said, where it was the system.
fn io_error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    }
}
