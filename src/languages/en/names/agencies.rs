//! Bodies by their head words ("Ministry of …", "… Committee"), legal forms ("… LLP") and press services.

use super::classes::*;
use super::complements::complement;
use super::events;
use super::press;
use super::reader::Reader;
use crate::names::{Candidate, Classes, NameKind};
use std::ops::Range;

/// Finds a sentence's bodies.
pub(super) fn find(reader: &Reader, out: &mut Vec<Candidate>) {
    let mut at = reader.range.start;
    while at < reader.range.end {
        if reader.is_capital(at) {
            let end = reader.run_end(at);
            at = in_run(reader, at..end, out).max(end);
            // What a minister is minister of is no body, though head words may stand in it.
            at = events::portfolio(reader, end - 1).map_or(at, |held| held.end);
        } else {
            press::service_of(reader, at, out);
            at += 1;
        }
    }
}

/// The bodies of one run of capitalised words, with what follows them; returns where the last one ends.
fn in_run(reader: &Reader, run: Range<usize>, out: &mut Vec<Candidate>) -> usize {
    let mut at = run.start;
    while at < run.end {
        at = match body(reader, at..run.end) {
            Some(found) => {
                let end = with_legal_form(reader, with_quoted_name(reader, found.end));
                let found = listed_whole(reader, run.start, &(found.start..end)).unwrap_or(found.start..end);
                let end = found.end;
                out.extend(reader.pattern(found, NameKind::Agency));
                end
            }
            None => {
                chambers(reader, at..run.end, out);
                press::service_behind(reader, at..run.end, out);
                return run.end;
            }
        };
    }
    at
}

/// The listed body that the one found is a part of ("International Fund for Saving the Aral Sea", "AD Ports Group").
fn listed_whole(reader: &Reader, from: usize, found: &Range<usize>) -> Option<Range<usize>> {
    (from..=found.start).find_map(|start| {
        let (end, kind) = reader.phrase(start)?;
        let is_longer = end > found.end || end == found.end && start < found.start;
        (kind == NameKind::Agency && is_longer && reader.begins_unit(start)).then_some(start..end)
    })
}

/// The end of the legal form that a comma sets off behind a company's name ("Haidong Machinery Co., Ltd").
fn with_legal_form(reader: &Reader, end: usize) -> usize {
    let form = |at: usize| reader.is(at, CLOSING_LEGAL).then(|| reader.unit_end(at));
    let behind_comma = |end: usize| form(end + 1).filter(|_| reader.text(end) == ",");
    let Some(mut end) = behind_comma(end) else { return end };
    while let Some(next) = form(end) {
        end = next;
    }
    end
}

/// The end of a quoted name that follows a body at once and belongs to it ("Entrepreneurship Fund “Damu”").
fn with_quoted_name(reader: &Reader, end: usize) -> usize {
    let close = reader.closing_quote(end).filter(|&close| {
        let sentence = matches!(reader.text(close - 1), "," | "." | "!" | "?");
        reader.is_capital(end + 1) && !reader.is(end + 1, FUNCTION | EVENT | PROJECT) && !sentence
    });
    close.map_or(end, |close| close + 1)
}

/// The first body of a run, which may end behind the run ("Ministry | of Finance").
pub(super) fn body(reader: &Reader, run: Range<usize>) -> Option<Range<usize>> {
    let heads = HEAD | LEGAL;
    let mut from = run.start;
    loop {
        let first = (from..run.end).find(|&at| reader.is(at, heads) && reader.unit_end(at) == at + 1)?;
        if let Some(end) = country_around(reader, first) {
            from = end;
            continue;
        }
        let start = name_start(reader, from..first);
        let head = last_head(reader, first, run.end);
        let found = if reader.is(first, HEAD) && is_organ(reader, first) {
            // "Samruk-Kazyna Management Board": the body is what the organ belongs to.
            (start + 1 < first).then(|| start..first - 1)
        } else {
            named_body(reader, start, head, run.end)
        };
        match found {
            Some(found) => return Some(found),
            None => from = head + 1,
        }
    }
}

/// The end of a country's name that holds the head word ("Russian Federation").
fn country_around(reader: &Reader, head: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let from = head.saturating_sub(LONGEST).max(reader.range.start);
    let covers = |at: usize| reader.phrase(at).filter(|&(end, kind)| end > head && kind == NameKind::Place);
    (from..=head).find_map(covers).map(|(end, _)| end)
}

/// Whether the head word names an organ within a body, such as a management board.
pub(super) fn is_organ(reader: &Reader, head: usize) -> bool {
    matches!(reader.text(head), "Board" | "Committee" | "Office" | "Council" | "Group") && {
        head > reader.range.start
            && match reader.text(head - 1) {
                "Management" | "Supervisory" => true,
                "Executive" => reader.text(head) != "Office",
                "Working" => true,
                _ => false,
            }
    }
}

/// The last head word of the body whose first one is at `first`: no post stands between.
fn last_head(reader: &Reader, first: usize, end: usize) -> usize {
    let mut last = first;
    for at in first + 1..end {
        let owns = (at + 1..=at + 2).any(|clitic| reader.is_clitic(clitic));
        if reader.is(at, POST | RANK) && !owns || reader.is(at, GIVEN) || is_organ(reader, at) {
            break;
        }
        // A legal form closes a company's name; another company may follow it at once only behind a mark.
        if reader.is(at, HEAD | LEGAL) && (!reader.is(last, LEGAL) || at == last + 1) {
            last = at;
        }
    }
    last
}

/// Where the body's name begins: behind articles, posts and days, unless the post owns the body
/// ("Prosecutor General’s Office").
pub(super) fn name_start(reader: &Reader, before: Range<usize>) -> usize {
    // "Special State Fund", "Special Court": an adjective that opens sentences too.
    let special =
        |at: usize| reader.is(at, ADJECTIVE_POST) && reader.is(at + 1, TOPIC | HEAD) && !reader.is(at + 1, POST);
    let mut start = reader.skip_function_words(before.clone());
    if start > before.start && special(start - 1) {
        start -= 1;
    }
    for at in before.clone() {
        let owns = (at..before.end).skip(1).take(2).any(|next| reader.is_clitic(next));
        let adjective = reader.is(at, ADJECTIVE_POST) && !reader.is(at + 1, POST) || is_adjective_rank(reader, at);
        if reader.is(at, POST | RANK | CALENDAR) && !owns && !adjective {
            start = at + 1;
        }
    }
    // An owner that is a person or a country stands before the body, not in it ("Kazakhstan’s Ministry of Energy").
    let owner = (start..before.end)
        .rev()
        .find(|&at| reader.is_clitic(at) && !reader.is(at.wrapping_sub(1), POST) && !belongs_to_name(reader, at));
    owner.map_or(start, |clitic| clitic + 1)
}

/// "China General Nuclear Power Corporation": "General" before a topic and behind no post is no rank.
fn is_adjective_rank(reader: &Reader, at: usize) -> bool {
    let graced = at > reader.range.start && reader.is(at - 1, POST | RANK);
    reader.text(at) == "General" && !graced && reader.is(at + 1, TOPIC | HEAD) && !reader.is(at + 1, POST | GIVEN)
}

/// Whether a possessive is part of a body's name ("People’s Bank", "Prosecutor’s Office").
fn belongs_to_name(reader: &Reader, clitic: usize) -> bool {
    reader.is(clitic.wrapping_sub(1), OWNER)
}

/// The body from `start` with its head at `head` and what complements it; `None` for a head word without a name.
fn named_body(reader: &Reader, start: usize, head: usize, run_end: usize) -> Option<Range<usize>> {
    let quoted = quoted_before(reader, start);
    let start = quoted.unwrap_or(start);
    if start == head && reader.is(head, CLOSING_LEGAL) && reader.text(start.wrapping_sub(1)) == "," {
        return behind_comma(reader, start).map(|name| name..head + 1);
    }
    if start == head && reader.is(head, LEGAL) {
        return legal_form_first(reader, head, run_end);
    }
    let open = head + 1 == run_end && !reader.is(head, LEGAL);
    let tail = if open { complement(reader, head + 1, head, 0) } else { None };
    let modified = (start..head).any(|at| {
        reader.token(at).is_some_and(|token| token.case.is_capital()) && !reader.is(at, PLAIN | FUNCTION | ORGAN)
    });
    let single = start == head && quoted.is_none();
    let named = match tail {
        Some(_) if single && reader.is(head, WEAK_HEAD) => {
            return named_by_topic(reader, head, tail);
        }
        Some(_) => true,
        // A government is a body by its country alone.
        None if reader.text(head) == "Government" => false,
        None => modified,
    };
    if tail.is_none()
        && let Some(end) = name_behind(reader, start, head, run_end)
    {
        return Some(start..end);
    }
    let left = joined_topics(reader, start);
    let left = if reader.is(head, LEGAL) { behind_of(reader, left, head) } else { left };
    named.then(|| left..tail.unwrap_or(head + 1))
}

/// Where the company's name before the comma begins ("Valmont Industries, Inc.").
fn behind_comma(reader: &Reader, legal: usize) -> Option<usize> {
    let comma = legal - 1;
    let left = reader.run_start(comma, reader.range.start);
    let begin = name_start(reader, left..comma);
    (begin < comma && reader.is_capital(begin) && !(begin..comma).any(|at| reader.is(at, GIVEN))).then_some(begin)
}

/// "National Company QazaqGaz": a generic phrase of a company takes its name from behind.
fn name_behind(reader: &Reader, start: usize, head: usize, run_end: usize) -> Option<usize> {
    let generic = (start..head).all(|at| reader.is(at, VAGUE | TOPIC | DEMONYM | PLAIN));
    let company = matches!(reader.text(head), "Company" | "Corporation" | "Holding" | "Fund" | "Foundation");
    let first = head + 1;
    let end = (first..run_end).find(|&at| reader.is(at, POST | RANK | GIVEN | PLACE_NOUN)).unwrap_or(run_end);
    (generic && company && first < end && !reader.is_clitic(first)).then_some(end)
}

/// A weak head word is a body only "for" or "of" topics: "Center for Strategic Studies", not "Board of Directors".
fn named_by_topic(reader: &Reader, head: usize, tail: Option<usize>) -> Option<Range<usize>> {
    let end = tail?;
    let of_topics = (head + 1..end).any(|at| reader.is(at, TOPIC) && !reader.is(at, ORGAN));
    // "Board of the National Company": an organ of the body behind it.
    let organ = reader.text(head) == "Board" && (head + 1..end).any(|at| reader.is(at, HEAD | LEGAL));
    (of_topics && !organ).then_some(head..end)
}

/// "JSC “KazMunayGas”", "LLP KamLitKZ": the legal form stands first.
fn legal_form_first(reader: &Reader, legal: usize, run_end: usize) -> Option<Range<usize>> {
    if reader.is(legal, CLOSING_LEGAL) && !matches!(reader.text(legal), "LLP" | "LLC") {
        return None;
    }
    let next = legal + 1;
    if let Some(close) = reader.closing_quote(next) {
        // "JSC "NC "KTZ"": quotes within quotes, all alike.
        let form_alone = (next + 1..close).all(|at| reader.is(at, LEGAL));
        let outer = reader.closing_quote(close).filter(|_| form_alone);
        return Some(legal..outer.unwrap_or(close) + 1);
    }
    let end = (next..run_end).find(|&at| reader.is(at, POST | RANK | GIVEN)).unwrap_or(run_end);
    (next < end).then_some(legal..end)
}

/// The opening quote of a quoted name right before the head word ("“Samruk-Kazyna” Fund").
fn quoted_before(reader: &Reader, start: usize) -> Option<usize> {
    let close = start.checked_sub(1).filter(|&at| at > reader.range.start)?;
    let open = reader.opening_quote(close)?;
    let inside = open + 1..close;
    let capital = inside.clone().next().is_some_and(|at| reader.is_capital(at));
    (capital && inside.len() <= 6 && !reader.is_glued(start)).then_some(open)
}

/// A body's name reaches back over "and" between topics ("Qazaqstan TV and Radio Corporation").
fn joined_topics(reader: &Reader, start: usize) -> usize {
    let and = start.wrapping_sub(1);
    let joins = reader.text(and) == "and"
        && reader.is(start, TOPIC)
        && reader.is(and.wrapping_sub(1), TOPIC)
        && !reader.is(start, HEAD);
    if !joins {
        return start;
    }
    let left = reader.run_start(and, reader.range.start);
    let begin = name_start(reader, left..and);
    if (begin..and).any(|at| reader.is(at, HEAD | LEGAL)) { start } else { begin.min(and - 1) }
}

/// A company's name reaches back over "of" before a place alone ("Aluminium of Kazakhstan JSC").
fn behind_of(reader: &Reader, start: usize, legal: usize) -> usize {
    let of = start.wrapping_sub(1);
    let place = reader.phrase(start).is_some_and(|(end, kind)| end == legal && kind == NameKind::Place);
    if reader.text(of) != "of" || of <= reader.range.start || !place {
        return start;
    }
    let left = reader.run_start(of, reader.range.start);
    let begin = name_start(reader, left..of);
    if begin < of && reader.is_capital(begin) { begin } else { start }
}

/// The end of the body that begins at the token.
pub(super) fn body_end(reader: &Reader, first: usize) -> Option<usize> {
    let found = body(reader, first..reader.run_end(first))?;
    (found.start == first).then_some(found.end)
}

/// Chambers of parliament, which need no more than their one word.
fn chambers(reader: &Reader, run: Range<usize>, out: &mut Vec<Candidate>) {
    for at in run {
        if reader.is(at, CHAMBER) && reader.begins_unit(at) && reader.unit_end(at) == at + 1 {
            out.extend(reader.pattern(at..at + 1, NameKind::Agency));
        }
    }
}

/// Classes that end a person's name within a run.
pub(super) const NO_PERSON: Classes = Classes(
    HEAD.0
        | LEGAL.0
        | POST.0
        | RANK.0
        | PLACE_NOUN.0
        | EVENT.0
        | CALENDAR.0
        | DEMONYM.0
        | FUNCTION.0
        | CHAMBER.0
        | TOPIC.0
        | VAGUE.0
        | PLAIN.0,
);
