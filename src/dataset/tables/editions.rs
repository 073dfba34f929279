//! Where editions of a release in several languages differ.

use super::RELEASE;
use super::figures::{id_of_amount, plain};
use crate::dataset::Contents;
use crate::dataset::records::{AmountRecord, ReleaseHead};
use crate::dataset::schema::{Cell, Column, ForeignKey, Kind, Table, TableDescription};
use crate::entities::{Difference, Disagreement};
use crate::figures::Value;

/// A figure that two editions state differently.
pub struct DisagreementRow<'r> {
    edition: Side<'r>,
    original: Side<'r>,
    difference: Difference,
}

/// What one edition states.
struct Side<'r> {
    release: &'r ReleaseHead,
    /// The figure with its ordinal in the release, from 1.
    amount: Option<(usize, &'r Quote)>,
}

/// What is told of a figure where editions differ in it.
#[derive(Debug)]
pub struct Quote {
    text: Box<str>,
    value: Value,
}

impl From<&AmountRecord> for Quote {
    fn from(amount: &AmountRecord) -> Self {
        Self { text: amount.text.clone(), value: amount.value }
    }
}

/// The rows of [`disagreements`]; of each release, its figures.
pub fn disagreement_rows<'r>(
    contents: Contents<'r>,
    figures: &'r [Box<[Quote]>],
) -> impl Iterator<Item = DisagreementRow<'r>> {
    let side = |release: usize, amount: Option<usize>| {
        let amount = amount.and_then(|index| Some((index + 1, figures.get(release)?.get(index)?)));
        Some(Side { release: contents.releases.get(release)?, amount })
    };
    contents.entities.disagreements.iter().filter_map(move |found| {
        let &Disagreement { release, amount, original, original_amount, difference } = found;
        let (edition, original) = (side(release, amount)?, side(original, original_amount)?);
        Some(DisagreementRow { edition, original, difference })
    })
}

impl Side<'_> {
    fn amount_id(&self) -> Cell<'_> {
        self.amount.map(|(ordinal, _)| id_of_amount(self.release, ordinal)).into()
    }

    fn text(&self) -> Cell<'_> {
        self.amount.map(|(_, amount)| &*amount.text).into()
    }

    fn value(&self) -> Cell<'_> {
        match self.amount.map(|(_, amount)| amount.value) {
            None => Cell::Empty,
            Some(Value::Exact(value)) => plain(value),
            Some(Value::Range(low, high)) => format!("{}..{}", low.normalize(), high.normalize()).into(),
        }
    }
}

/// The figures that editions of a release state differently.
pub fn disagreements<'r>() -> Table<DisagreementRow<'r>> {
    type Row<'r> = DisagreementRow<'r>;
    Table {
        description: TableDescription {
            name: "disagreements",
            row: "A figure that two editions of a release, in two languages, state differently.",
            primary_key: &[],
            foreign_keys: &[
                RELEASE,
                ForeignKey { column: "edition_of", table: "releases", key: "release_id" },
                ForeignKey { column: "amount_id", table: "amounts", key: "amount_id" },
                ForeignKey { column: "other_amount_id", table: "amounts", key: "amount_id" },
            ],
        },
        columns: vec![
            Column::new("release_id", Kind::Text, "The edition.", |row: &Row<'r>| {
                row.edition.release.id.to_string().into()
            })
            .required(),
            Column::new("edition_of", Kind::Text, "The edition that it is compared with.", |row: &Row<'r>| {
                row.original.release.id.to_string().into()
            })
            .required(),
            Column::new(
                "difference",
                Kind::Choice(&Difference::CODES),
                "Whether the value differs, how it is meant, or only one of them states the figure.",
                |row: &Row<'r>| row.difference.code().into(),
            )
            .required(),
            Column::new("amount_id", Kind::Text, "The edition's figure.", |row: &Row<'r>| row.edition.amount_id()),
            Column::new("text", Kind::Text, "The figure as it stands there.", |row: &Row<'r>| row.edition.text()),
            Column::new("value", Kind::Text, "Its value; of a range, both ends with `..` between.", |row: &Row<'r>| {
                row.edition.value()
            }),
            Column::new("other_amount_id", Kind::Text, "The other edition's figure.", |row: &Row<'r>| {
                row.original.amount_id()
            }),
            Column::new("other_text", Kind::Text, "The figure as it stands there.", |row: &Row<'r>| {
                row.original.text()
            }),
            Column::new("other_value", Kind::Text, "Its value.", |row: &Row<'r>| row.original.value()),
        ],
    }
}
