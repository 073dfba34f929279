//! What Russian leaves out beyond what all languages do: the head of «2 крупных», what «250» counts in «Из 400 рейсов
//! отменены 250», the unit of «80» in «60 долларов, за повторную визу – 80».

use super::endings;
use crate::document::{Case, TokenKind};
use crate::figures::amounts::Draft;
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use crate::figures::rules::elision;
use crate::figures::{Quantity, Value, tags};
use rust_decimal::Decimal;
use std::ops::Range;

/// The names in the `rule` column of what is restored here.
const PART_BY_ADJECTIVE: &str = "part-by-adjective";
const PART_OF_WHOLE: &str = "part-of-whole";
const PREDICATE: &str = "predicate";
const OUT_OF: &str = "out-of";
const OF_THEM_WERE: &str = "of-them-were";
const BEFORE_TO: &str = "before-to";
const BEHIND_DASH: &str = "behind-dash";
const RANGE_OF_COUNT: &str = "range-of-count";
/// How many adjectives stand for a head at the most.
const MOST_ADJECTIVES: usize = 2;
/// How many items stand between the two ends of a change at the most: «с 1,1 трлн в текущем году до …».
const LONGEST_CHANGE: usize = 8;
/// How many items stand between a dash and the clause's beginning at the most: «за повторную визу – 80».
const LONGEST_SUBJECT: usize = 8;

/// «их» of «их было восемь».
const OF_THEM_ALL: Class = Class::Tag("of-them-all");

/// Restores what all languages leave out, then what Russian does.
pub(super) fn restore(row: &Row<'_, '_>, drafts: &mut [Draft]) {
    before_to(row, drafts);
    elision::restore(row, drafts);
    for at in 0..drafts.len() {
        let (before, here) = drafts.split_at_mut(at);
        let Some(draft) = here.first_mut().filter(|draft| !draft.looks_like_year()) else { continue };
        if let Some(predicate) = predicate(row, draft).filter(|_| draft.quantity.is_none() || draft.is_count()) {
            (draft.quantity, draft.noun) = (Some(Quantity::Count), vec![predicate]);
            (draft.rule, draft.confidence) = (PREDICATE, 75);
        } else if draft.quantity.is_none() {
            restore_one(row, draft, before);
        }
        agree(row, draft);
    }
}

fn restore_one(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) {
    let start = draft.items.start;
    let sentence = || before.iter().rev().take_while(|earlier| row.share_sentence(earlier.items.start, start));
    let whole = sentence().find(|earlier| earlier.is_count() && earlier.number() > draft.number());
    if let Some((noun, rule)) = whole.and_then(|whole| part(row, draft, whole)) {
        (draft.quantity, draft.noun, draft.rule, draft.confidence) = (Some(Quantity::Count), noun, rule, 70);
        return;
    }
    let found = out_of(row, draft, before)
        .or_else(|| of_them_were(row, draft, before))
        .or_else(|| range_of_count(row, draft, before))
        .or_else(|| behind_dash(row, draft, before));
    if let Some((from, rule)) = found {
        (draft.quantity, draft.noun) = (from.quantity.clone(), from.noun.clone());
        (draft.rule, draft.confidence) = (rule, 65);
    }
}

/// What the draft counts as a part of the whole, and the rule that says so.
fn part(row: &Row<'_, '_>, draft: &Draft, whole: &Draft) -> Option<(Vec<Range<usize>>, &'static str)> {
    draft.number()?;
    let end = draft.items.end;
    let adjective = |item: usize| {
        row.share_sentence(draft.items.start, item)
            && row.nouns.is_word(row, item)
            && endings::is_plural_adjective(row.text(item))
    };
    let own = end..(end..end + MOST_ADJECTIVES).find(|&item| !adjective(item)).unwrap_or(end + MOST_ADJECTIVES);
    if !own.is_empty() {
        // «5 цехов, 2 крупных и 3 малых»
        let closed = !row.share_sentence(draft.items.start, own.end) || !row.nouns.is_word(row, own.end);
        let head = whole.noun.last()?;
        return closed.then(|| (vec![own, head.end - 1..head.end], PART_BY_ADJECTIVE));
    }
    // «Из 400 рейсов отменены 250»
    let mut lead = row.before(whole.items.start);
    while let Some(item) = lead.filter(|&item| row.is(item, Class::Qualifier) || row.is(item, tags::DETERMINER)) {
        lead = row.before(item);
    }
    let of_whole = lead.is_some_and(|of| row.is(of, tags::OF)) || whole.rule == PART_OF_WHOLE;
    (of_whole && elision::stands_alone(row, draft)).then(|| (whole.noun.clone(), PART_OF_WHOLE))
}

/// «три серебряные» beside «семь медалей» are «медалей»: an adjective does not stand before a head in another case.
fn agree(row: &Row<'_, '_>, draft: &mut Draft) {
    let [own, head] = draft.noun.as_slice() else { return };
    let (own, head) = (row.text(own.end - 1), row.text(head.end - 1));
    let direct =
        ["ые", "ие", "ый", "ий", "ую", "юю", "ая", "яя", "ое", "ее"].iter().any(|ending| own.ends_with(ending));
    let genitive = endings::is_genitive_plural(head) || endings::ends_in_consonant(head);
    if direct && genitive {
        draft.noun.remove(0);
    }
}

/// «из них сорок три – руководители»: the noun in the nominative that a dash makes of them.
fn predicate(row: &Row<'_, '_>, draft: &Draft) -> Option<Range<usize>> {
    let dash = draft.items.end;
    let mut lead = row.before(draft.items.start)?;
    while row.is(lead, Class::Qualifier) {
        lead = row.before(lead)?;
    }
    let part = row.is(lead, tags::OF_THEM) || row.is(lead, tags::INCLUDING);
    if !part || !row.is(dash, tags::DASH) || row.items[dash].glued || !row.share_sentence(draft.items.start, dash + 1) {
        return None;
    }
    let first = dash + 1;
    let lower = |item: usize| row.document.tokens[row.items[item].tokens.start].case == Case::Lower;
    let within = |item: usize| row.share_sentence(dash, item) && row.nouns.is_word(row, item) && lower(item);
    let adjective = |item: usize| {
        let word = row.text(item);
        endings::is_plural_adjective(word) && (word.ends_with("ые") || word.ends_with("ие"))
    };
    let noun = (first..=first + MOST_ADJECTIVES).find(|&item| !(within(item) && adjective(item)))?;
    let plural = within(noun) && row.text(noun).ends_with(['ы', 'и', 'а', 'я']) && !row.nouns.is_past(row, noun);
    plural.then_some(first..noun + 1)
}

/// «два причала из трех»: of as many things as there are.
fn out_of<'d>(row: &Row<'_, '_>, draft: &Draft, before: &'d [Draft]) -> Option<(&'d Draft, &'static str)> {
    let of = row.before(draft.items.start).filter(|&of| row.is(of, tags::OF))?;
    let part = before.last().filter(|part| part.is_count() && part.reach() == of && part.number() < draft.number())?;
    elision::stands_alone(row, draft).then_some((part, OUT_OF))
}

/// «В 2021 году их было восемь»: as many of what was counted first in the sentence before.
fn of_them_were<'d>(row: &Row<'_, '_>, draft: &Draft, before: &'d [Draft]) -> Option<(&'d Draft, &'static str)> {
    draft.number()?;
    let lead = row.before(draft.items.start).filter(|&item| row.is(item, OF_THEM_ALL))?;
    let sentence = row.items[lead].sentence;
    let last = before.iter().rev().find(|earlier| earlier.is_count())?;
    let told = row.items[last.items.start].sentence;
    let whole = before.iter().find(|earlier| earlier.is_count() && row.items[earlier.items.start].sentence == told)?;
    (told + 1 >= sentence && elision::stands_alone(row, draft)).then_some((whole, OF_THEM_WERE))
}

/// «980 тысяч доз, еще пять–шесть миллионов», «58 дел при норме 35–40»: a range of what was counted before.
fn range_of_count<'d>(row: &Row<'_, '_>, draft: &Draft, before: &'d [Draft]) -> Option<(&'d Draft, &'static str)> {
    let Value::Range(_, most) = draft.value else { return None };
    let cue = row.before(draft.items.start).filter(|&cue| row.is(cue, tags::ANOTHER) || row.is(cue, tags::AGAINST))?;
    let last = elision::last_count(row, draft, before).filter(|last| row.share_sentence(last.items.start, cue))?;
    let like = is_like(most, last.number()?);
    (like && elision::stands_alone(row, draft)).then_some((last, RANGE_OF_COUNT))
}

/// «взнос составит 60 долларов, за повторную визу – 80»: what a dash sets behind another subject of the same sentence.
fn behind_dash<'d>(row: &Row<'_, '_>, draft: &Draft, before: &'d [Draft]) -> Option<(&'d Draft, &'static str)> {
    let start = draft.items.start;
    let mut dash = row.before(start)?;
    while row.is(dash, Class::Qualifier) {
        dash = row.before(dash)?;
    }
    let spaced = row.is(dash, tags::DASH) && !row.items[dash].glued;
    let last = before.last().filter(|last| spaced && row.share_sentence(last.items.start, start))?;
    let between = last.reach()..dash;
    let comma = between.clone().any(|item| row.is(item, tags::COMMA) || row.items[item].kind == TokenKind::Mark);
    let of_them = between.clone().any(|item| row.is(item, tags::OF_THEM) || row.is(item, tags::INCLUDING));
    let quantity = last.quantity.as_ref()?;
    let like = is_like(draft.number()?, last.number()?);
    let fits = match quantity {
        Quantity::Count => of_them && draft.number() < last.number(),
        Quantity::Ratio => false,
        Quantity::Percent | Quantity::Money { .. } | Quantity::Measure { .. } => {
            like && last.scale == draft.scale && !elision::is_bracketed(row, last)
        }
    };
    (fits && comma && between.len() <= LONGEST_SUBJECT && elision::stands_alone(row, draft))
        .then_some((last, BEHIND_DASH))
}

/// «с 1,1 трлн в текущем году до 1 трлн 240 млрд тенге», «с 3 до 1–2 процентов»: the first end of a change has the unit of
/// the second.
fn before_to(row: &Row<'_, '_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, here) = drafts.split_at_mut(at);
        let (Some(draft), Some(next)) = (before.last_mut(), here.first()) else { continue };
        let gap = draft.items.end..next.items.start;
        let led = row.before(draft.items.start).is_some_and(|from| row.is(from, tags::FROM));
        let to = gap.end.checked_sub(1).is_some_and(|to| gap.contains(&to) && row.is(to, tags::TO));
        let dated = gap.len() == 1 || gap.clone().any(|item| row.items[item].claimed);
        let near = gap.len() <= LONGEST_CHANGE && row.share_sentence(draft.items.start, next.items.start);
        let open = draft.quantity.is_none() && !draft.looks_like_year() && !next.is_count();
        let most = match next.value {
            Value::Exact(value) | Value::Range(_, value) => value,
        };
        let like = draft.number().is_some_and(|number| is_like(number, most));
        if led && to && dated && near && open && like {
            (draft.quantity, draft.rule, draft.confidence) = (next.quantity.clone(), BEFORE_TO, 80);
        }
    }
}

/// Whether two numbers are of like size.
fn is_like(one: Decimal, other: Decimal) -> bool {
    const WIDEST: u32 = 50;
    let within = |most: Decimal, least: Decimal| least.checked_mul(WIDEST.into()).is_some_and(|bound| most <= bound);
    within(one, other) && within(other, one)
}
