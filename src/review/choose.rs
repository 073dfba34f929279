//! Which rows is a reader asked about?

use super::texts::ReadingText;
use super::{Release, Row, filled};
use crate::archive::{RawRelease, Refusal};
use crate::dataset::{Dataset, DatasetError, TableRows, hex};
use crate::gold::{Kind, Mark, below, generator};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap};

/// Which rows a reader is asked about: those that fulfil all of it.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Rows of these kinds; of all where there is none.
    pub kinds: Vec<Kind>,
    /// Rows of which the program is less sure than this.
    pub below: Option<Decimal>,
    /// Of so many releases, drawn by chance from those that have such rows, or, where all rows are asked about, from all.
    pub releases: Option<usize>,
    /// What the draw begins with: the same number draws the same releases.
    pub seed: u64,
}

impl Selection {
    /// Marks the rows that are asked about, and keeps the releases that have some, or were drawn.
    pub fn apply(&self, releases: &mut Vec<Release>) {
        let is_asked = |row: &Row| {
            let is_of_kind = self.kinds.is_empty() || self.kinds.contains(&row.mark.kind);
            let is_unsure = |limit| row.confidence.is_some_and(|confidence| confidence < limit);
            is_of_kind && self.below.is_none_or(is_unsure)
        };
        for row in releases.iter_mut().flat_map(|release| &mut release.rows) {
            row.is_asked = is_asked(row);
        }
        if self.below.is_some() || self.releases.is_none() {
            releases.retain(|release| release.rows.iter().any(|row| row.is_asked));
        }
        if let Some(wanted) = self.releases.filter(|&wanted| wanted < releases.len()) {
            let drawn = draw(releases.len(), wanted, self.seed);
            let mut index = 0;
            releases.retain(|_| {
                index += 1;
                drawn.contains(&(index - 1))
            });
        }
    }
}

/// So many of the numbers below `count`, each as likely as another (the first steps of the Fisher–Yates shuffle).
fn draw(count: usize, wanted: usize, seed: u64) -> BTreeSet<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    let mut generator = generator(seed);
    for at in 0..wanted {
        let other = at + below(&mut generator, count - at);
        numbers.swap(at, other);
    }
    numbers.truncate(wanted);
    numbers.into_iter().collect()
}

/// Every release of a dataset with its rows, in the dataset's order; the texts are not read yet.
///
/// # Errors
/// When a table cannot be read.
pub fn read(dataset: &Dataset) -> Result<Vec<Release>, DatasetError> {
    let mut rows: HashMap<String, Vec<Row>> = HashMap::new();
    for (release, row) in names(dataset)?.into_iter().chain(amounts(dataset)?).chain(dates(dataset)?) {
        rows.entry(release).or_default().push(row);
    }
    let releases = Cells::of(dataset, "releases")?;
    let release = |row: Record<'_>| {
        let mut rows = rows.remove(row.get("release_id")).unwrap_or_default();
        rows.sort_by_key(|row| (row.mark.start, row.mark.end));
        let place = Some(row.get("place").to_owned()).filter(|place| !place.is_empty());
        Some(Release {
            id: row.get("release_id").to_owned(),
            path: row.get("path").to_owned(),
            sha256: row.get("sha256").to_owned(),
            title: row.get("title").to_owned(),
            published: row.get("published").parse().ok(),
            language: row.get("language").parse().ok()?,
            place,
            text: String::new(),
            rows,
        })
    };
    Ok(releases.records().filter_map(release).collect())
}

/// Reads the texts of the releases from their archive; takes away the releases that it has not, or has changed, and gives
/// their paths. Rows that stand in what is no part of the text, such as a header, go.
pub fn read_texts(
    releases: &mut Vec<Release>,
    archive: impl Iterator<Item = Result<RawRelease, Refusal>>,
) -> Vec<String> {
    let places: HashMap<String, usize> =
        releases.iter().enumerate().map(|(index, release)| (release.path.clone(), index)).collect();
    for raw in archive.flatten() {
        let Some(release) = places.get(&raw.path).and_then(|&index| releases.get_mut(index)) else { continue };
        if hex(&raw.sha256) != release.sha256 {
            continue;
        }
        let published = release.published.map_or_else(String::new, |day| day.to_string());
        let read = ReadingText::of(&raw, &release.title, &published);
        let characters: Vec<char> = read.text.chars().collect();
        release.rows.retain_mut(|row| {
            let Some((start, end)) = read.place((row.mark.start, row.mark.end)) else { return false };
            (row.mark.start, row.mark.end) = (start, end);
            row.mark.text = characters[start as usize..end as usize].iter().collect();
            true
        });
        release.text = read.text;
    }
    let mut missing = Vec::new();
    releases.retain_mut(|release| {
        let is_read = !release.text.is_empty();
        if !is_read {
            missing.push(std::mem::take(&mut release.path));
        }
        is_read
    });
    missing
}

/// A table whose cells are asked for by column.
struct Cells {
    table: TableRows,
    columns: HashMap<String, usize>,
}

/// A row of such a table.
#[derive(Clone, Copy)]
struct Record<'t> {
    cells: &'t [String],
    columns: &'t HashMap<String, usize>,
}

impl Cells {
    fn of(dataset: &Dataset, table: &str) -> Result<Self, DatasetError> {
        let table = dataset.table(table)?;
        let columns = table.columns.iter().enumerate().map(|(index, name)| (name.clone(), index)).collect();
        Ok(Self { table, columns })
    }

    fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.table.rows.iter().map(|cells| Record { cells, columns: &self.columns })
    }
}

impl<'t> Record<'t> {
    /// The cell of a column; a column that an older dataset has not is empty.
    fn get(self, column: &str) -> &'t str {
        self.columns.get(column).and_then(|&index| self.cells.get(index)).map_or("", String::as_str)
    }

    fn row(self, id: String, kind: Kind, fields: Vec<(String, String)>) -> Option<(String, Row)> {
        let (start, end) = (self.get("start").parse().ok()?, self.get("end").parse().ok()?);
        let mark = Mark { kind, start, end, text: self.get("text").to_owned(), fields };
        let confidence = self.get("confidence").parse().ok();
        Some((self.get("release_id").to_owned(), Row { id, mark, confidence, is_asked: false }))
    }
}

/// What stands at a place of a release: its id, the first code point and the last.
type Place<'t> = (&'t str, &'t str, &'t str);

fn names(dataset: &Dataset) -> Result<Vec<(String, Row)>, DatasetError> {
    let [people, agencies, posts, mentions] =
        ["people", "agencies", "posts", "mentions"].map(|t| Cells::of(dataset, t));
    let (people, agencies, posts, mentions) = (people?, agencies?, posts?, mentions?);
    let named = people.records().map(|row| (row.get("person_id"), row.get("name")));
    let mut named: HashMap<&str, &str> = named.collect();
    named.extend(agencies.records().map(|row| (row.get("agency_id"), row.get("name"))));
    // A mark has room for one post: the first that the release states.
    let mut held: HashMap<Place<'_>, (&str, &str)> = HashMap::new();
    for row in posts.records() {
        let place = (row.get("release_id"), row.get("start"), row.get("end"));
        held.entry(place).or_insert((row.get("post"), row.get("agency")));
    }
    let row = |row: Record<'_>| {
        let kind: Kind = row.get("kind").parse().ok()?;
        let name = named.get(row.get("entity_id")).copied().unwrap_or(row.get("text"));
        let place = (row.get("release_id"), row.get("start"), row.get("end"));
        let (post, agency) = held.get(&place).copied().filter(|_| kind == Kind::Person).unwrap_or_default();
        let fields = filled([("name", name), ("post", post), ("agency", agency)].into_iter());
        row.row(row.get("mention_id").to_owned(), kind, fields)
    };
    Ok(mentions.records().filter_map(row).collect())
}

fn amounts(dataset: &Dataset) -> Result<Vec<(String, Row)>, DatasetError> {
    let amounts = Cells::of(dataset, "amounts")?;
    let row = |row: Record<'_>| {
        let same = ["value", "low", "high", "currency", "unit", "item", "qualifier", "action", "equals"];
        let fields = same.map(|key| (key, row.get(key))).into_iter().chain([("by", row.get("actor"))]);
        let fields = filled(fields.filter(|field| *field != ("qualifier", "exact")));
        row.row(row.get("amount_id").to_owned(), row.get("kind").parse().ok()?, fields)
    };
    Ok(amounts.records().filter_map(row).collect())
}

fn dates(dataset: &Dataset) -> Result<Vec<(String, Row)>, DatasetError> {
    let dates = Cells::of(dataset, "dates")?;
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut rows = Vec::new();
    for row in dates.records() {
        let number = numbers.entry(row.get("release_id")).or_default();
        *number += 1;
        let id = format!("{}-d{number}", row.get("release_id"));
        rows.extend(row.row(id, Kind::Date, filled(["from", "to"].map(|key| (key, row.get(key))).into_iter())));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_has_no_number_twice_and_repeats() {
        let drawn = draw(100, 30, 7);
        assert_eq!((drawn.len(), drawn.last().is_some_and(|&last| last < 100)), (30, true));
        assert_eq!(drawn, draw(100, 30, 7));
        assert_ne!(drawn, draw(100, 30, 8));
        let times = (0..1000).filter(|&seed| draw(10, 3, seed).contains(&0)).count();
        // 300 of a thousand draws on average; the standard deviation of that is 14.
        assert!(times.abs_diff(300) < 60, "{times}");
    }
}
