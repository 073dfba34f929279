//! The id of a referent: a function of its release alone, so that no other release can change it.

use super::EntityId;
use crate::facts::naming::{BodyDirectory, Home, KnownPeople, fold_words};
use crate::facts::{Facts, Referent};
use crate::names::NameKind;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// How many bytes of the hash an id shows: among a million entities two share them with a chance under one in two.
const SHOWN: usize = 5;

/// Which state the release is about.
pub(super) fn home_of<'d>(facts: &Facts, bodies: &'d BodyDirectory) -> Home<'d> {
    bodies.home(facts.referents.iter().map(|referent| referent.name.as_str()), facts.language)
}

/// The id of a referent of a release.
pub(super) fn id(referent: &Referent, home: Home<'_>, people: &KnownPeople, bodies: &BodyDirectory) -> EntityId {
    let (letter, key) = match referent.kind {
        NameKind::Person => ("p", person_key(&referent.name, people)),
        NameKind::Agency => ("a", bodies.key(&referent.name, home).unwrap_or_else(|| referent.name.clone())),
        NameKind::Place => ("l", place_key(&referent.name)),
    };
    // Not to be cut from the text itself: a key can hold anything that a name holds.
    let hash = Sha256::digest(key.as_bytes());
    let mut id = format!("{letter}-");
    for byte in &hash[..SHOWN] {
        // Writing to a string cannot fail.
        let _ = write!(id, "{byte:02x}");
    }
    EntityId(id)
}

fn person_key(name: &str, people: &KnownPeople) -> String {
    people.read(name).map_or_else(|| name.to_owned(), |name| people.key(&name))
}

/// The words without "the" and "Republic of".
fn place_key(name: &str) -> String {
    let folded = fold_words(name);
    let words: Vec<&str> = folded.split_whitespace().filter(|&word| word != "the").collect();
    match words[..] {
        ["republic", "of", ref rest @ ..] if !rest.is_empty() => rest.join(" "),
        _ => words.join(" "),
    }
}
