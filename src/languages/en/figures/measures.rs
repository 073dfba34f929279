//! Measures in UCUM units, with rates right behind them ("km/h", "kWh a year"), percents and ages.

use super::nouns;
use super::skipped::skip;
use crate::figures::amounts::{Draft, Reading};
use crate::figures::engine::Part::{Ahead, Glued, Is, Maybe, Numeral, Read, Word};
use crate::figures::engine::{Match, Row, Rule};
use crate::figures::lexicon::{Class, Sense};
use crate::figures::numerals::Numeral as Number;
use crate::figures::tags;
use crate::figures::{Quantity, Value};

/// How many items before a number or its unit "aged" or "age" stands: "aged over 35", "at the age of 63", "aged 3 to 6".
const AGED_WINDOW: usize = 4;
/// How many items before "61 years" the word "age" is looked for.
const AGE_WINDOW: usize = 14;
/// Below this, "years" in a sentence about an age are more often a duration.
const YOUNGEST: u32 = 10;
/// The oldest age.
const OLDEST: u32 = 130;

const HYPHEN: crate::figures::engine::Part = Glued(&Is(tags::HYPHEN));

pub(super) const RULES: &[Rule<Reading>] = &[
    // 0.4 percentage points
    Rule {
        name: "percentage-points",
        pattern: &[Numeral, Maybe(&HYPHEN), Is(Class::PercentagePoint)],
        production: percent,
    },
    // 15 percent, 70%
    Rule { name: "percent", pattern: &[Numeral, Maybe(&HYPHEN), Is(Class::Percent)], production: percent },
    // half a percent
    Rule {
        name: "percent-part",
        pattern: &[Is(Class::Fraction), Maybe(&Is(tags::OF)), Maybe(&Is(tags::ARTICLE)), Read(percent_word)],
        production: percent_part,
    },
    // 2.4 billion kWh a year, 3.6 tons of drugs, a 100-MW wind farm
    Rule {
        name: "measure",
        pattern: &[Numeral, Maybe(&HYPHEN), Is(Class::Unit), Maybe(&Read(rate)), Maybe(&Ahead(nouns::of_substance))],
        production: measure,
    },
    // minus 40 degrees
    Rule {
        name: "below-zero",
        pattern: &[Word(&["minus", "−", "-"]), Numeral, Is(Class::Unit)],
        production: below_zero,
    },
    // an 18-year-old, 61 years of age, the pension age of 61 years
    Rule { name: "age", pattern: &[Numeral, Maybe(&HYPHEN), Is(Class::Time)], production: age },
    // aged 35, at the age of 63
    Rule { name: "aged", pattern: &[Numeral], production: aged },
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
    let unit = code(row, found.parts[2].start, &[Class::Unit])?;
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
    let unit = divisor.map_or_else(|| unit.to_owned(), |divisor| format!("{unit}/{divisor}"));
    let surface = found.parts[0].start..found.parts[2].end.max(rate.end);
    let draft = Draft::new(found, found.numeral(0)?, surface, Some(Quantity::Measure { unit }));
    let draft = draft.of(nouns::behind_of(row, &found.parts[4]));
    Some(Reading::Amount(draft))
}

/// "1.2m people": a unit's letter right behind the number is a scale where a plural follows at once.
fn scaled_count(found: &Match<'_, '_>) -> Option<Draft> {
    let (row, letter) = (found.row, found.parts[2].clone());
    let scale = row.items[letter.start].senses.iter().find_map(|sense| match sense {
        Sense::ShortScale(scale) => Some(*scale),
        _ => None,
    })?;
    let plural = row.items[letter.start].glued && row.share_sentence(letter.start, letter.end);
    let plural = plural && nouns::is_word(row, letter.end) && nouns::is_plural(row, letter.end);
    let noun = letter.end..letter.end + nouns::plural_phrase(row, letter.end).filter(|_| plural)?;
    let number = found.numeral(0)?;
    let number = Number { value: number.value.checked_mul(scale)?, scale: Some(scale), ..number };
    let surface = found.parts[0].start..letter.end;
    Some(Draft::new(found, number, surface, Some(Quantity::Count)).of(noun).sure(80))
}

/// A temperature below zero.
fn below_zero(found: &Match<'_, '_>) -> Option<Reading> {
    const DEGREES: [&str; 2] = ["Cel", "[degF]"];
    // In "40-45 degrees" the mark joins a range.
    let loose = !found.row.items[found.items().start].glued;
    let unit = code(found.row, found.parts[2].start, &[Class::Unit])
        .filter(|_| loose)
        .filter(|unit| DEGREES.contains(unit))?;
    let quantity = Quantity::Measure { unit: unit.to_owned() };
    let mut draft = Draft::new(found, found.numeral(1)?, found.items(), Some(quantity));
    draft.value = Value::Exact(-found.numeral(1)?.value);
    Some(Reading::Amount(draft))
}

/// The UCUM code of an item, by the first of the classes that it has.
fn code(row: &Row<'_, '_>, item: usize, classes: &[Class]) -> Option<&'static str> {
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
    let opens = row.is(at, tags::PER) || row.is(at, tags::ARTICLE) || row.is(at, tags::SLASH);
    let named = row.is(at + 1, Class::Unit) || row.is(at + 1, Class::Time);
    (opens && named && row.share_sentence(at, at + 1) && !row.items[at + 1].claimed).then_some(2)
}

fn age(found: &Match<'_, '_>) -> Option<Reading> {
    const OLD: [&str; 2] = ["old", "olds"];
    let (row, numeral) = (found.row, found.numeral(0)?);
    let unit = code(row, found.parts[2].start, &[Class::Time])?;
    if !matches!(unit, "a" | "mo") || numeral.value > OLDEST.into() {
        return None;
    }
    let (start, end) = (found.items().start, found.items().end);
    let word = |item: usize| row.get(item).filter(|_| row.share_sentence(start, item)).map(|_| row.text(item));
    let old = word(end).is_some_and(|word| OLD.contains(&word))
        || (row.is(end, tags::HYPHEN) && word(end + 1).is_some_and(|word| OLD.contains(&word)))
        || (row.is(end, tags::OF) && row.share_sentence(start, end + 1) && row.is(end + 1, tags::AGE));
    let aged =
        is_aged(row, start, AGED_WINDOW) || (numeral.value >= YOUNGEST.into() && is_aged(row, start, AGE_WINDOW));
    let stretch = row.before(start).is_some_and(|before| row.is(before, tags::STRETCH));
    let quantity = Quantity::Measure { unit: unit.to_owned() };
    (old || (aged && !stretch))
        .then(|| Reading::Amount(Draft::new(found, numeral, found.items(), Some(quantity)).sure(85)))
}

/// Whether a word of age stands within so many items before.
fn is_aged(row: &Row<'_, '_>, start: usize, window: usize) -> bool {
    (start.saturating_sub(window)..start).any(|item| row.share_sentence(item, start) && row.is(item, tags::AGE))
}

fn aged(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, numeral) = (found.row, found.numeral(0)?);
    let (start, end) = (found.items().start, found.items().end);
    let aged = is_aged(row, start, AGED_WINDOW);
    let named = row.share_sentence(start, end) && nouns::plural_phrase(row, end).is_some();
    let fits = aged && !named && numeral.scale.is_none() && numeral.value <= OLDEST.into();
    let quantity = Quantity::Measure { unit: "a".to_owned() };
    fits.then(|| Reading::Amount(Draft::new(found, numeral, found.items(), Some(quantity)).sure(80)))
}

/// A word between a number and its unit of time: "working", "consecutive".
fn plain_word(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    row.items[at].senses.is_empty().then_some(1)
}

fn duration(found: &Match<'_, '_>) -> Option<Reading> {
    skip(found)
}
