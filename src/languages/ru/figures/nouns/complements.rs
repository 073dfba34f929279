//! What belongs to the head of a counted noun phrase: nouns in the genitive behind it, a second head, the content of a
//! vessel.

use super::{NOUN, Russian, SUBSTANTIVE, case, compound_end, is_bare_plural, is_capital, is_lower};
use crate::document::{Case, TokenKind};
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use crate::figures::rules::Nouns;
use crate::figures::tags;
use crate::languages::ru::figures::endings;

/// How many nouns in the genitive stand behind a head at the most.
const MOST_GENITIVES: usize = 4;
/// How many adjectives stand before a noun in the genitive at the most.
const MOST_ADJECTIVES: usize = 4;
/// A vessel, counted with what is in it: «мешков с песком».
const CONTAINER: Class = Class::Tag("container");
/// A word of a territory: «область».
const TERRITORY: Class = Class::Tag("territory");

/// The end of what belongs to the head that ends at `end`: «овец и коз», «единиц оружия», «мешков с песком».
pub(super) fn complement(row: &Row<'_, '_>, end: usize) -> usize {
    let start = end - 1;
    if let Some(end) = content(row, end) {
        return end;
    }
    let joined = joined(row, end);
    genitives(row, joined, start)
}

/// The end of «с песком» behind a vessel.
fn content(row: &Row<'_, '_>, end: usize) -> Option<usize> {
    let noun = end + 1;
    let with = row.is(end - 1, CONTAINER) && row.get(end)?.kind == TokenKind::Word && row.text(end) == "с";
    let fits = with
        && row.share_sentence(end - 1, noun)
        && Russian.is_word(row, noun)
        && endings::is_instrumental(row.text(noun));
    fits.then_some(noun + 1)
}

/// The end of the nouns in the genitive from `at`, each with its adjectives.
pub(super) fn genitives(row: &Row<'_, '_>, at: usize, head: usize) -> usize {
    let mut end = at;
    for _ in 0..MOST_GENITIVES {
        match genitive(row, end).filter(|_| row.share_sentence(head, end)) {
            Some(next) => end = joined(row, next),
            None => break,
        }
    }
    end
}

/// The end of one noun in the genitive from `at`, with its adjectives.
pub(super) fn genitive(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    const POSSESSIVE: [&str; 4] = ["их", "его", "ее", "её"];
    let mut item = at;
    if POSSESSIVE.contains(&row.get(at).map_or("", |_| row.text(at))) {
        item += 1;
    }
    let mut substantive = None;
    for _ in 0..MOST_ADJECTIVES {
        if !row.share_sentence(at, item) {
            break;
        }
        let end = compound_end(row, item);
        let joins = item > at && (row.is(item, tags::AND) || row.is(item, tags::COMMA));
        if joins && is_genitive_adjective(row, item + 1) {
            item += 1;
            continue;
        }
        if !is_genitive_adjective(row, item) {
            break;
        }
        if row.is(end - 1, SUBSTANTIVE) {
            substantive = Some(end);
        }
        item = end;
    }
    let noun = |item: usize| is_genitive_noun(row, item).then(|| compound_end(row, item));
    let behind = row.share_sentence(at, item).then(|| noun(item)).flatten();
    // An adjective in capitals before a territory is its name: «Актюбинской области».
    let named = behind.is_some() && is_capital(row, at) && row.is(item, TERRITORY);
    behind.filter(|_| !named).or(substantive).or_else(|| {
        let next = compound_end(row, at);
        let adjective =
            row.share_sentence(at, next) && Russian.is_word(row, next) && endings::is_instrumental(row.text(next));
        if item > at && !is_capital(row, at) && !adjective { noun(at) } else { None }
    })
}

fn is_genitive_adjective(row: &Row<'_, '_>, item: usize) -> bool {
    Russian.is_word(row, item)
        && endings::is_genitive_adjective(row.text(compound_end(row, item) - 1))
        && case(row, item) != Case::Upper
}

/// Whether the word ends as a noun in the genitive does, in lower case.
fn is_genitive_noun(row: &Row<'_, '_>, item: usize) -> bool {
    if !Russian.is_word(row, item) {
        return false;
    }
    let last = compound_end(row, item) - 1;
    if row.is(last, tags::PLURAL) {
        return true;
    }
    let word = row.text(last);
    let known = row.is(last, NOUN) || is_bare_plural(row, last);
    let ends = endings::is_genitive_plural(word) || endings::is_genitive_singular(word) || is_bare_plural(row, last);
    let adjective = endings::is_plural_adjective(word) && !known;
    let verb = endings::may_be_verb(word) && !known;
    is_lower(row, item) && ends && !verb && !adjective && !endings::is_adverb(word)
}

/// The end with «и коз» behind it: a second noun in the genitive plural, or one that ends the phrase.
pub(super) fn joined(row: &Row<'_, '_>, end: usize) -> usize {
    let noun = end + 1;
    let and = (row.is(end, tags::AND) || row.is(end, tags::OR)) && row.share_sentence(end - 1, noun);
    if !and || !is_genitive_noun(row, noun) {
        return end;
    }
    let plural = |item: usize| {
        endings::is_genitive_plural(row.text(item)) || is_bare_plural(row, item) || row.is(item, SUBSTANTIVE)
    };
    let singular = |item: usize| endings::is_genitive_singular(row.text(item)) && !plural(item);
    let stop = compound_end(row, noun);
    let alone = !row.share_sentence(noun, stop) || !Russian.is_word(row, stop);
    let both = plural(end - 1) && plural(stop - 1);
    if both || (singular(end - 1) && singular(stop - 1) && alone) { stop } else { end }
}
