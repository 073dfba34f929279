//! What an engine of the names stage does: scores the labels of words. Decoding is the same for all engines.

use super::NameKind;

/// What a model marks: names, and posts, which are none but stand beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// A name of a kind.
    Name(NameKind),
    /// A post: "министр финансов".
    Post,
}

/// The label of a word: outside of what is marked, or inside of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// No part of a name or post.
    Outside,
    /// The first word of a name or post.
    Begin(Tag),
    /// A later word of it.
    Inside(Tag),
}

/// Log-probabilities of one word's labels, in the order of [`Tagger::labels`].
pub type LabelScores = Vec<f32>;

/// A model that scores the labels of a sentence's words.
pub trait Tagger: Send + Sync {
    /// The labels, in the order of the scores.
    fn labels(&self) -> &[Label];

    /// Scores every word of every sentence. A sentence's answer does not depend on the others, and however long it is,
    /// every word is scored.
    ///
    /// Words are runs of letters and digits, or single marks.
    ///
    /// # Errors
    /// When the engine fails.
    fn tag(&self, sentences: &[Vec<&str>]) -> Result<Vec<Vec<LabelScores>>, TaggerError>;
}

/// Why an engine failed.
#[derive(Debug, thiserror::Error)]
pub enum TaggerError {
    /// A file of the model is missing or cannot be read.
    #[error("the names model's file {path} cannot be read: {reason}")]
    Load {
        /// The file.
        path: String,
        /// What went wrong.
        reason: String,
    },
    /// The threads that engines run on cannot be started.
    #[error("cannot start the threads that names are found on: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// A device or a model that was asked for is not there.
    #[error("{what} is not available: {reason}")]
    Unavailable {
        /// What was asked for.
        what: String,
        /// Why it is not there.
        reason: String,
    },
    /// The engine failed on a sentence.
    #[error("the names model failed on a sentence: {0}")]
    Run(String),
}
