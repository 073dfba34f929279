//! Kazakh calendar mentions: rules, joins, and the words that they read.

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
pub fn grammar(lexicon: &mut Lexicon, _morphology: &Morphology) -> Result<CalendarGrammar, LexiconError> {
    // The tables write the forms out.
    lexicon.add_table(include_str!("words.tsv"))?;
    let cues = Cues::parse(include_str!("cues.tsv"), VerbPlace::End, lexicon, &|word| vec![word.to_owned()])?;
    Ok(CalendarGrammar::new(
        &[absolute::RULES, digits::RULES, years::RULES, relative::RULES, parts::RULES],
        joins::JOINS,
        cues,
        lexicon,
    ))
}
