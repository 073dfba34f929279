//! What the words of bodies' names mean, whatever the language: "finance", «финансов» and «қаржы» are one concept.

use super::body_words::{SHORTEST_SHOUTED, Word, words};
use super::without_capitals;
use crate::facts::lexicon::rows;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// What a word does in a body's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Says what kind of body it is: "university".
    Head,
    /// Says what kind of business it is, and a short form leaves it out: "fund", "holding".
    Firm,
    /// Such a word of bodies that a state has: "ministry", "court".
    State,
    /// A body that is named by this word alone, and every state has its own: "senate".
    Organ,
    /// A body that stands in one country for another: "embassy".
    Envoy,
    /// Says what the body is for: "finance".
    Topic,
    /// Says little, and a short form leaves it out: "national".
    General,
    /// Says that no one state has the body: "international".
    Scope,
    /// A country, by its code.
    Country,
    /// A region or a city, by its country's code and a name.
    Place,
    /// No table has it: a proper name.
    Plain,
    /// A preposition, a conjunction, a word such as "city" that another language leaves out.
    Silent,
    /// A legal form.
    Legal,
}

impl Kind {
    const ALL: [(&str, Kind); 12] = [
        ("head", Kind::Head),
        ("firm", Kind::Firm),
        ("state", Kind::State),
        ("organ", Kind::Organ),
        ("envoy", Kind::Envoy),
        ("topic", Kind::Topic),
        ("general", Kind::General),
        ("scope", Kind::Scope),
        ("country", Kind::Country),
        ("place", Kind::Place),
        ("silent", Kind::Silent),
        ("legal", Kind::Legal),
    ];

    /// Whether it says what kind of body it is.
    pub fn is_head(self) -> bool {
        matches!(self, Kind::Head | Kind::Firm | Kind::State | Kind::Organ | Kind::Envoy)
    }
}

/// A word or a row of words of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The concept's name; the sounds of a word that no table has.
    pub text: String,
    /// What it does.
    pub kind: Kind,
    /// Whether the name says "in" it, as an embassy does of the country where it is.
    pub is_host: bool,
}

/// The concepts of bodies' names with the words for them in all languages.
#[derive(Clone, Debug, Default)]
pub struct Concepts {
    all: Vec<(Box<str>, Kind)>,
    phrases: Phrases,
    /// The words by which a release shows which state it is about: the seats and the heads of states.
    seats: Phrases,
    /// The first two letters of all words that show a state or name a place; few names have a word that begins so.
    starts: FxHashSet<[Option<char>; 2]>,
}

/// Rows of words, by the stem of the first; those of one stem with the longest first.
type Phrases = FxHashMap<Box<str>, Vec<Phrase>>;

/// A row of words with its concepts.
#[derive(Clone, Debug)]
struct Phrase {
    first: Ending,
    rest: Vec<(Box<str>, Ending)>,
    meaning: Vec<u16>,
}

/// How many letters may follow a stem.
type Ending = usize;

/// The longest ending that a stem of each language can have: "emergenc|ies", «чрезвычайн|ыми», «министрлі|гінің».
const LONGEST_ENDINGS: [Ending; 3] = [3, 4, 7];
/// The column of the first language's words.
const FIRST_LANGUAGE: usize = 2;
/// The word that is kept where a name says whose it is: its short form ends before it.
const OF: &str = "of";

impl Concepts {
    /// Reads tables with the columns concept, kind, and its words in English, Russian and Kazakh with `|` between them. A
    /// word that ends in `*` is a stem; a row of the kind `compound` names several concepts of other rows; one of the kind
    /// `seat` names a country.
    pub fn parse(tables: &[&str]) -> Self {
        let mut read = Self::default();
        let mut names: FxHashMap<&str, u16> = FxHashMap::default();
        for row in tables.iter().flat_map(|table| rows(table)) {
            let [concept, kind, ..] = row[..] else { continue };
            if let Some((_, kind)) = Kind::ALL.iter().find(|(name, _)| *name == kind) {
                names.entry(concept).or_insert(read.all.len() as u16);
                read.all.push((concept.into(), *kind));
            }
        }
        for row in tables.iter().flat_map(|table| rows(table)) {
            let [concept, kind, ..] = row[..] else { continue };
            let meaning: Vec<u16> = concept.split(' ').filter_map(|name| names.get(name).copied()).collect();
            let phrases = if kind == "seat" { &mut read.seats } else { &mut read.phrases };
            for (cell, longest) in row[FIRST_LANGUAGE..].iter().zip(LONGEST_ENDINGS) {
                for words in cell.split('|').map(str::trim).filter(|words| !words.is_empty()) {
                    add(phrases, words, longest, &meaning);
                    if SIGNS.contains(&kind) {
                        read.starts.insert(start(words));
                    }
                }
            }
        }
        for phrases in read.phrases.values_mut().chain(read.seats.values_mut()) {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        read
    }

    /// The name's words as concepts and sounds; `expand` tells what an acronym stands for.
    pub fn read(&self, text: &str, expand: impl Fn(&str) -> Option<Vec<Token>>) -> Vec<Token> {
        let words = words(text);
        let mut tokens: Vec<Token> = Vec::with_capacity(words.len());
        let mut at = 0;
        while let Some(word) = words.get(at) {
            // What the name says "in" is known by the preposition before it or, in Kazakh, by the ending.
            let is_host = word.is_inside || at > 0 && INSIDE.contains(&words[at - 1].text.as_str());
            if let Some(expanded) = word.is_acronym.then(|| expand(&word.written)).flatten() {
                tokens.extend(expanded);
                at += 1;
            } else if let Some((phrase, length)) = longest(&self.phrases, &words[at..]) {
                tokens.extend(phrase.meaning.iter().map(|&concept| {
                    let (name, kind) = &self.all[usize::from(concept)];
                    Token { text: name.to_string(), kind: *kind, is_host }
                }));
                at += length;
            } else {
                if !word.is_initials {
                    tokens.push(Token { text: word.sounds(), kind: Kind::Plain, is_host });
                }
                at += 1;
            }
        }
        keep_north_carolina(&mut tokens);
        let is_named = |token: &Token| !matches!(token.kind, Kind::Silent | Kind::Legal);
        if tokens.iter().any(is_named) {
            tokens.retain(|token| is_named(token) || token.text == OF);
        }
        tokens
    }

    /// Whether an acronym can pass over the word: a small word or a legal form.
    pub fn is_passed_over(&self, word: &str) -> bool {
        let found = words(word);
        longest(&self.phrases, &found).is_some_and(|(phrase, length)| {
            let kind = |&concept: &u16| self.all[usize::from(concept)].1;
            length == found.len() && phrase.meaning.iter().all(|c| matches!(kind(c), Kind::Silent | Kind::Legal))
        })
    }

    /// The name without the prepositions, conjunctions and articles at its end, which are no part of it: "Quad and".
    pub fn without_dangling<'n>(&self, name: &'n str) -> &'n str {
        let mut bare = name.trim_end();
        while let Some((rest, last)) = bare.rsplit_once(' ') {
            let found = words(last);
            let is_whole = last.chars().all(|c| c.is_alphabetic() || c == '&');
            let dangles = || {
                longest(&self.phrases, &found).is_some_and(|(phrase, length)| {
                    let is_small = |&concept: &u16| SMALL.contains(&&*self.all[usize::from(concept)].0);
                    length == found.len() && phrase.meaning.iter().all(is_small)
                })
            };
            if !(last == "&" || is_whole && dangles()) {
                break;
            }
            bare = rest.trim_end();
        }
        bare
    }

    /// The name with small letters where it is one of a headline in capitals: "WHITE HOUSE".
    pub fn without_headline<'n>(&self, name: &'n str) -> Cow<'n, str> {
        if !words(name).iter().any(|word| word.is_shouted) {
            return Cow::Borrowed(name);
        }
        let small = |word: &str| {
            let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
            match letters {
                SHORTEST_SHOUTED.. => without_capitals(word),
                _ if self.is_passed_over(word) => word.to_lowercase(),
                _ => word.to_owned(),
            }
        };
        Cow::Owned(name.split(' ').map(small).collect::<Vec<_>>().join(" "))
    }

    /// The words of a name, each with what it does; a word that no table has is plain.
    pub fn kinds<'n>(&self, words_of: &[&'n str]) -> Vec<(&'n str, Kind)> {
        let words: Vec<Word> = words_of.iter().map(|word| Word::new(word)).collect();
        let mut kinds = Vec::with_capacity(words.len());
        while let Some(&word) = words_of.get(kinds.len()) {
            let at = kinds.len();
            match longest(&self.phrases, &words[at..]) {
                Some((phrase, length)) => {
                    let kind = phrase.meaning.first().map_or(Kind::Plain, |&concept| self.all[usize::from(concept)].1);
                    kinds.extend(words_of[at..at + length].iter().map(|&word| (word, kind)));
                }
                None => kinds.push((word, Kind::Plain)),
            }
        }
        kinds
    }

    /// The countries whose seat or head of state the name has, and those that it names or whose places it names.
    pub fn countries<'c>(&'c self, name: &str) -> Signs<'c> {
        let words = words(name);
        let mut signs = Signs::default();
        for at in (0..words.len()).filter(|&at| self.starts.contains(&start(&words[at].text))) {
            let code = |phrase: &'c Phrase| {
                let (name, kind) = &self.all[usize::from(*phrase.meaning.first()?)];
                match kind {
                    Kind::Country => Some(&**name),
                    // A place's code begins with its country's.
                    Kind::Place => name.split_once(':').map(|(country, _)| country),
                    _ => None,
                }
            };
            signs.seats.extend(longest(&self.seats, &words[at..]).and_then(|(phrase, _)| code(phrase)));
            signs.named.extend(longest(&self.phrases, &words[at..]).and_then(|(phrase, _)| code(phrase)));
        }
        signs
    }
}

/// Makes a word of weight of "NC" before a body of state without a name of its own: North Carolina's National Guard is no
/// national company.
fn keep_north_carolina(tokens: &mut [Token]) {
    let has = |kind: Kind| tokens.iter().any(|token| token.kind == kind);
    let is_state = has(Kind::State) && !has(Kind::Plain);
    if let Some(first) = tokens.first_mut().filter(|first| is_state && first.text == NATIONAL_COMPANY) {
        first.kind = Kind::Plain;
    }
}

/// The kinds of words that show which state a release is about.
const SIGNS: [&str; 3] = ["seat", "country", "place"];

/// The first two letters of a word.
fn start(word: &str) -> [Option<char>; 2] {
    let mut letters = word.chars();
    [letters.next(), letters.next()]
}

/// What a name shows of the state that its release is about.
#[derive(Debug, Default)]
pub struct Signs<'c> {
    /// The codes of the countries whose seats it has.
    pub seats: Vec<&'c str>,
    /// The codes of the countries that it names.
    pub named: Vec<&'c str>,
}

fn add(phrases: &mut Phrases, words: &str, longest: Ending, meaning: &[u16]) {
    let stem = |word: &str| match word.strip_suffix('*') {
        Some(stem) => (stem.into(), longest),
        None => (word.into(), 0),
    };
    let mut words = words.split(' ').map(stem);
    let Some((first, ending)) = words.next() else { return };
    let phrase = Phrase { first: ending, rest: words.collect(), meaning: meaning.to_vec() };
    phrases.entry(first).or_default().push(phrase);
}

/// The phrase of most words that the words begin with, and how many those are; among as many words the one with the
/// longest stem.
fn longest<'p>(phrases: &'p Phrases, words: &[Word]) -> Option<(&'p Phrase, usize)> {
    let first = words.first()?;
    let most = LONGEST_ENDINGS.into_iter().max().unwrap_or_default();
    let mut best: Option<(&Phrase, usize)> = None;
    let ends = first.text.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    for (ending, end) in ends.enumerate().take(most + 1) {
        for phrase in phrases.get(&first.text[..end]).into_iter().flatten() {
            let length = phrase.rest.len() + 1;
            let fits = ending <= phrase.first
                && length <= words.len()
                && phrase.rest.iter().zip(&words[1..]).all(|((stem, longest), word)| {
                    let rest = word.text.strip_prefix(&**stem);
                    rest.is_some_and(|rest| rest.chars().count() <= *longest)
                });
            if fits && best.is_none_or(|(_, most)| length > most) {
                best = Some((phrase, length));
            }
        }
    }
    best
}

/// The concept of the letters that are a national company's or North Carolina's.
const NATIONAL_COMPANY: &str = "nc";
/// The concepts of small words that no name ends with.
const SMALL: [&str; 3] = [OF, "and", "inside"];
/// The prepositions before a place that a body is in.
const INSIDE: [&str; 4] = ["in", "to", "в", "во"];
