//! Rules made ready to run: their words looked up, and what each may begin with known beforehand.

use super::{Match, Part, Row, Rule};
use crate::document::TokenKind;
use crate::figures::classes::ClassSet;
use crate::figures::lexicon::{Class, Lexicon, WordId};
use std::ops::Range;

/// A part with its words looked up.
#[derive(Debug)]
enum Place {
    Numeral,
    Digits,
    Is(Class, ClassSet),
    Word(Vec<WordId>),
    Maybe(Box<Place>),
    Glued(Box<Place>),
    Read(fn(&Row<'_, '_>, usize) -> Option<usize>),
    Ahead(fn(&Row<'_, '_>, usize) -> Option<usize>),
}

impl Place {
    fn new(part: &Part, lexicon: &mut Lexicon) -> Self {
        match part {
            Part::Numeral => Place::Numeral,
            Part::Digits => Place::Digits,
            Part::Is(class) => Place::Is(*class, class.set()),
            Part::Word(words) => Place::Word(words.iter().flat_map(|word| lexicon.intern_all(word)).collect()),
            Part::Maybe(part) => Place::Maybe(Box::new(Place::new(part, lexicon))),
            Part::Glued(part) => Place::Glued(Box::new(Place::new(part, lexicon))),
            Part::Read(reader) => Place::Read(*reader),
            Part::Ahead(reader) => Place::Ahead(*reader),
        }
    }

    /// The traits that an item has, one at least, if the place may begin with it.
    fn opens_with(&self) -> ClassSet {
        match self {
            Place::Numeral => ClassSet::NUMERAL,
            Place::Digits => ClassSet::DIGITS,
            Place::Is(_, set) => *set,
            Place::Word(_) => ClassSet::WORD,
            Place::Maybe(place) | Place::Glued(place) => place.opens_with(),
            Place::Read(_) | Place::Ahead(_) => ClassSet::ANY,
        }
    }

    /// Whether what it takes is left for other rules.
    fn looks_ahead(&self) -> bool {
        match self {
            Place::Ahead(_) => true,
            Place::Maybe(place) | Place::Glued(place) => place.looks_ahead(),
            _ => false,
        }
    }

    /// The words that it may begin with.
    fn words(&self) -> &[WordId] {
        match self {
            Place::Word(words) => words,
            Place::Maybe(place) | Place::Glued(place) => place.words(),
            Place::Numeral | Place::Digits | Place::Is(..) | Place::Read(_) | Place::Ahead(_) => &[],
        }
    }

    /// How many items the place takes at `at`; `None` when it does not match.
    fn take(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        let item = row.items.get(at)?;
        match self {
            Place::Numeral => row.numerals[at].map(|numeral| numeral.items),
            Place::Digits => (item.kind == TokenKind::Number).then_some(1),
            Place::Is(class, set) => item.is_of(*class, *set).then_some(1),
            Place::Word(words) => (words.contains(&item.word) && item.tokens.len() == 1).then_some(1),
            Place::Maybe(place) => place.take(row, at),
            Place::Read(reader) | Place::Ahead(reader) => reader(row, at),
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
///
/// Most words of a text open no rule: a set of what each rule may begin with keeps them from being tried.
#[derive(Debug)]
pub struct Rulebook<T: 'static> {
    rules: Vec<Ready<T>>,
    /// What any of the rules may begin with.
    opens_with: ClassSet,
    /// By word, whether a rule may begin with it for its own sake, not for its senses.
    words: Vec<bool>,
}

/// A rule with its words looked up.
#[derive(Debug)]
struct Ready<T: 'static> {
    rule: &'static Rule<T>,
    places: Vec<Place>,
    opens_with: ClassSet,
}

impl<T> Ready<T> {
    fn new(rule: &'static Rule<T>, lexicon: &mut Lexicon) -> Self {
        let places = rule.pattern.iter().map(|part| Place::new(part, lexicon)).collect::<Vec<_>>();
        let mut ready = Self { rule, places, opens_with: ClassSet::default() };
        ready.opens_with = ready.openers().map(Place::opens_with).fold(ClassSet::default(), ClassSet::with);
        ready
    }

    /// The places that it may begin with: behind an optional first place the next one may.
    fn openers(&self) -> impl Iterator<Item = &Place> {
        let optional = self.places.iter().take_while(|place| matches!(place, Place::Maybe(_))).count();
        self.places.iter().take(optional + 1)
    }
}

impl<T> Default for Rulebook<T> {
    fn default() -> Self {
        Self { rules: Vec::new(), opens_with: ClassSet::default(), words: Vec::new() }
    }
}

impl<T> Rulebook<T> {
    /// Looks the rules' words up in the lexicon, adding those it lacks.
    pub fn new(rules: &[&'static [Rule<T>]], lexicon: &mut Lexicon) -> Self {
        let mut book = Self::default();
        for rule in rules.iter().flat_map(|group| group.iter()) {
            let ready = Ready::new(rule, lexicon);
            book.opens_with = book.opens_with.with(ready.opens_with);
            for word in ready.openers().flat_map(Place::words) {
                book.words.resize(book.words.len().max(word.index() + 1), false);
                book.words[word.index()] = true;
            }
            book.rules.push(ready);
        }
        book
    }

    /// The names of the rules, in their order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.rules.iter().map(|ready| ready.rule.name)
    }

    /// What of an item rules may begin with.
    fn traits(&self, row: &Row<'_, '_>, at: usize) -> ClassSet {
        let item = &row.items[at];
        let mut traits = item.classes.with(ClassSet::ANY);
        if row.numerals[at].is_some() {
            traits = traits.with(ClassSet::NUMERAL);
        }
        if item.kind == TokenKind::Number {
            traits = traits.with(ClassSet::DIGITS);
        }
        if self.words.get(item.word.index()).copied().unwrap_or_default() {
            traits = traits.with(ClassSet::WORD);
        }
        traits
    }

    /// What the rules find, in order, with the items that each took; `skip` tells items that are taken already.
    pub fn run(&self, row: &Row<'_, '_>, skip: &dyn Fn(usize) -> bool) -> Vec<(T, Range<usize>)> {
        let mut found = Vec::new();
        let mut parts = Vec::new();
        let mut at = 0;
        while at < row.items.len() {
            let traits = self.traits(row, at);
            if !traits.meets(self.opens_with) {
                at += 1;
                continue;
            }
            match self.first(row, at, traits, skip, &mut parts) {
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
        traits: ClassSet,
        skip: &dyn Fn(usize) -> bool,
        parts: &mut Vec<Range<usize>>,
    ) -> Option<(T, Range<usize>)> {
        self.rules.iter().filter(|ready| traits.meets(ready.opens_with)).find_map(|Ready { rule, places, .. }| {
            parts.clear();
            if !fits(places, row, at, parts) {
                return None;
            }
            let taken = Match { rule: rule.name, row, parts };
            let ahead = places.last().is_some_and(Place::looks_ahead);
            let items = match (taken.items(), parts.last()) {
                (items, Some(last)) if ahead => items.start..last.start,
                (items, _) => items,
            };
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
