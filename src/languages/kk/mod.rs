//! Kazakh, in Cyrillic: what the stages know of it.

mod morphology;
mod names;
mod posts;

use super::LanguageData;
use names::KazakhNames;
use posts::KazakhPosts;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    let posts = Box::new(KazakhPosts::load());
    LanguageData::without_figures(include_str!("abbreviations.tsv"), Box::new(KazakhNames::load()), Some(posts))
}
