//! Sentences seen before, of which releases are full: boilerplate is read by the model once.
//!
//! What a model makes of a sentence depends on its words alone, so that remembering changes no answer. Memory is
//! bounded: each shard holds two generations of sentences, and when the younger is full, the older is forgotten.

use super::decoder::Decoded;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, PoisonError};

/// Shards, so that threads seldom wait for each other.
const SHARDS: usize = 16;
/// Sentences of one generation in one shard.
const GENERATION: usize = 2_048;
/// The longest sentence that is remembered, in bytes: longer ones hardly come twice.
const LONGEST: usize = 1_000;

/// What the model made of the sentences that were read last.
#[derive(Debug, Default)]
pub(super) struct Memory {
    shards: [Mutex<Generations>; SHARDS],
}

/// The sentences of one shard, by their words.
#[derive(Debug, Default)]
struct Generations {
    young: FxHashMap<Key, Arc<[Decoded]>>,
    old: FxHashMap<Key, Arc<[Decoded]>>,
}

/// A sentence's words in one string, with a mark between them that none of them holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(Box<str>);

impl Key {
    /// The key of a sentence; `None` for one that is too long to be remembered.
    pub(super) fn of(words: &[&str]) -> Option<Self> {
        let length: usize = words.iter().map(|word| word.len() + 1).sum();
        (length <= LONGEST).then(|| Self(words.join("\u{1f}").into_boxed_str()))
    }
}

impl Memory {
    /// What the model made of the sentence, where it is remembered.
    pub(super) fn recall(&self, key: &Key) -> Option<Arc<[Decoded]>> {
        let mut shard = self.shard(key).lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(names) = shard.young.get(key) {
            return Some(Arc::clone(names));
        }
        let (key, names) = shard.old.remove_entry(key)?;
        shard.keep(key, Arc::clone(&names));
        Some(names)
    }

    /// Remembers what the model made of a sentence.
    pub(super) fn keep(&self, key: Key, names: Arc<[Decoded]>) {
        self.shard(&key).lock().unwrap_or_else(PoisonError::into_inner).keep(key, names);
    }

    fn shard(&self, key: &Key) -> &Mutex<Generations> {
        // The upper bits: the maps within use the lower ones.
        &self.shards[(FxBuildHasher.hash_one(key) >> 48) as usize % SHARDS]
    }
}

impl Generations {
    fn keep(&mut self, key: Key, names: Arc<[Decoded]>) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{NameKind, Tag};

    fn key(text: &str) -> Key {
        Key::of(&[text]).expect("a short sentence has a key")
    }

    fn names(at: usize) -> Arc<[Decoded]> {
        Arc::new([Decoded { words: at..at + 1, tag: Tag::Name(NameKind::Place), confidence: 1.0 }])
    }

    #[test]
    fn sentences_are_told_apart_by_their_words() {
        let memory = Memory::default();
        let two = Key::of(&["New", "York"]).expect("it has a key");
        memory.keep(two.clone(), names(1));
        assert_eq!(memory.recall(&two), Some(names(1)));
        assert_eq!(memory.recall(&key("New York")), None);
        assert_eq!(Key::of(&[&"a".repeat(LONGEST)]), None);
    }

    #[test]
    fn what_is_used_stays_and_what_is_not_is_forgotten() {
        let memory = Memory::default();
        memory.keep(key("used"), names(1));
        memory.keep(key("unused"), names(2));
        for at in 0..4 * SHARDS * GENERATION {
            memory.keep(key(&at.to_string()), names(at));
            assert!(memory.recall(&key("used")).is_some(), "forgotten after {at} others");
        }
        assert_eq!(memory.recall(&key("unused")), None);
        let held: usize = memory
            .shards
            .iter()
            .map(|shard| {
                let shard = shard.lock().expect("no thread panicked");
                shard.young.len() + shard.old.len()
            })
            .sum();
        assert!(held <= 2 * SHARDS * GENERATION, "{held}");
    }
}
