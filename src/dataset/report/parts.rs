//! The releases' texts in parts, each of which the page reads when a release of it is opened.

use super::data::Index;
use super::json;
use super::slices::{SliceWriter, Slices};
use super::texts::Texts;
use crate::dataset::Contents;
use crate::dataset::records::ReleaseRecord;
use crate::entities::EntityId;
use std::io::{self, Write};
use std::path::Path;

/// The parts: arrays with one element for each release.
pub struct Parts {
    /// The arrays.
    pub slices: Slices,
    /// The first release of each, as an index into the archive.
    pub firsts: Vec<usize>,
}

impl Parts {
    /// Joins the texts with what is marked in them; a part is full at so many bytes.
    pub fn write(
        folder: &Path,
        contents: Contents<'_>,
        texts: Texts,
        index: &Index<'_>,
        size: u64,
    ) -> io::Result<Self> {
        let mut texts = texts.read()?;
        let mut sink = SliceWriter::new(folder, size)?;
        let mut firsts = Vec::new();
        for (number, (release, ids)) in contents.releases.iter().zip(&contents.entities.ids).enumerate() {
            if sink.element()? == firsts.len() {
                firsts.push(number);
            }
            sink.write_all(b"[")?;
            sink.write_all(texts.next()?)?;
            sink.write_all(b",")?;
            json::write(&mut sink, &names(release, ids, index))?;
            sink.write_all(b",")?;
            json::write(&mut sink, &dates(release))?;
            sink.write_all(b"]")?;
        }
        Ok(Self { slices: sink.finish()?, firsts })
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
