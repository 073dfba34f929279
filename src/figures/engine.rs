//! The rule engine: a rule is a name, a pattern over items and a production, after Duckling.
//!
//! One pass over the row: at each item the rules that can begin there are tried in their order, and the first whose
//! pattern matches and whose production gives something wins; the pass goes on behind what it took.

use super::items::{Item, items};
use super::lexicon::{Class, Lexicon, Sense};
use super::numerals::{Numeral, numerals};
use super::rules::Nouns;
use crate::document::{Case, Document, TokenKind};
use crate::position::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

mod rulebook;

pub use rulebook::Rulebook;

/// One place of a pattern, as a rule writes it.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// A number in digits or words.
    Numeral,
    /// One number token, whatever its separators: a day, a year, "31.01.2024".
    Digits,
    /// An item with a sense of the class.
    Is(Class),
    /// One of these words or marks, in lower case.
    Word(&'static [&'static str]),
    /// The part, or nothing.
    Maybe(&'static Part),
    /// The part, with no space before it.
    Glued(&'static Part),
    /// What a reader takes: it is given the row and an item's index, and tells how many items from there belong.
    Read(fn(&Row<'_, '_>, usize) -> Option<usize>),
    /// What a reader finds at the pattern's end; it is left for other rules to read.
    Ahead(fn(&Row<'_, '_>, usize) -> Option<usize>),
}

/// A rule: what it is called, what it looks like, and what it gives.
#[derive(Debug)]
pub struct Rule<T> {
    /// The name in the `rule` column.
    pub name: &'static str,
    /// The places, in order; all lie within one sentence.
    pub pattern: &'static [Part],
    /// Makes the figure from what the pattern took, or refuses.
    pub production: fn(&Match<'_, '_>) -> Option<T>,
}

/// A release as the rules read it.
pub struct Row<'r, 'l> {
    /// The release.
    pub document: &'r Document,
    /// Its items.
    pub items: Vec<Item<'l>>,
    /// The numeral that begins at each item, where one does.
    pub numerals: Vec<Option<Numeral>>,
    /// The noun phrases of its language.
    pub nouns: &'static dyn Nouns,
    /// The items that name the issuer of a currency, by its code, in order.
    issuers: FxHashMap<&'l str, Vec<usize>>,
}

impl<'r, 'l> Row<'r, 'l> {
    /// Reads a release with the words of its language.
    pub fn new(document: &'r Document, lexicon: &'l Lexicon, nouns: &'static dyn Nouns) -> Self {
        let items = items(document, lexicon);
        let numerals = numerals(document, &items, lexicon.decimal_mark, nouns);
        let issuers = issuers(&items);
        Self { document, items, numerals, nouns, issuers }
    }

    /// The items that name the issuer of the currency, in order.
    pub fn issuers_of(&self, code: &str) -> &[usize] {
        self.issuers.get(code).map_or(&[], Vec::as_slice)
    }

    /// Marks items as taken by a date: no amount may take them.
    pub fn claim(&mut self, items: Range<usize>) {
        self.items[items].iter_mut().for_each(|item| item.claimed = true);
    }
}

/// The items that name the issuer of a currency, by its code, in order.
fn issuers<'l>(items: &[Item<'l>]) -> FxHashMap<&'l str, Vec<usize>> {
    let mut issuers: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, item) in items.iter().enumerate() {
        let tags = item.senses.iter().filter_map(|sense| if let Sense::Tag(tag) = sense { Some(*tag) } else { None });
        for code in tags.filter_map(|tag| tag.strip_prefix("issuer ")) {
            issuers.entry(code).or_default().push(at);
        }
    }
    issuers
}

impl Row<'_, '_> {
    /// The text from the first to the last of a range of items.
    pub fn span(&self, items: Range<usize>) -> Span {
        let tokens = &self.document.tokens;
        let first = tokens[self.items[items.start].tokens.start].span;
        first.to(tokens[self.items[items.end - 1].tokens.end - 1].span)
    }

    /// The text of a range of items, without the period that ends the sentence where an abbreviation's takes its place
    /// ("25 °C.", «600 млрд. Расходы»); what initials are abbreviated by keeps its own («5 п.п.»).
    pub fn span_without_stop(&self, items: Range<usize>) -> Span {
        let last = &self.items[items.end - 1];
        let text = self.text(items.end - 1);
        let next = self.document.tokens.get(last.tokens.end);
        let ends = self.document.sentences[last.sentence].tokens.end == last.tokens.end
            || next.is_some_and(|next| next.kind == TokenKind::Word && next.case == Case::Title);
        let initials = text.split('.').all(|piece| piece.trim().chars().nth(1).is_none());
        let doubled = text.ends_with("..");
        let mut span = self.span(items);
        if doubled || ends && text.ends_with('.') && (text.matches('.').count() == 1 || !initials) {
            span.end -= 1;
        }
        span
    }

    /// The item, where there is one.
    pub fn get(&self, item: usize) -> Option<&Item<'_>> {
        self.items.get(item)
    }

    /// Whether the item is there and has a sense of the class.
    pub fn is(&self, item: usize, class: Class) -> bool {
        self.items.get(item).is_some_and(|item| item.is(class))
    }

    /// Whether both items are there, in one sentence.
    pub fn share_sentence(&self, one: usize, other: usize) -> bool {
        match (self.items.get(one), self.items.get(other)) {
            (Some(one), Some(other)) => one.sentence == other.sentence,
            _ => false,
        }
    }

    /// The item before, in the same sentence.
    pub fn before(&self, item: usize) -> Option<usize> {
        item.checked_sub(1).filter(|&before| self.share_sentence(before, item))
    }

    /// The text of one item.
    pub fn text(&self, item: usize) -> &str {
        self.span(item..item + 1).of(&self.document.text)
    }
}

/// What a pattern took.
pub struct Match<'m, 'l> {
    /// The name of the rule.
    pub rule: &'static str,
    /// The release.
    pub row: &'m Row<'m, 'l>,
    /// For each place of the pattern, the items it took; an absent optional part takes none.
    pub parts: &'m [Range<usize>],
}

impl Match<'_, '_> {
    /// All items that the pattern took.
    pub fn items(&self) -> Range<usize> {
        self.parts[0].start..self.parts[self.parts.len() - 1].end
    }

    /// The span of all that the pattern took.
    pub fn span(&self) -> Span {
        self.row.span(self.items())
    }

    /// The numeral at a place of the pattern.
    pub fn numeral(&self, part: usize) -> Option<Numeral> {
        let place = &self.parts[part];
        if place.is_empty() { None } else { self.row.numerals[place.start] }
    }
}
