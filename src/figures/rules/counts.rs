//! Counts: a number with the noun phrase that it counts, and the numbers that nothing follows, for elision to restore.

use super::skipped::skip;
use super::{measures, nouns};
use crate::document::TokenKind;
use crate::figures::amounts::{Draft, Reading, is_year};
use crate::figures::engine::Part::{Ahead, Is, Maybe, Numeral, Read};
use crate::figures::engine::{Match, Row, Rule};
use crate::figures::lexicon::Class;
use crate::figures::numerals::Numeral as Number;
use crate::figures::{Quantity, tags};
use rust_decimal::Decimal;

const IDLE_ONE: Class = Class::Tag("idle-one");
const NO_ONE: Class = Class::Tag("no-one");
const OF_THESE: Class = Class::Tag("of-these");
/// "out" of "18 out of 20 regions".
const OUT: Class = Class::Tag("out");

/// The rule of "one" and a noun.
pub const ONE: &str = "count-one";

/// The rules, in the order in which they are tried.
pub const RULES: &[Rule<Reading>] = &[
    // in 2024
    Rule { name: "year", pattern: &[Numeral], production: year },
    // 85,000 rounds of ammunition
    Rule {
        name: "count",
        pattern: &[Numeral, Maybe(&Read(nouns::bound)), Maybe(&Is(tags::ANOTHER)), Ahead(nouns::counted)],
        production: count,
    },
    // one shift
    Rule { name: ONE, pattern: &[Numeral, Maybe(&Is(tags::ANOTHER)), Ahead(nouns::singular)], production: count_one },
    // two of the projects
    Rule {
        name: "count-of",
        pattern: &[Numeral, Is(tags::OF), Is(tags::DETERMINER), Ahead(nouns::counted)],
        production: count_of,
    },
    // two of these districts
    Rule { name: "count-of", pattern: &[Numeral, Is(OF_THESE), Ahead(nouns::counted)], production: count_of },
    // 36 of the 50 laureates
    Rule { name: "count-of-count", pattern: &[Numeral, Is(tags::OF), Ahead(nouns::whole)], production: count_of_count },
    // 18 out of 20 regions
    Rule {
        name: "count-of-count",
        pattern: &[Numeral, Is(OUT), Is(tags::OF), Ahead(nouns::whole)],
        production: count_of_count,
    },
    // 737MAX, two-way
    Rule { name: "compound", pattern: &[Numeral], production: compound },
    // another 537 by 2030: no figure unless a neighbour says of what
    Rule { name: "number", pattern: &[Numeral], production: number },
];

/// The draft of a count.
pub fn draft(found: &Match<'_, '_>, number: Number) -> Draft {
    Draft::new(found, number, found.parts[0].clone(), Some(Quantity::Count))
}

/// A bare number like a year behind a word that years follow.
fn year(found: &Match<'_, '_>) -> Option<Reading> {
    let number = found.numeral(0)?;
    let at = found.parts[0].start;
    let behind = found.row.before(at).is_some_and(|before| {
        found.row.is(before, tags::BEFORE_YEAR) || found.row.is(before, Class::Month) || found.row.items[before].claimed
    });
    (number.bare && is_year(number.value) && behind).then_some(Reading::Skipped(found.rule))
}

fn count(found: &Match<'_, '_>) -> Option<Reading> {
    let number = found.numeral(0)?;
    let noun = found.parts[3].clone();
    // "zero emissions" counts nothing.
    if number.value == Decimal::ONE || number.value.is_zero() {
        return None;
    }
    if is_capitalised_name(found.row, found.parts[0].start, noun.start) {
        return Some(Reading::Skipped("part-of-name"));
    }
    // "10.1 per 100,000 live births" counts no births.
    if found.row.before(found.parts[0].start).is_some_and(|before| found.row.is(before, tags::PER)) {
        return Some(Reading::Skipped("per-number"));
    }
    Some(Reading::Amount(draft(found, number).of(noun).sure(90)))
}

/// "the Five Social Initiatives", "100 Concrete Steps" in quotes: a number and a noun in capitals within a sentence.
fn is_capitalised_name(row: &Row<'_, '_>, at: usize, noun: usize) -> bool {
    let within = row.before(at).is_some_and(|before| row.items[before].kind == TokenKind::Word);
    let quoted = at > 0 && row.items[at].glued && matches!(row.text(at - 1), "\"" | "“" | "«" | "‘");
    is_capital(row, noun) && ((within && is_capital(row, at)) || (quoted && row.items[at].kind == TokenKind::Number))
}

fn is_capital(row: &Row<'_, '_>, item: usize) -> bool {
    row.document.tokens[row.items[item].tokens.start].case.is_capital()
}

fn count_one(found: &Match<'_, '_>) -> Option<Reading> {
    let row = found.row;
    let number = found.numeral(0)?;
    let (at, noun) = (found.parts[0].start, found.parts[2].clone());
    let last = noun.end - 1;
    let idle = row.is(noun.start, IDLE_ONE) || row.is(last, IDLE_ONE) || row.is(last, Class::Time);
    let pronoun = row.before(at).is_some_and(|before| row.is(before, NO_ONE));
    // "One Health" is a name.
    let name = is_capital(row, at) && is_capital(row, noun.start);
    let counts = number.value == Decimal::ONE && number.scale.is_none() && !idle && !pronoun && !name;
    counts.then(|| Reading::Amount(draft(found, number).of(noun).sure(75)))
}

fn count_of(found: &Match<'_, '_>) -> Option<Reading> {
    let number = found.numeral(0)?;
    let noun = found.parts[found.parts.len() - 1].clone();
    (number.value != Decimal::ONE).then(|| Reading::Amount(draft(found, number).of(noun).sure(80)))
}

fn count_of_count(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, number, whole) = (found.row, found.numeral(0)?, found.parts[found.parts.len() - 1].clone());
    let counted = whole.start + usize::from(row.is(whole.start, tags::DETERMINER));
    let noun = counted + row.numerals[counted]?.items..whole.end;
    if row.is(noun.end - 1, Class::Time) {
        return Some(Reading::Skipped("duration"));
    }
    // "94 of its 117 kilometers"
    if let Some(unit) = measures::code(row, noun.start, &[Class::Unit]) {
        let quantity = Quantity::Measure { unit: unit.to_owned() };
        return Some(Reading::Amount(Draft { quantity: Some(quantity), ..draft(found, number) }.sure(80)));
    }
    (number.value != Decimal::ONE).then(|| Reading::Amount(draft(found, number).of(noun).sure(80)))
}

/// A number that touches the word behind it, at once or by a hyphen, is part of that.
fn compound(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, end) = (found.row, found.items().end);
    let next = row.get(end).filter(|next| next.glued)?;
    let joined = next.kind == TokenKind::Word && !next.is(tags::POSSESSIVE);
    let hyphened = next.is(tags::HYPHEN)
        && row
            .get(end + 1)
            .is_some_and(|word| word.glued && word.kind == TokenKind::Word && row.numerals[end + 1].is_none());
    if joined || hyphened { skip(found) } else { None }
}

fn number(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, at) = (found.row, found.items().start);
    // "the Group of Seven"
    let within = row.before(at).is_some_and(|before| row.items[before].kind == TokenKind::Word);
    if within && is_capital(row, at) {
        return Some(Reading::Skipped("part-of-name"));
    }
    Some(Reading::Amount(Draft::new(found, found.numeral(0)?, found.items(), None).sure(70)))
}
