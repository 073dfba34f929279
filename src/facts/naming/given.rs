//! Given names: which words are, and which are forms of one.

use super::fold::fold_words;
use super::person::PersonName;
use super::words::NameWords;
use crate::facts::lexicon::rows;
use rustc_hash::{FxHashMap, FxHashSet};

/// Given names in their forms, by the sounds of each.
#[derive(Clone, Debug, Default)]
pub(super) struct GivenNames {
    /// The form that stands for a name's others.
    forms: FxHashMap<String, String>,
    /// All of them as they are spelt: "Su" sounds like "Sue" and is none.
    spellings: FxHashSet<String>,
}

impl GivenNames {
    /// Reads a table with the forms of one given name in a row; the first stands for the others.
    pub fn parse(table: &str, words: &NameWords) -> Self {
        let mut read = Self::default();
        for row in rows(table) {
            let stands = words.key(row[0]);
            for form in row {
                read.spellings.insert(fold_words(form));
                for form in [form.to_owned(), without_marks(form)] {
                    // A form that two names share stays with the first.
                    read.forms.entry(words.key(&form)).or_insert_with(|| stands.clone());
                }
            }
        }
        read
    }

    /// The form that stands for a name's others, by its key.
    pub fn form<'k>(&'k self, key: &'k str) -> &'k str {
        self.forms.get(key).map_or(key, String::as_str)
    }

    /// Whether the key is a given name's.
    pub fn knows(&self, key: &str) -> bool {
        self.forms.contains_key(key)
    }

    /// Whether two keys are forms of one given name.
    pub fn same(&self, a: &str, b: &str) -> bool {
        a == b || self.form(a) == self.form(b)
    }

    /// Whether a name is a given name alone.
    pub fn is_alone(&self, name: &PersonName) -> bool {
        name.parts() == 1
            && name.lone_key().is_some_and(|key| match name.is_short() {
                true => self.spellings.contains(key),
                false => self.knows(key),
            })
    }
}

/// The name in Latin letters without their marks, as keyboards write it.
pub(super) fn without_marks(name: &str) -> String {
    let plain = |c: char| match c {
        'ç' | 'ć' | 'č' => 'c',
        'Ç' | 'Ć' | 'Č' => 'C',
        'ş' | 'š' | 'ș' => 's',
        'Ş' | 'Š' | 'Ș' => 'S',
        'ž' => 'z',
        'Ž' => 'Z',
        'ţ' | 'ț' => 't',
        'Ţ' | 'Ț' => 'T',
        _ => c,
    };
    name.chars().map(plain).collect()
}
