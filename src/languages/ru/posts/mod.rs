//! Who holds which post in Russian: phrases that name a post, and the ways in which a sentence links one to a person.

mod links;
mod owners;
mod phrases;
mod wording;

use super::morphology::Forms;
use super::names::reader::Reader;
use super::phrases::Phrases;
use super::words::{HEAD, Word, Words};
use crate::document::Document;
use crate::facts::{HeldPost, PostGrammar, Reading};
use crate::names::{Mention, NameKind, Row};
use std::ops::Range;
use std::sync::Arc;

pub(super) use phrases::PostPhrase;

/// How Russian states posts.
#[derive(Debug)]
pub(super) struct RussianPosts {
    words: Arc<Words>,
    phrases: Arc<Phrases>,
}

impl RussianPosts {
    pub fn new(words: Arc<Words>, phrases: Arc<Phrases>) -> Self {
        Self { words, phrases }
    }
}

impl PostGrammar for RussianPosts {
    fn find(&self, reading: Reading<'_>) -> Vec<HeldPost> {
        let Reading { document, names, .. } = reading;
        let known = self.words.of_tokens(document);
        let mut held = Vec::new();
        for sentence in &document.sentences {
            let range = sentence.tokens.clone();
            let reader = PostReader::new(document, &self.words, &self.phrases, &known, range, names);
            links::find(&reader, &mut held);
        }
        held
    }
}

/// A sentence's tokens and the names among them.
pub(super) struct PostReader<'d> {
    pub tokens: Reader<'d>,
    pub mentions: &'d [Mention],
    /// The sentence's names: their first token, the one behind their last, their index.
    named: Vec<(Range<usize>, usize)>,
}

impl<'d> PostReader<'d> {
    pub fn new(
        document: &'d Document,
        words: &'d Words,
        phrases: &'d Phrases,
        known: &'d [Word],
        range: Range<usize>,
        mentions: &'d [Mention],
    ) -> Self {
        let span = document.span_of(range.clone()).unwrap_or_default();
        let first = mentions.partition_point(|mention| mention.span.end <= span.start);
        let within = mentions.iter().enumerate().skip(first).take_while(|(_, mention)| mention.span.start < span.end);
        let named = within.map(|(index, mention)| (document.tokens_in(mention.span), index)).collect();
        Self { tokens: Reader { row: Row { document, range }, words, phrases, known }, mentions, named }
    }

    /// The name that begins at the token: its mention, its kind, the token behind it.
    pub fn mention_at(&self, at: usize) -> Option<(usize, NameKind, usize)> {
        let found = self.named.binary_search_by_key(&at, |(range, _)| range.start).ok()?;
        let (range, mention) = &self.named[found];
        Some((*mention, self.mentions[*mention].kind, range.end))
    }

    /// The people of the sentence: their tokens and mentions.
    pub fn people(&self) -> impl Iterator<Item = (Range<usize>, usize)> + '_ {
        let is_person = |mention: usize| self.mentions[mention].kind == NameKind::Person;
        self.named.iter().filter(move |(_, mention)| is_person(*mention)).cloned()
    }

    /// The body named before whose head is the capitalised word here, alone in the genitive: "Председатель Агентства".
    pub fn same_head_before(&self, at: usize) -> Option<usize> {
        let tokens = &self.tokens;
        let word = tokens.word(at);
        let is_generic = tokens.is(at, HEAD) && tokens.is_capital(at) && word.forms.any(Forms::GENITIVE);
        let start = tokens.token(at).filter(|_| is_generic)?.span.start;
        let before = self.mentions.partition_point(|mention| mention.span.end <= start);
        let is_same = |mention: &Mention| {
            let head = || tokens.document.tokens_in(mention.span).find(|&at| tokens.known[at].classes.any(HEAD));
            mention.kind == NameKind::Agency && head().is_some_and(|at| tokens.known[at].is_form_of(word))
        };
        self.mentions[..before].iter().rposition(is_same)
    }

    /// The token behind a short bracket, or the token itself: "Комитет … (КНБ)".
    pub fn behind_bracket(&self, at: usize) -> usize {
        const LONGEST: usize = 6;
        if self.tokens.text(at) != "(" {
            return at;
        }
        (at + 1..at + LONGEST).find(|&close| self.tokens.text(close) == ")").map_or(at, |close| close + 1)
    }
}
