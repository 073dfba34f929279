//! What the page knows of all releases at once: its tables, as pairs of a table's name and some of its rows.
//!
//! `page/data.js` names the columns. People, bodies and releases are called by their row, counted from 0.

use super::json;
use super::slices::{SliceWriter, Slices};
use crate::dataset::Contents;
use crate::dataset::records::{AmountRecord, Named, ReleaseRecord};
use crate::entities::{Entity, EntityId, Tenure};
use crate::figures::Value;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

/// Which row of which table an id has.
pub struct Index<'r> {
    rows: FxHashMap<&'r EntityId, (Table, u32)>,
}

/// A table of named ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// People.
    People,
    /// Bodies.
    Agencies,
}

impl<'r> Index<'r> {
    /// The rows of all people and bodies.
    pub fn new(contents: Contents<'r>) -> Self {
        let people = (0..).zip(&contents.entities.people).map(|(row, person)| (&person.id, (Table::People, row)));
        let agencies = (0..).zip(&contents.entities.agencies).map(|(row, body)| (&body.id, (Table::Agencies, row)));
        Self { rows: people.chain(agencies).collect() }
    }

    /// The row of a release's referent.
    pub fn row(&self, ids: &[Option<EntityId>], referent: u32) -> Option<(Table, u32)> {
        self.of(ids.get(referent as usize)?.as_ref()?)
    }

    fn of(&self, id: &EntityId) -> Option<(Table, u32)> {
        self.rows.get(id).copied()
    }

    fn row_of(&self, ids: &[Option<EntityId>], named: Option<&Named>) -> Option<u32> {
        named.and_then(|named| self.row(ids, named.referent)).map(|(_, row)| row)
    }
}

/// Writes the tables, in slices that are full at so many bytes.
pub fn write(folder: &Path, contents: Contents<'_>, index: &Index<'_>, size: u64) -> io::Result<Slices> {
    let mut sink = SliceWriter::new(folder, size)?;
    write_tables(&mut sink, contents, index)?;
    sink.finish()
}

fn write_tables(sink: &mut SliceWriter, contents: Contents<'_>, index: &Index<'_>) -> io::Result<()> {
    let Contents { releases, entities, .. } = contents;
    let naming = Naming::new(contents, index);
    rows(
        sink,
        "releases",
        releases.iter().zip(&entities.editions).map(|(release, edition)| {
            let ReleaseRecord { id, path, url, title, published, language, place, notice, .. } = release;
            (id.to_string(), published, language.code(), title, path, url, place, notice, edition)
        }),
    )?;
    rows(sink, "people", entities.people.iter().zip(&naming.people).map(entity))?;
    rows(sink, "agencies", entities.agencies.iter().zip(&naming.agencies).map(entity))?;
    rows(sink, "tenures", entities.tenures.iter().filter_map(|tenure| row_of_tenure(tenure, index)))?;
    let numbered = || (0..).zip(releases.iter().zip(&entities.ids));
    rows(
        sink,
        "posts",
        numbered().flat_map(|(release, (record, ids)): (u32, _)| {
            record.posts.iter().filter_map(move |post| {
                let (_, person) = index.row(ids, post.person.referent)?;
                let agency = index.row_of(ids, post.agency.as_ref());
                Some((release, post.span.start, post.span.end, person, &*post.post, agency, post.status, post.event))
            })
        }),
    )?;
    rows(
        sink,
        "amounts",
        numbered().flat_map(|(release, (record, _)): (u32, _)| {
            record.amounts.iter().map(move |amount| row_of_amount(release, amount))
        }),
    )?;
    Ok(())
}

/// Writes rows of a table, one a line; those that a slice has no room for into the next.
fn rows<R: Serialize>(sink: &mut SliceWriter, name: &str, rows: impl Iterator<Item = R>) -> io::Result<()> {
    let mut is_open = false;
    for row in rows {
        if is_open && sink.is_full() {
            sink.write_all(b"]]")?;
            is_open = false;
        }
        if is_open {
            sink.write_all(b",\n")?;
        } else {
            sink.element()?;
            writeln!(sink, "[\"{name}\",[")?;
            is_open = true;
        }
        json::write(sink, &row)?;
    }
    if is_open { sink.write_all(b"]]") } else { Ok(()) }
}

/// Which releases name whom, for each row as the distances between the releases' rows.
struct Naming {
    people: Vec<Vec<u32>>,
    agencies: Vec<Vec<u32>>,
}

impl Naming {
    fn new(contents: Contents<'_>, index: &Index<'_>) -> Self {
        let Contents { releases, entities, .. } = contents;
        let empty = |rows: usize| vec![Vec::new(); rows];
        let mut naming = Self { people: empty(entities.people.len()), agencies: empty(entities.agencies.len()) };
        let mut last = FxHashMap::default();
        for (number, (release, ids)) in (0..).zip(releases.iter().zip(&entities.ids)) {
            for mention in &release.mentions {
                let Some((table, row)) = index.row(ids, mention.referent) else { continue };
                let rows = match table {
                    Table::People => &mut naming.people,
                    Table::Agencies => &mut naming.agencies,
                };
                let Some(releases) = rows.get_mut(row as usize) else { continue };
                let before = last.insert((table == Table::People, row), number);
                if before != Some(number) {
                    releases.push(number - before.unwrap_or(0));
                }
            }
        }
        naming
    }
}

fn entity<'r>((entity, releases): (&'r Entity, &'r Vec<u32>)) -> impl Serialize + use<'r> {
    let Entity { id, name, acronym, variants, .. } = entity;
    (&id.0, name, acronym, variants, releases)
}

fn row_of_tenure<'r>(tenure: &'r Tenure, index: &Index<'_>) -> Option<impl Serialize + use<'r>> {
    let Tenure { person, post, agency, seen, releases, appointed, dismissed, .. } = tenure;
    let (_, person) = index.of(person)?;
    let agency = agency.as_ref().and_then(|agency| index.of(agency)).map(|(_, row)| row);
    let (first, last) = (seen.map(|seen| seen.first), seen.map(|seen| seen.last));
    Some((person, post, agency, first, last, releases, appointed, dismissed))
}

fn row_of_amount(release: u32, amount: &AmountRecord) -> impl Serialize {
    let (value, low, high) = match amount.value {
        Value::Exact(value) => (Some(value), None, None),
        Value::Range(low, high) => (None, Some(low), Some(high)),
    };
    // As text: JavaScript's numbers would round them.
    let plain = |value: Option<Decimal>| value.map(|value| value.normalize().to_string());
    let place = (release, amount.span.start, amount.span.end);
    let quantity = (amount.kind, plain(value), plain(low), plain(high), amount.qualifier);
    let unit = amount.currency.or(amount.unit.as_deref()).map(ToOwned::to_owned);
    let item = amount.item.as_deref().map(ToOwned::to_owned);
    let actor = amount.actor.as_ref().map(|actor| actor.name.to_string());
    let action = amount.action.as_deref().map(ToOwned::to_owned);
    (place, quantity, amount.text.to_string(), unit, item, actor, action, plain(amount.usd), amount.restates)
}
