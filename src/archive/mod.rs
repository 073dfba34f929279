//! Which releases are in this folder, file or stream, and what does each file say of itself?

mod standin;

pub use standin::{ArchiveError, ArchiveOptions, Input, Refusal, releases};

use crate::languages::Language;
use crate::position::Span;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// A release as the archive holds it: its text and what its metadata said, nothing found out yet.
#[derive(Clone, Debug)]
pub struct RawRelease {
    /// Where it lies: the path below the input's root with `/` between folders, `!` between an archive file and its
    /// member, and `#` before the line number in a file of many releases.
    pub path: String,
    /// SHA-256 of the release's bytes, before decoding.
    pub sha256: [u8; 32],
    /// The text that every position points into.
    pub text: String,
    /// The parts of the text to read: paragraphs, headings, list items; headers and markup lie outside.
    pub blocks: Vec<Block>,
    /// What the file says of itself.
    pub metadata: Metadata,
    /// What was unusual about it.
    pub notices: Vec<Notice>,
}

/// A paragraph, heading or list item: the visible pieces of text in order, markup left out.
///
/// No sentence crosses the end of a block. Plain text has one piece per block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The visible pieces, in order, without overlaps.
    pub pieces: Vec<Span>,
}

/// What a release's own header, front matter, fields or tags say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The language, where stated.
    pub language: Option<Language>,
    /// The place, where stated.
    pub place: Option<String>,
}

/// What was unusual about a release; shown in the `notice` column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The bytes were not UTF-8 and were decoded from this encoding.
    Decoded(&'static str),
    /// Some bytes could not be decoded and stand as U+FFFD.
    Malformed(&'static str),
    /// No day of publication was found: relative dates stay unresolved.
    NoDate,
    /// The stated day could not be read.
    BadDate(String),
    /// The language was not one that is known; it was read as this one.
    AssumedLanguage(Language),
    /// Longer than any usual release, in code points.
    Long(u64),
}

impl RawRelease {
    /// A release that is all text: no header, a block for each paragraph.
    pub fn plain(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            sha256: Sha256::digest(text.as_bytes()).into(),
            text: text.to_owned(),
            blocks: paragraphs(text, Span::new(0, text.len())),
            metadata: Metadata::default(),
            notices: Vec::new(),
        }
    }
}

/// The paragraphs of a part of the text: what blank lines separate, or else each line.
pub(crate) fn paragraphs(text: &str, part: Span) -> Vec<Block> {
    let body = part.of(text);
    let has_blank_lines = body.trim().lines().any(|line| line.trim().is_empty());
    let mut blocks = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = part.start as usize;
    for line in body.split_inclusive('\n') {
        let visible = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if visible.is_empty() {
            blocks.extend(open.take());
            continue;
        }
        let span = Span::new(start, start + visible.len());
        open = Some(open.map_or(span, |paragraph| paragraph.to(span)));
        if !has_blank_lines {
            blocks.extend(open.take());
        }
    }
    blocks.extend(open);
    blocks.into_iter().map(|piece| Block { pieces: vec![piece] }).collect()
}
