//! Words whose period does not end a sentence, and words that begin one.

use crate::table;
use rustc_hash::{FxHashMap, FxHashSet};

/// Where an abbreviation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Always before what it belongs to ("Dr. Weber", "No. 5", "Jan. 31"): it never ends a sentence.
    Before,
    /// Anywhere ("p.m.", "Inc."): it may end a sentence.
    Anywhere,
}

/// A language's abbreviations and sentence openers.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations {
    kinds: FxHashMap<String, Abbreviation>,
    openers: FxHashSet<String>,
    codes: FxHashSet<String>,
}

impl Abbreviations {
    /// Reads a table of lines `word<TAB>before|anywhere|opener|code`, abbreviations as they are written but
    /// without their last period, openers in lower case;
    /// lines that begin with `#` are comments.
    pub fn parse(table: &str) -> Self {
        let mut read = Self::default();
        for line in table::lines(table) {
            match line.split_once('\t') {
                Some((word, "before")) => drop(read.kinds.insert(word.to_owned(), Abbreviation::Before)),
                Some((word, "anywhere")) => drop(read.kinds.insert(word.to_owned(), Abbreviation::Anywhere)),
                Some((word, "opener")) => drop(read.openers.insert(word.to_owned())),
                Some((word, "code")) => drop(read.codes.insert(word.to_owned())),
                _ => {}
            }
        }
        read
    }

    /// What kind of abbreviation the word (without its last period) is, if it is one.
    pub fn kind(&self, word: &str) -> Option<Abbreviation> {
        self.kinds.get(word).copied()
    }

    /// Whether the word is a code that a number may touch without being part of it: "USD5 million".
    pub fn touches_numbers(&self, word: &str) -> bool {
        self.codes.contains(word)
    }

    /// Whether the word, capitalised, begins a sentence rather than a name.
    pub fn begins_sentence(&self, word: &str) -> bool {
        self.openers.contains(&word.to_lowercase())
    }
}
