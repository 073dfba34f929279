//! What is written of each release as the run goes, so that memory does not grow with the texts.

use super::OutputError;
use super::formats::Format;
use super::formats::conllu::{SentenceFile, Sentences};
use super::records::ReleaseRecord;
use super::report::{ReleaseText, Texts};
use super::written::DataFile;
use crate::document::Document;
use std::path::Path;

/// A release's text for the report, and its sentences where they are wanted.
pub struct ReleaseStreams {
    text: ReleaseText,
    sentences: Option<Sentences>,
}

impl ReleaseStreams {
    /// What is written of a document with what its rows say.
    pub fn new(document: &Document, record: &ReleaseRecord, formats: &[Format]) -> Self {
        let sentences = formats.contains(&Format::Conllu).then(|| Sentences::new(document, record));
        Self { text: ReleaseText::new(document), sentences }
    }
}

/// Those of all releases so far, in archive order, in files of a dataset's folder.
pub struct Streams {
    texts: Texts,
    sentences: Option<SentenceFile>,
}

impl Streams {
    /// Nothing yet.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn new(folder: &Path, formats: &[Format]) -> Result<Self, OutputError> {
        let sentences = formats.contains(&Format::Conllu).then(|| SentenceFile::create(folder)).transpose()?;
        Ok(Self { texts: Texts::new(folder)?, sentences })
    }

    /// Adds the next release.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn add(&mut self, release: &ReleaseStreams) -> Result<(), OutputError> {
        if let (Some(file), Some(sentences)) = (&mut self.sentences, &release.sentences) {
            file.add(sentences)?;
        }
        self.texts.add(&release.text)
    }

    /// The texts, and the file of the sentences with their number.
    ///
    /// # Errors
    /// When the disk does not take the file.
    pub(super) fn finish(self) -> Result<(Texts, Option<(DataFile, u64)>), OutputError> {
        Ok((self.texts, self.sentences.map(SentenceFile::finish).transpose()?))
    }
}
