//! The releases' texts in parts, each of which the page reads when a release of it is opened.

use super::data::Index;
use super::json;
use super::texts::Texts;
use crate::dataset::Contents;
use crate::dataset::records::ReleaseRecord;
use crate::entities::EntityId;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// How many bytes of texts stand in a part, a release more or less.
pub const PART: u64 = 3 << 20;

/// The parts, one behind the other in a file that goes with this value.
pub struct Parts {
    file: File,
    parts: Vec<Part>,
}

/// A part: a JSON array with one element for each of its releases.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Its first release, as an index into the archive.
    pub first: usize,
    start: u64,
    end: u64,
}

impl Parts {
    /// Joins the texts with what is marked in them.
    pub fn write(
        folder: &Path,
        contents: Contents<'_>,
        texts: Texts,
        index: &Index<'_>,
        size: u64,
    ) -> io::Result<Self> {
        let mut texts = texts.read()?;
        let mut sink = Counted { sink: BufWriter::with_capacity(1 << 16, tempfile::tempfile_in(folder)?), bytes: 0 };
        let mut parts: Vec<Part> = Vec::new();
        for (number, (release, ids)) in contents.releases.iter().zip(&contents.entities.ids).enumerate() {
            match parts.last_mut() {
                Some(part) if sink.bytes - part.start < size => sink.write_all(b",\n")?,
                full => {
                    if let Some(part) = full {
                        sink.write_all(b"]")?;
                        part.end = sink.bytes;
                    }
                    parts.push(Part { first: number, start: sink.bytes, end: sink.bytes });
                    sink.write_all(b"[")?;
                }
            }
            sink.write_all(b"[")?;
            sink.write_all(texts.next()?)?;
            sink.write_all(b",")?;
            json::write(&mut sink, &names(release, ids, index))?;
            sink.write_all(b",")?;
            json::write(&mut sink, &dates(release))?;
            sink.write_all(b"]")?;
        }
        if let Some(part) = parts.last_mut() {
            sink.write_all(b"]")?;
            part.end = sink.bytes;
        }
        let file = sink.sink.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Self { file, parts })
    }

    /// How many bytes they have together.
    pub fn bytes(&self) -> u64 {
        self.parts.last().map_or(0, |part| part.end)
    }

    /// The parts in order.
    pub fn iter(&self) -> impl Iterator<Item = Part> {
        self.parts.iter().copied()
    }

    /// Copies a part's JSON.
    pub fn copy(&mut self, part: Part, sink: &mut impl Write) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(part.start))?;
        let mut bytes = BufReader::with_capacity(1 << 16, (&self.file).take(part.end - part.start));
        io::copy(&mut bytes, sink).map(drop)
    }
}

/// Kind, start, end, and the row of people or bodies where there is one.
fn names<'r>(
    release: &'r ReleaseRecord,
    ids: &[Option<EntityId>],
    index: &Index<'_>,
) -> Vec<(&'r str, u32, u32, Option<u32>)> {
    let names = release.mentions.iter().map(|mention| {
        let row = index.row(ids, mention.referent).map(|(_, row)| row);
        (mention.kind, mention.span.start, mention.span.end, row)
    });
    names.collect()
}

/// Start, end, and the days covered.
fn dates(release: &ReleaseRecord) -> Vec<(u32, u32, String)> {
    let dates = release.dates.iter().map(|date| {
        let days = match date.period {
            None => String::new(),
            Some(period) if period.from == period.to => period.from.to_string(),
            Some(period) => format!("{}/{}", period.from, period.to),
        };
        (date.span.start, date.span.end, days)
    });
    dates.collect()
}

struct Counted<W> {
    sink: W,
    bytes: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.sink.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}
