//! `pressrecord man`: the manual pages.

use super::failure::Failure;
use anyhow::Context;
use clap::CommandFactory;
use std::io::{self, Write};
use std::path::PathBuf;

/// Print the manual page, or write those of all commands into a folder
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord man | man -l -
  pressrecord man --output ~/.local/share/man/man1/")]
pub struct Arguments {
    /// Write pressrecord.1 and a page for each command into this folder
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let command = super::Arguments::command();
    match arguments.output {
        Some(folder) => {
            let failed = || format!("cannot write manual pages into {}", folder.display());
            std::fs::create_dir_all(&folder).with_context(failed)?;
            clap_mangen::generate_to(command, &folder).with_context(failed)?;
        }
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page)?;
            io::stdout().lock().write_all(&page)?;
        }
    }
    Ok(())
}
