//! `pressrecord explain`: what became of every number of a text, and why.

mod lines;
mod report;

use super::failure::Failure;
use super::palette::{ColourChoice, Palette};
use jiff::civil::Date;
use lines::answer_lines;
use pressrecord::languages::Language;
use pressrecord::pipeline::Explainer;
use report::write_report;
use std::io::{self, BufReader, BufWriter, Write};

/// Explain every number of a text: what was read from it by which rule, or why it is no figure
///
/// One line a number, in the order of the text: the number as it stands; its kind; its value with unit, qualifier and
/// item, or the days that a date covers; the rule; and what the rule says. Numbers that give no figure are marked
/// `skipped`, with their own value in brackets and the reason.
///
/// Names are not looked for: a number inside a name that only the names model knows, which `extract` leaves out, is
/// explained as if it stood elsewhere.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord explain \"Exports rose by 12% to $3.4 billion on 5 March\" --date 2024-03-08
  pressrecord explain \"Былтыр 25 мектеп салынды\" --language kk --date 2024-02-01
  pressrecord explain --json \"over 85,000 rounds of ammunition\"
  printf 'on Tuesday\\t2024-02-01\\n31 tons of oil\\n' | pressrecord explain --lines --json

With --json, a number is an object: the columns of amounts.csv or dates.csv with `rule` and `reading`, what the rule says;
or `skipped` (the number as it stands), `why`, `value`, `start`, `end` and `rule`. Positions count code points of the text
from 0. Exact decimals are strings.")]
pub struct Arguments {
    /// The text
    #[arg(required_unless_present = "lines", conflicts_with = "lines", allow_hyphen_values = true)]
    text: Option<String>,

    /// Read it in this language (en, ru, kk) instead of detecting it
    #[arg(long)]
    language: Option<Language>,

    /// The day it was published, as 2024-01-31; without it, relative dates have no days
    #[arg(long)]
    date: Option<Date>,

    /// Print JSON: an object a number; with --lines, an array of them a line
    #[arg(long)]
    json: bool,

    /// Read a text a line from standard input, perhaps with a tab and its day behind it, and answer with a line each; a
    /// line that cannot be read is answered with its `error`
    #[arg(long)]
    lines: bool,

    /// When to use colours
    #[arg(long, visible_alias = "color", value_name = "WHEN", default_value = "auto")]
    colour: ColourChoice,
}

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Terminal,
    Json,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let Arguments { text, language, date, json, colour, .. } = arguments;
    let format = if json { Format::Json } else { Format::Terminal };
    let explainer = Explainer::load(language);
    let mut out = BufWriter::new(io::stdout().lock());
    let palette = Palette::for_stdout(colour);
    match text {
        Some(text) => {
            let explained = explainer.explain(&text, date);
            match format {
                Format::Json => {
                    for object in explained.objects() {
                        writeln!(out, "{}", serde_json::Value::Object(object))?;
                    }
                }
                Format::Terminal => write_report(&mut out, &explained, &palette)?,
            }
        }
        None => answer_lines(&mut BufReader::new(io::stdin().lock()), &mut out, &explainer, date, format)?,
    }
    Ok(out.flush()?)
}
