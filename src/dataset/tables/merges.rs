//! Which names were taken for one, and what the user has decided about it.

use crate::dataset::schema::{Cell, Column, Kind, Table, TableDescription};
use crate::entities::{Evidence, Judgement, Merge, Verdict};
use rust_decimal::Decimal;

/// The kinds of what is merged.
const KIND: Kind = Kind::Choice(&["person", "agency"]);

/// The names that were taken for one.
pub fn merges<'r>() -> Table<&'r Merge> {
    type Row<'r> = &'r Merge;
    Table {
        description: TableDescription {
            name: "merges",
            row: "A name that was taken for another name of one person or body, or that most likely is one.",
            primary_key: &["entity_id", "other"],
            foreign_keys: &[],
        },
        columns: vec![
            Column::new("kind", KIND, "What they name.", |row: &Row<'r>| row.kind.code().into()).required(),
            Column::new(
                "entity_id",
                Kind::Text,
                "Whose names they are: a person_id of people.csv or an agency_id of agencies.csv.",
                |row: &Row<'r>| row.entity.0.as_str().into(),
            )
            .required(),
            Column::new("name", Kind::Text, "The name in that table.", |row: &Row<'r>| (&row.name).into()).required(),
            Column::new("other", Kind::Text, "The other name.", |row: &Row<'r>| (&row.other).into()).required(),
            Column::new(
                "evidence",
                Kind::Choice(&Evidence::CODES),
                "What joins them: a decision in judgements.csv, a list that has both, their spelling, the post that a \
                 listed person of the surname held on the release's day, an acronym that a release gives beside the name, \
                 or a release that uses the one for what it names by the other. A likely one keeps an id of its own: \
                 releases near in time use the short name far more for this one than for all others.",
                |row: &Row<'r>| row.evidence.code().into(),
            )
            .required(),
            Column::new(
                "score",
                Kind::Share,
                "The share of pairs joined on such evidence that are right, at the least, where it was measured.",
                |row: &Row<'r>| row.evidence.score().map_or(Cell::Empty, |score| Decimal::new(score.into(), 2).into()),
            ),
        ],
    }
}

/// What the user has decided.
pub fn judgements<'r>() -> Table<&'r Judgement> {
    type Row<'r> = &'r Judgement;
    Table {
        description: TableDescription {
            name: "judgements",
            row: "A decision of the user about two names, which the next run into this folder obeys.",
            primary_key: &[],
            foreign_keys: &[],
        },
        columns: vec![
            Column::new("kind", KIND, "What they name.", |row: &Row<'r>| row.kind.code().into()).required(),
            Column::new("name", Kind::Text, "A name.", |row: &Row<'r>| (&row.name).into()).required(),
            Column::new("other", Kind::Text, "Another name.", |row: &Row<'r>| (&row.other).into()).required(),
            Column::new("verdict", Kind::Choice(&Verdict::CODES), "Whether they are one's.", |row: &Row<'r>| {
                row.verdict.code().into()
            })
            .required(),
            Column::new("note", Kind::Text, "Why.", |row: &Row<'r>| match row.note.as_str() {
                "" => Cell::Empty,
                note => note.into(),
            }),
        ],
    }
}
