//! `pressrecord review`: answers to look through, and corrections that become gold releases.

use super::failure::Failure;
use super::wording::{counted, printable};
use anyhow::{Context, anyhow};
use pressrecord::archive::{self, ArchiveOptions, Input, RawRelease, Refusal};
use pressrecord::dataset::Dataset;
use pressrecord::gold::Kind;
use pressrecord::review::choose::{Selection, read, read_texts};
use pressrecord::review::gather::gather;
use pressrecord::review::{Release, label_studio, sheet};
use rust_decimal::Decimal;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How many releases are drawn where the user does not say which rows.
const DRAWN: usize = 20;
/// The rows of which the program is less sure than this are uncertain.
const UNCERTAIN: &str = "0.9";
/// The sheet.
const SHEET: &str = "review.csv";
/// The tasks for Label Studio.
const TASKS: &str = "tasks.json";
/// Label Studio's labelling interface.
const INTERFACE: &str = "label-studio.xml";

/// Look through a dataset's rows, and turn the corrections into gold releases
///
/// Writes three files into a folder: review.csv, a sheet for a spreadsheet; tasks.json, the same releases for Label Studio;
/// and label-studio.xml, to be pasted into the settings of the Label Studio project ("Labeling Interface", "Code").
///
/// In the sheet, correct the cells of a row and write `right` into its `verdict`, or write `wrong` where there should be
/// none; add a line for what was missed (release, kind, text and fields, and in `before` some words that stand before it).
/// A row without a verdict counts as not looked at. What a sheet of some rows cannot show is what was missed elsewhere:
/// for recall, look through whole releases, as drawn by --sample.
///
/// --import reads the sheet, or Label Studio's JSON export, and writes a gold release for each release that was looked
/// at, for `pressrecord eval`.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord review dataset/ --archive corpus/ --output review/
  pressrecord review dataset/ --archive corpus/ --output review/ --uncertain --kind money --kind count
  pressrecord review dataset/ --archive corpus/ --import review/review.csv --output gold/
  pressrecord eval gold/

Exit codes: 0 done; 1 something cannot be read or understood; 2 wrong usage.")]
pub struct Arguments {
    /// The folder of the dataset
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// The archive that it was made of; can be given several times, in the order of that run
    #[arg(long, value_name = "INPUT", required = true)]
    archive: Vec<PathBuf>,

    /// The folder to write into
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,

    /// Draw so many releases by chance [default: 20, unless --uncertain or --kind is given]
    #[arg(long, value_name = "N")]
    sample: Option<usize>,

    /// What the draw begins with: the same number draws the same releases
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,

    /// Ask about the rows of which the program is unsure
    #[arg(long)]
    uncertain: bool,

    /// With --uncertain: those whose confidence is below this
    #[arg(long, value_name = "CONFIDENCE", default_value = UNCERTAIN, requires = "uncertain", value_parser = share)]
    below: Decimal,

    /// Ask about rows of this kind (person, agency, place, date, money, count, measure, percent, ratio); can be given
    /// several times
    #[arg(long, value_name = "KIND")]
    kind: Vec<Kind>,

    /// Read this sheet or Label Studio export, and write gold releases
    #[arg(long, value_name = "FILE", conflicts_with_all = ["sample", "uncertain", "kind"])]
    import: Option<PathBuf>,
}

/// A number from 0 to 1.
fn share(argument: &str) -> Result<Decimal, String> {
    let share = argument.parse().ok().filter(|share| (Decimal::ZERO..=Decimal::ONE).contains(share));
    share.ok_or_else(|| "give a number from 0 to 1".to_owned())
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let dataset = Dataset::open(&arguments.dataset).map_err(anyhow::Error::from)?;
    let releases = read(&dataset).map_err(anyhow::Error::from)?;
    if releases.is_empty() {
        return Err(anyhow!("the dataset {} has no releases", arguments.dataset.display()).into());
    }
    refuse_within(&arguments.output, arguments.archive.iter().chain([&arguments.dataset]))?;
    match &arguments.import {
        Some(file) => import(&arguments, &dataset, releases, file),
        None => export(&arguments, &dataset, releases),
    }
}

fn export(arguments: &Arguments, dataset: &Dataset, mut releases: Vec<Release>) -> Result<(), Failure> {
    let is_all = !arguments.uncertain && arguments.kind.is_empty();
    let selection = Selection {
        kinds: arguments.kind.clone(),
        below: arguments.uncertain.then_some(arguments.below),
        releases: arguments.sample.or(is_all.then_some(DRAWN)),
        seed: arguments.seed,
    };
    selection.apply(&mut releases);
    if releases.is_empty() {
        println!("no row is asked about: nothing was written");
        return Ok(());
    }
    add_texts(&mut releases, dataset, &arguments.archive)?;
    let kinds = if arguments.kind.is_empty() { Kind::ALL.to_vec() } else { arguments.kind.clone() };
    refuse_to_replace(&arguments.output, [SHEET, TASKS, INTERFACE].into_iter())?;
    let (mut rows, mut tasks) = (0, 0);
    put(&arguments.output, SHEET, |file| sheet::write(file, &releases).map(|count| rows = count))?;
    put(&arguments.output, TASKS, |file| label_studio::write(file, &releases, &kinds).map(|count| tasks = count))?;
    put(&arguments.output, INTERFACE, |file| file.write_all(label_studio::INTERFACE.as_bytes()))?;
    let mut out = io::stdout().lock();
    let folder = arguments.output.display();
    writeln!(out, "{folder}/{SHEET}: {} of {}", counted(rows, "row"), counted(tasks, "release"))?;
    writeln!(out, "{folder}/{TASKS}: {} for Label Studio, with {INTERFACE}", counted(tasks, "task"))?;
    Ok(writeln!(out, "Correct the rows, write `right` or `wrong` into `verdict`, and read it back with --import.")?)
}

fn import(arguments: &Arguments, dataset: &Dataset, mut releases: Vec<Release>, file: &Path) -> Result<(), Failure> {
    let is_json = file.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let reviews = if is_json { label_studio::read(file) } else { sheet::read(file) }.map_err(anyhow::Error::from)?;
    if reviews.is_empty() {
        let done = if is_json { "annotation" } else { "verdict" };
        return Err(anyhow!("{} has no {done} yet: nothing was written", file.display()).into());
    }
    releases.retain(|release| reviews.iter().any(|review| review.release == release.id));
    add_texts(&mut releases, dataset, &arguments.archive)?;
    let gathered = gather(&releases, &reviews);
    refuse_to_replace(&arguments.output, gathered.gold.iter().map(|gold| gold.file.as_str()))?;
    for problem in &gathered.problems {
        eprintln!("{}", printable(problem));
    }
    if !gathered.problems.is_empty() {
        let problems = counted(gathered.problems.len(), "problem");
        return Err(
            anyhow!("{problems} of {}: nothing was written; mend them, and read it again", file.display()).into()
        );
    }
    for gold in &gathered.gold {
        put(&arguments.output, &gold.file, |file| file.write_all(gold.content.as_bytes()))?;
    }
    let sum = |count: fn(&pressrecord::review::gather::Finished) -> usize| gathered.gold.iter().map(count).sum();
    let (reviewed, unreviewed): (usize, usize) = (sum(|gold| gold.reviewed), sum(|gold| gold.unreviewed));
    let mut out = io::stdout().lock();
    let releases = counted(gathered.gold.len(), "gold release");
    writeln!(out, "{}: {releases} with {} that were looked at", arguments.output.display(), counted(reviewed, "mark"))?;
    if unreviewed > 0 {
        let marks = counted(unreviewed, "mark");
        writeln!(out, "{marks} beside them nobody looked at: figures of their kinds flatter the program")?;
    }
    Ok(())
}

/// Reads the releases' texts, and tells of those that are gone.
fn add_texts(releases: &mut Vec<Release>, dataset: &Dataset, archive: &[PathBuf]) -> Result<(), Failure> {
    let fields = dataset.manifest().configuration.json_fields.clone();
    let options = ArchiveOptions { fields, ..ArchiveOptions::default() };
    let inputs = archive.iter().cloned().map(Input::Path).collect();
    let raw: Box<dyn Iterator<Item = Result<RawRelease, Refusal>>> =
        Box::new(archive::releases(inputs, options).context("cannot read the archive")?);
    let missing = read_texts(releases, raw);
    for path in &missing {
        eprintln!("{}: the archive has no such release, or has changed it: left out", printable(path));
    }
    if releases.is_empty() {
        let asked = "was the archive named as it was when the dataset was made?";
        return Err(anyhow!("the archive has none of the {}: {asked}", counted(missing.len(), "release")).into());
    }
    Ok(())
}

/// What is written among releases would be read as one, and a dataset holds nothing but its own files.
fn refuse_within<'p>(output: &Path, mut sources: impl Iterator<Item = &'p PathBuf>) -> anyhow::Result<()> {
    let resolved = |path: &Path| path.ancestors().find_map(|folder| fs::canonicalize(folder).ok());
    let place = resolved(&std::path::absolute(output).context("cannot find the current folder")?);
    let holds = |source: &&PathBuf| {
        let source = fs::canonicalize(source).ok().filter(|source| source.is_dir());
        source.zip(place.as_ref()).is_some_and(|(source, place)| place.starts_with(source))
    };
    match sources.find(holds) {
        Some(source) => {
            let (output, source) = (output.display(), source.display());
            Err(anyhow!("the output {output} lies inside {source}: choose a folder outside"))
        }
        None => Ok(()),
    }
}

/// What a folder holds may be somebody's work.
fn refuse_to_replace<'n>(folder: &Path, mut names: impl Iterator<Item = &'n str>) -> Result<(), Failure> {
    match names.find(|name| folder.join(name).exists()) {
        Some(name) => {
            let what = "may hold somebody's work: name another folder, or take it away";
            Err(anyhow!("{} is there already and {what}", folder.join(name).display()).into())
        }
        None => Ok(()),
    }
}

/// Writes a file whole or not at all.
fn put(
    folder: &Path,
    name: &str,
    write: impl FnOnce(&mut BufWriter<&mut NamedTempFile>) -> io::Result<()>,
) -> anyhow::Result<()> {
    let path = folder.join(name);
    let written = || -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = readable_by_all().tempfile_in(folder)?;
        let mut buffer = BufWriter::new(&mut file);
        write(&mut buffer)?;
        buffer.flush()?;
        drop(buffer);
        file.persist_noclobber(&path)?;
        Ok(())
    };
    written().with_context(|| format!("cannot write {}", path.display()))
}

/// Makes files that other users may read as any other file, as far as the umask lets them.
fn readable_by_all() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}
