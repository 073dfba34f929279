//! Rows of tables as JSON objects: the same columns in the same order, their cells formatted alike.

use super::records::ReleaseRecord;
use super::schema::{Cell, Table};
use super::tables::{self, InRelease};
use serde_json::{Map, Value};

/// The rows of a release's amounts, in order.
pub fn amount_objects(release: &ReleaseRecord) -> impl Iterator<Item = Map<String, Value>> {
    objects(release, tables::amounts(), &release.amounts)
}

/// The rows of a release's dates, in order.
pub fn date_objects(release: &ReleaseRecord) -> impl Iterator<Item = Map<String, Value>> {
    objects(release, tables::dates(), &release.dates)
}

fn objects<'r, T>(
    release: &'r ReleaseRecord,
    table: Table<InRelease<'r, T>>,
    records: &'r [T],
) -> impl Iterator<Item = Map<String, Value>> {
    (1..).zip(records).map(move |(ordinal, record)| {
        let row = InRelease::alone(&release.head, ordinal, record);
        let cells = table.columns.iter().map(|column| (column.field.name.to_owned(), value((column.cell)(&row))));
        cells.collect()
    })
}

/// A cell as JSON: positions are numbers, exact decimals are texts, so that no reader rounds them.
fn value(cell: Cell<'_>) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::String(text.into_owned()),
        Cell::Integer(number) => number.into(),
        Cell::Number(number) => Value::String(number.to_string()),
        Cell::Day(day) => Value::String(day.to_string()),
    }
}
