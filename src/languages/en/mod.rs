//! English: what the stages know of it.

pub mod dates;
mod facts;
mod names;

use super::LanguageData;
use crate::document::Abbreviations;
use crate::figures::lexicon::Lexicon;
use names::EnglishNames;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    let mut lexicon = Lexicon::default();
    let dates = dates::grammar(&mut lexicon).ok();
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        facts: facts::lexicon(),
        names: Box::new(EnglishNames::load()),
        lexicon,
        dates,
    }
}
