//! Digits with the marks between them: which mark parts groups of three, and which the decimals.

use super::Form;
use crate::figures::lexicon::DecimalMark;
use rust_decimal::Decimal;

/// Digits as they are gathered, with a decimal point but without other separators.
#[derive(Default)]
pub(super) struct Digits {
    /// As many as a decimal can hold, with room for the point.
    text: [u8; 32],
    length: usize,
}

impl Digits {
    /// Adds a token of digits with `.` or `,` between them, told by where they stand: with a decimal point "2,156" and
    /// "1.234.567" are whole, "1.5" and "1,5" are not; `None` where they make no number ("31.01.2024").
    pub(super) fn push_number(&mut self, token: &str, decimal_mark: DecimalMark) -> Option<Form> {
        let marks = token.bytes().filter(|byte| !byte.is_ascii_digit()).count();
        if marks == 0 {
            self.push(token)?;
            return Some(Form::Bare);
        }
        let last = token.rfind([',', '.'])?;
        let (head, tail) = (&token[..last], &token[last + 1..]);
        let mark = token.as_bytes()[last];
        let decimal = char::from(mark) == decimal_mark.char();
        let alone = !head.as_bytes().contains(&mark);
        let has_fraction = alone && (decimal || tail.len() != 3 || head == "0");
        let whole = if has_fraction { head } else { token };
        let separator = if whole.contains(',') { ',' } else { '.' };
        for (index, group) in whole.split(separator).enumerate() {
            let fits =
                if index == 0 { marks == usize::from(has_fraction) || group.len() <= 3 } else { group.len() == 3 };
            if !fits {
                return None;
            }
            self.push(group)?;
        }
        if has_fraction {
            self.push(".")?;
            self.push(tail)?;
        }
        Some(Form::Digits)
    }

    fn push(&mut self, digits: &str) -> Option<()> {
        self.text.get_mut(self.length..self.length + digits.len())?.copy_from_slice(digits.as_bytes());
        self.length += digits.len();
        Some(())
    }

    /// What the digits behind a point are worth.
    pub(super) fn decimals(token: &str) -> Option<Decimal> {
        let mut written = Self::default();
        written.push("0.")?;
        (written.push_number(token, DecimalMark::Point)? == Form::Bare).then(|| written.value()).flatten()
    }

    pub(super) fn value(&self) -> Option<Decimal> {
        Decimal::from_str_exact(std::str::from_utf8(&self.text[..self.length]).ok()?).ok()
    }
}
