//! What a calendar phrase says, before it is resolved against the day of publication.

use crate::figures::Period;

/// A calendar phrase as rules read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// Days that stand fixed.
    Fixed(Period),
    /// A year or a part of one.
    InYear(YearPart, Year),
    /// Several whole years, given by their first and last.
    Years(i16, i16),
    /// A unit counted from the one that holds the day of publication, which is 0.
    Unit(Unit, i16),
    /// A unit counted from the last one mentioned.
    Adjacent(Unit, i16),
    /// The day that the text tells of: the one mentioned right before, else that of publication.
    SameDay,
    /// A day of the week, 1 (Monday) to 7, and in which week if that is said.
    Weekday(i8, Week),
    /// A number of units before the day of publication.
    Ago(Unit, i16),
    /// The last period mentioned, moved by years: "a year earlier".
    YearsEarlier(i16),
    /// The part of the year that was mentioned last, in this year: "the same period of 2023".
    SamePeriod(Year),
    /// A part of a period.
    Edge(Edge, Box<Expression>),
    /// A word for such a part whose period has yet to be found.
    EdgeWord(Edge),
    /// From the beginning of the first to the end of the second.
    Through(Box<Expression>, Box<Expression>),
}

/// Which part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearPart {
    /// All of it.
    Whole,
    /// The first or second half.
    Half(i8),
    /// A quarter, 1 to 4.
    Quarter(i8),
    /// A season, by its first month.
    Season(i8),
    /// A month.
    Month(i8),
    /// So many months from January on.
    FirstMonths(i8),
    /// So many months to December.
    LastMonths(i8),
    /// A day.
    Day {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// Days of one month, both included.
    Days {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        first: i8,
        /// 1 to 31, not before `first`.
        last: i8,
    },
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// This one.
    Stated(i16),
    /// Counted from that of the day of publication.
    Offset(i16),
    /// Counted from the last one mentioned: "the previous year".
    Adjacent(i16),
    /// The last in which the part is over: "last summer".
    Last,
    /// The first in which the part has yet to begin: "next summer".
    Next,
    /// "The year": the one that the text is about.
    TheYear,
    /// Not said: the verb tells.
    Open,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
}

/// In which week a day of the week lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Week {
    /// Not said: the verb tells.
    Open,
    /// The nearest before the day of publication: "last Tuesday".
    Last,
    /// In the week of publication: "this Tuesday".
    This,
    /// The nearest behind the day of publication: "the coming Tuesday".
    Coming,
    /// In the week after: "next Tuesday".
    Next,
}

/// Which part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its first day.
    Beginning,
    /// Its last day.
    End,
    /// Its first third.
    Early,
    /// Its middle third.
    Middle,
    /// Its last third.
    Late,
    /// Its first half.
    FirstHalf,
    /// Its second half.
    SecondHalf,
    /// Its first seven days.
    FirstWeek,
    /// Its last seven days.
    LastWeek,
}

impl Expression {
    /// A year that is stated or pointed at, whole.
    pub fn whole_year(&self) -> Option<Year> {
        match *self {
            Expression::InYear(YearPart::Whole, year) => Some(year),
            _ => None,
        }
    }

    /// Whether the two are of one kind, so that one can reach to the other.
    pub fn is_like(&self, other: &Self) -> bool {
        use Expression::{Edge, Fixed, InYear, Unit, Weekday};
        match (self, other) {
            (InYear(a, _), InYear(b, _)) => std::mem::discriminant(a) == std::mem::discriminant(b),
            (Weekday(..), Weekday(..)) | (Fixed(_), Fixed(_)) => true,
            (Edge(_, _), InYear(..) | Edge(..)) | (InYear(..), Edge(_, _)) => true,
            (Fixed(_) | InYear(YearPart::Day { .. }, _), Unit(..)) => true,
            (InYear(YearPart::Day { .. }, _), Fixed(_)) | (Fixed(_), InYear(YearPart::Day { .. }, _)) => true,
            _ => false,
        }
    }
}

impl Expression {
    /// Whether its year is left to the verb.
    pub(super) fn is_open(&self) -> bool {
        match self {
            Expression::InYear(_, year) => *year == Year::Open,
            Expression::Edge(_, of) => of.is_open(),
            _ => false,
        }
    }

    /// Whether it cannot be resolved without the day of publication.
    pub(super) fn is_relative(&self) -> bool {
        match self {
            Expression::Fixed(_) | Expression::Years(..) => false,
            Expression::InYear(_, year) | Expression::SamePeriod(year) => !matches!(year, Year::Stated(_)),
            Expression::Edge(_, of) => of.is_relative(),
            Expression::Through(first, last) => first.is_relative() && last.is_relative(),
            _ => true,
        }
    }

    /// The same with its year filled in.
    pub(super) fn with_year(&self, year: Year) -> Expression {
        match self {
            Expression::InYear(part, _) => Expression::InYear(*part, year),
            Expression::Edge(edge, of) => Expression::Edge(*edge, Box::new(of.with_year(year))),
            other => other.clone(),
        }
    }

    /// The same with the year of its neighbour in a list, or the year before where it would stand behind it.
    pub(super) fn sharing_year(&self, next: &Self) -> Option<Expression> {
        let (Expression::InYear(part, Year::Open), Expression::InYear(last, Year::Stated(year))) = (self, next) else {
            return None;
        };
        let is_part = !matches!(last, YearPart::Whole) && self.is_like(next);
        let year = if part.of(*year)?.from <= last.of(*year)?.from { *year } else { year - 1 };
        is_part.then(|| self.with_year(Year::Stated(year)))
    }
}
