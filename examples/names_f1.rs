//! How well does the names model, with the decoder and nothing else, find names? Precision, recall and F1 (per cent) of
//! exact spans over tagged sets: `cargo run --release --example names_f1 -- [--model FOLDER] SET…`.
//!
//! A set is a text of `token TAB tag` lines (tags `O`, or `B-` and `I-` with PER, ORG, LOC, POST), a blank line between
//! sentences. Other tags count as `O`. The micro average is over PER, ORG and LOC; POST stands alone.

use anyhow::{Context, Result, bail};
use pressrecord::names::decoder::decode;
use pressrecord::names::{Embedded, NameKind, Tag, Tagger};
use std::collections::BTreeSet;
use std::path::Path;

const TAGS: [(&str, Tag); 4] = [
    ("PER", Tag::Name(NameKind::Person)),
    ("ORG", Tag::Name(NameKind::Agency)),
    ("LOC", Tag::Name(NameKind::Place)),
    ("POST", Tag::Post),
];
/// How many of [`TAGS`] the micro average is over.
const NAMES: usize = 3;
/// How many sentences the engine is given at a time.
const TOGETHER: usize = 64;
/// Brackets and quotes as treebanks write them.
const BRACKETS: [(&str, &str); 6] =
    [("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]"), ("``", "\""), ("''", "\"")];

/// A name: its first word, the word after its last, and its tag's place in [`TAGS`].
type Name = (usize, usize, usize);

struct Sentence {
    words: Vec<String>,
    names: BTreeSet<Name>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Count {
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }

    fn and(self, other: Self) -> Self {
        Self { right: self.right + other.right, found: self.found + other.found, wanted: self.wanted + other.wanted }
    }
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1).peekable();
    let engine = match arguments.next_if(|argument| argument == "--model") {
        Some(_) => Embedded::load(Path::new(&arguments.next().context("--model wants a folder")?))?,
        None => Embedded::shipped()?,
    };
    if arguments.peek().is_none() {
        bail!("no set is given");
    }
    for set in arguments {
        let text = std::fs::read_to_string(&set).with_context(|| set.clone())?;
        let sentences: Vec<Sentence> = text.split("\n\n").map(read).filter(|read| !read.words.is_empty()).collect();
        let mut counts = [Count::default(); TAGS.len()];
        for sentences in sentences.chunks(TOGETHER) {
            let words: Vec<Vec<&str>> =
                sentences.iter().map(|sentence| sentence.words.iter().map(String::as_str).collect()).collect();
            for (sentence, scores) in sentences.iter().zip(engine.tag(&words)?) {
                let found = decode(engine.labels(), &scores).into_iter().filter_map(|name| {
                    let tag = TAGS.iter().position(|&(_, tag)| tag == name.tag)?;
                    Some((name.words.start, name.words.end, tag))
                });
                count(&mut counts, &sentence.names, &found.collect());
            }
        }
        let all = counts[..NAMES].iter().copied().fold(Count::default(), Count::and);
        let precision = 100.0 * all.right as f64 / all.found.max(1) as f64;
        let recall = 100.0 * all.right as f64 / all.wanted.max(1) as f64;
        print!("{set}: F1 {:.2} (P {precision:.2} R {recall:.2})", all.f1());
        for ((code, _), count) in TAGS.iter().zip(counts) {
            print!("  {code} {:.2}", count.f1());
        }
        println!("  ({} sentences)", sentences.len());
    }
    Ok(())
}

fn count(counts: &mut [Count], wanted: &BTreeSet<Name>, found: &BTreeSet<Name>) {
    for name in wanted {
        counts[name.2].wanted += 1;
    }
    for name in found {
        counts[name.2].found += 1;
        counts[name.2].right += usize::from(wanted.contains(name));
    }
}

/// A sentence's tokens, split to words as in training: the first of a token's words bears its tag, the others continue.
fn read(block: &str) -> Sentence {
    let mut sentence = Sentence { words: Vec::new(), names: BTreeSet::new() };
    let mut open: Option<Name> = None;
    for line in block.lines() {
        let mut columns = line.split('\t');
        let (Some(token), Some(tag)) = (columns.next(), columns.next()) else { continue };
        let token = BRACKETS.iter().find(|(written, _)| *written == token).map_or(token, |(_, meant)| meant);
        let words = split(token);
        if words.is_empty() {
            continue;
        }
        let tag = tag.split_once('-').and_then(|(begins, code)| {
            let place = TAGS.iter().position(|(known, _)| *known == code)?;
            matches!(begins, "B" | "I").then_some((begins, place))
        });
        let start = sentence.words.len();
        let end = start + words.len();
        sentence.words.extend(words);
        open = match (tag, open) {
            (Some(("I", place)), Some((first, _, before))) if place == before => Some((first, end, place)),
            (tag, before) => {
                sentence.names.extend(before);
                tag.map(|(_, place)| (start, end, place))
            }
        };
    }
    sentence.names.extend(open);
    sentence
}

/// Runs of letters and digits, and single other visible characters.
fn split(token: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut in_run = false;
    for c in token.chars() {
        match words.last_mut() {
            Some(word) if in_run && c.is_alphanumeric() => word.push(c),
            _ if c.is_whitespace() => {}
            _ => words.push(c.to_string()),
        }
        in_run = c.is_alphanumeric();
    }
    words
}
