//! Phrases that stand side by side and mean one thing: "the third quarter" of "next year".

use super::Reading;
use super::cues::{Cue, Cues};
use super::expression::{Edge, Expression, Unit, Week, Year, YearPart};
use super::read::is_word;
use crate::figures::engine::Row;

/// Two phrases that make one: the words that may stand between them, and what they mean together.
#[derive(Debug)]
pub struct Join {
    /// The name in the `rule` column.
    pub name: &'static str,
    /// What must stand around the two.
    pub frame: Frame,
    /// What may stand between: each a row of words, in lower case.
    pub between: &'static [&'static [&'static str]],
    /// Makes one of two, or refuses.
    pub make: fn(&Expression, &Expression) -> Option<Expression>,
}

/// What must stand around two phrases that make one.
#[derive(Debug)]
pub enum Frame {
    /// Nothing.
    Open,
    /// One of these words before the first: "between".
    Behind(&'static [&'static str]),
    /// One of these words behind the second: «аралығында».
    Before(&'static [&'static str]),
}

impl Frame {
    fn holds(&self, row: &Row<'_, '_>, cues: &Cues, left: &Reading, right: &Reading) -> bool {
        match self {
            Frame::Open => true,
            Frame::Behind(words) => follows(row, cues, left.items.start, words),
            Frame::Before(words) => {
                row.share_sentence(right.items.start, right.items.end)
                    && words.iter().any(|word| is_word(row.text(right.items.end), word))
            }
        }
    }
}

impl Join {
    /// Joins what it can in a row of readings, from left to right.
    pub(super) fn sweep(&self, row: &Row<'_, '_>, cues: &Cues, readings: &mut Vec<Reading>) {
        readings.dedup_by(|right, left| {
            let joined = self.one(row, cues, left, right);
            let is_joined = joined.is_some();
            if let Some(joined) = joined {
                *left = joined;
            }
            is_joined
        });
    }

    fn one(&self, row: &Row<'_, '_>, cues: &Cues, left: &Reading, right: &Reading) -> Option<Reading> {
        let gap = left.items.end..right.items.start;
        if row.items[left.items.start].sentence != row.items[right.items.start].sentence
            || !self.between.iter().any(|words| is_row(row, gap.start, gap.len(), words))
            || !self.frame.holds(row, cues, left, right)
        {
            return None;
        }
        let expression = (self.make)(&left.expression, &right.expression)?;
        let mut joined = left.joined(right, expression, self.name);
        // "The first half" has its article inside, "the first half of 2026" has it outside as other periods do.
        let half = matches!(left.expression, Expression::InYear(YearPart::Half(_), _));
        joined.items.start += usize::from(half && cues.has(row, left.items.start, Cue::Article));
        Some(joined)
    }
}

fn is_row(row: &Row<'_, '_>, start: usize, length: usize, words: &[&str]) -> bool {
    words.len() == length && words.iter().enumerate().all(|(n, word)| is_word(row.text(start + n), word))
}

/// Whether one of the words stands right before the item, or before an article there.
fn follows(row: &Row<'_, '_>, cues: &Cues, item: usize, words: &[&str]) -> bool {
    let before = match item.checked_sub(1) {
        Some(article) if cues.has(row, article, Cue::Article) => article.checked_sub(1),
        before => before,
    };
    before.is_some_and(|before| words.iter().any(|word| is_word(row.text(before), word)))
}

/// A part of a year without one, and a year.
pub fn year_behind(part: &Expression, year: &Expression) -> Option<Expression> {
    let year = match year {
        // "The same period a year earlier."
        Expression::YearsEarlier(count) if matches!(part, Expression::SamePeriod(_)) => Year::Adjacent(-count),
        Expression::Ago(Unit::Year, count) if matches!(part, Expression::SamePeriod(_)) => Year::Offset(-count),
        year => year.whole_year()?,
    };
    match part {
        Expression::InYear(YearPart::Whole, _) => None,
        Expression::InYear(part, Year::Open) => Some(Expression::InYear(*part, year)),
        Expression::SamePeriod(Year::Open) => Some(Expression::SamePeriod(year)),
        _ => None,
    }
}

/// The same where only digits can be a year.
pub fn stated_year_behind(part: &Expression, year: &Expression) -> Option<Expression> {
    matches!(year.whole_year(), Some(Year::Stated(_))).then(|| year_behind(part, year)).flatten()
}

/// A day of the week and the day it names.
pub fn weekday_and_day(weekday: &Expression, day: &Expression) -> Option<Expression> {
    let is_day = matches!(day, Expression::InYear(YearPart::Day { .. }, _) | Expression::Fixed(_));
    (matches!(weekday, Expression::Weekday(..)) && is_day).then(|| day.clone())
}

/// A day and its day of the week behind it.
pub fn day_and_weekday(day: &Expression, weekday: &Expression) -> Option<Expression> {
    weekday_and_day(weekday, day)
}

/// A day of the week in this week or the next: "Tuesday next week".
pub fn weekday_in_week(weekday: &Expression, week: &Expression) -> Option<Expression> {
    let (Expression::Weekday(day, Week::Open), Expression::Unit(Unit::Week, offset)) = (weekday, week) else {
        return None;
    };
    match offset {
        0 => Some(Expression::Weekday(*day, Week::This)),
        1 => Some(Expression::Weekday(*day, Week::Next)),
        _ => None,
    }
}

/// A part such as "end", and the period that it is of.
pub fn edge_of(edge: &Expression, of: &Expression) -> Option<Expression> {
    let edge = match edge {
        Expression::EdgeWord(edge) => *edge,
        Expression::InYear(YearPart::Half(1), Year::Open) => Edge::FirstHalf,
        Expression::InYear(YearPart::Half(_), Year::Open) => Edge::SecondHalf,
        _ => return None,
    };
    match of {
        Expression::EdgeWord(_) | Expression::Weekday(..) | Expression::SamePeriod(_) => None,
        Expression::Unit(Unit::Day, _) | Expression::Adjacent(Unit::Day, _) => None,
        Expression::InYear(YearPart::Day { .. }, _) => None,
        _ => Some(Expression::Edge(edge, Box::new(of.clone()))),
    }
}

/// An adjective such as "early" before a period, or "end" before a bare year.
pub fn edge_before(edge: &Expression, of: &Expression) -> Option<Expression> {
    let stated = matches!(of.whole_year(), Some(Year::Stated(_)));
    match edge {
        Expression::EdgeWord(Edge::Early | Edge::Middle | Edge::Late) => edge_of(edge, of),
        Expression::EdgeWord(Edge::End) if stated => edge_of(edge, of),
        _ => None,
    }
}

/// An adverb such as "early", and the period that it is in.
pub fn edge_in(edge: &Expression, of: &Expression) -> Option<Expression> {
    let is_adverb = matches!(edge, Expression::EdgeWord(Edge::Early | Edge::Late));
    is_adverb.then(|| edge_of(edge, of)).flatten()
}

/// From one to another of its kind.
pub fn through(first: &Expression, last: &Expression) -> Option<Expression> {
    if let (Some(Year::Stated(first)), Some(Year::Stated(last))) = (first.whole_year(), last.whole_year()) {
        return (first < last).then_some(Expression::Years(first, last));
    }
    let like = first.is_like(last) && first != last && last.whole_year().is_none_or(|year| year != Year::Open);
    like.then(|| Expression::Through(Box::new(first.clone()), Box::new(last.clone())))
}

/// From one to another of whatever kind, where the words leave no doubt; a range reaches to nothing more, so that a
/// long row of them does not nest.
pub fn through_any(first: &Expression, last: &Expression) -> Option<Expression> {
    let has_no_ends = |expression: &Expression| {
        matches!(expression, Expression::EdgeWord(_) | Expression::SamePeriod(_) | Expression::Through(..))
    };
    match through(first, last) {
        None if first != last
            && !has_no_ends(first)
            && !has_no_ends(last)
            && (first.whole_year().is_none() || !last.is_open()) =>
        {
            Some(Expression::Through(Box::new(first.clone()), Box::new(last.clone())))
        }
        joined => joined,
    }
}
