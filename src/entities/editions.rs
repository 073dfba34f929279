//! Which releases are one release in several languages, and where do their figures differ?
//!
//! Releases of one day in two languages are compared by what does not depend on the language: the worth of figures,
//! the days of dates, the ids of people. Two are editions of one release where each is the other's best match of that
//! language and they share enough.

use super::EntityId;
use crate::facts::Facts;
use crate::figures::{Qualifier, Quantity, Value};
use crate::languages::Language;
use crate::names::NameKind;
use jiff::civil::Date;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};
use std::hash::{BuildHasher, Hash};

/// What of a release can be compared with another language's.
#[derive(Debug)]
pub(super) struct Outline {
    language: Language,
    published: Option<Date>,
    figures: Vec<Figure>,
    /// Hashes of what can be shared: the worth of figures, the days of dates, the ids of people; in order, as often as
    /// they stand.
    things: Vec<u64>,
}

/// A figure without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Figure {
    quantity: Quantity,
    value: Value,
    qualifier: Qualifier,
}

/// A figure that two editions of a release state differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// An edition, as an index in archive order.
    pub release: usize,
    /// Its figure, as an index into its amounts; `None` where it has none there.
    pub amount: Option<usize>,
    /// The edition that it is an edition of.
    pub original: usize,
    /// That one's figure.
    pub original_amount: Option<usize>,
    /// How they differ.
    pub difference: Difference,
}

/// How two editions differ in a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The same kind of figure at the same place has another value.
    Value,
    /// The value is meant in another way: "over" in one, exact in the other.
    Qualifier,
    /// Only one of them states it.
    Missing,
}

impl Difference {
    /// All of them, by the words that the tables use.
    pub const CODES: [&'static str; 3] = ["value", "qualifier", "missing"];

    /// The word that the tables use.
    pub fn code(self) -> &'static str {
        Self::CODES[self as usize]
    }
}

impl Outline {
    pub(super) fn new(facts: &Facts, ids: &[Option<EntityId>]) -> Self {
        let figures = facts.amounts.iter().map(|stated| Figure {
            quantity: stated.amount.quantity.clone(),
            value: normalised(stated.amount.value),
            qualifier: stated.amount.qualifier,
        });
        let people = facts.referents.iter().zip(ids).filter(|(referent, _)| referent.kind == NameKind::Person);
        let periods = facts.dates.iter().filter_map(|date| date.period);
        let things = periods
            .map(|period| hash(&(period.from, period.to)))
            .chain(people.filter_map(|(_, id)| id.as_ref().map(hash)));
        Self::of(facts.language, facts.published, figures.collect(), things.collect())
    }

    fn of(language: Language, published: Option<Date>, figures: Vec<Figure>, mut things: Vec<u64>) -> Self {
        things.extend(figures.iter().map(Figure::worth));
        things.sort_unstable();
        Self { language, published, figures, things }
    }

    fn shared(&self, other: &Outline) -> Shared {
        let (mut left, mut right) = (self.things.iter().peekable(), other.things.iter().peekable());
        let mut things = 0;
        while let (Some(one), Some(two)) = (left.peek(), right.peek()) {
            match one.cmp(two) {
                Ordering::Less => left.next(),
                Ordering::Greater => right.next(),
                Ordering::Equal => {
                    things += 1;
                    right.next();
                    left.next()
                }
            };
        }
        Shared { things, all: self.things.len() + other.things.len() }
    }
}

impl Figure {
    /// A hash of what it is worth, however it is qualified.
    fn worth(&self) -> u64 {
        let unit = match &self.quantity {
            Quantity::Money { currency } => currency,
            Quantity::Measure { unit } => unit.as_str(),
            Quantity::Count | Quantity::Percent | Quantity::Ratio => "",
        };
        match self.value {
            Value::Exact(value) => hash(&(self.quantity.code(), unit, value, value)),
            Value::Range(low, high) => hash(&(self.quantity.code(), unit, low, high)),
        }
    }
}

fn hash(thing: &impl Hash) -> u64 {
    FxBuildHasher.hash_one(thing)
}

/// The value without zeros at its end: "1.50" and "1,5" are one.
fn normalised(value: Value) -> Value {
    match value {
        Value::Exact(value) => Value::Exact(value.normalize()),
        Value::Range(low, high) => Value::Range(low.normalize(), high.normalize()),
    }
}

/// How many things two releases share, and how many they have together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shared {
    things: usize,
    all: usize,
}

impl Shared {
    /// Enough for editions of one release: three things or more, and at least half of what they have (Dice's
    /// coefficient); with two things, nearly all.
    fn is_enough(self) -> bool {
        match self.things {
            0 | 1 => false,
            2 => self.things * 2 * 5 >= self.all * 4,
            things => things * 4 >= self.all,
        }
    }

    /// Whether this is the better match: the larger Dice's coefficient, of equals the one with more things.
    fn beats(self, other: Shared) -> bool {
        let (mine, theirs) = (self.things * other.all.max(1), other.things * self.all.max(1));
        (mine, self.things) > (theirs, other.things)
    }
}

/// For each release the one that it is an edition of: the English one, else the Russian one, of the same day.
pub(super) fn link(outlines: &[Outline]) -> Vec<Option<usize>> {
    let mut days: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (index, outline) in outlines.iter().enumerate() {
        if let Some(day) = outline.published {
            days.entry(day).or_default().push(index);
        }
    }
    let mut linked = vec![None; outlines.len()];
    for releases in days.values().filter(|releases| releases.len() > 1) {
        // The best match of each release in each other language.
        let mut best: FxHashMap<(usize, Language), (usize, Shared)> = FxHashMap::default();
        for &one in releases {
            for &other in releases.iter().filter(|&&other| outlines[other].language != outlines[one].language) {
                let shared = outlines[one].shared(&outlines[other]);
                let place = best.entry((one, outlines[other].language)).or_insert((other, shared));
                if shared.beats(place.1) {
                    *place = (other, shared);
                }
            }
        }
        for &one in releases {
            let language = outlines[one].language;
            let originals = Language::ALL.into_iter().take_while(|&earlier| earlier != language);
            linked[one] = originals.into_iter().find_map(|earlier| {
                let &(original, shared) = best.get(&(one, earlier))?;
                let is_mutual = best.get(&(original, language)).is_some_and(|&(back, _)| back == one);
                (is_mutual && shared.is_enough()).then_some(original)
            });
        }
        // A Kazakh edition of a Russian one is an edition of that one's English one.
        for &one in releases {
            if let Some(first) = linked[one].and_then(|original: usize| linked[original]) {
                linked[one] = Some(first);
            }
        }
    }
    linked
}

/// Where the figures of editions differ, edition by edition, in the order of the text.
pub(super) fn compare(outlines: &[Outline], editions: &[Option<usize>]) -> Vec<Disagreement> {
    let pairs =
        editions.iter().enumerate().filter_map(|(release, original)| original.map(|original| (release, original)));
    pairs.flat_map(|(release, original)| differences(outlines, release, original)).collect()
}

fn differences(outlines: &[Outline], release: usize, original: usize) -> Vec<Disagreement> {
    let (mine, theirs) = (&outlines[release].figures, &outlines[original].figures);
    let mut pairs = Pairs { of_mine: vec![None; mine.len()], is_taken: vec![false; theirs.len()] };
    let whole = |figure: &Figure| hash(&(figure.worth(), figure.qualifier));
    pairs.join(mine.iter().map(whole), theirs.iter().map(whole));
    pairs.join(mine.iter().map(Figure::worth), theirs.iter().map(Figure::worth));
    pairs.join_near(|at, other| mine[at].quantity == theirs[other].quantity);
    let stated = pairs.of_mine.iter().enumerate().filter_map(|(at, other)| {
        let difference = match *other {
            None => Difference::Missing,
            Some(other) if mine[at].value != theirs[other].value => Difference::Value,
            Some(other) if mine[at].qualifier != theirs[other].qualifier => Difference::Qualifier,
            Some(_) => return None,
        };
        Some(Disagreement { release, amount: Some(at), original, original_amount: *other, difference })
    });
    let free = (0..theirs.len()).filter(|&other| !pairs.is_taken[other]);
    let missing = free.map(|other| Disagreement {
        release,
        amount: None,
        original,
        original_amount: Some(other),
        difference: Difference::Missing,
    });
    stated.chain(missing).collect()
}

/// Which figure of the original each figure of an edition is.
struct Pairs {
    of_mine: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Pairs {
    /// Pairs those that are still free and alike, in their order.
    fn join(&mut self, mine: impl Iterator<Item = u64>, theirs: impl Iterator<Item = u64>) {
        let mut free: FxHashMap<u64, VecDeque<usize>> = FxHashMap::default();
        for (other, key) in theirs.enumerate().filter(|&(other, _)| !self.is_taken[other]) {
            free.entry(key).or_default().push_back(other);
        }
        for (at, key) in mine.enumerate() {
            if self.of_mine[at].is_none() {
                let other = free.get_mut(&key).and_then(VecDeque::pop_front);
                self.take(at, other);
            }
        }
    }

    /// Pairs those that are still free, fit, and stand at about the same place, the nearest first.
    fn join_near(&mut self, fits: impl Fn(usize, usize) -> bool) {
        /// How many figures further on or further back one may stand.
        const REACH: usize = 4;
        for at in 0..self.of_mine.len() {
            if self.of_mine[at].is_none() {
                let there = at * self.is_taken.len() / self.of_mine.len();
                let near = there.saturating_sub(REACH)..(there + REACH + 1).min(self.is_taken.len());
                let free = near.filter(|&other| !self.is_taken[other] && fits(at, other));
                let nearest = free.min_by_key(|&other| other.abs_diff(there));
                self.take(at, nearest);
            }
        }
    }

    fn take(&mut self, at: usize, other: Option<usize>) {
        self.of_mine[at] = other;
        if let Some(other) = other {
            self.is_taken[other] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const DAY: Date = date(2024, 5, 13);

    fn figure(value: i64) -> Figure {
        Figure { quantity: Quantity::Count, value: Value::Exact(value.into()), qualifier: Qualifier::Exact }
    }

    fn outline(language: Language, values: &[i64], people: &[&str]) -> Outline {
        outline_of(language, values.iter().copied().map(figure).collect(), people)
    }

    fn outline_of(language: Language, figures: Vec<Figure>, people: &[&str]) -> Outline {
        Outline::of(language, Some(DAY), figures, people.iter().map(hash).collect())
    }

    #[test]
    fn editions_share_figures_and_people() {
        let outlines = [
            outline(Language::Kk, &[734, 31_000, 12], &["p-1"]),
            outline(Language::En, &[734, 31_000, 12], &["p-1"]),
            outline(Language::Ru, &[734, 31_000, 13], &["p-1"]),
            outline(Language::Ru, &[5, 6], &["p-1"]),
            outline(Language::En, &[5, 6], &["p-1"]),
            outline(Language::Kk, &[7, 8], &["p-1", "p-2"]),
        ];
        assert_eq!(link(&outlines), [Some(1), None, Some(1), Some(4), None, None]);
    }

    #[test]
    fn releases_of_other_days_or_of_one_language_are_no_editions() {
        let same = |language| outline(language, &[734, 31_000, 12], &["p-1"]);
        let later = Outline { published: Some(date(2024, 5, 14)), ..same(Language::Ru) };
        let undated = Outline { published: None, ..same(Language::Kk) };
        assert_eq!(link(&[same(Language::En), same(Language::En), later, undated]), [None; 4]);
    }

    #[test]
    fn figures_that_differ_are_told() {
        let over = Figure { qualifier: Qualifier::Over, ..figure(734) };
        let percent = Figure { quantity: Quantity::Percent, ..figure(4) };
        let edition = outline_of(Language::Ru, vec![over, figure(31_000), figure(13), percent], &[]);
        let outlines = [outline(Language::En, &[734, 31_000, 12], &[]), edition];
        let found = compare(&outlines, &[None, Some(0)]);
        let found: Vec<_> = found.iter().map(|d| (d.amount, d.original_amount, d.difference)).collect();
        assert_eq!(
            found,
            [
                (Some(0), Some(0), Difference::Qualifier),
                (Some(2), Some(2), Difference::Value),
                (Some(3), None, Difference::Missing),
            ]
        );
    }
}
