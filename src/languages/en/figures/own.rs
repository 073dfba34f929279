//! Rules of amounts with words that only English has.

use crate::document::TokenKind;
use crate::figures::amounts::{Draft, Reading};
use crate::figures::engine::Part::{Ahead, Glued, Is, Maybe, Numeral, Read, Word};
use crate::figures::engine::{Match, Row, Rule};
use crate::figures::lexicon::{Class, Sense};
use crate::figures::rules::{counts, measures, nouns, ratios};
use crate::figures::{Quantity, tags};
use rust_decimal::Decimal;

const IDLE_PART: Class = Class::Tag("idle-part");
const COUNTED_PART: Class = Class::Tag("counted-part");

/// What is no figure.
pub(super) const SKIPPED: &[Rule<Reading>] = &[
    // one in five, 9 out of 10
    Rule { name: "share", pattern: &[Numeral, Word(&["in"]), Numeral], production: share },
    Rule { name: "share", pattern: &[Numeral, Word(&["out"]), Is(tags::OF), Numeral], production: share },
];

/// Measures.
pub(super) const MEASURES: &[Rule<Reading>] = &[
    // half a mile, a quarter of a ton of sugar
    Rule {
        name: "measure-part",
        pattern: &[
            Is(Class::Fraction),
            Maybe(&Is(tags::OF)),
            Is(tags::ARTICLE),
            Is(Class::Unit),
            Maybe(&Ahead(nouns::substance)),
        ],
        production: measure_part,
    },
];

/// Multiples.
pub(super) const RATIOS: &[Rule<Reading>] = &[
    // half as many
    Rule { name: "ratio-half", pattern: &[Word(&["half"]), Is(tags::COMPARISON)], production: half },
];

/// Counts.
pub(super) const COUNTS: &[Rule<Reading>] = &[
    // a 200-room hotel
    Rule {
        name: "count-hyphen",
        pattern: &[Numeral, Glued(&Is(tags::HYPHEN)), Glued(&Read(hyphened_noun))],
        production: count_hyphen,
    },
];

fn measure_part(found: &Match<'_, '_>) -> Option<Reading> {
    let row = found.row;
    let (fraction, unit) = (found.parts[0].start, found.parts[3].clone());
    // "the first half of a mile"
    if row.before(fraction).is_some_and(|before| row.is(before, Class::Ordinal)) {
        return None;
    }
    let value = row.items[fraction].senses.iter().find_map(|sense| match sense {
        Sense::Fraction(part) => Some(*part),
        _ => None,
    })?;
    let quantity = Quantity::Measure { unit: measures::code(row, unit.start, &[Class::Unit])?.to_owned() };
    let draft = Draft::new(found, ratios::in_words(value), fraction..unit.end, Some(quantity));
    let substance = found.parts.last().map(|taken| row.nouns.substance_words(row, taken)).unwrap_or_default();
    Some(Reading::Amount(draft.of(substance).sure(85)))
}

/// A few in a round number: "in 12 cities" behind a number is a place.
fn share(found: &Match<'_, '_>) -> Option<Reading> {
    const FEW: [u32; 7] = [3, 4, 5, 10, 100, 1_000, 10_000];
    let (part, whole) = (found.numeral(0)?, found.numeral(found.parts.len() - 1)?);
    let one = part.value == Decimal::ONE && whole.value < Decimal::ONE_HUNDRED;
    let few = part.value < whole.value && FEW.iter().any(|&few| whole.value == few.into());
    (one || few && part.value < Decimal::TEN).then_some(Reading::Skipped(found.rule))
}

fn half(found: &Match<'_, '_>) -> Option<Reading> {
    if !found.row.text(found.parts[1].start).starts_with("as") {
        return None;
    }
    ratios::ratio(found, ratios::in_words(Decimal::new(5, 1)), found.parts[0].clone())
}

/// The noun right behind a hyphen.
fn hyphened_noun(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    const SHORTEST: usize = 3;
    let word = row.text(at);
    let noun = word.len() >= SHORTEST && word.is_ascii() && !row.is(at, IDLE_PART);
    (noun && row.nouns.is_word(row, at)).then_some(1)
}

fn count_hyphen(found: &Match<'_, '_>) -> Option<Reading> {
    let number = found.numeral(0)?;
    let noun = found.parts[2].clone();
    let digits = found.row.items[found.parts[0].start].kind == TokenKind::Number;
    let part = found.row.is(noun.start, COUNTED_PART);
    // "a 7.8-magnitude earthquake" counts nothing.
    ((digits && number.value.is_integer() && number.value != Decimal::ONE) || part)
        .then(|| Reading::Amount(counts::draft(found, number).of(noun).sure(80)))
}
