//! Names as they stand, whom they name, and who held which post.

use super::{AGENCY, InRelease, PERSON, Placed, RELEASE, end, published, release_id, start};
use crate::dataset::records::{MentionRecord, PostRecord};
use crate::dataset::schema::{Cell, Column, ForeignKey, Kind, Table, TableDescription};
use crate::entities::{Entity, Seen, Tenure};
use crate::facts::{Event, Status};
use crate::position::CodePointSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

impl Placed for MentionRecord {
    fn span(&self) -> CodePointSpan {
        self.span
    }
}

impl Placed for PostRecord {
    fn span(&self) -> CodePointSpan {
        self.span
    }
}

/// The names as they stand.
pub fn mentions<'r>() -> Table<InRelease<'r, MentionRecord>> {
    type Row<'r> = InRelease<'r, MentionRecord>;
    Table {
        description: TableDescription {
            name: "mentions",
            row: "A name as it stands in a release.",
            primary_key: &["mention_id"],
            foreign_keys: &[RELEASE],
        },
        columns: vec![
            Column::new("mention_id", Kind::Text, "The mention's id.", |row: &Row<'r>| {
                format!("{}-m{}", row.release.id, row.ordinal).into()
            })
            .unique(),
            release_id(),
            Column::new("kind", Kind::Choice(&["person", "agency", "place"]), "What it names.", |row: &Row<'r>| {
                row.record.kind.into()
            })
            .required(),
            start(),
            end(),
            Column::new("text", Kind::Text, "The name as it stands.", |row: &Row<'r>| (&*row.record.text).into())
                .required(),
            Column::new(
                "entity_id",
                Kind::Text,
                "Whom it names: a person_id of people.csv, an agency_id of agencies.csv, or a place's id; empty for a given name \
                 alone that nothing in the release explains.",
                |row: &Row<'r>| row.entity(row.record.referent),
            ),
            Column::new("confidence", Kind::Share, "How sure it is that this is such a name.", |row: &Row<'r>| {
                Decimal::new(row.record.confidence.into(), 2).into()
            })
            .required(),
            Column::new("source", Kind::Choice(&["model", "pattern", "lexicon"]), "What found it.", |row: &Row<'r>| {
                row.record.source.into()
            })
            .required(),
        ],
    }
}

/// The people.
pub fn people<'r>() -> Table<&'r Entity> {
    type Row<'r> = &'r Entity;
    Table {
        description: TableDescription {
            name: "people",
            row: "A person.",
            primary_key: &["person_id"],
            foreign_keys: &[ForeignKey { column: "likely", table: "people", key: "person_id" }],
        },
        columns: vec![
            Column::new("person_id", Kind::Text, "The person's id.", |row: &Row<'r>| row.id.0.as_str().into()).unique(),
            entity_name("The fullest form of the name, in the language it occurs in most."),
            variants(),
            first_seen(|row: &Row<'r>| seen(row.seen, |seen| seen.first)),
            last_seen(|row: &Row<'r>| seen(row.seen, |seen| seen.last)),
            releases("How many releases name the person.", |row: &Row<'r>| row.releases.into()),
            Column::new(
                "likely",
                Kind::Text,
                "The person of a fuller name whom a person named only by a surname, a given name or with initials most \
                 likely is, as other releases near in time tell: an annotation, which no id depends on.",
                |row: &Row<'r>| row.likely.as_ref().map(|id| id.0.as_str()).into(),
            ),
        ],
    }
}

/// The bodies.
pub fn agencies<'r>() -> Table<&'r Entity> {
    type Row<'r> = &'r Entity;
    Table {
        description: TableDescription {
            name: "agencies",
            row: "A ministry, committee, court, company, university, media or international organisation.",
            primary_key: &["agency_id"],
            foreign_keys: &[
                ForeignKey { column: "likely", table: "agencies", key: "agency_id" },
                ForeignKey { column: "parent", table: "agencies", key: "agency_id" },
                ForeignKey { column: "successor", table: "agencies", key: "agency_id" },
            ],
        },
        columns: vec![
            Column::new("agency_id", Kind::Text, "The body's id.", |row: &Row<'r>| row.id.0.as_str().into()).unique(),
            entity_name("The fullest form of the name."),
            Column::new("acronym", Kind::Text, "Its acronym.", |row: &Row<'r>| row.acronym.as_ref().into()),
            variants(),
            first_seen(|row: &Row<'r>| seen(row.seen, |seen| seen.first)),
            last_seen(|row: &Row<'r>| seen(row.seen, |seen| seen.last)),
            releases("How many releases name the body.", |row: &Row<'r>| row.releases.into()),
            Column::new(
                "likely",
                Kind::Text,
                "The body of a fuller name that one named only by an acronym or a short form most likely is, as other \
                 releases near in time tell: an annotation, which no id depends on.",
                |row: &Row<'r>| row.likely.as_ref().map(|id| id.0.as_str()).into(),
            ),
            Column::new(
                "parent",
                Kind::Text,
                "The body that it is part of, where the list of bodies says so and a release names it.",
                |row: &Row<'r>| row.parent.as_ref().map(|id| id.0.as_str()).into(),
            ),
            Column::new(
                "successor",
                Kind::Text,
                "The body that it was renamed to or that took over from it, where the list of bodies says so and a release \
                 names it.",
                |row: &Row<'r>| row.successor.as_ref().map(|id| id.0.as_str()).into(),
            ),
        ],
    }
}

/// Statements that a person holds a post.
pub fn posts<'r>() -> Table<InRelease<'r, PostRecord>> {
    type Row<'r> = InRelease<'r, PostRecord>;
    Table {
        description: TableDescription {
            name: "posts",
            row: "A release's statement that a person holds a post.",
            primary_key: &[],
            foreign_keys: &[RELEASE, PERSON, AGENCY],
        },
        columns: vec![
            release_id(),
            Column::new("person_id", Kind::Text, "The person.", |row: &Row<'r>| {
                row.entity_of(Some(&row.record.person))
            })
            .required(),
            Column::new("name", Kind::Text, "The person's fullest name in the release.", |row: &Row<'r>| {
                (&*row.record.person.name).into()
            })
            .required(),
            Column::new("post", Kind::Text, "The post, without the body it is held in.", |row: &Row<'r>| {
                (&*row.record.post).into()
            })
            .required(),
            Column::new("agency_id", Kind::Text, "The body it is held in.", |row: &Row<'r>| {
                row.entity_of(row.record.agency.as_ref())
            }),
            Column::new("agency", Kind::Text, "The body's fullest name in the release.", |row: &Row<'r>| {
                row.record.agency.as_ref().map(|agency| &*agency.name).into()
            }),
            start(),
            end(),
            published(),
            Column::new(
                "status",
                Kind::Choice(&Status::CODES),
                "Whether the person holds the post for the time being, held it once, or is to hold it; empty where the \
                 person simply holds it.",
                |row: &Row<'r>| row.record.status.into(),
            ),
            Column::new(
                "event",
                Kind::Choice(&Event::CODES),
                "Whether the release tells that the person takes or leaves the post.",
                |row: &Row<'r>| row.record.event.into(),
            ),
        ],
    }
}

/// People's posts over time.
pub fn tenures<'r>() -> Table<&'r Tenure> {
    type Row<'r> = &'r Tenure;
    Table {
        description: TableDescription {
            name: "tenures",
            row: "A person's post over time, as far as the releases tell.",
            primary_key: &[],
            foreign_keys: &[PERSON, AGENCY],
        },
        columns: vec![
            Column::new("person_id", Kind::Text, "The person.", |row: &Row<'r>| row.person.0.as_str().into())
                .required(),
            Column::new("name", Kind::Text, "The person's name.", |row: &Row<'r>| (&row.name).into()).required(),
            Column::new("post", Kind::Text, "The post, without the body it is held in.", |row: &Row<'r>| {
                (&row.post).into()
            })
            .required(),
            Column::new("agency_id", Kind::Text, "The body it is held in.", |row: &Row<'r>| {
                row.agency.as_ref().map(|id| id.0.as_str()).into()
            }),
            Column::new("agency", Kind::Text, "The body's name.", |row: &Row<'r>| row.agency_name.as_ref().into()),
            first_seen(|row: &Row<'r>| seen(row.seen, |seen| seen.first)),
            last_seen(|row: &Row<'r>| seen(row.seen, |seen| seen.last)),
            releases("How many releases state it.", |row: &Row<'r>| row.releases.into()),
            Column::new(
                "appointed",
                Kind::Day,
                "The earliest day on which a release says that the person was appointed or elected to it.",
                |row: &Row<'r>| row.appointed.into(),
            ),
            Column::new(
                "dismissed",
                Kind::Day,
                "The latest day on which a release says that the person was dismissed or resigned from it.",
                |row: &Row<'r>| row.dismissed.into(),
            ),
        ],
    }
}

fn entity_name<'r>(description: &'static str) -> Column<&'r Entity> {
    Column::new("name", Kind::Text, description, |row: &&'r Entity| (&row.name).into()).required()
}

fn variants<'r>() -> Column<&'r Entity> {
    let description = "The other forms in which releases give the name, `|` between them.";
    Column::new("variants", Kind::Text, description, |row: &&'r Entity| row.variants.join("|").into())
}

fn releases<R>(description: &'static str, cell: fn(&R) -> Cell<'_>) -> Column<R> {
    Column::new("releases", Kind::Integer, description, cell).required().unit("releases")
}

fn first_seen<R>(cell: fn(&R) -> Cell<'_>) -> Column<R> {
    Column::new("first_seen", Kind::Day, "The day of the earliest release, where any has a day.", cell)
}

fn last_seen<R>(cell: fn(&R) -> Cell<'_>) -> Column<R> {
    Column::new("last_seen", Kind::Day, "The day of the latest release, where any has a day.", cell)
}

fn seen(seen: Option<Seen>, day: fn(Seen) -> Date) -> Cell<'static> {
    seen.map(day).into()
}
