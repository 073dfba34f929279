//! Days written in digits, alike in all languages.

use super::read::{self, firm};
use super::{Expression, Phrase};
use crate::figures::Period;
use crate::figures::engine::{Match, Part, Rule};
use jiff::civil::Date;

const DIGITS: Part = Part::Digits;
const SEPARATOR: Part = Part::Glued(&Part::Word(&["-", "/"]));

/// The rules.
pub const RULES: &[Rule<Phrase>] = &[
    Rule {
        name: "iso-day",
        pattern: &[DIGITS, SEPARATOR, Part::Glued(&DIGITS), SEPARATOR, Part::Glued(&DIGITS)],
        production: |m| {
            let text = [read::text(m, 0), read::text(m, 2), read::text(m, 4)];
            let separated_alike = read::text(m, 1) == read::text(m, 3);
            let [year, month, day] = if text[0].len() == 4 { text } else { return None };
            let short = |text: &str| (text.len() <= 2).then(|| text.parse().ok()).flatten();
            separated_alike.then_some(())?;
            fixed(m, year.parse().ok()?, short(month)?, short(day)?)
        },
    },
    Rule { name: "dotted-day", pattern: &[DIGITS], production: dotted },
];

/// "31.01.2024", "31.01.24" or "2024.01.31" at the first place of a pattern.
pub fn dotted(m: &Match<'_, '_>) -> Option<Phrase> {
    let day = parse_dotted(read::text(m, 0))?;
    fixed(m, day.year(), day.month(), day.day())
}

/// The day that digits with dots between them say.
pub fn parse_dotted(text: &str) -> Option<Date> {
    let mut parts = text.split('.');
    let (mut day, month, mut year) = (parts.next()?, parts.next()?, parts.next()?);
    if day.len() == 4 {
        std::mem::swap(&mut day, &mut year);
    }
    let century = match (year.len(), month.len(), day.len()) {
        (4, 1 | 2, 1 | 2) => 0,
        (2, 2, 2) => 2000,
        _ => return None,
    };
    parts.next().is_none().then_some(())?;
    Date::new(century + year.parse::<i16>().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A day, where nothing touches it that makes it part of something else.
pub fn fixed(m: &Match<'_, '_>, year: i16, month: i8, day: i8) -> Option<Phrase> {
    let day = Date::new(year, month, day).ok()?;
    let touched = read::is_touched(m);
    (!touched).then(|| firm(m, Expression::Fixed(Period::day(day))))
}
