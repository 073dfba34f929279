//! What the model makes of a release, as spans of its text.
//!
//! Sentences that were read before, and those that cannot hold a name, are not read again.

use super::decoder::{self, Decoded};
use super::memory::{Key, Memory};
use super::{Candidate, NamePatterns, Source, Tag, Tagger, TaggerError, words};
use crate::document::{Case, Document, Sentence};
use crate::position::Span;
use rayon::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// How many sentences are scored at a time: the scores of a whole book would not fit in memory.
const SENTENCES: usize = 64;

/// The model is believed from here on where the capital is a sentence's: below, most such names are common words.
const OPENING: f32 = 0.9;

/// What the model finds, in order.
#[derive(Default)]
pub(super) struct Reading {
    /// Names, trimmed to themselves.
    pub names: Vec<Candidate>,
    /// Posts.
    pub posts: Vec<Span>,
}

/// Reads a document.
///
/// Parts of a long release are tagged at the same time, so that one does not keep all threads but its own waiting.
pub(super) fn read(
    document: &Document,
    tagger: &dyn Tagger,
    memory: Option<&Memory>,
    patterns: &dyn NamePatterns,
) -> Result<Reading, TaggerError> {
    let reader = Reader { document, tagger, memory, patterns };
    let parts = document.sentences.par_chunks(SENTENCES);
    let parts: Vec<Reading> = parts.map(|sentences| reader.read(sentences)).collect::<Result<_, _>>()?;
    let mut whole = Reading::default();
    for part in parts {
        whole.names.extend(part.names);
        whole.posts.extend(part.posts);
    }
    Ok(whole)
}

struct Reader<'r> {
    document: &'r Document,
    tagger: &'r dyn Tagger,
    memory: Option<&'r Memory>,
    patterns: &'r dyn NamePatterns,
}

impl Reader<'_> {
    fn read(&self, sentences: &[Sentence]) -> Result<Reading, TaggerError> {
        let sentences = sentences.iter().filter(|sentence| self.may_hold_name(sentence));
        let spans: Vec<Vec<Span>> = sentences.map(|sentence| words::split(self.document, sentence)).collect();
        let mut reading = Reading::default();
        for (spans, decoded) in spans.iter().zip(self.decoded(&spans)?) {
            for found in decoded.iter() {
                self.place(found, spans, &mut reading);
            }
        }
        Ok(reading)
    }

    /// Whether a word stands there that may be a name by itself: without one, no name of the model's would stand.
    fn may_hold_name(&self, sentence: &Sentence) -> bool {
        sentence.tokens.clone().any(|token| !self.patterns.is_common(self.document.token(token)))
    }

    /// The names in sentences of these words, remembered or read.
    fn decoded(&self, sentences: &[Vec<Span>]) -> Result<Vec<Arc<[Decoded]>>, TaggerError> {
        let text = |span: &Span| span.of(&self.document.text);
        let words: Vec<Vec<&str>> = sentences.iter().map(|spans| spans.iter().map(text).collect()).collect();
        let keys: Vec<Option<Key>> = words.iter().map(|words| self.memory.and_then(|_| Key::of(words))).collect();
        let recalled: Vec<Option<Arc<[Decoded]>>> = keys.iter().map(|key| self.memory?.recall(key.as_ref()?)).collect();
        let unknown = words.into_iter().zip(&recalled).filter(|(_, recalled)| recalled.is_none());
        let unknown: Vec<Vec<&str>> = unknown.map(|(words, _)| words).collect();
        let mut scores = self.tagger.tag(&unknown)?.into_iter();
        let labels = self.tagger.labels();
        let mut decoded = Vec::with_capacity(keys.len());
        for (key, recalled) in keys.into_iter().zip(recalled) {
            let names = match recalled {
                Some(names) => names,
                None => {
                    let scores = scores.next().unwrap_or_default();
                    let names: Arc<[Decoded]> = decoder::decode(labels, &scores).into();
                    if let (Some(memory), Some(key)) = (self.memory, key) {
                        memory.keep(key, Arc::clone(&names));
                    }
                    names
                }
            };
            decoded.push(names);
        }
        Ok(decoded)
    }

    /// Adds what the model found among a sentence's words, where it is a name or post indeed.
    fn place(&self, found: &Decoded, words: &[Span], reading: &mut Reading) {
        let Self { document, patterns, .. } = self;
        let Some([first, .., last] | [first @ last]) = words.get(found.words.clone()) else { return };
        let Some(span) = decoder::trim(document, first.to(*last)) else { return };
        let Tag::Name(kind) = found.tag else {
            reading.posts.push(span);
            return;
        };
        for tokens in patterns.parts(document, span, kind) {
            let Some(span) = document.span_of(tokens.clone()) else { continue };
            let common = tokens.clone().all(|token| patterns.is_common(document.token(token)));
            let guessed = found.confidence < OPENING && opens_alone(document, &tokens);
            if !common && !guessed && !is_before_currency_sign(document, tokens.end) {
                let (kind, confidence) = (Some(kind), found.confidence);
                reading.names.push(Candidate { span, kind, confidence, source: Source::Model });
            }
        }
    }
}

/// Whether the name is one word whose capital the beginning of a sentence gives.
fn opens_alone(document: &Document, name: &Range<usize>) -> bool {
    let opens = document
        .span_of(name.clone())
        .is_some_and(|span| document.sentences[document.sentence_at(span.start)].tokens.start == name.start);
    opens && name.len() == 1 && document.tokens[name.start].case == Case::Title
}

/// Whether a currency's sign follows at once: "US$" names no country.
fn is_before_currency_sign(document: &Document, at: usize) -> bool {
    let glued =
        at > 0 && document.tokens.get(at).is_some_and(|next| document.tokens[at - 1].span.end == next.span.start);
    glued && matches!(document.token(at), "$" | "€" | "£" | "¥" | "₸")
}
