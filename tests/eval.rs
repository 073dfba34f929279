//! `pressrecord eval` as a user meets it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{errors, printed, program};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

fn gold(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(path)
}

fn eval(gold: &[PathBuf], more: &[&str]) -> Output {
    program().arg("eval").args(gold).args(more).output().unwrap()
}

#[test]
fn the_figures_of_the_samples_count_every_mark_and_repeat() {
    let samples = [gold("en/en-telegram-finland.gold"), gold("unseen-ru/ru-u05.gold"), gold("unseen-kk")];
    let output = eval(&samples, &["--json"]);
    assert!(output.status.success(), "{}", errors(&output));
    let figures: Value = serde_json::from_str(&printed(&output)).unwrap();
    assert_eq!(figures["releases"], serde_json::json!({"all": 10, "en": 1, "ru": 1, "kk": 8}));
    let marked = |kind: &str| {
        let mut count = 0;
        for sample in &samples {
            let files = if sample.is_dir() {
                fs::read_dir(sample).unwrap().map(|f| f.unwrap().path()).collect()
            } else {
                vec![sample.clone()]
            };
            count += files
                .iter()
                .map(|file| fs::read_to_string(file).unwrap().matches(&format!("{{{{{kind}|")).count())
                .sum::<usize>();
        }
        count
    };
    for kind in ["person", "agency", "place", "date", "money", "count", "measure", "percent"] {
        let measured = &figures["figures"]["all"][format!("span {kind}")];
        assert_eq!(measured["gold"], marked(kind), "{kind}");
        assert!(measured["f1"].as_f64().unwrap() > 0.8, "{kind}: {measured}");
        assert!(measured["f1_interval"][0].as_f64() <= measured["f1"].as_f64());
    }
    assert!(figures["figures"]["en"]["span person"]["f1_interval"].is_null(), "of one release there is none");
    assert!(figures["figures"]["kk"]["entity person"]["f1"].as_f64().unwrap() > 0.8);
    assert_eq!(printed(&eval(&samples, &["--json", "--threads", "1"])), printed(&output));
}

#[test]
fn mistakes_are_shown_with_the_words_around_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.gold");
    let text = "title: A visit to a plant\ndate: 2024-01-31\nlanguage: en\n---\nThe plant received {{money|5 million \
                tenge|value=6000000|currency=KZT}} from the budget, and 7 workers came.\n";
    fs::write(&file, text).unwrap();
    let output = eval(std::slice::from_ref(&file), &[]);
    let shown = printed(&output);
    assert!(output.status.success() && shown.starts_with("en: 1 release\n"), "{shown}{}", errors(&output));
    let expected = format!(
        "2 errors, the worst first\nmoney, wrong value: {}:5\n    …A visit to a plant date 2024-01-31 The plant received [5 million \
         tenge] from the budget, and 7 workers came. …\n    expected money 6000000 KZT; found money 5000000 KZT\ncount, spurious: ",
        file.display()
    );
    assert!(shown.contains(&expected), "{shown}");
    let shown = printed(&eval(&[file], &["--errors", "1"]));
    assert!(shown.ends_with("… 1 more: show them with --errors 2\n"), "{shown}");
}

#[test]
fn own_lists_and_decisions_count_as_in_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let text = "title: A visit\ndate: 2024-01-31\nlanguage: en\nunreviewed: 1\n---\nThe {{agency|Friends of the Yellow \
                Tulip|name=Friends of the Yellow Tulip}} met.\n";
    let file = write("a.gold", text);
    let list = write("bodies.tsv", "Friends of the Yellow Tulip\n");
    let found = |more: &[&str]| -> Value {
        let output = eval(std::slice::from_ref(&file), &[&["--json"], more].concat());
        assert!(output.status.success(), "{}", errors(&output));
        serde_json::from_str(&printed(&output)).unwrap()
    };
    let recall = |figures: &Value| figures["figures"]["all"]["span agency"]["recall"].as_f64().unwrap();
    let listed = found(&["--lexicon", list.to_str().unwrap()]);
    assert_eq!(recall(&listed), 1.0, "{listed}");
    assert_eq!(recall(&found(&[])), 0.0);
    assert_eq!(listed["unreviewed"], 1);
    let told = printed(&eval(std::slice::from_ref(&file), &[]));
    assert!(told.contains("nobody has looked at 1 mark of these"), "{told}");

    let decisions = write("decisions.csv", "kind,name,other,verdict\nagency,Friends of the Yellow Tulip,X,perhaps\n");
    let refused = eval(std::slice::from_ref(&file), &["--judgements", decisions.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(errors(&refused).contains("perhaps"), "{}", errors(&refused));
}

#[test]
fn bad_marking_is_told_with_file_and_line_and_nothing_is_measured() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, body: &str| {
        let text = format!("title: A\ndate: 2024-01-31\nlanguage: en\n---\n{body}\n");
        fs::write(folder.path().join(name), text).unwrap();
    };
    write("a.gold", "Fine.");
    write("b.gold", "One.\n{{place|Astana}} and {{date|today|from=2024-01-31|to=soon}}.");
    let output = eval(&[folder.path().to_owned()], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let told = errors(&output);
    assert!(
        told.contains("b.gold:6: `name` is missing: add `name=…`") && told.contains("to=`soon` is no day"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 2, "{told}");
}

#[test]
fn a_folder_without_gold_and_a_path_to_nowhere_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let told = errors(&eval(&[folder.path().to_owned()], &[]));
    assert!(told.contains("no gold release") && told.contains(".gold"), "{told}");
    let told = errors(&eval(&[folder.path().join("nowhere")], &[]));
    assert!(told.contains("nowhere") && told.contains("check the path"), "{told}");
}
