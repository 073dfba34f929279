//! People that are known beforehand, and the key of a person over all releases.

use super::concepts::Concepts;
use super::fold::fold_words;
use super::given::GivenNames;
use super::namesakes::CommonNames;
use super::nobody::{Nobody, NobodyWords};
use super::offices::{Offices, Sighting};
use super::person::PersonName;
use super::words::{NameWords, Role};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// Public figures under every name that they go by, forms of given names, and the words that names are read by: one
/// table for all languages, so that an id does not depend on a release's language.
#[derive(Clone, Debug, Default)]
pub struct KnownPeople {
    pub(super) words: NameWords,
    /// A public figure's key by the key of each of the names.
    pub(super) people: FxHashMap<String, String>,
    /// By the key of a public figure, all names that the figure goes by, the full one first.
    pub(super) names: FxHashMap<String, Vec<PersonName>>,
    /// The keys of public figures by the form that stands for the given name's others.
    pub(super) called: FxHashMap<String, Vec<String>>,
    /// The keys of those beside whom a public figure goes by the given name alone, by the figure's.
    pub(super) kin: FxHashMap<String, Vec<String>>,
    /// The keys of public figures' surnames.
    pub(super) surnames: FxHashSet<String>,
    pub(super) given: GivenNames,
    pub(super) common: CommonNames,
    pub(super) nobody: NobodyWords,
    pub(super) offices: Offices,
}

impl KnownPeople {
    /// Reads a name; `None` when it holds no word in full, or more words than a person's name has.
    pub fn read(&self, text: &str) -> Option<PersonName> {
        PersonName::parse(text, &self.words)
    }

    /// A person's key over all releases: given name and surname in one order and one spelling, or what of them stands; and
    /// what tells namesakes apart, where it is told and the rest could be somebody else's.
    pub fn key(&self, name: &PersonName) -> String {
        if let Some(listed) = self.listed_key(name) {
            return listed.to_owned();
        }
        let pair = self.pair_key(name);
        // A public figure has the name, and is said to be another.
        if self.people.contains_key(&pair) {
            return pair + &name.told().whole_mark();
        }
        let told = name.told();
        let needed = match name.full_words() {
            // «С. Б. Иванов», «С. В. Иванов»
            0..=1 => told.needed_mark(true),
            _ if name.is_family_named() => told.needed_mark(self.is_common(name)),
            _ => String::new(),
        };
        pair + &needed
    }

    /// The key with all that the name tells of its bearer: for people whom one release tells apart by nothing else.
    pub fn whole_key(&self, name: &PersonName) -> String {
        self.pair_key(name) + &name.told().whole_mark()
    }

    /// The key without what tells namesakes apart: theirs is the same.
    pub fn common_key(&self, name: &PersonName) -> String {
        self.pair_key(name)
    }

    /// Whether both names tell of a father, a middle name or a generation, and of another one.
    pub fn are_told_apart(&self, one: &PersonName, other: &PersonName) -> bool {
        one.told().differs(&other.told())
    }

    /// Whether a word before a surname says that a woman has it from her husband: "Mrs."
    pub fn is_wifes_title(&self, word: &str) -> bool {
        self.words.has_role(fold_words(word).trim(), Role::Wife)
    }

    /// The key of the public figure of one of whose names this is.
    pub fn listed_key(&self, name: &PersonName) -> Option<&str> {
        if name.is_wifes() && self.offices.has_consort(name) {
            return self.offices.consort(name);
        }
        let exact = self.people.get(&whole_key(name)).filter(|key| !self.is_other_generation(key, name));
        let listed = exact.or_else(|| {
            let key = self.people.get(&self.pair_key(name))?;
            (!self.is_namesake(key, name)).then_some(key)
        });
        listed.map(String::as_str)
    }

    /// Whether the name tells something that the public figure's names tell otherwise, and none of them likewise.
    fn is_namesake(&self, key: &str, name: &PersonName) -> bool {
        let (told, own) = (name.told(), || self.names_of(key).iter().map(PersonName::told));
        is_another(told.father, own().filter_map(|own| own.father))
            || is_another(told.middle, own().filter_map(|own| own.middle))
            || is_another(told.generation, own().filter_map(|own| own.generation))
    }

    fn is_other_generation(&self, key: &str, name: &PersonName) -> bool {
        is_another(name.told().generation, self.names_of(key).iter().filter_map(|own| own.told().generation))
    }

    fn names_of(&self, key: &str) -> &[PersonName] {
        self.names.get(key).map_or(&[], Vec::as_slice)
    }

    /// The full name of the public figure of one of whose names this is.
    pub fn figure(&self, name: &PersonName) -> Option<&PersonName> {
        self.names_of(self.listed_key(name)?).first()
    }

    /// The key of the one public figure whom a given name alone means beside people of these keys: somebody of the surname
    /// of one of them who is known, or one who is known to be called so beside them.
    pub fn relative<'k>(&'k self, given: &PersonName, beside: &[&str]) -> Option<&'k str> {
        let called = self.called.get(self.given.form(given.surname_key()))?;
        let is_meant = |key: &&String| {
            let Some(full) = self.names_of(key).first().filter(|full| given.can_be_given_of(full)) else {
                return false;
            };
            let surname = full.surname_key();
            let of_family =
                |other: &str| self.names_of(other).first().is_some_and(|name| name.surname_key() == surname);
            let of_kin = |other: &str| self.kin.get(*key).is_some_and(|kin| kin.iter().any(|kin| kin == other));
            beside.iter().any(|other| of_family(other) || of_kin(other))
        };
        let mut meant = called.iter().filter(is_meant);
        meant.next().filter(|_| meant.next().is_none()).map(String::as_str)
    }

    fn is_common(&self, name: &PersonName) -> bool {
        name.given_key().is_some_and(|given| self.common.are(self.given.form(given), name.surname_key()))
    }

    /// Whether somebody of the surname held a post of the table: only then [`Self::holder`] can tell whom it means.
    pub fn is_office_holder(&self, name: &PersonName) -> bool {
        name.full_words() == 1 && self.offices.knows(name)
    }

    /// The key of the public figure whom a surname means in a release, where its posts and its day say so.
    pub fn holder(&self, name: &PersonName, seen: &Sighting<'_>, concepts: &Concepts) -> Option<&str> {
        self.offices.holder(name, seen, concepts)
    }

    /// The states in which the public figure of this name held a post of the table on the day.
    pub fn states_of(&self, name: &PersonName, day: Date) -> impl Iterator<Item = &str> {
        let figure = self.listed_key(name).and_then(|key| Some((key, self.names_of(key).first()?)));
        figure.into_iter().flat_map(move |(key, full)| self.offices.states_of(key, full, day))
    }

    /// The states in which a bearer of the surname held, on the day, a post that the release gives it.
    pub fn claimed(&self, name: &PersonName, seen: &Sighting<'_>, concepts: &Concepts) -> BTreeSet<&str> {
        self.offices.claimed(name, seen, concepts)
    }

    /// Whether the name is a surname alone that very many people have.
    pub fn is_common_alone(&self, name: &PersonName) -> bool {
        name.parts() == 1 && self.common.has_surname(name.surname_key())
    }

    /// Why what stands between these in a text is nobody's name; `None` where it can be a person's.
    pub fn nobody(&self, name: &str, before: &str, behind: &str) -> Option<Nobody> {
        self.nobody.why(name, before, behind, self)
    }

    /// The body's name in the name of a topic: "United Nations" in "United Nations Affairs".
    pub fn body_of_matter<'n>(&self, name: &'n str) -> Option<&'n str> {
        self.nobody.body_of_matter(name)
    }

    /// Whether somebody in the table has the surname.
    pub fn bears_surname(&self, name: &PersonName) -> bool {
        self.surnames.contains(name.surname_key())
    }

    /// Whether the name is a given name alone, or a surname alone that several people of the table's posts have: it tells
    /// nobody from others.
    pub fn tells_nobody(&self, name: &PersonName) -> bool {
        self.is_given(name) || name.parts() == 1 && self.offices.is_shared(name)
    }

    /// The public figures whom a headline names, by their keys.
    pub fn in_headline<'k>(&'k self, headline: &str) -> Vec<&'k str> {
        const LONGEST: usize = 3;
        let words: Vec<&str> = headline.split_whitespace().collect();
        let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
        let named = (0..words.len()).flat_map(|start| (1..=LONGEST).map(move |length| (start, start + length)));
        let named = named.filter_map(|(start, end)| words.get(start..end).filter(|words| words.iter().all(is_capital)));
        named.filter_map(|words| self.listed_key(&self.read(&words.join(" "))?)).collect()
    }

    /// Whether the name, as it stands, is one that a public figure of the table goes by.
    pub fn is_public_figure(&self, name: &PersonName) -> bool {
        self.people.contains_key(&whole_key(name))
    }

    /// Whether the name is a public figure's who is known to have another patronymic than `other`.
    pub fn has_other_patronymic(&self, name: &PersonName, other: &PersonName) -> bool {
        let own = self.listed_key(name).map_or(&[][..], |key| self.names_of(key));
        is_another(other.told().father, own.iter().filter_map(|own| own.told().father))
    }

    /// Whether two keys are forms of one given name.
    pub fn same_given(&self, a: &str, b: &str) -> bool {
        self.given.same(a, b)
    }

    /// The form that stands for a given name's others, by its key.
    pub fn given_form<'k>(&'k self, key: &'k str) -> &'k str {
        self.given.form(key)
    }

    /// Whether the name is a given name alone, as far as the table tells.
    pub fn is_given(&self, name: &PersonName) -> bool {
        self.given.is_alone(name)
    }

    /// Given name and surname, the given name in the form that stands for its others. The order says nothing: "Xi
    /// Jinping" is also written "Jinping Xi".
    pub(super) fn pair_key(&self, name: &PersonName) -> String {
        let surname = name.telling_key();
        let Some(given) = name.given_key() else {
            let alone = name.lone_key().unwrap_or(surname);
            return if name.is_wifes() && self.offices.has_consort(name) {
                format!("mrs {alone}")
            } else {
                alone.to_owned()
            };
        };
        // "Karimov Aleksandr": the last of the two can be the given name.
        let is_turned = !self.given.knows(given) && self.given.knows(surname);
        let (given, surname) = if is_turned { (surname, given) } else { (given, surname) };
        let given = self.given.form(given);
        // "Salman bin Abdulaziz" is the father of "Abdulaziz bin Salman".
        if name.says_father() {
            return format!("{given} bin {surname}");
        }
        if given < surname { format!("{given} {surname}") } else { format!("{surname} {given}") }
    }
}

/// Whether what is told is none of what is told of somebody, of whom it is told at all.
fn is_another<T: PartialEq>(told: Option<T>, mut known: impl Iterator<Item = T>) -> bool {
    let (Some(told), Some(first)) = (told, known.next()) else { return false };
    first != told && known.all(|known| known != told)
}

/// The key of the name as it stands, part by part.
pub(super) fn whole_key(name: &PersonName) -> String {
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
        // Those whom one release parts where it names both, and of whom the table alone knows which is the better known.
        let are_told_apart =
            |one: &str, other: &str| known.are_told_apart(&known.read(one).unwrap(), &known.read(other).unwrap());
        let (mut joined, mut split, mut confused) = (0, 0, Vec::new());
        for pair in rows(include_str!("../../entities/pairs/people.txt")) {
            let [one, sign, other] = pair[..] else { panic!("{pair:?}") };
            match (sign, key(one) == key(other)) {
                ("=", true) => joined += 1,
                ("=", false) => split += 1,
                (_, true) if !are_told_apart(one, other) => confused.push(pair),
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
                let owner = owners.entry(known.key(&read)).or_insert(row[0]);
                if *owner != row[0] {
                    faults.push(format!("{name}: {owner}, {}", row[0]));
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
