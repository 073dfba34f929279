//! What went wrong, where, and how bad is it?

use super::context::around;
use super::markup::{GoldRelease, Kind, Mark};
use super::pairing::{Placed, overlap, pair, same_place};
use super::score::{Found, Judged, amount_marks, details, same_days, same_post, same_value};
use super::tables::{AmountRow, DateRow, PostRow};
use serde::Serialize;
use std::path::PathBuf;

/// What kind of mistake; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Something stands there, and something else was read from it: a wrong figure in the dataset.
    WrongValue,
    /// Nothing of the kind stands there.
    Spurious,
    /// What stands there was not found.
    Missed,
    /// A name of another kind stands there.
    WrongKind,
    /// The value is right, and what is said beside it is not.
    WrongDetail,
    /// All is right but where it begins or ends.
    WrongBoundary,
}

impl Problem {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Problem::WrongValue => "wrong value",
            Problem::Spurious => "spurious",
            Problem::Missed => "missed",
            Problem::WrongKind => "wrong kind",
            Problem::WrongDetail => "wrong detail",
            Problem::WrongBoundary => "wrong boundary",
        }
    }
}

/// A mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Miss {
    /// What kind of mistake.
    pub problem: Problem,
    /// What it is about: a kind of mark, or `post`.
    pub about: &'static str,
    /// The gold file.
    pub path: PathBuf,
    /// The line of that file, counted from 1.
    pub line: usize,
    /// The first code point of the plain release.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words before.
    pub before: String,
    /// What stands there.
    pub text: String,
    /// The words behind.
    pub behind: String,
    /// The right answer; `None` where nothing stands there.
    pub expected: Option<String>,
    /// What was found; `None` where nothing was.
    pub found: Option<String>,
}

impl Miss {
    /// What sorts the worst first: the mistake, what it is about, from figures to places, and the file.
    pub fn rank(&self) -> (Problem, usize) {
        const ABOUT: [&str; 10] =
            ["money", "percent", "measure", "count", "ratio", "date", "person", "post", "agency", "place"];
        (self.problem, ABOUT.iter().position(|about| *about == self.about).unwrap_or(ABOUT.len()))
    }
}

/// Everything that went wrong in a release.
pub fn find(gold: &GoldRelease, found: &Found) -> Vec<Miss> {
    let mut misses = Misses { gold, text: gold.text.chars().collect(), all: Vec::new() };
    misses.names(found);
    misses.dates(found);
    misses.amounts(found);
    misses.posts(found);
    misses.all
}

struct Misses<'g> {
    gold: &'g GoldRelease,
    text: Vec<char>,
    all: Vec<Miss>,
}

impl Misses<'_> {
    fn add(
        &mut self,
        problem: Problem,
        about: &'static str,
        at: (u32, u32),
        answers: (Option<String>, Option<String>),
    ) {
        let (before, behind) = around(&self.text, at);
        let text = self.text.iter().skip(at.0 as usize).take((at.1 - at.0) as usize).collect();
        let (path, line) = (self.gold.path.clone(), self.gold.line_of(at.0));
        let (expected, found) = answers;
        self.all.push(Miss {
            problem,
            about,
            path,
            line,
            start: at.0,
            end: at.1,
            before,
            text,
            behind,
            expected,
            found,
        });
    }

    /// What is left when right pairs are taken away: answers and rows that overlap are one mistake, others are missed or
    /// spurious.
    fn rest<P: Placed>(
        &mut self,
        (marks, rows): (&[&Mark], &[P]),
        right: &[Option<usize>],
        mistake: impl Fn(&Mark, &P) -> Problem,
        about: (impl Fn(&Mark) -> &'static str, impl Fn(&P) -> &'static str),
        told: (impl Fn(&Mark) -> String, impl Fn(&P) -> String),
    ) {
        let mut is_free: Vec<bool> = (0..rows.len()).map(|row| !right.contains(&Some(row))).collect();
        for (mark, _) in marks.iter().zip(right).filter(|(_, met)| met.is_none()) {
            let met = (0..rows.len()).find(|&row| is_free[row] && overlap(*mark, &rows[row]));
            let problem = met.map_or(Problem::Missed, |met| mistake(mark, &rows[met]));
            let answers = (Some(told.0(mark)), met.map(|met| told.1(&rows[met])));
            self.add(problem, about.0(mark), mark.place(), answers);
            if let Some(met) = met {
                is_free[met] = false;
            }
        }
        for (row, _) in rows.iter().zip(is_free).filter(|(_, is_free)| *is_free) {
            self.add(Problem::Spurious, about.1(row), row.place(), (None, Some(told.1(row))));
        }
    }

    /// Right values between wrong ends.
    fn boundaries<P: Placed>(&mut self, (marks, rows): (&[&Mark], &[P]), right: &[Option<usize>]) {
        for (mark, met) in marks.iter().zip(right) {
            let Some(row) = met.map(|met| &rows[met]).filter(|row| !same_place(*mark, *row)) else { continue };
            let (start, end) = row.place();
            let found = self.text.iter().skip(start as usize).take((end - start) as usize).collect();
            self.add(Problem::WrongBoundary, mark.kind.code(), mark.place(), (Some(mark.text.clone()), Some(found)));
        }
    }

    fn names(&mut self, found: &Found) {
        let marks: Vec<&Mark> = self.gold.marks.iter().filter(|mark| Kind::NAMES.contains(&mark.kind)).collect();
        let rows = &found.mentions;
        let right = pair(&marks, rows, |mark, row| same_place(mark, row) && mark.kind.code() == row.kind);
        let mistake = |mark: &Mark, row: &_| {
            let row: &&super::tables::MentionRow = row;
            if mark.kind.code() == row.kind { Problem::WrongBoundary } else { Problem::WrongKind }
        };
        self.rest(
            (&marks, rows),
            &right,
            mistake,
            (|mark| mark.kind.code(), |row| code(&row.kind)),
            (|mark| format!("{} {}", mark.kind.code(), mark.text), |row| format!("{} {}", row.kind, row.text)),
        );
    }

    fn dates(&mut self, found: &Found) {
        let marks: Vec<&Mark> = self.gold.marks.iter().filter(|mark| mark.kind == Kind::Date).collect();
        let right = pair(&marks, &found.dates, |mark, row| same_days(mark, row));
        let told = |row: &&DateRow| days(row.from.as_deref(), row.to.as_deref());
        let both = (&marks[..], &found.dates[..]);
        let date = Kind::Date.code();
        let answer = |mark: &Mark| days(mark.get("from"), mark.get("to"));
        self.rest(both, &right, |_, _| Problem::WrongValue, (|_| date, |_| date), (answer, told));
        self.boundaries(both, &right);
    }

    fn amounts(&mut self, found: &Found) {
        let marks = amount_marks(self.gold);
        let rows = &found.amounts;
        let right = pair(&marks, rows, |mark, row| same_value(mark, row));
        let about = (|mark: &Mark| mark.kind.code(), |row: &&AmountRow| code(&row.kind));
        self.rest((&marks, rows), &right, |_, _| Problem::WrongValue, about, (marked_worth, |row| worth(row)));
        self.boundaries((&marks, rows), &right);
        for Judged { mark, row, detail, .. } in
            details(&marks, rows, &right).into_iter().filter(|judged| !judged.is_right)
        {
            let (mark, row, key) = (marks[mark], rows[row], detail.code());
            let expected = match mark.get(key) {
                Some(id) if key == "equals" => {
                    marks.iter().find(|other| other.get("id") == Some(id)).map_or(id, |other| &other.text)
                }
                stated => stated.unwrap_or("exact"),
            };
            let restated =
                |id: &String| rows.iter().find(|other| other.amount_id == *id).map(|other| other.text.clone());
            let cell = match key {
                "equals" => row.equals.as_ref().and_then(restated),
                "item" => row.item.clone(),
                "by" => row.actor.clone(),
                _ => Some(row.qualifier.clone().unwrap_or_else(|| "exact".to_owned())),
            };
            let told = |cell: &str| format!("{key} {cell}");
            let answers = (Some(told(expected)), Some(told(&cell.unwrap_or_else(|| "(none)".to_owned()))));
            self.add(Problem::WrongDetail, mark.kind.code(), mark.place(), answers);
        }
    }

    fn posts(&mut self, found: &Found) {
        let of = |mark: &&Mark| mark.kind == Kind::Person && mark.get("post").is_some();
        let marks: Vec<&Mark> = self.gold.marks.iter().filter(of).collect();
        let right = pair(&marks, &found.posts, |mark, row| same_post(mark, row));
        let joined = |parts: [Option<&str>; 2]| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let answer = |mark: &Mark| joined([mark.get("post"), mark.get("agency")]);
        let told = |row: &&PostRow| joined([Some(&row.post), row.agency.as_deref()]);
        let both = (&marks[..], &found.posts[..]);
        self.rest(both, &right, |_, _| Problem::WrongValue, (|_| "post", |_| "post"), (answer, told));
    }
}

/// The word for a kind, as long as the program lives.
fn code(kind: &str) -> &'static str {
    kind.parse::<Kind>().map_or("other", Kind::code)
}

fn days(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => from.to_owned(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        _ => "no days".to_owned(),
    }
}

fn marked_worth(mark: &Mark) -> String {
    let unit = mark.get("currency").or(mark.get("unit"));
    told_worth(mark.kind.code(), [mark.get("value"), mark.get("low"), mark.get("high")], unit)
}

fn worth(row: &AmountRow) -> String {
    let unit = row.currency.as_deref().or(row.unit.as_deref());
    told_worth(&row.kind, [row.value.as_deref(), row.low.as_deref(), row.high.as_deref()], unit)
}

fn told_worth(kind: &str, [value, low, high]: [Option<&str>; 3], unit: Option<&str>) -> String {
    let range = [low, high].map(|end| end.unwrap_or("?")).join(" to ");
    [Some(kind), Some(value.unwrap_or(&range)), unit].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
