//! What a language's patterns and word lists give to the names stage.

use super::{Mention, NameKind, Source};
use crate::document::Document;
use crate::position::Span;
use std::fmt;
use std::ops::Range;

/// A span that may name something, or that surely names nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    /// What it names; `None` for a name that the dataset does not hold (of an event, a law, an award): no name is
    /// found within it.
    pub kind: Option<NameKind>,
    /// How sure the finder is, from 0 to 1.
    pub confidence: f32,
    /// What found it.
    pub source: Source,
}

/// A language's patterns and word lists for names.
pub trait NamePatterns: fmt::Debug + Send + Sync {
    /// What they find in the document, in any order; the spans may overlap.
    fn find(&self, document: &Document) -> Vec<Candidate>;

    /// The tokens of a name found by a model without those that stand outside of it: articles, titles, ranks, common
    /// nouns behind it.
    fn trim(&self, document: &Document, name: Span, kind: NameKind) -> Range<usize>;

    /// The tokens of each name where a model took several for one: names can touch with nothing between them.
    fn parts(&self, document: &Document, name: Span, kind: NameKind) -> Vec<Range<usize>> {
        vec![self.trim(document, name, kind)]
    }

    /// Whether the word, by itself, is no name though it may be capitalised: a post, a topic, a nationality.
    fn is_common(&self, word: &str) -> bool;

    /// Whether the token is a form of the word of a listed name behind which `behind` more stand: in languages that
    /// decline names, whatever the case.
    fn is_form(&self, token: &str, word: &str, _behind: usize) -> bool {
        token == word
    }

    /// The dictionary form of each of a release's names, `None` where it is the name as it stands: in languages that
    /// decline names, the nominative. All mentions together tell what one alone leaves open.
    fn base_forms(&self, _: &Document, names: &[Mention]) -> Vec<Option<String>> {
        vec![None; names.len()]
    }
}
