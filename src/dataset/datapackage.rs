//! `datapackage.json`: a Frictionless Data Package (version 1, profile `tabular-data-package`) of all tables.

use super::OutputError;
use super::formats::Format;
use super::output::write_json;
use super::schema::{Field, ForeignKey, Kind, Presence};
use super::written::{DataFile, Written, WrittenTable};
use serde_json::{Map, Value, json};
use std::path::Path;

/// The file's name.
pub const FILE_NAME: &str = "datapackage.json";

/// The profile of a resource that is a table.
const TABULAR: &str = "tabular-data-resource";

/// Writes the description of the tables into the folder.
///
/// # Errors
/// When the file cannot be written.
pub fn write(folder: &Path, written: &Written) -> Result<(), OutputError> {
    let resources = resources(written);
    let is_tabular = resources.iter().all(|resource| resource["profile"] == TABULAR);
    let profile = if is_tabular { "tabular-data-package" } else { "data-package" };
    let package = json!({
        "profile": profile,
        "name": "press-releases",
        "title": "People, agencies, posts and figures named in press releases",
        "description": "Positions (start, end) are half-open ranges of Unicode code points in a release's text; a \
            `text` cell equals text[start:end]. Empty cells are unknown. Rows stand in archive order, then by position.",
        "version": env!("CARGO_PKG_VERSION"),
        "resources": resources,
    });
    write_json(&folder.join(FILE_NAME), &package)
}

/// The resources: the tables in the first format, under their own names, then those in others, the database and the sentences.
fn resources(written: &Written) -> Vec<Value> {
    let first = written.tables.first().and_then(|table| table.files.first()).map(|file| file.format);
    let mut formats: Vec<Format> = first.into_iter().collect();
    for file in written.tables.iter().flat_map(|table| &table.files) {
        if !formats.contains(&file.format) {
            formats.push(file.format);
        }
    }
    let in_format = |&format: &Format| {
        let suffix = if Some(format) == first { String::new() } else { format!("-{}", format.name()) };
        let files = written.tables.iter().flat_map(|table| table.files.iter().map(move |file| (table, file)));
        let files = files.filter(move |(_, file)| file.format == format);
        files.map(move |(table, file)| resource(table, file, &suffix)).collect::<Vec<_>>()
    };
    let database = written
        .database
        .iter()
        .map(|(file, _)| ("database", "All tables in one SQLite database, with keys and indices.", file));
    let sentences = written
        .sentences
        .iter()
        .map(|(file, _)| ("sentences", "All sentences with their tokens and tags, as CoNLL-U.", file));
    let others = database.chain(sentences).map(|(name, description, file)| {
        let mut resource = data_file(name, description, file);
        as_a_file(&mut resource);
        resource.into()
    });
    formats.iter().flat_map(in_format).chain(others).collect()
}

/// What is said of any file of data.
fn data_file(name: &str, description: &str, file: &DataFile) -> Map<String, Value> {
    let mut resource = Map::new();
    resource.insert("name".into(), json!(name));
    resource.insert("description".into(), json!(description));
    resource.insert("path".into(), json!(file.name));
    resource.insert("format".into(), json!(file.format.name()));
    resource.insert("mediatype".into(), json!(file.format.media_type()));
    resource.insert("bytes".into(), json!(file.seal.bytes));
    resource.insert("hash".into(), json!(format!("sha256:{}", super::manifest::hex(&file.seal.sha256))));
    resource
}

/// Says that the resource is no table.
fn as_a_file(resource: &mut Map<String, Value>) {
    resource.insert("profile".into(), json!("data-resource"));
    resource.insert("type".into(), json!("file"));
}

/// A table in a format; `suffix` stands behind the names of all tables in it.
fn resource(table: &WrittenTable, file: &DataFile, suffix: &str) -> Value {
    let description = &table.description;
    let mut schema = Map::new();
    schema.insert("fields".into(), table.fields.iter().map(field).collect());
    schema.insert("missingValues".into(), json!([""]));
    if !description.primary_key.is_empty() {
        schema.insert("primaryKey".into(), json!(description.primary_key));
    }
    if !description.foreign_keys.is_empty() {
        let keys = description.foreign_keys.iter().map(|key| foreign_key(description.name, key, suffix));
        schema.insert("foreignKeys".into(), keys.collect());
    }
    let mut resource = data_file(&format!("{}{suffix}", description.name), description.row, file);
    // A file of JSON Lines without a line has no columns that a reader could find.
    if file.format == Format::JsonLines && table.rows == 0 {
        as_a_file(&mut resource);
        return resource.into();
    }
    // Frictionless's own reader of Parquet does not count the bytes; manifest.json has their hash.
    if file.format == Format::Parquet {
        resource.remove("bytes");
        resource.remove("hash");
    }
    resource.insert("profile".into(), json!(TABULAR));
    if file.format == Format::Csv {
        resource.insert("encoding".into(), json!("utf-8"));
        let dialect =
            json!({ "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true });
        resource.insert("dialect".into(), dialect);
    }
    resource.insert("schema".into(), schema.into());
    resource.into()
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

fn foreign_key(own: &str, key: &ForeignKey, suffix: &str) -> Value {
    // A table is called "" where its own columns refer to it.
    let resource = if key.table == own { String::new() } else { format!("{}{suffix}", key.table) };
    json!({ "fields": [key.column], "reference": { "resource": resource, "fields": [key.key] } })
}
