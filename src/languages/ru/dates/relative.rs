//! Phrases that are counted from the day of publication or from what was mentioned before.

use crate::figures::dates::read::{self, mapped, tag};
use crate::figures::dates::{Expression, Phrase, Unit, Week, Year, YearPart};
use crate::figures::engine::{Match, Part, Row, Rule};
use crate::figures::lexicon::Class;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const WHICH: Part = tag("which");
const SAME: Part = Part::Maybe(&Part::Word(&["же"]));
const KIND: Part = Part::Maybe(&tag("kind-of-year"));
const UNIT: Part = tag("unit");
const COUNTED: Part = tag("counted-unit");

/// Units in the singular: in the plural they are lengths of time.
pub(super) const UNITS: &[(&str, Unit)] = &[
    ("day", Unit::Day),
    ("week", Unit::Week),
    ("weekend", Unit::Weekend),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("half-year", Unit::HalfYear),
    ("year", Unit::Year),
    ("decade", Unit::Decade),
    ("century", Unit::Century),
];
/// Units behind a number.
const COUNTED_UNITS: &[(&str, Unit)] = &[
    ("day", Unit::Day),
    ("days", Unit::Day),
    ("week", Unit::Week),
    ("weeks", Unit::Week),
    ("month", Unit::Month),
    ("months", Unit::Month),
    ("year", Unit::Year),
    ("years", Unit::Year),
    ("years-counted", Unit::Year),
    ("decade", Unit::Decade),
];
const OFFSETS: &[(&str, i16)] = &[("last", -1), ("before-last", -2), ("this", 0), ("next", 1)];
const ADJACENT: &[(&str, i16)] = &[("previous", -1), ("following", 1), ("that", 0)];
const MONTHS_OF_A_YEAR: i16 = 12;
const WEEKS: &[(&str, Week)] =
    &[("last", Week::Last), ("this", Week::This), ("coming", Week::Coming), ("next", Week::Next)];
const DAYS: &[(&str, i16)] = &[
    ("before-yesterday", -2),
    ("yesterday", -1),
    ("today", 0),
    ("tomorrow", 1),
    ("after-tomorrow", 2),
    ("yesterdays", -1),
    ("todays", 0),
    ("tomorrows", 1),
];

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule {
        // «сегодняшний день», «на вчерашней встрече»
        name: "days-own",
        pattern: &[tag("of-a-day"), Part::Maybe(&tag("day"))],
        production: |m| {
            // «Уверенность в завтрашнем дне»
            let offset = mapped(m, 0, DAYS)?;
            (offset < 1 || m.parts[1].is_empty()).then(|| read::firm(m, Expression::Unit(Unit::Day, offset)))
        },
    },
    Rule {
        name: "day",
        pattern: &[tag("day-word")],
        production: |m| Some(read::firm(m, Expression::Unit(Unit::Day, mapped(m, 0, DAYS)?))),
    },
    Rule {
        name: "last-years",
        pattern: &[tag("last-years")],
        production: |m| Some(read::firm(m, Expression::InYear(YearPart::Whole, Year::Offset(-1)))),
    },
    Rule {
        name: "last-years",
        pattern: &[tag("year-before-lasts")],
        production: |m| Some(read::firm(m, Expression::InYear(YearPart::Whole, Year::Offset(-2)))),
    },
    Rule {
        name: "abbreviated-year",
        pattern: &[tag("this-year")],
        production: |m| Some(read::firm(m, Expression::InYear(YearPart::Whole, Year::Offset(0)))),
    },
    Rule {
        name: "relative-weekday",
        pattern: &[WHICH, Part::Is(Class::Weekday)],
        production: |m| Some(read::firm(m, Expression::Weekday(read::weekday(m, 1)?, mapped(m, 0, WEEKS)?))),
    },
    Rule {
        name: "relative-month",
        pattern: &[WHICH, Part::Is(Class::Month)],
        production: |m| Some(read::firm(m, Expression::InYear(YearPart::Month(read::month(m, 1)?), year_of_part(m)?))),
    },
    Rule {
        name: "relative-season",
        pattern: &[WHICH, Part::Is(Class::Season)],
        production: |m| {
            Some(read::firm(m, Expression::InYear(YearPart::Season(read::season(m, 1)?), year_of_part(m)?)))
        },
    },
    Rule { name: "relative-unit", pattern: &[WHICH, SAME, KIND, UNIT], production: relative_unit },
    Rule {
        name: "units-ago",
        pattern: &[Part::Numeral, COUNTED, tag("ago")],
        production: |m| {
            let count = m.numeral(0)?.value;
            match (count.is_integer(), mapped(m, 1, COUNTED_UNITS)?) {
                (true, _) => ago(m, 1, count.to_i16()?),
                // «полтора года назад»
                (false, Unit::Year) => {
                    let months = count.checked_mul(MONTHS_OF_A_YEAR.into()).filter(Decimal::is_integer)?;
                    Some(read::firm(m, Expression::Ago(Unit::Month, months.to_i16()?)))
                }
                (false, _) => None,
            }
        },
    },
    Rule {
        name: "units-ago",
        pattern: &[Part::Is(Class::Cardinal), COUNTED, tag("ago")],
        production: |m| ago(m, 1, read::count(m, 0)?),
    },
    Rule {
        // «пару дней назад» is two, more or less.
        name: "units-ago",
        pattern: &[Part::Word(&["пару"]), COUNTED, tag("ago")],
        production: |m| ago(m, 1, 2),
    },
    Rule {
        name: "half-year-ago",
        pattern: &[tag("six-months"), tag("ago")],
        production: |m| Some(read::firm(m, Expression::Ago(Unit::Month, MONTHS_OF_A_YEAR / 2))),
    },
    Rule {
        name: "unit-ago",
        pattern: &[UNIT, tag("ago")],
        // «Несколько дней назад» is nothing sure.
        production: |m| if is_plural(read::text(m, 0)) { None } else { ago(m, 0, 1) },
    },
    Rule {
        // «через три месяца»
        name: "units-ahead",
        pattern: &[Part::Word(&["через"]), Part::Numeral, COUNTED],
        production: |m| ahead(m, 2, m.numeral(1)?.value.to_i16()?),
    },
    Rule {
        name: "units-ahead",
        pattern: &[Part::Word(&["через"]), Part::Is(Class::Cardinal), COUNTED],
        production: |m| ahead(m, 2, read::count(m, 1)?),
    },
    Rule {
        // «через неделю»
        name: "unit-ahead",
        pattern: &[Part::Word(&["через"]), UNIT],
        production: |m| if is_plural(read::text(m, 1)) { None } else { ahead(m, 1, 1) },
    },
    Rule {
        name: "half-year-ahead",
        pattern: &[Part::Word(&["через"]), tag("six-months")],
        production: |m| {
            let expression = Expression::Ago(Unit::Month, -MONTHS_OF_A_YEAR / 2);
            is_from_now(m).then(|| read::firm(m, expression))
        },
    },
    Rule {
        // «годом ранее», «двумя годами ранее»
        name: "years-earlier",
        pattern: &[Part::Maybe(&Part::Is(Class::Cardinal)), COUNTED, tag("earlier")],
        production: |m| {
            let count = if m.parts[0].is_empty() { 1 } else { read::count(m, 0)? };
            let is_instrumental =
                ["ом", "ем", "ём", "ами", "ями", "ей"].iter().any(|ending| read::text(m, 1).ends_with(ending));
            let expression = match mapped(m, 1, COUNTED_UNITS)? {
                Unit::Year => Expression::YearsEarlier(count),
                unit => Expression::Adjacent(unit, count.checked_neg()?),
            };
            is_instrumental.then(|| read::firm(m, expression))
        },
    },
];

fn ago(m: &Match<'_, '_>, unit: usize, count: i16) -> Option<Phrase> {
    let expression = Expression::Ago(mapped(m, unit, COUNTED_UNITS)?, count);
    (!read::is_touched(m)).then(|| read::firm(m, expression))
}

/// So many units from now, the preposition with it.
fn ahead(m: &Match<'_, '_>, unit: usize, count: i16) -> Option<Phrase> {
    let expression = Expression::Ago(mapped(m, unit, COUNTED_UNITS)?, count.checked_neg()?);
    (count > 0 && is_from_now(m)).then(|| read::firm(m, expression))
}

/// Whether «через …» is counted from the day of publication: not from a day that is told («через год он стал …», «через
/// день после матча»), nor what recurs («через каждые два дня»).
fn is_from_now(m: &Match<'_, '_>) -> bool {
    const WINDOW: usize = 12;
    let (row, items) = (m.row, m.items());
    let counted_from = read::behind(m).is_some_and(|behind| matches!(row.text(behind), "после" | "спустя" | "назад"));
    let told = (items.start.saturating_sub(WINDOW)..row.items.len().min(items.end + WINDOW))
        .filter(|item| !items.contains(item) && row.share_sentence(*item, items.start))
        .any(|item| {
            ["л", "ла", "ло", "ли", "лся", "лась", "лось", "лись"].iter().any(|ending| is_past(row, item, ending))
        });
    !counted_from && !told && !read::is_touched(m)
}

/// Whether the word ends as the past of a verb does.
fn is_past(row: &Row<'_, '_>, item: usize, ending: &str) -> bool {
    const BEFORE: [char; 7] = ['а', 'я', 'и', 'е', 'у', 'ы', 'о'];
    let stem = row.text(item).strip_suffix(ending);
    let known = matches!(row.text(item), "стал" | "стала" | "стало" | "стали" | "был" | "была" | "было" | "были");
    known || stem.is_some_and(|stem| stem.ends_with(BEFORE)) && row.nouns.is_past(row, item)
}

/// Whether the unit stands in the plural.
fn is_plural(unit: &str) -> bool {
    matches!(
        unit,
        "дней"
            | "дни"
            | "недель"
            | "месяцев"
            | "месяцы"
            | "кварталов"
            | "лет"
            | "годов"
            | "годы"
            | "веков"
            | "десятилетий"
    )
}

/// The year of a month or season that is called last, this or next.
fn year_of_part(m: &Match<'_, '_>) -> Option<Year> {
    const YEARS: &[(&str, Year)] = &[("last", Year::Last), ("this", Year::Offset(0)), ("next", Year::Next)];
    mapped(m, 0, YEARS)
}

fn relative_unit(m: &Match<'_, '_>) -> Option<Phrase> {
    let unit = mapped(m, 3, UNITS)?;
    let same = !m.parts[1].is_empty();
    // «На этих выходных», but «эти годы» are many.
    let offset = if same { None } else { mapped(m, 0, OFFSETS) };
    let adjacent = match offset {
        _ if same => Some(0),
        Some(0) if unit == Unit::Day => Some(0),
        Some(1) if unit == Unit::Day => Some(1),
        Some(_) if unit == Unit::Day => return None,
        Some(_) => None,
        None => mapped(m, 0, ADJACENT),
    };
    let expression = match (offset, adjacent, unit) {
        (_, Some(offset), Unit::Year) => Expression::InYear(YearPart::Whole, Year::Adjacent(offset)),
        (_, Some(offset), unit) => Expression::Adjacent(unit, offset),
        (Some(offset), None, Unit::Year) => Expression::InYear(YearPart::Whole, Year::Offset(offset)),
        (Some(offset), None, unit) => Expression::Unit(unit, offset),
        (None, None, _) => return None,
    };
    Some(read::firm(m, expression))
}
