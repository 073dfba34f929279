//! Reads the tables of people who are known beforehand.

use super::given::{GivenNames, without_marks};
use super::namesakes::CommonNames;
use super::nobody::NobodyWords;
use super::offices::Offices;
use super::people::{KnownPeople, whole_key};
use super::sounds::sound_key;
use super::words::NameWords;
use crate::facts::lexicon::rows;
use rustc_hash::FxHashMap;

impl KnownPeople {
    /// Reads the tables that are compiled into the program.
    pub fn load() -> Self {
        let words = NameWords::parse(
            include_str!("../../../lexicons/name_words.tsv"),
            include_str!("../../../lexicons/stems.tsv"),
            include_str!("../../../lexicons/palladius.tsv"),
        );
        let people = include_str!("../../../lexicons/people.tsv");
        let mut known = Self::parse(words, people, include_str!("../../../lexicons/given.tsv"));
        known.offices = known.read_offices(people);
        known.common = CommonNames::parse(
            include_str!("../../../lexicons/common_names.tsv"),
            |name| known.words.key(name),
            |key| known.given.form(key).to_owned(),
        );
        known.nobody = NobodyWords::load();
        known.add_kin(include_str!("../../../lexicons/kin.tsv"));
        known
    }

    /// Reads the terms of office of the table's people, who go by all their names there, and of others.
    fn read_offices(&self, people: &str) -> Offices {
        let names: FxHashMap<&str, Vec<&str>> = figures(people).map(|names| (names[0], names)).collect();
        Offices::parse(
            include_str!("../../../lexicons/posts.tsv"),
            include_str!("../../../lexicons/offices.tsv"),
            |person| {
                let key = self.key(&self.read(person)?);
                let names = names.get(person).cloned().unwrap_or_else(|| vec![person]);
                Some((key, names.into_iter().filter_map(|name| self.read(name)).collect()))
            },
        )
    }

    /// Reads two tables whose columns tabs part: public figures (full name, other names with `|` between them) and given
    /// names (forms of one name in a row).
    fn parse(words: NameWords, people: &str, given: &str) -> Self {
        let mut known = Self { words, ..Self::default() };
        known.given = GivenNames::parse(given, &known.words);
        let figures: Vec<Vec<&str>> = figures(people).collect();
        let mut bearers: FxHashMap<String, usize> = FxHashMap::default();
        for names in &figures {
            known.add(names);
            let surname = known.read(names[0]).map(|name| name.surname_key().to_owned()).unwrap_or_default();
            *bearers.entry(surname).or_default() += 1;
        }
        known.surnames = bearers.keys().filter(|surname| !surname.is_empty()).cloned().collect();
        for names in &figures {
            known.add_initials(names, &bearers);
        }
        known
    }

    /// Adds a public figure by the full name and the others.
    fn add(&mut self, names: &[&str]) {
        let Some(own) = names.first().and_then(|name| self.read(name)) else { return };
        if let Some(given) = own.given_key() {
            let key = if own.full_words() < own.parts() { whole_key(&own) } else { self.pair_key(&own) };
            self.called.entry(self.given.form(given).to_owned()).or_default().push(key);
        }
        // A middle initial tells namesakes apart: only the whole name is this person's.
        let has_initials = own.full_words() < own.parts();
        let key = if has_initials { whole_key(&own) } else { self.pair_key(&own) };
        for name in names {
            for spelling in [(*name).to_owned(), without_marks(name)] {
                let Some(name) = self.read(&spelling) else { continue };
                self.people.entry(whole_key(&name)).or_insert_with(|| key.clone());
                let names = self.names.entry(key.clone()).or_default();
                if !names.contains(&name) {
                    names.push(name.clone());
                }
                if !has_initials {
                    self.people.entry(self.pair_key(&name)).or_insert_with(|| key.clone());
                }
            }
        }
    }

    /// Reads a table of people who go by the given name alone beside others: the person, the others.
    fn add_kin(&mut self, table: &str) {
        for row in rows(table) {
            let keys: Vec<String> = row
                .iter()
                .flat_map(|cell| cell.split('|'))
                .filter_map(|name| Some(self.key(&self.read(name)?)))
                .collect();
            if let Some((person, others)) = keys.split_first() {
                self.kin.entry(person.clone()).or_default().extend(others.iter().cloned());
            }
        }
    }

    /// Adds a public figure by the given name's initial and the surname, where no other figure has the surname.
    fn add_initials(&mut self, names: &[&str], bearers: &FxHashMap<String, usize>) {
        let Some(own) = names.first().and_then(|name| self.read(name)) else { return };
        if own.full_words() < own.parts() {
            return;
        }
        let key = self.key(&own);
        for name in names {
            let Some(read) = self.read(name).filter(|read| read.parts() == 2 && read.full_words() == 2) else {
                continue;
            };
            let (Some(given), surname) = (read.given_key(), read.surname_key()) else { continue };
            if bearers.get(surname).is_some_and(|&bearers| bearers > 1) {
                continue;
            }
            // "Y. Koshanov" and "Е. Қошанов": a Latin letter has its own sound.
            let letter = name.split_whitespace().next().and_then(|given| given.chars().next()).unwrap_or_default();
            for initial in [given.chars().take(1).collect(), sound_key(&letter.to_string())] {
                let pair =
                    if *initial < *surname { format!("{initial} {surname}") } else { format!("{surname} {initial}") };
                self.people.entry(pair).or_insert_with(|| key.clone());
            }
        }
    }
}

/// The names of each of the table's people, the full one first.
fn figures(people: &str) -> impl Iterator<Item = Vec<&str>> {
    let names = rows(people).map(|row| {
        let names = row.into_iter().flat_map(|cell| cell.split('|')).map(str::trim);
        names.filter(|name| !name.is_empty()).collect::<Vec<_>>()
    });
    names.filter(|names| !names.is_empty())
}
