//! Tasks for Label Studio, and what annotators made of them.
//!
//! A task holds a release's text and the program's marks as a prediction; every mark is a region with a label, its fields
//! are text areas of the region, and `equals` is a relation between two regions. The annotations come back in Label Studio's
//! JSON export (its "JSON", not "JSON-MIN").

use super::{Answer, FIELDS, Near, Release, Reviewed, Row, filled};
use crate::gold::{Fault, GoldError, Kind};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The labelling interface, to be pasted into the project's settings.
pub const INTERFACE: &str = include_str!("label_studio.xml");
/// The control that the labels belong to.
const LABELS: &str = "kind";
/// The object that is labelled.
const TEXT: &str = "text";
/// The field that is a relation.
const EQUALS: &str = "equals";

/// Writes a task for each release, with the rows of the kinds that are asked about; gives the number of tasks.
///
/// # Errors
/// When the sink does not take them.
pub fn write(mut sink: impl Write, releases: &[Release], kinds: &[Kind]) -> io::Result<usize> {
    sink.write_all(b"[")?;
    for (index, release) in releases.iter().enumerate() {
        sink.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut sink, &task(release, kinds))?;
    }
    sink.write_all(b"\n]\n")?;
    Ok(releases.len())
}

fn task(release: &Release, kinds: &[Kind]) -> Value {
    let rows = release.rows.iter().filter(|row| kinds.contains(&row.mark.kind));
    let result: Vec<Value> = rows.flat_map(regions).collect();
    json!({
        "data": {
            "text": release.text,
            "title": release.title,
            "published": release.published,
            "language": release.language.to_string(),
            "path": release.path,
            "release": release.id,
            "kinds": kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>(),
        },
        "predictions": [{"model_version": format!("pressrecord {}", env!("CARGO_PKG_VERSION")), "result": result}],
    })
}

/// The region of a row, its fields and its relation.
fn regions(row: &Row) -> Vec<Value> {
    let Row { id, mark, .. } = row;
    let region = |control: &str, kind: &str, key: &str, value: &str| {
        json!({
            "id": id, "from_name": control, "to_name": TEXT, "type": kind,
            "value": {"start": mark.start, "end": mark.end, "text": mark.text, key: [value]},
        })
    };
    let mut regions = vec![region(LABELS, "labels", "labels", mark.kind.code())];
    for (key, value) in &mark.fields {
        match key.as_str() {
            EQUALS => regions.push(json!({
                "type": "relation", "from_id": id, "to_id": value, "direction": "right", "labels": [EQUALS],
            })),
            "qualifier" => regions.push(region(key, "choices", "choices", value)),
            _ => regions.push(region(key, "textarea", "text", value)),
        }
    }
    regions
}

#[derive(Deserialize)]
struct Task {
    data: TaskData,
    annotations: Option<Vec<Annotation>>,
}

#[derive(Deserialize)]
struct TaskData {
    release: String,
    kinds: Vec<String>,
}

#[derive(Deserialize)]
struct Annotation {
    #[serde(default)]
    was_cancelled: bool,
    result: Vec<Region>,
}

#[derive(Deserialize)]
struct Region {
    id: Option<String>,
    from_name: Option<String>,
    value: Option<RegionValue>,
    from_id: Option<String>,
    to_id: Option<String>,
}

#[derive(Deserialize)]
struct RegionValue {
    start: Option<u32>,
    text: Option<Texts>,
    labels: Option<Vec<String>>,
    choices: Option<Vec<String>>,
}

/// A region's text, or what its text areas hold.
#[derive(Deserialize)]
#[serde(untagged)]
enum Texts {
    One(String),
    Several(Vec<String>),
}

/// Reads the export: the releases that somebody annotated, each by the last annotation.
///
/// # Errors
/// When the file cannot be read or is no such export; every region that cannot be understood.
pub fn read(path: &Path) -> Result<Vec<Reviewed>, GoldError> {
    let content = fs::read(path).map_err(|error| GoldError::Unreadable { path: path.to_owned(), error })?;
    let mut faults = Vec::new();
    let mut fault = |line, what: String| faults.push(Fault { path: path.to_owned(), line, what });
    let tasks: Vec<Task> = serde_json::from_slice(&content).unwrap_or_else(|error| {
        let what = format!("{error}: export the project of these tasks from Label Studio as “JSON”");
        fault(error.line().max(1), what);
        Vec::new()
    });
    let mut releases = Vec::new();
    for (number, task) in (1..).zip(tasks) {
        let Some(annotations) = task.annotations else {
            fault(1, format!("task {number} has no `annotations`: export the project as “JSON”, not as “JSON-MIN”"));
            break;
        };
        let Some(annotation) = annotations.into_iter().rfind(|annotation| !annotation.was_cancelled) else { continue };
        match reviewed(task.data, annotation, number) {
            Ok(release) => releases.push(release),
            Err(what) => fault(1, format!("task {number}: {what}")),
        }
    }
    if faults.is_empty() { Ok(releases) } else { Err(GoldError::Faulty(faults)) }
}

fn reviewed(data: TaskData, annotation: Annotation, number: usize) -> Result<Reviewed, String> {
    let kinds = data.kinds.iter().map(|kind| kind.parse::<Kind>().map_err(|error| error.to_string()));
    let kinds: BTreeSet<Kind> = kinds.collect::<Result<_, _>>()?;
    // The fields and relations of a region come as results of their own.
    let mut fields: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut labelled = Vec::new();
    for Region { id, from_name, value, from_id, to_id } in annotation.result {
        match (id, from_name, value, from_id, to_id) {
            (_, _, _, Some(from), Some(to)) => fields.entry(from).or_default().push((EQUALS.to_owned(), to)),
            (Some(id), Some(control), Some(value), ..) if control == LABELS => labelled.push((id, value)),
            (Some(id), Some(control), Some(value), ..) if FIELDS.contains(&control.as_str()) => {
                let texts = match value.text {
                    Some(Texts::Several(texts)) if value.choices.is_none() => texts,
                    _ => value.choices.unwrap_or_default(),
                };
                fields.entry(id).or_default().push((control, texts.join(" ")));
            }
            _ => {}
        }
    }
    let answer = |(row, value): (String, RegionValue)| {
        let text = match value.text {
            Some(Texts::One(text)) => text,
            _ => return Err("a region has no text".to_owned()),
        };
        let label = value.labels.and_then(|labels| labels.into_iter().next());
        let label = label.ok_or_else(|| format!("the region `{text}` has no label: give it a kind"))?;
        let kind: Kind = label.parse().map_err(|error| format!("the region `{text}`: {error}"))?;
        let fields = fields.get(&row).into_iter().flatten().map(|(key, value)| (key.as_str(), value.as_str()));
        let fields = filled(fields.filter(|field| *field != ("qualifier", "exact")));
        let near = Near::Point(value.start.unwrap_or_default());
        Ok(Answer { at: format!("task {number}"), row, kind, text, fields, near })
    };
    let answers = labelled.into_iter().map(answer).collect::<Result<_, _>>()?;
    Ok(Reviewed { release: data.release, kinds, rows: BTreeSet::new(), answers })
}
