//! The Kazakh grammar of amounts: words as tables, rules as entries with a name, a pattern and a production.

mod endings;
mod nouns;
mod own;
#[cfg(test)]
mod tests;

use super::morphology::Morphology;
use crate::figures::AmountGrammar;
use crate::figures::amounts::Reading;
use crate::figures::engine::Rule;
use crate::figures::lexicon::{Lexicon, LexiconError};
use crate::figures::rules::{counts, measures, money, ratios, skipped};
use nouns::Kazakh;

/// The rules of amounts, in the order in which they are tried.
const RULES: &[&[Rule<Reading>]] = &[
    skipped::RULES,
    own::SKIPPED,
    money::RULES,
    measures::RULES,
    own::BOUNDED,
    own::AGES,
    measures::DURATIONS,
    ratios::RULES,
    counts::RULES,
];

/// The tables of words as they stand in the text.
const TABLES: [&str; 2] = [include_str!("qualifiers.tsv"), include_str!("words.tsv")];
/// The tables of words that stand for all their forms.
const NOUNS: [&str; 4] =
    [include_str!("numbers.tsv"), include_str!("currencies.tsv"), include_str!("units.tsv"), include_str!("nouns.tsv")];
/// The table of verbs in their dictionary form.
const VERBS: &str = include_str!("verbs.tsv");

/// The grammar; its words are added to the language's lexicon.
///
/// # Errors
/// A table's first line that is not of its form.
pub fn grammar(lexicon: &mut Lexicon, morphology: &Morphology) -> Result<AmountGrammar, LexiconError> {
    NOUNS.iter().try_for_each(|table| lexicon.add_inflected(table, &|word| forms(morphology, word)))?;
    lexicon.add_inflected(VERBS, &|word| verb_forms(morphology, word))?;
    TABLES.iter().try_for_each(|table| lexicon.add_table(table))?;
    Ok(AmountGrammar::new(RULES, &Kazakh, own::restore, lexicon))
}

/// The forms of a table's noun, the noun itself first.
pub fn forms(morphology: &Morphology, word: &str) -> Vec<String> {
    morphology.decline(word)
}

/// The forms of a table's verb, its dictionary form first; other words of a phrase have none.
fn verb_forms(morphology: &Morphology, word: &str) -> Vec<String> {
    if word.ends_with(['у', 'ю']) { morphology.conjugate(word) } else { vec![word.to_owned()] }
}
