//! What the names and figures of a release are worth, as lists.

use crate::cli::palette::{Ink, Palette};
use crate::cli::wording::{days, line, worth};
use pressrecord::document::Document;
use pressrecord::facts::{Facts, Referent, StatedAmount};
use pressrecord::figures::{Amount, CalendarMention, Quantity};
use pressrecord::names::NameKind;
use pressrecord::position::Span;
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
        Some(worth(amount.quantity.code(), amount.value, unit(amount), amount.qualifier.code())),
        (!item.is_empty()).then_some(item),
        (!did.is_empty()).then(|| format!("({did})")),
        period.map(|period| days(period.from, period.to)),
        restated.map(|other| format!("= {other}")),
    ];
    let meaning = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
    Entry { surface: surface(text, amount.span), meaning: line(&meaning) }
}

fn unit(amount: &Amount) -> Option<&str> {
    match &amount.quantity {
        Quantity::Money { currency } => Some(currency),
        Quantity::Measure { unit } => Some(unit),
        Quantity::Count | Quantity::Percent | Quantity::Ratio => None,
    }
}

fn date(document: &Document, mention: &CalendarMention) -> Entry {
    let meaning = mention.period.map_or_else(|| "unknown".to_owned(), |period| days(period.from, period.to));
    Entry { surface: surface(&document.text, mention.span), meaning }
}

fn surface(text: &str, span: Span) -> String {
    line(span.of(text))
}
