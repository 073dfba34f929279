//! The English grammar of figures: words as tables, rules as entries with a name, a pattern and a production.

mod nouns;
mod own;
#[cfg(test)]
mod tests;

use crate::figures::AmountGrammar;
use crate::figures::amounts::Reading;
use crate::figures::engine::Rule;
use crate::figures::lexicon::{Lexicon, LexiconError};
use crate::figures::rules::{ages, counts, elision, measures, money, ratios, skipped};
use nouns::English;

/// The rules of amounts, in the order in which they are tried.
const RULES: &[&[Rule<Reading>]] = &[
    skipped::RULES,
    own::SKIPPED,
    money::RULES,
    measures::RULES,
    own::MEASURES,
    ages::RULES,
    measures::DURATIONS,
    ratios::RULES,
    own::RATIOS,
    own::COUNTS,
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
pub fn grammar(lexicon: &mut Lexicon) -> Result<AmountGrammar, LexiconError> {
    TABLES.iter().try_for_each(|table| lexicon.add_table(table))?;
    Ok(AmountGrammar::new(RULES, &English, elision::restore, lexicon))
}
