//! The releases' texts, kept in a file until the report is written: memory does not grow with them.

use super::json;
use crate::dataset::OutputError;
use crate::document::Document;
use crate::position::CodePoints;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

/// A release's text with its sentences, as the report holds it.
#[derive(Debug)]
pub struct ReleaseText(Vec<u8>);

impl ReleaseText {
    /// The text of a document.
    pub fn new(document: &Document) -> Self {
        let points = CodePoints::new(&document.text);
        let spans = document.sentences.iter().filter_map(|sentence| document.span_of(sentence.tokens.clone()));
        let sentences: Vec<u32> = spans.map(|span| points.span(span)).flat_map(|span| [span.start, span.end]).collect();
        let mut line = Vec::with_capacity(document.text.len() + document.text.len() / 8);
        // Writing into memory cannot fail.
        let _ = json::write(&mut line, &(&document.text, sentences));
        Self(line)
    }
}

/// The texts of all releases so far, in archive order, in a file that goes with this value.
#[derive(Debug)]
pub struct Texts {
    file: BufWriter<File>,
    folder: PathBuf,
}

impl Texts {
    /// No text yet; the file has no name where the system allows it, and else one in the folder until it goes.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn new(folder: &Path) -> Result<Self, OutputError> {
        let file = tempfile::tempfile_in(folder).map_err(|error| OutputError::write(folder, error))?;
        Ok(Self { file: BufWriter::with_capacity(1 << 16, file), folder: folder.to_owned() })
    }

    /// Keeps the text of the next release.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add(&mut self, text: &ReleaseText) -> Result<(), OutputError> {
        let written = self.file.write_all(&text.0).and_then(|()| self.file.write_all(b"\n"));
        written.map_err(|error| OutputError::write(&self.folder, error))
    }

    /// The texts from the first on.
    pub(super) fn read(self) -> io::Result<Lines> {
        let mut file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        Ok(Lines { file: BufReader::with_capacity(1 << 16, file), line: Vec::new() })
    }
}

/// The texts, one at a time.
pub(super) struct Lines {
    file: BufReader<File>,
    line: Vec<u8>,
}

impl Lines {
    /// The next release's text and sentences: the elements of a JSON array, without its brackets.
    pub(super) fn next(&mut self) -> io::Result<&[u8]> {
        self.line.clear();
        self.file.read_until(b'\n', &mut self.line)?;
        let array = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
        let elements = array.strip_prefix(b"[").and_then(|rest| rest.strip_suffix(b"]"));
        elements.ok_or_else(|| io::Error::new(io::ErrorKind::UnexpectedEof, "the kept texts end too early"))
    }
}
