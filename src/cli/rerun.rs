//! `pressrecord rerun`: the same run again, and why it is not the same.

use super::diff::write_summary;
use super::engine::EngineArguments;
use super::failure::Failure;
use super::progress::Progress;
use super::wording::{counted, line};
use anyhow::{Context, anyhow};
use pressrecord::archive::{self, ArchiveOptions, Input};
use pressrecord::dataset::{Cause, Dataset, Output, Rates, diff};
use pressrecord::entities::Judgements;
use pressrecord::facts::naming::Lexicon;
use pressrecord::languages::Language;
use pressrecord::pipeline::{Interrupt, Pipeline, Run, RunError};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

/// How many changed files are named.
const SHOWN: usize = 10;

/// Make a dataset again from its manifest, and say whether it is the same, or why not
///
/// The new dataset is compared and thrown away, unless --output keeps it. Without --archive, the archive is sought in the
/// current folder, beside the dataset and in the folders there.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord rerun dataset/
  pressrecord rerun dataset/ --archive releases.tar.zst
  pressrecord rerun dataset/ --archive releases/ --rates rates.csv --output again/

Exit codes: 0 identical; 1 not identical, or it cannot be made; 2 wrong usage; 130 stopped.")]
pub struct Arguments {
    /// The folder of the dataset
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// The archive that it was made of; can be given several times, in the order of that run
    #[arg(long, value_name = "INPUT")]
    archive: Vec<PathBuf>,

    /// The lists of bodies of that run, in their order
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,

    /// The rates of that run
    #[arg(long, value_name = "FILE")]
    rates: Option<PathBuf>,

    #[command(flatten)]
    engine: EngineArguments,

    /// Keep the new dataset in this folder
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,

    /// Show no progress
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let old = Dataset::open(&arguments.dataset).map_err(anyhow::Error::from)?;
    let inputs = match &arguments.archive[..] {
        [] => find_archive(&old)?,
        given => given.to_vec(),
    };
    let place = tempfile::Builder::new().prefix("pressrecord-rerun-").tempdir();
    let place = place.context("cannot make a temporary folder")?;
    let target = arguments.output.clone().unwrap_or_else(|| place.path().join("dataset"));
    make(&arguments, &old, &inputs, &target)?;
    let new = Dataset::open(&target).map_err(anyhow::Error::from)?;
    let is_same = old.manifest().tables == new.manifest().tables;
    let mut out = io::stdout().lock();
    let faults = old.faults().map_err(anyhow::Error::from)?;
    for (file, _) in &faults {
        writeln!(out, "{}: not what the manifest of the dataset says; see `pressrecord verify`", line(&file.path))?;
    }
    if is_same && faults.is_empty() {
        writeln!(out, "identical: {}, the same bytes", counted(new.manifest().tables.len(), "file"))?;
        return Ok(());
    }
    write_sources(&mut out, &old, &new)?;
    let comparison = diff(&old, &new).map_err(anyhow::Error::from)?;
    let is_unexplained = faults.is_empty()
        && comparison.program.is_empty()
        && comparison.changes.iter().any(|change| change.cause == Cause::Program)
        && old.manifest().inputs == new.manifest().inputs;
    write_summary(&mut out, &comparison, None)?;
    if is_unexplained {
        writeln!(out, "version, model, words, options and archive are the same: another build of the program made it")?;
    }
    Err(anyhow!("the run did not give the same dataset").into())
}

/// The archive, where it can be found without being named.
fn find_archive(old: &Dataset) -> Result<Vec<PathBuf>, anyhow::Error> {
    let paths: Vec<&str> = old.manifest().inputs.iter().map(|input| input.path.as_str()).collect();
    let beside = old.folder().canonicalize().ok().and_then(|folder| folder.parent().map(Path::to_owned));
    let places = [Some(PathBuf::from(".")), beside];
    let found = places.into_iter().flatten().find_map(|place| archive::locate(&paths, &place));
    found.ok_or_else(|| anyhow!("the archive is neither here nor beside the dataset: name it with --archive"))
}

/// Makes the dataset again with the options of the old one.
fn make(arguments: &Arguments, old: &Dataset, inputs: &[PathBuf], target: &Path) -> Result<(), Failure> {
    let configuration = &old.manifest().configuration;
    let language = configuration.language.as_deref().map(str::parse::<Language>).transpose();
    let language = language.map_err(|error| anyhow!("the manifest's language: {error}"))?;
    let engine = arguments.engine.engine()?;
    let rates = arguments.rates.as_deref().map(Rates::read).transpose().map_err(anyhow::Error::from)?;
    if rates.is_none() && configuration.rates_sha256.is_some() {
        return Err(anyhow!("the dataset was made with rates: give the file with --rates").into());
    }
    let lexicons = arguments.lexicon.iter().map(|path| Lexicon::read(path)).collect::<Result<Vec<_>, _>>();
    let lexicons = lexicons.map_err(anyhow::Error::from)?;
    let (given, needed) = (lexicons.len(), configuration.lexicons_sha256.len());
    if given != needed {
        return Err(
            anyhow!("the dataset was made with {}: give each with --lexicon", counted(needed, "lexicon")).into()
        );
    }
    let decided = old.folder().join(Judgements::FILE_NAME);
    let judgements = Judgements::read(decided.is_file().then_some(decided.as_path())).map_err(anyhow::Error::from)?;
    let output = Output::prepare(target, inputs.iter().map(PathBuf::as_path)).map_err(RunError::from)?;
    let threads = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let pipeline = Pipeline::load(threads, language, &engine).context("cannot load the names model")?;
    let pipeline = pipeline.with_rates(rates).with_formats(configuration.formats.clone());
    let pipeline = pipeline.with_attribution(configuration.attribution.clone());
    let pipeline = if lexicons.is_empty() { pipeline } else { pipeline.with_lexicons(lexicons) };
    let archive = ArchiveOptions { fields: configuration.json_fields.clone(), ..ArchiveOptions::default() };
    let progress = if arguments.quiet { Progress::hidden() } else { Progress::of(inputs, &archive) };
    let run = Run { inputs: inputs.iter().cloned().map(Input::Path).collect(), archive, judgements, output };
    let summary = pipeline.run(run, &progress, &Interrupt::default());
    progress.clear();
    summary?;
    Ok(())
}

/// The releases that the archive has no more, has in addition, or has with other bytes.
fn write_sources(out: &mut impl Write, old: &Dataset, new: &Dataset) -> io::Result<()> {
    let inputs = |dataset: &Dataset| dataset.manifest().inputs.iter().cloned().collect::<BTreeSet<_>>();
    let (before, after) = (inputs(old), inputs(new));
    let gone: Vec<_> = before.difference(&after).map(|input| &input.path).collect();
    let come: Vec<_> = after.difference(&before).map(|input| &input.path).collect();
    let changed: Vec<_> = gone.iter().filter(|path| come.contains(path)).collect();
    let told = gone.iter().map(|path| if changed.contains(&path) { ("changed", path) } else { ("gone", path) });
    let added = come.iter().filter(|path| !changed.contains(path)).map(|path| ("new", path));
    let told: Vec<_> = told.chain(added).collect();
    for (what, path) in told.iter().take(SHOWN) {
        writeln!(out, "archive: {} is {what}", line(path))?;
    }
    if told.len() > SHOWN {
        writeln!(out, "archive: … and {} more", told.len() - SHOWN)?;
    }
    Ok(())
}
