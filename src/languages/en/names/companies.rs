//! Companies named behind what they are: "the Turkish company | Aksa Enerji".

use super::classes::*;
use super::reader::Reader;
use crate::names::{Candidate, Classes, NameKind};
use std::ops::Range;

/// Finds a sentence's companies.
pub(super) fn find(reader: &Reader, out: &mut Vec<Candidate>) {
    for noun in reader.range.clone().filter(|&at| reader.is(at, COMPANY)) {
        out.extend(name(reader, noun + 1).and_then(|name| reader.pattern(name, NameKind::Agency)));
    }
}

/// What begins no company's name, or what a company's common noun belongs to: "company President".
const OTHER: Classes = Classes(
    POST.0 | RANK.0 | GIVEN.0 | FUNCTION.0 | DEMONYM.0 | CALENDAR.0 | EVENT.0 | PLAIN.0 | VAGUE.0 | TOPIC.0 | HEAD.0,
);

/// The name that begins right behind the noun.
fn name(reader: &Reader, first: usize) -> Option<Range<usize>> {
    if !reader.is_capital(first) || reader.is_glued(first) {
        return None;
    }
    if let Some((end, kind)) = reader.phrase(first) {
        return (kind == NameKind::Agency && !reader.is_capital(end)).then_some(first..end);
    }
    let ends = |at: &usize| reader.is(*at, POST | RANK | GIVEN | FUNCTION) || reader.is_clitic(*at);
    let run_end = reader.run_end(first);
    let end = (first..run_end).find(ends).unwrap_or(run_end);
    (first < end && !reader.is(first, OTHER)).then_some(first..end)
}
