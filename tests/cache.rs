//! Names that earlier runs have found: a run goes on where another was stopped, and gives the same bytes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{Workplace, contents, errors, printed, program};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Instant;

fn cache(workplace: &Workplace) -> PathBuf {
    workplace.path().join("cache")
}

fn extract(workplace: &Workplace, dataset: &str) -> Output {
    let output = command(workplace, dataset).output().unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    output
}

fn command(workplace: &Workplace, dataset: &str) -> Command {
    let mut command = program();
    command.arg("extract").arg(workplace.archive()).arg("--output").arg(workplace.path().join(dataset));
    command.arg("--cache").arg(cache(workplace));
    command
}

fn known(output: &Output) -> usize {
    let told = printed(output);
    let line = told.lines().find_map(|line| line.trim().strip_prefix("the names of "));
    line.map_or(0, |line| line.split(' ').next().unwrap().parse().unwrap())
}

fn bytes(workplace: &Workplace, dataset: &str) -> Vec<(String, Vec<u8>)> {
    contents(&workplace.path().join(dataset))
}

#[test]
fn a_second_run_knows_the_names_and_gives_the_same_bytes() {
    let workplace = Workplace::with_releases(9);
    assert_eq!(known(&extract(&workplace, "first")), 0);
    fs::write(workplace.archive().join("new.txt"), "Minister of Energy Arman Bisenov met Marat Ibrayev.").unwrap();
    fs::write(workplace.archive().join("004.txt"), "Chairman Marat Ibrayev spent 5 million tenge.").unwrap();
    assert_eq!(known(&extract(&workplace, "second")), 8, "all but the new one and the changed one");
    assert_eq!(known(&extract(&workplace, "third")), 10);
    let anew = program()
        .args(["extract", "--no-cache", "--output"])
        .args([workplace.path().join("anew"), workplace.archive()])
        .output()
        .unwrap();
    assert_eq!(known(&anew), 0);
    assert_eq!(bytes(&workplace, "second"), bytes(&workplace, "anew"));
    assert_eq!(bytes(&workplace, "third"), bytes(&workplace, "anew"));
}

#[test]
fn names_found_with_other_bodies_are_not_taken() {
    let workplace = Workplace::with_releases(3);
    extract(&workplace, "first");
    let list = workplace.path().join("bodies.tsv");
    fs::write(&list, "Friends of the Yellow Tulip\n").unwrap();
    let output = command(&workplace, "second").arg("--lexicon").arg(list).output().unwrap();
    assert_eq!(known(&output), 0, "{}", printed(&output));
}

/// How often a run is killed.
const KILLS: usize = 50;

/// Kills runs at random moments; each goes on where the last was, and a run that is left alone ends as if none had been.
#[test]
fn a_run_that_is_killed_again_and_again_ends_as_one_that_is_not() {
    let workplace = Workplace::with_releases(200);
    let (dataset, archive) = (workplace.dataset(), workplace.archive());
    let before = workplace.path().join("before");
    fs::create_dir(&before).unwrap();
    fs::copy(archive.join("000.txt"), before.join("000.txt")).unwrap();
    let old = program().arg("extract").arg(&before).args(["--no-cache", "--output"]).arg(&dataset).output().unwrap();
    assert!(old.status.success(), "{}", errors(&old));
    let old = contents(&dataset);

    let run = |dataset: &str| {
        let mut command = command(&workplace, dataset);
        command.args(["--threads", "1"]).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let began = Instant::now();
    assert!(run("anew").status().unwrap().success());
    let whole = began.elapsed();
    let anew = bytes(&workplace, "anew");
    fs::remove_dir_all(cache(&workplace)).unwrap();

    let seed = fastrand::get_seed();
    println!("seed {seed}");
    let (mut killed, mut longest) = (0, whole);
    while killed < KILLS {
        let began = Instant::now();
        let mut child = run("dataset").spawn().unwrap();
        thread::sleep(longest.mul_f64(fastrand::f64()));
        let has_ended = child.try_wait().unwrap().is_some();
        let _ = child.kill();
        child.wait().unwrap();
        let is = contents(&dataset);
        assert!(is == anew || (is == old && !has_ended), "at every moment, there is the old dataset or the new one");
        if has_ended {
            // With all names known, a run is shorter; now and then all begins anew.
            longest = longest.min(began.elapsed());
            if fastrand::u8(..4) == 0 {
                fs::remove_dir_all(cache(&workplace)).unwrap();
                longest = whole;
            }
        } else {
            killed += 1;
        }
    }
    extract(&workplace, "dataset");
    assert_eq!(contents(&dataset), anew);
    let left: Vec<String> = workplace.entries().into_iter().filter(|name| name.starts_with('.')).collect();
    assert_eq!(left, Vec::<String>::new(), "what killed runs left is gone");
}

#[test]
fn two_runs_at_once_share_a_cache() {
    let workplace = Workplace::with_releases(60);
    let runs = ["one", "other"].map(|dataset| command(&workplace, dataset).stdout(Stdio::null()).spawn().unwrap());
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    assert_eq!(bytes(&workplace, "one"), bytes(&workplace, "other"));
    assert_eq!(known(&extract(&workplace, "third")), 60);
}

#[test]
fn two_runs_into_one_output_are_one_too_many() {
    let workplace = Workplace::with_releases(300);
    let mut first = command(&workplace, "dataset").args(["--threads", "1"]).stdout(Stdio::null()).spawn().unwrap();
    let lock = workplace.path().join(".dataset.lock");
    while !lock.exists() && first.try_wait().unwrap().is_none() {
        thread::yield_now();
    }
    let second = command(&workplace, "dataset").output().unwrap();
    assert!(first.wait().unwrap().success());
    assert_eq!(second.status.code(), Some(1), "{}", printed(&second));
    assert!(errors(&second).contains("another run is writing into"), "{}", errors(&second));
    extract(&workplace, "dataset");
    assert!(!lock.exists());
}

#[test]
fn a_cache_that_cannot_be_used_is_told_and_costs_no_table() {
    let workplace = Workplace::with_releases(2);
    let own = workplace.path().join("own/pressrecord");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("names.sqlite"), "no database ".repeat(1000)).unwrap();
    let run = |more: &[&str]| {
        let mut command = program();
        command.env("XDG_CACHE_HOME", workplace.path().join("own")).args(more);
        command.output().unwrap()
    };
    let (archive, dataset) = (workplace.archive(), workplace.dataset());
    let extract = ["extract", archive.to_str().unwrap(), "--output", dataset.to_str().unwrap()];
    let output = run(&extract);
    assert!(output.status.success(), "{}", errors(&output));
    assert!(printed(&output).contains("`pressrecord cache clear` makes room"), "{}", printed(&output));
    assert!(dataset.join("mentions.csv").exists());
    let given = run(&[&extract[..], &["--cache", own.to_str().unwrap()]].concat());
    assert_eq!(given.status.code(), Some(1), "a cache that was asked for has to be there");
    assert!(errors(&given).contains("cannot use the cache"), "{}", errors(&given));

    assert!(run(&["cache", "clear"]).status.success());
    assert!(run(&extract).status.success());
    let told = printed(&run(&["cache"]));
    assert!(told.contains("the names of 2 releases, "), "{told}");
    assert!(Path::new(&own.join("names.sqlite")).exists());
}

#[test]
fn a_cache_that_cannot_be_written_costs_no_table() {
    // Every write is refused, as on a full disk.
    let workplace = Workplace::with_releases(3);
    extract(&workplace, "first");
    let file = cache(&workplace).join("names.sqlite");
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute_batch("DROP TABLE answers; CREATE TABLE answers (key BLOB PRIMARY KEY, run INTEGER, answer BLOB CHECK (length(answer) = 0)) WITHOUT ROWID").unwrap();
    drop(connection);
    let output = extract(&workplace, "second");
    assert!(printed(&output).contains("the cache was not used to the end"), "{}", printed(&output));
    assert_eq!(bytes(&workplace, "second"), bytes(&workplace, "first"));
}
