//! Parts of a year or of another period: halves, quarters, counted months, beginnings and ends.

use super::relative::UNITS;
use crate::document::TokenKind;
use crate::figures::dates::read::{self, mapped, ordinal, tag};
use crate::figures::dates::{Edge, Expression, Footing, Phrase, Year, YearPart};
use crate::figures::engine::{Match, Part, Rule};
use crate::figures::lexicon::Class;

const THE: Part = Part::Maybe(&Part::Word(&["the"]));
const SAME: &[&str] = &["same", "corresponding", "similar", "comparable", "analogous"];
const FIRST_OR_SECOND: Part = Part::Word(&["first", "second"]);
const ROMAN: &[&str] = &["i", "ii", "iii", "iv"];
const CODES: &[&str] = &["q1", "q2", "q3", "q4", "h1", "h2"];
const EDGES: &[(&str, Edge)] = &[
    ("beginning", Edge::Beginning),
    ("end", Edge::End),
    ("early", Edge::Early),
    ("middle", Edge::Middle),
    ("late", Edge::Late),
];

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule {
        name: "same-period",
        pattern: &[Part::Word(SAME), Part::Word(&["period"])],
        production: |m| {
            let same = read::text(m, 0).eq_ignore_ascii_case("same");
            let footing = if same { Footing::Firm } else { Footing::Joined };
            Some(read::phrase(m, Expression::SamePeriod(Year::Open), footing))
        },
    },
    Rule {
        name: "same-months",
        pattern: &[
            Part::Word(SAME),
            Part::Word(&["month", "months", "quarter", "half", "week", "day", "date", "time"]),
        ],
        production: |m| {
            const YEAR_FOLLOWS: &[&str] = &["of", "in", "last", "the", "this", "a", "one"];
            const THE_YEAR: &[&str] = &["year", "previous", "preceding", "prior", "last", "past", "next", "following"];
            let is = |item: usize, words: &[&str]| {
                m.row.get(item).is_some_and(|_| words.iter().any(|word| m.row.text(item).eq_ignore_ascii_case(word)))
            };
            let follows = read::behind(m).is_some_and(|item| {
                // "On the same day the President met …"
                let narrates = is(item, &["the"]) && !is(item + 1, THE_YEAR);
                m.row.items[item].kind == TokenKind::Number || is(item, YEAR_FOLLOWS) && !narrates
            });
            follows.then(|| read::phrase(m, Expression::SamePeriod(Year::Open), Footing::Joined))
        },
    },
    Rule {
        name: "week-of-month",
        pattern: &[Part::Word(&["first", "last", "final"]), Part::Word(&["week", "day"])],
        production: |m| {
            let edge = match (read::text(m, 0).eq_ignore_ascii_case("first"), read::has_tag(m, 1, "day")) {
                (true, false) => Edge::FirstWeek,
                (false, false) => Edge::LastWeek,
                (true, true) => Edge::Beginning,
                (false, true) => Edge::End,
            };
            let is_of = read::behind(m).is_some_and(|item| m.row.text(item) == "of");
            is_of.then(|| read::phrase(m, Expression::EdgeWord(edge), Footing::Joined))
        },
    },
    Rule {
        // As a part of it alone: "the end of the month".
        name: "the-unit",
        pattern: &[Part::Word(&["the"]), Part::Word(&["week", "month", "quarter", "decade", "century"])],
        production: |m| Some(read::phrase(m, Expression::Unit(mapped(m, 1, UNITS)?, 0), Footing::Joined)),
    },
    Rule {
        // The ten days that the region's statistics are kept by.
        name: "decade-of-month",
        pattern: &[Part::Is(Class::Ordinal), Part::Word(&["decade"])],
        production: |m| {
            let edge = match ordinal(m, 0)? {
                1 => Edge::Early,
                2 => Edge::Middle,
                3 => Edge::Late,
                _ => return None,
            };
            let of = read::behind(m).filter(|&item| m.row.text(item) == "of")?;
            let of_month = m.row.items.get(of + 1).is_some_and(|item| item.is(Class::Month));
            of_month.then(|| read::phrase(m, Expression::EdgeWord(edge), Footing::Joined))
        },
    },
    Rule {
        name: "year-end-of",
        pattern: &[
            Part::Word(&["year"]),
            Part::Maybe(&Part::Glued(&Part::Word(&["-"]))),
            Part::Word(&["end"]),
            Part::Maybe(&Part::Word(&["of"])),
            Part::Digits,
        ],
        production: |m| {
            let year = Expression::InYear(YearPart::Whole, Year::Stated(read::year(m, 4)?));
            Some(read::firm(m, Expression::Edge(Edge::End, Box::new(year))))
        },
    },
    Rule {
        name: "year-end",
        pattern: &[
            Part::Word(&["year"]),
            Part::Maybe(&Part::Glued(&Part::Word(&["'s", "’s", "-"]))),
            Part::Word(&["end"]),
        ],
        production: |m| {
            // "A year end up", "the year ends".
            let year = Box::new(Expression::InYear(YearPart::Whole, Year::TheYear));
            let is_verb = m.parts[1].is_empty() && read::is_word_before(m, &["a", "the", "this", "each", "every"]);
            (!is_verb).then(|| read::firm(m, Expression::Edge(Edge::End, year)))
        },
    },
    Rule { name: "half-year", pattern: &[THE, FIRST_OR_SECOND, tag("half-year")], production: half },
    Rule {
        name: "half",
        pattern: &[THE, Part::Digits, Part::Glued(&tag("ordinal-ending")), Part::Word(&["half"])],
        production: |m| half_of(m, read::text(m, 1).parse().ok()?),
    },
    Rule {
        name: "half",
        pattern: &[THE, FIRST_OR_SECOND, Part::Maybe(&Part::Glued(&Part::Word(&["-"]))), Part::Word(&["half"])],
        production: half,
    },
    Rule {
        name: "quarter",
        pattern: &[Part::Is(Class::Ordinal), Part::Maybe(&Part::Glued(&Part::Word(&["-"]))), Part::Word(&["quarter"])],
        production: |m| quarter(m, i8::try_from(ordinal(m, 0)?).ok()?),
    },
    Rule {
        name: "last-quarter-of",
        pattern: &[Part::Word(&["last", "final", "closing"]), Part::Word(&["quarter"])],
        production: |m| {
            let is_of = read::behind(m).is_some_and(|item| m.row.text(item) == "of");
            let quarter = Expression::InYear(YearPart::Quarter(4), Year::Open);
            is_of.then(|| read::phrase(m, quarter, Footing::Joined))
        },
    },
    Rule {
        name: "quarter",
        pattern: &[Part::Digits, Part::Glued(&tag("ordinal-ending")), Part::Word(&["quarter"])],
        production: |m| quarter(m, read::text(m, 0).parse().ok()?),
    },
    Rule {
        name: "quarter",
        pattern: &[Part::Word(ROMAN), Part::Word(&["quarter"])],
        production: |m| quarter(m, read::place(m, 0, ROMAN)?),
    },
    Rule {
        name: "quarter-code",
        pattern: &[Part::Word(CODES)],
        production: |m| {
            let code = read::place(m, 0, CODES)?;
            let part = if code <= 4 { YearPart::Quarter(code) } else { YearPart::Half(code - 4) };
            Some(read::phrase(m, Expression::InYear(part, Year::Open), Footing::Part))
        },
    },
    Rule {
        name: "first-months",
        pattern: &[Part::Word(&["first", "last"]), Part::Is(Class::Cardinal), Part::Word(&["months"])],
        production: first_months,
    },
    Rule {
        name: "first-months",
        pattern: &[Part::Word(&["first", "last"]), Part::Digits, Part::Word(&["months"])],
        production: first_months,
    },
    Rule { name: "months-of", pattern: &[Part::Is(Class::Cardinal), Part::Word(&["months"])], production: months_of },
    Rule { name: "months-of", pattern: &[Part::Digits, Part::Word(&["months"])], production: months_of },
    Rule {
        name: "edge",
        pattern: &[Part::Word(&[
            "beginning",
            "start",
            "outset",
            "end",
            "close",
            "early",
            "mid",
            "middle",
            "midst",
            "late",
        ])],
        production: |m| Some(read::phrase(m, Expression::EdgeWord(mapped(m, 0, EDGES)?), Footing::Joined)),
    },
];

fn half(m: &Match<'_, '_>) -> Option<Phrase> {
    half_of(m, i8::try_from(ordinal(m, 1)?).ok()?)
}

fn half_of(m: &Match<'_, '_>, number: i8) -> Option<Phrase> {
    let half = Expression::InYear(YearPart::Half(number), Year::Open);
    (1..=2).contains(&number).then(|| read::phrase(m, half, Footing::LedPart))
}

fn quarter(m: &Match<'_, '_>, number: i8) -> Option<Phrase> {
    let quarter = Expression::InYear(YearPart::Quarter(number), Year::Open);
    (1..=4).contains(&number).then(|| read::phrase(m, quarter, Footing::Part))
}

fn first_months(m: &Match<'_, '_>) -> Option<Phrase> {
    let count = i8::try_from(read::count(m, 1)?).ok().filter(|count| (1..=12).contains(count))?;
    let (part, footing) = if read::has_tag(m, 0, "last") {
        (YearPart::LastMonths(count), Footing::Joined)
    } else {
        (YearPart::FirstMonths(count), Footing::LedPart)
    };
    Some(read::phrase(m, Expression::InYear(part, Year::Open), footing))
}

/// "Ten months" is a stretch of the calendar only with its year.
fn months_of(m: &Match<'_, '_>) -> Option<Phrase> {
    let count = i8::try_from(read::count(m, 0)?).ok().filter(|count| (1..=12).contains(count))?;
    // "Two months ago" is read as a whole.
    let counted = read::behind(m).is_some_and(|item| matches!(m.row.text(item), "ago" | "from"));
    let months = Expression::InYear(YearPart::FirstMonths(count), Year::Open);
    (!counted).then(|| read::phrase(m, months, Footing::Joined))
}
