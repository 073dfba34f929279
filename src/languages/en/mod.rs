//! English: what the stages know of it.

mod clauses;
mod dates;
mod facts;
mod figures;
mod names;
mod posts;

use super::LanguageData;
use crate::document::Abbreviations;
use crate::facts::OfficeWords;
use crate::figures::FigureGrammar;
use crate::figures::lexicon::DecimalMark;
use crate::names::ListedBodies;
use clauses::EnglishClauses;
use names::EnglishNames;
use posts::EnglishPosts;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        names: Box::new(EnglishNames::load()),
        bodies: ListedBodies::default(),
        figures: FigureGrammar::load(DecimalMark::Point, figures::grammar, dates::grammar),
        facts: facts::lexicon(),
        posts: Box::new(EnglishPosts),
        office: OfficeWords::parse(include_str!("posts/office.tsv")),
        clauses: Box::new(EnglishClauses),
    }
}
