//! The posts that public figures held: whom a surname means beside a post, by the day of the release.

use super::concepts::{Concepts, Kind};
use super::fold::fold_words;
use super::person::{PersonName, Relation};
use crate::facts::lexicon::rows;
use jiff::civil::{Date, date};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// Stands for a person where the table has all who held the post.
const EVERYBODY: &str = "*";
/// The code of the post of a head of state's wife.
const CONSORT: &str = "first-lady";

/// Who held which post of state, and from when to when.
#[derive(Clone, Debug, Default)]
pub(super) struct Offices {
    posts: Vec<Post>,
    /// The terms of office by the sounds of a surname of who served them.
    terms: FxHashMap<String, Vec<Term>>,
    /// The posts of states of which the table has every holder, by state and index.
    complete: FxHashSet<(String, usize)>,
}

/// A post of state.
#[derive(Clone, Debug)]
struct Post {
    code: String,
    /// Whether its holder is known by surname alone at home.
    is_known_alone: bool,
    /// The words for it in all languages, folded.
    wordings: Vec<Vec<String>>,
}

/// A person's time in a post.
#[derive(Clone, Debug)]
struct Term {
    /// The person's key, and one of the names.
    person: String,
    name: PersonName,
    state: String,
    post: usize,
    since: Option<Date>,
    until: Option<Date>,
}

impl Term {
    fn is_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// What a release says that tells whom a surname in it means.
#[derive(Clone, Debug)]
pub struct Sighting<'r> {
    /// The day of the release.
    pub day: Date,
    /// The posts that it gives the surname.
    pub posts: Vec<&'r str>,
    /// The state that it is about.
    pub home: Option<&'r str>,
    /// The states that it names.
    pub states: &'r [&'r str],
    /// Whether it names somebody else of the surname in full.
    pub has_namesake: bool,
}

impl Offices {
    /// Reads two tables whose columns tabs part: posts (code, whether the holder is known by surname alone, words in each
    /// language) and terms (person, state, post, first day, last day). `bearer` gives a person's key and names.
    pub fn parse(posts: &str, terms: &str, bearer: impl Fn(&str) -> Option<(String, Vec<PersonName>)>) -> Self {
        let mut read = Self::default();
        for row in rows(posts) {
            let [code, alone, ref words @ ..] = row[..] else { continue };
            let wordings = words.iter().flat_map(|cell| cell.split('|')).filter(|words| !words.is_empty());
            let wordings = wordings.map(folded).collect();
            read.posts.push(Post { code: code.to_owned(), is_known_alone: alone == "alone", wordings });
        }
        for row in rows(terms) {
            let [name, state, post, ref days @ ..] = row[..] else { continue };
            let Some(post) = read.posts.iter().position(|known| known.code == post) else { continue };
            if name == EVERYBODY {
                read.complete.insert((state.to_owned(), post));
            }
            let [since, until] = days[..] else { continue };
            let Some((person, names)) = bearer(name) else { continue };
            let (since, until) = (period(since).map(|(first, _)| first), period(until).map(|(_, last)| last));
            for name in names.into_iter().filter(|name| name.full_words() > 1) {
                let terms = read.terms.entry(name.surname_key().to_owned()).or_default();
                let (person, state) = (person.clone(), state.to_owned());
                terms.push(Term { person, name, state, post, since, until });
            }
        }
        read
    }

    /// Whether anybody of the surname held a post.
    pub fn knows(&self, name: &PersonName) -> bool {
        self.terms.contains_key(name.surname_key())
    }

    /// The key of the one person whom the surname means: who held a post that the release gives it, or else, at home, who
    /// held one whose holder is known by surname alone.
    pub fn holder(&self, name: &PersonName, seen: &Sighting<'_>, concepts: &Concepts) -> Option<&str> {
        let terms = self.terms.get(name.surname_key())?.iter().filter(|term| {
            term.since.is_none_or(|since| since <= seen.day)
                && name.relation(&term.name, |a, b| a == b) == Relation::Short
        });
        let fitting = terms.filter(|term| match seen.posts[..] {
            [] => self.posts[term.post].is_known_alone && seen.home == Some(term.state.as_str()) && !seen.has_namesake,
            _ => seen.posts.iter().any(|stated| self.is_stated(term, stated, seen, concepts)),
        });
        let fitting: Vec<&Term> = fitting.collect();
        let now = fitting.iter().filter(|term| term.is_on(seen.day));
        only(now.map(|term| term.person.as_str())).or_else(|| {
            // "President Clinton" was one of two whom the table knows by the surname; one whom it knows alone of his may be
            // another by now, unless it knows all who held the post.
            let is_complete = |term: &&Term| self.complete.contains(&(term.state.clone(), term.post));
            let is_told = !seen.posts.is_empty() && (self.is_shared(name) || fitting.iter().all(is_complete));
            only(fitting.iter().map(|term| term.person.as_str())).filter(|_| is_told)
        })
    }

    /// The states in which somebody of this key held a post on the day; the key's `name` has the surname.
    pub fn states_of(&self, key: &str, name: &PersonName, day: Date) -> impl Iterator<Item = &str> {
        let terms = self.terms.get(name.surname_key()).into_iter().flatten();
        terms.filter(move |term| term.person == key && term.is_on(day)).map(|term| term.state.as_str())
    }

    /// The states in which a bearer of the surname held, on the day, a post that the release gives it.
    pub fn claimed(&self, name: &PersonName, seen: &Sighting<'_>, concepts: &Concepts) -> BTreeSet<&str> {
        let terms = self.terms.get(name.surname_key()).into_iter().flatten().filter(|term| term.is_on(seen.day));
        let is_claimed = |term: &&Term| {
            let there = Sighting { states: &[term.state.as_str()], ..seen.clone() };
            seen.posts.iter().any(|stated| self.is_stated(term, stated, &there, concepts))
        };
        terms.filter(is_claimed).map(|term| term.state.as_str()).collect()
    }

    /// Whether wives of heads of state of the surname are known.
    pub fn has_consort(&self, name: &PersonName) -> bool {
        self.consorts(name).next().is_some()
    }

    /// The key of the only wife of a head of state who has the surname.
    pub fn consort(&self, name: &PersonName) -> Option<&str> {
        only(self.consorts(name).map(|term| term.person.as_str()))
    }

    fn consorts(&self, name: &PersonName) -> impl Iterator<Item = &Term> {
        let terms = self.terms.get(name.surname_key()).into_iter().flatten();
        terms.filter(|term| self.posts[term.post].code == CONSORT)
    }

    /// Whether several people of the surname held posts.
    pub fn is_shared(&self, name: &PersonName) -> bool {
        let mut people = self.terms.get(name.surname_key()).into_iter().flatten().map(|term| &term.person);
        people.next().is_some_and(|first| people.any(|person| person != first))
    }

    /// Whether the post that is stated is the term's, of a state that the release shows.
    fn is_stated(&self, term: &Term, stated: &str, seen: &Sighting<'_>, concepts: &Concepts) -> bool {
        let words: Vec<&str> = words(stated).collect();
        let folded = folded(stated);
        self.posts[term.post].wordings.iter().any(|wording| {
            let at = folded.windows(wording.len()).position(|window| window == &wording[..]);
            let Some(at) = at else { return false };
            // "Deputy Prime Minister" is another post; "Prime Minister of Japan" says whose this one is.
            let rest = [&words[..at], &words[at + wording.len()..]].concat().join(" ");
            let said = concepts.read(&rest, |_| None);
            if said.iter().any(|token| !matches!(token.kind, Kind::Country | Kind::Silent)) {
                return false;
            }
            let states: Vec<&str> =
                said.iter().filter(|token| token.kind == Kind::Country).map(|token| token.text.as_str()).collect();
            const OF_NO_STATE: [&str; 3] = ["eu", "un", "nato"];
            let own = term.state.as_str();
            match states[..] {
                [] => OF_NO_STATE.contains(&own) || seen.home == Some(own) || seen.states.contains(&own),
                _ => states.contains(&own),
            }
        })
    }
}

/// The person whom all of them are; `None` where there are none or several.
fn only<'p>(mut people: impl Iterator<Item = &'p str>) -> Option<&'p str> {
    let first = people.next()?;
    people.all(|person| person == first).then_some(first)
}

/// The words of a post, the halves of hyphened ones apart.
fn words(post: &str) -> impl Iterator<Item = &str> {
    post.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2011}')).filter(|word| !word.is_empty())
}

fn folded(post: &str) -> Vec<String> {
    words(post).map(fold_words).collect()
}

/// The first and the last day of a day, a month or a year.
fn period(cell: &str) -> Option<(Date, Date)> {
    let mut numbers = cell.split('-').map(|number| number.parse::<i16>().ok());
    let year = numbers.next().flatten()?;
    let mut small = || numbers.next().flatten().and_then(|number| i8::try_from(number).ok());
    match (small(), small()) {
        (Some(month), Some(day)) => Date::new(year, month, day).ok().map(|day| (day, day)),
        (Some(month), None) => Date::new(year, month, 1).ok().map(|first| (first, first.last_of_month())),
        _ => Some((date(year, 1, 1), date(year, 12, 31))),
    }
}
