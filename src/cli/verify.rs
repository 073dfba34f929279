//! `pressrecord verify`: is a dataset what it says it is, and what its archive says?

use super::failure::Failure;
use super::progress::Progress;
use super::wording::{counted, printable};
use anyhow::{Context, anyhow};
use pressrecord::archive::{self, ArchiveOptions, Input};
use pressrecord::dataset::{Dataset, Difference, Verification, verify};
use pressrecord::pipeline::Observer;
use std::io::{self, Write};
use std::path::PathBuf;

/// How many differences are told one by one.
const SHOWN: usize = 20;

/// Check a dataset: every file's hash, and every row's text against its place in the archive
///
/// Name the archive as it was named when the dataset was made: releases are known by their paths in it.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord verify dataset/ --archive corpus/
  pressrecord verify dataset/ --archive releases.tar.zst --archive more/ --all

Exit codes: 0 all is as it was; 1 something differs, or cannot be read; 2 wrong usage.")]
pub struct Arguments {
    /// The folder of the dataset
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// The archive that it was made of; can be given several times, in the order of that run
    #[arg(long, value_name = "INPUT", required = true)]
    archive: Vec<PathBuf>,

    /// Tell every difference, not the first of them
    #[arg(long)]
    all: bool,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let dataset = Dataset::open(&arguments.dataset).map_err(anyhow::Error::from)?;
    let fields = dataset.manifest().configuration.json_fields.clone();
    let options = ArchiveOptions { fields, ..ArchiveOptions::default() };
    let inputs = arguments.archive.into_iter().map(Input::Path).collect();
    let releases = archive::releases(inputs, options).context("cannot read the archive")?;
    let progress = Progress::counted(dataset.manifest().inputs.len());
    let found = verify(&dataset, releases.inspect(|_| progress.release_done()));
    progress.clear();
    let found = found.map_err(anyhow::Error::from)?;
    let shown = if arguments.all { usize::MAX } else { SHOWN };
    write_findings(&mut io::stdout().lock(), &found, shown)?;
    match found.differences.len() {
        0 => Ok(()),
        count => {
            let differences = counted(count, "difference");
            Err(anyhow!("{differences}: the dataset is not what its manifest and its archive say").into())
        }
    }
}

fn write_findings(out: &mut impl Write, found: &Verification, shown: usize) -> io::Result<()> {
    for difference in found.differences.iter().take(shown) {
        writeln!(out, "{}", printable(&difference.to_string()))?;
    }
    if found.differences.len() > shown {
        writeln!(out, "… and {} more: --all tells them", found.differences.len() - shown)?;
    }
    let releases_changed = |difference: &&Difference| matches!(difference, Difference::ReleaseMissing { .. });
    if found.releases == 0 && found.differences.iter().any(|difference| releases_changed(&difference)) {
        writeln!(out, "No release was found: was the archive named as it was when the dataset was made?")?;
    }
    let (files, releases) = (counted(found.files, "file"), counted(found.releases, "release"));
    writeln!(out, "checked {files}, {releases}, {}", counted(found.rows, "row"))?;
    if found.further > 0 {
        writeln!(out, "the archive has {} that the dataset has not", counted(found.further, "release"))?;
    }
    Ok(())
}
