//! `manifest.json`: how to do it again, and by which a folder is known as a dataset.

use super::OutputError;
use super::cite::Attribution;
use super::coverage::Coverage;
use super::formats::Format;
use super::output::write_json;
use super::records::ReleaseHead;
use super::written::{DataFile, Written};
use crate::archive::JsonFields;
use crate::languages::Language;
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use std::path::Path;

/// The file's name.
pub const FILE_NAME: &str = "manifest.json";

/// By which a manifest is known as ours.
pub const GENERATOR: &str = "pressrecord";

/// What a run was made with, as far as it changes what comes out.
#[derive(Clone, Debug, Serialize)]
pub struct Provenance {
    /// The options.
    pub configuration: Configuration,
    /// The names model.
    pub model: ModelIdentity,
    /// SHA-256 of all tables of words that are compiled in, in hexadecimal.
    pub lexicons_sha256: &'static str,
}

/// The options of a run that change what comes out.
#[derive(Clone, Debug, Serialize)]
pub struct Configuration {
    /// The language that every release was read in; detected for each where none.
    pub language: Option<Language>,
    /// The formats that the tables were written in.
    pub formats: Vec<Format>,
    /// What the user says of the dataset.
    #[serde(skip_serializing_if = "Attribution::is_empty")]
    pub attribution: Attribution,
    /// What the fields of JSON Lines were called.
    pub json_fields: JsonFields,
    /// SHA-256 of each list of bodies that the user gave, in hexadecimal, in the order given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lexicons_sha256: Vec<String>,
    /// SHA-256 of the file of rates that amounts were converted by, in hexadecimal; `None` without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rates_sha256: Option<String>,
}

/// Which names model it was.
#[derive(Clone, Debug, Serialize)]
pub struct ModelIdentity {
    /// The engine that ran it.
    pub engine: &'static str,
    /// Its name.
    pub name: String,
    /// SHA-256 of its weights, in hexadecimal.
    pub sha256: String,
}

impl ModelIdentity {
    /// A model by its engine, its name and its weights' hash.
    pub fn new(engine: &'static str, name: &str, sha256: [u8; 32]) -> Self {
        Self { engine, name: name.to_owned(), sha256: hex(&sha256) }
    }
}

#[derive(Serialize)]
struct Manifest<'r> {
    generator: &'static str,
    version: &'static str,
    /// A hash over the tables, by which this very dataset is known.
    fingerprint: String,
    #[serde(flatten)]
    provenance: &'r Provenance,
    coverage: &'r Coverage,
    tables: Vec<TableEntry>,
    /// The files of the report; of no hash, since nothing is read from them.
    report: &'r [String],
    inputs: Vec<InputEntry<'r>>,
}

#[derive(Serialize)]
struct TableEntry {
    path: String,
    rows: u64,
    sha256: String,
}

#[derive(Serialize)]
struct InputEntry<'r> {
    path: &'r str,
    sha256: String,
}

/// Writes the manifest into the folder.
///
/// # Errors
/// When the file cannot be written.
pub fn write(
    folder: &Path,
    coverage: &Coverage,
    written: &Written,
    report: &[String],
    releases: &[ReleaseHead],
    provenance: &Provenance,
) -> Result<(), OutputError> {
    let entry =
        |(file, rows): (&DataFile, u64)| TableEntry { path: file.name.clone(), rows, sha256: hex(&file.seal.sha256) };
    let manifest = Manifest {
        generator: GENERATOR,
        version: env!("CARGO_PKG_VERSION"),
        fingerprint: written.fingerprint(),
        provenance,
        coverage,
        tables: written.files().map(entry).collect(),
        report,
        inputs: releases.iter().map(|r| InputEntry { path: &r.path, sha256: hex(&r.sha256) }).collect(),
    };
    write_json(&folder.join(FILE_NAME), &manifest)
}

/// The names of the files that a folder holds as a dataset of ours; `None` when its manifest is missing or not ours.
pub fn files_of(folder: &Path) -> Option<Vec<String>> {
    #[derive(Deserialize)]
    struct Known {
        generator: String,
        tables: Vec<Entry>,
        /// Datasets of earlier versions have none.
        #[serde(default)]
        report: Vec<String>,
    }
    #[derive(Deserialize)]
    struct Entry {
        path: String,
    }
    let bytes = std::fs::read(folder.join(FILE_NAME)).ok()?;
    let known: Known = serde_json::from_slice(&bytes).ok().filter(|known: &Known| known.generator == GENERATOR)?;
    let tables = known.tables.into_iter().map(|table| table.path);
    let described = [FILE_NAME, super::datapackage::FILE_NAME].into_iter().chain(super::cite::FILE_NAMES);
    Some(tables.chain(known.report).chain(described.map(str::to_owned)).collect())
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
