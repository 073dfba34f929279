//! Turns an archive of official press releases into a dataset of people, agencies, posts and figures.
//!
//! The stages, each with one output type, are told by the folders: [`archive`] gives raw releases, [`document`]
//! finds their sentences and tokens, [`names`] and [`figures`] what they mention, [`facts`] what they say,
//! [`entities`] who is who over all of them, and [`dataset`] writes the tables. [`pipeline`] puts them in order.
//!
//! Beside them, [`gold`] measures how good the answers are, and [`review`] takes answers to readers and brings their
//! corrections back.

pub mod archive;
pub mod cache;
pub mod dataset;
pub mod document;
pub mod entities;
pub mod facts;
pub mod figures;
pub mod gold;
pub mod languages;
pub mod names;
pub mod pipeline;
pub mod position;
pub mod review;
mod table;
