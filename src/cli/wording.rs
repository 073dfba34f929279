//! Figures and dates in words for the terminal.

use jiff::civil::Date;
use pressrecord::figures::Value;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The value of an amount, by the words of its table, with its currency or unit, such as `over 1,500,000,000,000 KZT`.
pub fn worth(kind: &str, value: Value, unit: Option<&str>, qualifier: &str) -> String {
    let number = match value {
        Value::Exact(value) => grouped(value),
        Value::Range(low, high) => format!("{} – {}", grouped(low), grouped(high)),
    };
    let number = match (kind, unit) {
        ("percent", _) => format!("{number} %"),
        ("ratio", _) => format!("× {number}"),
        (_, Some(unit)) => format!("{number} {unit}"),
        (_, None) => number,
    };
    match qualifier {
        "exact" | "range" => number,
        qualifier => format!("{} {number}", qualifier.replace('_', " ")),
    }
}

/// A decimal with commas between its thousands.
fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut shown = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
    if let Some(fraction) = fraction {
        shown.push('.');
        shown.push_str(fraction);
    }
    shown
}

/// A day, or the first and the last of a period.
pub fn days(from: Date, to: Date) -> String {
    if from == to { from.to_string() } else { format!("{from} to {to}") }
}

/// The text on one line, without control characters.
pub fn line(text: &str) -> String {
    printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without control characters, which could steer the terminal.
pub fn printable(text: &str) -> Cow<'_, str> {
    let harmless = |c: char| !c.is_control() || c == '\n' || c == '\t';
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter(|&c| c != '\r').map(|c| if harmless(c) { c } else { char::REPLACEMENT_CHARACTER });
    Cow::Owned(shown.collect())
}

/// A number of things: "1 file", "2 files".
pub fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        let shown = |text: &str| grouped(text.parse().unwrap());
        assert_eq!(shown("1500000000000"), "1,500,000,000,000");
        assert_eq!(shown("-1234.50"), "-1,234.5");
        assert_eq!(shown("999"), "999");
        assert_eq!(shown("0.25"), "0.25");
    }

    #[test]
    fn a_release_cannot_steer_the_terminal() {
        assert_eq!(printable("a\u{1b}[2Jb\r\n"), "a\u{fffd}[2Jb\n");
        assert_eq!(printable("plain – text"), "plain – text");
    }
}
