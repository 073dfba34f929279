//! Is every mark what the guide of the gold releases asks for?

use super::markup::{Kind, Mark};
use crate::figures::Qualifier;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The keys that give an amount its number.
const NUMBERS: [&str; 3] = ["value", "low", "high"];

impl Kind {
    /// The keys that a mark of the kind must have, and those that it may have.
    pub fn keys(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Kind::Person => (&["name"], &["post", "agency"]),
            Kind::Agency | Kind::Place => (&["name"], &[]),
            Kind::Date => (&["from", "to"], &[]),
            Kind::Money => (&["currency"], &["value", "low", "high", "qualifier", "equals", "id", "by", "action"]),
            Kind::Count => (&["item"], &["value", "low", "high", "qualifier", "by", "action"]),
            Kind::Measure => (&["unit"], &["value", "low", "high", "item", "qualifier", "by", "action"]),
            Kind::Percent | Kind::Ratio => (&[], &["value", "low", "high", "item", "qualifier", "by", "action"]),
        }
    }
}

/// Tells every fault of a release's marks, each with the index of its mark.
pub fn check_all(marks: &[Mark], mut fault: impl FnMut(usize, String)) {
    let is_named = |id: &str| marks.iter().any(|mark| mark.get("id") == Some(id));
    for (index, mark) in marks.iter().enumerate() {
        let mut fault = |what: String| fault(index, format!("{what}, in `{}` ({})", mark.text, mark.kind.code()));
        check(mark, &mut fault);
        if let Some(id) = mark.get("equals").filter(|id| !is_named(id)) {
            fault(format!("equals={id} names no amount: give the amount that it restates `id={id}`"));
        }
    }
}

fn check(mark: &Mark, fault: &mut impl FnMut(String)) {
    let (needed, allowed) = mark.kind.keys();
    for (index, (key, _)) in mark.fields.iter().enumerate() {
        if !needed.contains(&key.as_str()) && !allowed.contains(&key.as_str()) {
            let known = [needed, allowed].concat().join(", ");
            fault(format!("unknown key `{key}`: use one of {known}"));
        }
        if mark.fields[..index].iter().any(|(before, _)| before == key) {
            fault(format!("`{key}` stands twice: keep one"));
        }
    }
    for key in needed.iter().filter(|key| mark.get(key).is_none()) {
        fault(format!("`{key}` is missing: add `{key}=…`"));
    }
    if mark.text.is_empty() || mark.text.trim() != mark.text {
        fault("the marked text is empty or begins or ends with white space: mark the words alone".to_owned());
    }
    match mark.kind {
        Kind::Date => ["from", "to"].into_iter().for_each(|key| check_day(mark, key, fault)),
        kind if kind.is_amount() => check_amount(mark, fault),
        _ => {}
    }
}

fn check_day(mark: &Mark, key: &str, fault: &mut impl FnMut(String)) {
    if let Some(day) = mark.get(key).filter(|day| day.len() != 10 || day.parse::<Date>().is_err()) {
        fault(format!("{key}=`{day}` is no day: write it as 2024-01-31"));
    }
}

fn check_amount(mark: &Mark, fault: &mut impl FnMut(String)) {
    let [value, low, high] = NUMBERS.map(|key| mark.get(key));
    if value.is_some() == (low.is_some() || high.is_some()) {
        fault("a number is missing or stands twice: give `value=`, or `low=` and `high=` of a range".to_owned());
    }
    for (key, number) in NUMBERS.into_iter().zip([value, low, high]) {
        if let Some(number) = number.filter(|number| number.parse::<Decimal>().is_err()) {
            fault(format!("{key}=`{number}` is no plain decimal: write it as 1500000 or 0.25"));
        }
    }
    if let Some(word) = mark.get("qualifier").filter(|word| Qualifier::from_code(word).is_none()) {
        fault(format!("unknown qualifier `{word}`: use one of over, at_least, under, at_most, about, range"));
    }
}
