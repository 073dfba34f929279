//! The command line: one file per command, and no logic of the stages.

mod engine;
mod explain;
mod extract;
mod failure;
mod json_fields;
mod palette;
mod progress;
mod show;
mod wording;

use clap::{Parser, Subcommand};
use failure::Failure;
use std::process::ExitCode;

/// Turns an archive of official press releases into a dataset: who was named, in which post, at which agency, which
/// figures, with the place in the source behind every cell.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Extract(extract::Arguments),
    Explain(explain::Arguments),
    Show(show::Arguments),
}

/// Runs the command that the arguments name: exit code 0 when done, 1 when it failed, 2 for wrong usage, 130 when
/// stopped by the user.
pub fn run() -> ExitCode {
    failure::shorten_panics();
    let done = match Arguments::parse().command {
        Command::Extract(arguments) => extract::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Show(arguments) => show::run(arguments),
    };
    done.map_or_else(Failure::report, |()| ExitCode::SUCCESS)
}
