//! `pressrecord cache`, and the options `--cache` and `--no-cache`: where the names are kept that runs have found.

use super::failure::Failure;
use super::wording::counted;
use anyhow::{Context, anyhow};
use directories::ProjectDirs;
use indicatif::HumanBytes;
use pressrecord::cache::{Cache, CacheError, LIMIT};
use std::io::{self, Write};
use std::path::PathBuf;

/// Whether and where the names that runs have found are kept.
#[derive(clap::Args)]
pub struct CacheArguments {
    /// Keep the names that runs have found in this folder [default: see `pressrecord cache`]
    #[arg(long = "cache", value_name = "DIR", conflicts_with = "no_cache")]
    folder: Option<PathBuf>,

    /// Read every release anew, and keep nothing
    #[arg(long)]
    no_cache: bool,
}

impl CacheArguments {
    /// The cache that the options ask for; without any, the user's own, or the reason why there is none.
    ///
    /// # Errors
    /// When the folder that the user gave cannot be used.
    pub fn open(&self) -> Result<Option<Result<Cache, CacheError>>, Failure> {
        match &self.folder {
            _ if self.no_cache => Ok(None),
            Some(folder) => {
                let cache = Cache::open(folder, LIMIT).map_err(|error| anyhow!("cannot use the cache: {error}"))?;
                Ok(Some(Ok(cache)))
            }
            None => Ok(users_own().map(|folder| Cache::open(&folder, LIMIT))),
        }
    }
}

/// The user's folder; `None` where the system knows no home of the user.
fn users_own() -> Option<PathBuf> {
    ProjectDirs::from("", "", "pressrecord").map(|project| project.cache_dir().to_owned())
}

/// Show where the names are kept that runs have found, or clear them away
///
/// `extract` keeps the names of every release that it has read, by a hash of its text, of the program and of the model. A
/// run over releases that were read before finds them there and takes seconds; a run that was stopped or killed goes on
/// where it was. The tables are the same, byte for byte. What was not asked for longest is forgotten beyond 512 MiB.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord cache
  pressrecord cache clear
  pressrecord extract corpus/ --output dataset/ --no-cache

Exit codes: 0 done; 1 the folder cannot be read or cleared; 2 wrong usage.")]
pub struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,

    /// The cache in this folder, not the user's own
    #[arg(long = "cache", value_name = "DIR", global = true)]
    folder: Option<PathBuf>,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Take away all that is kept
    Clear,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let folder = arguments.folder.or_else(users_own);
    let folder = folder.context("the system knows no home folder: name the cache's folder with --cache")?;
    let mut out = io::stdout().lock();
    match arguments.action {
        None => {
            let size = Cache::size(&folder).map_err(|error| {
                anyhow!("cannot read the cache: {error}; `pressrecord cache clear` makes room for a new one")
            })?;
            let releases = counted(usize::try_from(size.answers).unwrap_or(usize::MAX), "release");
            writeln!(out, "{}: the names of {releases}, {}", folder.display(), HumanBytes(size.bytes))?;
        }
        Some(Action::Clear) => {
            let bytes = Cache::clear(&folder).map_err(|error| anyhow!("cannot clear the cache: {error}"))?;
            writeln!(out, "{}: cleared, {}", folder.display(), HumanBytes(bytes))?;
        }
    }
    Ok(())
}
