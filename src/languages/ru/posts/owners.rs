//! What a post says beyond its own phrase: the body that a pronoun stands for, the second post of one person, the
//! lands that a plural leaves unsaid.

use super::{PostPhrase, PostReader};
use crate::languages::ru::morphology::{Forms, Gender};
use crate::languages::ru::names::reader::Reader;
use crate::languages::ru::words::{ASSISTANT, POST};
use crate::names::NameKind;
use std::ops::Range;

/// How many tokens a possessive stands behind the body that it means.
const FURTHEST_OWNER: usize = 30;

impl PostPhrase {
    /// Whether it is the bare plural of a post that each holds in a land of his own, which is not said: "президенты".
    pub fn is_of_lands_unsaid(&self, reader: &PostReader<'_>) -> bool {
        const OF_LANDS: [&str; 5] = ["президент", "премьер", "глав", "лидер", "корол"];
        let noun = reader.tokens.text(self.tokens.start).to_lowercase();
        let bare = self.tokens.len() == reader.tokens.unit_end(self.tokens.start) - self.tokens.start;
        bare && !self.forms.any(Forms::SINGULARS) && OF_LANDS.iter().any(|land| noun.starts_with(land))
    }

    /// Gives the post the body named last, where a pronoun in its place says so: "ТОО «Тау», чей директор", "его глава".
    pub fn read_owner(&mut self, reader: &PostReader<'_>) {
        const RELATIVE: [&str; 10] = ["чей", "чья", "чьего", "чьей", "чьему", "чьим", "чью", "чьи", "чьих", "чьими"];
        const POSSESSIVE: [&str; 5] = ["его", "Его", "её", "ее", "Ее"];
        let bare = self.agency.is_none() && self.kept.is_empty() && self.territories.is_empty();
        let Some(pronoun) = self.tokens.start.checked_sub(1).filter(|_| bare) else { return };
        let tokens = &reader.tokens;
        let text = tokens.text(pronoun);
        let relative = RELATIVE.contains(&text);
        if !(relative || POSSESSIVE.contains(&text) && !tokens.is(self.head, ASSISTANT)) {
            return;
        }
        let Some(start) = tokens.token(pronoun).map(|token| token.span.start) else { return };
        let before = reader.mentions.partition_point(|mention| mention.span.end <= start);
        let Some(last) = before.checked_sub(1) else { return };
        let behind = tokens.document.tokens_in(reader.mentions[last].span).end;
        // Quotes close a bare company's name.
        let adjoins =
            (behind..pronoun).all(|at| matches!(tokens.document.token(at), "," | "»" | "”" | "\"" | "(" | ")"));
        let near = !relative && (behind..pronoun).len() <= FURTHEST_OWNER;
        if reader.mentions[last].kind == NameKind::Agency && (adjoins || near) {
            self.agency = Some(last);
        }
    }
}

/// The second of two posts of one person in the nominative: "– министром финансов" is "– министр финансов".
pub(super) fn joined_post(tokens: &Reader<'_>, kept: &Range<usize>) -> Option<String> {
    let joint = kept.start;
    let joins = tokens.is_dash(joint) || tokens.text(joint) == "и";
    let head = kept.clone().skip(1).find(|&at| tokens.is(at, POST)).filter(|_| joins)?;
    let text = &tokens.document.text;
    let noun = tokens.words.nominative(tokens.word(head), Forms::SINGULARS, tokens.text(head))?;
    let gender = Gender::of(tokens.word(head).forms & Forms::SINGULARS);
    let mut straight = String::new();
    let mut end = tokens.token(joint)?.span.start;
    for at in joint..=head {
        let span = tokens.token(at)?.span;
        straight.push_str(text.get(end as usize..span.start as usize)?);
        let agrees = tokens.adjective(at).any(tokens.word(head).forms);
        let declined = match at == head {
            true => Some(noun.clone()),
            false => tokens.words.morphology.nominative(tokens.text(at), gender).filter(|_| agrees),
        };
        straight.push_str(declined.as_deref().unwrap_or_else(|| tokens.text(at)));
        end = span.end;
    }
    let last = tokens.token(kept.end - 1)?.span.end;
    straight.push_str(text.get(end as usize..last as usize)?);
    Some(straight)
}
