//! People who are known beforehand, under every name that they go by.

use super::fold::sound_key;
use super::person::PersonName;
use crate::facts::lexicon::rows;
use rustc_hash::FxHashMap;

/// Public figures and forms of given names, read from a language's tables.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    /// A public figure's key by the key of each of the names.
    people: FxHashMap<String, String>,
    /// The form that stands for a given name's others.
    given: FxHashMap<String, String>,
}

impl KnownNames {
    /// Reads two tables whose columns tabs part: public figures (full name, other names) and given names (forms of one
    /// name in a row). `|` parts the members of a cell.
    pub fn parse(people: &str, given: &str) -> Self {
        let mut known = Self::default();
        for row in rows(given) {
            let stands = sound_key(row[0]);
            for form in &row[1..] {
                known.given.insert(sound_key(form), stands.clone());
            }
        }
        for row in rows(people) {
            let (Some(name), others) = (row.first(), row.get(1).copied().unwrap_or_default()) else { continue };
            known.add_person(name, members(others));
        }
        known
    }

    /// A person's key over all releases: given name and surname in one order and one spelling, or what of them stands.
    pub fn person_key(&self, name: &PersonName) -> String {
        let whole: Vec<&str> = name.keys().collect();
        let whole = whole.join(" ");
        if let Some(key) = self.people.get(&whole) {
            return key.clone();
        }
        let key = self.pair_key(name);
        self.people.get(&key).cloned().unwrap_or(key)
    }

    /// Whether the name, as it stands, is one that a public figure of the table goes by.
    pub fn is_public_figure(&self, name: &PersonName) -> bool {
        self.people.contains_key(&name.keys().collect::<Vec<_>>().join(" "))
    }

    /// Whether two keys are forms of one given name.
    pub fn same_given(&self, a: &str, b: &str) -> bool {
        a == b || self.given_form(a) == self.given_form(b)
    }

    fn given_form<'k>(&'k self, key: &'k str) -> &'k str {
        self.given.get(key).map_or(key, String::as_str)
    }

    fn pair_key(&self, name: &PersonName) -> String {
        let surname = name.surname_key();
        match name.given_key().map(|given| self.given_form(given)) {
            // The order says nothing: "Xi Jinping" is also written "Jinping Xi".
            Some(given) if given < surname => format!("{given} {surname}"),
            Some(given) => format!("{surname} {given}"),
            None => surname.to_owned(),
        }
    }

    fn add_person<'t>(&mut self, name: &'t str, others: impl Iterator<Item = &'t str>) {
        let Some(own) = PersonName::parse(name) else { return };
        let key = if own.full_words() < own.parts() {
            // A middle initial tells namesakes apart: only the whole name is this person's.
            own.keys().collect::<Vec<_>>().join(" ")
        } else {
            self.pair_key(&own)
        };
        for other in std::iter::once(name).chain(others).filter_map(PersonName::parse) {
            self.people.insert(other.keys().collect::<Vec<_>>().join(" "), key.clone());
            if own.full_words() == own.parts() {
                self.people.insert(self.pair_key(&other), key.clone());
            }
        }
    }
}

fn members(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|member| !member.is_empty())
}
