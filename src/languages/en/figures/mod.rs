//! The English grammar of figures: words as tables, rules as entries with a name, a pattern and a production.

mod counts;
mod elision;
mod measures;
mod money;
mod nouns;
mod ratios;
mod skipped;
#[cfg(test)]
mod tests;

use super::dates;
use crate::figures::Grammar;
use crate::figures::amounts::Reading;
use crate::figures::engine::{Rule, Rulebook};
use crate::figures::lexicon::{Lexicon, LexiconError};

/// The rules of amounts, in the order in which they are tried.
const RULES: [&[Rule<Reading>]; 5] = [skipped::RULES, money::RULES, measures::RULES, ratios::RULES, counts::RULES];

/// The tables of words.
const TABLES: [&str; 5] = [
    include_str!("numbers.tsv"),
    include_str!("currencies.tsv"),
    include_str!("units.tsv"),
    include_str!("qualifiers.tsv"),
    include_str!("words.tsv"),
];

/// The English grammar, read from the tables beside this file.
pub fn grammar() -> Grammar {
    // The tables are part of the program: a test holds them to their form.
    let mut lexicon = lexicon().unwrap_or_default();
    let amounts = Rulebook::new(&RULES, &mut lexicon);
    let dates = dates::grammar(&mut lexicon).ok();
    Grammar { lexicon, amounts, dates, restore: elision::restore }
}

fn lexicon() -> Result<Lexicon, LexiconError> {
    let mut lexicon = Lexicon::default();
    TABLES.iter().try_for_each(|table| lexicon.add_table(table))?;
    Ok(lexicon)
}
