//! What has changed between two datasets, row by row, and why: other sources, or another program.

use super::reader::{Dataset, DatasetError, ManifestRecord, TableRows};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A row that is in one dataset and not, or not so, in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The table.
    pub table: &'static str,
    /// The path of the row's release, where the table has rows of releases.
    pub release: Option<String>,
    /// What the row is known by.
    pub row: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// Why.
    pub cause: Cause,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The new dataset alone has it.
    Added,
    /// The old dataset alone has it.
    Removed,
    /// Both have it; these cells differ: the column, the old cell, the new one.
    Changed(Vec<(String, String, String)>),
}

impl ChangeKind {
    /// `added`, `removed` or `changed`.
    pub fn code(&self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Changed(_) => "changed",
        }
    }
}

/// Why a row is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Its release is new in the archive.
    ReleaseAdded,
    /// Its release is gone from the archive.
    ReleaseRemoved,
    /// The bytes of its release are others.
    SourceChanged,
    /// It is about somebody whom a release names that was added, removed or changed.
    OtherReleases,
    /// The source is the same; the program, its model, its words, the options or the decisions are not.
    Program,
}

impl Cause {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Cause::ReleaseAdded => "release added",
            Cause::ReleaseRemoved => "release removed",
            Cause::SourceChanged => "source changed",
            Cause::OtherReleases => "releases that name it changed",
            Cause::Program => "program or options changed",
        }
    }
}

/// What changed in how a dataset was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramChange {
    /// What, such as `version` or `model`.
    pub what: &'static str,
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
}

impl fmt::Display for ProgramChange {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {} → {}", self.what, self.old, self.new)
    }
}

/// How two datasets differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What changed in how they were made.
    pub program: Vec<ProgramChange>,
    /// The rows, by table, in the order of the old dataset and then of the new.
    pub changes: Vec<Change>,
}

/// How the rows of a table are known again.
struct Identity {
    table: &'static str,
    /// Whether a row is one of a release.
    of_release: bool,
    /// The columns by which a row of an unchanged release is known.
    same: &'static [&'static str],
    /// Those by which it is known where places have moved.
    moved: &'static [&'static str],
}

/// Ids that count rows, and what follows from the release's path and bytes: they say nothing of their own.
const NUMBERS: [&str; 3] = ["mention_id", "amount_id", "release_id"];
/// Columns that move with the text.
const PLACES: [&str; 2] = ["start", "end"];

const TABLES: [Identity; 12] = [
    Identity { table: "releases", of_release: false, same: &["path"], moved: &[] },
    Identity { table: "mentions", of_release: true, same: &["start", "end"], moved: &["text", "kind"] },
    Identity { table: "people", of_release: false, same: &["person_id"], moved: &[] },
    Identity { table: "agencies", of_release: false, same: &["agency_id"], moved: &[] },
    Identity { table: "posts", of_release: true, same: &["start", "post"], moved: &["name", "post"] },
    Identity { table: "tenures", of_release: false, same: &["person_id", "post", "agency_id"], moved: &[] },
    Identity { table: "amounts", of_release: true, same: &["start", "end"], moved: &["text", "kind"] },
    Identity { table: "dates", of_release: true, same: &["start", "end"], moved: &["text"] },
    Identity { table: "merges", of_release: false, same: &["entity_id", "name", "other"], moved: &[] },
    Identity { table: "judgements", of_release: false, same: &["kind", "name", "other"], moved: &[] },
    Identity { table: "disagreements", of_release: true, same: &["text", "other_text"], moved: &["difference"] },
    Identity { table: "rejects", of_release: false, same: &["path"], moved: &[] },
];

/// Compares two datasets.
///
/// # Errors
/// When a table cannot be read.
pub fn diff(old: &Dataset, new: &Dataset) -> Result<Comparison, DatasetError> {
    let (before, after) = (Releases::of(old)?, Releases::of(new)?);
    let mut comparison = Comparison { program: program_changes(old, new), changes: Vec::new() };
    let mut touched = FxHashSet::default();
    // Tables of releases first: they tell whom the changed releases name.
    let (of_releases, of_archive): (Vec<_>, Vec<_>) = TABLES.iter().partition(|identity| identity.of_release);
    for identity in of_releases.into_iter().chain(of_archive) {
        let [old, new] = [old, new].map(|dataset| read(dataset, identity.table));
        let (old, new) = (old?, new?);
        if identity.of_release {
            compare_releases(identity, [&old, &new], [&before, &after], &mut comparison.changes, &mut touched);
        } else {
            let cause = |old: Option<&Row<'_>>, new: Option<&Row<'_>>| {
                let row = new.or(old);
                let path = row.and_then(|row| row.cell("path"));
                let own = path.map(|path| before.cause(&after, path));
                let is_touched = row.is_some_and(|row| row.cells().any(|(_, cell)| touched.contains(cell)));
                own.unwrap_or(if is_touched { Cause::OtherReleases } else { Cause::Program })
            };
            let (old, new) = (old.rows(), new.rows());
            pair(identity.table, None, [&old, &new], &[identity.same], &[], cause, &mut comparison.changes);
        }
    }
    let order = |change: &Change| TABLES.iter().position(|identity| identity.table == change.table);
    comparison.changes.sort_by_key(order);
    Ok(comparison)
}

/// What differs in how the datasets were made.
fn program_changes(old: &Dataset, new: &Dataset) -> Vec<ProgramChange> {
    const SHOWN: usize = 12;
    let short = |sha256: &str| sha256.get(..SHOWN).unwrap_or(sha256).to_owned();
    let model = |ManifestRecord { model, .. }: &ManifestRecord| {
        format!("{} {} ({})", model.engine, model.name, short(&model.sha256))
    };
    let language =
        |record: &ManifestRecord| record.configuration.language.clone().unwrap_or_else(|| "detected".to_owned());
    let hashes = |hashes: &[String]| match hashes {
        [] => "none".to_owned(),
        hashes => hashes.iter().map(|sha256| short(sha256)).collect::<Vec<_>>().join(", "),
    };
    let rates = |record: &ManifestRecord| hashes(record.configuration.rates_sha256.as_slice());
    let (before, after) = (old.manifest(), new.manifest());
    let told = [
        ("version", before.version.clone(), after.version.clone()),
        ("model", model(before), model(after)),
        ("words compiled in", short(&before.lexicons_sha256), short(&after.lexicons_sha256)),
        ("language", language(before), language(after)),
        (
            "lists of bodies",
            hashes(&before.configuration.lexicons_sha256),
            hashes(&after.configuration.lexicons_sha256),
        ),
        ("rates", rates(before), rates(after)),
    ];
    let changed = told.into_iter().filter(|(_, old, new)| old != new);
    changed.map(|(what, old, new)| ProgramChange { what, old, new }).collect()
}

/// The releases of a dataset: hash by path, and path by id.
struct Releases {
    hashes: BTreeMap<String, String>,
    paths: FxHashMap<String, String>,
}

impl Releases {
    fn of(dataset: &Dataset) -> Result<Self, DatasetError> {
        let table = read(dataset, "releases")?;
        let mut read = Self { hashes: BTreeMap::new(), paths: FxHashMap::default() };
        for row in table.rows() {
            let [id, path, sha256] = ["release_id", "path", "sha256"].map(|name| row.cell(name).unwrap_or_default());
            read.hashes.insert(path.to_owned(), sha256.to_owned());
            read.paths.insert(id.to_owned(), path.to_owned());
        }
        Ok(read)
    }

    /// Why a row of the release of this path changed, `self` being the old ones.
    fn cause(&self, new: &Self, path: &str) -> Cause {
        match (self.hashes.get(path), new.hashes.get(path)) {
            (None, Some(_)) => Cause::ReleaseAdded,
            (Some(_), None) => Cause::ReleaseRemoved,
            (Some(old), Some(new)) if old != new => Cause::SourceChanged,
            _ => Cause::Program,
        }
    }
}

/// A table in memory; one that a dataset lacks has no rows.
fn read(dataset: &Dataset, table: &str) -> Result<TableRows, DatasetError> {
    if dataset.has(table) { dataset.table(table) } else { Ok(TableRows::default()) }
}

/// A row with its columns' names.
#[derive(Clone, Copy)]
struct Row<'t> {
    columns: &'t [String],
    cells: &'t [String],
    /// The texts of the rows that ids of the table mean, where it has ids.
    texts: Option<&'t FxHashMap<String, String>>,
}

impl TableRows {
    fn rows(&self) -> Vec<Row<'_>> {
        self.rows_with(None)
    }

    fn rows_with<'t>(&'t self, texts: Option<&'t FxHashMap<String, String>>) -> Vec<Row<'t>> {
        self.rows.iter().map(|cells| Row { columns: &self.columns, cells, texts }).collect()
    }
}

impl<'t> Row<'t> {
    fn cell(&self, column: &str) -> Option<&'t str> {
        let at = self.columns.iter().position(|name| name == column)?;
        self.cells.get(at).map(String::as_str)
    }

    /// The columns that say something of their own, with their cells; an id of another row of the table is that row's text.
    fn cells(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        let texts = self.texts;
        let cells = self.columns.iter().zip(self.cells).map(|(column, cell)| (column.as_str(), cell.as_str()));
        let told = cells.filter(|(column, _)| !NUMBERS.contains(column));
        told.map(move |(column, cell)| (column, texts.and_then(|texts| texts.get(cell)).map_or(cell, String::as_str)))
    }

    fn without(&self, ignored: &[&str]) -> Vec<(&'t str, &'t str)> {
        self.cells().filter(|(column, _)| !ignored.contains(column)).collect()
    }

    fn key(&self, columns: &[&str]) -> Vec<&'t str> {
        columns.iter().map(|column| self.cell(column).unwrap_or_default()).collect()
    }
}

fn compare_releases(
    identity: &Identity,
    [old, new]: [&TableRows; 2],
    [before, after]: [&Releases; 2],
    changes: &mut Vec<Change>,
    touched: &mut FxHashSet<String>,
) {
    let texts = [old, new].map(texts_of_ids);
    let (old_rows, new_rows) = (old.rows_with(Some(&texts[0])), new.rows_with(Some(&texts[1])));
    let (mut old, mut new) = (by_release(&old_rows, before), by_release(&new_rows, after));
    let paths: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    for path in paths {
        let cause = before.cause(after, path);
        let (old, new) = (old.remove(path).unwrap_or_default(), new.remove(path).unwrap_or_default());
        if cause != Cause::Program {
            let ids = old.iter().chain(&new).flat_map(|row| row.cells()).filter(|(column, _)| column.ends_with("_id"));
            touched.extend(ids.map(|(_, cell)| cell.to_owned()).filter(|cell| !cell.is_empty()));
        }
        // In a text that has changed, all places move.
        let (keys, ignored): (&[&[&str]], &[&str]) = match cause {
            Cause::SourceChanged => (&[identity.moved], &PLACES),
            _ => (&[identity.same, identity.moved], &[]),
        };
        pair(identity.table, Some(path), [&old, &new], keys, ignored, |_, _| cause, changes);
    }
}

fn by_release<'r, 't>(rows: &'r [Row<'t>], releases: &'r Releases) -> BTreeMap<&'r str, Vec<Row<'t>>> {
    let mut grouped: BTreeMap<&str, Vec<Row<'t>>> = BTreeMap::new();
    for row in rows {
        let path = row.cell("release_id").and_then(|id| releases.paths.get(id));
        grouped.entry(path.map_or("", String::as_str)).or_default().push(*row);
    }
    grouped
}

/// The text of each row that has an id of its own.
fn texts_of_ids(table: &TableRows) -> FxHashMap<String, String> {
    let (Some(id), Some(text)) = (table.column("amount_id"), table.column("text")) else {
        return FxHashMap::default();
    };
    table.rows.iter().map(|row| (row[id].clone(), row[text].clone())).collect()
}

/// Finds the rows again: those that are the same in all, then those of the same key, by one key after the other; what is
/// left was removed or added.
fn pair<'t>(
    table: &'static str,
    release: Option<&str>,
    [old, new]: [&[Row<'t>]; 2],
    keys: &[&[&str]],
    ignored: &[&str],
    cause: impl Fn(Option<&Row<'t>>, Option<&Row<'t>>) -> Cause,
    changes: &mut Vec<Change>,
) {
    let name = |row: &Row<'_>| {
        let key = keys.last().map(|key| row.key(key)).unwrap_or_default();
        key.join(" · ")
    };
    let mut change = |row: &Row<'t>, kind, cause| {
        changes.push(Change { table, release: release.map(str::to_owned), row: name(row), kind, cause });
    };
    let (mut old, mut new): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
    take_pairs(&mut old, &mut new, |row| row.without(ignored).into_iter().map(|(_, cell)| cell).collect());
    for key in keys {
        for (before, after) in take_pairs(&mut old, &mut new, |row| row.key(key)) {
            let cells = before.without(ignored).into_iter().filter_map(|(column, cell)| {
                let now = after.cells().find(|(name, _)| *name == column).map_or("", |(_, cell)| cell);
                (now != cell).then(|| (column.to_owned(), cell.to_owned(), now.to_owned()))
            });
            change(after, ChangeKind::Changed(cells.collect()), cause(Some(before), Some(after)));
        }
    }
    old.into_iter().for_each(|row| change(row, ChangeKind::Removed, cause(Some(row), None)));
    new.into_iter().for_each(|row| change(row, ChangeKind::Added, cause(None, Some(row))));
}

/// Takes out the rows of which both sides have one of the same key, in order.
fn take_pairs<'r, 't, 'k>(
    old: &mut Vec<&'r Row<'t>>,
    new: &mut Vec<&'r Row<'t>>,
    key: impl Fn(&Row<'t>) -> Vec<&'k str>,
) -> Vec<(&'r Row<'t>, &'r Row<'t>)> {
    let mut waiting: FxHashMap<Vec<&str>, Vec<usize>> = FxHashMap::default();
    for (at, row) in new.iter().enumerate().rev() {
        waiting.entry(key(row)).or_default().push(at);
    }
    let (mut pairs, mut taken) = (Vec::new(), FxHashSet::default());
    old.retain(|row| match waiting.get_mut(&key(row)).and_then(Vec::pop) {
        Some(at) => {
            pairs.push((*row, new[at]));
            taken.insert(at);
            false
        }
        None => true,
    });
    let mut at = 0..;
    new.retain(|_| at.next().is_none_or(|at| !taken.contains(&at)));
    pairs
}
