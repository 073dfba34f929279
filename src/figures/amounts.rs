//! Amounts as the rules draft them, and the way from drafts to the amounts of a release.

use super::engine::{Match, Row};
use super::numerals::Numeral;
use super::{Amount, Qualifier, Quantity, Value};
use rust_decimal::Decimal;
use std::ops::Range;

/// What the code of a unit begins with that counts downwards from zero: `-Cel`.
pub const BELOW_ZERO: char = '-';

/// What a rule says of a number: that it is an amount, or why it is none.
#[derive(Clone, Debug)]
pub enum Reading {
    /// An amount, or a number whose unit or noun is still to be found.
    Amount(Draft),
    /// No figure, by the rule of this name: a decree's number, a telephone number, a duration.
    Skipped(&'static str),
}

/// An amount in the making; its places are items of the row.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The items of its surface.
    pub items: Range<usize>,
    /// What it is worth.
    pub value: Value,
    /// The scale words' product; `None` without one.
    pub scale: Option<Decimal>,
    /// Whether it is digits without separators, as years are.
    pub bare: bool,
    /// What it is an amount of; `None` for a number that nothing follows.
    pub quantity: Option<Quantity>,
    /// How the value bounds what is meant.
    pub qualifier: Qualifier,
    /// The pieces of the noun phrase counted, in the order they are read in.
    pub noun: Vec<Range<usize>>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How sure the rule is, in percent.
    pub confidence: u8,
}

impl Draft {
    /// A draft of the numeral, whose surface is `items`.
    pub fn new(found: &Match<'_, '_>, numeral: Numeral, items: Range<usize>, quantity: Option<Quantity>) -> Self {
        Self {
            items,
            value: Value::Exact(numeral.value),
            scale: numeral.scale,
            bare: numeral.bare,
            quantity,
            qualifier: Qualifier::Exact,
            noun: Vec::new(),
            rule: found.rule,
            confidence: 95,
        }
    }

    /// The draft with what it counts.
    #[must_use]
    pub fn of(mut self, noun: Range<usize>) -> Self {
        self.noun.extend((!noun.is_empty()).then_some(noun));
        self
    }

    /// The draft with the rule's confidence, in percent.
    #[must_use]
    pub fn sure(mut self, confidence: u8) -> Self {
        self.confidence = confidence;
        self
    }

    /// The single number it is worth; `None` for a range.
    pub fn number(&self) -> Option<Decimal> {
        match self.value {
            Value::Exact(value) => Some(value),
            Value::Range(..) => None,
        }
    }

    /// Whether it counts things.
    pub fn is_count(&self) -> bool {
        self.quantity == Some(Quantity::Count)
    }

    /// Whether it looks like a year: four digits from 1800 to 2100.
    pub fn looks_like_year(&self) -> bool {
        self.bare && self.number().is_some_and(is_year)
    }

    /// Where what it covers or counts ends: behind its noun, where that follows it.
    pub fn reach(&self) -> usize {
        self.noun.iter().map(|piece| piece.end).fold(self.items.end, usize::max)
    }

    /// The amount; `None` while nothing says what it is an amount of.
    pub fn finish(self, row: &Row<'_, '_>) -> Option<Amount> {
        let (quantity, value) = signed(self.quantity?, self.value);
        Some(Amount {
            span: row.span_without_stop(self.items),
            quantity,
            value,
            qualifier: self.qualifier,
            item: self.noun.into_iter().map(|piece| row.span(piece)).collect(),
            rule: self.rule,
            confidence: self.confidence,
        })
    }
}

/// Degrees below zero are a unit of their own until the ends of ranges are joined: "10–15 degrees below zero".
fn signed(quantity: Quantity, value: Value) -> (Quantity, Value) {
    let below = match &quantity {
        Quantity::Measure { unit } => unit.strip_prefix(BELOW_ZERO).map(str::to_owned),
        _ => None,
    };
    match (below, value) {
        (None, value) => (quantity, value),
        (Some(unit), Value::Exact(value)) => (Quantity::Measure { unit }, Value::Exact(-value)),
        (Some(unit), Value::Range(low, high)) => (Quantity::Measure { unit }, Value::Range(-high, -low)),
    }
}

/// Whether a number is one that years are written as.
pub fn is_year(value: Decimal) -> bool {
    (Decimal::from(1800)..=Decimal::from(2100)).contains(&value)
}
