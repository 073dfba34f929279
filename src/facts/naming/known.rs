//! Bodies that are known beforehand, under every name that they go by.

use super::body::BodyName;
use super::fold::fold;
use crate::facts::lexicon::rows;
use rustc_hash::FxHashMap;

/// Well-known bodies, read from a language's table.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    /// A body's index by the key of each of its names.
    bodies: FxHashMap<String, u32>,
    /// A body's indices by each of its acronyms, folded.
    acronyms: FxHashMap<String, Vec<u32>>,
    /// The bodies' own names.
    names: Vec<KnownBody>,
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
    /// Reads a table whose columns tabs part: name, acronyms, other names, country. `|` parts the members of a cell.
    pub fn parse(bodies: &str) -> Self {
        let mut known = Self::default();
        for row in rows(bodies) {
            let [name, acronyms, others, country] = row[..] else { continue };
            known.add_body(name, members(acronyms), members(others), country_name(country));
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
