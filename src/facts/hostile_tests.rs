//! Texts made to take the rules long or deep: each is to be read to its end, with sane results.

use super::{Apart, Facts};
use crate::archive::RawRelease;
use crate::document::Document;
use crate::figures::Figures;
use crate::languages::{Language, Languages};
use crate::names::{Mention, Mentions, NameKind, Source};
use crate::position::Span;
use std::fmt::Write;

const REPEATS: usize = 20_000;

/// Reads a text with the names in it: `names` says how each is written, in the order in which they stand.
fn facts(text: &str, names: &[(NameKind, String)]) -> Facts {
    let languages = Languages::load();
    let mut from = 0;
    let mentions = names.iter().map(|(kind, name)| {
        let start = from + text[from..].find(name.as_str()).expect("the name stands in the text");
        from = start + name.len();
        Mention { span: Span::new(start, from), kind: *kind, confidence: 1.0, source: Source::Model }
    });
    let names = mentions.collect();
    let document = Document::read(RawRelease::plain("test", text), Some(Language::En), &languages);
    Facts::find(&document, Mentions { names, posts: Vec::new() }, Figures::default(), &languages, &Apart::default())
}

/// One name in each sentence of its own.
fn listed(kind: NameKind, names: impl Iterator<Item = String>) -> Facts {
    listed_behind("They met", kind, names)
}

/// One name in each sentence of its own, behind the opening words.
fn listed_behind(opening: &str, kind: NameKind, names: impl Iterator<Item = String>) -> Facts {
    let mut text = String::new();
    let mut listed = Vec::new();
    for name in names {
        let _ = writeln!(text, "{opening} {name} again.");
        listed.push((kind, name));
    }
    let facts = facts(&text, &listed);
    assert_eq!(facts.references.len(), listed.len());
    facts
}

/// A word in letters that no other number gives.
fn word(mut number: usize) -> String {
    let mut word = String::from("K");
    for _ in 0..3 {
        word.push(['o', 'a', 'e', 'u'][number % 4]);
        word.push(['b', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 't', 'v', 'z'][number / 4 % 12]);
        number /= 48;
    }
    word
}

#[test]
fn a_row_of_ranks_is_read_to_its_end() {
    let text = format!("Minister of {}Vladimir Putin spoke.", "General ".repeat(REPEATS));
    let facts = facts(&text, &[(NameKind::Person, "Vladimir Putin".to_owned())]);
    assert_eq!(facts.referents.len(), 1);
    assert!(facts.posts.len() <= 1);
}

#[test]
fn a_row_of_topics_is_read_to_its_end() {
    let text = format!("Minister of Trade{} Vladimir Putin spoke.", ", Trade".repeat(REPEATS));
    let facts = facts(&text, &[(NameKind::Person, "Vladimir Putin".to_owned())]);
    assert_eq!(facts.referents.len(), 1);
    assert!(facts.posts.len() <= 1);
}

#[test]
fn a_row_of_legal_forms_is_fitted_to_an_acronym() {
    let name = "JSC ".repeat(REPEATS) + "Bank";
    let names = [(NameKind::Agency, name.clone()), (NameKind::Agency, "JJJJJJJK".to_owned())];
    let facts = facts(&format!("{name} (JJJJJJJK) is founded."), &names);
    assert_eq!(facts.referents.len(), 2);
}

#[test]
fn bodies_of_one_kind_are_told_apart() {
    let banks = (0..REPEATS / 2).map(|number| format!("National {} Bank", word(number)));
    assert_eq!(listed(NameKind::Agency, banks).referents.len(), REPEATS / 2);
    // Each short form is joined to its own full name.
    let joined = (0..REPEATS).map(|number| match number % 2 {
        0 => format!("{} Court", word(number)),
        _ => format!("{} Court of Kazakhstan", word(number - 1)),
    });
    assert_eq!(listed(NameKind::Agency, joined).referents.len(), REPEATS / 2);
}

#[test]
fn acronyms_beside_bodies_of_one_letter_are_told_apart() {
    let bodies = (0..REPEATS / 2).map(|number| format!("{} Savings Bank", word(number)));
    let acronyms = (0..REPEATS / 2).map(|number| word(number).to_uppercase());
    assert_eq!(listed(NameKind::Agency, bodies.chain(acronyms)).referents.len(), REPEATS);
}

#[test]
fn people_who_share_a_name_are_told_apart() {
    let namesakes = (0..REPEATS / 2).map(|number| format!("Vladimir {}", word(number)));
    let surnames = (0..REPEATS / 2).map(word);
    assert_eq!(listed(NameKind::Person, namesakes.chain(surnames)).referents.len(), REPEATS / 2);
    let alone = std::iter::repeat_n("Vladimir".to_owned(), REPEATS);
    assert_eq!(listed(NameKind::Person, alone).referents.len(), 1);
}

#[test]
fn forms_of_one_name_are_each_kept_once() {
    let written = |number: usize| -> String {
        let cased = "vladimir vladimirovich putin".chars().enumerate();
        cased.map(|(at, c)| if number >> (at % 13) & 1 == 1 { c.to_ascii_uppercase() } else { c }).collect()
    };
    let facts = listed(NameKind::Person, (0..REPEATS).map(written));
    assert_eq!(facts.referents.len(), 1);
    assert_eq!(facts.referents[0].forms.len(), 1 << 13);
}

#[test]
fn a_body_is_looked_for_nearby_alone() {
    let people = (0..REPEATS / 2).map(|number| format!("Vladimir {}", word(number)));
    let facts = listed_behind("They met its chairman", NameKind::Person, people);
    assert_eq!(facts.posts.len(), REPEATS / 2);
    assert!(facts.posts.iter().all(|post| post.agency.is_none()));
}

#[test]
fn names_in_scripts_that_are_not_folded_are_told_apart() {
    for kind in [NameKind::Person, NameKind::Agency, NameKind::Place] {
        let names = ["Αθήνα", "Σπάρτη", "თბილისი", "ბათუმი", "Երևան", "Գյումրի", "Αθήνα"];
        assert_eq!(listed(kind, names.into_iter().map(str::to_owned)).referents.len(), 6, "{kind:?}");
    }
}
