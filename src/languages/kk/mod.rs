//! Kazakh: what the stages know of it.

use super::LanguageData;
use crate::document::Abbreviations;
use crate::figures::AmountGrammar;
use crate::figures::lexicon::Lexicon;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        lexicon: Lexicon::default(),
        amounts: AmountGrammar::default(),
    }
}
