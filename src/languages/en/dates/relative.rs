//! Phrases that are counted from the day of publication or from what was mentioned before.

use super::read::{self, mapped, ordinal};
use crate::document::TokenKind;
use crate::figures::dates::{Edge, Expression, Footing, Phrase, Unit, Week, Year, YearPart};
use crate::figures::engine::{Match, Part, Rule};
use crate::figures::lexicon::Class;
use rust_decimal::prelude::ToPrimitive;

const fn tag(tag: &'static str) -> Part {
    Part::Is(Class::Tag(tag))
}

const THE: Part = Part::Maybe(&Part::Word(&["the"]));
const WHICH: Part = Part::Word(WHICH_WORDS);
const WHICH_WORDS: &[&str] = &[
    "last",
    "past",
    "this",
    "current",
    "ongoing",
    "next",
    "coming",
    "upcoming",
    "forthcoming",
    "previous",
    "preceding",
    "prior",
    "following",
    "subsequent",
    "same",
    "that",
    "reporting",
    "outgoing",
];
const SAME: &[&str] = &["same", "corresponding", "similar", "comparable", "analogous"];
const UNIT: Part = Part::Word(&["day", "week", "weekend", "month", "quarter", "year", "decade", "century", "half"]);
const UNITS: &[(&str, Unit)] = &[
    ("day", Unit::Day),
    ("days", Unit::Day),
    ("week", Unit::Week),
    ("weeks", Unit::Week),
    ("weekend", Unit::Weekend),
    ("month", Unit::Month),
    ("months", Unit::Month),
    ("quarter", Unit::Quarter),
    ("half", Unit::HalfYear),
    ("year", Unit::Year),
    ("years", Unit::Year),
    ("decade", Unit::Decade),
    ("decades", Unit::Decade),
    ("century", Unit::Century),
];
const OFFSETS: &[(&str, i16)] =
    &[("last", -1), ("past", -1), ("this", 0), ("current", 0), ("reporting", 0), ("next", 1), ("coming", 1)];
const ADJACENT: &[(&str, i16)] = &[("previous", -1), ("following", 1), ("same", 0), ("that", 0)];
const WEEKS: &[(&str, Week)] =
    &[("last", Week::Last), ("past", Week::Last), ("this", Week::This), ("coming", Week::This), ("next", Week::Next)];
const EDGES: &[(&str, Edge)] = &[
    ("beginning", Edge::Beginning),
    ("end", Edge::End),
    ("early", Edge::Early),
    ("middle", Edge::Middle),
    ("late", Edge::Late),
];
const QUARTERS: &[(&str, YearPart)] = &[
    ("quarter-1", YearPart::Quarter(1)),
    ("quarter-2", YearPart::Quarter(2)),
    ("quarter-3", YearPart::Quarter(3)),
    ("quarter-4", YearPart::Quarter(4)),
    ("half-1", YearPart::Half(1)),
    ("half-2", YearPart::Half(2)),
];
const ROMAN: &[(&str, i8)] = &[("roman-1", 1), ("roman-2", 2), ("roman-3", 3), ("roman-4", 4)];

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule {
        name: "today",
        pattern: &[tag("today")],
        production: |m| Some(read::firm(m, Expression::Unit(Unit::Day, 0))),
    },
    Rule {
        name: "tomorrow",
        pattern: &[tag("tomorrow")],
        production: |m| Some(read::firm(m, Expression::Unit(Unit::Day, 1))),
    },
    Rule {
        name: "yesterday",
        pattern: &[tag("yesterday")],
        production: |m| Some(read::firm(m, Expression::Unit(Unit::Day, -1))),
    },
    Rule {
        name: "day-after-tomorrow",
        pattern: &[Part::Word(&["day"]), Part::Word(&["after", "before"]), Part::Word(&["tomorrow", "yesterday"])],
        production: |m| {
            let days = match (read::text(m, 1), read::text(m, 2)) {
                ("after", "tomorrow") => 2,
                ("before", "yesterday") => -2,
                _ => return None,
            };
            Some(read::firm(m, Expression::Unit(Unit::Day, days)))
        },
    },
    Rule {
        name: "this-morning",
        pattern: &[Part::Word(&["this"]), tag("time-of-day")],
        production: |m| Some(read::firm(m, Expression::Unit(Unit::Day, 0))),
    },
    Rule {
        name: "last-night",
        pattern: &[Part::Word(&["last"]), Part::Word(&["night", "evening"])],
        production: |m| Some(read::firm(m, Expression::Unit(Unit::Day, -1))),
    },
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
            let follows = read::behind(m).is_some_and(|item| {
                m.row.items[item].kind == TokenKind::Number
                    || YEAR_FOLLOWS.iter().any(|word| m.row.text(item).eq_ignore_ascii_case(word))
            });
            follows.then(|| read::phrase(m, Expression::SamePeriod(Year::Open), Footing::Joined))
        },
    },
    Rule {
        name: "week-of-month",
        pattern: &[Part::Word(&["first", "last"]), Part::Word(&["week"])],
        production: |m| {
            let edge = if read::has_tag(m, 0, "last") { Edge::LastWeek } else { Edge::FirstWeek };
            let is_of = read::behind(m).is_some_and(|item| m.row.text(item) == "of");
            is_of.then(|| read::phrase(m, Expression::EdgeWord(edge), Footing::Joined))
        },
    },
    Rule {
        name: "relative-weekday",
        pattern: &[WHICH, Part::Is(Class::Weekday)],
        production: |m| Some(read::firm(m, Expression::Weekday(read::weekday(m, 1)?, mapped(m, 0, WEEKS)?))),
    },
    Rule {
        name: "relative-month",
        pattern: &[WHICH, Part::Is(Class::Month)],
        production: |m| {
            read::is_capital(m, 1).then_some(())?;
            let year = year_of_part(m, 0)?;
            Some(read::firm(m, Expression::InYear(YearPart::Month(read::month(m, 1)?), year)))
        },
    },
    Rule {
        name: "relative-season",
        pattern: &[WHICH, Part::Is(Class::Season)],
        production: |m| {
            let part = YearPart::Season(read::season(m, 1)?);
            Some(read::firm(m, Expression::InYear(part, year_of_part(m, 0)?)))
        },
    },
    Rule {
        name: "relative-unit",
        pattern: &[
            WHICH,
            Part::Maybe(&Part::Word(&[
                "fiscal",
                "calendar",
                "financial",
                "academic",
                "school",
                "past",
                "coming",
                "reporting",
            ])),
            UNIT,
        ],
        production: relative_unit,
    },
    Rule {
        name: "the-year",
        pattern: &[
            Part::Word(&["the"]),
            Part::Maybe(&Part::Word(&["fiscal", "financial", "calendar"])),
            Part::Word(&["year"]),
        ],
        production: |m| {
            let year = Expression::InYear(YearPart::Whole, Year::TheYear);
            (read::text(m, 2) == "year" && !is_year_told_apart(m)).then(|| read::firm(m, year))
        },
    },
    Rule {
        // As a part of it alone: "the end of the month".
        name: "the-unit",
        pattern: &[Part::Word(&["the"]), Part::Word(&["week", "month", "quarter", "decade", "century"])],
        production: |m| Some(read::phrase(m, Expression::Unit(mapped(m, 1, UNITS)?, 0), Footing::Joined)),
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
    Rule {
        name: "half-year",
        pattern: &[
            THE,
            FIRST_OR_SECOND,
            Part::Word(&["half"]),
            Part::Maybe(&Part::Glued(&Part::Word(&["-"]))),
            Part::Word(&["year"]),
        ],
        production: half,
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
        name: "quarter-in-digits",
        pattern: &[Part::Digits, Part::Glued(&tag("ordinal-ending")), Part::Word(&["quarter"])],
        production: |m| quarter(m, read::text(m, 0).parse().ok()?),
    },
    Rule {
        name: "quarter-in-roman",
        pattern: &[Part::Word(&["i", "ii", "iii", "iv"]), Part::Word(&["quarter"])],
        production: |m| quarter(m, mapped(m, 0, ROMAN)?),
    },
    Rule {
        name: "quarter-code",
        pattern: &[Part::Word(&["q1", "q2", "q3", "q4", "h1", "h2"])],
        production: |m| Some(read::phrase(m, Expression::InYear(mapped(m, 0, QUARTERS)?, Year::Open), Footing::Part)),
    },
    Rule {
        name: "first-months",
        pattern: &[Part::Word(&["first", "last"]), Part::Is(Class::Cardinal), Part::Word(&["months"])],
        production: first_months,
    },
    Rule {
        name: "first-months-in-digits",
        pattern: &[Part::Word(&["first", "last"]), Part::Digits, Part::Word(&["months"])],
        production: first_months,
    },
    Rule { name: "months-of", pattern: &[Part::Is(Class::Cardinal), Part::Word(&["months"])], production: months_of },
    Rule { name: "months-of-in-digits", pattern: &[Part::Digits, Part::Word(&["months"])], production: months_of },
    Rule {
        name: "units-ago-in-digits",
        pattern: &[Part::Numeral, UNITS_PART, Part::Word(&["ago"])],
        production: |m| ago(m, m.numeral(0)?.value.to_i16()?),
    },
    Rule {
        name: "units-ago",
        pattern: &[Part::Is(Class::Cardinal), UNITS_PART, Part::Word(&["ago"])],
        production: |m| ago(m, read::count(m, 0)?),
    },
    Rule {
        name: "unit-ago",
        pattern: &[Part::Word(&["a", "an"]), UNITS_PART, Part::Word(&["ago"])],
        production: |m| ago(m, 1),
    },
    Rule {
        name: "year-earlier",
        pattern: &[Part::Word(&["a", "one"]), Part::Word(&["year"]), Part::Word(&["earlier", "before"])],
        production: |m| Some(read::firm(m, Expression::YearsEarlier(1))),
    },
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

const FIRST_OR_SECOND: Part = Part::Word(&["first", "second"]);
const UNITS_PART: Part =
    Part::Word(&["day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades"]);

fn half(m: &Match<'_, '_>) -> Option<Phrase> {
    let half = YearPart::Half(i8::try_from(ordinal(m, 1)?).ok()?);
    Some(read::phrase(m, Expression::InYear(half, Year::Open), Footing::LedPart))
}

fn quarter(m: &Match<'_, '_>, number: i8) -> Option<Phrase> {
    let quarter = Expression::InYear(YearPart::Quarter(number), Year::Open);
    (1..=4).contains(&number).then(|| read::phrase(m, quarter, Footing::Part))
}

/// "The year of the volunteer", "the year when", "the year 2030", "the year-long": not the year that runs.
fn is_year_told_apart(m: &Match<'_, '_>) -> bool {
    const APART: &[&str] = &["of", "when", "that", "since", "-", "end"];
    let Some(behind) = read::behind(m) else { return false };
    let word = m.row.text(behind);
    let which = m.row.items.get(behind + 1).is_some_and(|_| m.row.text(behind + 1) == "which");
    m.row.items[behind].kind == TokenKind::Number
        || APART.contains(&word)
        || (word.ends_with('s')
            && m.row.items[behind].glued
            && m.row.items.get(behind + 1).is_some_and(|_| m.row.text(behind + 1) == "end"))
        || (word == "in" && which)
}

fn ago(m: &Match<'_, '_>, count: i16) -> Option<Phrase> {
    let is_cut = read::is_touched(m);
    let expression = Expression::Ago(mapped(m, 1, UNITS)?, count);
    (!is_cut).then(|| read::firm(m, expression))
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
    Some(read::phrase(m, Expression::InYear(YearPart::FirstMonths(count), Year::Open), Footing::Joined))
}

/// The year of a month or season that is called last, this or next.
fn year_of_part(m: &Match<'_, '_>, which: usize) -> Option<Year> {
    match read::text(m, which).to_ascii_lowercase().as_str() {
        "this" => Some(Year::Offset(0)),
        "last" | "past" => Some(Year::Last),
        "next" | "coming" | "upcoming" | "forthcoming" => Some(Year::Next),
        _ => None,
    }
}

fn relative_unit(m: &Match<'_, '_>) -> Option<Phrase> {
    let unit = mapped(m, 2, UNITS)?;
    let behind = read::behind(m);
    // "The reporting year 2024" is read as a numbered year.
    if unit == Unit::Year && behind.is_some_and(|item| m.row.items[item].kind == TokenKind::Number) {
        return None;
    }
    let is_of = behind.is_some_and(|item| m.row.text(item) == "of");
    if is_of && matches!(unit, Unit::Week | Unit::Day | Unit::Quarter | Unit::HalfYear | Unit::Month) {
        return None;
    }
    if unit == Unit::Day && read::has_tag(m, 0, "next") {
        return Some(read::firm(m, Expression::Adjacent(Unit::Day, 1)));
    }
    if let Some(offset) = mapped(m, 0, OFFSETS) {
        // "In the past month" is a length of time, and "the last day" no yesterday.
        let is_length =
            read::is_word_before(m, &["the"]) && ["last", "next"].iter().any(|tag| read::has_tag(m, 0, tag));
        let counted = match unit {
            Unit::Day => false,
            Unit::Year => true,
            Unit::Century => !is_length || offset < 0,
            _ => !is_length && !read::has_tag(m, 0, "past"),
        };
        let expression = match unit {
            Unit::Year => Expression::InYear(YearPart::Whole, Year::Offset(offset)),
            unit => Expression::Unit(unit, offset),
        };
        return counted.then(|| read::firm(m, expression));
    }
    let offset = mapped(m, 0, ADJACENT)?;
    let expression = match unit {
        Unit::Year => Expression::InYear(YearPart::Whole, Year::Adjacent(offset)),
        unit => Expression::Adjacent(unit, offset),
    };
    Some(read::firm(m, expression))
}
