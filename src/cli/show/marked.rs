//! A stretch of the text with its names and figures in colour.

use crate::cli::palette::{Ink, Palette};
use crate::cli::wording::printable;
use pressrecord::facts::Facts;
use pressrecord::names::NameKind;
use pressrecord::position::Span;
use std::io::{self, Write};

/// A part of the text that is shown in a colour.
pub struct Mark {
    span: Span,
    ink: Ink,
}

/// The names and figures of a release, in order.
pub fn marks(facts: &Facts) -> Vec<Mark> {
    let names = facts.references.iter().map(|reference| {
        let ink = match reference.mention.kind {
            NameKind::Person => Ink::Person,
            NameKind::Agency => Ink::Agency,
            NameKind::Place => Ink::Place,
        };
        Mark { span: reference.mention.span, ink }
    });
    let amounts = facts.amounts.iter().map(|stated| Mark { span: stated.amount.span, ink: Ink::Amount });
    let dates = facts.dates.iter().map(|date| Mark { span: date.span, ink: Ink::Date });
    let mut marks: Vec<Mark> = names.chain(amounts).chain(dates).collect();
    marks.sort_by_key(|mark| mark.span);
    marks
}

/// Writes a part of the text, its marks in their colours.
pub fn write_marked(out: &mut impl Write, text: &str, part: Span, marks: &[Mark], palette: &Palette) -> io::Result<()> {
    let mut at = part.start;
    for mark in marks.iter().filter(|mark| part.contains(mark.span)) {
        if mark.span.start < at {
            // Overlaps the one before.
            continue;
        }
        write!(out, "{}", printable(Span { start: at, end: mark.span.start }.of(text)))?;
        write!(out, "{}", palette.paint(mark.ink, &printable(mark.span.of(text))))?;
        at = mark.span.end;
    }
    write!(out, "{}", printable(Span { start: at, end: part.end }.of(text)))
}
