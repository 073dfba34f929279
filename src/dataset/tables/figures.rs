//! Amounts and dates.

use super::{InRelease, Placed, RELEASE, end, first_day, last_day, published, release_id, start};
use crate::dataset::records::{AmountRecord, DateRecord, ReleaseHead};
use crate::dataset::schema::{Cell, Column, Kind, Table, TableDescription};
use crate::figures::Value;
use crate::position::CodePointSpan;
use rust_decimal::Decimal;

impl Placed for AmountRecord {
    fn span(&self) -> CodePointSpan {
        self.span
    }
}

impl Placed for DateRecord {
    fn span(&self) -> CodePointSpan {
        self.span
    }
}

/// The figures.
pub fn amounts<'r>() -> Table<InRelease<'r, AmountRecord>> {
    type Row<'r> = InRelease<'r, AmountRecord>;
    Table {
        description: TableDescription {
            name: "amounts",
            row: "A figure: money, a count, a measure, a percentage or a multiple.",
            primary_key: &["amount_id"],
            foreign_keys: &[RELEASE],
        },
        columns: vec![
            Column::new("amount_id", Kind::Text, "The figure's id.", |row: &Row<'r>| {
                id_of_amount(row.release, row.ordinal).into()
            })
            .unique(),
            release_id(),
            published(),
            Column::new(
                "kind",
                Kind::Choice(&["money", "count", "measure", "percent", "ratio"]),
                "What is measured: money, a number of things or people, a number with a unit, a percentage, a multiple.",
                |row: &Row<'r>| row.record.kind.into(),
            )
            .required(),
            start(),
            end(),
            Column::new("text", Kind::Text, "The figure as it stands.", |row: &Row<'r>| (&*row.record.text).into())
                .required(),
            Column::new(
                "value",
                Kind::Number,
                "The exact value with every scale word applied, in the currency or unit; empty for a range.",
                |row: &Row<'r>| match row.record.value {
                    Value::Exact(value) => plain(value),
                    Value::Range(..) => Cell::Empty,
                },
            ),
            Column::new("low", Kind::Number, "The lower end of a range.", |row: &Row<'r>| match row.record.value {
                Value::Exact(_) => Cell::Empty,
                Value::Range(low, _) => plain(low),
            }),
            Column::new("high", Kind::Number, "The upper end of a range.", |row: &Row<'r>| match row.record.value {
                Value::Exact(_) => Cell::Empty,
                Value::Range(_, high) => plain(high),
            }),
            Column::new(
                "qualifier",
                Kind::Choice(&["exact", "over", "at_least", "under", "at_most", "about", "range"]),
                "How the value bounds what is meant.",
                |row: &Row<'r>| row.record.qualifier.into(),
            )
            .required(),
            Column::new("currency", Kind::Text, "The currency of money, as an ISO 4217 code.", |row: &Row<'r>| {
                row.record.currency.into()
            }),
            Column::new("unit", Kind::Text, "The unit of a measure, as a UCUM code.", |row: &Row<'r>| {
                row.record.unit.as_deref().into()
            }),
            Column::new("item", Kind::Text, "What is counted or measured, as it stands.", |row: &Row<'r>| {
                row.record.item.as_deref().into()
            }),
            Column::new(
                "actor_id",
                Kind::Text,
                "Who acted or holds it: a person_id of people.csv or an agency_id of agencies.csv.",
                |row: &Row<'r>| row.entity_of(row.record.actor.as_ref()),
            ),
            Column::new("actor", Kind::Text, "The actor's fullest name in the release.", |row: &Row<'r>| {
                row.record.actor.as_ref().map(|actor| &*actor.name).into()
            }),
            Column::new("action", Kind::Text, "What was done, as the verb's dictionary form.", |row: &Row<'r>| {
                row.record.action.as_deref().into()
            }),
            Column::new("period_from", Kind::Day, "The first day of the period it is stated for.", |row: &Row<'r>| {
                first_day(row.record.period)
            }),
            Column::new("period_to", Kind::Day, "The last day of the period it is stated for.", |row: &Row<'r>| {
                last_day(row.record.period)
            }),
            Column::new(
                "equals",
                Kind::Text,
                "The amount_id of the figure that this one restates in another currency.",
                |row: &Row<'r>| row.record.restates.map(|index| id_of_amount(row.release, index as usize + 1)).into(),
            ),
            Column::new(
                "usd",
                Kind::Number,
                "The value of money in US dollars: its own, that of the figure beside it which restates it, or converted.",
                |row: &Row<'r>| row.record.usd.map_or(Cell::Empty, plain),
            )
            .unit("USD"),
            Column::new(
                "usd_source",
                Kind::Choice(&["stated", "rate"]),
                "Where `usd` comes from: stated in the release, or converted at a rate.",
                |row: &Row<'r>| row.record.usd_source.into(),
            ),
            Column::new("rule", Kind::Text, "The rule that found it.", |row: &Row<'r>| row.record.rule.into())
                .required(),
            Column::new("confidence", Kind::Share, "How sure the rule is.", |row: &Row<'r>| {
                Decimal::new(row.record.confidence.into(), 2).into()
            })
            .required(),
        ],
    }
}

/// The id of the figure that stands at this ordinal, from 1, in the release.
pub(super) fn id_of_amount(release: &ReleaseHead, ordinal: usize) -> String {
    format!("{}-a{ordinal}", release.id)
}

/// An exact decimal without trailing zeros.
pub(super) fn plain(value: Decimal) -> Cell<'static> {
    value.normalize().into()
}

/// The calendar points and periods.
pub fn dates<'r>() -> Table<InRelease<'r, DateRecord>> {
    type Row<'r> = InRelease<'r, DateRecord>;
    Table {
        description: TableDescription {
            name: "dates",
            row: "A point or period of the calendar as it stands in a release.",
            primary_key: &["release_id", "start"],
            foreign_keys: &[RELEASE],
        },
        columns: vec![
            release_id(),
            start(),
            end(),
            Column::new("text", Kind::Text, "The words as they stand.", |row: &Row<'r>| (&*row.record.text).into())
                .required(),
            Column::new("from", Kind::Day, "The first day; empty when unknown.", |row: &Row<'r>| {
                first_day(row.record.period)
            }),
            Column::new("to", Kind::Day, "The last day, included; empty when unknown.", |row: &Row<'r>| {
                last_day(row.record.period)
            }),
        ],
    }
}
