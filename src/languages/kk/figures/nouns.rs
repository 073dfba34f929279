//! The Kazakh noun phrase that a number counts.

use crate::figures::engine::Row;
use crate::figures::rules::Nouns;
use std::ops::Range;

/// The noun phrases of Kazakh.
#[derive(Debug)]
pub(super) struct Kazakh;

impl Nouns for Kazakh {
    fn counted(&self, _row: &Row<'_, '_>, _at: usize) -> Option<usize> {
        None
    }

    fn singular(&self, _row: &Row<'_, '_>, _at: usize) -> Option<usize> {
        None
    }

    fn substance(&self, _row: &Row<'_, '_>, _at: usize) -> Option<usize> {
        None
    }

    fn substance_words(&self, _row: &Row<'_, '_>, taken: &Range<usize>) -> Range<usize> {
        taken.clone()
    }

    fn is_counted(&self, _row: &Row<'_, '_>, _item: usize) -> bool {
        false
    }

    fn is_past(&self, _row: &Row<'_, '_>, _item: usize) -> bool {
        false
    }

    fn is_adverb(&self, _row: &Row<'_, '_>, _item: usize) -> bool {
        false
    }
}
