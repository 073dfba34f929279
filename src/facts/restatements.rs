//! Which bracket restates which amount of money in another currency.

use super::StatedAmount;
use super::chunks::{Chunks, Kind};
use super::lexicon::Class;
use crate::figures::{Qualifier, Quantity};
use std::ops::Range;

/// Fills [`StatedAmount::restates`], and gives a restatement without a qualifier that of what it restates.
pub(super) fn find(chunks: &Chunks<'_>, amounts: &mut [StatedAmount]) {
    for sentence in &chunks.sentences {
        let mut last: Option<(usize, usize)> = None;
        for at in sentence.clone() {
            let Kind::Amount(index) = chunks.all[at].kind else { continue };
            let stated =
                last.filter(|&(before, stated)| restates(chunks, before + 1..at, &amounts[stated], &amounts[index]));
            if let Some((_, stated)) = stated {
                amounts[index].restates = Some(stated);
                if amounts[index].amount.qualifier == Qualifier::Exact {
                    amounts[index].amount.qualifier = inherited(&amounts[stated]);
                }
            }
            // "(US$1 billion, or €0.9 billion)": both restate the amount before them.
            last = Some((at, stated.map_or(index, |(_, stated)| stated)));
        }
    }
}

/// A range says itself that it is one; every other bound holds in the other currency too.
fn inherited(stated: &StatedAmount) -> Qualifier {
    match stated.amount.qualifier {
        Qualifier::Range => Qualifier::Exact,
        qualifier => qualifier,
    }
}

/// Whether only an opened bracket, or words such as "or" and "which is", with words of approximation, stands between two amounts of
/// different currencies.
fn restates(chunks: &Chunks<'_>, between: Range<usize>, stated: &StatedAmount, other: &StatedAmount) -> bool {
    const FURTHEST: usize = 7;
    let (Quantity::Money { currency: one }, Quantity::Money { currency: two }) =
        (&stated.amount.quantity, &other.amount.quantity)
    else {
        return false;
    };
    if one == two || between.is_empty() || between.len() > FURTHEST {
        return false;
    }
    let opener = chunks.all[between.start];
    let opens = opener.is_mark('(') || opener.is_mark('[');
    let comma = usize::from(opener.is_mark(','));
    let is = |at: usize, class| chunks.get(&between, at).is_some_and(|chunk| chunk.is(class));
    let first = between.start + comma;
    let says = is(first, Class::Restating) || (is(first, Class::Relative) && is(first + 1, Class::Equal));
    let closes = between.clone().any(|at| matches!(chunks.all[at].kind, Kind::Mark(')' | ']' | '.' | ';')));
    let names = between.clone().any(|at| matches!(chunks.all[at].kind, Kind::Name(..) | Kind::Amount(_)));
    let joins = between.clone().any(|at| is(at, Class::Conjunction) && !is(at, Class::Restating));
    // A comma goes on within a bracket: "($1bn, €0.9bn)".
    let goes_on = comma == 1 && between.len() == 1 && stated_in_bracket(chunks, between.start);
    (opens || says || goes_on) && !closes && !names && !joins
}

/// Whether a bracket is open at the chunk.
fn stated_in_bracket(chunks: &Chunks<'_>, at: usize) -> bool {
    const FURTHEST: usize = 6;
    let back = (at.saturating_sub(FURTHEST)..at).rev();
    let mark = back.map(|i| chunks.all[i].kind).find(|kind| matches!(kind, Kind::Mark('(' | ')')));
    mark == Some(Kind::Mark('('))
}
