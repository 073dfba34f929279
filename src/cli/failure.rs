//! How a command fails: one clear line on standard error and an exit code.

use pressrecord::pipeline::RunError;
use std::env;
use std::io;
use std::panic;
use std::process::ExitCode;

/// The exit code of a command that the user stopped, as shells have it.
pub const INTERRUPTED: u8 = 130;

/// Why a command did not do what it was asked to.
pub enum Failure {
    /// It could not.
    Failed(anyhow::Error),
    /// The user stopped it.
    Interrupted(RunError),
    /// Whoever read its output reads no more, as `head` does: nothing is wrong.
    OutputClosed,
}

impl Failure {
    /// Tells the user, and gives the exit code.
    pub fn report(self) -> ExitCode {
        match self {
            Failure::Failed(error) => {
                eprintln!("error: {error:#}");
                ExitCode::FAILURE
            }
            Failure::Interrupted(error) => {
                eprintln!("{error}");
                ExitCode::from(INTERRUPTED)
            }
            Failure::OutputClosed => ExitCode::SUCCESS,
        }
    }
}

/// Tells of a fault of this program in one line, where it would take a page; RUST_BACKTRACE asks for the page.
///
/// The release in which it happened is refused and named in rejects.csv; the run goes on.
pub fn shorten_panics() {
    if env::var_os("RUST_BACKTRACE").is_none() {
        panic::set_hook(Box::new(|fault| {
            let place = fault.location().map(|place| format!(" at {place}")).unwrap_or_default();
            eprintln!("a fault of this program{place}: please report it");
        }));
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Failure::Failed(error)
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        match error {
            RunError::Interrupted => Failure::Interrupted(error),
            error => Failure::Failed(error.into()),
        }
    }
}

impl From<io::Error> for Failure {
    /// Commands write to standard output alone by themselves, so that is what failed.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::OutputClosed,
            _ => Failure::Failed(anyhow::Error::new(error).context("cannot write to standard output")),
        }
    }
}
