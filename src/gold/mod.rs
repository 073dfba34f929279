//! How good are the answers, and how does a reader's correction become an answer?
//!
//! A gold release is a release whose right answers stand in its text, `{{kind|surface|key=value|…}}`, as the guide of the
//! gold releases has it. [`GoldRelease`] reads and writes one; [`evaluate`] runs the pipeline over the texts of many and
//! counts what it got right.

mod b_cubed;
mod bootstrap;
mod check;
mod context;
mod evaluate;
mod fault;
mod files;
mod markup;
#[cfg(test)]
mod markup_tests;
mod misses;
mod pairing;
mod phrases;
mod report;
mod score;
mod tables;

pub use bootstrap::{RESAMPLES, SEED, below, generator};
pub use context::around;
pub use evaluate::{EvaluateError, Evaluation, evaluate};
pub use fault::{Fault, GoldError};
pub use files::read_gold;
pub use markup::{GoldRelease, Kind, Mark};
pub use misses::{Miss, Problem};
pub use report::{Figures, Interval, Scope};
pub use score::{Detail, Measure, Subject};
pub use tables::TableError;
