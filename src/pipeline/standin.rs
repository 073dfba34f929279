//! A names model that finds no names, until the embedded one is merged.

use crate::names::{Label, LabelScores, Tagger, TaggerError};
use rayon::ThreadPool;
use std::num::NonZeroUsize;
use std::sync::Arc;

/// The threads that work is done on.
#[derive(Clone)]
pub struct Workers(Arc<ThreadPool>);

impl Workers {
    /// Starts the threads.
    pub fn new(threads: NonZeroUsize) -> Self {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build();
        Self(Arc::new(pool.unwrap_or_else(|error| unreachable!("{error}"))))
    }

    /// Runs the work on one of the threads.
    pub fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        self.0.install(work)
    }
}

/// A model that finds no names.
pub struct Embedded;

impl Embedded {
    /// The model.
    pub fn shipped(_workers: &Workers) -> Result<Self, TaggerError> {
        Ok(Self)
    }
}

impl Tagger for Embedded {
    fn labels(&self) -> &[Label] {
        &[Label::Outside]
    }

    fn tag(&self, sentences: &[Vec<&str>]) -> Result<Vec<Vec<LabelScores>>, TaggerError> {
        Ok(sentences.iter().map(|words| vec![vec![0.0]; words.len()]).collect())
    }
}
