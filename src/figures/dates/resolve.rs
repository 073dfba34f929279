//! Which days does a calendar phrase mean, read on the day of publication, behind what was mentioned before?

use super::calendar::{add, days_between};
use super::cues::Cue;
use super::expression::{Edge, Expression, Unit, Week, Year, YearPart};
use super::tendency::{Evidence, Side, Tendency};
use crate::figures::Period;
use jiff::civil::Date;
use jiff::{Span as Duration, ToSpan};

/// A period that the release mentioned before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Earlier {
    /// Its days.
    pub period: Period,
    /// The sentence that it stands in.
    pub sentence: usize,
    /// Whether it only opens a stretch of time: "since January".
    pub since: bool,
}

impl Earlier {
    fn is_year(&self) -> bool {
        !self.since && Period::year(self.period.from.year()) == Some(self.period)
    }

    /// Whether it is longer than a day and no whole year.
    fn is_stretch(&self) -> bool {
        !self.since && self.period.from != self.period.to && self.period.days() < 365
    }
}

/// What a release mentioned so far, as far as later phrases are read against it.
#[derive(Debug, Default)]
pub(super) struct Told {
    last: Option<Earlier>,
    stretch: Option<Period>,
    /// Whether the year before that of publication was mentioned.
    year_before: bool,
}

impl Told {
    /// Adds the next mention of a release of that day.
    pub(super) fn add(&mut self, earlier: Earlier, published: Option<Date>) {
        if earlier.is_stretch() {
            self.stretch = Some(earlier.period);
        }
        self.year_before |= published.is_some_and(|day| Period::year(day.year() - 1) == Some(earlier.period));
        self.last = Some(earlier);
    }
}

/// What a phrase is read with.
pub(super) struct Context<'c> {
    /// The day of publication.
    pub published: Option<Date>,
    /// Where the phrase's verb points.
    pub tendency: Tendency,
    /// What was mentioned before.
    pub told: &'c Told,
    /// The sentence that the phrase stands in.
    pub sentence: usize,
}

impl Context<'_> {
    /// The days that the expression means; `None` when they cannot be known.
    pub(super) fn resolve(&self, expression: &Expression) -> Option<Period> {
        match expression {
            Expression::Fixed(period) => Some(*period),
            Expression::Years(first, last) => Period::years(*first, *last),
            Expression::InYear(part, year) => self.in_year(*part, *year),
            Expression::Unit(unit, offset) => counted(self.published?, *unit, *offset),
            Expression::Adjacent(unit, offset) => self.adjacent(*unit, *offset),
            Expression::SameDay => self.same_day(),
            Expression::Weekday(day, week) => self.weekday(*day, *week),
            Expression::Ago(unit, count) => counted(self.published?, *unit, count.checked_neg()?),
            Expression::YearsEarlier(count) => match self.recent(1) {
                Some(earlier) => earlier.period.shifted(Duration::new().try_years(-i64::from(*count)).ok()?),
                None => Period::year(self.published?.year().checked_sub(*count)?),
            },
            Expression::SamePeriod(year) => self.same_period(*year),
            Expression::Edge(edge, of) => part_of(self.resolve(of)?, *edge),
            Expression::EdgeWord(_) => None,
            Expression::Through(first, last) => self.through(first, last),
        }
    }

    fn in_year(&self, part: YearPart, year: Year) -> Option<Period> {
        match year {
            Year::Stated(year) => part.of(year),
            // In January "this winter" began in December.
            Year::Offset(0) => {
                let day = self.published?;
                let running = candidates(part, day).find(|period| period.distance(day) == 0);
                running.or_else(|| part.of(day.year()))
            }
            Year::Offset(offset) => part.of(self.published?.year().checked_add(offset)?),
            Year::Adjacent(offset) => part.of(self.adjacent(Unit::Year, offset)?.from.year()),
            Year::Last => self.published.and_then(|day| candidates(part, day).rfind(|period| period.to < day)),
            Year::Next => self.published.and_then(|day| candidates(part, day).find(|period| period.from > day)),
            Year::TheYear => part.of(self.the_year(part)?),
            Year::Open => self.nearest(part),
        }
    }

    /// A unit counted from the last one mentioned nearby; "that day" is nothing where no day was.
    fn adjacent(&self, unit: Unit, offset: i16) -> Option<Period> {
        let near = self.recent(1).filter(|earlier| earlier.period.days() <= longest(unit));
        let from = near.map(|earlier| earlier.period.from);
        counted(if offset == 0 { from? } else { from.or(self.published)? }, unit, offset)
    }

    /// What is to come on the day mentioned right before did not happen on the same day.
    fn same_day(&self) -> Option<Period> {
        let over = |day: Date| self.published.is_none_or(|published| day <= published);
        let told = self.recent(1).map(|earlier| earlier.period);
        let day = told.filter(|told| told.from == told.to && (over(told.to) || self.tendency.looks_ahead()));
        day.or(self.published.map(Period::day))
    }

    /// The last period mentioned in this sentence or up to so many before it.
    fn recent(&self, sentences: usize) -> Option<&Earlier> {
        self.told.last.as_ref().filter(|earlier| earlier.sentence + sentences >= self.sentence)
    }

    /// "The year" is, in this order: the year of publication where the verb looks ahead; the whole year mentioned
    /// last, where that is near or the release reports on the year before; the year before, in January; else the
    /// year of publication. A part of it that is not over belongs to no report.
    fn the_year(&self, part: YearPart) -> Option<i16> {
        const LAST_MONTH_OF_ANNUAL_REPORTS: i8 = 3;
        const NEAR: usize = 1;
        let published = self.published?;
        let this = published.year();
        if part != YearPart::Whole {
            let over = part.of(this).is_some_and(|period| period.to < published);
            let tells = matches!(part, YearPart::FirstMonths(_) | YearPart::LastMonths(_));
            return Some(if tells && !over && !self.tendency.looks_ahead() { this - 1 } else { this });
        }
        // "Since the beginning of the year" is since this one's.
        if self.tendency.looks_ahead() || self.tendency.opens_stretch() {
            return Some(this);
        }
        Some(match self.recent(NEAR).filter(|earlier| earlier.is_year()) {
            Some(earlier) => earlier.period.from.year(),
            None if self.told.year_before && published.month() <= LAST_MONTH_OF_ANNUAL_REPORTS => this - 1,
            None if published.month() == 1 => this - 1,
            None => this,
        })
    }

    /// The part in the year that the verb points to.
    fn nearest(&self, part: YearPart) -> Option<Period> {
        let published = self.published?;
        let past = candidates(part, published).rfind(|period| part.is_told_of(*period, published));
        let future = candidates(part, published).find(|period| period.to >= published);
        let tendency = match self.tendency {
            // What is ordered is done in the stretch that runs.
            Tendency::Past(Evidence { cue: Cue::Directive, .. }) if part.is_stretch() => Tendency::Near,
            Tendency::Near if part.is_counted() => return past,
            told => told,
        };
        choose(tendency, past?, future?, published)
    }

    fn weekday(&self, day: i8, week: Week) -> Option<Period> {
        let published = self.published?;
        let ahead = i64::from((day - published.weekday().to_monday_one_offset()).rem_euclid(7));
        let in_week = i64::from(day - published.weekday().to_monday_one_offset());
        let days = match week {
            Week::This => in_week,
            Week::Coming => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Week::Next => in_week + 7,
            Week::Last => {
                if ahead == 0 {
                    -7
                } else {
                    ahead - 7
                }
            }
            Week::Open if self.tendency.looks_ahead() || ahead == 0 => ahead,
            Week::Open => ahead - 7,
        };
        Some(Period::day(add(published, days.days())?))
    }

    /// The stretch mentioned last, in the year asked for; the year so far where none was.
    fn same_period(&self, year: Year) -> Option<Period> {
        let of = |published: Date| Period { from: published.first_of_year(), to: published };
        let so_far = || self.published.filter(|_| year != Year::Open).map(of);
        let period = self.told.stretch.or_else(so_far)?;
        let its_year = period.from.year();
        let wanted = match year {
            Year::Stated(year) => year,
            Year::Offset(offset) => self.published?.year().checked_add(offset)?,
            Year::Adjacent(offset) => its_year.checked_add(offset)?,
            Year::TheYear | Year::Open | Year::Last | Year::Next => its_year,
        };
        period.shifted(i64::from(wanted - its_year).years())
    }

    /// The year of one end is that of the other, or the nearest that keeps the order.
    fn through(&self, first: &Expression, last: &Expression) -> Option<Period> {
        let stated = |expression: &Expression, year| self.resolve(&expression.with_year(Year::Stated(year)));
        let behind = |from: Period| {
            let year = from.from.year();
            [year, year + 1].into_iter().filter_map(|year| stated(last, year)).find(|to| to.from >= from.from)
        };
        match (first.is_open(), last.is_open()) {
            (true, true) => {
                let published = self.published?;
                let year = published.year();
                let years = || year - YEARS_AROUND..=year + YEARS_AROUND;
                let spans =
                    || years().filter_map(|year| stated(first, year)).filter_map(|from| from.through(behind(from)?));
                let told = |span: &Period| 2 * days_between(span.from, published) >= span.days();
                let past = spans().rfind(told);
                choose(self.tendency, past?, spans().find(|span| span.to >= published)?, published)
            }
            (true, false) => {
                let to = self.resolve(last)?;
                let year = to.from.year();
                let mut before = [year, year - 1].into_iter().filter_map(|year| stated(first, year));
                before.find(|from| from.from <= to.from)?.through(to)
            }
            (false, true) => {
                let from = self.resolve(first)?;
                from.through(behind(from)?)
            }
            (false, false) => self.resolve(first)?.through(self.resolve(last)?),
        }
    }
}

/// How many years before and behind are tried: enough for a 29 February.
const YEARS_AROUND: i16 = 8;

/// The part in each year near the day.
fn candidates(part: YearPart, day: Date) -> impl DoubleEndedIterator<Item = Period> {
    let this = day.year();
    (this - YEARS_AROUND..=this + YEARS_AROUND).filter_map(move |year| part.of(year))
}

/// Chooses between the last time and the next, by these cases in their order:
///
/// - A verb before the phrase tells of the past, but may belong to something else, and the next time is nearer by
///   far: "announced the summit on 3 July" in June.
/// - A verb of the past stands beside or behind it, but the day is at hand: the release came out early.
/// - An infinitive or a deadline looks ahead from what was decided then: the other way round.
/// - A verb or preposition tells.
/// - Nothing tells: the last time, of which releases tell more, unless the next is nearer by far.
fn choose(tendency: Tendency, past: Period, future: Period, published: Date) -> Option<Period> {
    const LONG: i32 = 200;
    const DAYS: i32 = 15;
    const SLIP: i32 = 7;
    let (back, ahead) = (past.distance(published), future.distance(published));
    Some(match tendency {
        Tendency::Past(Evidence { cue: Cue::Since | Cue::Compared, .. }) => past,
        Tendency::Past(Evidence { side: Side::Before, .. }) if back > LONG && 4 * ahead < back => future,
        Tendency::Past(_) if back > LONG && ahead <= SLIP && future.days() == 1 => future,
        Tendency::Past(_) => past,
        Tendency::Future(Evidence { cue: Cue::Infinitive, .. }) if ahead > LONG && 4 * back < ahead => past,
        Tendency::Future(Evidence { cue: Cue::Deadline, .. }) if ahead > LONG && back <= DAYS => past,
        Tendency::Future(_) => future,
        Tendency::Near if 2 * ahead < back => future,
        Tendency::Near => past,
    })
}

impl YearPart {
    /// The part's days in a year; `None` for a day that the year lacks.
    pub(super) fn of(self, year: i16) -> Option<Period> {
        match self {
            YearPart::Whole => Period::year(year),
            YearPart::Half(half) => Period::months(year, 6 * half - 5, 6 * half),
            YearPart::Quarter(quarter) => Period::months(year, 3 * quarter - 2, 3 * quarter),
            YearPart::Season(month) => Period::season(year, month),
            YearPart::Month(month) => Period::months(year, month, month),
            YearPart::FirstMonths(count) => Period::months(year, 1, count),
            YearPart::LastMonths(count) => Period::months(year, 13 - count, 12),
            YearPart::Day { month, day } => Date::new(year, month, day).ok().map(Period::day),
            YearPart::Days { month, first, last } => {
                let (from, to) = (Date::new(year, month, first).ok()?, Date::new(year, month, last).ok()?);
                Some(Period { from, to })
            }
        }
    }

    /// Whether a report of that day can tell of the period: it has begun, a half or quarter is half over, and
    /// counted months are over.
    fn is_told_of(self, period: Period, published: Date) -> bool {
        let gone = days_between(period.from, published);
        match self {
            YearPart::FirstMonths(_) | YearPart::LastMonths(_) => period.to < published,
            YearPart::Half(_) | YearPart::Quarter(_) => 2 * gone >= period.days(),
            _ => gone >= 0,
        }
    }

    /// Whether it is counted months: of them the last that are over are meant, unless a verb looks ahead.
    fn is_counted(self) -> bool {
        matches!(self, YearPart::FirstMonths(_) | YearPart::LastMonths(_))
    }

    fn is_stretch(self) -> bool {
        matches!(self, YearPart::Half(_) | YearPart::Quarter(_))
    }
}

/// The unit that holds the day, moved by so many.
fn counted(day: Date, unit: Unit, offset: i16) -> Option<Period> {
    let offset = i64::from(offset);
    let moved = |by: Duration| add(day, by);
    let year = i64::from(day.year());
    let years = |first: i64, last: i64| Period::years(i16::try_from(first).ok()?, i16::try_from(last).ok()?);
    match unit {
        Unit::Day => moved(offset.days()).map(Period::day),
        Unit::Week => Period::week_of(moved(offset.weeks())?),
        Unit::Weekend => {
            let week = Period::week_of(moved(offset.weeks())?)?;
            Some(Period { from: add(week.to, (-1).days())?, to: week.to })
        }
        Unit::Month => {
            let first = add(day.first_of_month(), offset.months())?;
            Some(Period { from: first, to: first.last_of_month() })
        }
        Unit::Quarter => {
            let first = add(day.first_of_month(), (3 * offset - i64::from((day.month() - 1) % 3)).months())?;
            Period::season(first.year(), first.month())
        }
        Unit::HalfYear => {
            let first = add(day.first_of_month(), (6 * offset - i64::from((day.month() - 1) % 6)).months())?;
            Period::months(first.year(), first.month(), first.month() + 5)
        }
        Unit::Year => years(year + offset, year + offset),
        Unit::Decade => {
            let first = year - year.rem_euclid(10) + 10 * offset;
            years(first, first + 9)
        }
        Unit::Century => Period::century(i16::try_from((year - 1).div_euclid(100) + 1 + offset).ok()?),
    }
}

/// The most days that such a unit has.
fn longest(unit: Unit) -> i32 {
    match unit {
        Unit::Day => 1,
        Unit::Week | Unit::Weekend => 7,
        Unit::Month => 31,
        Unit::Quarter => 92,
        Unit::HalfYear => 184,
        Unit::Year => 366,
        Unit::Decade => 3653,
        Unit::Century => 36525,
    }
}

/// A part of a period. Thirds and halves are of whole years in several years, of whole months in several months,
/// else of days.
fn part_of(period: Period, edge: Edge) -> Option<Period> {
    match edge {
        Edge::Beginning => Some(Period::day(period.from)),
        Edge::End => Some(Period::day(period.to)),
        Edge::Early => slice(period, 0, 1, 3),
        Edge::Middle => slice(period, 1, 2, 3),
        Edge::Late => slice(period, 2, 3, 3),
        Edge::FirstHalf => slice(period, 0, 1, 2),
        Edge::SecondHalf => slice(period, 1, 2, 2),
        Edge::FirstWeek if period.days() > 7 => Some(Period { from: period.from, to: add(period.from, 6.days())? }),
        Edge::LastWeek if period.days() > 7 => Some(Period { from: add(period.to, (-6).days())?, to: period.to }),
        Edge::FirstWeek | Edge::LastWeek => None,
    }
}

/// From one to another of the boundaries that cut the period into so many equal parts.
fn slice(period: Period, from: i32, to: i32, parts: i32) -> Option<Period> {
    let months = 12 * (i32::from(period.to.year()) - i32::from(period.from.year()))
        + i32::from(period.to.month() - period.from.month())
        + 1;
    let whole_months = period.from.day() == 1 && period.to == period.to.last_of_month();
    let (units, step): (i32, fn(i64) -> Duration) = match months {
        _ if whole_months && months % 12 == 0 && months / 12 >= parts => (months / 12, |n| n.years()),
        _ if whole_months && months >= parts => (months, |n| n.months()),
        _ => (period.days(), |n| n.days()),
    };
    // Rounded so that the outer parts are equal and the middle takes what is left over.
    let boundary = |n: i32| if 2 * n <= parts { n * units / parts } else { units - (parts - n) * units / parts };
    let first = add(period.from, step(i64::from(boundary(from))))?;
    let behind = if to == parts { None } else { Some(add(period.from, step(i64::from(boundary(to))))?) };
    let last = behind.map_or(Some(period.to), |behind| add(behind, (-1).days()))?;
    (first <= last).then_some(Period { from: first, to: last })
}
