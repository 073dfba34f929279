//! Which phrases that stand side by side are one.

use crate::figures::dates::{
    Expression, Frame, Join, YearPart, day_and_weekday, edge_of, through, weekday_and_day, year_behind,
};

const DASHES: &[&[&str]] = &[&["-"], &["–"], &["—"], &["‑"], &["‒"], &["−"]];

/// «20 мамыр мен 5 маусым аралығында»
const BETWEEN: &[&str] = &["аралығында", "аралығындағы", "арасында", "арасындағы"];

/// The joins in the order in which they bind.
pub(super) const JOINS: &[Join] = &[
    Join { name: "year-part", frame: Frame::Open, between: &[&[]], make: |year, part| year_behind(part, year) },
    Join { name: "day-year", frame: Frame::Open, between: &[&[]], make: day_year },
    Join { name: "weekday-day", frame: Frame::Open, between: &[&[], &[","]], make: weekday_and_day },
    Join { name: "day-weekday", frame: Frame::Open, between: &[&[","]], make: day_and_weekday },
    Join { name: "period-edge", frame: Frame::Open, between: &[&[]], make: |of, edge| edge_of(edge, of) },
    Join { name: "through-dash", frame: Frame::Open, between: DASHES, make: through },
    Join {
        name: "between-and",
        frame: Frame::Before(BETWEEN),
        between: &[&["мен"], &["пен"], &["бен"]],
        make: days_through,
    },
    Join { name: "from-to", frame: Frame::Open, between: &[&[], &["бастап"]], make: days_through },
];

/// «12 маусым 2015»: only of days, since a month may stand before the year of something else.
fn day_year(day: &Expression, year: &Expression) -> Option<Expression> {
    let is_day = matches!(day, Expression::InYear(YearPart::Day { .. } | YearPart::Days { .. }, _));
    is_day.then(|| year_behind(day, year)).flatten()
}

/// «15 қыркүйектен 15 қазанға дейін», «қаңтардан наурызға дейін»: parts of years side by side reach from one to the other.
fn days_through(first: &Expression, last: &Expression) -> Option<Expression> {
    let is_part = |side: &Expression| matches!(side, Expression::InYear(YearPart::Day { .. } | YearPart::Month(_), _));
    (is_part(first) && is_part(last)).then(|| through(first, last)).flatten()
}
