//! The tables: each one's columns with their meanings and where their cells come from.

mod editions;
mod figures;
mod merges;
mod names;
mod releases;

pub use editions::{Quote, disagreement_rows, disagreements};
pub use figures::{amounts, dates};
pub use merges::{judgements, merges};
pub use names::{agencies, mentions, people, posts, tenures};
pub use releases::{rejects, release_rows, releases};

use super::records::{Named, ReleaseHead};
use super::schema::{Cell, Column, ForeignKey, Kind};
use crate::entities::Resolved;
use crate::figures::Period;
use crate::position::CodePointSpan;

const RELEASE: ForeignKey = ForeignKey { column: "release_id", table: "releases", key: "release_id" };
const PERSON: ForeignKey = ForeignKey { column: "person_id", table: "people", key: "person_id" };
const AGENCY: ForeignKey = ForeignKey { column: "agency_id", table: "agencies", key: "agency_id" };

/// One of a release's rows: the release, what it says, and whom it names.
pub struct InRelease<'r, T> {
    release: &'r ReleaseHead,
    resolved: &'r [Option<Resolved>],
    /// Counted from 1 within the release.
    ordinal: usize,
    record: &'r T,
}

impl<'r, T> InRelease<'r, T> {
    /// A row of a release that stands in no dataset: nobody in it has an id.
    pub fn alone(release: &'r ReleaseHead, ordinal: usize, record: &'r T) -> Self {
        Self { release, resolved: &[], ordinal, record }
    }

    fn entity(&self, referent: u32) -> Cell<'_> {
        self.resolved.get(referent as usize).and_then(Option::as_ref).map(|resolved| resolved.id.0.as_str()).into()
    }

    fn entity_of<'s>(&'s self, named: Option<&'s Named>) -> Cell<'s> {
        named.map_or(Cell::Empty, |named| self.entity(named.referent))
    }
}

/// The rows of a release whose referents are resolved, from records of one kind.
pub fn rows_of<'r, T>(
    release: &'r ReleaseHead,
    resolved: &'r [Option<Resolved>],
    records: &'r [T],
) -> impl Iterator<Item = InRelease<'r, T>> {
    (1..).zip(records).map(move |(ordinal, record)| InRelease { release, resolved, ordinal, record })
}

fn release_id<'r, T>() -> Column<InRelease<'r, T>> {
    Column::new("release_id", Kind::Text, "The release.", |row: &InRelease<'r, T>| row.release.id.to_string().into())
        .required()
}

fn published<'r, T>() -> Column<InRelease<'r, T>> {
    Column::new("published", Kind::Day, "The day the release was published.", |row: &InRelease<'r, T>| {
        row.release.published.into()
    })
}

/// A record that stands at a place in its release's text.
trait Placed {
    fn span(&self) -> CodePointSpan;
}

fn start<'r, T: Placed>() -> Column<InRelease<'r, T>> {
    let description = "Where it begins in the release's text: the position of its first code point, counted from 0.";
    Column::new("start", Kind::Integer, description, |row: &InRelease<'r, T>| row.record.span().start.into())
        .required()
        .unit("code points")
}

fn end<'r, T: Placed>() -> Column<InRelease<'r, T>> {
    let description = "Where it ends in the release's text: one past the position of its last code point.";
    Column::new("end", Kind::Integer, description, |row: &InRelease<'r, T>| row.record.span().end.into())
        .required()
        .unit("code points")
}

fn first_day(period: Option<Period>) -> Cell<'static> {
    period.map(|period| period.from).into()
}

fn last_day(period: Option<Period>) -> Cell<'static> {
    period.map(|period| period.to).into()
}
