//! Corpora of phrases with the figures that stand in them, in every language: how they are checked.

mod properties;

pub use properties::{assert_read, assert_sound, calendar_texts, check_hostile, check_undated, days, grouped, rows_of};

use super::amounts::Reading;
use super::dates::{find, phrases};
use super::{Amount, CalendarMention, FigureGrammar, Figures, Quantity, Value, ranges, rules};
use crate::archive::RawRelease;
use crate::document::Document;
use crate::languages::{Language, Languages};
use crate::table;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The languages, loaded once for all tests.
pub static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::load);

/// The grammar of a language.
pub fn grammar(language: Language) -> &'static FigureGrammar {
    &LANGUAGES.of(language).figures
}

/// A text as a release published on the day.
pub fn document(text: &str, language: Language, published: Option<Date>) -> Document {
    let mut raw = RawRelease::plain("test", text);
    raw.metadata.published = published;
    Document::read(raw, Some(language), &LANGUAGES)
}

/// The amounts of a text.
pub fn amounts(text: &str, language: Language) -> Vec<Amount> {
    Figures::find(&document(text, language, None), &LANGUAGES).amounts
}

/// The calendar mentions of a text published on the day.
pub fn mentions(text: &str, language: Language, published: Option<Date>) -> Vec<CalendarMention> {
    let (document, grammar) = (document(text, language, published), grammar(language));
    find(&grammar.row(&document), &grammar.dates).into_iter().map(|found| found.mention).collect()
}

fn lines(corpus: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    table::lines(corpus).map(|line| line.split('\t'))
}

/// An amount as a corpus writes it: `85,000: count 85000 over {rounds of ammunition}`.
fn written(amount: &Amount, text: &str) -> String {
    let unit = match &amount.quantity {
        Quantity::Money { currency } => format!(" {currency}"),
        Quantity::Measure { unit } => format!(" {unit}"),
        Quantity::Count | Quantity::Percent | Quantity::Ratio => String::new(),
    };
    let value = match amount.value {
        Value::Exact(value) => value.normalize().to_string(),
        Value::Range(low, high) => format!("{}..{}", low.normalize(), high.normalize()),
    };
    let item = amount.item.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(" ");
    let item = if item.is_empty() { item } else { format!(" {{{item}}}") };
    let qualifier = amount.qualifier.code();
    format!("{}: {} {value}{unit} {qualifier}{item}", amount.span.of(text), amount.quantity.code())
}

/// Holds a grammar to a corpus of amounts, lines of a phrase and, behind tabs, the amounts that must be found in it and no
/// others; every rule must be used by a phrase, but those of `other_languages`, shared rules for what the language says
/// otherwise.
pub fn check_amounts(language: Language, corpus: &'static str, other_languages: &[&str]) {
    let grammar = grammar(language);
    let (mut wrong, mut phrases, mut used) = (Vec::new(), 0, BTreeSet::new());
    for mut fields in lines(corpus) {
        let phrase = fields.next().unwrap_or_default();
        let expected = fields.collect::<Vec<_>>();
        let document = document(phrase, language, None);
        let amounts = Figures::find(&document, &LANGUAGES).amounts;
        used.extend(amounts.iter().map(|amount| amount.rule));
        used.extend(grammar.amounts.read(&grammar.row(&document)).iter().map(|(reading, _)| match reading {
            Reading::Amount(draft) => draft.rule,
            Reading::Skipped(rule) => rule,
        }));
        let found = amounts.iter().map(|amount| written(amount, phrase)).collect::<Vec<_>>();
        if found != expected {
            wrong.push(format!("{phrase}\n  expected {expected:?}\n  found    {found:?}"));
        }
        phrases += 1;
    }
    assert!(wrong.is_empty(), "{} of {phrases} phrases:\n{}", wrong.len(), wrong.join("\n"));
    let joined = [ranges::RANGE, ranges::CHANGE];
    let rules = grammar.amounts.names().chain(rules::restored()).chain(joined).collect::<BTreeSet<_>>();
    let unused = rules.difference(&used).filter(|rule| !other_languages.contains(rule)).collect::<Vec<_>>();
    assert!(unused.is_empty(), "no phrase uses {unused:?}");
    let used_after_all = other_languages.iter().filter(|rule| used.contains(*rule)).collect::<Vec<_>>();
    assert!(used_after_all.is_empty(), "phrases do use {used_after_all:?}");
}

/// Holds a grammar to a corpus of calendar mentions, lines of a phrase, the day it was published on, and for each mention
/// its surface, first and last day; every rule must be used by a phrase.
pub fn check_dates(language: Language, corpus: &'static str) {
    let grammar = grammar(language);
    let (mut wrong, mut used) = (Vec::new(), BTreeSet::new());
    for mut fields in lines(corpus) {
        let phrase = fields.next().unwrap_or_default();
        let published: Date = fields.next().and_then(|day| day.parse().ok()).expect(phrase);
        let document = document(phrase, language, Some(published));
        let row = grammar.row(&document);
        let found = find(&row, &grammar.dates).into_iter().map(|found| found.mention).collect::<Vec<_>>();
        used.extend(phrases(&row, &grammar.dates).into_iter().map(|(phrase, _)| phrase.rule));
        used.extend(found.iter().map(|mention| mention.rule));
        let found = found.iter().flat_map(|mention| {
            let period = mention.period.expect("the day of publication is known");
            [mention.span.of(phrase).to_owned(), period.from.to_string(), period.to.to_string()]
        });
        let (found, wanted) = (found.collect::<Vec<_>>(), fields.collect::<Vec<_>>());
        if found != wanted {
            wrong.push(format!("{phrase} ({published})\n    found {found:?}\n   wanted {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} phrases are read wrong:\n{}", wrong.len(), wrong.join("\n"));
    let unused = grammar.dates.names().filter(|name| !used.contains(name)).collect::<Vec<_>>();
    assert!(unused.is_empty(), "no phrase of the corpus uses {unused:?}");
}
