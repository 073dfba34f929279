//! Phrases with their names marked, read from the files beside this one.

use crate::archive::RawRelease;
use crate::document::Document;
use crate::languages::{Language, Languages};
use crate::names::{Embedded, Label, LabelScores, Mentions, Tagger, TaggerError, Workers};
use std::num::NonZeroUsize;

/// A tagger that finds nothing: what is found is the patterns' own.
struct Silent;

impl Tagger for Silent {
    fn labels(&self) -> &[Label] {
        &[Label::Outside]
    }

    fn tag(&self, sentences: &[Vec<&str>]) -> Result<Vec<Vec<LabelScores>>, TaggerError> {
        Ok(sentences.iter().map(|words| vec![vec![0.0]; words.len()]).collect())
    }
}

/// A phrase of the markup without its marks.
fn plain(marked: &str) -> String {
    let mut plain = String::new();
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        let (inside, after) = mark.split_once(']').expect("a mark is closed");
        plain.push_str(before);
        plain.push_str(inside.split_once(' ').expect("a mark has a kind").1);
        rest = after;
    }
    plain + rest
}

/// The text with its names marked.
fn mark(document: &Document, mentions: &Mentions) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for name in &mentions.names {
        marked.push_str(&document.text[at..name.span.start as usize]);
        marked.push_str(&format!("[{} {}]", name.kind.code(), name.span.of(&document.text)));
        at = name.span.end as usize;
    }
    marked + &document.text[at..]
}

fn check(corpus: &str, tagger: &dyn Tagger) {
    let languages = Languages::load();
    let mut faults = Vec::new();
    for phrase in corpus.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let raw = RawRelease::plain("corpus", &plain(phrase));
        let document = Document::read(raw, Some(Language::En), &languages);
        let mentions = Mentions::find(&document, tagger, &languages).expect("the tagger runs");
        let found = mark(&document, &mentions);
        if found != phrase {
            faults.push(format!("wanted {phrase}\n found {found}"));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn patterns_alone_find_what_they_are_sure_of() {
    check(include_str!("patterns.txt"), &Silent);
}

#[test]
fn the_model_and_the_patterns_agree() {
    let workers = Workers::new(NonZeroUsize::MIN);
    check(include_str!("model.txt"), &Embedded::shipped(&workers).expect("the shipped model loads"));
}
