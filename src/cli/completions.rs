//! `pressrecord completions`: what a shell needs to complete our arguments.

use super::failure::Failure;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io;

/// Print a script by which a shell completes the arguments of pressrecord
#[derive(clap::Args)]
#[command(after_help = "Examples:
  pressrecord completions bash > ~/.local/share/bash-completion/completions/pressrecord
  pressrecord completions zsh > ~/.zfunc/_pressrecord
  pressrecord completions fish > ~/.config/fish/completions/pressrecord.fish")]
pub struct Arguments {
    /// The shell
    shell: Shell,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "pressrecord", &mut script);
    Ok(io::Write::write_all(&mut io::stdout().lock(), &script)?)
}
