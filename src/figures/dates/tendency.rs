//! Does a sentence look back or ahead at a day whose year it leaves out?

use super::cues::{Cue, Cues};
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
        let by_preposition = Self::by_preposition(row, cues, phrase.start);
        if let Tendency::Past(_) = by_preposition {
            return by_preposition;
        }
        let before = (phrase.start.saturating_sub(FARTHEST_VERB)..phrase.start)
            .rev()
            .take_while(|&item| within(item) && !cues.has(row, item, Cue::ClauseOpener))
            .find_map(|item| verb(row, cues, item, by_preposition, Side::before(phrase.start - item)));
        let behind = || {
            (phrase.end..row.items.len().min(phrase.end + FARTHEST_VERB))
                .take_while(|&item| within(item) && (item == phrase.end || !cues.has(row, item, Cue::ClauseOpener)))
                .find_map(|item| verb(row, cues, item, by_preposition, Side::Behind))
        };
        before.or_else(behind).unwrap_or(by_preposition)
    }

    /// Where the preposition before a phrase that begins at the item points, whatever the verb.
    pub(super) fn by_preposition(row: &Row<'_, '_>, cues: &Cues, start: usize) -> Self {
        let side = Side::Before;
        match lead(row, cues, start) {
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
        Some(cue @ Cue::Directive) => return past(cue),
        Some(_) if follows(Cue::Infinitive) => return future(Cue::Infinitive),
        _ => {}
    }
    let is_past = cues.has(row, item, Cue::PastVerb) || cues.ends_as(row, item, Cue::PastVerb);
    match (is_past, follows(Cue::Be)) {
        (true, true) => future(Cue::Be),
        (true, false) => past(Cue::PastVerb),
        (false, _) => None,
    }
}
