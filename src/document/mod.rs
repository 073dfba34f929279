//! What language is it, when is it from, where do sentences and tokens begin and end?

mod abbreviations;
mod dateline;
mod language;
mod sentences;
mod tokens;

use crate::archive::{Metadata, Notice, RawRelease};
use crate::languages::{Language, Languages};
use crate::position::Span;
use jiff::civil::Date;
use std::ops::Range;

pub use abbreviations::{Abbreviation, Abbreviations};
pub use tokens::{Case, Token, TokenKind};

/// A text of more bytes than this is noticed as long: the longest of 9,767 White House releases has a quarter of that.
const LONG: usize = 1 << 20;

/// A release with its language, day, sentences and tokens; immutable from here on.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where the release lies in the archive.
    pub path: String,
    /// SHA-256 of the release's bytes.
    pub sha256: [u8; 32],
    /// The text that every span points into.
    pub text: String,
    /// What the release said of itself.
    pub metadata: Metadata,
    /// What was unusual about it.
    pub notices: Vec<Notice>,
    /// The language that it is read in.
    pub language: Language,
    /// The day it was published, from its metadata.
    pub published: Option<Date>,
    /// The town at the head of the text ("ASTANA – …").
    pub dateline: Option<Span>,
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// The sentences, in order; together they hold every token once.
    pub sentences: Vec<Sentence>,
}

/// A sentence: a range of the document's tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Which tokens.
    pub tokens: Range<usize>,
    /// The block that it stands in, counted from 0.
    pub block: usize,
}

impl Document {
    /// Reads a raw release; `language` is forced where given, else taken from the metadata or detected.
    pub fn read(raw: RawRelease, language: Option<Language>, languages: &Languages) -> Self {
        let mut notices = raw.notices;
        let language = language.or(raw.metadata.language).unwrap_or_else(|| {
            language::detect(&raw.text, &raw.blocks).unwrap_or_else(|| {
                notices.push(Notice::AssumedLanguage(Language::En));
                Language::En
            })
        });
        if raw.text.len() > LONG {
            notices.push(Notice::Long(raw.text.chars().count()));
        }
        let abbreviations = &languages.of(language).abbreviations;
        let mut tokens = Vec::with_capacity(raw.text.len() / 5);
        let mut sentences = Vec::new();
        let mut cut = 0;
        for (index, block) in raw.blocks.iter().enumerate() {
            let first = tokens.len();
            for &piece in &block.pieces {
                tokens::tokenize(&raw.text, piece, abbreviations, &mut tokens);
            }
            cut += sentences::split(&raw.text, &tokens, first, index, abbreviations, &mut sentences);
        }
        if cut > 0 {
            notices.push(Notice::Cut(cut));
        }
        let dateline = dateline::find(&raw.text, &tokens, &sentences);
        if raw.metadata.published.is_none() && !notices.iter().any(|n| matches!(n, Notice::BadDate(_))) {
            notices.push(Notice::NoDate);
        }
        Self {
            path: raw.path,
            sha256: raw.sha256,
            published: raw.metadata.published,
            text: raw.text,
            metadata: raw.metadata,
            notices,
            language,
            dateline,
            tokens,
            sentences,
        }
    }

    /// The token's text.
    pub fn token(&self, index: usize) -> &str {
        self.tokens[index].span.of(&self.text)
    }

    /// The span from the first to the last of a range of tokens; `None` when the range is empty.
    pub fn span_of(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(tokens)?;
        Some(tokens.first()?.span.to(tokens.last()?.span))
    }

    /// The tokens that lie within the span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// The index of the sentence that holds the byte offset, or of the last one before it.
    pub fn sentence_at(&self, byte: u32) -> usize {
        self.sentences
            .partition_point(|sentence| self.tokens[sentence.tokens.start].span.start <= byte)
            .saturating_sub(1)
    }

    /// The span of a sentence, from its first token to its last.
    pub fn sentence_span(&self, sentence: &Sentence) -> Span {
        self.tokens[sentence.tokens.start].span.to(self.tokens[sentence.tokens.end - 1].span)
    }
}
