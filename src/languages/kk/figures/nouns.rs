//! The Kazakh noun phrase that a number counts, found without a tagger: singular nouns stand right behind the number,
//! the head last, and the phrase ends with a head that the table knows, with the ending of a case or a possessive, or
//! before a word that no such phrase holds ("6 мың жаңа жұмыс орны", "14 қаржы пирамидасының").

use super::endings::{self, Ending};
use crate::document::TokenKind;
use crate::figures::amounts::Draft;
use crate::figures::engine::Row;
use crate::figures::lexicon::{Class, Sense};
use crate::figures::ranges::Relation;
use crate::figures::rules::{Nouns, nouns};
use crate::figures::{Qualifier, tags};
use std::ops::Range;

/// How many items a counted phrase has at the most.
const LONGEST: usize = 7;
/// How many items behind the second of two amounts a word of change is looked for.
const CHANGE_WINDOW: usize = 4;
/// Nouns that are counted, in any form.
const HEAD: Class = Class::Tag("head");

/// The noun phrases of Kazakh.
#[derive(Debug)]
pub(super) struct Kazakh;

impl Nouns for Kazakh {
    fn counted(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        let bound = at.checked_sub(1).filter(|&before| bounds(row, before));
        let bounded = bound.is_some();
        // «430-дан астамы шетелдік»: the possessive counts a part of what was said before.
        if bound.is_some_and(|bound| row.items[bound].tokens.len() == 1 && endings::is_possessive(row.text(bound))) {
            return None;
        }
        if row.get(at)?.glued || (!bounded && is_closed(row, at)) {
            return None;
        }
        phrase_end(row, at).map(|end| end - at)
    }

    fn singular(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        // «бір» is an article and a pronoun more often than a number.
        let digits = row.before(at).is_some_and(|before| row.items[before].kind == TokenKind::Number);
        if digits { self.counted(row, at) } else { None }
    }

    fn substance(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        let bound = usize::from(bounds(row, at));
        let start = at + bound;
        if !row.share_sentence(at, start) || row.numerals[start].is_some() {
            return None;
        }
        self.counted(row, start).map(|length| bound + length)
    }

    fn substance_words(&self, row: &Row<'_, '_>, taken: &Range<usize>) -> Range<usize> {
        if taken.is_empty() { 0..0 } else { taken.start + usize::from(bounds(row, taken.start))..taken.end }
    }

    fn is_counted(&self, row: &Row<'_, '_>, item: usize) -> bool {
        row.is(item, HEAD)
    }

    fn is_past(&self, row: &Row<'_, '_>, item: usize) -> bool {
        row.get(item).is_some_and(|found| found.kind == TokenKind::Word) && endings::is_verb(row.text(item))
    }

    fn is_adverb(&self, _row: &Row<'_, '_>, _item: usize) -> bool {
        false
    }

    fn is_word(&self, row: &Row<'_, '_>, item: usize) -> bool {
        let Some(found) = row.get(item) else { return false };
        nouns::is_plain_word(row, item)
            && !bounds_by_case(row, item)
            && (found.is(HEAD) || !(found.is(tags::CHANGE) || endings::is_verb(row.text(item))))
    }

    fn bound(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        bounds(row, at).then_some(1)
    }

    fn day_follows_month(&self) -> bool {
        false
    }

    fn first_tens(&self) -> u32 {
        10
    }

    fn closes_number(&self, word: &str) -> bool {
        !matches!(word, "алты" | "жеті") && (endings::of(word).is_some() || endings::is_part_of_number(word))
    }

    fn adjacent(&self, row: &Row<'_, '_>, low: &Draft, high: &Draft) -> Option<Relation> {
        let ending = |draft: &Draft| endings::of(row.text(draft.items.end - 1));
        let from = low.reach() > low.items.end || ending(low) == Some(Ending::Ablative);
        let from = from && endings::of(row.text(low.reach() - 1)) == Some(Ending::Ablative);
        // «10-нан 15-ке дейін адам»: the bound follows the number.
        let number = row.numerals[high.items.start].map_or(high.items.end, |number| high.items.start + number.items);
        let bounded = endings::of(row.text(number - 1)) == Some(Ending::Dative)
            && bound_by_case(row, number) == Some(Qualifier::AtMost);
        let to = bounded
            || endings::of(row.text(high.reach() - 1)) == Some(Ending::Dative)
                && (high.reach() == high.items.end || ending(high).is_none());
        let alike = low.quantity.is_none() || high.quantity.is_none() || low.quantity == high.quantity;
        if !from || !to || !alike {
            return None;
        }
        Some(if is_changed(row, high.reach()) { Relation::Change } else { Relation::Range(low.items.start) })
    }
}

/// Whether a word of change follows within the clause: «38 пайыздан 30 пайызға (дейін) төмендеді».
pub(super) fn is_changed(row: &Row<'_, '_>, at: usize) -> bool {
    let clause = (at..at + CHANGE_WINDOW)
        .take_while(|&item| row.share_sentence(at.saturating_sub(1), item) && row.items[item].kind == TokenKind::Word);
    clause.take_while(|&item| row.numerals[item].is_none()).any(|item| row.is(item, tags::CHANGE))
}

/// What a word behind a number in the ablative or the dative says of it; "up-to" is the end of a change or a bound.
pub(super) fn bound_by_case(row: &Row<'_, '_>, item: usize) -> Option<Qualifier> {
    bound_behind(row, item, item)
}

/// [`bound_by_case`] of the item `item` where the number ends before `end`: words of degree may stand between.
pub(super) fn bound_behind(row: &Row<'_, '_>, end: usize, item: usize) -> Option<Qualifier> {
    let text = |item: usize| endings::of(row.text(item));
    let before = row.before(end).filter(|_| row.share_sentence(end, item))?;
    let senses = row.get(item)?.senses.iter();
    let mut tags = senses.filter_map(|sense| match sense {
        Sense::Tag(tag) => tag.split_once(' '),
        _ => None,
    });
    tags.find_map(|(case, code)| {
        let fits = match case {
            "ablative" => text(before) == Some(Ending::Ablative),
            "dative" => text(before) == Some(Ending::Dative),
            _ => false,
        };
        match code {
            "up-to" if fits => (!is_changed(row, item + 1)).then_some(Qualifier::AtMost),
            code if fits => Qualifier::from_code(code),
            _ => None,
        }
    })
}

fn bounds_by_case(row: &Row<'_, '_>, item: usize) -> bool {
    row.get(item).is_some_and(|found| {
        found
            .senses
            .iter()
            .any(|sense| matches!(sense, Sense::Tag(tag) if tag.starts_with("ablative ") || tag.starts_with("dative ")))
    })
}

/// Whether the item bounds the number right before it.
pub(super) fn bounds(row: &Row<'_, '_>, item: usize) -> bool {
    row.is(item, Class::QualifierBehind) || bound_by_case(row, item).is_some()
}

/// Whether the number, or the unit, before the item has an ending that what it counts does not follow: «71-і», «3 700-ге».
fn is_closed(row: &Row<'_, '_>, at: usize) -> bool {
    let Some(before) = row.before(at) else { return false };
    let found = &row.items[before];
    let text = row.text(before);
    let number = found.kind == TokenKind::Number || !found.senses.is_empty();
    number
        && Kazakh.closes_number(text)
        && !text.ends_with("лық")
        && (found.tokens.len() > 1 || found.kind == TokenKind::Word)
}

/// Where the phrase that begins at the item ends.
fn phrase_end(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    let mut end = None;
    for item in at..at + LONGEST {
        if !row.share_sentence(at, item) {
            break;
        }
        if nouns::is_inner_mark(row, item) && item > at {
            continue;
        }
        // "5 «Жайлы мектеп»"
        if row.text(item) == "«" && end.is_none() {
            continue;
        }
        if !is_member(row, item) {
            break;
        }
        let compound = row.share_sentence(item, item + 1) && nouns::is_inner_mark(row, item + 1);
        if compound {
            continue;
        }
        let text = row.text(item);
        if endings::is_person(text) {
            return Some(item + 1);
        }
        if row.is(item, HEAD) && !endings::is_relational(text) {
            let bare = endings::of(text).is_none();
            let next = item + 1;
            let owned =
                bare && row.share_sentence(item, next) && is_member(row, next) && endings::is_owned(row.text(next));
            end = Some(item + 1);
            if !owned {
                break;
            }
            continue;
        }
        if endings::is_attributive(text) {
            end = Some(item + 1);
            continue;
        }
        if governed(row, item) {
            end = Some(item + 1);
            continue;
        }
        if endings::is_case(text) {
            // The first word of a phrase is its head only where nothing else follows.
            end = Some(item + 1);
            break;
        }
        end = Some(item + 1);
        if endings::is_possessive(text) {
            break;
        }
    }
    end
}

/// Whether the word is the object of an action that what is counted is for: «өкпені жасанды желдету аппараты».
fn governed(row: &Row<'_, '_>, item: usize) -> bool {
    const WINDOW: usize = 3;
    if !endings::is_case(row.text(item)) {
        return false;
    }
    let within = |at: usize| row.share_sentence(item, at) && row.items[at].kind == TokenKind::Word;
    let action = (item + 1..item + 1 + WINDOW)
        .take_while(|&at| within(at))
        .find(|&at| row.text(at).ends_with(['у', 'ю']) && endings::is_action(row.text(at)));
    action.is_some_and(|action| within(action + 1) && endings::is_owned(row.text(action + 1)))
}

/// Whether the word may stand in a counted phrase: a participle or the name of an action only before another word of it.
fn is_member(row: &Row<'_, '_>, item: usize) -> bool {
    if !nouns::is_plain_word(row, item) || bounds_by_case(row, item) || row.is(item, Class::Time) {
        return false;
    }
    // The second half of a word is what the first is: «дәрі-дәрмек».
    let halved = row.items[item].glued && item.checked_sub(1).is_some_and(|mark| nouns::is_inner_mark(row, mark));
    if halved || row.is(item, HEAD) {
        return true;
    }
    let next = item + 1;
    let before_noun = || {
        row.share_sentence(item, next)
            && nouns::is_plain_word(row, next)
            && !bounds_by_case(row, next)
            && !row.is(next, tags::CHANGE)
            && (row.is(next, HEAD) || !endings::is_verb(row.text(next)))
    };
    let text = row.text(item);
    // What ends as an accusative does at the end of a clause is its verb.
    let last =
        !row.share_sentence(item, next) || row.items[next].kind == TokenKind::Mark && !row.items[next].is(tags::HYPHEN);
    if last && endings::is_past(text) && row.before(item).is_some_and(|before| row.nouns.is_word(row, before)) {
        return false;
    }
    if endings::is_participle(text) {
        return before_noun();
    }
    if endings::is_action(text) {
        return before_noun() && endings::is_possessive(row.text(next));
    }
    !row.is(item, tags::CHANGE) && !endings::is_verb(text)
}
