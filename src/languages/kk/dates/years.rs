//! Years in digits, spans of them, decades and centuries.

use super::absolute::ordinal;
use crate::figures::Period;
use crate::figures::dates::read::{self, tag, year};
use crate::figures::dates::{Expression, Footing, Phrase, Year, YearPart};
use crate::figures::engine::{Match, Part, Row, Rule};
use crate::figures::lexicon::Class;

const YEAR: Part = Part::Digits;
const DASH: &[&str] = &["-", "–", "—", "‑", "‒", "−", "/"];
const HYPHEN: Part = Part::Glued(&Part::Word(&["-", "‑", "–"]));
const KIND: Part = Part::Maybe(&Part::Word(&["оқу", "қаржы", "күнтізбелік"]));
const WORD: Part = tag("year");
const WORDS: Part = tag("years");
/// The word behind years: «жылдары», «жж.», and the singular of a school year.
const EITHER: Part = Part::Read(year_word);

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule {
        name: "years",
        pattern: &[YEAR, Part::Word(DASH), YEAR, KIND, EITHER],
        production: |m| {
            let (dash, second) = (m.row.items[m.parts[1].start].glued, m.row.items[m.parts[2].start].glued);
            (dash == second).then(|| span(m, 2)).flatten()
        },
    },
    Rule {
        // «2003 жылдан 2017 жылға дейін», «2011 жылдан бастап 2017 жылға дейін»
        name: "years-to",
        pattern: &[YEAR, WORD, Part::Maybe(&Part::Word(&["бастап"])), YEAR, WORD],
        production: |m| read::text(m, 1).ends_with("дан").then(|| span(m, 3)).flatten(),
    },
    Rule {
        // «1990-жылдары», «90-жылдары», «1990 жылдары»
        name: "decade",
        pattern: &[YEAR, Part::Maybe(&HYPHEN), WORDS],
        production: |m| {
            let first = match read::text(m, 0).len() {
                4 => year(m, 0)?,
                2 if !m.parts[1].is_empty() => 1900 + read::text(m, 0).parse::<i16>().ok()?,
                _ => return None,
            };
            (first % 10 == 0 && !read::is_glued_before(m)).then_some(())?;
            Some(read::firm(m, Expression::Fixed(Period::decade(first)?)))
        },
    },
    Rule {
        // «тоқсаныншы жылдары»
        name: "spelled-decade",
        pattern: &[Part::Is(Class::Ordinal), WORDS],
        production: |m| {
            let tens = ordinal(m, 0)?;
            (tens >= 20 && tens % 10 == 0).then_some(())?;
            Some(read::firm(m, Expression::Fixed(Period::decade(1900 + i16::from(tens))?)))
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
        pattern: &[Part::Digits, Part::Maybe(&HYPHEN), tag("century")],
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
        name: "year",
        pattern: &[YEAR, Part::Maybe(&HYPHEN), KIND, WORD],
        production: |m| {
            // «2000 жыл бұрын» counts years.
            let is_count =
                read::text(m, 3) == "жыл" && read::behind(m).is_some_and(|at| m.row.is(at, Class::Tag("ago")));
            (!is_count).then(|| stated(m, Footing::Firm)).flatten()
        },
    },
    Rule { name: "year", pattern: &[YEAR, WORDS], production: |m| stated(m, Footing::Firm) },
    Rule {
        name: "bare-year",
        pattern: &[YEAR],
        production: |m| stated(m, if stands_bare(m) { Footing::Firm } else { Footing::Joined }),
    },
];

fn year_word(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    (row.is(at, Class::Tag("years")) || row.is(at, Class::Tag("year"))).then_some(1)
}

fn stated(m: &Match<'_, '_>, footing: Footing) -> Option<Phrase> {
    let year = Expression::InYear(YearPart::Whole, Year::Stated(year(m, 0)?));
    (!read::is_glued_before(m)).then(|| read::phrase(m, year, footing))
}

fn span(m: &Match<'_, '_>, end: usize) -> Option<Phrase> {
    let (first, end) = (year(m, 0)?, read::text(m, end));
    let last = match end.len() {
        4 => end.parse().ok()?,
        2 => first - first % 100 + end.parse::<i16>().ok()?,
        _ => return None,
    };
    let fits = first < last && last <= read::LATEST && !read::is_glued_before(m);
    fits.then(|| read::firm(m, Expression::Years(first, last)))
}

/// Whether the number is a year without the word: alone in brackets, or in a list that ends in the word.
fn stands_bare(m: &Match<'_, '_>) -> bool {
    let (row, items) = (m.row, m.items());
    let is = |item: Option<usize>, mark: &str| item.is_some_and(|item| row.text(item) == mark);
    let in_brackets = is(read::before(m), "(") && is(read::behind(m), ")");
    read::is_modern_year(row, items.start) && (in_brackets || is_in_list(row, items.end, read::LONGEST_LIST))
}

/// Whether only years and conjunctions stand between here and a year with its word: «2023 және 2024 жылдары».
fn is_in_list(row: &Row<'_, '_>, at: usize, left: usize) -> bool {
    const JOINTS: &[&str] = &[",", "және", "мен", "пен", "бен"];
    let joint = row.get(at).is_some_and(|_| JOINTS.contains(&row.text(at)));
    let goes_on = joint && row.share_sentence(at, at + 1) && read::is_modern_year(row, at + 1);
    goes_on && left > 0 && (year_word(row, at + 2).is_some() || is_in_list(row, at + 2, left - 1))
}
