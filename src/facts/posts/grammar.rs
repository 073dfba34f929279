//! What a language of its own grammar gives to the statements of posts.

use crate::document::Document;
use crate::names::Mentions;
use std::fmt;

/// A post that a release gives to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPost {
    /// The mention of the person, as an index into [`Mentions::names`].
    pub person: usize,
    /// The post without the body it is held in, its head in the nominative: "министр финансов", "Қаржы министрі".
    pub post: String,
    /// The mention of the body, as an index into [`Mentions::names`].
    pub agency: Option<usize>,
}

/// How a language states that somebody holds a post.
pub trait PostGrammar: fmt::Debug + Send + Sync {
    /// The posts that a release gives to people whom it names, in any order.
    fn find(&self, document: &Document, mentions: &Mentions) -> Vec<HeldPost>;
}
