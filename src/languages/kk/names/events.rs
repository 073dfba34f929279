//! Names of events, laws, awards and programmes: what they are made of names nobody and nothing by itself.

use super::classes::*;
use super::reader::Reader;
use crate::languages::kk::morphology::Case;
use crate::names::Candidate;
use std::ops::Range;

/// Finds a sentence's names that the dataset does not hold.
pub(super) fn find(reader: &Reader, out: &mut Vec<Candidate>) {
    for at in reader.range.clone() {
        let found = if reader.is(at, EVENT | WORK) {
            event(reader, at)
        } else {
            title(reader, at).or_else(|| namesake(reader, at)).or_else(|| product(reader, at))
        };
        out.extend(found.and_then(|found| reader.no_name(found)));
    }
}

/// "«Кең дала» бағдарламасы", "Астана халықаралық форумы", "Қазақстан Республикасының Конституциясы".
fn event(reader: &Reader, head: usize) -> Option<Range<usize>> {
    const MOST: usize = 4;
    let mut first = reader.unit_start(head);
    // "Қазақстанның Еңбек Ері"
    if head > reader.range.start && reader.is_capital(head) && reader.text(head - 1) == "Еңбек" {
        first -= 1;
    }
    while first > reader.range.start && head - first < MOST && is_modifier(reader, first - 1) {
        first -= 1;
    }
    let last = first.checked_sub(1).filter(|&last| last >= reader.range.start)?;
    if let Some(open) = reader.quoted_name(last) {
        return Some(open..head + 1);
    }
    let mut place = reader.place_before(first)?;
    // "Қазақстан – Сингапур бизнес-форумы"
    while place > reader.range.start
        && reader.is_dash(place - 1)
        && let Some(earlier) = reader.place_before(place - 1)
    {
        place = earlier;
    }
    let owner = reader.case(last) == Case::Genitive;
    let fits = reader.is(head, EVENT) && reader.ending(head).possessive && !reader.ending(head).plural;
    (fits && (!owner || reader.is_capital(head))).then_some(place..head + 1)
}

/// "Күләш Байсейітова атындағы": whom something is named after is not named by it.
fn namesake(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let start = if reader.text(at) == "атындағы" { super::agencies::namesake(reader, at) } else { at };
    (start < at).then_some(start..at)
}

/// A service that bears no body's name: "Starlink".
fn product(reader: &Reader, at: usize) -> Option<Range<usize>> {
    (reader.is(at, PRODUCT) && reader.begins_unit(at)).then(|| at..reader.with_ending(at + 1))
}

/// Whether an adjective in lower case stands here, as between a name and its head.
fn is_modifier(reader: &Reader, at: usize) -> bool {
    let adjective =
        ["лық", "лік", "дық", "дік", "тық", "тік", "аралық"].iter().any(|end| reader.text(at).ends_with(end));
    reader.is_lower(at) && (adjective || reader.is_nominative(at, MODIFIER | TOPIC) && !reader.is(at, AND))
}

/// "«… туралы»", "«Адал азамат» атты": the title of a law or a work.
fn title(reader: &Reader, open: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 60;
    if reader.text(open) != "«" && reader.text(open) != "“" {
        return None;
    }
    let close = reader.closing_quote(open, LONGEST)?;
    let law = matches!(reader.text(close - 1), "туралы" | "жөнінде" | "жөніндегі");
    let titled = matches!(
        reader.text(close + 1),
        "атты"
            | "тақырыбында"
            | "тақырыбындағы"
            | "тақырыбына"
            | "ұранымен"
            | "аталатын"
            | "деген"
            | "деп"
    ) && close < open + 12;
    let saying = reader.text(close + 1) == "деп" && reader.text(close + 2) != "аталатын";
    (law || titled && !saying).then_some(open..close + 1)
}
