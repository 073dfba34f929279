//! How is it written, described, checked, compared, shown?
//!
//! A release's rows are kept as a compact [`ReleaseRecord`] until it is known who is who. Then every table is streamed
//! to a file by its [`schema`], which also describes it in `datapackage.json`; `manifest.json` says how to do it
//! again; and the finished folder is put in place in one step ([`Output`]).

mod datapackage;
mod file;
mod implied;
mod manifest;
mod objects;
mod output;
mod rates;
mod records;
pub mod schema;
mod tables;

pub use manifest::{Configuration, ModelIdentity, Provenance};
pub use objects::{amount_objects, date_objects};
pub use output::{Output, OutputError};
pub use rates::{Rates, RatesError};
pub use records::{AmountRecord, DateRecord, MentionRecord, Named, PostRecord, Refused, ReleaseId, ReleaseRecord};

use crate::entities::{Entities, Judgement};
use file::{TableFile, write_table};
use std::path::Path;

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

/// Writes every table and its description into an existing folder, and waits until the disk holds them.
///
/// # Errors
/// When a file cannot be written; the folder may then hold some of the files.
pub fn write(folder: &Path, contents: Contents<'_>, provenance: &Provenance) -> Result<(), OutputError> {
    let Contents { releases, entities, judgements, refused } = contents;
    let tables: Vec<TableFile> = vec![
        write_table(folder, &tables::releases(), tables::release_rows(contents))?,
        write_table(folder, &tables::mentions(), tables::mention_rows(contents))?,
        write_table(folder, &tables::people(), entities.people.iter())?,
        write_table(folder, &tables::agencies(), entities.agencies.iter())?,
        write_table(folder, &tables::posts(), tables::post_rows(contents))?,
        write_table(folder, &tables::tenures(), entities.tenures.iter())?,
        write_table(folder, &tables::amounts(), tables::amount_rows(contents))?,
        write_table(folder, &tables::dates(), tables::date_rows(contents))?,
        write_table(folder, &tables::merges(), entities.merges.iter())?,
        write_table(folder, &tables::judgements(), judgements.iter())?,
        write_table(folder, &tables::disagreements(), tables::disagreement_rows(contents))?,
        write_table(folder, &tables::rejects(), refused.iter())?,
    ];
    datapackage::write(folder, &tables)?;
    manifest::write(folder, &tables, releases, provenance)
}
