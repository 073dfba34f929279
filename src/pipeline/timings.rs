//! Where the time goes.

use std::time::{Duration, Instant};

/// A stage of the pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading files.
    Archive,
    /// Language, sentences, tokens.
    Document,
    /// Names, the model's share among them.
    Names,
    /// Amounts and dates.
    Figures,
    /// Joining them.
    Facts,
    /// Who is who.
    Entities,
    /// Making and writing rows.
    Dataset,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Stage; 7] =
        [Stage::Archive, Stage::Document, Stage::Names, Stage::Figures, Stage::Facts, Stage::Entities, Stage::Dataset];

    /// The stage's folder.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Archive => "archive",
            Stage::Document => "document",
            Stage::Names => "names",
            Stage::Figures => "figures",
            Stage::Facts => "facts",
            Stage::Entities => "entities",
            Stage::Dataset => "dataset",
        }
    }
}

/// How long each stage took, summed over threads.
#[derive(Clone, Debug, Default)]
pub struct Timings([Duration; Stage::ALL.len()]);

impl Timings {
    /// How long a stage took.
    pub fn spent(&self, stage: Stage) -> Duration {
        self.0[stage as usize]
    }

    /// Does a stage's work and adds the time that it took.
    pub(super) fn of<T>(&mut self, stage: Stage, work: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let done = work();
        self.add(stage, began.elapsed());
        done
    }

    pub(super) fn add(&mut self, stage: Stage, time: Duration) {
        self.0[stage as usize] += time;
    }

    pub(super) fn merge(&mut self, other: &Timings) {
        for (sum, time) in self.0.iter_mut().zip(other.0) {
            *sum += time;
        }
    }
}
