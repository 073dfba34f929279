//! `pressrecord show` as a user meets it.

mod common;

use common::{Workplace, errors, printed, program};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn a_release_is_shown_with_its_head_and_its_paragraphs() {
    let workplace = Workplace::with_releases(1);
    let output = program().arg("show").arg(workplace.archive().join("000.txt")).output().unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    let shown = printed(&output);
    let mut lines = shown.lines();
    assert_eq!(lines.next(), Some("Head of State receives Chairman of the Supreme Audit Chamber"));
    assert_eq!(lines.next(), Some("2023-05-01 · ASTANA · en"));
    assert!(shown.contains("\n\nASTANA – Президент пресс-служба: «Ақорда»."));
}

#[test]
fn colours_are_used_only_where_they_are_wanted() {
    let workplace = Workplace::with_releases(1);
    let show = |arguments: &[&str]| {
        let file = workplace.archive().join("000.txt");
        printed(&program().arg("show").arg(file).args(arguments).output().unwrap())
    };
    assert!(!show(&[]).contains('\u{1b}'), "standard output is not a terminal");
    assert!(!show(&["--colour", "never"]).contains('\u{1b}'));
    assert!(show(&["--colour", "always"]).contains("\u{1b}["));
}

#[test]
fn the_text_is_exactly_what_positions_point_into() {
    let workplace = Workplace::with_releases(1);
    let file = workplace.archive().join("000.txt");
    let output = program().args(["show", "--text"]).arg(&file).output().unwrap();
    assert_eq!(output.stdout, fs::read(file).unwrap());
}

#[test]
fn a_day_given_by_hand_is_taken() {
    let workplace = Workplace::with_releases(1);
    let file = workplace.archive().join("000.txt");
    let output = program().args(["show", "--date", "2019-12-31"]).arg(file).output().unwrap();
    assert_eq!(printed(&output).lines().nth(1), Some("2019-12-31 · ASTANA · en"));
}

#[test]
fn a_file_that_is_not_there_is_one_clear_line() {
    let output = program().args(["show", "absent.txt"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error = errors(&output);
    assert!(error.starts_with("error: ") && error.contains("absent.txt") && error.lines().count() == 1, "{error}");
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let workplace = Workplace::with_releases(1);
    let file = workplace.archive().join("long.txt");
    fs::write(&file, "A line that is repeated until no pipe holds all of it.\n\n".repeat(20_000)).unwrap();
    let mut child =
        program().args(["show", "--text"]).arg(file).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(line.starts_with("A line") && output.status.success());
    assert_eq!(errors(&output), "");
}
