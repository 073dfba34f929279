//! What a user decides about names is obeyed in the next run, and survives it.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{Workplace, errors, rows};
use std::fs;

/// Two men of one name, and one woman under two.
const RELEASES: [&str; 3] = [
    "Minister visits plant\ndate 2024-03-05\n\nMinister of Energy Aidar Bektemirov visited the plant in Pavlodar.\n",
    "Doctor honoured\ndate 2024-03-06\n\nThe surgeon Aydar Bektemirov received an award in Almaty.\n",
    "Court\ndate 2024-03-07\n\nProsecutor General Dinara Suleimenova and Dinara Akhmetova spoke in Astana.\n",
];

fn workplace() -> Workplace {
    let workplace = Workplace::with_releases(0);
    for (index, text) in RELEASES.iter().enumerate() {
        fs::write(workplace.archive().join(format!("{index}.txt")), text).unwrap();
    }
    workplace
}

/// The id of the person who is named so.
fn id(workplace: &Workplace, text: &str) -> String {
    let mentions = rows(&workplace.dataset(), "mentions");
    mentions.iter().find(|row| row["text"] == text).unwrap()["entity_id"].clone()
}

#[test]
fn decisions_are_obeyed_and_survive() {
    let workplace = workplace();
    assert!(workplace.extract(&[]).status.success());
    assert_eq!(id(&workplace, "Aidar Bektemirov"), id(&workplace, "Aydar Bektemirov"));
    assert_ne!(id(&workplace, "Dinara Suleimenova"), id(&workplace, "Dinara Akhmetova"));
    let merges = rows(&workplace.dataset(), "merges");
    let merge = merges.iter().find(|row| row["other"] == "Aydar Bektemirov").unwrap();
    assert_eq!((merge["name"].as_str(), merge["evidence"].as_str()), ("Aidar Bektemirov", "spelling"));
    let decisions = "kind,name,other,verdict,note\n\
        person,Aidar Bektemirov,Aydar Bektemirov,different,a surgeon\n\
        person,Dinara Suleimenova,Dinara Akhmetova,same,married in 2023\n";
    fs::write(workplace.dataset().join("judgements.csv"), decisions).unwrap();
    for _ in 0..2 {
        let output = workplace.extract(&[]);
        assert!(output.status.success(), "{}", errors(&output));
        assert_ne!(id(&workplace, "Aidar Bektemirov"), id(&workplace, "Aydar Bektemirov"));
        assert_eq!(id(&workplace, "Dinara Suleimenova"), id(&workplace, "Dinara Akhmetova"));
        assert_eq!(fs::read_to_string(workplace.dataset().join("judgements.csv")).unwrap(), decisions);
        let merges = rows(&workplace.dataset(), "merges");
        assert!(merges.iter().any(|row| row["evidence"] == "judgement" && row["score"] == "1.00"), "{merges:?}");
    }
}

#[test]
fn a_file_of_decisions_is_added_to_those_of_the_dataset() {
    let workplace = workplace();
    let file = workplace.path().join("ours.csv");
    fs::write(&file, "kind,name,other,verdict\nperson,Aidar Bektemirov,Aydar Bektemirov,different\n").unwrap();
    let given = ["--judgements", file.to_str().unwrap()];
    for more in [&given[..], &[]] {
        assert!(workplace.extract(more).status.success());
        assert_ne!(id(&workplace, "Aidar Bektemirov"), id(&workplace, "Aydar Bektemirov"));
    }
    fs::write(&file, "kind,name,other,verdict\nperson,Aydar Bektemirov,Aidar Bektemirov,same\n").unwrap();
    let output = workplace.extract(&given);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("line 2: the same pair was decided otherwise before"), "{}", errors(&output));
}

#[test]
fn a_decision_without_effect_is_told() {
    let workplace = workplace();
    let file = workplace.path().join("ours.csv");
    let decisions = "kind,name,other,verdict\nperson,Aidar Bektemirov,Nobody Atall,same\n\
        person,Aidar Bektemirov,Aydar Bektemirov,different\n";
    fs::write(&file, decisions).unwrap();
    let output = workplace.extract(&["--judgements", file.to_str().unwrap()]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("`Nobody Atall`, same has no effect: no release names `Nobody Atall`"), "{told}");
    assert_eq!(told.matches("has no effect").count(), 1, "{told}");
}

#[test]
fn names_that_one_release_joins_are_parted() {
    let workplace = Workplace::with_releases(0);
    let releases = [
        "Brothers\ndate 2024-03-05\n\nNurlan Bektemirov opened the meeting in Astana. N. Bektemirov visited Almaty on Monday.\n",
        "Правительство\ndate 2024-03-06\n\nПравительство Республики Казахстан утвердило план. \
         Министр финансов сообщил, что Правительство выделило средства. Астана, Казахстан.\n",
    ];
    for (index, text) in releases.iter().enumerate() {
        fs::write(workplace.archive().join(format!("{index}.txt")), text).unwrap();
    }
    assert!(workplace.extract(&[]).status.success());
    assert_eq!(id(&workplace, "Nurlan Bektemirov"), id(&workplace, "N. Bektemirov"));
    assert_eq!(id(&workplace, "Правительство Республики Казахстан"), id(&workplace, "Правительство"));
    let file = workplace.path().join("ours.csv");
    let decisions = "kind,name,other,verdict\nperson,Nurlan Bektemirov,N. Bektemirov,different\n\
        agency,Правительство Республики Казахстан,Правительство,different\n";
    fs::write(&file, decisions).unwrap();
    let output = workplace.extract(&["--judgements", file.to_str().unwrap()]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(!told.contains("has no effect"), "{told}");
    assert_ne!(id(&workplace, "Nurlan Bektemirov"), id(&workplace, "N. Bektemirov"));
    assert_ne!(id(&workplace, "Правительство Республики Казахстан"), id(&workplace, "Правительство"));
}
