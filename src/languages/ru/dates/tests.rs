//! The corpus of phrases, and what holds for any text.

use crate::figures::corpus::{assert_sound, check_dates, mentions};
use crate::figures::lexicon::{DecimalMark, Lexicon};
use crate::languages::Language;
use crate::languages::ru::morphology::Morphology;
use jiff::civil::{Date, date};
use proptest::prelude::*;

#[test]
fn the_tables_are_well_formed() {
    let fault = super::grammar(&mut Lexicon::new(DecimalMark::Comma), &Morphology::load()).err();
    assert_eq!(fault, None);
}

#[test]
fn the_corpus_is_read_as_it_says_and_leaves_no_rule_out() {
    check_dates(Language::Ru, include_str!("corpus.tsv"));
}

#[test]
fn without_a_day_of_publication_only_what_is_fixed_is_resolved() {
    let text = "В прошлом году торговля выросла; в 2022 году, 5 мая 2023 года и 6 мая это обсуждалось.";
    let found = mentions(text, Language::Ru, None);
    let found = found.iter().map(|m| (m.span.of(text), m.period.map(|p| p.from))).collect::<Vec<_>>();
    let fixed = |year, month, day| Some(date(year, month, day));
    assert_eq!(
        found,
        [
            ("прошлом году", None),
            ("2022 году", fixed(2022, 1, 1)),
            ("5 мая 2023 года", fixed(2023, 5, 5)),
            ("6 мая", None)
        ]
    );
}

#[test]
fn texts_made_to_break_the_reader_are_read_to_their_end() {
    const TIMES: usize = 20_000;
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
    for (lead, repeated) in hostile {
        let text = format!("{lead}{}", repeated.repeat(TIMES));
        let found = mentions(&text, Language::Ru, Some(date(2024, 5, 13)));
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
        .map(|word| word.split(':').next().unwrap_or(word))
        .chain(["2024", "31", "29", "1990", "–", "-", ",", "с", "по", "до", "в", "и", "же", "между", "9", "20"])
        .chain(["2024-02-30", "31.01.2024", "9999", "«", "»", "(", "№", "назад", "Май", "будет", "был", "."])
        .collect();
    let known = prop::collection::vec((prop::sample::select(words), prop::sample::select(vec![" ", " ", ""])), 0..24)
        .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect());
    prop_oneof![known, any::<String>()]
}

proptest! {
    #[test]
    fn any_text_gives_spans_in_order_on_character_boundaries(text in texts(), day in -4_371_587i32..2_932_896) {
        let published = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(day)).ok();
        assert_sound(&text, Language::Ru, published);
    }
}
