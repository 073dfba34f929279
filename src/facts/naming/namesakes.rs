//! What tells people of one given name and surname apart, and when a name must say it to be one person's.

use super::reading::SENIOR;
use crate::facts::lexicon::rows;
use rustc_hash::FxHashSet;
use std::fmt::Write;

/// What a name tells of its bearer beside given name and surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told<'n> {
    /// The father's name, of a patronymic.
    pub father: Option<&'n str>,
    /// The first sound of the middle name.
    pub middle: Option<char>,
    /// Which bearer of the name in the family is meant: "jr", "iii".
    pub generation: Option<&'n str>,
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

    /// What has to be written behind a key wherever it is told, since it is told to tell namesakes apart: the patronymic;
    /// "Sr.", which nobody is called whose son is not also; and the middle name where `is_common` says that the rest
    /// of the name is many people's.
    pub fn needed_mark(&self, is_common: bool) -> String {
        mark(self.father, self.middle.filter(|_| is_common), self.generation.filter(|&generation| generation == SENIOR))
    }
}

fn clash<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

/// No key of a name holds a bar.
fn mark(father: Option<&str>, middle: Option<char>, generation: Option<&str>) -> String {
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
        let mut read = Self::default();
        for row in rows(table) {
            let [class, names] = row[..] else { continue };
            for name in names.split(' ') {
                match class {
                    "given" => _ = read.given.insert(given_form(&key(name))),
                    "surname" => _ = read.surnames.insert(key(name)),
                    _ => {}
                }
            }
        }
        read
    }

    /// Whether both the given name, in the form that stands for its others, and the surname are many people's.
    pub fn are(&self, given_form: &str, surname: &str) -> bool {
        self.given.contains(given_form) && self.surnames.contains(surname)
    }
}
