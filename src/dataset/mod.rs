//! How is it written, described, checked, compared, shown?
//!
//! A release's rows are kept as a compact [`ReleaseRecord`] until it is known who is who. Then every table is streamed
//! to a file by its [`schema`], which also describes it in `datapackage.json`; `manifest.json` says how to do it
//! again; and the finished folder is put in place in one step ([`Output`]).

mod cite;
mod claim;
mod coverage;
mod datapackage;
mod diff;
pub mod formats;
mod hashed;
mod implied;
mod manifest;
mod objects;
mod output;
mod rates;
mod reader;
mod records;
mod report;
pub mod schema;
mod streams;
mod tables;
mod verify;
mod written;

pub use cite::Attribution;
pub use diff::{Cause, Change, ChangeKind, Comparison, ProgramChange, diff};
pub use formats::csv::{guarded, unguarded};
pub use manifest::{Configuration, ModelIdentity, Provenance, hex};
pub use objects::{amount_objects, date_objects};
pub use output::{Output, OutputError};
pub use rates::{Rates, RatesError};
pub use reader::{Dataset, DatasetError, FileFault, ManifestRecord, TableRows};
pub use records::{AmountRecord, DateRecord, MentionRecord, Named, PostRecord, Refused, ReleaseId, ReleaseRecord};
pub use streams::{ReleaseStreams, Streams};
pub use verify::{Difference, Verification, verify};

use crate::entities::{Entities, Judgement};
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use coverage::Coverage;
use formats::arrow::Columns;
use schema::{Cell, Field, Table};
use std::path::Path;
use written::Files;

/// All that a dataset holds, in archive order.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'r> {
    /// What each release's rows say.
    pub releases: &'r [ReleaseRecord],
    /// Who is who over all of them.
    pub entities: &'r Entities,
    /// What the user had decided about names.
    pub judgements: &'r [Judgement],
    /// The files that gave no release.
    pub refused: &'r [Refused],
}

/// Takes the tables of a dataset, one after the other.
trait TableSink {
    /// Why it cannot take one.
    type Error;

    /// Takes a table with its rows.
    fn take<R>(&mut self, table: &Table<R>, rows: impl Iterator<Item = R>) -> Result<(), Self::Error>;

    /// Takes a table that users write themselves.
    fn take_editable<R>(&mut self, table: &Table<R>, rows: impl Iterator<Item = R>) -> Result<(), Self::Error> {
        self.take(table, rows)
    }
}

/// Gives all tables to the sink, in the order of the dataset.
fn give<S: TableSink>(contents: Contents<'_>, sink: &mut S) -> Result<(), S::Error> {
    let Contents { entities, judgements, refused, .. } = contents;
    sink.take(&tables::releases(), tables::release_rows(contents))?;
    sink.take(&tables::mentions(), tables::mention_rows(contents))?;
    sink.take(&tables::people(), entities.people.iter())?;
    sink.take(&tables::agencies(), entities.agencies.iter())?;
    sink.take(&tables::posts(), tables::post_rows(contents))?;
    sink.take(&tables::tenures(), entities.tenures.iter())?;
    sink.take(&tables::amounts(), tables::amount_rows(contents))?;
    sink.take(&tables::dates(), tables::date_rows(contents))?;
    sink.take(&tables::merges(), entities.merges.iter())?;
    sink.take_editable(&tables::judgements(), judgements.iter())?;
    sink.take(&tables::disagreements(), tables::disagreement_rows(contents))?;
    sink.take(&tables::rejects(), refused.iter())
}

/// Writes every table and its description into an existing folder, and waits until the disk holds them; and the report,
/// where the releases were streamed, in their order.
///
/// # Errors
/// When a file cannot be written; the folder may then hold some of the files.
pub fn write(
    folder: &Path,
    contents: Contents<'_>,
    streams: Option<Streams>,
    provenance: &Provenance,
) -> Result<(), OutputError> {
    let mut files = Files::new(folder, &provenance.configuration.formats)?;
    give(contents, &mut files)?;
    let mut written = files.finish()?;
    let (texts, sentences) = streams.map(Streams::finish).transpose()?.unzip();
    written.sentences = sentences.flatten();
    datapackage::write(folder, &written)?;
    let coverage = Coverage::of(contents);
    cite::write(folder, &coverage, &written, provenance)?;
    let report = texts.map(|texts| report::write(folder, contents, texts)).transpose()?.unwrap_or_default();
    manifest::write(folder, &coverage, &written, &report, contents.releases, provenance)
}

/// The tables as columns of Apache Arrow, by name, in the order of the dataset.
///
/// # Errors
/// When a column that is never empty was.
pub fn columns(contents: Contents<'_>) -> Result<Vec<(&'static str, RecordBatch)>, ArrowError> {
    let mut batches = Batches::default();
    give(contents, &mut batches)?;
    Ok(batches.tables)
}

/// Tables in memory.
#[derive(Default)]
struct Batches {
    tables: Vec<(&'static str, RecordBatch)>,
}

impl TableSink for Batches {
    type Error = ArrowError;

    fn take<R>(&mut self, table: &Table<R>, rows: impl Iterator<Item = R>) -> Result<(), ArrowError> {
        let fields: Vec<Field> = table.columns.iter().map(|column| column.field).collect();
        let mut columns = Columns::new(&fields)?;
        for row in rows {
            let cells: Vec<Cell<'_>> = table.columns.iter().map(|column| (column.cell)(&row)).collect();
            columns.push(&cells);
        }
        self.tables.push((table.description.name, columns.batch()?));
        Ok(())
    }
}
