//! How a post is worded in the tables: in the nominative, as a dictionary would have it.

use super::owners::joined_post;
use super::{PostPhrase, PostReader};
use crate::languages::ru::morphology::{Forms, Gender};
use std::ops::Range;

impl PostPhrase {
    /// The wording with its noun in the nominative singular, and the territory in that place where there are several.
    pub fn wording(&self, reader: &PostReader<'_>, territory: Option<usize>) -> String {
        let tokens = &reader.tokens;
        let text = &tokens.document.text;
        let span = |range: &Range<usize>| tokens.document.span_of(range.clone()).map_or("", |span| span.of(text));
        let singular = Forms::SINGULARS & tokens.word(self.head).forms;
        let noun = tokens.words.nominative(tokens.word(self.head), Forms::SINGULARS, tokens.text(self.head));
        let noun = noun.unwrap_or_else(|| tokens.text(self.head).to_owned());
        let unit = tokens.unit_start(self.head);
        let prefix = span(&(unit..self.head));
        let gender = if singular == Forms::NONE { Gender::Masculine } else { Gender::of(singular) };
        let stands = self.forms.any(Forms::NOMINATIVE & Forms::SINGULARS);
        let mut wording = String::new();
        let mut put = |piece: &str, glued: bool| {
            if !wording.is_empty() && !glued {
                wording.push(' ');
            }
            wording.push_str(piece);
        };
        let mut at = self.tokens.start;
        while at < unit {
            let word = tokens.text(at);
            let last = tokens.unit_end(at) == at + 1 && !tokens.is_dash(at);
            let nominative = tokens.words.morphology.nominative(word, gender).filter(|_| last && word != "и");
            let piece = if stands { word } else { nominative.as_deref().unwrap_or(word) };
            put(piece, tokens.is_glued(at) && at > self.tokens.start);
            at += 1;
        }
        put(prefix, false);
        put(&noun, !prefix.is_empty());
        for at in self.see.clone() {
            let straight = tokens.words.morphology.nominative(tokens.text(at), Gender::Masculine);
            let straight = straight.filter(|_| !stands && tokens.adjective(at).any(self.forms.any_gender()));
            put(straight.as_deref().unwrap_or_else(|| tokens.text(at)), false);
        }
        if let Some(territory) = territory {
            put(reader.mentions[territory].span.of(text), false);
        }
        for kept in &self.kept {
            let straight = if stands { None } else { joined_post(tokens, kept) };
            put(straight.as_deref().unwrap_or_else(|| span(kept)), false);
        }
        wording.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
