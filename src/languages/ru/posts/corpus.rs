//! Sentences with their names marked and the posts that they state, read from the file beside this one.

use crate::archive::RawRelease;
use crate::document::Document;
use crate::languages::{Language, Languages};
use crate::names::Mentions;
use crate::names::corpus::{mention, unmarked};

#[test]
fn sentences_state_the_posts_that_they_say() {
    let languages = Languages::load();
    let grammar = languages.of(Language::Ru).posts.as_ref().expect("Russian has a grammar of posts");
    let mut faults = Vec::new();
    for case in include_str!("corpus.txt").split("\n\n") {
        let mut lines = case.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let Some(sentence) = lines.next() else { continue };
        let (text, marks) = unmarked(sentence);
        let names = marks.into_iter().map(|(kind, span)| mention(kind, span).expect("a known kind")).collect();
        let document = Document::read(RawRelease::plain("corpus", &text), Some(Language::Ru), &languages);
        let mentions = Mentions { names, posts: Vec::new() };
        let name = |mention: usize| mentions.names[mention].span.of(&text);
        let found = grammar.find(&document, &mentions);
        let found = found.iter().map(|held| {
            format!("{} | {} | {}", name(held.person), held.post, held.agency.map_or("", name)).trim().to_owned()
        });
        let found: Vec<String> = found.collect();
        let wanted: Vec<String> = lines.filter(|line| *line != "-").map(str::to_owned).collect();
        if found != wanted {
            faults.push(format!("{sentence}\nwanted {wanted:#?}\n found {found:#?}"));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
