//! Ages: "an 18-year-old", "aged 35", "children under five", "Madina Nurgaliyeva, 42, becomes".

use super::{measures, nouns};
use crate::document::TokenKind;
use crate::figures::amounts::{Draft, Reading};
use crate::figures::engine::{Match, Part, Row, Rule};
use crate::figures::lexicon::Class;
use crate::figures::numerals::Numeral as Number;
use crate::figures::{Quantity, tags};

/// "old" behind a number of years.
const OLD: Class = Class::Tag("old");
const HYPHEN: Part = Part::Glued(&Part::Is(tags::HYPHEN));
const TURNED: Class = Class::Tag("turned");

/// The rules, in the order in which they are tried.
pub const RULES: &[Rule<Reading>] = &[
    // an 18-year-old, 61 years of age, the pension age of 61 years
    Rule { name: "age", pattern: &[Part::Numeral, Part::Maybe(&HYPHEN), Part::Is(Class::Time)], production: age },
    // aged 35, at the age of 63
    Rule { name: "aged", pattern: &[Part::Numeral], production: aged },
    // children under five, turned 50
    Rule { name: "age-bound", pattern: &[Part::Numeral], production: bound },
    // Madina Nurgaliyeva, 42, becomes
    Rule { name: "age-apposition", pattern: &[Part::Numeral], production: apposition },
];

/// How many items before a number or its unit "aged" or "age" stands: "aged over 35", "at the age of 63", "aged 3 to 6".
const AGED_WINDOW: usize = 4;
/// How many items before "61 years" the word "age" is looked for.
const AGE_WINDOW: usize = 14;
/// Below this, "years" in a sentence about an age are more often a duration.
const YOUNGEST: u32 = 10;
/// The oldest age.
const OLDEST: u32 = 130;

fn age(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, numeral) = (found.row, found.numeral(0)?);
    let unit = measures::code(row, found.parts[2].start, &[Class::Time])?;
    if !matches!(unit, "a" | "mo" | "wk" | "d") || numeral.value > OLDEST.into() {
        return None;
    }
    let (start, end) = (found.items().start, found.items().end);
    let says_old = |item: usize| row.share_sentence(start, item) && row.is(item, OLD);
    let old = says_old(end)
        || (row.is(end, tags::HYPHEN) && says_old(end + 1))
        || (row.is(end, tags::OF) && row.share_sentence(start, end + 1) && row.is(end + 1, tags::AGE));
    let aged =
        is_aged(row, start, AGED_WINDOW) || (numeral.value >= YOUNGEST.into() && is_aged(row, start, AGE_WINDOW));
    let aged = aged && matches!(unit, "a" | "mo");
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
    let named = row.share_sentence(start, end) && nouns::counted(row, end).is_some();
    let fits = aged && !named && numeral.scale.is_none() && numeral.value <= OLDEST.into();
    fits.then(|| years(found, numeral))
}

/// A bare number of years.
fn years(found: &Match<'_, '_>, numeral: Number) -> Reading {
    let quantity = Quantity::Measure { unit: "a".to_owned() };
    Reading::Amount(Draft::new(found, numeral, found.items(), Some(quantity)).sure(80))
}

/// Whether a number with nothing of its own behind it can be an age.
fn is_bare_age(row: &Row<'_, '_>, numeral: &Number, end: usize) -> bool {
    let within = row.share_sentence(end - 1, end);
    let hyphened = within && row.is(end, tags::HYPHEN) && row.items[end].glued;
    let named = within && nouns::counted(row, end).is_some();
    let whole = numeral.scale.is_none() && numeral.value.is_integer() && numeral.value <= OLDEST.into();
    whole && !numeral.value.is_zero() && !hyphened && !named
}

/// "children under 14", "women over 40", "turned 50".
fn bound(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, numeral) = (found.row, found.numeral(0)?);
    let before = row.before(found.items().start)?;
    let bounded = row.is(before, Class::Qualifier) && row.is(before, tags::PREPOSITION);
    let people = bounded && row.before(before).is_some_and(|noun| row.is(noun, tags::OF_AN_AGE));
    let fits = (people || row.is(before, TURNED)) && is_bare_age(row, &numeral, found.items().end);
    fits.then(|| years(found, numeral))
}

/// "Madina Nurgaliyeva, 42, becomes": a number between commas behind a name of two words.
fn apposition(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, numeral) = (found.row, found.numeral(0)?);
    let (start, end) = (found.items().start, found.items().end);
    let comma = row.before(start).filter(|&comma| row.is(comma, tags::COMMA) && row.items[comma].glued)?;
    let surname = row.before(comma)?;
    let name = |item: usize| {
        let found = &row.items[item];
        let title = row.document.tokens[found.tokens.start].case.is_capital();
        title && found.kind == TokenKind::Word && !found.claimed && !row.is(item, Class::Month)
    };
    let named = name(surname) && row.before(surname).is_some_and(name);
    let closed =
        !row.share_sentence(start, end) || row.is(end, tags::COMMA) || matches!(row.text(end), "." | ";" | ")");
    let grown = numeral.bare && numeral.value >= YOUNGEST.into();
    (named && closed && grown && is_bare_age(row, &numeral, end)).then(|| years(found, numeral))
}
