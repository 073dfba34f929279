//! Places by their nouns ("Kostanay Region", "Irtysh River", "North Kazakhstan and Akmola regions").

use super::classes::*;
use super::reader::Reader;
use crate::names::{Candidate, NameKind};
use std::ops::Range;

/// Finds a sentence's places and listed names.
pub(super) fn find(reader: &Reader, out: &mut Vec<Candidate>) {
    for at in reader.range.clone() {
        listed(reader, at, out);
        if reader.is(at, PLACE_NOUN) && !reader.is_glued(at) {
            out.extend(before_noun(reader, at).and_then(|name| {
                let kind = if reader.is(at, SEAT_NOUN) { seat(reader, &name) } else { NameKind::Place };
                reader.pattern(name, kind)
            }));
        }
        let towns = way_between(reader, at).into_iter().flatten();
        out.extend(towns.filter_map(|town| reader.pattern(town, NameKind::Place)));
        if reader.is(at, PLACE_NOUNS) {
            sharing_noun(reader, at, out);
        }
        if reader.is(at, SEAT) && reader.begins_unit(at) {
            out.extend(reader.listed_name(at..at + 1, seat(reader, &(at..at + 1))));
        }
        if reader.is(at, PLACE_OF) && reader.is_capital(at) {
            out.extend(of_noun(reader, at).and_then(|name| reader.pattern(name, NameKind::Place)));
        }
        if reader.is(at, PLACE_TITLE) && reader.is_capital(at) {
            out.extend(behind_title(reader, at).and_then(|name| reader.pattern(name, NameKind::Place)));
        }
        if reader.is(at, PLACE_KIND) && reader.text(at + 1) == "of" {
            out.extend(of_kind(reader, at).and_then(|name| reader.pattern(name, NameKind::Place)));
        }
    }
}

/// Names from the word lists, and both sides of "Kazakhstan–China" where each is listed.
fn listed(reader: &Reader, at: usize, out: &mut Vec<Candidate>) {
    let Some((end, kind)) = reader.phrase(at) else { return };
    let whole = reader.begins_unit(at) && reader.unit_end(end - 1) == end;
    let side = |from: usize| reader.phrase(from).map(|(end, _)| end);
    let paired = kind == NameKind::Place && {
        let behind = reader.is_dash(end) && side(end + 1).is_some_and(|stop| reader.unit_end(stop - 1) == stop);
        let before = at > reader.range.start + 1 && reader.is_dash(at - 1) && reader.phrase(at - 2).is_some();
        behind || before
    };
    if whole || paired {
        out.extend(reader.listed_name(at..end, kind));
    }
}

/// A seat of power is a body where it is the source of news: before a verb of saying or its speaker, behind
/// "according to" or "cites", in a dateline's brackets.
fn seat(reader: &Reader, name: &Range<usize>) -> NameKind {
    let article = usize::from(reader.text(name.start.wrapping_sub(1)) == "the");
    let before = name.start.wrapping_sub(1 + article);
    let according = matches!(reader.text(before.wrapping_sub(1)), "according" | "According" | "reference")
        && reader.text(before) == "to";
    let bracketed = reader.text(before) == "(" && reader.text(name.end) == ")";
    let dateline = name.start == reader.range.start && reader.is_dash(name.end) && !reader.is_glued(name.end);
    let cited = according || bracketed || dateline || reader.is(before, CITING);
    let speaker = |at: usize| reader.is(at, SAYING) || reader.text(at).starts_with("spokes");
    let owner = if reader.is_clitic(name.end) { name.end + 1 } else { name.end };
    if cited || speaker(owner) { NameKind::Agency } else { NameKind::Place }
}

/// "Palace of Nations", "Gulf of Finland": the name stands behind the noun.
fn of_noun(reader: &Reader, noun: usize) -> Option<Range<usize>> {
    let first = if reader.text(noun + 2) == "the" { noun + 3 } else { noun + 2 };
    let named = reader.text(noun + 1) == "of" && reader.is_capital(first) && !reader.is(first, FUNCTION | CALENDAR);
    if !named {
        return None;
    }
    let place = |at: usize| reader.phrase(at).filter(|&(_, kind)| kind == NameKind::Place).map(|(end, _)| end);
    let end = place(first).unwrap_or_else(|| reader.run_end(first));
    let joined = reader.text(end) == "and" && reader.is(first, TOPIC) && reader.is(end + 1, TOPIC);
    Some(noun..if joined { reader.run_end(end + 1) } else { end })
}

/// The name before a place's noun, with the noun; other words may stand between ("gas pipeline").
fn before_noun(reader: &Reader, noun: usize) -> Option<Range<usize>> {
    let end = (noun + 1..noun + 2)
        .find(|&at| reader.is(at, PLACE_NOUN) && !reader.is_capital(at))
        .map_or(reader.unit_end(noun), |at| at + 1);
    let mut name_end = noun;
    while name_end > reader.range.start + 1 && name_end + 3 > noun && reader.is(name_end - 1, MODIFIER) {
        name_end -= 1;
    }
    if name_end == noun && reader.text(noun) == "plant" {
        return None;
    }
    let start = along(reader, noun, place_start(reader, name_end)?);
    let modified_capital = reader.is_capital(noun) && name_end < noun;
    if name_end == noun && way_between(reader, noun).is_some() {
        return None;
    }
    let names = (start..name_end).any(|at| is_naming(reader, at));
    let enough = names || modified_capital && start < name_end && !reader.is(start, DEMONYM);
    (enough && !(start..name_end).any(|at| reader.is(at, HEAD | LEGAL | EVENT))).then_some(start..end)
}

/// The two towns of an "Almaty–Shymkent corridor" in small letters, which is no road of that name.
fn way_between(reader: &Reader, noun: usize) -> Option<[Range<usize>; 2]> {
    const LONGEST: usize = 9;
    if !matches!(reader.text(noun), "corridor" | "direction") {
        return None;
    }
    let place = |at: usize| reader.phrase(at).filter(|&(_, kind)| kind == NameKind::Place).map(|(end, _)| end);
    let from = reader.range.start.max(noun.saturating_sub(LONGEST));
    (from..noun).find_map(|start| {
        let dash = place(start).filter(|&dash| reader.is_dash(dash))?;
        (place(dash + 1) == Some(noun)).then_some([start..dash, dash + 1..noun])
    })
}

/// What runs between places is named after all of them, with spaces around the dashes too ("Almaty – Shymkent
/// highway").
fn along(reader: &Reader, noun: usize, mut start: usize) -> usize {
    while reader.is(noun, LINE) && reader.is_dash(start.wrapping_sub(1)) {
        let Some(earlier) = place_start(reader, start - 1) else { break };
        if !is_naming(reader, earlier)
            || reader.phrase(earlier).is_none_or(|(end, kind)| end != start - 1 || kind != NameKind::Place)
        {
            break;
        }
        start = earlier;
    }
    start
}

/// Whether the word makes a place's name of a noun behind it.
fn is_naming(reader: &Reader, at: usize) -> bool {
    reader.is_capital(at)
        && !reader.is(at, DEMONYM | PLAIN | VAGUE | TOPIC | FUNCTION | CALENDAR | PLACE_NOUN | MODIFIER)
}

/// Where the capitalised words before `end` begin to name a place: behind posts, articles, and listed names of others.
fn place_start(reader: &Reader, end: usize) -> Option<usize> {
    let run = reader.run_start(end, reader.range.start);
    let mut start = reader.skip_function_words(run..end);
    for at in run..end {
        if reader.is(at, POST | RANK | CALENDAR | PLAIN) || reader.is_clitic(at) {
            start = at + 1;
        }
    }
    (start < end && !reader.is_glued(start)).then_some(start)
}

/// "North Kazakhstan, Akmola and Kostanay regions": every name is a place of its own, without the shared noun.
fn sharing_noun(reader: &Reader, noun: usize, out: &mut Vec<Candidate>) {
    let mut end = noun;
    let mut names = Vec::new();
    while let Some(start) = place_start(reader, end) {
        if !(start..end).any(|at| is_naming(reader, at)) || (start..end).any(|at| reader.is(at, HEAD | LEGAL | EVENT)) {
            break;
        }
        if reader.phrase(start).is_some_and(|(stop, kind)| stop == end && kind == NameKind::Agency) {
            break;
        }
        names.push(start..end);
        let mut before = start;
        while before > reader.range.start && matches!(reader.text(before - 1), "," | "and" | "or" | "the" | "&") {
            before -= 1;
        }
        if before == start || before == reader.range.start {
            break;
        }
        end = before;
    }
    let one_unlisted = names.len() == 1 && reader.phrase(names[0].start).is_none();
    if !one_unlisted {
        out.extend(names.into_iter().filter_map(|name| reader.pattern(name, NameKind::Place)));
    }
}

/// "Lake Balkhash", "Mount Khan Tengri".
fn behind_title(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let first = at + 1;
    let end = (first..reader.run_end(at))
        .take_while(|&at| !reader.is(at, POST | RANK | HEAD | LEGAL | EVENT | FUNCTION))
        .last()?
        + 1;
    (reader.is_capital(first) && !reader.is(first, PLACE_NOUN)).then_some(at..end)
}

/// "city of Almaty", "state of Rio Grande do Sul": the name alone.
fn of_kind(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let first = if reader.text(at + 2) == "the" { at + 3 } else { at + 2 };
    if !reader.is_capital(first) || reader.is(first, NO_TOWN) || reader.phrase(first).is_some() {
        return None;
    }
    let mut end = reader.run_end(first);
    while reader.is(end, PARTICLE) && reader.is_capital(end + 1) {
        end = reader.run_end(end + 1);
    }
    (!(first..end).any(|at| reader.is(at, NO_TOWN))).then_some(first..end)
}

const NO_TOWN: crate::names::Classes = crate::names::Classes(
    HEAD.0 | LEGAL.0 | POST.0 | RANK.0 | EVENT.0 | CALENDAR.0 | DEMONYM.0 | FUNCTION.0 | CHAMBER.0 | TOPIC.0,
);
