//! Numbers in digits and words, assembled from items.

use super::items::Item;
use crate::document::{Document, TokenKind};
use rust_decimal::Decimal;
use std::str::FromStr;

/// A number as it stands, scale words applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// What it is worth.
    pub value: Decimal,
    /// The product of its scale words; `None` without one.
    pub scale: Option<Decimal>,
    /// How many items it takes.
    pub items: usize,
    /// Whether it is digits alone: no separator, no word ("2024", not "2,024" or "two").
    pub bare: bool,
}

/// The numeral that begins at each item, where one does.
pub fn numerals(document: &Document, items: &[Item<'_>]) -> Vec<Option<Numeral>> {
    (0..items.len()).map(|at| numeral(document, items, at)).collect()
}

fn numeral(document: &Document, items: &[Item<'_>], at: usize) -> Option<Numeral> {
    let item = &items[at];
    if item.kind != TokenKind::Number {
        return None;
    }
    let digits = document.token(item.tokens.start);
    let value = Decimal::from_str(&digits.replace(',', "")).ok()?;
    Some(Numeral { value, scale: None, items: 1, bare: digits.bytes().all(|byte| byte.is_ascii_digit()) })
}
