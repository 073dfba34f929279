//! Places: listed ones, regions by their adjectives, and names behind words such as "село", "река", "трасса".

use super::complements;
use super::reader::Reader;
use crate::languages::ru::morphology::Forms;
use crate::languages::ru::words::{
    AFTER_ADJECTIVE, BEFORE_PLACE, CALENDAR, CHAMBER, FUNCTION, GIVEN, HEAD, LEGAL, PLAIN, POST, RANK, REGION, ROUTE,
};
use crate::names::{Candidate, NameKind};
use std::ops::Range;

/// Finds a sentence's places.
pub(super) fn find(reader: &Reader<'_>, out: &mut Vec<Candidate>) {
    let mut at = reader.range.start;
    while at < reader.range.end {
        let found = route(reader, at).or_else(|| republic(reader, at)).or_else(|| behind_noun(reader, at));
        if let Some(found) = found {
            let mut end = found.end;
            out.extend(reader.pattern(found, NameKind::Place));
            // A plural noun has several: "провинций Аль-Хауз и Чичауа".
            let is_plural = reader.is(at, BEFORE_PLACE) && !reader.word(at).forms.any(Forms::SINGULARS);
            while let Some(next) = is_plural.then(|| joined(reader, end)).flatten() {
                end = next.end;
                out.extend(reader.pattern(next, NameKind::Place));
            }
            at = end;
            continue;
        }
        if let Some((end, shared)) = regions(reader, at) {
            out.extend(shared.into_iter().filter_map(|name| reader.pattern(name, NameKind::Place)));
            at = end;
            continue;
        }
        if let Some(end) = facility(reader, at) {
            out.extend(reader.pattern(at..end, NameKind::Place));
            at = end;
            continue;
        }
        if let Some((listed, found)) = reader.phrase(at) {
            let is_body = found.kind == NameKind::Agency && listed > at + 1;
            let end = if is_body { owned(reader, listed) } else { listed };
            out.extend(if is_of_currency(reader, at) {
                reader.no_name(at..end)
            } else {
                seat(reader, at, end, found.kind)
            });
            at = end;
            continue;
        }
        at += 1;
    }
}

/// The end of a listed body's name with what it belongs to: «Вооружённые Силы | Российской Федерации», «Генеральный штаб
/// | Вооружённых Сил».
fn owned(reader: &Reader<'_>, end: usize) -> usize {
    let of_body = reader.phrase(end).filter(|(owner, found)| {
        found.kind == NameKind::Agency && *owner > end + 1 && found.forms.any(Forms::GENITIVE)
    });
    let end = of_body.map_or(end, |(owner, _)| owner);
    complements::territory(reader, end, Forms::GENITIVE).unwrap_or(end)
}

/// Whether the country is a currency's: "долларов США".
fn is_of_currency(reader: &Reader<'_>, at: usize) -> bool {
    const CURRENCIES: [&str; 6] = ["доллар", "Доллар", "долл", "Долл", "фунт", "франк"];
    let before = at.checked_sub(1).map_or("", |before| reader.text(before));
    CURRENCIES.iter().any(|currency| before.starts_with(currency))
}

/// A listed name; «Акорда» that says something is a body.
fn seat(reader: &Reader<'_>, at: usize, end: usize, kind: NameKind) -> Option<Candidate> {
    const SAYING: [&str; 12] = [
        "сообщает",
        "сообщила",
        "сообщили",
        "передает",
        "информирует",
        "сообщает",
        "пресс",
        "уточнили",
        "заявили",
        "отметили",
        "сообщает",
        "проинформировали",
    ];
    let says = |at: usize| SAYING.contains(&reader.text(at));
    let is_seat = matches!(reader.text(at), "Акорда" | "Кремль");
    let speaks = is_seat && (says(end) || at > 0 && says(at - 1));
    reader.listed_name(at..end, if speaks { NameKind::Agency } else { kind })
}

/// The end of a region's name: "Атырауской области", "Восточно-Казахстанская область", "Краснодарского края".
pub(in crate::languages::ru) fn region(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let end = named_adjective(reader, at)?;
    let mut noun = end;
    let mut forms = reader.adjective(end - 1);
    // "Ханты-Мансийский автономный округ", "Тогузского сельского округа".
    if matches!(
        reader.text(noun).get(..16),
        Some("автономн" | "муниципа" | "городско" | "сельског" | "сельский" | "сельском")
    ) {
        noun += 1;
    }
    forms = forms & reader.word(noun).forms;
    (reader.is(noun, REGION) && reader.is_lower(noun) && forms != Forms::NONE).then_some(noun + 1)
}

/// The end of a capitalised adjective made of a place's name.
fn named_adjective(reader: &Reader<'_>, at: usize) -> Option<usize> {
    if !reader.is_capital(at) || !reader.begins_unit(at) || reader.is(at, FUNCTION | POST) {
        return None;
    }
    let end = reader.unit_end(at);
    let proper = ["ск", "цк"].iter().any(|stem| reader.text(end - 1).contains(stem));
    let plain = reader.is(at, PLAIN) && end == at + 1;
    (reader.adjective(end - 1) != Forms::NONE && proper && !plain).then_some(end)
}

/// "Республика Татарстан", "Республики Коми": the noun belongs to the name; listed states have their own entries.
fn republic(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    let is_republic = reader.is(at, REGION) && reader.text(at).starts_with("Республик") && reader.phrase(at).is_none();
    let named = is_republic && reader.is_capital(at + 1) && !reader.is(at + 1, FUNCTION | POST | HEAD | LEGAL);
    named.then(|| at..reader.unit_end(at + 1))
}

/// Regions, one or several that share their noun: "Актюбинской и Атырауской областей".
fn regions(reader: &Reader<'_>, from: usize) -> Option<(usize, Vec<Range<usize>>)> {
    if let Some(end) = region(reader, from) {
        return Some((end, std::iter::once(from..end).collect()));
    }
    let mut names = Vec::new();
    let mut at = from;
    while let Some(end) = named_adjective(reader, at) {
        names.push(at..end);
        at = match reader.text(end) {
            "," | "и" => end + 1,
            _ => break,
        };
    }
    let noun = names.last()?.end;
    let plural = reader.is(noun, REGION) && reader.word(noun).forms.any(Forms::PLURALS) && reader.is_lower(noun);
    if names.len() < 2 || !plural {
        return None;
    }
    if let Some(last) = names.last_mut() {
        last.end = noun + 1;
    }
    Some((noun + 1, names))
}

/// "Каспийское море", "Транскаспийский международный транспортный маршрут", "Экибастузская ГРЭС".
fn facility(reader: &Reader<'_>, at: usize) -> Option<usize> {
    const MOST_ADJECTIVES: usize = 4;
    let first = named_adjective(reader, at)?;
    let mut agreed = reader.adjective(first - 1);
    for end in first..first + MOST_ADJECTIVES {
        let word = reader.word(end);
        if word.classes.any(AFTER_ADJECTIVE) && !word.classes.any(REGION) {
            return (word.forms & agreed != Forms::NONE).then(|| reader.unit_end(end));
        }
        agreed = reader.adjective(end) & agreed;
        if agreed == Forms::NONE {
            return None;
        }
    }
    None
}

/// The next name of an enumeration.
fn joined(reader: &Reader<'_>, joint: usize) -> Option<Range<usize>> {
    matches!(reader.text(joint), "," | "и").then(|| name_of_place(reader, joint + 1)).flatten()
}

/// The name behind what kind of place it is: "селе Боровское", "реке Эмба", "г. Рудный", "провинций Аль-Хауз".
fn behind_noun(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    let abbreviated = matches!(reader.text(at), "г." | "с." | "п." | "пос." | "р." | "оз." | "а.");
    // "Село Тенге" at a sentence's head.
    let opens = reader.is_capital(at) && reader.is_opening(at);
    if !(abbreviated || reader.is(at, BEFORE_PLACE) && (reader.is_lower(at) || opens)) {
        return None;
    }
    let name = name_of_place(reader, at + 1)?;
    let wide = matches!(reader.text(at), "город" | "площадь" | "регион" | "столица" | "порт");
    (!wide || !reader.is_latin(name.start)).then_some(name)
}

/// The name of a place at the token, whose kind is told before it.
fn name_of_place(reader: &Reader<'_>, name: usize) -> Option<Range<usize>> {
    let is_name = |at: usize| {
        reader.is_capital(at)
            && (!reader.is(at, FUNCTION | POST | HEAD | LEGAL | RANK | CALENDAR | CHAMBER | GIVEN) || {
                // The river is written as "or" is, the village as the currency.
                matches!(reader.text(at), "Или" | "Тенге")
            })
            && !reader.text(at).ends_with('.')
    };
    if let Some((end, found)) = reader.phrase(name) {
        return (found.kind == NameKind::Place).then_some(name..end);
    }
    if !is_name(name) || region(reader, name).is_some() {
        return None;
    }
    let first = reader.unit_end(name);
    // An adjective takes its noun along: "селе Новый Узень".
    let adjective = reader.adjective(first - 1) != Forms::NONE;
    let end = if adjective && is_name(first) { reader.unit_end(first) } else { first };
    Some(name..end)
}

/// Where a road leads from and to: "трасса Актобе – Атырау".
fn route(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    const MOST_STOPS: usize = 8;
    if !reader.is(at, ROUTE) {
        return None;
    }
    let open = at + 1 + usize::from(reader.text(at + 1) == "«");
    let mut end = stop(reader, open)?;
    let mut stops = 1;
    while stops < MOST_STOPS && reader.is_dash(end) {
        let Some(next) = stop(reader, end + 1) else { break };
        end = next;
        stops += 1;
    }
    let hyphenated = stops == 1 && (open..end).any(|at| reader.is_dash(at)) && reader.phrase(open).is_none();
    (stops > 1 || hyphenated).then_some(open..end)
}

/// The end of a stop's name.
fn stop(reader: &Reader<'_>, at: usize) -> Option<usize> {
    if let Some((end, found)) = reader.phrase(at) {
        return (found.kind == NameKind::Place).then_some(end);
    }
    if !reader.is_capital(at) || reader.is(at, FUNCTION | POST | HEAD) {
        return None;
    }
    let end = reader.unit_end(at);
    let qualified = reader.adjective(end - 1) != Forms::NONE && reader.is_capital(end) && !reader.is_glued(end);
    Some(if qualified { reader.unit_end(end) } else { end })
}
