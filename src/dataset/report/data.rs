//! What the page knows of all releases at once: its tables, as pairs of a table's name and some of its rows.
//!
//! `page/data.js` names the columns. People, bodies and releases are called by their row, counted from 0.

use super::json;
use super::slices::{SliceWriter, Slices};
use crate::dataset::Contents;
use crate::dataset::records::{AmountRecord, ReleaseHead, ReleaseRecord};
use crate::entities::{Entity, EntityId, Resolved, Row, Tenure};
use crate::figures::Value;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

/// Writes the tables: what stands in releases as the run goes, the rest at its end.
pub struct DataWriter {
    sink: SliceWriter,
    naming: Naming,
    releases: u32,
}

impl DataWriter {
    /// No release yet; a slice is full at so many bytes.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn create(folder: &Path, size: u64) -> io::Result<Self> {
        Ok(Self { sink: SliceWriter::new(folder, size)?, naming: Naming::default(), releases: 0 })
    }

    /// Adds the posts and the figures of the next release, and whom it names.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add(&mut self, record: &ReleaseRecord, resolved: &[Option<Resolved>]) -> io::Result<()> {
        let release = self.releases;
        self.releases += 1;
        let row_of = |referent| super::row_of(resolved, referent);
        record
            .mentions
            .iter()
            .filter_map(|mention| row_of(mention.referent))
            .for_each(|row| self.naming.add(row, release));
        let posts = record.posts.iter().filter_map(|post| {
            let person = row_of(post.person.referent)?;
            let agency = post.agency.as_ref().and_then(|agency| row_of(agency.referent));
            let (person, agency) = (person.number(), agency.map(Row::number));
            Some((release, post.span.start, post.span.end, person, &*post.post, agency, post.status, post.event))
        });
        rows(&mut self.sink, "posts", posts)?;
        rows(&mut self.sink, "amounts", record.amounts.iter().map(|amount| row_of_amount(release, amount)))
    }

    /// Adds all other tables; the slices, to be copied.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(self, contents: Contents<'_>) -> io::Result<Slices> {
        let Contents { releases, entities, .. } = contents;
        let Self { mut sink, naming: Naming { people, agencies }, .. } = self;
        let released = releases.iter().zip(&entities.editions).map(|(release, edition)| {
            let ReleaseHead { id, path, url, title, published, language, place, notice, .. } = release;
            (id.to_string(), published, language.code(), title, path, url, place, notice, edition)
        });
        rows(&mut sink, "releases", released)?;
        rows(&mut sink, "people", entities.people.iter().zip(people).map(entity))?;
        rows(&mut sink, "agencies", entities.agencies.iter().zip(agencies).map(entity))?;
        let index = |all: &'_ [Entity]| -> FxHashMap<EntityId, u32> {
            (0..).zip(all).map(|(row, one)| (one.id.clone(), row)).collect()
        };
        let (people, agencies) = (index(&entities.people), index(&entities.agencies));
        let tenures = entities.tenures.iter().filter_map(|tenure| row_of_tenure(tenure, &people, &agencies));
        rows(&mut sink, "tenures", tenures)?;
        sink.finish()
    }
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
#[derive(Default)]
struct Naming {
    people: Vec<Steps>,
    agencies: Vec<Steps>,
}

/// Releases in archive order, each by its distance from the one before.
#[derive(Default)]
struct Steps {
    steps: Vec<u32>,
    last: u32,
}

impl Naming {
    /// Counts a release that names the row; the releases come in archive order.
    fn add(&mut self, row: Row, release: u32) {
        let rows = match row {
            Row::Person(_) => &mut self.people,
            Row::Agency(_) => &mut self.agencies,
        };
        let row = row.number() as usize;
        if rows.len() <= row {
            rows.resize_with(row + 1, Steps::default);
        }
        let Steps { steps, last } = &mut rows[row];
        if steps.is_empty() || *last < release {
            steps.push(release - *last);
            *last = release;
        }
    }
}

fn entity((entity, Steps { steps, .. }): (&Entity, Steps)) -> impl Serialize {
    let Entity { id, name, acronym, variants, .. } = entity;
    (&id.0, name, acronym, variants, steps)
}

fn row_of_tenure(
    tenure: &Tenure,
    people: &FxHashMap<EntityId, u32>,
    agencies: &FxHashMap<EntityId, u32>,
) -> Option<impl Serialize> {
    let Tenure { person, post, agency, seen, releases, appointed, dismissed, .. } = tenure;
    let agency = agency.as_ref().and_then(|agency| agencies.get(agency));
    let (first, last) = (seen.map(|seen| seen.first), seen.map(|seen| seen.last));
    Some((*people.get(person)?, post, agency.copied(), first, last, releases, appointed, dismissed))
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
