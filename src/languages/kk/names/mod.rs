//! Names in Kazakh: patterns as code, words as tables.

pub(super) mod agencies;
mod base;
pub(super) mod classes;
mod companies;
#[cfg(test)]
mod corpus;
mod events;
mod gazetteer;
mod people;
mod places;
pub(super) mod reader;

use super::morphology::{Ending, Lower, Morphology};
use crate::document::{Case, Document, Sentence, Token, TokenKind};
use crate::names::{COMPANIES, Candidate, Classes, Mention, NameKind, NamePatterns, Row, Source, WordClasses};
use crate::position::Span;
use gazetteer::Gazetteer;
use reader::Reader;
use std::ops::Range;

/// The patterns and word lists of Kazakh.
#[derive(Debug)]
pub struct KazakhNames {
    words: WordClasses,
    gazetteer: Gazetteer,
    morphology: Morphology,
}

/// What the tables know of a token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    classes: Classes,
    /// What stands behind the stem by which it was found.
    ending: Ending,
}

impl KazakhNames {
    /// Reads the tables that are compiled into the program.
    pub fn load() -> Self {
        let mut gazetteer = Gazetteer::default();
        gazetteer.add(include_str!("places.tsv"), NameKind::Place);
        gazetteer.add(include_str!("agencies.tsv"), NameKind::Agency);
        gazetteer.add(COMPANIES, NameKind::Agency);
        Self {
            words: WordClasses::parse(include_str!("words.tsv"), classes::of_name),
            gazetteer,
            morphology: Morphology::load(),
        }
    }

    /// The classes of a word under all its stems, and the ending of the longest.
    fn word(&self, text: &str) -> Word {
        let mut found = Word::default();
        let Some(lower) = Lower::of(text) else { return found };
        self.morphology.stems(&lower, |stem, split| {
            let classes = self.words.of(stem);
            if classes != Classes::NONE && found.classes == Classes::NONE {
                found.ending = split.ending;
            }
            found.classes = found.classes | classes;
        });
        found
    }

    /// What the tables know of every token.
    pub(super) fn words(&self, document: &Document) -> Vec<Word> {
        let of_token = |token: &Token| match token.kind {
            TokenKind::Word => self.word(token.span.of(&document.text)),
            _ => Word::default(),
        };
        document.tokens.iter().map(of_token).collect()
    }
}

impl NamePatterns for KazakhNames {
    fn find(&self, document: &Document) -> Vec<Candidate> {
        let words = self.words(document);
        let mut found = Vec::new();
        for sentence in &document.sentences {
            let reader = Reader { row: Row { document, range: sentence.tokens.clone() }, names: self, words: &words };
            places::find(&reader, &mut found);
            if is_in_capitals(document, sentence) {
                continue;
            }
            agencies::find(&reader, &mut found);
            companies::find(&reader, &mut found);
            people::find(&reader, &mut found);
            events::find(&reader, &mut found);
        }
        let towns = document.sentences.iter().filter_map(|sentence| town(document, sentence));
        found.extend(towns.map(|span| Candidate {
            span,
            kind: Some(NameKind::Place),
            confidence: 0.99,
            source: Source::Pattern,
        }));
        found
    }

    fn trim(&self, document: &Document, name: Span, kind: NameKind) -> Range<usize> {
        use classes::*;
        let tokens = document.tokens_in(name);
        let outside = if kind == NameKind::Person { FUNCTION | POST | RANK | HEAD | EVENT } else { FUNCTION };
        let is_outside = |at: usize| {
            let classes = self.word(document.token(at)).classes;
            classes.any(outside) && !classes.any(TOPIC | GIVEN)
        };
        let sentence = &document.sentences[document.sentence_at(name.start)];
        let reader = Reader { row: Row { document, range: sentence.tokens.clone() }, names: self, words: &[] };
        // "Астанада | Серік Жұманғарин": a place that something happens at.
        let elsewhere = |at: usize| {
            kind == NameKind::Person
                && at + 1 < tokens.end
                && reader.listed(at).is_some_and(|listed| listed.end == at + 1 && !listed.ending.is_nominative())
        };
        let start = tokens.clone().find(|&at| !is_outside(at) && !elsewhere(at)).unwrap_or(tokens.start);
        let end = match kind {
            NameKind::Agency => latin_end(&reader, tokens.end),
            NameKind::Person => self.person_end(&reader, start..tokens.end),
            NameKind::Place => match reader.listed(start) {
                // "Қазақстанның | Тұңғыш": a declined name ends there.
                Some(listed) if listed.end < tokens.end && !listed.ending.is_nominative() => listed.end,
                // "Сербия | Президенті": and any before a post.
                _ => {
                    let is_post = |at: &usize| self.word(document.token(*at)).classes.any(POST);
                    (start + 1..tokens.end).find(is_post).unwrap_or(tokens.end)
                }
            },
        };
        start..reader.with_ending(end)
    }

    fn parts(&self, document: &Document, name: Span, kind: NameKind) -> Vec<Range<usize>> {
        const DERIVED: [&str; 12] = ["лы", "лі", "лық", "лік", "дық", "дік", "тық", "тік", "шы", "ші", "ған", "ген"];
        let tokens = self.trim(document, name, kind);
        let sentence = &document.sentences[document.sentence_at(name.start)];
        let reader = Reader { row: Row { document, range: sentence.tokens.clone() }, names: self, words: &[] };
        let alone = kind == NameKind::Person && tokens.len() == 1;
        let is_derived = |at: usize| {
            let given = self.word(reader.text(at)).classes.any(classes::GIVEN);
            !given && DERIVED.iter().any(|end| reader.text(at).ends_with(end))
        };
        // "Көлеңкелі | нарық", "Н. |": neither an adjective that begins a sentence nor an initial names a person by itself.
        let unlikely = alone
            && (reader.text(tokens.start).ends_with('.')
                || tokens.start == sentence.tokens.start && is_derived(tokens.start));
        if unlikely { Vec::new() } else { vec![tokens] }
    }

    fn is_common(&self, word: &str) -> bool {
        use classes::*;
        let common = FUNCTION | TOPIC | POST | RANK | EVENT | HEAD | WEAK_HEAD | PLACE_NOUN | CALENDAR | COMMON | AND;
        let found = self.word(word).classes;
        !word.starts_with(char::is_uppercase) || found.any(common) && !found.any(CHAMBER | GIVEN)
    }

    fn is_form(&self, token: &str, word: &str, behind: usize) -> bool {
        let (Some(token), Some(word)) = (Lower::of(token), Lower::of(word)) else { return false };
        let mut declined = false;
        // A name's last word alone is declined.
        if behind == 0 {
            self.morphology.stems(&token, |stem, _| declined |= stem == word.text());
        }
        declined || token.text() == word.text()
    }

    fn base_forms(&self, document: &Document, names: &[Mention]) -> Vec<Option<String>> {
        base::forms(self, document, names)
    }
}

impl KazakhNames {
    /// Where a full name ends that a model drew too long: before a word of a body, a post or a place.
    fn person_end(&self, reader: &Reader, name: Range<usize>) -> usize {
        use classes::*;
        const FULL_NAME: usize = 2;
        let mut words = 0;
        let mut named = false;
        for at in name.clone().filter(|&at| reader.begins_unit(at)) {
            // Behind a surname only a patronymic follows: another surname is another's, or a place's.
            let another = named && reader.is_capital(at) && !reader.is_patronymic(at);
            let other = self.word(reader.text(at)).classes.any(TOPIC | POST | HEAD | EVENT | SIDE | PLACE_NOUN);
            let place = reader.listed(at).is_some_and(|listed| listed.kind == NameKind::Place);
            if words >= FULL_NAME && (another || (other || place) && !reader.is_surname(at)) {
                return at;
            }
            words += usize::from(reader.is_capital(at));
            named = words >= FULL_NAME && reader.is_surname(at) && !reader.is_patronymic(at);
        }
        // "Тамим бен Хамад | Әл Тани"
        let family = reader.is_capital(name.end) && self.word(reader.text(name.end)).classes.any(PARTICLE);
        if family && reader.is_capital(name.end + 1) { reader.unit_end(name.end + 1) } else { name.end }
    }
}

/// The end of the run of words in Latin letters whose first ones end before `end`: "TAV | Airports".
fn latin_end(reader: &Reader, end: usize) -> usize {
    let is_latin = |at: usize| reader.is_capital(at) && reader.text(at).is_ascii();
    if !is_latin(end - 1) {
        return end;
    }
    (end..).find(|&at| !is_latin(at)).unwrap_or(end)
}

/// Whether most words are in capitals: then capitals tell nothing.
fn is_in_capitals(document: &Document, sentence: &Sentence) -> bool {
    const SHORT: usize = 5;
    let words = document.tokens[sentence.tokens.clone()].iter().filter(|token| token.case != Case::None);
    let (mut all, mut upper) = (0, 0);
    for word in words {
        all += 1;
        upper += usize::from(word.case == Case::Upper);
    }
    all >= SHORT && upper * 4 > all * 3
}

/// The town of a sentence that has nothing but it, in capitals, at the head of a paragraph: "АНКАРА."
fn town(document: &Document, sentence: &Sentence) -> Option<Span> {
    const LONGEST: usize = 4;
    let (last, words) = document.tokens[sentence.tokens.clone()].split_last()?;
    let follows_title = sentence.tokens.start > 0 && !words.is_empty() && words.len() < LONGEST;
    let upper = words.iter().all(|token| token.case == Case::Upper || token.kind == TokenKind::Mark);
    let ends = last.span.of(&document.text) == ".";
    (follows_title && upper && ends).then(|| words[0].span.to(words[words.len() - 1].span))
}
