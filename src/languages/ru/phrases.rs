//! Listed names of one word or several, in all cases.

use super::morphology::{Entry, Forms, Morphology};
use crate::document::Document;
use crate::names::NameKind;
use crate::table;
use rustc_hash::FxHashMap;

/// A listed name in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<'p> {
    /// How many tokens it has.
    pub tokens: usize,
    pub kind: NameKind,
    /// The forms that it may be.
    pub forms: Forms,
    /// The name in the nominative.
    pub nominative: &'p str,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    kind: NameKind,
    forms: Forms,
    nominative: u32,
}

/// Names by their first word.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    by_first: FxHashMap<String, Vec<Phrase>>,
    nominatives: Vec<String>,
}

impl Phrases {
    /// Adds the names of a table, one in the first column of each line: words as in [`Entry`], those behind `|` the
    /// same in all cases. Lines that begin with `#` are comments.
    pub fn add(&mut self, table: &str, kind: NameKind, morphology: &Morphology) {
        for name in listed(table) {
            self.add_name(name, kind, morphology);
        }
        self.sort();
    }

    /// Adds the names of a table, one in each line, the same in all cases.
    pub fn add_undeclined(&mut self, table: &str, kind: NameKind, morphology: &Morphology) {
        for name in listed(table) {
            self.add_name(&format!("|{name}"), kind, morphology);
        }
        self.sort();
    }

    fn sort(&mut self) {
        for phrases in self.by_first.values_mut() {
            phrases.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then_with(|| a.words.cmp(&b.words)));
        }
    }

    fn add_name(&mut self, name: &str, kind: NameKind, morphology: &Morphology) {
        let (declined, fixed) = name.split_once('|').unwrap_or((name, ""));
        let entries: Vec<Entry<'_>> = declined.split_whitespace().map(Entry::parse).collect();
        let lemma: Vec<String> = entries.iter().map(|entry| entry.lemma()).collect();
        let nominative = u32::try_from(self.nominatives.len()).unwrap_or(u32::MAX);
        self.nominatives.push(format!("{} {fixed}", lemma.join(" ")).trim().replace("  ", " "));
        let mut combined: Vec<(Vec<String>, Forms)> = vec![(Vec::new(), Forms::ALL)];
        let noun = entries.len().saturating_sub(1);
        for (index, entry) in entries.into_iter().enumerate() {
            let forms = if index < noun { morphology.decline_modifier(entry) } else { morphology.decline(entry) };
            let agreeing = combined.iter().flat_map(|(words, all)| {
                forms.iter().filter(|(_, forms)| forms.any(*all)).map(|(form, forms)| {
                    let words = words.iter().cloned().chain(split(form)).collect();
                    (words, *all & *forms)
                })
            });
            combined = agreeing.collect();
        }
        let single = combined.iter().all(|(words, _)| words.len() == 1) && fixed.is_empty();
        for (mut words, forms) in combined {
            // A name of one word in the plural names nothing: "Казахстаны".
            let is_plural_noise = single && !forms.any(Forms::SINGULARS) && !name.ends_with(":p");
            words.extend(fixed.split_whitespace().flat_map(split));
            if !is_plural_noise && !words.is_empty() {
                self.insert(words, kind, forms, nominative);
            }
        }
    }

    fn insert(&mut self, words: Vec<String>, kind: NameKind, forms: Forms, nominative: u32) {
        for words in [words.iter().map(|word| word.to_uppercase()).collect(), words] {
            let words: Vec<String> = words;
            let phrases = self.by_first.entry(words[0].clone()).or_default();
            match phrases.iter_mut().find(|phrase| phrase.words == words) {
                Some(known) => known.forms = known.forms | forms,
                None => phrases.push(Phrase { words, kind, forms, nominative }),
            }
        }
    }

    /// The longest name that begins at the token.
    pub fn at(&self, document: &Document, token: usize) -> Option<Found<'_>> {
        let first = document.token(token);
        let phrases = self.by_first.get(first).or_else(|| self.by_first.get(&without_dots(first)?))?;
        let rest = &document.tokens[token..];
        let matches = |phrase: &&Phrase| {
            phrase.words.len() <= rest.len()
                && phrase.words.iter().zip(rest).all(|(word, token)| same(word, token.span.of(&document.text)))
        };
        let phrase = phrases.iter().find(matches)?;
        let nominative = self.nominatives.get(phrase.nominative as usize)?;
        Some(Found { tokens: phrase.words.len(), kind: phrase.kind, forms: phrase.forms, nominative })
    }
}

/// The names of a table: the first column of its lines but for comments.
fn listed(table: &str) -> impl Iterator<Item = &str> {
    let lines = table::lines(table);
    lines.filter_map(|line| line.split('\t').next()).filter(|name| !name.is_empty())
}

/// A listed word as the tokenizer splits it: hyphens stand alone.
fn split(word: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for (index, piece) in word.split('-').enumerate() {
        if index > 0 {
            pieces.push("-".to_owned());
        }
        pieces.push(piece.to_owned());
    }
    pieces
}

/// Whether the listed word and the token are the same, whatever the dash or the dots over «ё».
fn same(word: &str, token: &str) -> bool {
    word == token
        || (word == "-" && matches!(token, "–" | "‑" | "—"))
        || without_dots(token).is_some_and(|plain| plain == word)
}

/// The word without the dots over its «ё», where it has some.
pub(super) fn without_dots(word: &str) -> Option<String> {
    word.contains(['ё', 'Ё']).then(|| word.replace('ё', "е").replace('Ё', "Е"))
}
