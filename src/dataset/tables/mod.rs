//! The tables: each one's columns with their meanings and where their cells come from.

mod editions;
mod figures;
mod merges;
mod names;
mod releases;

pub use editions::{disagreement_rows, disagreements};
pub use figures::{amount_rows, amounts, date_rows, dates};
pub use merges::{judgements, merges};
pub use names::{agencies, mention_rows, mentions, people, post_rows, posts, tenures};
pub use releases::{rejects, release_rows, releases};

use super::records::{Named, ReleaseRecord};
use super::schema::{Column, ForeignKey, Kind};
use super::{Contents, schema::Cell};
use crate::entities::EntityId;
use crate::figures::Period;
use crate::position::CodePointSpan;

const RELEASE: ForeignKey = ForeignKey { column: "release_id", table: "releases", key: "release_id" };
const PERSON: ForeignKey = ForeignKey { column: "person_id", table: "people", key: "person_id" };
const AGENCY: ForeignKey = ForeignKey { column: "agency_id", table: "agencies", key: "agency_id" };

/// One of a release's rows: the release, what it says, and the ids of whom it names.
pub struct InRelease<'r, T> {
    release: &'r ReleaseRecord,
    ids: &'r [Option<EntityId>],
    /// Counted from 1 within the release.
    ordinal: usize,
    record: &'r T,
}

impl<'r, T> InRelease<'r, T> {
    /// A row of a release that stands in no dataset: nobody in it has an id.
    pub fn alone(release: &'r ReleaseRecord, ordinal: usize, record: &'r T) -> Self {
        Self { release, ids: &[], ordinal, record }
    }

    fn entity(&self, referent: u32) -> Cell<'_> {
        self.ids.get(referent as usize).and_then(Option::as_ref).map(|id| id.0.as_str()).into()
    }

    fn entity_of<'s>(&'s self, named: Option<&'s Named>) -> Cell<'s> {
        named.map_or(Cell::Empty, |named| self.entity(named.referent))
    }
}

/// The rows of all releases, in archive order.
fn rows<'r, T>(
    contents: Contents<'r>,
    records: fn(&'r ReleaseRecord) -> &'r [T],
) -> impl Iterator<Item = InRelease<'r, T>> {
    let ids = contents.entities.ids.iter().map(Vec::as_slice);
    contents.releases.iter().zip(ids).flat_map(move |(release, ids)| {
        let numbered = (1..).zip(records(release));
        numbered.map(move |(ordinal, record)| InRelease { release, ids, ordinal, record })
    })
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
