//! May a phrase stand where it does? A bare number is a year, and "May" a month, only in the right company.

use super::cues::{Cue, Cues};
use super::listed;
use super::tendency::Tendency;
use crate::document::{Case, TokenKind};
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use std::ops::Range;

/// What a phrase needs around it to be a calendar mention by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// Nothing.
    Firm,
    /// As a bare number: company that makes it a year.
    BareYear,
    /// As years with a dash: that they are in no name.
    BareYears,
    /// As a capitalised month: that it is no part of a name.
    Name,
    /// As a day of the week: that it is no feast or part of another name.
    Weekday,
    /// As a month that is a common word too ("May"): a preposition before it.
    CommonWord,
    /// As a season: that it qualifies no noun.
    Season,
    /// As a quarter: that it is of nothing.
    Part,
    /// As a half or counted months: that it is of nothing, and a preposition before it.
    LedPart,
    /// As a length of time counted from now ("in two weeks"): a verb of what is to come, or nothing else in its
    /// sentence.
    Ahead,
    /// Another phrase to be joined to.
    Joined,
}

impl Footing {
    /// Whether the phrase stands firm at its place; `last` is the mention before it.
    pub(super) fn holds(
        self,
        row: &Row<'_, '_>,
        cues: &Cues,
        items: &Range<usize>,
        last: Option<&Range<usize>>,
    ) -> bool {
        let around = Around { row, cues, items, last };
        match self {
            Footing::Firm => true,
            Footing::BareYear => around.is_year(),
            Footing::BareYears => !around.is_glued() && !around.is_in_name() && !around.counts(),
            Footing::Name | Footing::Weekday | Footing::CommonWord if around.is_compounded() || around.recurs() => {
                false
            }
            Footing::Name => around.has_lead() || around.continues_list() || !around.is_in_name(),
            Footing::Weekday => !around.is_feast() && (around.has_lead() || !around.is_before_name()),
            Footing::CommonWord => around.has_lead() || around.continues_list() || around.is_named_by_article(),
            Footing::Season => {
                (around.has_strong_lead() || around.has_article() || around.continues_list())
                    && !around.qualifies_noun()
            }
            Footing::Part => around.is_of_nothing(),
            Footing::LedPart => around.is_of_nothing() && around.is_led(),
            Footing::Ahead => Tendency::of(row, cues, items.clone()).looks_ahead() || around.is_alone(),
            Footing::Joined => false,
        }
    }
}

/// A phrase with what stands around it in its sentence.
struct Around<'a> {
    row: &'a Row<'a, 'a>,
    cues: &'a Cues,
    items: &'a Range<usize>,
    last: Option<&'a Range<usize>>,
}

impl Around<'_> {
    fn before(&self) -> Option<usize> {
        let before = self.items.start.checked_sub(1)?;
        (self.row.items[before].sentence == self.row.items[self.items.start].sentence).then_some(before)
    }

    fn behind(&self) -> Option<usize> {
        let item = self.row.items.get(self.items.end)?;
        (item.sentence == self.row.items[self.items.start].sentence).then_some(self.items.end)
    }

    fn case(&self, item: usize) -> Case {
        self.row.document.tokens[self.row.items[item].tokens.start].case
    }

    fn has(&self, item: Option<usize>, cues: &[Cue]) -> bool {
        item.is_some_and(|item| cues.iter().any(|&cue| self.cues.has(self.row, item, cue)))
    }

    fn next_is(&self, word: &str) -> bool {
        self.behind().is_some_and(|behind| self.row.text(behind).eq_ignore_ascii_case(word))
    }

    fn is_word(&self, item: usize) -> bool {
        self.row.items[item].kind == TokenKind::Word
    }

    /// Whether its sentence says nothing else.
    fn is_alone(&self) -> bool {
        self.before().is_none() && self.behind().is_none_or(|behind| self.row.items[behind].kind == TokenKind::Mark)
    }

    fn has_strong_lead(&self) -> bool {
        self.has(self.before(), &[Cue::Lead, Cue::Since, Cue::Deadline])
    }

    fn has_lead(&self) -> bool {
        self.has(self.before(), &[Cue::Lead, Cue::WeakLead, Cue::Since, Cue::Deadline])
    }

    /// Whether a preposition stands before the phrase or its article.
    fn is_led(&self) -> bool {
        const LEADS: [Cue; 4] = [Cue::Lead, Cue::WeakLead, Cue::Since, Cue::Deadline];
        let article = self.before().filter(|_| self.has_article());
        self.has_lead() || self.has(article.and_then(|article| article.checked_sub(1)), &LEADS)
    }

    fn is_of_nothing(&self) -> bool {
        !self.has(self.behind(), &[Cue::Of]) && !self.next_is("-")
    }

    /// "Good Friday", "Easter Sunday".
    fn is_feast(&self) -> bool {
        self.before().is_some_and(|before| self.case(before) == Case::Title) && self.has(self.before(), &[Cue::Feast])
    }

    fn has_article(&self) -> bool {
        self.has(self.before(), &[Cue::Article])
    }

    /// "in 2021, 2022 and 2023", "in June and July".
    fn continues_list(&self) -> bool {
        let Some(last) = self.last else { return false };
        listed(self.row, self.cues, last, self.items)
    }

    /// A number or mark touches it, as in "Kazakhstan-2050", "2024/7" or "$2000".
    fn is_glued(&self) -> bool {
        const HARMLESS: [&str; 13] = ["(", "“", "\"", "«", "‘", "'", "[", "–", "—", ".", ",", "*", "•"];
        const JOINTS: [&str; 6] = ["-", "/", "%", "$", "°", ":"];
        let touched = self.before().is_some_and(|before| {
            self.row.items[self.items.start].glued
                && (!HARMLESS.contains(&self.row.text(before)) || self.is_after_word_and_dash(before))
        });
        let numbered = self.before().is_some_and(|before| self.row.items[before].kind == TokenKind::Number);
        let touches = self.behind().is_some_and(|behind| {
            let item = &self.row.items[behind];
            item.glued
                && (item.kind != TokenKind::Mark && !self.row.text(behind).starts_with(['\'', '’']))
                && !self.has(Some(behind), &[Cue::Clitic])
                || item.glued && JOINTS.contains(&self.row.text(behind)) && self.goes_on(behind)
        });
        touched || numbered || touches
    }

    fn is_after_word_and_dash(&self, dash: usize) -> bool {
        matches!(self.row.text(dash), "–" | "—") && self.row.items[dash].glued
    }

    /// Whether something touches the mark from behind: "2024-km" but not "2024: ".
    fn goes_on(&self, mark: usize) -> bool {
        !matches!(self.row.text(mark), ":") && self.row.items.get(mark + 1).is_some_and(|item| item.glued)
    }

    /// Whether the number counts or measures what stands behind it, for sure.
    fn counts(&self) -> bool {
        self.behind().is_some_and(|behind| {
            let item = &self.row.items[behind];
            [Class::Scale, Class::Currency, Class::Unit, Class::Percent].iter().any(|&class| item.is(class))
                || matches!(self.row.text(behind), "%" | "$" | "€" | "₸" | "°" | "‰")
        })
    }

    fn is_year(&self) -> bool {
        if self.is_glued() || self.counts() {
            return false;
        }
        let digits = self.row.text(self.items.start);
        let is_round = digits.ends_with("00");
        let is_old = digits < "1900";
        let plural = self.behind().is_some_and(|behind| self.is_plural(behind));
        let yearly = self.has(self.behind(), &[Cue::Yearly]);
        let named = self.behind().is_some_and(|behind| self.is_word(behind) && self.case(behind) == Case::Title);
        if is_old {
            return !plural && self.has(self.before(), &[Cue::Lead, Cue::Since]);
        }
        if self.has_strong_lead() {
            return !plural || !is_round || yearly;
        }
        if self.behind().is_some_and(|behind| self.row.items[behind].kind == TokenKind::Number) {
            return false;
        }
        if self.has(self.before(), &[Cue::WeakLead]) || self.continues_list() {
            return !named && (!plural || yearly);
        }
        if self.has_article() || self.is_possessed() {
            return !named && (yearly || !plural && self.behind().is_some_and(|behind| self.is_plain_word(behind)));
        }
        if self.is_in_brackets() || self.starts_sentence_as_subject() {
            return true;
        }
        yearly && !named && self.before().is_none_or(|before| self.case(before) != Case::Title)
    }

    /// A lower-case plural that is no verb or function word: "2024 schools".
    fn is_plural(&self, item: usize) -> bool {
        let ends_as = |cue| self.cues.ends_as(self.row, item, cue);
        let ends = ends_as(Cue::Plural) && !ends_as(Cue::Singular);
        (ends || self.has(Some(item), &[Cue::Plural])) && self.is_plain_word(item)
    }

    /// A lower-case word that is not known to be a function word or verb.
    fn is_plain_word(&self, item: usize) -> bool {
        const KNOWN: [Cue; 10] = [
            Cue::Function,
            Cue::Lead,
            Cue::WeakLead,
            Cue::Since,
            Cue::Deadline,
            Cue::Conjunction,
            Cue::Be,
            Cue::PastVerb,
            Cue::FutureVerb,
            Cue::ClauseOpener,
        ];
        self.is_word(item)
            && self.case(item) == Case::Lower
            && self.row.text(item).chars().count() > 1
            && !self.has(Some(item), &KNOWN)
    }

    fn is_possessed(&self) -> bool {
        self.has(self.before(), &[Cue::Possessive])
            || self
                .before()
                .is_some_and(|before| self.row.items[before].glued && self.has(Some(before), &[Cue::Clitic]))
    }

    /// "(2023)", "(2023: 5.1%)".
    fn is_in_brackets(&self) -> bool {
        self.before().is_some_and(|before| self.row.text(before) == "(")
            && self.behind().is_some_and(|behind| {
                self.row.items[behind].kind == TokenKind::Mark || self.has(Some(behind), &[Cue::Conjunction])
            })
    }

    /// "2024 was a record year."
    fn starts_sentence_as_subject(&self) -> bool {
        self.before().is_none() && self.has(self.behind(), &[Cue::Be, Cue::PastVerb, Cue::FutureVerb, Cue::Subject])
    }

    /// A capitalised word touches the phrase on either side, as in "April Smith" or "Black Friday".
    fn is_in_name(&self) -> bool {
        let capital = |item: usize| self.is_word(item) && self.case(item) == Case::Title;
        let is_name_before = self.before().is_some_and(|before| {
            let first = before == 0 || self.row.items[before - 1].sentence != self.row.items[before].sentence;
            capital(before) && !first
        });
        is_name_before
            || self.behind().is_some_and(capital)
            || self.before().is_some_and(|before| self.is_joint(before))
    }

    fn is_before_name(&self) -> bool {
        self.behind().is_some_and(|behind| self.is_word(behind) && self.case(behind) == Case::Title)
    }

    fn is_joint(&self, before: usize) -> bool {
        self.row.items[self.items.start].glued && matches!(self.row.text(before), "-" | "/")
    }

    /// "Every May".
    fn recurs(&self) -> bool {
        self.has(self.before(), &[Cue::Each])
    }

    /// "Monday-like".
    fn is_compounded(&self) -> bool {
        let hyphen = self.behind().filter(|&behind| self.row.items[behind].glued && self.row.text(behind) == "-");
        hyphen.is_some_and(|hyphen| self.row.items.get(hyphen + 1).is_some_and(|item| item.glued))
    }

    /// "The May summit".
    fn is_named_by_article(&self) -> bool {
        (self.has_article() || self.is_possessed()) && self.behind().is_some_and(|behind| self.is_plain_word(behind))
    }

    /// "Spring floods".
    fn qualifies_noun(&self) -> bool {
        self.behind().is_some_and(|behind| {
            self.is_plain_word(behind) || (self.is_word(behind) && self.case(behind).is_capital())
        }) || self.next_is("-")
    }
}
