//! People by initials, by given names, by what stands before their names, and by the form of their surnames.

use super::classes::*;
use super::reader::Reader;
use crate::languages::kk::morphology::Case;
use crate::names::{Candidate, Classes, NameKind};
use std::ops::Range;

/// Finds a sentence's people.
pub(super) fn find(reader: &Reader, out: &mut Vec<Candidate>) {
    let mut at = reader.range.start;
    while at < reader.range.end {
        if !reader.is_capital(at) || !reader.begins_unit(at) {
            at += 1;
            continue;
        }
        let certain = initials(reader, at).map(|name| (name.clone(), reader.certain(name, NameKind::Person)));
        let sure = || behind_title(reader, at).map(|name| (name.clone(), reader.pattern(name, NameKind::Person)));
        let found = match certain.or_else(sure) {
            Some(found) => Some(found),
            // A given name or a surname does not tell where the name ends: the model may know more of it.
            None => given_name(reader, at)
                .or_else(|| surname(reader, at))
                .map(|name| (name.clone(), reader.listed_name(name, NameKind::Person))),
        };
        at = match found {
            Some((name, candidate)) => {
                out.extend(candidate);
                name.end
            }
            None => at + 1,
        };
    }
}

/// Words that are no part of a person's name.
const NO_PERSON: Classes = Classes(
    HEAD.0
        | WEAK_HEAD.0
        | LEGAL.0
        | TOPIC.0
        | POST.0
        | RANK.0
        | PLACE_NOUN.0
        | SIDE.0
        | EVENT.0
        | CALENDAR.0
        | FUNCTION.0
        | CHAMBER.0
        | AND.0
        | COMMON.0,
);

/// Whether a word of a person's name can stand here.
fn is_name_word(reader: &Reader, at: usize) -> bool {
    reader.is_capital(at) && (reader.is(at, GIVEN) || reader.is_surname(at) || !reader.is(at, NO_PERSON))
}

/// "Қ. Тоқаев", "Р. Т. Ердоғанмен", "Н.Ә.Назарбаев".
fn initials(reader: &Reader, at: usize) -> Option<Range<usize>> {
    const MOST: usize = 3;
    let is_initial = |at: usize| {
        let text = reader.text(at);
        let short = text.split('.').all(|part| part.chars().count() <= 2);
        reader.is_capital(at) && text.ends_with('.') && short
    };
    let mut end = at;
    while is_initial(end) && end < at + MOST {
        end += 1;
    }
    let fits = end > at && reader.is_capital(end) && reader.text(end).chars().nth(2).is_some();
    let named_after = |end: usize| {
        matches!(reader.text(end), "атындағы" | "көшесі" | "көшесінде") || reader.is(end, NAMED_AFTER | COMPANY)
    };
    let end_of_name = reader.unit_end(end);
    (fits && !named_after(end_of_name)).then_some(at..end_of_name)
}

/// A known given name with the surname and the patronymic around it.
fn given_name(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let first = if reader.is_nominative(at, GIVEN) && !reader.ending(at).possessive {
        at
    } else {
        // "Дәулетов Арман Серікұлы": the surname first.
        let next = reader.unit_end(at);
        let before = reader.is_surname(at) && reader.case(at) == Case::Nominative && !reader.place_begins(at);
        (before && reader.is_nominative(next, GIVEN)).then_some(next)?
    };
    let end = name_behind(reader, first);
    let words = (at..end).filter(|&at| reader.is_capital(at) && reader.begins_unit(at)).count();
    let listed = reader.listed(at).is_some_and(|listed| listed.end >= end);
    (words >= 2 && !listed && !is_namesake(reader, end)).then_some(at..end)
}

/// Whether what stands behind the name is named after it.
fn is_namesake(reader: &Reader, end: usize) -> bool {
    let noun = reader.is(end, NAMED_AFTER | PLACE_NOUN | HEAD | WEAK_HEAD) && reader.ending(end).possessive;
    reader.text(end) == "атындағы" || noun && !reader.is(end, POST) && reader.case(end - 1) == Case::Nominative
}

/// The end of the name whose first word stands here: its words up to the first with an ending.
fn name_behind(reader: &Reader, first: usize) -> usize {
    const LONGEST: usize = 4;
    let mut end = reader.unit_end(first);
    let mut words = 1;
    while words < LONGEST && reader.is_declined(end - 1).is_none() {
        let next = (end..).find(|&at| !(reader.is_lower(at) && reader.is(at, PARTICLE))).unwrap_or(end);
        let place = reader.listed(next).is_some_and(|listed| !reader.is_surname(next) || listed.end > next + 1);
        if !is_name_word(reader, next) || place || next == end && reader.is_glued(next) {
            break;
        }
        // Behind a surname only a patronymic follows: what else is capitalised is another's name.
        let patronymic = reader.is_patronymic(next);
        if words > 1 && reader.is_surname(end - 1) && !reader.is_patronymic(end - 1) && !patronymic {
            break;
        }
        end = reader.unit_end(next);
        words += 1;
    }
    end
}

/// The name right behind a post or a rank: "министрі Айдарбек Сапаровты", "вице-президент Фуат Октай".
fn behind_title(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let title = at.checked_sub(1).filter(|&title| title >= reader.range.start)?;
    let held = reader.is_nominative(title, POST | RANK) && !reader.ending(title).plural && !reader.is_glued(at);
    if !held || !is_name_word(reader, at) || reader.listed(at).is_some() && !reader.is(at, GIVEN) {
        return None;
    }
    let end = name_behind(reader, at);
    let words = (at..end).filter(|&at| reader.is_capital(at) && reader.begins_unit(at)).count();
    let enough = words >= 2 || reader.is(title, SOVEREIGN) && reader.ending(title).possessive;
    // More capitals than a name has: they may be another's.
    let closed = !reader.is_capital(end) || reader.is_surname(end - 1) || reader.is(end, NO_PERSON);
    (enough && closed && !is_namesake(reader, end)).then_some(at..end)
}

/// A surname alone: "Мирзиёевтің".
fn surname(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let stem = reader.surname_stem(at).map(|stem| reader.text(at).get(..stem).unwrap_or_default())?;
    let sure = ["ов", "ев", "ёв", "ова", "ева", "ұлы"].iter().any(|end| stem.ends_with(end));
    let end = reader.unit_end(at);
    let alone = !reader.is_capital(end) || reader.is_declined(at).is_some();
    let fits = sure && alone && end == at + 1 && reader.listed(at).is_none();
    (fits && !is_namesake(reader, end)).then_some(at..end)
}

impl Reader<'_> {
    /// Where the ending of a case begins in a word of a person's name, in bytes.
    fn is_declined(&self, at: usize) -> Option<usize> {
        let text = self.text(at);
        if let Some(stem) = self.surname_stem(at) {
            return (stem < text.len()).then_some(stem);
        }
        if self.is(at, GIVEN) {
            return None;
        }
        (self.case(at) != Case::Nominative).then_some(text.len())
    }

    /// Whether the word is a patronymic, whatever its ending.
    pub fn is_patronymic(&self, at: usize) -> bool {
        let stem = self.surname_stem(at).and_then(|stem| self.text(at).get(..stem));
        stem.is_some_and(super::reader::is_patronymic)
    }
}
