//! Who did what an amount counts: what a language's grammar tells of the actors of amounts.

use super::{Reading, StatedAmount};
use std::fmt;

/// What somebody did, of which a release gives the amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The amount, as an index into the release's amounts.
    pub amount: usize,
    /// The mention of who did it, as an index into the release's names, where that is one named person or body.
    pub actor: Option<usize>,
    /// What was done, as the verb's dictionary form: "seize", «изъять», «аудару».
    pub action: String,
}

/// How a language says who did what an amount counts.
pub trait ClauseGrammar: fmt::Debug + Send + Sync {
    /// What was done to the amounts, in any order; no two acts of one amount.
    fn acts(&self, reading: Reading<'_>, amounts: &[StatedAmount]) -> Vec<Act>;
}
