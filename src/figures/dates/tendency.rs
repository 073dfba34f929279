//! Does a sentence look back or ahead at a day whose year it leaves out?

use super::cues::{Cue, Cues, VerbPlace};
use crate::document::TokenKind;
use crate::figures::engine::Row;
use std::ops::Range;

/// Where a phrase without a year points, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tendency {
    /// Back: the verb tells what happened.
    Past(Evidence),
    /// Ahead: the verb or the preposition tells what is to come.
    Future(Evidence),
    /// Nothing tells: the nearest.
    Near,
}

/// How many items from the phrase its verb can stand: that bounds what each phrase of a long sentence costs.
const FARTHEST_VERB: usize = 60;

/// What tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The kind of word.
    pub cue: Cue,
    /// Where it stands.
    pub side: Side,
}

/// On which side of the phrase a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Right before it, but for its preposition: "held on 3 July".
    Beside,
    /// Farther before it: perhaps the verb of something else.
    Before,
    /// Behind it: the verb of the clause that the phrase opens.
    Behind,
}

impl Side {
    fn before(distance: usize) -> Self {
        const BESIDE: usize = 2;
        if distance <= BESIDE { Side::Beside } else { Side::Before }
    }
}

impl Tendency {
    /// Whether it looks ahead.
    pub(super) fn looks_ahead(self) -> bool {
        matches!(self, Tendency::Future(_))
    }

    /// Whether it only opens a stretch of time: "since January".
    pub(super) fn opens_stretch(self) -> bool {
        matches!(self, Tendency::Past(Evidence { cue: Cue::Since, .. }))
    }

    /// Where a phrase points: by "since" or by the noun that it qualifies, else by the nearest verb before it in its
    /// clause, else by the one behind it, else by the preposition of a deadline. Verbs
    /// farther than [`FARTHEST_VERB`] tell nothing.
    pub(super) fn of(row: &Row<'_, '_>, cues: &Cues, phrase: Range<usize>) -> Self {
        let sentence = row.items[phrase.start].sentence;
        let within = |item: usize| row.items.get(item).is_some_and(|item| item.sentence == sentence);
        let by_preposition = Self::by_preposition(row, cues, &phrase);
        if let Tendency::Past(_) = by_preposition {
            return by_preposition;
        }
        let before = || {
            (phrase.start.saturating_sub(FARTHEST_VERB)..phrase.start)
                .rev()
                .take_while(|&item| within(item) && !cues.has(row, item, Cue::ClauseOpener))
                .find_map(|item| verb(row, cues, item, by_preposition, Side::before(phrase.start - item)))
        };
        let behind = || {
            (phrase.end..row.items.len().min(phrase.end + FARTHEST_VERB))
                .take_while(|&item| within(item) && (item == phrase.end || !cues.has(row, item, Cue::ClauseOpener)))
                .find_map(|item| verb(row, cues, item, by_preposition, Side::Behind))
        };
        let told = match cues.verbs {
            VerbPlace::Before => before().or_else(behind),
            VerbPlace::End => behind().or_else(before),
        };
        match told {
            // "said that by 1 July": a deadline that the nearest verb of the past does not speak of.
            Some(Tendency::Past(Evidence { cue: Cue::PastVerb, .. })) if by_preposition.looks_ahead() => Self::Near,
            told => told.unwrap_or(by_preposition),
        }
    }

    /// Where a stretch from one day to another points: what would set a deadline alone only ends it («… дейін»).
    pub(super) fn of_stretch(row: &Row<'_, '_>, cues: &Cues, phrase: Range<usize>) -> Self {
        match Self::of(row, cues, phrase) {
            Tendency::Future(Evidence { cue: Cue::Deadline, .. }) => Tendency::Near,
            told => told,
        }
    }

    /// Where the preposition or postposition of a phrase points, whatever the verb.
    pub(super) fn by_preposition(row: &Row<'_, '_>, cues: &Cues, phrase: &Range<usize>) -> Self {
        let side = Side::Before;
        let lead = match cues.verbs {
            VerbPlace::Before => lead(row, cues, phrase.start),
            VerbPlace::End => postposition(row, cues, phrase),
        };
        match lead {
            Some(Cue::Deadline) => Tendency::Future(Evidence { cue: Cue::Deadline, side }),
            Some(cue) => Tendency::Past(Evidence { cue, side }),
            None => Tendency::Near,
        }
    }
}

/// The preposition before a phrase, an article between them skipped; "of" only where a noun stands before it and a
/// day behind it: "the events of October 7", but not "as of October 7"; "in" where it compares: "more than in May".
fn lead(row: &Row<'_, '_>, cues: &Cues, start: usize) -> Option<Cue> {
    const FARTHEST: usize = 2;
    let same_sentence = |item: &usize| row.items[*item].sentence == row.items[start].sentence;
    let preposition = (start.saturating_sub(FARTHEST)..start)
        .rev()
        .filter(same_sentence)
        .find_map(|item| cues.of(row, item).iter().copied().find(|cue| matches!(cue, Cue::Since | Cue::Deadline)));
    let of = || {
        let of = start.checked_sub(1).filter(|of| same_sentence(of) && cues.has(row, *of, Cue::Of))?;
        let noun = of.checked_sub(1).filter(same_sentence)?;
        let is_noun = ![Cue::WeakLead, Cue::Lead, Cue::FutureVerb].into_iter().any(|cue| cues.has(row, noun, cue));
        let is_day = (start..start + 2).any(|item| row.items.get(item).is_some_and(|i| i.kind == TokenKind::Number));
        (is_noun && is_day).then_some(Cue::Of)
    };
    let compared = || {
        let before = start.checked_sub(1).filter(|lead| same_sentence(lead) && cues.has(row, *lead, Cue::Lead))?;
        let than = before.checked_sub(1).filter(same_sentence)?;
        cues.has(row, than, Cue::Compared).then_some(Cue::Compared)
    };
    preposition.or_else(of).or_else(compared)
}

/// The postposition right behind a phrase.
fn postposition(row: &Row<'_, '_>, cues: &Cues, phrase: &Range<usize>) -> Option<Cue> {
    let is_near = row.share_sentence(phrase.start, phrase.end);
    let told = if is_near { cues.of(row, phrase.end) } else { &[] };
    told.iter().copied().find(|cue| matches!(cue, Cue::Since | Cue::Deadline | Cue::Compared))
}

/// Whether a clause ends behind the item: with the sentence, at a mark, or where another begins.
fn ends_clause(row: &Row<'_, '_>, cues: &Cues, item: usize) -> bool {
    !row.share_sentence(item, item + 1)
        || row.items[item + 1].kind == TokenKind::Mark
        || cues.has(row, item + 1, Cue::ClauseOpener)
}

/// What the word tells as a verb, with the word before it and the preposition of the phrase.
fn verb(row: &Row<'_, '_>, cues: &Cues, item: usize, preposition: Tendency, side: Side) -> Option<Tendency> {
    let before = item.checked_sub(1).filter(|&before| row.items[before].sentence == row.items[item].sentence);
    let follows = |cue| before.is_some_and(|before| cues.has(row, before, cue));
    let past = |cue| Some(Tendency::Past(Evidence { cue, side }));
    let future = |cue| Some(Tendency::Future(Evidence { cue, side }));
    let mut told = cues.of(row, item).iter().copied();
    match told.find(|cue| matches!(cue, Cue::FutureVerb | Cue::Directive | Cue::BareVerb)) {
        Some(cue @ Cue::FutureVerb) => return future(cue),
        Some(cue @ Cue::Directive) if preposition.looks_ahead() => return future(cue),
        Some(Cue::Directive) if side == Side::Beside && cues.has(row, item + 1, Cue::Target) => {
            return future(Cue::Deadline);
        }
        Some(cue @ Cue::Directive) => return past(cue),
        Some(_) if follows(Cue::Infinitive) => return future(Cue::Infinitive),
        _ => {}
    }
    let known = cues.of(row, item).iter().copied().find(|cue| matches!(cue, Cue::PastVerb | Cue::NoVerb));
    let at_end = || ends_clause(row, cues, item);
    match known.or_else(|| cues.verb_ending(row, item))? {
        Cue::PastVerb if follows(Cue::Be) => future(Cue::Be),
        Cue::PastVerb => past(Cue::PastVerb),
        Cue::PastAtEnd if at_end() => past(Cue::PastVerb),
        Cue::FutureVerb => future(Cue::FutureVerb),
        Cue::Habitual if at_end() => past(Cue::PastVerb),
        Cue::Habitual => future(Cue::FutureVerb),
        Cue::FutureAtEnd if at_end() => future(Cue::FutureVerb),
        Cue::InfinitiveVerb => future(Cue::Infinitive),
        _ => None,
    }
}
