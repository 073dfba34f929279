//! Russian: what the stages know of it.

mod morphology;
mod names;
mod phrases;
mod posts;
mod words;

use super::LanguageData;
use names::RussianNames;
use posts::RussianPosts;
use std::sync::Arc;
use words::Words;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    let words = Arc::new(Words::load());
    let phrases = Arc::new(names::listed(&words));
    let names = RussianNames::new(words.clone(), phrases.clone());
    let posts = RussianPosts::new(words, phrases);
    LanguageData::without_figures(include_str!("abbreviations.tsv"), Box::new(names), Some(Box::new(posts)))
}
