//! One answer from many: which of the overlapping spans of patterns, word lists and model stand.
//!
//! The rule, in this order:
//! 1. A pattern beats a word list and the model: it saw the words that decide.
//! 2. The longer span beats the shorter: "Aluminium of Kazakhstan JSC" swallows "Kazakhstan".
//! 3. A word list beats the model: it knows what the name names.
//! 4. The surer beats the less sure, then the earlier the later.
//!
//! A span that surely names nothing takes part like any other.

use super::{Candidate, Source};
use std::cmp::Reverse;

/// The model's names below this are guesses.
const LEAST: f32 = 0.5;

/// The spans that stand, in order, none overlapping another.
pub(super) fn merge(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|candidate| candidate.source != Source::Model || candidate.confidence >= LEAST);
    candidates.sort_by(|a, b| {
        let rank = |candidate: &Candidate| {
            let by_pattern = candidate.source == Source::Pattern;
            let listed = candidate.source == Source::Lexicon;
            Reverse((by_pattern, candidate.span.len(), listed))
        };
        rank(a)
            .cmp(&rank(b))
            .then_with(|| b.confidence.total_cmp(&a.confidence))
            .then_with(|| (a.span, a.kind).cmp(&(b.span, b.kind)))
    });
    let mut standing = Standing::default();
    for candidate in candidates {
        standing.add(candidate);
    }
    standing.0.into_values().collect()
}

/// Spans that do not overlap, by where they begin.
#[derive(Default)]
struct Standing(std::collections::BTreeMap<u32, Candidate>);

impl Standing {
    /// Adds the candidate where nothing stands yet.
    fn add(&mut self, candidate: Candidate) {
        let before = self.0.range(..candidate.span.end).next_back();
        let free = before.is_none_or(|(_, earlier)| earlier.span.end <= candidate.span.start);
        if free && !candidate.span.is_empty() {
            self.0.insert(candidate.span.start, candidate);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::NameKind;
    use crate::position::Span;

    fn candidate(start: usize, end: usize, kind: Option<NameKind>, source: Source) -> Candidate {
        Candidate { span: Span::new(start, end), kind, confidence: 0.9, source }
    }

    fn merged(candidates: &[Candidate]) -> Vec<(u32, u32, NameKind)> {
        merge(candidates.to_vec())
            .into_iter()
            .filter_map(|name| Some((name.span.start, name.span.end, name.kind?)))
            .collect()
    }

    #[test]
    fn patterns_beat_longer_spans_of_the_model_and_longer_ones_beat_word_lists() {
        let pattern = candidate(5, 9, Some(NameKind::Agency), Source::Pattern);
        let model = candidate(0, 12, Some(NameKind::Person), Source::Model);
        let listed = candidate(20, 24, Some(NameKind::Place), Source::Lexicon);
        let longer = candidate(18, 30, Some(NameKind::Agency), Source::Model);
        assert_eq!(merged(&[model, listed, longer, pattern]), [(5, 9, NameKind::Agency), (18, 30, NameKind::Agency)]);
    }

    #[test]
    fn word_lists_beat_the_model_on_the_same_span() {
        let listed = candidate(0, 4, Some(NameKind::Place), Source::Lexicon);
        let model = candidate(0, 4, Some(NameKind::Person), Source::Model);
        assert_eq!(merged(&[model, listed]), [(0, 4, NameKind::Place)]);
    }

    #[test]
    fn nothing_is_found_within_what_names_nothing() {
        let event = candidate(0, 20, None, Source::Pattern);
        let listed = candidate(0, 6, Some(NameKind::Place), Source::Lexicon);
        assert_eq!(merged(&[event, listed]), []);
    }

    #[test]
    fn guesses_of_the_model_are_left_out() {
        let mut guess = candidate(0, 6, Some(NameKind::Agency), Source::Model);
        guess.confidence = 0.4;
        assert_eq!(merged(&[guess]), []);
    }
}
