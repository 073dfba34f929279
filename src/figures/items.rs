//! The row that rules read: a release's tokens, phrases of the lexicon joined, each with what it can mean.

use super::classes::ClassSet;
use super::lexicon::{Class, FormId, Known, Lexicon, Sense, WordId};
use super::tags;
use crate::document::{Document, TokenKind};
use std::ops::Range;

/// One or more tokens that stand for one thing.
#[derive(Clone, Debug)]
pub struct Item<'l> {
    /// The tokens that it covers.
    pub tokens: Range<usize>,
    /// The first token's word.
    pub word: WordId,
    /// The first token's form of that word.
    pub form: FormId,
    /// What the first token is.
    pub kind: TokenKind,
    /// What the phrase can mean; empty for words that no table holds.
    pub senses: &'l [Sense],
    /// The classes of its senses.
    pub classes: ClassSet,
    /// The sentence that it stands in, as an index into the document's.
    pub sentence: usize,
    /// Whether no space stands between it and the item before.
    pub glued: bool,
    /// Whether a date has taken it.
    pub claimed: bool,
}

impl Item<'_> {
    /// Whether one of its senses is of the class.
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.is_of(class, class.set())
    }

    /// Whether one of its senses is of the class, whose set is known already.
    #[inline]
    pub fn is_of(&self, class: Class, set: ClassSet) -> bool {
        self.classes.meets(set) && self.senses.iter().any(|sense| sense.class() == class)
    }
}

/// The items of a document, in order.
pub fn items<'l>(document: &Document, lexicon: &'l Lexicon) -> Vec<Item<'l>> {
    let known: Vec<Known> = (0..document.tokens.len())
        .map(|index| match document.tokens[index].kind {
            TokenKind::Number => Known::default(),
            TokenKind::Word | TokenKind::Mark => lexicon.known(document.token(index)),
        })
        .collect();
    let words: Vec<WordId> = known.iter().map(|known| known.word).collect();
    let touches = |token: usize| token > 0 && document.tokens[token - 1].span.end == document.tokens[token].span.start;
    let mut items = Vec::with_capacity(words.len());
    for (sentence, range) in document.sentences.iter().map(|sentence| sentence.tokens.clone()).enumerate() {
        let mut at = range.start;
        while at < range.end {
            let phrase = lexicon.longest(&words[at..range.end], |word| touches(at + word));
            let mut length = phrase.map_or(1, |phrase| phrase.tokens());
            // "681-ге", "12,5%-ға": an ending behind a hyphen belongs to what it is the ending of.
            let ending = at + length;
            if ending < range.end
                && touches(ending)
                && (phrase.is_some() || document.tokens[at].kind != TokenKind::Mark)
                && let Some(known) = lexicon.longest(&words[ending..range.end], |word| touches(ending + word))
                && known.senses.iter().any(|sense| sense.class() == tags::ENDING)
            {
                length += known.tokens();
            }
            items.push(Item {
                tokens: at..at + length,
                word: words[at],
                form: known[at].form,
                kind: document.tokens[at].kind,
                senses: phrase.map_or(&[], |phrase| &phrase.senses),
                classes: phrase.map_or(ClassSet::default(), |phrase| phrase.classes),
                sentence,
                glued: touches(at),
                claimed: false,
            });
            at += length;
        }
    }
    items
}
