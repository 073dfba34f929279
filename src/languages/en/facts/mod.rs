//! The words that English states facts with.

use crate::facts::FactsLexicon;

/// The tables beside this file.
pub fn lexicon() -> FactsLexicon {
    FactsLexicon::parse(include_str!("words.tsv"), include_str!("plurals.tsv"), include_str!("verbs.tsv"))
}
