//! Word lists of a language: classes of single words, and names of several words.

use super::{Classes, NameKind};
use crate::document::{Document, Token, TokenKind};
use crate::table;
use rustc_hash::FxHashMap;

/// The classes of a language's words, exactly as they are written.
#[derive(Debug, Default)]
pub struct WordClasses(FxHashMap<&'static str, Classes>);

impl WordClasses {
    /// Reads a table of lines `class<TAB>word word …`; lines that begin with `#` are comments, and classes that
    /// `class_of` does not know are left out.
    pub fn parse(table: &'static str, class_of: impl Fn(&str) -> Option<Classes>) -> Self {
        let mut classes: FxHashMap<&'static str, Classes> = FxHashMap::default();
        let lines = table::lines(table);
        for (class, words) in lines.filter_map(|line| line.split_once('\t')) {
            let Some(class) = class_of(class) else { continue };
            for word in words.split_whitespace() {
                let known = classes.entry(word).or_default();
                *known = *known | class;
            }
        }
        Self(classes)
    }

    /// The classes of one word.
    pub fn of(&self, word: &str) -> Classes {
        self.0.get(word).copied().unwrap_or_default()
    }

    /// The classes of every token of a document.
    pub fn of_tokens(&self, document: &Document) -> Vec<Classes> {
        let of_word = |token: &Token| match token.kind {
            TokenKind::Word => self.of(token.span.of(&document.text)),
            _ => Classes::NONE,
        };
        document.tokens.iter().map(of_word).collect()
    }
}

/// Names of one word or several, found by their first word.
#[derive(Debug, Default)]
pub struct Phrases(FxHashMap<String, Vec<Phrase>>);

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    kind: NameKind,
}

impl Phrases {
    /// Adds the names of a table, one in the first column of each line, as written and in capitals; lines that begin
    /// with `#` are comments.
    pub fn add(&mut self, table: &str, kind: NameKind) {
        let lines = table::lines(table);
        let names = lines.filter_map(|line| line.split('\t').next()).filter(|name| !name.is_empty());
        for name in names {
            self.insert(split(name), kind);
            let capitals = name.to_uppercase();
            if capitals != name {
                self.insert(split(&capitals), kind);
            }
        }
        for phrases in self.0.values_mut() {
            phrases.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then_with(|| a.words.cmp(&b.words)));
        }
    }

    fn insert(&mut self, words: Vec<String>, kind: NameKind) {
        if let Some(first) = words.first() {
            let phrases = self.0.entry(first.clone()).or_default();
            if !phrases.iter().any(|phrase| phrase.words == words) {
                phrases.push(Phrase { words, kind });
            }
        }
    }

    /// The longest name that begins at the token: how many tokens it has, and what it names.
    pub fn at(&self, document: &Document, token: usize) -> Option<(usize, NameKind)> {
        let phrases = self.0.get(document.token(token))?;
        let rest = &document.tokens[token..];
        let matches = |phrase: &&Phrase| {
            phrase.words.len() <= rest.len()
                && phrase.words.iter().zip(rest).all(|(word, token)| same(word, token.span.of(&document.text)))
        };
        phrases.iter().find(matches).map(|phrase| (phrase.words.len(), phrase.kind))
    }
}

/// Splits a listed name as the document's tokenizer does: hyphens and the clitic "’s" stand alone.
fn split(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in name.split_whitespace() {
        for (index, piece) in part.split('-').enumerate() {
            if index > 0 {
                words.push("-".to_owned());
            }
            match piece.strip_suffix("’s").or_else(|| piece.strip_suffix("’S")) {
                Some(owner) => words.extend([owner.to_owned(), piece[owner.len()..].to_owned()]),
                None => words.push(piece.to_owned()),
            }
        }
    }
    words
}

/// Whether the listed word and the token are the same, whatever the dash or apostrophe.
fn same(word: &str, token: &str) -> bool {
    word == token
        || (word == "-" && matches!(token, "–" | "‑" | "—"))
        || (word.starts_with('’')
            && token.strip_prefix(['\'', 'ʼ']).is_some_and(|rest| &word['’'.len_utf8()..] == rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::RawRelease;
    use crate::languages::{Language, Languages};

    fn document(text: &str) -> Document {
        Document::read(RawRelease::plain("test", text), Some(Language::En), &Languages::load())
    }

    #[test]
    fn the_longest_phrase_is_found_whatever_its_dashes() {
        let mut phrases = Phrases::default();
        phrases.add("# towns\nKorea\tcountry\nNorth Korea\nNur-Sultan\nPeople’s Bank", NameKind::Place);
        for (text, length) in
            [("North Korea", Some(2)), ("NUR–SULTAN", Some(3)), ("People's Bank", Some(3)), ("North", None)]
        {
            assert_eq!(phrases.at(&document(text), 0).map(|found| found.0), length, "{text}");
        }
    }

    #[test]
    fn words_may_have_several_classes() {
        let class_of = |name: &str| match name {
            "post" => Some(Classes(1)),
            "head" => Some(Classes(2)),
            _ => None,
        };
        let classes = WordClasses::parse("# words\npost\tChair Chairman\nhead\tChair\nother\tBank", class_of);
        let found = classes.of_tokens(&document("Chair Chairman Bank"));
        assert_eq!(found, [Classes(3), Classes(1), Classes::NONE]);
    }
}
