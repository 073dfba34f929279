//! What is kept of each release, and of all, while a run goes on.

use super::{Examined, Stage, Timings};
use crate::dataset::formats::Format;
use crate::dataset::{OutputError, Rates, Refused, ReleaseId, ReleaseRecord, ReleaseStreams, Streams};
use crate::document::TokenKind;
use crate::entities::{Judgements, Resolver};
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

/// What is kept of all releases, in archive order.
pub struct Gathered {
    /// The releases.
    pub records: Vec<ReleaseRecord>,
    /// On the disk: memory does not grow with the texts; `None` where nobody wants them.
    pub streams: Option<Streams>,
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
    pub fn new(languages: &Languages, judgements: Judgements, streams: Option<Streams>) -> Self {
        Self {
            records: Vec::new(),
            streams,
            resolver: Resolver::new(languages, judgements),
            refused: Vec::new(),
            words: 0,
            timings: Timings::default(),
            ids: FxHashSet::default(),
        }
    }

    /// Keeps the next release, or why there is none.
    ///
    /// # Errors
    /// When what is written as the run goes cannot be.
    pub fn add(&mut self, recorded: Result<Recorded, Refused>) -> Result<(), OutputError> {
        let Recorded { record, streams, facts, words, timings } = match recorded {
            Ok(recorded) => recorded,
            Err(refused) => {
                self.refused.push(refused);
                return Ok(());
            }
        };
        if !self.ids.insert(record.id) {
            let reason = "read already: another release of this run has the same path and the same bytes".to_owned();
            self.refused.push(Refused { path: record.path, reason });
            return Ok(());
        }
        self.timings.merge(&timings);
        self.timings.of(Stage::Entities, || self.resolver.add(&facts));
        self.words += words;
        if let Some(all) = &mut self.streams {
            all.add(&streams)?;
        }
        self.records.push(record);
        Ok(())
    }
}
