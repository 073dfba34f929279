//! `verify`, `rerun` and `diff`: a dataset is held against its archive, made again, and compared.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{Workplace, errors, printed, program};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

fn made(count: usize) -> Workplace {
    let workplace = Workplace::with_releases(count);
    let output = workplace.extract(&[]);
    assert!(output.status.success(), "{}", errors(&output));
    workplace
}

fn run(workplace: &Workplace, arguments: &[&str]) -> Output {
    program().args(arguments).current_dir(workplace.path()).output().unwrap()
}

fn verify(workplace: &Workplace) -> Output {
    run(workplace, &["verify", "dataset", "--archive", "archive"])
}

/// The first release of the archive.
fn release(workplace: &Workplace) -> PathBuf {
    workplace.archive().join("000.txt")
}

fn replace(file: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(old), "{text}");
    fs::write(file, text.replacen(old, new, 1)).unwrap();
}

#[test]
fn a_dataset_that_is_as_it_was_passes() {
    let workplace = made(5);
    let output = verify(&workplace);
    assert!(output.status.success(), "{}", errors(&output));
    assert!(printed(&output).contains("checked 12 files, 5 releases, "), "{}", printed(&output));
    let output = run(&workplace, &["rerun", "dataset", "-q"]);
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(printed(&output), "identical: 12 files, the same bytes\n");
    let output = run(&workplace, &["diff", "dataset", "dataset"]);
    assert_eq!(printed(&output), "no row differs\n");
}

#[test]
fn a_cell_that_was_changed_is_told_with_its_place() {
    let workplace = made(3);
    replace(&workplace.dataset().join("amounts.csv"), ",12.5 billion tenge,", ",a hundredweight,");
    let output = verify(&workplace);
    assert_eq!(output.status.code(), Some(1));
    let told = printed(&output);
    assert!(told.contains("amounts.csv: its bytes are not those"), "{told}");
    assert!(told.contains("says `a hundredweight`, but `12.5 billion tenge` stands at "), "{told}");
    assert!(told.contains(" of 000.txt"), "{told}");
    assert!(errors(&output).contains("2 differences"), "{}", errors(&output));
}

#[test]
fn files_that_changed_came_or_went_are_told() {
    let workplace = made(4);
    fs::write(release(&workplace), "Nothing is left of it, but over 500 people came.\n").unwrap();
    fs::remove_file(workplace.archive().join("001.txt")).unwrap();
    fs::write(workplace.archive().join("new.txt"), "A new one.\n").unwrap();
    fs::remove_file(workplace.dataset().join("dates.csv")).unwrap();
    let output = verify(&workplace);
    assert!(errors(&output).contains("has no table `dates`"), "{}", errors(&output));
    let output = workplace.extract(&[]);
    assert!(output.status.success(), "{}", errors(&output));
    fs::write(release(&workplace), "And again, over 700 people came.\n").unwrap();
    fs::remove_file(workplace.archive().join("002.txt")).unwrap();
    let told = printed(&verify(&workplace));
    assert!(told.contains("000.txt: the archive's file has changed"), "{told}");
    assert!(told.contains("002.txt: the archive has no such file"), "{told}");
    let output = run(&workplace, &["rerun", "dataset", "-q", "--archive", "archive"]);
    assert_eq!(output.status.code(), Some(1));
    let told = printed(&output);
    assert!(told.contains("archive: 000.txt is changed") && told.contains("archive: 002.txt is gone"), "{told}");
}

#[test]
fn every_change_has_its_cause() {
    let workplace = made(4);
    fs::rename(workplace.dataset(), workplace.path().join("old")).unwrap();
    let text = fs::read_to_string(release(&workplace)).unwrap();
    fs::write(release(&workplace), format!("{text}\nOver 512 people came.\n")).unwrap();
    fs::remove_file(workplace.archive().join("001.txt")).unwrap();
    fs::write(workplace.archive().join("new.txt"), "Over 614 people came.\n").unwrap();
    assert!(workplace.extract(&[]).status.success());
    let output = run(&workplace, &["diff", "old", "dataset", "--output", "changes.csv"]);
    assert!(output.status.success(), "{}", errors(&output));
    let changes = fs::read_to_string(workplace.path().join("changes.csv")).unwrap();
    let has = |line: &str| changes.lines().any(|row| row == line);
    assert!(has("amounts,000.txt,512 · count,added,,,,source changed"), "{changes}");
    assert!(has("amounts,new.txt,614 · count,added,,,,release added"), "{changes}");
    assert!(has("releases,,001.txt,removed,,,,release removed"), "{changes}");
    let moved = changes.lines().filter(|row| row.starts_with("amounts,000.txt")).count();
    assert_eq!(moved, 1, "what stands where it stood has not changed: {changes}");
    assert!(!changes.contains("program or options"), "{changes}");
}

#[test]
fn a_folder_that_is_no_dataset_is_told() {
    let workplace = Workplace::with_releases(1);
    for arguments in
        [&["verify", "archive", "--archive", "archive"][..], &["rerun", "archive"], &["diff", "archive", "."]]
    {
        let output = run(&workplace, arguments);
        assert_eq!(output.status.code(), Some(1));
        assert!(errors(&output).contains("archive holds no dataset: it has no manifest.json"), "{}", errors(&output));
    }
}
