//! Multiples: "1.7 times", "1.6-fold", "fourfold", "doubled", "twice as many".

use super::skipped::skip;
use crate::figures::amounts::{Draft, Reading};
use crate::figures::engine::Part::{Glued, Is, Maybe, Numeral, Word};
use crate::figures::engine::{Match, Row, Rule};
use crate::figures::lexicon::{Class, Sense};
use crate::figures::numerals::Numeral as Number;
use crate::figures::{Quantity, tags};
use rust_decimal::Decimal;

const TIMES: Class = Class::Tag("times");
const FOLD: Class = Class::Tag("fold");
const COMPARED: Class = Class::Tag("compared");
const BASE_VERB: Class = Class::Tag("base-verb");
const FACTOR: Class = Class::Tag("factor");
/// A multiple that is an adjective: "threefold".
const ADJECTIVE: Class = Class::Tag("multiple-adjective");

/// How many items before "three times" a word of change is looked for.
const CHANGE_WINDOW: usize = 12;
/// How many items before "double" an auxiliary stands: "will more than double".
const AUXILIARY_WINDOW: usize = 3;

/// The rules, in the order in which they are tried.
pub const RULES: &[Rule<Reading>] = &[
    // grew 2.6 times, 1.7 times more than
    Rule { name: "ratio-times", pattern: &[Numeral, Maybe(&Is(tags::HYPHEN)), Is(TIMES)], production: times },
    // three times a week
    Rule { name: "occurrences", pattern: &[Numeral, Is(TIMES)], production: skip },
    // 1.6-fold
    Rule { name: "ratio-fold", pattern: &[Numeral, Maybe(&Is(tags::HYPHEN)), Is(FOLD)], production: fold },
    // a 3.5x rise, but 2x100 MW
    Rule { name: "ratio-x", pattern: &[Numeral, Glued(&Word(&["x", "×"]))], production: times_sign },
    // fourfold, doubled, twice as many
    Rule { name: "ratio-word", pattern: &[Is(Class::Ratio)], production: word },
    // by a factor of 2.5
    Rule { name: "ratio-factor", pattern: &[Is(FACTOR), Is(tags::OF), Numeral], production: factor },
];

/// The draft of a multiple.
pub fn ratio(found: &Match<'_, '_>, number: Number, items: std::ops::Range<usize>) -> Option<Reading> {
    Some(Reading::Amount(Draft::new(found, number, items, Some(Quantity::Ratio)).sure(90)))
}

fn times(found: &Match<'_, '_>) -> Option<Reading> {
    let number = found.numeral(0)?;
    let whole = number.value.is_integer();
    let grows = !whole || is_compared(found.row, &found.items());
    if grows { ratio(found, number, found.items()) } else { None }
}

fn fold(found: &Match<'_, '_>) -> Option<Reading> {
    ratio(found, found.numeral(0)?, found.items())
}

fn times_sign(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, end) = (found.row, found.items().end);
    let product = row.share_sentence(end - 1, end) && row.numerals[end].is_some();
    if product { None } else { ratio(found, found.numeral(0)?, found.items()) }
}

fn factor(found: &Match<'_, '_>) -> Option<Reading> {
    ratio(found, found.numeral(2)?, found.items())
}

/// Whether a comparison stands behind the multiple or a word of change before it.
fn is_compared(row: &Row<'_, '_>, items: &std::ops::Range<usize>) -> bool {
    let (start, end) = (items.start, items.end);
    let behind = row.share_sentence(start, end)
        && (row.is(end, tags::COMPARISON) || (row.is(end, tags::DETERMINER) && !row.is(end, tags::ANOTHER)));
    let weekly = row.share_sentence(start, end) && (row.is(end, tags::ARTICLE) || row.is(end, tags::PER));
    let changed = || {
        (start.saturating_sub(CHANGE_WINDOW)..start)
            .any(|item| row.share_sentence(item, start) && row.is(item, tags::CHANGE))
    };
    behind || (!weekly && changed())
}

fn word(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, at) = (found.row, found.items().start);
    let value = row.items[at].senses.iter().find_map(|sense| match sense {
        Sense::Ratio(value) => Some(*value),
        _ => None,
    })?;
    let behind_auxiliary = || {
        (at.saturating_sub(AUXILIARY_WINDOW)..at)
            .rev()
            .take_while(|&item| row.share_sentence(item, at))
            .find(|&item| !row.is(item, Class::Qualifier))
            .is_some_and(|item| row.is(item, tags::AUXILIARY))
    };
    // "a threefold challenge" multiplies nothing, "a threefold increase" does.
    let next = at + 1;
    let before_noun = row.share_sentence(at, next)
        && row.nouns.is_word(row, next)
        && ![tags::CHANGE, tags::COMPARISON].iter().any(|&tag| row.is(next, tag));
    let idle = row.is(at, ADJECTIVE) && before_noun;
    let hyphened = row.is(at + 1, tags::HYPHEN) && row.items[at + 1].glued;
    let doubling = row.is(at, BASE_VERB) && !(behind_auxiliary() || is_doubled_noun(row, at));
    let comparing = row.is(at, COMPARED) && !is_compared(row, &found.items());
    if doubling || comparing || hyphened || idle {
        return None;
    }
    ratio(found, in_words(value), found.items())
}

/// "double the figure", "double that of".
fn is_doubled_noun(row: &Row<'_, '_>, at: usize) -> bool {
    row.share_sentence(at, at + 1) && row.is(at + 1, tags::DETERMINER)
}

/// A number that stands in words.
pub fn in_words(value: Decimal) -> Number {
    Number { value, scale: None, items: 1, bare: false }
}
