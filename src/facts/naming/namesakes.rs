//! What tells people of one given name and surname apart, and when a name must say it to be one person's.

use super::reading::SENIOR;
use crate::facts::lexicon::rows;
use rustc_hash::FxHashSet;
use std::fmt::{self, Write};

/// What a name tells of its bearer beside given name and surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told<'n> {
    /// The father, of a patronymic.
    pub father: Option<Father>,
    /// The first sound of the middle name.
    pub middle: Option<char>,
    /// Which bearer of the name in the family is meant: "jr", "iii".
    pub generation: Option<&'n str>,
}

/// A father's name as far as it is the same in patronymics of any language and spelling: its first consonants, the voiced as
/// the voiceless, or its first vowel where it has none. "Кемелевич" and "Кемелұлы" are one father's, and so are "Узакпаевич"
/// and "Ұзақбайұлы", "Валиханович" and "Уәлиханұлы".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Father([char; Father::SOUNDS]);

impl Father {
    /// How many consonants are compared: behind them patronymics of one name have other vowels, endings and linking
    /// consonants.
    const SOUNDS: usize = 3;

    /// Reads a patronymic's key.
    pub fn of(patronymic: &str) -> Self {
        const ENDINGS: [&str; 12] =
            ["ovic", "evic", "ovna", "evna", "inicna", "icna", "ic", "uli", "kizi", "ogli", "oglu", "i"];
        let name = ENDINGS.iter().find_map(|ending| patronymic.strip_suffix(ending)).unwrap_or(patronymic);
        let mut consonants = name.chars().filter_map(consonant).peekable();
        let mut sounds = [' '; Self::SOUNDS];
        if consonants.peek().is_none() {
            sounds[0] = name.chars().next().unwrap_or(' ');
        }
        sounds.iter_mut().zip(consonants).for_each(|(sound, consonant)| *sound = consonant);
        Self(sounds)
    }
}

/// The consonant that stands for those which spellings of a name exchange; `None` for vowels and for "v", which Kazakh
/// writes as a vowel.
fn consonant(sound: char) -> Option<char> {
    match sound {
        'a' | 'e' | 'i' | 'o' | 'u' | 'v' => None,
        'b' => Some('p'),
        'd' => Some('t'),
        'z' => Some('s'),
        'g' | 'h' => Some('k'),
        'w' | 'c' => Some('j'),
        other => Some(other),
    }
}

impl fmt::Display for Father {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().filter(|sound| **sound != ' ').try_for_each(|sound| formatter.write_char(*sound))
    }
}

impl Told<'_> {
    /// Whether both tell of a father or a generation, and of another one.
    pub fn differs_in_family(&self, other: &Told<'_>) -> bool {
        clash(self.father, other.father) || clash(self.generation, other.generation)
    }

    /// Whether both tell the same of something, and it is not the same.
    pub fn differs(&self, other: &Told<'_>) -> bool {
        self.differs_in_family(other) || clash(self.middle, other.middle)
    }

    /// All that is told, to be written behind a key.
    pub fn whole_mark(&self) -> String {
        mark(self.father, self.middle, self.generation)
    }

    /// What has to be written behind a key wherever it is told: "Sr.", which nobody is called whose son is not also; and
    /// the patronymic and the middle name where `is_common` says that the rest of the name is many people's. Elsewhere
    /// they tell nobody apart, and releases leave them out at will.
    pub fn needed_mark(&self, is_common: bool) -> String {
        mark(
            self.father.filter(|_| is_common),
            self.middle.filter(|_| is_common),
            self.generation.filter(|&generation| generation == SENIOR),
        )
    }
}

fn clash<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

/// No key of a name holds a bar.
fn mark(father: Option<Father>, middle: Option<char>, generation: Option<&str>) -> String {
    let mut mark = String::new();
    // Writing into a string cannot fail.
    let _ = father.iter().try_for_each(|father| write!(mark, "|{father}"));
    let _ = middle.iter().try_for_each(|middle| write!(mark, "|{middle}."));
    let _ = generation.iter().try_for_each(|generation| write!(mark, "|{generation}"));
    mark
}

/// Names that so many people bear that given name and surname together do not tell one from another.
#[derive(Clone, Debug, Default)]
pub(super) struct CommonNames {
    given: FxHashSet<String>,
    surnames: FxHashSet<String>,
}

impl CommonNames {
    /// Reads a table of given names and surnames; `key` and `given_form` give a word's key and the form of a given name
    /// that stands for its others.
    pub fn parse(table: &str, key: impl Fn(&str) -> String, given_form: impl Fn(&str) -> String) -> Self {
        // The keys of surnames that women have with "a" behind.
        const MASCULINE: [&str; 3] = ["ov", "ev", "in"];
        let mut read = Self::default();
        for row in rows(table) {
            let [class, names] = row[..] else { continue };
            for name in names.split(' ') {
                match class {
                    "given" => _ = read.given.insert(given_form(&key(name))),
                    "surname" => {
                        let key = key(name);
                        if MASCULINE.iter().any(|ending| key.ends_with(ending)) {
                            read.surnames.insert(format!("{key}a"));
                        }
                        read.surnames.insert(key);
                    }
                    _ => {}
                }
            }
        }
        read
    }

    /// Whether the surname is many people's.
    pub fn has_surname(&self, surname: &str) -> bool {
        self.surnames.contains(surname)
    }

    /// Whether both the given name, in the form that stands for its others, and the surname are many people's.
    pub fn are(&self, given_form: &str, surname: &str) -> bool {
        self.given.contains(given_form) && self.surnames.contains(surname)
    }
}
