//! `pressrecord config`: what is set every time, and where.

use super::failure::Failure;
use super::settings::{FILE_NAME, Settings};
use std::io::{self, Write};

/// Show what pressrecord.toml of the current folder sets
///
/// The file holds what `pressrecord extract` is to take where its arguments say nothing. It may have the keys language,
/// threads, format, title, authors, licence, rates, lexicon and judgements, each as the argument of that name; files are
/// relative to the current folder.
#[derive(clap::Args)]
#[command(after_help = "Example of pressrecord.toml:
  title = \"Releases of the press service, 2014 to 2024\"
  authors = [\"A. Researcher\"]
  licence = \"CC-BY-4.0\"
  format = [\"csv\", \"parquet\"]
  threads = 4
  lexicon = [\"our-bodies.tsv\"]

Exit codes: 0 shown; 1 the file cannot be understood; 2 wrong usage.")]
pub struct Arguments {}

/// Runs the command.
pub fn run(Arguments {}: Arguments) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match Settings::read()? {
        Some(settings) => write!(out, "# {FILE_NAME}\n{}", settings.to_toml()?)?,
        None => writeln!(out, "# there is no {FILE_NAME} here: `pressrecord config --help` shows what it may hold")?,
    }
    Ok(())
}
