//! Names of events, laws, awards and programmes: what they are made of names nobody and nothing by itself.

use super::classes::*;
use super::complements;
use super::reader::Reader;
use crate::names::{Candidate, NameKind};
use std::ops::Range;

/// Finds a sentence's names that the dataset does not hold.
pub(super) fn find(reader: &Reader, out: &mut Vec<Candidate>) {
    let mut at = reader.range.start;
    while at < reader.range.end {
        if !reader.is_capital(at) {
            at += 1;
            continue;
        }
        let run = at..reader.run_end(at);
        at = run.end;
        let Some(found) = capital_head(reader, run.clone()).or_else(|| project(reader, run.clone())) else { continue };
        at = at.max(found.end);
        out.extend(reader.no_name(found));
    }
    for at in reader.range.clone() {
        let found = title(reader, at).or_else(|| portfolio(reader, at)).or_else(|| goods(reader, at));
        let found = found.or_else(|| thing(reader, at)).or_else(|| product(reader, at));
        out.extend(found.and_then(|found| reader.no_name(found)));
    }
}

/// "Religious and Civil Society Affairs" behind "Minister for": what a post is held for is no body.
pub(super) fn portfolio(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let end = reader.unit_end(at);
    if !reader.is(at, POST) || !matches!(reader.text(at), "Minister" | "Ministers" | "Commissioner" | "Secretary") {
        return None;
    }
    let first = if reader.text(end + 1) == "the" { end + 2 } else { end + 1 };
    let held = matches!(reader.text(end), "of" | "for") && !reader.is(first, HEAD);
    held.then(|| complements::topic_list(reader, first).map(|last| first..last))?
}

/// "Astana International Forum", "Order of Parasat", "Strategy Kazakhstan-2050".
fn capital_head(reader: &Reader, run: Range<usize>) -> Option<Range<usize>> {
    let head = run.clone().rev().find(|&at| reader.is(at, EVENT))?;
    // A body or a post behind the word claims it: "Games Committee", "Order Chancellor"; so does a listed body.
    let listed = (run.start..=head)
        .any(|at| reader.phrase(at).is_some_and(|(end, kind)| end > head && kind == NameKind::Agency));
    if listed || (head + 1..run.end).any(|at| reader.is(at, HEAD | LEGAL | POST)) {
        return None;
    }
    let mut start = reader.skip_function_words(run.start..head);
    for at in run.start..head {
        if reader.is(at, POST | RANK) || reader.is_clitic(at) {
            start = at + 1;
        }
    }
    let end = if head + 1 == run.end {
        of_something(reader, run.end).unwrap_or(run.end)
    } else if reader.is(head, NAMED_BEHIND) {
        (head + 1..run.end).find(|&at| reader.is(at, GIVEN)).unwrap_or(run.end)
    } else {
        head + 1
    };
    (end > start + 1).then_some(start..end)
}

/// "of Parasat", "on the Protection of Animals" behind the head; a place that the noun only belongs to counts too
/// ("Constitution of the Republic of Kazakhstan").
fn of_something(reader: &Reader, at: usize) -> Option<usize> {
    if !matches!(reader.text(at), "of" | "on" | "for" | "For") {
        return None;
    }
    let first = if reader.text(at + 1) == "the" { at + 2 } else { at + 1 };
    if !reader.is_capital(first) || reader.is(first, CALENDAR | HEAD) {
        return None;
    }
    if let Some((end, _)) = reader.phrase(first) {
        return Some(end);
    }
    let mut end = reader.run_end(first);
    // "Congress of Leaders of World and Traditional Religions"
    while matches!(reader.text(end), "of" | "and") && reader.is_capital(end + 1) && reader.phrase(end + 1).is_none() {
        end = reader.run_end(end + 1);
    }
    (!(first..end).any(|at| reader.is(at, HEAD | LEGAL | GIVEN))).then_some(end)
}

/// "Comfortable School project": two capitalised words or more, or a quotation, before a common noun.
fn project(reader: &Reader, run: Range<usize>) -> Option<Range<usize>> {
    let open = run.start.wrapping_sub(1);
    let close = reader.closing_quote(open).filter(|&close| close == run.end);
    let noun = close.map_or(run.end, |close| close + 1);
    if !reader.is(noun, PROJECT) || (run.clone()).any(|at| reader.is(at, HEAD | LEGAL | POST | RANK | GIVEN)) {
        return None;
    }
    let start = reader.skip_function_words(run.clone());
    let listed = reader.phrase(start).is_some_and(|(end, _)| end == run.end);
    let long = run.end > start + 1 && reader.unit_end(start) < run.end;
    (close.is_some() || long && !listed && !(start..run.end).any(|at| reader.is_clitic(at))).then_some(start..run.end)
}

/// "the electronic system | Zandylyq": the name of a thing.
fn thing(reader: &Reader, noun: usize) -> Option<Range<usize>> {
    let first = noun + 1;
    let named = reader.is(noun, NAMED_THING)
        && reader.is_capital(first)
        && !reader.is_glued(first)
        && !reader.is(first, FUNCTION | POST | RANK | GIVEN | DEMONYM | CALENDAR);
    let name = first..if named { reader.run_end(first) } else { first };
    let listed = name.clone().any(|at| reader.phrase(at).is_some() || reader.is(at, HEAD | LEGAL | CHAMBER));
    (named && !listed).then_some(name)
}

/// A service that bears no body's name: "Starlink", "WhatsApp".
fn product(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let alone = reader.begins_unit(at) && reader.unit_end(at) == at + 1;
    (reader.is(at, PRODUCT) && alone).then_some(at..at + 1)
}

/// "Toyota pickups", "Airbus A321", "Toyota Land Cruiser 200": goods under their maker's name.
fn goods(reader: &Reader, maker: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    if !reader.is(maker, BRAND) || !reader.is_capital(maker) || !reader.begins_unit(maker) {
        return None;
    }
    let mut end = reader.unit_end(maker);
    while end < maker + LONGEST && reader.is_capital(end) && !reader.is(end, HEAD | LEGAL | POST) {
        end = reader.unit_end(end);
    }
    let model = (maker + 1..=end).any(|at| reader.text(at).contains(|c: char| c.is_ascii_digit()));
    let numbered = model && (end > maker + 1 || reader.text(end).len() <= 3);
    (reader.is(end, GOODS) || numbered).then_some(maker..end)
}

/// "“On the Republican Budget for 2025–2027”", "entitled “Kazakhstan in a New Reality”": the quoted title of a law, an
/// address, a work.
fn title(reader: &Reader, open: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 60;
    let closing = match reader.text(open) {
        "“" => "”",
        "«" => "»",
        "\"" => "\"",
        _ => return None,
    };
    if !reader.is_glued(open + 1) {
        return None;
    }
    let law = (reader.range.start.max(open.saturating_sub(6))..open).any(|at| reader.is(at, LAW));
    let close = (open + 1..reader.range.end.min(open + LONGEST)).find(|&at| reader.text(at) == closing)?;
    let of_law = law && matches!(reader.text(open + 1), "On" | "About");
    let behind = open.wrapping_sub(if matches!(reader.text(open.wrapping_sub(1)), ":" | ",") { 2 } else { 1 });
    (of_law || reader.is(behind, TITLED) && close > open + 2).then_some(open..close + 1)
}
