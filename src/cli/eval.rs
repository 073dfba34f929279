//! `pressrecord eval`: how good the answers are, measured on releases whose right answers are known.

use super::engine::EngineArguments;
use super::failure::Failure;
use super::palette::{ColourChoice, Ink, Palette};
use super::progress::Progress;
use super::wording::{counted, line, printable};
use anyhow::Context;
use pressrecord::entities::Judgements;
use pressrecord::facts::naming::Lexicon;
use pressrecord::gold::{EvaluateError, Evaluation, Figures, Interval, Miss, Scope, evaluate, read_gold};
use pressrecord::languages::Language;
use pressrecord::pipeline::{Interrupt, Pipeline};
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

/// How many mistakes the terminal shows unless told otherwise.
const SHOWN: usize = 10;

/// Measure precision, recall and F1 on gold releases, whose right answers are marked
///
/// A gold release is a text file that ends in .gold: a header (title, date, language), a line ---, and the text with its
/// answers, as {{person|Marat Ibrayev|name=Marat Ibrayev|post=Minister}}. `pressrecord review` makes such files of
/// corrections.
///
/// Every measure is micro-averaged over mentions. `span`: kind, first and last character are right. `value`: the days of a
/// date, or kind, number and unit of an amount are right. `detail`: of amounts whose value is right, those whose
/// qualifier, item, restated amount or actor is. `posts`: the right post and body beside the right person; of two wordings
/// of a post, one may hold the other. `entity`:
/// B-cubed, whether the mentions of one person or body have one id. Behind F1 stands its 95 % interval: a bootstrap over
/// releases, 1000 resamples, a fixed seed. Of a measure without any mistake the bootstrap knows nothing: releases that are
/// drawn again have none either, and the interval is a point.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord eval tests/gold
  pressrecord eval gold/ --errors 50
  pressrecord eval gold/ --lexicon our-bodies.tsv
  pressrecord eval gold/kk gold/ru/ru-d01.gold --json > accuracy.json

Exit codes: 0 measured, whatever the figures; 1 a gold release cannot be read; 2 wrong usage.")]
pub struct Arguments {
    /// Folders of gold releases, or such files
    #[arg(required = true, value_name = "GOLD")]
    gold: Vec<PathBuf>,

    /// Show so many mistakes, the worst first [default: 10; with --json all]
    #[arg(long, value_name = "N")]
    errors: Option<usize>,

    /// Print JSON
    #[arg(long)]
    json: bool,

    /// Read every release in this language (en, ru, kk) instead of detecting it
    #[arg(long)]
    language: Option<Language>,

    /// How many releases to examine at a time [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Know the bodies of this file, too, as `extract` does; can be given several times
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,

    /// Obey the decisions of this file, as `extract` does; can be given several times
    #[arg(long, value_name = "FILE")]
    judgements: Vec<PathBuf>,

    #[command(flatten)]
    engine: EngineArguments,

    /// When to use colours
    #[arg(long, visible_alias = "color", value_name = "WHEN", default_value = "auto")]
    colour: ColourChoice,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let engine = arguments.engine.engine()?;
    let gold = read_gold(&arguments.gold).map_err(anyhow::Error::from)?;
    let threads = arguments.threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let lexicons = arguments.lexicon.iter().map(|path| Lexicon::read(path)).collect::<Result<Vec<_>, _>>();
    let lexicons = lexicons.map_err(anyhow::Error::from)?;
    let judgements =
        Judgements::read(arguments.judgements.iter().map(PathBuf::as_path)).map_err(anyhow::Error::from)?;
    let pipeline = Pipeline::load(threads, arguments.language, &engine).context("cannot load the names model")?;
    let pipeline = if lexicons.is_empty() { pipeline } else { pipeline.with_lexicons(lexicons) };
    let progress = Progress::counted(gold.len());
    let evaluation = evaluate(&gold, &pipeline, judgements, &progress, &Interrupt::default());
    progress.clear();
    let evaluation = evaluation.map_err(|error| match error {
        EvaluateError::Run(error) => Failure::from(error),
        error => Failure::Failed(error.into()),
    })?;
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.json {
        let json = evaluation.json(arguments.errors);
        writeln!(out, "{json:#}")?;
    } else {
        let palette = Palette::for_stdout(arguments.colour);
        write_evaluation(&mut out, &evaluation, arguments.errors.unwrap_or(SHOWN), &palette)?;
    }
    Ok(out.flush()?)
}

fn write_evaluation(out: &mut impl Write, evaluation: &Evaluation, errors: usize, palette: &Palette) -> io::Result<()> {
    // The figures of all say nothing more than those of the only language.
    let scopes = if evaluation.scopes.len() == 2 { &evaluation.scopes[1..] } else { &evaluation.scopes[..] };
    for scope in scopes {
        write_scope(out, scope, palette)?;
    }
    if evaluation.unreviewed > 0 {
        let marks = counted(evaluation.unreviewed, "mark");
        writeln!(out, "nobody has looked at {marks} of these releases, taken as right all the same (`unreviewed:`)")?;
    }
    for (path, reason) in &evaluation.refused {
        writeln!(out, "not read, so that all in it counts as missed: {}: {}", path.display(), line(reason))?;
    }
    let Evaluation { misses, .. } = evaluation;
    let shown = misses.len().min(errors);
    if shown > 0 {
        let heading = format!("{}, the worst first", counted(misses.len(), "error"));
        writeln!(out, "{}", palette.paint(Ink::Heading, &heading))?;
    }
    misses.iter().take(shown).try_for_each(|miss| write_miss(out, miss, palette))?;
    if shown < misses.len() {
        writeln!(out, "… {} more: show them with --errors {}", misses.len() - shown, misses.len())?;
    }
    Ok(())
}

fn write_scope(out: &mut impl Write, scope: &Scope, palette: &Palette) -> io::Result<()> {
    let releases = if scope.releases == 1 { "release" } else { "releases" };
    let heading = format!("{}: {} {releases}", scope.name(), scope.releases);
    writeln!(out, "{}", palette.paint(Ink::Heading, &heading))?;
    let columns = ["", "precision", "recall", "F1", "95 % interval", "right", "found", "gold"];
    let [measure, precision, recall, f1, interval, right, found, gold] = columns;
    let head =
        format!("{measure:18} {precision:>9} {recall:>9} {f1:>9}  {interval:15} {right:>7} {found:>7} {gold:>7}");
    writeln!(out, "{}", palette.paint(Ink::Faint, &head))?;
    for (measure, figures) in &scope.measures {
        let Figures { precision, recall, f1, f1_interval, right, predicted, gold, .. } = figures;
        let interval = f1_interval
            .map_or_else(String::new, |Interval(low, high)| format!("{:.2} – {:.2}", 100.0 * low, 100.0 * high));
        let [precision, recall, f1] = [precision, recall, f1].map(|share| 100.0 * share);
        let right = right.map_or_else(String::new, |right| right.to_string());
        writeln!(
            out,
            "{:18} {precision:9.2} {recall:9.2} {f1:9.2}  {interval:15} {right:>7} {predicted:>7} {gold:>7}",
            measure.to_string(),
        )?;
    }
    writeln!(out)
}

fn write_miss(out: &mut impl Write, miss: &Miss, palette: &Palette) -> io::Result<()> {
    let Miss { problem, about, path, line: number, before, text, behind, expected, found, .. } = miss;
    let ink = match *about {
        "person" | "post" => Ink::Person,
        "agency" => Ink::Agency,
        "place" => Ink::Place,
        "date" => Ink::Date,
        _ => Ink::Amount,
    };
    writeln!(out, "{about}, {}: {}:{number}", problem.words(), path.display())?;
    let text = format!("[{}]", line(text));
    writeln!(out, "    …{}{}{}…", printable(before), palette.paint(ink, &text), printable(behind))?;
    let [expected, found] = [expected, found].map(|answer| line(answer.as_deref().unwrap_or("nothing")));
    writeln!(out, "    expected {expected}; found {found}")
}
