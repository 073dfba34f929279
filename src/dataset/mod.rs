//! How is it written, described, checked, compared, shown?
//!
//! A release's rows are made as a compact [`ReleaseRecord`] and go to the tables as soon as it is known whom they name
//! ([`Rows`]); who is who over all releases follows at the end. Every table is streamed to a file by its [`schema`], which
//! also describes it in `datapackage.json`; `manifest.json` says how to do it again; and the finished folder is put in place
//! in one step ([`Output`]).

mod cite;
mod claim;
mod columns;
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
mod rows;
pub mod schema;
mod sink;
mod tables;
mod verify;
mod writer;
mod written;

pub use cite::Attribution;
pub use columns::Tables;
pub use diff::{Cause, Change, ChangeKind, Comparison, ProgramChange, diff};
pub use formats::csv::{guarded, unguarded};
pub use manifest::{Configuration, ModelIdentity, Provenance, hex};
pub use objects::{amount_objects, date_objects};
pub use output::{Output, OutputError};
pub use rates::{Rates, RatesError};
pub use reader::{Dataset, DatasetError, FileFault, ManifestRecord, TableRows};
pub use records::{
    AmountRecord, DateRecord, MentionRecord, Named, PostRecord, Refused, ReleaseHead, ReleaseId, ReleaseRecord,
};
pub use rows::Rows;
pub use sink::{Heading, Opened, TableSink};
pub use verify::{Difference, Verification, verify};
pub use writer::{ReleaseStreams, Writer};

use crate::entities::Entities;
use coverage::Coverage;

/// All that a dataset holds beside the rows that stand in releases.
#[derive(Clone, Copy)]
struct Contents<'r> {
    /// The releases, in archive order.
    releases: &'r [ReleaseHead],
    /// Who is who over all of them.
    entities: &'r Entities,
    /// The files that gave no release.
    refused: &'r [Refused],
}
