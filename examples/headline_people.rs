//! Has the same person one id in two languages? Over pairs of headlines of one release each (`Kazakh TAB English`):
//! `cargo run --release --example headline_people -- FILE [--every N]`.
//!
//! Counted are the pairs whose two sides both name people: in how many the ids of one side are all among the other's,
//! of the pairs that name one person on each side, in how many it is the same id, and of those among them that give both
//! names in full, no initials and no surname alone. Pairs that differ while one side names fewer people are counted by
//! themselves: a name is missing there, or not read as one. The ids that differ are listed by how often they do, first those
//! of full names.

use anyhow::{Context, Result};
use pressrecord::archive::RawRelease;
use pressrecord::entities::{Judgements, Resolved, Resolver};
use pressrecord::facts::Facts;
use pressrecord::languages::{Language, Languages};
use pressrecord::names::{Engine, NameKind};
use pressrecord::pipeline::Pipeline;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

const THREADS: NonZeroUsize = NonZeroUsize::MIN;
/// How many of the differing pairs of names are listed.
const LISTED: usize = 600;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().context("no file of headlines is given")?;
    let every = match arguments.next().as_deref() {
        Some("--every") => arguments.next().context("--every wants a number")?.parse()?,
        _ => 1,
    };
    let headlines = std::fs::read_to_string(&file).with_context(|| file.clone())?;
    let pairs: Vec<(&str, &str)> = headlines.lines().filter_map(|line| line.split_once('\t')).step_by(every).collect();
    let kazakh = Pipeline::load(THREADS, Some(Language::Kk), &Engine::Embedded)?;
    let english = Pipeline::load(THREADS, Some(Language::En), &Engine::Embedded)?;
    let mut resolver = Resolver::new(&Languages::load(), Judgements::default());
    let mut releases: Vec<[People; 2]> = Vec::with_capacity(pairs.len());
    for (kk, en) in pairs {
        let both =
            [kazakh.examine(RawRelease::plain("kk", kk))?.facts, english.examine(RawRelease::plain("en", en))?.facts];
        releases.push(both.map(|facts| people(&facts, resolver.add(&facts))));
    }
    report(&releases);
    Ok(())
}

/// The names of the people of a release by their ids.
type People = BTreeMap<String, String>;

fn report(releases: &[[People; 2]]) {
    let (mut both, mut agreeing, mut single, mut same, mut full, mut same_full) = (0, 0, 0, 0, 0, 0);
    let mut fewer = 0;
    // By whether both sides name one person in full, and the names.
    let mut differing: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for [kk, en] in releases {
        if kk.is_empty() || en.is_empty() {
            continue;
        }
        both += 1;
        let only = |mine: &People, others: &People| -> BTreeSet<String> {
            mine.iter().filter(|(id, _)| !others.contains_key(*id)).map(|(_, name)| name.clone()).collect()
        };
        let (kazakh, english) = (only(kk, en), only(en, kk));
        let agrees = kazakh.is_empty() || english.is_empty();
        agreeing += usize::from(agrees);
        let is_single = kk.len() == 1 && en.len() == 1;
        single += usize::from(is_single);
        same += usize::from(is_single && agrees);
        let is_full = is_single && kk.values().chain(en.values()).all(|name| name.contains(' ') && !name.contains('.'));
        full += usize::from(is_full);
        same_full += usize::from(is_full && agrees);
        fewer += usize::from(!agrees && kk.len() != en.len());
        if !agrees {
            let list = |names: BTreeSet<String>| names.into_iter().collect::<Vec<_>>().join(", ");
            *differing.entry((is_full, format!("{} | {}", list(kazakh), list(english)))).or_default() += 1;
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!("{} pairs; {both} name people on both sides", releases.len());
    println!("{agreeing} of them agree ({:.2} %)", share(agreeing, both));
    println!("{same} of {single} with one person on each side agree ({:.2} %)", share(same, single));
    println!("{same_full} of {full} of these with both names in full agree ({:.2} %)", share(same_full, full));
    println!("{fewer} of the {} that differ have a side that names fewer people", both - agreeing);
    let mut differing: Vec<((bool, String), usize)> = differing.into_iter().collect();
    differing.sort_by_key(|((is_full, _), count)| std::cmp::Reverse((*is_full, *count)));
    for ((_, names), count) in differing.into_iter().take(LISTED) {
        println!("{count}\t{names}");
    }
}

/// The people of a release, whose referents are resolved.
fn people(facts: &Facts, resolved: Vec<Option<Resolved>>) -> People {
    let named = facts.referents.iter().zip(resolved).filter(|(referent, _)| referent.kind == NameKind::Person);
    named.filter_map(|(referent, resolved)| Some((resolved?.id.0, referent.name.clone()))).collect()
}
