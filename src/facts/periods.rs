//! Which period an amount is stated for: the date beside it, or the one that opens the sentence.

use super::StatedAmount;
use super::chunks::{Chunks, Kind};
use super::lexicon::Class;
use crate::figures::CalendarMention;
use std::ops::Range;

/// Fills [`StatedAmount::period`]: from the date right behind the amount, else right before it, else from the date that
/// opens the sentence. Where none of these stands, or what stands there is what the amount is compared with, the period
/// stays empty: none is better than a wrong one.
pub(super) fn find(chunks: &Chunks<'_>, dates: &[CalendarMention], amounts: &mut [StatedAmount]) {
    for sentence in &chunks.sentences {
        let opening = opening_date(chunks, sentence);
        for at in sentence.clone() {
            let Kind::Amount(amount) = chunks.all[at].kind else { continue };
            let near = date_behind(chunks, sentence, at).or_else(|| date_before(chunks, sentence, at));
            let date = near.or(opening);
            amounts[amount].period = date.and_then(|date| dates.get(date)).and_then(|date| date.period);
        }
    }
}

/// How many chunks may stand between an amount and its date.
const FURTHEST: usize = 6;

/// The date behind an amount and its item, before the next amount or mark: "10.1 trillion in 2023 and 10.7 in 2024".
fn date_behind(chunks: &Chunks<'_>, sentence: &Range<usize>, amount: usize) -> Option<usize> {
    let mut behind = (amount + 1..sentence.end.min(amount + 1 + FURTHEST)).take_while(|&at| is_open(chunks, at));
    behind.find_map(|at| stated_date(chunks, sentence, at))
}

/// The date before an amount, with neither an amount nor a mark but a dash between: "in 2024 imports reached 6 billion",
/// «в 2023 году – 12 млрд тенге».
fn date_before(chunks: &Chunks<'_>, sentence: &Range<usize>, amount: usize) -> Option<usize> {
    let first = amount.saturating_sub(FURTHEST).max(sentence.start);
    let mut before = (first..amount).rev().take_while(|&at| is_open(chunks, at) || chunks.all[at].is_dash());
    before.find_map(|at| stated_date(chunks, sentence, at))
}

/// Whether an amount's date may stand at the chunk or beyond it.
fn is_open(chunks: &Chunks<'_>, at: usize) -> bool {
    !matches!(chunks.all[at].kind, Kind::Amount(_) | Kind::Mark(_))
}

/// The date at the chunk, if it is no comparison's and no bound's.
fn stated_date(chunks: &Chunks<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    /// "than in the same period of 2022": a preposition and an article stand between.
    const REACH: usize = 3;
    let Kind::Date(date) = chunks.all[at].kind else { return None };
    let before = at.saturating_sub(REACH).max(sentence.start)..at;
    let mut before = before.rev().take_while(|&at| chunks.all[at].kind == Kind::Word);
    let compares = before.any(|at| chunks.all[at].is(Class::Versus));
    let behind = chunks.get(sentence, at + 1);
    let compared = behind.is_some_and(|chunk| chunk.is(Class::Versus) || chunk.is(Class::VersusBehind));
    (!compares && !compared).then_some(date)
}

/// The date in the phrase that opens the sentence: "Last year, …", "In 2023 …", "As of October 10, …".
fn opening_date(chunks: &Chunks<'_>, sentence: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 6;
    // A dateline stands before the first sentence's opening.
    const LONGEST_DATELINE: usize = 12;
    let dash = (sentence.start..sentence.end.min(sentence.start + LONGEST_DATELINE))
        .find(|&at| matches!(chunks.all[at].kind, Kind::Mark('–' | '—')));
    let first = dash.map_or(sentence.start, |dash| dash + 1);
    (first..sentence.end.min(first + LONGEST))
        .take_while(|&at| matches!(chunks.all[at].kind, Kind::Word | Kind::Date(_)))
        .take_while(|&at| !chunks.all[at].is(Class::Auxiliary))
        .find_map(|at| stated_date(chunks, sentence, at))
}
