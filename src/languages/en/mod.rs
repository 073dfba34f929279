//! English: what the stages know of it.

mod dates;
mod facts;
mod figures;
mod names;

use super::LanguageData;
use crate::document::Abbreviations;
use crate::figures::lexicon::Lexicon;
use names::EnglishNames;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    let mut lexicon = Lexicon::default();
    // The tables are part of the program: tests hold them to their form.
    let amounts = figures::grammar(&mut lexicon).unwrap_or_default();
    let dates = dates::grammar(&mut lexicon).ok();
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        names: Box::new(EnglishNames::load()),
        lexicon,
        dates,
        amounts,
        facts: facts::lexicon(),
        posts: None,
    }
}
