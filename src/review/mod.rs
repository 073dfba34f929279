//! How does a reader look through the program's answers, and how do the corrections come back?
//!
//! Rows of a dataset go out with the words around them ([`choose`]), as a sheet for a spreadsheet ([`sheet`]) and as tasks
//! for Label Studio ([`label_studio`]); what readers make of them comes back as [`Reviewed`] releases, and these become gold
//! releases ([`gather`]).

pub mod choose;
pub mod gather;
pub mod label_studio;
pub mod sheet;
mod texts;

use crate::gold::{Kind, Mark};
use crate::languages::Language;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The fields that marks of any kind have, in the order of a sheet.
pub const FIELDS: [&str; 15] = [
    "name",
    "post",
    "agency",
    "from",
    "to",
    "value",
    "low",
    "high",
    "currency",
    "unit",
    "item",
    "qualifier",
    "by",
    "action",
    "equals",
];

/// A release of a dataset, with all of its rows as marks.
#[derive(Clone, Debug)]
pub struct Release {
    /// Its id in the dataset.
    pub id: String,
    /// Its path in the archive.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// The headline.
    pub title: String,
    /// The day of publication, where known.
    pub published: Option<Date>,
    /// Its language.
    pub language: Language,
    /// The place that it is from, where known.
    pub place: Option<String>,
    /// The text that is read, paragraphs parted by empty lines; empty until [`choose::read_texts`] has been called.
    pub text: String,
    /// Its rows, in the order of the text.
    pub rows: Vec<Row>,
}

/// A row of a dataset as a mark.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its id in the dataset; a date's is made from its number within the release.
    pub id: String,
    /// What it says. `equals` holds the id of a row. The place is one of the source until [`choose::read_texts`] has been
    /// called, and then one of the release's text.
    pub mark: Mark,
    /// How sure the program is, from 0 to 1; dates have none.
    pub confidence: Option<Decimal>,
    /// Whether a reader is asked about it.
    pub is_asked: bool,
}

/// What readers said of a release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// Its id in the dataset.
    pub release: String,
    /// The kinds of which the answers are all that there is.
    pub kinds: BTreeSet<Kind>,
    /// The rows, beside those of these kinds, that the answers stand for.
    pub rows: BTreeSet<String>,
    /// What is right.
    pub answers: Vec<Answer>,
}

/// A mark that a reader found right, or made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it stands in the file of the review, to be named in messages: "line 7", "task 3".
    pub at: String,
    /// The row that it was, or the id that it has in the review; empty where it has none.
    pub row: String,
    /// What it is.
    pub kind: Kind,
    /// Its text.
    pub text: String,
    /// Keys and values.
    pub fields: Vec<(String, String)>,
    /// Where its text is to be sought.
    pub near: Near,
}

/// Where the text of an answer is to be sought: readers' programs count characters in several ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Near {
    /// At or next to the row that it was.
    Row,
    /// At or next to a code point of the text.
    Point(u32),
    /// Right behind these words; where they are empty, the text must stand once.
    Behind(String),
}

/// The value of each field of [`FIELDS`] that is not empty.
fn filled<'f>(fields: impl Iterator<Item = (&'f str, &'f str)>) -> Vec<(String, String)> {
    let filled = fields.map(|(key, value)| (key, value.trim())).filter(|(_, value)| !value.is_empty());
    filled.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}
