//! The words that names and posts are stated with, in all their forms, and what classes they belong to.

use super::morphology::{Entry, Forms, Morphology};
use super::phrases::without_dots;
use crate::document::{Case, Document, TokenKind};
use crate::names::{Classes, name_classes};
use crate::table;
use rustc_hash::FxHashMap;

name_classes! { pub(super),

    HEAD = 0, "head";
    WEAK_HEAD = 1, "weak head";
    CHAMBER = 2, "chamber";
    COMPANY = 3, "company";
    ORGAN = 4, "organ";
    LEGAL = 5, "legal";
    TOPIC = 6, "topic";
    POST = 7, "post";
    RANK = 8, "rank";
    EVENT = 9, "event";
    TITLED = 10, "titled";
    REGION = 11, "region";
    BEFORE_PLACE = 12, "before place";
    AFTER_ADJECTIVE = 13, "after adjective";
    ROUTE = 14, "route";
    FUNCTION = 15, "function";
    PLAIN = 16, "plain";
    POST_ADJECTIVE = 17, "post adjective";
    ASSISTANT = 18, "assistant";
    APPOINT = 19, "appoint";
    DISMISS = 20, "dismiss";
    DUTY = 21, "duty";
    CALENDAR = 22, "calendar";
    COMMON = 23, "common";
    GIVEN_MALE = 24, "given male";
    GIVEN_FEMALE = 25, "given female";
    PARTICLE = 26, "particle";
}

/// The table: a class and its words, as lemmas.
const TABLE: &str = include_str!("words.tsv");

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
        for line in table::lines(TABLE) {
            // A test says that all classes are known.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_table_is_known() {
        for line in table::lines(TABLE) {
            let class = line.split('\t').next().and_then(of_name);
            assert!(class.is_some(), "{line}");
        }
    }
}
