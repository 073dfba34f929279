//! One table as a CSV file: RFC 4180, UTF-8, LF, a header row; counted and hashed as it is written.

use super::OutputError;
use super::output::sync;
use super::schema::{Cell, Field, Table, TableDescription};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A table that was written.
#[derive(Clone, Debug)]
pub struct TableFile {
    /// What it is.
    pub description: TableDescription,
    /// Its columns, in order.
    pub fields: Vec<Field>,
    /// The file's name.
    pub file_name: String,
    /// How many rows it has, the header aside.
    pub rows: u64,
    /// The file's length in bytes.
    pub bytes: u64,
    /// SHA-256 of the file's bytes.
    pub sha256: [u8; 32],
}

/// Streams a table's rows into a file of the folder.
///
/// # Errors
/// When the file cannot be written.
pub fn write_table<R>(
    folder: &Path,
    table: &Table<R>,
    rows: impl Iterator<Item = R>,
) -> Result<TableFile, OutputError> {
    let file_name = format!("{}.csv", table.description.name);
    let path = folder.join(&file_name);
    let failed = |error| OutputError::write(&path, error);
    let file = File::create(&path).map_err(failed)?;
    let sink = Hashed { inner: BufWriter::with_capacity(1 << 16, file), hash: Sha256::new(), bytes: 0 };
    let (sink, rows) = write_rows(sink, table, rows).map_err(failed)?;
    let file = sink.inner.into_inner().map_err(|error| failed(error.into_error()))?;
    sync(&file, &path)?;
    Ok(TableFile {
        description: table.description,
        fields: table.columns.iter().map(|column| column.field).collect(),
        file_name,
        rows,
        bytes: sink.bytes,
        sha256: sink.hash.finalize().into(),
    })
}

fn write_rows<R, W: Write>(sink: W, table: &Table<R>, rows: impl Iterator<Item = R>) -> io::Result<(W, u64)> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(sink);
    writer.write_record(table.columns.iter().map(|column| column.field.name)).map_err(io_error)?;
    let (mut count, mut number) = (0, String::new());
    for row in rows {
        for column in &table.columns {
            let cell = (column.cell)(&row);
            writer.write_field(shown(&cell, &mut number)).map_err(io_error)?;
        }
        writer.write_record(None::<&[u8]>).map_err(io_error)?;
        count += 1;
    }
    let sink = writer.into_inner().map_err(|error| error.into_error())?;
    Ok((sink, count))
}

/// What the system said; the library's own conversion would hide its kind.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

/// The cell as text; numbers are written into the buffer.
fn shown<'c>(cell: &'c Cell<'_>, buffer: &'c mut String) -> &'c str {
    use std::fmt::Write;
    buffer.clear();
    // Writing into a string cannot fail.
    let _ = match cell {
        Cell::Empty => return "",
        Cell::Text(text) => return text,
        Cell::Integer(number) => write!(buffer, "{number}"),
        Cell::Number(number) => write!(buffer, "{number}"),
        Cell::Day(day) => write!(buffer, "{day}"),
    };
    buffer
}

/// Counts and hashes what goes through.
struct Hashed<W> {
    inner: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::schema::{Column, Kind};

    struct Disk {
        room: usize,
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.room == 0 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            let written = bytes.len().min(self.room);
            self.room -= written;
            Ok(written)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn table() -> Table<(&'static str, Option<u32>)> {
        Table {
            description: TableDescription { name: "t", row: "", primary_key: &[], foreign_keys: &[] },
            columns: vec![
                Column::new("text", Kind::Text, "", |row: &(&str, Option<u32>)| row.0.into()),
                Column::new("number", Kind::Integer, "", |row: &(&str, Option<u32>)| row.1.into()),
            ],
        }
    }

    #[test]
    fn cells_are_quoted_as_rfc_4180_asks() {
        let rows = [("plain", Some(1)), ("a, \"b\"\nc", None), ("", Some(0))];
        let (bytes, count) = write_rows(Vec::new(), &table(), rows.into_iter()).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "text,number\nplain,1\n\"a, \"\"b\"\"\nc\",\n,0\n");
        assert_eq!(count, 3);
    }

    #[test]
    fn a_full_disk_is_an_error_and_not_a_short_table() {
        let rows = (0..10_000).map(|n| ("text", Some(n)));
        let failure = write_rows(Disk { room: 20_000 }, &table(), rows).map(|_| ()).unwrap_err();
        assert_eq!(failure.kind(), io::ErrorKind::StorageFull);
    }
}
