//! Russian: what the stages know of it.

use super::LanguageData;

/// The language's data, read from the table beside this file.
pub fn data() -> LanguageData {
    LanguageData::without_grammar(include_str!("abbreviations.tsv"))
}
