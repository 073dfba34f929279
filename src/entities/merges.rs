//! Which names were taken for one, and on what evidence: what makes each row of people and bodies defensible.

use super::EntityId;
use crate::names::NameKind;

/// Two names that were taken for one person's or one body's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Whether the names are people's or bodies'.
    pub kind: NameKind,
    /// Whose names they are.
    pub entity: EntityId,
    /// The name that the entity's row has.
    pub name: String,
    /// The other name.
    pub other: String,
    /// What joins them.
    pub evidence: Evidence,
}

/// What joins two names; the first that holds counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The user has decided so.
    Judgement,
    /// A list of bodies or public figures has both names.
    Listed,
    /// The names have the same key: they are spellings, translations or orders of words of one name.
    Spelling,
    /// A release gives a surname the post that a person of a list held on its day.
    Office,
    /// A release names somebody beside whom a person of a list goes by the given name alone: a husband, a sister.
    Kin,
    /// A release gives the acronym beside the name.
    Acronym,
    /// A release uses it for what it names in full elsewhere: a surname, a short form, a form in another case.
    Release,
    /// Releases near in time use the short name for one person or body far more than for all others: they are most likely
    /// one, and keep two ids.
    Likely,
}

impl Evidence {
    /// All of them, by the words that the tables use.
    pub const CODES: [&'static str; 8] =
        ["judgement", "listed", "spelling", "office", "kin", "acronym", "release", "likely"];

    /// The word that the tables use.
    pub fn code(self) -> &'static str {
        Self::CODES[self as usize]
    }

    /// In how many of a hundred pairs that are joined so the two names are in truth one's, at the least: the lower end of
    /// the interval of 95 % that the corpora of pairs give, rounded down; `None` where that was not measured.
    pub fn score(self) -> Option<u8> {
        match self {
            Evidence::Judgement => Some(100),
            Evidence::Listed => Some(LISTED),
            Evidence::Spelling => Some(SPELLING),
            Evidence::Office | Evidence::Kin | Evidence::Acronym | Evidence::Release | Evidence::Likely => None,
        }
    }
}

/// Held to the corpora by a test.
const LISTED: u8 = 99;
/// Likewise.
const SPELLING: u8 = 98;
