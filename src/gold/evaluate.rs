//! The pipeline over gold releases.

use super::misses::Miss;
use super::report::{Scope, scopes};
use super::score::{ReleaseScore, score};
use super::tables::{ReleaseRows, TableError, read_dataset};
use super::{GoldRelease, bootstrap};
use crate::archive::{ArchiveOptions, Input};
use crate::dataset::{Output, OutputError};
use crate::entities::Judgements;
use crate::pipeline::{Interrupt, Observer, Pipeline, Run, RunError};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;

/// Why gold releases could not be scored.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    /// The plain releases could not be put where a run reads them.
    #[error("cannot write the plain releases to {}: {error}; make room, or name another folder in TMPDIR", path.display())]
    Scratch {
        /// Where to.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The run gave no dataset.
    #[error(transparent)]
    Run(#[from] RunError),
    /// Its dataset could not be read.
    #[error(transparent)]
    Table(#[from] TableError),
}

impl From<OutputError> for EvaluateError {
    fn from(error: OutputError) -> Self {
        Self::Run(error.into())
    }
}

/// How good the pipeline is on gold releases.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The figures of all releases, and of those of each language.
    pub scopes: Vec<Scope>,
    /// What went wrong, the worst first.
    pub misses: Vec<Miss>,
    /// How many marks nobody has looked at, which count as right answers all the same.
    pub unreviewed: usize,
    /// The files of the releases that the pipeline refused, with the reason; all in them counts as missed.
    pub refused: Vec<(PathBuf, String)>,
}

/// Runs the pipeline over the plain texts of gold releases, and compares.
///
/// The releases go through a run as an archive does, and the dataset that it writes is compared: what is counted is what
/// a user gets. `judgements` are those that the user runs with.
///
/// # Errors
/// When the run fails or there is no room for it.
pub fn evaluate(
    gold: &[GoldRelease],
    pipeline: &Pipeline,
    judgements: Judgements,
    observer: &dyn Observer,
    interrupt: &Interrupt,
) -> Result<Evaluation, EvaluateError> {
    let scratch = tempfile::tempdir().map_err(|error| EvaluateError::Scratch { path: std::env::temp_dir(), error })?;
    let archive = scratch.path().join("archive");
    fs::create_dir(&archive).map_err(|error| EvaluateError::Scratch { path: archive.clone(), error })?;
    for (index, release) in gold.iter().enumerate() {
        let path = archive.join(file_name(index));
        fs::write(&path, &release.text).map_err(|error| EvaluateError::Scratch { path, error })?;
    }
    let dataset = scratch.path().join("dataset");
    let run = Run {
        inputs: vec![Input::Path(archive.clone())],
        archive: ArchiveOptions::default(),
        judgements,
        output: Output::prepare(&dataset, [archive.as_path()])?,
    };
    let summary = pipeline.run(run, observer, interrupt)?;
    let reasons: BTreeMap<&str, &str> = summary.refused.iter().map(|r| (r.path.as_str(), r.reason.as_str())).collect();
    Ok(compare(gold, &read_dataset(&dataset)?, &reasons, |index, _| file_name(index)))
}

/// Compares gold releases with the rows of a dataset; `path` is what a release is called there, `reasons` why some are
/// not in it.
fn compare(
    gold: &[GoldRelease],
    rows: &[ReleaseRows],
    reasons: &BTreeMap<&str, &str>,
    path: impl Fn(usize, &GoldRelease) -> String,
) -> Evaluation {
    let rows: BTreeMap<&str, &ReleaseRows> = rows.iter().map(|rows| (rows.release.path.as_str(), rows)).collect();
    let (mut scores, mut refused) = (Vec::new(), Vec::new());
    for (index, release) in gold.iter().enumerate() {
        let path = path(index, release);
        let rows = rows.get(path.as_str()).copied();
        if rows.is_none() {
            let reason = reasons.get(path.as_str()).copied().unwrap_or("no release was read from it");
            refused.push((release.path.clone(), reason.to_owned()));
        }
        scores.push(score(release, rows));
    }
    let unreviewed = gold.iter().map(|release| release.unreviewed).sum();
    Evaluation { unreviewed, ..Evaluation::of(scores, refused) }
}

/// What a gold release is called for the run.
fn file_name(index: usize) -> String {
    format!("{index:06}.txt")
}

impl Evaluation {
    fn of(scores: Vec<ReleaseScore>, refused: Vec<(PathBuf, String)>) -> Self {
        let scopes = scopes(&scores);
        let mut misses: Vec<Miss> = scores.into_iter().flat_map(|score| score.misses).collect();
        misses.sort_by_key(Miss::rank);
        Self { scopes, misses, unreviewed: 0, refused }
    }

    /// The same as JSON, with the first so many mistakes, or all.
    pub fn json(&self, misses: Option<usize>) -> Value {
        let figures = self.scopes.iter().map(|scope| {
            let measures = scope.measures.iter().map(|(measure, figures)| (measure.to_string(), json!(figures)));
            (scope.name().to_owned(), Value::Object(measures.collect()))
        });
        let releases = self.scopes.iter().map(|scope| (scope.name().to_owned(), json!(scope.releases)));
        let refused = self.refused.iter().map(|(path, reason)| json!({"path": path, "reason": reason}));
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "releases": releases.collect::<Map<_, _>>(),
            "figures": figures.collect::<Map<_, _>>(),
            "intervals": {
                "method": "bootstrap over releases, percentile", "level": 0.95,
                "resamples": bootstrap::RESAMPLES, "seed": bootstrap::SEED,
            },
            "errors": self.misses.iter().take(misses.unwrap_or(usize::MAX)).collect::<Vec<_>>(),
            "errors_in_all": self.misses.len(),
            "unreviewed": self.unreviewed,
            "refused": refused.collect::<Vec<_>>(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gold::{Problem, read_gold};
    use std::path::Path;

    /// Gold releases compared with rows that were spoiled in every way, of which one release is missing.
    fn spoiled() -> Evaluation {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let folders = ["unseen", "unseen-ru", "unseen-kk"].map(|folder| tests.join("gold").join(folder));
        let rows = read_dataset(&tests.join("data/scored")).unwrap();
        compare(&read_gold(&folders).unwrap(), &rows, &BTreeMap::new(), |_, gold| format!("{}.txt", gold.id()))
    }

    #[test]
    fn figures_are_those_of_the_reference_scorer() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/scored/figures.json");
        let reference: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let ours = spoiled().json(None);
        let mut compared = 0;
        for (scope, measures) in reference.as_object().unwrap() {
            for (measure, expected) in measures.as_object().unwrap() {
                let figures = &ours["figures"][scope][measure];
                let pairs = match expected {
                    Value::Number(f1) => vec![("f1", f1.as_f64().unwrap())],
                    three => ["precision", "recall", "f1"]
                        .into_iter()
                        .zip(three.as_array().unwrap().iter().map(|figure| figure.as_f64().unwrap()))
                        .collect(),
                };
                for (name, expected) in pairs {
                    let figure = figures[name].as_f64().unwrap_or_else(|| panic!("no {measure} of {scope}"));
                    assert!((figure - expected).abs() < 1e-12, "{scope}, {measure}, {name}: {figure}, not {expected}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 200, "{compared}");
    }

    #[test]
    fn intervals_hold_their_figures_and_repeat() {
        let evaluation = spoiled();
        assert_eq!(evaluation.json(None), spoiled().json(None));
        for (measure, figures) in evaluation.scopes.iter().flat_map(|scope| &scope.measures) {
            let crate::gold::Interval(low, high) = figures.f1_interval.unwrap();
            assert!(
                low <= figures.f1 && figures.f1 <= high && (low < high || figures.f1 == 1.0),
                "{measure}: {figures:?}"
            );
        }
    }

    #[test]
    fn mistakes_say_where_and_what_the_worst_first() {
        let evaluation = spoiled();
        let misses = &evaluation.misses;
        assert!(misses.is_sorted_by_key(Miss::rank) && misses[0].problem == Problem::WrongValue);
        assert_eq!(evaluation.refused.len(), 1);
        for miss in misses {
            let file = fs::read_to_string(&miss.path).unwrap();
            let first = miss.text.lines().next().unwrap();
            assert!(miss.expected.is_some() || miss.found.is_some());
            // What a wrong row covers can cross a mark; what was expected stands on its line as it is.
            if let Some(line) = file.lines().nth(miss.line - 1).filter(|_| miss.expected.is_some()) {
                assert!(line.contains(first), "{}:{}: {first}", miss.path.display(), miss.line);
            }
        }
        let missed =
            misses.iter().filter(|miss| miss.problem == Problem::Missed && miss.path == evaluation.refused[0].0);
        assert!(missed.count() > 20, "all of a release that was not read is missed");
    }
}
