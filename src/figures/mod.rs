//! Which spans are amounts and dates, and what are they worth?
//!
//! A release is read once, in steps that each know only the one before: [`items`] joins tokens to the phrases of the
//! language's [`lexicon`], [`numerals`] reads the numbers, the rules of dates claim their items, and the rules of
//! amounts draft the rest ([`engine`]). What two drafts say together is told behind the rules: [`ranges`] joins them,
//! the language restores what was left out, and qualifiers are read around them ([`AmountGrammar`]).

pub mod amounts;
pub mod classes;
#[cfg(test)]
pub mod corpus;
pub mod dates;
pub mod engine;
pub mod explain;
mod grammar;
pub mod items;
pub mod lexicon;
pub mod numerals;
mod qualifiers;
pub mod ranges;
pub mod rules;
pub mod tags;

pub use grammar::{AmountGrammar, FigureGrammar, Restore};

use crate::document::Document;
use crate::languages::Languages;
use crate::position::Span;
use dates::Found;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The figures of one release, in order; no two of them overlap.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Money, counts, measures, percents and ratios.
    pub amounts: Vec<Amount>,
    /// Points and periods of the calendar.
    pub dates: Vec<CalendarMention>,
}

impl Figures {
    /// Finds a release's figures by the grammar of its language.
    pub fn find(document: &Document, languages: &Languages) -> Self {
        let grammar = &languages.of(document.language).figures;
        let mut row = grammar.row(document);
        let found = dates::find(&row, &grammar.dates);
        let mut dates = Vec::with_capacity(found.len());
        for Found { mention, items, .. } in found {
            // A year or a day of the month counts nothing.
            row.claim(items);
            dates.push(mention);
        }
        Self { amounts: grammar.amounts.find(&row), dates }
    }
}

/// An amount as it stands in a release, with its exact value.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Where it stands: the number with its scale word and, but for counts, its unit or currency.
    pub span: Span,
    /// What is measured.
    pub quantity: Quantity,
    /// What it is worth, every scale word applied.
    pub value: Value,
    /// How the value bounds what is meant.
    pub qualifier: Qualifier,
    /// What is counted or measured, as pieces of the text in reading order; empty when not said.
    pub item: Vec<Span>,
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// How sure the rule is, in percent.
    pub confidence: u8,
}

/// The kind of an amount with its currency or unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Money, in a currency of ISO 4217.
    Money {
        /// The three-letter code.
        currency: &'static str,
    },
    /// A number of things or people.
    Count,
    /// A number with a unit of measure.
    Measure {
        /// The UCUM code.
        unit: String,
    },
    /// A percentage or percentage points.
    Percent,
    /// A multiple: "sixfold", "1.7 times", "doubled".
    Ratio,
}

impl Quantity {
    /// The word that the tables use for the kind.
    pub fn code(&self) -> &'static str {
        match self {
            Quantity::Money { .. } => "money",
            Quantity::Count => "count",
            Quantity::Measure { .. } => "measure",
            Quantity::Percent => "percent",
            Quantity::Ratio => "ratio",
        }
    }
}

/// What an amount is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// One number.
    Exact(Decimal),
    /// From the first to the second, both included.
    Range(Decimal, Decimal),
}

/// How a stated value bounds the one that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// As stated.
    Exact,
    /// More than.
    Over,
    /// No less than.
    AtLeast,
    /// Less than.
    Under,
    /// No more than.
    AtMost,
    /// Near.
    About,
    /// Between two values.
    Range,
}

impl Qualifier {
    const ALL: [Qualifier; 7] = [
        Qualifier::Exact,
        Qualifier::Over,
        Qualifier::AtLeast,
        Qualifier::Under,
        Qualifier::AtMost,
        Qualifier::About,
        Qualifier::Range,
    ];

    /// The qualifier that the tables call by this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|qualifier| qualifier.code() == code)
    }

    /// The word that the tables use.
    pub fn code(self) -> &'static str {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::Over => "over",
            Qualifier::AtLeast => "at_least",
            Qualifier::Under => "under",
            Qualifier::AtMost => "at_most",
            Qualifier::About => "about",
            Qualifier::Range => "range",
        }
    }
}

/// A point or period of the calendar as it stands in a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarMention {
    /// Where it stands.
    pub span: Span,
    /// The days it covers; `None` when it is relative and the release's day is unknown.
    pub period: Option<Period>,
    /// The name of the rule that found it.
    pub rule: &'static str,
}

/// A period of the calendar, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}
