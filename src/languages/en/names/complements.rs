//! What complements a head word: "Ministry | of Culture and Information", "Agency | for … of the Financial Market".

use super::agencies::is_organ;
use super::classes::*;
use super::people;
use super::reader::Reader;
use crate::names::NameKind;

/// The end of what complements a head word: "of Culture and Information", "for … of the Financial Market".
pub(super) fn complement(reader: &Reader, at: usize, head: usize, depth: usize) -> Option<usize> {
    const DEEPEST: usize = 3;
    let connector = reader.text(at);
    let abroad = reader.is(head, ABROAD);
    let connects = match connector {
        "of" | "for" => true,
        "on" | "against" => depth == 0,
        "in" | "to" => abroad,
        "under" => return under_the_president(reader, at),
        "named" if reader.text(at + 1) == "after" && reader.is_capital(at + 2) => {
            return Some(people::name_end(reader, at + 2));
        }
        _ => false,
    };
    if !connects || depth > DEEPEST {
        return None;
    }
    let first = if matches!(reader.text(at + 1), "the" | "The") { at + 2 } else { at + 1 };
    if let Some(end) = heads_of_states(reader, first) {
        return Some(end);
    }
    let end = noun_phrase(reader, first)?;
    let end = serial(reader, end);
    Some(complement(reader, end, head, depth + 1).unwrap_or(end))
}

/// "Council | of Heads of State and Government", "Council | of Foreign Ministers": who meets there. The organisation
/// behind is a body of its own.
fn heads_of_states(reader: &Reader, first: usize) -> Option<usize> {
    let is_post = |at: usize| matches!(reader.text(at), "Heads" | "Ministers" | "Presidents" | "Leaders" | "Chiefs");
    let fields = (first..reader.run_end(first)).take_while(|&at| reader.is(at, TOPIC) && !is_post(at)).count();
    let post = first + fields;
    if !is_post(post) {
        return None;
    }
    if fields > 0 || reader.text(post + 1) != "of" {
        return Some(post + 1);
    }
    let area = if reader.text(post + 2) == "the" { post + 3 } else { post + 2 };
    match reader.text(area) {
        "State" | "States" if reader.text(area + 1) == "and" && reader.text(area + 2).starts_with("Government") => {
            Some(area + 3)
        }
        "State" | "States" | "Government" | "Governments" => Some(area + 1),
        _ => topic_list(reader, area).or_else(|| of_place(reader, post + 1)).or(Some(post + 1)),
    }
}

/// "… under the President (of the Republic of Kazakhstan)".
fn under_the_president(reader: &Reader, at: usize) -> Option<usize> {
    let owner = at + 2;
    if reader.text(at + 1) != "the" || !matches!(reader.text(owner), "President" | "Government") {
        return None;
    }
    Some(of_place(reader, owner + 1).unwrap_or(owner + 1))
}

pub(super) fn of_place(reader: &Reader, at: usize) -> Option<usize> {
    let first = if reader.text(at + 1) == "the" { at + 2 } else { at + 1 };
    let (end, kind) = reader.phrase(first)?;
    (reader.text(at) == "of" && kind == NameKind::Place).then_some(end)
}

/// The end of the capitalised phrase that a connector leads to.
fn noun_phrase(reader: &Reader, first: usize) -> Option<usize> {
    if !reader.is_capital(first) || reader.is(first, CALENDAR | FUNCTION | RANK) {
        return None;
    }
    if let Some((end, NameKind::Place)) = reader.phrase(first)
        && !reader.is(end, TOPIC | HEAD | LEGAL)
    {
        return Some(if reader.is(end, PLACE_NOUN) && !reader.is_glued(end) { end + 1 } else { end });
    }
    let run_end = reader.run_end(first);
    if reader.is(first, POST) && !reader.is(first, TOPIC) {
        return matches!(
            reader.text(first),
            "President" | "Prime" | "Government" | "Prosecutor" | "First" | "Ministers"
        )
        .then(|| {
            (first..run_end).take_while(|&at| reader.is(at, POST | FUNCTION) || reader.text(at) == "General").last()
        })
        .flatten()
        .map(|last| last + 1);
    }
    let cut = (first + 1..run_end).find(|&at| {
        let role = reader.is(at, POST | RANK) && !reader.is(at, TOPIC);
        role || reader.is(at, CALENDAR) || (reader.is(at, GIVEN) && !reader.is(at, TOPIC)) || is_organ(reader, at + 1)
    });
    let end = cut.unwrap_or(run_end);
    // An adjective awaits its noun: "Council of Turkic-speaking countries".
    let adjective = (first..end).all(|at| reader.is(at, DEMONYM) || !reader.is_capital(at));
    (!adjective).then_some(if reader.is(end, PLACE_NOUN) && !reader.is_glued(end) { end + 1 } else { end })
}

/// The end of the list of topics that begins at the token: "Culture and Information".
pub(super) fn topic_list(reader: &Reader, first: usize) -> Option<usize> {
    topics(reader, first).map(|end| serial(reader, end))
}

/// The end of a list of topics: ", Industry and Trade", "and Information".
fn serial(reader: &Reader, mut end: usize) -> usize {
    loop {
        let list = reader.text(end) == "," && ends_in_and(reader, end);
        let and = matches!(reader.text(end), "and" | "&") || (reader.text(end) == "," && reader.text(end + 1) == "and");
        let next = if reader.text(end + 1) == "and" { end + 2 } else { end + 1 };
        match topics(reader, next) {
            Some(stop) if list || and => end = stop,
            _ => return end,
        }
    }
}

/// Whether topics behind the comma lead to an "and" before a last topic.
fn ends_in_and(reader: &Reader, comma: usize) -> bool {
    const LONGEST: usize = 4;
    let mut at = comma;
    for _ in 0..LONGEST {
        let Some(end) = topics(reader, at + 1) else { return false };
        match reader.text(end) {
            "," if reader.text(end + 1) == "and" => return topics(reader, end + 2).is_some(),
            "," => at = end,
            "and" => return topics(reader, end + 1).is_some(),
            _ => return false,
        }
    }
    false
}

/// The end of a run of topics that begins here: nothing else stands in it before its last topic.
fn topics(reader: &Reader, first: usize) -> Option<usize> {
    if !reader.is_capital(first) || reader.phrase(first).is_some() {
        return None;
    }
    let run = first..reader.run_end(first);
    let stop =
        |at: usize| reader.is(at, POST | RANK | CALENDAR | LEGAL) || (reader.is(at, HEAD) && !reader.is(at, TOPIC));
    let end = run.clone().find(|&at| stop(at)).unwrap_or(run.end);
    if reader.is(end, HEAD) && !reader.is(end, TOPIC) {
        // "… and Trade Committee": the topic heads another body.
        return None;
    }
    (first..end).rev().find(|&at| reader.is(at, TOPIC)).map(|last| last + 1)
}
