//! Numbers below a thousand in words, and the decimals behind "point".

use super::{Form, Mantissa, Reader};
use crate::document::TokenKind;
use crate::figures::lexicon::{Class, Sense};
use crate::figures::tags;
use rust_decimal::Decimal;

impl Reader<'_, '_> {
    /// A number below a thousand in words ("thirty-four", "four hundred and fifty").
    pub(super) fn words(&self, at: usize) -> Option<Mantissa> {
        if let Some(value) = self.broken(at) {
            return Some(Mantissa { value, end: at + 1, form: Form::Words });
        }
        let (first, mut end) = self.below_hundred(at)?;
        let mut value = first;
        if self.is_closed(end) {
            return Some(Mantissa { value: value.into(), end, form: Form::Words });
        }
        if first < 100 && self.cardinal(end) == Some(100) {
            (value, end) = (first * 100, end + 1);
        } else if first < 100 {
            return Some(Mantissa { value: value.into(), end, form: Form::Words });
        }
        let behind = if self.is(end, tags::AND) { end + 1 } else { end };
        if !self.is_closed(end)
            && let Some((rest, stop)) = self.below_hundred(behind).filter(|(rest, _)| *rest < 100)
        {
            (value, end) = (value + rest, stop);
        }
        Some(Mantissa { value: value.into(), end, form: Form::Words })
    }

    /// A cardinal below a hundred ("thirty", "thirty-four"), a hundred behind an article, or a word for hundreds («сто»,
    /// «двести»); and its end.
    fn below_hundred(&self, at: usize) -> Option<(u32, usize)> {
        let first = self.cardinal(at)?;
        if first == 100 {
            let alone = self.is_one_of(at) || at > 0 && self.is(at - 1, tags::ARTICLE);
            return alone.then_some((100, at + 1));
        }
        let tens = (self.nouns.first_tens()..100).contains(&first) && first % 10 == 0 && !self.is_closed(at + 1);
        let next = if self.is_glued(at + 1, tags::HYPHEN) { at + 2 } else { at + 1 };
        match self.cardinal(next) {
            Some(ones @ 1..=9) if tens && self.items[next].sentence == self.items[at].sentence => {
                Some((first + ones, next + 1))
            }
            _ => Some((first, at + 1)),
        }
    }

    /// "and three quarters" behind a number in words: the parts of one and their end.
    pub(super) fn and_parts(&self, at: usize) -> Option<(Decimal, usize)> {
        let (parts, hyphen) = (at + 1, at + 2);
        let of = if self.is_glued(hyphen, tags::HYPHEN) { hyphen + 1 } else { hyphen };
        self.within(of, at).filter(|_| self.is(at, tags::AND))?;
        let nth = self.items[of].senses.iter().find_map(|sense| match sense {
            Sense::Nth(nth) => Some(*nth),
            _ => None,
        })?;
        let number = self.cardinal(parts).filter(|number| (1..nth).contains(number))?;
        Some((Decimal::from(number).checked_div(nth.into())?, of + 1))
    }

    /// Whether a scale word or a hundred without a number before it stands for one: not in «бірнеше мың».
    pub(super) fn is_one_of(&self, at: usize) -> bool {
        self.is(at, tags::ONE_OF) && !(at > 0 && self.is(at - 1, tags::UNSAID))
    }

    /// "hundred" behind a number in digits, where it is no number of its own.
    pub(super) fn is_hundred_behind(&self, at: usize) -> bool {
        self.cardinal(at) == Some(100) && !self.is(at, tags::ONE_OF)
    }

    pub(super) fn cardinal(&self, at: usize) -> Option<u32> {
        self.items.get(at)?.senses.iter().find_map(|sense| match sense {
            Sense::Cardinal(value) => Some(*value),
            _ => None,
        })
    }

    fn broken(&self, at: usize) -> Option<Decimal> {
        self.items.get(at)?.senses.iter().find_map(|sense| match sense {
            Sense::Broken(value) => Some(*value),
            _ => None,
        })
    }

    /// "point five", "point one four", "point 25" behind a whole number: the decimals and their end.
    pub(super) fn decimals(&self, at: usize, start: usize) -> Option<(Decimal, usize)> {
        const MOST: usize = 10;
        self.within(at, start).filter(|point| point.is(tags::POINT))?;
        let digits = at + 1;
        let item = self.within(digits, start)?;
        if item.kind == TokenKind::Number {
            let text = self.document.token(item.tokens.start);
            let plain = text.len() <= MOST && text.bytes().all(|byte| byte.is_ascii_digit());
            let number: i64 = if plain { text.parse().ok()? } else { return None };
            return Some((Decimal::new(number, text.len() as u32), digits + 1));
        }
        let (mut number, mut end) = (0, digits);
        while end - digits < MOST && self.within(end, start).is_some() {
            let Some(digit @ 0..=9) = self.cardinal(end) else { break };
            (number, end) = (10 * number + i64::from(digit), end + 1);
        }
        (end > digits).then(|| (Decimal::new(number, (end - digits) as u32), end))
    }

    /// Decimals said as parts of ten, a hundred or a thousand, behind a whole number; and their end.
    pub(super) fn spelled_decimals(&self, at: usize, start: usize) -> Option<(Decimal, usize)> {
        self.tenths(at, start).or_else(|| self.parts_of_ten(at, start))
    }

    /// «целых пять десятых», «целых и двадцать пять сотых».
    fn tenths(&self, at: usize, start: usize) -> Option<(Decimal, usize)> {
        const PARTS: [(Class, u32); 3] =
            [(Class::Tag("tenths"), 1), (Class::Tag("hundredths"), 2), (Class::Tag("thousandths"), 3)];
        self.within(at, start).filter(|whole| whole.is(Class::Tag("whole")))?;
        let above = at + 1 + usize::from(self.is(at + 1, tags::AND));
        self.within(above, start)?;
        let Mantissa { value, end, .. } = self.digits(above).or_else(|| self.words(above))?;
        let (_, places) = PARTS.into_iter().find(|&(part, _)| self.is(end, part))?;
        let part = value.checked_mul(Decimal::new(1, places))?;
        (part < Decimal::ONE && self.within(end, start).is_some()).then_some((part, end + 1))
    }

    /// «бүтін оннан бес», "and of ten five".
    fn parts_of_ten(&self, at: usize, start: usize) -> Option<(Decimal, usize)> {
        const DENOMINATORS: [u32; 3] = [10, 100, 1000];
        self.within(at, start).filter(|wholes| wholes.is(tags::WHOLES))?;
        let named = self.within(at + 1, start)?.senses.iter().find_map(|sense| match sense {
            Sense::Cardinal(value) => Some(Decimal::from(*value)),
            Sense::Scale(scale) => Some(*scale),
            _ => None,
        })?;
        let parts = DENOMINATORS.into_iter().map(Decimal::from).find(|&parts| parts == named)?;
        let above = self.within(at + 2, start).filter(|_| self.is_closed(at + 2)).and_then(|_| self.words(at + 2))?;
        let value = above.value.checked_div(parts).filter(|_| above.value < parts)?;
        Some((value, above.end))
    }
}
