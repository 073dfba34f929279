//! Phrases that are counted from the day of publication or from what was mentioned before.

use crate::figures::dates::read::{self, mapped, tag};
use crate::figures::dates::{Expression, Footing, Phrase, Unit, Week, Year, YearPart};
use crate::figures::engine::{Match, Part, Rule};
use crate::figures::lexicon::Class;
use rust_decimal::prelude::ToPrimitive;

const WHICH: Part = tag("which");
const COUNTED: Part = tag("counted-unit");
const FROM_THIS: Part = Part::Maybe(&tag("from-this"));
const KIND: Part = Part::Maybe(&Part::Word(&["оқу", "қаржы", "күнтізбелік"]));

/// Units in the singular: in the plural they are lengths of time.
pub(super) const UNITS: &[(&str, Unit)] = &[
    ("day", Unit::Day),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("half-year", Unit::HalfYear),
    ("year", Unit::Year),
    ("decade", Unit::Decade),
    ("century", Unit::Century),
];
const OFFSETS: &[(&str, i16)] = &[("last", -1), ("this", 0), ("next", 1)];
const ADJACENT: &[(&str, i16)] = &[("previous", -1), ("that", 0)];
const WEEKS: &[(&str, Week)] =
    &[("last", Week::Last), ("this", Week::This), ("coming", Week::Coming), ("next", Week::Next)];
const YEARS: &[(&str, Year)] = &[("last", Year::Last), ("this", Year::Offset(0)), ("next", Year::Next)];

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule {
        name: "today",
        pattern: &[tag("today")],
        production: |m| Some(read::firm(m, Expression::Unit(Unit::Day, 0))),
    },
    Rule {
        // «бүгінгі жиында», but not «бүгінгі таңда», "nowadays".
        name: "todays",
        pattern: &[tag("todays")],
        production: |m| {
            const NOWADAYS: &[&str] = &["таң", "күн"];
            let behind = read::behind(m).map(|behind| m.row.text(behind));
            let is_now = behind.is_some_and(|behind| NOWADAYS.iter().any(|noun| behind.starts_with(noun)));
            (!is_now).then(|| read::firm(m, Expression::Unit(Unit::Day, 0)))
        },
    },
    Rule {
        name: "yesterday",
        pattern: &[tag("yesterday")],
        production: |m| Some(read::firm(m, Expression::Unit(Unit::Day, -1))),
    },
    Rule {
        name: "tomorrow",
        pattern: &[tag("tomorrow")],
        production: |m| Some(read::firm(m, Expression::Unit(Unit::Day, 1))),
    },
    Rule {
        // «бүрсігүні»
        name: "in-two-days",
        pattern: &[tag("in-two-days")],
        production: |m| Some(read::firm(m, Expression::Unit(Unit::Day, 2))),
    },
    Rule {
        name: "this-year",
        pattern: &[tag("this-year"), Part::Maybe(&tag("year"))],
        production: |m| year(m, Year::Offset(0)),
    },
    Rule {
        name: "last-year",
        pattern: &[tag("last-year"), Part::Maybe(&tag("year"))],
        production: |m| year(m, Year::Offset(-1)),
    },
    Rule {
        name: "relative-weekday",
        pattern: &[WHICH, Part::Is(Class::Weekday), Part::Maybe(&tag("day"))],
        production: |m| Some(read::firm(m, Expression::Weekday(read::weekday(m, 1)?, mapped(m, 0, WEEKS)?))),
    },
    Rule {
        name: "relative-season",
        pattern: &[WHICH, Part::Is(Class::Season)],
        production: |m| {
            let part = YearPart::Season(read::season(m, 1)?);
            Some(read::firm(m, Expression::InYear(part, mapped(m, 0, YEARS)?)))
        },
    },
    Rule {
        name: "that-day",
        pattern: &[tag("that"), tag("day")],
        production: |m| Some(read::firm(m, Expression::Adjacent(Unit::Day, 0))),
    },
    Rule {
        name: "relative-unit",
        pattern: &[WHICH, KIND, tag("unit")],
        production: |m| {
            let unit = mapped(m, 2, UNITS)?;
            let expression = match (mapped(m, 0, OFFSETS), mapped(m, 0, ADJACENT), unit) {
                (Some(offset), _, Unit::Year) => Expression::InYear(YearPart::Whole, Year::Offset(offset)),
                (Some(offset), _, unit) => Expression::Unit(unit, offset),
                (None, Some(offset), Unit::Year) => Expression::InYear(YearPart::Whole, Year::Adjacent(offset)),
                (None, Some(offset), unit) => Expression::Adjacent(unit, offset),
                (None, None, _) => return None,
            };
            Some(read::firm(m, expression))
        },
    },
    Rule {
        name: "units-ago",
        pattern: &[FROM_THIS, Part::Numeral, COUNTED, tag("ago")],
        production: |m| ago(m, m.numeral(1)?.value.to_i16()?),
    },
    Rule {
        name: "units-ago",
        pattern: &[FROM_THIS, Part::Is(Class::Cardinal), COUNTED, tag("ago")],
        production: |m| ago(m, read::count(m, 1)?),
    },
    Rule {
        // «екі аптадан кейін ашылады»
        name: "units-ahead",
        pattern: &[Part::Numeral, COUNTED, tag("after")],
        production: |m| ahead(m, m.numeral(0)?.value.to_i16()?),
    },
    Rule {
        name: "units-ahead",
        pattern: &[Part::Is(Class::Cardinal), COUNTED, tag("after")],
        production: |m| ahead(m, read::count(m, 0)?),
    },
];

fn year(m: &Match<'_, '_>, year: Year) -> Option<Phrase> {
    Some(read::firm(m, Expression::InYear(YearPart::Whole, year)))
}

fn ago(m: &Match<'_, '_>, count: i16) -> Option<Phrase> {
    let expression = Expression::Ago(mapped(m, 2, UNITS)?, count);
    (!read::is_touched(m)).then(|| read::firm(m, expression))
}

/// So many units from now; behind a verb of the past they are counted from another day.
fn ahead(m: &Match<'_, '_>, count: i16) -> Option<Phrase> {
    let is_ablative =
        ["дан", "ден", "тан", "тен", "нан", "нен"].iter().any(|ending| read::text(m, 1).ends_with(ending));
    let expression = Expression::Ago(mapped(m, 1, UNITS)?, count.checked_neg()?);
    (count > 0 && is_ablative && !read::is_touched(m)).then(|| read::phrase(m, expression, Footing::Ahead))
}
