//! Pairs of names over releases, and what is gathered of them.

use super::{Entity, EntityId, Evidence, Judgements, Resolved, Resolver};
use crate::facts::{Facts, PostStatement, Reference, Referent, Status};
use crate::languages::{Language, Languages};
use crate::names::{Mention, NameKind, Source};
use crate::position::Span;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

mod people;

/// A release that names the referents, one mention each.
fn release(published: Date, referents: &[(NameKind, &str)]) -> Facts {
    let named = referents.iter().map(|&(kind, name)| Referent {
        kind,
        name: name.to_owned(),
        acronym: None,
        state: None,
        forms: Vec::new(),
    });
    let references = referents.iter().enumerate().map(|(referent, &(kind, _))| Reference {
        mention: Mention { span: Span::new(0, 0), kind, confidence: 1.0, source: Source::Model },
        referent,
    });
    Facts {
        language: Language::En,
        published: Some(published),
        headline: String::new(),
        referents: named.collect(),
        references: references.collect(),
        posts: Vec::new(),
        amounts: Vec::new(),
        dates: Vec::new(),
    }
}

fn id_of(kind: NameKind, name: &str, languages: &Languages) -> Option<EntityId> {
    let mut resolver = Resolver::new(languages, Judgements::default());
    let resolved = resolver.add(&release(date(2024, 1, 1), &[(kind, name), (NameKind::Place, "Kazakhstan")]));
    resolved[0].clone().map(|resolved| resolved.id)
}

/// How well the ids of pairs of names agree with a corpus.
#[derive(Debug, Default)]
struct Agreement {
    /// Pairs that are one and have one id.
    joined: usize,
    /// Pairs that are one and have two ids.
    split: usize,
    /// Pairs that are two and have two ids.
    kept_apart: usize,
    /// Pairs that are two and have one id.
    confused: usize,
    /// Of the pairs that have one id, by what joins them: how many are one, and how many there are.
    right: BTreeMap<Evidence, (usize, usize)>,
    faults: Vec<String>,
}

/// What joins two names of two releases, where they are taken for one.
fn evidence(kind: NameKind, names: [&str; 2], languages: &Languages) -> Option<Evidence> {
    let mut resolver = Resolver::new(languages, Judgements::default());
    for name in names {
        resolver.add(&release(date(2024, 1, 1), &[(kind, name), (NameKind::Place, "Kazakhstan")]));
    }
    resolver.finish().merges.first().map(|merge| merge.evidence)
}

impl Agreement {
    fn on(kind: NameKind, corpus: &str, languages: &Languages) -> Self {
        let mut found = Self::default();
        for line in corpus.lines().filter(|line| !line.starts_with('#')) {
            let [one, sign, other] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let [one_id, other_id] = [one, other].map(|name| id_of(kind, name, languages));
            let is_same = one_id.is_some() && one_id == other_id;
            let counter = match (sign, is_same) {
                ("=", true) => &mut found.joined,
                ("=", false) => &mut found.split,
                (_, false) => &mut found.kept_apart,
                (_, true) => &mut found.confused,
            };
            *counter += 1;
            if let Some(evidence) = evidence(kind, [one, other], languages).filter(|_| is_same) {
                let (right, all) = found.right.entry(evidence).or_default();
                *right += usize::from(sign == "=");
                *all += 1;
            }
            if is_same != (sign == "=") {
                found.faults.push(format!("{one} {sign} {other}"));
            }
        }
        found
    }

    /// In percent, of the pairs that are one.
    fn f1(&self) -> f64 {
        200.0 * self.joined as f64 / (2 * self.joined + self.split + self.confused) as f64
    }

    /// The share of near misses that stay two, in percent.
    fn apart(&self) -> f64 {
        100.0 * self.kept_apart as f64 / (self.kept_apart + self.confused) as f64
    }
}

#[test]
fn the_spellings_of_one_person_share_an_id_and_near_misses_do_not() {
    let found = Agreement::on(NameKind::Person, include_str!("pairs/people.txt"), &Languages::load());
    assert!(found.joined + found.split >= 420 && found.kept_apart + found.confused >= 130, "{found:#?}");
    assert!(found.f1() >= 97.0 && found.apart() >= 98.0, "{} {} {found:#?}", found.f1(), found.apart());
}

#[test]
fn the_names_of_one_body_share_an_id_and_near_misses_do_not() {
    let found = Agreement::on(NameKind::Agency, include_str!("pairs/bodies.txt"), &Languages::load());
    assert!(found.joined + found.split >= 400 && found.kept_apart + found.confused >= 200, "{found:#?}");
    assert!(found.f1() >= 97.0 && found.apart() >= 98.0, "{} {} {found:#?}", found.f1(), found.apart());
}

/// The lower end of Wilson's interval of 95 % for a share ("Probable inference", 1927).
fn lower_bound(right: usize, all: usize) -> f64 {
    const Z: f64 = 1.96;
    let (share, all) = (right as f64 / all as f64, all as f64);
    let spread = Z * (share * (1.0 - share) / all + Z * Z / (4.0 * all * all)).sqrt();
    (share + Z * Z / (2.0 * all) - spread) / (1.0 + Z * Z / all)
}

#[test]
fn the_scores_of_evidence_are_what_the_pairs_show() {
    let languages = Languages::load();
    let mut right: BTreeMap<Evidence, (usize, usize)> = BTreeMap::new();
    let corpora =
        [(NameKind::Person, include_str!("pairs/people.txt")), (NameKind::Agency, include_str!("pairs/bodies.txt"))];
    for (evidence, (one, all)) in
        corpora.into_iter().flat_map(|(kind, corpus)| Agreement::on(kind, corpus, &languages).right)
    {
        let sum = right.entry(evidence).or_default();
        *sum = (sum.0 + one, sum.1 + all);
    }
    let measured =
        right.into_iter().map(|(evidence, (one, all))| (evidence, Some((100.0 * lower_bound(one, all)) as u8)));
    let told = [Evidence::Listed, Evidence::Spelling].map(|evidence| (evidence, evidence.score()));
    assert_eq!(measured.collect::<Vec<_>>(), told);
    // No sample of it was read off this program yet.
    assert_eq!(Evidence::Likely.score(), None);
}

#[test]
fn a_release_more_changes_no_id() {
    let languages = Languages::load();
    let first = release(date(2024, 1, 1), &[(NameKind::Person, "Tokayev"), (NameKind::Agency, "NSC")]);
    let more = release(
        date(2023, 1, 1),
        &[(NameKind::Person, "Aslan Tokayev"), (NameKind::Agency, "National Statistics Council")],
    );
    let mut alone = Resolver::new(&languages, Judgements::default());
    let without = alone.add(&first);
    let mut both = Resolver::new(&languages, Judgements::default());
    both.add(&more);
    let ids = |resolved: Vec<Option<Resolved>>| -> Vec<_> { resolved.into_iter().map(|r| Some(r?.id)).collect() };
    assert_eq!(ids(without), ids(both.add(&first)));
}

/// A release that names the referents, and gives the first the post.
fn release_with_post(published: Date, post: &str, referents: &[(NameKind, &str)]) -> Facts {
    Facts { posts: vec![holds(post, None)], ..release(published, referents) }
}

/// That a release's first referent holds a post, perhaps at the body of that place among the referents.
fn holds(post: &str, agency: Option<usize>) -> PostStatement {
    PostStatement {
        person: 0,
        post: post.to_owned(),
        agency,
        span: Span::new(0, 0),
        status: Status::Holds,
        event: None,
        day: None,
    }
}

/// The first id of a release.
fn first_id(facts: &Facts, languages: &Languages) -> Option<EntityId> {
    let mut resolver = Resolver::new(languages, Judgements::default());
    resolver.add(facts)[0].clone().map(|resolved| resolved.id)
}

#[test]
fn names_are_of_the_language_that_most_releases_use_and_tenures_of_their_own() {
    let mut resolver = Resolver::new(&Languages::load(), Judgements::default());
    let mut add = |language, name, post: &str| {
        let mut facts = release(date(2024, 1, 1), &[(NameKind::Person, name)]);
        facts.language = language;
        facts.posts = vec![holds(post, None)];
        resolver.add(&facts);
    };
    add(Language::Ru, "Оспанов Ерлан", "аким области");
    add(Language::En, "Yerlan Ospanov", "Governor");
    add(Language::En, "Yerlan Ospanov", "Governor");
    let entities = resolver.finish();
    let [person] = &entities.people[..] else { panic!("{:?}", entities.people) };
    assert_eq!(person.name, "Yerlan Ospanov");
    assert_eq!(person.variants, ["Оспанов Ерлан"]);
    let tenures: Vec<(&str, &str)> =
        entities.tenures.iter().map(|tenure| (tenure.name.as_str(), tenure.post.as_str())).collect();
    assert_eq!(tenures, [("Оспанов Ерлан", "аким области"), ("Yerlan Ospanov", "Governor")]);
}

#[test]
fn tenures_gather_the_statements_of_a_post() {
    let mut resolver = Resolver::new(&Languages::load(), Judgements::default());
    for (day, statements) in [(date(2024, 1, 1), 2), (date(2022, 1, 1), 1)] {
        let names = [(NameKind::Person, "Yermek Sagimbayev"), (NameKind::Agency, "National Security Committee")];
        let mut facts = release(day, &names);
        facts.posts = vec![holds("Chairman", Some(1)); statements];
        resolver.add(&facts);
    }
    let entities = resolver.finish();
    let [tenure] = &entities.tenures[..] else { panic!("{:?}", entities.tenures) };
    assert_eq!(tenure.agency_name.as_deref(), Some("National Security Committee"));
    assert_eq!((tenure.post.as_str(), tenure.releases), ("Chairman", 2));
    assert_eq!(tenure.seen.unwrap().first, date(2022, 1, 1));
}

/// The rows of bodies that releases name, one release each, about Kazakhstan.
fn bodies(names: &[(Date, &str)]) -> Vec<Entity> {
    let mut resolver = Resolver::new(&Languages::load(), Judgements::default());
    for &(day, name) in names {
        resolver.add(&release(day, &[(NameKind::Agency, name), (NameKind::Place, "Kazakhstan")]));
    }
    resolver.finish().agencies
}

#[test]
fn a_renamed_ministry_is_two_bodies_linked() {
    let (old, new) = ((date(2015, 3, 1), "Ministry of Healthcare and Social Development"), (date(2018, 3, 1), "МЗ"));
    let [before, after] = &bodies(&[old, new])[..] else { panic!() };
    assert_eq!((before.successor.as_ref(), after.successor.as_ref()), (Some(&after.id), None));
    assert_eq!(bodies(&[old])[0].successor, None);
    let parted = bodies(&[new, (date(2018, 3, 1), "КГД"), (date(2018, 3, 1), "Министерство финансов")]);
    let [_, committee, ministry] = &parted[..] else { panic!("{parted:#?}") };
    assert_eq!(committee.parent.as_ref(), Some(&ministry.id));
}

#[test]
fn a_body_that_a_decision_joins_with_another_keeps_its_ties() {
    let mut judgements = Judgements::default();
    let rows = "kind,name,other,verdict\nagency,Committee of Revenue,КГД,same\n";
    assert!(judgements.add(rows.as_bytes()).is_ok());
    let mut resolver = Resolver::new(&Languages::load(), judgements);
    for name in ["КГД", "Committee of Revenue", "Министерство финансов"] {
        resolver.add(&release(date(2018, 3, 1), &[(NameKind::Agency, name), (NameKind::Place, "Kazakhstan")]));
    }
    let entities = resolver.finish();
    let [committee, ministry] = &entities.agencies[..] else { panic!("{:#?}", entities.agencies) };
    assert_eq!(committee.parent.as_ref(), Some(&ministry.id));
}

#[test]
fn a_body_named_by_its_kind_alone_is_another_in_each_release() {
    let [first, second] = &bodies(&[(date(2021, 3, 1), "Task Force"), (date(2022, 3, 1), "Task Force")])[..] else {
        panic!()
    };
    assert_ne!(first.id, second.id);
}

#[test]
fn an_acronym_most_likely_means_what_other_releases_call_so() {
    let mut resolver = Resolver::new(&Languages::load(), Judgements::default());
    for month in 1..=3 {
        let mut told = release(date(2024, month, 1), &[(NameKind::Agency, "National Council for Tea")]);
        told.referents[0].acronym = Some("NCT".to_owned());
        told.referents[0].forms.push("NCT".to_owned());
        resolver.add(&told);
    }
    resolver.add(&release(date(2024, 4, 1), &[(NameKind::Agency, "NCT")]));
    let entities = resolver.finish();
    let [full, bare] = &entities.agencies[..] else { panic!("{:?}", entities.agencies) };
    assert_eq!((full.likely.as_ref(), bare.likely.as_ref()), (None, Some(&full.id)));
    assert!(entities.merges.iter().any(|merge| merge.evidence == Evidence::Likely && merge.entity == bare.id));
}

#[test]
fn a_name_that_is_not_quite_its_own_is_told_by_the_acronym_beside_it() {
    let languages = Languages::load();
    let called = |name, acronym: &str| {
        let mut facts = release(date(2024, 1, 1), &[(NameKind::Agency, name)]);
        facts.referents[0].forms = vec![name.to_owned(), acronym.to_owned()];
        first_id(&facts, &languages)
    };
    let id = |name| id_of(NameKind::Agency, name, &languages);
    assert_eq!(called("Association of Southeast Nations", "ASEAN"), id("ASEAN"));
    assert_eq!(called("North Atlantic Treasury Organization", "NATO"), id("NATO"));
    assert_ne!(called("American Society of East Asian Names", "ASEAN"), id("ASEAN"));
    assert_ne!(called("Association of Southeast Nations", "ASN"), id("ASEAN"));
}

#[test]
fn the_state_before_a_bodys_name_says_whose_it_is() {
    let languages = Languages::load();
    let of = |name, state: Option<&str>| {
        let named = [(NameKind::Agency, name), (NameKind::Place, "Kazakhstan")];
        let mut facts = release(date(2024, 1, 1), &named);
        facts.referents[0].state = state.map(str::to_owned);
        first_id(&facts, &languages)
    };
    assert_eq!(of("Ministry of Finance", Some("jp")), of("Ministry of Finance of Japan", None));
    assert_ne!(of("Ministry of Finance", Some("jp")), of("Ministry of Finance", None));
    assert_eq!(of("Ministry of Finance", Some("kz")), of("Ministry of Finance", None));
    assert_ne!(of("Department of Home Affairs", Some("au")), of("Department of Home Affairs", Some("za")));
    assert_eq!(of("Mitsubishi", Some("jp")), of("Mitsubishi", None));
}
