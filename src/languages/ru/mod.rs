//! Russian: what the stages know of it.

mod clauses;
mod dates;
mod figures;
mod morphology;
mod names;
mod phrases;
mod posts;
mod words;

use super::LanguageData;
use crate::document::Abbreviations;
use crate::facts::{FactsLexicon, OfficeWords};
use crate::figures::FigureGrammar;
use crate::figures::lexicon::DecimalMark;
use crate::names::ListedBodies;
use clauses::RussianClauses;
use names::RussianNames;
use posts::RussianPosts;
use std::sync::Arc;
use words::Words;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    let words = Arc::new(Words::load());
    let phrases = Arc::new(names::listed(&words));
    let names = RussianNames::new(words.clone(), phrases.clone());
    let figures = FigureGrammar::load(
        DecimalMark::Comma,
        |lexicon| figures::grammar(lexicon, &words.morphology),
        |lexicon| dates::grammar(lexicon, &words.morphology),
    );
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        names: Box::new(names),
        bodies: ListedBodies::default(),
        figures,
        facts: FactsLexicon::parse(include_str!("facts.tsv"), "", ""),
        posts: Box::new(RussianPosts::new(words, phrases)),
        office: OfficeWords::parse(include_str!("posts/office.tsv")),
        clauses: Box::new(RussianClauses::load()),
    }
}
