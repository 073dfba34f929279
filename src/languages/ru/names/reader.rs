//! A sentence's tokens with what is known of them, read forward and backward by the patterns.

use crate::document::{Case, TokenKind};
use crate::languages::ru::morphology::Forms;
use crate::languages::ru::phrases::{Found, Phrases};
use crate::languages::ru::words::{FUNCTION, Word, Words};
use crate::names::{Classes, Row};
use std::ops::Deref;

/// One sentence's tokens. Positions are indices of the document's tokens.
pub(in crate::languages::ru) struct Reader<'d> {
    pub row: Row<'d>,
    pub words: &'d Words,
    pub phrases: &'d Phrases,
    pub known: &'d [Word],
}

// What every language reads of a sentence is read of this one too.
impl<'d> Deref for Reader<'d> {
    type Target = Row<'d>;

    fn deref(&self) -> &Row<'d> {
        &self.row
    }
}

impl<'d> Reader<'d> {
    pub fn word(&self, at: usize) -> Word {
        if self.range.contains(&at) { self.known[at] } else { Word::default() }
    }

    pub fn is(&self, at: usize, classes: Classes) -> bool {
        self.word(at).classes.any(classes)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.case.is_capital())
    }

    pub fn is_lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.case == Case::Lower)
    }

    /// Whether the word is written in Latin letters.
    pub fn is_latin(&self, at: usize) -> bool {
        self.is_word(at) && self.text(at).starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// The forms that the word has as an adjective.
    pub fn adjective(&self, at: usize) -> Forms {
        if self.is_word(at) && !self.is(at, FUNCTION) {
            self.words.morphology.adjective(self.text(at))
        } else {
            Forms::NONE
        }
    }

    /// The listed name at the token: where it ends, and what is known of it.
    pub fn phrase(&self, at: usize) -> Option<(usize, Found<'d>)> {
        self.token(at)?;
        let found = self.phrases.at(self.document, at)?;
        let end = at + found.tokens;
        (end <= self.range.end && self.unit_end(end - 1) == end && self.begins_unit(at)).then_some((end, found))
    }

    /// The closing mark of the quotation that opens here; quotes within quotes are passed over.
    pub fn closing_quote(&self, open: usize) -> Option<usize> {
        const FURTHEST: usize = 24;
        let (opening, closing) = match self.text(open) {
            "«" => ("«", "»"),
            "“" | "„" => ("“", "”"),
            "\"" => ("", "\""),
            _ => return None,
        };
        let mut depth = 0_usize;
        let mut last = None;
        for at in open + 1..self.range.end.min(open + FURTHEST) {
            let text = self.text(at);
            if text == closing {
                if depth == 0 {
                    return Some(at);
                }
                depth -= 1;
                last = Some(at);
            } else if text == opening {
                depth += 1;
            }
        }
        // «НК «КазМунайГаз»: one mark closes both.
        last
    }

    /// Where a sentence, or direct speech within it, begins: there a capital tells nothing.
    pub fn is_opening(&self, at: usize) -> bool {
        at == self.range.start
            || matches!(self.text(at - 1), "«" | "“" | "\"" | "–" | "—" | ":" | "•" | "-") && !self.is_glued(at)
            || { matches!(self.text(at - 1), "«" | "“" | "\"") && at == self.range.start + 1 }
    }
}
