//! Kazakh: what the stages know of it.

use super::LanguageData;
use crate::document::Abbreviations;
use crate::facts::FactsLexicon;
use crate::figures::AmountGrammar;
use crate::figures::lexicon::Lexicon;
use crate::names::NoPatterns;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        names: Box::new(NoPatterns),
        lexicon: Lexicon::default(),
        dates: None,
        amounts: AmountGrammar::default(),
        facts: FactsLexicon::default(),
    }
}
