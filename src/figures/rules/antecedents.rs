//! What a number that stands alone takes over from farther away: the money of "nearly 90bn of this sum", the unit of
//! "146,000 of fuel oil", the subject of "daily cases stayed under 900".

use super::elision::{is_bracketed, is_like, last_count, set, stands_alone};
use super::nouns;
use crate::figures::amounts::Draft;
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use crate::figures::{Quantity, tags};
use std::ops::Range;

const PART_OF_SUM: &str = "part-of-sum";
const SAME_MEASURE: &str = "same-measure";
const SUBJECT: &str = "subject";
const ITSELF_SUBJECT: &str = "itself-subject";
const SAME_MONEY: &str = "same-money";
/// The names in the `rule` column of what is restored here.
#[cfg(test)]
pub(super) const RULES: [&str; 5] = [PART_OF_SUM, SAME_MEASURE, SUBJECT, ITSELF_SUBJECT, SAME_MONEY];

/// How many items before a verb its subject is looked for.
const SUBJECT_WINDOW: usize = 10;
/// The least scale of a number that a verb of spending makes money without a currency.
const LEAST_SPENT: u32 = 1_000_000;
/// How many items before a number its verb is looked for.
const VERB_WINDOW: usize = 4;
/// How many words before its noun a subject has at the most.
const MOST_MODIFIERS: usize = 2;

/// Restores what the draft is an amount of; tells whether it did.
pub(super) fn restore(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    same_measure(row, draft, before)
        || same_money(row, draft, before)
        || object(row, draft, before)
        || subject(row, draft, before)
        || itself_subject(row, draft, before)
}

fn is_money(draft: &Draft) -> bool {
    matches!(draft.quantity, Some(Quantity::Money { .. }))
}

/// "nearly 90bn of this sum".
pub(super) fn part_of_sum(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let end = draft.items.end;
    let stated = row.share_sentence(draft.items.start, end) && row.is(end, tags::OF_SUM);
    let Some(money) = before.iter().rev().find(|earlier| is_money(earlier)).filter(|_| stated) else { return false };
    take(draft, money, Vec::new(), PART_OF_SUM)
}

/// "3.9 million tons of coal and 146,000 of fuel oil".
fn same_measure(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let end = draft.items.end;
    let Some(length) = nouns::substance(row, end).filter(|_| row.share_sentence(draft.items.start, end)) else {
        return false;
    };
    let measure = before
        .iter()
        .rev()
        .take_while(|earlier| row.share_sentence(earlier.items.start, draft.items.start))
        .find(|earlier| matches!(earlier.quantity, Some(Quantity::Measure { .. })) && !earlier.noun.is_empty());
    let undetermined = !row.is(end + 1, tags::DETERMINER);
    let Some(measure) = measure.filter(|_| undetermined) else { return false };
    take(draft, measure, vec![row.nouns.substance_words(row, &(end..end + length))], SAME_MEASURE)
}

/// "stood at USD 168.2 billion. Gross inflow was 23.4 billion:" in the sentence before; «вложив 4,6 млрд» behind a verb of
/// spending: of the last money said.
fn same_money(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let lead = lead(row, draft);
    let spent = draft.scale.is_some_and(|scale| scale >= LEAST_SPENT.into()) && stands_alone(row, draft);
    if let Some(money) =
        before.iter().rev().find(|earlier| is_money(earlier) && !is_bracketed(row, earlier)).filter(|_| spent)
        && lead.is_some_and(|verb| row.is(verb, tags::SPENT))
    {
        return take(draft, money, Vec::new(), SAME_MONEY);
    }
    let verb = lead.is_some_and(|verb| row.is(verb, tags::REACHED));
    let sentence = |draft: &Draft| row.items[draft.items.start].sentence;
    let fits = verb && draft.scale.is_some() && stands_alone(row, draft);
    let last = before.last().filter(|last| fits && is_money(last) && sentence(last) + 1 == sentence(draft));
    match last.filter(|last| last.scale.is_some() && is_like(draft, last)) {
        Some(money) => take(draft, money, Vec::new(), SAME_MONEY),
        None => false,
    }
}

fn take(draft: &mut Draft, from: &Draft, noun: Vec<Range<usize>>, rule: &'static str) -> bool {
    match &from.quantity {
        Some(quantity) => {
            set(draft, quantity.clone(), noun, rule, 70);
            true
        }
        None => false,
    }
}

/// The word right before the draft and its qualifiers.
fn lead(row: &Row<'_, '_>, draft: &Draft) -> Option<usize> {
    let mut before = row.before(draft.items.start);
    while let Some(item) = before.filter(|&item| row.is(item, Class::Qualifier) && !row.is(item, tags::REACHED)) {
        before = row.before(item);
    }
    before
}

/// "reduced the layers of management from eight to three": the plural between a verb of change and "from".
fn object(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let start = draft.items.start;
    let from = lead(row, draft).filter(|&lead| row.is(lead, tags::FROM) && row.is(draft.items.end, tags::TO));
    let Some(from) = from.filter(|_| stands_alone(row, draft)) else { return false };
    let bound = before.last().map_or(0, |last| last.items.end);
    let verb = (from.saturating_sub(SUBJECT_WINDOW).max(bound)..from)
        .rev()
        .take_while(|&item| row.share_sentence(item, start) && !row.is(item, tags::COMMA))
        .find(|&item| row.is(item, tags::CHANGE));
    let Some(verb) = verb else { return false };
    let first = verb + 1 + usize::from(row.is(verb + 1, tags::DETERMINER));
    // The phrase is the one that a number in front of it would count.
    let fits = first < from && row.nouns.counted(row, first).is_some_and(|length| first + length == from);
    if fits {
        set(draft, Quantity::Count, std::iter::once(first..from).collect(), SUBJECT, 65);
    }
    fits
}

/// "daily cases have stayed under 900", "flights will be increased from two to seven": the plural that the verb has as
/// its subject.
fn subject(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let start = draft.items.start;
    let Some(lead) = lead(row, draft).filter(|_| stands_alone(row, draft)) else { return false };
    // "… to seven": the other end of the same change.
    if let Some(last) = before.last().filter(|last| last.rule == SUBJECT && last.items.end == lead) {
        let noun = last.noun.clone();
        set(draft, Quantity::Count, noun, SUBJECT, 65);
        return true;
    }
    let changed = row.is(lead, tags::FROM);
    let bound = before.last().map_or(0, |last| last.items.end);
    let verb = (start.saturating_sub(VERB_WINDOW).max(bound)..=lead)
        .rev()
        .take_while(|&item| row.share_sentence(item, start) && !row.is(item, tags::COMMA))
        .find(|&item| row.is(item, tags::KEPT) || (changed && row.is(item, tags::CHANGE)));
    let Some(verb) = verb else { return false };
    let within = |item: usize| row.share_sentence(item, start) && !row.is(item, tags::COMMA);
    let mut clause = (verb.saturating_sub(SUBJECT_WINDOW).max(bound)..verb).rev().take_while(|&item| within(item));
    let Some(noun) = clause.find(|&item| row.nouns.is_word(row, item) && row.nouns.is_counted(row, item)) else {
        return false;
    };
    let first = (noun.saturating_sub(MOST_MODIFIERS)..noun)
        .rev()
        .take_while(|&item| row.share_sentence(item, noun) && row.nouns.is_word(row, item))
        .last()
        .unwrap_or(noun);
    set(draft, Quantity::Count, std::iter::once(first..noun + 1).collect(), SUBJECT, 65);
    true
}

/// "The population numbered 20.39 million people. Some 9.3 million had a job": a number that is a subject itself.
fn itself_subject(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let (start, end) = (draft.items.start, draft.items.end);
    let verb = row.share_sentence(start, end) && row.is(end, VERB_OF_MANY);
    // "50 volunteers came, while at least 200 are needed"
    let opener = |item: usize| [tags::AND, tags::COMMA, tags::CLAUSE].iter().any(|&tag| row.is(item, tag));
    let opened = lead(row, draft).filter(|_| verb).map(opener);
    if !verb || opened == Some(false) {
        return false;
    }
    let within = |last: &Draft| opened.is_none() || row.share_sentence(last.items.start, start);
    let antecedent = last_count(row, draft, before).filter(|last| is_like(draft, last) && within(last));
    let Some(antecedent) = antecedent else { return false };
    let noun = antecedent.noun.clone();
    set(draft, Quantity::Count, noun, ITSELF_SUBJECT, 65);
    true
}

/// A verb that a number of people or things has as its subject: "had", "were".
const VERB_OF_MANY: Class = Class::Tag("verb-of-many");
