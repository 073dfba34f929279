//! What is set every time, what a run would do, and what shells and manuals are told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{Workplace, errors, printed, program};
use std::fs;
use std::process::Output;

fn run(workplace: &Workplace, arguments: &[&str]) -> Output {
    program().args(arguments).current_dir(workplace.path()).output().unwrap()
}

const EXTRACT: [&str; 5] = ["extract", "archive", "--output", "dataset", "-q"];

#[test]
fn what_is_set_every_time_holds_where_arguments_say_nothing() {
    let workplace = Workplace::with_releases(2);
    assert!(printed(&run(&workplace, &["config"])).starts_with("# there is no pressrecord.toml here"));
    let settings = "title = \"Set\"\nauthors = [\"A. Lee\"]\nformat = [\"jsonl\"]\nthreads = 1\n";
    fs::write(workplace.path().join("pressrecord.toml"), settings).unwrap();
    let shown = printed(&run(&workplace, &["config"]));
    for line in settings.lines() {
        assert!(shown.contains(line), "{shown}");
    }
    assert!(run(&workplace, &EXTRACT).status.success());
    let readme = || fs::read_to_string(workplace.dataset().join("README.md")).unwrap();
    assert!(readme().starts_with("# Set\n") && readme().contains("| made by | A. Lee |"), "{}", readme());
    assert!(workplace.dataset().join("amounts.jsonl").exists() && !workplace.dataset().join("amounts.csv").exists());

    let output = run(&workplace, &[&EXTRACT[..], &["--title", "Given", "--format", "csv"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    assert!(readme().starts_with("# Given\n") && readme().contains("| made by | A. Lee |"), "{}", readme());
    assert!(workplace.dataset().join("amounts.csv").exists() && !workplace.dataset().join("amounts.jsonl").exists());
}

#[test]
fn a_setting_that_is_unknown_is_told_and_nothing_is_run() {
    let workplace = Workplace::with_releases(1);
    fs::write(workplace.path().join("pressrecord.toml"), "titel = \"T\"\n").unwrap();
    for arguments in [&["config"][..], &EXTRACT] {
        let output = run(&workplace, arguments);
        assert_eq!(output.status.code(), Some(1));
        let told = errors(&output);
        assert!(told.contains("pressrecord.toml cannot be understood") && told.contains("`titel`"), "{told}");
    }
    assert!(!workplace.dataset().exists());
}

#[test]
fn a_dry_run_tells_what_a_run_would_read_and_writes_nothing() {
    let workplace = Workplace::with_releases(3);
    fs::write(workplace.archive().join("empty.txt"), "").unwrap();
    let before = workplace.entries();
    let output = run(&workplace, &["extract", "archive", "--output", "dataset", "--dry-run"]);
    assert!(output.status.success(), "{}", errors(&output));
    let told = printed(&output);
    assert!(told.starts_with("would read 3 releases with ") && told.contains("; 1 file refused\n"), "{told}");
    assert!(told.contains("  would refuse ") && told.contains("empty.txt"), "{told}");
    assert_eq!(workplace.entries(), before);
    let output = run(&workplace, &["extract", "archive/empty.txt", "--output", "dataset", "--dry-run"]);
    assert_eq!(output.status.code(), Some(1), "as the run would end");
    assert!(errors(&output).contains("no release would be read"), "{}", errors(&output));
}

#[test]
fn shells_and_manuals_know_every_command() {
    let workplace = Workplace::with_releases(0);
    let commands = [
        "extract",
        "explain",
        "show",
        "verify",
        "rerun",
        "diff",
        "review",
        "eval",
        "cache",
        "config",
        "completions",
        "man",
    ];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&run(&workplace, &["completions", shell]));
        assert!(commands.iter().all(|command| script.contains(command)), "{shell}");
    }
    assert!(run(&workplace, &["man", "--output", "pages"]).status.success());
    for command in commands {
        let page = fs::read_to_string(workplace.path().join(format!("pages/pressrecord-{command}.1"))).unwrap();
        assert!(page.contains(".TH"), "{command}");
    }
    for command in commands {
        let help = printed(&run(&workplace, &[command, "--help"]));
        assert!(help.contains("Usage:") && (help.contains("Example") || command == "config"), "{command}: {help}");
    }
}
