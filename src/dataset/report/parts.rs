//! The releases' texts in parts, each of which the page reads when a release of it is opened.

use super::json;
use super::slices::{SliceWriter, Slices};
use crate::dataset::records::ReleaseRecord;
use crate::document::Document;
use crate::entities::{Resolved, Row};
use crate::position::CodePoints;
use std::io::{self, Write};
use std::path::Path;

/// A release's text with its sentences, as the report holds it: the elements of a JSON array, without its brackets.
#[derive(Debug)]
pub struct ReleaseText(Vec<u8>);

impl ReleaseText {
    /// The text of a document.
    pub fn new(document: &Document) -> Self {
        let points = CodePoints::new(&document.text);
        let spans = document.sentences.iter().filter_map(|sentence| document.span_of(sentence.tokens.clone()));
        let sentences: Vec<u32> = spans.map(|span| points.span(span)).flat_map(|span| [span.start, span.end]).collect();
        let mut elements = Vec::with_capacity(document.text.len() + document.text.len() / 8);
        // Writing into memory cannot fail.
        let _ = json::write(&mut elements, &document.text);
        elements.push(b',');
        let _ = json::write(&mut elements, &sentences);
        Self(elements)
    }
}

/// The parts: arrays with one element for each release.
pub struct Parts {
    /// The arrays.
    pub slices: Slices,
    /// The first release of each, as an index into the archive.
    pub firsts: Vec<usize>,
}

/// Writes the parts as the run goes.
pub struct PartWriter {
    sink: SliceWriter,
    firsts: Vec<usize>,
    releases: usize,
}

impl PartWriter {
    /// No release yet; a part is full at so many bytes.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn create(folder: &Path, size: u64) -> io::Result<Self> {
        Ok(Self { sink: SliceWriter::new(folder, size)?, firsts: Vec::new(), releases: 0 })
    }

    /// Adds the next release's text with what is marked in it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add(
        &mut self,
        ReleaseText(text): &ReleaseText,
        record: &ReleaseRecord,
        resolved: &[Option<Resolved>],
    ) -> io::Result<()> {
        if self.sink.element()? == self.firsts.len() {
            self.firsts.push(self.releases);
        }
        self.releases += 1;
        self.sink.write_all(b"[")?;
        self.sink.write_all(text)?;
        self.sink.write_all(b",")?;
        json::write(&mut self.sink, &names(record, resolved))?;
        self.sink.write_all(b",")?;
        json::write(&mut self.sink, &dates(record))?;
        self.sink.write_all(b"]")
    }

    /// The parts, to be copied.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(self) -> io::Result<Parts> {
        Ok(Parts { slices: self.sink.finish()?, firsts: self.firsts })
    }
}

/// Kind, start, end, and the row of people or bodies where there is one.
fn names<'r>(record: &'r ReleaseRecord, resolved: &[Option<Resolved>]) -> Vec<(&'r str, u32, u32, Option<u32>)> {
    let names = record.mentions.iter().map(|mention| {
        let row = super::row_of(resolved, mention.referent).map(Row::number);
        (mention.kind, mention.span.start, mention.span.end, row)
    });
    names.collect()
}

/// Start, end, and the days covered.
fn dates(record: &ReleaseRecord) -> Vec<(u32, u32, String)> {
    let dates = record.dates.iter().map(|date| {
        let days = match date.period {
            None => String::new(),
            Some(period) if period.from == period.to => period.from.to_string(),
            Some(period) => format!("{}/{}", period.from, period.to),
        };
        (date.span.start, date.span.end, days)
    });
    dates.collect()
}
