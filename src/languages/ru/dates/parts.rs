//! Parts of a year or of another period: halves, quarters, counted months, beginnings and ends.

use super::absolute::ordinal;
use super::relative::UNITS;
use crate::figures::Period;
use crate::figures::dates::read::{self, mapped, tag};
use crate::figures::dates::{Edge, Expression, Footing, Phrase, Unit, Year, YearPart};
use crate::figures::engine::{Match, Part, Rule};
use crate::figures::lexicon::Class;

const EDGES: &[(&str, Edge)] = &[("beginning", Edge::Beginning), ("end", Edge::End), ("middle", Edge::Middle)];
const ORDINAL: Part = Part::Is(Class::Ordinal);
const CARDINAL: Part = Part::Is(Class::Cardinal);
const HYPHEN: Part = Part::Maybe(&Part::Glued(&Part::Word(&["-", "‑"])));
const ENDING: Part = Part::Maybe(&Part::Glued(&tag("ordinal-ending")));
const FIRST_OR_LAST: &[&str] = &["первый", "последний"];
const SAME: Part = Part::Is(Class::Tag("same"));

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule {
        name: "same-period", pattern: &[SAME, Part::Maybe(&Part::Word(&["же"])), tag("period")], production: same
    },
    Rule {
        name: "same-period",
        pattern: &[tag("that"), Part::Word(&["же"]), Part::Maybe(&Part::Word(&["самый"])), tag("period")],
        production: same,
    },
    Rule {
        // «аналогичный месяц прошлого года»
        name: "same-unit",
        pattern: &[SAME, tag("unit")],
        production: same,
    },
    Rule {
        // «первая половина 2024 года», «вторая половина мая»
        name: "half",
        pattern: &[ORDINAL, tag("half")],
        production: |m| {
            let edge = match ordinal(m, 0)? {
                1 => Edge::FirstHalf,
                2 => Edge::SecondHalf,
                _ => return None,
            };
            Some(read::phrase(m, Expression::EdgeWord(edge), Footing::Joined))
        },
    },
    Rule {
        name: "ten-days",
        pattern: &[ORDINAL, tag("ten-days")],
        production: |m| {
            let edge = match ordinal(m, 0)? {
                1 => Edge::Early,
                2 => Edge::Middle,
                3 => Edge::Late,
                _ => return None,
            };
            Some(read::phrase(m, Expression::EdgeWord(edge), Footing::Joined))
        },
    },
    Rule {
        // «в первых числах июня», «в 20-х числах мая»
        name: "early-days",
        pattern: &[ORDINAL, tag("dates")],
        production: |m| days_of_month(m, read::ordinal(m, 0)?),
    },
    Rule {
        name: "early-days",
        pattern: &[Part::Word(&["последний"]), tag("dates")],
        production: |m| Some(read::phrase(m, Expression::EdgeWord(Edge::Late), Footing::Joined)),
    },
    Rule {
        name: "early-days",
        pattern: &[Part::Digits, Part::Glued(&Part::Is(Class::Addend)), tag("dates")],
        production: |m| days_of_month(m, read::text(m, 0).parse().ok()?),
    },
    Rule {
        name: "week-of",
        pattern: &[Part::Word(FIRST_OR_LAST), tag("week")],
        production: |m| {
            let edge = if read::ordinal(m, 0).is_some() { Edge::FirstWeek } else { Edge::LastWeek };
            Some(read::phrase(m, Expression::EdgeWord(edge), Footing::Joined))
        },
    },
    Rule {
        // «с начала года» is since this one's, also in January.
        name: "since-new-year",
        pattern: &[tag("beginning"), tag("year")],
        production: |m| {
            let year = Box::new(Expression::InYear(YearPart::Whole, Year::Offset(0)));
            read::is_word_before(m, &["с", "со"]).then(|| read::firm(m, Expression::Edge(Edge::Beginning, year)))
        },
    },
    Rule { name: "quarter", pattern: &[ORDINAL, tag("quarter")], production: |m| quarter(m, ordinal(m, 0)?) },
    Rule {
        name: "quarter",
        pattern: &[tag("roman"), HYPHEN, ENDING, tag("quarter")],
        production: |m| quarter(m, read::roman(read::text(m, 0))?),
    },
    Rule {
        name: "quarter",
        pattern: &[Part::Digits, HYPHEN, ENDING, tag("quarter")],
        production: |m| {
            let is_ordinal =
                !m.parts[2].is_empty() || read::behind(m).is_some_and(|at| read::is_modern_year(m.row, at));
            is_ordinal.then(|| quarter(m, read::text(m, 0).parse().ok()?)).flatten()
        },
    },
    Rule { name: "half-year", pattern: &[ORDINAL, tag("half-year")], production: |m| half_year(m, ordinal(m, 0)?) },
    Rule {
        name: "half-year",
        pattern: &[tag("roman"), HYPHEN, ENDING, tag("half-year")],
        production: |m| half_year(m, read::roman(read::text(m, 0))?),
    },
    Rule {
        name: "half-year",
        pattern: &[Part::Digits, HYPHEN, ENDING, tag("half-year")],
        production: |m| half_year(m, read::text(m, 0).parse().ok()?),
    },
    Rule { name: "first-months", pattern: &[Part::Word(FIRST_OR_LAST), CARDINAL, tag("months")], production: first },
    Rule { name: "first-months", pattern: &[Part::Word(FIRST_OR_LAST), CARDINAL, tag("month")], production: first },
    Rule {
        name: "first-months",
        pattern: &[Part::Word(FIRST_OR_LAST), Part::Digits, tag("months")],
        production: first,
    },
    Rule { name: "first-months", pattern: &[Part::Word(FIRST_OR_LAST), Part::Digits, tag("month")], production: first },
    Rule { name: "months-of", pattern: &[CARDINAL, tag("months")], production: months },
    Rule { name: "months-of", pattern: &[CARDINAL, tag("month")], production: months },
    Rule { name: "months-of", pattern: &[Part::Digits, tag("months")], production: months },
    Rule { name: "months-of", pattern: &[Part::Digits, tag("month")], production: months },
    Rule {
        name: "edge",
        pattern: &[tag("edge")],
        production: |m| Some(read::phrase(m, Expression::EdgeWord(mapped(m, 0, EDGES)?), Footing::Joined)),
    },
    Rule {
        // «до конца года», «за восемь месяцев года»; by itself only where results are summed up.
        name: "the-year",
        pattern: &[tag("year")],
        production: |m| {
            let is_result = read::before(m).is_some_and(|before| m.row.is(before, Class::Tag("result")));
            let year = Expression::InYear(YearPart::Whole, Year::TheYear);
            Some(read::phrase(m, year, if is_result { Footing::Firm } else { Footing::Joined }))
        },
    },
    Rule {
        // As a part of it alone: «до конца месяца».
        name: "the-unit",
        pattern: &[tag("unit")],
        production: |m| {
            let unit = mapped(m, 0, UNITS).filter(|unit| *unit != Unit::Day)?;
            Some(read::phrase(m, Expression::Unit(unit, 0), Footing::Joined))
        },
    },
];

/// The third of a month that «первых», «10-х» or «20-х числах» lie in.
fn days_of_month(m: &Match<'_, '_>, first: u32) -> Option<Phrase> {
    let edge = match first {
        1 => Edge::Early,
        10 => Edge::Middle,
        20 => Edge::Late,
        _ => return None,
    };
    Some(read::phrase(m, Expression::EdgeWord(edge), Footing::Joined))
}

fn same(m: &Match<'_, '_>) -> Option<Phrase> {
    Some(read::phrase(m, Expression::SamePeriod(Year::Open), Footing::Joined))
}

fn quarter(m: &Match<'_, '_>, number: i8) -> Option<Phrase> {
    let quarter = Expression::InYear(YearPart::Quarter(number), Year::Open);
    (1..=4).contains(&number).then(|| read::firm(m, quarter))
}

fn half_year(m: &Match<'_, '_>, number: i8) -> Option<Phrase> {
    let half = Expression::InYear(YearPart::Half(number), Year::Open);
    (1..=2).contains(&number).then(|| read::firm(m, half))
}

fn first(m: &Match<'_, '_>) -> Option<Phrase> {
    let count = i8::try_from(read::count(m, 1)?).ok().filter(|count| (1..=12).contains(count))?;
    if read::ordinal(m, 0).is_none() {
        return Some(read::phrase(m, Expression::InYear(YearPart::LastMonths(count), Year::Open), Footing::Joined));
    }
    let led = read::is_word_before(m, &["за", "в", "на", "по"]) || is_result_of(m);
    let footing = if led { Footing::Firm } else { Footing::Joined };
    Some(read::phrase(m, Expression::InYear(YearPart::FirstMonths(count), Year::Open), footing))
}

/// «За девять месяцев» are the first of the year where they have just passed, else a length of time; with a year they
/// always are.
fn months(m: &Match<'_, '_>) -> Option<Phrase> {
    const LEAST: i8 = 3;
    let count = i8::try_from(read::count(m, 0)?).ok().filter(|count| (1..=12).contains(count))?;
    let led = read::is_word_before(m, &["за"]) || is_result_of(m);
    let stands =
        led && count >= LEAST && m.row.document.published.is_some_and(|day| Period::has_just_passed(count, day));
    let footing = if stands { Footing::Firm } else { Footing::Joined };
    Some(read::phrase(m, Expression::InYear(YearPart::FirstMonths(count), Year::Open), footing))
}

fn is_result_of(m: &Match<'_, '_>) -> bool {
    read::before(m).is_some_and(|before| m.row.is(before, Class::Tag("result")))
}
