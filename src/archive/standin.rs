//! A minimal reader of folders of text files, until the archive stage is merged.

use super::{Metadata, RawRelease, paragraphs};
use crate::position::Span;
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// What to read.
pub enum Input {
    /// A folder or a file.
    Path(PathBuf),
    /// Paths, one a line.
    List(Box<dyn BufRead + Send>),
}

/// How to read it.
#[derive(Clone, Debug, Default)]
pub struct ArchiveOptions {}

/// A file that gave no release.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct Refusal {
    /// Where it lies.
    pub path: String,
    /// Why.
    pub reason: ArchiveError,
}

/// Why a file gave no release.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It could not be read.
    #[error("cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// It holds no text.
    #[error("holds no text")]
    Empty,
}

/// The releases of the inputs, in order.
pub fn releases(
    inputs: Vec<Input>,
    _options: ArchiveOptions,
) -> impl Iterator<Item = Result<RawRelease, Refusal>> + Send {
    let mut files = VecDeque::new();
    for input in inputs {
        match input {
            Input::Path(path) => add(&path, &mut files),
            Input::List(list) => {
                list.lines().map_while(Result::ok).for_each(|line| add(Path::new(line.trim()), &mut files));
            }
        }
    }
    files.into_iter().map(|(root, path)| {
        let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned();
        read(&path, &name).map_err(|reason| Refusal { path: name, reason })
    })
}

fn add(root: &Path, files: &mut VecDeque<(PathBuf, PathBuf)>) {
    if !root.is_dir() {
        let parent = root.parent().unwrap_or(Path::new("")).to_owned();
        files.push_back((parent, root.to_owned()));
        return;
    }
    let walk = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    let texts = walk.filter(|e| e.file_type().is_file() && e.path().extension().is_some_and(|e| e == "txt"));
    files.extend(texts.map(|entry| (root.to_owned(), entry.into_path())));
}

fn read(path: &Path, name: &str) -> Result<RawRelease, ArchiveError> {
    let bytes = std::fs::read(path)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if text.trim().is_empty() {
        return Err(ArchiveError::Empty);
    }
    let mut metadata = Metadata::default();
    let mut at = 0;
    for line in text.split_inclusive('\n').take(2) {
        if let Some(day) = line.trim().strip_prefix("date ") {
            metadata.published = day.parse().ok();
            at += line.len();
            break;
        }
        metadata.title.get_or_insert_with(|| line.trim().to_owned());
        at += line.len();
    }
    if metadata.published.is_none() {
        (metadata.title, at) = (None, 0);
    }
    Ok(RawRelease {
        path: name.to_owned(),
        sha256: Sha256::digest(&bytes).into(),
        blocks: paragraphs(&text, Span::new(at, text.len())),
        text,
        metadata,
        notices: Vec::new(),
    })
}
