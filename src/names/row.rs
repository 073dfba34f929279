//! A sentence's tokens as every language's patterns of names read them: forward, backward, and by units.

use super::{Candidate, NameKind, Source};
use crate::document::{Document, Token, TokenKind};
use std::ops::Range;

/// How sure patterns and word lists are of what they find.
const CERTAIN: f32 = 0.99;
const PATTERN: f32 = 0.95;
const LEXICON: f32 = 0.9;

/// One sentence's tokens. Positions are indices of the document's tokens; beyond the sentence there is nothing.
#[derive(Debug)]
pub struct Row<'d> {
    /// The document.
    pub document: &'d Document,
    /// The sentence.
    pub range: Range<usize>,
}

impl<'d> Row<'d> {
    /// The token.
    pub fn token(&self, at: usize) -> Option<&'d Token> {
        self.range.contains(&at).then(|| &self.document.tokens[at])
    }

    /// The token's text, empty where there is none.
    pub fn text(&self, at: usize) -> &'d str {
        self.token(at).map_or("", |token| token.span.of(&self.document.text))
    }

    /// Whether nothing stands between the token and the one before it.
    pub fn is_glued(&self, at: usize) -> bool {
        at > self.range.start
            && self.token(at).is_some_and(|token| self.document.tokens[at - 1].span.end == token.span.start)
    }

    /// Whether a hyphen or dash stands here.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "–" | "‑" | "—")
    }

    /// Whether a dash joins the words on both sides of it into one.
    pub fn joins(&self, dash: usize) -> bool {
        self.is_dash(dash)
            && self.is_glued(dash)
            && self.is_glued(dash + 1)
            && self.token(dash + 1).is_some_and(|token| token.kind != TokenKind::Mark)
    }

    /// The end of the unit at a word: the word and what hyphens join to it ("Kassym-Jomart", "ЖШС-ның").
    pub fn unit_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.joins(end) {
            end += 2;
        }
        end
    }

    /// Where the unit that holds the token begins.
    pub fn unit_start(&self, at: usize) -> usize {
        let mut start = at;
        while start >= self.range.start + 2 && self.joins(start - 1) {
            start -= 2;
        }
        start
    }

    /// Whether the token begins a unit, rather than continuing one behind a hyphen.
    pub fn begins_unit(&self, at: usize) -> bool {
        self.unit_start(at) == at
    }

    /// A name of a kind, or of what the dataset does not hold.
    pub fn candidate(
        &self,
        tokens: Range<usize>,
        kind: Option<NameKind>,
        source: Source,
        confidence: f32,
    ) -> Option<Candidate> {
        let span = self.document.span_of(tokens)?;
        Some(Candidate { span, kind, confidence, source })
    }

    /// A name that a pattern found.
    pub fn pattern(&self, tokens: Range<usize>, kind: NameKind) -> Option<Candidate> {
        self.candidate(tokens, Some(kind), Source::Pattern, PATTERN)
    }

    /// A name that a pattern found and that can be no other.
    pub fn certain(&self, tokens: Range<usize>, kind: NameKind) -> Option<Candidate> {
        self.candidate(tokens, Some(kind), Source::Pattern, CERTAIN)
    }

    /// A name that a word list holds.
    pub fn listed_name(&self, tokens: Range<usize>, kind: NameKind) -> Option<Candidate> {
        self.candidate(tokens, Some(kind), Source::Lexicon, LEXICON)
    }

    /// A name of something that the dataset does not hold.
    pub fn no_name(&self, tokens: Range<usize>) -> Option<Candidate> {
        self.candidate(tokens, None, Source::Pattern, PATTERN)
    }
}
