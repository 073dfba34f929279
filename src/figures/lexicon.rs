//! The words of a language that figures are made of: their forms, the phrases that they begin, and what each phrase can
//! mean ([`Sense`]). The tables of a language fill it, one phrase and sense a line.

mod senses;

pub use senses::{Class, Sense};

use super::classes::ClassSet;
use crate::table;
use rustc_hash::FxHashMap;

/// A word known to a lexicon or to a rule; 0 is every other word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct WordId(u32);

/// One form of a word; 0 is every other one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct FormId(u32);

/// A token as a lexicon knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Known {
    /// The word, which all its forms share.
    pub word: WordId,
    /// The form.
    pub form: FormId,
}

impl WordId {
    /// The id as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A phrase of one or more words with its senses.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The words behind the first, each with whether it must touch the word before.
    rest: Vec<(WordId, Gap)>,
    /// What it can mean.
    pub senses: Vec<Sense>,
    /// The senses' classes.
    pub classes: ClassSet,
}

impl Phrase {
    /// How many tokens it takes.
    pub fn tokens(&self) -> usize {
        self.rest.len() + 1
    }
}

/// What stands between a phrase's word and the word before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Spaces or nothing.
    Any,
    /// Nothing.
    None,
}

/// A fault in a table of words.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line} of a table of words: {fault}: `{text}`")]
pub struct LexiconError {
    /// The line, counted from 1.
    pub line: usize,
    /// The line's text.
    pub text: String,
    /// What is wrong with it.
    pub fault: &'static str,
}

/// The mark that a language writes before a number's decimals; the other one parts groups of three digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// "2,156.5".
    #[default]
    Point,
    /// «2.156,5».
    Comma,
}

impl DecimalMark {
    /// The character.
    pub fn char(self) -> char {
        match self {
            DecimalMark::Point => '.',
            DecimalMark::Comma => ',',
        }
    }
}

/// A language's words: each word's id, and the phrases that begin with it.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The mark before a number's decimals.
    pub decimal_mark: DecimalMark,
    forms: FxHashMap<Box<str>, Known>,
    /// By a word's id, those of other words that share a form with it.
    shared: FxHashMap<WordId, Vec<WordId>>,
    /// By first word's id, the phrases in order of falling length.
    phrases: Vec<Vec<Phrase>>,
}

impl Lexicon {
    /// A lexicon without words.
    pub fn new(decimal_mark: DecimalMark) -> Self {
        Self { decimal_mark, ..Self::default() }
    }

    /// Adds a table of lines `phrase<TAB>class<TAB>value`; `#` begins a comment. Phrases are in lower case, their words
    /// (tokens) separated by spaces, or by `_` where no space may stand between them in the text. Forms of one word are
    /// separated by `|`: the first is how rules and other phrases call it.
    ///
    /// # Errors
    /// The first line that is not of that form.
    pub fn add_table(&mut self, table: &'static str) -> Result<(), LexiconError> {
        self.add_inflected(table, &|word| vec![word.to_owned()])
    }

    /// Adds a table whose words stand for all their forms, which `inflect` gives; the first is what rules and other
    /// phrases call the word. Words with their forms written out are taken as they are.
    ///
    /// # Errors
    /// The first line that is not of the form, or writes out a form that belongs to another word.
    pub fn add_inflected(
        &mut self,
        table: &'static str,
        inflect: &dyn Fn(&str) -> Vec<String>,
    ) -> Result<(), LexiconError> {
        for (line, text) in table::numbered(table) {
            let mut fields = text.split('\t');
            let (phrase, class, value) = (
                fields.next().unwrap_or_default(),
                fields.next().unwrap_or_default(),
                fields.next().unwrap_or_default(),
            );
            Sense::parse(class, value)
                .and_then(|sense| self.add(phrase, sense, inflect))
                .map_err(|fault| LexiconError { line, text: text.to_owned(), fault })?;
        }
        Ok(())
    }

    fn add(&mut self, phrase: &str, sense: Sense, inflect: &dyn Fn(&str) -> Vec<String>) -> Result<(), &'static str> {
        let (first, behind) = phrase.split_at(phrase.find([' ', '_']).unwrap_or(phrase.len()));
        let firsts = self.intern_forms(first, inflect)?;
        let behind = behind.split_inclusive([' ', '_']).collect::<Vec<_>>();
        let mut rests = vec![Vec::with_capacity(behind.len())];
        for pair in behind.windows(2) {
            let gap = if pair[0].ends_with('_') { Gap::None } else { Gap::Any };
            let ids = self.intern_forms(pair[1].trim_end_matches([' ', '_']), inflect)?;
            let longer = |rest: Vec<(WordId, Gap)>| {
                ids.iter().map(move |&id| rest.iter().copied().chain([(id, gap)]).collect()).collect::<Vec<_>>()
            };
            rests = rests.into_iter().flat_map(longer).collect();
        }
        for &first in &firsts {
            for rest in &rests {
                self.add_phrase(first, rest, &sense);
            }
        }
        Ok(())
    }

    fn add_phrase(&mut self, first: WordId, rest: &[(WordId, Gap)], sense: &Sense) {
        let slot = &mut self.phrases[first.index()];
        match slot.iter_mut().find(|known| known.rest == rest) {
            Some(known) if known.senses.contains(sense) => {}
            Some(known) => {
                known.classes = known.classes.with(sense.class().set());
                known.senses.push(sense.clone());
            }
            None => {
                slot.push(Phrase { rest: rest.to_vec(), classes: sense.class().set(), senses: vec![sense.clone()] });
                slot.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
            }
        }
    }

    /// The id that all forms of a word share, and those of the words that a form written out is a form of already.
    fn intern_forms(&mut self, word: &str, inflect: &dyn Fn(&str) -> Vec<String>) -> Result<Vec<WordId>, &'static str> {
        let written_out = || word.split('|').map(str::to_owned).collect();
        let made = !word.contains('|');
        let forms: Vec<String> = if made { inflect(word) } else { written_out() };
        let Some((first, others)) = forms.split_first() else { return Err("a word has no form") };
        let id = self.intern(first);
        let mut ids = vec![id];
        for form in others {
            match self.forms.get(form.as_str()).map(|known| known.word) {
                Some(known) if !made && !ids.contains(&known) => ids.push(known),
                // A form made by rule may look like another word; it stays the word's that had it first.
                Some(_) => {}
                None => {
                    self.insert(form, id);
                }
            }
        }
        let shared = self.shared.entry(id).or_default();
        shared.extend(ids[1..].iter().filter(|other| !shared.contains(other)).copied().collect::<Vec<_>>());
        Ok(ids)
    }

    /// The ids of a word and of all forms that were written out for it; `word` is in lower case.
    pub fn intern_all(&mut self, word: &str) -> Vec<WordId> {
        let id = self.intern(word);
        let others = self.shared.get(&id).map_or(&[][..], Vec::as_slice);
        std::iter::once(id).chain(others.iter().copied()).collect()
    }

    /// The word's id, new where it has none yet; `word` is in lower case.
    pub fn intern(&mut self, word: &str) -> WordId {
        if self.phrases.is_empty() {
            self.phrases.push(Vec::new());
        }
        if let Some(known) = self.forms.get(word) {
            return known.word;
        }
        let id = WordId(self.phrases.len() as u32);
        self.insert(word, id);
        self.phrases.push(Vec::new());
        id
    }

    /// The id of one form, whatever word it is a form of; `form` is in lower case.
    pub fn intern_form(&mut self, form: &str) -> FormId {
        self.intern(form);
        self.forms.get(form).copied().unwrap_or_default().form
    }

    fn insert(&mut self, form: &str, word: WordId) {
        let known = Known { word, form: FormId(self.forms.len() as u32 + 1) };
        self.forms.insert(form.into(), known);
    }

    /// What is known of a token, whatever its case.
    pub fn known(&self, token: &str) -> Known {
        const LONGEST: usize = 48;
        let mut buffer = [0u8; LONGEST];
        let known = if token.len() > LONGEST {
            None
        } else if token.is_ascii() {
            let lower = &mut buffer[..token.len()];
            lower.copy_from_slice(token.as_bytes());
            lower.make_ascii_lowercase();
            std::str::from_utf8(lower).ok().and_then(|word| self.forms.get(word))
        } else {
            self.forms.get(token.to_lowercase().as_str())
        };
        known.copied().or_else(|| self.known(without_footnote(token)?).into()).unwrap_or_default()
    }

    /// The longest phrase that begins the row of words; `touches` tells of a word, by its index, whether it touches
    /// the one before.
    pub fn longest(&self, words: &[WordId], touches: impl Fn(usize) -> bool) -> Option<&Phrase> {
        let (first, behind) = words.split_first()?;
        self.phrases.get(first.index())?.iter().find(|phrase| {
            phrase.rest.len() <= behind.len()
                && phrase
                    .rest
                    .iter()
                    .zip(behind)
                    .enumerate()
                    .all(|(index, ((word, gap), here))| word == here && (*gap == Gap::Any || touches(index + 1)))
        })
    }
}

/// The word before the number of a footnote that lost its raised place: "billion1", "tons²". Units and names such as "m²"
/// and "G20" are too short for one.
fn without_footnote(token: &str) -> Option<&str> {
    const SHORTEST: usize = 4;
    let word = token.trim_end_matches(|c: char| c.is_numeric());
    (word.len() < token.len() && word.len() >= SHORTEST && word.chars().all(char::is_alphabetic)).then_some(word)
}
