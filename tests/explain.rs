//! `pressrecord explain` as a user meets it.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{errors, printed, program};
use serde_json::Value;
use std::io::Write;
use std::process::{Output, Stdio};

fn explain(arguments: &[&str]) -> Output {
    program().arg("explain").args(arguments).output().unwrap()
}

/// What the program answers to lines on standard input.
fn answers(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = program()
        .args(["explain", "--lines"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn every_number_is_told_on_a_line_of_its_own() {
    let text = "Under Decree No. 651, over 85,000 rounds of ammunition and $3.4 million were seized on 3 July.";
    let output = explain(&[text, "--date", "2024-09-01"]);
    assert!(output.status.success(), "{}", errors(&output));
    let shown = printed(&output);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), 4, "{shown}");
    assert!(lines[0].starts_with("Decree No. 651") && lines[0].contains("  skipped  (651)"), "{shown}");
    assert!(lines[1].starts_with("85,000") && lines[1].contains("  over 85,000 rounds of ammunition  "), "{shown}");
    assert!(lines[2].starts_with("$3.4 million") && lines[2].contains("3,400,000 USD  "), "{shown}");
    assert!(lines[3].starts_with("3 July") && lines[3].ends_with("ahead it would be 2025-07-03"), "{shown}");
    // The columns stand one under the other.
    let column = |line: &str, word: &str| line.find(word).map(|byte| line[..byte].chars().count());
    assert_eq!(column(lines[1], "count"), column(lines[2], "money"));
    assert_eq!(column(lines[0], "skipped"), column(lines[3], "date"));
    assert!(!shown.contains('\u{1b}'), "standard output is no terminal");
}

#[test]
fn a_text_may_begin_with_a_minus() {
    let shown = printed(&explain(&["-5 °C was measured", "--language", "en"]));
    assert!(shown.starts_with("-5 °C  measure  -5 Cel"), "{shown}");
}

#[test]
fn colours_can_be_asked_for() {
    assert!(printed(&explain(&["5 tons", "--colour", "always"])).contains("\u{1b}["));
}

#[test]
fn a_text_without_numbers_says_so() {
    assert_eq!(printed(&explain(&["The President spoke."])), "no number, no date\n");
    assert_eq!(printed(&explain(&["The President spoke.", "--json"])), "");
}

#[test]
fn json_has_the_columns_of_the_tables() {
    let output = explain(&["--json", "Мера: over 1.50 trillion tenge (US$3.3 billion) in 2023, under Article 7"]);
    let objects: Vec<Value> = printed(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [tenge, dollars, year, article] = &objects[..] else { panic!("{objects:?}") };
    let columns = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(",");
    let (_, amounts) = common::TABLES.into_iter().find(|(name, _)| *name == "amounts").unwrap();
    assert_eq!(columns(tenge), format!("{amounts},reading"));
    assert_eq!(columns(year), "release_id,start,end,text,from,to,rule,reading");
    assert_eq!(columns(article), "skipped,why,value,start,end,rule");
    assert_eq!(
        (&tenge["kind"], &tenge["value"], &tenge["currency"]),
        (&"money".into(), &"1500000000000".into(), &"KZT".into())
    );
    assert_eq!(
        (&tenge["qualifier"], &tenge["start"], &tenge["usd"]),
        (&"over".into(), &11.into(), &"3300000000".into())
    );
    assert_eq!((&tenge["low"], &tenge["item"]), (&Value::Null, &Value::Null));
    assert_eq!(dollars["equals"], tenge["amount_id"]);
    assert_eq!((&year["from"], &year["to"]), (&"2023-01-01".into(), &"2023-12-31".into()));
    assert_eq!((&article["skipped"], &article["value"]), (&"Article 7".into(), &"7".into()));
    assert!(article["why"].as_str().unwrap().contains("names a document"));
}

#[test]
fn a_line_of_input_has_its_line_of_answer() {
    let input = "31 tons\nit met yesterday\t2024-02-01\n\nno numbers\nit met\tsoon\n";
    let mut input = input.as_bytes().to_vec();
    input.extend(b"\xff\xfe\none hundred and twenty");
    let output = answers(&["--json", "--language", "en"], &input);
    assert!(output.status.success(), "{}", errors(&output));
    let lines: Vec<Value> = printed(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let counts: Vec<usize> = lines.iter().map(|line| line.as_array().unwrap().len()).collect();
    assert_eq!(counts, [1, 1, 0, 0, 1, 1, 1]);
    assert_eq!(lines[0][0]["unit"], "t");
    assert_eq!(lines[1][0]["from"], "2024-01-31");
    assert!(lines[4][0]["error"].as_str().unwrap().contains("write it as 2024-01-31"));
    assert!(lines[5][0]["error"].as_str().unwrap().contains("UTF-8"));
    assert_eq!((&lines[6][0]["value"], &lines[6][0]["why"]), (&"120".into(), &"nothing says what it counts".into()));
}

#[test]
fn lines_are_answered_in_words_too() {
    let output = answers(&["--date", "2024-02-01"], b"31 tons on Monday\nArticle 5\nbad\tday\n");
    let shown = printed(&output);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines[0], "31 tons: measure 31 t [measure]; Monday: date 2024-01-29 [weekday]");
    assert!(lines[1].starts_with("Article 5: skipped, the number names a document"), "{shown}");
    assert!(lines[2].starts_with("error: `day` behind the tab is no day"), "{shown}");
}

#[test]
fn wrong_usage_is_told() {
    for arguments in [&[][..], &["--lines", "text"], &["text", "--date", "soon"], &["text", "--language", "xx"]] {
        let output = explain(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!errors(&output).is_empty());
    }
}
