//! Rules of amounts with words that only Russian has.

use super::endings;
use crate::document::TokenKind;
use crate::figures::amounts::{Draft, Reading, is_year};
use crate::figures::engine::Part::{Ahead, Glued, Is, Maybe, Numeral, Read, Word};
use crate::figures::engine::{Match, Row, Rule};
use crate::figures::lexicon::Class;
use crate::figures::rules::{measures, nouns, ratios, skipped};
use crate::figures::{Qualifier, Quantity, Value, tags};
use rust_decimal::Decimal;

const ORDINAL_ENDING: Class = Class::Tag("ordinal-ending");
const FOLD: Class = Class::Tag("fold");
const SIDE: Class = Class::Tag("side");
const LOGGED: Class = Class::Tag("logged");
const TIMES: Class = Class::Tag("times");

/// What is no figure.
pub(super) const SKIPPED: &[Rule<Reading>] = &[
    // 2012–2016 годы, 2022 и 2023 годах
    Rule { name: "years", pattern: &[Numeral, Read(joiner), Numeral, Read(year_word)], production: years },
    // в 2024 году
    Rule { name: "years", pattern: &[Numeral, Read(year_word)], production: years },
    // 71-я, 5-го, 11-м
    Rule {
        name: "ordinal",
        pattern: &[Numeral, Glued(&Is(tags::HYPHEN)), Glued(&Is(ORDINAL_ENDING))],
        production: skipped::skip,
    },
    // 35-летний мужчина, 5-летнего возраста
    Rule {
        name: "age-adjective",
        pattern: &[Numeral, Glued(&Is(tags::HYPHEN)), Glued(&Is(Class::Tag("of-so-many-years"))), Ahead(of_a_person)],
        production: age_adjective,
    },
    // 50-летней, 12-этажный
    Rule {
        name: "compound",
        pattern: &[Numeral, Glued(&Is(tags::HYPHEN)), Glued(&Read(adjective))],
        production: skipped::skip,
    },
    // пяти рабочих дней
    Rule { name: "duration", pattern: &[Numeral, Read(adjectives), Is(Class::Time)], production: skipped::skip },
    // 185 долларов за 1000 кубометров
    Rule { name: "per-number", pattern: &[Word(&["за"]), Numeral, Is(Class::Unit)], production: price },
    // нагрузка на одного судью
    Rule { name: "per-number", pattern: &[Word(&["на"]), Numeral, Ahead(nouns::singular)], production: per_one },
    // 20-х числах: only two to four have «-х» as numbers, the others as ordinals
    Rule { name: "ordinal", pattern: &[Numeral], production: ordinal },
    // пункта 1-1
    Rule {
        name: "numbered",
        pattern: &[Is(tags::NUMBERED), Numeral, Glued(&Is(tags::HYPHEN)), Glued(&Numeral)],
        production: skipped::skip,
    },
    // один из них
    Rule { name: "one-of-them", pattern: &[Numeral, Is(tags::OF_THEM)], production: one_of_them },
    // БИН 020240002254
    Rule { name: "numbered", pattern: &[Numeral], production: code_number },
    // «100 конкретных шагов»
    Rule { name: "part-of-name", pattern: &[Numeral, Ahead(nouns::counted)], production: quoted },
    // товарооборот двух стран: both of those that the text is about
    Rule { name: "both-sides", pattern: &[Numeral, Is(SIDE)], production: both_sides },
    // 14 мая
    Rule { name: "day-of-month", pattern: &[Numeral, Is(Class::Month)], production: day },
];

/// Ages, and times that are totals.
pub(super) const AGES: &[Rule<Reading>] = &[
    // детей до 14 лет
    Rule { name: "age-limit", pattern: &[Numeral, Is(Class::Time)], production: age_limit },
    // налетала 6 200 часов
    Rule { name: "logged-hours", pattern: &[Numeral, Is(Class::Time)], production: logged_hours },
];

/// Multiples.
pub(super) const RATIOS: &[Rule<Reading>] = &[
    // в 1,5–2 раза
    Rule {
        name: "ratio-range",
        pattern: &[Word(&["в"]), Numeral, Read(joiner), Numeral, Is(TIMES)],
        production: times_range,
    },
    // в 2,5 раза
    Rule {
        name: "ratio-in",
        pattern: &[Word(&["в"]), Maybe(&Is(Class::Qualifier)), Numeral, Is(TIMES)],
        production: times,
    },
];

/// The last word of an adjective that begins with a number.
fn adjective(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    let item = &row.items[at];
    let plain = item.kind == TokenKind::Word && !item.is(FOLD) && row.numerals[at].is_none();
    (plain && endings::is_adjective(row.text(at))).then_some(1)
}

/// A word for a person, or "age", perhaps behind an adjective.
fn of_a_person(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    let noun = if endings::is_adjective(row.text(at)) { at + 1 } else { at };
    let is_person = |item: usize| row.is(item, tags::OF_AN_AGE) || row.is(item, tags::AGE);
    (is_person(at) || (row.share_sentence(at, noun) && is_person(noun))).then_some(1)
}

fn age_adjective(found: &Match<'_, '_>) -> Option<Reading> {
    let quantity = Quantity::Measure { unit: "a".to_owned() };
    let surface = found.items().start..found.parts[2].end;
    Some(Reading::Amount(Draft::new(found, found.numeral(0)?, surface, Some(quantity)).sure(85)))
}

/// Adjectives before a unit of time: «рабочих», «последних календарных».
fn adjectives(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    const MOST: usize = 3;
    let adjective = |item: usize| row.share_sentence(at, item) && endings::is_plural_adjective(row.text(item));
    Some((at..at + MOST).take_while(|&item| adjective(item)).count()).filter(|&count| count > 0)
}

/// A dash or «и» between two numbers.
fn joiner(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    [tags::DASH, tags::AND, tags::OR].iter().any(|&tag| row.is(at, tag)).then_some(1)
}

/// «год» in any of its forms.
fn year_word(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    let word = row.text(at);
    (measures::code(row, at, &[Class::Time]) == Some("a") && word != "лет" || matches!(word, "г")).then_some(1)
}

fn years(found: &Match<'_, '_>) -> Option<Reading> {
    let numbers = [0, found.parts.len() - 2].map(|part| found.numeral(part));
    numbers
        .into_iter()
        .flatten()
        .all(|number| number.bare && is_year(number.value))
        .then_some(Reading::Skipped(found.rule))
}

/// What a price is for: a quantity right behind money.
fn price(found: &Match<'_, '_>) -> Option<Reading> {
    let priced = found.row.before(found.items().start).is_some_and(|before| found.row.is(before, Class::Currency));
    if priced { skipped::skip(found) } else { None }
}

/// «на одного жителя», «на 1 сотрудника»: one of those that something is divided among.
fn per_one(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, at) = (found.row, found.parts[1].start);
    let one = found.numeral(1)?.value == Decimal::ONE && matches!(row.text(at), "одного" | "1");
    let animate = row.text(found.parts[2].start).ends_with(['а', 'я', 'ю', 'у', 'о', 'г']);
    if one && animate { skipped::skip(found) } else { None }
}

/// A row of digits that begins with a nought or is longer than numbers are without separators.
fn code_number(found: &Match<'_, '_>) -> Option<Reading> {
    const LONGEST: usize = 10;
    let number = found.numeral(0)?;
    let digits = found.row.text(found.items().start);
    let code = number.bare && (digits.len() > LONGEST || (digits.len() > 1 && digits.starts_with('0')));
    if code { skipped::skip(found) } else { None }
}

fn one_of_them(found: &Match<'_, '_>) -> Option<Reading> {
    if found.numeral(0)?.value == Decimal::ONE { skipped::skip(found) } else { None }
}

fn ordinal(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, number) = (found.row, found.numeral(0)?);
    let last = found.items().end - 1;
    let few = (Decimal::TWO..=Decimal::from(4)).contains(&number.value);
    let ordinal =
        found.items().len() > 1 && row.text(last).ends_with('х') && row.text(last).starts_with(['-', '‑', '–']);
    if ordinal && !few { skipped::skip(found) } else { None }
}

/// A number and what it counts, in quotes of their own.
fn quoted(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, start, end) = (found.row, found.items().start, found.items().end);
    let opened = row
        .before(start)
        .is_some_and(|mark| row.items[start].glued && matches!(row.text(mark), "«" | "“" | "\"" | "„"));
    let closed = row.get(end).is_some_and(|mark| mark.glued) && matches!(row.text(end), "»" | "”" | "\"" | "“");
    if opened && closed { skipped::skip(found) } else { None }
}

/// «двух стран» behind the noun that is theirs: the two are known, so that nothing is counted.
fn both_sides(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, at) = (found.row, found.items().start);
    let genitive = row.text(at) == "двух";
    let owner = row.before(at).is_some_and(|owner| {
        let word = row.items[owner].kind == TokenKind::Word;
        word && row.items[owner].senses.is_empty() && !row.nouns.is_past(row, owner)
    });
    if genitive && owner { skipped::skip(found) } else { None }
}

fn day(found: &Match<'_, '_>) -> Option<Reading> {
    let number = found.numeral(0)?;
    let fits = number.bare && number.value <= Decimal::from(31);
    if fits { skipped::skip(found) } else { None }
}

/// «детей до 14 лет», «граждан старше 60 лет», «детей от 3 до 6 лет»: a bound between people and a number of years.
fn age_limit(found: &Match<'_, '_>) -> Option<Reading> {
    let row = found.row;
    let people = people_before(row, found.items().start)?;
    let people = row.is(people, tags::OF_AN_AGE);
    let years = measures::code(row, found.parts[1].start, &[Class::Time]) == Some("a");
    if !people || !years {
        return None;
    }
    let quantity = Quantity::Measure { unit: "a".to_owned() };
    Some(Reading::Amount(Draft::new(found, found.numeral(0)?, found.items(), Some(quantity)).sure(80)))
}

/// Hours that a verb adds up: they are a result, no duration.
fn logged_hours(found: &Match<'_, '_>) -> Option<Reading> {
    let row = found.row;
    let mut lead = row.before(found.items().start)?;
    while row.is(lead, Class::Qualifier) {
        lead = row.before(lead)?;
    }
    let unit = measures::code(row, found.parts[1].start, &[Class::Time]).filter(|&unit| unit == "h")?;
    let quantity = Quantity::Measure { unit: unit.to_owned() };
    let draft = Draft::new(found, found.numeral(0)?, found.items(), Some(quantity)).sure(80);
    row.is(lead, LOGGED).then_some(Reading::Amount(draft))
}

/// What stands before the bound of an age or before the first of two: «детей до 14», «детей от 3 до 6», «детей 3–6».
fn people_before(row: &Row<'_, '_>, number: usize) -> Option<usize> {
    let before = row.before(number)?;
    let range = row.is(before, tags::TO) || row.is(before, tags::DASH);
    let first = row.before(before).filter(|&first| range && row.numerals[first].is_some_and(|first| first.items == 1));
    match first {
        Some(first) => {
            row.before(first).and_then(|lead| if row.is(lead, tags::FROM) { row.before(lead) } else { Some(lead) })
        }
        None => row.is(before, Class::Qualifier).then(|| row.before(before)).flatten(),
    }
}

fn times(found: &Match<'_, '_>) -> Option<Reading> {
    ratios::ratio(found, found.numeral(2)?, found.items())
}

fn times_range(found: &Match<'_, '_>) -> Option<Reading> {
    let (low, high) = (found.numeral(1)?, found.numeral(3)?);
    if low.value >= high.value {
        return None;
    }
    let mut draft = Draft::new(found, high, found.items(), Some(Quantity::Ratio)).sure(90);
    (draft.value, draft.qualifier) = (Value::Range(low.value, high.value), Qualifier::Range);
    Some(Reading::Amount(draft))
}
