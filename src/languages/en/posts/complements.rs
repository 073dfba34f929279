//! What follows the noun of a post: suffixes, fields, bodies, territories.

use super::phrases::{Phrase, Piece, Reader};
use crate::facts::Kind;
use crate::facts::lexicon::{Class, Form};
use crate::names::NameKind;

impl Reader<'_, '_> {
    /// What follows the noun: "General", "of Finance", "of the NSC", "of Tajikistan", "to the Kingdom of Belgium".
    pub(super) fn read_behind(&self, phrase: &mut Phrase) {
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
        let is_envoy = self.is_of_envoy(phrase);
        let preposition = chunk.span.of(self.chunks.text);
        let object = at + 1 + usize::from(self.has_article(at + 1));
        let governed = self.chunks.get(self.sentence, object)?;
        match (preposition, governed.kind) {
            ("of" | "at", Kind::Name(NameKind::Agency, mention)) => Some(self.body(phrase, mention, at, object)),
            ("under" | "with", Kind::Name(NameKind::Agency, _)) if phrase.agency.is_some() => {
                Some(self.chunks.after_bracket(self.sentence, object + 1))
            }
            ("to", Kind::Name(NameKind::Agency, _)) => Some(self.keep(phrase, at, object + 1)),
            // "of the State Duma of the Russian Federation": the territory is the body's.
            ("of", Kind::Name(NameKind::Place, _)) if phrase.agency.is_some() && !self.is_kept(phrase, at - 1) => {
                Some(object + 1)
            }
            ("of" | "to", Kind::Name(NameKind::Place, _)) => Some(self.territory(phrase, at, object)),
            ("in" | "for", Kind::Name(NameKind::Place, _)) if is_envoy => Some(self.keep(phrase, at, object + 1)),
            ("of" | "for" | "to" | "on", Kind::Word) => {
                let end = self.topic(object, preposition);
                (end > object).then(|| self.keep(phrase, at, end))
            }
            _ => None,
        }
    }

    /// Whether the chunk is part of the post's wording.
    fn is_kept(&self, phrase: &Phrase, at: usize) -> bool {
        phrase.pieces.contains(&Piece::Chunk(at)) || matches!(phrase.pieces.last(), Some(Piece::Word(_)))
    }

    fn is_of_envoy(&self, phrase: &Phrase) -> bool {
        phrase.pieces.iter().any(|piece| match piece {
            Piece::Chunk(at) => self.chunks.all[*at].is(Class::Envoy),
            Piece::Word(word) => self.lexicon.word(word).is(Class::Envoy),
        })
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
        let end = self.part_of_body(board, phrase);
        if end > board {
            phrase.pieces.extend([Piece::Chunk(preposition), Piece::Word("the".to_owned())]);
            phrase.pieces.extend((board..end).map(Piece::Chunk));
            return end;
        }
        bracket
    }

    /// The end of the words behind a body's name that say which part or whose post of it is meant: a board, the
    /// "Secretariat", the "Secretary-General" whose representative one is.
    fn part_of_body(&self, at: usize, phrase: &Phrase) -> usize {
        let is_capital = |at: usize, class: Class| {
            self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.is(class) && chunk.case.is_capital())
        };
        if is_capital(at, Class::Post) && self.is_of_envoy(phrase) {
            return self.suffix(at + 1).unwrap_or(at + 1);
        }
        let fields =
            (at..self.sentence.end).take_while(|&i| is_capital(i, Class::Field) && !is_capital(i, Class::Post));
        self.board(at).max(at + fields.count())
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
        if is_post(head) && preposition != "for" {
            let behind = self.chunks.get(self.sentence, head + 1);
            let is_beside_name = behind.is_some_and(|chunk| chunk.name(NameKind::Person).is_some());
            // "Adviser to Senator Shaheen" is not the senator.
            let is_within = self.has_article(at - 1) || (preposition == "to" && !is_beside_name);
            return if is_within { head + 1 } else { at };
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
            } else if self.chunks.get(self.sentence, end).is_some_and(|chunk| chunk.kind == Kind::Possessive) {
                // "Commissioner for Children's Rights"
                if !self.is_topic_word(end + 1) {
                    return end;
                }
                end += 1;
            } else if self.is_small_word(end) && self.is_topic_word(end + 1) {
                end += 1;
            } else if self.is_small_word(end) && self.has_article(end + 1) && self.is_topic_word(end + 2) {
                end += 2;
            }
        }
        if self.is_cut_off(at, end) { at } else { end }
    }

    /// Whether a field of one adjective goes on in lower case: "Coordinating Officer for Federal | recovery operations".
    fn is_cut_off(&self, start: usize, end: usize) -> bool {
        const ADJECTIVES: [&str; 3] = ["al", "ic", "ive"];
        const OTHERS: [Class; 5] =
            [Class::Preposition, Class::Conjunction, Class::Adverb, Class::Pronoun, Class::Determiner];
        let is_adjective = ADJECTIVES.iter().any(|ending| self.chunks.text_of(start).ends_with(ending));
        end == start + 1
            && is_adjective
            && self.chunks.get(self.sentence, end).is_some_and(|chunk| {
                let is_lower_noun = chunk.kind == Kind::Word && !chunk.case.is_capital() && !chunk.word.is_verb();
                is_lower_noun && !chunk.word.is_any(&OTHERS)
            })
    }

    /// Whether the chunk is a word of a field. A rank before a name is none, but that of the "General Staff" is.
    fn is_topic_word(&self, at: usize) -> bool {
        const MOST_RANKS: usize = 4;
        let behind_ranks = (at..at + MOST_RANKS).find(|&at| !self.is_rank(at));
        behind_ranks.and_then(|at| self.chunks.get(self.sentence, at)).is_some_and(|chunk| {
            let is_other_post = chunk.word.is_any(&[Class::Post, Class::Posts]);
            let is_field = chunk.is(Class::Field);
            let is_lower_field = is_field && !chunk.word.has(Form::Past);
            (chunk.is_capital_noun() && (is_field || !is_other_post)) || (chunk.kind == Kind::Word && is_lower_field)
        })
    }

    /// Whether the chunk is a word such as "General" that is a rank before a name, part of a field before a field.
    fn is_rank(&self, at: usize) -> bool {
        const OTHERWISE: [Class; 3] = [Class::Post, Class::Posts, Class::Field];
        self.chunks
            .get(self.sentence, at)
            .is_some_and(|chunk| chunk.is_capital_noun() && chunk.is(Class::Title) && !chunk.word.is_any(&OTHERWISE))
    }

    fn is_small_word(&self, at: usize) -> bool {
        ["of", "for", "on", "&", "in"].iter().any(|word| self.chunks.is_word(self.sentence, at, word))
    }

    /// Whether the list of topics goes on behind the "and" or comma at `at`: a comma needs an "and" later on.
    fn joins_topic(&self, mut at: usize) -> bool {
        const MOST_TOPICS: usize = 16;
        let is_comma = |at: usize| self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.is_mark(','));
        for _ in 0..MOST_TOPICS {
            let Some(next) = self.after_joint(at) else { return false };
            if !self.is_topic_word(next) || self.begins_post(next) {
                return false;
            }
            if !is_comma(at) || self.chunks.is_word(self.sentence, at + 1, "and") {
                return true;
            }
            at = (next..self.sentence.end).find(|&i| !self.is_topic_word(i)).unwrap_or(self.sentence.end);
        }
        false
    }

    /// Whether a post's phrase begins at `at`: words that can grace one, then its noun.
    fn begins_post(&self, at: usize) -> bool {
        let mut words = self.chunks.all[at..self.sentence.end].iter();
        words
            .find(|chunk| !(chunk.is_capital_noun() || chunk.is(Class::Grade)) || chunk.is(Class::Post))
            .is_some_and(|chunk| chunk.is(Class::Post))
    }
}
