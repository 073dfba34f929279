//! One SQLite database with all tables, their keys and indices.

use crate::dataset::hashed::Seal;
use crate::dataset::reader::TableRows;
use crate::dataset::schema::{Cell, Field, Kind, Presence, TableDescription};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Error, ErrorCode, OpenFlags, ToSql, params_from_iter};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// A database that is being written.
pub struct Database {
    connection: Connection,
    path: PathBuf,
    /// The tables that it has.
    tables: Vec<MadeTable>,
    rows: u64,
}

/// A table that was made.
struct MadeTable {
    description: TableDescription,
    fields: Vec<Field>,
    /// The statement that adds a row.
    insert: String,
}

impl Database {
    /// The file's name.
    pub const FILE_NAME: &str = "dataset.sqlite";

    /// A new database.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn create(path: &Path) -> io::Result<Self> {
        let connection = Connection::open(path).map_err(io_error)?;
        // A database that is not whole goes with its folder, so nothing need be undone.
        let quick = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN";
        connection.execute_batch(quick).map_err(io_error)?;
        Ok(Self { connection, path: path.to_owned(), tables: Vec::new(), rows: 0 })
    }

    /// Makes a table.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn table(&mut self, description: TableDescription, fields: &[Field]) -> io::Result<()> {
        self.connection.execute_batch(&definition(&description, fields)).map_err(io_error)?;
        let places = vec!["?"; fields.len()].join(", ");
        let insert = format!("INSERT INTO {} VALUES ({places})", quoted(description.name));
        self.tables.push(MadeTable { description, fields: fields.to_vec(), insert });
        self.connection.set_prepared_statement_cache_capacity(self.tables.len());
        Ok(())
    }

    /// Adds a row to a table, counted from 0 in the order in which they were made.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> io::Result<()> {
        let mut insert = self.connection.prepare_cached(&self.tables[table].insert).map_err(io_error)?;
        insert.execute(params_from_iter(cells)).map_err(io_error)?;
        self.rows += 1;
        Ok(())
    }

    /// Makes the indices and closes the file; gives the number of all rows with it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(self) -> io::Result<(Seal, u64)> {
        for MadeTable { description, fields, .. } in &self.tables {
            for column in indexed(description, fields) {
                let name = quoted(&format!("{}_{column}", description.name));
                let index = format!("CREATE INDEX {name} ON {} ({})", quoted(description.name), quoted(column));
                self.connection.execute_batch(&index).map_err(io_error)?;
            }
        }
        self.connection.execute_batch("COMMIT").map_err(io_error)?;
        self.connection.close().map_err(|(_, error)| io_error(error))?;
        File::open(&self.path)?.sync_all()?;
        Ok((Seal::of(&self.path)?, self.rows))
    }
}

/// Reads a table back.
///
/// # Errors
/// When the file cannot be read or has no such table.
pub fn read(path: &Path, table: &str) -> io::Result<TableRows> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(io_error)?;
    let select = format!("SELECT * FROM {} ORDER BY rowid", quoted(table));
    let types = format!("SELECT type FROM pragma_table_info({})", quoted(table));
    let mut types = connection.prepare(&types).map_err(io_error)?;
    let types = types.query_map([], |row| row.get::<_, String>(0)).map_err(io_error)?;
    let types: Vec<String> = types.collect::<Result<_, _>>().map_err(io_error)?;
    let mut select = connection.prepare(&select).map_err(io_error)?;
    let columns: Vec<String> = select.column_names().map(str::to_owned).collect();
    let width = columns.len();
    let cell = |at: usize, value: ValueRef<'_>| match value {
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
        ValueRef::Integer(whole) => whole.to_string(),
        // The shares alone are binary numbers by their column.
        ValueRef::Real(share) if types.get(at).is_some_and(|kind| kind == "REAL") => format!("{share:.2}"),
        ValueRef::Real(real) => real.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
    };
    let rows = select.query_map([], |row| (0..width).map(|at| row.get_ref(at).map(|value| cell(at, value))).collect());
    let rows = rows.map_err(io_error)?.collect::<Result<_, _>>().map_err(io_error)?;
    Ok(TableRows { columns, rows })
}

/// The statement that makes a table. Decimals have the type ANY, which keeps what it is given.
fn definition(description: &TableDescription, fields: &[Field]) -> String {
    let column = |field: &Field| {
        let kind = match field.kind {
            Kind::Text | Kind::Choice(_) | Kind::Day => "TEXT",
            Kind::Integer => "INTEGER",
            Kind::Number => "ANY",
            Kind::Share => "REAL",
        };
        let presence = match field.presence {
            Presence::Optional => "",
            Presence::Required => " NOT NULL",
            Presence::Unique => " NOT NULL UNIQUE",
        };
        // A key is unique without saying so.
        let presence = if description.primary_key == [field.name] { " NOT NULL" } else { presence };
        format!("{} {kind}{presence}", quoted(field.name))
    };
    let mut parts: Vec<String> = fields.iter().map(column).collect();
    if !description.primary_key.is_empty() {
        let columns: Vec<String> = description.primary_key.iter().map(|column| quoted(column)).collect();
        parts.push(format!("PRIMARY KEY ({})", columns.join(", ")));
    }
    parts.extend(description.foreign_keys.iter().map(|key| {
        format!("FOREIGN KEY ({}) REFERENCES {} ({})", quoted(key.column), quoted(key.table), quoted(key.key))
    }));
    format!("CREATE TABLE {} ({}) STRICT", quoted(description.name), parts.join(", "))
}

/// The columns that tables are joined and searched by: those that name rows of others, and days.
fn indexed<'f>(description: &'f TableDescription, fields: &'f [Field]) -> impl Iterator<Item = &'static str> + 'f {
    let is_searched = |field: &&Field| {
        matches!(field.kind, Kind::Day) || description.foreign_keys.iter().any(|key| key.column == field.name)
    };
    let is_key = |field: &&Field| description.primary_key.first() == Some(&field.name);
    fields.iter().filter(is_searched).filter(move |field| !is_key(field)).map(|field| field.name)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Empty => ToSqlOutput::Owned(Value::Null),
            Cell::Text(Cow::Borrowed(text)) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Cell::Text(Cow::Owned(text)) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Cell::Integer(number) => i64::try_from(*number).map_or_else(|_| number.to_string().into(), i64::into),
            Cell::Number(number) => ToSqlOutput::Owned(exact(*number)),
            Cell::Day(day) => day.to_string().into(),
        })
    }
}

/// The decimal as SQLite can hold it without loss: a whole number, a binary number of so few digits that reading it back
/// gives the same ones, or else its digits.
fn exact(number: Decimal) -> Value {
    const DIGITS_OF_A_DOUBLE: usize = 15;
    let number = number.normalize();
    let digits = number.mantissa().unsigned_abs().to_string().len();
    match (number.scale(), number.to_i64(), number.to_f64()) {
        (0, Some(whole), _) => Value::Integer(whole),
        (1.., _, Some(real)) if digits <= DIGITS_OF_A_DOUBLE => Value::Real(real),
        _ => Value::Text(number.to_string()),
    }
}

/// What the system said, where it was the system.
fn io_error(error: Error) -> io::Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => io::ErrorKind::StorageFull.into(),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => {
            io::ErrorKind::PermissionDenied.into()
        }
        _ => io::Error::other(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_come_back_as_they_went_in() {
        let shown = |number: &str| match exact(number.parse().unwrap()) {
            Value::Integer(whole) => format!("integer {whole}"),
            Value::Real(real) => format!("real {real}"),
            Value::Text(text) => format!("text {text}"),
            other => format!("{other:?}"),
        };
        assert_eq!(shown("1500000000000"), "integer 1500000000000");
        assert_eq!(shown("3.40"), "real 3.4");
        assert_eq!(shown("0.1234567890123456789"), "text 0.1234567890123456789");
        assert_eq!(shown("79228162514264337593543950335"), "text 79228162514264337593543950335");
    }
}
