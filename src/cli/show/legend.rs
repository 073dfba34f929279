//! What the names and figures of a release are worth, as lists.

use super::marked::printable;
use crate::cli::palette::{Ink, Palette};
use pressrecord::document::Document;
use pressrecord::facts::{Facts, Referent, StatedAmount};
use pressrecord::figures::{Amount, CalendarMention, Qualifier, Quantity, Value};
use pressrecord::names::NameKind;
use pressrecord::position::Span;
use rust_decimal::Decimal;
use std::io::{self, Write};

/// The widest first column; longer entries push what follows to the right.
const WIDEST: usize = 40;

/// An entry: as it stands, and what it means.
struct Entry {
    surface: String,
    meaning: String,
}

/// Writes the lists of people, agencies, places, amounts and dates; empty ones are left out.
pub fn write_legend(out: &mut impl Write, document: &Document, facts: &Facts, palette: &Palette) -> io::Result<()> {
    let named = |kind| named(facts, kind);
    let amounts = facts.amounts.iter().map(|stated| amount(document, facts, stated)).collect();
    let dates = facts.dates.iter().map(|mention| date(document, mention)).collect();
    let lists: [(&str, Ink, Vec<Entry>); 5] = [
        ("People", Ink::Person, named(NameKind::Person)),
        ("Agencies", Ink::Agency, named(NameKind::Agency)),
        ("Places", Ink::Place, named(NameKind::Place)),
        ("Amounts", Ink::Amount, amounts),
        ("Dates", Ink::Date, dates),
    ];
    for (title, ink, entries) in lists.iter().filter(|(_, _, entries)| !entries.is_empty()) {
        writeln!(out, "\n{}", palette.paint(Ink::Heading, title))?;
        let width = entries.iter().map(|entry| entry.surface.chars().count()).filter(|&n| n <= WIDEST).max();
        for Entry { surface, meaning } in entries {
            let padding = width.unwrap_or(0).saturating_sub(surface.chars().count());
            let gap = if meaning.is_empty() { 0 } else { padding + 2 };
            writeln!(out, "  {}{:gap$}{meaning}", palette.paint(*ink, surface), "")?;
        }
    }
    Ok(())
}

fn named(facts: &Facts, kind: NameKind) -> Vec<Entry> {
    let referents = (0..).zip(&facts.referents).filter(|(_, referent)| referent.kind == kind);
    referents
        .map(|(index, Referent { name, acronym, .. })| {
            let mut meanings: Vec<String> = acronym.iter().cloned().collect();
            for statement in facts.posts.iter().filter(|statement| statement.person == index) {
                let agency = statement.agency.and_then(|agency| facts.referents.get(agency));
                let post = &statement.post;
                let meaning = agency.map_or_else(|| post.clone(), |agency| format!("{post}, {}", agency.name));
                if !meanings.contains(&meaning) {
                    meanings.push(meaning);
                }
            }
            Entry { surface: line(name), meaning: line(&meanings.join("; ")) }
        })
        .collect()
}

fn amount(document: &Document, facts: &Facts, stated: &StatedAmount) -> Entry {
    let text = document.text.as_str();
    let StatedAmount { amount, actor, action, period, restates } = stated;
    let item = amount.item.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(" ");
    let who = actor.and_then(|actor| facts.referents.get(actor)).map(|actor| actor.name.clone());
    let did = [who, action.clone()].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let restated = restates.and_then(|index| facts.amounts.get(index)).map(|other| surface(text, other.amount.span));
    let parts = [
        Some(worth(amount)),
        (!item.is_empty()).then_some(item),
        (!did.is_empty()).then(|| format!("({did})")),
        period.map(|period| days(period.from, period.to)),
        restated.map(|other| format!("= {other}")),
    ];
    let meaning = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
    Entry { surface: surface(text, amount.span), meaning: line(&meaning) }
}

/// The value with its unit, such as `over 1,500,000,000,000 KZT`.
fn worth(amount: &Amount) -> String {
    let number = match amount.value {
        Value::Exact(value) => grouped(value),
        Value::Range(low, high) => format!("{} – {}", grouped(low), grouped(high)),
    };
    let number = match &amount.quantity {
        Quantity::Money { currency } => format!("{number} {currency}"),
        Quantity::Measure { unit } => format!("{number} {unit}"),
        Quantity::Percent => format!("{number} %"),
        Quantity::Ratio => format!("× {number}"),
        Quantity::Count => number,
    };
    match amount.qualifier {
        Qualifier::Exact | Qualifier::Range => number,
        qualifier => format!("{} {number}", qualifier.code().replace('_', " ")),
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

fn date(document: &Document, mention: &CalendarMention) -> Entry {
    let meaning = mention.period.map_or_else(|| "unknown".to_owned(), |period| days(period.from, period.to));
    Entry { surface: surface(&document.text, mention.span), meaning }
}

fn days(from: jiff::civil::Date, to: jiff::civil::Date) -> String {
    if from == to { from.to_string() } else { format!("{from} to {to}") }
}

fn surface(text: &str, span: Span) -> String {
    line(span.of(text))
}

/// The text on one line, without control characters.
fn line(text: &str) -> String {
    printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
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
}
