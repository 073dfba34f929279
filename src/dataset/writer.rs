//! A dataset that is being written into a folder: its tables, its report and its sentences grow with the run, so that
//! memory does not grow with the texts; the files that describe them come at the end.

use super::formats::Format;
use super::formats::conllu::{SentenceFile, Sentences};
use super::manifest::Provenance;
use super::records::{Refused, ReleaseRecord};
use super::report::{self, ReleaseText};
use super::rows::Rows;
use super::written::Files;
use super::{Contents, Coverage, OutputError, cite, datapackage, manifest};
use crate::document::Document;
use crate::entities::{Entities, Judgement, Resolved};
use std::path::{Path, PathBuf};

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

/// A dataset that is being written.
pub struct Writer {
    folder: PathBuf,
    rows: Rows<Files>,
    report: report::Writer,
    sentences: Option<SentenceFile>,
}

impl Writer {
    /// A dataset without releases in an existing folder, its tables in these formats.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn create(folder: &Path, formats: &[Format]) -> Result<Self, OutputError> {
        let sentences = formats.contains(&Format::Conllu).then(|| SentenceFile::create(folder)).transpose()?;
        let rows = Rows::new(Files::new(folder, formats)?)?;
        Ok(Self { folder: folder.to_owned(), rows, report: report::Writer::create(folder)?, sentences })
    }

    /// Writes the next release, whose referents are resolved.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn add(
        &mut self,
        record: ReleaseRecord,
        streams: &ReleaseStreams,
        resolved: &[Option<Resolved>],
    ) -> Result<(), OutputError> {
        if let (Some(file), Some(sentences)) = (&mut self.sentences, &streams.sentences) {
            file.add(sentences)?;
        }
        self.report.add(&streams.text, &record, resolved)?;
        self.rows.add(record, resolved)
    }

    /// Writes the rest, and waits until the disk holds all.
    ///
    /// # Errors
    /// When a file cannot be written; the folder may then hold some of the files.
    pub fn finish(
        self,
        entities: &Entities,
        judgements: &[Judgement],
        refused: &[Refused],
        provenance: &Provenance,
    ) -> Result<(), OutputError> {
        let Self { folder, rows, report, sentences } = self;
        let (files, releases) = rows.finish(entities, judgements, refused)?;
        let mut written = files.finish()?;
        written.sentences = sentences.map(SentenceFile::finish).transpose()?;
        datapackage::write(&folder, &written)?;
        let contents = Contents { releases: &releases, entities, refused };
        let coverage = Coverage::of(contents);
        cite::write(&folder, &coverage, &written, provenance)?;
        let report = report.finish(contents)?;
        manifest::write(&folder, &coverage, &written, &report, &releases, provenance)
    }
}
