//! What became of every number of a text: extracted, or left aside, by which rule and why.
//!
//! Every token of digits and every number word is accounted for: it lies in an amount, in a date, in what a rule took
//! and skipped, or, where no rule took it, in a [`Skipped`] of its own. No two of these overlap.

use super::amounts::Reading;
use super::dates::{self, Alternative, Found};
use super::engine::Row;
use super::items::Item;
use super::lexicon::{Class, Lexicon, Sense};
use super::{FigureGrammar, Figures, tags};
use crate::document::{Document, TokenKind};
use crate::position::Span;
use rust_decimal::Decimal;
use std::ops::Range;

#[cfg(test)]
mod tests;

/// Rule names with what they say in plain words.
const REASONS: &str = include_str!("reasons.tsv");

/// A number of which nothing says what it counts.
const UNCOUNTED: &str = "number";
/// Digits that with their separators make no number.
const NO_NUMBER: &str = "no-number";
/// Digits inside a word.
const DIGITS_IN_WORD: &str = "digits-in-word";
/// A number word inside a set phrase.
const SET_PHRASE: &str = "set-phrase";
/// Rules of numbers that are worth something else than the digits or words in them.
const FRACTION: &str = "fraction";
const SLASHED: &str = "slashed";
const ORDINAL: &str = "ordinal";
/// A part of something.
const FRACTION_WORD: &str = "fraction-word";
/// Number words that no rule takes, by their class.
const WORDS: [(Class, &str); 7] = [
    (Class::Ordinal, "ordinal-word"),
    (Class::Nth, FRACTION_WORD),
    (Class::Fraction, FRACTION_WORD),
    (Class::Ratio, "ratio-idle"),
    (Class::Scale, "scale-alone"),
    (Class::Broken, UNCOUNTED),
    (Class::Cardinal, UNCOUNTED),
];
/// A sign or word before a number below zero.
const MINUS: Class = Class::Tag("minus");

/// The figures of a text, and what was left aside.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// What is extracted.
    pub figures: Figures,
    /// For each of the dates, how it would read if its sentence looked the other way.
    pub alternatives: Vec<Option<Alternative>>,
    /// What is not, in order.
    pub skipped: Vec<Skipped>,
}

/// A number that is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands, with the words that make it none ("Article 12").
    pub span: Span,
    /// What the number itself is worth, where it is one number.
    pub value: Option<Decimal>,
    /// The name of the rule that left it aside.
    pub rule: &'static str,
}

impl Skipped {
    /// Why it was left aside, in plain words.
    pub fn why(&self) -> &'static str {
        reason(self.rule)
    }
}

/// What the rule of this name says of a number, in plain words; empty for a name that no rule has.
pub fn reason(rule: &str) -> &'static str {
    let mut lines = REASONS.lines().filter_map(|line| line.split_once('\t'));
    lines.find(|(name, _)| *name == rule).map_or("", |(_, reason)| reason)
}

impl Account {
    /// Accounts for every number of a text.
    pub fn of(document: &Document, grammar: &FigureGrammar) -> Self {
        let mut row = grammar.row(document);
        let found = dates::find(&row, &grammar.dates);
        found.iter().for_each(|found| row.claim(found.items.clone()));
        let readings = grammar.amounts.read(&row);
        let mut sweep = Sweep::new(&row, &grammar.lexicon);
        found.iter().for_each(|found| sweep.cover(found.items.clone()));
        let passed = readings.iter().filter_map(|(reading, items)| match reading {
            Reading::Amount(_) => None,
            Reading::Skipped(rule) => Some((*rule, items.clone())),
        });
        let passed: Vec<_> = passed.collect();
        let mut amounts = Vec::new();
        for draft in grammar.amounts.drafts(&row, readings) {
            let items = draft.items.clone();
            if let Some(amount) = draft.finish(&row) {
                sweep.cover(items);
                amounts.push(amount);
            }
        }
        passed.into_iter().for_each(|(rule, items)| sweep.skip(rule, items));
        let skipped = sweep.finish();
        let alternatives = found.iter().map(|found| found.alternative(document.published)).collect();
        let dates = found.into_iter().map(|Found { mention, .. }| mention).collect();
        Self { figures: Figures { amounts, dates }, alternatives, skipped }
    }
}

/// Goes over a row for what nothing has taken.
struct Sweep<'s> {
    row: &'s Row<'s, 's>,
    lexicon: &'s Lexicon,
    /// By item, whether it is accounted for.
    covered: Vec<bool>,
    skipped: Vec<Skipped>,
}

impl<'s> Sweep<'s> {
    fn new(row: &'s Row<'s, 's>, lexicon: &'s Lexicon) -> Self {
        Self { row, lexicon, covered: vec![false; row.items.len()], skipped: Vec::new() }
    }

    fn cover(&mut self, items: Range<usize>) {
        self.covered[items].fill(true);
    }

    /// Leaves aside what a rule took; what of it is part of a figure is taken out again.
    fn skip(&mut self, rule: &'static str, items: Range<usize>) {
        if self.covered[items.clone()].contains(&true) {
            return;
        }
        let value = self.worth(rule, &items);
        self.push(rule, value, items);
    }

    fn push(&mut self, rule: &'static str, value: Option<Decimal>, items: Range<usize>) {
        self.cover(items.clone());
        self.skipped.push(Skipped { span: self.row.span_without_stop(items), value, rule });
    }

    /// What the number is worth that a rule left aside.
    fn worth(&self, rule: &str, items: &Range<usize>) -> Option<Decimal> {
        let (row, last) = (self.row, items.end - 1);
        match rule {
            FRACTION => row.numerals[items.start]?.value.checked_div(nth(&row.items[last])?.into()),
            // Of numbers with a slash only what is less than one: "1/5", but not "24/7".
            SLASHED => {
                let above = row.numerals[items.start]?;
                let slash = items.start + above.items;
                let below = row.numerals.get(slash + 1).copied().flatten().filter(|_| row.is(slash, tags::SLASH))?;
                let alone = slash + 1 + below.items == items.end && above.value < below.value;
                if alone { above.value.checked_div(below.value) } else { None }
            }
            ORDINAL if row.is(last, Class::Ordinal) => {
                row.numerals[items.start]?.value.checked_add(value_in_words(&row.items[last])?)
            }
            _ => self.only_value(items),
        }
    }

    /// The value of the one number among the items; `None` of none or of several.
    fn only_value(&self, items: &Range<usize>) -> Option<Decimal> {
        let mut at = items.start;
        let mut value = None;
        while at < items.end {
            match self.row.numerals[at] {
                Some(_) if value.is_some() => return None,
                Some(numeral) => {
                    value = Some(numeral.value);
                    at += numeral.items;
                }
                None => at += 1,
            }
        }
        value
    }

    /// Accounts for what is left, and gives all that was left aside, in order.
    fn finish(mut self) -> Vec<Skipped> {
        let mut at = 0;
        while at < self.row.items.len() {
            if !self.covered[at]
                && let Some(rule) = self.number_at(at)
            {
                at = self.left_over(rule, at);
            } else {
                at += 1;
            }
        }
        self.skipped.sort_by_key(|skipped| skipped.span);
        self.skipped
    }

    /// Leaves a number aside that no rule took, and tells where to go on.
    fn left_over(&mut self, rule: &'static str, at: usize) -> usize {
        let row = self.row;
        let Some(numeral) = row.numerals[at].filter(|numeral| !self.covered[at..at + numeral.items].contains(&true))
        else {
            // "A third of", but "the third of".
            let part =
                nth(&row.items[at]).filter(|_| row.before(at).is_some_and(|before| row.is(before, tags::ARTICLE)));
            match part.and_then(|part| Decimal::ONE.checked_div(part.into())) {
                Some(value) => self.push(FRACTION_WORD, Some(value), at..at + 1),
                None => self.push(rule, value_in_words(&row.items[at]), at..at + 1),
            }
            return at + 1;
        };
        let end = at + numeral.items;
        // "Minus five" has its sign in a word, "-5" a mark with a space or nothing before it.
        let signed = row.before(at).filter(|&sign| {
            let word = row.items[sign].kind == TokenKind::Word;
            row.is(sign, MINUS) && !self.covered[sign] && (word || row.items[at].glued && !row.items[sign].glued)
        });
        match signed {
            Some(sign) => self.push(UNCOUNTED, Some(-numeral.value), sign..end),
            None => self.push(UNCOUNTED, Some(numeral.value), at..end),
        }
        end
    }

    /// The rule by which the item is left aside where it holds a number.
    fn number_at(&self, at: usize) -> Option<&'static str> {
        let item = &self.row.items[at];
        if self.row.numerals[at].is_some() {
            return Some(UNCOUNTED);
        }
        if item.kind == TokenKind::Number {
            return Some(NO_NUMBER);
        }
        let by_class = WORDS.iter().find(|(class, _)| item.is(*class)).map(|(_, rule)| *rule);
        let tokens = || item.tokens.clone();
        let has_digits = || tokens().any(|token| has_digits(self.row.document, token));
        let has_number =
            || tokens().len() > 1 && tokens().any(|token| self.lexicon.is_number_word(self.row.document.token(token)));
        by_class.or_else(|| has_number().then_some(SET_PHRASE)).or_else(|| has_digits().then_some(DIGITS_IN_WORD))
    }
}

fn has_digits(document: &Document, token: usize) -> bool {
    document.token(token).bytes().any(|byte| byte.is_ascii_digit())
}

/// The denominator that a word names.
fn nth(item: &Item<'_>) -> Option<u32> {
    item.senses.iter().find_map(|sense| match sense {
        Sense::Nth(number) if *number > 0 => Some(*number),
        _ => None,
    })
}

/// What a word says that is no cardinal number: a place in a row, a part, a multiple, a scale.
fn value_in_words(item: &Item<'_>) -> Option<Decimal> {
    item.senses.iter().find_map(|sense| match sense {
        Sense::Ordinal(number) | Sense::Cardinal(number) => Some(Decimal::from(*number)),
        Sense::Fraction(value) | Sense::Ratio(value) | Sense::Scale(value) | Sense::Broken(value) => Some(*value),
        _ => None,
    })
}

impl Lexicon {
    /// Whether the word by itself is a number, a place in a row, a part or a multiple.
    fn is_number_word(&self, token: &str) -> bool {
        self.longest(&[self.known(token).word], |_| false).is_some_and(|phrase| {
            WORDS.iter().any(|(class, _)| phrase.senses.iter().any(|sense| sense.class() == *class))
        })
    }
}
