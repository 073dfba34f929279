//! A dataset's tables in memory, as columns of Apache Arrow.

use super::formats::arrow::Columns;
use super::schema::Cell;
use super::sink::{Heading, Opened, TableSink};
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

/// Tables in memory.
#[derive(Default)]
pub struct Tables(Vec<(&'static str, Columns)>);

impl Tables {
    /// The tables by name, in the order of the dataset.
    ///
    /// # Errors
    /// When a column that is never empty was.
    pub fn finish(self) -> Result<Vec<(&'static str, RecordBatch)>, ArrowError> {
        self.0.into_iter().map(|(name, mut columns)| Ok((name, columns.batch()?))).collect()
    }
}

impl TableSink for Tables {
    type Error = ArrowError;

    fn open(&mut self, Heading { description, fields }: Heading) -> Result<Opened, ArrowError> {
        self.0.push((description.name, Columns::new(&fields)?));
        Ok(Opened(self.0.len() - 1))
    }

    fn row(&mut self, Opened(table): Opened, cells: &[Cell<'_>]) -> Result<(), ArrowError> {
        self.0[table].1.push(cells);
        Ok(())
    }
}
