//! Periods of the calendar: years, their parts, decades and centuries, as first and last days.

use crate::figures::Period;
use jiff::civil::Date;
use jiff::{Span as Duration, ToSpan};

impl Period {
    /// One day.
    pub fn day(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// The months `first` to `last` (1 to 12) of one year; `None` where there is no such month or year.
    pub fn months(year: i16, first: i8, last: i8) -> Option<Self> {
        let from = Date::new(year, first, 1).ok()?;
        let to = Date::new(year, last, 1).ok()?.last_of_month();
        (from <= to).then_some(Self { from, to })
    }

    /// A year, January to December.
    pub fn year(year: i16) -> Option<Self> {
        Self::years(year, year)
    }

    /// All days of the years `first` to `last`.
    pub fn years(first: i16, last: i16) -> Option<Self> {
        let (from, to) = (Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?);
        (from <= to).then_some(Self { from, to })
    }

    /// The ten years that begin with `first`.
    pub fn decade(first: i16) -> Option<Self> {
        Self::years(first, first.checked_add(9)?)
    }

    /// The century that is counted so: the 21st is 2001 to 2100.
    pub fn century(number: i16) -> Option<Self> {
        let last = number.checked_mul(100)?;
        Self::years(last - 99, last)
    }

    /// The three months of a season that begins with the month; winter ends in the next year.
    pub fn season(year: i16, first_month: i8) -> Option<Self> {
        let from = Date::new(year, first_month, 1).ok()?;
        Some(Self { from, to: from.checked_add(2.months()).ok()?.last_of_month() })
    }

    /// The week of a day, Monday to Sunday.
    pub fn week_of(day: Date) -> Option<Self> {
        let monday = add(day, (-i64::from(day.weekday().to_monday_zero_offset())).days())?;
        Some(Self { from: monday, to: add(monday, 6.days())? })
    }

    /// Whether so many months from January on ended in the two months before the day: what a report of it is about.
    pub fn has_just_passed(months: i8, day: Date) -> bool {
        let since = i16::from(day.month()) - i16::from(months);
        matches!(if since <= 0 { since + 12 } else { since }, 1 | 2)
    }

    /// From the first day of this period to the last of the other; `None` when that ends before it begins.
    pub fn through(self, other: Self) -> Option<Self> {
        (self.from <= other.to).then_some(Self { from: self.from, to: other.to })
    }

    /// Both days moved; a day that the month lacks becomes its last.
    pub fn shifted(self, by: Duration) -> Option<Self> {
        let moved = Self { from: add(self.from, by)?, to: add(self.to, by)? };
        let ends_month = self.to == self.to.last_of_month() && self.to != self.from;
        Some(if ends_month { Self { to: moved.to.last_of_month(), ..moved } } else { moved })
    }

    /// How many days it has.
    pub fn days(self) -> i32 {
        days_between(self.from, self.to) + 1
    }

    /// How many days lie between the day and the nearest of the period; 0 within it.
    pub fn distance(self, day: Date) -> i32 {
        days_between(day, self.from).max(days_between(self.to, day)).max(0)
    }
}

/// The day moved, where the calendar reaches so far.
pub(super) fn add(day: Date, by: Duration) -> Option<Date> {
    day.checked_add(by).ok()
}

/// Days from one day to a later one; negative when it is earlier.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn seasons_weeks_and_centuries_have_their_days() {
        let winter = Period { from: date(2023, 12, 1), to: date(2024, 2, 29) };
        assert_eq!(Period::season(2023, 12), Some(winter));
        let week = Period { from: date(2024, 1, 29), to: date(2024, 2, 4) };
        assert_eq!(Period::week_of(date(2024, 2, 1)), Some(week));
        assert_eq!(Period::century(21), Period::years(2001, 2100));
    }

    #[test]
    fn a_shifted_month_keeps_its_end() {
        let february = Period::months(2024, 1, 2);
        assert_eq!(february.and_then(|p| p.shifted((-1).years())), Period::months(2023, 1, 2));
        let back = Period::months(2023, 2, 2).and_then(|p| p.shifted(1.years()));
        assert_eq!(back, Period::months(2024, 2, 2));
    }

    #[test]
    fn what_the_calendar_does_not_reach_is_none() {
        assert_eq!(Period::decade(9995), None);
        assert_eq!(Period::months(2024, 0, 3), None);
        assert_eq!(Period::day(Date::MAX).shifted(1.days()), None);
    }

    #[test]
    fn distance_is_counted_from_the_nearer_end() {
        let march = Period { from: date(2024, 3, 1), to: date(2024, 3, 31) };
        assert_eq!(march.distance(date(2024, 2, 28)), 2);
        assert_eq!(march.distance(date(2024, 3, 15)), 0);
        assert_eq!(march.distance(date(2024, 4, 2)), 2);
    }
}
