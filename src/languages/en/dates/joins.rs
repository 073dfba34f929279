//! Which phrases that stand side by side are one.

use crate::figures::dates::{
    Frame, Join, day_and_weekday, edge_before, edge_in, edge_of, stated_year_behind, through, through_any,
    weekday_and_day, weekday_in_week, year_behind,
};

const DASHES: &[&[&str]] = &[&["-"], &["–"], &["—"], &["‑"], &["‒"], &["−"]];

/// The joins in the order in which they bind.
pub(super) const JOINS: &[Join] = &[
    Join {
        name: "part-of-year",
        frame: Frame::Open,
        between: &[&[], &["of"], &["of", "the"], &["in"]],
        make: year_behind,
    },
    Join { name: "part-comma-year", frame: Frame::Open, between: &[&[","], &[",", "in"]], make: stated_year_behind },
    Join {
        name: "weekday-day",
        frame: Frame::Open,
        between: &[&[], &[","], &["the"], &[",", "the"]],
        make: weekday_and_day,
    },
    Join { name: "day-weekday", frame: Frame::Open, between: &[&[","]], make: day_and_weekday },
    Join { name: "weekday-week", frame: Frame::Open, between: &[&[], &["of"]], make: weekday_in_week },
    Join { name: "edge-of", frame: Frame::Open, between: &[&["of"], &["of", "the"]], make: edge_of },
    Join { name: "edge-before", frame: Frame::Open, between: &[&[], &["-"], &["‑"]], make: edge_before },
    Join { name: "edge-in", frame: Frame::Open, between: &[&["in"], &["in", "the"]], make: edge_in },
    Join { name: "through-dash", frame: Frame::Open, between: DASHES, make: through },
    Join {
        name: "through",
        frame: Frame::Open,
        between: &[
            &["to"],
            &["through"],
            &["until"],
            &["till"],
            &["to", "the"],
            &["through", "the"],
            &["until", "the"],
        ],
        make: through,
    },
    Join {
        name: "between-and",
        frame: Frame::Behind(&["between"]),
        between: &[&["and"], &["and", "the"]],
        make: through,
    },
    Join {
        name: "from-to",
        frame: Frame::Behind(&["from"]),
        between: &[
            &["to"],
            &["through"],
            &["until"],
            &["to", "the"],
            &["through", "the"],
            &["until", "the"],
            &["till"],
        ],
        make: through_any,
    },
];
