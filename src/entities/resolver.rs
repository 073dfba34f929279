//! Gathers the facts of all releases into one row for each person, body and post held.

use super::editions::{self, Outline};
use super::identity::Identity;
use super::judgements::Judgements;
use super::likely::bodies::{self, BodyProfile};
use super::likely::people::{self, Post, Profile, Times};
use super::merges::{Evidence, Merge};
use super::{Entities, Entity, EntityId, Resolved, Row, Seen, Tenure};
use crate::facts::naming::is_acronym;
use crate::facts::{Facts, Referent};
use crate::languages::{Language, Languages};
use crate::names::NameKind;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Gathers the facts of releases and tells who is who.
///
/// An id depends on the release that names it alone; what is gathered here is the rest of the row: the fullest name,
/// the other names, the days, the releases. One pass, each referent looked up once.
#[derive(Debug)]
pub struct Resolver {
    identity: Identity,
    outlines: Vec<Outline>,
    people: Gathered,
    agencies: Gathered,
    tenures: Vec<Held>,
    tenure_of: FxHashMap<(usize, String, Option<usize>), usize>,
}

/// The people or the bodies that were gathered so far.
#[derive(Debug, Default)]
struct Gathered {
    all: Vec<Known>,
    by_id: FxHashMap<EntityId, usize>,
}

/// A person or a body with every name that a release gave it.
#[derive(Debug)]
struct Known {
    id: EntityId,
    /// The names that releases of each language give.
    names: BTreeMap<Language, Counted>,
    acronyms: Counted,
    /// The forms in which releases name it.
    forms: Counted,
    /// What tells whose each of the names is.
    evidence: FxHashMap<String, Evidence>,
    seen: Option<Seen>,
    times: Times,
    releases: usize,
}

/// Texts in order of first mention, each with how many releases give it.
#[derive(Debug, Default)]
struct Counted {
    all: Vec<(String, usize)>,
    by_text: FxHashMap<String, usize>,
}

/// A post that a person held.
#[derive(Debug)]
struct Held {
    /// The language of the releases that state it: the post is worded in it, and so are the names beside it.
    language: Language,
    person: usize,
    post: String,
    agency: Option<usize>,
    seen: Option<Seen>,
    releases: usize,
    appointed: Option<Date>,
    dismissed: Option<Date>,
}

impl Resolver {
    /// A resolver that knows the well-known names of the languages, and obeys the decisions of the user.
    pub fn new(languages: &Languages, judgements: Judgements) -> Self {
        // One table serves all languages: a body's or a person's id does not depend on the release's language.
        let known = &languages.of(Language::En).facts;
        Self {
            identity: Identity::new(known.people.clone(), known.bodies.clone(), judgements),
            outlines: Vec::new(),
            people: Gathered::default(),
            agencies: Gathered::default(),
            tenures: Vec::new(),
            tenure_of: FxHashMap::default(),
        }
    }

    /// Adds the next release, in archive order; tells who each of its referents is. Who a given name alone is that nothing
    /// in the release explains, is not known.
    pub fn add(&mut self, facts: &Facts) -> Vec<Option<Resolved>> {
        let (ids, evidence): (Vec<Option<EntityId>>, Vec<Evidence>) = self.identity.ids(facts).into_iter().unzip();
        let seen = facts.published.map(Seen::on);
        let mut counted: FxHashSet<&EntityId> = FxHashSet::default();
        let mut rows: Vec<Option<usize>> = Vec::with_capacity(ids.len());
        for ((referent, id), evidence) in facts.referents.iter().zip(&ids).zip(evidence) {
            let gathered = match referent.kind {
                NameKind::Person => Some(&mut self.people),
                NameKind::Agency => Some(&mut self.agencies),
                NameKind::Place => None,
            };
            let (Some(gathered), Some(id)) = (gathered, id) else {
                rows.push(None);
                continue;
            };
            let row = gathered.at(id);
            let known = &mut gathered.all[row];
            known.call(referent, facts.language, evidence);
            if counted.insert(id) {
                known.releases += 1;
                known.seen = span(known.seen, seen);
                if let Some(day) = facts.published {
                    known.times.count(day);
                }
            }
            rows.push(Some(row));
        }
        self.add_tenures(facts, &rows, seen);
        self.outlines.push(Outline::new(facts, &ids));
        let rows = facts.referents.iter().zip(rows).map(|(referent, row)| Row::new(referent.kind, row?));
        ids.into_iter().zip(rows).map(|(id, row)| Some(Resolved { id: id?, row })).collect()
    }

    /// Who is who over all releases that were added.
    pub fn finish(self) -> Entities {
        let tenures = self.tenures.iter().map(|held| {
            let agency = held.agency.map(|agency| &self.agencies.all[agency]);
            let person = &self.people.all[held.person];
            Tenure {
                person: person.id.clone(),
                name: person.name_in(held.language),
                post: held.post.clone(),
                agency: agency.map(|agency| agency.id.clone()),
                agency_name: agency.map(|agency| agency.name_in(held.language)),
                seen: held.seen,
                releases: held.releases,
                appointed: held.appointed,
                dismissed: held.dismissed,
            }
        });
        let tenures = tenures.collect();
        let people_merged = self.people.all.iter().flat_map(|known| known.merges(NameKind::Person));
        let agencies_merged = self.agencies.all.iter().flat_map(|known| known.merges(NameKind::Agency));
        let ties = self.ties();
        let (likely_people, likely_bodies) = (self.likely_people(), self.likely_bodies());
        let likely_merged = self.people.likely(NameKind::Person, &likely_people);
        let likely_merged = likely_merged.chain(self.agencies.likely(NameKind::Agency, &likely_bodies));
        let merges = people_merged.chain(agencies_merged).chain(likely_merged).collect();
        let people = self.people.into_entities(&likely_people).collect();
        let bodies = self.agencies.into_entities(&likely_bodies).zip(ties);
        let agencies = bodies.map(|(body, (parent, successor))| Entity { parent, successor, ..body }).collect();
        let editions = editions::link(&self.outlines);
        let disagreements = editions::compare(&self.outlines, &editions);
        Entities { tenures, people, agencies, merges, editions, disagreements }
    }

    /// For each person who is named only in part, who is most likely meant.
    fn likely_people(&self) -> Vec<Option<usize>> {
        let mut posts: Vec<Vec<Post<'_>>> = vec![Vec::new(); self.people.all.len()];
        for held in &self.tenures {
            posts[held.person].push(Post { name: &held.post, body: held.agency, releases: held.releases });
        }
        let names: Vec<String> = self.people.all.iter().map(Known::name).collect();
        let profiles = self.people.all.iter().zip(&names).zip(posts).map(|((known, name), posts)| Profile {
            name,
            forms: &known.forms.all,
            releases: known.releases,
            times: &known.times,
            posts,
        });
        people::likely(&profiles.collect::<Vec<_>>(), self.identity.people())
    }

    /// For each body that is named by an acronym or a short form alone, the one that is most likely meant.
    fn likely_bodies(&self) -> Vec<Option<usize>> {
        let profiles = self.agencies.all.iter().map(|known| {
            let forms = known.forms.all.iter().chain(&known.acronyms.all);
            BodyProfile {
                forms: forms.map(|(form, count)| (form.as_str(), *count)).collect(),
                releases: known.releases,
                seen: known.seen,
                name: known.name(),
            }
        });
        let profiles: Vec<BodyProfile<'_>> = profiles.collect();
        bodies::likely(&profiles, |row| self.identity.is_open(&profiles[row].name, &self.agencies.all[row].id))
    }

    /// For each body, the one that it is part of and the one that took over from it, where releases name these too.
    fn ties(&self) -> Vec<(Option<EntityId>, Option<EntityId>)> {
        let mut ties = vec![(None, None); self.agencies.all.len()];
        let named = |id: Option<EntityId>| id.filter(|id| self.agencies.by_id.contains_key(id));
        for tied in self.identity.ties() {
            if let Some(&row) = self.agencies.by_id.get(&tied.key) {
                // A decision can make one of a body and the one that it is part of, or of two that are tied.
                let other = |id: Option<EntityId>| named(id).filter(|id| *id != tied.key);
                let (parent, successor) = (other(tied.parent), other(tied.successor));
                let (known_parent, known_successor): (Option<EntityId>, Option<EntityId>) = ties[row].clone();
                ties[row] = (known_parent.or(parent), known_successor.or(successor));
            }
        }
        ties
    }

    fn add_tenures(&mut self, facts: &Facts, rows: &[Option<usize>], seen: Option<Seen>) {
        let mut counted: FxHashSet<usize> = FxHashSet::default();
        // Who held a post once, or is to hold it, is not seen in it.
        for statement in facts.posts.iter().filter(|statement| statement.status.is_in_office()) {
            let Some(person) = rows[statement.person] else { continue };
            let agency = statement.agency.and_then(|agency| rows[agency]);
            let key = (person, statement.post.to_lowercase(), agency);
            let next = self.tenures.len();
            let index = *self.tenure_of.entry(key).or_insert(next);
            if index == next {
                let post = statement.post.clone();
                let language = facts.language;
                self.tenures.push(Held {
                    language,
                    person,
                    post,
                    agency,
                    seen: None,
                    releases: 0,
                    appointed: None,
                    dismissed: None,
                });
            }
            let held = &mut self.tenures[index];
            match statement.event.zip(statement.day) {
                Some((event, day)) if event.is_beginning() => {
                    held.appointed = Some(held.appointed.map_or(day, |known| known.min(day)));
                }
                Some((_, day)) => held.dismissed = Some(held.dismissed.map_or(day, |known| known.max(day))),
                None => {}
            }
            if counted.insert(index) {
                held.releases += 1;
                held.seen = span(held.seen, seen);
            }
        }
    }
}

impl Row {
    /// The row of an entity of this kind; places have none.
    fn new(kind: NameKind, row: usize) -> Option<Self> {
        match kind {
            NameKind::Person => Some(Row::Person(row as u32)),
            NameKind::Agency => Some(Row::Agency(row as u32)),
            NameKind::Place => None,
        }
    }
}

impl Gathered {
    /// The row of an id, new or known.
    fn at(&mut self, id: &EntityId) -> usize {
        if let Some(&row) = self.by_id.get(id) {
            return row;
        }
        let row = self.all.len();
        self.by_id.insert(id.clone(), row);
        self.all.push(Known {
            id: id.clone(),
            names: BTreeMap::new(),
            acronyms: Counted::default(),
            forms: Counted::default(),
            evidence: FxHashMap::default(),
            seen: None,
            times: Times::default(),
            releases: 0,
        });
        row
    }
}

impl Gathered {
    /// The pairs of names that most likely are one's: each row's and that of the row which it most likely means.
    fn likely<'g>(&'g self, kind: NameKind, likely: &'g [Option<usize>]) -> impl Iterator<Item = Merge> + 'g {
        self.all.iter().zip(likely).filter_map(move |(known, fuller)| {
            let (name, other) = (known.name(), self.all[(*fuller)?].name());
            Some(Merge { kind, entity: known.id.clone(), name, other, evidence: Evidence::Likely })
        })
    }

    /// The rows, each with the id of the row which it most likely means.
    fn into_entities(self, likely: &[Option<usize>]) -> impl Iterator<Item = Entity> {
        let likely: Vec<Option<EntityId>> = likely.iter().map(|row| Some(self.all[(*row)?].id.clone())).collect();
        let rows = self.all.into_iter().map(Known::into_entity).zip(likely);
        rows.map(|(entity, likely)| Entity { likely, ..entity })
    }
}

impl Known {
    fn call(&mut self, referent: &Referent, language: Language, evidence: Evidence) {
        // Of several releases, the strongest evidence.
        let known = self.evidence.entry(referent.name.clone()).or_insert(evidence);
        *known = evidence.min(*known);
        self.names.entry(language).or_default().count(&referent.name);
        if let Some(acronym) = &referent.acronym {
            self.acronyms.count(acronym);
        }
        for form in &referent.forms {
            self.forms.count(form);
        }
    }

    /// The fullest name in the language, or else in the one that most releases name it in.
    fn name_in(&self, language: Language) -> String {
        self.names.get(&language).map_or_else(|| self.name(), |names| fullest(&names.all))
    }

    /// The fullest name in the language that most releases name it in.
    fn name(&self) -> String {
        let releases = |names: &Counted| names.all.iter().map(|(_, count)| *count).sum::<usize>();
        // The first of equals.
        let most = self.names.values().reduce(|most, next| if releases(next) > releases(most) { next } else { most });
        most.map(|names| fullest(&names.all)).unwrap_or_default()
    }

    /// The pairs of the row's name with each of the others, and what joins them.
    fn merges(&self, kind: NameKind) -> Vec<Merge> {
        let name = self.name();
        let own = self.evidence.get(&name).copied().unwrap_or(Evidence::Spelling);
        let names = self.names.values().flat_map(|names| &names.all).map(|(text, _)| {
            let evidence = self.evidence.get(text).copied().unwrap_or(Evidence::Spelling);
            // A decision about either joins them; a list must have both.
            let decided = own == Evidence::Judgement || evidence == Evidence::Judgement;
            (text, if decided { Evidence::Judgement } else { evidence.max(own) })
        });
        let acronyms = self.acronyms.all.iter().map(|(text, _)| (text, Evidence::Acronym));
        let forms = self.forms.all.iter().map(|(text, _)| (text, Evidence::Release));
        let mut told: FxHashSet<&str> = FxHashSet::from_iter([name.as_str()]);
        let merged = names.chain(acronyms).chain(forms).filter(|(text, _)| told.insert(text.as_str()));
        let merged = merged.map(|(other, evidence)| Merge {
            kind,
            entity: self.id.clone(),
            name: name.clone(),
            other: other.clone(),
            evidence,
        });
        merged.collect()
    }

    fn into_entity(self) -> Entity {
        let name = self.name();
        let (acronyms, forms) = (self.acronyms.all, self.forms.all);
        let names = || self.names.values().flat_map(|names| &names.all).map(|(text, _)| text);
        let acronym = most_frequent(&acronyms);
        let is_named_by_acronym = |text: &&String| is_acronym(text) && **text != name;
        let acronym = acronym.or_else(|| names().find(is_named_by_acronym).cloned());
        let mut known: FxHashSet<&str> = FxHashSet::default();
        let given = names().chain(acronyms.iter().chain(&forms).map(|(text, _)| text));
        let variants = given.filter(|text| **text != name && known.insert(text)).cloned().collect();
        let (likely, parent, successor) = (None, None, None);
        let (id, seen, releases) = (self.id, self.seen, self.releases);
        Entity { id, name, acronym, variants, seen, releases, likely, parent, successor }
    }
}

/// The name that most releases give among those with the most words; a rare long form does not win over a common one.
fn fullest(names: &[(String, usize)]) -> String {
    const RARE: usize = 20;
    let most = names.iter().map(|(_, count)| *count).max().unwrap_or_default();
    // "the Department's Park Service" says no more than "Park Service".
    let is_common = |count: usize| count * RARE >= most;
    let is_of_another = |name: &str| {
        let of = ["’s ", "'s "].iter().find_map(|possessive| name.split_once(possessive));
        of.is_some_and(|(_, own)| names.iter().any(|(other, count)| other == own && is_common(*count)))
    };
    let common = names.iter().filter(|(name, count)| is_common(*count) && !is_of_another(name));
    let words = |text: &str| text.split_whitespace().filter(|word| word.chars().count() > 2).count();
    // The first of the best: later ones win only by being better.
    let mut best: Option<&(String, usize)> = None;
    for name in common {
        let rank = |name: &(String, usize)| (words(&name.0), name.0.chars().any(char::is_lowercase), name.1);
        let better = best.is_none_or(|best| rank(name) > rank(best));
        best = if better { Some(name) } else { best };
    }
    best.map(|(text, _)| text.clone()).unwrap_or_default()
}

fn most_frequent(names: &[(String, usize)]) -> Option<String> {
    let most = names.iter().map(|(_, count)| *count).max()?;
    names.iter().find(|(_, count)| *count == most).map(|(text, _)| text.clone())
}

impl Counted {
    fn count(&mut self, text: &str) {
        match self.by_text.get(text) {
            Some(&at) => self.all[at].1 += 1,
            None => {
                self.by_text.insert(text.to_owned(), self.all.len());
                self.all.push((text.to_owned(), 1));
            }
        }
    }
}

fn span(known: Option<Seen>, day: Option<Seen>) -> Option<Seen> {
    match (known, day) {
        (Some(known), Some(day)) => Some(known.to(day)),
        (known, day) => known.or(day),
    }
}
