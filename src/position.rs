//! Positions in a release's text: bytes inside the program, code points in the tables.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;

/// A half-open range of byte offsets into a release's text, always on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range from `start` to `end`, in bytes.
    ///
    /// Texts are shorter than 4 GiB (the archive refuses longer ones), so the narrowing loses nothing.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && u32::try_from(end).is_ok());
        Self { start: start as u32, end: end as u32 }
    }

    /// The text that the span covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The span as a range of byte indices.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A half-open range of Unicode code points: what `text[start:end]` takes in Python, and what the tables hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodePointSpan {
    /// The first code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// Converts byte positions of one text to code points.
///
/// Keeps one count per block of bytes, so a look-up reads at most a block.
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `i * BLOCK`, counted by leading bytes.
    before: Vec<u32>,
}

const BLOCK: usize = 256;

impl<'t> CodePoints<'t> {
    /// Counts the text's code points.
    pub fn new(text: &'t str) -> Self {
        let mut count = 0;
        let mut before = Vec::with_capacity(text.len() / BLOCK + 1);
        for block in text.as_bytes().chunks(BLOCK) {
            before.push(count);
            count += leading_bytes(block);
        }
        before.push(count);
        Self { text, before }
    }

    /// How many code points stand before the byte offset.
    pub fn at(&self, byte: u32) -> u32 {
        let byte = byte as usize;
        let block = byte / BLOCK;
        self.before[block] + leading_bytes(&self.text.as_bytes()[block * BLOCK..byte])
    }

    /// The span in code points.
    pub fn span(&self, span: Span) -> CodePointSpan {
        CodePointSpan { start: self.at(span.start), end: self.at(span.end) }
    }

    /// How many code points the text has.
    pub fn total(&self) -> u32 {
        self.at(self.text.len() as u32)
    }
}

/// Bytes that begin a code point: all but UTF-8's continuation bytes.
fn leading_bytes(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_across_blocks() {
        let text = "Тоқаев ₸5 – ".repeat(100);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte as u32), count as u32);
        }
        assert_eq!(points.total(), text.chars().count() as u32);
    }

    #[test]
    fn an_empty_text_has_no_code_points() {
        assert_eq!(CodePoints::new("").total(), 0);
    }
}
