//! Every rule has its reason, and every number its account.

use super::{Account, DIGITS_IN_WORD, NO_NUMBER, SET_PHRASE, WORDS, reason};
use crate::figures::corpus::{LANGUAGES, assert_sound, document, grammar};
use crate::figures::{ranges, rules};
use crate::languages::Language;
use jiff::civil::date;
use rust_decimal::Decimal;

#[test]
fn every_rule_has_its_reason() {
    let grammars = Language::ALL.into_iter().map(|language| &LANGUAGES.of(language).figures);
    let of_languages = grammars.flat_map(|grammar| grammar.amounts.names().chain(grammar.dates.names()));
    let shared = rules::restored().chain([ranges::RANGE, ranges::CHANGE, "per-number"]);
    let swept = WORDS.into_iter().map(|(_, rule)| rule).chain([DIGITS_IN_WORD, NO_NUMBER, SET_PHRASE]);
    let mut unexplained: Vec<_> =
        of_languages.chain(shared).chain(swept).filter(|rule| reason(rule).is_empty()).collect();
    unexplained.sort_unstable();
    unexplained.dedup();
    assert!(unexplained.is_empty(), "reasons.tsv says nothing of {unexplained:?}");
}

#[test]
fn a_rule_has_one_reason() {
    let mut names: Vec<_> = super::REASONS.lines().filter_map(|line| line.split('\t').next()).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

/// What is left aside of a text: surface, value, rule.
fn skipped(text: &str) -> Vec<(&str, Option<String>, &'static str)> {
    let account = Account::of(&document(text, Language::En, Some(date(2024, 2, 1))), grammar(Language::En));
    let told = account.skipped.iter().map(|skipped| {
        (skipped.span.of(text), skipped.value.map(|value: Decimal| value.normalize().to_string()), skipped.rule)
    });
    told.collect()
}

#[test]
fn numbers_that_stand_alone_keep_their_value() {
    let cases = [
        ("one hundred and twenty", "one hundred and twenty", Some("120"), "number"),
        ("2.5", "2.5", Some("2.5"), "number"),
        ("a dozen", "dozen", Some("12"), "number"),
        ("-17", "-17", Some("-17"), "number"),
        ("minus three thousand", "minus three thousand", Some("-3000"), "number"),
        ("negative 12", "negative 12", Some("-12"), "number"),
        ("three point one four", "three point one four", Some("3.14"), "number"),
        ("two point five million", "two point five million", Some("2500000"), "number"),
        ("7 point 25", "7 point 25", Some("7.25"), "number"),
        ("three-quarters of the towns", "three-quarters", Some("0.75"), "fraction"),
        ("half of it", "half", Some("0.5"), "fraction-word"),
        ("a fifth of it", "fifth", Some("0.2"), "fraction-word"),
        ("the twenty-third meeting", "twenty-third", Some("23"), "ordinal"),
        ("the 21st meeting", "21st", Some("21"), "ordinal"),
        ("3/8", "3/8", Some("0.375"), "slashed"),
        ("24/7", "24/7", None, "slashed"),
        ("the third meeting", "third", Some("3"), "ordinal-word"),
        ("Article 12", "Article 12", Some("12"), "numbered"),
        ("for five years", "five years", Some("5"), "duration"),
        ("31.13.2024", "31.13.2024", None, "no-number"),
        ("the G20", "G20", None, "digits-in-word"),
        ("at 10:30", "10:30", None, "clock"),
    ];
    for (text, surface, value, rule) in cases {
        assert_eq!(skipped(text), [(surface, value.map(str::to_owned), rule)], "{text}");
    }
}

#[test]
fn what_is_extracted_is_not_skipped() {
    let text = "On 5 March 2024, 31 tons of oil and 14–16% of $3.4 billion were found.";
    assert_eq!(skipped(text), []);
    assert_sound(text, Language::En, None);
}

#[test]
fn a_date_without_a_year_tells_how_else_it_reads() {
    let told = |text: &str| {
        let account = Account::of(&document(text, Language::En, Some(date(2024, 9, 1))), grammar(Language::En));
        account.alternatives.iter().map(|other| other.map(|other| other.to_string())).collect::<Vec<_>>()
    };
    let back = "read as in the past because of the verb, which tells what happened; ahead it would be 2025-07-03";
    assert_eq!(told("The summit was held on 3 July."), [Some(back.to_owned())]);
    let ahead = "read as ahead because of the verb, which tells what is to come; in the past it would be 2024-07-03";
    assert_eq!(told("The summit will be held on 3 July."), [Some(ahead.to_owned())]);
    assert_eq!(told("It was held on 3 July 2023 and last year."), [None, None]);
}
