//! The nominative of a release's names: "Тоқаевқа" is Тоқаев, "министрлігіне" министрлігі, "ЖШС-ның" ЖШС.

use super::KazakhNames;
use super::classes::*;
use super::reader::{surname_stem, word_end};
use crate::document::Document;
use crate::languages::kk::morphology::{Case, Lower, Split};
use crate::names::{Mention, NameKind};
use crate::position::Span;
use rustc_hash::FxHashSet;

/// The nominative of each name, `None` where it stands in it.
pub(super) fn forms(names: &KazakhNames, document: &Document, mentions: &[Mention]) -> Vec<Option<String>> {
    let standing: FxHashSet<&str> = mentions.iter().map(|mention| last_word(document, mention.span)).collect();
    mentions.iter().map(|mention| nominative(names, document, mention, &standing)).collect()
}

/// The name's last token.
fn last_word(document: &Document, name: Span) -> &str {
    let tokens = document.tokens_in(name);
    if tokens.is_empty() { "" } else { document.token(tokens.end - 1) }
}

/// The name with its last word in the nominative; `standing` are the last words of all names of the release.
fn nominative(
    names: &KazakhNames,
    document: &Document,
    mention: &Mention,
    standing: &FxHashSet<&str>,
) -> Option<String> {
    let text = mention.span.of(&document.text);
    let word = last_word(document, mention.span);
    let before = text.strip_suffix(word)?;
    // The ending behind a hyphen goes with the hyphen.
    if let Some(bare) = before.strip_suffix(['-', '‑', '–']).filter(|_| names.morphology.is_case_ending(word)) {
        return Some(bare.to_owned());
    }
    let length = stem(names, word, mention.kind, standing)?;
    (length < word.len()).then(|| format!("{before}{}", &word[..length]))
}

/// How many bytes of the word stand before the ending of its case, as far as its form and the release tell.
fn stem(names: &KazakhNames, word: &str, kind: NameKind, standing: &FxHashSet<&str>) -> Option<usize> {
    if kind == NameKind::Person
        && let Some(length) = surname_stem(&names.morphology, word)
    {
        return Some(length);
    }
    let heads = match kind {
        NameKind::Person => GIVEN,
        NameKind::Agency => HEAD | WEAK_HEAD | OFFICE | CHAMBER | LEGAL,
        NameKind::Place => PLACE_NOUN | SECOND,
    };
    let lower = Lower::of(word)?;
    let mut listed = None;
    names.morphology.stems(&lower, |stem, split| {
        let known = names.words.of(stem).any(heads) || kind != NameKind::Person && names.gazetteer.has(stem);
        if known && listed.is_none() {
            listed = Some(split.nominative);
        }
    });
    let evident = listed.or_else(|| {
        let mut found = None;
        names.morphology.splits(lower.text(), |split| {
            let bare = &word[..split.nominative];
            if !split.ending.is_nominative() && found.is_none() && standing.contains(bare) {
                found = Some(split.nominative);
            }
        });
        found
    });
    evident.or_else(|| likely(names, &lower, kind))
}

/// The likeliest stem of a word that nothing else in the release tells of.
fn likely(names: &KazakhNames, lower: &Lower, kind: NameKind) -> Option<usize> {
    // Given names that end like a case: "Құдайберді", "Амангелді".
    const WHOLE: [&str; 7] = ["берді", "келді", "гелді", "балды", "болды", "қарды", "кармен"];
    if WHOLE.iter().any(|end| lower.text().ends_with(end)) {
        return None;
    }
    let mut found: Option<Split> = None;
    names.morphology.splits(lower.text(), |split| {
        let letters = lower.text()[..split.stem].chars().count();
        let least = match split.ending.case {
            Case::Nominative => return,
            Case::Genitive | Case::Accusative | Case::Dative => 3,
            Case::Instrumental => 3,
            Case::Ablative => 4,
            // "Кисида" ends like one; people are seldom where something is.
            Case::Locative | Case::Attributive if kind == NameKind::Person => return,
            Case::Locative | Case::Attributive => 4,
        };
        let whole = split.nominative == split.stem && word_end(lower.text(), split.nominative) != "н";
        if whole && letters >= least && found.is_none() {
            found = Some(split);
        }
    });
    found.map(|split| split.nominative)
}
