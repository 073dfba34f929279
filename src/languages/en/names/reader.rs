//! A document's tokens with their classes, and the units and runs that names are made of.

use super::classes::FUNCTION;
use crate::document::TokenKind;
use crate::names::{Classes, NameKind, Phrases, Row};
use std::ops::{Deref, Range};

/// One sentence's tokens, read forward and backward by the patterns. Positions are indices of the document's tokens.
pub(super) struct Reader<'d> {
    pub row: Row<'d>,
    pub phrases: &'d Phrases,
    pub classes: &'d [Classes],
}

// What every language reads of a sentence is read of this one too.
impl<'d> Deref for Reader<'d> {
    type Target = Row<'d>;

    fn deref(&self) -> &Row<'d> {
        &self.row
    }
}

impl<'d> Reader<'d> {
    pub fn is(&self, at: usize, classes: Classes) -> bool {
        self.range.contains(&at) && self.classes[at].any(classes)
    }

    /// Whether a word in capitals or with one stands here.
    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.case.is_capital())
            && !self.text(at).starts_with(['’', '\''])
    }

    pub fn is_clitic(&self, at: usize) -> bool {
        matches!(self.text(at), "’s" | "'s" | "ʼs" | "’S" | "'S")
    }

    /// The end of the run of capitalised units at a word: "&" and the possessive clitic may join them.
    pub fn run_end(&self, at: usize) -> usize {
        let mut end = self.unit_end(at);
        loop {
            let joint = self.text(end) == "&" || self.is_clitic(end) || self.is_plural_owner(end);
            let next = if joint { end + 1 } else { end };
            if !self.is_capital(next) || (next == end && self.is_glued(next)) {
                return end;
            }
            end = self.unit_end(next);
        }
    }

    /// The apostrophe of a plural owner: "Foreign Investors’ Council".
    fn is_plural_owner(&self, apostrophe: usize) -> bool {
        matches!(self.text(apostrophe), "’" | "'")
            && self.is_glued(apostrophe)
            && self.text(apostrophe - 1).ends_with('s')
            && !self.is_glued(apostrophe + 1)
    }

    /// The beginning of the run of capitalised units that ends before `end`, not before `from`.
    pub fn run_start(&self, end: usize, from: usize) -> usize {
        let mut start = end;
        while start > from {
            let mut unit = start - 1;
            while unit >= from + 2 && !self.begins_unit(unit) {
                unit -= 2;
            }
            let joint = self.text(unit) == "&" || self.is_clitic(unit);
            let joins = joint && unit > from && self.is_capital(unit - 1);
            if !joins && (!self.is_capital(unit) || self.is_glued_after_mark(unit)) {
                break;
            }
            start = unit;
        }
        if start < end && (self.is_clitic(start) || self.text(start) == "&") { start + 1 } else { start }
    }

    fn is_glued_after_mark(&self, at: usize) -> bool {
        self.is_glued(at) && matches!(self.text(at - 1), "." | "/" | "@" | "_" | "#")
    }

    /// The first token of `range` behind all articles, conjunctions and other words that begin no name.
    pub fn skip_function_words(&self, range: Range<usize>) -> usize {
        range.clone().find(|&at| !self.is(at, FUNCTION)).unwrap_or(range.end)
    }

    /// The tokens' name by lexicon.
    pub fn phrase(&self, at: usize) -> Option<(usize, NameKind)> {
        self.token(at)?;
        let (length, kind) = self.phrases.at(self.document, at)?;
        (at + length <= self.range.end).then_some((at + length, kind))
    }

    /// A closing mark's opening one, not far before it.
    pub fn opening_quote(&self, close: usize) -> Option<usize> {
        const FURTHEST: usize = 8;
        let closing = self.text(close);
        let opening: &[&str] = match closing {
            "”" => &["“", "„", "”"],
            "»" => &["«"],
            "\"" => &["\""],
            "’" => &["‘"],
            _ => return None,
        };
        let from = self.range.start.max(close.saturating_sub(FURTHEST));
        (from..close).rev().find(|&at| opening.contains(&self.text(at)))
    }

    /// The closing mark of a quotation that opens here, not far behind it.
    pub fn closing_quote(&self, open: usize) -> Option<usize> {
        const FURTHEST: usize = 8;
        let closing = match self.text(open) {
            "“" | "„" => "”",
            "«" => "»",
            "\"" => "\"",
            "‘" => "’",
            _ => return None,
        };
        (open + 1..self.range.end.min(open + FURTHEST)).find(|&at| self.text(at) == closing)
    }
}
