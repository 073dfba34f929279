//! The id of a referent: a function of its release alone, so that no other release can change it.

use super::EntityId;
use crate::facts::naming::{BodyName, Home, KnownNames, KnownPeople, fold_words, is_acronym};
use crate::facts::{Referent, home};
use crate::names::NameKind;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// How many bytes of the hash an id shows: among a million entities two share them with a chance under one in two.
const SHOWN: usize = 5;

/// Which state the release that names the referents is about.
pub(super) fn home_of(referents: &[Referent]) -> Home {
    home(referents.iter().map(|referent| referent.name.as_str()))
}

/// The id of a referent of a release.
pub(super) fn id(referent: &Referent, home: Home, known: &KnownNames, people: &KnownPeople) -> EntityId {
    let (letter, key) = match referent.kind {
        NameKind::Person => ("p", person_key(&referent.name, people)),
        NameKind::Agency => ("a", agency_key(referent, home, known)),
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

/// The known body's key where the name or the acronym is one's; else the name's own.
fn agency_key(referent: &Referent, home: Home, known: &KnownNames) -> String {
    if is_acronym(&referent.name) {
        let body = known.acronym(&referent.name, home);
        return body.map_or_else(|| fold_words(&referent.name), |body| body.key.clone());
    }
    let Some(name) = BodyName::parse(&referent.name) else { return referent.name.clone() };
    known.body(&name, home).map_or_else(|| name.key(), |body| body.key.clone())
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
