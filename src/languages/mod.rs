//! What the stages know about each language: rules as code, words as data, corpora of phrases.

pub mod en;
pub mod kk;
pub mod ru;

use crate::document::Abbreviations;
use crate::facts::naming::{BodyDirectory, KnownPeople, Lexicon};
use crate::facts::{ClauseGrammar, FactsLexicon, OfficeWords, PostGrammar};
use crate::figures::FigureGrammar;
use crate::names::{ListedBodies, NamePatterns};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A language that releases are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// Russian.
    Ru,
    /// Kazakh, in Cyrillic.
    Kk,
}

impl Language {
    /// Every language, in the order of the tables.
    pub const ALL: [Language; 3] = [Language::En, Language::Ru, Language::Kk];

    /// The ISO 3166-1 code, in lower case, of the only state that publishes in it; `None` where several do.
    pub fn state(self) -> Option<&'static str> {
        match self {
            Language::En | Language::Ru => None,
            Language::Kk => Some("kz"),
        }
    }

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Ru => "ru",
            Language::Kk => "kk",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A code that names none of the languages.
#[derive(Debug, thiserror::Error)]
#[error("unknown language `{0}`: use one of en, ru, kk")]
pub struct UnknownLanguage(pub String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let wanted = code.trim().to_ascii_lowercase();
        let primary = wanted.split(['-', '_']).next().unwrap_or_default();
        Language::ALL
            .into_iter()
            .find(|language| language.code() == primary)
            .ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}

/// What the stages know about one language.
#[derive(Debug)]
pub struct LanguageData {
    /// Words whose period does not end a sentence, and words that begin one.
    pub abbreviations: Abbreviations,
    /// Patterns and word lists for names.
    pub names: Box<dyn NamePatterns>,
    /// Bodies that a list names in full.
    pub bodies: ListedBodies,
    /// How figures are stated.
    pub figures: FigureGrammar,
    /// The words that facts are stated with: posts, verbs, and the grammar between them.
    pub facts: FactsLexicon,
    /// The rules by which posts are stated.
    pub posts: Box<dyn PostGrammar>,
    /// The words by which somebody takes, leaves or once held a post.
    pub office: OfficeWords,
    /// The rules by which a clause says who did what an amount counts.
    pub clauses: Box<dyn ClauseGrammar>,
}

/// The data of every language, loaded once and shared by all threads.
#[derive(Debug)]
pub struct Languages {
    en: LanguageData,
    ru: LanguageData,
    kk: LanguageData,
    lists: Vec<String>,
}

impl Languages {
    /// SHA-256 of all tables of words that are compiled in, in hexadecimal: what the data was, for a dataset to name.
    pub const FINGERPRINT: &'static str = env!("PRESSRECORD_LEXICONS_SHA256");

    /// Reads the tables that are compiled into the program.
    pub fn load() -> Self {
        Self::knowing(&[])
    }

    /// The same with the bodies of further lists.
    pub fn knowing(further: &[Lexicon]) -> Self {
        let lists = further.iter().map(|list| list.sha256().to_owned()).collect();
        let mut languages = Self { en: en::data(), ru: ru::data(), kk: kk::data(), lists };
        let people = Arc::new(KnownPeople::load());
        let bodies = Arc::new(BodyDirectory::load(further));
        for data in [&mut languages.en, &mut languages.ru, &mut languages.kk] {
            data.facts.people = people.clone();
            data.facts.bodies = bodies.clone();
        }
        for language in Language::ALL {
            let data = languages.of_mut(language);
            data.bodies = ListedBodies::new(bodies.names(language), |word| data.facts.is_post(word));
        }
        languages
    }

    /// SHA-256 of each of the further lists of bodies, in hexadecimal.
    pub fn lists(&self) -> &[String] {
        &self.lists
    }

    fn of_mut(&mut self, language: Language) -> &mut LanguageData {
        match language {
            Language::En => &mut self.en,
            Language::Ru => &mut self.ru,
            Language::Kk => &mut self.kk,
        }
    }

    /// One language's data.
    pub fn of(&self, language: Language) -> &LanguageData {
        match language {
            Language::En => &self.en,
            Language::Ru => &self.ru,
            Language::Kk => &self.kk,
        }
    }
}
