//! The words of a language that facts are stated with, read from its tables.

use super::naming::{BodyDirectory, KnownPeople};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a word can do in a statement of fact. A word can be of more than one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The noun of a post: "chairman", "minister".
    Post,
    /// Such a noun in the plural.
    Posts,
    /// A post that is held somewhere: an ambassador is one "in" or "to" a country.
    Envoy,
    /// A word that graces a post from before: "deputy", "acting", "first".
    Grade,
    /// A word that follows the noun of a post: "general", "plenipotentiary".
    Suffix,
    /// A field or a kind of body that a post can be of in lower case: "finance", "plant".
    Field,
    /// A word of the boards that a body has inside: "management", "directors".
    Board,
    /// A courtesy or a rank between post and name: "Mr.", "Lieutenant".
    Title,
    /// An article or a word in its place.
    Determiner,
    /// A preposition.
    Preposition,
    /// "and", "or", "but".
    Conjunction,
    /// A word that opens a subordinate clause.
    Subordinator,
    /// A pronoun.
    Pronoun,
    /// A form of "be".
    Be,
    /// A helping verb, "to" and "not".
    Auxiliary,
    /// An adverb that can stand between subject and verb.
    Adverb,
    /// A verb or noun that says that somebody takes or leaves a post.
    Appoint,
    /// A word that can stand between that verb, the person and the post.
    Link,
    /// A noun that money is the size of: "loan", "grant".
    Purpose,
    /// A word that says how long somebody holds a post, and is no part of it: "new", "outgoing".
    Passing,
    /// A word of a bound before a number: "more than", "over", "at least".
    Bound,
    /// A noun that is a post only with "chief" or the like before it: "engineer".
    Craft,
    /// An adjective or participle that "to" and a verb follow: "ready to lend".
    Ready,
    /// A verb of saying and thinking, in its dictionary form: what it counts is said, not done.
    Speech,
    /// A pronoun that stands for the body named last: "its chairman".
    Anaphor,
    /// A noun for the holding of a post: "in his capacity as", "her powers as".
    Tenure,
    /// A plural that several places share: "regions".
    Places,
    /// A word before a date that an amount is compared with or counted from: "than in 2022", "since", "until".
    Versus,
    /// The same behind a date: "onwards", Kazakh postpositions.
    VersusBehind,
    /// A word behind which an amount is said again in another currency: "or", "i.e.".
    Restating,
    /// A pronoun that a word of equality may follow to the same end: "which is".
    Relative,
    /// A word of equality: "is", "equals".
    Equal,
}

impl Class {
    const ALL: [(Class, &'static str); 32] = [
        (Class::Post, "post"),
        (Class::Posts, "posts"),
        (Class::Envoy, "envoy"),
        (Class::Grade, "grade"),
        (Class::Suffix, "suffix"),
        (Class::Field, "field"),
        (Class::Board, "board"),
        (Class::Title, "title"),
        (Class::Determiner, "determiner"),
        (Class::Preposition, "preposition"),
        (Class::Conjunction, "conjunction"),
        (Class::Subordinator, "subordinator"),
        (Class::Pronoun, "pronoun"),
        (Class::Be, "be"),
        (Class::Auxiliary, "auxiliary"),
        (Class::Adverb, "adverb"),
        (Class::Appoint, "appoint"),
        (Class::Link, "link"),
        (Class::Purpose, "purpose"),
        (Class::Passing, "passing"),
        (Class::Bound, "bound"),
        (Class::Craft, "craft"),
        (Class::Ready, "ready"),
        (Class::Speech, "speech"),
        (Class::Anaphor, "anaphor"),
        (Class::Tenure, "tenure"),
        (Class::Places, "places"),
        (Class::Versus, "versus"),
        (Class::VersusBehind, "versus-behind"),
        (Class::Restating, "restating"),
        (Class::Relative, "relative"),
        (Class::Equal, "equal"),
    ];

    fn named(name: &str) -> Option<Class> {
        Self::ALL.into_iter().find(|(_, code)| *code == name).map(|(class, _)| class)
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The form that a verb stands in; one word can be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The dictionary form.
    Base,
    /// The present with -s.
    Present,
    /// The past.
    Past,
    /// The past participle.
    Participle,
    /// The form in -ing.
    Ing,
}

impl Form {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What a lexicon knows of a word; the default is an unknown word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    classes: u32,
    forms: u8,
    /// The dictionary form of a verb or the singular of a noun, as an index into the lexicon's forms plus one.
    lemma: u16,
}

impl Word {
    /// Whether it is of the class.
    pub fn is(self, class: Class) -> bool {
        self.classes & class.bit() != 0
    }

    /// Whether it is of one of the classes.
    pub fn is_any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.is(class))
    }

    /// Whether it can be a verb in the form.
    pub fn has(self, form: Form) -> bool {
        self.forms & form.bit() != 0
    }

    /// Whether it can be a form of a verb that the lexicon holds.
    pub fn is_verb(self) -> bool {
        self.forms != 0
    }

    /// Whether no table says what part it plays: a noun or an adjective, most likely.
    pub fn is_plain(self) -> bool {
        const FUNCTION: u32 = Class::Determiner.bit()
            | Class::Preposition.bit()
            | Class::Conjunction.bit()
            | Class::Subordinator.bit()
            | Class::Pronoun.bit()
            | Class::Auxiliary.bit();
        self.classes & FUNCTION == 0
    }
}

/// The words of a language that facts are stated with.
#[derive(Clone, Debug, Default)]
pub struct FactsLexicon {
    words: FxHashMap<Box<str>, Word>,
    lemmas: Vec<Box<str>>,
    /// People who are known beforehand, the same for all languages.
    pub people: Arc<KnownPeople>,
    /// Bodies that are known beforehand, the same for all languages.
    pub bodies: Arc<BodyDirectory>,
}

impl FactsLexicon {
    /// Reads three tables whose columns tabs part: words with their classes, plurals with their singulars and class,
    /// and verbs (dictionary form, past, participle, further past forms). `#` opens a comment.
    ///
    /// Classes that are unknown are left out; a test of each language's tables says that there are none.
    pub fn parse(words: &str, plurals: &str, verbs: &str) -> Self {
        let mut read = Self::default();
        for row in rows(words) {
            let (Some(word), Some(classes)) = (row.first(), row.get(1)) else { continue };
            let entry = read.words.entry((*word).into()).or_default();
            for class in classes.split(' ').filter_map(Class::named) {
                entry.classes |= class.bit();
            }
        }
        for row in rows(plurals) {
            let [plural, singular, class] = row[..] else { continue };
            let Some(class) = Class::named(class) else { continue };
            let lemma = read.lemma(singular);
            let entry = read.words.entry(plural.into()).or_default();
            entry.classes |= class.bit();
            entry.lemma = lemma;
        }
        for row in rows(verbs) {
            let [base, past, participle, further @ ..] = &row[..] else { continue };
            let lemma = read.lemma(base);
            read.add_form(base, Form::Base, lemma);
            read.add_form(&third_person(base), Form::Present, lemma);
            read.add_form(&ing(base, past), Form::Ing, lemma);
            read.add_form(past, Form::Past, lemma);
            read.add_form(participle, Form::Participle, lemma);
            for form in further {
                read.add_form(form, Form::Past, lemma);
                read.add_form(form, Form::Participle, lemma);
            }
        }
        read
    }

    /// What is known of a word, whatever its case.
    pub fn word(&self, text: &str) -> Word {
        const LONGEST: usize = 32;
        let mut lower = [0u8; LONGEST];
        if text.is_ascii() && text.len() <= LONGEST {
            let lower = &mut lower[..text.len()];
            lower.copy_from_slice(text.as_bytes());
            lower.make_ascii_lowercase();
            // The bytes are ASCII, so they are text.
            return std::str::from_utf8(lower).ok().and_then(|word| self.words.get(word)).copied().unwrap_or_default();
        }
        let lower = text.to_lowercase().replace('’', "'");
        self.words.get(lower.as_str()).copied().unwrap_or_default()
    }

    /// Whether the word, whatever its case, is a post's noun: "minister", "ambassadors".
    pub fn is_post(&self, text: &str) -> bool {
        self.word(text).is_any(&[Class::Post, Class::Posts, Class::Envoy])
    }

    /// The dictionary form of a verb, or the singular of a plural.
    pub fn lemma_of(&self, word: Word) -> Option<&str> {
        let index = usize::from(word.lemma).checked_sub(1)?;
        self.lemmas.get(index).map(AsRef::as_ref)
    }

    fn lemma(&mut self, text: &str) -> u16 {
        self.lemmas.push(text.into());
        u16::try_from(self.lemmas.len()).unwrap_or(0)
    }

    fn add_form(&mut self, text: &str, form: Form, lemma: u16) {
        let entry = self.words.entry(text.into()).or_default();
        // "found" is the past of "find" before it is the base of "found", "left" of "leave": the past is met more.
        let is_plural = entry.classes & (Class::Posts.bit() | Class::Places.bit()) != 0;
        if is_plural {
            return;
        }
        if entry.lemma == 0 || form == Form::Past {
            entry.lemma = lemma;
        }
        entry.forms |= form.bit();
    }
}

/// The rows of a table: cells that tabs part, comments and empty lines left out.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').collect())
}

fn third_person(base: &str) -> String {
    let before_y = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match before_y {
        _ if base == "have" => "has".to_owned(),
        Some(stem) => format!("{stem}ies"),
        None if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") || base.ends_with("sh") => {
            format!("{base}es")
        }
        None => format!("{base}s"),
    }
}

/// The form in -ing; whether the last letter doubles is read from the past ("stopped", "stopping").
fn ing(base: &str, past: &str) -> String {
    let doubled = past.len() == base.len() + 3 && past.starts_with(base) && past.ends_with("ed");
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") && !base.ends_with("ye") => format!("{stem}ing"),
        _ if doubled => format!("{}ing", &past[..past.len() - 2]),
        _ => format!("{base}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::{Language, Languages};

    #[test]
    fn every_class_of_the_tables_is_known() {
        let tables = [
            include_str!("../languages/en/facts/words.tsv"),
            include_str!("../languages/ru/facts.tsv"),
            include_str!("../languages/kk/facts.tsv"),
        ];
        for row in tables.into_iter().flat_map(rows) {
            for class in row[1].split(' ') {
                assert!(Class::named(class).is_some(), "{row:?}");
            }
        }
    }

    #[test]
    fn verbs_are_known_in_every_form() {
        let languages = Languages::load();
        let lexicon = &languages.of(Language::En).facts;
        let cases = [
            ("dismantled", Form::Past, "dismantle"),
            ("seizing", Form::Ing, "seize"),
            ("bred", Form::Participle, "breed"),
            ("carries", Form::Present, "carry"),
            ("stopping", Form::Ing, "stop"),
            ("found", Form::Past, "find"),
            ("Withdrawn", Form::Participle, "withdraw"),
            ("ship", Form::Base, "ship"),
        ];
        for (text, form, lemma) in cases {
            let word = lexicon.word(text);
            assert!(word.has(form), "{text}");
            assert_eq!(lexicon.lemma_of(word), Some(lemma), "{text}");
        }
        assert!(!lexicon.word("tenge").is_verb());
    }

    #[test]
    fn the_plurals_of_posts_have_singulars() {
        let languages = Languages::load();
        let lexicon = &languages.of(Language::En).facts;
        assert_eq!(lexicon.lemma_of(lexicon.word("Ministers")), Some("minister"));
    }
}
