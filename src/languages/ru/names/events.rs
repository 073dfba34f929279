//! What the dataset does not name: events, laws, programmes, awards, and what stands in their quotes.

use super::complements;
use super::reader::Reader;
use crate::languages::ru::morphology::Forms;
use crate::languages::ru::words::{COMPANY, EVENT, HEAD, TITLED};
use crate::names::{Candidate, NameKind};
use std::ops::Range;

/// Finds a sentence's names of events and the like.
pub(super) fn find(reader: &Reader<'_>, out: &mut Vec<Candidate>) {
    let mut at = reader.range.start;
    while at < reader.range.end {
        let found = titled(reader, at)
            .or_else(|| award(reader, at))
            .or_else(|| namesake(reader, at))
            .or_else(|| modified(reader, at));
        at = found.as_ref().map_or(at + 1, |found| found.end.max(at + 1));
        out.extend(found.and_then(|found| reader.no_name(found)));
    }
}

/// "закон «О …»", "программе «…»", "ордена «Барыс» II степени".
fn titled(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    const FURTHEST: usize = 8;
    if !reader.is(at, TITLED | EVENT) || reader.is(at, COMPANY) && !reader.is(at, TITLED) {
        return None;
    }
    let words =
        (at + 1..reader.range.end.min(at + FURTHEST)).take_while(|&at| reader.is_lower(at) || reader.text(at) == "№");
    let open = at + 1 + words.count();
    let headed = (at + 1..open).any(|at| reader.is(at, HEAD | COMPANY));
    let close = reader.closing_quote(open).filter(|_| !headed)?;
    Some(open..close + 1)
}

/// Whose name something bears that is not named itself: "школа имени Абая".
fn namesake(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    let bears = matches!(reader.text(at), "имени" | "им.");
    bears.then(|| complements::named_after(reader, at + 1)).flatten().map(|end| at + 1..end)
}

/// "орден Отан", "медали Суворова", "Кубка Азии".
fn award(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    const AWARDS: [&str; 6] = ["орден", "медал", "преми", "стипенди", "кубк", "чемпионат"];
    let is_award =
        reader.is(at, TITLED | EVENT) && AWARDS.iter().any(|award| reader.text(at).to_lowercase().starts_with(award));
    let end = reader.unit_end(at + 1);
    (is_award && reader.is_capital(at + 1)).then_some(at + 1..end)
}

/// "Астанинский международный форум", "Всемирных игр кочевников", "Шелковый путь" of a project.
fn modified(reader: &Reader<'_>, noun: usize) -> Option<Range<usize>> {
    if !reader.is(noun, EVENT) || !reader.is_word(noun) {
        return None;
    }
    let mut agreed = reader.word(noun).forms;
    let mut start = None;
    let mut at = noun;
    while at > reader.range.start {
        let forms = reader.adjective(at - 1) & agreed;
        if forms == Forms::NONE {
            break;
        }
        agreed = forms;
        at = reader.unit_start(at - 1);
        if reader.is_capital(at) {
            start = Some(at);
        }
    }
    // "Всемирная продовольственная программа ООН" is a body.
    let is_body =
        |start: usize| reader.phrase(start).is_some_and(|(end, found)| found.kind == NameKind::Agency && end > noun);
    start.filter(|&start| !is_body(start)).map(|start| start..noun + 1)
}
