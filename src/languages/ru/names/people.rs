//! People by initials, patronymics, given names, and by the posts that stand before them.

use super::complements;
use super::persons;
use super::reader::Reader;
use crate::document::Document;
use crate::languages::ru::morphology::Forms;
use crate::languages::ru::words::Words;
use crate::languages::ru::words::{
    APPOINT, BEFORE_PLACE, CALENDAR, CHAMBER, COMMON, EVENT, FUNCTION, GIVEN, HEAD, LEGAL, PARTICLE, POST, RANK,
    REGION, TITLED, TOPIC,
};
use crate::names::{Candidate, Classes, NameKind};
use std::ops::Range;

/// A person's name has at most so many words beside particles ("Мухаммед бен Салман Аль Сауд").
const LONGEST: usize = 3;

/// What no person's name holds.
const NO_PERSON: Classes = Classes(
    TOPIC.0
        | HEAD.0
        | CHAMBER.0
        | LEGAL.0
        | POST.0
        | EVENT.0
        | TITLED.0
        | FUNCTION.0
        | CALENDAR.0
        | COMMON.0
        | REGION.0
        | BEFORE_PLACE.0
        | APPOINT.0,
);

/// Finds a sentence's people; `bodies` are the spans of bodies and places found in it before.
pub(super) fn find(reader: &Reader<'_>, bodies: &[Range<usize>], out: &mut Vec<Candidate>) {
    let mut at = reader.range.start;
    while at < reader.range.end {
        let pattern = |name: Range<usize>| (name.clone(), reader.pattern(name, NameKind::Person));
        let certain = |name: Range<usize>| (name.clone(), reader.certain(name, NameKind::Person));
        let listed = |name: Range<usize>| (name.clone(), reader.listed_name(name, NameKind::Person));
        let found = initials(reader, at)
            .map(certain)
            .or_else(|| with_patronymic(reader, at).map(certain))
            .or_else(|| given_name(reader, at).map(listed))
            .or_else(|| {
                let name = behind_post(reader, at, bodies)?;
                let whole = with_patronymic(reader, name.start).filter(|whole| *whole == name);
                Some(whole.map_or_else(|| pattern(name), certain))
            });
        match found {
            Some((name, candidate)) => {
                out.extend(candidate);
                at = name.end.max(at + 1);
            }
            None => at += 1,
        }
    }
}

/// Whether the token is an initial: "К.", "Ж.", "Дж.".
fn is_initial(reader: &Reader<'_>, at: usize) -> bool {
    const LETTERS: usize = 2;
    let text = reader.text(at);
    reader.is_capital(at)
        && text.ends_with('.')
        && (1..=LETTERS).contains(&text.chars().filter(|c| c.is_alphabetic()).count())
        && text.chars().all(|c| c == '.' || c.is_alphabetic())
        && !matches!(text, "Ул." | "Св." | "Им." | "Ст." | "Пр." | "Гг." | "См." | "Рис.")
}

/// "К. Токаев", "К.К. Токаев", "Токаев К.К.", "Ж.-М. Роше".
fn initials(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    let after_initials = |from: usize| {
        let mut end = from;
        while end < from + 5
            && (is_initial(reader, end) || end > from && reader.is_dash(end) && is_initial(reader, end + 1))
        {
            end += 1;
        }
        end
    };
    let surname = after_initials(at);
    if surname > at {
        let particle = usize::from(reader.is(surname, PARTICLE));
        let name = surname + particle;
        let fits = is_surname(reader, name) && reader.begins_unit(at);
        return fits.then(|| at..reader.unit_end(name));
    }
    // Behind the surname two initials are needed: one may end the sentence.
    let behind = reader.unit_end(at);
    let end = if is_surname(reader, at) && reader.begins_unit(at) { after_initials(behind) } else { behind };
    let two = reader.text(behind).matches('.').count() > 1 || end >= behind + 2;
    // «Ахметов К.А. Состав комиссии»: behind a surname by its ending, the next word begins a sentence.
    let ends = || is_russian_surname(reader.text(behind - 1)) && !is_russian_surname(reader.text(end));
    (end > behind && two && (!is_surname(reader, end) || ends())).then_some(at..end)
}

fn is_surname(reader: &Reader<'_>, at: usize) -> bool {
    is_name_word(reader, at) && reader.token(at).is_some_and(|token| token.span.len() > 2)
}

/// Whether a word of a person's name can stand here.
fn is_name_word(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_capital(at)
        && !reader.is_latin(at)
        && (!reader.is(at, NO_PERSON) || reader.is(at, GIVEN))
        && !reader.text(at).ends_with('.')
        && !is_upper_run(reader, at)
        && reader.phrase(at).is_none_or(|(end, _)| end == at + 1 && reader.is(at, GIVEN))
}

/// An acronym; in a line of capitals all words are such.
fn is_upper_run(reader: &Reader<'_>, at: usize) -> bool {
    reader.text(at).chars().nth(1).is_some_and(char::is_uppercase) && reader.text(at).chars().count() < 7
}

/// The end of a person's name that begins at the token.
fn name_end(reader: &Reader<'_>, from: usize) -> usize {
    let mut end = from;
    let mut words = 0;
    while words < LONGEST {
        let particle = end > from
            && reader.is(end, PARTICLE)
            && (is_name_word(reader, reader.unit_end(end)) || reader.is_capital(end));
        let is_number = words > 0 && is_roman(reader.text(end));
        // "Серик Ахметов | Ахметов": the next name begins.
        if words >= 2 && is_alike(reader.text(end - 1), reader.text(reader.unit_end(end) - 1)) {
            break;
        }
        if !(particle || is_number || is_name_word(reader, end)) {
            break;
        }
        end = reader.unit_end(end);
        words += usize::from(!particle);
    }
    end
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|c| matches!(c, b'I' | b'V' | b'X'))
}

/// Whether the word is a patronymic in any case: "Маратовна", "Асхатовичем".
fn is_patronymic(text: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["ович", "овича", "овичу", "овичем", "овиче", "овна", "овны", "овне", "овну", "овной", "улы", "кызы"];
    const SOFT: [&str; 10] = ["евич", "евича", "евичу", "евичем", "евиче", "евна", "евны", "евне", "евну", "евной"];
    const KAZAKH: [&str; 6] = ["ұлы", "қызы", "кизи", "угли", "уулу", "оглу"];
    const SHORTEST: usize = 2 * 6;
    text.len() >= SHORTEST && ENDINGS.iter().chain(&SOFT).chain(&KAZAKH).any(|ending| text.ends_with(ending))
}

/// "Жексенова Сауле Маратовна", "Сауле Маратовна Жексенова", "Сауле Маратовна".
fn with_patronymic(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    if !reader.begins_unit(at) || !is_name_word(reader, at) {
        return None;
    }
    let end = name_end(reader, at);
    let units: Vec<usize> = (at..end).filter(|&unit| reader.begins_unit(unit)).collect();
    let patronymic = units.iter().take(3).position(|&unit| is_patronymic(reader.text(reader.unit_end(unit) - 1)))?;
    // A name ends with its surname or with its patronymic; a second person may follow at once.
    let is_next = |&surname: &usize| {
        let given = reader.unit_end(surname);
        let patronymic = reader.unit_end(given);
        is_name_word(reader, given) && is_patronymic(reader.text(reader.unit_end(patronymic) - 1))
    };
    let has_surname = patronymic == 1 && !units.get(2).is_some_and(is_next);
    let last = if has_surname { 2 } else { patronymic };
    let end = units.get(last + 1).copied().unwrap_or(end);
    (patronymic > 0).then_some(at..end)
}

/// Where a second person begins within what a model took for one: "Президента Эмомали Рахмона | Касым-Жомарт Токаев".
pub(super) fn second_person(document: &Document, words: &Words, name: Range<usize>) -> Option<usize> {
    const FEWEST: usize = 2;
    let begins = |at: &usize| {
        let after_space = *at > 0 && document.tokens[at - 1].span.end < document.tokens[*at].span.start;
        after_space || *at == name.start
    };
    let units: Vec<usize> = name.clone().filter(begins).collect();
    let classes = |at: usize| words.of(document.token(at)).classes;
    let is_second = |index: &usize| {
        let rest = &units[*index..];
        let is_patronymic = rest.get(1).is_some_and(|&at| is_patronymic(document.token(at)));
        classes(rest[0]).any(GIVEN)
            && rest.len() >= FEWEST
            && !is_patronymic
            && !classes(units[index - 1]).any(PARTICLE)
    };
    // "Серикову А. Петров": an initial that a surname follows begins a name.
    let is_initial = |at: usize| {
        let text = document.token(at);
        text.ends_with('.') && text.chars().count() <= FEWEST
    };
    let is_next = |index: &usize| {
        let [before, initial, surname] = [units[*index - 1], units[*index], units[*index + 1]];
        !is_initial(before) && is_initial(initial) && !is_initial(surname)
    };
    // "Серик Ахметов | Ахметов Серик Маратович": a surname that comes again begins the next name.
    let is_alike = |a: usize, b: usize| is_alike(document.token(a), document.token(b));
    let end = |index: usize| units.get(index + 1).copied().unwrap_or(name.end);
    let is_again = |index: &usize| {
        let behind_name = *index >= FEWEST || is_initial(units[*index - 1]);
        let again = behind_name && is_alike(units[*index] - 1, end(*index) - 1);
        let whole = *index >= FEWEST
            && *index + 1 < units.len()
            && !classes(units[*index - 1]).any(PARTICLE)
            && is_alike(units[0], units[*index])
            && is_alike(units[1], units[*index + 1]);
        again || whole
    };
    let second = (1..units.len()).find(is_again).or_else(|| (FEWEST..units.len()).find(is_second));
    second.or_else(|| (1..units.len().saturating_sub(1)).find(is_next)).map(|index| units[index])
}

/// Whether both words may be cases of one name.
fn is_alike(a: &str, b: &str) -> bool {
    let first = |text: &str| text.chars().next();
    first(a) == first(b) && {
        let readings = persons::readings(b);
        persons::readings(a).iter().any(|one| readings.iter().any(|other| one.text == other.text))
    }
}

/// Whether the word is a reflexive verb in the past: "состоялся", "обсуждались".
pub(super) fn is_reflexive_past(text: &str) -> bool {
    const ENDINGS: [&str; 4] = ["лся", "лась", "лось", "лись"];
    const SHORTEST: usize = 2 * 6;
    text.len() >= SHORTEST && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// Whether nothing but a bishop's see was taken for a person: "митрополит | Нагорский".
pub(super) fn is_see(document: &Document, name: &Range<usize>) -> bool {
    name.len() == 1 && behind_title(document, name.start) && is_see_word(document.token(name.start))
}

/// Where the name begins behind the see of a bishop: "митрополит Нагорский | Павел".
pub(super) fn behind_see(document: &Document, name: Range<usize>) -> usize {
    let see = name.len() > 1 && behind_title(document, name.start) && is_see_word(document.token(name.start));
    name.start + usize::from(see)
}

fn behind_title(document: &Document, at: usize) -> bool {
    const TITLES: [&str; 6] = ["итрополит", "пископ", "атриарх", "кзарх", "атоликос", "Пап"];
    let before = at.checked_sub(1).map_or("", |before| document.token(before));
    TITLES.iter().any(|title| before.contains(title))
}

fn is_see_word(text: &str) -> bool {
    ["ский", "ского", "скому", "ским", "ском"].iter().any(|ending| text.ends_with(ending))
}

/// A known given name and the surname behind it.
fn given_name(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    let given = reader.is_capital(at) && reader.begins_unit(at) && reader.is(at, GIVEN);
    if !given || reader.phrase(at).is_some() && !reader.is(at, GIVEN) {
        return None;
    }
    let end = name_end(reader, at);
    (end > reader.unit_end(at)).then_some(at..end)
}

/// The name behind a post and what it is held in: "министра финансов Мади Такиева".
fn behind_post(reader: &Reader<'_>, post: usize, bodies: &[Range<usize>]) -> Option<Range<usize>> {
    if !reader.is(post, POST | RANK) || reader.word(post).classes.any(GIVEN) {
        return None;
    }
    let mut at = reader.unit_end(post);
    let start = at;
    loop {
        let body = bodies.iter().find(|body| body.start == at).map(|body| body.end);
        let next = body.or_else(|| complements::end(reader, at)).or_else(|| nested_post(reader, at));
        match next {
            Some(next) if next > at => at = next,
            _ => break,
        }
    }
    if reader.is(at, POST | RANK) && reader.is_lower(at) || !is_name_word(reader, at) || reader.is_glued(at) {
        return None;
    }
    let end = name_end(reader, at);
    let words = (at..end).filter(|&at| reader.begins_unit(at)).count();
    let agrees = agrees(reader, post, at..end);
    let alone = at == start && is_russian_surname(reader.text(end - 1));
    (agrees && (words >= 2 || words == 1 && alone)).then_some(at..end)
}

/// "заместителя председателя", "помощник Президента".
fn nested_post(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let genitive =
        reader.is(reader.unit_end(at) - 1, POST) && reader.word(reader.unit_end(at) - 1).forms.any(Forms::GENITIVE);
    genitive.then(|| reader.unit_end(at))
}

/// Whether a post and the name behind it stand in one case, as far as the endings tell.
fn agrees(reader: &Reader<'_>, post: usize, name: Range<usize>) -> bool {
    let forms = reader.word(reader.unit_end(post) - 1).forms;
    let Some(span) = reader.document.span_of(name) else { return false };
    let cases = super::base::person_cases(span.of(&reader.document.text), reader.words);
    forms == Forms::NONE || forms.any_gender().any(cases)
}

/// Whether the word ends as most Russian surnames do, in any case; those in -ский may be a region's adjective.
fn is_russian_surname(text: &str) -> bool {
    const STEMS: [&str; 5] = ["ов", "ев", "ёв", "ин", "ын"];
    const ENDINGS: [&str; 6] = ["", "а", "у", "ым", "е", "ой"];
    ENDINGS.iter().any(|ending| {
        text.strip_suffix(ending).is_some_and(|stem| stem.len() > 4 && STEMS.iter().any(|known| stem.ends_with(known)))
    })
}
