//! What the rules ask a language's noun phrases, and what is the same in all of them.

use crate::document::TokenKind;
use crate::figures::amounts::Draft;
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use crate::figures::ranges::Relation;
use crate::figures::tags;
use std::fmt;
use std::ops::Range;

/// How many words of an elided head's adjectives are looked at.
const MOST_MODIFIERS: usize = 5;

/// The noun phrases of one language. Places are items of the row; lengths count items.
pub trait Nouns: fmt::Debug + Sync {
    /// The length of the phrase that a number other than one counts, which begins at the item: its head and what
    /// belongs to that ("rounds of ammunition", «рабочих мест», «жаңа жұмыс орны»).
    fn counted(&self, row: &Row<'_, '_>, at: usize) -> Option<usize>;

    /// The length of the phrase that "one" counts.
    fn singular(&self, row: &Row<'_, '_>, at: usize) -> Option<usize>;

    /// The length of what names the substance of a measure before it, with its preposition ("of oil", «зерна»).
    fn substance(&self, row: &Row<'_, '_>, at: usize) -> Option<usize>;

    /// The words of a substance that was [taken](Self::substance); empty of an empty range.
    fn substance_words(&self, row: &Row<'_, '_>, taken: &Range<usize>) -> Range<usize>;

    /// Whether the word has the form of a counted head.
    fn is_counted(&self, row: &Row<'_, '_>, item: usize) -> bool;

    /// Whether the word is a verb that tells what happened, rather than an adjective.
    fn is_past(&self, row: &Row<'_, '_>, item: usize) -> bool;

    /// Whether the word has an adverb's form.
    fn is_adverb(&self, row: &Row<'_, '_>, item: usize) -> bool;

    /// Whether the item is a word that a noun phrase may hold.
    fn is_word(&self, row: &Row<'_, '_>, item: usize) -> bool {
        is_plain_word(row, item)
    }

    /// The length of what bounds the number before it, between that and what it counts: «астам», «жуық».
    fn bound(&self, row: &Row<'_, '_>, at: usize) -> Option<usize> {
        row.is(at, Class::QualifierBehind).then_some(1)
    }

    /// Whether a word of a number has an ending that the rest of a number does not follow: «мыңнан».
    fn closes_number(&self, _word: &str) -> bool {
        false
    }

    /// Whether a day may stand behind its month: "July 3".
    fn day_follows_month(&self) -> bool {
        true
    }

    /// The first number that takes ones behind it: twenty, or ten in «он бес».
    fn first_tens(&self) -> u32 {
        20
    }

    /// How two amounts with nothing between them belong together where endings say "from" and "to": «38 пайыздан 30
    /// пайызға».
    fn adjacent(&self, _row: &Row<'_, '_>, _low: &Draft, _high: &Draft) -> Option<Relation> {
        None
    }

    /// The words behind a number that no head follows: adjectives of a head left out ("34 international and 32 …").
    fn modifiers(&self, row: &Row<'_, '_>, at: usize) -> Range<usize> {
        let belongs =
            |item: usize| row.share_sentence(at, item) && (self.is_word(row, item) || is_inner_mark(row, item));
        let end = (at..at + MOST_MODIFIERS).find(|&item| !belongs(item)).unwrap_or(at + MOST_MODIFIERS);
        at..end.max(at)
    }
}

/// Whether the item is a word, and none that the tables keep out of noun phrases.
pub fn is_plain_word(row: &Row<'_, '_>, item: usize) -> bool {
    const BARRIERS: [Class; 11] = [
        tags::STOP,
        tags::AND,
        tags::OR,
        tags::OF,
        tags::OF_THEM,
        tags::OF_SUM,
        tags::POSSESSIVE,
        Class::Qualifier,
        Class::QualifierBehind,
        Class::Percent,
        Class::PercentagePoint,
    ];
    row.get(item).is_some_and(|found| {
        found.kind == TokenKind::Word
            && !found.claimed
            && (found.senses.is_empty()
                || (row.numerals[item].is_none() && !BARRIERS.iter().any(|&barrier| found.is(barrier))))
    })
}

/// [`Nouns::bound`], for patterns.
pub fn bound(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    row.nouns.bound(row, at)
}

/// [`Nouns::counted`], for patterns.
pub fn counted(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    row.nouns.counted(row, at)
}

/// [`Nouns::singular`], for patterns.
pub fn singular(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    row.nouns.singular(row, at)
}

/// [`Nouns::substance`], for patterns.
pub fn substance(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    row.nouns.substance(row, at)
}

/// "the 50 laureates" behind "36 of": a determiner perhaps, a number, and the phrase that it counts, in items.
pub fn whole(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    let number = at + usize::from(row.is(at, tags::DETERMINER));
    let noun = number + row.numerals.get(number).copied().flatten()?.items;
    row.get(noun)?;
    counted(row, noun).map(|length| noun + length - at)
}

/// How many words a phrase has, hyphened ones counted once.
pub fn words(row: &Row<'_, '_>, phrase: Range<usize>) -> usize {
    phrase.filter(|&item| !row.items[item].glued).count()
}

/// Whether the item is a hyphen or dash that joins two words.
pub fn is_inner_mark(row: &Row<'_, '_>, item: usize) -> bool {
    (row.is(item, tags::DASH) || row.is(item, tags::SLASH))
        && row.items[item].glued
        && row.get(item + 1).is_some_and(|next| next.glued && next.kind != TokenKind::Mark)
}

/// What makes an amount of its own of the number before it.
const MEASURED: [Class; 8] = [
    Class::Unit,
    Class::Time,
    Class::Scale,
    Class::Currency,
    Class::CurrencyCode,
    Class::Subunit,
    Class::Ratio,
    Class::Month,
];

/// How many items a model's number takes behind a number in words: "787-9" in "nineteen 787-9 aircraft".
pub fn model_number(row: &Row<'_, '_>, item: usize) -> Option<usize> {
    let digits = |item: usize| row.get(item).is_some_and(|found| found.kind == TokenKind::Number);
    let counted = row.before(item).is_some_and(|before| row.is(before, Class::Cardinal)) && !row.items[item].glued;
    let hyphened = row.is(item + 1, tags::HYPHEN) && row.items[item + 1].glued;
    let parts = hyphened && digits(item + 2) && row.items[item + 2].glued;
    let length = if parts { 3 } else { 1 };
    let named = row.nouns.is_word(row, item + length) && !row.items[item + length].glued;
    let plain = named && !MEASURED.iter().any(|&class| row.is(item + length, class));
    (digits(item) && counted && plain && (parts || !hyphened)).then_some(length)
}
