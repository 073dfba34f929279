//! The words that names and posts are stated with, in all their forms, and what classes they belong to.

use super::morphology::{Entry, Forms, Morphology};
use super::phrases::without_dots;
use crate::document::{Case, Document, TokenKind};
use crate::names::Classes;
use rustc_hash::FxHashMap;

macro_rules! classes {
    ($($name:ident = $text:literal, $bit:literal;)*) => {
        $(pub(super) const $name: Classes = Classes(1 << $bit);)*

        /// The class of that name in the table.
        fn of_name(name: &str) -> Option<Classes> {
            match name {
                $($text => Some($name),)*
                _ => None,
            }
        }
    };
}

classes! {
    HEAD = "head", 0;
    WEAK_HEAD = "weak head", 1;
    CHAMBER = "chamber", 2;
    COMPANY = "company", 3;
    ORGAN = "organ", 4;
    LEGAL = "legal", 5;
    TOPIC = "topic", 6;
    POST = "post", 7;
    RANK = "rank", 8;
    EVENT = "event", 9;
    TITLED = "titled", 10;
    REGION = "region", 11;
    BEFORE_PLACE = "before place", 12;
    AFTER_ADJECTIVE = "after adjective", 13;
    ROUTE = "route", 14;
    FUNCTION = "function", 15;
    PLAIN = "plain", 16;
    POST_ADJECTIVE = "post adjective", 17;
    ASSISTANT = "assistant", 18;
    APPOINT = "appoint", 19;
    DISMISS = "dismiss", 20;
    DUTY = "duty", 21;
    CALENDAR = "calendar", 22;
    COMMON = "common", 23;
    GIVEN_MALE = "given male", 24;
    GIVEN_FEMALE = "given female", 25;
    PARTICLE = "particle", 26;
}

/// A given name of either sex.
pub(super) const GIVEN: Classes = Classes(GIVEN_MALE.0 | GIVEN_FEMALE.0);

/// A word as it stands: its classes, the forms that it may be, and its nominatives.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub classes: Classes,
    pub forms: Forms,
    /// The index of its lemma.
    lemma: Option<u32>,
}

impl Word {
    /// Whether both are forms of one listed word.
    pub fn is_form_of(self, other: Word) -> bool {
        self.lemma.is_some() && self.lemma == other.lemma
    }
}

/// The nominatives of a noun.
#[derive(Debug)]
struct Lemma {
    singular: String,
    plural: Option<String>,
}

/// The words by their forms.
#[derive(Debug)]
pub(super) struct Words {
    pub morphology: Morphology,
    by_form: FxHashMap<String, Word>,
    lemmas: Vec<Lemma>,
}

impl Words {
    /// Reads the table that is compiled into the program.
    pub fn load() -> Self {
        let mut words = Self { morphology: Morphology::load(), by_form: FxHashMap::default(), lemmas: Vec::new() };
        for line in include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')) {
            let Some((class, entries)) = line.split_once('\t') else { continue };
            let Some(class) = of_name(class) else { continue };
            for entry in entries.split(' ').filter(|entry| !entry.is_empty()) {
                words.add(Entry::parse(entry), class);
            }
        }
        words
    }

    fn add(&mut self, entry: Entry<'_>, class: Classes) {
        let declined = self.morphology.decline(entry);
        let plural = declined.iter().find(|(_, forms)| forms.any(Forms::NOMINATIVE & Forms::PLURALS));
        let plural = plural.map(|(form, _)| form.clone());
        let index = u32::try_from(self.lemmas.len()).ok();
        self.lemmas.push(Lemma { singular: entry.lemma(), plural });
        for (form, forms) in declined {
            let title = title_case(&form);
            if title != form {
                self.insert(title, class, forms, index);
            }
            self.insert(form, class, forms, index);
        }
    }

    fn insert(&mut self, form: String, class: Classes, forms: Forms, lemma: Option<u32>) {
        let word = self.by_form.entry(form).or_insert(Word { classes: Classes::NONE, forms: Forms::NONE, lemma });
        word.classes = word.classes | class;
        word.forms = word.forms | forms;
    }

    /// What is known of the word; nothing where it is not listed.
    pub fn of(&self, word: &str) -> Word {
        let found = self.by_form.get(word).or_else(|| self.by_form.get(&without_dots(word)?));
        found.copied().unwrap_or_default()
    }

    /// What is known of every token of a document.
    pub fn of_tokens(&self, document: &Document) -> Vec<Word> {
        let tokens = document.tokens.iter();
        tokens
            .map(
                |token| {
                    if token.kind == TokenKind::Word { self.of(token.span.of(&document.text)) } else { Word::default() }
                },
            )
            .collect()
    }

    /// The nominative of a listed noun, in the number of `forms`, with the capital of `like`.
    pub fn nominative(&self, word: Word, forms: Forms, like: &str) -> Option<String> {
        let lemma = self.lemmas.get(word.lemma? as usize)?;
        let singular = forms.any(Forms::SINGULARS);
        let text = if singular { Some(&lemma.singular) } else { lemma.plural.as_ref() }?;
        Some(if Case::of(like).is_capital() { title_case(text) } else { text.clone() })
    }
}

/// The word with its first letter as a capital.
fn title_case(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
