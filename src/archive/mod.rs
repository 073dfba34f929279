//! Which releases are in this folder, file or stream, and what does each file say of itself?
//!
//! [`releases`] reads folders, files, archives and lists, in an order that depends on their names alone, and gives a
//! [`RawRelease`] for each release or a [`Refusal`] for what gave none. One bad file costs no other release anything.
//!
//! | file | its question |
//! |---|---|
//! | `walk` | Which files lie under the inputs? |
//! | `kind` | What kind of file is it, by name or by content? |
//! | `reader` | How is a file of that kind read? |
//! | `tar`, `zip`, `compressed` | What lies inside an archive? |
//! | `plain`, `markdown`, `html`, `json_lines` | What does a release in that format say? |
//! | `encoding`, `day`, `header`, `front_matter`, `page_metadata` | What do its bytes, days and headers mean? |
//!
//! Positions index the text as it was decoded: the whole file for plain text and Markdown (line ends as they are; a
//! byte-order mark is not part of it), the value of the text field for JSON Lines, and for a web page its main text with
//! a blank line between paragraphs.

mod budget;
mod compressed;
mod day;
mod encoding;
mod error;
mod front_matter;
mod header;
mod html;
mod json_lines;
mod kind;
mod locate;
mod markdown;
mod options;
mod page_metadata;
mod plain;
mod reader;
mod tar;
mod walk;
mod zip;

pub use error::{ArchiveError, NoInput, Refusal};
pub use locate::locate;
pub use options::{ArchiveOptions, JsonFields, Limits};
pub(crate) use plain::paragraphs;
pub use walk::{Input, Progress, Releases, releases, total_bytes};

use crate::languages::Language;
use crate::position::Span;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::fmt;

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
    /// Longer than releases are, in code points: perhaps several in one file.
    Long(usize),
    /// So many sentences had no end in sight and were cut.
    Cut(usize),
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::Decoded(encoding) => write!(f, "decoded from {encoding}"),
            Notice::Malformed(encoding) => write!(f, "some bytes are not {encoding} and stand as U+FFFD"),
            Notice::NoDate => f.write_str("no date of publication"),
            Notice::BadDate(text) => write!(f, "date `{text}` cannot be read"),
            Notice::AssumedLanguage(language) => write!(f, "language not known, read as {language}"),
            Notice::Long(characters) => write!(f, "very long: {characters} characters, perhaps several releases"),
            Notice::Cut(sentences) => write!(f, "{sentences} sentences without an end were cut"),
        }
    }
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
