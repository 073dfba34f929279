//! The rule engine: a rule is a name, a pattern over items and a production, after Duckling.
//!
//! One pass over the row: at each item the rules that can begin there are tried in their order, and the first whose
//! pattern matches and whose production gives something wins; the pass goes on behind what it took.

use super::items::Item;
use super::lexicon::{Class, Lexicon, WordId};
use super::numerals::Numeral;
use crate::document::{Document, TokenKind};
use crate::position::Span;
use std::ops::Range;

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
}

impl Row<'_, '_> {
    /// The text from the first to the last of a range of items.
    pub fn span(&self, items: Range<usize>) -> Span {
        let tokens = &self.document.tokens;
        let first = tokens[self.items[items.start].tokens.start].span;
        first.to(tokens[self.items[items.end - 1].tokens.end - 1].span)
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

/// A part with its words looked up.
#[derive(Debug)]
enum Place {
    Numeral,
    Digits,
    Is(Class),
    Word(Vec<WordId>),
    Maybe(Box<Place>),
    Glued(Box<Place>),
}

impl Place {
    fn new(part: &Part, lexicon: &mut Lexicon) -> Self {
        match part {
            Part::Numeral => Place::Numeral,
            Part::Digits => Place::Digits,
            Part::Is(class) => Place::Is(*class),
            Part::Word(words) => Place::Word(words.iter().map(|word| lexicon.intern(word)).collect()),
            Part::Maybe(part) => Place::Maybe(Box::new(Place::new(part, lexicon))),
            Part::Glued(part) => Place::Glued(Box::new(Place::new(part, lexicon))),
        }
    }

    /// How many items the place takes at `at`; `None` when it does not match.
    fn take(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        let item = row.items.get(at)?;
        match self {
            Place::Numeral => row.numerals[at].map(|numeral| numeral.items),
            Place::Digits => (item.kind == TokenKind::Number).then_some(1),
            Place::Is(class) => item.is(*class).then_some(1),
            Place::Word(words) => (words.contains(&item.word) && item.tokens.len() == 1).then_some(1),
            Place::Maybe(place) => place.take(row, at),
            Place::Glued(place) => {
                if item.glued {
                    place.take(row, at)
                } else {
                    None
                }
            }
        }
    }
}

/// Rules made ready to run over rows of one language.
#[derive(Debug)]
pub struct Rulebook<T: 'static> {
    rules: Vec<(&'static Rule<T>, Vec<Place>)>,
}

impl<T> Rulebook<T> {
    /// Looks the rules' words up in the lexicon, adding those it lacks.
    pub fn new(rules: &[&'static [Rule<T>]], lexicon: &mut Lexicon) -> Self {
        let ready = |rule: &'static Rule<T>, lexicon: &mut Lexicon| {
            (rule, rule.pattern.iter().map(|part| Place::new(part, lexicon)).collect())
        };
        Self { rules: rules.iter().flat_map(|group| group.iter()).map(|rule| ready(rule, lexicon)).collect() }
    }

    /// What the rules find, in order, with the items that each took; `skip` tells items that are taken already.
    pub fn run(&self, row: &Row<'_, '_>, skip: &dyn Fn(usize) -> bool) -> Vec<(T, Range<usize>)> {
        let mut found = Vec::new();
        let mut parts = Vec::new();
        let mut at = 0;
        while at < row.items.len() {
            match self.first(row, at, skip, &mut parts) {
                Some((figure, taken)) => {
                    at = taken.end;
                    found.push((figure, taken));
                }
                None => at += 1,
            }
        }
        found
    }

    fn first(
        &self,
        row: &Row<'_, '_>,
        at: usize,
        skip: &dyn Fn(usize) -> bool,
        parts: &mut Vec<Range<usize>>,
    ) -> Option<(T, Range<usize>)> {
        self.rules.iter().find_map(|(rule, places)| {
            parts.clear();
            if !fits(places, row, at, parts) {
                return None;
            }
            let taken = Match { rule: rule.name, row, parts };
            let items = taken.items();
            if items.is_empty() || items.clone().any(skip) {
                return None;
            }
            (rule.production)(&taken).map(|figure| (figure, items))
        })
    }
}

/// Matches the places one behind the other from `at`, an optional one first taken, then left out.
fn fits(places: &[Place], row: &Row<'_, '_>, at: usize, parts: &mut Vec<Range<usize>>) -> bool {
    let Some((place, behind)) = places.split_first() else { return true };
    let within =
        |end: usize| parts.first().is_none_or(|first| row.items[first.start].sentence == row.items[end - 1].sentence);
    if let Some(length) = place.take(row, at)
        && within(at + length)
    {
        parts.push(at..at + length);
        if fits(behind, row, at + length, parts) {
            return true;
        }
        parts.pop();
    }
    if let Place::Maybe(_) = place {
        parts.push(at..at);
        if fits(behind, row, at, parts) {
            return true;
        }
        parts.pop();
    }
    false
}
