//! The rule engine: a rule is a name, a pattern over items and a production, after Duckling.
//!
//! One pass over the row: at each item the rules that can begin there are tried in their order, and the first whose
//! pattern matches and whose production gives something wins; the pass goes on behind what it took.

use super::classes::ClassSet;
use super::items::{Item, items};
use super::lexicon::{Class, Lexicon, Sense, WordId};
use super::numerals::{Numeral, numerals};
use super::rules::Nouns;
use crate::document::{Case, Document, TokenKind};
use crate::position::Span;
use rustc_hash::FxHashMap;
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
            Place::Is(class, set) => (item.classes.meets(*set) && item.is(*class)).then_some(1),
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
