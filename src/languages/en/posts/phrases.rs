//! Phrases that name a post: a noun of the table with what graces it before and what it is of behind.

use crate::facts::lexicon::{Class, FactsLexicon};
use crate::facts::{Chunks, Kind};
use crate::names::NameKind;
use std::ops::Range;

/// A phrase that names a post, or several posts of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The chunks that it covers, bodies and brackets included, a leading article not.
    pub chunks: Range<usize>,
    /// The pieces of the post's own words: chunks of the release, or words put in their place.
    pub pieces: Vec<Piece>,
    /// The mention of the body that it is held in.
    pub agency: Option<usize>,
    /// Whether the noun is in the plural: several people hold such a post.
    pub is_plural: bool,
    /// The places that a plural is of, as chunks: one each for the people behind.
    pub territories: Vec<usize>,
}

/// A piece of a post's wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A chunk of the release.
    Chunk(usize),
    /// A word that the release has in another form or place.
    Word(String),
}

/// The phrases of a sentence, in order.
pub(super) fn find(chunks: &Chunks<'_>, sentence: &Range<usize>, lexicon: &FactsLexicon) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    let reader = Reader { chunks, sentence, lexicon };
    let mut at = sentence.start;
    while at < sentence.end {
        let from = phrases.last().map_or(sentence.start, |phrase| phrase.chunks.end);
        match reader.phrase(at, from) {
            Some(phrase) => {
                at = phrase.chunks.end;
                phrases.push(phrase);
            }
            None => at += 1,
        }
    }
    phrases
}

impl Phrase {
    /// The post's wording, with single spaces, as the release gives it.
    pub fn wording(&self, chunks: &Chunks<'_>) -> String {
        let mut text = String::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            let (word, glued) = match piece {
                Piece::Word(word) => (word.clone(), false),
                Piece::Chunk(at) => {
                    let follows = index > 0 && self.pieces[index - 1] == Piece::Chunk(at.wrapping_sub(1));
                    let glued = follows && chunks.all[at - 1].span.end == chunks.all[*at].span.start;
                    (chunks.text_of(*at).split_whitespace().collect::<Vec<_>>().join(" "), glued)
                }
            };
            if !text.is_empty() && !glued {
                text.push(' ');
            }
            text.push_str(&word);
        }
        text
    }
}

/// A sentence as phrases of posts are read from it.
pub(super) struct Reader<'r, 't> {
    pub chunks: &'r Chunks<'t>,
    pub sentence: &'r Range<usize>,
    pub lexicon: &'r FactsLexicon,
}

impl Reader<'_, '_> {
    /// The phrase whose noun stands at `head`; it begins no earlier than `from`.
    fn phrase(&self, head: usize, from: usize) -> Option<Phrase> {
        let chunk = self.chunks.all[head];
        let is_plural = chunk.is(Class::Posts);
        let is_craft = chunk.is(Class::Craft) && !chunk.is(Class::Post);
        if !(chunk.is(Class::Post) || is_plural || is_craft) || self.graces_a_later_noun(head) {
            return None;
        }
        let noun = match self.lexicon.lemma_of(chunk.word).filter(|_| is_plural) {
            Some(singular) => Piece::Word(in_case_of(self.chunks.text_of(head), singular)),
            None => Piece::Chunk(head),
        };
        let mut phrase =
            Phrase { chunks: head..head + 1, pieces: vec![noun], agency: None, is_plural, territories: Vec::new() };
        self.read_before(&mut phrase, from);
        if is_craft && !self.has_chief(phrase.chunks.start..head) {
            return None;
        }
        self.read_behind(&mut phrase);
        Some(phrase)
    }

    /// Whether a word such as "chief" or "head" is among the chunks.
    fn has_chief(&self, mut chunks: Range<usize>) -> bool {
        chunks.any(|at| self.chunks.all[at].is(Class::Grade) && self.chunks.all[at].is(Class::Post))
    }

    /// Whether the word is no noun here but belongs to one behind it: "deputy" of "deputy chairman".
    fn graces_a_later_noun(&self, head: usize) -> bool {
        if !self.chunks.all[head].is(Class::Grade) {
            return false;
        }
        const NOUNS: [Class; 3] = [Class::Post, Class::Posts, Class::Craft];
        let rest = self.chunks.all[head + 1..self.sentence.end].iter();
        let mut rest = rest.skip_while(|chunk| {
            let belongs = chunk.is_capital_noun() || chunk.word.is_any(&[Class::Grade, Class::Field]);
            chunk.kind == Kind::Word && belongs && !chunk.word.is_any(&NOUNS)
        });
        rest.next().is_some_and(|chunk| chunk.kind == Kind::Word && chunk.word.is_any(&NOUNS))
    }

    /// Grades, fields, a body or a place before the noun.
    fn read_before(&self, phrase: &mut Phrase, from: usize) {
        let mut at = phrase.chunks.start;
        while at > from {
            let before = at - 1;
            let chunk = self.chunks.all[before];
            match chunk.kind {
                Kind::Word if self.belongs_before(before) => at = before,
                Kind::Mark('-' | '–') if self.is_compound(before) => at = before,
                Kind::Name(NameKind::Place, _) => {
                    at = before;
                    phrase.pieces.splice(0..0, (at..phrase.chunks.start).map(Piece::Chunk));
                    phrase.chunks.start = at;
                    return;
                }
                Kind::Possessive if self.is_name_before(before) => {
                    phrase.pieces.splice(0..0, (at..phrase.chunks.start).map(Piece::Chunk));
                    phrase.chunks.start = at;
                    self.read_owner(phrase, before);
                    return;
                }
                _ => break,
            }
        }
        phrase.pieces.splice(0..0, (at..phrase.chunks.start).map(Piece::Chunk));
        phrase.chunks.start = at;
        let body = self.chunks.before_bracket(self.sentence, at);
        let agency = self.chunks.before(self.sentence, body).and_then(|chunk| chunk.name(NameKind::Agency));
        if let Some(agency) = agency.filter(|_| body > from) {
            phrase.agency = Some(agency);
            phrase.chunks.start = body - 1;
        }
    }

    /// "Kazakhstan's Foreign Minister", "the NSC's chairman": a place is part of the post, a body is not.
    fn read_owner(&self, phrase: &mut Phrase, possessive: usize) {
        let owner = possessive - 1;
        phrase.chunks.start = owner;
        match self.chunks.all[owner].kind {
            Kind::Name(NameKind::Agency, mention) => phrase.agency = Some(mention),
            _ => drop(phrase.pieces.splice(0..0, [Piece::Chunk(owner), Piece::Chunk(possessive)])),
        }
    }

    fn is_name_before(&self, at: usize) -> bool {
        let before = self.chunks.before(self.sentence, at);
        before.is_some_and(|chunk| matches!(chunk.kind, Kind::Name(NameKind::Agency | NameKind::Place, _)))
    }

    /// Whether the word can stand before a post's noun and belong to it.
    fn belongs_before(&self, at: usize) -> bool {
        let chunk = self.chunks.all[at];
        if chunk.is(Class::Grade) && chunk.is(Class::Preposition) {
            // An "Under Secretary" is one; "under President Biden" is a time.
            let next = at + 1 + usize::from(self.chunks.get(self.sentence, at + 1).is_some_and(|c| c.is_mark('-')));
            return self.chunks.is_word(self.sentence, next, "secretary");
        }
        if chunk.is(Class::Grade) || chunk.is(Class::Field) {
            return !chunk.is(Class::Adverb) || chunk.is(Class::Grade) && chunk.word.is_plain();
        }
        if chunk.is(Class::Passing) {
            return false;
        }
        let text = self.chunks.text_of(at);
        let opens = at == self.sentence.start;
        let is_verb_like = chunk.word.is_verb() && (opens || !self.is_amid_capitals(at));
        let is_adverb = chunk.is(Class::Adverb) || text.ends_with("ly") || text.ends_with("ing");
        let is_post = chunk.word.is_any(&[Class::Post, Class::Posts, Class::Title]);
        let is_other = is_verb_like || is_post || (opens && is_adverb);
        chunk.is_capital_noun() && !is_other
    }

    fn is_amid_capitals(&self, at: usize) -> bool {
        self.chunks.get(self.sentence, at + 1).is_some_and(|next| next.case.is_capital())
    }

    /// A hyphen without spaces between two words ("Kazakh-German" stays one word, "Vice -President" does not).
    fn is_compound(&self, at: usize) -> bool {
        let touches = |a: usize, b: usize| self.chunks.all[a].span.end == self.chunks.all[b].span.start;
        let is_word = |at: usize| self.chunks.all[at].kind == Kind::Word;
        at > self.sentence.start
            && at + 1 < self.sentence.end
            && is_word(at - 1)
            && touches(at - 1, at)
            && touches(at, at + 1)
    }
}

/// The word with a capital where the model has one.
fn in_case_of(model: &str, word: &str) -> String {
    let capital = model.starts_with(char::is_uppercase);
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if capital => first.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}
