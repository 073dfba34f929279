//! What an engine of the names stage does: scores the labels of words. Decoding is the same for all engines.

use super::NameKind;

/// The label of a word: outside of names, or inside one of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// No part of a name.
    Outside,
    /// The first word of a name.
    Begin(NameKind),
    /// A later word of a name.
    Inside(NameKind),
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
    /// The engine failed on a sentence.
    #[error("the names model failed on a sentence: {0}")]
    Run(String),
}
