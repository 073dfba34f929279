//! The words of a post, read from its head leftward: "Ақтөбе облысының әкімі", "басқарма төрағасы".

use super::Sentence;
use crate::languages::kk::morphology::Case;
use crate::languages::kk::names::agencies::is_inner;
use crate::languages::kk::names::classes::*;
use crate::languages::kk::names::reader::Reader;
use crate::names::NameKind;
use std::ops::Range;

/// A post as it stands.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its first token, the body's or the place's included.
    pub start: usize,
    /// The tokens of its wording.
    words: Range<usize>,
    /// The body's mention.
    pub agency: Option<usize>,
}

impl Phrase {
    /// The post whose head stands at the token; `None` where none does.
    pub fn ending_at(sentence: &Sentence<'_>, head: usize) -> Option<Self> {
        const LONGEST: usize = 14;
        let reader = &sentence.reader;
        let is_plural = reader.ending(head).plural || is_plural_owned(reader.text(head));
        let is_head = reader.is(head, POST) && !is_plural && sentence.name_at(head).is_none();
        // Who "combines" posts has none by that word; who "performs the duties" of one has.
        let performs = reader.text(head).starts_with("атқарушы");
        if !is_head || performs && reader.text(head.wrapping_sub(1)) != "міндетін" {
            return None;
        }
        let mut start = reader.unit_start(head);
        let mut phrase = Self { start, words: start..head + 1, agency: None };
        while head - start < LONGEST {
            let Some(last) = start.checked_sub(1).filter(|&last| last >= reader.range.start) else { break };
            let last = behind_bracket(sentence, last);
            if let Some(name) = sentence.name_at(last) {
                let owner =
                    matches!(reader.case(last), Case::Nominative | Case::Genitive) || is_hyphenated(reader, last);
                match name.kind {
                    NameKind::Agency if owner => {
                        phrase.agency = Some(name.mention);
                        phrase.start = name.tokens.start;
                    }
                    NameKind::Place if owner && name.tokens.end == start => {
                        phrase.start = name.tokens.start;
                        phrase.words.start = name.tokens.start;
                    }
                    // "Қазақстанның Жапониядағы елшісі": where, and whose.
                    NameKind::Place if reader.case(last) == Case::Attributive && phrase.agency.is_none() => {
                        phrase.start = name.tokens.start;
                        phrase.words.start = name.tokens.start;
                        start = name.tokens.start;
                        continue;
                    }
                    _ => {}
                }
                break;
            }
            let before = reader.unit_start(last);
            // "ұйымының | елдегі | өкілі": where, said without a name, is no part of the wording.
            if matches!(reader.text(last), "елдегі" | "еліміздегі" | "республикадағы" | "өңірдегі" | "аймақтағы")
            {
                start = before;
                continue;
            }
            if !belongs(reader, before, last, start) && !sentence.is_part(before, last, start) {
                break;
            }
            start = before;
            phrase.start = start;
            phrase.words.start = start;
            // A sentence and a post begin with a capital: what stands before it is no part of it.
            let opens = reader.is_capital(start) && !reader.is(last, POST);
            if opens && !continues(sentence, start) {
                break;
            }
        }
        phrase.trim(reader);
        Some(phrase)
    }

    /// Takes conjunctions off the beginning.
    fn trim(&mut self, reader: &Reader) {
        let own = self.words.start == self.start;
        while self.words.len() > 1 && (reader.is(self.words.start, AND) || reader.is_dash(self.words.start)) {
            self.words.start += 1;
        }
        if own {
            self.start = self.words.start;
        }
    }

    /// All its tokens, those of the body or the place included.
    pub fn tokens(&self) -> Range<usize> {
        self.start..self.words.end
    }

    /// The wording, its head in the nominative.
    pub fn wording(&self, reader: &Reader) -> String {
        let Some(span) = reader.document.span_of(self.words.clone()) else { return String::new() };
        let text = span.of(&reader.document.text);
        let head = reader.text(self.words.end - 1);
        let nominative = reader.nominative_length(self.words.end - 1);
        let words: Vec<&str> = text[..text.len() - (head.len() - nominative)].split_whitespace().collect();
        words.join(" ")
    }
}

/// Whether the unit from `before` to `last` belongs to the post whose words begin at `next`.
fn belongs(reader: &Reader, before: usize, last: usize, next: usize) -> bool {
    let case = reader.case(last);
    // A minister's field may be any.
    let ministry = reader.text(next_head(reader, next)).to_lowercase().starts_with("министр");
    if reader.is(last, POST) {
        // "басшысының орынбасары", "Премьер-Министрдің орынбасары": a post that another belongs to.
        return matches!(case, Case::Genitive) || reader.ending(last).is_nominative();
    }
    if reader.is(last, AND) {
        let topics = reader.is(next, TOPIC | FIELD) && reader.is(last - 1, TOPIC | FIELD);
        // "төрағасы және бас директоры": one person holds both.
        let posts = reader.text(last) == "және" && reader.is_nominative(last - 1, POST);
        return reader.is_lower(last) && last > reader.range.start && (topics || posts || ministry);
    }
    if reader.text(last) == "," {
        return reader.is(next, TOPIC) && reader.is(last - 1, TOPIC) && reader.is_lower(next);
    }
    // "Премьер-Министрдің орынбасары – Қаржы министрі"
    if reader.is_dash(last) {
        return !reader.is_glued(last) && last > reader.range.start && reader.is(last - 1, POST);
    }
    let noun =
        reader.is(last, TOPIC | FIELD) || reader.is_capital(before) && reader.is(last, HEAD | WEAK_HEAD | OFFICE);
    let governed = match case {
        Case::Nominative | Case::Genitive => true,
        Case::Accusative | Case::Dative => reader.is(last, TOPIC),
        Case::Attributive => reader.text(last) == "жөніндегі",
        _ => false,
    };
    (noun && governed) || reader.text(last) == "жөніндегі" || ministry && is_inner(reader, before, next)
}

impl Sentence<'_> {
    /// "[Қауіпсіздік Кеңесінің] | Талдау бөлімінің меңгерушісі": a capital right behind the body begins a part of it.
    fn is_part(&self, before: usize, last: usize, next: usize) -> bool {
        let reader = &self.reader;
        reader.is_capital(before)
            && reader.is(next, FIELD)
            && !reader.is(before, FUNCTION)
            && reader.case(last) == Case::Nominative
            && before > reader.range.start
            && self.name_at(before - 1).is_some_and(|name| name.kind == NameKind::Agency)
    }
}

/// The head of the post whose words begin at the token.
fn next_head(reader: &Reader, first: usize) -> usize {
    (first..reader.range.end).find(|&at| reader.is(at, POST)).unwrap_or(first)
}

/// Whether what stands before the capital at `start` belongs to the post too: a name or a post that owns it.
fn continues(sentence: &Sentence<'_>, start: usize) -> bool {
    let reader = &sentence.reader;
    let Some(last) = start.checked_sub(1).filter(|&last| last >= reader.range.start) else { return false };
    sentence.name_at(last).is_some()
        || reader.text(last) == ")"
        || reader.is_dash(last) && !reader.is_glued(last)
        || reader.is(last, POST) && reader.case(last) == Case::Genitive
        || reader.is_capital(reader.unit_start(last)) && reader.is(last, TOPIC | FIELD)
        || reader.is(last, AND) && last > reader.range.start && reader.is_capital(reader.unit_start(last - 1))
}

/// Whether the word is a plural that belongs to somebody: "президенттері", "әкімдерінің".
fn is_plural_owned(text: &str) -> bool {
    const PLURALS: [&str; 6] = ["лері", "лары", "дері", "дары", "тері", "тары"];
    const SINGULARS: [&str; 3] = ["лидер", "канцлер", "секретар"];
    let lower = text.to_lowercase();
    let bare = ["нің", "ның", "не", "на", "н", "мен", "нен", "нан"].iter().find_map(|case| lower.strip_suffix(case));
    let owned = |word: &str| PLURALS.iter().any(|plural| word.ends_with(plural));
    let singular = SINGULARS.iter().any(|noun| lower.contains(noun));
    !singular && (owned(&lower) || bare.is_some_and(owned))
}

/// Whether the token is an ending behind a hyphen ("ЖШС-ның").
fn is_hyphenated(reader: &Reader, last: usize) -> bool {
    last >= reader.range.start + 2 && reader.joins(last - 1) && reader.is_lower(last)
}

/// The last token before a bracketed acronym of the body before it: "агенттігінің (ҚМА) |", "(бұдан әрі – ҚМА) |".
fn behind_bracket(sentence: &Sentence<'_>, last: usize) -> usize {
    const LONGEST: usize = 8;
    let reader = &sentence.reader;
    if reader.text(last) != ")" {
        return last;
    }
    let first = last.saturating_sub(LONGEST).max(reader.range.start + 1);
    let Some(open) = (first..last).rev().find(|&at| reader.text(at) == "(") else { return last };
    let before = sentence.name_at(open - 1).filter(|name| name.kind == NameKind::Agency);
    if before.is_some() { open - 1 } else { last }
}
