//! Two numbers that make a range ("from 17 million to 21 million tenge", "10–15%") or a change ("from 10.1 to 10.7
//! trillion"): the one lends the other its unit, its noun and its scale.

use super::amounts::Draft;
use super::engine::Row;
use super::lexicon::Class;
use super::{Qualifier, Quantity, Value, tags};
use rust_decimal::Decimal;

/// How many items before "from" a word of change is looked for.
const CHANGE_WINDOW: usize = 10;
/// Below this, a number beside one with a scale word may share its scale.
const MOST_MANTISSA: u32 = 1000;
/// How many times greater one end of a change with a shared scale may be than the other.
const WIDEST_CHANGE: u32 = 50;

/// The name that a range has in the `rule` column.
pub const RANGE: &str = "range";
/// The name that the first of two amounts of a change has, when its unit or scale was elided.
pub const CHANGE: &str = "change";

/// How two neighbours belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The two are the ends of one range, which begins at this item.
    Range(usize),
    /// The two stand apart but share what one of them lacks.
    Change,
}

/// Joins neighbours, left to right.
pub(super) fn join(row: &Row<'_, '_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let relation = joined.last().and_then(|before| relation(row, before, &draft));
        match (relation, joined.pop()) {
            (Some(relation), Some(before)) => {
                let (first, second) = pair(before, draft, &relation);
                joined.push(first);
                joined.extend(second);
            }
            (_, before) => joined.extend(before.into_iter().chain([draft])),
        }
    }
    joined
}

fn relation(row: &Row<'_, '_>, low: &Draft, high: &Draft) -> Option<Relation> {
    let joiner = low.items.end;
    if low.reach() == high.items.start && row.share_sentence(low.items.start, high.items.start) {
        return row.nouns.adjacent(row, low, high);
    }
    if joiner + 1 != high.items.start || !row.share_sentence(low.items.start, high.items.start) {
        return None;
    }
    low.number().and(high.number())?;
    let lead = row.before(low.items.start);
    let led_by = |tag| lead.filter(|&lead| row.is(lead, tag));
    // "by 20 billion to 62 billion": a difference and a total.
    let difference = led_by(tags::BY).is_some() && low.quantity.is_some() && row.is(joiner, tags::TO);
    if difference || (low.looks_like_year() && !high.looks_like_year()) {
        return None;
    }
    // "doubled to 15 million", "fell 3.4% to 25": only a currency before the first number is the second one's too.
    let before_it = row.is(low.items.start, Class::Currency) || row.is(low.items.start, Class::CurrencyCode);
    let total = high.quantity.is_none() && low.quantity.is_some() && !before_it;
    // "rose 5 million tenge to 20 million tenge": a difference and a total.
    let grown = low.quantity.is_some() && high.quantity.is_some() && changes(row, low.items.start);
    if row.is(joiner, tags::TO) && led_by(tags::FROM).is_none() && (total || grown) {
        return None;
    }
    let tight = row.get(joiner)?.glued && row.get(joiner + 1)?.glued;
    let unnamed = low.quantity.is_none();
    if row.is(joiner, tags::TO) {
        return Some(match led_by(tags::FROM) {
            // «от 4 до 5 %» is a range whatever grew, «с 4 до 5 %» a change.
            Some(lead) if changes(row, lead) && !row.is(lead, tags::BETWEEN) => Relation::Change,
            Some(lead) => Relation::Range(lead),
            None => Relation::Range(low.items.start),
        });
    }
    if row.is(joiner, tags::AND) {
        let closed = [high.items.end, high.reach()]
            .into_iter()
            .any(|item| row.share_sentence(high.items.start, item) && row.is(item, tags::BETWEEN_BEHIND));
        return led_by(tags::BETWEEN).or(closed.then_some(low.items.start)).map(Relation::Range);
    }
    // "10 - 15 thousand" is spaced on both sides; a hyphen on one side is a minus or a bullet.
    let spaced = !row.get(joiner)?.glued && !row.get(joiner + 1)?.glued && lead.is_some();
    // "$300 million – $400 million"
    let alike = low.quantity.is_some() && low.quantity == high.quantity;
    let wide = spaced || !row.is(joiner, tags::HYPHEN);
    let dashed = row.is(joiner, tags::DASH) && (tight || (unnamed || alike) && wide);
    let either = row.is(joiner, tags::OR) && unnamed && follow_on(low, high);
    (dashed || either).then_some(Relation::Range(low.items.start))
}

/// "two or three": whole numbers that follow one another.
fn follow_on(low: &Draft, high: &Draft) -> bool {
    let next = low.number().and_then(|low| low.checked_add(Decimal::ONE));
    next.is_some() && next == high.number()
}

/// Whether a word before `lead` says that something changed.
pub(super) fn changes(row: &Row<'_, '_>, lead: usize) -> bool {
    (lead.saturating_sub(CHANGE_WINDOW)..lead)
        .rev()
        .take_while(|&item| row.share_sentence(item, lead) && !row.is(item, tags::COMMA))
        .any(|item| row.is(item, tags::CHANGE))
}

/// The range alone, or the two drafts with what they lend each other, as far as they fit together.
fn pair(mut low: Draft, mut high: Draft, relation: &Relation) -> (Draft, Option<Draft>) {
    let alike = low.quantity.is_none() || high.quantity.is_none() || low.quantity == high.quantity;
    let known = low.quantity.is_some() || high.quantity.is_some();
    let (Some(first), Some(second)) = (low.number(), high.number()) else { return (low, Some(high)) };
    // Without a unit two numbers still share a scale where something changed: "rose from 188.8 to 236.1 thousand".
    let years = low.looks_like_year() || high.looks_like_year();
    if !alike || (!known && years && matches!(relation, Relation::Range(_))) {
        return (low, Some(high));
    }
    let (first_shared, second_shared) = (shared(first, low.scale, &high), shared(second, high.scale, &low));
    let (from, to) = match relation {
        // The ends of a range rise, which tells whether the scale is shared.
        Relation::Range(_) => match first_shared.filter(|&from| from < second) {
            Some(from) => (from, second),
            None => (first, second_shared.filter(|&to| to > first).unwrap_or(second)),
        },
        Relation::Change => (first_shared.unwrap_or(first), second_shared.unwrap_or(second)),
    };
    match relation {
        Relation::Range(start) if from < to => {
            let range = Draft {
                items: *start..high.items.end,
                value: Value::Range(from, to),
                scale: high.scale,
                quantity: high.quantity.or(low.quantity),
                qualifier: Qualifier::Range,
                rule: RANGE,
                confidence: 90,
                ..high
            };
            (range, None)
        }
        // «от -5 до -10 градусов»: below zero the greater stands first.
        Relation::Range(start) if known && to < from && to.is_sign_negative() && from.is_sign_negative() => {
            let range = Draft { items: *start..high.items.end, value: Value::Range(to, from), ..high };
            (Draft { qualifier: Qualifier::Range, rule: RANGE, ..range }, None)
        }
        Relation::Range(_) => (low, Some(high)),
        Relation::Change => {
            (low.value, high.value) = (Value::Exact(from), Value::Exact(to));
            lend(&high, &mut low);
            lend(&low, &mut high);
            (low, Some(high))
        }
    }
}

/// The number times the neighbour's scale, where it has none of its own and would be of like size.
fn shared(number: Decimal, own: Option<Decimal>, neighbour: &Draft) -> Option<Decimal> {
    let scale = neighbour.scale.filter(|_| own.is_none())?;
    let mantissa = neighbour.number()?.checked_div(scale)?;
    let like = number < MOST_MANTISSA.into() && number <= mantissa.checked_mul(WIDEST_CHANGE.into())?;
    if like { number.checked_mul(scale) } else { None }
}

/// Gives a draft without a unit or noun that of its neighbour.
fn lend(from: &Draft, to: &mut Draft) {
    if to.quantity.is_some() {
        return;
    }
    to.quantity.clone_from(&from.quantity);
    to.scale = to.scale.or(from.scale);
    if from.quantity == Some(Quantity::Count) {
        to.noun.clone_from(&from.noun);
    }
    to.rule = CHANGE;
    to.confidence = 90;
}
