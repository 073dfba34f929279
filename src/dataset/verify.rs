//! Is the dataset what its manifest says, and is each of its rows what its source says?

use super::manifest::hex;
use super::reader::{Dataset, DatasetError, FileFault, TableRows};
use crate::archive::{RawRelease, Refusal};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt;

/// What was looked at, and what differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many files were hashed.
    pub files: usize,
    /// How many releases of the dataset were found in the archive as they were.
    pub releases: usize,
    /// How many rows were compared with their places in those releases.
    pub rows: usize,
    /// What differs: files first, then releases and rows in the archive's order, then releases that are gone.
    pub differences: Vec<Difference>,
    /// How many releases the archive has that the dataset has not.
    pub further: usize,
}

/// Something that is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A file of the dataset is not what the manifest says.
    File {
        /// Its name.
        name: String,
        /// How.
        fault: FileFault,
    },
    /// The archive has other bytes under a release's path.
    ReleaseChanged {
        /// The path.
        path: String,
    },
    /// The archive has nothing under a release's path.
    ReleaseMissing {
        /// The path.
        path: String,
    },
    /// A row's text is not what stands at its place.
    Row {
        /// The table.
        table: &'static str,
        /// The row, counted from 1 below the header.
        row: usize,
        /// The release's path.
        path: String,
        /// The place, in code points.
        place: String,
        /// The row's text.
        says: String,
        /// What stands there; `None` where the release ends before.
        stands: Option<String>,
    },
    /// A row names a release that the dataset has not, or its place is no place.
    Loose {
        /// The table.
        table: &'static str,
        /// The row, counted from 1 below the header.
        row: usize,
    },
}

impl fmt::Display for Difference {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::File { name, fault: FileFault::Missing } => write!(to, "{name}: the file is gone"),
            Difference::File { name, fault: FileFault::Changed } => {
                write!(to, "{name}: its bytes are not those that the manifest has the hash of")
            }
            Difference::ReleaseChanged { path } => write!(to, "{path}: the archive's file has changed"),
            Difference::ReleaseMissing { path } => write!(to, "{path}: the archive has no such file"),
            Difference::Row { table, row, path, place, says, stands: Some(stands) } => {
                write!(to, "{table} row {row}: says `{says}`, but `{stands}` stands at {place} of {path}")
            }
            Difference::Row { table, row, path, place, says, stands: None } => {
                write!(to, "{table} row {row}: says `{says}`, but {path} ends before {place}")
            }
            Difference::Loose { table, row } => {
                write!(to, "{table} row {row}: it names no release of the dataset, or no place in one")
            }
        }
    }
}

/// The tables whose rows hold the text of a place.
const PLACED: [&str; 3] = ["mentions", "amounts", "dates"];

/// A row that holds the text of a place.
struct PlacedRow {
    table: &'static str,
    row: usize,
    start: usize,
    end: usize,
    text: String,
}

/// Compares a dataset with its manifest and with the releases of its archive, read as the run read them.
///
/// # Errors
/// When a file of the dataset cannot be read.
pub fn verify(
    dataset: &Dataset,
    releases: impl Iterator<Item = Result<RawRelease, Refusal>>,
) -> Result<Verification, DatasetError> {
    let mut found = Verification { files: dataset.manifest().tables.len(), ..Verification::default() };
    for (file, fault) in dataset.faults()? {
        found.differences.push(Difference::File { name: file.path.clone(), fault });
    }
    let (paths, mut waiting) = paths(dataset)?;
    let mut placed = placed_rows(dataset, &paths, &mut found)?;
    for release in releases {
        // What gives no release now gives none of the dataset's.
        let Ok(release) = release else { continue };
        let Some((id, sha256)) = waiting.remove(&release.path) else {
            found.further += 1;
            continue;
        };
        if hex(&release.sha256) != sha256 {
            found.differences.push(Difference::ReleaseChanged { path: release.path });
            continue;
        }
        found.releases += 1;
        compare(&release, placed.remove(&id).unwrap_or_default(), &mut found);
    }
    let mut missing: Vec<String> = waiting.into_keys().collect();
    missing.sort();
    found.differences.extend(missing.into_iter().map(|path| Difference::ReleaseMissing { path }));
    Ok(found)
}

/// The ids of all releases, and their ids and hashes by path.
type Paths = (FxHashSet<String>, FxHashMap<String, (String, String)>);

fn paths(dataset: &Dataset) -> Result<Paths, DatasetError> {
    let table = dataset.table("releases")?;
    let columns = ["release_id", "path", "sha256"].map(|name| table.column(name));
    let [Some(id), Some(path), Some(sha256)] = columns else {
        return Err(dataset.lacks_columns("releases"));
    };
    let ids = table.rows.iter().map(|row| row[id].clone()).collect();
    let by_path = table.rows.iter().map(|row| (row[path].clone(), (row[id].clone(), row[sha256].clone())));
    Ok((ids, by_path.collect()))
}

/// The rows that hold the text of a place, by release.
fn placed_rows(
    dataset: &Dataset,
    releases: &FxHashSet<String>,
    found: &mut Verification,
) -> Result<FxHashMap<String, Vec<PlacedRow>>, DatasetError> {
    let mut placed: FxHashMap<String, Vec<PlacedRow>> = FxHashMap::default();
    for name in PLACED {
        let table: TableRows = dataset.table(name)?;
        if table.rows.is_empty() {
            continue;
        }
        let columns = ["release_id", "start", "end", "text"].map(|column| table.column(column));
        let [Some(id), Some(start), Some(end), Some(text)] = columns else {
            return Err(dataset.lacks_columns(name));
        };
        for (row, cells) in (1..).zip(table.rows) {
            let place = cells[start].parse().ok().zip(cells[end].parse().ok()).filter(|(start, end)| start <= end);
            match place {
                Some((start, end)) if releases.contains(&cells[id]) => {
                    let text = cells[text].clone();
                    let row = PlacedRow { table: name, row, start, end, text };
                    placed.entry(cells[id].clone()).or_default().push(row);
                }
                _ => found.differences.push(Difference::Loose { table: name, row }),
            }
        }
    }
    Ok(placed)
}

fn compare(release: &RawRelease, rows: Vec<PlacedRow>, found: &mut Verification) {
    // Where each code point begins, and where the text ends.
    let offsets = release.text.char_indices().map(|(offset, _)| offset);
    let offsets: Vec<usize> = offsets.chain([release.text.len()]).collect();
    for PlacedRow { table, row, start, end, text } in rows {
        found.rows += 1;
        let place = offsets.get(start).zip(offsets.get(end));
        let stands = place.and_then(|(&start, &end)| release.text.get(start..end));
        if stands != Some(&*text) {
            found.differences.push(Difference::Row {
                table,
                row,
                path: release.path.clone(),
                place: format!("{start}..{end}"),
                says: text,
                stands: stands.map(str::to_owned),
            });
        }
    }
}
