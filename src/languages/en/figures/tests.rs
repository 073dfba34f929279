//! The corpus of phrases with what stands in them, and properties that hold for any text.

use super::grammar;
use crate::archive::RawRelease;
use crate::document::Document;
use crate::figures::amounts::Reading;
use crate::figures::engine::Row;
use crate::figures::lexicon::Lexicon;
use crate::figures::{Amount, Figures, Quantity, Value, ranges, rules};
use crate::languages::{Language, Languages};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Lines of a phrase and, behind tabs, the amounts that must be found in it, and no others.
const CORPUS: &str = include_str!("corpus.tsv");

fn document(text: &str, languages: &Languages) -> Document {
    Document::read(RawRelease::plain("test", text), Some(Language::En), languages)
}

/// An amount as the corpus writes it: `85,000: count 85000 over {rounds of ammunition}`.
fn written(amount: &Amount, text: &str) -> String {
    let unit = match &amount.quantity {
        Quantity::Money { currency } => format!(" {currency}"),
        Quantity::Measure { unit } => format!(" {unit}"),
        Quantity::Count | Quantity::Percent | Quantity::Ratio => String::new(),
    };
    let value = match amount.value {
        Value::Exact(value) => value.normalize().to_string(),
        Value::Range(low, high) => format!("{}..{}", low.normalize(), high.normalize()),
    };
    let item = amount.item.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(" ");
    let item = if item.is_empty() { item } else { format!(" {{{item}}}") };
    let qualifier = amount.qualifier.code();
    format!("{}: {} {value}{unit} {qualifier}{item}", amount.span.of(text), amount.quantity.code())
}

#[test]
fn the_tables_are_well_formed() {
    assert_eq!(grammar(&mut Lexicon::default()).err(), None);
}

#[test]
fn every_phrase_of_the_corpus_gives_its_amounts_and_no_others() {
    let languages = Languages::load();
    let mut wrong = Vec::new();
    let mut phrases = 0;
    for line in CORPUS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let mut fields = line.split('\t');
        let phrase = fields.next().unwrap();
        let expected = fields.collect::<Vec<_>>();
        let document = document(phrase, &languages);
        let amounts = Figures::find(&document, &languages).amounts;
        let found = amounts.iter().map(|amount| written(amount, phrase)).collect::<Vec<_>>();
        if found != expected {
            wrong.push(format!("{phrase}\n  expected {expected:?}\n  found    {found:?}"));
        }
        phrases += 1;
    }
    assert!(wrong.is_empty(), "{} of {phrases} phrases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_is_used_by_a_phrase_of_the_corpus() {
    let languages = Languages::load();
    let data = languages.of(Language::En).figures.as_ref().unwrap();
    let mut used = BTreeSet::new();
    for line in CORPUS.lines().filter(|line| !line.starts_with('#')) {
        let phrase = line.split('\t').next().unwrap();
        let document = document(phrase, &languages);
        used.extend(Figures::find(&document, &languages).amounts.iter().map(|amount| amount.rule));
        used.extend(data.amounts.read(&data.row(&document)).iter().map(|reading| match reading {
            Reading::Amount(draft) => draft.rule,
            Reading::Skipped(rule) => rule,
        }));
    }
    let joined = [ranges::RANGE, ranges::CHANGE];
    let rules = data.amounts.names().chain(rules::restored()).chain(joined).collect::<BTreeSet<_>>();
    let unused = rules.difference(&used).collect::<Vec<_>>();
    assert!(unused.is_empty(), "no phrase uses {unused:?}");
}

#[test]
fn numbers_that_no_decimal_holds_are_no_figures() {
    let languages = Languages::load();
    let digits = "7".repeat(10_000);
    let groups = vec!["777"; 500].join(" ");
    let words = vec!["nine hundred million billion trillion quadrillion"; 200].join(" ");
    let scales = format!("a {}", vec!["quadrillion"; 500].join(" "));
    for number in [digits, groups, words, scales] {
        let text = format!("It costs {number} tenge and {number} people came.");
        let document = document(&text, &languages);
        for amount in Figures::find(&document, &languages).amounts {
            assert!(amount.span.len() < text.len() / 2, "{amount:?}");
        }
    }
}

/// Words that rules are made of, so that random texts reach deep into them.
const WORDS: &[&str] = &[
    "from",
    "to",
    "between",
    "and",
    "or",
    "of",
    "a",
    "the",
    "them",
    "half",
    "million",
    "bn",
    "m",
    "k",
    "dozen",
    "hundred",
    "two",
    "one",
    "twenty",
    "-",
    "–",
    "%",
    "percent",
    "$",
    "US",
    "tenge",
    "KZT",
    "(",
    ")",
    ",",
    ".",
    ":",
    "/",
    "+",
    "5",
    "1.5",
    "85,000",
    "000",
    "2024",
    "No.",
    "Article",
    "aged",
    "years",
    "old",
    "km",
    "per",
    "hour",
    "tons",
    "grew",
    "rose",
    "times",
    "fold",
    "doubled",
    "over",
    "exceeded",
    "at",
    "least",
    "or more",
    "another",
    "number",
    "people",
    "new",
    "routes",
    "schools",
    "'s",
    "June",
    "№",
    "‘",
    "ly",
    "ed",
    "é",
    "тенге",
    "\u{a0}",
    "\n\n",
];

fn assert_sound(text: &str, languages: &Languages) {
    let document = document(text, languages);
    let amounts = Figures::find(&document, languages).amounts;
    for amount in &amounts {
        for span in amount.item.iter().chain([&amount.span]) {
            assert!(!span.is_empty() && text.get(span.range()).is_some(), "{amount:?} in {text:?}");
        }
        if let Value::Range(low, high) = amount.value {
            assert!(low < high, "{amount:?} in {text:?}");
        }
        assert!((1..=100).contains(&amount.confidence));
    }
    for pair in amounts.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} in {text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_sound_amounts(text in ".{0,200}") {
        assert_sound(&text, &Languages::load());
    }

    #[test]
    fn any_row_of_figure_words_gives_sound_amounts(
        words in prop::collection::vec((prop::sample::select(WORDS), prop::bool::weighted(0.8)), 0..40),
    ) {
        let text = words.iter().map(|(word, spaced)| format!("{word}{}", if *spaced { " " } else { "" }));
        assert_sound(&text.collect::<String>(), &Languages::load());
    }

    #[test]
    fn whole_numbers_are_read_from_every_way_of_writing_them(number in 1_000u64..1_000_000_000) {
        let languages = Languages::load();
        let digits = number.to_string();
        for separator in [",", " ", "\u{a0}", "\u{2009}", "\u{202f}"] {
            let groups = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap());
            let text = format!("It costs {} tenge.", groups.collect::<Vec<_>>().join(separator));
            let document = document(&text, &languages);
            let found = Figures::find(&document, &languages).amounts;
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(found[0].value, Value::Exact(number.into()), "{}", text);
        }
    }

    #[test]
    fn whole_numbers_are_read_from_their_words(number in 1u64..1_000_000_000_000_000, british in any::<bool>()) {
        let languages = Languages::load();
        let text = format!("It costs {} tenge.", in_words(number, if british { " and " } else { " " }));
        let document = document(&text, &languages);
        let found = Figures::find(&document, &languages).amounts;
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].value, Value::Exact(number.into()), "{}", text);
        prop_assert_eq!(found[0].span.of(&text), &text["It costs ".len()..text.len() - 1]);
    }
}

/// A number in English words, tens and ones behind a hundred or a thousand joined by `joiner`.
fn in_words(number: u64, joiner: &str) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const SCALES: [(u64, &str); 5] = [
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
        (1_000, "thousand"),
        (100, "hundred"),
    ];
    if let Some(&(scale, word)) = SCALES.iter().find(|(scale, _)| number >= *scale) {
        let (high, low) = (in_words(number / scale, joiner), number % scale);
        return match low {
            0 => format!("{high} {word}"),
            1..100 => format!("{high} {word}{joiner}{}", in_words(low, joiner)),
            _ => format!("{high} {word} {}", in_words(low, joiner)),
        };
    }
    match (number / 10, number % 10) {
        (2.., 0) => TENS[number as usize / 10].to_owned(),
        (2.., ones) => format!("{}-{}", TENS[number as usize / 10], ONES[ones as usize]),
        _ => ONES[number as usize].to_owned(),
    }
}
