//! Comma-separated values: RFC 4180, UTF-8, LF, a header row.

use super::{Sink, TableWriter};
use crate::dataset::hashed::Seal;
use crate::dataset::reader::TableRows;
use crate::dataset::schema::{Cell, Field};
use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

/// What stands before a text that a spreadsheet would otherwise run as a formula.
const GUARD: char = '\'';

/// Writes a table as CSV.
pub struct CsvWriter<W: Write> {
    rows: csv::Writer<W>,
    number: String,
}

impl<W: Write> CsvWriter<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(sink: W, fields: &[Field]) -> io::Result<Self> {
        let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(sink);
        rows.write_record(fields.iter().map(|field| field.name)).map_err(io_error)?;
        Ok(Self { rows, number: String::new() })
    }

    fn write(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            self.rows.write_field(&*shown(cell, &mut self.number)).map_err(io_error)?;
        }
        self.rows.write_record(None::<&[u8]>).map_err(io_error)
    }

    fn into_sink(self) -> io::Result<W> {
        self.rows.into_inner().map_err(|error| error.into_error())
    }
}

impl TableWriter for CsvWriter<Sink> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.write(cells)
    }

    fn finish(self: Box<Self>) -> io::Result<Seal> {
        self.into_sink()?.seal()
    }
}

/// Reads a table back.
///
/// # Errors
/// When the file cannot be read or a row has not as many cells as the header.
pub fn read(path: &Path) -> io::Result<TableRows> {
    let mut reader = csv::Reader::from_path(path).map_err(io_error)?;
    let columns = reader.headers().map_err(io_error)?.iter().map(str::to_owned).collect();
    let row = |record: csv::StringRecord| record.iter().map(|cell| unguarded(cell).to_owned()).collect();
    let rows = reader.records().map(|record| record.map(row).map_err(io_error)).collect::<io::Result<_>>()?;
    Ok(TableRows { columns, rows })
}

/// Whether a spreadsheet would run the text as a formula, so that a guard stands before it in CSV: one that begins with `=`,
/// `@`, a tab or a line end, and one that begins with `+` or `-` and goes on with more than a number and its unit. (After
/// OWASP's "CSV injection", which would guard "-5 degrees" as well.)
fn is_guarded(text: &str) -> bool {
    let mut rest = text.chars();
    match rest.next() {
        Some('=' | '@' | '\t' | '\r' | '\n') => true,
        // A text that has the guard of its own gets another one, so that taking one away gives it back.
        Some(GUARD) => is_guarded(rest.as_str()),
        Some('+' | '-') => rest.any(|c| !(c.is_alphanumeric() || c.is_whitespace() || ".,%°$€£¥₸₽–’".contains(c))),
        _ => false,
    }
}

/// The text as a cell of CSV: behind a guard where a spreadsheet would run it as a formula.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_guarded(text) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell of CSV without the guard that may stand before it.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|text| is_guarded(text)).unwrap_or(cell)
}

/// What the system said; the library's own conversion would hide its kind.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

/// The cell as text; numbers are written into the buffer.
fn shown<'c>(cell: &'c Cell<'_>, buffer: &'c mut String) -> Cow<'c, str> {
    use std::fmt::Write;
    buffer.clear();
    // Writing into a string cannot fail.
    let _ = match cell {
        Cell::Empty => Ok(()),
        Cell::Text(text) => return guarded(text),
        Cell::Integer(number) => write!(buffer, "{number}"),
        Cell::Number(number) => write!(buffer, "{number}"),
        Cell::Day(day) => write!(buffer, "{day}"),
    };
    Cow::Borrowed(buffer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::schema::{Kind, Presence};

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

    fn fields() -> [Field; 2] {
        let field = |name, kind| Field { name, kind, description: "", unit: None, presence: Presence::Optional };
        [field("text", Kind::Text), field("number", Kind::Integer)]
    }

    fn written(rows: &[[Cell<'_>; 2]]) -> String {
        let mut writer = CsvWriter::new(Vec::new(), &fields()).unwrap();
        rows.iter().for_each(|row| writer.write(row).unwrap());
        String::from_utf8(writer.into_sink().unwrap()).unwrap()
    }

    #[test]
    fn cells_are_quoted_as_rfc_4180_asks() {
        let rows = [["plain".into(), 1_u32.into()], ["a, \"b\"\nc".into(), Cell::Empty], ["".into(), 0_u32.into()]];
        assert_eq!(written(&rows), "text,number\nplain,1\n\"a, \"\"b\"\"\nc\",\n,0\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        let formulas = ["=1+1", "@SUM(A1)", "\t=1", "+cmd|' /C calc'!A0", "-2+3", "--1", "'=1"];
        let texts = ["-5 degrees", "+7 727 2501234", "-1.5 %", "'tis", "a=b", "−5", "-"];
        assert!(formulas.iter().all(|text| is_guarded(text)), "{formulas:?}");
        assert!(!texts.iter().any(|text| is_guarded(text)), "{texts:?}");
        assert!(formulas.iter().chain(&texts).all(|text| {
            let rows = written(&[[(*text).into(), Cell::Empty]]);
            let mut rows = csv::Reader::from_reader(rows.as_bytes());
            rows.records().all(|row| unguarded(&row.unwrap()[0]) == *text)
        }));
        assert_eq!(
            written(&[["=1+1".into(), Cell::Empty], ["'=1".into(), Cell::Empty]]),
            "text,number\n'=1+1,\n''=1,\n"
        );
    }

    #[test]
    fn a_full_disk_is_an_error_and_not_a_short_table() {
        let mut writer = CsvWriter::new(Disk { room: 20_000 }, &fields()).unwrap();
        let rows = (0..10_000_u32).try_for_each(|n| writer.write(&["text".into(), n.into()]));
        let failure = rows.and_then(|()| writer.into_sink().map(|_| ())).unwrap_err();
        assert_eq!(failure.kind(), io::ErrorKind::StorageFull);
    }
}
