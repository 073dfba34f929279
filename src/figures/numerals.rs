//! Numbers in digits and words, assembled from items.
//!
//! The grammar is that of most European languages: a number is a row of groups of falling scale ("three million four
//! hundred and fifty thousand"), a group a mantissa below its scale and the scale words behind it. The words are the
//! lexicon's: cardinals, scales and fractions by their senses, the joining words by the tags `article`, `and`, `of`
//! and `hyphen`. All arithmetic is checked: what a decimal cannot hold is no number.

mod digits;
mod words;

use super::classes::ClassSet;
use super::items::Item;
use super::lexicon::{Class, DecimalMark, Sense};
use super::rules::Nouns;
use super::tags;
use crate::document::{Document, TokenKind};
use crate::position::Span;
use digits::Digits;
use rust_decimal::Decimal;

/// A number as it stands, scale words applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// What it is worth.
    pub value: Decimal,
    /// The scale words' product, of its last group; `None` without one.
    pub scale: Option<Decimal>,
    /// How many items it takes.
    pub items: usize,
    /// Whether it is digits alone: no separator, no word ("2024", not "2,024" or "two").
    pub bare: bool,
}

/// The numeral that begins at each item, where one does.
pub fn numerals(
    document: &Document,
    items: &[Item<'_>],
    decimal_mark: DecimalMark,
    nouns: &dyn Nouns,
) -> Vec<Option<Numeral>> {
    let reader = Reader { document, items, decimal_mark, nouns };
    let mut found = vec![None; items.len()];
    for (at, item) in items.iter().enumerate() {
        if item.kind == TokenKind::Number || item.classes.meets(OPENERS) {
            found[at] = reader.numeral(at);
        }
    }
    found
}

/// What a number begins with, where it does not begin with digits.
const OPENERS: ClassSet = Class::Cardinal
    .set()
    .with(Class::Broken.set())
    .with(Class::Scale.set())
    .with(Class::Fraction.set())
    .with(tags::LEADING_POINT.set());

/// How many groups of three digits a number has at the most: more than a decimal holds.
const MOST_GROUPS: usize = 10;
/// How many scale words multiply one another at the most ("hundred thousand billion").
const MOST_SCALES: usize = 3;

struct Reader<'r, 'l> {
    document: &'r Document,
    items: &'r [Item<'l>],
    decimal_mark: DecimalMark,
    nouns: &'r dyn Nouns,
}

/// A unit of mass, which a letter that is a scale elsewhere may stand for.
const MASS: Class = Class::Tag("mass-letter");

/// A number below its scale, with where it ends.
#[derive(Clone, Copy)]
struct Mantissa {
    value: Decimal,
    end: usize,
    form: Form,
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Digits without a separator.
    Bare,
    /// Digits with separators.
    Digits,
    /// Words.
    Words,
}

impl Reader<'_, '_> {
    fn numeral(&self, start: usize) -> Option<Numeral> {
        let (mut total, mut end, form, mut limit) = self.group(start, start)?;
        let (mut scale, mut mantissa) = (limit, total);
        while let Some(least) = limit.filter(|_| !self.is_closed(end)) {
            let comma = form == Form::Words && self.is(end, tags::GROUP_COMMA);
            let next = if comma || form == Form::Words && self.is(end, tags::AND) { end + 1 } else { end };
            let Some((value, stop, next_form, next_scale)) = self.group(next, start) else { break };
            let falls = match next_scale {
                Some(next_scale) => next_scale < least,
                // "40 thousand 927" is one number, "3 billion 927" is not.
                None if next_form == Form::Bare => least == Decimal::ONE_THOUSAND && next == end,
                None => form == Form::Words && next_form == Form::Words && !(comma && value < Decimal::ONE_HUNDRED),
            };
            // "two thousand, three hundred of them students" is a number and its part.
            let parted = comma && (next_form != Form::Words || self.is(stop, tags::OF_THEM));
            if parted || self.within(next, start).is_none() {
                break;
            }
            if !falls || value >= least {
                break;
            }
            (total, end, limit, mantissa) = (total.checked_add(value)?, stop, next_scale, value);
            scale = next_scale.or(scale);
        }
        // "a million and a half"
        if let (Some(unit), Some((part, stop))) = (limit, self.and_fraction(end)) {
            (total, end) = (total.checked_add(part.checked_mul(unit)?)?, stop);
        }
        let bare = form == Form::Bare && scale.is_none() && mantissa == total && total.is_integer();
        Some(Numeral { value: total, scale, items: end - start, bare })
    }

    /// Whether the number's last word, before `end`, has an ending that the rest of a number does not follow.
    fn is_closed(&self, end: usize) -> bool {
        let token = self.items[end - 1].tokens.end - 1;
        self.nouns.closes_number(self.document.token(token))
    }

    /// A mantissa with the scale words behind it: its value, its end, its form and its scale.
    fn group(&self, at: usize, start: usize) -> Option<(Decimal, usize, Form, Option<Decimal>)> {
        if let Some((fraction, scaled)) = self.fraction_of_scale(at) {
            let (scale, end) = self.scales(scaled, start)?;
            return Some((fraction.checked_mul(scale)?, end, Form::Words, Some(scale)));
        }
        let implied = || {
            let article = at == start && at > 0 && self.is(at - 1, tags::ARTICLE);
            let bound = at > 0 && self.is(at, tags::ONE_OF_BOUND) && self.is(at - 1, Class::Qualifier);
            ((article || bound || self.is_one_of(at)) && self.scale(at, start).is_some()).then_some(Mantissa {
                value: Decimal::ONE,
                end: at,
                form: Form::Words,
            })
        };
        let number = self.measured_fraction(at).or_else(|| self.digits(at)).or_else(|| self.leading_point(at));
        let number = number.or_else(|| self.words(at));
        let Mantissa { mut value, mut end, form } = number.or_else(implied)?;
        let behind = || match form {
            Form::Digits => None,
            Form::Words => self.decimals(end, start).or_else(|| self.spelled_decimals(end, start)),
            Form::Bare => self
                .decimals(end, start)
                .or_else(|| self.spelled_decimals(end, start))
                .or_else(|| self.mixed(end, start)),
        };
        let parts = || if form == Form::Words { self.and_parts(end) } else { None };
        if let Some((part, stop)) = self.and_fraction(end).or_else(parts).or_else(behind) {
            (value, end) = (value.checked_add(part)?, stop);
        }
        // "2.5 hundred", "5 hundred thousand"
        if form != Form::Words && self.within(end, start).is_some() && self.is_hundred_behind(end) {
            (value, end) = (value.checked_mul(Decimal::ONE_HUNDRED)?, end + 1);
        }
        match self.scales(end, start) {
            Some((scale, stop)) => Some((value.checked_mul(scale)?, stop, form, Some(scale))),
            None => Some((value, end, form, None)),
        }
    }

    /// The product of the scale words from `at`, with their end.
    fn scales(&self, at: usize, start: usize) -> Option<(Decimal, usize)> {
        let (mut product, mut end) = self.hyphened_scale(at, start)?;
        for _ in 1..MOST_SCALES {
            let Some(scale) = self.scale(end, start).filter(|_| self.items[end].kind == TokenKind::Word) else { break };
            (product, end) = (product.checked_mul(scale)?, end + 1);
        }
        Some((product, end))
    }

    /// The scale word at `at`, perhaps behind a hyphen ("$100-million").
    fn hyphened_scale(&self, at: usize, start: usize) -> Option<(Decimal, usize)> {
        if let Some(scale) = self.scale(at, start) {
            return Some((scale, at + 1));
        }
        let hyphened = self.is_glued(at, tags::HYPHEN) && self.items.get(at + 1)?.glued;
        if hyphened { self.scale(at + 1, start).map(|scale| (scale, at + 2)) } else { None }
    }

    /// What the item at `at` multiplies by; a short form ("m", "b") only where money or a unit makes it clear.
    fn scale(&self, at: usize, start: usize) -> Option<Decimal> {
        let item = self.within(at, start)?;
        let priced = || self.is_priced(start);
        let named = || self.is_named(at);
        // "$2 B": only a capital stands apart from its number.
        let is_capital = || self.document.tokens[item.tokens.start].case.is_capital();
        item.senses.iter().find_map(|sense| match sense {
            Sense::Scale(scale) => Some(*scale),
            Sense::ShortScale(scale) if at > start && item.glued && (priced() || named()) => Some(*scale),
            Sense::ShortScale(scale) if at > start && priced() && is_capital() => Some(*scale),
            // "1.2M": no unit is written so; "10T" may be tons.
            Sense::ShortScale(scale) if at > start && item.glued && is_capital() && !item.is(MASS) => Some(*scale),
            _ => None,
        })
    }

    /// Whether a currency stands before the number at `start`, or before the one that it makes a range with: both of
    /// "$300m–400m" are money.
    fn is_priced(&self, start: usize) -> bool {
        let currency = |item: usize| self.is(item, Class::Currency) || self.is(item, Class::CurrencyCode);
        let Some(before) = start.checked_sub(1) else { return false };
        // The number is behind the currency, perhaps with a scale of its own.
        let priced = |number: usize| number > 0 && self.items[number].kind == TokenKind::Number && currency(number - 1);
        let low = || (1..=2).filter_map(|back| before.checked_sub(back)).any(priced);
        currency(before) || self.is_joiner(before) && low()
    }

    /// Whether a currency or unit stands behind the short scale at `at`, or behind the same scale of the number that this
    /// one makes a range with: both of "300m–400m tenge" are millions.
    fn is_named(&self, at: usize) -> bool {
        let owns = |item: usize, classes: &[Class]| classes.iter().any(|&class| self.is(item, class));
        let high = |number: usize| {
            let is_number = self.items.get(number).is_some_and(|item| item.kind == TokenKind::Number);
            let is_scale = |item: &Item<'_>| item.glued && item.senses == self.items[at].senses;
            is_number && self.items.get(number + 1).is_some_and(is_scale)
        };
        owns(at + 1, &[Class::Currency, Class::CurrencyCode, Class::Unit])
            || (self.is_joiner(at + 1) || self.is(at + 1, tags::AND))
                && high(at + 2)
                && owns(at + 4, &[Class::Currency, Class::CurrencyCode])
    }

    /// Whether the item stands between the two numbers of a range.
    fn is_joiner(&self, at: usize) -> bool {
        self.is(at, tags::DASH) || self.is(at, tags::TO)
    }

    /// "half a", "a quarter of a" before a scale word: the fraction and where the scale word stands.
    fn fraction_of_scale(&self, at: usize) -> Option<(Decimal, usize)> {
        let fraction = self.fraction(at)?;
        let mut next = at + 1;
        for joiner in [tags::OF, tags::ARTICLE] {
            next += usize::from(self.is(next, joiner));
        }
        self.within(next, at)?.is(Class::Scale).then_some((fraction, next))
    }

    /// "and a half", "and three quarters", «с половиной» behind a number: the fraction and its end.
    fn and_fraction(&self, at: usize) -> Option<(Decimal, usize)> {
        let addend = self.items.get(at)?.senses.iter().find_map(|sense| match sense {
            Sense::Addend(part) => Some(*part),
            _ => None,
        });
        // «20 с лишним тысяч»: a bound between the number and what it belongs to adds nothing; elsewhere it stands behind.
        const OWNERS: [Class; 5] = [Class::Scale, Class::Percent, Class::Unit, Class::Currency, Class::Time];
        let owned = || OWNERS.iter().any(|&class| self.is(at + 1, class));
        if let Some(part) = addend.filter(|_| !self.is(at, Class::QualifierBehind) || owned()) {
            return Some((part, at + 1));
        }
        let begins = self.is(at, tags::AND) && self.is(at + 1, tags::ARTICLE);
        if begins { self.fraction(at + 2).map(|fraction| (fraction, at + 3)) } else { None }
    }

    /// ".75": decimals without a whole number before them.
    fn leading_point(&self, at: usize) -> Option<Mantissa> {
        self.items.get(at).filter(|point| point.is(tags::LEADING_POINT))?;
        let number = self.within(at + 1, at).filter(|number| number.glued && number.kind == TokenKind::Number)?;
        let touched = self.items[at].glued && !(self.is(at - 1, Class::Currency) || self.is(at - 1, tags::OPENER));
        let decimals = Digits::decimals(self.document.token(number.tokens.start)).filter(|_| !touched)?;
        Some(Mantissa { value: decimals, end: at + 2, form: Form::Digits })
    }

    /// "1/2" behind a whole number and a space, "½" right behind it: the fraction and its end.
    fn mixed(&self, at: usize, start: usize) -> Option<(Decimal, usize)> {
        let item = self.within(at, start)?;
        match item.kind {
            TokenKind::Number if !item.glued => self.slashed(at),
            TokenKind::Mark => self.fraction(at).map(|fraction| (fraction, at + 1)),
            _ => None,
        }
    }

    /// "1/4" before a unit: elsewhere a slash stands between numbers that are no fraction ("24/7").
    fn measured_fraction(&self, at: usize) -> Option<Mantissa> {
        let (value, end) = self.slashed(at)?;
        let unit = self.within(end, at).filter(|unit| !unit.glued && unit.is(Class::Unit));
        unit.map(|_| Mantissa { value, end, form: Form::Digits })
    }

    /// A fraction of a small number by a greater one with a slash between, which a decimal holds exactly.
    fn slashed(&self, at: usize) -> Option<(Decimal, usize)> {
        const LONGEST: usize = 2;
        let above = self.items.get(at).filter(|item| item.kind == TokenKind::Number)?;
        let below = self.items.get(at + 2).filter(|item| item.kind == TokenKind::Number && item.glued)?;
        let number = |item: &Item<'_>| {
            let text = self.document.token(item.tokens.start);
            (text.len() <= LONGEST).then(|| text.parse::<u32>().ok()).flatten()
        };
        let goes_on = self.is_glued(at + 3, tags::SLASH);
        let (above, below) = self.is_glued(at + 1, tags::SLASH).then(|| number(above).zip(number(below))).flatten()?;
        let value = Decimal::from(above).checked_div(below.into()).filter(|_| above < below && !goes_on)?;
        (value.checked_mul(below.into()) == Some(above.into())).then_some((value, at + 3))
    }

    fn fraction(&self, at: usize) -> Option<Decimal> {
        self.items.get(at)?.senses.iter().find_map(|sense| match sense {
            Sense::Fraction(part) => Some(*part),
            _ => None,
        })
    }

    /// A number in digits, groups of three perhaps parted by spaces ("85 000").
    fn digits(&self, at: usize) -> Option<Mantissa> {
        let item = self.items.get(at).filter(|item| item.kind == TokenKind::Number)?;
        let first = self.document.token(item.tokens.start);
        let mut written = Digits::default();
        let mut form = written.push_number(first, self.decimal_mark)?;
        let mut end = at + 1;
        let leads = form == Form::Bare && (1..=3).contains(&first.len()) && !first.starts_with('0');
        let leads = leads && !self.is_day_behind_month(at, first);
        for _ in 1..MOST_GROUPS {
            let Some(next) = self.next_group(end).filter(|_| leads) else { break };
            form = Form::Digits;
            let group = self.document.token(self.items[next].tokens.start);
            end = next + 1;
            if written.push_number(group, self.decimal_mark)? != Form::Bare {
                break;
            }
        }
        Some(Mantissa { value: written.value()?, end, form })
    }

    /// Whether the number is the day of the month before it, which no group of digits follows: "July 3 100 people", but
    /// not "July 85 000" nor "3 July 10 000".
    fn is_day_behind_month(&self, at: usize, digits: &str) -> bool {
        const LONGEST_MONTH: u32 = 31;
        let is_day = |digits: &str| digits.parse::<u32>().is_ok_and(|day| day <= LONGEST_MONTH);
        let Some(month) = at.checked_sub(1).filter(|&month| self.is(month, Class::Month)) else { return false };
        let has_day = month.checked_sub(1).is_some_and(|day| {
            let item = &self.items[day];
            item.kind == TokenKind::Number && is_day(self.document.token(item.tokens.start))
        });
        self.nouns.day_follows_month() && is_day(digits) && !has_day
    }

    /// The item with the next group of digits: at the place itself behind a space, or behind the apostrophe there, as
    /// the Swiss write.
    fn next_group(&self, at: usize) -> Option<usize> {
        let item = self.items.get(at)?;
        let touches = |item: usize| self.items.get(item).is_some_and(|item| item.glued);
        let apostrophe = matches!(self.document.token(item.tokens.start), "'" | "’") && touches(at) && touches(at + 1);
        let (group, gaps): (usize, &[&str]) =
            if apostrophe { (at + 1, &[""]) } else { (at, &[" ", "\u{a0}", "\u{2009}", "\u{202f}"]) };
        self.is_group(group, gaps).then_some(group)
    }

    /// Whether the item is three digits (with decimals perhaps), with one of these gaps before it.
    fn is_group(&self, at: usize, gaps: &[&str]) -> bool {
        let Some(item) = self.items.get(at).filter(|item| item.kind == TokenKind::Number) else { return false };
        // "681-ге 500": an ending closes the number.
        if self.items[at - 1].tokens.len() > 1 {
            return false;
        }
        let tokens = &self.document.tokens;
        let (before, here) = (tokens[item.tokens.start - 1].span, tokens[item.tokens.start].span);
        let gap = Span::new(before.end as usize, here.start as usize).of(&self.document.text);
        let digits = here.of(&self.document.text);
        let mark = self.decimal_mark.char();
        let whole = digits.split(mark).next().unwrap_or_default();
        gaps.contains(&gap)
            && whole.len() == 3
            && whole.bytes().all(|byte| byte.is_ascii_digit())
            && self.items[at - 1].sentence == item.sentence
    }

    /// The item, if it stands in the sentence of `start`.
    fn within(&self, at: usize, start: usize) -> Option<&Item<'_>> {
        self.items.get(at).filter(|item| item.sentence == self.items[start].sentence)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.items.get(at).is_some_and(|item| item.is(class))
    }

    fn is_glued(&self, at: usize, class: Class) -> bool {
        self.items.get(at).is_some_and(|item| item.glued && item.is(class))
    }
}
