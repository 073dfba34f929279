//! Which names of a release mean the same person, body or place.

mod apart;
mod bodies;
mod people;
mod places;

use super::Referent;
use super::chunks::Chunks;
use super::lexicon::FactsLexicon;
use super::naming::{fold_words, tidy};
use crate::languages::Language;
use crate::names::{Mention, NameKind};
use apart::Wording;

pub use apart::Apart;

/// The referents of a release, in order of first mention, and the one that each mention means.
pub(super) struct Referents {
    /// Whom and what the release names.
    pub all: Vec<Referent>,
    /// For each mention, the index of its referent.
    pub of_mention: Vec<usize>,
}

/// A name in the release: its mention's index and its dictionary form, tidied.
struct Name {
    mention: usize,
    text: String,
}

/// Names that mean one thing.
struct Group {
    mentions: Vec<usize>,
    referent: Referent,
}

/// Joins the names of a release that mean the same; `base_forms` are their dictionary forms where those differ from the
/// names as they stand; names that are `apart` are not joined.
pub(super) fn resolve(
    names: &[Mention],
    base_forms: &[Option<String>],
    chunks: &Chunks<'_>,
    lexicon: &FactsLexicon,
    language: Language,
    apart: &Apart,
) -> Referents {
    let text = |mention: usize, name: &Mention| match base_forms.get(mention) {
        Some(Some(base)) => tidy(base),
        _ => tidy(name.span.of(chunks.text)),
    };
    let of_kind = |kind: NameKind| -> Vec<Name> {
        let found = names.iter().enumerate().filter(|(_, name)| name.kind == kind);
        let read = |(mention, name): (usize, &Mention)| {
            let text = text(mention, name);
            match wifes_title(name, chunks.text, lexicon) {
                Some(title) => Name { mention, text: format!("{title} {text}") },
                None => Name { mention, text },
            }
        };
        found.map(read).collect()
    };
    let home = lexicon.bodies.home(names.iter().map(|name| name.span.of(chunks.text)), language);
    let mut groups = people::group(of_kind(NameKind::Person), lexicon);
    groups.extend(bodies::group(of_kind(NameKind::Agency), chunks, lexicon, home));
    groups.extend(places::group(of_kind(NameKind::Place), chunks, lexicon));
    let mut groups = apart.part(groups, |mention| {
        let (text, surface) = (text(mention, &names[mention]), names[mention].span.of(chunks.text));
        Wording { folded: [fold_words(&tidy(surface)), fold_words(&text)], text }
    });
    groups.sort_by_cached_key(|group| group.mentions.iter().min().copied());
    let mut of_mention = vec![0; names.len()];
    for (referent, group) in groups.iter().enumerate() {
        for &mention in &group.mentions {
            of_mention[mention] = referent;
        }
    }
    Referents { all: groups.into_iter().map(|group| group.referent).collect(), of_mention }
}

/// The title that says that a surname alone is a husband's: "President Trump and Mrs. Trump".
fn wifes_title<'t>(name: &Mention, text: &'t str, lexicon: &FactsLexicon) -> Option<&'t str> {
    let is_single = name.kind == NameKind::Person && !name.span.of(text).contains(char::is_whitespace);
    let before = is_single.then(|| text.get(..name.span.start as usize)).flatten()?;
    let title = before.split_whitespace().next_back().filter(|_| before.ends_with(char::is_whitespace))?;
    lexicon.people.is_wifes_title(title).then_some(title)
}
