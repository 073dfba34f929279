//! `pressrecord extract` as a user meets it: what it refuses, what it replaces, how it ends.

mod common;

use common::{Workplace, contents, errors, printed, program, rows};
use std::fs;
use std::io::Write;
use std::process::Stdio;

#[test]
fn the_bytes_are_the_same_for_any_number_of_threads() {
    let workplace = Workplace::with_releases(60);
    let run = |threads| {
        let output = workplace.extract(&["--threads", threads]);
        assert!(output.status.success(), "{}", errors(&output));
        contents(&workplace.dataset())
    };
    let alone = run("1");
    // The tables; datapackage.json, manifest.json, README.md, CITATION.cff and croissant.json; report.html.
    assert_eq!(alone.len(), common::TABLES.len() + 6);
    assert!(alone == run("2") && alone == run("8"));
}

#[test]
fn the_summary_counts_what_was_read_and_names_what_was_refused() {
    let workplace = Workplace::with_releases(3);
    fs::write(workplace.archive().join("empty.txt"), "").unwrap();
    let output = workplace.extract(&[]);
    assert_eq!(output.status.code(), Some(0));
    let summary = printed(&output);
    assert!(summary.starts_with("3 releases, "), "{summary}");
    assert!(summary.contains("1 file refused") && summary.contains("refused empty.txt: "), "{summary}");
    assert_eq!(errors(&output), "");
    let rejects = rows(&workplace.dataset(), "rejects");
    assert_eq!(rejects.iter().map(|row| row["path"].as_str()).collect::<Vec<_>>(), ["empty.txt"]);
}

#[test]
fn quiet_says_nothing() {
    let output = Workplace::with_releases(1).extract(&["--quiet"]);
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty());
}

#[test]
fn an_output_folder_that_holds_something_else_is_refused_and_untouched() {
    let workplace = Workplace::with_releases(1);
    fs::create_dir(workplace.dataset()).unwrap();
    fs::write(workplace.dataset().join("thesis.txt"), "years of work").unwrap();
    let output = workplace.extract(&[]);
    assert_eq!(output.status.code(), Some(1));
    let error = errors(&output);
    assert!(error.contains("thesis.txt") && error.contains("choose another folder"), "{error}");
    assert_eq!(error.lines().count(), 1);
    assert_eq!(contents(&workplace.dataset()), [("thesis.txt".to_owned(), b"years of work".to_vec())]);
    assert_eq!(workplace.entries(), ["archive", "dataset"]);
}

#[test]
fn a_dataset_is_replaced_but_not_together_with_what_was_put_beside_its_tables() {
    let workplace = Workplace::with_releases(2);
    assert!(workplace.extract(&[]).status.success());
    fs::remove_file(workplace.archive().join("001.txt")).unwrap();
    assert!(workplace.extract(&[]).status.success());
    assert_eq!(rows(&workplace.dataset(), "releases").len(), 1);
    assert_eq!(workplace.entries(), ["archive", "dataset"]);

    fs::write(workplace.dataset().join("notes.txt"), "mine").unwrap();
    let before = contents(&workplace.dataset());
    let output = workplace.extract(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("notes.txt"));
    assert_eq!(contents(&workplace.dataset()), before);
}

#[test]
fn an_output_inside_the_archive_is_refused() {
    let workplace = Workplace::with_releases(1);
    let inside = workplace.archive().join("dataset");
    let output = program().arg("extract").arg(workplace.archive()).arg("--output").arg(&inside).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("inside the input"), "{}", errors(&output));
    assert!(!inside.exists());
}

#[test]
fn an_output_that_cannot_be_made_is_one_clear_line() {
    let workplace = Workplace::with_releases(1);
    fs::write(workplace.dataset(), "a file").unwrap();
    let below_a_file = workplace.dataset().join("dataset");
    let output = program().arg("extract").arg(workplace.archive()).arg("--output").arg(below_a_file).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error = errors(&output);
    assert!(error.starts_with("error: cannot write ") && error.lines().count() == 1, "{error}");
    assert!(error.contains("a file stands in the way"), "{error}");
}

#[test]
fn nothing_to_read_fails_and_leaves_the_old_dataset() {
    let workplace = Workplace::with_releases(1);
    assert!(workplace.extract(&[]).status.success());
    let before = contents(&workplace.dataset());
    let missing = workplace.path().join("absent");
    let output = program().arg("extract").arg(&missing).arg("--output").arg(workplace.dataset()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(errors(&output).lines().count(), 1, "{}", errors(&output));
    assert_eq!(contents(&workplace.dataset()), before);
    assert_eq!(workplace.entries(), ["archive", "dataset"]);
}

#[test]
fn wrong_usage_is_exit_code_2() {
    for arguments in [&["extract"][..], &["extract", "a"], &["extract", "a", "-o", "b", "--language", "xx"], &["sing"]]
    {
        assert_eq!(program().args(arguments).output().unwrap().status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_number_of_threads_that_no_system_gives_is_wrong_usage() {
    let workplace = Workplace::with_releases(1);
    for threads in ["0", "100000", "two"] {
        assert_eq!(workplace.extract(&["--threads", threads]).status.code(), Some(2), "{threads}");
    }
}

#[test]
fn paths_come_from_standard_input_too() {
    let workplace = Workplace::with_releases(3);
    let mut child = program()
        .args(["extract", "-", "--output"])
        .arg(workplace.dataset())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let list = ["000.txt", "002.txt"].map(|name| workplace.archive().join(name).display().to_string()).join("\n");
    child.stdin.take().unwrap().write_all(list.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(rows(&workplace.dataset(), "releases").len(), 2);
}

#[test]
fn a_release_that_comes_twice_is_read_once() {
    let workplace = Workplace::with_releases(1);
    let archive = workplace.archive();
    let output =
        program().arg("extract").args([&archive, &archive]).arg("--output").arg(workplace.dataset()).output().unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(rows(&workplace.dataset(), "releases").len(), 1);
}

#[test]
fn the_fields_of_json_lines_can_be_called_otherwise() {
    let workplace = Workplace::with_releases(0);
    let line = r#"{"headline":"A visit","day":"2024-02-01","body":"ASTANA – A text in English about a visit."}"#;
    fs::write(workplace.archive().join("items.jsonl"), format!("{line}\n")).unwrap();
    let output = workplace.extract(&["--json-fields", "title=headline,published=day", "--json-fields", "text=body"]);
    assert!(output.status.success(), "{}", errors(&output));
    let releases = rows(&workplace.dataset(), "releases");
    assert!(releases[0]["title"] == "A visit" && releases[0]["published"] == "2024-02-01", "{releases:?}");
    assert_eq!(workplace.extract(&["--json-fields", "body"]).status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_the_old_dataset_and_no_trace() {
    use std::process::Command;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    let workplace = Workplace::with_releases(2);
    assert!(workplace.extract(&[]).status.success());
    let before = contents(&workplace.dataset());
    let mut child = program()
        .args(["extract", "-", "--output"])
        .arg(workplace.dataset())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The list on standard input stays open, so that the run cannot end by itself.
    while workplace.entries().len() < 3 {
        assert!(child.try_wait().unwrap().is_none());
        sleep(Duration::from_millis(5));
    }
    let signalled = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(signalled.success());
    let list = child.stdin.take();
    let patience = Instant::now();
    while child.try_wait().unwrap().is_none() && patience.elapsed() < Duration::from_secs(60) {
        sleep(Duration::from_millis(5));
    }
    drop(list);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(errors(&output).contains("untouched"));
    assert_eq!(contents(&workplace.dataset()), before);
    assert_eq!(workplace.entries(), ["archive", "dataset"]);
}

#[test]
fn money_is_converted_by_rates_where_the_release_states_no_dollars() {
    let workplace = Workplace::with_releases(0);
    let text = "A visit\ndate 2024-02-04\n\nASTANA – The road cost 900 million tenge and the bridge 5 billion tenge \
                (US$11 million), and 10 to 20 million tenge went to its lamps.\n";
    fs::write(workplace.archive().join("a.txt"), text).unwrap();
    let rates = workplace.path().join("rates.csv");
    fs::write(&rates, "day,currency,per_usd\n2024-01-31,KZT,450\n2024-02-05,KZT,500\n").unwrap();
    let output = workplace.extract(&["--rates", rates.to_str().unwrap()]);
    assert!(output.status.success(), "{}", errors(&output));
    let amounts = rows(&workplace.dataset(), "amounts");
    let usd: Vec<_> = amounts.iter().map(|row| (row["usd"].as_str(), row["usd_source"].as_str())).collect();
    assert_eq!(usd, [("2000000", "rate"), ("11000000", "stated"), ("11000000", "stated"), ("", "")]);
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(workplace.dataset().join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["configuration"]["rates_sha256"].as_str().map(str::len), Some(64));

    fs::write(&rates, "day,currency,per_usd\n2024-01-31,KZT,four\n").unwrap();
    let output = workplace.extract(&["--rates", rates.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let error = errors(&output);
    assert!(error.contains("line 2") && error.contains("`four` is no rate") && error.lines().count() == 1, "{error}");
}

#[test]
fn bodies_of_a_lexicon_are_known_and_replace_known_ones() {
    let workplace = Workplace::with_releases(0);
    for (name, body) in [
        ("a.txt", "Ministry of Tea"),
        ("b.txt", "TMN"),
        ("c.txt", "Tea Board"),
        ("d.txt", "Ministry of Finance"),
        ("e.txt", "Ministry of Coins"),
    ] {
        let text = format!("A visit\ndate 2024-02-04\n\nASTANA – The {body} of Kazakhstan reported on its work.\n");
        fs::write(workplace.archive().join(name), text).unwrap();
    }
    let lexicon = workplace.path().join("bodies.tsv");
    let further = workplace.path().join("further.tsv");
    fs::write(&lexicon, "# ours\nMinistry of Tea\tМинистерство чая\t\tTMN\tTea Board\tKZ\n").unwrap();
    fs::write(&further, "Ministry of Finance\t\t\t\tMinistry of Coins\tKZ\n").unwrap();
    let (lexicon, further) = (lexicon.to_str().unwrap(), further.to_str().unwrap());
    let output = workplace.extract(&["--lexicon", lexicon, "--lexicon", further]);
    assert!(output.status.success(), "{}", errors(&output));
    let mentions = rows(&workplace.dataset(), "mentions");
    let ids = |texts: &[&str]| -> Vec<String> {
        let named = mentions.iter().filter(|row| texts.iter().any(|text| row["text"].starts_with(text)));
        named.map(|row| row["entity_id"].clone()).collect()
    };
    let tea = ids(&["Ministry of Tea", "TMN", "Tea Board"]);
    assert!(tea.len() == 3 && tea.iter().all(|id| *id == tea[0]), "{mentions:?}");
    let coins = ids(&["Ministry of Finance", "Ministry of Coins"]);
    assert!(coins.len() == 2 && coins[0] == coins[1] && coins[0] != tea[0], "{mentions:?}");
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(workplace.dataset().join("manifest.json")).unwrap()).unwrap();
    let hashes = manifest["configuration"]["lexicons_sha256"].as_array().unwrap();
    assert!(hashes.len() == 2 && hashes.iter().all(|hash| hash.as_str().map(str::len) == Some(64)), "{hashes:?}");

    fs::write(lexicon, "# ours\nMinistry of Tea\t\t\t\t\tKazakhstan\n").unwrap();
    let output = workplace.extract(&["--lexicon", lexicon]);
    assert_eq!(output.status.code(), Some(1));
    let error = errors(&output);
    assert!(error.contains("line 2") && error.contains("bodies.tsv") && error.contains("no country"), "{error}");
    assert_eq!(error.lines().count(), 1);
}

#[test]
fn a_bracket_that_implies_a_rate_far_off_is_told() {
    let workplace = Workplace::with_releases(0);
    let text = "A visit\ndate 2024-02-04\n\nASTANA – It cost 450 million tenge ($1 million), 900 million tenge ($2 million) and \
                1.4 billion tenge ($3 billion).\n";
    fs::write(workplace.archive().join("a.txt"), text).unwrap();
    assert!(workplace.extract(&[]).status.success());
    let notice = &rows(&workplace.dataset(), "releases")[0]["notice"];
    assert!(notice.contains("implies 0.4667 KZT to a USD, where others imply 450"), "{notice}");
}
