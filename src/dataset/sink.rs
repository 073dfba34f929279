//! Where tables go: files of a folder, or columns in memory. All are open at once, since what stands in releases is written
//! as the run goes and who is who is known at its end.

use super::schema::{Cell, Field, Table, TableDescription};

/// Takes the tables of a dataset.
pub trait TableSink {
    /// Why it cannot take one.
    type Error;

    /// Begins the next table, in the order of the dataset.
    ///
    /// # Errors
    /// When it cannot be begun.
    fn open(&mut self, heading: Heading) -> Result<Opened, Self::Error>;

    /// Begins the next table, one that users write themselves.
    ///
    /// # Errors
    /// When it cannot be begun.
    fn open_editable(&mut self, heading: Heading) -> Result<Opened, Self::Error> {
        self.open(heading)
    }

    /// Adds a row: a cell for each of the table's fields, in their order.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn row(&mut self, table: Opened, cells: &[Cell<'_>]) -> Result<(), Self::Error>;
}

/// A table that a sink has begun, by its place among them, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened(pub usize);

/// What a table is, with its columns in order.
#[derive(Clone, Debug)]
pub struct Heading {
    /// What it is.
    pub description: TableDescription,
    /// Its columns, in order.
    pub fields: Vec<Field>,
}

impl<R> From<&Table<R>> for Heading {
    fn from(table: &Table<R>) -> Self {
        Self { description: table.description, fields: table.columns.iter().map(|column| column.field).collect() }
    }
}
