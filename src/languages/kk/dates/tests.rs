//! The corpus of phrases, and what holds for any text.

use crate::figures::corpus::{assert_sound, calendar_texts, check_dates, check_hostile, check_undated, days};
use crate::languages::Language;
use jiff::civil::date;
use proptest::prelude::*;

#[test]
fn the_corpus_is_read_as_it_says_and_leaves_no_rule_out() {
    check_dates(Language::Kk, include_str!("corpus.tsv"));
}

#[test]
fn without_a_day_of_publication_only_what_is_fixed_is_resolved() {
    let fixed = |year, month, day| Some(date(year, month, day));
    check_undated(
        Language::Kk,
        "Өткен жылы сауда өсті; 2022 жылы, 2023 жылғы 5 мамырда және 6 мамырда талқыланды.",
        &[
            ("Өткен жылы", None),
            ("2022 жылы", fixed(2022, 1, 1)),
            ("2023 жылғы 5 мамырда", fixed(2023, 5, 5)),
            ("6 мамырда", None),
        ],
    );
}

#[test]
fn texts_made_to_break_the_reader_are_read_to_their_end() {
    let hostile = [
        ("", "1 мамырдан 2 мамырға дейін "),
        ("", "2020, 2021 және "),
        ("", "жылдың басының соңы "),
        ("", "мамыр-маусым-"),
        ("", "сейсенбі күні, 1 мамыр, "),
        ("", "өткен жылы жылы "),
        ("", "өткен жылдың сәйкес кезеңі "),
        ("", "үш жыл бұрын "),
    ];
    check_hostile(Language::Kk, &hostile);
}

/// What stands around the words of the table.
const AROUND: &[&str] = &[
    "2024",
    "31",
    "29",
    "1990",
    "–",
    "-",
    ",",
    "және",
    "мен",
    "дейін",
    "бері",
    "бастап",
    "9",
    "20",
    "90",
    "2024-02-30",
    "31.01.2024",
    "9999",
    "«",
    "»",
    "(",
    "№",
    "болады",
    "болды",
    ".",
];

proptest! {
    #[test]
    fn any_text_gives_spans_in_order_on_character_boundaries(text in calendar_texts(include_str!("words.tsv"), AROUND), published in days()) {
        assert_sound(&text, Language::Kk, published);
    }
}
