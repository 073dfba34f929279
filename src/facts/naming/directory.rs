//! The bodies that are known beforehand, under every name and acronym that they go by in all languages.

use super::acronym::is_acronym;
use super::body::BodyName;
use super::concepts::{Concepts, Kind, Token};
use super::listed::{Lexicon, ListedBody, of_state};
use crate::languages::Language;
use rustc_hash::{FxHashMap, FxHashSet};

/// Known bodies, and the words that bodies' names are made of.
#[derive(Clone, Debug, Default)]
pub struct BodyDirectory {
    concepts: Concepts,
    /// The listed names in each language, in the order of [`Language::ALL`].
    names: [Vec<String>; 3],
    all: Vec<KnownBody>,
    by_key: FxHashMap<String, u32>,
    /// The bodies by the words of each of their names.
    by_words: FxHashMap<String, Vec<Named>>,
    /// The bodies by each of their acronyms, in capitals without dots.
    by_acronym: FxHashMap<String, Vec<Abbreviated>>,
    /// How bodies belong to others and follow on others.
    ties: Vec<Ties<String>>,
}

/// A known body, the one that it is part of, and the one that took over from it, by their keys or ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ties<K> {
    /// The body.
    pub key: K,
    /// The body that it is part of, where the list says.
    pub parent: Option<K>,
    /// The body that took over from it, where it was renamed or dissolved.
    pub successor: Option<K>,
}

/// A known body by an acronym.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Abbreviated {
    body: u32,
    /// The code of the country in releases about which the acronym means it; `None` in all.
    country: Option<String>,
}

/// A body that is known beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownBody {
    /// The name's key, the country included.
    pub key: String,
    /// The code of the country, where the bare name is that of a body of state.
    pub country: Option<String>,
    /// The code of the country that its English name says.
    says: Option<String>,
    /// The words of its English name.
    words: Vec<Token>,
    /// The words of all its names.
    vocabulary: FxHashSet<String>,
    /// Whether a name of its own tells it from all bodies of its kind.
    has_own_name: bool,
}

/// A name of a known body.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    body: u32,
    country: Option<String>,
    /// Whether the name itself says the country.
    says_country: bool,
}

/// The state that a release is about, by its code; `None` where nothing in the release says.
pub type Home<'h> = Option<&'h str>;

/// The state whose bodies the table holds best: a release that shows several states is taken to be about it.
const FIRST: &str = "kz";

impl BodyDirectory {
    /// The bodies of the list that is compiled in, and of the lists given: a row replaces the one of the same English name.
    pub fn load(further: &[Lexicon]) -> Self {
        let tables =
            [include_str!("../../../lexicons/topics.tsv"), include_str!("../../../lexicons/jurisdictions.tsv")];
        let concepts = Concepts::parse(&tables);
        let mut rows: Vec<ListedBody> = ListedBody::shipped();
        let mut at: FxHashMap<String, usize> =
            rows.iter().enumerate().map(|(index, row)| (row.name.clone(), index)).collect();
        for row in further.iter().flat_map(Lexicon::rows) {
            match at.get(&row.name) {
                Some(&index) => rows[index] = row.clone(),
                None => {
                    at.insert(row.name.clone(), rows.len());
                    rows.push(row.clone());
                }
            }
        }
        let names = Language::ALL.map(|language| {
            let names = rows.iter().map(|row| row.name_in(language)).filter(|name| !name.is_empty());
            names.map(str::to_owned).collect()
        });
        let mut directory = Self { concepts, names, ..Self::default() };
        for row in &rows {
            directory.add(row);
        }
        let indices: FxHashMap<&str, usize> =
            rows.iter().enumerate().map(|(index, row)| (row.name.as_str(), index)).collect();
        for (index, row) in rows.iter().enumerate() {
            if let Some(&parent) = indices.get(row.parent.as_str()) {
                directory.add_names_with_parent(index as u32, row, &rows[parent]);
            }
        }
        directory.ties = directory.ties_of(&rows);
        directory
    }

    /// The listed names in a language.
    pub fn names(&self, language: Language) -> impl Iterator<Item = &str> {
        self.names[language as usize].iter().map(String::as_str)
    }

    /// How bodies belong to others and follow on others.
    pub fn ties(&self) -> &[Ties<String>] {
        &self.ties
    }

    fn ties_of(&self, rows: &[ListedBody]) -> Vec<Ties<String>> {
        let keys: FxHashMap<&str, String> =
            rows.iter().filter_map(|row| Some((row.name.as_str(), self.key_of(row)?))).collect();
        let tied = rows.iter().filter_map(|row| {
            let other = |name: &str| keys.get(name).cloned();
            let (parent, successor) = (other(&row.parent), other(&row.successor));
            let is_tied = parent.is_some() || successor.is_some();
            is_tied.then_some(Ties { key: keys.get(row.name.as_str())?.clone(), parent, successor })
        });
        tied.collect()
    }

    fn key_of(&self, row: &ListedBody) -> Option<String> {
        let own = self.read_listed(&row.name)?;
        let mut key = own.words_key();
        if let Some(code) = Some(row.country.as_str()).filter(|code| !code.is_empty()).or(own.country()) {
            key.push('@');
            key.push_str(code);
        }
        Some(key)
    }

    /// The words that bodies' names are made of.
    pub fn concepts(&self) -> &Concepts {
        &self.concepts
    }

    /// Reads a name as it stands in a release about the state; `None` when it holds no letters or digits.
    pub fn read(&self, text: &str, home: Home<'_>) -> Option<BodyName> {
        let names_country = !self.concepts.countries(text).named.is_empty();
        let expand = |acronym: &str| {
            let body = self.acronym_in(acronym, home, names_country)?;
            let of_state = body.country.iter().filter(|code| home == Some(code.as_str()));
            let country = body.says.iter().chain(of_state).filter(|_| !names_country).take(1);
            let country = country.map(|code| Token { text: code.clone(), kind: Kind::Country, is_host: false });
            Some(body.words.iter().cloned().chain(country).collect())
        };
        BodyName::new(self.concepts.read(text, expand), home)
    }

    /// The body of one of whose names this is; the bare name of a body of state is that body's only at home.
    pub fn body(&self, name: &BodyName, home: Home<'_>) -> Option<&KnownBody> {
        let found = self.by_words.get(&name.words_key()).and_then(|bodies| self.of_country(bodies, name, home));
        found.or_else(|| {
            // "Samruk-Kazyna Fund" of "Samruk-Kazyna", whose other names have the word.
            let bodies = self.by_words.get(&name.own_key()?)?;
            let body = self.of_country(bodies, name, home)?;
            name.weighty().all(|token| body.vocabulary.contains(&token.text)).then_some(body)
        })
    }

    /// Whether the list has the bare name, of whatever state's body.
    pub fn lists(&self, name: &BodyName) -> bool {
        self.by_words.contains_key(&name.words_key())
    }

    /// The body whose acronym this is, where it is one body's alone.
    pub fn acronym(&self, acronym: &str, home: Home<'_>) -> Option<&KnownBody> {
        self.acronym_in(acronym, home, false).filter(|body| body.country.is_none() || body.country.as_deref() == home)
    }

    /// The key of the known body of one of whose names this is.
    pub fn listed_key(&self, text: &str, home: Home<'_>) -> Option<&str> {
        Some(self.body(&self.read(text, home)?, home)?.key.as_str())
    }

    /// The key of a name over all releases.
    pub fn key(&self, text: &str, home: Home<'_>) -> Option<String> {
        let name = self.read(text, home)?;
        Some(self.body(&name, home).map_or_else(|| name.key(), |body| body.key.clone()))
    }

    /// The key of a name that the words before it give to a state: its own, and the state's where the name tells the body
    /// from no other state's.
    pub fn key_of_state(&self, text: &str, state: &str) -> Option<String> {
        let name = self.read(text, Some(state))?;
        let key = name.key();
        let is_its_own = name.weighty().any(|token| token.kind == Kind::Plain);
        Some(if name.country().is_some() || is_its_own { key } else { format!("{key}@{state}") })
    }

    /// The key of the known body that a name means which is not quite its own, where the release also calls it by the known
    /// body's acronym: "Federal Emergency Management Administration (FEMA)", "Association of Southeast Nations (ASEAN)". No
    /// word but one may be another's.
    pub fn misnamed_key(&self, text: &str, acronym: &str, home: Home<'_>) -> Option<&str> {
        const LEAST_SHARED: usize = 2;
        const MOST_STRANGE: usize = 1;
        let body = self.acronym(acronym, home).filter(|_| is_acronym(acronym))?;
        let name = self.read(text, home)?;
        let is_abroad = name.says_country() && name.country() != body.country.as_deref().or(body.says.as_deref());
        let (shared, strange): (Vec<_>, Vec<_>) =
            name.weighty().partition(|token| body.vocabulary.contains(&token.text));
        (!is_abroad && shared.len() >= LEAST_SHARED && strange.len() <= MOST_STRANGE).then_some(body.key.as_str())
    }

    /// Whether a word of the name is one of those that the known body of the key goes by.
    pub fn shares_word(&self, key: &str, name: &BodyName) -> bool {
        name.weighty().any(|token| self.is_called(key, &token.text))
    }

    /// Whether a name of the known body of the key has the word.
    pub fn is_called(&self, key: &str, word: &str) -> bool {
        let body = self.by_key.get(key).and_then(|&index| self.all.get(index as usize));
        body.is_some_and(|body| body.vocabulary.contains(word))
    }

    /// The state that a release is about, told by the names in it: Kazakhstan where it is named at all; else the one whose
    /// seats or heads, or which itself, more than half of such names name; where none is named, the only one that publishes in
    /// the release's language.
    pub fn home<'n>(&self, names: impl IntoIterator<Item = &'n str>, language: Language) -> Home<'_> {
        let (mut seats, mut named) = (Vec::new(), Vec::new());
        for name in names {
            let signs = self.concepts.countries(name);
            seats.extend(signs.seats);
            named.extend(signs.named);
        }
        if let Some(&first) = seats.iter().chain(&named).find(|&&code| code == FIRST) {
            return Some(first);
        }
        let mut codes = if seats.is_empty() { named } else { seats };
        if codes.is_empty() {
            return language.state();
        }
        codes.sort_unstable();
        // What more than half of them are stands in the middle.
        let middle = codes[codes.len() / 2];
        let count = codes.iter().filter(|&&code| code == middle).count();
        (count * 2 > codes.len()).then_some(middle)
    }

    /// The body of the acronym: one of the state or of no state; where there is none, one of Kazakhstan whose kind another
    /// state has too («МИД России»), which the letters show to be meant.
    fn acronym_in(&self, acronym: &str, home: Home<'_>, names_country: bool) -> Option<&KnownBody> {
        let plain: String = acronym.chars().filter(|&c| c != '.').flat_map(char::to_uppercase).collect();
        let bodies = self.by_acronym.get(&plain)?;
        let only = |fits: &dyn Fn(&KnownBody, Home<'_>) -> bool| {
            let known = bodies.iter().map(|of| (&self.all[of.body as usize], of.country.as_deref()));
            let mut fit = known.filter(|(body, country)| fits(body, *country));
            fit.next().filter(|_| fit.next().is_none()).map(|(body, _)| body)
        };
        only(&|_, country| country.is_some() && country == home)
            .or_else(|| only(&|_, country| country.is_none()))
            .or_else(|| only(&|body, _| !plain.is_ascii() && !body.has_own_name && (names_country || home.is_some())))
    }

    fn of_country<'d>(&'d self, bodies: &[Named], name: &BodyName, home: Home<'_>) -> Option<&'d KnownBody> {
        let first = |fits: &dyn Fn(&KnownBody, &Named) -> bool| {
            let mut known = bodies.iter().map(|named| (&self.all[named.body as usize], named));
            known.find(|(body, named)| fits(body, named)).map(|(body, _)| body)
        };
        // «Министерство обороны США» is no name of a bare "Ministry of Defence", not even in a release about them.
        let is_bare = |named: &Named, code: Option<&str>| named.country.as_deref() == code && !named.says_country;
        match name.country() {
            Some(said) if name.says_country() => first(&|_, named| named.country.as_deref() == Some(said))
                .or_else(|| first(&|body, named| named.country.is_none() && said == FIRST && body.has_own_name)),
            Some(implied) => {
                first(&|_, named| is_bare(named, Some(implied))).or_else(|| first(&|_, named| named.country.is_none()))
            }
            None => first(&|_, named| named.country.is_none())
                .or_else(|| first(&|_, named| home.is_some() && is_bare(named, home))),
        }
    }

    fn add(&mut self, row: &ListedBody) {
        let (Some(own), Some(key)) = (self.read_listed(&row.name), self.key_of(row)) else { return };
        let index = self.all.len() as u32;
        let country = Some(row.country.clone()).filter(|code| !code.is_empty());
        self.by_key.entry(key.clone()).or_insert(index);
        self.all.push(KnownBody {
            key,
            country,
            says: own.country().map(str::to_owned),
            words: own.words().to_vec(),
            vocabulary: FxHashSet::default(),
            has_own_name: own.words().iter().any(|token| token.kind == Kind::Plain),
        });
        for name in row.names() {
            self.add_name(index, name);
        }
        for acronym in &row.acronyms {
            let (bare, country) = of_state(acronym);
            let country = country.or_else(|| Some(row.country.clone()).filter(|code| !code.is_empty()));
            let plain: String = bare.chars().filter(|&c| c != '.').flat_map(char::to_uppercase).collect();
            let (known, abbreviated) =
                (self.by_acronym.entry(plain).or_default(), Abbreviated { body: index, country });
            if !known.contains(&abbreviated) {
                known.push(abbreviated);
            }
            if !is_acronym(bare) {
                self.add_name(index, acronym);
            }
        }
    }

    /// A body goes by its name together with its parent's, too.
    fn add_names_with_parent(&mut self, index: u32, row: &ListedBody, parent: &ListedBody) {
        let whole = [(&row.name, &parent.name), (&row.russian, &parent.russian), (&row.kazakh, &parent.kazakh)];
        for (own, parent) in whole.into_iter().filter(|(own, parent)| !own.is_empty() && !parent.is_empty()) {
            self.add_name(index, &format!("{own} {parent}"));
        }
    }

    fn add_name(&mut self, index: u32, text: &str) {
        let (text, of_state) = of_state(text);
        let Some(name) = self.read_listed(text) else { return };
        let body = &mut self.all[index as usize];
        body.vocabulary.extend(name.weighty().map(|token| token.text.clone()));
        let says_country = name.country().is_some();
        let country = name.country().map(str::to_owned).or(of_state).or_else(|| body.country.clone());
        let named = Named { body: index, country, says_country };
        let bodies = self.by_words.entry(name.words_key()).or_default();
        if !bodies.contains(&named) {
            bodies.push(named);
        }
    }

    /// A name of the list, where acronyms stand for nothing but themselves.
    fn read_listed(&self, text: &str) -> Option<BodyName> {
        BodyName::new(self.concepts.read(text, |_| None), None)
    }
}
