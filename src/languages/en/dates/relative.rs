//! Phrases that are counted from the day of publication or from what was mentioned before.

use crate::figures::dates::read::{self, mapped, tag};
use crate::figures::dates::{Expression, Footing, Phrase, Unit, Week, Year, YearPart};
use crate::figures::engine::{Match, Part, Rule};
use crate::figures::lexicon::Class;
use rust_decimal::prelude::ToPrimitive;

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
const UNIT: Part = Part::Word(&["day", "week", "weekend", "month", "quarter", "year", "decade", "century", "half"]);
pub(super) const UNITS: &[(&str, Unit)] = &[
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
const WEEKS: &[(&str, Week)] = &[
    ("last", Week::Last),
    ("past", Week::Last),
    ("this", Week::This),
    ("coming", Week::Coming),
    ("upcoming", Week::Coming),
    ("next", Week::Next),
];
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
        name: "units-ago",
        pattern: &[Part::Numeral, UNITS_PART, Part::Word(&["ago"])],
        production: |m| ago(m, 1, m.numeral(0)?.value.to_i16()?),
    },
    Rule {
        name: "units-ago",
        pattern: &[Part::Is(Class::Cardinal), UNITS_PART, Part::Word(&["ago"])],
        production: |m| ago(m, 1, read::count(m, 0)?),
    },
    Rule {
        name: "units-ago",
        pattern: &[Part::Word(&["a", "an"]), UNITS_PART, Part::Word(&["ago"])],
        production: |m| ago(m, 1, 1),
    },
    Rule {
        // "a couple of weeks ago"
        name: "units-ago",
        pattern: &[Part::Word(&["a"]), Part::Word(&["couple"]), Part::Word(&["of"]), UNITS_PART, Part::Word(&["ago"])],
        production: |m| ago(m, 3, 2),
    },
    Rule {
        // "in three days"
        name: "units-ahead",
        pattern: &[Part::Word(&["in"]), Part::Numeral, UNITS_PART],
        production: |m| within(m, m.numeral(1)?.value.to_i16()?),
    },
    Rule {
        name: "units-ahead",
        pattern: &[Part::Word(&["in"]), Part::Is(Class::Cardinal), UNITS_PART],
        production: |m| within(m, read::count(m, 1)?),
    },
    Rule {
        name: "units-ahead",
        pattern: &[Part::Word(&["in"]), Part::Word(&["a", "an"]), UNITS_PART],
        production: |m| within(m, 1),
    },
    Rule {
        name: "units-ahead",
        pattern: &[Part::Numeral, UNITS_PART, Part::Word(&["from"]), Part::Word(&["now", "today"])],
        production: |m| ahead(m, m.numeral(0)?.value.to_i16()?),
    },
    Rule {
        name: "units-ahead",
        pattern: &[Part::Word(&["a", "an"]), UNITS_PART, Part::Word(&["from"]), Part::Word(&["now", "today"])],
        production: |m| ahead(m, 1),
    },
    Rule {
        name: "year-earlier",
        pattern: &[Part::Word(&["a", "one"]), Part::Word(&["year"]), Part::Word(&["earlier", "before"])],
        production: |m| Some(read::firm(m, Expression::YearsEarlier(1))),
    },
];

const UNITS_PART: Part =
    Part::Word(&["day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades"]);

/// "The year of the volunteer", "the year when", "the year 2030", "the year-long": not the year that runs.
fn is_year_told_apart(m: &Match<'_, '_>) -> bool {
    const APART: &[&str] = &["of", "when", "that", "since", "-", "end"];
    let Some(behind) = read::behind(m) else { return false };
    let word = m.row.text(behind);
    let which = m.row.items.get(behind + 1).is_some_and(|_| m.row.text(behind + 1) == "which");
    read::is_before_year(m)
        || APART.contains(&word)
        || (word.ends_with('s')
            && m.row.items[behind].glued
            && m.row.items.get(behind + 1).is_some_and(|_| m.row.text(behind + 1) == "end"))
        || (word == "in" && which)
}

fn ago(m: &Match<'_, '_>, unit: usize, count: i16) -> Option<Phrase> {
    let is_cut = read::is_touched(m);
    let expression = Expression::Ago(mapped(m, unit, UNITS)?, count);
    (!is_cut).then(|| read::firm(m, expression))
}

/// "In three days", where it is no length of time ("built in three days") nor the end of one ("in three years' time").
fn within(m: &Match<'_, '_>, count: i16) -> Option<Phrase> {
    let expression = Expression::Ago(mapped(m, 2, UNITS)?, count.checked_neg()?);
    let is_of = read::behind(m).is_some_and(|behind| matches!(m.row.text(behind), "of" | "or"));
    (count > 0 && !is_of && !read::is_touched(m)).then(|| read::phrase(m, expression, Footing::Ahead))
}

/// "Two weeks from today" is a day, "two weeks from now" a week.
fn ahead(m: &Match<'_, '_>, count: i16) -> Option<Phrase> {
    let count = count.checked_neg()?;
    if mapped(m, 1, UNITS)? == Unit::Week && read::has_tag(m, 3, "today") && !read::is_touched(m) {
        return Some(read::firm(m, Expression::Ago(Unit::Day, count.checked_mul(7)?)));
    }
    ago(m, 1, count)
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
    if read::has_tag(m, 0, "reporting") && read::is_before_year(m) {
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
        Unit::Day if read::has_tag(m, 0, "same") => Expression::SameDay,
        Unit::Year => Expression::InYear(YearPart::Whole, Year::Adjacent(offset)),
        unit => Expression::Adjacent(unit, offset),
    };
    Some(read::firm(m, expression))
}
