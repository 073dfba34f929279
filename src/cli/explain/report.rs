//! Every number of a text on a line of its own, in columns.

use crate::cli::palette::{Ink, Palette};
use crate::cli::wording::{days, line, worth};
use pressrecord::pipeline::{Explained, Finding, Outcome};
use std::io::{self, Write};

/// The widest column that others are aligned to; longer cells push what follows to the right.
const WIDEST: usize = 36;

/// Writes a line a number.
pub fn write_report(out: &mut impl Write, explained: &Explained, palette: &Palette) -> io::Result<()> {
    let rows: Vec<[String; 5]> = explained.findings.iter().map(|finding| cells(explained, finding)).collect();
    if rows.is_empty() {
        return writeln!(out, "{}", palette.paint(Ink::Faint, "no number, no date"));
    }
    let width = |column: usize| {
        let lengths = rows.iter().map(|row| row[column].chars().count()).filter(|&length| length <= WIDEST);
        lengths.max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2), width(3)];
    for (finding, row) in explained.findings.iter().zip(&rows) {
        let [surface, kind, value, rule, why] = row;
        let ink = match finding.outcome {
            Outcome::Amount(_) => Ink::Amount,
            Outcome::Date(..) => Ink::Date,
            Outcome::Skipped(_) => Ink::Faint,
        };
        write!(out, "{}{}", palette.paint(ink, surface), gap(surface, widths[0]))?;
        write!(out, "{kind}{}{value}{}", gap(kind, widths[1]), gap(value, widths[2]))?;
        writeln!(out, "{rule}{}{}", gap(rule, widths[3]), palette.paint(Ink::Faint, why))?;
    }
    Ok(())
}

/// The spaces between a cell and the next.
fn gap(cell: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(cell.chars().count()) + 2)
}

/// Surface, kind, value, rule, and what the rule says.
fn cells(explained: &Explained, finding: &Finding) -> [String; 5] {
    let (kind, value) = kind_and_value(explained, finding);
    [line(&finding.surface), kind.to_owned(), line(&value), finding.rule.to_owned(), finding.why()]
}

fn kind_and_value(explained: &Explained, finding: &Finding) -> (&'static str, String) {
    match &finding.outcome {
        Outcome::Amount(index) => explained.record.amounts.get(*index).map_or(("", String::new()), |amount| {
            let unit = amount.currency.or(amount.unit.as_deref());
            let worth = worth(amount.kind, amount.value, unit, amount.qualifier);
            let value = amount.item.as_deref().map_or_else(|| worth.clone(), |item| format!("{worth} {item}"));
            (amount.kind, value)
        }),
        Outcome::Date(index, _) => {
            let period = explained.record.dates.get(*index).and_then(|date| date.period);
            ("date", period.map_or_else(|| "unknown".to_owned(), |period| days(period.from, period.to)))
        }
        Outcome::Skipped(skipped) => {
            ("skipped", skipped.value.map_or_else(String::new, |value| format!("({})", value.normalize())))
        }
    }
}

/// All that is told of a text, on one line.
pub fn in_one_line(explained: &Explained) -> String {
    let told = explained.findings.iter().map(|finding| {
        let [surface, kind, value, rule, why] = cells(explained, finding);
        match finding.outcome {
            Outcome::Skipped(_) => format!("{surface}: {kind}, {why} [{rule}]"),
            _ => format!("{surface}: {kind} {value} [{rule}]"),
        }
    });
    told.collect::<Vec<_>>().join("; ")
}
