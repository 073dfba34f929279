//! What is kept of each release, and of all, while a run goes on.

use super::RunError;
use super::{Examined, Stage, Timings};
use crate::dataset::formats::Format;
use crate::dataset::{Rates, Refused, ReleaseId, ReleaseRecord, ReleaseStreams};
use crate::document::TokenKind;
use crate::entities::{Judgements, Resolved, Resolver};
use crate::facts::Facts;
use crate::languages::Languages;
use rustc_hash::FxHashSet;

/// What is kept of a release.
pub struct Recorded {
    record: ReleaseRecord,
    streams: ReleaseStreams,
    facts: Facts,
    words: u64,
    timings: Timings,
}

impl Recorded {
    /// What an examined release comes to.
    pub fn new(examined: Examined, rates: Option<&Rates>, formats: &[Format]) -> Self {
        let Examined { document, facts, mut timings } = examined;
        let (record, streams) = timings.of(Stage::Dataset, || {
            let mut record = ReleaseRecord::new(&document, &facts);
            if let Some(rates) = rates {
                record.convert(rates);
            }
            let streams = ReleaseStreams::new(&document, &record, formats);
            (record, streams)
        });
        let words = document.tokens.iter().filter(|token| token.kind == TokenKind::Word).count() as u64;
        Self { record, streams, facts, words, timings }
    }
}

/// Takes what a release's rows say, its texts, and who its referents are; releases come in archive order.
pub type Take<'t> = dyn FnMut(ReleaseRecord, &ReleaseStreams, &[Option<Resolved>]) -> Result<(), RunError> + 't;

/// What is kept of all releases.
pub struct Gathered {
    /// How many releases were read.
    pub releases: usize,
    /// How many figures they state.
    pub amounts: usize,
    /// Who is who in them.
    pub resolver: Resolver,
    /// The files that gave no release.
    pub refused: Vec<Refused>,
    /// How many words the releases have.
    pub words: u64,
    /// How long each stage took.
    pub timings: Timings,
    ids: FxHashSet<ReleaseId>,
}

impl Gathered {
    /// Nothing yet.
    pub fn new(languages: &Languages, judgements: Judgements) -> Self {
        Self {
            releases: 0,
            amounts: 0,
            resolver: Resolver::new(languages, judgements),
            refused: Vec::new(),
            words: 0,
            timings: Timings::default(),
            ids: FxHashSet::default(),
        }
    }

    /// Counts the next release and gives it to `take`, or keeps why there is none.
    ///
    /// # Errors
    /// When `take` fails.
    pub fn add(&mut self, recorded: Result<Recorded, Refused>, take: &mut Take<'_>) -> Result<(), RunError> {
        let Recorded { record, streams, facts, words, timings } = match recorded {
            Ok(recorded) => recorded,
            Err(refused) => {
                self.refused.push(refused);
                return Ok(());
            }
        };
        if !self.ids.insert(record.head.id) {
            let reason = "read already: another release of this run has the same path and the same bytes".to_owned();
            self.refused.push(Refused { path: record.head.path, reason });
            return Ok(());
        }
        self.timings.merge(&timings);
        let resolved = self.timings.of(Stage::Entities, || self.resolver.add(&facts));
        self.releases += 1;
        self.amounts += record.amounts.len();
        self.words += words;
        self.timings.of(Stage::Dataset, || take(record, &streams, &resolved))
    }
}
