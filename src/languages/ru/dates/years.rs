//! Years in digits, spans of them, decades and centuries.

use super::absolute::ordinal;
use crate::document::TokenKind;
use crate::figures::Period;
use crate::figures::dates::read::{self, tag, year};
use crate::figures::dates::{Expression, Footing, Phrase, Year, YearPart};
use crate::figures::engine::{Match, Part, Row, Rule};
use crate::figures::lexicon::Class;
use rust_decimal::prelude::ToPrimitive;

const YEAR: Part = Part::Digits;
const DASH: &[&str] = &["-", "–", "—", "‑", "‒", "−", "/"];
const HYPHEN: Part = Part::Glued(&Part::Word(&["-", "‑", "–"]));
const ENDING: Part = Part::Glued(&tag("ordinal-ending"));
const KIND: Part = Part::Maybe(&tag("kind-of-year"));
const WORD: Part = tag("year");
const WORDS: Part = tag("years");
/// The word behind years: «годах», «гг.», and the singular of an academic year.
const EITHER: Part = Part::Read(year_word);

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule { name: "years", pattern: &[YEAR, Part::Word(DASH), YEAR, KIND, EITHER], production: years },
    Rule {
        // «с 2012 по 2014 годы», «между 2012 и 2014 годами»
        name: "years-to",
        pattern: &[YEAR, Part::Word(&["по", "до", "и"]), YEAR, KIND, EITHER],
        production: |m| {
            let leads: &[&str] = if read::text(m, 1) == "и" { &["между"] } else { &["с", "со", "от"] };
            read::is_word_before(m, leads).then(|| span(m)).flatten()
        },
    },
    Rule { name: "bare-years", pattern: &[YEAR, Part::Word(DASH), YEAR], production: bare_years },
    Rule {
        // «1990-х годов», «1990-е»
        name: "decade",
        pattern: &[YEAR, HYPHEN, ENDING, Part::Maybe(&WORDS)],
        production: |m| {
            let plural = matches!(read::text(m, 2), "х" | "ых" | "е" | "ые" | "ми");
            let plural = plural || !m.parts[3].is_empty();
            let first = match read::text(m, 0).len() {
                4 => year(m, 0)?,
                2 if !m.parts[3].is_empty() => 1900 + read::text(m, 0).parse::<i16>().ok()?,
                _ => return None,
            };
            (plural && first % 10 == 0 && !read::is_glued_before(m)).then_some(())?;
            Some(read::firm(m, Expression::Fixed(Period::decade(first)?)))
        },
    },
    Rule {
        // The ending «-х» is one item: it ends numbers too («4-х»).
        name: "decade",
        pattern: &[YEAR, Part::Glued(&Part::Is(Class::Addend)), Part::Maybe(&WORDS)],
        production: |m| {
            let tens =
                || Some(read::text(m, 0)).filter(|text| text.len() == 2 && !m.parts[2].is_empty())?.parse::<i16>().ok();
            let first = year(m, 0).or_else(|| Some(1900 + tens()?))?;
            (first % 10 == 0 && !read::is_glued_before(m)).then_some(())?;
            Some(read::firm(m, Expression::Fixed(Period::decade(first)?)))
        },
    },
    Rule {
        name: "spelled-decade",
        pattern: &[Part::Is(Class::Ordinal), WORDS],
        production: |m| {
            let tens = ordinal(m, 0)?;
            (tens >= 20 && tens % 10 == 0).then_some(())?;
            Some(read::firm(m, Expression::Fixed(Period::decade(1900 + i16::from(tens))?)))
        },
    },
    Rule {
        // «в 90-х»
        name: "bare-decade",
        pattern: &[YEAR, Part::Glued(&Part::Is(Class::Addend))],
        production: |m| bare_decade(m),
    },
    Rule {
        // «в 90-е»
        name: "bare-decade",
        pattern: &[YEAR, HYPHEN, ENDING],
        production: |m| matches!(read::text(m, 2), "е" | "х").then(|| bare_decade(m)).flatten(),
    },
    Rule {
        // «в две тысячи двадцать пятом году»
        name: "spelled-year",
        pattern: &[Part::Numeral, Part::Is(Class::Ordinal), WORD],
        production: |m| {
            let thousands = m.numeral(0).filter(|number| !number.bare && number.value.is_integer())?.value.to_i16()?;
            let rest = i16::from(ordinal(m, 1)?);
            let room = if thousands % 100 == 0 { 100 } else { 10 };
            let year = thousands.checked_add(rest).filter(|year| (1000..=read::LATEST).contains(year))?;
            let fits = thousands % room == 0 && rest < room;
            fits.then(|| read::firm(m, Expression::InYear(YearPart::Whole, Year::Stated(year))))
        },
    },
    Rule {
        name: "roman-century",
        pattern: &[tag("roman"), tag("century")],
        production: |m| {
            let century = Period::century(read::roman(read::text(m, 0))?.into())?;
            Some(read::firm(m, Expression::Fixed(century)))
        },
    },
    Rule {
        name: "century",
        pattern: &[Part::Digits, Part::Maybe(&HYPHEN), Part::Maybe(&ENDING), tag("century")],
        production: |m| {
            let number = read::text(m, 0).parse().ok().filter(|number| (5..=30).contains(number))?;
            Some(read::firm(m, Expression::Fixed(Period::century(number)?)))
        },
    },
    Rule {
        name: "spelled-century",
        pattern: &[Part::Is(Class::Ordinal), tag("century")],
        production: |m| Some(read::firm(m, Expression::Fixed(Period::century(ordinal(m, 0)?.into())?))),
    },
    Rule {
        // «в 2025-м», «к 2025-му году»
        name: "ordinal-year",
        pattern: &[YEAR, HYPHEN, ENDING, Part::Maybe(&WORD)],
        production: |m| stated(m, Footing::Firm),
    },
    Rule {
        name: "year",
        pattern: &[YEAR, KIND, WORD],
        production: |m| stated(m, if is_in_title(m) { Footing::Joined } else { Footing::Firm }),
    },
    Rule { name: "year", pattern: &[YEAR, WORDS], production: |m| stated(m, Footing::Firm) },
    Rule {
        name: "bare-year",
        pattern: &[YEAR],
        production: |m| stated(m, if stands_bare(m) { Footing::Firm } else { Footing::Joined }),
    },
];

/// A decade of the last century in two digits, where it counts nothing: «в 90-х», but not «в 20-х числах».
fn bare_decade(m: &Match<'_, '_>) -> Option<Phrase> {
    const EARLIEST: i16 = 30;
    let tens = Some(read::text(m, 0)).filter(|text| text.len() == 2)?.parse::<i16>().ok()?;
    let ends = read::behind(m).is_none_or(|behind| m.row.items[behind].kind == TokenKind::Mark);
    let edge = read::before(m).is_some_and(|before| m.row.is(before, Class::Tag("edge")));
    let stands = edge || ends && read::is_word_before(m, &["в", "с", "до"]);
    (tens >= EARLIEST && tens % 10 == 0 && stands).then_some(())?;
    Some(read::firm(m, Expression::Fixed(Period::decade(1900 + tens)?)))
}

fn year_word(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    let item = row.items.get(at)?;
    (item.is(Class::Tag("years")) || item.is(Class::Tag("year"))).then_some(1)
}

fn stated(m: &Match<'_, '_>, footing: Footing) -> Option<Phrase> {
    let year = Expression::InYear(YearPart::Whole, Year::Stated(year(m, 0)?));
    (!read::is_glued_before(m)).then(|| read::phrase(m, year, footing))
}

fn years(m: &Match<'_, '_>) -> Option<Phrase> {
    let (dash, second) = (m.row.items[m.parts[1].start].glued, m.row.items[m.parts[2].start].glued);
    // Spaces stand on both sides of the dash or on none.
    let phrase = (dash == second).then(|| span(m)).flatten()?;
    let footing = if is_in_title(m) { Footing::Joined } else { phrase.footing };
    Some(Phrase { footing, ..phrase })
}

/// «2024–2026» without a word behind: behind what leads years, and before nothing that they could count.
fn bare_years(m: &Match<'_, '_>) -> Option<Phrase> {
    let phrase = years(m)?;
    let stands = stands_bare(m) && m.row.items[m.parts[1].start].glued;
    Some(if stands { phrase } else { Phrase { footing: Footing::Joined, ..phrase } })
}

fn span(m: &Match<'_, '_>) -> Option<Phrase> {
    let (first, end) = (year(m, 0)?, read::text(m, 2));
    let last = match end.len() {
        4 => end.parse().ok()?,
        2 => first - first % 100 + end.parse::<i16>().ok()?,
        _ => return None,
    };
    let fits = first < last && last <= read::LATEST && !read::is_glued_before(m);
    fits.then(|| read::firm(m, Expression::Years(first, last)))
}

/// Whether the number is a year without the word: in brackets, in a list that ends in the word, or behind a preposition
/// of time with nothing behind it to count.
fn stands_bare(m: &Match<'_, '_>) -> bool {
    const LEADS: &[&str] = &["в", "во", "с", "со", "к", "до", "после", "по", "на", "за", "чем", "и", ","];
    const BESIDE: &[&str] =
        &["и", "или", "по", "до", "в", "на", "с", "к", "а", "но", "как", "он", "она", "был", "была"];
    let row = m.row;
    let (items, before, behind) = (m.items(), read::before(m), read::behind(m));
    let is_modern = read::is_modern_year(row, items.start);
    let is_touched = behind.is_some_and(|behind| {
        row.items[behind].glued
            && (row.items[behind].kind != TokenKind::Mark || matches!(row.text(behind), "-" | "/" | "%" | ":"))
    });
    if !is_modern || is_touched {
        return false;
    }
    let opens = before.is_some_and(|before| row.text(before) == "(");
    let closes = behind.is_some_and(|behind| matches!(row.text(behind), ")" | "," | ";"));
    if opens && closes || is_in_list(row, items.end, read::LONGEST_LIST) {
        return true;
    }
    let led = before.is_some_and(|before| {
        let in_list = !matches!(row.text(before), "и" | ",")
            || row.before(before).is_some_and(|at| read::is_modern_year(row, at));
        in_list && LEADS.iter().any(|lead| read::is_word(row.text(before), lead))
    });
    let counts_nothing = behind.is_none_or(|behind| {
        row.items[behind].kind == TokenKind::Mark && row.text(behind) != "%" || BESIDE.contains(&row.text(behind))
    });
    led && counts_nothing
}

/// Whether only years, commas and «и» stand between here and a year with its word: «в 2023, 2024 и 2025 годах».
fn is_in_list(row: &Row<'_, '_>, at: usize, left: usize) -> bool {
    let joint = matches!(row.items.get(at).map(|_| row.text(at)), Some("," | "и" | "или"));
    let goes_on = joint && row.share_sentence(at, at + 1) && read::is_modern_year(row, at + 1);
    goes_on && left > 0 && (year_word(row, at + 2).is_some() || is_in_list(row, at + 2, left - 1))
}

/// Whether the years belong to the name of a document that begins with a capital: «Концепция развития на 2023–2029
/// годы», «Национальный план развития до 2029 года».
fn is_in_title(m: &Match<'_, '_>) -> bool {
    const FARTHEST: usize = 12;
    let Some(lead) = read::before(m) else { return false };
    let row = m.row;
    let is_led = matches!(row.text(lead), "на" | "до");
    if is_led && row.before(lead).is_some_and(|mark| row.text(mark) == "»") {
        // «программы «Денсаулык» на 2016–2019 годы»
        let open = (lead.saturating_sub(FARTHEST)..lead).rev().find(|&item| row.text(item) == "«");
        return open.and_then(|open| row.before(open)).is_some_and(|kind| row.is(kind, Class::Tag("document")));
    }
    is_led
        && (lead.saturating_sub(FARTHEST)..lead)
            .rev()
            .take_while(|&item| row.share_sentence(item, lead) && row.items[item].kind == TokenKind::Word)
            .any(|item| {
                let is_document = row.is(item, Class::Tag("document"));
                let first = row.before(item).filter(|_| read::is_lower(row, item));
                let named = first.unwrap_or(item);
                // «Указ о Плане …» and «в Национальном плане …», but not «План» at the head of a sentence.
                is_document && !read::is_lower(row, named) && row.before(named).is_some()
            })
}
