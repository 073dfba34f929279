//! Every format holds the same rows, and the same bytes each time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{TABLES, Workplace, contents, errors, rows};
use pressrecord::dataset::{Dataset, TableRows};
use std::fs;
use std::path::Path;

fn dataset(workplace: &Workplace, formats: &str) -> Dataset {
    let output = workplace.extract(&["--format", formats]);
    assert!(output.status.success(), "{}", errors(&output));
    Dataset::open(&workplace.dataset()).unwrap()
}

fn table(dataset: &Dataset, name: &str) -> TableRows {
    dataset.table(name).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn all_formats_hold_the_same_rows() {
    let workplace = Workplace::with_releases(12);
    let csv = dataset(&workplace, "csv");
    let expected: Vec<TableRows> = TABLES.iter().map(|(name, _)| table(&csv, name)).collect();
    assert!(expected.iter().map(|table| table.rows.len()).sum::<usize>() > 50);
    for format in ["parquet", "jsonl", "sqlite"] {
        let other = dataset(&workplace, format);
        assert!(!workplace.dataset().join("amounts.csv").exists());
        for ((name, columns), expected) in TABLES.iter().zip(&expected) {
            let found = table(&other, name);
            assert_eq!(found.rows, expected.rows, "{name} as {format}");
            if !(format == "jsonl" && found.rows.is_empty()) {
                assert_eq!(found.columns.join(","), *columns, "{name} as {format}");
            }
        }
    }
}

#[test]
fn the_bytes_of_all_formats_are_the_same_each_time() {
    let workplace = Workplace::with_releases(6);
    let formats = "csv,parquet,jsonl,sqlite,conllu";
    dataset(&workplace, formats);
    let first = contents(&workplace.dataset());
    let again = dataset(&workplace, &format!("{formats},csv"));
    assert_eq!(contents(&workplace.dataset()), first);
    let names: Vec<&str> = again.manifest().tables.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(names.len(), 3 * TABLES.len() + 2, "{names:?}");
    assert_eq!(again.faults().unwrap(), []);
}

#[test]
fn the_database_has_keys_indices_and_types() {
    let workplace = Workplace::with_releases(6);
    dataset(&workplace, "sqlite");
    let database = rusqlite::Connection::open(workplace.dataset().join("dataset.sqlite")).unwrap();
    let one = |query: &str| database.query_row(query, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(one("PRAGMA integrity_check"), "ok");
    let broken = database.prepare("PRAGMA foreign_key_check").unwrap().query([]).unwrap().next().unwrap().is_some();
    assert!(!broken);
    assert_eq!(one("SELECT group_concat(DISTINCT typeof(start)) FROM mentions"), "integer");
    let plan = "EXPLAIN QUERY PLAN SELECT * FROM mentions WHERE release_id = 'x'";
    let plan = database.query_row(plan, [], |row| row.get::<_, String>(3)).unwrap();
    assert!(plan.contains("USING INDEX"), "{plan}");
}

/// The value of an attribute in the last column of a token's line.
fn attribute<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let misc = line.rsplit('\t').next().unwrap();
    misc.split('|').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

#[test]
fn sentences_hold_the_tokens_and_the_tags_of_the_rows() {
    let workplace = Workplace::with_releases(8);
    let output = workplace.extract(&["--format", "conllu"]);
    assert!(output.status.success(), "{}", errors(&output));
    let conllu = fs::read_to_string(workplace.dataset().join("sentences.conllu")).unwrap();
    let lines: Vec<&str> = conllu.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
    let sum = |column: &str| -> usize {
        rows(&workplace.dataset(), "releases").iter().map(|row| row[column].parse::<usize>().unwrap()).sum()
    };
    assert_eq!(lines.len(), sum("tokens"));
    assert_eq!(conllu.matches("# sent_id = ").count(), sum("sentences"));
    for (table, id, marker, tag) in
        [("mentions", "mention_id", "Mention", "Name"), ("amounts", "amount_id", "Amount", "Figure")]
    {
        let rows = rows(&workplace.dataset(), table);
        assert!(rows.len() > 8, "{table}");
        for row in rows {
            let tagged: Vec<&&str> =
                lines.iter().filter(|line| attribute(line, marker) == Some(row[id].as_str())).collect();
            let tags: Vec<&str> = tagged.iter().filter_map(|line| attribute(line, tag)).collect();
            let (first, others) = tags.split_first().unwrap_or_else(|| panic!("{row:?} is tagged nowhere"));
            assert_eq!(*first, format!("B-{}", row["kind"]), "{row:?}");
            assert!(others.iter().all(|tag| *tag == format!("I-{}", row["kind"])), "{row:?}: {tags:?}");
            let ranges: Vec<(&str, &str)> = tagged
                .iter()
                .filter_map(|line| attribute(line, "TokenRange").and_then(|range| range.split_once(':')))
                .collect();
            assert_eq!(ranges.first().map(|range| range.0), Some(row["start"].as_str()), "{row:?}");
            assert_eq!(ranges.last().map(|range| range.1), Some(row["end"].as_str()), "{row:?}");
        }
    }
}

#[test]
fn a_word_that_names_no_format_is_told() {
    let workplace = Workplace::with_releases(1);
    let output = workplace.extract(&["--format", "xlsx"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        errors(&output).contains("`xlsx` is no format: give csv, parquet, jsonl, sqlite or conllu"),
        "{}",
        errors(&output)
    );
    assert!(!Path::new(&workplace.dataset()).exists());
}
