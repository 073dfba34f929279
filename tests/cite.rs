//! What a dataset says of itself: its README, `CITATION.cff` and `croissant.json`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{TABLES, Workplace, errors, printed, program, rows};
use serde_json::Value;
use std::fs;

#[test]
fn a_dataset_says_who_made_it_and_what_it_holds() {
    let workplace = Workplace::with_releases(5);
    let title = "Releases: a | b";
    let said = ["--title", title, "--author", "A. Jumabaev", "--author", "B. Lee", "--licence", "CC-BY-4.0"];
    let output = workplace.extract(&said);
    assert!(output.status.success(), "{}", errors(&output));
    let read = |name: &str| fs::read_to_string(workplace.dataset().join(name)).unwrap();

    let citation: serde_yaml_ng::Value = serde_yaml_ng::from_str(&read("CITATION.cff")).unwrap();
    assert_eq!(citation["cff-version"], "1.2.0");
    assert_eq!(citation["title"], title);
    assert_eq!(citation["authors"][1]["name"], "B. Lee");
    assert_eq!(citation["license"], "CC-BY-4.0");

    let readme = read("README.md");
    assert!(readme.starts_with("# Releases: a | b\n"), "{readme}");
    assert!(readme.contains("| releases | 5 (5 English) |"), "{readme}");
    let days: Vec<String> = rows(&workplace.dataset(), "releases").iter().map(|row| row["published"].clone()).collect();
    let (first, last) = (days.iter().min().unwrap(), days.iter().max().unwrap());
    assert!(readme.contains(&format!("| published | {first} to {last} |")), "{readme}");
    let amounts = rows(&workplace.dataset(), "amounts").len();
    assert!(readme.contains(&format!("| amounts | {amounts} | ")), "{readme}");

    let croissant: Value = serde_json::from_str(&read("croissant.json")).unwrap();
    let manifest: Value = serde_json::from_str(&read("manifest.json")).unwrap();
    let releases = rows(&workplace.dataset(), "releases");
    let sum = |column: &str| releases.iter().map(|row| row[column].parse::<u64>().unwrap()).sum::<u64>();
    let coverage = serde_json::json!({
        "releases": 5, "languages": {"en": 5}, "published_from": first, "published_to": last, "undated": 0,
        "sentences": sum("sentences"), "tokens": sum("tokens"), "refused": 0,
    });
    assert_eq!(manifest["coverage"], coverage);
    let fingerprint = manifest["fingerprint"].as_str().unwrap();
    assert!(readme.contains(&format!("| fingerprint | {fingerprint} |")), "{readme}");
    for (index, (table, columns)) in TABLES.iter().enumerate() {
        let file = &croissant["distribution"][index];
        assert_eq!(file["sha256"], manifest["tables"][index]["sha256"], "{table}");
        let fields = croissant["recordSet"][index]["field"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names.join(","), *columns);
    }
    let again = program().args(["rerun", "dataset", "-q"]).current_dir(workplace.path()).output().unwrap();
    assert_eq!(printed(&again), "identical: 12 files, the same bytes\n");
}

#[test]
fn terms_that_are_no_identifier_stand_in_the_readme_alone() {
    let workplace = Workplace::with_releases(1);
    let output = workplace.extract(&["--licence", "ask the press service"]);
    assert!(output.status.success(), "{}", errors(&output));
    let citation = fs::read_to_string(workplace.dataset().join("CITATION.cff")).unwrap();
    assert!(!citation.contains("license"), "{citation}");
    let readme = fs::read_to_string(workplace.dataset().join("README.md")).unwrap();
    assert!(readme.contains("| licence | ask the press service |"), "{readme}");
}
