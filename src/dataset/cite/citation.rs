//! `CITATION.cff`, in the Citation File Format 1.2.0.

use super::Account;
use crate::dataset::OutputError;
use serde::Serialize;
use std::io;
use std::path::Path;

/// The file's name.
pub const FILE_NAME: &str = "CITATION.cff";

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Citation<'a> {
    cff_version: &'static str,
    message: &'static str,
    r#type: &'static str,
    title: String,
    r#abstract: String,
    authors: Vec<Entity<'a>>,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    references: [Reference<'a>; 1],
}

#[derive(Serialize)]
struct Entity<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Reference<'a> {
    r#type: &'static str,
    title: &'static str,
    authors: [Entity<'a>; 1],
    version: &'static str,
}

/// What stands where the user has named no author.
const NO_AUTHOR: &str = "(nobody named: give --author)";
const PROGRAM: &str = "pressrecord";

/// The file's text.
///
/// # Errors
/// None that a title or a name can cause.
pub fn text(account: &Account<'_>) -> Result<String, OutputError> {
    let mut authors: Vec<Entity<'_>> = account.attribution.authors.iter().map(|name| Entity { name }).collect();
    if authors.is_empty() {
        authors.push(Entity { name: NO_AUTHOR });
    }
    let licence = account.attribution.licence.as_deref();
    let citation = Citation {
        cff_version: "1.2.0",
        message: "If you use this dataset, please cite it as below.",
        r#type: "dataset",
        title: account.title(),
        r#abstract: account.abstract_text(),
        authors,
        version: &account.fingerprint,
        license: licence.filter(|licence| is_spdx(licence)),
        references: [Reference {
            r#type: "software",
            title: PROGRAM,
            authors: [Entity { name: PROGRAM }],
            version: env!("CARGO_PKG_VERSION"),
        }],
    };
    serde_yaml_ng::to_string(&citation)
        .map_err(|error| OutputError::write(Path::new(FILE_NAME), io::Error::other(error)))
}

/// Whether it has the form of an SPDX identifier, which alone the format takes.
pub fn is_spdx(licence: &str) -> bool {
    !licence.is_empty() && licence.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.+".contains(&byte))
}
