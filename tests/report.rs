//! The report as it is written: what its page holds, what may run in it, and that it goes with its dataset. What a
//! reader does with it is tried in a browser by `.ci/report.py`.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::{Row, Workplace, errors, rows};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs;

const HOSTILE: &str = "A <script>alert(1)</script> headline\ndate 2024-03-05\n\n\
    🦅 Қаржы министрлігі </script><img src=x onerror=alert(2)> <!-- 12 million tenge\u{2028}went to <b>7 schools</b>.\n";

fn report(workplace: &Workplace) -> String {
    let output = workplace.extract(&[]);
    assert!(output.status.success(), "{}", errors(&output));
    fs::read_to_string(workplace.dataset().join("report.html")).unwrap()
}

/// What stands in an element of the page.
fn json(page: &str, id: &str) -> Value {
    let (_, rest) = page.split_once(&format!("<script type=\"application/json\" id=\"{id}\">")).unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

/// The tables of a page that has few rows: what stands in a release goes to the page with it.
fn tables(page: &str) -> HashMap<String, Vec<Value>> {
    let pieces: Vec<(String, Vec<Value>)> = serde_json::from_value(json(page, "tables-0")).unwrap();
    let mut tables: HashMap<String, Vec<Value>> = HashMap::new();
    for (name, rows) in pieces {
        tables.entry(name).or_default().extend(rows);
    }
    tables
}

/// The scripts that run, as a browser finds them.
fn scripts(page: &str) -> Vec<&str> {
    let elements = page.split("<script>").skip(1);
    elements.map(|rest| rest.split_once("</script>").unwrap().0).collect()
}

#[test]
fn no_text_of_a_release_leaves_its_data() {
    let workplace = Workplace::with_releases(1);
    let plain = scripts(&report(&workplace)).len();
    fs::write(workplace.archive().join("hostile.txt"), HOSTILE).unwrap();
    let page = report(&workplace);
    assert_eq!(scripts(&page).len(), plain, "no script came from the release");
    assert_eq!(
        page.matches("</script>").count(),
        plain + 3,
        "what it is about, the tables and the only part of the texts"
    );
    assert!(!page.contains("<img") && !page.contains("<b>") && !page.contains('\u{2028}'));
    let part = json(&page, "part-0");
    assert_eq!(part[1][0], HOSTILE, "and the page shows it as it stands");
}

#[test]
fn the_policy_names_exactly_the_scripts_of_the_page() {
    let page = report(&Workplace::with_releases(2));
    let (_, policy) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    let (policy, _) = policy.split_once('"').unwrap();
    let (_, sources) = policy.split_once("script-src ").unwrap();
    let hashes: Vec<String> =
        scripts(&page).iter().map(|script| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))).collect();
    assert_eq!(sources.split(' ').collect::<Vec<_>>(), hashes);
    assert!(policy.starts_with("default-src 'none';"));
}

#[test]
fn the_page_asks_for_nothing_outside_itself() {
    let page = report(&Workplace::with_releases(2));
    for request in ["src=\"", "<link", "@import", "url(", "fetch(\"", "XMLHttpRequest("] {
        let own = page.split("d3js.org").next().unwrap();
        assert!(!own.contains(request), "{request}");
    }
}

#[test]
fn the_rows_are_those_of_the_tables_and_stand_at_their_places() {
    let workplace = Workplace::with_releases(12);
    fs::write(workplace.archive().join("hostile.txt"), HOSTILE).unwrap();
    let page = report(&workplace);
    let (data, part) = (tables(&page), json(&page, "part-0"));
    let table = |name: &str| rows(&workplace.dataset(), name);
    let ids = |rows: Vec<Row>, column: &str| rows.iter().map(|row| row[column].clone()).collect::<Vec<_>>();
    let own =
        |name: &str| -> Vec<String> { data[name].iter().map(|row| row[0].as_str().unwrap().to_owned()).collect() };
    assert_eq!(own("releases"), ids(table("releases"), "release_id"));
    assert_eq!(own("people"), ids(table("people"), "person_id"));
    assert_eq!(own("agencies"), ids(table("agencies"), "agency_id"));
    assert_eq!(data["tenures"].len(), table("tenures").len());
    assert_eq!(data["posts"].len(), table("posts").len());

    let (amounts, shown) = (table("amounts"), &data["amounts"]);
    assert!(!amounts.is_empty() && amounts.len() == shown.len());
    for (amount, row) in amounts.iter().zip(shown) {
        let [release, start, end] = [0, 1, 2].map(|at| row[0][at].as_u64().unwrap() as usize);
        assert_eq!(data["releases"][release][0], amount["release_id"].as_str());
        let text = part[release][0].as_str().unwrap();
        assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), amount["text"]);
        assert_eq!(row[1][1].as_str().unwrap_or(""), amount["value"], "to the last digit");
        let sentences = part[release][1].as_array().unwrap();
        let around = sentences.chunks(2).any(|pair| {
            let [from, to] = [0, 1].map(|at| pair[at].as_u64().unwrap() as usize);
            from <= start && end <= to
        });
        assert!(around, "{} stands in a sentence", amount["text"]);
    }
}

#[test]
fn whom_a_release_names_leads_to_it() {
    let workplace = Workplace::with_releases(9);
    let page = report(&workplace);
    let data = tables(&page);
    let releases =
        rows(&workplace.dataset(), "people").into_iter().map(|row| row["releases"].parse::<usize>().unwrap());
    for (person, releases) in data["people"].iter().zip(releases) {
        let steps: Vec<u64> = person[4].as_array().unwrap().iter().map(|step| step.as_u64().unwrap()).collect();
        assert_eq!(steps.len(), releases, "{person}");
        assert!(steps.iter().skip(1).all(|&step| step > 0) && steps.iter().sum::<u64>() < 9);
    }
}

#[test]
fn the_report_is_replaced_with_its_dataset() {
    let workplace = Workplace::with_releases(3);
    let first = report(&workplace);
    assert!(first == report(&workplace), "the same archive, the same bytes");
    let manifest: Value =
        serde_json::from_slice(&fs::read(workplace.dataset().join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["report"], serde_json::json!(["report.html"]));

    // As where the texts stand beside the page: what is named goes, what is not is kept.
    let folder = workplace.dataset().join("report");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("releases-0.js"), "").unwrap();
    assert!(errors(&workplace.extract(&[])).contains("`report`"));
    let named = serde_json::json!(["report.html", "report/releases-0.js"]);
    let manifest =
        serde_json::json!({ "generator": manifest["generator"], "tables": manifest["tables"], "report": named });
    fs::write(workplace.dataset().join("manifest.json"), manifest.to_string()).unwrap();
    fs::write(folder.join("mine.txt"), "notes").unwrap();
    assert!(errors(&workplace.extract(&[])).contains("`report/mine.txt`"));
    fs::remove_file(folder.join("mine.txt")).unwrap();
    assert!(first == report(&workplace) && !folder.exists());
}
