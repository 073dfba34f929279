//! What the last member of a list says for those before it: "34 international and 32 regional routes", "20, 30 and 50
//! billion tenge".

use super::elision::set;
use super::nouns;
use crate::figures::amounts::Draft;
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use crate::figures::{Quantity, Value, tags};
use rust_decimal::Decimal;

pub(super) const LIST_HEAD: &str = "list-head";
pub(super) const LIST_UNIT: &str = "list-unit";

/// Below this, a number in a list may share the scale of the list's last.
const SCALED_BELOW: u32 = 1000;

/// "34 international and 32 regional drug trafficking routes": the first number shares the second one's head.
pub(super) fn head(row: &Row<'_, '_>, draft: &mut Draft, next: &Draft) {
    let start = draft.items.end;
    if draft.quantity.is_some()
        || draft.looks_like_year()
        || !next.is_count()
        || !row.share_sentence(draft.items.start, next.items.start)
    {
        return;
    }
    let own = row.nouns.modifiers(row, start);
    let joiner = |item: usize| [tags::AND, tags::OR, tags::COMMA].iter().any(|&tag| row.is(item, tag));
    let gap = own.end..next.items.start;
    if gap.is_empty() || gap.len() > 2 || !gap.clone().all(|item| joiner(item) || row.is(item, Class::Qualifier)) {
        return;
    }
    // Without words of its own the number belongs to a list only where "and" says so: not in "on page 5, 12 people".
    let listed = next.rule == LIST_HEAD || gap.clone().any(|item| row.is(item, tags::AND) || row.is(item, tags::OR));
    if own.is_empty() && !listed {
        return;
    }
    // As many words of the second phrase as the first number has of its own stand in their place.
    let mut replaced = nouns::words(row, own.clone());
    let mut noun = Vec::with_capacity(next.noun.len() + 1);
    noun.extend((!own.is_empty()).then_some(own));
    let owned = noun.len();
    for piece in &next.noun {
        let shared = piece.clone().find(|&item| {
            let begins = !row.items[item].glued || item == piece.start;
            let found = begins && replaced == 0;
            replaced = replaced.saturating_sub(usize::from(begins));
            found
        });
        noun.extend(shared.map(|shared| shared..piece.end));
    }
    if noun.len() > owned {
        set(draft, Quantity::Count, noun, LIST_HEAD, 80);
    }
}

/// "loans of 20, 30 and 50 billion tenge": the unit and the scale of the list's last number are those of all.
pub(super) fn unit(row: &Row<'_, '_>, draft: &mut Draft, next: &Draft) {
    let gap = draft.items.end..next.items.start;
    let is = |item: usize, tag| row.is(item, tag);
    let listed = gap.clone().any(|item| is(item, tags::AND) || is(item, tags::OR)) || next.rule == LIST_UNIT;
    let joined = (1..=2).contains(&gap.len())
        && gap.clone().all(|item| [tags::AND, tags::OR, tags::COMMA].iter().any(|&tag| is(item, tag)));
    let (Some(quantity), Some(number)) = (&next.quantity, draft.number()) else { return };
    let shared = next.scale.filter(|_| draft.scale.is_none() && number < SCALED_BELOW.into()).unwrap_or(Decimal::ONE);
    let open = draft.quantity.is_none() && !draft.looks_like_year() && !next.is_count();
    // "82,149 or 84.9%" is a number and its share.
    let share =
        *quantity == Quantity::Percent && (number > Decimal::ONE_HUNDRED || gap.clone().any(|item| is(item, tags::OR)));
    let Some(value) = number.checked_mul(shared) else { return };
    if open && !share && listed && joined && row.share_sentence(draft.items.start, next.items.start) {
        draft.value = Value::Exact(value);
        draft.scale = draft.scale.or(next.scale);
        set(draft, quantity.clone(), next.noun.clone(), LIST_UNIT, 75);
    }
}
