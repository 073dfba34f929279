//! The noun phrase that a number counts, found without a tagger: it runs to the first plural noun before a word that no
//! such phrase holds, and on through that noun's complement ("rounds of ammunition", "sheep and goats").

use crate::document::{Case, TokenKind};
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use crate::figures::rules::{Nouns, nouns};
use crate::figures::tags;
use std::ops::Range;

/// How many words a counted noun phrase has before its head at the most.
const LONGEST: usize = 8;
/// How many words the complement behind "of" has at the most.
const LONGEST_COMPLEMENT: usize = 5;
/// Nouns with a participle's ending: "housing", "seed".
const NOUN: Class = Class::Tag("noun");
/// Collective nouns that a number counts without a plural: "1,200 police".
const MASS: Class = Class::Tag("mass");

/// The noun phrases of English.
#[derive(Debug)]
pub(super) struct English;

impl Nouns for English {
    fn counted(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        if row.get(at)?.glued {
            return None;
        }
        plural_head(row, at).map(|end| complement(row, end) - at)
    }

    fn singular(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        let end = words_end(row, at, LONGEST_COMPLEMENT).filter(|_| !row.items[at].glued)?;
        (!is_plural(row, end - 1)).then(|| complement(row, end) - at)
    }

    fn substance(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        of_substance(row, at)
    }

    fn substance_words(&self, row: &Row<'_, '_>, taken: &Range<usize>) -> Range<usize> {
        if taken.is_empty() {
            return 0..0;
        }
        let start = taken.start + 1;
        start + usize::from(row.is(start, tags::DETERMINER))..taken.end
    }

    fn is_counted(&self, row: &Row<'_, '_>, item: usize) -> bool {
        is_plural(row, item)
    }

    /// A past participle or the past of a verb, and no part of a compound ("state-owned").
    fn is_past(&self, row: &Row<'_, '_>, item: usize) -> bool {
        is_past(row, item)
    }

    fn is_adverb(&self, row: &Row<'_, '_>, item: usize) -> bool {
        row.text(item).ends_with("ly") && is_participle(row, item) && !row.is(item, Class::Rate)
    }
}

/// "of oil", "of the agreed volume": the preposition and the phrase behind it, in items.
fn of_substance(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    let start = at + 1;
    let fits = row.is(at, tags::OF) && row.share_sentence(at, start) && row.numerals[start].is_none();
    let start = if fits && row.is(start, tags::DETERMINER) { start + 1 } else { start };
    if !fits || row.get(start).is_none_or(|item| item.sentence != row.items[at].sentence) {
        return None;
    }
    let end = plural_head(row, start)
        .filter(|&end| nouns::words(row, start..end) <= LONGEST_COMPLEMENT)
        .or_else(|| words_end(row, start, LONGEST_COMPLEMENT))?;
    let joined = and_behind(row, end);
    Some(if joined == end { and_compound(row, end) } else { joined } - at)
}

/// The end with "and gas condensate" behind a substance: a compound of two bare nouns that ends the phrase.
fn and_compound(row: &Row<'_, '_>, end: usize) -> usize {
    let (first, last) = (end + 1, end + 2);
    let joined = row.is(end, tags::AND) && row.share_sentence(end - 1, last) && !is_plural(row, end - 1);
    let noun = |item: usize| English.is_word(row, item) && is_lower(row, item) && !is_participle(row, item);
    let ends =
        !row.share_sentence(end, last + 1) || !English.is_word(row, last + 1) && !nouns::is_inner_mark(row, last + 1);
    let both = noun(first) && noun(last) && !is_plural(row, first) && !is_plural(row, last);
    if joined && both && ends { end + 3 } else { end }
}

/// The end of the phrase's head: of the first plural noun that is not itself part of a compound or a possessive.
fn plural_head(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    let mut collective = None;
    let (mut commas, mut measured) = (0, 0);
    let model = at + nouns::model_number(row, at).unwrap_or(0);
    for item in at..at + 2 * LONGEST {
        if !row.share_sentence(at, item) || item - at >= LONGEST + 2 * commas {
            return collective;
        }
        if item < model {
            continue;
        }
        let inner = item > at && (row.is(item, tags::AND) || row.is(item, tags::COMMA));
        // "newly built schools": behind an adverb a verb's form is an adjective.
        let described = item > at && row.is(item, tags::STOP) && row.text(item - 1).ends_with("ly");
        if inner {
            commas += usize::from(row.is(item, tags::COMMA));
            // "5 steel, 6 copper": the second number has a phrase of its own.
            if commas > 1 || row.get(item + 1).is_none_or(|next| !is_lower(row, item + 1) || next.claimed) {
                return collective;
            }
        } else if described || is_transparent(row, item) {
            continue;
        } else if is_measured(row, item) {
            // "two 100-megawatt plants": the second number is an adjective.
            measured = item + 2;
        } else if item <= measured && item > at {
            continue;
        } else if !English.is_word(row, item) {
            return collective;
        } else if is_plural(row, item) && !is_inside(row, item) {
            return Some(item + 1);
        } else if row.is(item, MASS) {
            collective = Some(item + 1);
        }
    }
    collective
}

/// A number with a hyphen and a noun: "100-megawatt", "12-storey".
fn is_measured(row: &Row<'_, '_>, item: usize) -> bool {
    row.numerals[item].is_some_and(|numeral| numeral.items == 1)
        && row.is(item + 1, tags::HYPHEN)
        && row.items[item + 1].glued
        && row.get(item + 2).is_some_and(|noun| noun.glued && noun.kind == TokenKind::Word)
}

/// Whether a plural noun is only a part of the phrase: before a hyphen, a possessive or another plural.
fn is_inside(row: &Row<'_, '_>, item: usize) -> bool {
    let next = item + 1;
    if !row.share_sentence(item, next) {
        return false;
    }
    let hyphened = nouns::is_inner_mark(row, next);
    let owns = row.is(next, tags::POSSESSIVE) && row.items[next].glued && row.share_sentence(item, next + 1);
    let owns = owns && English.is_word(row, next + 1) && row.items[next + 1].kind == TokenKind::Word;
    hyphened || owns || (English.is_word(row, next) && is_plural(row, next))
}

/// The end of a run of plain words, participles at its end left out.
fn words_end(row: &Row<'_, '_>, at: usize, most: usize) -> Option<usize> {
    let mut end = at;
    let continues = |end: usize| {
        let verb = end > at && is_past(row, end);
        row.share_sentence(at, end) && (English.is_word(row, end) || nouns::is_inner_mark(row, end)) && !verb
    };
    while end < at + 2 * most && continues(end) {
        end += 1;
        // A plural ends the phrase as a head does.
        if is_plural(row, end - 1) && !is_inside(row, end - 1) {
            break;
        }
    }
    while end > at + 1 && (is_participle(row, end - 1) || !English.is_word(row, end - 1)) {
        end -= 1;
    }
    let verb_alone = end == at + 1 && is_past(row, at);
    (end > at && English.is_word(row, at) && !verb_alone).then_some(end)
}

/// The end of what belongs to the head that ends at `end`: "and goats", "of ammunition", "of the border regime".
fn complement(row: &Row<'_, '_>, end: usize) -> usize {
    let end = and_behind(row, end);
    if !row.is(end, tags::OF) || !row.share_sentence(end - 1, end) {
        return end;
    }
    let start = end + 1;
    let determined = row.is(start, tags::DETERMINER);
    let first = start + usize::from(determined);
    let unfit = !row.share_sentence(end, first)
        || row.numerals[first].is_some()
        || !English.is_word(row, first)
        || (determined && row.is(first, tags::AND))
        || (determined && !is_lower(row, first));
    if unfit {
        return end;
    }
    let reach = if is_lower(row, first) { LONGEST_COMPLEMENT } else { 1 };
    match words_end(row, first, reach) {
        Some(stop) => and_behind(row, stop),
        None => end,
    }
}

/// The end with "and goats" behind it: a second bare noun, before something that ends the phrase.
fn and_behind(row: &Row<'_, '_>, end: usize) -> usize {
    let noun = end + 1;
    let joined = (row.is(end, tags::AND) || row.is(end, tags::OR)) && row.share_sentence(end - 1, noun);
    let alone =
        !row.share_sentence(end, end + 2) || !English.is_word(row, end + 2) && !nouns::is_inner_mark(row, end + 2);
    let both = is_plural(row, noun) && is_plural(row, end - 1);
    let neither = !is_plural(row, noun) && !is_plural(row, end - 1);
    let fits = joined && English.is_word(row, noun) && is_lower(row, noun) && !is_participle(row, noun);
    if fits && (both || neither && alone) && row.numerals[noun].is_none() { end + 2 } else { end }
}

/// What stands within a phrase without being a word of it.
fn is_transparent(row: &Row<'_, '_>, item: usize) -> bool {
    nouns::is_inner_mark(row, item)
        || is_inner_number(row, item)
        || is_inner_word(row, item)
        || nouns::model_number(row, item).is_some()
        || begins_model(row, item)
        || opens_quote(row, item)
        || row.is(item, tags::POSSESSIVE)
}

/// A word of a compound that no noun phrase holds elsewhere: "down" in "burnt-down".
fn is_inner_word(row: &Row<'_, '_>, item: usize) -> bool {
    let hyphened = item > 0 && row.items[item].glued && row.items[item - 1].glued && row.is(item - 1, tags::HYPHEN);
    hyphened && row.items[item].kind == TokenKind::Word && row.is(item, tags::STOP)
}

/// A word in capitals with a hyphen and a number: "Be" in "Be-200".
fn begins_model(row: &Row<'_, '_>, item: usize) -> bool {
    let number = item + 2;
    row.items[item].kind == TokenKind::Word
        && row.document.tokens[row.items[item].tokens.start].case.is_capital()
        && row.is(item + 1, tags::HYPHEN)
        && row.items[item + 1].glued
        && row.get(number).is_some_and(|number| number.glued && number.kind == TokenKind::Number)
}

/// The number of a compound: "29" in "MiG-29".
fn is_inner_number(row: &Row<'_, '_>, item: usize) -> bool {
    row.items[item].kind == TokenKind::Number && row.items[item].glued && row.is(item - 1, tags::HYPHEN)
}

/// An opening quote within a phrase: five "Comfortable School" projects.
fn opens_quote(row: &Row<'_, '_>, item: usize) -> bool {
    let quote = matches!(row.text(item), "\"" | "“" | "”" | "«" | "»" | "‘" | "’");
    let opens = !row.items[item].glued && row.get(item + 1).is_some_and(|next| next.glued);
    let closes = row.items[item].glued && row.get(item + 1).is_some_and(|next| !next.glued);
    quote && (opens || closes) && row.share_sentence(item, item + 1)
}

/// Whether the word is a plural noun: by its ending, or by the table.
fn is_plural(row: &Row<'_, '_>, item: usize) -> bool {
    let Some(found) = row.get(item).filter(|found| found.kind == TokenKind::Word) else { return false };
    if found.is(tags::PLURAL) {
        return true;
    }
    if found.is(tags::NOT_PLURAL) {
        return false;
    }
    let word = row.text(item);
    let case = row.document.tokens[found.tokens.end - 1].case;
    // "NGOs" is plural, "GPS" is not.
    let ends = word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    ends && case != Case::Upper && (word.len() > 3 || case == Case::Mixed)
}

/// Whether the word ends as a participle, an adverb or a verb's form does.
fn is_participle(row: &Row<'_, '_>, item: usize) -> bool {
    let word = row.text(item);
    let ends = ["ed", "ing", "ly"].iter().any(|ending| word.ends_with(ending)) && word.len() > 4;
    ends && !row.is(item, NOUN)
}

fn is_past(row: &Row<'_, '_>, item: usize) -> bool {
    row.get(item).is_some_and(|found| !found.glued) && row.text(item).ends_with("ed") && is_participle(row, item)
}

fn is_lower(row: &Row<'_, '_>, item: usize) -> bool {
    row.get(item).is_some_and(|item| row.document.tokens[item.tokens.start].case == Case::Lower)
}
