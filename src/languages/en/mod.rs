//! English: what the stages know of it.

mod dates;
mod facts;
mod figures;
mod names;

use super::LanguageData;
use crate::document::Abbreviations;
use crate::figures::FigureGrammar;
use crate::figures::lexicon::{Lexicon, LexiconError};
use names::EnglishNames;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        names: Box::new(EnglishNames::load()),
        // The tables are part of the program: tests hold them to their form.
        figures: figures().ok(),
        facts: facts::lexicon(),
        posts: None,
        clauses: None,
    }
}

fn figures() -> Result<FigureGrammar, LexiconError> {
    let mut lexicon = Lexicon::default();
    let amounts = figures::grammar(&mut lexicon)?;
    let dates = dates::grammar(&mut lexicon)?;
    Ok(FigureGrammar { lexicon, dates, amounts })
}
