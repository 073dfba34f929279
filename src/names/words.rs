//! The words that a names model reads: maximal runs of letters and digits, and single other visible characters.
//!
//! This is how BERT splits text before its word pieces, and how the training data was split. It is finer than the
//! document's tokens ("U.S." is four words) and crosses their borders ("1.7bn" ends in "7bn").

use crate::document::{Case, Document, Sentence};
use crate::position::Span;

/// The words of one sentence, in order.
pub fn split(document: &Document, sentence: &Sentence) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::with_capacity(sentence.tokens.len() * 2);
    let mut run_end = None;
    for token in &document.tokens[sentence.tokens.clone()] {
        let start = token.span.start as usize;
        for (offset, c) in token.span.of(&document.text).char_indices() {
            let character = Span::new(start + offset, start + offset + c.len_utf8());
            match words.last_mut() {
                Some(word) if c.is_alphanumeric() && run_end == Some(character.start) => *word = word.to(character),
                _ => words.push(character),
            }
            run_end = c.is_alphanumeric().then_some(character.end);
        }
    }
    words
}

/// The number that tells the model how a word's letters are written (its token type).
pub fn case_id(word: &str) -> u8 {
    match Case::of(word) {
        Case::Lower => 0,
        Case::Upper => 1,
        Case::Title => 2,
        Case::Mixed => 3,
        Case::None => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::RawRelease;
    use crate::languages::{Language, Languages};

    fn words(text: &str) -> Vec<String> {
        let document = Document::read(RawRelease::plain("test", text), Some(Language::En), &Languages::load());
        let spans = document.sentences.iter().flat_map(|sentence| split(&document, sentence));
        spans.map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits_or_single_marks() {
        assert_eq!(
            words("U.S. aid of $1.7bn, Sagimbayev’s Samruk-Kazyna"),
            [
                "U",
                ".",
                "S",
                ".",
                "aid",
                "of",
                "$",
                "1",
                ".",
                "7bn",
                ",",
                "Sagimbayev",
                "’",
                "s",
                "Samruk",
                "-",
                "Kazyna"
            ]
        );
    }

    #[test]
    fn emoji_cyrillic_and_combining_characters_are_whole_characters() {
        assert_eq!(words("🇰🇿 Тоқаев 5G"), ["🇰", "🇿", "Тоқаев", "5G"]);
        assert_eq!(words("Ze\u{301}no"), ["Ze", "\u{301}", "no"]);
    }

    #[test]
    fn case_ids_are_those_of_the_training() {
        let cases = [("and", 0), ("NSC", 1), ("Astana", 2), ("K", 2), ("DDoS", 3), ("85", 4), ("–", 4), ("7bn", 0)];
        for (word, id) in cases {
            assert_eq!(case_id(word), id, "{word}");
        }
    }
}
