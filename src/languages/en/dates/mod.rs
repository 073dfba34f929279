//! English calendar mentions: rules, joins, and the words that they read.

mod absolute;
mod joins;
mod read;
mod relative;

use crate::figures::dates::CalendarGrammar;
use crate::figures::lexicon::{Lexicon, LexiconError};

/// The grammar; its words are added to the language's lexicon.
///
/// # Errors
/// A table's first line that is not of its form.
pub fn grammar(lexicon: &mut Lexicon) -> Result<CalendarGrammar, LexiconError> {
    lexicon.add_table(include_str!("words.tsv"))?;
    CalendarGrammar::new(&[absolute::RULES, relative::RULES], joins::JOINS, include_str!("cues.tsv"), lexicon)
}
