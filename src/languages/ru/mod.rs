//! Russian: what the stages know of it.

use super::LanguageData;
use crate::document::Abbreviations;
use crate::names::NoPatterns;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    LanguageData { abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")), names: Box::new(NoPatterns) }
}
