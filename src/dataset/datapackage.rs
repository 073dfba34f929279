//! `datapackage.json`: a Frictionless Data Package (version 1, profile `tabular-data-package`) of all tables.

use super::OutputError;
use super::file::TableFile;
use super::output::write_json;
use super::schema::{Field, ForeignKey, Kind, Presence};
use serde_json::{Map, Value, json};
use std::path::Path;

/// The file's name.
pub const FILE_NAME: &str = "datapackage.json";

/// Writes the description of the tables into the folder.
///
/// # Errors
/// When the file cannot be written.
pub fn write(folder: &Path, tables: &[TableFile]) -> Result<(), OutputError> {
    let package = json!({
        "profile": "tabular-data-package",
        "name": "press-releases",
        "title": "People, agencies, posts and figures named in press releases",
        "description": "Positions (start, end) are half-open ranges of Unicode code points in a release's text; a \
            `text` cell equals text[start:end]. Empty cells are unknown. Rows stand in archive order, then by position.",
        "version": env!("CARGO_PKG_VERSION"),
        "resources": tables.iter().map(resource).collect::<Vec<_>>(),
    });
    write_json(&folder.join(FILE_NAME), &package)
}

fn resource(table: &TableFile) -> Value {
    let mut schema = Map::new();
    schema.insert("fields".into(), table.fields.iter().map(field).collect());
    schema.insert("missingValues".into(), json!([""]));
    if !table.description.primary_key.is_empty() {
        schema.insert("primaryKey".into(), json!(table.description.primary_key));
    }
    if !table.description.foreign_keys.is_empty() {
        let keys = table.description.foreign_keys.iter().map(|key| foreign_key(table.description.name, key));
        schema.insert("foreignKeys".into(), keys.collect());
    }
    json!({
        "profile": "tabular-data-resource",
        "name": table.description.name,
        "description": table.description.row,
        "path": table.file_name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": table.bytes,
        "hash": format!("sha256:{}", super::manifest::hex(&table.sha256)),
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": schema,
    })
}

fn field(field: &Field) -> Value {
    let mut constraints = Map::new();
    if field.presence != Presence::Optional {
        constraints.insert("required".into(), json!(true));
    }
    if field.presence == Presence::Unique {
        constraints.insert("unique".into(), json!(true));
    }
    let kind = match field.kind {
        Kind::Text => "string",
        Kind::Choice(words) => {
            constraints.insert("enum".into(), json!(words));
            "string"
        }
        Kind::Integer => {
            constraints.insert("minimum".into(), json!(0));
            "integer"
        }
        Kind::Number => "number",
        Kind::Share => {
            constraints.insert("minimum".into(), json!(0));
            constraints.insert("maximum".into(), json!(1));
            "number"
        }
        Kind::Day => "date",
    };
    let mut described = Map::new();
    described.insert("name".into(), json!(field.name));
    described.insert("type".into(), json!(kind));
    described.insert("description".into(), json!(field.description));
    if let Some(unit) = field.unit {
        described.insert("unit".into(), json!(unit));
    }
    if !constraints.is_empty() {
        described.insert("constraints".into(), constraints.into());
    }
    described.into()
}

fn foreign_key(own: &str, key: &ForeignKey) -> Value {
    // A table is called "" where its own columns refer to it.
    let resource = if key.table == own { "" } else { key.table };
    json!({ "fields": [key.column], "reference": { "resource": resource, "fields": [key.key] } })
}
