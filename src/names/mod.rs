//! Which spans name people, agencies, places?
//!
//! A release's names come from two sides. A [`Tagger`] scores the labels of each sentence's [`words`]; the [`decoder`],
//! one for every engine, turns scores into spans. The language's [`NamePatterns`] find what they are surer of than any
//! model. One rule merges both (`merge`), and what is surely a name once is one in the whole release (`consistency`).
//!
//! There are two engines: [`Embedded`] ships with the program; with the feature `rust-bert`, any BERT-like checkpoint
//! takes its place.

mod bodies;
mod checksums;
mod classes;
mod consistency;
#[cfg(test)]
pub(crate) mod corpus;
pub mod decoder;
mod embedded;
pub mod encoder;
mod engine;
mod lexicon;
mod memory;
mod merge;
mod patterns;
mod pieces;
mod reading;
mod recall;
mod row;
#[cfg(feature = "rust-bert")]
mod rust_bert;
mod tagger;
mod windows;
pub mod words;

use crate::cache::Cache;
use crate::document::Document;
use crate::languages::Languages;
use crate::position::Span;
use memory::Memory;
use recall::Recall;
use serde::{Deserialize, Serialize};

pub use bodies::ListedBodies;
pub use classes::Classes;
pub(crate) use classes::name_classes;
pub use embedded::Embedded;
pub use engine::{Device, Engine};
pub use lexicon::{Phrases, WordClasses};
pub use patterns::{Candidate, NamePatterns};
pub use row::Row;
#[cfg(feature = "rust-bert")]
pub use rust_bert::{Checkpoint, RustBert};
pub use tagger::{Label, LabelScores, Tag, Tagger, TaggerError};

/// Companies whose names every language writes in Latin letters: a list written for this table.
pub(crate) const COMPANIES: &str = include_str!("companies.tsv");

/// A name as it stands in a release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mentions {
    /// The names, in order, none overlapping another.
    pub names: Vec<Mention>,
    /// What the model takes for posts, in order: a hint for the facts stage, in languages whose model knows posts.
    pub posts: Vec<Span>,
}

/// Finds the names of releases: a model, what it made of sentences seen before, and the names of releases that earlier
/// runs have read.
pub struct Names {
    tagger: Box<dyn Tagger>,
    memory: Option<Memory>,
    recall: Option<Recall>,
}

impl Names {
    /// Names found with this model, every sentence read anew.
    pub fn new(tagger: Box<dyn Tagger>) -> Self {
        Self { tagger, memory: None, recall: None }
    }

    /// Names found with a model whose answer for a sentence is the same to the bit alone and in any company: sentences
    /// that come again are not read again.
    pub fn remembering(tagger: Box<dyn Tagger>) -> Self {
        Self { tagger, memory: Some(Memory::default()), recall: None }
    }

    /// The same with the names that earlier runs have found; `model` is which model it is and what runs it, as far as
    /// answers depend on that.
    #[must_use]
    pub fn recalling(mut self, cache: Cache, model: &[&str]) -> Self {
        self.recall = Some(Recall::new(cache, model));
        self
    }

    /// What earlier runs have found, where it is used.
    pub fn cache(&self) -> Option<&Cache> {
        self.recall.as_ref().map(Recall::cache)
    }

    /// Finds a release's names: the model's, and what patterns and lexicons know surer.
    ///
    /// # Errors
    /// When the model fails; the release is then refused, not the run.
    pub fn find(&self, document: &Document, languages: &Languages) -> Result<Mentions, TaggerError> {
        let find = || find(document, &*self.tagger, self.memory.as_ref(), languages);
        self.recall.as_ref().map_or_else(find, |recall| recall.names(document, languages, find))
    }
}

impl Mentions {
    /// Finds one release's names, as [`Names`] does.
    ///
    /// # Errors
    /// When the model fails.
    pub fn find(document: &Document, tagger: &dyn Tagger, languages: &Languages) -> Result<Self, TaggerError> {
        find(document, tagger, None, languages)
    }
}

fn find(
    document: &Document,
    tagger: &dyn Tagger,
    memory: Option<&Memory>,
    languages: &Languages,
) -> Result<Mentions, TaggerError> {
    let language = languages.of(document.language);
    let patterns = language.names.as_ref();
    let mut candidates = patterns.find(document);
    candidates.extend(language.bodies.find(document, patterns, &candidates));
    let read = reading::read(document, tagger, memory, patterns)?;
    candidates.extend(read.names);
    candidates.extend(document.dateline.map(dateline));
    let standing = consistency::complete(document, patterns, merge::merge(&document.text, candidates));
    let mention = |found: Candidate| {
        let Candidate { span, kind, confidence, source } = found;
        kind.map(|kind| Mention { span, kind, confidence, source })
    };
    Ok(Mentions { names: standing.into_iter().filter_map(mention).collect(), posts: read.posts })
}

/// The place that a dateline names.
fn dateline(span: Span) -> Candidate {
    const SURE: f32 = 0.99;
    Candidate { span, kind: Some(NameKind::Place), confidence: SURE, source: Source::Pattern }
}
