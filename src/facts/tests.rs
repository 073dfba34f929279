//! Sentences of the language's corpus with their names and amounts marked, and what is to be found in them.

use super::{Apart, Facts, StatedAmount};
use crate::archive::RawRelease;
use crate::document::Document;
use crate::figures::{Amount, CalendarMention, Figures, Period, Qualifier, Quantity, Value};
use crate::languages::{Language, Languages};
use crate::names::Mentions;
use crate::names::corpus::{mention, unmarked};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use std::fmt::Write;

/// The day of publication of every case.
const PUBLISHED: Date = date(2024, 3, 1);
/// What the mark `day` stands for, whatever is in it.
const DAY: Date = date(2024, 1, 31);

/// A sentence and the lines expected of it.
struct Case<'c> {
    marked: &'c str,
    expected: Vec<&'c str>,
}

/// The cases of a corpus: `>` opens a sentence, the lines below are what it says; `#` opens a comment.
fn cases(corpus: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in corpus.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        match (line.strip_prefix("> "), cases.last_mut()) {
            (Some(marked), _) => cases.push(Case { marked, expected: Vec::new() }),
            (None, Some(case)) if line != "-" => case.expected.push(line.trim()),
            _ => {}
        }
    }
    cases
}

/// Reads a text with marks such as `[person Name]`: what it says without them, and the marks as names and figures.
fn facts(marked: &str, language: Language, languages: &Languages) -> (String, Facts) {
    let (text, marks) = unmarked(marked);
    let (mut names, mut figures) = (Vec::new(), Figures::default());
    for (kind, span) in marks {
        if let Some(name) = mention(kind, span) {
            names.push(name);
            continue;
        }
        let amount = |quantity| Amount {
            span,
            quantity,
            value: Value::Exact(Decimal::ONE),
            qualifier: Qualifier::Exact,
            item: Vec::new(),
            rule: "marked",
            confidence: 100,
        };
        match kind {
            "number" => figures.amounts.push(amount(Quantity::Count)),
            "measure" => figures.amounts.push(amount(Quantity::Measure { unit: "t".to_owned() })),
            "percent" => figures.amounts.push(amount(Quantity::Percent)),
            "day" => {
                let period = Some(Period { from: DAY, to: DAY });
                figures.dates.push(CalendarMention { span, period, rule: "marked" });
            }
            "date" => {
                let year = span.of(&text).split(' ').next().and_then(|year| year.parse().ok()).unwrap_or(1999);
                let period = Period { from: date(year, 1, 1), to: date(year, 12, 31) };
                figures.dates.push(CalendarMention { span, period: Some(period), rule: "marked" });
            }
            currency => {
                let known = ["KZT", "USD", "EUR", "TJS", "BRL", "CHF", "CNY", "UZS"];
                let currency = known.into_iter().find(|known| *known == currency).expect("a known kind of mark");
                figures.amounts.push(amount(Quantity::Money { currency }));
            }
        }
    }
    let mut document = Document::read(RawRelease::plain("test", &text), Some(language), languages);
    document.published = Some(PUBLISHED);
    (text, Facts::find(&document, Mentions { names, posts: Vec::new() }, figures, languages, &Apart::default()))
}

/// Checks every case of a corpus with what `told` makes of its facts; all faults are shown at once.
pub(super) fn check(language: Language, corpus: &str, least: usize, told: impl Fn(&str, &Facts) -> Vec<String>) {
    let languages = Languages::load();
    let cases = cases(corpus);
    assert!(cases.len() >= least, "{} cases", cases.len());
    let mut faults = String::new();
    for case in &cases {
        let (text, facts) = facts(case.marked, language, &languages);
        let found = told(&text, &facts);
        if found != case.expected {
            let _ = writeln!(faults, "{text}\n  expected {:?}\n  found    {found:?}", case.expected);
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

pub(super) fn name(facts: &Facts, referent: Option<usize>) -> &str {
    referent.map_or("", |referent| facts.referents[referent].name.as_str())
}

/// The acts that a release tells: amount, actor, action.
fn acts(text: &str, facts: &Facts) -> Vec<String> {
    let stated = facts.amounts.iter().filter(|stated| stated.action.is_some());
    let lines = stated.map(|stated| {
        let amount = stated.amount.span.of(text);
        let actor = name(facts, stated.actor);
        format!("{amount} | {actor} | {}", stated.action.as_deref().unwrap_or_default()).replace("|  |", "| |")
    });
    lines.collect()
}

#[test]
fn english_acts_are_read_as_the_corpus_says() {
    check(Language::En, include_str!("../languages/en/clauses/acts.txt"), 45, acts);
}

#[test]
fn russian_acts_are_read_as_the_corpus_says() {
    check(Language::Ru, include_str!("../languages/ru/clauses/acts.txt"), 40, acts);
}

#[test]
fn kazakh_acts_are_read_as_the_corpus_says() {
    check(Language::Kk, include_str!("../languages/kk/clauses/acts.txt"), 40, acts);
}

#[test]
fn periods_and_restatements_are_read_as_the_corpora_say() {
    let stated = |text: &str, facts: &Facts| {
        let surface = |stated: &StatedAmount| stated.amount.span.of(text).to_owned();
        let lines = facts.amounts.iter().map(|stated| {
            let period = stated.period.map(|period| format!(" | {}", period.from.year()));
            let restated = stated.restates.map(|index| format!(" = {}", surface(&facts.amounts[index])));
            surface(stated) + &restated.unwrap_or_default() + &period.unwrap_or_default()
        });
        lines.collect()
    };
    check(Language::En, include_str!("../languages/en/facts/stated.txt"), 10, stated);
    check(Language::Ru, include_str!("../languages/ru/stated.txt"), 10, stated);
    check(Language::Kk, include_str!("../languages/kk/stated.txt"), 10, stated);
}

#[test]
fn names_of_one_release_are_joined_as_the_corpus_says() {
    let joined = |text: &str, facts: &Facts| {
        let referents = facts.referents.iter().enumerate().map(|(index, referent)| {
            let mentions = facts.references.iter().filter(|reference| reference.referent == index);
            let mentions: Vec<&str> = mentions.map(|reference| reference.mention.span.of(text)).collect();
            let acronym = referent.acronym.as_ref().map(|acronym| format!(" ({acronym})")).unwrap_or_default();
            format!("{}: {}{acronym} = {}", referent.kind.code(), referent.name, mentions.join("; "))
        });
        referents.collect()
    };
    check(Language::En, include_str!("../languages/en/facts/referents.txt"), 28, joined);
    check(Language::En, include_str!("../languages/en/facts/bodies.txt"), 17, joined);
    check(Language::Ru, include_str!("../languages/ru/bodies.txt"), 16, joined);
    check(Language::Ru, include_str!("../languages/ru/people.txt"), 4, joined);
    check(Language::Kk, include_str!("../languages/kk/bodies.txt"), 13, joined);
}
