//! The corpus of phrases with what stands in them, and properties that hold for any text.

use crate::figures::corpus::{amounts, assert_read, assert_sound, check_amounts, grouped, rows_of};
use crate::languages::Language;
use proptest::prelude::*;

#[test]
fn the_corpus_is_read_as_it_says_and_leaves_no_rule_out() {
    check_amounts(Language::En, include_str!("corpus.tsv"), &[]);
}

#[test]
fn numbers_that_no_decimal_holds_are_no_figures() {
    let digits = "7".repeat(10_000);
    let groups = vec!["777"; 500].join(" ");
    let words = vec!["nine hundred million billion trillion quadrillion"; 200].join(" ");
    let scales = format!("a {}", vec!["quadrillion"; 500].join(" "));
    for number in [digits, groups, words, scales] {
        let text = format!("It costs {number} tenge and {number} people came.");
        for amount in amounts(&text, Language::En) {
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

proptest! {
    #[test]
    fn any_text_gives_sound_amounts(text in ".{0,200}") {
        assert_sound(&text, Language::En, None);
    }

    #[test]
    fn any_row_of_figure_words_gives_sound_amounts(text in rows_of(WORDS)) {
        assert_sound(&text, Language::En, None);
    }

    #[test]
    fn whole_numbers_are_read_from_every_way_of_writing_them(number in 1_000u64..1_000_000_000) {
        for separator in [",", " ", "\u{a0}", "\u{2009}", "\u{202f}"] {
            assert_read("It costs [{} tenge].", &grouped(number, separator), Language::En, number);
        }
    }

    #[test]
    fn whole_numbers_are_read_from_their_words(number in 1u64..1_000_000_000_000_000, british in any::<bool>()) {
        assert_read("It costs [{} tenge].", &in_words(number, if british { " and " } else { " " }), Language::En, number);
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
