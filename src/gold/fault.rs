//! What is wrong with gold releases, where, and what to do.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// A fault in the marking of a gold release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path.display(), self.line, self.what)
    }
}

/// Why gold releases could not be read.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// A file or folder cannot be read.
    #[error("cannot read {}: {error}; check the path and its permissions", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// There is nothing to score against.
    #[error("no gold release (a file whose name ends in .gold) in {0}; name the folder or the files that hold them")]
    None(String),
    /// Some are marked wrongly.
    #[error("{}", told(.0))]
    Faulty(Vec<Fault>),
}

fn told(faults: &[Fault]) -> String {
    /// More than these scroll the first off the screen.
    const SHOWN: usize = 20;
    let mut lines: Vec<String> = faults.iter().take(SHOWN).map(Fault::to_string).collect();
    if faults.len() > SHOWN {
        lines.push(format!("… and {} faults more", faults.len() - SHOWN));
    }
    lines.join("\n")
}
