//! Bodies that a list names in full: no model and no pattern need know them.
//!
//! Only names of several words count, none of which is a post: what one word names depends on what stands around it, and
//! "Trade Representative" is a man. Where the list's name is longer than what a pattern saw of it ("Securities and |
//! Exchange Commission"), it stands; where a pattern saw more ("Ministry of Defence of Kazakhstan"), the pattern does.

use super::{Candidate, NameKind, NamePatterns, Source};
use crate::document::{Document, TokenKind};
use rustc_hash::FxHashMap;

/// How sure a name of several listed words is: patterns do not overrule it for being shorter.
const CERTAIN: f32 = 0.99;
/// By how many of its first letters a name's first word is looked up: the ending of a declined word is behind them.
const PREFIX: usize = 4;

/// The full names of a list of bodies, in one language.
#[derive(Debug, Default)]
pub struct ListedBodies(FxHashMap<String, Vec<Vec<String>>>);

impl ListedBodies {
    /// The names of several words; `is_post` tells words that no body's name holds.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>, is_post: impl Fn(&str) -> bool) -> Self {
        let mut bodies = Self::default();
        for words in names.map(split) {
            if words.len() > 1 && !words.iter().any(|word| is_post(word)) {
                bodies.0.entry(prefix(&words[0])).or_default().push(words);
            }
        }
        for names in bodies.0.values_mut() {
            names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            names.dedup();
        }
        bodies
    }

    /// The listed names of a document, but those that `found` has as a place or within what names nothing.
    pub fn find(&self, document: &Document, patterns: &dyn NamePatterns, found: &[Candidate]) -> Vec<Candidate> {
        let mut bodies = Vec::new();
        for sentence in &document.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let rest = at..sentence.tokens.end;
                let name = self.at(document, patterns, rest).and_then(|end| document.span_of(at..end).zip(Some(end)));
                let Some((span, end)) = name else {
                    at += 1;
                    continue;
                };
                let is_other = |other: &Candidate| match other.kind {
                    Some(kind) => kind == NameKind::Place && other.span == span,
                    None => other.span.contains(span),
                };
                if !found.iter().any(is_other) {
                    let (kind, source) = (Some(NameKind::Agency), Source::Lexicon);
                    bodies.push(Candidate { span, kind, confidence: CERTAIN, source });
                }
                at = end;
            }
        }
        bodies
    }

    /// The end of the longest name that begins with the first of the tokens.
    fn at(&self, document: &Document, patterns: &dyn NamePatterns, tokens: std::ops::Range<usize>) -> Option<usize> {
        let first = &document.tokens[tokens.start];
        if first.kind != TokenKind::Word || !first.case.is_capital() {
            return None;
        }
        let names = self.0.get(&prefix(document.token(tokens.start)))?;
        let fits = |words: &&Vec<String>| {
            words.len() <= tokens.len()
                && words.iter().enumerate().all(|(place, word)| {
                    let token = document.token(tokens.start + place);
                    // What the list writes with a capital has one.
                    let lower = word.starts_with(char::is_uppercase) && token.starts_with(char::is_lowercase);
                    !lower && patterns.is_form(token, word, words.len() - place - 1)
                })
        };
        names.iter().find(fits).map(|words| tokens.start + words.len())
    }
}

/// The first letters, in lower case.
fn prefix(word: &str) -> String {
    word.chars().take(PREFIX).flat_map(char::to_lowercase).collect()
}

/// The words of a name, and its marks by themselves, as documents are split.
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut inside = false;
    for c in name.chars() {
        match words.last_mut() {
            Some(word) if c.is_alphanumeric() && inside => word.push(c),
            _ if c.is_whitespace() => {}
            _ => words.push(c.to_string()),
        }
        inside = c.is_alphanumeric();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::RawRelease;
    use crate::languages::{Language, Languages};

    fn found(language: Language, names: &[&str], text: &str) -> Vec<String> {
        let languages = Languages::load();
        let bodies = ListedBodies::new(names.iter().copied(), |word| word == "Representative");
        let document = Document::read(RawRelease::plain("test", text), Some(language), &languages);
        let found = bodies.find(&document, &*languages.of(language).names, &[]);
        found.iter().map(|body| body.span.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn names_of_several_words_are_found_and_posts_are_not() {
        let names = ["Securities and Exchange Commission", "Trade Representative", "Treasury"];
        let text = "The Securities and Exchange Commission and the Treasury met the Trade Representative.";
        assert_eq!(found(Language::En, &names, text), ["Securities and Exchange Commission"]);
        assert!(found(Language::En, &names, "Securities and exchange commission fees rose.").is_empty());
    }

    #[test]
    fn declined_names_are_found() {
        let names = ["Организация Договора о коллективной безопасности", "Международный союз электросвязи"];
        let text = "Участники Организации Договора о коллективной безопасности и Международного союза электросвязи.";
        let wanted = ["Организации Договора о коллективной безопасности", "Международного союза электросвязи"];
        assert_eq!(found(Language::Ru, &names, text), wanted);
        let names = ["Ауыл шаруашылығы министрлігі", "Біріккен Ұлттар Ұйымы"];
        let text = "Олар Ауыл шаруашылығы министрлігінде Біріккен Ұлттар Ұйымының өкілімен кездесті.";
        assert_eq!(found(Language::Kk, &names, text), ["Ауыл шаруашылығы министрлігінде", "Біріккен Ұлттар Ұйымының"]);
    }
}
