//! Which gold releases lie in a folder?

use super::{Fault, GoldError, GoldRelease};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Reads every gold release that is named or lies below a named folder, in the order of the names.
///
/// # Errors
/// When a file cannot be read, is marked wrongly (every fault is told), or there is none.
pub fn read_gold(inputs: &[PathBuf]) -> Result<Vec<GoldRelease>, GoldError> {
    let mut releases = Vec::new();
    let mut faults: Vec<Fault> = Vec::new();
    for path in gold_files(inputs)? {
        let content = fs::read(&path).map_err(|error| unreadable(&path, error))?;
        let parsed = match String::from_utf8(content) {
            Ok(content) => GoldRelease::parse(&path, &content),
            Err(error) => {
                let line =
                    1 + error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|&&b| b == b'\n').count();
                Err(vec![Fault { path, line, what: "is not UTF-8: save the file in that encoding".to_owned() }])
            }
        };
        match parsed {
            Ok(release) => releases.push(release),
            Err(found) => faults.extend(found),
        }
    }
    match (faults.is_empty(), releases.is_empty()) {
        (false, _) => Err(GoldError::Faulty(faults)),
        (true, true) => {
            let names: Vec<String> = inputs.iter().map(|input| input.display().to_string()).collect();
            Err(GoldError::None(names.join(", ")))
        }
        (true, false) => Ok(releases),
    }
}

/// The files that are named, and those below named folders whose names end in `.gold`.
fn gold_files(inputs: &[PathBuf]) -> Result<Vec<PathBuf>, GoldError> {
    let mut files = Vec::new();
    for input in inputs {
        for entry in WalkDir::new(input).follow_links(true).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(input).to_owned();
                let looped = || io::Error::other("its links lead back to it");
                GoldError::Unreadable { path, error: error.into_io_error().unwrap_or_else(looped) }
            })?;
            let is_named = entry.depth() == 0;
            if entry.file_type().is_file() && (is_named || entry.path().extension().is_some_and(|end| end == "gold")) {
                files.push(entry.into_path());
            }
        }
    }
    Ok(files)
}

fn unreadable(path: &Path, error: io::Error) -> GoldError {
    GoldError::Unreadable { path: path.to_owned(), error }
}
