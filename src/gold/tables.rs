//! The tables of a dataset that answers are compared with, read from their CSV files.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Why a dataset could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {}: {error}; is it the folder of a dataset of this version? Make it again with `pressrecord extract`", path.display())]
pub struct TableError {
    /// The table.
    pub path: PathBuf,
    /// What is wrong with it.
    pub error: csv::Error,
}

/// A release and the rows that came from it, in order.
#[derive(Clone, Debug)]
pub struct ReleaseRows {
    /// Its own row.
    pub release: ReleaseRow,
    /// Its names.
    pub mentions: Vec<MentionRow>,
    /// Its statements of posts.
    pub posts: Vec<PostRow>,
    /// Its figures.
    pub amounts: Vec<AmountRow>,
    /// Its calendar points and periods.
    pub dates: Vec<DateRow>,
}

/// A row of `releases.csv`.
#[derive(Clone, Debug, Deserialize)]
pub struct ReleaseRow {
    pub release_id: String,
    pub path: String,
}

/// A row of `mentions.csv`.
#[derive(Clone, Debug, Deserialize)]
pub struct MentionRow {
    pub release_id: String,
    pub kind: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// Empty where it is not known whom it names.
    pub entity_id: String,
}

/// A row of `posts.csv`.
#[derive(Clone, Debug, Deserialize)]
pub struct PostRow {
    pub release_id: String,
    pub post: String,
    pub agency: Option<String>,
    pub start: u32,
    pub end: u32,
}

/// A row of `amounts.csv`.
#[derive(Clone, Debug, Deserialize)]
pub struct AmountRow {
    pub release_id: String,
    pub amount_id: String,
    pub kind: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub value: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub qualifier: Option<String>,
    pub currency: Option<String>,
    pub unit: Option<String>,
    pub item: Option<String>,
    pub actor: Option<String>,
    pub equals: Option<String>,
}

/// A row of `dates.csv`.
#[derive(Clone, Debug, Deserialize)]
pub struct DateRow {
    pub release_id: String,
    pub start: u32,
    pub end: u32,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// Reads a dataset, release by release in its order.
///
/// # Errors
/// When a table is missing or lacks a column.
pub fn read_dataset(folder: &Path) -> Result<Vec<ReleaseRows>, TableError> {
    let mut mentions = by_release(read(folder, "mentions")?, |row: &MentionRow| &row.release_id);
    let mut posts = by_release(read(folder, "posts")?, |row: &PostRow| &row.release_id);
    let mut amounts = by_release(read(folder, "amounts")?, |row: &AmountRow| &row.release_id);
    let mut dates = by_release(read(folder, "dates")?, |row: &DateRow| &row.release_id);
    let releases: Vec<ReleaseRow> = read(folder, "releases")?;
    let rows = releases.into_iter().map(|release| ReleaseRows {
        mentions: mentions.remove(&release.release_id).unwrap_or_default(),
        posts: posts.remove(&release.release_id).unwrap_or_default(),
        amounts: amounts.remove(&release.release_id).unwrap_or_default(),
        dates: dates.remove(&release.release_id).unwrap_or_default(),
        release,
    });
    Ok(rows.collect())
}

fn read<R: DeserializeOwned>(folder: &Path, table: &str) -> Result<Vec<R>, TableError> {
    let path = folder.join(format!("{table}.csv"));
    let rows = csv::Reader::from_path(&path).and_then(|mut reader| reader.deserialize().collect());
    rows.map_err(|error| TableError { path, error })
}

fn by_release<R>(rows: Vec<R>, id: fn(&R) -> &String) -> BTreeMap<String, Vec<R>> {
    let mut grouped: BTreeMap<String, Vec<R>> = BTreeMap::new();
    for row in rows {
        grouped.entry(id(&row).clone()).or_default().push(row);
    }
    grouped
}
