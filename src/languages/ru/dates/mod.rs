//! Russian calendar mentions: rules, joins, and the words that they read.

mod absolute;
mod joins;
mod parts;
mod relative;
#[cfg(test)]
mod tests;
mod years;

use super::morphology::Morphology;
use crate::figures::dates::{CalendarGrammar, Cues, VerbPlace, digits};
use crate::figures::lexicon::{Lexicon, LexiconError};

/// The grammar; its words are added to the language's lexicon.
///
/// # Errors
/// A table's first line that is not of its form.
pub fn grammar(lexicon: &mut Lexicon, morphology: &Morphology) -> Result<CalendarGrammar, LexiconError> {
    let forms = |word: &str| super::figures::forms(morphology, word);
    lexicon.add_inflected(include_str!("words.tsv"), &forms)?;
    let written_out = |word: &str| match word.contains('|') {
        true => word.split('|').map(str::to_owned).collect(),
        false => forms(word),
    };
    let cues = Cues::parse(include_str!("cues.tsv"), VerbPlace::Before, lexicon, &written_out)?;
    Ok(CalendarGrammar::new(
        &[absolute::RULES, digits::RULES, years::RULES, relative::RULES, parts::RULES],
        joins::JOINS,
        cues,
        lexicon,
    ))
}
