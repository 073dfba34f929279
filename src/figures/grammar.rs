//! A language's grammar of figures: its words and its rules, and the order in which they read a release.

use super::amounts::{Draft, Reading};
use super::dates::{self, CalendarGrammar};
use super::engine::{Row, Rulebook};
use super::items::items;
use super::lexicon::Lexicon;
use super::numerals::numerals;
use super::{Amount, CalendarMention, qualifiers, ranges};
use crate::document::Document;
use std::ops::Range;

/// The words and rules of one language; the default has none and finds nothing.
#[derive(Debug)]
pub struct Grammar {
    /// Its words.
    pub lexicon: Lexicon,
    /// The rules of amounts, and of numbers that are none.
    pub amounts: Rulebook<Reading>,
    /// The rules of dates; they read before the amounts and claim their items.
    pub dates: Option<CalendarGrammar>,
    /// Finds the units and nouns that the release leaves out, from the drafts around.
    pub restore: fn(&Row<'_, '_>, &mut [Draft]),
}

impl Default for Grammar {
    fn default() -> Self {
        Self { lexicon: Lexicon::default(), amounts: Rulebook::default(), dates: None, restore: |_, _| {} }
    }
}

impl Grammar {
    /// The release as the rules read it.
    pub fn row<'r>(&self, document: &'r Document) -> Row<'r, '_> {
        let items = items(document, &self.lexicon);
        let numerals = numerals(document, &items);
        Row { document, items, numerals }
    }

    /// The dates of the release; their items are claimed.
    pub(super) fn find_dates(&self, row: &mut Row<'_, '_>) -> Vec<CalendarMention> {
        let found = self.dates.as_ref().map_or_else(Vec::new, |grammar| dates::find(row, grammar));
        let mut claim = |(date, taken): (CalendarMention, Range<usize>)| {
            row.items[taken].iter_mut().for_each(|item| item.claimed = true);
            date
        };
        found.into_iter().map(&mut claim).collect()
    }

    /// What the rules of amounts say of the release's numbers, in order.
    pub(crate) fn read_numbers(&self, row: &Row<'_, '_>) -> Vec<Reading> {
        self.amounts.run(row, &|item| row.items[item].claimed).into_iter().map(|(reading, _)| reading).collect()
    }

    /// The amounts of the release.
    pub(super) fn find_amounts(&self, row: &Row<'_, '_>) -> Vec<Amount> {
        let drafts = self.read_numbers(row).into_iter().filter_map(|reading| match reading {
            Reading::Amount(draft) => Some(draft),
            Reading::Skipped(_) => None,
        });
        let mut drafts = ranges::join(row, drafts.collect());
        (self.restore)(row, &mut drafts);
        qualifiers::qualify(row, &mut drafts);
        drafts.into_iter().filter_map(|draft| draft.finish(row)).collect()
    }
}
