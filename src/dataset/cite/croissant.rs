//! `croissant.json`: the dataset in Croissant 1.0, the description of datasets for machine learning of MLCommons.

use super::Account;
use crate::dataset::OutputError;
use crate::dataset::formats::Format;
use crate::dataset::manifest::hex;
use crate::dataset::output::write_json;
use crate::dataset::schema::{Field, Kind};
use crate::dataset::written::{DataFile, WrittenTable};
use serde_json::{Map, Value, json};
use std::path::Path;

/// The file's name.
pub const FILE_NAME: &str = "croissant.json";

/// Writes the file.
///
/// # Errors
/// When it cannot be written.
pub fn write(folder: &Path, account: &Account<'_>) -> Result<(), OutputError> {
    let mut dataset = Map::new();
    dataset.insert("@context".into(), context());
    dataset.insert("@type".into(), json!("sc:Dataset"));
    dataset.insert("name".into(), json!(account.title()));
    dataset.insert("description".into(), json!(account.abstract_text()));
    dataset.insert("conformsTo".into(), json!("http://mlcommons.org/croissant/1.0"));
    dataset.insert("version".into(), json!("1.0.0"));
    dataset.insert("citeAs".into(), json!(format!("{}, {}", account.title(), account.fingerprint)));
    if let Some(licence) = &account.attribution.licence {
        dataset.insert("license".into(), json!(licence));
    }
    if !account.attribution.authors.is_empty() {
        let creators = account.attribution.authors.iter().map(|name| json!({ "@type": "Person", "name": name }));
        dataset.insert("creator".into(), creators.collect());
    }
    if let Some((first, last)) = account.coverage.period() {
        dataset.insert("temporalCoverage".into(), json!(format!("{first}/{last}")));
    }
    dataset.insert(
        "inLanguage".into(),
        account.coverage.languages.iter().map(|(language, _)| json!(language.code())).collect(),
    );
    dataset.insert("distribution".into(), account.written.files().map(|(file, _)| file_object(file)).collect());
    dataset.insert("recordSet".into(), account.written.tables.iter().filter_map(record_set).collect());
    write_json(&folder.join(FILE_NAME), &dataset)
}

fn file_object(file: &DataFile) -> Value {
    json!({
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "contentUrl": file.name,
        "contentSize": format!("{} B", file.seal.bytes),
        "encodingFormat": encoding_format(file.format),
        "sha256": hex(&file.seal.sha256),
    })
}

/// The media type as Croissant's own reader knows it.
fn encoding_format(format: Format) -> &'static str {
    match format {
        Format::Parquet => "application/x-parquet",
        other => other.media_type(),
    }
}

/// A table from the first of its files that Croissant can read columns of; `None` where there is none.
fn record_set(table: &WrittenTable) -> Option<Value> {
    let readable = |file: &&DataFile| matches!(file.format, Format::Csv | Format::Parquet | Format::JsonLines);
    let file = table.files.iter().find(readable)?;
    let name = table.description.name;
    let fields = table.fields.iter().map(|field| {
        json!({
            "@type": "cr:Field",
            "@id": format!("{name}/{}", field.name),
            "name": field.name,
            "description": field.description,
            "dataType": data_type(field),
            "source": { "fileObject": { "@id": file.name }, "extract": { "column": field.name } },
        })
    });
    Some(json!({
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": table.description.row,
        "field": fields.collect::<Vec<_>>(),
    }))
}

fn data_type(field: &Field) -> &'static str {
    match field.kind {
        Kind::Text | Kind::Choice(_) => "sc:Text",
        Kind::Integer => "sc:Integer",
        Kind::Number | Kind::Share => "sc:Float",
        Kind::Day => "sc:Date",
    }
}

/// The context that version 1.0 of the format asks for.
fn context() -> Value {
    json!({
        "@language": "en",
        "@vocab": "https://schema.org/",
        "citeAs": "cr:citeAs",
        "column": "cr:column",
        "conformsTo": "dct:conformsTo",
        "cr": "http://mlcommons.org/croissant/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "data": { "@id": "cr:data", "@type": "@json" },
        "dataType": { "@id": "cr:dataType", "@type": "@vocab" },
        "dct": "http://purl.org/dc/terms/",
        "examples": { "@id": "cr:examples", "@type": "@json" },
        "extract": "cr:extract",
        "field": "cr:field",
        "fileProperty": "cr:fileProperty",
        "fileObject": "cr:fileObject",
        "fileSet": "cr:fileSet",
        "format": "cr:format",
        "includes": "cr:includes",
        "isLiveDataset": "cr:isLiveDataset",
        "jsonPath": "cr:jsonPath",
        "key": "cr:key",
        "md5": "cr:md5",
        "parentField": "cr:parentField",
        "path": "cr:path",
        "recordSet": "cr:recordSet",
        "references": "cr:references",
        "regex": "cr:regex",
        "repeated": "cr:repeated",
        "replace": "cr:replace",
        "sc": "https://schema.org/",
        "separator": "cr:separator",
        "source": "cr:source",
        "subField": "cr:subField",
        "transform": "cr:transform",
    })
}
