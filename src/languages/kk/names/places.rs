//! Places by word list and by the noun that belongs to their name: "Ақтөбе облысы", "Елек өзені", "«Есенбоға» әуежайы".

use super::classes::*;
use super::reader::Reader;
use crate::document::{Case, TokenKind};
use crate::languages::kk::morphology::Case as NounCase;
use crate::names::{Candidate, Classes, NameKind};

/// Finds a sentence's places, and the bodies that a word list holds.
pub(super) fn find(reader: &Reader, out: &mut Vec<Candidate>) {
    let mut free_from = reader.range.start;
    for at in reader.range.clone() {
        if reader.is(at, PLACE_NOUN | SECOND) {
            let ending = reader.words[at].ending;
            if ending.plural {
                sharing_noun(reader, at, out);
            } else if (ending.possessive || is_station(reader, at))
                && let Some(start) = before_noun(reader, at)
            {
                out.extend(reader.pattern(start..reader.with_ending(numbered(reader, at + 1)), NameKind::Place));
            }
        }
        if at >= free_from && (reader.is_capital(at) || reader.text(at) == "«") && reader.begins_unit(at) {
            free_from = listed(reader, at, out).unwrap_or(free_from);
        }
    }
}

/// Whether the acronym of a kind of power station stands here, which needs no possessive: "Екібастұз ГРЭС-1".
fn is_station(reader: &Reader, at: usize) -> bool {
    reader.token(at).is_some_and(|token| token.case == Case::Upper)
}

/// The end with the number that a hyphen joins to the token before it.
fn numbered(reader: &Reader, end: usize) -> usize {
    let number = reader.token(end + 1).is_some_and(|token| token.kind == TokenKind::Number);
    if reader.joins(end) && number { end + 2 } else { end }
}

/// The listed name at the token; returns its end.
fn listed(reader: &Reader, at: usize, out: &mut Vec<Candidate>) -> Option<usize> {
    let listed = reader.listed(at)?;
    let end = reader.with_ending(listed.end);
    // "Қазақстан-Қытай" is an adjective, "Астана-2" something else.
    if reader.is_compound(listed.end) || listed.ending.plural {
        return None;
    }
    // "22 Қазан 2015" is a day.
    if reader.is(at, CALENDAR) && at > 0 && reader.token(at - 1).is_some_and(|token| token.kind == TokenKind::Number) {
        out.extend(reader.no_name(at..end));
        return Some(end);
    }
    // "АҚШ доллары" is money.
    if reader.is(end, CURRENCY) {
        out.extend(reader.no_name(at..end));
        return Some(end);
    }
    // "Орал Мұхамеджанов": a given name that is a town's too.
    if listed.end == at + 1 && reader.is(at, GIVEN) && reader.is_surname(listed.end) {
        return None;
    }
    let kind = if reader.text(at).starts_with("Ақорда") { seat(reader, at) } else { listed.kind };
    // "Қазақстан Республикасы | Қарулы Күштері": whose it is belongs to a body's name of several words.
    let is_owned = kind == NameKind::Agency && listed.end > at + 1 && listed.ending.possessive;
    out.extend(match reader.place_before(at).filter(|_| is_owned) {
        Some(start) => reader.pattern(start..end, kind),
        None => reader.listed_name(at..end, kind),
    });
    Some(end)
}

/// A seat of power is a body where it is the source of news.
fn seat(reader: &Reader, at: usize) -> NameKind {
    let says = reader.is(at.wrapping_sub(1), SAYING) || reader.is(at + 1, SAYING);
    let bracketed = reader.text(at.wrapping_sub(1)) == "(" && reader.text(at + 1) == ")";
    if says || bracketed { NameKind::Agency } else { NameKind::Place }
}

/// Words that are no part of a place's name.
const NO_PLACE: Classes =
    Classes(POST.0 | CALENDAR.0 | HEAD.0 | EVENT.0 | AND.0 | RANK.0 | CHAMBER.0 | COMMON.0 | UNIT.0);

/// Where the place's name before its noun begins; `None` where the noun has no name.
pub(super) fn before_noun(reader: &Reader, noun: usize) -> Option<usize> {
    const MOST_MODIFIERS: usize = 3;
    // "Иран Ислам Республикасы"
    if let Some(listed) = reader.place_covering(noun) {
        return Some(listed);
    }
    let mut end = noun;
    while end > reader.range.start && noun - end < MOST_MODIFIERS && reader.is_lower(end - 1) {
        if !reader.is_nominative(end - 1, MODIFIER) {
            break;
        }
        end -= 1;
    }
    let first = end.checked_sub(1).filter(|&last| last >= reader.range.start)?;
    if reader.is(noun, SECOND) && !reader.is(noun, PLACE_NOUN) && end == noun {
        return None;
    }
    if let Some(open) = reader.quoted_name(first) {
        return Some(open);
    }
    let start = name_before(reader, end, noun)?;
    Some(if reader.is(noun, LINE) { along(reader, start) } else { start })
}

/// Where the name that ends before `end` begins.
fn name_before(reader: &Reader, end: usize, noun: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last >= reader.range.start)?;
    let mut start = reader.unit_start(last);
    if let Some(listed) = reader.place_before(end).filter(|_| reader.case(last) != NounCase::Genitive) {
        return Some(listed);
    }
    let thing = reader.is(noun, NAMED_AFTER);
    let begins_sentence = start == reader.range.start;
    let topic = reader.is(start, TOPIC | FUNCTION | SIDE | PLACE_NOUN) && (!thing || begins_sentence);
    if !reader.is_capital(start) || reader.is(start, NO_PLACE) || topic || reader.case(last) != NounCase::Nominative {
        return None;
    }
    while let Some(before) = start.checked_sub(1).filter(|&before| before >= reader.range.start) {
        let before = reader.unit_start(before);
        let initial = reader.text(before).ends_with('.');
        let belongs = reader.is_capital(before)
            && (reader.is_nominative(before, SIDE) || thing && (initial || reader.is(before, GIVEN)));
        if !belongs {
            break;
        }
        start = before;
    }
    Some(start)
}

/// What runs between places is named after all of them: "Ақтөбе – Ұлғайсын автожолы".
fn along(reader: &Reader, mut start: usize) -> usize {
    while let Some(dash) = start.checked_sub(1).filter(|&dash| dash > reader.range.start && reader.is_dash(dash)) {
        let earlier = reader.place_before(dash).unwrap_or_else(|| reader.unit_start(dash - 1));
        if !reader.is_capital(earlier) || reader.is(earlier, NO_PLACE | FUNCTION) {
            break;
        }
        start = earlier;
    }
    start
}

/// "Қостанай, Ақмола және Солтүстік Қазақстан облыстары": every name is a place of its own, without the shared noun.
fn sharing_noun(reader: &Reader, noun: usize, out: &mut Vec<Candidate>) {
    const MOST: usize = 20;
    let mut end = noun;
    let mut names = Vec::new();
    while names.len() < MOST
        && let Some(start) = name_before(reader, end, noun)
    {
        names.push(start..end);
        let mut before = start;
        while before > reader.range.start && (reader.text(before - 1) == "," || reader.is_joint(before - 1)) {
            before -= 1;
        }
        if before == start || before == reader.range.start {
            break;
        }
        end = before;
    }
    let one_unlisted = names.len() == 1 && !reader.place_begins(names[0].start);
    if !one_unlisted {
        out.extend(names.into_iter().filter_map(|name| reader.pattern(name, NameKind::Place)));
    }
}

impl Reader<'_> {
    fn is_joint(&self, at: usize) -> bool {
        self.is_lower(at) && self.is(at, AND)
    }
}
