//! Parts of a year or of another period: halves, quarters, counted months, beginnings and ends.

use super::absolute::ordinal;
use super::relative::UNITS;
use crate::figures::Period;
use crate::figures::dates::read::{self, mapped, tag};
use crate::figures::dates::{Edge, Expression, Footing, Phrase, Unit, Year, YearPart};
use crate::figures::engine::{Match, Part, Rule};
use crate::figures::lexicon::Class;
use rust_decimal::prelude::ToPrimitive;

const EDGES: &[(&str, Edge)] = &[("beginning", Edge::Beginning), ("end", Edge::End), ("middle", Edge::Middle)];
const ORDINAL: Part = Part::Is(Class::Ordinal);
const HYPHEN: Part = Part::Maybe(&Part::Glued(&Part::Word(&["-", "‑"])));

/// The rules, the longer before the shorter.
pub(super) const RULES: &[Rule<Phrase>] = &[
    Rule {
        // «өткен жылдың сәйкес кезеңі»
        name: "same-period",
        pattern: &[tag("same"), tag("period")],
        production: |m| Some(read::phrase(m, Expression::SamePeriod(Year::Open), Footing::Joined)),
    },
    Rule {
        // «жыл басынан бері» is since this one's, also in January.
        name: "since-new-year",
        pattern: &[tag("year"), tag("beginning")],
        production: |m| {
            let year = Box::new(Expression::InYear(YearPart::Whole, Year::Offset(0)));
            read::text(m, 1).ends_with("нан").then(|| read::firm(m, Expression::Edge(Edge::Beginning, year)))
        },
    },
    Rule {
        name: "half",
        pattern: &[ORDINAL, tag("half")],
        production: |m| {
            let edge = match ordinal(m, 0)? {
                1 => Edge::FirstHalf,
                2 => Edge::SecondHalf,
                _ => return None,
            };
            Some(read::phrase(m, Expression::EdgeWord(edge), Footing::Joined))
        },
    },
    Rule { name: "quarter", pattern: &[tag("first"), tag("quarter")], production: |m| quarter(m, 1) },
    Rule { name: "quarter", pattern: &[ORDINAL, tag("quarter")], production: |m| quarter(m, ordinal(m, 0)?) },
    Rule {
        name: "quarter",
        pattern: &[tag("roman"), HYPHEN, tag("quarter")],
        production: |m| quarter(m, read::roman(read::text(m, 0))?),
    },
    Rule {
        name: "quarter",
        pattern: &[Part::Digits, HYPHEN, tag("quarter")],
        production: |m| quarter(m, read::text(m, 0).parse().ok()?),
    },
    Rule { name: "half-year", pattern: &[tag("first"), tag("half-year")], production: |m| half_year(m, 1) },
    Rule {
        // «биылғы жарты жылдың»: with a year it is the first half.
        name: "half-year",
        pattern: &[Part::Word(&["жарты"]), tag("year")],
        production: |m| Some(read::phrase(m, Expression::InYear(YearPart::Half(1), Year::Open), Footing::Joined)),
    },
    Rule { name: "half-year", pattern: &[ORDINAL, tag("half-year")], production: |m| half_year(m, ordinal(m, 0)?) },
    Rule {
        name: "half-year",
        pattern: &[tag("roman"), HYPHEN, tag("half-year")],
        production: |m| half_year(m, read::roman(read::text(m, 0))?),
    },
    Rule {
        name: "half-year",
        pattern: &[Part::Digits, HYPHEN, tag("half-year")],
        production: |m| half_year(m, read::text(m, 0).parse().ok()?),
    },
    Rule { name: "first-months", pattern: &[tag("first"), Part::Numeral, tag("month")], production: |m| months(m, 1) },
    Rule { name: "months-of", pattern: &[Part::Numeral, tag("month")], production: |m| months(m, 0) },
    Rule {
        name: "edge",
        pattern: &[tag("edge")],
        production: |m| {
            // «бас», "head", has the same forms but for the bare one.
            const BARE: &[&str] = &["бас", "басқа", "бастан", "баста", "басты", "бастың", "баспен"];
            let own = !BARE.contains(&read::text(m, 0).to_lowercase().as_str());
            let edge = Expression::EdgeWord(mapped(m, 0, EDGES)?);
            own.then(|| read::phrase(m, edge, Footing::Joined))
        },
    },
    Rule {
        // «тамыздың алғашқы аптасы», «наурыздың соңғы аптасында»
        name: "edge-week",
        pattern: &[Part::Word(&["алғашқы", "бірінші", "соңғы"]), tag("week")],
        production: |m| {
            let owned = read::text(m, 1).to_lowercase().starts_with("аптасы");
            let edge = if read::text(m, 0).to_lowercase() == "соңғы" { Edge::LastWeek } else { Edge::FirstWeek };
            owned.then(|| read::phrase(m, Expression::EdgeWord(edge), Footing::Joined))
        },
    },
    Rule {
        // As a part of it alone: «жыл соңына дейін».
        name: "the-year",
        pattern: &[tag("year")],
        production: |m| Some(read::phrase(m, Expression::InYear(YearPart::Whole, Year::TheYear), Footing::Joined)),
    },
    Rule {
        name: "the-unit",
        pattern: &[tag("unit")],
        production: |m| {
            let unit = mapped(m, 0, UNITS).filter(|unit| *unit != Unit::Day)?;
            Some(read::phrase(m, Expression::Unit(unit, 0), Footing::Joined))
        },
    },
];

fn quarter(m: &Match<'_, '_>, number: i8) -> Option<Phrase> {
    let quarter = Expression::InYear(YearPart::Quarter(number), Year::Open);
    (1..=4).contains(&number).then(|| read::firm(m, quarter))
}

fn half_year(m: &Match<'_, '_>, number: i8) -> Option<Phrase> {
    let half = Expression::InYear(YearPart::Half(number), Year::Open);
    (1..=2).contains(&number).then(|| read::firm(m, half))
}

/// «Алғашқы тоғыз айда»; «тоғыз айда» are the first of the year where they have just passed, else a length of time; with
/// a year they always are.
fn months(m: &Match<'_, '_>, at: usize) -> Option<Phrase> {
    const LEAST: i8 = 3;
    const CASES: &[&str] = &["айда", "айдың", "айдағы"];
    let numeral = m.numeral(at).filter(|numeral| numeral.value.is_integer())?;
    let count = numeral.value.to_i8().filter(|count| (1..=12).contains(count))?;
    let passed = m.row.document.published.is_some_and(|day| Period::has_just_passed(count, day));
    let stands = at > 0 || count >= LEAST && passed && CASES.contains(&read::text(m, at + 1));
    let footing = if stands { Footing::Firm } else { Footing::Joined };
    Some(read::phrase(m, Expression::InYear(YearPart::FirstMonths(count), Year::Open), footing))
}
