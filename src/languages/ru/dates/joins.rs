//! Which phrases that stand side by side are one.

use crate::figures::dates::{Join, day_and_weekday, edge_of, through, through_any, weekday_and_day, year_behind};

const DASHES: &[&[&str]] = &[&["-"], &["–"], &["—"], &["‑"], &["‒"], &["−"]];

/// The joins in the order in which they bind.
pub(super) const JOINS: &[Join] = &[
    Join { name: "part-of-year", after: &[], between: &[&[]], make: year_behind },
    Join { name: "weekday-day", after: &[], between: &[&[], &[","]], make: weekday_and_day },
    Join { name: "day-weekday", after: &[], between: &[&[","], &[",", "в"], &[",", "во"]], make: day_and_weekday },
    Join { name: "edge-of", after: &[], between: &[&[]], make: edge_of },
    Join { name: "through-dash", after: &[], between: DASHES, make: through },
    Join { name: "between-and", after: &["между"], between: &[&["и"]], make: through },
    Join { name: "from-to", after: &["с", "со", "от"], between: &[&["по"], &["до"]], make: through_any },
];
