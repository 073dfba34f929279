//! Names of one word or several, found by their words whatever the ending of the last one.

use crate::document::{Document, TokenKind};
use crate::languages::kk::morphology::{Ending, Lower, Morphology};
use crate::names::NameKind;
use crate::table;
use rustc_hash::FxHashMap;

/// Listed names, by their first word in lower case.
#[derive(Debug, Default)]
pub(super) struct Gazetteer(FxHashMap<String, Vec<Entry>>);

#[derive(Debug)]
struct Entry {
    /// The words behind the first, in lower case, hyphens and quotes by themselves.
    rest: Vec<String>,
    kind: NameKind,
    /// Whether the name is written in capitals: only then it is one.
    acronym: bool,
}

/// A listed name in a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    /// The token behind it.
    pub end: usize,
    /// What it names.
    pub kind: NameKind,
    /// What stands behind the stem of its last word.
    pub ending: Ending,
}

impl Gazetteer {
    /// Adds the names of a table, one in the first column of each line; lines that begin with `#` are comments.
    pub fn add(&mut self, table: &str, kind: NameKind) {
        let lines = table::lines(table);
        for name in lines.filter_map(|line| line.split('\t').next()).filter(|name| !name.is_empty()) {
            let mut words = split(name).into_iter();
            let Some(first) = words.next() else { continue };
            let acronym = !name.chars().any(char::is_lowercase);
            self.0.entry(first).or_default().push(Entry { rest: words.collect(), kind, acronym });
        }
        for entries in self.0.values_mut() {
            entries.sort_by(|a, b| b.rest.len().cmp(&a.rest.len()).then_with(|| a.rest.cmp(&b.rest)));
        }
    }

    /// Whether the word, in lower case, is a name by itself.
    pub fn has(&self, word: &str) -> bool {
        self.0.get(word).is_some_and(|entries| entries.iter().any(|entry| entry.rest.is_empty()))
    }

    /// The longest name that begins at the token.
    pub fn at(&self, document: &Document, morphology: &Morphology, token: usize) -> Option<Listed> {
        let first = Lower::of(document.token(token))?;
        let mut found: Option<Listed> = None;
        let mut take = |listed: Option<Listed>| {
            if let Some(listed) = listed.filter(|listed| found.is_none_or(|known| listed.end > known.end)) {
                found = Some(listed);
            }
        };
        let upper = document.tokens[token].case == crate::document::Case::Upper;
        if let Some(entries) = self.0.get(first.text()) {
            for entry in entries.iter().filter(|entry| !entry.rest.is_empty()) {
                take(entry.ends(document, morphology, token));
            }
        }
        morphology.stems(&first, |stem, split| {
            let Some(entries) = self.0.get(stem) else { return };
            for entry in entries.iter().filter(|entry| entry.rest.is_empty() && (upper || !entry.acronym)) {
                take(Some(Listed { end: token + 1, kind: entry.kind, ending: split.ending }));
            }
        });
        found
    }
}

impl Entry {
    /// Where the name ends that begins at the token, whose first word is known to fit.
    fn ends(&self, document: &Document, morphology: &Morphology, token: usize) -> Option<Listed> {
        let end = token + 1 + self.rest.len();
        let (last, inner) = self.rest.split_last()?;
        document.tokens.get(end - 1)?;
        let fits = inner.iter().enumerate().all(|(at, word)| same(word, document.token(token + 1 + at)));
        if !fits {
            return None;
        }
        if document.tokens[end - 1].kind == TokenKind::Mark {
            return (last == document.token(end - 1)).then_some(Listed {
                end,
                kind: self.kind,
                ending: Ending::default(),
            });
        }
        let mut ending = None;
        morphology.stems(&Lower::of(document.token(end - 1))?, |stem, split| {
            if stem == last && ending.is_none() {
                ending = Some(split.ending);
            }
        });
        ending.map(|ending| Listed { end, kind: self.kind, ending })
    }
}

/// The words of a listed name as the document's tokenizer cuts them, in lower case.
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut inside = false;
    for c in name.chars() {
        match words.last_mut() {
            Some(word) if c.is_alphanumeric() && inside => word.extend(c.to_lowercase()),
            _ if c.is_whitespace() => {}
            _ => words.push(c.to_lowercase().collect()),
        }
        inside = c.is_alphanumeric();
    }
    words
}

/// Whether the listed word, in lower case, and the token are the same, whatever the dash.
fn same(word: &str, token: &str) -> bool {
    word == token
        || (word == "-" && matches!(token, "–" | "‑" | "—"))
        || (word.len() == token.len() && Lower::of(token).is_some_and(|lower| lower.text() == word))
}
