//! JSON Lines: an object a row, its keys in the order of the columns; an unknown cell is `null`.

use super::{Sink, TableWriter};
use crate::dataset::hashed::Seal;
use crate::dataset::reader::TableRows;
use crate::dataset::schema::{Cell, Field};
use rustc_hash::FxHashMap;
use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

/// Writes a table as JSON Lines.
pub struct JsonLinesWriter {
    sink: Sink,
    names: Vec<&'static str>,
}

impl JsonLinesWriter {
    /// A file that has no head.
    pub fn new(sink: Sink, fields: &[Field]) -> Self {
        Self { sink, names: fields.iter().map(|field| field.name).collect() }
    }
}

impl TableWriter for JsonLinesWriter {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        serde_json::to_writer(&mut self.sink, &Row { names: &self.names, cells })?;
        self.sink.write_all(b"\n")
    }

    fn finish(self: Box<Self>) -> io::Result<Seal> {
        self.sink.seal()
    }
}

/// Reads a table back; one without rows has no columns.
///
/// # Errors
/// When the file cannot be read or a line is no object of texts and numbers.
pub fn read(path: &Path) -> io::Result<TableRows> {
    let mut table = TableRows::default();
    for line in BufReader::new(File::open(path)?).lines() {
        let line = line?;
        let row: serde_json::Map<String, Value> = serde_json::from_str(&line)?;
        if table.columns.is_empty() {
            table.columns = row.keys().cloned().collect();
        }
        let numbers: FxHashMap<&str, &RawValue> = serde_json::from_str(&line)?;
        let cell = |(name, value): (&String, &Value)| match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            // The digits as they stand.
            _ => numbers.get(name.as_str()).map(|number| number.get().to_owned()).unwrap_or_default(),
        };
        table.rows.push(row.iter().map(cell).collect());
    }
    Ok(table)
}

struct Row<'r> {
    names: &'r [&'static str],
    cells: &'r [Cell<'r>],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.names.len()))?;
        for (name, cell) in self.names.iter().zip(self.cells) {
            match cell {
                Cell::Empty => map.serialize_entry(name, &())?,
                Cell::Text(text) => map.serialize_entry(name, text)?,
                Cell::Integer(number) => map.serialize_entry(name, number)?,
                // Every digit: a reader that takes JSON's numbers for decimals loses none.
                Cell::Number(number) => {
                    let digits = RawValue::from_string(number.to_string()).map_err(S::Error::custom)?;
                    map.serialize_entry(name, &digits)?;
                }
                Cell::Day(day) => map.serialize_entry(name, &day.to_string())?,
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    #[test]
    fn a_row_keeps_order_and_every_digit() {
        let cells = ["a \"b\"\n".into(), Decimal::new(1_234_567_890_123_456_789, 2).into(), Cell::Empty];
        let row = serde_json::to_string(&Row { names: &["text", "value", "item"], cells: &cells }).unwrap();
        assert_eq!(row, r#"{"text":"a \"b\"\n","value":12345678901234567.89,"item":null}"#);
    }
}
