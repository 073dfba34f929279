//! Places: the same words in any case are one place; a plural that several names share completes each of them.

use super::{Group, Name};
use crate::facts::Referent;
use crate::facts::chunks::Chunks;
use crate::facts::lexicon::{Class, FactsLexicon};
use crate::facts::naming::{fold, fold_words, without_capitals};
use crate::names::NameKind;
use rustc_hash::FxHashMap;

pub(super) fn group(names: Vec<Name>, chunks: &Chunks<'_>, lexicon: &FactsLexicon) -> Vec<Group> {
    let shared = shared_heads(chunks, lexicon);
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: FxHashMap<String, usize> = FxHashMap::default();
    for name in names {
        let mut text = without_capitals_or_acronym(&name.text);
        if let Some(head) = shared.get(&name.mention).filter(|head| !fold(&text).ends_with(fold(head).trim())) {
            text.push(' ');
            text.push_str(head);
        }
        let key = fold_words(text.strip_prefix("the ").unwrap_or(&text));
        let index = *by_key.entry(key).or_insert(groups.len());
        if index == groups.len() {
            let referent = Referent::new(NameKind::Place, text, None);
            groups.push(Group { mentions: Vec::new(), referent });
        }
        groups[index].mentions.push(name.mention);
    }
    groups
}

/// A dateline's capitals are no part of the name; an acronym's are.
fn without_capitals_or_acronym(text: &str) -> String {
    const LONGEST_ACRONYM: usize = 3;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters <= LONGEST_ACRONYM { text.to_owned() } else { without_capitals(text) }
}

/// For each mention that shares a plural head ("Kostanay" in "Kostanay and Akmola regions"), the head in the singular.
fn shared_heads(chunks: &Chunks<'_>, lexicon: &FactsLexicon) -> FxHashMap<usize, String> {
    let mut heads = FxHashMap::default();
    for sentence in &chunks.sentences {
        for at in sentence.clone() {
            let chunk = chunks.all[at];
            let Some(singular) = lexicon.lemma_of(chunk.word).filter(|_| chunk.is(Class::Places)) else { continue };
            let names = names_before(chunks, sentence.start, at);
            if names.len() > 1 {
                heads.extend(names.into_iter().map(|mention| (mention, capitalised(singular))));
            }
        }
    }
    heads
}

/// The places in a row that ends right before `at`, whatever commas and "and" stand between them.
fn names_before(chunks: &Chunks<'_>, first: usize, at: usize) -> Vec<usize> {
    let mut names = Vec::new();
    let mut awaits_name = true;
    for before in (first..at).rev() {
        let chunk = chunks.all[before];
        match chunk.name(NameKind::Place) {
            Some(mention) if awaits_name => {
                names.push(mention);
                awaits_name = false;
            }
            None if chunk.is_mark(',') || chunk.is(Class::Conjunction) => awaits_name = true,
            _ => break,
        }
    }
    names
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
