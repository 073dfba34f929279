//! What a release leaves out because it has just said it: the noun of "another 537 by 2030", the currency of "and, in the
//! longer run, to 15 billion", the head of "34 international and 32 regional drug trafficking routes".

use super::nouns;
use crate::figures::amounts::Draft;
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use crate::figures::{Quantity, tags};
use rust_decimal::Decimal;
use std::ops::Range;

/// The names in the `rule` column of what is restored here.
pub(super) const RULES: [&str; 6] =
    ["list-head", "part-of-count", "same-count", "counted-before", "same-unit", "compared-unit"];

/// How many items before a number the noun that it is the value of is looked for.
const QUANTITY_WINDOW: usize = 30;
/// How many times greater than its neighbour a number may be that takes over its unit and scale.
const WIDEST: u32 = 50;

/// Restores the units and nouns of the drafts that have none.
pub(super) fn restore(row: &Row<'_, '_>, drafts: &mut [Draft]) {
    for at in (0..drafts.len().saturating_sub(1)).rev() {
        if let (before, [next, ..]) = drafts.split_at_mut(at + 1)
            && let Some(draft) = before.last_mut()
        {
            list_head(row, draft, next);
        }
    }
    for at in 0..drafts.len() {
        let (before, here) = drafts.split_at_mut(at);
        let Some(draft) = here.first_mut().filter(|draft| draft.quantity.is_none() && !draft.looks_like_year()) else {
            continue;
        };
        let one = draft.number() == Some(Decimal::ONE);
        if !one && (part_of_count(row, draft, before) || same_count(row, draft, before)) {
            continue;
        }
        let _ = (!one && counted_before(row, draft, before))
            || same_unit(row, draft, before)
            || compared_unit(row, draft, before)
            || listed_part(row, draft, before);
    }
}

fn set(draft: &mut Draft, quantity: Quantity, noun: Vec<Range<usize>>, rule: &'static str, confidence: u8) {
    draft.quantity = Some(quantity);
    draft.noun = noun;
    draft.rule = rule;
    draft.confidence = confidence;
}

/// "34 international and 32 regional drug trafficking routes": the first number shares the second one's head.
fn list_head(row: &Row<'_, '_>, draft: &mut Draft, next: &Draft) {
    let start = draft.items.end;
    if draft.quantity.is_some() || !next.is_count() || !row.share_sentence(draft.items.start, next.items.start) {
        return;
    }
    let own = nouns::modifiers(row, start);
    let joiner = |item: usize| [tags::AND, tags::OR, tags::COMMA].iter().any(|&tag| row.is(item, tag));
    let gap = own.end..next.items.start;
    if gap.is_empty() || gap.len() > 2 || !gap.clone().all(|item| joiner(item) || row.is(item, Class::Qualifier)) {
        return;
    }
    let Some(first) = next.noun.first() else { return };
    // As many words of the second phrase as the first number has of its own stand in their place.
    let mut replaced = nouns::words(row, own.clone());
    let shared = first.clone().find(|&item| {
        let begins = !row.items[item].glued;
        let found = begins && replaced == 0;
        replaced = replaced.saturating_sub(usize::from(begins));
        found
    });
    let Some(shared) = shared else { return };
    let mut noun = Vec::with_capacity(next.noun.len() + 1);
    noun.extend((!own.is_empty()).then_some(own));
    noun.push(shared..first.end);
    noun.extend(next.noun.iter().skip(1).cloned());
    set(draft, Quantity::Count, noun, RULES[0], 80);
}

/// The last count before; in the same sentence where there is one.
fn last_count<'d>(row: &Row<'_, '_>, draft: &Draft, before: &'d [Draft]) -> Option<&'d Draft> {
    let sentence = |draft: &Draft| row.items[draft.items.start].sentence;
    let here = sentence(draft);
    before.iter().rev().take_while(|earlier| sentence(earlier) + 1 >= here).find(|earlier| earlier.is_count())
}

/// "159 of them freight": the antecedent's head with the words behind.
fn part_of_count(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let Some(antecedent) = last_count(row, draft, before) else { return false };
    let end = draft.items.end;
    let of_them = row.is(end, tags::OF_THEM) && row.share_sentence(draft.items.start, end);
    let own = nouns::modifiers(row, if of_them { end + 1 } else { end });
    // "… and 41 passenger": the second part of what "of them" began.
    let continues = antecedent.rule == RULES[1]
        && !own.is_empty()
        && row.share_sentence(antecedent.items.start, draft.items.start)
        && !row.share_sentence(draft.items.start, own.end) | row.is(own.end, tags::COMMA) | ends(row, own.end);
    if !of_them && !continues {
        return false;
    }
    let head = antecedent.noun.last().cloned();
    let plural = own.end > own.start && nouns::is_plural(row, own.end - 1);
    let noun = match head {
        _ if plural => vec![own],
        Some(head) if !own.is_empty() => vec![own, head.end - 1..head.end],
        _ => antecedent.noun.clone(),
    };
    set(draft, Quantity::Count, noun, RULES[1], 75);
    true
}

/// "another 537 by 2030".
fn same_count(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let another = row.before(draft.items.start).is_some_and(|item| row.is(item, tags::ANOTHER));
    match last_count(row, draft, before).filter(|_| another && stands_alone(row, draft)) {
        Some(antecedent) => {
            set(draft, Quantity::Count, antecedent.noun.clone(), RULES[2], 75);
            true
        }
        None => false,
    }
}

/// "The flow of visitors exceeded 2.6 million", "the population reached 20 million".
fn counted_before(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let start = draft.items.start;
    if !stands_alone(row, draft) {
        return false;
    }
    // Another amount in between is what the noun was the amount of.
    let bound = before
        .iter()
        .rev()
        .find(|earlier| !matches!(earlier.quantity, Some(Quantity::Percent | Quantity::Ratio)))
        .map_or(0, |earlier| earlier.items.end);
    let noun = (start.saturating_sub(QUANTITY_WINDOW).max(bound)..start)
        .rev()
        .take_while(|&item| row.share_sentence(item, start))
        .find_map(|item| {
            let collective = row.is(item, tags::COLLECTIVE).then_some(item..item + 1);
            collective.or_else(|| row.is(item, tags::QUANTITY).then(|| counted_by(row, item)).flatten())
        });
    match noun {
        Some(noun) => {
            set(draft, Quantity::Count, vec![noun], RULES[3], 75);
            true
        }
        None => false,
    }
}

/// The things in "number of things".
fn counted_by(row: &Row<'_, '_>, noun: usize) -> Option<Range<usize>> {
    let of = noun + 1;
    let length = nouns::of_substance(row, of).filter(|_| row.share_sentence(noun, of))?;
    let things = nouns::behind_of(row, &(of..of + length));
    nouns::is_plural(row, things.end - 1).then_some(things)
}

/// "vegetables 3.7 million", "to 15 billion": a number with a scale word takes the unit of the money or measure before.
fn same_unit(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let antecedent = before
        .iter()
        .rev()
        .take_while(|earlier| row.share_sentence(earlier.items.start, draft.items.start))
        .find(|earlier| matches!(earlier.quantity, Some(Quantity::Money { .. } | Quantity::Measure { .. })));
    match antecedent.filter(|earlier| draft.scale.is_some() && earlier.scale.is_some() && stands_alone(row, draft)) {
        Some(Draft { quantity: Some(quantity), .. }) => {
            set(draft, quantity.clone(), Vec::new(), RULES[4], 80);
            true
        }
        _ => false,
    }
}

/// "to 500 million tenge from 450", "8.6% against 9.8": what an amount is compared with takes its unit and scale.
fn compared_unit(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let Some(previous) = before.last() else { return false };
    let compared = row
        .before(draft.items.start)
        .is_some_and(|item| [tags::FROM, tags::AGAINST, tags::TO].iter().any(|&tag| row.is(item, tag)));
    let near = row.share_sentence(previous.items.start, draft.items.start) && stands_alone(row, draft);
    let (Some(quantity), Some(number), Some(earlier)) = (&previous.quantity, draft.number(), previous.number()) else {
        return false;
    };
    let scale = previous.scale.filter(|_| draft.scale.is_none()).unwrap_or(Decimal::ONE);
    let Some(value) = number.checked_mul(scale) else { return false };
    let widest = Decimal::from(WIDEST);
    let like = earlier.checked_mul(widest).is_some_and(|most| value <= most)
        && value.checked_mul(widest).is_some_and(|most| earlier <= most);
    if !(compared && near && like) || matches!(quantity, Quantity::Ratio) {
        return false;
    }
    draft.value = crate::figures::Value::Exact(value);
    draft.scale = draft.scale.or(previous.scale);
    set(draft, quantity.clone(), previous.noun.clone(), RULES[5], 75);
    true
}

/// "four judges: two at their own request and two on reaching retirement age".
fn listed_part(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let cue = row.before(draft.items.start).is_some_and(|item| {
        [tags::COLON, tags::AND, tags::COMMA, tags::INCLUDING, tags::BRACKET].iter().any(|&tag| row.is(item, tag))
    });
    let antecedent = before
        .iter()
        .rev()
        .take_while(|earlier| row.share_sentence(earlier.items.start, draft.items.start))
        .find(|earlier| earlier.is_count());
    match antecedent.filter(|_| cue && draft.scale.is_none() && stands_alone(row, draft)) {
        Some(antecedent) => {
            set(draft, Quantity::Count, antecedent.noun.clone(), RULES[2], 70);
            true
        }
        None => false,
    }
}

/// Whether no noun follows that the number could belong to: a preposition, a mark or the sentence's end does.
fn stands_alone(row: &Row<'_, '_>, draft: &Draft) -> bool {
    let end = draft.items.end;
    !row.share_sentence(draft.items.start, end) || ends(row, end)
}

fn ends(row: &Row<'_, '_>, item: usize) -> bool {
    row.get(item).is_none_or(|next| {
        (!nouns::is_word(row, item) && !next.is(tags::OF) && !next.is(tags::HYPHEN) && row.numerals[item].is_none())
            || next.claimed
    })
}
