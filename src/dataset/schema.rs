//! What a table is: its columns with their types, meanings and keys, and where each cell comes from.
//!
//! The header of the CSV file, the rows and the description in `datapackage.json` are all made from this.

use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A table of rows of type `R`.
pub struct Table<R> {
    /// What it is and how it relates to others.
    pub description: TableDescription,
    /// The columns, in order.
    pub columns: Vec<Column<R>>,
}

/// What a table is and how it relates to others.
#[derive(Clone, Copy, Debug)]
pub struct TableDescription {
    /// The file's name without its extension.
    pub name: &'static str,
    /// What a row is.
    pub row: &'static str,
    /// The columns that together identify a row; empty where none do.
    pub primary_key: &'static [&'static str],
    /// The columns that name rows of other tables.
    pub foreign_keys: &'static [ForeignKey],
}

/// A column whose cells, where not empty, name a row of a table.
#[derive(Clone, Copy, Debug)]
pub struct ForeignKey {
    /// The column.
    pub column: &'static str,
    /// The table, perhaps the column's own.
    pub table: &'static str,
    /// That table's column which holds the same cell.
    pub key: &'static str,
}

/// A column: its description and how a row's cell is made.
pub struct Column<R> {
    /// What it is.
    pub field: Field,
    /// The row's cell.
    pub cell: fn(&R) -> Cell<'_>,
}

impl<R> Column<R> {
    /// A column that may be empty.
    pub fn new(name: &'static str, kind: Kind, description: &'static str, cell: fn(&R) -> Cell<'_>) -> Self {
        Self { field: Field { name, kind, description, unit: None, presence: Presence::Optional }, cell }
    }

    /// The same column, never empty.
    pub fn required(mut self) -> Self {
        self.field.presence = Presence::Required;
        self
    }

    /// The same column, never empty, and no two rows alike.
    pub fn unique(mut self) -> Self {
        self.field.presence = Presence::Unique;
        self
    }

    /// The same column, with its unit.
    pub fn unit(mut self, unit: &'static str) -> Self {
        self.field.unit = Some(unit);
        self
    }
}

/// What a column is.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name in the header.
    pub name: &'static str,
    /// The type of its cells.
    pub kind: Kind,
    /// What it means.
    pub description: &'static str,
    /// What its numbers are counted in.
    pub unit: Option<&'static str>,
    /// Whether its cells may be empty or alike.
    pub presence: Presence,
}

/// The type of a column's cells.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Any text.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number, 0 or more.
    Integer,
    /// An exact decimal.
    Number,
    /// A number from 0 to 1.
    Share,
    /// A day, as `2024-01-31`.
    Day,
}

/// Whether a column's cells may be empty or alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Empty where unknown.
    Optional,
    /// Never empty.
    Required,
    /// Never empty, and no two rows alike.
    Unique,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'r> {
    /// Unknown.
    Empty,
    /// A text.
    Text(Cow<'r, str>),
    /// A whole number.
    Integer(u64),
    /// An exact decimal.
    Number(Decimal),
    /// A day.
    Day(Date),
}

impl<'r> From<&'r str> for Cell<'r> {
    fn from(text: &'r str) -> Self {
        Cell::Text(Cow::Borrowed(text))
    }
}

impl<'r> From<&'r String> for Cell<'r> {
    fn from(text: &'r String) -> Self {
        Cell::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(Cow::Owned(text))
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Cell::Integer(number.into())
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Cell::Integer(number as u64)
    }
}

impl From<Decimal> for Cell<'_> {
    fn from(number: Decimal) -> Self {
        Cell::Number(number)
    }
}

impl From<Date> for Cell<'_> {
    fn from(day: Date) -> Self {
        Cell::Day(day)
    }
}

impl<'r, T: Into<Cell<'r>>> From<Option<T>> for Cell<'r> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Empty, Into::into)
    }
}
