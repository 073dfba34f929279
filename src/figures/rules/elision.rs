//! What a release leaves out because it has just said it: the noun of "another 537 by 2030", the currency of "and, in the
//! longer run, to 15 billion", the head of "34 international and 32 regional drug trafficking routes".

use super::{antecedents, lists, nouns};
use crate::document::{Case, TokenKind};
use crate::figures::amounts::Draft;
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use crate::figures::{Quantity, Value, tags};
use rust_decimal::Decimal;
use std::ops::Range;

const PART_OF_COUNT: &str = "part-of-count";
const SAME_COUNT: &str = "same-count";
const COUNTED_BEFORE: &str = "counted-before";
const SAME_UNIT: &str = "same-unit";
const COMPARED_UNIT: &str = "compared-unit";
const LISTED_PART: &str = "listed-part";

/// The names in the `rule` column of what is restored here.
#[cfg(test)]
pub(super) const RULES: [&str; 8] = [
    lists::LIST_HEAD,
    PART_OF_COUNT,
    SAME_COUNT,
    COUNTED_BEFORE,
    SAME_UNIT,
    COMPARED_UNIT,
    lists::LIST_UNIT,
    LISTED_PART,
];

/// How many drafts before a number are looked at: in a table that runs for pages, no more than in a paragraph.
const MOST_BEFORE: usize = 40;
/// How many items before a number the noun that it is the value of is looked for.
const QUANTITY_WINDOW: usize = 30;
/// How many words of its own stand behind a number whose head is left out at the most.
const MOST_OWN: usize = 2;
/// How many times greater than its neighbour a number may be that takes over its unit and scale.
const WIDEST: u32 = 50;

/// Restores the units and nouns of the drafts that have none.
pub fn restore(row: &Row<'_, '_>, drafts: &mut [Draft]) {
    for at in (0..drafts.len().saturating_sub(1)).rev() {
        if let (before, [next, ..]) = drafts.split_at_mut(at + 1)
            && let Some(draft) = before.last_mut()
        {
            lists::head(row, draft, next);
            lists::unit(row, draft, next);
        }
    }
    for at in 0..drafts.len() {
        let (before, here) = drafts.split_at_mut(at);
        let before = &before[at.saturating_sub(MOST_BEFORE)..];
        let Some(draft) = here.first_mut().filter(|draft| draft.quantity.is_none() && !draft.looks_like_year()) else {
            continue;
        };
        // Of a range, its higher end stands for both: "3 million tons, and next year 4–5 million".
        let Value::Range(_, high) = draft.value else {
            restore_one(row, draft, before);
            continue;
        };
        let range = std::mem::replace(&mut draft.value, Value::Exact(high));
        restore_one(row, draft, before);
        draft.value = range;
    }
}

/// Restores what one draft that has no unit leaves out, from those before it.
fn restore_one(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) {
    let Some(number) = draft.number().filter(|number| !number.is_zero()) else { return };
    let one = number == Decimal::ONE;
    if !one && (part_of_count(row, draft, before) || same_count(row, draft, before)) {
        return;
    }
    let _ = antecedents::part_of_sum(row, draft, before)
        || (!one && counted_before(row, draft, before))
        || same_unit(row, draft, before)
        || (!one && compared_unit(row, draft, before))
        || listed_part(row, draft, before)
        || antecedents::restore(row, draft, before);
}

/// Says what a draft is an amount of, by which rule and how sure that is, in percent.
pub fn set(draft: &mut Draft, quantity: Quantity, noun: Vec<Range<usize>>, rule: &'static str, confidence: u8) {
    draft.quantity = Some(quantity);
    draft.noun = noun;
    draft.rule = rule;
    draft.confidence = confidence;
}

/// The last count before; in the same sentence where there is one.
pub fn last_count<'d>(row: &Row<'_, '_>, draft: &Draft, before: &'d [Draft]) -> Option<&'d Draft> {
    let sentence = |draft: &Draft| row.items[draft.items.start].sentence;
    let here = sentence(draft);
    let mut counts =
        before.iter().rev().take_while(|earlier| sentence(earlier) + 1 >= here).filter(|earlier| earlier.is_count());
    let last = counts.next()?;
    // "26 troupes from 14 countries": the troupes.
    let outer = counts.next().filter(|outer| {
        let preposition = last.items.start.checked_sub(1);
        preposition == Some(outer.reach())
            && row.is(outer.reach(), tags::STOP)
            && !row.is(outer.reach(), tags::INCLUDING)
    });
    Some(outer.unwrap_or(last))
}

/// "159 of them freight": the antecedent's head with the words behind.
fn part_of_count(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let end = draft.items.end;
    let of_them = row.is(end, tags::OF_THEM) && row.share_sentence(draft.items.start, end);
    if of_them && let Some(plural) = plural_before(row, draft, before) {
        set(draft, Quantity::Count, vec![plural], PART_OF_COUNT, 70);
        return true;
    }
    let Some(antecedent) = last_count(row, draft, before) else { return false };
    let own = row.nouns.modifiers(row, if of_them { end + 1 } else { end });
    // "12 of them completed the course": a verb, no adjective.
    let own = if own.len() > MOST_OWN || row.nouns.is_past(row, own.start) { own.start..own.start } else { own };
    // "… and 41 passenger": the second part of what "of them" began.
    let continues = antecedent.rule == PART_OF_COUNT
        && !own.is_empty()
        && row.share_sentence(antecedent.items.start, draft.items.start)
        && !row.share_sentence(draft.items.start, own.end) | row.is(own.end, tags::COMMA) | ends(row, own.end);
    if !of_them && !continues {
        return false;
    }
    let head = antecedent.noun.last().cloned();
    let plural = own.end > own.start && row.nouns.is_counted(row, own.end - 1);
    let noun = match head {
        _ if plural => vec![own],
        Some(head) if !own.is_empty() => vec![own, head.end - 1..head.end],
        _ => antecedent.noun.clone(),
    };
    set(draft, Quantity::Count, noun, PART_OF_COUNT, 75);
    true
}

/// "met the students; a dozen of them": the last plural before in a sentence in which nothing was counted.
fn plural_before(row: &Row<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Range<usize>> {
    let start = draft.items.start;
    let counted = before.iter().rev().take_while(|earlier| row.share_sentence(earlier.items.start, start));
    let opened = row.before(start).is_some() && counted.count() == 0;
    let plural = |&item: &usize| row.nouns.is_word(row, item) && row.nouns.is_counted(row, item);
    let mut before = (start.saturating_sub(QUANTITY_WINDOW)..start).rev();
    let noun = before.by_ref().take_while(|&item| opened && row.share_sentence(item, start)).find(plural)?;
    Some(noun..noun + 1)
}

/// "another 537 by 2030".
fn same_count(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let (start, end) = (draft.items.start, draft.items.end);
    let before_it = row.before(start).is_some_and(|item| row.is(item, tags::ANOTHER));
    // "one person was killed and five more were injured"
    let behind_it = row.is(end, tags::ANOTHER) && row.share_sentence(start, end) && ends(row, end + 1);
    let another = (before_it && stands_alone(row, draft)) || behind_it;
    if let Some(Draft { quantity: Some(quantity @ (Quantity::Measure { .. } | Quantity::Money { .. })), .. }) =
        before.last().filter(|last| another && row.share_sentence(last.items.start, start) && is_like(draft, last))
    {
        set(draft, quantity.clone(), Vec::new(), SAME_UNIT, 75);
        return true;
    }
    match last_count(row, draft, before).filter(|_| another) {
        Some(antecedent) => {
            set(draft, Quantity::Count, antecedent.noun.clone(), SAME_COUNT, 75);
            true
        }
        None => false,
    }
}

/// "The flow of visitors exceeded 2.6 million", "the population reached 20 million".
fn counted_before(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let start = draft.items.start;
    if !stands_alone(row, draft) || row.before(start).is_some_and(|item| row.is(item, tags::BRACKET)) {
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
            // "a crew of 250": what follows the group is its number.
            let direct = (item + 1..start).all(|of| row.is(of, tags::OF) || row.is(of, Class::Qualifier));
            let group = row.is(item, tags::GROUP) && row.is(item + 1, tags::OF) && direct;
            let collective = (group || row.is(item, tags::COLLECTIVE)).then_some(item..item + 1);
            collective.or_else(|| row.is(item, tags::QUANTITY).then(|| counted_by(row, item)).flatten())
        });
    match noun {
        Some(noun) => {
            set(draft, Quantity::Count, vec![noun], COUNTED_BEFORE, 75);
            true
        }
        None => false,
    }
}

/// The things in "number of things".
fn counted_by(row: &Row<'_, '_>, noun: usize) -> Option<Range<usize>> {
    let of = noun + 1;
    let length = nouns::substance(row, of).filter(|_| row.share_sentence(noun, of))?;
    let things = row.nouns.substance_words(row, &(of..of + length));
    row.nouns.is_counted(row, things.end - 1).then_some(things)
}

/// "vegetables 3.7 million", "to 15 billion": a number with a scale word takes the unit of the money or measure before.
fn same_unit(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let antecedent = before
        .iter()
        .rev()
        .take_while(|earlier| row.share_sentence(earlier.items.start, draft.items.start))
        .find(|earlier| {
            !matches!(earlier.quantity, None | Some(Quantity::Percent | Quantity::Ratio)) && !is_bracketed(row, earlier)
        })
        .filter(|earlier| !earlier.is_count());
    // «448 800 тенге, медианная – около 320 тысяч»: without a scale word the two must be of like size.
    let fits = |earlier: &&Draft| draft.scale.is_some() && (earlier.scale.is_some() || is_like(draft, earlier));
    match antecedent.filter(|earlier| fits(earlier) && stands_alone(row, draft)) {
        Some(Draft { quantity: Some(quantity), .. }) => {
            set(draft, quantity.clone(), Vec::new(), SAME_UNIT, 80);
            true
        }
        _ => false,
    }
}

/// Whether a bracket opens right before the draft, or before its qualifier: what it holds only restates.
pub fn is_bracketed(row: &Row<'_, '_>, draft: &Draft) -> bool {
    let mut before = row.before(draft.items.start);
    while let Some(item) = before.filter(|&item| row.is(item, Class::Qualifier)) {
        before = row.before(item);
    }
    before.is_some_and(|item| row.is(item, tags::BRACKET))
}

/// "to 500 million tenge from 450", "8.6% against 9.8": what an amount is compared with takes its unit and scale.
fn compared_unit(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let Some(previous) = before.last() else { return false };
    let compared = row
        .before(draft.items.start)
        .is_some_and(|item| [tags::FROM, tags::AGAINST, tags::TO, tags::OF_THEM].iter().any(|&tag| row.is(item, tag)));
    let near = row.share_sentence(previous.items.start, draft.items.start) && stands_alone(row, draft);
    let (Some(quantity), Some(number), Some(earlier)) = (&previous.quantity, draft.number(), previous.number()) else {
        return false;
    };
    let scale = previous.scale.filter(|_| draft.scale.is_none()).unwrap_or(Decimal::ONE);
    let Some(value) = number.checked_mul(scale) else { return false };
    let like = are_like(value, earlier);
    // "by 47% (from 652 to 346)": a difference in percent is not compared with what it is the difference of.
    let difference = row.before(previous.items.start).is_some_and(|item| row.is(item, tags::BY));
    let opened = (previous.items.end..draft.items.start).any(|item| row.is(item, tags::BRACKET));
    let unlike = *quantity == Quantity::Ratio || (*quantity == Quantity::Percent && (difference || opened));
    // «от 34 до 25 суток»: the beginning of a range is compared with nothing.
    let ranges =
        row.is(draft.items.end, tags::TO) && row.numerals.get(draft.items.end + 1).is_some_and(Option::is_some);
    if !(compared && near && like) || unlike || ranges {
        return false;
    }
    draft.value = Value::Exact(value);
    draft.scale = draft.scale.or(previous.scale);
    set(draft, quantity.clone(), previous.noun.clone(), COMPARED_UNIT, 75);
    true
}

/// Whether two numbers are of like size.
fn are_like(one: Decimal, other: Decimal) -> bool {
    let widest = Decimal::from(WIDEST);
    let within = |most: Decimal, least: Decimal| least.checked_mul(widest).is_some_and(|bound| most <= bound);
    within(one, other) && within(other, one)
}

/// Whether two amounts are of like size.
pub fn is_like(draft: &Draft, other: &Draft) -> bool {
    draft.number().zip(other.number()).is_some_and(|(one, other)| are_like(one, other))
}

/// "four judges: two at their own request and two on reaching retirement age".
fn listed_part(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let cues: &[Class] = if draft.number() == Some(Decimal::ONE) {
        &[tags::COLON, tags::AND]
    } else {
        &[tags::COLON, tags::AND, tags::COMMA, tags::INCLUDING, tags::REACHED, tags::OF_THEM]
    };
    let cue = row.before(draft.items.start).is_some_and(|item| {
        cues.iter().any(|&tag| row.is(item, tag)) || (row.is(item, tags::BRACKET) && behind_name(row, item))
    });
    let start = draft.items.start;
    let earlier_counts = || {
        let sentence = before.iter().rev().take_while(|earlier| row.share_sentence(earlier.items.start, start));
        sentence.filter(|earlier| earlier.is_count())
    };
    let antecedent = earlier_counts().next();
    let like = |earlier: &Draft| draft.scale.is_none() || earlier.scale.is_some();
    let end = draft.items.end;
    // "22 were citizens of Azerbaijan, seven of Russia"
    let continues =
        |earlier: &Draft| earlier.rule == SAME_COUNT && row.is(end, tags::OF) && !row.is(end + 1, tags::DETERMINER);
    // "six medals: two gold, one silver and three bronze"
    let own = row.nouns.modifiers(row, end);
    // So is «200 локомотивов, из них 159 грузовых и 41 пассажирский».
    let opens =
        row.before(draft.items.start).is_some_and(|item| row.is(item, tags::COLON) || row.is(item, tags::OF_THEM));
    let listed = opens || before.last().is_some_and(|last| last.rule == LISTED_PART || last.rule == super::counts::ONE);
    let parted = (1..=MOST_OWN).contains(&own.len())
        && (!row.share_sentence(end, own.end) || ends(row, own.end) || row.is(own.end, tags::AND));
    if cue
        && listed
        && parted
        && let Some(whole) = earlier_counts().find(|earlier| earlier.number() > draft.number())
    {
        let head = whole.noun.last().map(|piece| piece.end - 1..piece.end);
        set(draft, Quantity::Count, [Some(own), head].into_iter().flatten().collect(), LISTED_PART, 70);
        return true;
    }
    let scaled = |earlier: &Draft| draft.scale.is_some() && earlier.scale.is_some();
    match antecedent
        .filter(|earlier| (cue || scaled(earlier)) && like(earlier) && (stands_alone(row, draft) || continues(earlier)))
    {
        Some(antecedent) => {
            set(draft, Quantity::Count, antecedent.noun.clone(), SAME_COUNT, 70);
            true
        }
        None => false,
    }
}

/// "in Astana (3), Almaty (5)": a number in brackets counts for the name before; "(2)" elsewhere numbers a list.
fn behind_name(row: &Row<'_, '_>, bracket: usize) -> bool {
    row.before(bracket).is_some_and(|name| row.document.tokens[row.items[name].tokens.start].case == Case::Title)
}

/// Whether no noun follows that the number could belong to: a preposition, a mark or the sentence's end does.
pub fn stands_alone(row: &Row<'_, '_>, draft: &Draft) -> bool {
    let end = draft.items.end;
    !row.share_sentence(draft.items.start, end) || ends(row, end)
}

pub(super) fn ends(row: &Row<'_, '_>, item: usize) -> bool {
    row.get(item).is_none_or(|next| {
        ((!row.nouns.is_word(row, item) || is_adverb(row, item))
            && !next.is(tags::OF)
            && !next.is(tags::HYPHEN)
            && row.numerals[item].is_none())
            || next.claimed
    })
}

/// "including 71,000 severely": an adverb before a mark is no noun.
fn is_adverb(row: &Row<'_, '_>, item: usize) -> bool {
    let next = item + 1;
    row.nouns.is_adverb(row, item) && (!row.share_sentence(item, next) || row.items[next].kind == TokenKind::Mark)
}
