//! Who holds which post: phrases that name a post, and the ways in which a sentence links one to a person.

mod complements;
mod grammar;
mod links;
mod phrases;

use super::PostStatement;
use super::chunks::{Chunk, Chunks, Kind};
use super::lexicon::FactsLexicon;
use super::referents::Referents;
use crate::names::{Mention, NameKind};
use links::Link;

pub use grammar::{HeldPost, PostGrammar};

/// The statements of posts in a release, in order.
pub(super) fn find(
    chunks: &Chunks<'_>,
    names: &[Mention],
    referents: &Referents,
    lexicon: &FactsLexicon,
) -> Vec<PostStatement> {
    let mut posts: Vec<PostStatement> = Vec::new();
    for (index, sentence) in chunks.sentences.iter().enumerate() {
        let has_person = |chunk: &Chunk| chunk.name(NameKind::Person).is_some();
        if !chunks.all[sentence.clone()].iter().any(has_person) {
            continue;
        }
        let phrases = phrases::find(chunks, sentence, lexicon);
        for Link { person, post, agency, is_anaphoric } in links::find(chunks, sentence, &phrases) {
            let Kind::Name(_, mention) = chunks.all[person].kind else { continue };
            let agency = agency.or_else(|| is_anaphoric.then(|| body_before(chunks, index, person))?);
            let statement = PostStatement {
                person: referents.of_mention[mention],
                post,
                agency: agency.map(|agency| referents.of_mention[agency]),
                span: names[mention].span,
            };
            let stated = |known: &PostStatement| {
                known.span == statement.span && known.post == statement.post && known.agency == statement.agency
            };
            if !posts.iter().rev().take_while(|known| known.span.start >= names[mention].span.start).any(stated) {
                posts.push(statement);
            }
        }
    }
    posts.sort_by_key(|post| post.span);
    posts
}

/// The statements of posts that a language's own grammar found.
pub(super) fn stated(held: &[HeldPost], names: &[Mention], referents: &Referents) -> Vec<PostStatement> {
    let statement = |held: &HeldPost| PostStatement {
        person: referents.of_mention[held.person],
        post: held.post.clone(),
        agency: held.agency.map(|agency| referents.of_mention[agency]),
        span: names[held.person].span,
    };
    let mut posts: Vec<PostStatement> = held.iter().map(statement).collect();
    posts.sort_by_key(|post| post.span);
    posts
}

/// The body that "its" stands for: the last one before it in the sentence, else the first of the sentence before.
fn body_before(chunks: &Chunks<'_>, sentence: usize, at: usize) -> Option<usize> {
    let body = |at: usize| chunks.all[at].name(NameKind::Agency);
    let before = sentence.checked_sub(1).map(|before| chunks.sentences[before].clone());
    (chunks.sentences[sentence].start..at).rev().find_map(body).or_else(|| before?.find_map(body))
}
