//! What must hold for the figures of any text, in every language, and texts made to break it.

use super::{LANGUAGES, amounts, document, grammar, mentions};
use crate::document::Document;
use crate::figures::explain::Account;
use crate::figures::lexicon::{Class, Lexicon};
use crate::figures::{Figures, Value};
use crate::languages::Language;
use crate::position::Span;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Any day that a release can be published on.
pub fn days() -> impl Strategy<Value = Option<Date>> {
    let days =
        (Date::MIN.duration_since(Date::constant(1970, 1, 1)), Date::MAX.duration_since(Date::constant(1970, 1, 1)));
    (days.0.as_hours() / 24..=days.1.as_hours() / 24)
        .prop_map(|day| Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(day)).ok())
}

/// Words in a row, most of them with a space between.
pub fn rows_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let word = (prop::sample::select(words), prop::bool::weighted(0.8));
    prop::collection::vec(word, 0..40).prop_map(|words| {
        words.iter().map(|(word, spaced)| format!("{word}{}", if *spaced { " " } else { "" })).collect()
    })
}

/// Texts of the words of a table, so that the rules that know them are tried in every order, and of what stands around
/// them; and any other text.
pub fn calendar_texts(table: &'static str, around: &[&'static str]) -> impl Strategy<Value = String> {
    let written = table.lines().filter_map(|line| line.split('\t').next()).flat_map(|entry| entry.split('|'));
    // Behind a colon stands how a word is declined.
    let words = written.map(|word| word.split(':').next().unwrap_or(word)).chain(around.iter().copied());
    let words = words.collect::<Vec<_>>();
    let known = prop::collection::vec((prop::sample::select(words), prop::sample::select(vec![" ", " ", ""])), 0..24)
        .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect());
    prop_oneof![known, any::<String>()]
}

/// A whole number in groups of three digits.
pub fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits"));
    groups.collect::<Vec<_>>().join(separator)
}

/// Asserts that the only figure of a sentence is what stands there in brackets, with the whole number written for `{}`.
pub fn assert_read(sentence: &str, written: &str, language: Language, number: u64) {
    let sentence = sentence.replace("{}", written);
    let (start, end) = (sentence.find('[').expect("a bracket"), sentence.find(']').expect("its end"));
    let text = sentence.replace(['[', ']'], "");
    let found = amounts(&text, language);
    assert_eq!(found.len(), 1, "{text}");
    assert_eq!(found[0].value, Value::Exact(number.into()), "{text}");
    assert_eq!(found[0].span.of(&text), &sentence[start + 1..end]);
}

/// Asserts what is read of a text whose day of publication nobody knows: each date and, where it says it by itself, its
/// first day.
pub fn check_undated(language: Language, text: &str, expected: &[(&str, Option<Date>)]) {
    let found = mentions(text, language, None);
    let found = found.iter().map(|m| (m.span.of(text), m.period.map(|period| period.from))).collect::<Vec<_>>();
    assert_eq!(found, expected);
}

/// Asserts that texts which repeat the second of two parts behind the first are read to their end.
pub fn check_hostile(language: Language, hostile: &[(&str, &str)]) {
    const TIMES: usize = 20_000;
    for (lead, repeated) in hostile {
        let text = format!("{lead}{}", repeated.repeat(TIMES));
        let found = mentions(&text, language, Some(date(2024, 5, 13)));
        assert!(found.len() <= 2 * TIMES, "{repeated}");
        assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{repeated}");
        let is_ordered = found.iter().all(|mention| mention.period.is_some_and(|period| period.from <= period.to));
        assert!(is_ordered, "{repeated}");
    }
}

/// Asserts what holds for the figures of any text: spans on character boundaries, in order and apart; ranges that rise;
/// every number accounted for.
pub fn assert_sound(text: &str, language: Language, published: Option<Date>) {
    let document = document(text, language, published);
    let Figures { amounts, dates } = Figures::find(&document, &LANGUAGES);
    for amount in &amounts {
        for span in amount.item.iter().chain([&amount.span]) {
            assert!(!span.is_empty() && text.get(span.range()).is_some(), "{amount:?} in {text:?}");
        }
        if let Value::Range(low, high) = amount.value {
            assert!(low < high, "{amount:?} in {text:?}");
        }
        assert!((1..=100).contains(&amount.confidence));
    }
    for mention in &dates {
        assert!(text.get(mention.span.range()).is_some_and(|surface| !surface.is_empty()), "{mention:?} in {text:?}");
        assert!(mention.period.is_none_or(|period| period.from <= period.to), "{mention:?} in {text:?}");
    }
    let mut spans =
        amounts.iter().map(|amount| amount.span).chain(dates.iter().map(|date| date.span)).collect::<Vec<_>>();
    spans.sort_by_key(|span| span.start);
    for pair in spans.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{pair:?} in {text:?}");
    }
    assert_accounted(&document, spans);
}

/// Asserts that each number of a text lies in a figure or in what is told to be none, and that no two of these overlap.
fn assert_accounted(document: &Document, extracted: Vec<Span>) {
    let (text, grammar) = (&document.text, grammar(document.language));
    let Account { figures, skipped, .. } = Account::of(document, grammar);
    let mut spans: Vec<Span> = figures.amounts.iter().map(|amount| amount.span).collect();
    spans.extend(figures.dates.iter().map(|date| date.span));
    spans.sort_unstable();
    assert_eq!(spans, extracted, "the same is extracted in {text:?}");
    for skipped in &skipped {
        assert!(!skipped.span.is_empty() && text.get(skipped.span.range()).is_some(), "{skipped:?} in {text:?}");
        assert!(!skipped.why().is_empty(), "{skipped:?} has no reason");
    }
    spans.extend(skipped.iter().map(|skipped| skipped.span));
    spans.sort_unstable();
    for pair in spans.windows(2) {
        assert!(!pair[0].overlaps(pair[1]), "{:?} and {:?} in {text:?}", pair[0].of(text), pair[1].of(text));
    }
    for (index, token) in document.tokens.iter().enumerate() {
        let word = document.token(index);
        let is_number = word.bytes().any(|byte| byte.is_ascii_digit()) || is_number_word(&grammar.lexicon, word);
        let told = spans.iter().any(|span| span.contains(token.span) || span.to(token.span).end == span.end + 1);
        assert!(!is_number || told, "nothing tells of {word:?} in {text:?}");
    }
}

fn is_number_word(lexicon: &Lexicon, word: &str) -> bool {
    const NUMBERS: [Class; 7] =
        [Class::Cardinal, Class::Broken, Class::Scale, Class::Fraction, Class::Nth, Class::Ordinal, Class::Ratio];
    let phrase = lexicon.longest(&[lexicon.known(word).word], |_| false);
    phrase.is_some_and(|phrase| phrase.senses.iter().any(|sense| NUMBERS.contains(&sense.class())))
}
