//! `pressrecord show`: one release in the terminal, its names and figures coloured, their values underneath.

mod legend;
mod marked;

use super::engine::EngineArguments;
use super::failure::Failure;
use super::palette::{ColourChoice, Ink, Palette};
use super::wording::printable;
use anyhow::{Context, anyhow};
use jiff::civil::Date;
use legend::write_legend;
use marked::{marks, write_marked};
use pressrecord::archive::{self, ArchiveOptions, Input, RawRelease};
use pressrecord::document::Document;
use pressrecord::languages::Language;
use pressrecord::pipeline::{Examined, Pipeline};
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// Show one release with its names and figures in colour and their values underneath
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord show corpus/2024-01-31.txt
  pressrecord show release.html --date 2024-01-31 --colour always | less -R
  pressrecord show --text release.html | cut -c 100-120")]
pub struct Arguments {
    /// The file; of an archive, the first release is shown
    file: PathBuf,

    /// Read it in this language (en, ru, kk) instead of detecting it
    #[arg(long)]
    language: Option<Language>,

    /// The day it was published, as 2024-01-31, whatever the file says
    #[arg(long)]
    date: Option<Date>,

    #[command(flatten)]
    engine: EngineArguments,

    /// When to use colours
    #[arg(long, visible_alias = "color", value_name = "WHEN", default_value = "auto")]
    colour: ColourChoice,

    /// Print the exact text that positions in the tables point into, and nothing else
    #[arg(long, conflicts_with_all = ["language", "date", "colour"])]
    text: bool,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let engine = arguments.engine.engine()?;
    let mut raw = first_release(&arguments.file)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.text {
        out.write_all(raw.text.as_bytes())?;
        return Ok(out.flush()?);
    }
    raw.metadata.published = arguments.date.or(raw.metadata.published);
    let pipeline =
        Pipeline::load(NonZeroUsize::MIN, arguments.language, &engine).context("cannot load the names model")?;
    let examined = pipeline.examine(raw).context("cannot examine the release")?;
    write_release(&mut out, &examined, &Palette::for_stdout(arguments.colour))?;
    Ok(out.flush()?)
}

fn first_release(file: &Path) -> Result<RawRelease, anyhow::Error> {
    let releases = archive::releases(vec![Input::Path(file.to_owned())], ArchiveOptions::default())?;
    // What gives no release is passed over while others follow.
    let mut first_refused = None;
    for release in releases {
        match release {
            Ok(release) => return Ok(release),
            Err(refused) => _ = first_refused.get_or_insert(refused),
        }
    }
    Err(match first_refused {
        Some(refused) => anyhow!("cannot read {refused}"),
        None => anyhow!("{} holds no release", file.display()),
    })
}

fn write_release(out: &mut impl Write, examined: &Examined, palette: &Palette) -> io::Result<()> {
    let Examined { document, facts, .. } = examined;
    write_head(out, document, palette)?;
    let marks = marks(facts);
    for paragraph in paragraphs(document) {
        writeln!(out)?;
        write_marked(out, &document.text, paragraph, &marks, palette)?;
        writeln!(out)?;
    }
    write_legend(out, document, facts, palette)
}

fn write_head(out: &mut impl Write, document: &Document, palette: &Palette) -> io::Result<()> {
    let title = document.metadata.title.as_deref().unwrap_or(&document.path);
    writeln!(out, "{}", palette.paint(Ink::Heading, &printable(title)))?;
    let published = document.published.map_or_else(|| "no date".to_owned(), |day| day.to_string());
    let place = document.dateline.map(|span| span.of(&document.text)).or(document.metadata.place.as_deref());
    let parts = [Some(published.as_str()), place, Some(document.language.code()), document.metadata.url.as_deref()];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    writeln!(out, "{}", palette.paint(Ink::Faint, &printable(&line)))?;
    document.notices.iter().try_for_each(|notice| writeln!(out, "Notice: {}", printable(&notice.to_string())))
}

/// The paragraphs as they stand in the text, each from its first token to its last.
fn paragraphs(document: &Document) -> impl Iterator<Item = pressrecord::position::Span> {
    let blocks = document.sentences.chunk_by(|left, right| left.block == right.block);
    blocks.filter_map(|sentences| {
        let (first, last) = (sentences.first()?, sentences.last()?);
        Some(document.sentence_span(first).to(document.sentence_span(last)))
    })
}
