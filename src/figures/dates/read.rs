//! What the places of a pattern hold.

use super::{Expression, Footing, Phrase};
use crate::document::{Case, TokenKind};
use crate::figures::engine::{Match, Part, Row};
use crate::figures::lexicon::{Class, Sense};

/// The earliest number that is read as a year.
const EARLIEST: i16 = 1000;
/// The earliest that a year is likely to be.
pub const MODERN: i16 = 1900;
/// The latest number that is read as a year.
pub const LATEST: i16 = 2100;

/// The most years that are read as one list.
pub const LONGEST_LIST: usize = 8;

/// The part of a pattern that takes an item with the tag.
pub const fn tag(tag: &'static str) -> Part {
    Part::Is(Class::Tag(tag))
}

/// The place of the item's word among the words, counted from 1.
pub fn place(m: &Match<'_, '_>, part: usize, words: &[&str]) -> Option<i8> {
    let place = words.iter().position(|word| text(m, part).eq_ignore_ascii_case(word))?;
    i8::try_from(place + 1).ok()
}

/// A phrase that stands alone anywhere.
pub fn firm(m: &Match<'_, '_>, expression: Expression) -> Phrase {
    phrase(m, expression, Footing::Firm)
}

/// A phrase on a footing.
pub fn phrase(m: &Match<'_, '_>, expression: Expression, footing: Footing) -> Phrase {
    Phrase { expression, footing, rule: m.rule }
}

/// The text of the first item at a place of the pattern; empty when it took none.
pub fn text<'m>(m: &'m Match<'_, '_>, part: usize) -> &'m str {
    let place = &m.parts[part];
    if place.is_empty() { "" } else { m.row.text(place.start) }
}

fn sense<'m>(m: &'m Match<'_, '_>, part: usize, class: Class) -> Option<&'m Sense> {
    let place = m.parts.get(part)?;
    let item = m.row.items.get(place.start).filter(|_| !place.is_empty())?;
    item.senses.iter().find(|sense| sense.class() == class)
}

/// The month at a place of the pattern, 1 to 12.
pub fn month(m: &Match<'_, '_>, part: usize) -> Option<i8> {
    match sense(m, part, Class::Month)? {
        Sense::Month(month) => Some(*month),
        _ => None,
    }
}

/// The day of the week at a place of the pattern, 1 (Monday) to 7.
pub fn weekday(m: &Match<'_, '_>, part: usize) -> Option<i8> {
    match sense(m, part, Class::Weekday)? {
        Sense::Weekday(day) => Some(*day),
        _ => None,
    }
}

/// The first month of the season at a place of the pattern.
pub fn season(m: &Match<'_, '_>, part: usize) -> Option<i8> {
    match sense(m, part, Class::Season)? {
        Sense::Season(month) => Some(*month),
        _ => None,
    }
}

/// The ordinal number at a place of the pattern.
pub fn ordinal(m: &Match<'_, '_>, part: usize) -> Option<u32> {
    match sense(m, part, Class::Ordinal)? {
        Sense::Ordinal(number) => Some(*number),
        _ => None,
    }
}

/// A small number in digits or words.
pub fn count(m: &Match<'_, '_>, part: usize) -> Option<i16> {
    match sense(m, part, Class::Cardinal) {
        Some(Sense::Cardinal(number)) => i16::try_from(*number).ok(),
        _ => text(m, part).parse().ok(),
    }
}

/// Whether a year in digits stands behind the match.
pub fn is_before_year(m: &Match<'_, '_>) -> bool {
    let year = behind(m).filter(|&item| m.row.items[item].kind == TokenKind::Number);
    year.and_then(|item| year_in(m.row.text(item))).is_some_and(|year| year >= MODERN)
}

/// A year in four digits.
pub fn year(m: &Match<'_, '_>, part: usize) -> Option<i16> {
    year_in(digits(m, part))
}

fn year_in(text: &str) -> Option<i16> {
    let year = (text.len() == 4).then(|| text.parse().ok()).flatten()?;
    (EARLIEST..=LATEST).contains(&year).then_some(year)
}

/// The first token at a place of the pattern, without an ending that a hyphen joins to it («5-інде»); empty when it took
/// none.
fn digits<'m>(m: &'m Match<'_, '_>, part: usize) -> &'m str {
    let place = &m.parts[part];
    if place.is_empty() { "" } else { m.row.document.token(m.row.items[place.start].tokens.start) }
}

/// A day of the month in one or two digits.
pub fn day(m: &Match<'_, '_>, part: usize) -> Option<i8> {
    let text = digits(m, part);
    let day = (text.len() <= 2).then(|| text.parse().ok()).flatten()?;
    (1..=31).contains(&day).then_some(day)
}

/// Whether the first item at a place of the pattern has the tag.
pub fn has_tag(m: &Match<'_, '_>, part: usize, tag: &'static str) -> bool {
    sense(m, part, Class::Tag(tag)).is_some()
}

/// The first of the item's tags that the table maps.
pub fn mapped<T: Copy>(m: &Match<'_, '_>, part: usize, table: &[(&'static str, T)]) -> Option<T> {
    table.iter().find(|(tag, _)| has_tag(m, part, tag)).map(|&(_, value)| value)
}

/// Whether the first item at a place of the pattern begins with a capital.
pub fn is_capital(m: &Match<'_, '_>, part: usize) -> bool {
    let item = &m.row.items[m.parts[part].start];
    m.row.document.tokens[item.tokens.start].case.is_capital()
}

/// Whether a number or a letter touches the match, so that it is part of something else.
pub fn is_touched(m: &Match<'_, '_>) -> bool {
    let items = m.items();
    // "2024-01-31T14:30"
    let time = |text: &str| text.strip_prefix('T').is_some_and(|hour| hour.bytes().all(|byte| byte.is_ascii_digit()));
    let behind = m.row.items.get(items.end).is_some_and(|item| {
        let text = m.row.text(items.end);
        item.glued && (item.kind != TokenKind::Mark || matches!(text, "-" | "/" | "%")) && text != "s" && !time(text)
    });
    is_glued_before(m) || behind
}

/// Whether a number, a letter or a mark that makes it part of something stands right before the match.
pub fn is_glued_before(m: &Match<'_, '_>) -> bool {
    let start = m.items().start;
    start > 0 && m.row.items[start].glued && {
        let item = &m.row.items[start - 1];
        item.kind != TokenKind::Mark || matches!(m.row.text(start - 1), "-" | "/" | "№" | "#" | "%" | "=" | "_")
    }
}

/// Whether the item is a scale word, unit or currency, so that a number before it is an amount.
pub fn scales(row: &Row<'_, '_>, item: usize) -> bool {
    const AMOUNTS: [Class; 4] = [Class::Scale, Class::Currency, Class::Unit, Class::Percent];
    row.items.get(item).is_some_and(|found| AMOUNTS.iter().any(|&class| found.is(class)) || row.text(item) == "%")
}

/// Whether the item is a word in lower case.
pub fn is_lower(row: &Row<'_, '_>, item: usize) -> bool {
    row.document.tokens[row.items[item].tokens.start].case == Case::Lower
}

/// Whether the item is a word all in capitals, as in a headline.
pub fn is_upper(row: &Row<'_, '_>, item: usize) -> bool {
    row.document.tokens[row.items[item].tokens.start].case == Case::Upper
}

/// Whether the item is a year in four digits that is likely to be one.
pub fn is_modern_year(row: &Row<'_, '_>, item: usize) -> bool {
    row.items[item].kind == TokenKind::Number && year_in(row.text(item)).is_some_and(|year| year >= MODERN)
}

/// The value of a Roman numeral up to 39, in the letters of either script.
pub fn roman(text: &str) -> Option<i8> {
    let digit = |c: char| match c {
        'I' | 'i' | 'І' | 'і' => Some(1),
        'V' | 'v' => Some(5),
        'X' | 'x' | 'Х' | 'х' => Some(10),
        _ => None,
    };
    let digits = text.chars().map(digit).collect::<Option<Vec<i8>>>()?;
    let value = |place: usize| if digits.get(place + 1) > digits.get(place) { -digits[place] } else { digits[place] };
    (digits.len() <= 7).then(|| (0..digits.len()).map(value).sum())
}

/// The item behind the match, in its sentence.
pub fn behind(m: &Match<'_, '_>) -> Option<usize> {
    let items = m.items();
    let item = m.row.items.get(items.end)?;
    (item.sentence == m.row.items[items.start].sentence).then_some(items.end)
}

/// Whether one of the words stands right before the match.
pub fn is_word_before(m: &Match<'_, '_>, words: &[&str]) -> bool {
    before(m).is_some_and(|before| words.iter().any(|word| is_word(m.row.text(before), word)))
}

/// The item before the match, in its sentence.
pub fn before(m: &Match<'_, '_>) -> Option<usize> {
    m.row.before(m.items().start)
}

/// Whether the text is the word, which is in lower case.
pub fn is_word(text: &str, word: &str) -> bool {
    text.chars().flat_map(char::to_lowercase).eq(word.chars())
}
