//! The words and syllables by which names of people are read.

use super::fold::{fold, fold_words};
use super::sounds::sound_key;
use crate::facts::lexicon::rows;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a word within a person's name does, where it is no name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Belongs to the name behind it: "von".
    Particle,
    /// Stands before the father's name: "bin".
    Father,
    /// Stands behind the father's name: "ұлы".
    Child,
    /// The Arabic article.
    Article,
    /// The first half of an Arabic name: "Abdel".
    Servant,
    /// "Sheikh".
    Title,
    /// "Mrs."
    Wife,
    /// "PhD"
    Suffix,
    /// "Jr."
    Junior,
    /// "Sr."
    Senior,
    /// Tells monarchs apart: "II"; behind a surname, generations.
    Numeral,
}

impl Role {
    fn named(class: &str) -> Option<Self> {
        Some(match class {
            "particle" => Self::Particle,
            "father" => Self::Father,
            "child" => Self::Child,
            "article" => Self::Article,
            "servant" => Self::Servant,
            "title" => Self::Title,
            "wife" => Self::Wife,
            "suffix" => Self::Suffix,
            "junior" => Self::Junior,
            "senior" => Self::Senior,
            "numeral" => Self::Numeral,
            _ => return None,
        })
    }
}

/// The words and syllables by which names of people are read, in all languages.
#[derive(Clone, Debug, Default)]
pub struct NameWords {
    roles: FxHashMap<String, Vec<Role>>,
    /// Endings of patronymics' keys.
    patronymics: Vec<String>,
    /// Chinese family names in pinyin.
    chinese: FxHashSet<String>,
    /// Keys of other family names that come first.
    eastern: FxHashSet<String>,
    /// A stem's key as others spell it, to the key that stands for it.
    stems: FxHashMap<String, String>,
    /// Pinyin by syllable, in Russian letters and in pinyin itself.
    syllables: FxHashMap<String, String>,
}

impl NameWords {
    /// Reads three tables whose columns tabs part: words by class, stems (the standing one, then the others), and
    /// Chinese syllables (pinyin, Russian letters).
    pub(super) fn parse(words: &str, stems: &str, syllables: &str) -> Self {
        let mut read = Self::default();
        for row in rows(words) {
            let [class, words] = row[..] else { continue };
            for word in words.split(' ') {
                match (class, Role::named(class)) {
                    ("patronymic", _) => read.patronymics.push(word.to_owned()),
                    ("chinese", _) => _ = read.chinese.insert(fold(word)),
                    ("eastern", _) => _ = read.eastern.insert(sound_key(word)),
                    (_, Some(role)) => read.roles.entry(word.to_owned()).or_default().push(role),
                    (_, None) => {}
                }
            }
        }
        for row in rows(stems) {
            let Some((stem, others)) = row.split_first() else { continue };
            for other in others {
                read.stems.insert(sound_key(other), sound_key(stem));
            }
        }
        for row in rows(syllables) {
            let [pinyin, russian] = row[..] else { continue };
            let plain = fold(pinyin);
            for syllable in russian.split('|') {
                read.syllables.insert(syllable.to_owned(), plain.clone());
            }
            read.syllables.insert(plain.clone(), plain);
        }
        read
    }

    /// Whether a word, folded, can do this within a name.
    pub(super) fn has_role(&self, folded: &str, role: Role) -> bool {
        self.roles.get(folded).is_some_and(|roles| roles.contains(&role))
    }

    /// Whether a key is a patronymic's.
    pub(super) fn is_patronymic(&self, key: &str) -> bool {
        const SHORTEST: usize = 5;
        key.len() > SHORTEST && self.patronymics.iter().any(|ending| key.ends_with(ending.as_str()))
    }

    /// Whether a key is that of a Korean or Vietnamese family name.
    pub(super) fn is_eastern_family(&self, key: &str) -> bool {
        self.eastern.contains(key)
    }

    /// The key of a word: how it sounds, its stem as the table spells it.
    pub(super) fn key(&self, word: &str) -> String {
        const SHORTEST: usize = 4;
        let key = sound_key(word);
        let ends = key.char_indices().map(|(at, _)| at).skip(SHORTEST).chain([key.len()]);
        let longest = ends.filter_map(|end| Some((end, self.stems.get(&key[..end])?))).last();
        match longest {
            Some((end, stem)) => format!("{stem}{}", &key[end..]),
            None => key,
        }
    }

    /// A Chinese name, family name first, in pinyin, or a Chinese family name in Russian letters alone; `None` where the
    /// words are neither.
    pub(super) fn chinese(&self, words: &[&str]) -> Option<Vec<String>> {
        // A family name of one syllable and a name of one or two.
        const MOST_WORDS: usize = 3;
        if words.len() > MOST_WORDS {
            return None;
        }
        let read: Vec<Vec<String>> = words.iter().map(|word| self.pinyin(word)).collect::<Option<_>>()?;
        let is_family = |word: &Vec<String>| matches!(&word[..], [only] if self.chinese.contains(only));
        let (family, given): (&Vec<String>, &[Vec<String>]) = match &read[..] {
            [family, given @ ..] if is_family(family) => (family, given),
            [given @ .., family] if is_family(family) => (family, given),
            _ => return None,
        };
        let mut name = vec![family.concat()];
        match given.iter().map(Vec::len).sum() {
            0 if words.iter().all(|word| is_cyrillic(word)) => {}
            1 | 2 => name.push(given.iter().flatten().map(String::as_str).collect()),
            _ => return None,
        }
        Some(name)
    }

    /// A word's syllables in pinyin.
    fn pinyin(&self, word: &str) -> Option<Vec<String>> {
        let lower = if is_cyrillic(word) { word.to_lowercase() } else { fold_words(word) };
        let lower: String = lower.chars().filter(|c| c.is_alphabetic()).collect();
        const LONGEST: usize = 28;
        if lower.is_empty() || lower.len() > LONGEST {
            return None;
        }
        self.split(&lower, Parting::BeforeConsonants).or_else(|| self.split(&lower, Parting::Anywhere))
    }

    fn split(&self, word: &str, parting: Parting) -> Option<Vec<String>> {
        if word.is_empty() {
            return Some(Vec::new());
        }
        let ends = word.char_indices().map(|(at, _)| at).skip(1).chain([word.len()]);
        let mut ends: Vec<usize> = ends.collect();
        ends.reverse();
        ends.into_iter().find_map(|end| {
            let syllable = self.syllables.get(&word[..end])?;
            // "Хунин" is "Ху-нин": a syllable that begins with a vowel would be parted by a sign.
            let parts_consonant =
                word[end..].starts_with(['a', 'e', 'i', 'o', 'u', 'а', 'э', 'и', 'о', 'у', 'ю', 'я', 'е']);
            if parting == Parting::BeforeConsonants && parts_consonant {
                return None;
            }
            let mut rest = self.split(&word[end..], parting)?;
            rest.insert(0, syllable.clone());
            Some(rest)
        })
    }
}

fn is_cyrillic(word: &str) -> bool {
    word.chars().any(|c| matches!(c, 'Ѐ'..='ӿ'))
}

/// Where one syllable of a word may end and the next begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parting {
    /// Only before a consonant.
    BeforeConsonants,
    /// Before a vowel too.
    Anywhere,
}
