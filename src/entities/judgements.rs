//! What the user has decided: which names are one person's or one body's, and which are not.

use super::Entities;
use crate::facts::Apart;
use crate::names::NameKind;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// A decision about two names, as they stand in the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether the names are people's or bodies'.
    pub kind: NameKind,
    /// A name.
    pub name: String,
    /// Another name of the same one, or of another.
    pub other: String,
    /// What is decided.
    pub verdict: Verdict,
    /// Why, for whoever reads it next; nothing depends on it.
    pub note: String,
}

/// What is decided about two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are one person's or body's, and so are all names that are joined with either.
    Same,
    /// They are not: the other name, as it stands, is of one of its own.
    Different,
}

impl Verdict {
    /// All of them, by the words that the file and the table use.
    pub const CODES: [&'static str; 2] = ["same", "different"];

    /// The word that the file and the table use.
    pub fn code(self) -> &'static str {
        Self::CODES[self as usize]
    }
}

/// The decisions of a user, in the order of their files, each pair once.
#[derive(Clone, Debug, Default)]
pub struct Judgements {
    rows: Vec<Judgement>,
}

/// The columns of a file of decisions; the last may be missing.
const COLUMNS: [&str; 5] = ["kind", "name", "other", "verdict", "note"];

/// Why a file of decisions cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum JudgementsError {
    /// It cannot be read.
    #[error("cannot read the judgements in {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line is not of the form.
    #[error("{}, line {line}: {fault}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: u64,
        /// What is wrong, and what to do.
        fault: Fault,
    },
}

/// What is wrong with a line of a file of decisions.
#[derive(Debug)]
pub enum Fault {
    /// The header lacks a column.
    Column(&'static str),
    /// Not `person` or `agency`.
    Kind(String),
    /// Not `same` or `different`.
    Verdict(String),
    /// No letter or digit in a name.
    NoName,
    /// Both names are the same.
    OneName(String),
    /// The same pair was decided otherwise before.
    Contradiction,
    /// Not CSV.
    Csv(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Column(name) => write!(f, "there is no column `{name}`: the header must be {}", COLUMNS.join(",")),
            Fault::Kind(found) => write!(f, "`{found}` is no kind: write `person` or `agency`"),
            Fault::Verdict(found) => write!(f, "`{found}` is no verdict: write `same` or `different`"),
            Fault::NoName => f.write_str("a name is missing: write both as they stand in the tables"),
            Fault::OneName(name) => write!(f, "`{name}` is compared with itself: write two names"),
            Fault::Contradiction => f.write_str("the same pair was decided otherwise before: leave one of the two"),
            Fault::Csv(what) => f.write_str(what),
        }
    }
}

impl Judgements {
    /// The name of the file in a dataset.
    pub const FILE_NAME: &str = "judgements.csv";

    /// Reads files of decisions, one after the other; a pair that stands in several counts once.
    ///
    /// # Errors
    /// When a file cannot be read, or the first line that is not of the form or contradicts one before.
    pub fn read<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Result<Self, JudgementsError> {
        let mut read = Self::default();
        for path in paths {
            let unreadable = |source| JudgementsError::Unreadable { path: path.to_owned(), source };
            let bytes = fs::read(path).map_err(unreadable)?;
            let failed = |(line, fault)| JudgementsError::Line { path: path.to_owned(), line, fault };
            read.add(&bytes).map_err(failed)?;
        }
        Ok(read)
    }

    /// Adds the decisions of a file's text.
    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<(), (u64, Fault)> {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(text);
        let header = reader.headers().map_err(|error| (1, Fault::Csv(error.to_string())))?.clone();
        let mut columns = [None; COLUMNS.len()];
        for (column, name) in columns.iter_mut().zip(COLUMNS) {
            *column = header.iter().position(|found| found == name);
        }
        let [kind, name, other, verdict, note] = columns;
        let needed = |column: Option<usize>, name| column.ok_or((1, Fault::Column(name)));
        let (kind, name) = (needed(kind, COLUMNS[0])?, needed(name, COLUMNS[1])?);
        let (other, verdict) = (needed(other, COLUMNS[2])?, needed(verdict, COLUMNS[3])?);
        let mut decided: BTreeMap<(&'static str, String, String), Verdict> =
            self.rows.iter().map(|row| (row.pair(), row.verdict)).collect();
        for record in reader.records() {
            let record = record
                .map_err(|error| (error.position().map_or(1, csv::Position::line), Fault::Csv(error.to_string())))?;
            let line = record.position().map_or(1, csv::Position::line);
            let cell = |column: usize| record.get(column).unwrap_or_default().to_owned();
            let kinds = [NameKind::Person, NameKind::Agency];
            let found = kinds.into_iter().find(|known| known.code() == cell(kind));
            let verdicts = [Verdict::Same, Verdict::Different];
            let decision = verdicts.into_iter().find(|known| known.code() == cell(verdict));
            let row = Judgement {
                kind: found.ok_or_else(|| (line, Fault::Kind(cell(kind))))?,
                name: cell(name),
                other: cell(other),
                verdict: decision.ok_or_else(|| (line, Fault::Verdict(cell(verdict))))?,
                note: note.map(cell).unwrap_or_default(),
            };
            if ![&row.name, &row.other].into_iter().all(|name| name.chars().any(char::is_alphanumeric)) {
                return Err((line, Fault::NoName));
            }
            if row.name == row.other {
                return Err((line, Fault::OneName(row.name)));
            }
            match decided.insert(row.pair(), row.verdict) {
                None => self.rows.push(row),
                Some(before) if before == row.verdict => {}
                Some(_) => return Err((line, Fault::Contradiction)),
            }
        }
        Ok(())
    }

    /// The decisions.
    pub fn rows(&self) -> &[Judgement] {
        &self.rows
    }

    /// The pairs of names that were decided to be two's: no release may join them by itself.
    pub fn apart(&self) -> Apart {
        let different = self.rows.iter().filter(|row| row.verdict == Verdict::Different);
        different.map(|row| (row.kind, row.name.as_str(), row.other.as_str())).collect()
    }

    /// The decisions that the entities do not show, each with the reason.
    pub fn without_effect(&self, entities: &Entities) -> Vec<(Judgement, NoEffect)> {
        let mut bearers: FxHashMap<(NameKind, &str), Vec<usize>> = FxHashMap::default();
        for (kind, rows) in [(NameKind::Person, &entities.people), (NameKind::Agency, &entities.agencies)] {
            for (index, row) in rows.iter().enumerate() {
                for name in std::iter::once(&row.name).chain(&row.variants) {
                    bearers.entry((kind, name)).or_default().push(index);
                }
            }
        }
        let of = |judgement: &Judgement| {
            let bearers = |name| bearers.get(&(judgement.kind, name));
            let (Some(ones), Some(others)) = (bearers(&judgement.name), bearers(&judgement.other)) else {
                let name = [&judgement.name, &judgement.other].into_iter().find(|name| bearers(name).is_none())?;
                return Some(NoEffect::Unnamed(name.clone()));
            };
            let is_one = ones.iter().any(|one| others.contains(one));
            match judgement.verdict {
                Verdict::Same if !is_one => Some(NoEffect::Apart),
                Verdict::Different if is_one => Some(NoEffect::Joined),
                _ => None,
            }
        };
        self.rows.iter().filter_map(|judgement| Some((judgement.clone(), of(judgement)?))).collect()
    }
}

/// Why a decision has no effect.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoEffect {
    /// No release gives one of the names.
    #[error("no release names `{0}`")]
    Unnamed(String),
    /// The two were decided to be one, and are two.
    #[error("they stay two: decide on the names as they stand in the column `name`")]
    Apart,
    /// The two were decided to be two, and are one.
    #[error("a release itself uses the one name for the other")]
    Joined,
}

impl Judgement {
    /// The pair, whichever of the two is written first.
    fn pair(&self) -> (&'static str, String, String) {
        let (one, two) = (self.name.clone().min(self.other.clone()), self.name.clone().max(self.other.clone()));
        (self.kind.code(), one, two)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Result<Judgements, String> {
        let mut read = Judgements::default();
        let text = format!("kind,name,other,verdict,note\n{lines}");
        read.add(text.as_bytes()).map(|()| read).map_err(|(line, fault)| format!("{line}: {fault}"))
    }

    #[test]
    fn decisions_are_read_once_each() {
        let read = read("person,A. Omarov,Asel Omarova,different,sister\nagency,NSC,KNB,same\nagency,KNB,NSC,same,\n");
        let rows = read.unwrap().rows;
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].verdict, rows[0].note.as_str()), (Verdict::Different, "sister"));
        assert_eq!((rows[1].kind, rows[1].verdict), (NameKind::Agency, Verdict::Same));
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let cases = [
            ("people,A,B,same\n", "2: `people` is no kind"),
            ("person,A,B,maybe\n", "2: `maybe` is no verdict"),
            ("person,A,B,same\nperson,A,-,same\n", "3: a name is missing"),
            ("person,A,A,same\n", "2: `A` is compared with itself"),
            ("person,A,B,same\nperson,B,A,different\n", "3: the same pair was decided otherwise"),
        ];
        for (lines, fault) in cases {
            let found = read(lines).err().unwrap_or_default();
            assert!(found.starts_with(fault), "{found}");
        }
        let mut none = Judgements::default();
        let found = none.add(b"kind,name,verdict\n").err().map(|(line, fault)| format!("{line}: {fault}"));
        assert!(found.is_some_and(|found| found.starts_with("1: there is no column `other`")));
    }
}
