//! What a dataset is of, in numbers.

use super::Contents;
use crate::languages::Language;
use jiff::civil::Date;
use serde::Serialize;
use serde::ser::SerializeMap;

/// What a dataset is of.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// How many releases.
    pub releases: usize,
    /// How many of them in each language that there is, in the order of [`Language::ALL`].
    #[serde(serialize_with = "by_code")]
    pub languages: Vec<(Language, usize)>,
    /// The first day on which one was published; `None` where no release has a date.
    pub published_from: Option<Date>,
    /// The last day.
    pub published_to: Option<Date>,
    /// How many releases have no date.
    pub undated: usize,
    /// How many sentences they have.
    pub sentences: usize,
    /// How many tokens.
    pub tokens: usize,
    /// How many files gave no release.
    pub refused: usize,
}

impl Coverage {
    /// Counts the releases of a dataset.
    pub fn of(contents: Contents<'_>) -> Self {
        let Contents { releases, refused, .. } = contents;
        let days = || releases.iter().filter_map(|release| release.published);
        let in_language = |language| releases.iter().filter(|release| release.language == language).count();
        let languages = Language::ALL.map(|language| (language, in_language(language)));
        Self {
            releases: releases.len(),
            languages: languages.into_iter().filter(|(_, count)| *count > 0).collect(),
            published_from: days().min(),
            published_to: days().max(),
            undated: releases.iter().filter(|release| release.published.is_none()).count(),
            sentences: releases.iter().map(|release| release.sentences).sum(),
            tokens: releases.iter().map(|release| release.tokens).sum(),
            refused: refused.len(),
        }
    }

    /// The first and the last day.
    pub fn period(&self) -> Option<(Date, Date)> {
        self.published_from.zip(self.published_to)
    }
}

fn by_code<S: serde::Serializer>(languages: &[(Language, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(languages.len()))?;
    for (language, count) in languages {
        map.serialize_entry(language.code(), count)?;
    }
    map.end()
}
