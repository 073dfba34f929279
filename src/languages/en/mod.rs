//! English: what the stages know of it.

mod dates;
mod facts;
mod figures;
mod names;

use super::LanguageData;
use crate::document::Abbreviations;
use crate::figures::FigureGrammar;
use crate::figures::lexicon::DecimalMark;
use names::EnglishNames;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        names: Box::new(EnglishNames::load()),
        figures: FigureGrammar::load(DecimalMark::Point, figures::grammar, dates::grammar),
        facts: facts::lexicon(),
        posts: None,
        clauses: None,
    }
}
