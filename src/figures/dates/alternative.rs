//! What a phrase without a year would mean if its sentence looked the other way.

use super::Found;
use super::cues::Cue;
use super::expression::Expression;
use super::resolve::{Context, Told};
use super::tendency::{Evidence, Side, Tendency};
use crate::figures::Period;
use jiff::civil::Date;
use std::fmt;

/// The other reading of a phrase whose year is left to the verb; displayed in plain words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The days that it would cover.
    pub period: Period,
    direction: Direction,
    reason: Reason,
}

/// Where the reading that was chosen points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Back,
    Ahead,
}

/// Why it was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// A word tells.
    Told(Cue),
    /// A word tells otherwise, but the day is nearer by far.
    Against(Cue),
    /// Nothing tells.
    Nearest,
}

impl Found {
    /// The other reading, where the phrase has one that differs; `published` is the day of the release.
    pub fn alternative(&self, published: Option<Date>) -> Option<Alternative> {
        let open = match &self.expression {
            Expression::Weekday(_, super::Week::Open) => true,
            Expression::Through(first, last) => first.is_open() && last.is_open(),
            other => other.is_open(),
        };
        let chosen = self.mention.period.filter(|_| open)?;
        // What was mentioned before has no part in phrases that are open.
        let told = Told::default();
        let looking = |tendency| Context { published, tendency, told: &told, sentence: 0 }.resolve(&self.expression);
        let side = Side::Beside;
        let back = looking(Tendency::Past(Evidence { cue: Cue::Since, side }))?;
        let ahead = looking(Tendency::Future(Evidence { cue: Cue::FutureVerb, side }))?;
        let (direction, period) = match (chosen == back, chosen == ahead) {
            (true, false) => (Direction::Back, ahead),
            (false, true) => (Direction::Ahead, back),
            _ => return None,
        };
        let reason = match (self.tendency, direction) {
            (Tendency::Near, _) => Reason::Nearest,
            (Tendency::Past(Evidence { cue, .. }), Direction::Back)
            | (Tendency::Future(Evidence { cue, .. }), Direction::Ahead) => Reason::Told(cue),
            (Tendency::Past(Evidence { cue, .. }) | Tendency::Future(Evidence { cue, .. }), _) => Reason::Against(cue),
        };
        Some(Alternative { period, direction, reason })
    }
}

impl fmt::Display for Alternative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (read, other) = match self.direction {
            Direction::Back => ("in the past", "ahead"),
            Direction::Ahead => ("ahead", "in the past"),
        };
        match self.reason {
            Reason::Told(cue) => write!(f, "read as {read} because of {}", in_words(cue))?,
            Reason::Against(cue) => write!(f, "read as {read}, nearer by far, in spite of {}", in_words(cue))?,
            Reason::Nearest => write!(f, "read as {read}, for no verb tells")?,
        }
        let Period { from, to } = self.period;
        write!(f, "; {other} it would be {from}")?;
        if from == to { Ok(()) } else { write!(f, " to {to}") }
    }
}

/// What the word is that tells.
fn in_words(cue: Cue) -> &'static str {
    match cue {
        Cue::PastVerb => "the verb, which tells what happened",
        Cue::FutureVerb | Cue::Be | Cue::BareVerb => "the verb, which tells what is to come",
        Cue::Directive => "the verb, which orders something",
        Cue::Infinitive => "the infinitive",
        Cue::Since => "a preposition that looks back",
        Cue::Deadline => "a preposition of a deadline",
        Cue::Compared => "a comparison with what was",
        _ => "the noun that it belongs to",
    }
}
