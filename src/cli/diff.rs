//! `pressrecord diff`: what has changed between two datasets, and why?

use super::failure::Failure;
use super::wording::line;
use anyhow::Context;
use pressrecord::dataset::{Cause, Change, ChangeKind, Comparison, Dataset, diff};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many rows are told one by one.
const SHOWN: usize = 20;

/// Tell which rows were added, removed or changed between two datasets, and why
///
/// A row has changed because its source did, or because the program did that read it: another version, model, list of
/// words, option or decision.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord diff dataset-2025/ dataset-2026/
  pressrecord diff dataset-2025/ dataset-2026/ --output changes.csv

Exit codes: 0 compared, whatever differs; 1 a dataset cannot be read; 2 wrong usage.")]
pub struct Arguments {
    /// The older dataset
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The newer dataset
    #[arg(value_name = "NEW")]
    new: PathBuf,

    /// Write every change into this CSV file: a row for each cell that changed, and for each row that came or went
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let open = |folder: &Path| Dataset::open(folder).map_err(anyhow::Error::from);
    let (old, new) = (open(&arguments.old)?, open(&arguments.new)?);
    for dataset in [&old, &new] {
        for (file, _) in dataset.faults().map_err(anyhow::Error::from)? {
            let path = dataset.folder().join(&file.path);
            eprintln!("{}: not what its manifest says; see `pressrecord verify`", line(&path.display().to_string()));
        }
    }
    let comparison = diff(&old, &new).map_err(anyhow::Error::from)?;
    if let Some(path) = &arguments.output {
        write_table(path, &comparison).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(write_summary(&mut io::stdout().lock(), &comparison, arguments.output.as_deref())?)
}

/// Counts the changes by table and cause, and tells the first of them.
pub fn write_summary(out: &mut impl Write, comparison: &Comparison, table: Option<&Path>) -> io::Result<()> {
    for change in &comparison.program {
        writeln!(out, "{}", line(&change.to_string()))?;
    }
    if comparison.changes.is_empty() {
        return writeln!(out, "no row differs");
    }
    let mut counts: BTreeMap<(&str, Cause), [usize; 3]> = BTreeMap::new();
    for change in &comparison.changes {
        let at = match change.kind {
            ChangeKind::Added => 0,
            ChangeKind::Removed => 1,
            ChangeKind::Changed(_) => 2,
        };
        counts.entry((change.table, change.cause)).or_default()[at] += 1;
    }
    writeln!(out, "{:<14} {:>9} {:>9} {:>9}  cause", "table", "added", "removed", "changed")?;
    for ((table, cause), [added, removed, changed]) in counts {
        writeln!(out, "{table:<14} {added:>9} {removed:>9} {changed:>9}  {}", cause.name())?;
    }
    if let Some(path) = table {
        return writeln!(out, "every change: {}", path.display());
    }
    for change in comparison.changes.iter().take(SHOWN) {
        write_change(out, change)?;
    }
    if comparison.changes.len() > SHOWN {
        writeln!(out, "… and {} more: --output FILE.csv tells them", comparison.changes.len() - SHOWN)?;
    }
    Ok(())
}

fn write_change(out: &mut impl Write, change: &Change) -> io::Result<()> {
    let Change { table, row, kind, .. } = change;
    let place = change.release.as_ref().map(|path| format!(" of {path}")).unwrap_or_default();
    writeln!(out, "{} {table}: {}", kind.code(), line(&format!("{row}{place}")))?;
    if let ChangeKind::Changed(cells) = kind {
        for (column, old, new) in cells {
            writeln!(out, "    {column}: {} → {}", told(old), told(new))?;
        }
    }
    Ok(())
}

fn told(cell: &str) -> String {
    if cell.is_empty() { "(empty)".to_owned() } else { line(cell) }
}

fn write_table(path: &Path, comparison: &Comparison) -> anyhow::Result<()> {
    let mut rows = csv::Writer::from_writer(File::create(path)?);
    rows.write_record(["table", "release", "row", "change", "column", "old", "new", "cause"])?;
    for Change { table, release, row, kind, cause } in &comparison.changes {
        let mut write = |column: &str, old: &str, new: &str| {
            let release = release.as_deref().unwrap_or_default();
            rows.write_record([table, release, row, kind.code(), column, old, new, cause.name()])
        };
        match kind {
            ChangeKind::Changed(cells) => cells.iter().try_for_each(|(column, old, new)| write(column, old, new))?,
            ChangeKind::Added | ChangeKind::Removed => write("", "", "")?,
        }
    }
    Ok(rows.flush()?)
}
