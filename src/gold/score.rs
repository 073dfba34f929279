//! What of one release was found?

use super::b_cubed::Item;
use super::markup::{GoldRelease, Kind, Mark};
use super::misses::{self, Miss};
use super::pairing::{Placed, overlap, pair, same_place};
use super::phrases::{ITEMS, NAMES, alike};
use super::tables::{AmountRow, DateRow, MentionRow, PostRow, ReleaseRows};
use crate::languages::Language;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Mentions whose kind, first and last character are right.
    Span(Subject),
    /// Mentions that overlap and say the right thing: the days of a date; kind, number and unit of an amount.
    Value(Subject),
    /// Of the amounts whose value is right, those of which this is right, too.
    Detail(Detail),
    /// Statements that a person holds a post: the right words beside the right mention.
    Posts,
    /// B-cubed over the mentions of people or bodies: see the module.
    Entity(Kind),
}

/// What a measure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Marks of one kind.
    Kind(Kind),
    /// Amounts of every kind.
    Amount,
}

/// What is said of an amount beside its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// How the value bounds what is meant.
    Qualifier,
    /// What is counted or measured.
    Item,
    /// The amount that it restates.
    Equals,
    /// Who acted.
    By,
}

impl Detail {
    /// The key of marks that says it.
    pub fn code(self) -> &'static str {
        match self {
            Detail::Qualifier => "qualifier",
            Detail::Item => "item",
            Detail::Equals => "equals",
            Detail::By => "by",
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Subject::Kind(kind) => kind.code(),
            Subject::Amount => "amount",
        })
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Measure::Span(subject) => write!(f, "span {subject}"),
            Measure::Value(subject) => write!(f, "value {subject}"),
            Measure::Detail(detail) => write!(f, "detail {}", detail.code()),
            Measure::Posts => f.write_str("posts"),
            Measure::Entity(kind) => write!(f, "entity {}", kind.code()),
        }
    }
}

/// How many were right, how many found, how many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub right: u64,
    pub predicted: u64,
    pub gold: u64,
}

/// What of one release was found.
pub struct ReleaseScore {
    /// The language that it is written in.
    pub language: Language,
    /// The counts of each measure that has any.
    pub tallies: BTreeMap<Measure, Tally>,
    /// The mentions of people and bodies.
    pub clusters: BTreeMap<Kind, Vec<Item>>,
    /// What went wrong.
    pub misses: Vec<Miss>,
}

macro_rules! placed {
    ($($row:ty),*) => {$(
        impl Placed for &$row {
            fn place(&self) -> (u32, u32) {
                (self.start, self.end)
            }
        }
    )*};
}

placed!(MentionRow, AmountRow, DateRow, PostRow);

/// The rows of a release's body: gold marks the body alone.
pub struct Found<'r> {
    pub mentions: Vec<&'r MentionRow>,
    pub posts: Vec<&'r PostRow>,
    pub amounts: Vec<&'r AmountRow>,
    pub dates: Vec<&'r DateRow>,
}

impl<'r> Found<'r> {
    fn after(body: u32, rows: Option<&'r ReleaseRows>) -> Self {
        fn within<'r, R>(rows: Option<&'r [R]>, body: u32) -> Vec<&'r R>
        where
            &'r R: Placed,
        {
            rows.unwrap_or_default().iter().filter(|row| row.place().0 >= body).collect()
        }
        Self {
            mentions: within(rows.map(|rows| rows.mentions.as_slice()), body),
            posts: within(rows.map(|rows| rows.posts.as_slice()), body),
            amounts: within(rows.map(|rows| rows.amounts.as_slice()), body),
            dates: within(rows.map(|rows| rows.dates.as_slice()), body),
        }
    }
}

/// Compares a release's answers with the rows that a run gave of it; `None` where it gave no release.
pub fn score(gold: &GoldRelease, rows: Option<&ReleaseRows>) -> ReleaseScore {
    // The blank line above the body counts to it, as with the reference scorer.
    let found = Found::after(gold.body() - 1, rows);
    let marks = |kind: Kind| gold.marks.iter().filter(|mark| mark.kind == kind).collect::<Vec<_>>();
    let mut scored = ReleaseScore {
        language: gold.language,
        tallies: BTreeMap::new(),
        clusters: BTreeMap::new(),
        misses: misses::find(gold, &found),
    };
    for kind in Kind::NAMES {
        let (marks, mentions) = (marks(kind), of_kind(&found.mentions, kind, |mention| &mention.kind));
        let spans = pair(&marks, &mentions, same_place);
        scored.add(Measure::Span(Subject::Kind(kind)), &spans, mentions.len());
        if kind != Kind::Place {
            let met = pair(&marks, &mentions, |_, _| true);
            let items = marks.iter().zip(met).map(|(mark, met)| {
                let id = met.map(|met| mentions[met].entity_id.clone());
                (mark.get("name").unwrap_or_default().to_owned(), id)
            });
            scored.clusters.insert(kind, items.collect());
        }
    }
    let date = Subject::Kind(Kind::Date);
    let dates = marks(Kind::Date);
    scored.add(Measure::Span(date), &pair(&dates, &found.dates, same_place), found.dates.len());
    scored.add(Measure::Value(date), &pair(&dates, &found.dates, |m, row| same_days(m, row)), found.dates.len());
    scored.amounts(gold, &found.amounts);
    let stated: Vec<&Mark> = marks(Kind::Person).into_iter().filter(|mark| mark.get("post").is_some()).collect();
    scored.add(Measure::Posts, &pair(&stated, &found.posts, |mark, row| same_post(mark, row)), found.posts.len());
    scored
}

impl ReleaseScore {
    /// Counts the pairs of a measure's answers, of so many predictions.
    fn add(&mut self, measure: Measure, pairs: &[Option<usize>], predicted: usize) {
        let tally = self.tallies.entry(measure).or_default();
        tally.right += pairs.iter().flatten().count() as u64;
        tally.predicted += predicted as u64;
        tally.gold += pairs.len() as u64;
    }

    fn amounts(&mut self, gold: &GoldRelease, amounts: &[&AmountRow]) {
        for kind in Kind::AMOUNTS {
            let marks: Vec<&Mark> = gold.marks.iter().filter(|mark| mark.kind == kind).collect();
            let rows = of_kind(amounts, kind, |row| &row.kind);
            let spans = pair(&marks, &rows, same_place);
            self.add(Measure::Span(Subject::Kind(kind)), &spans, rows.len());
            self.add(
                Measure::Value(Subject::Kind(kind)),
                &pair(&marks, &rows, |m, row| same_value(m, row)),
                rows.len(),
            );
        }
        let all = amount_marks(gold);
        let same_span = |mark: &Mark, row: &&AmountRow| same_place(mark, row) && mark.kind.code() == row.kind;
        self.add(Measure::Span(Subject::Amount), &pair(&all, amounts, same_span), amounts.len());
        let right = pair(&all, amounts, |mark, row| same_value(mark, row));
        self.add(Measure::Value(Subject::Amount), &right, amounts.len());
        for (detail, is_right) in
            details(&all, amounts, &right).into_iter().map(|judged| (judged.detail, judged.is_right))
        {
            let tally = self.tallies.entry(Measure::Detail(detail)).or_default();
            *tally = Tally {
                right: tally.right + u64::from(is_right),
                predicted: tally.predicted + 1,
                gold: tally.gold + 1,
            };
        }
    }
}

/// The rows of one kind.
pub fn of_kind<'r, R>(rows: &[&'r R], kind: Kind, code: fn(&R) -> &String) -> Vec<&'r R> {
    rows.iter().copied().filter(|row| code(row) == kind.code()).collect()
}

/// The amounts of a gold release, in order.
pub fn amount_marks(gold: &GoldRelease) -> Vec<&Mark> {
    let mut marks: Vec<&Mark> = gold.marks.iter().filter(|mark| mark.kind.is_amount()).collect();
    marks.sort_by_key(|mark| mark.start);
    marks
}

/// Whether a row covers the days of a mark.
pub fn same_days(mark: &Mark, row: &DateRow) -> bool {
    mark.get("from") == row.from.as_deref() && mark.get("to") == row.to.as_deref()
}

/// Whether an amount is of the kind, number, and currency or unit of a mark.
pub fn same_value(mark: &Mark, row: &AmountRow) -> bool {
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<Decimal>().ok());
    let cells = [("value", &row.value), ("low", &row.low), ("high", &row.high)];
    mark.kind.code() == row.kind
        && cells.into_iter().all(|(key, cell)| number(mark.get(key)) == number(cell.as_deref()))
        && match mark.kind {
            Kind::Money => mark.get("currency") == row.currency.as_deref(),
            Kind::Measure => mark.get("unit") == row.unit.as_deref(),
            _ => true,
        }
}

/// Whether a statement is that of a person's mark.
pub fn same_post(mark: &Mark, row: &PostRow) -> bool {
    let says = |key: &str, cell: &str| mark.get(key).is_some_and(|value| alike(value, cell, NAMES));
    let same_body = mark.get("agency").is_none() || says("agency", row.agency.as_deref().unwrap_or_default());
    says("post", &row.post) && same_body && overlap(mark, &row)
}

/// A detail of an amount whose value is right.
pub struct Judged {
    /// The index of its mark.
    pub mark: usize,
    /// The index of its row.
    pub row: usize,
    /// Which detail.
    pub detail: Detail,
    /// Whether it is right.
    pub is_right: bool,
}

/// Judges the details of the amounts whose values are right.
///
/// The qualifier of an amount that restates another is not judged: it can stand with either.
pub fn details(marks: &[&Mark], rows: &[&AmountRow], right: &[Option<usize>]) -> Vec<Judged> {
    let row_of = |id: &str| {
        let mut named = marks.iter().zip(right).filter(|(mark, met)| mark.get("id") == Some(id) && met.is_some());
        named.next_back().and_then(|(_, met)| *met)
    };
    let mut judged = Vec::new();
    for (index, (mark, met)) in marks.iter().zip(right).enumerate() {
        let Some(met) = *met else { continue };
        let row = rows[met];
        let mut judge = |detail, is_right| judged.push(Judged { mark: index, row: met, detail, is_right });
        match mark.get("equals") {
            Some(id) => {
                let restated = row_of(id).map(|row| rows[row].amount_id.as_str());
                judge(Detail::Equals, restated.is_some() && row.equals.as_deref() == restated);
            }
            None => {
                let stated = mark.get("qualifier").unwrap_or("exact");
                judge(Detail::Qualifier, stated == row.qualifier.as_deref().unwrap_or("exact"));
            }
        }
        if let Some(item) = mark.get("item").filter(|_| matches!(mark.kind, Kind::Count | Kind::Measure)) {
            judge(Detail::Item, alike(item, row.item.as_deref().unwrap_or_default(), ITEMS));
        }
        if let Some(by) = mark.get("by") {
            judge(Detail::By, alike(by, row.actor.as_deref().unwrap_or_default(), NAMES));
        }
    }
    judged
}
