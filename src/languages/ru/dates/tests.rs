//! The corpus of phrases, and what holds for any text.

use crate::figures::corpus::{assert_sound, calendar_texts, check_dates, check_hostile, check_undated, days};
use crate::languages::Language;
use jiff::civil::date;
use proptest::prelude::*;

#[test]
fn the_corpus_is_read_as_it_says_and_leaves_no_rule_out() {
    check_dates(Language::Ru, include_str!("corpus.tsv"));
}

#[test]
fn without_a_day_of_publication_only_what_is_fixed_is_resolved() {
    let fixed = |year, month, day| Some(date(year, month, day));
    check_undated(
        Language::Ru,
        "В прошлом году торговля выросла; в 2022 году, 5 мая 2023 года и 6 мая это обсуждалось.",
        &[
            ("прошлом году", None),
            ("2022 году", fixed(2022, 1, 1)),
            ("5 мая 2023 года", fixed(2023, 5, 5)),
            ("6 мая", None),
        ],
    );
}

#[test]
fn texts_made_to_break_the_reader_are_read_to_their_end() {
    let hostile = [
        ("с ", "1 мая по 2 мая по "),
        ("с ", "2020 по "),
        ("в ", "2020, 2021 и "),
        ("", "начало конца "),
        ("", "первой половины первого полугодия "),
        ("", "май–июнь–"),
        ("", "1 мая, понедельник, "),
        ("", "прошлого года года "),
        ("", "аналогичный период прошлого года "),
        ("Концепция ", "развития на 2024 год "),
        ("", "годом ранее "),
        ("", "32767 лет назад "),
    ];
    check_hostile(Language::Ru, &hostile);
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
    "с",
    "по",
    "до",
    "в",
    "и",
    "же",
    "между",
    "9",
    "20",
    "2024-02-30",
    "31.01.2024",
    "9999",
    "«",
    "»",
    "(",
    "№",
    "назад",
    "Май",
    "будет",
    "был",
    ".",
];

proptest! {
    #[test]
    fn any_text_gives_spans_in_order_on_character_boundaries(text in calendar_texts(include_str!("words.tsv"), AROUND), published in days()) {
        assert_sound(&text, Language::Ru, published);
    }
}
