//! The Russian noun phrase that a number counts, found without a tagger: adjectives that agree, the head in the form that
//! the number asks for, and what stands behind it in the genitive («рабочих мест», «нарушителей режима границы»).

mod complements;

use super::endings;
use crate::document::{Case, TokenKind};
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use crate::figures::rules::{Nouns, nouns};
use crate::figures::tags;
use complements::{complement, genitive, genitives, joined};
use rust_decimal::Decimal;
use std::ops::Range;

/// How many words stand before a head at the most.
const MOST_BEFORE_HEAD: usize = 7;
/// How many items a number takes at the most that agreement is looked up for.
const LONGEST_NUMBER: usize = 12;

/// A noun that ends as a verb does: «страны», «школ».
const NOUN: Class = Class::Tag("noun");
/// A noun without an ending in the genitive plural: «мест».
const GENITIVE_PLURAL: Class = Class::Tag("genitive-plural");
/// An adjective or participle that is a noun: «раненых».
const SUBSTANTIVE: Class = Class::Tag("substantive");
/// A bound that is a noun elsewhere: «порядка».
const BOUND_NOUN: Class = Class::Tag("bound-noun");

/// The noun phrases of Russian.
#[derive(Debug)]
pub(super) struct Russian;

impl Nouns for Russian {
    fn day_follows_month(&self) -> bool {
        false
    }

    fn counted(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        if row.get(at)?.glued {
            return None;
        }
        phrase(row, at, agreement(row, at))
    }

    fn singular(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        if row.get(at)?.glued {
            return None;
        }
        phrase(row, at, Agreement::Singular)
    }

    fn substance(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        let word = row.get(at)?;
        let name = row.document.tokens[word.tokens.start].case.is_capital() && !word.is(tags::PLURAL);
        // «50-метровый бассейн» is no substance.
        let described = at > 0 && row.text(at - 1).starts_with('-');
        if word.glued || name || described {
            return None;
        }
        // Behind a measure any noun without an ending is one in the genitive plural.
        let bare = || {
            let end = compound_end(row, at);
            let word = row.text(end - 1);
            let adjective = endings::may_be_singular_adjective(word) || endings::is_plural_adjective(word);
            let noun = endings::ends_in_consonant(word) && !endings::may_be_verb(word) && !adjective;
            (noun && self.is_word(row, at)).then_some(end)
        };
        let first = genitive(row, at).or_else(bare)?;
        let end = genitives(row, joined(row, first), at);
        (end > at).then(|| end - at)
    }

    fn substance_words(&self, _row: &Row<'_, '_>, taken: &Range<usize>) -> Range<usize> {
        taken.clone()
    }

    fn is_counted(&self, row: &Row<'_, '_>, item: usize) -> bool {
        row.get(item).is_some_and(|found| found.kind == TokenKind::Word && !found.is(Class::Time))
            && is_plural(row, item)
    }

    fn is_past(&self, row: &Row<'_, '_>, item: usize) -> bool {
        row.get(item).is_some_and(|found| found.kind == TokenKind::Word)
            && (is_verb(row, item) || endings::may_be_verb(row.text(item)) && !row.is(item, NOUN))
    }

    fn is_adverb(&self, row: &Row<'_, '_>, item: usize) -> bool {
        endings::is_adverb(row.text(item))
    }

    fn is_word(&self, row: &Row<'_, '_>, item: usize) -> bool {
        const BARRIERS: [Class; 9] = [
            tags::STOP,
            tags::AND,
            tags::OR,
            tags::OF,
            tags::OF_THEM,
            Class::QualifierBehind,
            Class::Percent,
            Class::PercentagePoint,
            Class::Month,
        ];
        row.get(item).is_some_and(|found| {
            let bound = found.is(Class::Qualifier) && (!found.is(BOUND_NOUN) || leads_number(row, item));
            found.kind == TokenKind::Word
                && !found.claimed
                && !bound
                && !opens_sentence(row, item)
                && row.numerals[item].is_none()
                && !BARRIERS.iter().any(|&barrier| found.is(barrier))
                && !is_verb(row, item)
        })
    }
}

/// Whether a word in capitals follows an abbreviation with its period, which may have ended the sentence: «600 млрд.
/// Расходы».
fn opens_sentence(row: &Row<'_, '_>, item: usize) -> bool {
    let abbreviated = |before: usize| {
        let measures = [Class::Scale, Class::Unit, Class::Currency, Class::Time, Class::PercentagePoint];
        row.text(before).ends_with('.') && measures.iter().any(|&class| row.is(before, class))
    };
    is_capital(row, item) && row.before(item).is_some_and(abbreviated)
}

/// Whether a number follows the item.
fn leads_number(row: &Row<'_, '_>, item: usize) -> bool {
    row.numerals.get(item + 1).is_some_and(Option::is_some)
}

/// The form that a number asks of what it counts.
#[derive(Clone, Copy, PartialEq)]
enum Agreement {
    /// One, twenty-one: the singular.
    Singular,
    /// Two to four, and broken numbers: the genitive singular, in other cases the plural.
    Few,
    /// All others: the genitive plural, in other cases the plural.
    Many,
}

/// What the number asks for that ends before `at`, or before one word in between («5 и более школ»).
fn agreement(row: &Row<'_, '_>, at: usize) -> Agreement {
    let number = (0..=1).find_map(|gap| {
        let end = at.checked_sub(gap)?;
        (1..=LONGEST_NUMBER.min(end))
            .rev()
            .find_map(|length| row.numerals[end - length].filter(|numeral| numeral.items == length))
    });
    let Some(number) = number else { return Agreement::Many };
    let last = |modulus: u32| number.value.checked_rem(Decimal::from(modulus)).unwrap_or_default();
    let teens = (Decimal::from(11)..=Decimal::from(14)).contains(&last(100));
    let scaled = number.scale.is_some_and(|scale| last(1000).is_zero() && scale >= Decimal::ONE_THOUSAND);
    if !number.value.is_integer() {
        Agreement::Few
    } else if teens || scaled {
        Agreement::Many
    } else if last(10) == Decimal::ONE {
        Agreement::Singular
    } else if (Decimal::TWO..=Decimal::from(4)).contains(&last(10)) {
        Agreement::Few
    } else {
        Agreement::Many
    }
}

/// The length of a counted phrase.
fn phrase(row: &Row<'_, '_>, at: usize, agreement: Agreement) -> Option<usize> {
    // «191 новые школы» is written too.
    let plural = agreement == Agreement::Singular && is_modifier(row, at, Agreement::Few);
    let end = head(row, at, if plural { Agreement::Few } else { agreement })?;
    Some(complement(row, end) - at)
}

/// The end of the head: of the first word behind the adjectives, if it has a form that agrees.
fn head(row: &Row<'_, '_>, at: usize, agreement: Agreement) -> Option<usize> {
    let mut item = at;
    let mut substantive = None;
    for _ in 0..MOST_BEFORE_HEAD {
        if !row.share_sentence(at, item) {
            break;
        }
        let joins = item > at && (row.is(item, tags::AND) || row.is(item, tags::COMMA));
        if joins && is_modifier(row, item + 1, agreement) && row.share_sentence(at, item + 1) {
            item += 1;
            continue;
        }
        if describes(row, item) && is_modifier(row, item + 1, agreement) {
            item += 1;
            continue;
        }
        if !Russian.is_word(row, item) {
            break;
        }
        let end = compound_end(row, item);
        if is_modifier(row, item, agreement) {
            if row.is(end - 1, SUBSTANTIVE) {
                substantive = Some(end);
            }
            item = end;
            continue;
        }
        return if is_head(row, item, end, agreement) { Some(end) } else { substantive };
    }
    substantive
}

/// Whether the item is an adverb before an adjective: «вновь созданных», «особо охраняемых».
fn describes(row: &Row<'_, '_>, item: usize) -> bool {
    const BEFORE_PARTICIPLE: [&str; 8] =
        ["вновь", "впервые", "ранее", "полностью", "частично", "уже", "не", "наиболее"];
    let word = row.text(item);
    row.get(item).is_some_and(|found| found.kind == TokenKind::Word)
        && (BEFORE_PARTICIPLE.contains(&word) || (endings::is_adverb(word) && !row.is(item, tags::STOP)))
}

/// The end of a word with what hyphens join to it: «научно-исследовательских».
fn compound_end(row: &Row<'_, '_>, item: usize) -> usize {
    let mut end = item + 1;
    while nouns::is_inner_mark(row, end) && row.share_sentence(item, end + 1) {
        end += 2;
    }
    end
}

/// Whether the word is an adjective or participle in a form that agrees with the head behind it.
fn is_modifier(row: &Row<'_, '_>, item: usize, agreement: Agreement) -> bool {
    if !Russian.is_word(row, item) {
        return false;
    }
    let end = compound_end(row, item);
    let word = row.text(end - 1);
    let singular = || {
        let noun_follows = Russian.is_word(row, end) && row.share_sentence(item, end) && is_lower(row, end);
        endings::is_singular_adjective(word) || (endings::may_be_singular_adjective(word) && noun_follows)
    };
    match agreement {
        Agreement::Singular => singular(),
        Agreement::Few | Agreement::Many => endings::is_plural_adjective(word),
    }
}

/// Whether the word has a form that the number asks of a head.
fn is_head(row: &Row<'_, '_>, item: usize, end: usize, agreement: Agreement) -> bool {
    if row.is(item, tags::PLURAL) || row.is(end - 1, tags::PLURAL) {
        return true;
    }
    let case = case(row, end - 1);
    let word = row.text(end - 1);
    if case == Case::Upper || word.is_ascii() {
        return case != Case::Lower && word.len() > 1;
    }
    // Two words in capitals are a person's name.
    if case == Case::Title && is_capital(row, end) && row.share_sentence(item, end) {
        return false;
    }
    let bare = endings::ends_in_consonant(word)
        && !endings::is_singular_form(word)
        && case == Case::Lower
        && !is_title(row, item);
    let genitive_plural = bare || endings::is_genitive_plural(word);
    let plural = genitive_plural || endings::is_oblique_plural(word) || is_bare_plural(row, end - 1);
    let short_participle = word.ends_with("ны") || word.ends_with("ты");
    let verb = short_participle && endings::may_be_verb(word) && !row.is(end - 1, NOUN);
    match agreement {
        Agreement::Singular => (case == Case::Lower || plural) && !verb && !endings::is_only_adjective(word),
        Agreement::Few => (plural || endings::is_genitive_singular(word)) && !verb,
        Agreement::Many => plural,
    }
}

/// Whether the word has the form of a plural noun: the genitive or another case.
fn is_plural(row: &Row<'_, '_>, item: usize) -> bool {
    let word = row.text(item);
    let known = is_bare_plural(row, item) || row.is(item, tags::PLURAL) || row.is(item, SUBSTANTIVE);
    let ends = endings::is_genitive_plural(word) || endings::is_oblique_plural(word);
    Russian.is_word(row, item) && (known || (ends && !endings::is_plural_adjective(word)))
}

/// Whether the word is a noun in the genitive plural without an ending; other forms of it share its tag.
fn is_bare_plural(row: &Row<'_, '_>, item: usize) -> bool {
    row.is(item, GENITIVE_PLURAL) && endings::ends_in_consonant(row.text(item))
}

/// Whether the word ends as only a verb does, and is none of the nouns that do so too.
fn is_verb(row: &Row<'_, '_>, item: usize) -> bool {
    let word = row.text(item);
    (endings::is_verb(word) || endings::is_short_participle(word))
        && !row.is(item, NOUN)
        && !is_bare_plural(row, item)
        && !row.is(item, Class::Time)
}

fn case(row: &Row<'_, '_>, item: usize) -> Case {
    row.document.tokens[row.items[item].tokens.start].case
}

fn is_title(row: &Row<'_, '_>, item: usize) -> bool {
    row.get(item).is_some() && case(row, item) == Case::Title
}

fn is_lower(row: &Row<'_, '_>, item: usize) -> bool {
    row.get(item).is_some() && case(row, item) == Case::Lower
}

fn is_capital(row: &Row<'_, '_>, item: usize) -> bool {
    row.get(item).is_some() && case(row, item).is_capital()
}
