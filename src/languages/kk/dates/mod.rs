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

/// What marks a noun in the table of cues.
const NOUN: &str = ":n";

/// The grammar; its words are added to the language's lexicon.
///
/// # Errors
/// A table's first line that is not of its form.
pub fn grammar(lexicon: &mut Lexicon, morphology: &Morphology) -> Result<CalendarGrammar, LexiconError> {
    lexicon.add_inflected(include_str!("words.tsv"), &|word| morphology.decline_singular(word))?;
    let cues = Cues::parse(include_str!("cues.tsv"), VerbPlace::End, lexicon, &|word| cue_forms(morphology, word))?;
    Ok(CalendarGrammar::new(
        &[absolute::RULES, digits::RULES, years::RULES, relative::RULES, parts::RULES],
        joins::JOINS,
        cues,
        lexicon,
    ))
}

/// The forms of a word of the cues: a noun is marked as one, any other stands as it is.
fn cue_forms(morphology: &Morphology, word: &str) -> Vec<String> {
    match word.strip_suffix(NOUN) {
        Some(noun) => morphology.decline_singular(noun),
        None => vec![word.to_owned()],
    }
}
