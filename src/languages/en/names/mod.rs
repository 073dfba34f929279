//! Names in English: patterns as code, words as tables.

mod agencies;
mod classes;
mod companies;
mod complements;
#[cfg(test)]
mod corpus;
mod events;
mod people;
mod places;
mod press;
mod reader;

use crate::document::{Case, Document, Sentence};
use crate::names::{COMPANIES, Candidate, Classes, NameKind, NamePatterns, Phrases, Row, WordClasses};
use crate::position::Span;
use reader::Reader;
use std::ops::Range;

/// The patterns and word lists of English.
#[derive(Debug)]
pub struct EnglishNames {
    words: WordClasses,
    phrases: Phrases,
}

impl EnglishNames {
    /// Reads the tables that are compiled into the program.
    pub fn load() -> Self {
        let mut phrases = Phrases::default();
        phrases.add(include_str!("places.tsv"), NameKind::Place);
        phrases.add(include_str!("agencies.tsv"), NameKind::Agency);
        phrases.add(COMPANIES, NameKind::Agency);
        Self { words: WordClasses::parse(include_str!("words.tsv"), classes::of_name), phrases }
    }
}

impl EnglishNames {
    /// Where a full name begins behind what the person is by trade ("Restorer | Timofey Belov"); a surname alone keeps
    /// the word before it, which may be a given name.
    fn behind_occupation(&self, document: &Document, name: Range<usize>) -> usize {
        const FULL_NAME: usize = 2;
        let is_occupation = |&at: &usize| self.words.of(document.token(at)).any(classes::OCCUPATION);
        let start = name.clone().find(|at| !is_occupation(at)).unwrap_or(name.start);
        let words = (start..name.end).filter(|&at| document.tokens[at].case.is_capital()).count();
        // "Archer | Aigerim": the surname may be missed.
        let is_given = start < name.end && self.words.of(document.token(start)).any(classes::GIVEN);
        if words >= FULL_NAME || is_given { start } else { name.start }
    }
}

impl NamePatterns for EnglishNames {
    fn find(&self, document: &Document) -> Vec<Candidate> {
        let classes = self.words.of_tokens(document);
        let mut found = Vec::new();
        for sentence in &document.sentences {
            let reader = Reader {
                row: Row { document, range: sentence.tokens.clone() },
                phrases: &self.phrases,
                classes: &classes,
            };
            places::find(&reader, &mut found);
            if is_headline(document, sentence) {
                continue;
            }
            agencies::find(&reader, &mut found);
            companies::find(&reader, &mut found);
            people::find(&reader, &mut found);
            events::find(&reader, &mut found);
        }
        found
    }

    fn trim(&self, document: &Document, name: Span, kind: NameKind) -> Range<usize> {
        use classes::*;
        let tokens = document.tokens_in(name);
        let before = if kind == NameKind::Person { FUNCTION | POST | RANK } else { FUNCTION };
        let is = |at: usize, classes: Classes| self.words.of(document.token(at)).any(classes);
        // "Sultan Al Jaber": a title that is a given name before a family's.
        let is_given = |at: usize| {
            let family = at + 1 < tokens.end && (is(at + 1, PARTICLE) || document.token(at + 1) == "Al");
            kind == NameKind::Person && is(at, GIVEN) && family
        };
        let start = tokens.clone().find(|&at| !is(at, before) || is_given(at)).unwrap_or(tokens.start);
        // "port of | Aktau"
        let is_kind = |at: usize| document.tokens[at].case == Case::Lower && is(at, PLACE_KIND | PLACE_NOUN);
        let start = match tokens.end - start {
            3.. if kind == NameKind::Place && is_kind(start) && document.token(start + 1) == "of" => start + 2,
            _ => start,
        };
        let start = if kind == NameKind::Person { self.behind_occupation(document, start..tokens.end) } else { start };
        let behind = (start..tokens.end).rev().find(|&at| !is(at, TRADE)).map_or(tokens.end, |last| last + 1);
        start..behind
    }

    fn is_common(&self, word: &str) -> bool {
        use classes::*;
        let common = FUNCTION
            | TOPIC
            | POST
            | RANK
            | EVENT
            | HEAD
            | PLACE_NOUN
            | CALENDAR
            | DEMONYM
            | PLAIN
            | VAGUE
            | PARTICLE
            | OCCUPATION
            | DEGREE;
        !word.starts_with(char::is_uppercase) || self.words.of(word).any(common)
    }
}

/// Whether most words are capitalised and no period ends them: then capitals tell nothing.
fn is_headline(document: &Document, sentence: &Sentence) -> bool {
    const SHORT: usize = 5;
    let ends = matches!(document.token(sentence.tokens.end - 1), "." | "!" | "?" | "”" | "\"");
    let words = document.tokens[sentence.tokens.clone()].iter().filter(|token| token.case != Case::None);
    let (mut all, mut capital, mut upper) = (0, 0, 0);
    for word in words {
        all += 1;
        capital += usize::from(word.case.is_capital());
        upper += usize::from(word.case == Case::Upper);
    }
    all >= SHORT && (capital * 4 > all * 3 && !ends || upper * 4 > all * 3)
}
