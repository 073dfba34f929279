//! What a language's grammar gives to the statements of posts.

use crate::facts::Reading;
use crate::position::Span;
use std::fmt;

/// A post that a release gives to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPost {
    /// The mention of the person, as an index into the release's names.
    pub person: usize,
    /// The post without the body it is held in, its head in the nominative: "Chairman", "министр финансов".
    pub post: String,
    /// The mention of the body, as an index into the release's names.
    pub agency: Option<usize>,
    /// Where the post stands, with what graces it.
    pub phrase: Span,
    /// The word by which the person takes, holds or leaves the post; `None` where the post stands beside the name.
    pub verb: Option<Span>,
}

/// How a language states that somebody holds a post.
pub trait PostGrammar: fmt::Debug + Send + Sync {
    /// The posts that a release gives to people whom it names, in any order.
    fn find(&self, reading: Reading<'_>) -> Vec<HeldPost>;
}
