//! Days, months, days of the week and seasons that are written out.

use crate::document::{Case, TokenKind};
use crate::figures::Period;
use crate::figures::dates::read::{self, day, month, tag};
use crate::figures::dates::{Expression, Footing, Phrase, Week, Year, YearPart, digits};
use crate::figures::engine::{Match, Part, Rule};
use crate::figures::lexicon::{Class, Sense};

const MONTH: Part = Part::Is(Class::Month);
const DAY: Part = Part::Digits;
const HYPHEN: Part = Part::Maybe(&Part::Glued(&Part::Word(&["-"])));
const ENDING: Part = Part::Maybe(&Part::Glued(&tag("ordinal-ending")));
const SLASH: Part = Part::Glued(&Part::Word(&["/", "-"]));
const TO: Part = Part::Word(&["-", "–", "—", "‑", "‒", "−", "по", "до", "на", "и"]);

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule {
        // «30.04.2024 года», «30.04.2024 г.»
        name: "dotted-day-year",
        pattern: &[DAY, tag("year")],
        production: digits::dotted,
    },
    Rule {
        // «31/01/2024», «31-01-2024»: the day first.
        name: "slashed-day",
        pattern: &[DAY, SLASH, Part::Glued(&DAY), SLASH, Part::Glued(&DAY)],
        production: |m| {
            let alike = read::text(m, 1) == read::text(m, 3) && read::text(m, 4).len() == 4;
            let year = read::year(m, 4).filter(|_| alike)?;
            let short =
                |part: usize| (read::text(m, part).len() <= 2).then(|| read::text(m, part).parse().ok()).flatten();
            digits::fixed(m, year, short(2)?, short(0)?)
        },
    },
    Rule {
        name: "days-month",
        pattern: &[DAY, HYPHEN, ENDING, TO, DAY, HYPHEN, ENDING, MONTH],
        production: |m| days(m, 0, 4, 7),
    },
    Rule {
        // «10, 14 и 18 мая»: days of a list before the one that has the month.
        name: "day-in-list",
        pattern: &[DAY],
        production: |m| {
            let month = month_of_list(m)?;
            let day = day(m, 0).filter(|day| (1..=31).contains(day))?;
            let part = YearPart::Day { month, day };
            (!read::is_glued_before(m)).then(|| read::firm(m, Expression::InYear(part, Year::Open)))
        },
    },
    Rule {
        // «01.01.2024–31.03.2024»
        name: "dotted-days",
        pattern: &[DAY, Part::Glued(&Part::Word(&["-", "–", "—"])), Part::Glued(&DAY)],
        production: |m| {
            let [first, last] = [0, 2].map(|part| digits::parse_dotted(read::text(m, part)));
            let period = Period::day(first?).through(Period::day(last?))?;
            (!read::is_touched(m)).then(|| read::firm(m, Expression::Fixed(period)))
        },
    },
    Rule { name: "day-month", pattern: &[DAY, HYPHEN, ENDING, MONTH], production: |m| day_month(m, day(m, 0)?, 3) },
    Rule {
        // «двадцать пятого мая»
        name: "tens-day-month",
        pattern: &[Part::Word(&["двадцать", "тридцать"]), Part::Is(Class::Ordinal), MONTH],
        production: |m| day_month(m, i8::try_from(read::count(m, 0)?).ok()? + ordinal(m, 1)?, 2),
    },
    Rule {
        name: "spelled-day-month",
        pattern: &[Part::Is(Class::Ordinal), MONTH],
        production: |m| day_month(m, ordinal(m, 0)?, 1),
    },
    Rule {
        name: "month",
        pattern: &[MONTH],
        production: |m| {
            let month = Expression::InYear(YearPart::Month(month(m, 0)?), Year::Open);
            // «янв» without its period needs a day or a year beside it.
            let footing = if read::has_tag(m, 0, "short") { Footing::Joined } else { Footing::Firm };
            (is_common_noun(m, 0) && !is_first_name(m)).then(|| read::phrase(m, month, footing))
        },
    },
    Rule {
        name: "weekday",
        pattern: &[Part::Is(Class::Weekday)],
        production: |m| {
            let weekday = Expression::Weekday(read::weekday(m, 0)?, Week::Open);
            // «Окружающая среда»: only what can be no other noun, or stands as a day does.
            let is_noun = read::has_tag(m, 0, "common-word") || is_bracketed(m);
            let led = match read::text(m, 0) {
                "среду" => &["в"][..],
                "среды" => &["до", "со"],
                _ => &[],
            };
            let footing = if is_noun && !read::is_word_before(m, led) { Footing::Joined } else { Footing::Weekday };
            Some(read::phrase(m, weekday, footing))
        },
    },
    Rule {
        // «зимой 2023/24», «зима 2023–2024 годов»
        name: "season-years",
        pattern: &[
            Part::Is(Class::Season),
            Part::Digits,
            Part::Glued(&Part::Word(&["/", "-", "–"])),
            Part::Glued(&Part::Digits),
            Part::Maybe(&Part::Is(Class::Tag("years"))),
        ],
        production: |m| {
            let (first, end) = (read::year(m, 1)?, read::text(m, 3));
            let ends_next = end.parse() == Ok(first + 1) || end.parse() == Ok((first + 1) % 100);
            let part = YearPart::Season(read::season(m, 0)?);
            ends_next.then(|| read::firm(m, Expression::InYear(part, Year::Stated(first))))
        },
    },
    Rule {
        name: "season",
        pattern: &[Part::Is(Class::Season)],
        production: |m| {
            const LEADS: &[&str] = &["к", "ко", "до", "с", "со", "на", "в", "за", "эту", "этой"];
            // «Летом», «весной» tell when by themselves.
            let tells =
                ["ом", "ой", "ою", "енью"].iter().any(|ending| read::text(m, 0).to_lowercase().ends_with(ending));
            let stands =
                tells && !read::is_word_before(m, &["с", "со", "над", "перед"]) || read::is_word_before(m, LEADS);
            let season = Expression::InYear(YearPart::Season(read::season(m, 0)?), Year::Open);
            Some(read::phrase(m, season, if stands { Footing::Firm } else { Footing::Joined }))
        },
    },
];

/// The ordinal at a place of the pattern.
pub(super) fn ordinal(m: &Match<'_, '_>, part: usize) -> Option<i8> {
    i8::try_from(read::ordinal(m, part)?).ok()
}

/// Whether the month is written as one: in lower case, at the head of a sentence or all in capitals; «8 Марта» is a
/// feast or a street.
fn is_common_noun(m: &Match<'_, '_>, part: usize) -> bool {
    let item = m.parts[part].start;
    let is_head = m.row.before(item).is_none();
    is_head || read::is_lower(m.row, item) || read::is_upper(m.row, item)
}

/// The month behind a list of days that «и» ends.
fn month_of_list(m: &Match<'_, '_>) -> Option<i8> {
    const LONGEST_LIST: usize = 8;
    let (row, mut at) = (m.row, m.items().end);
    for _ in 0..LONGEST_LIST {
        let joint = row.get(at).map(|_| row.text(at)).filter(|joint| matches!(*joint, "," | "и"))?;
        let day = at + 1;
        let is_day =
            row.share_sentence(at, day) && row.items[day].kind == TokenKind::Number && row.text(day).len() <= 2;
        at = day + 1;
        if !is_day || row.items[day].glued {
            return None;
        }
        if joint == "и" {
            let month = row.items.get(at).filter(|month| !month.glued && row.share_sentence(day, at))?;
            return month.senses.iter().find_map(|sense| match sense {
                Sense::Month(month) => Some(*month),
                _ => None,
            });
        }
    }
    None
}

/// «21 декабря (понедельник)»: the day is said already.
fn is_bracketed(m: &Match<'_, '_>) -> bool {
    let [before, behind] = [read::before(m), read::behind(m)].map(|at| at.map_or("", |at| m.row.text(at)));
    before == "(" && behind == ")"
}

/// Whether the word begins a person's name at the head of a sentence: «Мая Плисецкая».
fn is_first_name(m: &Match<'_, '_>) -> bool {
    let capital = |item: usize| m.row.document.tokens[m.row.items[item].tokens.start].case == Case::Title;
    let name = |item: usize| m.row.items[item].kind == TokenKind::Word && capital(item);
    matches!(read::text(m, 0), "Мая" | "Августа" | "Май" | "Август") && read::behind(m).is_some_and(name)
}

fn day_month(m: &Match<'_, '_>, day: i8, at: usize) -> Option<Phrase> {
    let part = YearPart::Day { month: month(m, at)?, day };
    let is_name = read::before(m).is_some_and(|before| m.row.is(before, Class::Tag("street")));
    // «29 Июня 2014»
    let is_month = is_common_noun(m, at) || read::is_before_year(m);
    let fits = (1..=31).contains(&day) && is_month && !read::is_glued_before(m);
    let footing = if is_name { Footing::Joined } else { Footing::Firm };
    fits.then(|| read::phrase(m, Expression::InYear(part, Year::Open), footing))
}

/// Days of one month; «и» joins only neighbours.
fn days(m: &Match<'_, '_>, first: usize, last: usize, at: usize) -> Option<Phrase> {
    let (first, last) = (day(m, first)?, day(m, last)?);
    let joint = read::text(m, 3);
    let is_list = joint == "и" && !read::is_word_before(m, &["между"]);
    let is_led = joint != "на" || read::is_word_before(m, &["с", "со"]);
    let fits = is_common_noun(m, at) && first < last && (!is_list || last == first + 1) && is_led;
    let part = YearPart::Days { month: month(m, at)?, first, last };
    (fits && !read::is_glued_before(m)).then(|| read::firm(m, Expression::InYear(part, Year::Open)))
}
