//! Measures in UCUM units, with rates right behind them ("km/h", "kWh a year"), and percents.

use super::nouns;
use super::skipped::skip;
use crate::document::TokenKind;
use crate::figures::amounts::{BELOW_ZERO, Draft, Reading};
use crate::figures::engine::Part::{Ahead, Glued, Is, Maybe, Numeral, Read};
use crate::figures::engine::{Match, Row, Rule};
use crate::figures::items::Item;
use crate::figures::lexicon::{Class, Sense};
use crate::figures::numerals::Numeral as Number;
use crate::figures::{Quantity, Value, tags};
use rust_decimal::Decimal;

/// A sign or word before a number below zero.
const MINUS: Class = Class::Tag("minus");
const HYPHEN: crate::figures::engine::Part = Glued(&Is(tags::HYPHEN));

/// The rules, in the order in which they are tried.
pub const RULES: &[Rule<Reading>] = &[
    // 0.4 percentage points
    Rule {
        name: "percentage-points",
        pattern: &[Numeral, Maybe(&HYPHEN), Is(Class::PercentagePoint)],
        production: percent,
    },
    // 15 percent, 70%
    Rule { name: "percent", pattern: &[Numeral, Maybe(&HYPHEN), Is(Class::Percent)], production: percent },
    // 25 basis points
    Rule {
        name: "basis-points",
        pattern: &[Numeral, Maybe(&HYPHEN), Is(Class::Tag("basis-point"))],
        production: basis_points,
    },
    // half a percent
    Rule {
        name: "percent-part",
        pattern: &[Is(Class::Fraction), Maybe(&Is(tags::OF)), Maybe(&Is(tags::ARTICLE)), Read(percent_word)],
        production: percent_part,
    },
    // 2.4 billion kWh a year, 3.6 tons of drugs, a 100-MW wind farm
    Rule {
        name: "measure",
        pattern: &[Numeral, Maybe(&HYPHEN), Is(Class::Unit), Maybe(&Read(rate)), Maybe(&Ahead(nouns::substance))],
        production: measure,
    },
    // minus 40 degrees, -0.5 percent
    Rule { name: "below-zero", pattern: &[Is(MINUS), Numeral, Read(percent_or_unit)], production: below_zero },
    // the -20 of "-20 to -25 degrees"
    Rule { name: "below-zero", pattern: &[Is(MINUS), Numeral, Ahead(other_end)], production: first_end },
];

/// The rule of durations, which are no figures: behind those of ages.
pub const DURATIONS: &[Rule<Reading>] = &[
    // for five years, a two-week visit, three working days
    Rule {
        name: "duration",
        pattern: &[Numeral, Maybe(&HYPHEN), Maybe(&Read(plain_word)), Is(Class::Time)],
        production: duration,
    },
];

fn percent(found: &Match<'_, '_>) -> Option<Reading> {
    Some(Reading::Amount(Draft::new(found, found.numeral(0)?, found.items(), Some(Quantity::Percent))))
}

/// A basis point is the hundredth part of a percentage point.
fn basis_points(found: &Match<'_, '_>) -> Option<Reading> {
    let part = Decimal::new(1, 2);
    let numeral = found.numeral(0)?;
    let number = Number { value: numeral.value.checked_mul(part)?, scale: Some(part), ..numeral };
    Some(Reading::Amount(Draft::new(found, number, found.items(), Some(Quantity::Percent))))
}

fn percent_or_unit(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    if row.is(at, Class::Unit) { Some(1) } else { percent_word(row, at) }
}

/// "percent" or "percentage point".
fn percent_word(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    (row.is(at, Class::Percent) || row.is(at, Class::PercentagePoint)).then_some(1)
}

fn percent_part(found: &Match<'_, '_>) -> Option<Reading> {
    let value = found.row.items[found.parts[0].start].senses.iter().find_map(|sense| match sense {
        Sense::Fraction(part) => Some(*part),
        _ => None,
    })?;
    let part = Number { value, scale: None, items: 1, bare: false };
    Some(Reading::Amount(Draft::new(found, part, found.items(), Some(Quantity::Percent)).sure(85)))
}

fn measure(found: &Match<'_, '_>) -> Option<Reading> {
    let row = found.row;
    let unit = meant(row, found.parts[2].start)?;
    // "$185 per 1,000 cubic meters" measures nothing.
    if row.before(found.parts[0].start).is_some_and(|before| row.is(before, tags::PER)) {
        return Some(Reading::Skipped("per-number"));
    }
    if let Some(count) = scaled_count(found) {
        return Some(Reading::Amount(count));
    }
    let rate = &found.parts[3];
    let divisor =
        if rate.is_empty() { None } else { code(row, rate.end - 1, &[Class::Unit, Class::Time, Class::Rate]) };
    let (unit, factor) = factored(unit);
    let unit = divisor.map_or_else(|| unit.to_owned(), |divisor| format!("{unit}/{divisor}"));
    let surface = found.parts[0].start..found.parts[2].end.max(rate.end);
    let numeral = found.numeral(0)?;
    let numeral = match factor {
        Some(factor) => {
            let scale = numeral.scale.map_or(Some(factor), |scale| scale.checked_mul(factor));
            Number { value: numeral.value.checked_mul(factor)?, scale, ..numeral }
        }
        None => numeral,
    };
    let draft = Draft::new(found, numeral, surface, Some(Quantity::Measure { unit }));
    let draft = draft.of(row.nouns.substance_words(row, &found.parts[4]));
    Some(Reading::Amount(draft))
}

/// The power of ten that a unit's code begins with ("10*9.m3"), which goes into the value.
fn factored(unit: &str) -> (&str, Option<Decimal>) {
    let parts = unit.strip_prefix("10*").and_then(|power| power.split_once('.'));
    let factor = parts.and_then(|(power, _)| 10_i64.checked_pow(power.parse().ok()?).map(Decimal::from));
    match (parts, factor) {
        (Some((_, unit)), Some(factor)) => (unit, Some(factor)),
        _ => (unit, None),
    }
}

/// "1.2m people": a unit's letter right behind the number is a scale where a plural follows at once.
fn scaled_count(found: &Match<'_, '_>) -> Option<Draft> {
    let (row, letter) = (found.row, found.parts[2].clone());
    let scale = row.items[letter.start].senses.iter().find_map(|sense| match sense {
        Sense::ShortScale(scale) => Some(*scale),
        _ => None,
    })?;
    let plural = row.items[letter.start].glued && row.share_sentence(letter.start, letter.end);
    let plural = plural && row.nouns.is_word(row, letter.end) && row.nouns.is_counted(row, letter.end);
    let noun = letter.end..letter.end + nouns::counted(row, letter.end).filter(|_| plural)?;
    let number = found.numeral(0)?;
    let number = Number { value: number.value.checked_mul(scale)?, scale: Some(scale), ..number };
    let surface = found.parts[0].start..letter.end;
    Some(Draft::new(found, number, surface, Some(Quantity::Count)).of(noun).sure(80))
}

/// A temperature or a rate below zero.
fn below_zero(found: &Match<'_, '_>) -> Option<Reading> {
    const DEGREES: [&str; 2] = ["Cel", "[degF]"];
    let (row, unit) = (found.row, found.parts[2].start);
    // In "40-45 degrees" the mark joins a range, in "- 5%" it may open a line.
    let loose = !row.items[found.items().start].glued;
    let signed = row.items[found.parts[1].start].glued || row.items[found.items().start].kind == TokenKind::Word;
    let quantity = match code(row, unit, &[Class::Unit]).map(|unit| unit.trim_start_matches(BELOW_ZERO)) {
        Some(unit) if DEGREES.contains(&unit) => Quantity::Measure { unit: unit.to_owned() },
        // "plus or minus 1 percentage point" is no value below zero.
        None if signed && row.is(unit, Class::Percent) => Quantity::Percent,
        _ => return None,
    };
    let mut draft = Draft::new(found, found.numeral(1)?, found.items(), Some(quantity));
    draft.value = Value::Exact(-found.numeral(1)?.value);
    loose.then_some(Reading::Amount(draft))
}

/// The second end of a range below zero, with its unit.
fn other_end(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    let joiner = usize::from(row.is(at, tags::TO) || (row.is(at, tags::DASH) && row.is(at + 1, MINUS)));
    let number = at + joiner + 1;
    let unit = number + row.numerals.get(number)?.as_ref()?.items;
    let ends = row.is(number - 1, MINUS) && row.get(number)?.glued && row.share_sentence(at, unit);
    (ends && percent_or_unit(row, unit).is_some()).then_some(unit + 1 - at)
}

/// The first end of a range below zero; the second lends it the unit.
fn first_end(found: &Match<'_, '_>) -> Option<Reading> {
    let mut draft = Draft::new(found, found.numeral(1)?, found.items().start..found.parts[1].end, None);
    draft.value = Value::Exact(-found.numeral(1)?.value);
    (!found.row.items[found.items().start].glued).then_some(Reading::Amount(draft))
}

/// Which of the units that share a name is meant: the one whose trade the release names ("gold" for ounces), else the
/// first in the table.
fn meant(row: &Row<'_, '_>, item: usize) -> Option<&'static str> {
    let mut units = row.items[item].senses.iter().filter_map(|sense| match sense {
        Sense::Unit { ucum } => Some(*ucum),
        _ => None,
    });
    let first = units.next()?;
    let trades = |item: &Item<'_>, unit: &str| {
        item.senses
            .iter()
            .any(|sense| matches!(sense, Sense::Tag(tag) if tag.strip_prefix("trade ").is_some_and(|of| of == unit)))
    };
    units.find(|unit| row.items.iter().any(|item| trades(item, unit))).or(Some(first))
}

/// The UCUM code of an item, by the first of the classes that it has.
pub fn code(row: &Row<'_, '_>, item: usize, classes: &[Class]) -> Option<&'static str> {
    classes.iter().find_map(|&class| {
        row.get(item)?.senses.iter().filter(|sense| sense.class() == class).find_map(|sense| match sense {
            Sense::Unit { ucum } | Sense::Time { ucum } | Sense::Rate { ucum } => Some(*ucum),
            _ => None,
        })
    })
}

/// "per hectare", "a year", "/s", "annually".
fn rate(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    if row.is(at, Class::Rate) {
        return Some(1);
    }
    let opens = [tags::PER, tags::ARTICLE, tags::SLASH, tags::IN].iter().any(|&tag| row.is(at, tag));
    // "38 °C. On the morning": the unit's own period may have ended a sentence.
    let begins = row.text(at - 1).ends_with('.') && is_capital(row, at);
    let named = !begins && (row.is(at + 1, Class::Unit) || row.is(at + 1, Class::Time));
    (opens && named && row.share_sentence(at, at + 1) && !row.items[at + 1].claimed).then_some(2)
}

fn is_capital(row: &Row<'_, '_>, item: usize) -> bool {
    row.document.tokens[row.items[item].tokens.start].case.is_capital()
}

/// A word between a number and its unit of time: "working", "consecutive".
fn plain_word(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    row.items[at].senses.is_empty().then_some(1)
}

fn duration(found: &Match<'_, '_>) -> Option<Reading> {
    skip(found)
}
