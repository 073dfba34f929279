//! Who did what an amount counts: the verb that governs the amount, and that verb's subject where it is one named
//! person or body.
//!
//! A clause is read from its verb: the subject is looked for before it, the amounts in its object behind it; in the
//! passive the amounts in the subject before it, and the agent behind its "by".

mod objects;
mod subjects;
mod verbs;

use crate::facts::lexicon::{Class, Form};
use crate::facts::{Act, Chunk, Chunks, ClauseGrammar, Kind, Reading, StatedAmount};
use crate::figures::Quantity;
use std::ops::Range;

/// How English says who did what.
#[derive(Debug)]
pub(super) struct EnglishClauses;

impl ClauseGrammar for EnglishClauses {
    fn acts(&self, reading: Reading<'_>, amounts: &[StatedAmount]) -> Vec<Act> {
        let Reading { chunks, lexicon, .. } = reading;
        let quantities: Vec<Quantity> = amounts.iter().map(|stated| stated.amount.quantity.clone()).collect();
        let mut acts: Vec<Act> = Vec::new();
        for sentence in &chunks.sentences {
            let counts = |chunk: &Chunk| matches!(chunk.kind, Kind::Amount(_));
            if !chunks.all[sentence.clone()].iter().any(counts) {
                continue;
            }
            let first = acts.len();
            let reader = Reader { chunks, sentence, amounts: &quantities };
            let mut last: Option<Group> = None;
            let mut at = sentence.start;
            while at < sentence.end {
                let Some(mut group) = reader.verb_group(at) else {
                    at += 1;
                    continue;
                };
                group.subject = reader.subject(&group, last.as_ref());
                at = group.main + 1;
                let lemma = lexicon.lemma_of(chunks.all[group.main].word).map(str::to_owned);
                let lemma = lemma.or_else(|| verbs::regular_lemma(chunks.text_of(group.main)));
                if let Some(action) = lemma.filter(|lemma| !lexicon.word(lemma).is(Class::Speech)) {
                    for (amount, actor) in reader.amounts_of(&group) {
                        if !acts[first..].iter().any(|act| act.amount == amount) {
                            acts.push(Act { amount, actor, action: action.clone() });
                        }
                    }
                }
                last = Some(group);
            }
        }
        acts
    }
}

/// A verb with its helpers: "has been appointed", "agreed to supply".
#[derive(Clone, Debug)]
struct Group {
    /// The first chunk, helper or adverb.
    start: usize,
    /// The main verb.
    main: usize,
    /// Whether it stands in the passive.
    voice: Voice,
    subject: Subject,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    Active,
    Passive,
    /// A participle without helpers behind a noun: "680 billion tenge returned to the budget".
    Reduced,
}

/// The subject of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// One named person or body, as a mention.
    Named(usize),
    /// Any other.
    Other,
}

struct Reader<'r, 't> {
    chunks: &'r Chunks<'t>,
    sentence: &'r Range<usize>,
    /// What each amount is an amount of.
    amounts: &'r [Quantity],
}

impl Reader<'_, '_> {
    fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.chunks.get(self.sentence, at)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.chunk(at).is_some_and(|chunk| chunk.is(class))
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.chunks.is_word(self.sentence, at, word)
    }

    /// Whether the chunk can be a verb in one of the forms, listed or regular.
    fn verb(&self, at: usize, forms: &[Form]) -> bool {
        let Some(chunk) = self.chunk(at).filter(|chunk| chunk.kind == Kind::Word && !chunk.is(Class::Preposition))
        else {
            return false;
        };
        let regular = forms.contains(&Form::Past) && self.chunks.text_of(at).ends_with("ed") && chunk.word.is_plain();
        forms.iter().any(|&form| chunk.word.has(form)) || regular
    }

    fn is_adverb(&self, at: usize) -> bool {
        let is_manner = |chunk: &Chunk| {
            chunk.kind == Kind::Word && !chunk.word.is_verb() && chunk.span.of(self.chunks.text).ends_with("ly")
        };
        self.is(at, Class::Adverb) || self.chunk(at).is_some_and(is_manner)
    }

    /// Words of bounds before a number: "more than", "over", "about".
    fn is_bound_word(&self, at: usize) -> bool {
        self.is(at, Class::Bound)
    }

    fn is_clause_end(&self, at: usize) -> bool {
        let chunk = self.chunks.all[at];
        matches!(chunk.kind, Kind::Mark('.' | ';' | ':' | ',' | '–' | '—' | '“' | '"' | '”'))
            || (chunk.is(Class::Subordinator) && !chunk.is(Class::Preposition))
    }
}
