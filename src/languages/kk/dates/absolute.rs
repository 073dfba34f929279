//! Days, months, days of the week and seasons that are written out.

use crate::document::TokenKind;
use crate::figures::dates::read::{self, day, month, tag};
use crate::figures::dates::{Expression, Footing, Phrase, Week, Year, YearPart, digits};
use crate::figures::engine::{Match, Part, Rule};
use crate::figures::lexicon::Class;

const MONTH: Part = Part::Is(Class::Month);
const DAY: Part = Part::Digits;
const WORD: Part = Part::Maybe(&tag("day"));
const TO: Part = Part::Word(&["-", "–", "—", "‑", "‒", "−", "және", "мен", "пен", "бен"]);

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule { name: "dotted-day-year", pattern: &[DAY, tag("year")], production: digits::dotted },
    Rule { name: "days-month", pattern: &[DAY, TO, DAY, MONTH], production: days },
    Rule { name: "day-month", pattern: &[DAY, MONTH, WORD], production: |m| day_month(m, day(m, 0)?, 1) },
    Rule {
        // «жиырма бесінші мамыр»
        name: "tens-day-month",
        pattern: &[Part::Word(&["жиырма", "отыз"]), Part::Is(Class::Ordinal), MONTH],
        production: |m| day_month(m, i8::try_from(read::count(m, 0)?).ok()? + ordinal(m, 1)?, 2),
    },
    Rule {
        name: "spelled-day-month",
        pattern: &[Part::Is(Class::Ordinal), MONTH],
        production: |m| day_month(m, ordinal(m, 0)?, 1),
    },
    Rule {
        // «мамырдың 5-інде», «мамыр айының 15-і»
        name: "month-day",
        pattern: &[MONTH, Part::Maybe(&tag("month")), DAY],
        production: |m| {
            // The ending is part of the number's item.
            let ends = m.row.items[m.parts[2].start].tokens.len() > 1;
            if ends { day_month(m, day(m, 2)?, 0) } else { None }
        },
    },
    Rule {
        // «мамыр айының 15 күні»
        name: "month-day",
        pattern: &[MONTH, Part::Maybe(&tag("month")), DAY, tag("day")],
        production: |m| day_month(m, day(m, 2)?, 0),
    },
    Rule {
        name: "month",
        pattern: &[
            MONTH,
            Part::Read(|row, at| ["month", "months"].iter().any(|unit| row.is(at, Class::Tag(unit))).then_some(1)),
        ],
        production: month_alone,
    },
    Rule { name: "month", pattern: &[MONTH], production: month_alone },
    Rule {
        name: "weekday",
        pattern: &[Part::Is(Class::Weekday), tag("day")],
        production: |m| Some(read::firm(m, Expression::Weekday(read::weekday(m, 0)?, Week::Open))),
    },
    Rule {
        // «сейсенбіде», «жұмаға дейін», but not «жұма намазы».
        name: "weekday",
        pattern: &[Part::Is(Class::Weekday)],
        production: |m| {
            const BARE: &[&str] = &["бі", "жұма", "ның", "нің"];
            let text = read::text(m, 0).to_lowercase();
            let footing = if BARE.iter().any(|bare| text.ends_with(bare)) { Footing::Joined } else { Footing::Firm };
            Some(read::phrase(m, Expression::Weekday(read::weekday(m, 0)?, Week::Open), footing))
        },
    },
    Rule {
        name: "season",
        pattern: &[Part::Is(Class::Season)],
        production: |m| {
            const CASES: &[&str] =
                &["да", "де", "та", "те", "ға", "ге", "қа", "ке", "дан", "ден", "тан", "тен", "нда", "нде"];
            let text = read::text(m, 0).to_lowercase();
            let stands = CASES.iter().any(|case| text.ends_with(case));
            let season = Expression::InYear(YearPart::Season(read::season(m, 0)?), Year::Open);
            Some(read::phrase(m, season, if stands { Footing::Firm } else { Footing::Joined }))
        },
    },
];

/// The ordinal at a place of the pattern.
pub(super) fn ordinal(m: &Match<'_, '_>, part: usize) -> Option<i8> {
    i8::try_from(read::ordinal(m, part)?).ok()
}

/// Whether the month is written as one: in lower case, at the head of a sentence or all in capitals; not the city of
/// Qazan nor the feast of Nauryz.
fn is_common_noun(m: &Match<'_, '_>, part: usize) -> bool {
    const NAMED: &[&str] = &["қалас", "мейрам", "мерекес", "көже", "университет"];
    let item = m.parts[part].start;
    let is_head = m.row.before(item).is_none();
    let behind = read::behind(m).map(|behind| m.row.text(behind).to_lowercase());
    let is_name = behind.is_some_and(|behind| NAMED.iter().any(|noun| behind.starts_with(noun)));
    !is_name && (is_head || read::is_lower(m.row, item) || read::is_upper(m.row, item))
}

fn month_alone(m: &Match<'_, '_>) -> Option<Phrase> {
    let month = Expression::InYear(YearPart::Month(month(m, 0)?), Year::Open);
    // «жылу маусымы»: of something other than a year it is a season.
    let footing =
        if read::text(m, 0).to_lowercase().starts_with("маусымы") { Footing::Joined } else { Footing::Firm };
    (is_common_noun(m, 0)).then(|| read::phrase(m, month, footing))
}

fn day_month(m: &Match<'_, '_>, day: i8, at: usize) -> Option<Phrase> {
    let part = YearPart::Day { month: month(m, at)?, day };
    // «22 Қазан 2015»: behind the day's number a capital makes no name of a month.
    let numbered = at > 0 && m.row.items[m.parts[at - 1].start].kind == TokenKind::Number;
    let fits = (1..=31).contains(&day) && (numbered || is_common_noun(m, at)) && !read::is_glued_before(m);
    fits.then(|| read::firm(m, Expression::InYear(part, Year::Open)))
}

/// Days of one month; conjunctions join only neighbours.
fn days(m: &Match<'_, '_>) -> Option<Phrase> {
    let (first, last) = (day(m, 0)?, day(m, 2)?);
    let is_list = m.row.document.token(m.row.items[m.parts[1].start].tokens.start).chars().all(char::is_alphabetic);
    let fits = is_common_noun(m, 3) && first < last && (!is_list || last == first + 1);
    let part = YearPart::Days { month: month(m, 3)?, first, last };
    (fits && !read::is_glued_before(m)).then(|| read::firm(m, Expression::InYear(part, Year::Open)))
}
