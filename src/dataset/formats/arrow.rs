//! Rows of a table as columns of Apache Arrow, by which Parquet is written and other languages are served.

use crate::dataset::schema::{Cell, Field, Kind, Presence};
use arrow_array::builder::{Date32Builder, Decimal128Builder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Float64Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::HashMap;
use std::sync::Arc;

/// The digits that a column of exact decimals holds, and how many of them stand behind the point. Every decimal that
/// [`Decimal`] can hold fits, so long as it has no more decimals than that.
const PRECISION: u8 = 38;
const SCALE: i8 = 9;
/// The day from which Arrow counts.
const EPOCH: Date = date(1970, 1, 1);

/// Gathers rows as columns.
pub struct Columns {
    schema: SchemaRef,
    columns: Vec<Column>,
    rows: usize,
}

enum Column {
    Text(StringBuilder),
    Integer(Int64Builder),
    Number(Decimal128Builder),
    Share(Float64Builder),
    Day(Date32Builder),
}

impl Columns {
    /// Columns for these fields, without rows.
    ///
    /// # Errors
    /// None that the fields can cause.
    pub fn new(fields: &[Field]) -> Result<Self, ArrowError> {
        let columns = fields.iter().map(|field| Column::new(field.kind)).collect::<Result<_, _>>()?;
        Ok(Self { schema: schema(fields), columns, rows: 0 })
    }

    /// The columns' names, types and meanings.
    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    /// How many rows were added since the last batch.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Adds a row: a cell for each of the fields, in their order. A decimal that has more decimals than the column holds is
    /// left unknown, since it would be another one.
    pub fn push(&mut self, cells: &[Cell<'_>]) {
        self.columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
        self.rows += 1;
    }

    /// The rows since the last batch.
    ///
    /// # Errors
    /// When a column that is never empty was.
    pub fn batch(&mut self) -> Result<RecordBatch, ArrowError> {
        self.rows = 0;
        RecordBatch::try_new(self.schema.clone(), self.columns.iter_mut().map(Column::finish).collect())
    }
}

impl Column {
    fn new(kind: Kind) -> Result<Self, ArrowError> {
        Ok(match kind {
            Kind::Text | Kind::Choice(_) => Column::Text(StringBuilder::new()),
            Kind::Integer => Column::Integer(Int64Builder::new()),
            Kind::Number => Column::Number(Decimal128Builder::new().with_precision_and_scale(PRECISION, SCALE)?),
            Kind::Share => Column::Share(Float64Builder::new()),
            Kind::Day => Column::Day(Date32Builder::new()),
        })
    }

    fn push(&mut self, cell: &Cell<'_>) {
        match (self, cell) {
            (Column::Text(column), Cell::Text(text)) => column.append_value(text),
            (Column::Text(column), _) => column.append_null(),
            (Column::Integer(column), Cell::Integer(number)) => column.append_option(i64::try_from(*number).ok()),
            (Column::Integer(column), _) => column.append_null(),
            (Column::Number(column), Cell::Number(number)) => column.append_option(unscaled(*number)),
            (Column::Number(column), _) => column.append_null(),
            (Column::Share(column), Cell::Number(number)) => column.append_option(number.to_f64()),
            (Column::Share(column), _) => column.append_null(),
            (Column::Day(column), Cell::Day(day)) => column.append_option(days(*day)),
            (Column::Day(column), _) => column.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Column::Text(column) => Arc::new(column.finish()),
            Column::Integer(column) => Arc::new(column.finish()),
            Column::Number(column) => Arc::new(column.finish()),
            Column::Share(column) => Arc::new(column.finish()),
            Column::Day(column) => Arc::new(column.finish()),
        }
    }
}

/// The rows of a batch of ours as texts, as CSV has them.
pub fn texts(batch: &RecordBatch) -> impl Iterator<Item = Vec<String>> {
    (0..batch.num_rows()).map(|row| batch.columns().iter().map(|column| text(column, row)).collect())
}

fn text(column: &ArrayRef, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Decimal128(..) => {
            let unscaled = column.as_primitive::<Decimal128Type>().value(row);
            let number = Decimal::try_from_i128_with_scale(unscaled, SCALE as u32);
            // What has more digits than a decimal of ours was not written by us.
            number.map_or_else(|_| unscaled.to_string(), |number| number.normalize().to_string())
        }
        DataType::Float64 => format!("{:.2}", column.as_primitive::<Float64Type>().value(row)),
        DataType::Date32 => {
            let days = jiff::Span::new().try_days(column.as_primitive::<Date32Type>().value(row));
            days.and_then(|days| EPOCH.checked_add(days)).map(|day| day.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn schema(fields: &[Field]) -> SchemaRef {
    let column = |field: &Field| {
        let kind = match field.kind {
            Kind::Text | Kind::Choice(_) => DataType::Utf8,
            Kind::Integer => DataType::Int64,
            Kind::Number => DataType::Decimal128(PRECISION, SCALE),
            Kind::Share => DataType::Float64,
            Kind::Day => DataType::Date32,
        };
        let described = [("description", Some(field.description)), ("unit", field.unit)];
        let described = described.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text?.to_owned())));
        let is_optional = field.presence == Presence::Optional;
        arrow_schema::Field::new(field.name, kind, is_optional).with_metadata(described.collect::<HashMap<_, _>>())
    };
    Arc::new(Schema::new(fields.iter().map(column).collect::<Vec<_>>()))
}

/// The decimal in units of the last decimal that the column holds.
fn unscaled(number: Decimal) -> Option<i128> {
    let number = number.normalize();
    let missing = (SCALE as u32).checked_sub(number.scale())?;
    number.mantissa().checked_mul(10_i128.checked_pow(missing)?)
}

fn days(day: Date) -> Option<i32> {
    EPOCH.until(day).ok().map(|span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decimal_of_few_decimals_fits_and_no_other_is_cut() {
        assert_eq!(unscaled(Decimal::MAX), Some(79_228_162_514_264_337_593_543_950_335 * 1_000_000_000));
        assert_eq!(unscaled(Decimal::new(-15, 1)), Some(-1_500_000_000));
        assert_eq!(unscaled(Decimal::new(1, 10)), None);
        assert_eq!(unscaled(Decimal::new(10, 10)), Some(1));
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!([days(EPOCH), days(date(2024, 2, 29)), days(date(1969, 12, 31))], [Some(0), Some(19_782), Some(-1)]);
    }
}
