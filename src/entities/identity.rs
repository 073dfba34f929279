//! The id of a referent: a function of its release and of what the user has decided, so that no other release can
//! change it.

use super::EntityId;
use super::judgements::{Judgement, Judgements, Verdict};
use super::merges::Evidence;
use crate::facts::naming::{BodyDirectory, Home, KnownPeople, PersonName, Sighting, Ties, fold_words};
use crate::facts::{Facts, Referent};
use crate::names::NameKind;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

/// How many bytes of the hash an id shows: among a million entities two share them with a chance under one in two.
const SHOWN: usize = 5;

/// Tells whom a name means.
#[derive(Debug)]
pub(super) struct Identity {
    people: Arc<KnownPeople>,
    bodies: Arc<BodyDirectory>,
    judgements: Judgements,
    /// What the decisions come to in releases about each state: the key of a bare "Ministry of Finance" depends on it.
    decided: FxHashMap<Option<Box<str>>, Decided>,
}

/// What the decisions come to.
#[derive(Debug, Default)]
struct Decided {
    /// Names that are not what their key says, folded, with their kind.
    apart: FxHashSet<(NameKind, String)>,
    /// The key that stands for others.
    joined: FxHashMap<(NameKind, String), String>,
}

/// What the keys of a release's names depend on.
struct Release<'r> {
    facts: &'r Facts,
    home: Home<'r>,
    decided: &'r Decided,
    /// The states that it shows, once asked for.
    states: OnceCell<Vec<&'r str>>,
}

/// Names that were decided to be one's, and their keys.
struct Joined<'j> {
    kind: NameKind,
    keys: BTreeSet<String>,
    names: BTreeSet<&'j str>,
}

impl Identity {
    pub(super) fn new(people: Arc<KnownPeople>, bodies: Arc<BodyDirectory>, judgements: Judgements) -> Self {
        Self { people, bodies, judgements, decided: FxHashMap::default() }
    }

    /// The people who are known beforehand.
    pub(super) fn people(&self) -> &KnownPeople {
        &self.people
    }

    /// The ids of a release's referents, each with what joins its name with others; none for a given name alone that
    /// nothing in the release explains.
    pub(super) fn ids(&mut self, facts: &Facts) -> Vec<(Option<EntityId>, Evidence)> {
        let bodies = self.bodies.clone();
        let home = bodies.home(facts.referents.iter().map(|referent| referent.name.as_str()), facts.language);
        let about = home.map(Box::from);
        if !self.decided.contains_key(&about) {
            let decided = self.decide(home);
            self.decided.insert(about.clone(), decided);
        }
        let release = Release { facts, home, decided: &self.decided[&about], states: OnceCell::new() };
        let mut keys: Vec<(Option<String>, Evidence)> =
            (0..facts.referents.len()).map(|at| self.key(&release, at)).collect();
        self.part_namesakes(facts, &mut keys);
        let of = |(referent, (key, evidence)): (&Referent, (Option<String>, Evidence))| {
            (key.map(|key| id(referent.kind, &key)), evidence)
        };
        facts.referents.iter().zip(keys).map(of).collect()
    }

    /// Gives people of one key whom the release itself tells apart ("John A. Smith", "John B. Smith") keys of their own.
    fn part_namesakes(&self, facts: &Facts, keys: &mut [(Option<String>, Evidence)]) {
        let mut bearers: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, referent) in facts.referents.iter().enumerate() {
            if let (NameKind::Person, (Some(key), Evidence::Spelling)) = (referent.kind, &keys[at]) {
                bearers.entry(key).or_default().push(at);
            }
        }
        let mut parted: Vec<(usize, String)> = Vec::new();
        for bearers in bearers.into_values().filter(|bearers| bearers.len() > 1) {
            let names = bearers.iter().filter_map(|&at| Some((at, self.people.read(&facts.referents[at].name)?)));
            let names: Vec<(usize, PersonName)> = names.collect();
            let is_told_apart =
                |name: &PersonName| names.iter().any(|(_, other)| self.people.are_told_apart(name, other));
            let own = names.iter().filter(|(_, name)| is_told_apart(name));
            parted.extend(own.map(|(at, name)| (*at, self.people.whole_key(name))));
        }
        for (at, key) in parted {
            keys[at].0 = Some(key);
        }
    }

    /// The key of a release's referent.
    fn key<'i>(&'i self, release: &Release<'i>, at: usize) -> (Option<String>, Evidence) {
        let &Release { facts, home, decided, .. } = release;
        let referent = &facts.referents[at];
        let home = referent.state.as_deref().or(home);
        let (mut own, evidence) = self.referent_key(referent, home, decided);
        if let Some(state) = referent.state.as_deref().filter(|_| evidence == Evidence::Spelling) {
            own = self.bodies.key_of_state(&referent.name, state).unwrap_or(own);
        }
        let place = (referent.kind, own);
        if let Some(key) = decided.joined.get(&place) {
            return (Some(key.clone()), Evidence::Judgement);
        }
        match referent.kind {
            NameKind::Person if evidence == Evidence::Spelling => {
                if let Some(key) = self.holder(release, at) {
                    return (Some(key.to_owned()), Evidence::Office);
                }
                match self.untold(facts, at) {
                    Some(name) => (self.relative(facts, &name).map(str::to_owned), Evidence::Kin),
                    None if self.is_common_alone(referent) => (Some(of_release(&place.1, facts)), evidence),
                    None => (Some(place.1), evidence),
                }
            }
            _ if evidence == Evidence::Spelling && self.is_generic(referent, home) => {
                (Some(of_release(&place.1, facts)), evidence)
            }
            _ => (Some(place.1), evidence),
        }
    }

    /// The referent's name where it tells nobody from others: a given name alone, a surname that several have; and no post
    /// is stated of it.
    fn untold(&self, facts: &Facts, at: usize) -> Option<PersonName> {
        let name = self.people.read(&facts.referents[at].name).filter(|name| self.people.tells_nobody(name))?;
        (!facts.posts.iter().any(|stated| stated.person == at)).then_some(name)
    }

    /// The key of the public figure whom a given name alone means beside those whom the release names.
    fn relative(&self, facts: &Facts, given: &PersonName) -> Option<&str> {
        let people = facts.referents.iter().filter(|referent| referent.kind == NameKind::Person);
        let keys = people.filter_map(|referent| self.people.listed_key(&self.people.read(&referent.name)?));
        let named = keys.chain(self.people.in_headline(&facts.headline));
        self.people.relative(given, &named.collect::<Vec<_>>())
    }

    /// The key of the public figure whom a bare surname means by the post that the release gives it.
    fn holder<'i>(&'i self, release: &Release<'i>, at: usize) -> Option<&'i str> {
        let facts = release.facts;
        let read = |referent: &Referent| self.people.read(&referent.name);
        let name = read(&facts.referents[at]).filter(|name| self.people.is_office_holder(name))?;
        let concepts = self.bodies.concepts();
        let states = release.states.get_or_init(|| self.states(facts, release.home));
        let is_namesake = |other: PersonName| other.full_words() > 1 && other.surname_key() == name.surname_key();
        let people = facts.referents.iter().filter(|referent| referent.kind == NameKind::Person);
        let seen = Sighting {
            day: facts.published?,
            posts: posts_of(facts, at),
            home: release.home,
            states,
            has_namesake: people.filter_map(read).any(is_namesake),
        };
        self.people.holder(&name, &seen, concepts)
    }

    /// The states that a release shows: those that it names, those of public figures in office whom it names, and those where
    /// two of its people have posts that somebody of the surname held on the day: "Speaker Pelosi and Leader Schumer".
    fn states<'i>(&'i self, facts: &'i Facts, home: Home<'_>) -> Vec<&'i str> {
        let concepts = self.bodies.concepts();
        let others = facts.referents.iter().filter(|referent| referent.kind != NameKind::Person);
        let mut states: Vec<&str> = others.flat_map(|referent| concepts.countries(&referent.name).named).collect();
        let Some(day) = facts.published else { return states };
        let mut claimed: BTreeSet<&str> = BTreeSet::new();
        for (at, referent) in facts.referents.iter().enumerate() {
            let name = (referent.kind == NameKind::Person).then(|| self.people.read(&referent.name)).flatten();
            let Some(name) = name else { continue };
            states.extend(self.people.states_of(&name, day));
            if self.people.is_office_holder(&name) {
                let posts = posts_of(facts, at);
                let seen = Sighting { day, posts, home, states: &[], has_namesake: false };
                let theirs = self.people.claimed(&name, &seen, concepts);
                let twice: Vec<&str> = theirs.iter().copied().filter(|state| !claimed.insert(state)).collect();
                states.extend(twice);
            }
        }
        states
    }

    /// Whether the name is a surname alone that very many people have.
    fn is_common_alone(&self, referent: &Referent) -> bool {
        self.people.read(&referent.name).is_some_and(|name| self.people.is_common_alone(&name))
    }

    /// Whether the name says of the body only what kind it is.
    fn is_generic(&self, referent: &Referent, home: Home<'_>) -> bool {
        referent.kind == NameKind::Agency
            && self.bodies.read(&referent.name, home).is_some_and(|name| name.says_kind_alone())
    }

    /// Whether nothing says which of several bodies has the name and the id: neither a list nor a country.
    pub(super) fn is_open(&self, name: &str, body: &EntityId) -> bool {
        self.bodies.listed_key(name, None).is_none()
            && self.bodies.key(name, None).is_some_and(|key| id(NameKind::Agency, &key) == *body)
    }

    /// How the listed bodies belong to others and follow on others, by the ids that they have after the user's decisions.
    pub(super) fn ties(&self) -> impl Iterator<Item = Ties<EntityId>> + '_ {
        let of = |key: &String| {
            let place = (NameKind::Agency, key.clone());
            // Releases about several states can decide otherwise: the first in order stands.
            let joined = self.decided.values().filter_map(|decided| decided.joined.get(&place)).min();
            id(NameKind::Agency, joined.unwrap_or(key))
        };
        self.bodies.ties().iter().map(move |ties| Ties {
            key: of(&ties.key),
            parent: ties.parent.as_ref().map(of),
            successor: ties.successor.as_ref().map(of),
        })
    }

    /// The key of a referent's name, or one of nobody else where the name, or each form of it, was set apart.
    fn referent_key(&self, referent: &Referent, home: Home<'_>, decided: &Decided) -> (String, Evidence) {
        let is_apart = |form: &String| decided.apart.contains(&(referent.kind, fold_words(form)));
        let form = referent.forms.first().filter(|_| !decided.apart.is_empty() && referent.forms.iter().all(is_apart));
        let own = self.own_key(referent.kind, form.unwrap_or(&referent.name), home, decided);
        let is_misnamed = referent.kind == NameKind::Agency && own.1 == Evidence::Spelling;
        let meant = is_misnamed.then(|| {
            let keys = referent.forms.iter().map(|form| self.bodies.misnamed_key(&referent.name, form, home));
            keys.flatten().next()
        });
        meant.flatten().map_or(own, |key| (key.to_owned(), Evidence::Listed))
    }

    /// The key of the name, or one of nobody else where it was set apart.
    fn own_key(&self, kind: NameKind, name: &str, home: Home<'_>, decided: &Decided) -> (String, Evidence) {
        let folded = (kind, fold_words(name));
        if decided.apart.contains(&folded) {
            // No key of a name has a line end.
            return (format!("apart\n{}", folded.1), Evidence::Judgement);
        }
        let listed = match kind {
            NameKind::Person => self.people.read(name).and_then(|name| self.people.listed_key(&name)),
            NameKind::Agency => self.bodies.listed_key(name, home),
            NameKind::Place => None,
        };
        if let Some(key) = listed {
            return (key.to_owned(), Evidence::Listed);
        }
        let key = match kind {
            NameKind::Person => self.people.read(name).map(|name| self.people.key(&name)),
            NameKind::Agency => self.bodies.key(name, home),
            NameKind::Place => Some(place_key(name)),
        };
        (key.unwrap_or_else(|| name.to_owned()), Evidence::Spelling)
    }

    /// What the decisions come to in releases about a state.
    fn decide(&self, home: Home<'_>) -> Decided {
        let mut decided = Decided::default();
        let of = |verdict| self.judgements.rows().iter().filter(move |row| row.verdict == verdict);
        for Judgement { kind, other, .. } in of(Verdict::Different) {
            decided.apart.insert((*kind, fold_words(other)));
        }
        // Keys that belong together, with the names that were said to; whatever the order of the decisions.
        let mut groups: Vec<Joined<'_>> = Vec::new();
        for Judgement { kind, name, other, .. } in of(Verdict::Same) {
            let keys = [name, other].map(|name| self.own_key(*kind, name, home, &decided).0);
            let (touched, apart): (Vec<_>, Vec<_>) = groups
                .into_iter()
                .partition(|group| group.kind == *kind && keys.iter().any(|key| group.keys.contains(key)));
            let mut group =
                Joined { kind: *kind, keys: BTreeSet::from(keys), names: BTreeSet::from([name.as_str(), other]) };
            for touched in touched {
                group.keys.extend(touched.keys);
                group.names.extend(touched.names);
            }
            groups = apart;
            groups.push(group);
        }
        for Joined { kind, keys, names } in groups {
            // The key that stands for all must be the same in releases about every state, or they would stay as many.
            let stands = names.iter().map(|name| self.own_key(kind, name, None, &decided).0).min().unwrap_or_default();
            decided.joined.extend(keys.into_iter().map(|key| ((kind, key), stands.clone())));
        }
        decided
    }
}

/// The posts that the release gives the referent.
fn posts_of(facts: &Facts, at: usize) -> Vec<&str> {
    facts.posts.iter().filter(|stated| stated.person == at).map(|stated| stated.post.as_str()).collect()
}

/// The key of whom or what only this release means by the name: a "Task Force", "Ms. Brown".
fn of_release(key: &str, facts: &Facts) -> String {
    format!("{key}\n{}", words_of(facts))
}

/// What tells a release from others: its day and all that it names.
fn words_of(facts: &Facts) -> String {
    let day = facts.published.map(|day| day.to_string()).unwrap_or_default();
    facts.referents.iter().fold(day, |words, referent| words + "\n" + &referent.name)
}

/// The id of a kind of referent with the key.
fn id(kind: NameKind, key: &str) -> EntityId {
    let letter = match kind {
        NameKind::Person => "p",
        NameKind::Agency => "a",
        NameKind::Place => "l",
    };
    // Not to be cut from the text itself: a key can hold anything that a name holds.
    let hash = Sha256::digest(key.as_bytes());
    let mut id = format!("{letter}-");
    for byte in &hash[..SHOWN] {
        // Writing to a string cannot fail.
        let _ = write!(id, "{byte:02x}");
    }
    EntityId(id)
}

/// The words without "the" and "Republic of".
fn place_key(name: &str) -> String {
    let folded = fold_words(name);
    let words: Vec<&str> = folded.split_whitespace().filter(|&word| word != "the").collect();
    match words[..] {
        ["republic", "of", ref rest @ ..] if !rest.is_empty() => rest.join(" "),
        _ => words.join(" "),
    }
}
