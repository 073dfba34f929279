//! English: what the stages know of it.

use super::LanguageData;
use crate::document::Abbreviations;
use crate::facts::FactsLexicon;
use crate::facts::naming::KnownNames;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        facts: FactsLexicon::parse(
            include_str!("facts/words.tsv"),
            include_str!("facts/plurals.tsv"),
            include_str!("facts/verbs.tsv"),
            KnownNames::parse(
                include_str!("facts/bodies.tsv"),
                include_str!("facts/people.tsv"),
                include_str!("facts/given.tsv"),
            ),
        ),
    }
}
