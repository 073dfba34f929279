//! People: full names first, then initials, then surnames alone, each joined only where one person fits.

use super::{Group, Name};
use crate::facts::Referent;
use crate::facts::lexicon::FactsLexicon;
use crate::facts::naming::{PersonName, Relation, without_capitals};
use crate::names::NameKind;
use rustc_hash::FxHashMap;

/// A person as gathered so far.
struct Person {
    fullest: PersonName,
    text: String,
    mentions: Vec<usize>,
    /// The first of the mentions.
    first: usize,
}

/// How much of a name stands; people are gathered in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fullness {
    Full,
    Initials,
    Alone,
}

pub(super) fn group(names: Vec<Name>, lexicon: &FactsLexicon) -> Vec<Group> {
    let mut people = People { all: Vec::new(), by_name: FxHashMap::default(), by_part: FxHashMap::default(), lexicon };
    let mut unreadable = Vec::new();
    let mut parsed: Vec<(Name, PersonName, Fullness)> = Vec::with_capacity(names.len());
    for name in names {
        match lexicon.people.read(&name.text) {
            Some(person) => {
                let fullness = match (person.full_words(), person.parts()) {
                    (2.., _) => Fullness::Full,
                    (_, 2..) => Fullness::Initials,
                    _ => Fullness::Alone,
                };
                parsed.push((name, person, fullness));
            }
            None => unreadable.push(name),
        }
    }
    parsed.sort_by_key(|(name, _, fullness)| (*fullness, name.mention));
    for (name, person, fullness) in parsed {
        match people.find(&person, fullness, name.mention) {
            Some(index) => people.join(index, name, person),
            None => people.add(name, person),
        }
    }
    let found = people.all.into_iter().map(|person| (person.text, person.mentions));
    found
        .chain(unreadable.into_iter().map(|name| (name.text, vec![name.mention])))
        .map(|(name, mentions)| Group { mentions, referent: Referent::new(NameKind::Person, name, None) })
        .collect()
}

struct People<'l> {
    all: Vec<Person>,
    /// Each person by the fullest name.
    by_name: FxHashMap<PersonName, usize>,
    /// The people who have a part of this key in their name.
    by_part: FxHashMap<String, Vec<usize>>,
    lexicon: &'l FactsLexicon,
}

impl People<'_> {
    /// The one person whom the name fits.
    fn find(&self, name: &PersonName, fullness: Fullness, mention: usize) -> Option<usize> {
        if let Some(&exact) = self.by_name.get(name) {
            return Some(exact);
        }
        // A part that so many people of a release share tells nobody apart, and comparing all with all takes too long.
        const CROWD: usize = 64;
        let known = &self.lexicon.people;
        let forms = name.keys().chain(name.keys().map(|key| known.given_form(key)));
        let sharing = forms.filter_map(|key| self.by_part.get(key)).filter(|people| people.len() <= CROWD);
        let mut candidates: Vec<usize> = sharing.flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|&index| {
            let fullest = &self.all[index].fullest;
            // "Joe" beside "President Biden", whose full name is known.
            let figure = (name.parts() == 1 && fullest.parts() == 1).then(|| known.figure(fullest)).flatten();
            let fullest = figure.unwrap_or(fullest);
            // «Владимир Ростиславович» beside «Владимир Путин»: whose patronymic is known.
            name.relation(fullest, |a, b| known.same_given(a, b)) != Relation::Different
                && !known.has_other_patronymic(fullest, name)
        });
        // "President Biden" in a release that names Jill Biden in full is not she.
        if fullness == Fullness::Alone && known.is_public_figure(name) {
            let key = known.key(name);
            candidates.retain(|&index| known.key(&self.all[index].fullest) == key);
        }
        if fullness != Fullness::Alone {
            return only(candidates.into_iter());
        }
        let fits = |index: usize, by_surname: bool, before: bool| {
            let person = &self.all[index];
            (!by_surname || person.fullest.surname_key() == name.surname_key()) && (!before || person.first < mention)
        };
        // Whoever was named before comes before whoever is named later; a surname before a given name.
        let order = [(true, true), (true, false), (false, true), (false, false)];
        let fitting = order.into_iter().map(|(by_surname, before)| {
            candidates.iter().copied().filter(|&index| fits(index, by_surname, before)).collect::<Vec<_>>()
        });
        fitting.into_iter().find(|fitting| !fitting.is_empty()).and_then(|fitting| only(fitting.into_iter()))
    }

    fn join(&mut self, index: usize, name: Name, person: PersonName) {
        let known = &mut self.all[index];
        known.mentions.push(name.mention);
        known.first = known.first.min(name.mention);
        let text = without_capitals(&name.text);
        // What follows a public figure's name is none: "the Melania Trump Foster Youth Initiative".
        let fullness = |name: &PersonName| {
            let is_listed = name.full_words() > 1 && self.lexicon.people.listed_key(name).is_some();
            (is_listed, name.full_words(), name.parts())
        };
        if fullness(&person) > fullness(&known.fullest) {
            for key in person.keys() {
                if !known.fullest.keys().any(|part| part == key) {
                    self.by_part.entry(key.to_owned()).or_default().push(index);
                }
            }
            self.by_name.remove(&known.fullest);
            self.by_name.insert(person.clone(), index);
            known.fullest = person;
            known.text = text;
        }
    }

    fn add(&mut self, name: Name, person: PersonName) {
        let index = self.all.len();
        let known = &self.lexicon.people;
        let figure = (person.parts() == 1).then(|| known.figure(&person)).flatten();
        let mut keys: Vec<&str> = person.keys().chain(figure.into_iter().flat_map(PersonName::keys)).collect();
        keys.extend(figure.unwrap_or(&person).given_key().map(|given| known.given_form(given)));
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            self.by_part.entry(key.to_owned()).or_default().push(index);
        }
        self.by_name.insert(person.clone(), index);
        let text = without_capitals(&name.text);
        self.all.push(Person { fullest: person, text, mentions: vec![name.mention], first: name.mention });
    }
}

/// The only member of a row; `None` where there are none or several.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}
