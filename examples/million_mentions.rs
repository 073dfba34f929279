//! How long does it take to tell who is who over a million mentions, and in how much memory? On one core, over releases that
//! are made up: `cargo run --release --example million_mentions -- [MENTIONS]`.
//!
//! Each release names twenty people and bodies: half of the people in full, some by surname or with an initial, so that what
//! is likely is decided too; surnames are as unevenly shared as in life.

use anyhow::Result;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use pressrecord::entities::{Judgements, Resolver};
use pressrecord::facts::{Facts, PostStatement, Reference, Referent, Status};
use pressrecord::languages::{Language, Languages};
use pressrecord::names::{Mention, NameKind, Source};
use pressrecord::position::Span;
use std::time::Instant;

const IN_RELEASE: usize = 20;
const PEOPLE: usize = 14;
const GIVEN: [&str; 24] = [
    "Aigerim", "Anna", "Askar", "Berik", "Dana", "David", "Elena", "Ivan", "James", "Kairat", "Karen", "Maria",
    "Marat", "Michael", "Nurlan", "Olga", "Paul", "Robert", "Saule", "Sergei", "Susan", "Timur", "William", "Yerlan",
];
const SYLLABLES: [&str; 20] = [
    "ba", "be", "bo", "da", "du", "ga", "gu", "ka", "ki", "ku", "la", "le", "ma", "mu", "na", "ra", "sa", "ta", "to",
    "zha",
];
const POSTS: [&str; 5] = ["Minister", "Chairman", "Deputy Director", "Ambassador", "Judge"];
const TOPICS: [&str; 6] = ["Health", "Finance", "Transport", "Energy", "Culture", "Justice"];

/// A sequence of numbers that is the same in every run: Knuth's linear congruential generator.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    /// Small numbers far more often than large ones.
    fn uneven(&mut self, bound: usize) -> usize {
        let widest = 1 + self.below(bound);
        self.below(widest)
    }

    fn person(&mut self) -> String {
        let surname = self.uneven(SYLLABLES.len().pow(3));
        let given = GIVEN[self.uneven(GIVEN.len())];
        let syllable = |place: u32| SYLLABLES[surname / SYLLABLES.len().pow(place) % SYLLABLES.len()];
        let ending = ["rov", "yev", "nson", "kin"][surname % 4];
        let mut surname = format!("{}{}{}{ending}", syllable(2), syllable(1), syllable(0));
        surname[..1].make_ascii_uppercase();
        match self.below(10) {
            0..5 => format!("{given} {surname}"),
            5 => format!("{given} {}. {surname}", &GIVEN[self.below(GIVEN.len())][..1]),
            6 => format!("{}. {surname}", &given[..1]),
            _ => surname,
        }
    }

    fn body(&mut self) -> String {
        let topic = TOPICS[self.below(TOPICS.len())];
        let owner = SYLLABLES[self.below(SYLLABLES.len())].to_uppercase();
        match self.below(3) {
            0 => format!("Ministry of {topic}"),
            1 => format!("{owner}{} {topic} Fund", self.below(3000)),
            _ => format!("{topic} Committee of {owner}{}", self.below(3000)),
        }
    }

    fn release(&mut self, published: Date) -> Facts {
        let mut facts = Facts {
            language: Language::En,
            published: Some(published),
            referents: Vec::with_capacity(IN_RELEASE),
            references: Vec::with_capacity(IN_RELEASE),
            posts: Vec::new(),
            amounts: Vec::new(),
            headline: String::new(),
            dates: Vec::new(),
        };
        for referent in 0..IN_RELEASE {
            let is_person = referent < PEOPLE;
            let kind = if is_person { NameKind::Person } else { NameKind::Agency };
            let name = if is_person { self.person() } else { self.body() };
            let mut forms = vec![name.clone()];
            forms.extend(name.rsplit_once(' ').filter(|_| is_person).map(|(_, surname)| surname.to_owned()));
            let span = Span::new(referent * 40, referent * 40 + name.len());
            if is_person && self.below(5) == 0 {
                let post = POSTS[self.below(POSTS.len())].to_owned();
                facts.posts.push(PostStatement {
                    person: referent,
                    post,
                    agency: Some(PEOPLE),
                    span,
                    status: Status::Holds,
                    event: None,
                    day: None,
                });
            }
            facts.referents.push(Referent { kind, name, acronym: None, state: None, forms });
            let mention = Mention { span, kind, confidence: 1.0, source: Source::Model };
            facts.references.push(Reference { mention, referent });
        }
        facts
    }
}

fn main() -> Result<()> {
    let mentions: usize = std::env::args().nth(1).map_or(Ok(1_000_000), |number| number.parse())?;
    let mut numbers = Numbers(5);
    let mut resolver = Resolver::new(&Languages::load(), Judgements::default());
    let (started, mut making) = (Instant::now(), std::time::Duration::ZERO);
    for release in 0..mentions / IN_RELEASE {
        let before = Instant::now();
        let day = date(2014, 1, 1).checked_add(((release * 12 * IN_RELEASE * 365 / mentions.max(1)) as i64).days())?;
        let facts = numbers.release(day);
        making += before.elapsed();
        resolver.add(&facts);
    }
    let added = started.elapsed() - making;
    let entities = resolver.finish();
    let likely = entities.people.iter().filter(|person| person.likely.is_some()).count();
    println!(
        "{mentions} mentions: {} people, {} bodies, {likely} likely",
        entities.people.len(),
        entities.agencies.len()
    );
    println!(
        "{:.1} s, of which {:.1} s at the end",
        (started.elapsed() - making).as_secs_f64(),
        (started.elapsed() - making - added).as_secs_f64()
    );
    // Linux alone tells the peak.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(peak) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
        println!("peak memory {}", peak.trim());
    }
    Ok(())
}
