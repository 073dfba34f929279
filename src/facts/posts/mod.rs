//! Who holds which post: what a language's grammar finds, and whether the holder takes, leaves or once held it.

mod grammar;
mod office;
mod standing;
#[cfg(test)]
mod tests;

use super::referents::Referents;
use super::{PostStatement, Reading};
use crate::figures::CalendarMention;
use jiff::civil::Date;

pub use grammar::{HeldPost, PostGrammar};
pub use office::{Event, OfficeWords, Status};

/// The statements of posts in a release, in order.
pub(super) fn stated(
    held: &[HeldPost],
    reading: Reading<'_>,
    referents: &Referents,
    words: &OfficeWords,
    dates: &[CalendarMention],
    published: Option<Date>,
) -> Vec<PostStatement> {
    let standing = standing::Reader { reading, words, dates, published };
    let mut posts: Vec<PostStatement> = Vec::with_capacity(held.len());
    for post in held {
        let shares_person = |other: &HeldPost| other.person == post.person && other.verb.is_some();
        let Some(standing) = standing.of(post, held.iter().any(shares_person)) else { continue };
        let statement = PostStatement {
            person: referents.of_mention[post.person],
            post: post.post.clone(),
            agency: post.agency.map(|agency| referents.of_mention[agency]),
            span: reading.names[post.person].span,
            status: standing.status,
            event: standing.event,
            day: standing.day,
        };
        let same = |known: &PostStatement| {
            known.span == statement.span && known.post == statement.post && known.agency == statement.agency
        };
        if !posts.iter().rev().take_while(|known| known.span.start >= statement.span.start).any(same) {
            posts.push(statement);
        }
    }
    posts.sort_by_key(|post| post.span);
    posts
}
