//! Which phrases that stand side by side are one.

use crate::figures::dates::{
    Frame, Join, day_and_weekday, edge_of, through, through_any, weekday_and_day, year_behind,
};

const DASHES: &[&[&str]] = &[&["-"], &["–"], &["—"], &["‑"], &["‒"], &["−"]];

/// The joins in the order in which they bind.
pub(super) const JOINS: &[Join] = &[
    Join { name: "part-of-year", frame: Frame::Open, between: &[&[]], make: year_behind },
    Join { name: "weekday-day", frame: Frame::Open, between: &[&[], &[","]], make: weekday_and_day },
    Join {
        name: "day-weekday",
        frame: Frame::Open,
        between: &[&[","], &[",", "в"], &[",", "во"]],
        make: day_and_weekday,
    },
    Join { name: "edge-of", frame: Frame::Open, between: &[&[]], make: edge_of },
    Join { name: "through-dash", frame: Frame::Open, between: DASHES, make: through },
    Join { name: "between-and", frame: Frame::Behind(&["между"]), between: &[&["и"]], make: through },
    Join {
        name: "from-to", frame: Frame::Behind(&["с", "со", "от"]), between: &[&["по"], &["до"]], make: through_any
    },
];
