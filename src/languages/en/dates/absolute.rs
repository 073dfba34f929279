//! Days, months, years and spans of them that are written out.

use crate::document::TokenKind;
use crate::figures::Period;
use crate::figures::dates::digits::fixed;
use crate::figures::dates::read::{self, day, is_capital, month, year};
use crate::figures::dates::{Expression, Footing, Phrase, Year, YearPart};
use crate::figures::engine::{Match, Part, Rule};
use crate::figures::lexicon::Class;

const MONTH: Part = Part::Is(Class::Month);
const DAY: Part = Part::Digits;
const YEAR: Part = Part::Digits;
const ENDING: Part = Part::Maybe(&Part::Glued(&Part::Is(Class::Tag("ordinal-ending"))));
const COMMA: Part = Part::Maybe(&Part::Word(&[","]));
const OF: Part = Part::Maybe(&Part::Word(&["of"]));
const THE: Part = Part::Maybe(&Part::Word(&["the"]));
const DASH: &[&str] = &["-", "–", "—", "‑", "‒", "−"];
const TO: Part = Part::Word(&["-", "–", "—", "‑", "‒", "−", "to", "through", "until", "and", "till"]);

/// Centuries in Roman numerals, from the tenth.
const CENTURIES: &[&str] = &["x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi"];
const FIRST_CENTURY: i16 = 10;
/// Decades in words, from that of 1950: the earlier ones are as often years of an age.
const DECADES: &[&str] = &["fifties", "sixties", "seventies", "eighties", "nineties"];
const FIRST_DECADE: i16 = 1950;

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule {
        name: "hyphened-day",
        pattern: &[
            DAY,
            Part::Glued(&Part::Word(&["-"])),
            Part::Glued(&MONTH),
            Part::Glued(&Part::Word(&["-"])),
            Part::Glued(&YEAR),
        ],
        production: |m| fixed(m, year(m, 4)?, month(m, 2)?, day(m, 0)?),
    },
    Rule {
        name: "slashed-day",
        pattern: &[
            DAY,
            Part::Glued(&Part::Word(&["/", "-"])),
            Part::Glued(&DAY),
            Part::Glued(&Part::Word(&["/", "-"])),
            Part::Glued(&YEAR),
        ],
        production: |m| {
            (read::text(m, 1) == read::text(m, 3)).then_some(())?;
            // Month first in America, day first elsewhere: read only where one of the two can be no month.
            let (first, second): (i8, i8) = (read::text(m, 0).parse().ok()?, read::text(m, 2).parse().ok()?);
            let year = year(m, 4).or_else(|| short_year(m, 4))?;
            match (first > 12, second > 12) {
                (true, false) => fixed(m, year, second, first),
                (false, true) => fixed(m, year, first, second),
                _ if first == second => fixed(m, year, first, second),
                _ => None,
            }
        },
    },
    Rule { name: "days-month", pattern: &[DAY, ENDING, TO, DAY, ENDING, OF, MONTH], production: |m| days(m, 0, 3, 6) },
    Rule {
        name: "month-days",
        pattern: &[MONTH, DAY, ENDING, TO, DAY, ENDING],
        production: |m| days_are_last(m).then(|| days(m, 1, 4, 0)).flatten(),
    },
    Rule {
        name: "day-month",
        pattern: &[DAY, ENDING, OF, MONTH],
        production: |m| {
            let part = YearPart::Day { month: month(m, 3)?, day: day(m, 0)? };
            // "Memorandum 22 of April 30".
            let is_number_of = !m.parts[2].is_empty()
                && m.parts[1].is_empty()
                && read::behind(m).is_some_and(|item| m.row.items[item].kind == TokenKind::Number);
            let fits = is_capital(m, 3) && !is_number_of && !read::is_glued_before(m);
            fits.then(|| read::firm(m, Expression::InYear(part, Year::Open)))
        },
    },
    Rule {
        name: "tens-day-month",
        pattern: &[
            Part::Word(TENS),
            HYPHEN,
            Part::Is(Class::Ordinal),
            Part::Maybe(&Part::Word(&["day"])),
            Part::Word(&["of"]),
            MONTH,
        ],
        production: |m| spelled_day(m, tens(m, 0) + read::ordinal(m, 2)?, 5),
    },
    Rule {
        name: "spelled-day-month",
        pattern: &[Part::Is(Class::Ordinal), Part::Maybe(&Part::Word(&["day"])), Part::Word(&["of"]), MONTH],
        production: |m| spelled_day(m, read::ordinal(m, 0)?, 3),
    },
    Rule {
        name: "month-day",
        pattern: &[MONTH, THE, DAY, ENDING],
        production: |m| {
            let part = YearPart::Day { month: month(m, 0)?, day: day(m, 2)? };
            // "In May 15 people were convicted."
            let counted =
                read::is_word_before(m, &["in"]) && read::behind(m).is_some_and(|item| read::is_lower(m.row, item));
            let counts = read::scales(m.row, m.items().end) || counted;
            (is_capital(m, 0) && !counts).then(|| read::firm(m, Expression::InYear(part, Year::Open)))
        },
    },
    Rule {
        name: "month-hyphen-day",
        pattern: &[MONTH, Part::Glued(&Part::Word(&["-"])), Part::Glued(&DAY)],
        production: |m| {
            let part = YearPart::Day { month: month(m, 0)?, day: day(m, 2)? };
            let fits = is_capital(m, 0) && !read::is_touched(m);
            fits.then(|| read::firm(m, Expression::InYear(part, Year::Open)))
        },
    },
    Rule {
        name: "month-spelled-day",
        pattern: &[MONTH, THE, Part::Word(TENS), HYPHEN, Part::Is(Class::Ordinal)],
        production: |m| spelled_day(m, tens(m, 2) + read::ordinal(m, 4)?, 0),
    },
    Rule {
        name: "month-spelled-day",
        pattern: &[MONTH, Part::Word(&["the"]), Part::Is(Class::Ordinal)],
        production: |m| spelled_day(m, read::ordinal(m, 2)?, 0),
    },
    Rule {
        name: "month-spelled-day",
        pattern: &[MONTH, Part::Is(Class::Ordinal)],
        production: |m| {
            // "In June first exports began."
            let ends = read::behind(m).is_none_or(|item| m.row.items[item].kind != TokenKind::Word);
            ends.then(|| spelled_day(m, read::ordinal(m, 1)?, 0)).flatten()
        },
    },
    Rule {
        name: "month-year",
        pattern: &[MONTH, COMMA, OF, YEAR],
        production: |m| {
            let part = YearPart::Month(month(m, 0)?);
            is_capital(m, 0).then_some(())?;
            Some(read::firm(m, Expression::InYear(part, Year::Stated(year(m, 3)?))))
        },
    },
    Rule {
        name: "month",
        pattern: &[MONTH],
        production: |m| {
            let common = read::has_tag(m, 0, "common-word");
            let footing = if common { Footing::CommonWord } else { Footing::Name };
            let expression = Expression::InYear(YearPart::Month(month(m, 0)?), Year::Open);
            is_capital(m, 0).then(|| read::phrase(m, expression, footing))
        },
    },
    Rule {
        name: "weekday",
        pattern: &[Part::Is(Class::Weekday)],
        production: |m| {
            let weekday = Expression::Weekday(read::weekday(m, 0)?, crate::figures::dates::Week::Open);
            is_capital(m, 0).then(|| read::phrase(m, weekday, Footing::Weekday))
        },
    },
    Rule {
        name: "season-years",
        pattern: &[Part::Is(Class::Season), OF, YEAR, Part::Glued(&Part::Word(DASH_OR_SLASH)), Part::Glued(&YEAR)],
        production: |m| {
            let (first, end) = (year(m, 2)?, read::text(m, 4));
            let ends_next = end.parse() == Ok(first + 1) || end.parse() == Ok((first + 1) % 100);
            let part = YearPart::Season(read::season(m, 0)?);
            ends_next.then(|| read::firm(m, Expression::InYear(part, Year::Stated(first))))
        },
    },
    Rule {
        name: "season-year",
        pattern: &[Part::Is(Class::Season), COMMA, OF, YEAR],
        production: |m| {
            let part = YearPart::Season(read::season(m, 0)?);
            Some(read::firm(m, Expression::InYear(part, Year::Stated(year(m, 3)?))))
        },
    },
    Rule {
        name: "season",
        pattern: &[Part::Is(Class::Season)],
        production: |m| {
            let common = read::has_tag(m, 0, "common-word");
            let footing = if common { Footing::Joined } else { Footing::Season };
            Some(read::phrase(m, Expression::InYear(YearPart::Season(read::season(m, 0)?), Year::Open), footing))
        },
    },
    Rule {
        name: "years",
        pattern: &[YEAR, Part::Word(DASH_OR_SLASH), YEAR],
        production: |m| Some(read::phrase(m, years(m, year(m, 0)?, 1)?, Footing::BareYears)),
    },
    Rule {
        name: "decade",
        pattern: &[
            YEAR,
            Part::Maybe(&Part::Glued(&Part::Word(&["'", "’"]))),
            Part::Glued(&Part::Word(&["s", "’s", "'s"])),
        ],
        production: |m| {
            let first = year(m, 0)?;
            (first % 10 == 0).then_some(())?;
            Some(read::firm(m, Expression::Fixed(Period::decade(first)?)))
        },
    },
    Rule {
        // "the nineties"
        name: "spelled-decade",
        pattern: &[Part::Word(DECADES)],
        production: |m| {
            let first = FIRST_DECADE + 10 * i16::from(read::place(m, 0, DECADES)? - 1);
            let is_decade = read::is_word_before(m, &["the", "early", "mid", "late"]);
            is_decade.then_some(read::firm(m, Expression::Fixed(Period::decade(first)?)))
        },
    },
    Rule {
        // "the 90s", "the '90s"
        name: "spelled-decade",
        pattern: &[Part::Maybe(&Part::Word(&["'", "’", "‘"])), Part::Digits, Part::Glued(&Part::Word(&["s"]))],
        production: |m| {
            let tens: i16 = Some(read::text(m, 1)).filter(|text| text.len() == 2)?.parse().ok()?;
            let is_decade = read::is_word_before(m, &["the", "early", "mid", "late"]);
            (is_decade && tens >= 50 && tens % 10 == 0)
                .then_some(read::firm(m, Expression::Fixed(Period::decade(1900 + tens)?)))
        },
    },
    Rule {
        name: "century",
        pattern: &[Part::Digits, Part::Glued(&Part::Is(Class::Tag("ordinal-ending"))), Part::Is(Class::Tag("century"))],
        production: |m| {
            let number = read::text(m, 0).parse().ok().filter(|number| (1..=30).contains(number))?;
            let lower = read::text(m, 2) == "century";
            lower.then_some(read::firm(m, Expression::Fixed(Period::century(number)?)))
        },
    },
    Rule {
        name: "roman-century",
        pattern: &[Part::Word(CENTURIES), Part::Is(Class::Tag("century"))],
        production: |m| {
            let number = FIRST_CENTURY + i16::from(read::place(m, 0, CENTURIES)?) - 1;
            is_capital(m, 0).then_some(read::firm(m, Expression::Fixed(Period::century(number)?)))
        },
    },
    Rule {
        name: "fiscal-years",
        pattern: &[KIND_OF_YEAR, Part::Word(&["year", "years", "fy"]), YEAR, Part::Word(DASH_OR_SLASH), YEAR],
        production: |m| years(m, year(m, 2)?, 3).map(|years| read::firm(m, years)),
    },
    Rule {
        // FY2023/24
        name: "fiscal-years",
        pattern: &[Part::Is(Class::Tag("fiscal-year")), Part::Word(DASH_OR_SLASH), YEAR],
        production: |m| years(m, fiscal_year(m)?, 1).map(|years| read::firm(m, years)),
    },
    Rule {
        name: "fiscal-year",
        pattern: &[KIND_OF_YEAR, Part::Word(&["year", "fy"]), YEAR],
        // The calendar year: which months a fiscal year has is not said where it is named.
        production: |m| {
            let year = year(m, 2)?;
            let expression = Expression::InYear(YearPart::Whole, Year::Stated(year));
            (year >= read::MODERN).then(|| read::firm(m, expression))
        },
    },
    Rule {
        name: "fiscal-year",
        pattern: &[Part::Is(Class::Tag("fiscal-year"))],
        production: |m| Some(read::firm(m, Expression::InYear(YearPart::Whole, Year::Stated(fiscal_year(m)?)))),
    },
    Rule {
        name: "year",
        pattern: &[YEAR],
        production: |m| {
            let year = Expression::InYear(YearPart::Whole, Year::Stated(year(m, 0)?));
            Some(read::phrase(m, year, Footing::BareYear))
        },
    },
];

/// What is said of a year that is perhaps none of the calendar's.
const KIND_OF_YEAR: Part =
    Part::Maybe(&Part::Word(&["fiscal", "financial", "calendar", "academic", "reporting", "plan", "school"]));

/// The year of "FY2023" or "FY23".
fn fiscal_year(m: &Match<'_, '_>) -> Option<i16> {
    let year = read::text(m, 0).trim_start_matches(|c: char| c.is_alphabetic()).parse::<i16>().ok()?;
    Some(if year < 100 { CENTURY + year } else { year })
}

/// From the first year to the one behind the dash or slash at a part: "2023–2024", "2023/24".
fn years(m: &Match<'_, '_>, first: i16, dash: usize) -> Option<Expression> {
    let end = read::text(m, dash + 1);
    let is_glued = |part: usize| m.row.items[m.parts[part].start].glued;
    // Spaces stand on both sides of the dash or on none.
    let tight = is_glued(dash);
    (tight == is_glued(dash + 1)).then_some(())?;
    let last = match end.len() {
        4 => end.parse().ok()?,
        2 if tight => first - first % 100 + end.parse::<i16>().ok()?,
        _ => return None,
    };
    (first < last && last <= read::LATEST).then_some(Expression::Years(first, last))
}

/// The century of a year in two digits, up to this one.
const CENTURY: i16 = 2000;
const LATEST_SHORT: i16 = 50;

/// A year in two digits: from 1951 to 2050.
fn short_year(m: &Match<'_, '_>, part: usize) -> Option<i16> {
    let year = (read::text(m, part).len() == 2).then(|| read::text(m, part).parse::<i16>().ok()).flatten()?;
    Some(if year <= LATEST_SHORT { CENTURY + year } else { CENTURY - 100 + year })
}

const DASH_OR_SLASH: &[&str] = &["-", "–", "—", "‑", "‒", "−", "/"];

const HYPHEN: Part = Part::Maybe(&Part::Word(&["-"]));
const TENS: &[&str] = &["twenty", "thirty"];

/// The tens of a day in words.
fn tens(m: &Match<'_, '_>, part: usize) -> u32 {
    if read::text(m, part).eq_ignore_ascii_case("twenty") { 20 } else { 30 }
}

fn spelled_day(m: &Match<'_, '_>, day: u32, at: usize) -> Option<Phrase> {
    let day = i8::try_from(day).ok().filter(|day| *day <= 31)?;
    let part = YearPart::Day { month: month(m, at)?, day };
    // "A third of March exports."
    let is_fraction = read::is_word_before(m, &["a", "one", "two"]);
    (is_capital(m, at) && !is_fraction).then(|| read::firm(m, Expression::InYear(part, Year::Open)))
}

/// Days of one month; "and" joins only neighbours.
fn days(m: &Match<'_, '_>, first: usize, last: usize, at: usize) -> Option<Phrase> {
    let join = m.parts[if at == 0 { 3 } else { 2 }].start;
    let (first, last) = (day(m, first)?, day(m, last)?);
    let is_list = m.row.text(join).eq_ignore_ascii_case("and") && !read::is_word_before(m, &["between"]);
    let fits = is_capital(m, at) && first < last && (!is_list || last == first + 1);
    let part = YearPart::Days { month: month(m, at)?, first, last };
    fits.then(|| read::firm(m, Expression::InYear(part, Year::Open)))
}

/// Whether the second number of "May 3–5" is a day and not the beginning of another date: "May 3 to 5 June".
fn days_are_last(m: &Match<'_, '_>) -> bool {
    let behind = m.items().end;
    let glued_dash = DASH.contains(&read::text(m, 3)) && m.row.items[m.parts[3].start].glued;
    let is_month = m.row.items.get(behind).is_some_and(|item| item.is(Class::Month));
    !is_month && (glued_dash || !read::scales(m.row, behind))
}
