//! Phrases that name a post: a noun of the table with what graces it before and what it is of behind.

use crate::facts::chunks::{Chunks, Kind};
use crate::facts::lexicon::{Class, FactsLexicon, Form};
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

struct Reader<'r, 't> {
    chunks: &'r Chunks<'t>,
    sentence: &'r Range<usize>,
    lexicon: &'r FactsLexicon,
}

impl Reader<'_, '_> {
    /// The phrase whose noun stands at `head`; it begins no earlier than `from`.
    fn phrase(&self, head: usize, from: usize) -> Option<Phrase> {
        let chunk = self.chunks.all[head];
        let is_plural = chunk.is(Class::Posts);
        if !(chunk.is(Class::Post) || is_plural) || self.graces_a_later_noun(head) {
            return None;
        }
        let noun = match self.lexicon.lemma_of(chunk.word).filter(|_| is_plural) {
            Some(singular) => Piece::Word(in_case_of(self.chunks.text_of(head), singular)),
            None => Piece::Chunk(head),
        };
        let mut phrase =
            Phrase { chunks: head..head + 1, pieces: vec![noun], agency: None, is_plural, territories: Vec::new() };
        self.read_before(&mut phrase, from);
        self.read_behind(&mut phrase);
        Some(phrase)
    }

    /// Whether the word is no noun here but belongs to one behind it: "deputy" of "deputy chairman".
    fn graces_a_later_noun(&self, head: usize) -> bool {
        if !self.chunks.all[head].is(Class::Grade) {
            return false;
        }
        let rest = self.chunks.all[head + 1..self.sentence.end].iter();
        let mut rest = rest.skip_while(|chunk| {
            let belongs = chunk.is_capital_noun() || chunk.word.is_any(&[Class::Grade, Class::Field]);
            chunk.kind == Kind::Word && belongs && !chunk.word.is_any(&[Class::Post, Class::Posts])
        });
        rest.next().is_some_and(|chunk| chunk.kind == Kind::Word && chunk.word.is_any(&[Class::Post, Class::Posts]))
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
        if chunk.is(Class::Grade) || chunk.is(Class::Field) {
            return !chunk.is(Class::Adverb) || chunk.is(Class::Grade) && chunk.word.is_plain();
        }
        let text = self.chunks.text_of(at);
        let opens = at == self.sentence.start || !self.chunks.all[at - 1].word.is_plain() && at == self.sentence.start;
        let is_verb_like = chunk.word.is_verb() && (opens || !self.is_amid_capitals(at));
        let is_adverb = chunk.is(Class::Adverb) || text.ends_with("ly") || text.ends_with("ing");
        let is_post = chunk.word.is_any(&[Class::Post, Class::Posts, Class::Title]);
        chunk.is_capital_noun() && !is_verb_like && !(opens && is_adverb) && !is_post
    }

    fn is_amid_capitals(&self, at: usize) -> bool {
        self.chunks.get(self.sentence, at + 1).is_some_and(|next| next.case.is_capital())
    }

    /// A hyphen without spaces between two words ("Kazakh-German" stays one word, "Vice -President" does not).
    fn is_compound(&self, at: usize) -> bool {
        let touches = |a: usize, b: usize| self.chunks.all[a].span.end == self.chunks.all[b].span.start;
        at > self.sentence.start && at + 1 < self.sentence.end && touches(at - 1, at) && touches(at, at + 1)
    }

    /// What follows the noun: "General", "of Finance", "of the NSC", "of Tajikistan", "to the Kingdom of Belgium".
    fn read_behind(&self, phrase: &mut Phrase) {
        loop {
            let at = phrase.chunks.end;
            let end = match self.suffix(at) {
                Some(end) => Some(self.keep(phrase, at, end)),
                None => self.complement(phrase, at),
            };
            match end {
                Some(end) if end > at => phrase.chunks.end = end,
                _ => return,
            }
        }
    }

    /// "Extraordinary and Plenipotentiary".
    fn suffix(&self, at: usize) -> Option<usize> {
        let is_suffix = |at: usize| {
            self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.is(Class::Suffix) && chunk.case.is_capital())
        };
        if !is_suffix(at) {
            return None;
        }
        let joined = self.chunks.is_word(self.sentence, at + 1, "and") && is_suffix(at + 2);
        // "General" before a name is a rank, behind "Secretary" a suffix.
        Some(if joined { at + 3 } else { at + 1 })
    }

    /// A preposition with what it governs, where that belongs to the post; the position behind it.
    fn complement(&self, phrase: &mut Phrase, at: usize) -> Option<usize> {
        let chunk = self.chunks.get(self.sentence, at).filter(|chunk| chunk.is(Class::Preposition))?;
        let is_envoy = phrase.pieces.iter().any(|piece| match piece {
            Piece::Chunk(at) => self.chunks.all[*at].is(Class::Envoy),
            Piece::Word(word) => self.lexicon.word(word).is(Class::Envoy),
        });
        let preposition = chunk.span.of(self.chunks.text);
        let object = at + 1 + usize::from(self.has_article(at + 1));
        let governed = self.chunks.get(self.sentence, object)?;
        match (preposition, governed.kind) {
            ("of" | "at", Kind::Name(NameKind::Agency, mention)) => Some(self.body(phrase, mention, at, object)),
            ("under" | "with", Kind::Name(NameKind::Agency, _)) if phrase.agency.is_some() => {
                Some(self.chunks.after_bracket(self.sentence, object + 1))
            }
            ("to", Kind::Name(NameKind::Agency, _)) => Some(self.keep(phrase, at, object + 1)),
            ("of" | "to", Kind::Name(NameKind::Place, _)) => Some(self.territory(phrase, at, object)),
            ("in" | "for", Kind::Name(NameKind::Place, _)) if is_envoy => Some(self.keep(phrase, at, object + 1)),
            ("of" | "for" | "to" | "on", Kind::Word) => {
                let end = self.topic(object, preposition);
                (end > object).then(|| self.keep(phrase, at, end))
            }
            _ => None,
        }
    }

    fn has_article(&self, at: usize) -> bool {
        self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.is(Class::Determiner))
    }

    /// "of the Samruk-Kazyna (SK) Management Board": the body is the post's, a board within it part of the wording.
    fn body(&self, phrase: &mut Phrase, mention: usize, preposition: usize, at: usize) -> usize {
        phrase.agency.get_or_insert(mention);
        let bracket = self.chunks.after_bracket(self.sentence, at + 1);
        let possessive = self.chunks.get(self.sentence, bracket).is_some_and(|chunk| chunk.kind == Kind::Possessive);
        let board = bracket + usize::from(possessive);
        let end = self.board(board);
        if end > board {
            phrase.pieces.extend([Piece::Chunk(preposition), Piece::Word("the".to_owned())]);
            phrase.pieces.extend((board..end).map(Piece::Chunk));
            return end;
        }
        bracket
    }

    /// The end of a board's words ("Management Board", "Board of Directors") that begin at `at`; `at` where none do.
    fn board(&self, at: usize) -> usize {
        let is_board = |at: usize| self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.is(Class::Board));
        let mut end = at;
        let mut has_board = false;
        loop {
            if is_board(end) {
                has_board |= self.chunks.is_word(self.sentence, end, "board");
                end += 1;
            } else if end > at && self.chunks.is_word(self.sentence, end, "of") && is_board(end + 1) {
                end += 1;
            } else {
                return if has_board { end } else { at };
            }
        }
    }

    /// "of Kazakhstan", "of the Federative Republic of Brazil"; a plural's "of Kazakhstan and Uzbekistan" is one each.
    fn territory(&self, phrase: &mut Phrase, preposition: usize, at: usize) -> usize {
        let is_place =
            |at: usize| self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.name(NameKind::Place).is_some());
        // "of Kazakhstan's Border Service": the body is the post's.
        let possessive = self.chunks.get(self.sentence, at + 1).is_some_and(|chunk| chunk.kind == Kind::Possessive);
        if possessive {
            let owned = self.chunks.get(self.sentence, at + 2).and_then(|chunk| chunk.name(NameKind::Agency));
            return match owned {
                Some(mention) => self.body(phrase, mention, preposition, at + 2),
                None => preposition,
            };
        }
        let mut end = at + 1;
        if phrase.is_plural {
            let mut places = vec![at];
            while let Some(next) = self.after_joint(end).filter(|&next| is_place(next)) {
                places.push(next);
                end = next + 1;
            }
            if places.len() > 1 {
                phrase.territories = places;
                return end;
            }
        }
        let field = |at: usize| {
            self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.is(Class::Field) && !chunk.word.is_verb())
        };
        while field(end) {
            end += 1;
        }
        self.keep(phrase, preposition, end)
    }

    /// The position behind ",", "and" or ", and" (and an article) at `at`.
    fn after_joint(&self, at: usize) -> Option<usize> {
        let comma = self.chunks.get(self.sentence, at)?.is_mark(',');
        let and = at + usize::from(comma);
        let joined = self.chunks.is_word(self.sentence, and, "and");
        let next = and + usize::from(joined);
        (comma || joined).then(|| next + usize::from(self.has_article(next)))
    }

    /// Takes the chunks up to `end` into the wording.
    fn keep(&self, phrase: &mut Phrase, at: usize, end: usize) -> usize {
        phrase.pieces.extend((at..end).map(Piece::Chunk));
        end
    }

    /// The end of the words that say what a post is of: "Finance", "Investments, Industry and Trade", "the Management
    /// Board", "the President"; `at` where there are none.
    fn topic(&self, at: usize, preposition: &str) -> usize {
        let board = self.board(at);
        if board > at {
            return board;
        }
        // "Adviser to the President of Kazakhstan": a post within the post.
        let is_post = |at: usize| self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.is(Class::Post));
        let is_grade = |at: usize| self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.is(Class::Grade));
        let head = (at..at + 4).find(|&i| !is_grade(i) || is_post(i)).unwrap_or(at);
        if preposition != "for" && is_post(head) && self.has_article(at - 1) || is_post(head) && preposition == "to" {
            return head + 1;
        }
        if preposition == "to" {
            return at;
        }
        let mut end = at;
        while self.is_topic_word(end) {
            end += 1;
            if self.joins_topic(end) {
                end = self.after_joint(end).unwrap_or(end + 1);
                end += usize::from(self.chunks.is_word(self.sentence, end, "of") && self.is_topic_word(end + 1));
            } else if self.is_small_word(end) && self.is_topic_word(end + 1) {
                end += 1;
            } else if self.is_small_word(end) && self.has_article(end + 1) && self.is_topic_word(end + 2) {
                end += 2;
            }
        }
        end
    }

    fn is_topic_word(&self, at: usize) -> bool {
        self.chunks.get(self.sentence, at).is_some_and(|chunk| {
            let is_other_post =
                chunk.word.is_any(&[Class::Post, Class::Posts, Class::Title]) && !chunk.is(Class::Field);
            let is_lower_field = chunk.is(Class::Field) && !chunk.word.has(Form::Past);
            (chunk.is_capital_noun() && !is_other_post) || (chunk.kind == Kind::Word && is_lower_field)
        })
    }

    fn is_small_word(&self, at: usize) -> bool {
        ["of", "for", "on", "&", "in"].iter().any(|word| self.chunks.is_word(self.sentence, at, word))
    }

    /// Whether the list of topics goes on behind the "and" or comma at `at`: a comma needs an "and" later on.
    fn joins_topic(&self, at: usize) -> bool {
        let is_comma = |at: usize| self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.is_mark(','));
        let Some(next) = self.after_joint(at) else { return false };
        if !self.is_topic_word(next) || self.begins_post(next) {
            return false;
        }
        if !is_comma(at) || self.chunks.is_word(self.sentence, at + 1, "and") {
            return true;
        }
        let end = (next..self.sentence.end).find(|&i| !self.is_topic_word(i)).unwrap_or(self.sentence.end);
        self.joins_topic(end)
    }

    /// Whether a post's phrase begins at `at`: words that can grace one, then its noun.
    fn begins_post(&self, at: usize) -> bool {
        let mut words = self.chunks.all[at..self.sentence.end].iter();
        words
            .find(|chunk| !(chunk.is_capital_noun() || chunk.is(Class::Grade)) || chunk.is(Class::Post))
            .is_some_and(|chunk| chunk.is(Class::Post))
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
