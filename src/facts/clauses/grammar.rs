//! What a language of its own grammar gives to the actors of amounts.

use crate::facts::{Chunks, StatedAmount};
use crate::names::Mention;
use std::fmt;

/// What somebody did, of which a release gives the amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The amount, as an index into the release's amounts.
    pub amount: usize,
    /// The mention of who did it, as an index into the release's names.
    pub actor: usize,
    /// What was done, as the verb's dictionary form: «изъять», «аудару».
    pub action: String,
}

/// What a release names, as a clause's grammar reads it.
#[derive(Clone, Copy)]
pub struct Named<'r> {
    /// The names, in order.
    pub names: &'r [Mention],
    /// The dictionary form of each; `None` where the name stands in it.
    pub base_forms: &'r [Option<String>],
}

impl Named<'_> {
    /// Whether a mention stands in another form than that of the dictionary.
    pub fn is_declined(&self, mention: usize, text: &str) -> bool {
        let surface = self.names[mention].span.of(text);
        self.base_forms[mention].as_deref().is_some_and(|base| base != surface)
    }
}

/// How a language says who did what an amount counts.
pub trait ClauseGrammar: fmt::Debug + Send + Sync {
    /// The acts of named, sole subjects that govern an amount, in any order; no two of one amount.
    fn acts(&self, chunks: &Chunks<'_>, named: Named<'_>, amounts: &[StatedAmount]) -> Vec<Act>;
}
