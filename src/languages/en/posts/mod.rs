//! Who holds which post in English: phrases that name a post, and the ways in which a sentence links one to a person.

mod complements;
mod links;
mod phrases;

use crate::facts::{Chunk, Chunks, HeldPost, Kind, PostGrammar, Reading};
use crate::names::NameKind;
use links::Link;

/// How English states posts.
#[derive(Debug)]
pub(super) struct EnglishPosts;

impl PostGrammar for EnglishPosts {
    fn find(&self, reading: Reading<'_>) -> Vec<HeldPost> {
        let Reading { chunks, lexicon, .. } = reading;
        let mut held = Vec::new();
        for (index, sentence) in chunks.sentences.iter().enumerate() {
            let has_person = |chunk: &Chunk| chunk.name(NameKind::Person).is_some();
            if !chunks.all[sentence.clone()].iter().any(has_person) {
                continue;
            }
            let phrases = phrases::find(chunks, sentence, lexicon);
            for Link { person, post, agency, is_anaphoric, phrase, verb } in links::find(chunks, sentence, &phrases) {
                let Kind::Name(_, mention) = chunks.all[person].kind else { continue };
                let agency = agency.or_else(|| is_anaphoric.then(|| body_before(chunks, index, person))?);
                let phrase = chunks.all[phrase.start].span.to(chunks.all[phrase.end - 1].span);
                let verb = verb.map(|verb| chunks.all[verb].span);
                held.push(HeldPost { person: mention, post, agency, phrase, verb });
            }
        }
        held
    }
}

/// The body that "its" stands for: the last one before it in the sentence, else the first of the sentence before.
fn body_before(chunks: &Chunks<'_>, sentence: usize, at: usize) -> Option<usize> {
    let body = |at: usize| chunks.all[at].name(NameKind::Agency);
    let before = sentence.checked_sub(1).map(|before| chunks.sentences[before].clone());
    (chunks.sentences[sentence].start..at).rev().find_map(body).or_else(|| before?.find_map(body))
}
