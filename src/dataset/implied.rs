//! Rates of exchange that brackets imply ("1.5 trillion tenge (US$3.3 billion)"), and those that cannot be right.

use crate::facts::StatedAmount;
use crate::figures::{Quantity, Value};
use crate::position::CodePoints;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// From so many brackets of a pair of currencies on, each is held against the middle one of the release.
const FEWEST: usize = 3;
/// How many times farther than the middle one a rate lies that cannot be right: a scale word was lost, or a digit.
const WIDEST: Decimal = Decimal::TWO;

/// A bracket and what it restates.
struct Implied {
    /// Where the bracket's amount begins, in code points.
    at: u32,
    /// Units of the currency restated for one of the bracket's.
    rate: Decimal,
}

/// What is unusual about the rates that the release's brackets imply, a sentence each.
pub(super) fn outliers(amounts: &[StatedAmount], points: &CodePoints<'_>) -> Vec<String> {
    let mut pairs: BTreeMap<(&str, &str), Vec<Implied>> = BTreeMap::new();
    for stated in amounts {
        let restated = stated.restates.and_then(|restated| amounts.get(restated));
        let Some(((one, worth), (other, again))) = restated.and_then(money).zip(money(stated)) else { continue };
        if let Some(rate) = worth.checked_div(again).filter(|rate| *rate > Decimal::ZERO) {
            pairs.entry((one, other)).or_default().push(Implied { at: points.at(stated.amount.span.start), rate });
        }
    }
    let mut told = Vec::new();
    for ((one, other), implied) in pairs.into_iter().filter(|(_, implied)| implied.len() >= FEWEST) {
        let mut rates: Vec<Decimal> = implied.iter().map(|implied| implied.rate).collect();
        rates.sort_unstable();
        let middle = rates[rates.len() / 2];
        let far = |rate: Decimal| {
            let beyond = |most: Decimal, least: Decimal| least.checked_mul(WIDEST).is_some_and(|bound| most > bound);
            beyond(rate, middle) || beyond(middle, rate)
        };
        for Implied { at, rate } in implied.into_iter().filter(|implied| far(implied.rate)) {
            let (rate, middle) = (rounded(rate), rounded(middle));
            told.push(format!("the bracket at {at} implies {rate} {one} to a {other}, where others imply {middle}"));
        }
    }
    told
}

fn money(stated: &StatedAmount) -> Option<(&'static str, Decimal)> {
    match (&stated.amount.quantity, stated.amount.value) {
        (Quantity::Money { currency }, Value::Exact(value)) => Some((currency, value)),
        _ => None,
    }
}

/// As many digits as tell rates apart.
fn rounded(rate: Decimal) -> Decimal {
    const DIGITS: u32 = 4;
    rate.round_sf(DIGITS).unwrap_or(rate).normalize()
}
