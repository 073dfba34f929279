//! Bodies by their heads, which stand last ("Қаржы министрлігі", "«Самұрық-Қазына» қоры"), and chambers of parliament.

use super::classes::*;
use super::reader::Reader;
use crate::document::TokenKind;
use crate::languages::kk::morphology::Case;
use crate::names::{Candidate, Classes, NameKind};

/// Finds a sentence's bodies.
pub(super) fn find(reader: &Reader, out: &mut Vec<Candidate>) {
    for at in reader.range.clone() {
        let start = if reader.is(at, HEAD | WEAK_HEAD | OFFICE) { body(reader, at) } else { None };
        // "Ресей Федерациясы" is a country.
        let start = start.filter(|_| reader.place_covering(at).is_none());
        let start = start.or_else(|| chamber(reader, at));
        // "Біріккен | Ұлттар Ұйымы": a listed name is whole, wherever the pattern would begin it.
        let listed = start.and_then(|start| reader.agency_covering(at).filter(|&listed| listed < start));
        let start = listed.or(start);
        if let Some(name) = start.and_then(|start| name_alone(reader, start, at)) {
            out.extend(reader.pattern(name, NameKind::Agency));
        } else if let Some(start) = start {
            out.extend(reader.pattern(start..reader.with_ending(at + 1), NameKind::Agency));
        }
    }
}

/// The name without what kind of company it is, where nothing but the common noun stands behind it: "«Kone»
/// компаниясы", "Credit Suisse банкі". With an adjective, the noun is the name's: "«Қазгеология» ұлттық компаниясы".
fn name_alone(reader: &Reader, start: usize, noun: usize) -> Option<std::ops::Range<usize>> {
    if !reader.is(noun, COMPANY) || !reader.is_lower(noun) {
        return None;
    }
    let is_company = reader.text(noun).contains("компания");
    if reader.is_quote(start) {
        let whole = is_company && reader.opening_quote(noun - 1) == Some(start);
        return whole.then_some(start + 1..noun - 1);
    }
    let is_latin = |at: usize| reader.text(at).is_ascii() && reader.is_word(at);
    let latin = (start..noun).rev().take_while(|&at| is_latin(at) || reader.text(at) == "&").last();
    if let Some(first) = latin.and_then(|latin| (latin..noun).find(|&at| reader.is_capital(at))) {
        return Some(first..noun);
    }
    let is_name = |at: usize| reader.is_capital(at) && !reader.is(at, TOPIC | POST | FUNCTION) || reader.is_dash(at);
    (is_company && start < noun && (start..noun).all(is_name)).then_some(start..noun)
}

/// Words that no body begins with.
const NO_START: Classes = Classes(CALENDAR.0 | AND.0 | RANK.0 | SAYING.0 | EVENT.0);

/// Where the body begins whose head stands here; `None` where it has no name.
pub(super) fn body(reader: &Reader, head: usize) -> Option<usize> {
    let ending = reader.ending(head);
    if ending.plural || !reader.begins_unit(head) || reader.is_compound(head + 1) {
        return None;
    }
    if !ending.possessive {
        return bare(reader, head);
    }
    if press(reader, head) {
        return owner(reader, head - 1);
    }
    let first = first_word(reader, head)?;
    if reader.is_quote(first) {
        return Some(first);
    }
    // "Күләш Байсейітова атындағы опера театры"
    if let Some(named_after) = (first + 1..head).find(|&at| reader.text(at) == "атындағы") {
        return Some(namesake(reader, named_after));
    }
    // "Астана қаласының орталығы" is a part of the town.
    if !reader.is(head, HEAD) && reader.is_lower(head) && reader.case(head - 1) == Case::Genitive && first < head - 1 {
        return None;
    }
    let strong = reader.is(head, HEAD);
    let names = reader.is(first, TOPIC) || reader.place_begins(first) || reader.case(first) == Case::Attributive;
    let office = reader.is(head, OFFICE) && reader.is(first, POST) && first + 2 >= head;
    let named = if reader.is(first, POST) { office } else { strong || names };
    let owned = match reader.case(first) {
        Case::Nominative => true,
        Case::Genitive => office || reader.place_begins(first) || reader.is(first, POST),
        Case::Attributive => return embassy(reader, first),
        _ => false,
    };
    let generic = reader.is(first, PLACE_NOUN) && !reader.place_begins(first)
        || reader.is(first, FUNCTION) && !reader.is(first, TOPIC);
    // What begins a sentence may have a capital for that alone.
    let sure = first > reader.range.start
        || names
        || office
        || first + 1 == head && !reader.is(first, COMMON)
        || reader.is_capital(head);
    (named && owned && sure && !generic && !reader.is(first, NO_START)).then(|| whole(reader, first))
}

/// A head without a possessive names a body behind an adjective with a capital: "Ұлттық Банк", "Жоғарғы Сот".
/// So does what it is for: "Адам құқықтары жөніндегі комиссия".
fn bare(reader: &Reader, head: usize) -> Option<usize> {
    const MOST: usize = 3;
    if head > reader.range.start && reader.text(head - 1) == "жөніндегі" {
        let first = first_word(reader, head).filter(|&first| !reader.is(first, NO_START | POST))?;
        let named = first > reader.range.start && reader.is(head, HEAD);
        return named.then(|| whole(reader, first));
    }
    let is_adjective = |at: usize| {
        let ends = ["ық", "ік", "ғы", "гі", "лы", "лі", "ми"].iter().any(|end| reader.text(at).ends_with(end));
        reader.is(at, TOPIC) && ends
    };
    let mut first = reader.unit_start(head.checked_sub(1).filter(|&at| at >= reader.range.start)?);
    // "Ұлттық ғылыми медициналық орталық"
    let mut words = 1;
    while words < MOST && first > reader.range.start && reader.is_lower(first) && is_adjective(first) {
        first = reader.unit_start(first - 1);
        words += 1;
    }
    let adjective = is_adjective(head - 1) || reader.text(head - 1) == "Бас";
    let strong = reader.is(head, HEAD) || words > 1 && reader.is(head, WEAK_HEAD);
    let fits = reader.is_capital(first) && reader.is(first, TOPIC) && adjective && strong;
    let known = matches!(
        reader.text(first),
        "Ұлттық" | "Жоғарғы" | "Бас" | "Конституциялық" | "Дүниежүзілік" | "Әлемдік" | "Республикалық"
    );
    (fits && (known || reader.is_capital(head)) && !reader.is(head, CHAMBER)).then(|| whole(reader, first))
}

/// The first word, or the opening quote, of the name before the head.
fn first_word(reader: &Reader, head: usize) -> Option<usize> {
    const MOST: usize = 9;
    let mut at = head;
    let mut joined = false;
    for _ in 0..MOST {
        let last = at.checked_sub(1).filter(|&last| last >= reader.range.start)?;
        let before = reader.unit_start(last);
        if let Some(open) = reader.quoted_name(last) {
            return Some(open);
        }
        if reader.is_capital(before) {
            // "«СҚ-Фармация» ЖШС | дәрі қоры": a legal form closes a name.
            return (!reader.is(last, LEGAL)).then_some(before);
        }
        // "Әділет вице-министрі қызметіне"
        if reader.is(last, POST) && !reader.is(last, TOPIC) {
            return None;
        }
        let and = reader.is(before, AND);
        let comma = reader.text(before) == ",";
        if !(and && at < head || comma && joined || is_inner(reader, before, at)) {
            return None;
        }
        joined |= and;
        at = before;
    }
    None
}

/// Whether a word in lower case can stand within a body's name, before the token at `next`.
pub(in crate::languages::kk) fn is_inner(reader: &Reader, at: usize, next: usize) -> bool {
    const VERBAL: [&str; 14] =
        ["ған", "ген", "қан", "кен", "тын", "тін", "ып", "іп", "еді", "ады", "айды", "ейді", "уда", "уде"];
    if !reader.is_lower(at) {
        return false;
    }
    let text = reader.text(at);
    if text == "атындағы" || text == "жөніндегі" {
        return true;
    }
    let case = reader.case(at);
    if reader.is(at, PLACE_NOUN) && matches!(case, Case::Nominative | Case::Genitive) {
        return true;
    }
    let listed = reader.is(at, TOPIC);
    let other = !listed && reader.is(at, FUNCTION | POST | SAYING | CALENDAR | AND | PLACE_NOUN);
    let verb = !listed && VERBAL.iter().any(|end| text.ends_with(end));
    let governed = match case {
        Case::Nominative => true,
        Case::Genitive => false,
        Case::Accusative => listed || reader.text(next).ends_with('у'),
        Case::Dative => listed || reader.text(next) == "қарсы",
        _ => false,
    };
    let owned = reader.is(at, HEAD) && !listed && reader.ending(at).possessive;
    !other && !verb && governed && !owned
}

/// Where the body's name begins, given its first word: countries and other names that belong to it stand before.
fn whole(reader: &Reader, first: usize) -> usize {
    const MOST: usize = 4;
    // "Македония | НАТО ұйымына": an organization that an acronym names is nobody's.
    if is_organization(reader, first) {
        return first;
    }
    let mut start = first;
    for _ in 0..MOST {
        let Some(last) = start.checked_sub(1).filter(|&last| last >= reader.range.start) else { break };
        if let Some(owner) = founder(reader, start) {
            return owner;
        }
        if let Some(place) = place_before(reader, start) {
            return place;
        }
        // "Қарулы Күштер | Бас штабы"
        if let Some(owner) = reader.agency_before(start) {
            return owner;
        }
        // "«Нұр Отан» | Халықтық-Демократиялық партиясы"
        if let Some(open) = reader.quoted_name(last) {
            return open;
        }
        if reader.text(last) == "атындағы" {
            return namesake(reader, last);
        }
        // "Азық-түлік қауіпсіздігі жөніндегі | Ислам ұйымы"
        if reader.text(last) == "жөніндегі"
            && let Some(topic) = first_word(reader, last)
        {
            start = topic;
            continue;
        }
        let before = reader.unit_start(last);
        let joined = reader.is(last, AND) && reader.is(start, TOPIC) && last > reader.range.start;
        if joined && reader.is_capital(last - 1) && reader.is(last - 1, TOPIC) {
            start = reader.unit_start(last - 1);
            continue;
        }
        // "Сауда | Еуропалық Одақпен": a listed body of several words is whole.
        let listed = reader.listed(start).is_some_and(|found| found.kind == NameKind::Agency && found.end > start + 1);
        let belongs = !listed
            && reader.is_capital(before)
            && !reader.is(before, NO_START | POST | GIVEN | PLACE_NOUN)
            && reader.case(before) == Case::Nominative
            && !reader.is_surname(before)
            && if reader.is(start, TOPIC) { reader.is(before, TOPIC) } else { !reader.is(before, FUNCTION) };
        if !belongs {
            break;
        }
        start = before;
    }
    start
}

/// Whether a listed acronym stands here, and behind it the word that says that it is an organization's.
fn is_organization(reader: &Reader, at: usize) -> bool {
    let is_listed = reader.listed(at).is_some_and(|found| found.kind == NameKind::Agency && found.end == at + 1);
    is_listed && reader.text(at).chars().all(char::is_uppercase) && reader.text(at + 1).starts_with("ұйым")
}

/// Where the name begins of whom a body serves: "ҚР Президенті жанындағы |".
fn founder(reader: &Reader, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last > reader.range.start && reader.text(last) == "жанындағы")?;
    owner(reader, last)
}

/// Where the place begins that owns what stands at `end`: "Қазақстан Республикасының |", "Ақтөбе облысының |".
pub(super) fn place_before(reader: &Reader, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last >= reader.range.start)?;
    let noun = reader.is(last, PLACE_NOUN)
        && reader.words[last].ending.possessive
        && matches!(reader.case(last), Case::Nominative | Case::Genitive);
    if noun && reader.is_lower(last) {
        return super::places::before_noun(reader, last);
    }
    reader.place_before(end)
}

/// Where the name begins that a body is named after ("Л. Гумилев атындағы …"): a surname with what stands before it.
pub(super) fn namesake(reader: &Reader, noun: usize) -> usize {
    const MOST: usize = 3;
    let mut start = noun;
    for words in 0..MOST {
        let Some(last) = start.checked_sub(1).filter(|&last| last >= reader.range.start) else { break };
        let before = reader.unit_start(last);
        let initial = reader.text(before).ends_with('.');
        let fits = reader.is_capital(before)
            && !reader.is(before, NO_START | POST | FUNCTION)
            && reader.case(before) == Case::Nominative
            && (words == 0 || initial || !reader.is_surname(before));
        // Initials begin a name.
        if !fits || words > 1 && reader.text(start).ends_with('.') && !initial {
            break;
        }
        start = before;
    }
    start
}

/// "Қазақстанның Токиодағы елшілігі": whose, and where.
fn embassy(reader: &Reader, first: usize) -> Option<usize> {
    place_before(reader, first).filter(|&start| start < first)
}

/// Whether a press service's head stands here.
fn press(reader: &Reader, head: usize) -> bool {
    reader.is(head, WEAK_HEAD) && head > reader.range.start && reader.text(head - 1) == "баспасөз"
}

/// Where the name of an owner in the genitive begins, which ends before `end`: "Президенттің |", "Қаржы министрлігінің |".
fn owner(reader: &Reader, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last >= reader.range.start)?;
    let first = reader.unit_start(last);
    if reader.is(last, HEAD | WEAK_HEAD | OFFICE)
        && let Some(start) = body(reader, last)
    {
        return Some(start);
    }
    if let Some(start) = chamber(reader, last).or_else(|| reader.place_before(end)) {
        return Some(start);
    }
    (reader.is_capital(first) && reader.is(last, POST)).then(|| place_before(reader, first).unwrap_or(first))
}

/// Where a chamber's or a government's name begins: "Үкіметтің", "Парламент Мәжілісінің", "Ресей Үкіметі".
fn chamber(reader: &Reader, at: usize) -> Option<usize> {
    let fits = reader.is_capital(at)
        && reader.is(at, CHAMBER)
        && !reader.ending(at).plural
        && reader.begins_unit(at)
        && !reader.is_compound(at + 1);
    if !fits {
        return None;
    }
    let parliament = at
        .checked_sub(1)
        .filter(|&before| reader.ending(at).possessive && reader.is_capital(before) && reader.is(before, CHAMBER));
    let start = parliament.unwrap_or(at);
    let owned = reader.ending(start).possessive || parliament.is_some();
    Some(place_before(reader, start).filter(|_| owned).unwrap_or(start))
}

impl Reader<'_> {
    fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn is_quote(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    /// Whether a listed place begins here.
    pub fn place_begins(&self, at: usize) -> bool {
        self.is_capital(at) && self.listed(at).is_some_and(|listed| listed.kind == NameKind::Place)
    }
}
