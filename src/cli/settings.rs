//! `pressrecord.toml`: what is set every time. Arguments come before it.

use anyhow::Context;
use pressrecord::dataset::formats::Format;
use pressrecord::languages::Language;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The file's name; it is read from the current folder.
pub const FILE_NAME: &str = "pressrecord.toml";

/// What `pressrecord extract` takes where its arguments say nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The language that every release is read in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// How many releases are examined at a time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threads: Option<NonZeroUsize>,
    /// The formats of the tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub format: Vec<Format>,
    /// What the dataset is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Under which terms it may be used.
    #[serde(alias = "license", skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The file of rates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rates: Option<PathBuf>,
    /// Further lists of bodies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lexicon: Vec<PathBuf>,
    /// Files of decisions about names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judgements: Vec<PathBuf>,
}

impl Settings {
    /// Reads the file of the current folder; `None` where there is none.
    ///
    /// # Errors
    /// When it is there and cannot be read, or holds something unknown.
    pub fn read() -> Result<Option<Self>, anyhow::Error> {
        let text = match fs::read_to_string(Path::new(FILE_NAME)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            text => text.with_context(|| format!("cannot read {FILE_NAME}"))?,
        };
        let settings = toml::from_str(&text).with_context(|| format!("{FILE_NAME} cannot be understood"))?;
        Ok(Some(settings))
    }

    /// As the file would say it.
    ///
    /// # Errors
    /// None that settings which could be read can cause.
    pub fn to_toml(&self) -> Result<String, anyhow::Error> {
        Ok(toml::to_string(self)?)
    }
}
