//! What names are made of, and when two of them are the same name: for people across spellings, for bodies across
//! languages, articles, legal forms and word orders.

mod acronym;
mod body;
mod body_words;
mod concepts;
mod directory;
mod figures;
mod fold;
mod given;
mod listed;
mod namesakes;
mod nobody;
mod offices;
mod people;
mod person;
mod reading;
mod sounds;
mod words;

pub use acronym::{first_letters, initials_fit, is_acronym, is_initials_of};
pub use body::BodyName;
pub use concepts::{Concepts, Kind, Token};
pub use directory::{BodyDirectory, Home, KnownBody, Ties};
pub use fold::{fold, fold_words};
pub use listed::{Lexicon, LexiconError};
pub use nobody::Nobody;
pub use offices::Sighting;
pub use people::KnownPeople;
pub use person::{PersonName, Relation};
pub use sounds::sound_key;

/// A name with white space as single spaces and the possessive at its end removed.
pub fn tidy(text: &str) -> String {
    let trimmed = text.trim();
    let bare = ["'s", "’s", "ʼs"].iter().find_map(|clitic| trimmed.strip_suffix(clitic)).unwrap_or(trimmed);
    let mut tidy = String::with_capacity(bare.len());
    for word in bare.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// The name in title case where all its letters are capitals, as in datelines; any other name as it is.
pub fn without_capitals(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut inside = false;
    name.chars()
        .flat_map(|c| {
            let lower = inside && c.is_alphabetic();
            inside = c.is_alphabetic();
            let (small, same) = if lower { (Some(c.to_lowercase()), None) } else { (None, Some(c)) };
            small.into_iter().flatten().chain(same)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied() {
        assert_eq!(tidy("Kassym-Jomart \n Tokayev’s"), "Kassym-Jomart Tokayev");
        assert_eq!(without_capitals("ST. PETERSBURG"), "St. Petersburg");
        assert_eq!(without_capitals("UST-KAMENOGORSK"), "Ust-Kamenogorsk");
        assert_eq!(without_capitals("KazMunayGas"), "KazMunayGas");
    }
}
