//! `pressrecord review` as a user meets it: rows go out, corrections come back as gold releases.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{errors, printed, program};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::Output;
use tempfile::TempDir;

const RELEASE: &str = "A visit to the plant\ndate 2024-01-31\n\nPresident Kassym-Jomart Tokayev visited the plant in \
                       Karaganda. It received 5 million tenge (US$10,000) from the budget, and 7 workers came. Then 7 \
                       drivers left on January 30.\n";

/// A folder with an archive of two releases and its dataset.
fn workplace() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    let archive = place.path().join("archive");
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("a.txt"), RELEASE).unwrap();
    fs::write(archive.join("b.txt"), RELEASE.replace("7 workers", "8 workers").replace("A visit", "Another visit"))
        .unwrap();
    let output =
        program().arg("extract").arg(&archive).arg("--output").arg(place.path().join("dataset")).output().unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    place
}

fn review(place: &TempDir, output: &str, more: &[&str]) -> Output {
    let mut program = program();
    program
        .current_dir(place.path())
        .args(["review", "dataset", "--archive", "archive", "--output", output])
        .args(more);
    program.output().unwrap()
}

fn sheet(place: &TempDir) -> Vec<Vec<String>> {
    let content = fs::read_to_string(place.path().join("review/review.csv")).unwrap();
    let mut rows =
        csv::ReaderBuilder::new().has_headers(false).from_reader(content.trim_start_matches('\u{feff}').as_bytes());
    rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn save(place: &TempDir, rows: &[Vec<String>], separator: u8) -> PathBuf {
    let path = place.path().join("review/judged.csv");
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_path(&path).unwrap();
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.flush().unwrap();
    path
}

fn column(rows: &[Vec<String>], name: &str) -> usize {
    rows[0].iter().position(|column| column == name).unwrap()
}

/// The content of the only gold release.
fn gold(place: &TempDir) -> String {
    let files: Vec<PathBuf> =
        fs::read_dir(place.path().join("gold")).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    fs::read_to_string(&files[0]).unwrap()
}

#[test]
fn corrections_in_a_sheet_become_a_gold_release() {
    let place = workplace();
    let output = review(&place, "review", &[]);
    assert!(
        output.status.success() && printed(&output).contains("of 2 releases"),
        "{}{}",
        printed(&output),
        errors(&output)
    );
    let mut rows = sheet(&place);
    let [verdict, text, path, row, value] = ["verdict", "text", "path", "row", "value"].map(|name| column(&rows, name));
    let [before, item, kind] = ["before", "item", "kind"].map(|name| column(&rows, name));
    rows.retain(|row| row[path] != "b.txt");
    // Every row is right, but one that should not be, one that is corrected and one that was missed.
    for cells in &mut rows[1..] {
        cells[verdict] = if cells[text] == "Karaganda" { "wrong" } else { "Right" }.to_owned();
        if cells[text] == "5 million tenge" {
            cells[value] = "5000001".to_owned();
        }
    }
    let at = rows.iter().position(|cells| cells[text] == "7" && cells[before].contains("Then")).unwrap();
    let mut missed = rows.remove(at);
    missed[row].clear();
    missed[verdict].clear();
    missed[before] = "hen".to_owned();
    missed[item] = "drivers".to_owned();
    missed[kind] = "count".to_owned();
    rows.push(missed);
    // Spreadsheets of many countries part cells by semicolons.
    let judged = save(&place, &rows, b';');
    // The row that was taken out stands where the added one does.
    let output = review(&place, "gold", &["--import", judged.to_str().unwrap()]);
    assert!(output.status.success(), "{}{}", printed(&output), errors(&output));
    let gold = gold(&place);
    assert!(
        gold.starts_with("title: A visit to the plant\ndate: 2024-01-31\nlanguage: en\n---\nPresident {{person|"),
        "{gold}"
    );
    for expected in [
        "visited the plant in Karaganda.",
        "{{money|5 million tenge|value=5000001|currency=KZT|action=receive|id=m1}}",
        "{{money|US$10,000|value=10000|currency=USD|equals=m1}}",
        "and {{count|7|value=7|item=workers",
        "Then {{count|7|value=7|item=drivers",
        "{{date|January 30|from=2024-01-30|to=2024-01-30}}",
    ] {
        assert!(gold.contains(expected), "{expected} in {gold}");
    }
    let output = program().arg("eval").arg(place.path().join("gold")).output().unwrap();
    assert!(printed(&output).contains("money, wrong value"), "{}{}", printed(&output), errors(&output));
}

#[test]
fn rows_that_nobody_looked_at_are_counted() {
    let place = workplace();
    assert!(review(&place, "review", &["--kind", "money"]).status.success());
    let mut rows = sheet(&place);
    assert_eq!(rows.len(), 5, "two amounts of each release");
    let verdict = column(&rows, "verdict");
    rows[1][verdict] = "right".to_owned();
    let judged = save(&place, &rows, b',');
    let output = review(&place, "gold", &["--import", judged.to_str().unwrap()]);
    assert!(output.status.success() && printed(&output).contains("nobody looked at"), "{}", errors(&output));
    assert!(gold(&place).contains("\nunreviewed: "), "{}", gold(&place));
    // A second import does not write over the first.
    let output = review(&place, "gold", &["--import", judged.to_str().unwrap()]);
    assert!(errors(&output).contains("is there already"), "{}", errors(&output));
}

#[test]
fn annotations_of_label_studio_become_a_gold_release() {
    let place = workplace();
    assert!(review(&place, "review", &[]).status.success());
    let mut tasks: Vec<Value> =
        serde_json::from_slice(&fs::read(place.path().join("review/tasks.json")).unwrap()).unwrap();
    let text = tasks[0]["data"]["text"].as_str().unwrap().to_owned();
    let characters: Vec<char> = text.chars().collect();
    let mut result = tasks[0]["predictions"][0]["result"].as_array().unwrap().clone();
    assert!(result.len() > 10);
    for region in result.iter().filter(|region| region["type"] == "labels") {
        let [start, end] = ["start", "end"].map(|key| region["value"][key].as_u64().unwrap() as usize);
        assert_eq!(
            characters[start..end].iter().collect::<String>(),
            region["value"]["text"][0].as_str().unwrap_or(region["value"]["text"].as_str().unwrap())
        );
    }
    // The annotator leaves one name out and adds a place.
    result.retain(|region| region["value"]["text"] != "Kassym-Jomart Tokayev");
    let start = text.find("budget").unwrap();
    let region = |control: &str, kind: &str, key: &str, value: Value| {
        json!({"id": "x1", "from_name": control, "to_name": "text", "type": kind,
               "value": {"start": start + 2, "end": start + 8, "text": "budget", key: value}})
    };
    result.push(region("kind", "labels", "labels", json!(["agency"])));
    result.push(region("name", "textarea", "text", json!(["Budget"])));
    tasks[0]["annotations"] = json!([{"was_cancelled": false, "result": result}]);
    tasks[1]["annotations"] = json!([]);
    let path = place.path().join("review/annotated.json");
    fs::write(&path, serde_json::to_vec(&tasks).unwrap()).unwrap();
    let output = review(&place, "gold", &["--import", path.to_str().unwrap()]);
    assert!(output.status.success(), "{}{}", printed(&output), errors(&output));
    let gold = gold(&place);
    assert!(gold.contains("from the {{agency|budget|name=Budget}}, and"), "{gold}");
    assert!(gold.contains("President Kassym-Jomart Tokayev visited"), "{gold}");
    assert!(gold.contains("equals=m1") && gold.contains("id=m1") && !gold.contains("unreviewed"), "{gold}");
}

#[test]
fn a_sheet_that_cannot_be_understood_is_told_by_line() {
    let place = workplace();
    assert!(review(&place, "review", &["--kind", "count"]).status.success());
    let mut rows = sheet(&place);
    let [verdict, text] = ["verdict", "text"].map(|name| column(&rows, name));
    rows[1][verdict] = "maybe".to_owned();
    let judged = save(&place, &rows, b',');
    let output = review(&place, "gold", &["--import", judged.to_str().unwrap()]);
    assert!(errors(&output).contains("judged.csv:2: unknown verdict `maybe`"), "{}", errors(&output));
    rows[1][verdict] = "right".to_owned();
    rows[1][text] = "seventy".to_owned();
    let judged = save(&place, &rows, b',');
    let output = review(&place, "gold", &["--import", judged.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("a.txt, line 2: `seventy` does not stand there"), "{}", errors(&output));
    assert!(!place.path().join("gold").exists(), "nothing is written where something is amiss");
}

#[test]
fn what_is_to_be_reviewed_is_written_neither_among_releases_nor_into_the_dataset() {
    let place = workplace();
    for folder in ["dataset", "archive", "archive/new/review"] {
        let output = review(&place, folder, &[]);
        assert_eq!(output.status.code(), Some(1), "{folder}");
        assert!(errors(&output).contains("lies inside"), "{}", errors(&output));
    }
    assert!(!place.path().join("dataset/review.csv").exists() && !place.path().join("archive/new").exists());
    let output = review(&place, "review", &["--uncertain", "--below", "1.8"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("a number from 0 to 1"), "{}", errors(&output));
}

#[test]
fn a_draw_repeats_and_what_is_there_is_not_replaced() {
    let place = workplace();
    assert!(review(&place, "review", &["--sample", "1", "--seed", "3"]).status.success());
    let first = sheet(&place);
    let output = review(&place, "review", &["--sample", "1", "--seed", "3"]);
    assert!(errors(&output).contains("review.csv is there already"), "{}", errors(&output));
    fs::remove_dir_all(place.path().join("review")).unwrap();
    assert!(review(&place, "review", &["--sample", "1", "--seed", "3"]).status.success());
    assert_eq!(sheet(&place), first);
    let output = review(&place, "sure", &["--uncertain", "--below", "0.01"]);
    assert!(printed(&output).contains("nothing was written"), "{}", errors(&output));
}
