//! English: what the stages know of it.

pub mod figures;

use super::LanguageData;
use crate::document::Abbreviations;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    LanguageData { abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")), figures: figures::grammar() }
}
