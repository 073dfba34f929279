//! The words that English states facts with.

use crate::facts::FactsLexicon;
use crate::facts::naming::KnownNames;

/// The tables beside this file.
pub fn lexicon() -> FactsLexicon {
    FactsLexicon::parse(
        include_str!("words.tsv"),
        include_str!("plurals.tsv"),
        include_str!("verbs.tsv"),
        KnownNames::parse(include_str!("people.tsv"), include_str!("given.tsv")),
    )
}
