//! A document's tokens with their classes and endings, and the units that names are made of.

use super::gazetteer::Listed;
use super::{KazakhNames, Word};
use crate::document::{Case, TokenKind};
use crate::languages::kk::morphology::{self, Ending, Lower, Morphology};
use crate::names::{Classes, NameKind, Row};
use std::ops::Deref;

/// One sentence's tokens, read forward and backward by the patterns. Positions are indices of the document's tokens.
pub(in crate::languages::kk) struct Reader<'d> {
    pub row: Row<'d>,
    pub names: &'d KazakhNames,
    pub words: &'d [Word],
}

// What every language reads of a sentence is read of this one too.
impl<'d> Deref for Reader<'d> {
    type Target = Row<'d>;

    fn deref(&self) -> &Row<'d> {
        &self.row
    }
}

impl<'d> Reader<'d> {
    pub fn is(&self, at: usize, classes: Classes) -> bool {
        self.range.contains(&at) && self.words[at].classes.any(classes)
    }

    /// Whether the word is in one of the classes in its bare form, or with a possessive.
    pub fn is_nominative(&self, at: usize, classes: Classes) -> bool {
        self.is(at, classes) && self.words[at].ending.is_nominative()
    }

    /// How many bytes of a listed word stand before the ending of its case.
    pub fn nominative_length(&self, at: usize) -> usize {
        let text = self.text(at);
        let Some(lower) = Lower::of(text) else { return text.len() };
        let wanted = self.ending(at);
        let mut found = text.len();
        self.names.morphology.splits(lower.text(), |split| {
            if split.ending == wanted {
                found = split.nominative;
            }
        });
        found
    }

    /// What stands behind the stem of a listed word; of an unknown one, what seems to.
    pub fn ending(&self, at: usize) -> Ending {
        match self.range.contains(&at) {
            true if self.words[at].classes == Classes::NONE => self.guess(at),
            true => self.words[at].ending,
            false => Ending::default(),
        }
    }

    pub fn case(&self, at: usize) -> morphology::Case {
        self.ending(at).case
    }

    /// The ending of a case that an unknown word seems to have.
    fn guess(&self, at: usize) -> Ending {
        const SHORTEST_STEM: usize = 4;
        let Some(lower) = Lower::of(self.text(at)) else { return Ending::default() };
        let mut found = Ending::default();
        // "Қазақстан" ends like an ablative and is none.
        if self.names.gazetteer.has(lower.text()) {
            return found;
        }
        self.names.morphology.splits(lower.text(), |split| {
            let long = lower.text()[..split.stem].chars().nth(SHORTEST_STEM - 1).is_some();
            // "Нарын" is no accusative of "Нары".
            let sure = word_end(lower.text(), split.nominative) != "н";
            if sure && long && found.is_nominative() && !split.ending.is_nominative() {
                found = split.ending;
            }
        });
        found
    }

    /// Whether a word in capitals or with one stands here.
    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.case.is_capital())
    }

    pub fn is_lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
    }

    /// The end with the ending that a hyphen joins to the token before it ("МАГАТЭ-нің").
    pub fn with_ending(&self, end: usize) -> usize {
        let ending = self.joins(end) && self.is_lower(end + 1);
        if ending && self.names.morphology.is_case_ending(self.text(end + 1)) { end + 2 } else { end }
    }

    /// Whether a hyphen joins more than an ending to the token before `end`.
    pub fn is_compound(&self, end: usize) -> bool {
        self.joins(end) && self.with_ending(end) == end
    }

    /// The listed name that begins at the token.
    pub(super) fn listed(&self, at: usize) -> Option<Listed> {
        self.token(at)?;
        let listed = self.names.gazetteer.at(self.document, &self.names.morphology, at)?;
        (listed.end <= self.range.end).then_some(listed)
    }

    /// The beginning of the listed place whose last token stands right before `end`, in the nominative or the genitive.
    pub fn place_before(&self, end: usize) -> Option<usize> {
        const OWNERS: [morphology::Case; 2] = [morphology::Case::Nominative, morphology::Case::Genitive];
        self.listed_before(end, NameKind::Place, |case| OWNERS.contains(&case))
    }

    /// The beginning of the listed body of several words that stands right before `end` in the nominative.
    pub fn agency_before(&self, end: usize) -> Option<usize> {
        let start = self.listed_before(end, NameKind::Agency, |case| case == morphology::Case::Nominative)?;
        (end > start + 1).then_some(start)
    }

    /// The beginning of the listed body whose last word stands here, in any case.
    pub fn agency_covering(&self, last: usize) -> Option<usize> {
        self.listed_before(last + 1, NameKind::Agency, |_| true)
    }

    /// The beginning of the listed place of several words whose last one stands here, in any case.
    pub fn place_covering(&self, last: usize) -> Option<usize> {
        self.listed_before(last + 1, NameKind::Place, |_| true).filter(|&start| start < self.unit_start(last))
    }

    /// The beginning of the longest listed name of the kind that ends at `end` in a case that fits.
    fn listed_before(&self, end: usize, kind: NameKind, fits: impl Fn(morphology::Case) -> bool) -> Option<usize> {
        const LONGEST: usize = 6;
        let from = self.range.start.max(end.saturating_sub(LONGEST));
        let stands = |&at: &usize| {
            self.is_capital(at)
                && self.begins_unit(at)
                && self.listed(at).is_some_and(|listed| {
                    let whole = listed.end == end || self.with_ending(listed.end) == end;
                    whole && listed.kind == kind && fits(listed.ending.case)
                })
        };
        (from..end).find(stands)
    }

    /// The opening mark of the quotation that closes here; quotations within it are passed over.
    pub fn opening_quote(&self, close: usize) -> Option<usize> {
        const FURTHEST: usize = 14;
        let (opening, closing) = match self.text(close) {
            "»" => ("«", "»"),
            "”" => ("“", "”"),
            "\"" => ("\"", ""),
            _ => return None,
        };
        let from = self.range.start.max(close.saturating_sub(FURTHEST));
        let mut depth = 1;
        let mut outermost = None;
        for at in (from..close).rev() {
            let mark = self.text(at);
            if mark == opening {
                depth -= 1;
                outermost = Some(at);
            } else if mark == closing {
                depth += 1;
            }
            if depth == 0 {
                return outermost;
            }
        }
        outermost
    }

    /// The closing mark of the quotation that opens here.
    pub fn closing_quote(&self, open: usize, furthest: usize) -> Option<usize> {
        let closing = match self.text(open) {
            "«" => "»",
            "“" | "„" => "”",
            "\"" => "\"",
            _ => return None,
        };
        (open + 1..self.range.end.min(open + furthest)).find(|&at| self.text(at) == closing)
    }

    /// The quoted name that closes at the mark: its opening mark, where a capital follows it.
    pub fn quoted_name(&self, close: usize) -> Option<usize> {
        let open = self.opening_quote(close)?;
        let first = (open + 1..close).find(|&at| !matches!(self.text(at), "«" | "“" | "\""))?;
        let named = self.is_capital(first) || self.token(first).is_some_and(|token| token.kind == TokenKind::Number);
        named.then_some(open)
    }

    /// Whether the word is written as a surname is, whatever its ending: "Сапаровты", "Төлегенова", "Кемелұлы".
    pub fn is_surname(&self, at: usize) -> bool {
        self.is_capital(at) && self.surname_stem(at).is_some()
    }

    /// How many bytes of the surname stand before the ending of its case.
    pub fn surname_stem(&self, at: usize) -> Option<usize> {
        surname_stem(&self.names.morphology, self.text(at))
    }
}

/// How many bytes of a surname stand before the ending of its case; `None` where the word is not written as one.
pub(super) fn surname_stem(morphology: &Morphology, word: &str) -> Option<usize> {
    const SHORTEST: usize = 5;
    let lower = Lower::of(word)?;
    let mut found = None;
    morphology.splits(lower.text(), |split| {
        let stem = &lower.text()[..split.nominative];
        let form = split.nominative == split.stem || is_patronymic(stem);
        if form && stem.chars().count() >= SHORTEST && ends_like_surname(stem) && found.is_none() {
            found = Some(split.nominative);
        }
    });
    found
}

/// The ending of the case, given how many bytes stand before it.
pub(super) fn word_end(word: &str, nominative: usize) -> &str {
    word.get(nominative..).unwrap_or_default()
}

/// Whether the word, in lower case, is a patronymic: "Серікұлы", "Олегович".
pub(super) fn is_patronymic(stem: &str) -> bool {
    ["ұлы", "қызы", "ович", "евич", "овна", "евна", "уулу", "кызы", "оғлы"].iter().any(|end| stem.ends_with(end))
}

fn ends_like_surname(stem: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["ов", "ев", "ёв", "ова", "ева", "ёва", "ин", "ина", "ский", "ская", "енко", "швили", "ян", "баев"];
    is_patronymic(stem) || ENDINGS.iter().any(|end| stem.ends_with(end))
}
