//! Bodies and people that are known beforehand, under every name that they go by.

use super::body::BodyName;
use super::fold::{fold, sound_key};
use super::person::PersonName;
use crate::facts::lexicon::rows;
use rustc_hash::FxHashMap;

/// Well-known bodies, public figures and forms of given names, read from a language's tables.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    /// A body's index by the key of each of its names.
    bodies: FxHashMap<String, u32>,
    /// A body's indices by each of its acronyms, folded.
    acronyms: FxHashMap<String, Vec<u32>>,
    /// The bodies' own names.
    names: Vec<KnownBody>,
    /// A public figure's key by the key of each of the names.
    people: FxHashMap<String, String>,
    /// The form that stands for a given name's others.
    given: FxHashMap<String, String>,
}

/// A body that is known beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownBody {
    /// The name's key, the country included.
    pub key: String,
    /// The country, where the bare name is that of a body of state.
    pub country: Option<Box<str>>,
}

/// The name of the country of a code that the table of bodies uses.
fn country_name(code: &str) -> Option<&'static str> {
    match code {
        "KZ" => Some("kazakhstan"),
        _ => None,
    }
}

impl KnownNames {
    /// Reads three tables whose columns tabs part: bodies (name, acronyms, other names, country), public figures (full
    /// name, other names) and given names (forms of one name in a row). `|` parts the members of a cell.
    pub fn parse(bodies: &str, people: &str, given: &str) -> Self {
        let mut known = Self::default();
        for row in rows(given) {
            let stands = sound_key(row[0]);
            for form in &row[1..] {
                known.given.insert(sound_key(form), stands.clone());
            }
        }
        for row in rows(bodies) {
            let [name, acronyms, others, country] = row[..] else { continue };
            known.add_body(name, members(acronyms), members(others), country_name(country));
        }
        for row in rows(people) {
            let (Some(name), others) = (row.first(), row.get(1).copied().unwrap_or_default()) else { continue };
            known.add_person(name, members(others));
        }
        known
    }

    /// The body of one of whose names this is; the bare name of a body of state is that body's only `at_home`.
    pub fn body(&self, name: &BodyName, home: Home) -> Option<&KnownBody> {
        let key = name.key();
        let found = self.bodies.get(&key).map(|&index| &self.names[index as usize])?;
        let is_full = found.country.is_none() || key == found.key || key.ends_with(" kazakhstan");
        (is_full || home == Home::Kazakhstan).then_some(found)
    }

    /// The body whose acronym this is, where it is one body's alone.
    pub fn acronym(&self, acronym: &str, home: Home) -> Option<&KnownBody> {
        let bodies = self.acronyms.get(fold(acronym).trim())?;
        let mut fit = bodies
            .iter()
            .map(|&index| &self.names[index as usize])
            .filter(|body| body.country.is_none() || home == Home::Kazakhstan);
        fit.next().filter(|_| fit.next().is_none())
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

    fn add_body<'t>(
        &mut self,
        name: &str,
        acronyms: impl Iterator<Item = &'t str>,
        others: impl Iterator<Item = &'t str>,
        country: Option<&'static str>,
    ) {
        let Some(own) = BodyName::parse(name).map(|name| name.key()) else { return };
        let index = self.names.len() as u32;
        let of_country = |key: &str| country.map(|country| format!("{key} of {country}"));
        let key = of_country(&own).unwrap_or_else(|| own.clone());
        self.names.push(KnownBody { key, country: country.map(Into::into) });
        let mut keys = vec![own];
        keys.extend(others.filter_map(BodyName::parse).map(|name| name.key()));
        for acronym in acronyms {
            let folded = fold(acronym).trim().to_owned();
            keys.extend(of_country(&folded));
            self.acronyms.entry(folded).or_default().push(index);
        }
        for key in keys {
            self.bodies.extend(of_country(&key).map(|key| (key, index)));
            self.bodies.insert(key, index);
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

/// Which state a bare "Ministry of Finance" belongs to, as far as a release tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The release is about Kazakhstan.
    Kazakhstan,
    /// Nothing in the release says.
    Unknown,
}

fn members(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|member| !member.is_empty())
}
