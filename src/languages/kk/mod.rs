//! Kazakh, in Cyrillic: what the stages know of it.

use super::LanguageData;
use crate::names::NoPatterns;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    LanguageData::without_figures(include_str!("abbreviations.tsv"), Box::new(NoPatterns), None)
}
