//! Kazakh calendar mentions: rules, joins, and the words that they read.

use super::morphology::Morphology;
use crate::figures::dates::CalendarGrammar;
use crate::figures::lexicon::{Lexicon, LexiconError};

/// The grammar; its words are added to the language's lexicon.
///
/// # Errors
/// A table's first line that is not of its form.
pub fn grammar(lexicon: &mut Lexicon, morphology: &Morphology) -> Result<CalendarGrammar, LexiconError> {
    lexicon.add_inflected(include_str!("words.tsv"), &|word| super::figures::forms(morphology, word))?;
    CalendarGrammar::new(&[], &[], include_str!("cues.tsv"), lexicon)
}
