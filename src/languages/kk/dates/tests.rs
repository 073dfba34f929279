//! The corpus of phrases, and what holds for any text.

use crate::figures::corpus::{assert_sound, check_dates, mentions};
use crate::figures::lexicon::{DecimalMark, Lexicon};
use crate::languages::Language;
use crate::languages::kk::morphology::Morphology;
use jiff::civil::{Date, date};
use proptest::prelude::*;

#[test]
fn the_tables_are_well_formed() {
    let fault = super::grammar(&mut Lexicon::new(DecimalMark::Comma), &Morphology::load()).err();
    assert_eq!(fault, None);
}

#[test]
fn the_corpus_is_read_as_it_says_and_leaves_no_rule_out() {
    check_dates(Language::Kk, include_str!("corpus.tsv"));
}

#[test]
fn without_a_day_of_publication_only_what_is_fixed_is_resolved() {
    let text = "Өткен жылы сауда өсті; 2022 жылы, 2023 жылғы 5 мамырда және 6 мамырда талқыланды.";
    let found = mentions(text, Language::Kk, None);
    let found = found.iter().map(|m| (m.span.of(text), m.period.map(|p| p.from))).collect::<Vec<_>>();
    let fixed = |year, month, day| Some(date(year, month, day));
    assert_eq!(
        found,
        [
            ("Өткен жылы", None),
            ("2022 жылы", fixed(2022, 1, 1)),
            ("2023 жылғы 5 мамырда", fixed(2023, 5, 5)),
            ("6 мамырда", None)
        ]
    );
}

#[test]
fn texts_made_to_break_the_reader_are_read_to_their_end() {
    const TIMES: usize = 20_000;
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
    for (lead, repeated) in hostile {
        let text = format!("{lead}{}", repeated.repeat(TIMES));
        let found = mentions(&text, Language::Kk, Some(date(2024, 5, 13)));
        assert!(found.len() <= 2 * TIMES, "{repeated}");
        assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{repeated}");
    }
}

/// Texts made of the words that the rules know, so that they are tried in every order.
fn texts() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = include_str!("words.tsv")
        .lines()
        .filter_map(|line| line.split('\t').next())
        .flat_map(|entry| entry.split('|'))
        .chain(["2024", "31", "29", "1990", "–", "-", ",", "және", "мен", "дейін", "бері", "бастап", "9", "20", "90"])
        .chain(["2024-02-30", "31.01.2024", "9999", "«", "»", "(", "№", "болады", "болды", "."])
        .collect();
    let known = prop::collection::vec((prop::sample::select(words), prop::sample::select(vec![" ", " ", ""])), 0..24)
        .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect());
    prop_oneof![known, any::<String>()]
}

proptest! {
    #[test]
    fn any_text_gives_spans_in_order_on_character_boundaries(text in texts(), day in -4_371_587i32..2_932_896) {
        let published = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(day)).ok();
        assert_sound(&text, Language::Kk, published);
    }
}
