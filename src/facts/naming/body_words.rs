//! The words of bodies' names as they are looked up.

use super::acronym::is_acronym;
use super::{fold, sound_key};
use std::borrow::Cow;

/// The Kazakh endings of what is in a place.
const LOCATIVE: [&str; 4] = ["дағы", "дегі", "тағы", "тегі"];

/// A word as it is looked up: in lower case, Latin letters without marks.
pub(super) struct Word {
    pub text: String,
    pub written: String,
    pub is_acronym: bool,
    /// Whether it stands in a headline, where capitals say nothing.
    pub is_shouted: bool,
    /// Whether dots stand between its letters.
    pub is_initials: bool,
    pub is_inside: bool,
}

impl Word {
    pub fn new(written: &str) -> Self {
        let has_dots = written.contains('.');
        let written: String = written.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut text = String::with_capacity(written.len());
        for c in written.chars().flat_map(char::to_lowercase) {
            match c {
                'ё' => text.push('е'),
                'a'..='z' | '0'..='9' | 'а'..='я' | 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' => {
                    text.push(c)
                }
                _ => text.push_str(fold(c.encode_utf8(&mut [0; 4])).trim()),
            }
        }
        let text = if text.is_empty() { written.to_lowercase() } else { text };
        let is_inside = LOCATIVE.iter().any(|ending| text.ends_with(ending));
        let letters = text.chars().count();
        let is_word = text.chars().all(char::is_alphabetic);
        let is_acronym = is_acronym(&written);
        Self {
            is_acronym,
            is_shouted: false,
            is_initials: is_word && (letters == 1 || has_dots && letters == 2 && is_acronym),
            is_inside,
            text,
            written,
        }
    }

    /// What is heard of it in every script and most cases: «Целиноградский» and "Tselinograd", «Қарағанды» and «Караганда».
    pub fn sounds(&self) -> String {
        const SHORTEST: usize = 4;
        if self.is_acronym && !self.is_shouted {
            return fold(&self.written);
        }
        let endings = ["ский", "ская", "ское", "ского", "ской", "скому", "ском", "скую", "ским"];
        let bare = endings.iter().find_map(|ending| self.text.strip_suffix(ending));
        let bare = bare.filter(|bare| bare.chars().count() >= SHORTEST).unwrap_or(&self.text);
        let key = sound_key(bare);
        let cut = key.trim_end_matches(['a', 'e', 'i', 'o', 'u']);
        if cut.chars().count() >= SHORTEST { cut.to_owned() } else { key }
    }
}

/// The words of a name; a possessive "'s" is no part of its word, dots stay only between initials, and letters that "&"
/// joins are one word ("A&M").
pub(super) fn words(text: &str) -> Vec<Word> {
    let text = without_possessives(text);
    let text = without_joints(&text);
    let mut words = Vec::new();
    for part in text.split(|c: char| !c.is_alphanumeric() && c != '.') {
        // "Л.Н.Гумилев": initials end where a word of two letters and more begins.
        let mut from = 0;
        for (dot, _) in part.match_indices('.') {
            let next = part[dot + 1..].split('.').next().unwrap_or_default();
            if next.chars().count() > 1 {
                words.push(&part[from..=dot]);
                from = dot + 1;
            }
        }
        words.push(&part[from..]);
    }
    let mut words: Vec<Word> =
        words.into_iter().filter(|word| word.chars().any(char::is_alphanumeric)).map(Word::new).collect();
    let letters = |word: &Word| word.written.chars().count();
    if words.len() > 1 && !text.chars().any(char::is_lowercase) && words.iter().any(|w| letters(w) >= SHOUTED) {
        words.iter_mut().for_each(|word| word.is_shouted = letters(word) >= SHORTEST_SHOUTED);
    }
    words
}

fn without_possessives(text: &str) -> Cow<'_, str> {
    const APOSTROPHES: [char; 5] = ['\'', '’', 'ʼ', '‘', '`'];
    if !text.contains(APOSTROPHES) {
        return Cow::Borrowed(text);
    }
    let plain = text.replace(APOSTROPHES, "'").replace("'s ", " ");
    Cow::Owned(plain.strip_suffix("'s").unwrap_or(&plain).replace('\'', ""))
}

/// A name in capitals with a word of so many letters is one of a headline ("WHITE HOUSE"), not a row of acronyms.
const SHOUTED: usize = 5;
/// The shortest word of such a name that is more likely a word than an acronym.
pub(super) const SHORTEST_SHOUTED: usize = 4;

/// The text without each "&" that stands between two letters.
fn without_joints(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let stands_between = || joined.ends_with(char::is_alphanumeric);
        if c == '&' && stands_between() && rest.peek().is_some_and(|next| next.is_alphanumeric()) {
            continue;
        }
        joined.push(c);
    }
    Cow::Owned(joined)
}
