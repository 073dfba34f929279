//! The Russian grammar of amounts: words as tables, rules as entries with a name, a pattern and a production.

mod elided;
mod endings;
mod nouns;
mod own;
#[cfg(test)]
mod tests;

use super::morphology::{Entry, Morphology};
use crate::figures::AmountGrammar;
use crate::figures::amounts::Reading;
use crate::figures::engine::Rule;
use crate::figures::lexicon::{Lexicon, LexiconError};
use crate::figures::rules::{ages, counts, measures, money, ratios, skipped};
use nouns::Russian;

/// The rules of amounts, in the order in which they are tried.
const RULES: &[&[Rule<Reading>]] = &[
    own::SKIPPED,
    skipped::RULES,
    money::RULES,
    measures::RULES,
    own::AGES,
    ages::RULES,
    measures::DURATIONS,
    own::RATIOS,
    ratios::RULES,
    counts::RULES,
];

/// The tables of words.
const TABLES: [&str; 5] = [
    include_str!("numbers.tsv"),
    include_str!("currencies.tsv"),
    include_str!("units.tsv"),
    include_str!("qualifiers.tsv"),
    include_str!("words.tsv"),
];

/// The grammar; its words are added to the language's lexicon.
///
/// # Errors
/// A table's first line that is not of its form.
pub fn grammar(lexicon: &mut Lexicon, morphology: &Morphology) -> Result<AmountGrammar, LexiconError> {
    TABLES.iter().try_for_each(|table| lexicon.add_inflected(table, &|word| forms(morphology, word)))?;
    Ok(AmountGrammar::new(RULES, &Russian, elided::restore, lexicon))
}

/// The forms of a table's word, the lemma first.
pub fn forms(morphology: &Morphology, word: &str) -> Vec<String> {
    let entry = Entry::parse(word);
    std::iter::once(entry.lemma()).chain(morphology.decline(entry).into_iter().map(|(form, _)| form)).collect()
}
