//! English: what the stages know of it.

pub mod figures;

use super::LanguageData;
use crate::document::Abbreviations;
use crate::figures::lexicon::Lexicon;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    let mut lexicon = Lexicon::default();
    // The tables are part of the program: tests hold them to their form.
    let amounts = figures::grammar(&mut lexicon).unwrap_or_default();
    LanguageData { abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")), lexicon, amounts }
}
