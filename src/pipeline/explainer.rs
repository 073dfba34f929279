//! One text, number by number, without looking for names.

use crate::archive::RawRelease;
use crate::dataset::{ReleaseRecord, amount_objects, date_objects};
use crate::document::Document;
use crate::facts::{Apart, Facts};
use crate::figures::dates::Alternative;
use crate::figures::explain::{Account, Skipped, reason};
use crate::languages::{Language, Languages};
use crate::names::Mentions;
use crate::position::{CodePointSpan, CodePoints};
use jiff::civil::Date;
use serde_json::{Map, Value};

/// Tells of every number of a text what became of it.
pub struct Explainer {
    languages: Languages,
    language: Option<Language>,
}

/// A text whose numbers are told.
#[derive(Clone, Debug)]
pub struct Explained {
    /// What it says, as the tables have it.
    pub record: ReleaseRecord,
    /// Every number and every calendar mention, in the order of the text; no two overlap.
    pub findings: Vec<Finding>,
}

/// What became of a number, or what a calendar mention means.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Where it stands.
    pub span: CodePointSpan,
    /// As it stands.
    pub surface: String,
    /// The rule.
    pub rule: &'static str,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a number.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    /// Extracted: an index into the record's amounts.
    Amount(usize),
    /// Extracted: an index into the record's dates; and how else it could be read.
    Date(usize, Option<Alternative>),
    /// Left aside.
    Skipped(Skipped),
}

impl Explainer {
    /// An explainer of texts in `language`, or in the one that each is found to be in.
    pub fn load(language: Option<Language>) -> Self {
        Self { languages: Languages::load(), language }
    }

    /// Tells of every number of a text that was published on the day, where one is given.
    pub fn explain(&self, text: &str, published: Option<Date>) -> Explained {
        let mut raw = RawRelease::plain("text", text);
        raw.metadata.published = published;
        self.explain_release(raw)
    }

    /// The same of a release.
    pub fn explain_release(&self, raw: RawRelease) -> Explained {
        let document = Document::read(raw, self.language, &self.languages);
        let grammar = &self.languages.of(document.language).figures;
        let Account { figures, alternatives, skipped } = Account::of(&document, grammar);
        let date_rules: Vec<_> = figures.dates.iter().map(|date| date.rule).collect();
        let facts = Facts::find(&document, Mentions::default(), figures, &self.languages, &Apart::default());
        let record = ReleaseRecord::new(&document, &facts);
        let points = CodePoints::new(&document.text);
        let amounts = record.amounts.iter().enumerate().map(|(index, amount)| Finding {
            span: amount.span,
            surface: amount.text.to_string(),
            rule: amount.rule,
            outcome: Outcome::Amount(index),
        });
        let others = alternatives.into_iter().zip(date_rules);
        let dates = record.dates.iter().enumerate().zip(others).map(|((index, date), (other, rule))| Finding {
            span: date.span,
            surface: date.text.to_string(),
            rule,
            outcome: Outcome::Date(index, other),
        });
        let skipped = skipped.into_iter().map(|skipped| Finding {
            span: points.span(skipped.span),
            surface: skipped.span.of(&document.text).to_owned(),
            rule: skipped.rule,
            outcome: Outcome::Skipped(skipped),
        });
        let mut findings: Vec<Finding> = amounts.chain(dates).chain(skipped).collect();
        findings.sort_by_key(|finding| finding.span);
        Explained { record, findings }
    }
}

impl Explained {
    /// Every finding as a JSON object: of an amount or a date the columns of its table, of what was left aside the
    /// surface as `skipped`, `why`, and the `value` of the number itself; of each its `rule`, and of what is extracted
    /// what that says as `reading`.
    pub fn objects(&self) -> Vec<Map<String, Value>> {
        let mut amounts: Vec<_> = amount_objects(&self.record).map(Some).collect();
        let mut dates: Vec<_> = date_objects(&self.record).map(Some).collect();
        let object = |finding: &Finding| {
            let mut object = match finding.outcome {
                Outcome::Amount(index) => amounts.get_mut(index).and_then(Option::take).unwrap_or_default(),
                Outcome::Date(index, _) => dates.get_mut(index).and_then(Option::take).unwrap_or_default(),
                Outcome::Skipped(skipped) => left_aside(finding, &skipped),
            };
            object.insert("rule".to_owned(), finding.rule.into());
            if !matches!(finding.outcome, Outcome::Skipped(_)) {
                object.insert("reading".to_owned(), finding.why().into());
            }
            object
        };
        self.findings.iter().map(object).collect()
    }
}

fn left_aside(finding: &Finding, skipped: &Skipped) -> Map<String, Value> {
    let value = skipped.value.map(|value| value.normalize().to_string());
    let entries: [(&str, Value); 5] = [
        ("skipped", finding.surface.as_str().into()),
        ("why", skipped.why().into()),
        ("value", value.into()),
        ("start", finding.span.start.into()),
        ("end", finding.span.end.into()),
    ];
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

impl Finding {
    /// Why it was read or left aside so, in plain words.
    pub fn why(&self) -> String {
        let reason = reason(self.rule);
        match self.outcome {
            Outcome::Date(_, Some(other)) => format!("{reason}; {other}"),
            _ => reason.to_owned(),
        }
    }
}
