//! Which period an amount is stated for: the calendar's mention in its clause, or the one that opens the sentence.

use super::StatedAmount;
use super::chunks::{Chunks, Kind};
use super::lexicon::Class;
use crate::figures::CalendarMention;
use std::ops::Range;

/// Fills [`StatedAmount::period`].
pub(super) fn find(chunks: &Chunks<'_>, dates: &[CalendarMention], amounts: &mut [StatedAmount]) {
    for sentence in &chunks.sentences {
        let opening = opening_date(chunks, sentence);
        for clause in clauses(chunks, sentence) {
            let mut found = clause.clone().filter_map(|at| match chunks.all[at].kind {
                Kind::Date(date) => Some((at, date)),
                _ => None,
            });
            let only = found.next().filter(|_| found.next().is_none());
            for at in clause.clone() {
                let Kind::Amount(amount) = chunks.all[at].kind else { continue };
                let behind = nearest_behind(chunks, at, clause.end);
                let date = behind.or(only.map(|(_, date)| date)).or(opening);
                amounts[amount].period = date.and_then(|date| dates.get(date)).and_then(|date| date.period);
            }
        }
    }
}

/// The date right behind an amount and its item, before the next amount: "10.1 trillion in 2023 and 10.7 in 2024".
fn nearest_behind(chunks: &Chunks<'_>, amount: usize, end: usize) -> Option<usize> {
    const FURTHEST: usize = 6;
    for chunk in &chunks.all[amount + 1..end.min(amount + 1 + FURTHEST)] {
        match chunk.kind {
            Kind::Date(date) => return Some(date),
            Kind::Amount(_) | Kind::Mark(_) => return None,
            _ => {}
        }
    }
    None
}

/// The date in the phrase that opens the sentence: "Last year, …", "In 2023 …", "As of October 10, …".
fn opening_date(chunks: &Chunks<'_>, sentence: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 6;
    // A dateline stands before the first sentence's opening.
    const LONGEST_DATELINE: usize = 12;
    let dash = (sentence.start..sentence.end.min(sentence.start + LONGEST_DATELINE))
        .find(|&at| matches!(chunks.all[at].kind, Kind::Mark('–' | '—')));
    let first = dash.map_or(sentence.start, |dash| dash + 1);
    chunks.all[first..sentence.end.min(first + LONGEST)]
        .iter()
        .take_while(|chunk| matches!(chunk.kind, Kind::Word | Kind::Date(_)) && !chunk.is(Class::Auxiliary))
        .find_map(|chunk| match chunk.kind {
            Kind::Date(date) => Some(date),
            _ => None,
        })
}

/// The clauses of a sentence: what semicolons, dashes and "while" part.
fn clauses(chunks: &Chunks<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        let chunk = chunks.all[at];
        let parts = matches!(chunk.kind, Kind::Mark(';' | ':' | '–' | '—'))
            || ["while", "whereas", "against", "compared"].iter().any(|word| chunks.is_word(sentence, at, word));
        if parts {
            clauses.push(start..at);
            start = at + 1;
        }
    }
    clauses.push(start..sentence.end);
    clauses
}
