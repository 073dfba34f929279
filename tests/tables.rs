//! What stands in the tables: every cell that has a place equals its place, and every key has its row.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{Row, TABLES, Workplace, errors, program, rows};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;

/// The tables whose rows stand at a place in a release.
const PLACED: [&str; 4] = ["mentions", "amounts", "dates", "posts"];

/// A dataset of a few releases.
fn dataset() -> Workplace {
    let workplace = Workplace::with_releases(12);
    let output = workplace.extract(&[]);
    assert!(output.status.success(), "{}", errors(&output));
    workplace
}

fn position(row: &Row, column: &str) -> usize {
    row[column].parse().unwrap()
}

#[test]
fn the_columns_are_those_of_the_contract() {
    let workplace = dataset();
    for (table, columns) in TABLES {
        let file = fs::read_to_string(workplace.dataset().join(format!("{table}.csv"))).unwrap();
        assert_eq!(file.lines().next().unwrap(), columns, "{table}");
        assert!(file.ends_with('\n') && !file.contains('\r'), "{table}");
    }
}

#[test]
fn every_cell_equals_its_place_in_the_source() {
    let workplace = dataset();
    let mut texts = HashMap::new();
    for release in rows(&workplace.dataset(), "releases") {
        let file = workplace.archive().join(&release["path"]);
        let shown = program().args(["show", "--text"]).arg(&file).output().unwrap();
        let text: Vec<char> = String::from_utf8(shown.stdout).unwrap().chars().collect();
        assert_eq!(text.len(), position(&release, "characters"));
        texts.insert(release["release_id"].clone(), text);
    }
    for table in PLACED {
        let mut last = HashMap::new();
        for row in rows(&workplace.dataset(), table) {
            let (start, end) = (position(&row, "start"), position(&row, "end"));
            let slice: String = texts[&row["release_id"]][start..end].iter().collect();
            if let Some(text) = row.get("text") {
                assert_eq!(&slice, text, "{table}");
            }
            let before = last.insert(row["release_id"].clone(), start);
            assert!(before.is_none_or(|before| before <= start), "{table} stands in order");
        }
    }
}

#[test]
fn a_post_stands_where_its_person_is_named() {
    let workplace = dataset();
    let place = |row: &Row, id: &str| [&row["release_id"], &row["start"], &row["end"], &row[id]].map(String::clone);
    let mentions = rows(&workplace.dataset(), "mentions");
    let named: HashSet<_> = mentions.iter().map(|row| place(row, "entity_id")).collect();
    let posts = rows(&workplace.dataset(), "posts");
    assert!(!posts.is_empty());
    assert!(posts.iter().all(|row| named.contains(&place(row, "person_id"))));
}

#[test]
fn every_key_has_its_row() {
    let workplace = dataset();
    let dataset = workplace.dataset();
    let keys = |table: &str, column: &str| -> HashSet<String> {
        let cells: Vec<String> = rows(&dataset, table).into_iter().map(|mut row| row.remove(column).unwrap()).collect();
        let unique: HashSet<String> = cells.iter().cloned().collect();
        assert_eq!(unique.len(), cells.len(), "{table}.{column} is unique");
        unique
    };
    let (releases, people) = (keys("releases", "release_id"), keys("people", "person_id"));
    let (agencies, amounts) = (keys("agencies", "agency_id"), keys("amounts", "amount_id"));
    keys("mentions", "mention_id");
    let named: HashSet<String> = people.union(&agencies).cloned().collect();
    let holds = |keys: &HashSet<String>, row: &Row, column: &str| row[column].is_empty() || keys.contains(&row[column]);
    for table in ["mentions", "posts", "amounts", "dates"] {
        assert!(rows(&dataset, table).iter().all(|row| releases.contains(&row["release_id"])), "{table}");
    }
    for table in ["posts", "tenures"] {
        for row in rows(&dataset, table) {
            assert!(people.contains(&row["person_id"]) && holds(&agencies, &row, "agency_id"), "{table}: {row:?}");
        }
    }
    for row in rows(&dataset, "mentions") {
        match row["kind"].as_str() {
            "person" => assert!(people.contains(&row["entity_id"]), "{row:?}"),
            "agency" => assert!(agencies.contains(&row["entity_id"]), "{row:?}"),
            _ => assert!(!named.contains(&row["entity_id"]), "{row:?}"),
        }
    }
    assert!(rows(&dataset, "people").iter().all(|row| holds(&people, row, "likely")));
    for row in rows(&dataset, "amounts") {
        assert!(holds(&named, &row, "actor_id") && holds(&amounts, &row, "equals"), "{row:?}");
    }
}

#[test]
fn the_description_and_the_manifest_name_every_table_and_column() {
    let workplace = dataset();
    let read = |name: &str| -> serde_json::Value {
        serde_json::from_slice(&fs::read(workplace.dataset().join(name)).unwrap()).unwrap()
    };
    let (package, manifest) = (read("datapackage.json"), read("manifest.json"));
    for (index, (table, columns)) in TABLES.into_iter().enumerate() {
        let resource = &package["resources"][index];
        assert_eq!(resource["path"], format!("{table}.csv"));
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names.join(","), columns);
        assert!(fields.iter().all(|field| !field["description"].as_str().unwrap().is_empty()));
        let entry = &manifest["tables"][index];
        assert_eq!(entry["path"], resource["path"]);
        assert_eq!(format!("sha256:{}", entry["sha256"].as_str().unwrap()), resource["hash"].as_str().unwrap());
        assert_eq!(entry["rows"], rows(&workplace.dataset(), table).len());
        let bytes = fs::metadata(workplace.dataset().join(format!("{table}.csv"))).unwrap().len();
        assert_eq!(resource["bytes"], bytes);
    }
    let inputs = manifest["inputs"].as_array().unwrap();
    let releases = rows(&workplace.dataset(), "releases");
    assert_eq!(inputs.len(), releases.len());
    for (input, release) in inputs.iter().zip(&releases) {
        assert!(input["path"] == release["path"] && input["sha256"] == release["sha256"]);
    }
}

#[test]
fn a_release_added_changes_no_other_release() {
    let workplace = Workplace::with_releases(4);
    // What a release gave is the same, row for row.
    let given = |workplace: &Workplace| -> Vec<BTreeSet<Vec<(String, String)>>> {
        assert!(workplace.extract(&[]).status.success());
        let tables = ["releases", "mentions", "posts", "amounts", "dates"];
        let row = |row: HashMap<String, String>| row.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect();
        tables.map(|table| rows(&workplace.dataset(), table).into_iter().map(row).collect()).into()
    };
    let before = given(&workplace);
    let more = "One more\ndate 2024-01-01\n\nPresident Kassym-Jomart Tokayev gave 5 million tenge on Monday.\n";
    fs::write(workplace.archive().join("0000.txt"), more).unwrap();
    let after = given(&workplace);
    for (before, after) in before.iter().zip(&after) {
        assert!(!before.is_empty() && before.is_subset(after) && before.len() < after.len());
    }
}
