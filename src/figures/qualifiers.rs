//! The words before and behind an amount that bound it, and what a bracket takes over from the amount before it.

use super::amounts::Draft;
use super::engine::Row;
use super::lexicon::{Class, Sense};
use super::{Qualifier, Quantity, ranges, tags};
use crate::document::TokenKind;
use rust_decimal::Decimal;

/// How many items before an amount are looked at.
const WINDOW: usize = 6;
/// How many items before "about" a verb of speech is looked for.
const TOPIC_WINDOW: usize = 5;
/// Below this, "under" before a counted thing is a preposition of place: "under two agreements".
const LEAST_UNDER: u32 = 10;

/// Sets the qualifier of every draft but ranges, which have theirs.
pub(super) fn qualify(row: &Row<'_, '_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let (before, here) = drafts.split_at_mut(at);
        let Some(draft) = here.first_mut().filter(|draft| draft.qualifier == Qualifier::Exact) else { continue };
        if let Some(stated) = in_front(row, draft).or_else(|| behind(row, draft)) {
            draft.qualifier = stated;
        } else if let Some(restated) = before.last().filter(|restated| is_bracketed(row, restated, draft)) {
            draft.qualifier = restated.qualifier;
        }
    }
}

/// The qualifier before the amount; "over" beats any other.
fn in_front(row: &Row<'_, '_>, draft: &Draft) -> Option<Qualifier> {
    let start = draft.items.start;
    let mut stated = None;
    let (mut determined, mut crossed) = (false, false);
    for item in (start.saturating_sub(WINDOW)..start).rev().take_while(|&item| row.share_sentence(item, start)) {
        let filler = [tags::ARTICLE, tags::DETERMINER, tags::ACROSS].iter().any(|&tag| row.is(item, tag));
        determined |= row.is(item, tags::DETERMINER);
        // «больше на 5 %» compares, «больше чем на 5 %» bounds.
        if crossed && row.is(item, tags::COMPARISON) && row.items[item].tokens.len() == 1 {
            break;
        }
        crossed |= row.is(item, tags::ACROSS);
        // "over the two countries", "talked about five projects": prepositions, no bounds.
        let preposition = row.is(item, tags::PREPOSITION) && (determined || is_topic(row, item));
        match qualifier_at(row, item, draft).filter(|_| !preposition) {
            Some(Qualifier::Over) => return Some(Qualifier::Over),
            Some(qualifier) => stated = stated.or(Some(qualifier)),
            None if filler && stated.is_none() => {}
            None => break,
        }
    }
    stated
}

/// Whether "about" opens what was spoken of: "informed the President about 15 projects".
fn is_topic(row: &Row<'_, '_>, about: usize) -> bool {
    let near = (about.saturating_sub(TOPIC_WINDOW)..about).rev().take_while(|&item| {
        row.share_sentence(item, about) && !row.is(item, tags::COMMA) && !row.is(item, tags::CLAUSE)
    });
    row.is(about, tags::TOPIC) && near.into_iter().any(|item| row.is(item, tags::TELLING))
}

fn qualifier_at(row: &Row<'_, '_>, item: usize, draft: &Draft) -> Option<Qualifier> {
    let counts = draft.is_count();
    let great = draft.number().is_some_and(|number| number >= Decimal::ONE_THOUSAND);
    // «вырос до 5 %»: what a change leads to is no bound; «превысил в 3 раза»: nor is the verb of a difference.
    let total = row.is(item, tags::TO) && (ranges::changes(row, item) || is_far_end(row, item));
    let difference = row.is(item + 1, tags::ACROSS) && row.is(item, tags::PASSED);
    if total || difference {
        return None;
    }
    if row.is(item, tags::PASSED) && (!counts || great) {
        return Some(Qualifier::Over);
    }
    let stated = row.get(item)?.senses.iter().find_map(|sense| match sense {
        Sense::Qualifier(qualifier) => Some(*qualifier),
        _ => None,
    })?;
    let small = draft.number().is_some_and(|number| number < Decimal::from(LEAST_UNDER));
    let of_place = stated == Qualifier::Under && counts && small && row.is(item, tags::PREPOSITION);
    (!of_place).then_some(stated)
}

/// Whether "to" leads to the end of a change or range that began farther away: «от 5 % в 2017 году до 18 %», «вырос на 4 %,
/// до 1,4 млрд», «Увеличение доли организаций, которые …, до 16 %».
fn is_far_end(row: &Row<'_, '_>, to: usize) -> bool {
    const WINDOW: usize = 20;
    let parted = row.before(to).is_some_and(|mark| row.get(mark).is_some_and(|mark| mark.kind == TokenKind::Mark));
    let number = |item: usize| row.numerals.get(item).is_some_and(Option::is_some);
    let opens = |item: usize| item.checked_sub(1).is_none_or(|before| !row.share_sentence(before, item));
    (to.saturating_sub(WINDOW)..to).rev().take_while(|&item| row.share_sentence(item, to)).any(|item| {
        let change = row.is(item, tags::CHANGE) && (parted || opens(item));
        change || (row.is(item, tags::FROM) && number(item + 1))
    })
}

/// The qualifier right behind the amount or its noun ("or more", "300+").
fn behind(row: &Row<'_, '_>, draft: &Draft) -> Option<Qualifier> {
    let within = |item: &usize| row.share_sentence(draft.items.start, *item);
    // "20 villages and over 500 houses": what bounds the next number does not bound this one.
    let leads = |item: usize| row.is(item, Class::Qualifier) && row.numerals.get(item + 1).is_some_and(Option::is_some);
    let inner = draft.items.clone().skip(1);
    inner.chain([draft.items.end, draft.reach()]).filter(within).filter(|&item| !leads(item)).find_map(|item| {
        row.get(item)?.senses.iter().find_map(|sense| match sense {
            Sense::QualifierBehind(qualifier) => Some(*qualifier),
            _ => None,
        })
    })
}

/// Whether the draft restates the amount before it in a bracket right behind that: "1.5 trillion tenge ($3.3 billion)".
fn is_bracketed(row: &Row<'_, '_>, restated: &Draft, draft: &Draft) -> bool {
    const MOST_NOUNS: usize = 3;
    let money = |draft: &Draft| matches!(draft.quantity, Some(Quantity::Money { .. }));
    // "143 billion tenge of contributions ($392 million)": what the money is for may stand between.
    let end = restated.items.end;
    let noun = |item: usize| row.nouns.is_word(row, item) && row.share_sentence(end - 1, item);
    let opening = (end..=end + MOST_NOUNS).find(|&item| !noun(item)).filter(|&item| row.is(item, tags::BRACKET));
    money(restated)
        && money(draft)
        && restated.quantity != draft.quantity
        && restated.qualifier != Qualifier::Range
        && opening.is_some_and(|bracket| (bracket + 1..draft.items.start).all(|item| row.is(item, Class::Qualifier)))
}
