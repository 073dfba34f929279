//! What is needed to cite a dataset and to say in a paper how it was made: `CITATION.cff`, a README, and a description in
//! Croissant.

mod citation;
mod croissant;
mod readme;

use super::OutputError;
use super::coverage::Coverage;
use super::manifest::Provenance;
use super::output::sync;
use super::written::Written;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// The names of the files.
pub const FILE_NAMES: [&str; 3] = [citation::FILE_NAME, readme::FILE_NAME, croissant::FILE_NAME];

/// What the user says of the dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who made it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Under which terms it may be used, best as an SPDX identifier such as `CC-BY-4.0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

impl Attribution {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The terms that `CITATION.cff` cannot name, since they are no SPDX identifier.
    pub fn uncited_licence(&self) -> Option<&str> {
        self.licence.as_deref().filter(|licence| !citation::is_spdx(licence))
    }
}

/// What is told of a dataset in few words.
struct Account<'a> {
    attribution: &'a Attribution,
    provenance: &'a Provenance,
    written: &'a Written,
    coverage: &'a Coverage,
    /// A hash over the tables, by which this very dataset is known.
    fingerprint: String,
}

impl Account<'_> {
    fn title(&self) -> String {
        self.attribution.title.clone().unwrap_or_else(|| "People, agencies, posts and figures in press releases".into())
    }

    /// One sentence that says what the dataset is of.
    fn abstract_text(&self) -> String {
        let days = self
            .coverage
            .period()
            .map(|(first, last)| format!(", published from {first} to {last}"))
            .unwrap_or_default();
        format!(
            "Who was named, in which post, at which agency, and which figures and dates were given in {} press releases{days}, \
             with the place in the source behind every cell.",
            self.coverage.releases
        )
    }
}

/// Writes the files into the folder.
///
/// # Errors
/// When one cannot be written.
pub fn write(
    folder: &Path,
    coverage: &Coverage,
    written: &Written,
    provenance: &Provenance,
) -> Result<(), OutputError> {
    let account = Account {
        attribution: &provenance.configuration.attribution,
        provenance,
        written,
        coverage,
        fingerprint: written.fingerprint(),
    };
    write_text(folder, citation::FILE_NAME, &citation::text(&account)?)?;
    write_text(folder, readme::FILE_NAME, &readme::text(&account))?;
    croissant::write(folder, &account)
}

fn write_text(folder: &Path, name: &str, text: &str) -> Result<(), OutputError> {
    let path = folder.join(name);
    let failed = |error| OutputError::write(&path, error);
    let mut file = File::create(&path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    sync(&file, &path)
}
