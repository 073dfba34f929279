//! Which spans name people, agencies, places?
//!
//! A release's names come from two sides. A [`Tagger`] scores the labels of each sentence's [`words`]; the [`decoder`],
//! one for every engine, turns scores into spans. The language's [`NamePatterns`] find what they are surer of than any
//! model. One rule merges both (`merge`), and what is surely a name once is one in the whole release (`consistency`).
//!
//! There are two engines: [`Embedded`] ships with the program; with the feature `rust-bert`, any BERT-like checkpoint
//! takes its place.

mod consistency;
pub mod decoder;
mod embedded;
mod engine;
mod lexicon;
mod merge;
mod patterns;
#[cfg(feature = "rust-bert")]
mod rust_bert;
mod tagger;
mod windows;
pub mod words;

use crate::document::{Document, Sentence};
use crate::languages::Languages;
use crate::position::Span;
use rayon::prelude::*;

pub use embedded::{Embedded, Workers};
pub use engine::{Device, Engine};
pub use lexicon::{Classes, Phrases, WordClasses};
pub use patterns::{Candidate, NamePatterns, NoPatterns};
#[cfg(feature = "rust-bert")]
pub use rust_bert::{Checkpoint, RustBert};
pub use tagger::{Label, LabelScores, Tag, Tagger, TaggerError};

/// A name as it stands in a release.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// How sure the finder is, from 0 to 1.
    pub confidence: f32,
    /// What found it.
    pub source: Source,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A ministry, committee, court, company, university, media, international organisation.
    Agency,
    /// A country, region, town, river, building, road, facility.
    Place,
}

impl NameKind {
    /// The word that the tables use.
    pub fn code(self) -> &'static str {
        match self {
            NameKind::Person => "person",
            NameKind::Agency => "agency",
            NameKind::Place => "place",
        }
    }
}

/// What found a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The names model.
    Model,
    /// A pattern of the language: a post before a name, a body's head word, a bracketed acronym.
    Pattern,
    /// A word list.
    Lexicon,
}

impl Source {
    /// The word that the tables use.
    pub fn code(self) -> &'static str {
        match self {
            Source::Model => "model",
            Source::Pattern => "pattern",
            Source::Lexicon => "lexicon",
        }
    }
}

/// The names of one release, and where the model sees posts.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// The names, in order, none overlapping another.
    pub names: Vec<Mention>,
    /// What the model takes for posts, in order: a hint for the facts stage, in languages whose model knows posts.
    pub posts: Vec<Span>,
}

impl Mentions {
    /// Finds a release's names: the tagger's, and what patterns and lexicons know surer.
    ///
    /// # Errors
    /// When the tagger fails; the release is then refused, not the run.
    pub fn find(document: &Document, tagger: &dyn Tagger, languages: &Languages) -> Result<Self, TaggerError> {
        let patterns = languages.of(document.language).names.as_ref();
        let mut candidates = patterns.find(document);
        let found = from_model(document, tagger, patterns)?;
        candidates.extend(found.names);
        let standing = consistency::complete(document, patterns, merge::merge(&document.text, candidates));
        let mention = |found: Candidate| {
            let Candidate { span, kind, confidence, source } = found;
            kind.map(|kind| Mention { span, kind, confidence, source })
        };
        Ok(Self { names: standing.into_iter().filter_map(mention).collect(), posts: found.posts })
    }
}

/// How many sentences are scored at a time: the scores of a whole book would not fit in memory.
const SENTENCES: usize = 64;

/// What the tagger finds, in order.
#[derive(Default)]
struct Found {
    /// Names, trimmed to themselves.
    names: Vec<Candidate>,
    posts: Vec<Span>,
}

/// What the tagger finds.
///
/// Parts of a long release are tagged at the same time, so that one does not keep all threads but its own waiting.
fn from_model(document: &Document, tagger: &dyn Tagger, patterns: &dyn NamePatterns) -> Result<Found, TaggerError> {
    let parts = document.sentences.par_chunks(SENTENCES);
    let parts: Vec<Found> =
        parts.map(|sentences| tag(document, sentences, tagger, patterns)).collect::<Result<_, _>>()?;
    let mut found = Found::default();
    for part in parts {
        found.names.extend(part.names);
        found.posts.extend(part.posts);
    }
    Ok(found)
}

fn tag(
    document: &Document,
    sentences: &[Sentence],
    tagger: &dyn Tagger,
    patterns: &dyn NamePatterns,
) -> Result<Found, TaggerError> {
    let spans: Vec<Vec<Span>> = sentences.iter().map(|sentence| words::split(document, sentence)).collect();
    let words: Vec<Vec<&str>> =
        spans.iter().map(|spans| spans.iter().map(|span| span.of(&document.text)).collect()).collect();
    let scores = tagger.tag(&words)?;
    let mut found = Found::default();
    for (spans, scores) in spans.iter().zip(&scores) {
        for name in decoder::decode(tagger.labels(), scores) {
            let Some(named) = spans.get(name.words) else { continue };
            let (Some(&first), Some(&last)) = (named.first(), named.last()) else { continue };
            let Some(span) = decoder::trim(document, first.to(last)) else { continue };
            let Tag::Name(kind) = name.tag else {
                found.posts.push(span);
                continue;
            };
            let tokens = patterns.trim(document, span, kind);
            let Some(span) = document.span_of(tokens.clone()) else { continue };
            let common = tokens.clone().all(|token| patterns.is_common(document.token(token)));
            if !common && !is_before_currency_sign(document, tokens.end) {
                let (kind, confidence) = (Some(kind), name.confidence);
                found.names.push(Candidate { span, kind, confidence, source: Source::Model });
            }
        }
    }
    Ok(found)
}

/// Whether a currency's sign follows at once: "US$" names no country.
fn is_before_currency_sign(document: &Document, at: usize) -> bool {
    let glued =
        at > 0 && document.tokens.get(at).is_some_and(|next| document.tokens[at - 1].span.end == next.span.start);
    glued && matches!(document.token(at), "$" | "€" | "£" | "¥" | "₸")
}
