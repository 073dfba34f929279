//! Whom a part of a name most likely means: what only other releases can tell, and what is therefore no part of an id.

use crate::facts::naming::{KnownPeople, PersonName, Relation};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// A person as gathered over all releases.
pub(in crate::entities) struct Profile<'r> {
    /// The fullest name.
    pub name: &'r str,
    /// The forms in which releases name the person, each with how many do.
    pub forms: &'r [(String, usize)],
    /// How many releases name the person.
    pub releases: usize,
    /// When they do.
    pub times: &'r Times,
    /// The posts that releases state.
    pub posts: Vec<Post<'r>>,
}

/// A post that releases state of a person.
#[derive(Clone, Copy)]
pub(in crate::entities) struct Post<'r> {
    pub name: &'r str,
    /// The row of the body that it is held in.
    pub body: Option<usize>,
    /// How many releases state it.
    pub releases: usize,
}

/// How many releases of each half of a year.
#[derive(Debug, Default)]
pub(in crate::entities) struct Times(Vec<(i16, u32)>);

impl Times {
    /// Counts a release.
    pub fn count(&mut self, day: Date) {
        let half = day.year() * 2 + i16::from(day.month() > 6);
        // Most releases are of the time of the one before.
        match self.0.iter_mut().rev().find(|(known, _)| *known == half) {
            Some((_, count)) => *count += 1,
            None => self.0.push((half, 1)),
        }
    }

    /// How many releases are of the half or of the ones beside it.
    fn near(&self, half: i16) -> f64 {
        let near = self.0.iter().filter(|(known, _)| known.abs_diff(half) <= 1);
        near.map(|&(_, count)| f64::from(count)).sum()
    }
}

/// How many times as often as all others together the person must be meant.
const DOMINANCE: f64 = 10.0;
/// The share of the part's releases that the person's must be near to.
const COVERAGE: f64 = 0.8;
/// The least number of releases in which the person must be near the part, on average.
const PRESENCE: f64 = 2.0;
/// How many releases must use a surname, and how many a given name, for the person, where no post speaks for it.
const SURNAME_USES: usize = 1;
const GIVEN_USES: usize = 3;
/// How many releases use a surname for one whom none is seen to use it for.
const UNSEEN: f64 = 0.5;

/// For each person who is named only in part, the one of a fuller name who is most likely meant.
///
/// Part of a name is a surname or a given name alone; or given name and surname without the patronymic or the middle name
/// that tells namesakes apart. Such a name is the only one's in the archive whose name is the same otherwise, where the posts
/// speak for it and one of the two is named near in time to the other, or the posts are silent and each is.
///
/// Candidates are those of the surname, and those whom releases that name them in full also name by the part. Each weighs
/// as much as releases near in time name the candidate, times the share of them that use the part; one must outweigh all
/// others together by far, and no post may speak against it. Every part looks at the candidates of its own key alone.
pub(in crate::entities) fn likely(profiles: &[Profile<'_>], people: &KnownPeople) -> Vec<Option<usize>> {
    let read: Vec<Option<PersonName>> = profiles.iter().map(|profile| people.read(profile.name)).collect();
    let mut candidates = Candidates::default();
    for (row, profile) in profiles.iter().enumerate() {
        if let Some(name) = read[row].as_ref().filter(|name| name.full_words() > 1) {
            candidates.add(row, name, profile, people);
        }
    }
    let of = |(row, name): (usize, &Option<PersonName>)| {
        let part = name.as_ref().filter(|name| people.listed_key(name).is_none())?;
        match part.full_words() {
            1 => candidates.most_likely(row, part, profiles, &read, people),
            _ => candidates.only_namesake(row, part, profiles, people),
        }
    };
    read.iter().enumerate().map(of).collect()
}

/// People of full names, by what can be left of their names.
#[derive(Default)]
struct Candidates {
    by_surname: FxHashMap<String, Vec<usize>>,
    /// Those whom releases name by a part of this key, each with how many do.
    by_use: FxHashMap<String, FxHashMap<usize, usize>>,
    /// Those whose keys hold what tells namesakes apart, by their keys without it.
    told: FxHashMap<String, Vec<usize>>,
}

impl Candidates {
    fn add(&mut self, row: usize, name: &PersonName, profile: &Profile<'_>, people: &KnownPeople) {
        self.by_surname.entry(name.surname_key().to_owned()).or_default().push(row);
        let common = people.common_key(name);
        if people.key(name) != common && people.listed_key(name).is_none() {
            self.told.entry(common).or_default().push(row);
        }
        for (form, count) in profile.forms {
            if let Some(part) = people.read(form).filter(|form| form.full_words() == 1) {
                *self.by_use.entry(people.key(&part)).or_default().entry(row).or_default() += count;
            }
        }
    }

    /// The only one who is told apart from namesakes and has the name otherwise.
    fn only_namesake(
        &self,
        row: usize,
        name: &PersonName,
        profiles: &[Profile<'_>],
        people: &KnownPeople,
    ) -> Option<usize> {
        let key = people.common_key(name);
        let &[only] = self.told.get(&key).filter(|_| people.key(name) == key)?.as_slice() else { return None };
        let (mine, others) = (&profiles[row], &profiles[only]);
        let dated = |profile: &Profile<'_>| profile.times.0.iter().map(|&(_, count)| f64::from(count)).sum::<f64>();
        let is_near = |one: &Profile<'_>, other: &Profile<'_>| one.presence(other).1 >= COVERAGE * dated(one);
        let is_there = match mine.agreement(others) {
            Agreement::For => is_near(mine, others) || is_near(others, mine),
            Agreement::Silent => is_near(mine, others) && is_near(others, mine),
            Agreement::Against => false,
        };
        (only != row && is_there).then_some(only)
    }

    fn most_likely(
        &self,
        row: usize,
        part: &PersonName,
        profiles: &[Profile<'_>],
        read: &[Option<PersonName>],
        people: &KnownPeople,
    ) -> Option<usize> {
        let uses = self.by_use.get(&people.key(part));
        let used = uses.into_iter().flat_map(|uses| uses.keys().copied());
        let bearers = self.by_surname.get(part.surname_key()).into_iter().flatten().copied();
        let mut fitting: Vec<usize> = used.chain(bearers).collect();
        fitting.sort_unstable();
        fitting.dedup();
        fitting.retain(|&other| {
            let fuller = read[other].as_ref();
            let relates =
                fuller.is_some_and(|name| part.relation(name, |a, b| people.same_given(a, b)) != Relation::Different);
            relates && profiles[row].agreement(&profiles[other]) != Agreement::Against
        });
        let of_surname =
            |other: usize| read[other].as_ref().is_some_and(|name| name.surname_key() == part.surname_key());
        let weight = |other: usize| {
            let seen = uses.and_then(|uses| uses.get(&other)).copied().unwrap_or_default() as f64;
            let used = if of_surname(other) { seen.max(UNSEEN) } else { seen };
            profiles[row].presence(&profiles[other]).0 * used / profiles[other].releases.max(1) as f64
        };
        let weights: Vec<(f64, usize)> = fitting.into_iter().map(|other| (weight(other), other)).collect();
        let &(most, best) = weights.iter().reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        let others: f64 = weights.iter().filter(|(_, other)| *other != best).map(|(weight, _)| weight).sum();
        let (near, covered) = profiles[row].presence(&profiles[best]);
        let dated: f64 = profiles[row].times.0.iter().map(|&(_, count)| f64::from(count)).sum();
        let is_there = near >= PRESENCE * dated && covered >= COVERAGE * dated;
        let seen = uses.and_then(|uses| uses.get(&best)).copied().unwrap_or_default();
        // "Christine" is a given name far more often than the surname that it can be.
        let is_surname = of_surname(best) && !people.is_given(part);
        let is_seen = seen >= if is_surname { SURNAME_USES } else { GIVEN_USES }
            || profiles[row].agreement(&profiles[best]) == Agreement::For;
        (most >= DOMINANCE * others && is_there && is_seen).then_some(best)
    }
}

impl Profile<'_> {
    /// How many releases that name the other are near in time to those that name this one, and how many of these are near
    /// to any.
    fn presence(&self, other: &Profile<'_>) -> (f64, f64) {
        let near = self.times.0.iter().map(|&(half, count)| (f64::from(count), other.times.near(half)));
        near.fold((0.0, 0.0), |(sum, covered), (count, near)| {
            (sum + count * near, covered + if near > 0.0 { count } else { 0.0 })
        })
    }

    /// What the posts of both say: posts are like that share a word or a body, and a few that are not are slips.
    fn agreement(&self, other: &Profile<'_>) -> Agreement {
        if self.posts.is_empty() || other.posts.is_empty() {
            return Agreement::Silent;
        }
        let words: FxHashSet<String> = other.posts.iter().flat_map(Post::words).collect();
        let bodies: FxHashSet<usize> = other.posts.iter().filter_map(|post| post.body).collect();
        let is_like = |post: &&Post<'_>| {
            post.words().any(|word| words.contains(&word)) || post.body.is_some_and(|body| bodies.contains(&body))
        };
        let (like, unlike): (Vec<&Post<'_>>, Vec<&Post<'_>>) = self.posts.iter().partition(is_like);
        let releases = |posts: &[&Post<'_>]| posts.iter().map(|post| post.releases).sum::<usize>();
        match (releases(&like), releases(&unlike)) {
            (like, unlike) if like > unlike => Agreement::For,
            (_, unlike) if unlike * 2 > self.releases => Agreement::Against,
            _ => Agreement::Silent,
        }
    }
}

impl Post<'_> {
    /// The words that say something, in lower case.
    fn words(&self) -> impl Iterator<Item = String> {
        const SHORTEST: usize = 4;
        let words = self.name.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.chars().count() >= SHORTEST).map(str::to_lowercase)
    }
}

/// What the posts of a part and of a candidate say of their being one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    For,
    Silent,
    Against,
}
