//! A release as the rules of facts read it: names, figures and dates as one chunk each, all other tokens as they are.

use super::lexicon::{Class, FactsLexicon, Word};
use crate::document::{Case, Document, TokenKind};
use crate::figures::Figures;
use crate::names::{Mention, NameKind};
use crate::position::Span;
use std::ops::Range;

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name, as an index into the release's mentions.
    Name(NameKind, usize),
    /// An amount, as an index into the release's amounts.
    Amount(usize),
    /// A point or period of the calendar, as an index into the release's dates.
    Date(usize),
    /// A word; parts that hyphens join are one word.
    Word,
    /// A number that no rule of figures took.
    Number,
    /// The clitic of possession.
    Possessive,
    /// A mark.
    Mark(char),
}

/// One or more tokens that play one part.
#[derive(Clone, Copy, Debug)]
pub struct Chunk {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
    /// What the lexicon knows of it, where it is a word.
    pub word: Word,
    /// How its letters are written.
    pub case: Case,
}

impl Chunk {
    /// Whether it is a word of the class.
    pub fn is(&self, class: Class) -> bool {
        self.kind == Kind::Word && self.word.is(class)
    }

    /// Whether it is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether it is a dash of any length.
    pub fn is_dash(&self) -> bool {
        matches!(self.kind, Kind::Mark('-' | '–' | '—'))
    }

    /// The mention that it is, where it is a name of the kind.
    pub fn name(&self, kind: NameKind) -> Option<usize> {
        match self.kind {
            Kind::Name(found, mention) if found == kind => Some(mention),
            _ => None,
        }
    }

    /// Whether it is a word that begins with a capital and plays no part in grammar.
    pub fn is_capital_noun(&self) -> bool {
        self.kind == Kind::Word && self.case.is_capital() && self.word.is_plain()
    }
}

/// The chunks of a release with its sentences.
pub struct Chunks<'t> {
    /// The release's text.
    pub text: &'t str,
    /// The chunks, in order.
    pub all: Vec<Chunk>,
    /// The sentences, as ranges of chunks.
    pub sentences: Vec<Range<usize>>,
}

impl<'t> Chunks<'t> {
    /// Reads a document with its names and figures.
    pub fn read(document: &'t Document, names: &[Mention], figures: &Figures, lexicon: &FactsLexicon) -> Self {
        let mut marks = Vec::with_capacity(names.len() + figures.amounts.len() + figures.dates.len());
        marks.extend(names.iter().enumerate().map(|(index, name)| (name.span, Kind::Name(name.kind, index))));
        marks.extend(figures.amounts.iter().enumerate().map(|(index, amount)| (amount.span, Kind::Amount(index))));
        marks.extend(figures.dates.iter().enumerate().map(|(index, date)| (date.span, Kind::Date(index))));
        marks.sort_by_key(|(span, _)| *span);
        let mut chunks = Self {
            text: &document.text,
            all: Vec::with_capacity(document.tokens.len()),
            sentences: Vec::with_capacity(document.sentences.len()),
        };
        let mut marks = marks.into_iter().peekable();
        for sentence in &document.sentences {
            let first = chunks.all.len();
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let span = document.tokens[at].span;
                while marks.next_if(|(mark, _)| mark.end <= span.start).is_some() {}
                at = match marks.next_if(|(mark, _)| mark.start < span.end) {
                    Some((mark, kind)) => chunks.push_mark(document, at, sentence.tokens.end, mark, kind),
                    None => {
                        let limit = marks.peek().map_or(u32::MAX, |(mark, _)| mark.start);
                        chunks.push_token(document, at, sentence.tokens.end, limit, lexicon)
                    }
                };
            }
            chunks.sentences.push(first..chunks.all.len());
        }
        chunks
    }

    /// The chunk's text.
    pub fn text_of(&self, chunk: usize) -> &'t str {
        self.all[chunk].span.of(self.text)
    }

    /// The chunk at a position that may lie outside of the range.
    pub fn get(&self, within: &Range<usize>, at: usize) -> Option<&Chunk> {
        if within.contains(&at) { self.all.get(at) } else { None }
    }

    /// The chunk before a position, where it lies in the range.
    pub fn before(&self, within: &Range<usize>, at: usize) -> Option<&Chunk> {
        self.get(within, at.checked_sub(1)?)
    }

    /// Whether the chunk is this word, whatever its case.
    pub fn is_word(&self, within: &Range<usize>, at: usize, word: &str) -> bool {
        self.get(within, at)
            .is_some_and(|chunk| chunk.kind == Kind::Word && chunk.span.of(self.text).eq_ignore_ascii_case(word))
    }

    /// The position behind a bracket of at most a few chunks ("(NSC)") that opens at `at`; `at` where none does.
    pub fn after_bracket(&self, within: &Range<usize>, at: usize) -> usize {
        const LONGEST: usize = 5;
        if !self.get(within, at).is_some_and(|chunk| chunk.is_mark('(')) {
            return at;
        }
        let close = (at + 1..=at + LONGEST).find(|&i| self.get(within, i).is_some_and(|chunk| chunk.is_mark(')')));
        close.map_or(at, |close| close + 1)
    }

    /// The position where a bracket opens that closes right before `at`; `at` where none does.
    pub fn before_bracket(&self, within: &Range<usize>, at: usize) -> usize {
        const LONGEST: usize = 5;
        if !self.before(within, at).is_some_and(|chunk| chunk.is_mark(')')) {
            return at;
        }
        let open = (1..=LONGEST)
            .filter_map(|back| (at - 1).checked_sub(back))
            .find(|&i| self.get(within, i).is_some_and(|chunk| chunk.is_mark('(')));
        open.unwrap_or(at)
    }

    fn push_mark(&mut self, document: &Document, at: usize, end: usize, mark: Span, kind: Kind) -> usize {
        let next = (at + 1..end).find(|&i| document.tokens[i].span.start >= mark.end).unwrap_or(end);
        self.all.push(Chunk { kind, span: mark, word: Word::default(), case: Case::None });
        next
    }

    /// Pushes the token at `at` with what hyphens join to it, and gives the position behind.
    fn push_token(&mut self, document: &Document, at: usize, end: usize, limit: u32, lexicon: &FactsLexicon) -> usize {
        let token = document.tokens[at];
        let text = token.span.of(self.text);
        let (kind, next) = match token.kind {
            TokenKind::Word if text.starts_with(['\'', '’', 'ʼ']) => (Kind::Possessive, at + 1),
            TokenKind::Word => (Kind::Word, hyphenated_end(document, at, end, limit)),
            TokenKind::Number => (Kind::Number, at + 1),
            TokenKind::Mark => (text.chars().next().map_or(Kind::Number, Kind::Mark), at + 1),
        };
        let span = token.span.to(document.tokens[next - 1].span);
        let word = if kind == Kind::Word { known(lexicon, span.of(self.text)) } else { Word::default() };
        self.all.push(Chunk { kind, span, word, case: token.case });
        next
    }
}

/// What is known of a word, or else of the part that is a post: a "vice-rector" is a rector, a "president-elect" a
/// president.
fn known(lexicon: &FactsLexicon, text: &str) -> Word {
    let whole = lexicon.word(text);
    match (text.split_once('-'), text.rsplit_once('-')) {
        (Some((first, _)), Some((_, last))) if whole == Word::default() => {
            let parts = [lexicon.word(last), lexicon.word(first)];
            parts.into_iter().find(|part| part.is(Class::Post)).unwrap_or(whole)
        }
        _ => whole,
    }
}

/// The position behind the last of the words that hyphens without spaces join to the one at `at`.
fn hyphenated_end(document: &Document, at: usize, end: usize, limit: u32) -> usize {
    let mut next = at + 1;
    while next + 1 < end {
        let [hyphen, word] = [document.tokens[next], document.tokens[next + 1]];
        let joins = document.token(next) == "-"
            && word.kind == TokenKind::Word
            && document.tokens[next - 1].span.end == hyphen.span.start
            && hyphen.span.end == word.span.start
            && word.span.end <= limit;
        if !joins {
            break;
        }
        next += 2;
    }
    next
}
