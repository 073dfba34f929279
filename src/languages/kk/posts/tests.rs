//! Posts in phrases: names are given as marks, and what is found is written "person: post @ agency".

use super::*;
use crate::archive::RawRelease;
use crate::languages::{Language, Languages};
use crate::names::Source;
use crate::position::Span;

/// The posts of a phrase whose names are marked `[kind name]`.
fn posts(marked: &str) -> Vec<String> {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        let (inside, after) = mark.split_once(']').expect("a mark is closed");
        let (kind, name) = inside.split_once(' ').expect("a mark has a kind");
        text.push_str(before);
        let start = text.len();
        text.push_str(name);
        let kind = match kind {
            "p" => NameKind::Person,
            "a" => NameKind::Agency,
            _ => NameKind::Place,
        };
        names.push(Mention { span: Span::new(start, text.len()), kind, confidence: 1.0, source: Source::Pattern });
        rest = after;
    }
    text.push_str(rest);
    let document = Document::read(RawRelease::plain("test", &text), Some(Language::Kk), &Languages::load());
    let mentions = Mentions { names, posts: Vec::new() };
    let name = |mention: usize| mentions.names[mention].span.of(&text).to_owned();
    let mut held = KazakhPosts::load().find(&document, &mentions);
    held.sort_by_key(|held| held.person);
    let written = held.iter().map(|held| {
        let agency = held.agency.map_or(String::new(), |agency| format!(" @ {}", name(agency)));
        format!("{}: {}{agency}", name(held.person), held.post)
    });
    written.collect()
}

#[test]
fn posts_are_read_in_phrases() {
    let cases: [(&str, &[&str]); 19] = [
        ("Мемлекет басшысы [p Ерлан Оспанов] келді.", &["Ерлан Оспанов: Мемлекет басшысы"]),
        ("Бүгін Қаржы министрі [p Ерлан Оспановты] тыңдады.", &["Ерлан Оспановты: Қаржы министрі"]),
        ("Оны [p Оспанов] қабылдады.", &[]),
        ("[l Павлодар облысының] әкімі [p Ерлан Оспанов] айтты.", &["Ерлан Оспанов: Павлодар облысының әкімі"]),
        ("[l Армения] Президенті [p Арам Саркисян] келді.", &["Арам Саркисян: Армения Президенті"]),
        (
            "[a Ұлттық статистика бюросының] басшысы [p Ерлан Оспанов] айтты.",
            &["Ерлан Оспанов: басшысы @ Ұлттық статистика бюросының"],
        ),
        (
            "[a Қаржы министрлігінің] ([a ҚМ]) баспасөз хатшысы [p Ерлан Оспанов] айтты.",
            &["Ерлан Оспанов: баспасөз хатшысы @ Қаржы министрлігінің"],
        ),
        (
            "[a «Дала» АҚ] басқарма төрағасының бірінші орынбасары [p Ерлан Оспанов].",
            &["Ерлан Оспанов: басқарма төрағасының бірінші орынбасары @ «Дала» АҚ"],
        ),
        (
            "[p Ерлан Оспанов] [a Бас прокуратураның] өкілі болып тағайындалды.",
            &["Ерлан Оспанов: өкілі @ Бас прокуратураның"],
        ),
        (
            "Жарлықпен [l Жамбыл облысының] әкімі лауазымына [p Ерлан Оспанов] бекітілді.",
            &["Ерлан Оспанов: Жамбыл облысының әкімі"],
        ),
        ("[p Ерлан Оспанов] Әділет министрі қызметінен босатылды.", &["Ерлан Оспанов: Әділет министрі"]),
        (
            "[p Ерлан Оспанов], Мәдениет және ақпарат министрі, сөз сөйледі.",
            &["Ерлан Оспанов: Мәдениет және ақпарат министрі"],
        ),
        ("Премьер-Министрдің орынбасары [p Ерлан Оспанов] келді.", &["Ерлан Оспанов: Премьер-Министрдің орынбасары"]),
        ("Мұны вице-президент [p Ерлан Оспанов] айтты.", &["Ерлан Оспанов: вице-президент"]),
        ("[p Оспановтың] көмекшісі [p Айгүл Сатова] келді.", &["Айгүл Сатова: көмекшісі"]),
        (
            "[l Қазақстан Республикасы] Президентінің кеңесшісі [p Ерлан Оспанов].",
            &["Ерлан Оспанов: Қазақстан Республикасы Президентінің кеңесшісі"],
        ),
        ("Президент [l Ақтауда] [p Ерлан Оспановпен] кездесті.", &[]),
        ("Облыс әкіміне [p Ерлан Оспанов] тағайындалды.", &["Ерлан Оспанов: Облыс әкімі"]),
        ("Министрдің сөзін [p Ерлан Оспанов] құптады.", &[]),
    ];
    for (phrase, expected) in cases {
        assert_eq!(posts(phrase), expected, "{phrase}");
    }
}
