//! Which phrases that stand side by side are one.

use crate::figures::dates::{
    Join, day_and_weekday, edge_before, edge_in, edge_of, stated_year_behind, through, through_any, weekday_and_day,
    weekday_in_week, year_behind,
};

const DASHES: &[&[&str]] = &[&["-"], &["–"], &["—"], &["‑"], &["‒"], &["−"]];

/// The joins in the order in which they bind.
pub(super) const JOINS: &[Join] = &[
    Join { name: "part-of-year", after: &[], between: &[&[], &["of"], &["of", "the"], &["in"]], make: year_behind },
    Join { name: "part-comma-year", after: &[], between: &[&[","], &[",", "in"]], make: stated_year_behind },
    Join { name: "weekday-day", after: &[], between: &[&[], &[","], &["the"], &[",", "the"]], make: weekday_and_day },
    Join { name: "day-weekday", after: &[], between: &[&[","]], make: day_and_weekday },
    Join { name: "weekday-week", after: &[], between: &[&[], &["of"]], make: weekday_in_week },
    Join { name: "edge-of", after: &[], between: &[&["of"], &["of", "the"]], make: edge_of },
    Join { name: "edge-before", after: &[], between: &[&[], &["-"], &["‑"]], make: edge_before },
    Join { name: "edge-in", after: &[], between: &[&["in"], &["in", "the"]], make: edge_in },
    Join { name: "through-dash", after: &[], between: DASHES, make: through },
    Join {
        name: "through",
        after: &[],
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
    Join { name: "between-and", after: &["between"], between: &[&["and"], &["and", "the"]], make: through },
    Join {
        name: "from-to",
        after: &["from"],
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
