//! The command line: one file per command, and no logic of the stages.

mod cache;
mod completions;
mod config;
mod diff;
mod engine;
mod eval;
mod explain;
mod extract;
mod failure;
mod json_fields;
mod man;
mod palette;
mod progress;
mod rerun;
mod review;
mod settings;
mod show;
mod verify;
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
    Verify(verify::Arguments),
    Rerun(rerun::Arguments),
    Diff(diff::Arguments),
    Cache(cache::Arguments),
    Config(config::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    Review(review::Arguments),
    Eval(eval::Arguments),
}

/// Runs the command that the arguments name: exit code 0 when done, 1 when it failed, 2 for wrong usage, 130 when
/// stopped by the user.
pub fn run() -> ExitCode {
    failure::shorten_panics();
    let done = match Arguments::parse().command {
        Command::Extract(arguments) => extract::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Show(arguments) => show::run(arguments),
        Command::Verify(arguments) => verify::run(arguments),
        Command::Rerun(arguments) => rerun::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Cache(arguments) => cache::run(arguments),
        Command::Config(arguments) => config::run(arguments),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
        Command::Review(arguments) => review::run(arguments),
        Command::Eval(arguments) => eval::run(arguments),
    };
    done.map_or_else(Failure::report, |()| ExitCode::SUCCESS)
}
