//! What can be set about reading an archive.

use serde::{Deserialize, Serialize};

/// What can be set about reading an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchiveOptions {
    /// What the fields of JSON Lines are called.
    pub fields: JsonFields,
    /// The most that is read of anything.
    pub limits: Limits,
}

/// The names of the fields in JSON Lines. Fields that are absent leave the metadata empty; only the text is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JsonFields {
    /// Where it was published.
    pub url: String,
    /// The headline.
    pub title: String,
    /// The day of publication.
    pub published: String,
    /// The place it is from.
    pub place: String,
    /// The language, as an ISO 639-1 code.
    pub language: String,
    /// The text of the release.
    pub text: String,
}

impl Default for JsonFields {
    fn default() -> Self {
        Self {
            url: "url".to_owned(),
            title: "title".to_owned(),
            published: "published".to_owned(),
            place: "place".to_owned(),
            language: "language".to_owned(),
            text: "text".to_owned(),
        }
    }
}

/// The most that is read of anything: what passes a limit is refused, never cut off silently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest release, in bytes as the archive holds it. At most 1 GiB is taken, for positions are 32 bits wide and
    /// a decoded text can be three times as long as its bytes.
    pub release: u64,
    /// The largest web page, in bytes: its tree takes a multiple of that.
    pub page: u64,
    /// How deep archives may be nested; a `.tar.gz` counts as two.
    pub depth: u32,
    /// How many members all archives within one file may have together.
    pub members: u64,
    /// How many times larger than the file itself all that is unpacked from it may be.
    pub expansion: u64,
    /// How many bytes may be unpacked from a file whatever its expansion.
    pub unpacked: u64,
}

impl Limits {
    /// The most that `release` may be set to.
    pub const LARGEST_RELEASE: u64 = 1 << 30;

    /// The largest release that is read, in bytes.
    pub(super) fn largest_release(&self) -> u64 {
        self.release.min(Self::LARGEST_RELEASE)
    }
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1 << 20;
        Self { release: 256 * MIB, page: 32 * MIB, depth: 8, members: 10_000_000, expansion: 200, unpacked: 512 * MIB }
    }
}
