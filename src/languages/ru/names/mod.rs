//! Names in Russian: patterns as code, words as tables.

pub(super) mod base;
mod bodies;
pub(super) mod complements;
#[cfg(test)]
mod corpus;
mod events;
mod people;
mod persons;
pub(super) mod places;
pub(super) mod reader;

use super::morphology::Forms;
use super::phrases::Phrases;
use super::words::{self, Words};
use crate::document::{Case, Document, Sentence};
use crate::names::{COMPANIES, Candidate, Classes, Mention, NameKind, NamePatterns, Row};
use crate::position::Span;
use reader::Reader;
use std::ops::Range;
use std::sync::Arc;

/// The patterns and word lists of Russian.
#[derive(Debug)]
pub(super) struct RussianNames {
    words: Arc<Words>,
    phrases: Arc<Phrases>,
}

impl RussianNames {
    pub fn new(words: Arc<Words>, phrases: Arc<Phrases>) -> Self {
        Self { words, phrases }
    }
}

/// The listed names.
pub(super) fn listed(words: &Words) -> Phrases {
    let mut phrases = Phrases::default();
    phrases.add(include_str!("places.tsv"), NameKind::Place, &words.morphology);
    phrases.add(include_str!("agencies.tsv"), NameKind::Agency, &words.morphology);
    phrases.add_undeclined(COMPANIES, NameKind::Agency, &words.morphology);
    phrases
}

/// The endings of nouns and adjectives in all cases.
const ENDINGS: [&str; 47] = [
    "", "а", "ам", "ами", "ах", "ая", "е", "ее", "ей", "ем", "ему", "ею", "и", "ие", "ией", "ии", "ий", "им", "ими",
    "их", "ию", "ия", "й", "о", "ов", "ого", "его", "ое", "ой", "ом", "ому", "у", "ую", "ы", "ые", "ый", "ым", "ыми",
    "ых", "ь", "ью", "ю", "юю", "я", "ям", "ями", "ях",
];

/// Whether the two words, in lower case, are one but for their endings.
fn is_declined(one: &str, other: &str) -> bool {
    const SHORTEST_STEM: usize = 3;
    const LONGEST_ENDING: usize = 3;
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let stem: usize = same.clone().map(|(c, _)| c.len_utf8()).sum();
    let letters = same.count();
    let starts = one[..stem].char_indices().map(|(at, _)| at).chain([stem]).skip(SHORTEST_STEM);
    letters >= SHORTEST_STEM
        && starts
            .skip(letters.saturating_sub(SHORTEST_STEM + LONGEST_ENDING))
            .any(|at| ENDINGS.contains(&&one[at..]) && ENDINGS.contains(&&other[at..]))
}

impl NamePatterns for RussianNames {
    fn is_form(&self, token: &str, word: &str, _: usize) -> bool {
        token == word || is_declined(&token.to_lowercase(), &word.to_lowercase())
    }

    fn find(&self, document: &Document) -> Vec<Candidate> {
        let known = self.words.of_tokens(document);
        let mut found = Vec::new();
        for sentence in &document.sentences {
            if is_headline(document, sentence) {
                continue;
            }
            let range = sentence.tokens.clone();
            let reader =
                Reader { row: Row { document, range }, words: &self.words, phrases: &self.phrases, known: &known };
            let first = found.len();
            places::find(&reader, &mut found);
            bodies::find(&reader, &mut found);
            let named: Vec<Range<usize>> = found[first..].iter().map(|name| document.tokens_in(name.span)).collect();
            people::find(&reader, &named, &mut found);
            events::find(&reader, &mut found);
        }
        found
    }

    fn trim(&self, document: &Document, name: Span, kind: NameKind) -> Range<usize> {
        use words::*;
        let tokens = document.tokens_in(name);
        let outside = match kind {
            NameKind::Person => FUNCTION | POST | RANK,
            NameKind::Agency => FUNCTION,
            NameKind::Place => FUNCTION | BEFORE_PLACE,
        };
        let known = |at: usize| self.words.of(document.token(at)).classes;
        let is_outside = |at: usize, classes: Classes| {
            let title = kind == NameKind::Person && known(at).any(POST | RANK);
            known(at).any(classes) && (document.tokens[at].case == Case::Lower || title)
        };
        let start = tokens.clone().find(|&at| !is_outside(at, outside)).unwrap_or(tokens.start);
        // "Королю | Марокко | Мухаммеду VI": a territory behind a post is the post's.
        let territory = || {
            let found = self.phrases.at(document, start).filter(|found| found.kind == NameKind::Place)?;
            let behind_post = start > 0 && known(start - 1).any(POST) && start + found.tokens < tokens.end;
            behind_post.then_some(start + found.tokens)
        };
        let start = if kind == NameKind::Person { territory().unwrap_or(start) } else { start };
        // "Лица | Ахметов": a common word that a capital begins is no part of a person's name.
        let is_opener = |at: &usize| known(*at).any(COMMON) && !known(*at).any(GIVEN);
        let opened = (start..tokens.end.saturating_sub(1)).find(|at| !is_opener(at)).unwrap_or(start);
        let start = if kind == NameKind::Person { opened } else { start };
        let start = if kind == NameKind::Person { people::behind_see(document, start..tokens.end) } else { start };
        // "китайская | State Power Investment Corporation": nothing Russian in small letters belongs to a Latin name.
        let is_latin = |at: usize| document.token(at).starts_with(|c: char| c.is_ascii_uppercase());
        let is_graced = start + 1 < tokens.end && document.tokens[start].case == Case::Lower && is_latin(start + 1);
        let start = if is_graced { start + 1 } else { start };
        // "Таджикистане | объектов": nothing lower-case belongs to a listed place.
        let listed = || {
            let found = self.phrases.at(document, start).filter(|found| found.kind == NameKind::Place)?;
            let end = start + found.tokens;
            let is_rest =
                |at: usize| document.tokens[at].case == Case::Lower && !known(at).any(AFTER_ADJECTIVE | REGION);
            (end < tokens.end && (end..tokens.end).all(is_rest)).then_some(end)
        };
        // "Ахметовым | Состоялся разговор": a heading that no mark closes.
        const LONG: usize = 2 * 7;
        let is_post = |at: usize| {
            let long = document.token(at).len() >= LONG && document.tokens[at].case.is_capital();
            long && known(at).any(POST | POST_ADJECTIVE) && !known(at).any(GIVEN)
        };
        let verb = |&at: &usize| people::is_reflexive_past(document.token(at)) || is_post(at);
        let end = match kind {
            NameKind::Place => listed().unwrap_or(tokens.end),
            NameKind::Person => (start + 1..tokens.end).find(verb).unwrap_or(tokens.end),
            NameKind::Agency => tokens.end,
        };
        start..end
    }

    fn parts(&self, document: &Document, name: Span, kind: NameKind) -> Vec<Range<usize>> {
        let tokens = self.trim(document, name, kind);
        // "Норвежский премьер": an adjective alone names no place.
        let is_adjective = |at: usize| {
            document.token(at).contains("ск") && self.words.morphology.adjective(document.token(at)) != Forms::NONE
        };
        if kind == NameKind::Place && tokens.len() == 1 && tokens.clone().all(is_adjective) {
            let is_listed = self.phrases.at(document, tokens.start).is_some();
            return if is_listed { vec![tokens] } else { Vec::new() };
        }
        if kind == NameKind::Agency && self.is_common_phrase(document, &tokens) {
            return Vec::new();
        }
        if kind == NameKind::Person && people::is_see(document, &tokens) {
            return Vec::new();
        }
        let mut parts = Vec::new();
        let mut rest = tokens;
        let second = |name: &Range<usize>| {
            people::second_person(document, &self.words, name.clone()).filter(|&at| at > name.start)
        };
        while let Some(at) = second(&rest).filter(|_| kind == NameKind::Person) {
            parts.push(rest.start..at);
            rest = at..rest.end;
        }
        parts.push(rest);
        parts
    }

    fn is_common(&self, word: &str) -> bool {
        use words::*;
        let common =
            FUNCTION | TOPIC | POST | RANK | EVENT | HEAD | TITLED | CALENDAR | PLAIN | COMMON | BEFORE_PLACE | LEGAL;
        let known = self.words.of(word).classes;
        !word.starts_with(char::is_uppercase) || known.any(common) && !known.any(CHAMBER | GIVEN)
    }

    fn base_forms(&self, document: &Document, names: &[Mention]) -> Vec<Option<String>> {
        base::forms(document, names, &self.words, &self.phrases)
    }
}

impl RussianNames {
    /// Whether a sentence's first word and common words behind it, or a verb, were taken for a body: "Консульский сбор
    /// составит", "Рудном возводится предприятие".
    fn is_common_phrase(&self, document: &Document, name: &Range<usize>) -> bool {
        const FINITE: [&str; 4] = ["ится", "ется", "ются", "ятся"];
        let is_lower = |at: usize| document.tokens[at].case == Case::Lower;
        let is_finite = |at: usize| is_lower(at) && FINITE.iter().any(|end| document.token(at).ends_with(end));
        let Some(span) = document.span_of(name.clone()) else { return false };
        let opens = document.sentences[document.sentence_at(span.start)].tokens.start == name.start;
        let is_head = |at: usize| self.words.of(document.token(at)).classes.any(words::HEAD | words::COMPANY);
        let common = opens && name.len() > 1 && (name.start + 1..name.end).all(is_lower) && !name.clone().any(is_head);
        // "в Красной": an adjective in another case lost its noun. "по Вашему поручению": the capital is courtesy.
        const OBLIQUE: [&str; 6] = ["ского", "скому", "ским", "ском", "ской", "скую"];
        const ALONE: [&str; 6] = ["ного", "ному", "ной", "ную", "ным", "ных"];
        const LONGEST_ALONE: usize = 2 * 11;
        let ends = |endings: &[&str]| endings.iter().any(|end| document.token(name.end - 1).ends_with(end));
        let listed = self.phrases.at(document, name.start).is_some();
        let bare = !listed && name.len() <= 3 && !name.clone().any(is_head) && {
            ends(&OBLIQUE) || name.len() == 1 && document.token(name.start).len() <= LONGEST_ALONE && ends(&ALONE)
        };
        let is_pronoun = self.words.of(document.token(name.start)).classes.any(words::FUNCTION);
        let courtesy = is_pronoun && (name.start + 1..name.end).all(is_lower);
        common || bare || courtesy || name.clone().any(is_finite)
    }
}

/// Whether nearly all letters are capitals: then they tell nothing.
fn is_headline(document: &Document, sentence: &Sentence) -> bool {
    const SHORT: usize = 5;
    let words = document.tokens[sentence.tokens.clone()].iter().filter(|token| token.case != Case::None);
    let (mut all, mut upper) = (0, 0);
    for word in words {
        all += 1;
        upper += usize::from(word.case == Case::Upper);
    }
    all >= SHORT && upper * 4 > all * 3
}
