//! A language's grammar of figures, and of amounts: its rules, and what the passes behind them make of the drafts that they give.

use super::amounts::{Draft, Reading};
use super::dates::CalendarGrammar;
use super::engine::{Row, Rule, Rulebook};
use super::lexicon::{DecimalMark, Lexicon, LexiconError};
use super::rules::Nouns;
use super::{Amount, qualifiers, ranges};
use crate::document::Document;
use std::ops::Range;

/// How a language states figures.
#[derive(Debug)]
pub struct FigureGrammar {
    /// The words that figures are made of.
    pub lexicon: Lexicon,
    /// The rules of calendar mentions.
    pub dates: CalendarGrammar,
    /// The rules of amounts.
    pub amounts: AmountGrammar,
}

impl FigureGrammar {
    /// The grammar of a language whose rules of amounts and of dates share one lexicon.
    ///
    /// # Panics
    /// When a table is not of its form. The tables are compiled into the program: a fault there is the program's own, and
    /// shows in every test.
    #[expect(clippy::expect_used, reason = "see Panics")]
    pub fn load(
        mark: DecimalMark,
        amounts: impl FnOnce(&mut Lexicon) -> Result<AmountGrammar, LexiconError>,
        dates: impl FnOnce(&mut Lexicon) -> Result<CalendarGrammar, LexiconError>,
    ) -> Self {
        let mut lexicon = Lexicon::new(mark);
        let amounts = amounts(&mut lexicon).expect("the tables of amounts are of their form");
        let dates = dates(&mut lexicon).expect("the tables of dates are of their form");
        Self { lexicon, dates, amounts }
    }

    /// A release as the rules read it.
    pub fn row<'r, 'l>(&'l self, document: &'r Document) -> Row<'r, 'l> {
        Row::new(document, &self.lexicon, self.amounts.nouns)
    }
}

/// Finds what a release leaves out of the drafts, from the drafts around.
pub type Restore = fn(&Row<'_, '_>, &mut [Draft]);

/// The rules of one language.
#[derive(Debug)]
pub struct AmountGrammar {
    rules: Rulebook<Reading>,
    nouns: &'static dyn Nouns,
    restore: Restore,
}

impl AmountGrammar {
    /// Makes the rules ready; their words are added to the lexicon.
    pub fn new(
        rules: &[&'static [Rule<Reading>]],
        nouns: &'static dyn Nouns,
        restore: Restore,
        lexicon: &mut Lexicon,
    ) -> Self {
        Self { rules: Rulebook::new(rules, lexicon), nouns, restore }
    }

    /// The names of its rules.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.rules.names()
    }

    /// What the rules say of the release's numbers, in order, with the items that each took; items that a date has
    /// claimed are left out.
    pub fn read(&self, row: &Row<'_, '_>) -> Vec<(Reading, Range<usize>)> {
        self.rules.run(row, &|item| row.items[item].claimed)
    }

    /// The amounts of the release, in order.
    pub fn find(&self, row: &Row<'_, '_>) -> Vec<Amount> {
        self.drafts(row, self.read(row)).into_iter().filter_map(|draft| draft.finish(row)).collect()
    }

    /// What the readings say together: ranges joined, what was left out restored. A draft without a quantity is a number
    /// of which nothing says what it counts.
    pub(super) fn drafts(&self, row: &Row<'_, '_>, readings: Vec<(Reading, Range<usize>)>) -> Vec<Draft> {
        let drafts = readings.into_iter().filter_map(|(reading, _)| match reading {
            Reading::Amount(draft) => Some(draft),
            Reading::Skipped(_) => None,
        });
        let mut drafts = ranges::join(row, drafts.collect());
        (self.restore)(row, &mut drafts);
        qualifiers::qualify(row, &mut drafts);
        drafts
    }
}
