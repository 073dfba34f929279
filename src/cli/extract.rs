//! `pressrecord extract`: an archive goes in, a dataset comes out.

use super::cache::CacheArguments;
use super::engine::EngineArguments;
use super::failure::{Failure, INTERRUPTED};
use super::json_fields::FieldName;
use super::progress::Progress;
use super::settings::Settings;
use super::wording::counted;
use anyhow::{Context, anyhow};
use clap::builder::NonEmptyStringValueParser;
use pressrecord::archive::{self, ArchiveOptions, Input};
use pressrecord::dataset::formats::Format;
use pressrecord::dataset::{Attribution, Output, Rates};
use pressrecord::entities::Judgements;
use pressrecord::facts::naming::Lexicon;
use pressrecord::languages::Language;
use pressrecord::pipeline::{Interrupt, Pipeline, Run, RunError, Stage, Summary};
use std::fs;
use std::io::{self, BufReader, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process;
use std::thread;
use std::time::Duration;

/// How many refused files the summary names.
const REFUSED_SHOWN: usize = 10;
/// More threads than this help nowhere, and a system may fail to give them.
const MOST_THREADS: usize = 512;
/// How long a run that was asked to stop may take to do so.
const GRACE: Duration = Duration::from_secs(3);

/// Make a dataset of an archive of press releases
///
/// The output folder gets the tables, as CSV files unless --format says otherwise; datapackage.json and croissant.json, which
/// describe every column; README.md and CITATION.cff, for those who use and cite it; and manifest.json, which says how to do
/// it again. A dataset that is there already is replaced in one step, once the new one is whole.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord extract corpus/ --output dataset/
  pressrecord extract releases.tar.zst more/ --output dataset/ --threads 2
  pressrecord extract items.jsonl --output dataset/ --json-fields text=body,title=headline
  find . -name '*.html' | pressrecord extract - --output ../dataset/
  pressrecord extract releases/ --output dataset/ --rates rates.csv
  pressrecord extract releases/ --output dataset/ --lexicon our-bodies.tsv
  pressrecord extract releases/ --output dataset/ --format csv,parquet,sqlite
  pressrecord extract releases/ --output dataset/ --dry-run

What pressrecord.toml of the current folder sets holds where the arguments say nothing: pressrecord config.

Exit codes: 0 done, also when some files were refused; 1 nothing was read or written; 2 wrong usage; 130 stopped.")]
pub struct Arguments {
    /// Folders, files and archives to read; `-` reads a list of paths from standard input, one a line
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// The folder that the dataset is going to be in
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,

    /// Read every release in this language (en, ru, kk) instead of detecting it
    #[arg(long)]
    language: Option<Language>,

    /// How many releases to examine at a time [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = threads)]
    threads: Option<NonZeroUsize>,

    #[command(flatten)]
    engine: EngineArguments,

    /// What the fields of JSON Lines are called, where not url, title, published, place, language, text
    #[arg(long, value_name = "OURS=THEIRS", value_delimiter = ',')]
    json_fields: Vec<FieldName>,

    /// Convert money to US dollars where its release states none: a CSV file with the columns day, currency, per_usd (how
    /// many units of the currency a dollar costs); the nearest earlier day counts
    #[arg(long, value_name = "FILE")]
    rates: Option<PathBuf>,

    /// Know the bodies of this file, too: tab-separated, in the format of lexicons/bodies.tsv; a row whose English name is
    /// known replaces the one that is known. Can be given several times
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,

    /// Obey the decisions of this file about names that are one's or not: a CSV file with the columns kind (person,
    /// agency), name, other, verdict (same, different). Those in judgements.csv of the output folder are obeyed as well
    #[arg(long, value_name = "FILE")]
    judgements: Vec<PathBuf>,

    /// Write the tables in these formats: csv, parquet, jsonl, sqlite, several with commas between them
    /// [default: csv]; conllu writes all sentences with their tags beside them
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    format: Vec<Format>,

    /// What the dataset is called, for CITATION.cff and the dataset's README
    #[arg(long, value_name = "TITLE", value_parser = NonEmptyStringValueParser::new())]
    title: Option<String>,

    /// Who made the dataset; can be given several times
    #[arg(long = "author", value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    authors: Vec<String>,

    /// Under which terms the dataset may be used, best as an SPDX identifier such as CC-BY-4.0
    #[arg(long, visible_alias = "license", value_name = "TERMS", value_parser = NonEmptyStringValueParser::new())]
    licence: Option<String>,

    #[command(flatten)]
    cache: CacheArguments,

    /// Read the archive and say what a run would take in, without examining or writing anything
    #[arg(long)]
    dry_run: bool,

    /// Show neither progress nor a summary
    #[arg(long, short)]
    quiet: bool,

    /// Show how long each stage took
    #[arg(long)]
    timings: bool,
}

impl Arguments {
    /// The same with what is set every time, where they say nothing.
    fn or(self, settings: Settings) -> Self {
        let or = |given: Vec<PathBuf>, set: Vec<PathBuf>| if given.is_empty() { set } else { given };
        Self {
            language: self.language.or(settings.language),
            threads: self.threads.or(settings.threads),
            format: if self.format.is_empty() { settings.format } else { self.format },
            title: self.title.or(settings.title),
            authors: if self.authors.is_empty() { settings.authors } else { self.authors },
            licence: self.licence.or(settings.licence),
            rates: self.rates.or(settings.rates),
            lexicon: or(self.lexicon, settings.lexicon),
            judgements: or(self.judgements, settings.judgements),
            ..self
        }
    }
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let arguments = arguments.or(Settings::read()?.unwrap_or_default());
    let engine = arguments.engine.engine()?;
    let rates = arguments.rates.as_deref().map(Rates::read).transpose().map_err(anyhow::Error::from)?;
    let lexicons = arguments.lexicon.iter().map(|path| Lexicon::read(path)).collect::<Result<Vec<_>, _>>();
    let lexicons = lexicons.map_err(anyhow::Error::from)?;
    let carried = arguments.output.join(Judgements::FILE_NAME);
    let decided = arguments.judgements.iter().chain(carried.is_file().then_some(&carried)).map(PathBuf::as_path);
    let judgements = Judgements::read(decided).map_err(anyhow::Error::from)?;
    let output =
        Output::prepare(&arguments.output, arguments.inputs.iter().map(PathBuf::as_path)).map_err(RunError::from)?;
    let archive = ArchiveOptions { fields: FieldName::apply(&arguments.json_fields), ..ArchiveOptions::default() };
    if arguments.dry_run {
        return rehearse(&arguments, archive, &output);
    }
    let interrupt = Interrupt::default();
    stop_on_ctrl_c(&interrupt, output.folder())?;
    let threads = arguments.threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let pipeline = Pipeline::load(threads, arguments.language, &engine).context("cannot load the names model")?;
    let pipeline = pipeline.with_rates(rates).with_formats(formats(arguments.format));
    let Arguments { title, authors, licence, cache, .. } = arguments;
    let attribution = Attribution { title, authors, licence };
    let uncited = attribution.uncited_licence().map(str::to_owned);
    let pipeline = pipeline.with_attribution(attribution);
    let pipeline = if lexicons.is_empty() { pipeline } else { pipeline.with_lexicons(lexicons) };
    let cache = cache.open()?;
    let (pipeline, no_cache) = match cache {
        Some(Ok(cache)) => (pipeline.with_cache(cache), None),
        Some(Err(error)) => (pipeline, Some(error.to_string())),
        None => (pipeline, None),
    };
    let progress = if arguments.quiet { Progress::hidden() } else { Progress::of(&arguments.inputs, &archive) };
    let run = Run { inputs: arguments.inputs.iter().map(|path| input(path)).collect(), archive, judgements, output };
    let summary = pipeline.run(run, &progress, &interrupt);
    progress.clear();
    let summary = summary?;
    let mut out = io::stdout().lock();
    if !arguments.quiet {
        write_summary(&mut out, &summary)?;
        if let Some(licence) = uncited {
            writeln!(out, "`{licence}` is no SPDX identifier: README.md names it, CITATION.cff cannot")?;
        }
        if let Some(fault) = no_cache.as_ref().or(summary.cache_fault.as_ref()) {
            writeln!(
                out,
                "the cache was not used to the end: {fault}; `pressrecord cache clear` makes room for a new one"
            )?;
        }
    }
    if arguments.timings {
        write_timings(&mut out, &summary)?;
    }
    Ok(())
}

/// Says what a run would take in.
fn rehearse(arguments: &Arguments, archive: ArchiveOptions, output: &Output) -> Result<(), Failure> {
    let inputs = arguments.inputs.iter().map(|path| input(path)).collect();
    let (mut releases, mut characters, mut refused) = (0, 0, Vec::new());
    for release in archive::releases(inputs, archive).map_err(RunError::from)? {
        match release {
            Ok(release) => {
                releases += 1;
                characters += release.text.chars().count();
            }
            Err(refusal) => refused.push(refusal),
        }
    }
    let mut out = io::stdout().lock();
    let told = (counted(releases, "release"), counted(characters, "character"), counted(refused.len(), "file"));
    writeln!(out, "would read {} with {}; {} refused", told.0, told.1, told.2)?;
    for refusal in refused.iter().take(REFUSED_SHOWN) {
        writeln!(out, "  would refuse {refusal}")?;
    }
    if releases == 0 {
        return Err(anyhow!("no release would be read, and nothing written").into());
    }
    Ok(writeln!(out, "would write {}", output.target().display())?)
}

/// A number of threads that a system can be expected to give.
fn threads(argument: &str) -> Result<NonZeroUsize, String> {
    let threads: Option<NonZeroUsize> = argument.parse().ok();
    threads
        .filter(|threads| threads.get() <= MOST_THREADS)
        .ok_or_else(|| format!("give a number from 1 to {MOST_THREADS}"))
}

/// Asks the run to stop at Ctrl-C; when it is in the midst of a release that takes long, stops without it.
fn stop_on_ctrl_c(interrupt: &Interrupt, unfinished: &Path) -> Result<(), Failure> {
    let (interrupt, unfinished) = (interrupt.clone(), unfinished.to_owned());
    let handler = move || {
        if !interrupt.set() {
            // The dataset is whole and on its way to its place.
            return;
        }
        thread::sleep(GRACE);
        // A folder that cannot be removed is no reason to go on.
        let _ = fs::remove_dir_all(&unfinished);
        Failure::from(RunError::Interrupted).report();
        process::exit(INTERRUPTED.into());
    };
    Ok(ctrlc::set_handler(handler).context("cannot watch for Ctrl-C")?)
}

/// Each format once, in the order given; CSV where none of tables is.
fn formats(asked: Vec<Format>) -> Vec<Format> {
    let is_of_tables = |format: &Format| *format != Format::Conllu;
    let mut formats = if asked.iter().any(is_of_tables) { Vec::new() } else { vec![Format::Csv] };
    for format in asked {
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    formats
}

fn input(path: &Path) -> Input {
    if path == Path::new("-") {
        Input::List(Box::new(BufReader::new(io::stdin())))
    } else {
        Input::Path(path.to_owned())
    }
}

fn write_summary(out: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let Summary { releases, people, amounts, refused, .. } = summary;
    let agencies = if summary.agencies == 1 { "1 agency".to_owned() } else { format!("{} agencies", summary.agencies) };
    let people = if *people == 1 { "1 person".to_owned() } else { format!("{people} people") };
    writeln!(
        out,
        "{}, {people}, {agencies}, {} in {:.1} seconds; {} refused",
        counted(*releases, "release"),
        counted(*amounts, "amount"),
        summary.elapsed.as_secs_f64(),
        counted(refused.len(), "file"),
    )?;
    if summary.known > 0 {
        writeln!(out, "  the names of {} were known from earlier runs", counted(summary.known, "release"))?;
    }
    for refusal in refused.iter().take(REFUSED_SHOWN) {
        writeln!(out, "  refused {}: {}", refusal.path, refusal.reason)?;
    }
    if refused.len() > REFUSED_SHOWN {
        writeln!(out, "  … and {} more, see rejects.csv", refused.len() - REFUSED_SHOWN)?;
    }
    for (judgement, why) in &summary.without_effect {
        let (name, other, verdict) = (&judgement.name, &judgement.other, judgement.verdict.code());
        writeln!(out, "  the judgement `{name}`, `{other}`, {verdict} has no effect: {why}")?;
    }
    writeln!(out, "dataset: {}", summary.dataset.display())
}

fn write_timings(out: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let spent = |stage| summary.timings.spent(stage);
    let rest: Duration = Stage::ALL.into_iter().filter(|&stage| stage != Stage::Names).map(spent).sum();
    writeln!(out, "{} words; seconds and words per second, summed over threads:", summary.words)?;
    for stage in Stage::ALL {
        write_timing(out, stage.name(), spent(stage), summary.words)?;
    }
    write_timing(out, "all but names", rest, summary.words)?;
    write_timing(out, "the whole run", summary.elapsed, summary.words)
}

fn write_timing(out: &mut impl Write, name: &str, time: Duration, words: u64) -> io::Result<()> {
    let seconds = time.as_secs_f64();
    let rate = if seconds > 0.0 { format!("{:.0}", words as f64 / seconds) } else { "-".to_owned() };
    writeln!(out, "  {name:<14} {seconds:>10.3} {rate:>14}")
}
