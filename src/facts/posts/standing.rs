//! Whether a post is held at all, and when it is taken or left: by the words that grace it, and by the verb.

use super::office::Sign;
use super::{Event, HeldPost, OfficeWords, Status};
use crate::facts::lexicon::{Class, Form};
use crate::facts::{Kind, Reading};
use crate::figures::CalendarMention;
use crate::position::Span;
use jiff::civil::Date;
use std::ops::Range;

/// How a person stands to a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    pub status: Status,
    pub event: Option<Event>,
    /// The event's day.
    pub day: Option<Date>,
}

/// A release as the standing of its people is read.
pub(super) struct Reader<'r> {
    pub reading: Reading<'r>,
    pub words: &'r OfficeWords,
    pub dates: &'r [CalendarMention],
    pub published: Option<Date>,
}

/// How many chunks before a phrase or a verb are looked at.
const BEFORE: usize = 4;
/// How many sentences open a release: what they tell without a date is news.
const OPENING: usize = 3;
/// How far a verb stands behind the word that a grammar gives for it («болып … тағайындалды»), in chunks.
const FURTHEST_VERB: usize = 12;

impl Reader<'_> {
    /// How the person stands to the post; `None` where the release denies that they have come to it. Where the person
    /// `has_other_post` by a verb, a verb behind the name says nothing of this one.
    pub fn of(&self, held: &HeldPost, has_other_post: bool) -> Option<Standing> {
        let chunks = self.reading.chunks;
        let phrase = self.chunks_of(held.phrase);
        let index = chunks.sentences.partition_point(|sentence| sentence.end <= phrase.start);
        let Some(sentence) = chunks.sentences.get(index) else { return Some(Standing::default()) };
        let status = match self.grace(&phrase, sentence) {
            Status::Holds if held.verb.is_none() && self.is_to_be(&phrase, sentence) => Status::Designate,
            status => status,
        };
        let verb = match held.verb {
            Some(verb) => self.verb(self.chunks_of(verb).start, sentence),
            None if has_other_post => None,
            None => self.leaving(self.chunks_of(self.reading.names[held.person].span).end, sentence),
        };
        let told = |status| Standing { status, ..Standing::default() };
        let Some((verb, sign)) = verb else { return Some(told(status)) };
        if self.is_before_or_behind(Sign::Denied, verb, sentence) {
            let is_none = matches!(sign, Sign::Event(event) if event.is_beginning());
            return (!is_none).then(|| told(status));
        }
        Some(match sign {
            Sign::Event(event) if self.is_before_or_behind(Sign::Unreal, verb, sentence) => {
                match event.is_beginning() {
                    true => told(Status::Designate),
                    false => told(status),
                }
            }
            Sign::Event(event) => {
                let day = self.day(verb, sentence, index);
                Standing { status, event: Some(event), day }
            }
            Sign::Order(event) if self.opens(verb, sentence) => {
                let day = self.day(verb, sentence, index).or(self.published);
                Standing { status, event: Some(event), day }
            }
            Sign::Order(event) if event.is_beginning() && status == Status::Holds => told(Status::Designate),
            Sign::Status(Status::Former) if self.lasts(verb, sentence) => told(status),
            Sign::Status(said) if status == Status::Holds => told(said),
            Sign::Past if status == Status::Holds => told(Status::Former),
            _ => told(status),
        })
    }

    /// Whether no word stands in the sentence before the chunk: "1. Назначить …".
    fn opens(&self, at: usize, sentence: &Range<usize>) -> bool {
        (sentence.start..at).all(|at| matches!(self.reading.chunks.all[at].kind, Kind::Number | Kind::Mark(_)))
    }

    /// Whether "to be" stands before the post: "Jane Doe, of Ohio, to be Ambassador".
    fn is_to_be(&self, phrase: &Range<usize>, sentence: &Range<usize>) -> bool {
        let Some(to) = phrase.start.checked_sub(2).filter(|to| sentence.contains(to)) else { return false };
        self.sign(to) == Some(Sign::Unreal) && self.sign(to + 1) == Some(Sign::Being)
    }

    fn chunks_of(&self, span: Span) -> Range<usize> {
        let all = &self.reading.chunks.all;
        let start = all.partition_point(|chunk| chunk.span.end <= span.start);
        let end = all.partition_point(|chunk| chunk.span.start < span.end);
        start..end.max(start + 1)
    }

    fn sign(&self, at: usize) -> Option<Sign> {
        let chunk = self.reading.chunks.all.get(at).filter(|chunk| chunk.kind == Kind::Word)?;
        self.words.sign(chunk.span.of(self.reading.chunks.text))
    }

    /// What graces the post: "former", "acting", "-elect", «и.о.», «міндетін атқарушы».
    fn grace(&self, phrase: &Range<usize>, sentence: &Range<usize>) -> Status {
        const LEADING: usize = 2;
        let chunks = &self.reading.chunks.all;
        let from = phrase.start.saturating_sub(LEADING).max(sentence.start);
        let before = (from..phrase.start).rev();
        let is_verb = |at: usize| chunks[at].is(Class::Appoint) && !chunks[at].is(Class::Grade);
        let is_part = |at: usize| chunks[at].kind == Kind::Word && !chunks[at].is(Class::Preposition) && !is_verb(at);
        let before = before.take_while(|&at| is_part(at));
        let is_grace = |chunk: usize| match self.sign(chunk) {
            Some(Sign::Status(status)) => Some(status),
            _ => None,
        };
        let within = phrase.clone().take_while(|&at| !chunks[at].is(Class::Preposition));
        let leads = |&(at, status): &(usize, Status)| status == Status::Acting || at < phrase.start + LEADING;
        let graces = before.chain(within).filter_map(|at| is_grace(at).map(|status| (at, status)));
        graces.filter(leads).map(|(_, status)| status).next().unwrap_or_default()
    }

    /// The verb that the word at `at` is or belongs to, with what it says.
    fn verb(&self, at: usize, sentence: &Range<usize>) -> Option<(usize, Sign)> {
        let says = |at: usize| match self.sign(at) {
            Some(sign @ (Sign::Event(_) | Sign::Order(_) | Sign::Status(_) | Sign::Past)) => Some((at, sign)),
            _ => None,
        };
        let is_end = |at: &usize| self.reading.chunks.all[*at].is_mark(';');
        let end = sentence.end.min(at + FURTHEST_VERB);
        match self.sign(at) {
            None | Some(Sign::Passing) => (at..end).take_while(|at| !is_end(at)).find_map(says),
            Some(_) => says(at),
        }
    }

    /// The verb right behind a person that says that they leave their post: "Minister X resigned.", «министр X освобожден
    /// от должности». What else it might be that they leave is not said.
    fn leaving(&self, behind: usize, sentence: &Range<usize>) -> Option<(usize, Sign)> {
        let passes =
            |at: &usize| matches!(self.sign(*at), Some(Sign::Passing | Sign::Past | Sign::Lasting | Sign::Earlier));
        let verb = (behind..sentence.end).find(|at| !passes(at))?;
        let sign = self.sign(verb).filter(|sign| matches!(sign, Sign::Event(Event::Dismissed | Event::Resigned)))?;
        // "which President X released", without "was", is what X did.
        let has_helper = (behind..verb).any(|at| self.reading.chunks.all[at].is(Class::Be));
        if sign == Sign::Event(Event::Dismissed) && self.reading.chunks.all[verb].word.has(Form::Past) && !has_helper {
            return None;
        }
        // «отставкаға кетті»
        let rest = (verb + 1..sentence.end).find(|at| !passes(at) && self.sign(*at) != Some(sign));
        let closes = rest.is_none_or(|at| {
            matches!(self.reading.chunks.all[at].kind, Kind::Mark('.' | ',' | ';' | '!' | ')') | Kind::Date(_))
        });
        closes.then_some((verb, sign))
    }

    /// The words of the clause before the verb, the nearest first.
    fn before(&self, verb: usize, sentence: &Range<usize>) -> impl Iterator<Item = usize> {
        let from = verb.saturating_sub(BEFORE).max(sentence.start);
        (from..verb).rev().take_while(|&at| self.reading.chunks.all[at].kind == Kind::Word)
    }

    /// Whether a word with the sign stands in the clause before the verb, or right behind it.
    fn is_before_or_behind(&self, sign: Sign, verb: usize, sentence: &Range<usize>) -> bool {
        let behind = sentence.contains(&(verb + 1)) && self.sign(verb + 1) == Some(sign);
        behind || self.before(verb, sentence).any(|at| self.sign(at) == Some(sign))
    }

    fn lasts(&self, verb: usize, sentence: &Range<usize>) -> bool {
        self.before(verb, sentence).any(|at| self.sign(at) == Some(Sign::Lasting))
    }

    /// The event's day: that of the nearest date in the verb's clause; without any, the release's, where the release
    /// opens with it or tells it of a decree, and says of nothing that it was earlier.
    fn day(&self, verb: usize, sentence: &Range<usize>, index: usize) -> Option<Date> {
        let chunks = &self.reading.chunks.all;
        let is_bound =
            |at: &usize| chunks[*at].is_mark(';') || *at != verb && matches!(self.sign(*at), Some(Sign::Event(_)));
        let start = (sentence.start..verb).rev().find(is_bound).map_or(sentence.start, |at| at + 1);
        let end = (verb + 1..sentence.end).find(is_bound).unwrap_or(sentence.end);
        let dates = (start..end).filter(|&at| matches!(chunks[at].kind, Kind::Date(_)));
        if let Some(at) = dates.min_by_key(|at| at.abs_diff(verb)) {
            let Kind::Date(date) = chunks[at].kind else { return None };
            let period = self.dates.get(date)?.period?;
            return (period.from == period.to).then_some(period.from);
        }
        let is_told = |sign: Sign| sentence.clone().any(|at| self.sign(at) == Some(sign));
        let is_news = index < OPENING || is_told(Sign::Decree);
        self.published.filter(|_| is_news && !is_told(Sign::Earlier))
    }
}
