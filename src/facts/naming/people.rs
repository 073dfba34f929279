//! People that are known beforehand, and the key of a person over all releases.

use super::concepts::Concepts;
use super::offices::{Offices, Sighting};
use super::person::PersonName;
use super::sounds::sound_key;
use super::words::NameWords;
use crate::facts::lexicon::rows;
use rustc_hash::FxHashMap;

/// Public figures under every name that they go by, forms of given names, and the words that names are read by: one
/// table for all languages, so that an id does not depend on a release's language.
#[derive(Clone, Debug, Default)]
pub struct KnownPeople {
    words: NameWords,
    /// A public figure's key by the key of each of the names.
    people: FxHashMap<String, String>,
    /// By the key of a public figure, a name that the figure goes by with its patronymic.
    addressed: FxHashMap<String, PersonName>,
    /// The form that stands for a given name's others.
    given: FxHashMap<String, String>,
    offices: Offices,
}

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
        for row in rows(given) {
            let stands = known.words.key(row[0]);
            for form in row {
                for form in [form.to_owned(), without_marks(form)] {
                    // A form that two names share stays with the first.
                    known.given.entry(known.words.key(&form)).or_insert_with(|| stands.clone());
                }
            }
        }
        let figures: Vec<Vec<&str>> = figures(people).collect();
        let mut bearers: FxHashMap<String, usize> = FxHashMap::default();
        for names in &figures {
            known.add(names);
            let surname = known.read(names[0]).map(|name| name.surname_key().to_owned()).unwrap_or_default();
            *bearers.entry(surname).or_default() += 1;
        }
        for names in &figures {
            known.add_initials(names, &bearers);
        }
        known
    }

    /// Reads a name; `None` when it holds no word in full, or more words than a person's name has.
    pub fn read(&self, text: &str) -> Option<PersonName> {
        PersonName::parse(text, &self.words)
    }

    /// A person's key over all releases: given name and surname in one order and one spelling, or what of them stands.
    pub fn key(&self, name: &PersonName) -> String {
        self.listed_key(name).map_or_else(|| self.pair_key(name), str::to_owned)
    }

    /// The key of the public figure of one of whose names this is.
    pub fn listed_key(&self, name: &PersonName) -> Option<&str> {
        let listed = self.people.get(&whole_key(name)).or_else(|| self.people.get(&self.pair_key(name)));
        listed.map(String::as_str)
    }

    /// Whether somebody of the surname held a post of the table: only then [`Self::holder`] can tell whom it means.
    pub fn is_office_holder(&self, name: &PersonName) -> bool {
        name.full_words() == 1 && self.offices.knows(name)
    }

    /// The key of the public figure whom a surname means in a release, where its posts and its day say so.
    pub fn holder(&self, name: &PersonName, seen: &Sighting<'_>, concepts: &Concepts) -> Option<&str> {
        self.offices.holder(name, seen, concepts)
    }

    /// Whether the name, as it stands, is one that a public figure of the table goes by.
    pub fn is_public_figure(&self, name: &PersonName) -> bool {
        self.people.contains_key(&whole_key(name))
    }

    /// Whether the name is a public figure's who is known to have another patronymic than `other`.
    pub fn has_other_patronymic(&self, name: &PersonName, other: &PersonName) -> bool {
        let addressed = self.listed_key(name).and_then(|key| self.addressed.get(key));
        addressed.is_some_and(|addressed| addressed.patronymics_clash(other))
    }

    /// Whether two keys are forms of one given name.
    pub fn same_given(&self, a: &str, b: &str) -> bool {
        a == b || self.given_form(a) == self.given_form(b)
    }

    fn given_form<'k>(&'k self, key: &'k str) -> &'k str {
        self.given.get(key).map_or(key, String::as_str)
    }

    /// Whether the name is a given name alone, as far as the table tells.
    pub fn is_given(&self, name: &PersonName) -> bool {
        name.parts() == 1 && self.is_given_key(name.surname_key())
    }

    fn is_given_key(&self, key: &str) -> bool {
        self.given.contains_key(key)
    }

    /// Given name and surname, the given name in the form that stands for its others. The order says nothing: "Xi
    /// Jinping" is also written "Jinping Xi".
    fn pair_key(&self, name: &PersonName) -> String {
        let surname = name.telling_key();
        let Some(given) = name.given_key() else { return name.lone_key().unwrap_or(surname).to_owned() };
        // "Karimov Aleksandr": the last of the two can be the given name.
        let is_turned = !self.is_given_key(given) && self.is_given_key(surname);
        let (given, surname) = if is_turned { (surname, given) } else { (given, surname) };
        let given = self.given_form(given);
        // "Salman bin Abdulaziz" is the father of "Abdulaziz bin Salman".
        if name.says_father() {
            return format!("{given} bin {surname}");
        }
        if given < surname { format!("{given} {surname}") } else { format!("{surname} {given}") }
    }

    /// Adds a public figure by the full name and the others.
    fn add(&mut self, names: &[&str]) {
        let Some(own) = names.first().and_then(|name| self.read(name)) else { return };
        // A middle initial tells namesakes apart: only the whole name is this person's.
        let has_initials = own.full_words() < own.parts();
        let key = if has_initials { whole_key(&own) } else { self.pair_key(&own) };
        for name in names {
            for spelling in [(*name).to_owned(), without_marks(name)] {
                let Some(name) = self.read(&spelling) else { continue };
                if name.has_patronymic() {
                    self.addressed.entry(key.clone()).or_insert_with(|| name.clone());
                }
                self.people.entry(whole_key(&name)).or_insert_with(|| key.clone());
                if !has_initials {
                    self.people.entry(self.pair_key(&name)).or_insert_with(|| key.clone());
                }
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

/// The name in Latin letters without their marks, as keyboards write it.
fn without_marks(name: &str) -> String {
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

fn whole_key(name: &PersonName) -> String {
    if let Some(key) = name.lone_key() {
        return key.to_owned();
    }
    name.keys().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::lexicon::rows;

    #[test]
    fn rules_without_the_table_of_people_bring_most_spellings_together() {
        let all = KnownPeople::load();
        let known = KnownPeople { people: FxHashMap::default(), ..all };
        let key = |name: &str| known.key(&known.read(name).unwrap());
        let (mut joined, mut split, mut confused) = (0, 0, Vec::new());
        for pair in rows(include_str!("../../entities/pairs/people.txt")) {
            let [one, sign, other] = pair[..] else { panic!("{pair:?}") };
            match (sign, key(one) == key(other)) {
                ("=", true) => joined += 1,
                ("=", false) => split += 1,
                (_, true) => confused.push(pair),
                _ => {}
            }
        }
        assert!(confused.len() <= 1, "{confused:#?}");
        assert!(joined * 100 >= (joined + split) * 80, "{joined} {split}");
    }

    #[test]
    fn no_name_of_the_table_is_two_peoples() {
        let known = KnownPeople::load();
        let mut owners: FxHashMap<String, &str> = FxHashMap::default();
        let mut faults = Vec::new();
        for row in rows(include_str!("../../../lexicons/people.tsv")) {
            for name in std::iter::once(row[0]).chain(row[1].split('|')).filter(|name| !name.is_empty()) {
                let Some(read) = known.read(name) else { panic!("{name}") };
                for key in [whole_key(&read), known.pair_key(&read)] {
                    let owner = owners.entry(key).or_insert(row[0]);
                    if *owner != row[0] && read.full_words() == read.parts() {
                        faults.push(format!("{name}: {owner}, {}", row[0]));
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
