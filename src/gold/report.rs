//! What do the counts of many releases come to?

use super::b_cubed::{BCubed, Clusters};
use super::bootstrap;
use super::markup::Kind;
use super::score::{Measure, ReleaseScore, Tally};
use crate::languages::Language;
use serde::Serialize;
use std::collections::BTreeMap;

/// Two figures between which another lies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval(
    /// The lower end.
    pub f64,
    /// The upper end.
    pub f64,
);

/// The figures of a measure, as shares from 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// The share of what was found that is right.
    pub precision: f64,
    /// The share of what there is that was found.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
    /// The 95 % interval of the precision; `None` of a single release.
    pub precision_interval: Option<Interval>,
    /// The 95 % interval of the recall.
    pub recall_interval: Option<Interval>,
    /// The 95 % interval of the F1.
    pub f1_interval: Option<Interval>,
    /// How many were right; `None` of entities, of which a mention can be right in part.
    pub right: Option<u64>,
    /// How many were found.
    pub predicted: u64,
    /// How many there are.
    pub gold: u64,
}

/// The figures of the releases of one language, or of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// The language; `None` for all.
    pub language: Option<Language>,
    /// How many releases.
    pub releases: usize,
    /// The measures that count anything, in order.
    pub measures: Vec<(Measure, Figures)>,
}

impl Scope {
    /// `all`, or the language's code.
    pub fn name(&self) -> &'static str {
        self.language.map_or("all", Language::code)
    }
}

/// The figures by language and of all. Entities are told by language alone: an id joins names of one language and another.
pub fn scopes(scores: &[ReleaseScore]) -> Vec<Scope> {
    let languages = Language::ALL.into_iter().map(Some);
    let scopes = [None].into_iter().chain(languages).map(|language| scope(scores, language));
    scopes.filter(|scope| scope.releases > 0).collect()
}

fn scope(scores: &[ReleaseScore], language: Option<Language>) -> Scope {
    let scores: Vec<&ReleaseScore> =
        scores.iter().filter(|score| language.is_none_or(|language| score.language == language)).collect();
    let mut counted: BTreeMap<Measure, Box<dyn Counted>> = BTreeMap::new();
    for measure in scores.iter().flat_map(|score| score.tallies.keys()) {
        let tallies = || scores.iter().map(|score| score.tallies.get(measure).copied().unwrap_or_default()).collect();
        counted.entry(*measure).or_insert_with(|| Box::new(Tallies(tallies())));
    }
    for kind in [Kind::Person, Kind::Agency].into_iter().filter(|_| language.is_some()) {
        let items = scores.iter().map(|score| score.clusters.get(&kind).map_or(&[][..], Vec::as_slice));
        counted.insert(Measure::Entity(kind), Box::new(Clusters::new(items)));
    }
    let mut drawn: BTreeMap<Measure, [Vec<f64>; 3]> = BTreeMap::new();
    if scores.len() > 1 {
        bootstrap::resample(scores.len(), |weights| {
            for (measure, counted) in &counted {
                let point = counted.point(weights);
                if !point.is_empty() {
                    let values = drawn.entry(*measure).or_default();
                    values.iter_mut().zip(point.figures()).for_each(|(values, figure)| values.push(figure));
                }
            }
        });
    }
    let once = vec![1; scores.len()];
    let measures = counted.iter().map(|(measure, counted)| (*measure, counted.point(&once)));
    let measures = measures.filter(|(_, point)| !point.is_empty()).map(|(measure, point)| {
        let [precision, recall, f1] = point.figures();
        let [precision_interval, recall_interval, f1_interval] =
            drawn.remove(&measure).unwrap_or_default().map(bootstrap::interval);
        let Point { right, predicted, gold, .. } = point;
        let figures =
            Figures { precision, recall, f1, precision_interval, recall_interval, f1_interval, right, predicted, gold };
        (measure, figures)
    });
    Scope { language, releases: scores.len(), measures: measures.collect() }
}

/// What can be counted with each release as often as a weight says.
trait Counted {
    fn point(&self, weights: &[u32]) -> Point;
}

/// Precision and recall with what they are of.
struct Point {
    precision: f64,
    recall: f64,
    right: Option<u64>,
    predicted: u64,
    gold: u64,
}

impl Point {
    /// Whether there is nothing to find and nothing was found: such a draw says nothing.
    fn is_empty(&self) -> bool {
        self.predicted == 0 && self.gold == 0
    }

    /// Precision, recall, F1.
    fn figures(&self) -> [f64; 3] {
        let (p, r) = (self.precision, self.recall);
        [p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }]
    }
}

/// The counts of a measure, release by release.
struct Tallies(Vec<Tally>);

impl Counted for Tallies {
    fn point(&self, weights: &[u32]) -> Point {
        let sum = |count: fn(&Tally) -> u64| -> u64 {
            self.0.iter().zip(weights).map(|(tally, &weight)| count(tally) * u64::from(weight)).sum()
        };
        let (right, predicted, gold) =
            (sum(|tally| tally.right), sum(|tally| tally.predicted), sum(|tally| tally.gold));
        let share = |of: u64| if of == 0 { 0.0 } else { right as f64 / of as f64 };
        Point { precision: share(predicted), recall: share(gold), right: Some(right), predicted, gold }
    }
}

impl Counted for Clusters {
    fn point(&self, weights: &[u32]) -> Point {
        let BCubed { precision, recall, found, mentions } = self.figures(weights);
        Point { precision, recall, right: None, predicted: found, gold: mentions }
    }
}
