//! Leaves out names of people that are nobody's.

use super::lexicon::FactsLexicon;
use super::naming::{Nobody, tidy};
use crate::document::Document;
use crate::names::{Mention, NameKind};
use rustc_hash::FxHashSet;

/// How much of the text beside a name says what it is: a word.
const BESIDE: usize = 48;

/// Leaves out what stands where a person's name can stand and is nobody's; a storm, a case or a pair that is called by one
/// word is so wherever it stands, unless somebody in the release has that surname.
pub(super) fn leave_out(document: &Document, names: &mut Vec<Mention>, lexicon: &FactsLexicon) {
    let text = document.text.as_str();
    let mut throughout: FxHashSet<String> = FxHashSet::default();
    names.retain(|name| {
        if name.kind == NameKind::Agency {
            let body = lexicon.people.body_of_matter(name.span.of(text));
            return body.is_none_or(|body| lexicon.bodies.listed_key(body, None).is_none());
        }
        if name.kind != NameKind::Person {
            return true;
        }
        let (start, end) = (name.span.start as usize, name.span.end as usize);
        let (before, behind) =
            (&text[floor(text, start.saturating_sub(BESIDE))..start], &text[end..floor(text, end + BESIDE)]);
        match lexicon.people.nobody(name.span.of(text), before, behind) {
            Some(Nobody::Throughout) => {
                throughout.insert(tidy(name.span.of(text)));
                false
            }
            why => why.is_none(),
        }
    });
    if throughout.is_empty() {
        return;
    }
    let full_names = names.iter().filter(|name| name.kind == NameKind::Person).filter_map(|name| {
        let words: Vec<&str> = name.span.of(text).split_whitespace().collect();
        (words.len() > 1).then(|| tidy(words[words.len() - 1]))
    });
    let borne: FxHashSet<String> = full_names.collect();
    names.retain(|name| {
        let called = tidy(name.span.of(text));
        name.kind != NameKind::Person || !throughout.contains(&called) || borne.contains(&called)
    });
}

/// The last boundary between characters up to here.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
