//! Calendar mentions: rules read phrases, joins put neighbours together, and each is resolved to its days.
//!
//! What a phrase says ([`Expression`]) is kept apart from what it means on a given day (`resolve`), so that "the same
//! period of last year" can be read against what stands before it.

mod alternative;
mod calendar;
mod cues;
pub mod digits;
mod expression;
mod footing;
mod join;
pub mod read;
mod resolve;
mod tendency;
mod title;

use super::CalendarMention;
use super::engine::{Row, Rule, Rulebook};
use super::lexicon::Lexicon;
use resolve::{Context, Earlier, Told};
use std::ops::Range;

pub use alternative::Alternative;
pub use cues::{Cue, Cues, VerbPlace};
pub use expression::{Edge, Expression, Unit, Week, Year, YearPart};
pub use footing::Footing;
pub use join::{
    Frame, Join, day_and_weekday, edge_before, edge_in, edge_of, stated_year_behind, through, through_any,
    weekday_and_day, weekday_in_week, year_behind,
};
pub use tendency::{Evidence, Side, Tendency};

/// What a rule gives: what the phrase says, and what it needs to stand alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What it says.
    pub expression: Expression,
    /// What must stand around it, unless it is joined to another.
    pub footing: Footing,
    /// The rule's name.
    pub rule: &'static str,
}

/// A phrase at its place.
#[derive(Clone, Debug)]
struct Reading {
    items: Range<usize>,
    expression: Expression,
    footing: Footing,
    rule: &'static str,
}

impl Reading {
    /// Both in one; what stands together needs no other footing.
    fn joined(&self, right: &Reading, expression: Expression, rule: &'static str) -> Self {
        Self { items: self.items.start..right.items.end, expression, footing: Footing::Firm, rule }
    }
}

/// A language's grammar of calendar mentions.
#[derive(Debug)]
pub struct CalendarGrammar {
    rules: Rulebook<Phrase>,
    joins: &'static [Join],
    cues: Cues,
}

impl CalendarGrammar {
    /// Makes rules and joins ready; their words are added to the lexicon.
    pub fn new(rules: &[&'static [Rule<Phrase>]], joins: &'static [Join], cues: Cues, lexicon: &mut Lexicon) -> Self {
        Self { cues, rules: Rulebook::new(rules, lexicon), joins }
    }

    /// The names of its rules and joins.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.rules.names().chain(self.joins.iter().map(|join| join.name))
    }
}

/// A calendar mention with what it was read from.
#[derive(Clone, Debug)]
pub struct Found {
    /// The mention.
    pub mention: CalendarMention,
    /// The items that it takes.
    pub items: Range<usize>,
    expression: Expression,
    tendency: Tendency,
}

/// The calendar mentions of a release, in order; no two overlap.
pub fn find(row: &Row<'_, '_>, grammar: &CalendarGrammar) -> Vec<Found> {
    let mut readings = read(row, grammar);
    for join in grammar.joins {
        join.sweep(row, &grammar.cues, &mut readings);
    }
    share_years(row, &grammar.cues, &mut readings);
    let mut found = Vec::with_capacity(readings.len());
    let published = row.document.published;
    let mut told = Told::default();
    let mut last: Option<Range<usize>> = None;
    for reading in readings {
        if !reading.footing.holds(row, &grammar.cues, &reading.items, last.as_ref())
            || title::holds(row, &grammar.cues, &reading.items)
        {
            continue;
        }
        let sentence = row.items[reading.items.start].sentence;
        let tendency = if matches!(reading.expression, Expression::Through(..)) {
            Tendency::of_stretch(row, &grammar.cues, reading.items.clone())
        } else if reading.expression.is_relative() {
            Tendency::of(row, &grammar.cues, reading.items.clone())
        } else {
            Tendency::by_preposition(row, &grammar.cues, &reading.items)
        };
        let context = Context { published, tendency, told: &told, sentence };
        let period = context.resolve(&reading.expression);
        if period.is_none() && (published.is_some() || !reading.expression.is_relative()) {
            continue;
        }
        if let Some(period) = period {
            let from = row.before(reading.items.start).filter(|&lead| grammar.cues.has(row, lead, Cue::From));
            let opens = from.is_some() && !matches!(reading.expression, Expression::Through(..));
            told.add(Earlier { period, sentence, since: opens || tendency.opens_stretch() }, published);
        }
        last = Some(reading.items.clone());
        let span = row.span(reading.items.clone());
        let mention = CalendarMention { span, period, rule: reading.rule };
        found.push(Found { mention, items: reading.items, expression: reading.expression, tendency });
    }
    found
}

/// Gives the members of a list the year that one of them states: "July and August of 2021".
fn share_years(row: &Row<'_, '_>, cues: &Cues, readings: &mut [Reading]) {
    for left in (0..readings.len().saturating_sub(1)).rev() {
        let (one, other) = (&readings[left], &readings[left + 1]);
        if listed(row, cues, &one.items, &other.items)
            && let Some(shared) = one.expression.sharing_year(&other.expression)
        {
            readings[left].expression = shared;
        }
    }
}

/// Whether only conjunctions stand between the two, one at least, in one sentence.
fn listed(row: &Row<'_, '_>, cues: &Cues, left: &Range<usize>, right: &Range<usize>) -> bool {
    const MOST: usize = 2;
    let between = left.end..right.start;
    !between.is_empty()
        && between.len() <= MOST
        && row.items[left.start].sentence == row.items[right.start].sentence
        && between.clone().all(|item| cues.has(row, item, Cue::Conjunction))
}

/// The phrases that the rules read, in order, before neighbours are joined.
pub fn phrases(row: &Row<'_, '_>, grammar: &CalendarGrammar) -> Vec<(Phrase, Range<usize>)> {
    grammar.rules.run(row, &|_| false)
}

fn read(row: &Row<'_, '_>, grammar: &CalendarGrammar) -> Vec<Reading> {
    let reading = |(Phrase { expression, footing, rule }, items)| Reading { items, expression, footing, rule };
    phrases(row, grammar).into_iter().map(reading).collect()
}
