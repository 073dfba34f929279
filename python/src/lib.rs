//! pressrecord for Python: archives become Arrow tables, texts become names and figures.

mod table;

use jiff::civil::Date;
use pressrecord::archive::{ArchiveOptions, Input, RawRelease};
use pressrecord::dataset::{Rates, ReleaseRecord, amount_objects, date_objects};
use pressrecord::entities::Judgements;
use pressrecord::facts::naming::Lexicon;
use pressrecord::languages::Language;
use pressrecord::names::Engine;
use pressrecord::pipeline::{Explainer, Interrupt, Pipeline};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use serde_json::{Map, Value};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;
use table::Table;

#[pymodule]
fn _pressrecord(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<Table>()?;
    module.add_function(wrap_pyfunction!(extract, module)?)?;
    module.add_function(wrap_pyfunction!(figures, module)?)?;
    module.add_function(wrap_pyfunction!(dates, module)?)?;
    module.add_function(wrap_pyfunction!(names, module)?)
}

/// The tables of an archive, by name.
#[pyfunction]
#[pyo3(signature = (paths, *, language=None, threads=None, lexicons=Vec::new(), rates=None, judgements=Vec::new()))]
fn extract<'py>(
    py: Python<'py>,
    paths: Vec<PathBuf>,
    language: Option<&str>,
    threads: Option<usize>,
    lexicons: Vec<PathBuf>,
    rates: Option<PathBuf>,
    judgements: Vec<PathBuf>,
) -> PyResult<Bound<'py, PyDict>> {
    let lexicons: Vec<Lexicon> =
        lexicons.iter().map(|path| Lexicon::read(path)).collect::<Result<_, _>>().map_err(wrong)?;
    let rates = rates.as_deref().map(Rates::read).transpose().map_err(wrong)?;
    let judgements = Judgements::read(judgements.iter().map(PathBuf::as_path)).map_err(wrong)?;
    let pipeline = load(language, threads)?.with_rates(rates);
    let pipeline = if lexicons.is_empty() { pipeline } else { pipeline.with_lexicons(lexicons) };
    let inputs: Vec<Input> = paths.into_iter().map(Input::Path).collect();
    let interrupt = Interrupt::default();
    // The run works on threads of its own; meanwhile Python hears Ctrl-C.
    let tables = py.detach(|| {
        thread::scope(|scope| {
            let run = scope.spawn(|| pipeline.tables(inputs, ArchiveOptions::default(), judgements, &interrupt));
            while !run.is_finished() {
                thread::sleep(std::time::Duration::from_millis(20));
                if let Err(error) = Python::attach(|py| py.check_signals()) {
                    interrupt.set();
                    return Err(error);
                }
            }
            let done = run.join().map_err(|_| PyRuntimeError::new_err("a fault of pressrecord: please report it"))?;
            done.map_err(failed)
        })
    })?;
    let found = PyDict::new(py);
    for (name, batch) in tables {
        found.set_item(name, Bound::new(py, Table::new(batch))?)?;
    }
    Ok(found)
}

/// The figures of a text.
#[pyfunction]
#[pyo3(signature = (text, *, language=None, date=None))]
fn figures<'py>(
    py: Python<'py>,
    text: &str,
    language: Option<&str>,
    date: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let record = explained(text, language, date)?;
    objects(py, amount_objects(&record))
}

/// The dates of a text.
#[pyfunction]
#[pyo3(signature = (text, *, language=None, date=None))]
fn dates<'py>(
    py: Python<'py>,
    text: &str,
    language: Option<&str>,
    date: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let record = explained(text, language, date)?;
    objects(py, date_objects(&record))
}

/// The names of a text.
#[pyfunction]
#[pyo3(signature = (text, *, language=None))]
fn names<'py>(py: Python<'py>, text: &str, language: Option<&str>) -> PyResult<Bound<'py, PyList>> {
    let pipeline = load(language, Some(1))?;
    let examined = pipeline.examine(RawRelease::plain("text", text)).map_err(failed)?;
    let record = ReleaseRecord::new(&examined.document, &examined.facts);
    let found = PyList::empty(py);
    for mention in &record.mentions {
        let row = PyDict::new(py);
        row.set_item("kind", mention.kind)?;
        row.set_item("start", mention.span.start)?;
        row.set_item("end", mention.span.end)?;
        row.set_item("text", &*mention.text)?;
        row.set_item("confidence", f64::from(mention.confidence) / 100.0)?;
        row.set_item("source", mention.source)?;
        found.append(row)?;
    }
    Ok(found)
}

fn load(language: Option<&str>, threads: Option<usize>) -> PyResult<Pipeline> {
    let threads = match threads {
        Some(threads) => NonZeroUsize::new(threads).ok_or_else(|| PyValueError::new_err("threads: give 1 or more"))?,
        None => thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
    };
    Pipeline::load(threads, read_language(language)?, &Engine::Embedded).map_err(failed)
}

fn explained(text: &str, language: Option<&str>, date: Option<Bound<'_, PyAny>>) -> PyResult<ReleaseRecord> {
    let date = date.map(|date| date.str()?.to_string().parse::<Date>().map_err(wrong)).transpose()?;
    Ok(Explainer::load(read_language(language)?).explain(text, date).record)
}

fn read_language(language: Option<&str>) -> PyResult<Option<Language>> {
    language.map(|code| code.parse().map_err(wrong)).transpose()
}

/// What a caller can mend.
fn wrong(error: impl ToString) -> PyErr {
    PyValueError::new_err(error.to_string())
}

fn failed(error: impl ToString) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

/// Rows as dictionaries; exact decimals are `decimal.Decimal`, days `datetime.date`.
fn objects<'py>(py: Python<'py>, rows: impl Iterator<Item = Map<String, Value>>) -> PyResult<Bound<'py, PyList>> {
    const DECIMALS: [&str; 5] = ["value", "low", "high", "usd", "confidence"];
    const DAYS: [&str; 5] = ["published", "period_from", "period_to", "from", "to"];
    const OF_A_RELEASE: [&str; 4] = ["amount_id", "release_id", "published", "actor_id"];
    let decimal = py.import("decimal")?.getattr("Decimal")?;
    let day = py.import("datetime")?.getattr("date")?.getattr("fromisoformat")?;
    let found = PyList::empty(py);
    for row in rows {
        let object = PyDict::new(py);
        for (name, value) in row.into_iter().filter(|(name, _)| !OF_A_RELEASE.contains(&name.as_str())) {
            match value {
                Value::String(text) if DECIMALS.contains(&name.as_str()) => object.set_item(name, decimal.call1((text,))?)?,
                Value::String(text) if DAYS.contains(&name.as_str()) => object.set_item(name, day.call1((text,))?)?,
                Value::String(text) => object.set_item(name, text)?,
                Value::Number(number) => object.set_item(name, number.as_u64())?,
                _ => object.set_item(name, py.None())?,
            }
        }
        found.append(object)?;
    }
    Ok(found)
}
