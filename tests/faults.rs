//! What fails beside the program: a disk that fills up, files that change under a run.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{Workplace, contents, errors, printed, program, rows};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Runs a script with `$disk`, a folder on a disk of its own of so many bytes; `None` where the system gives none to a
/// user.
fn on_small_disk(workplace: &Workplace, bytes: u32, script: &str) -> Option<Output> {
    let disk = workplace.path().join("disk");
    fs::create_dir_all(&disk).unwrap();
    let mount = format!("mount -t tmpfs -o size={bytes} tmpfs \"$disk\"");
    let run = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", script]).env("disk", &disk);
        command.env("program", env!("CARGO_BIN_EXE_pressrecord")).env("place", workplace.path());
        command.output()
    };
    if !run(&mount).is_ok_and(|output| output.status.success()) {
        eprintln!("not tried: this system mounts no disk for a user");
        return None;
    }
    Some(run(&format!("{mount} && cd \"$place\" && {script}")).unwrap())
}

#[test]
fn a_disk_that_fills_up_leaves_the_dataset_that_was_there_and_says_so() {
    let workplace = Workplace::with_releases(3);
    let script = r#"
        "$program" extract archive --output "$disk/dataset" --no-cache || exit 90
        cp -r "$disk/dataset" before
        free=$(df --output=avail -k "$disk" | tail -n 1)
        head -c $(((free - 100) * 1024)) /dev/zero > "$disk/filler"
        "$program" extract archive --output "$disk/dataset" --no-cache; code=$?
        cp -r "$disk/dataset" behind
        ls -A "$disk" > left
        exit $code"#;
    let Some(output) = on_small_disk(&workplace, 8_000_000, script) else { return };
    assert_eq!(output.status.code(), Some(1), "{}{}", printed(&output), errors(&output));
    assert!(errors(&output).contains("the disk is full: make room or choose another disk"), "{}", errors(&output));
    let [before, behind] = ["before", "behind"].map(|folder| contents(&workplace.path().join(folder)));
    assert_eq!(behind, before);
    assert_eq!(
        fs::read_to_string(workplace.path().join("left")).unwrap(),
        "dataset\nfiller\n",
        "nothing half-written stays"
    );
}

#[test]
fn a_cache_without_room_costs_no_table() {
    let workplace = Workplace::with_releases(40);
    let script = r#"XDG_CACHE_HOME="$disk" "$program" extract archive --output dataset"#;
    let Some(output) = on_small_disk(&workplace, 65_536, script) else { return };
    assert!(output.status.success(), "{}", errors(&output));
    assert!(printed(&output).contains("the cache was not used to the end"), "{}", printed(&output));
    let anew = workplace.path().join("anew");
    let whole =
        program().arg("extract").arg(workplace.archive()).args(["--no-cache", "--output"]).arg(&anew).output().unwrap();
    assert!(whole.status.success());
    assert_eq!(contents(&workplace.dataset()), contents(&anew));
}

/// Files that are written, grow and vanish while a run reads them.
fn disturb(archive: &Path, is_over: &AtomicBool) {
    let [growing, changing, vanishing] =
        ["growing.txt", "changing.txt", "vanishing.txt"].map(|name| archive.join(name));
    let mut text = String::from("Growing\n\n");
    for round in 0_u32.. {
        if is_over.load(Ordering::Relaxed) {
            return;
        }
        text.push_str("Minister of Energy Arman Bisenov spent 5 million tenge.\n");
        fs::write(&growing, &text).unwrap();
        fs::write(
            &changing,
            format!("Changing\n\nIt came to {round} tons of grain.\n").repeat(1 + round as usize % 50),
        )
        .unwrap();
        if round % 2 == 0 {
            fs::write(&vanishing, "Vanishing\n\nIt cost $3 million.\n").unwrap();
        } else {
            fs::remove_file(&vanishing).unwrap();
        }
    }
}

#[test]
fn files_that_change_under_a_run_cost_no_other_file_anything() {
    let workplace = Workplace::with_releases(30);
    let quiet = workplace.extract(&["--no-cache"]);
    assert!(quiet.status.success(), "{}", errors(&quiet));
    let amounts = |path: &str| {
        let releases = rows(&workplace.dataset(), "releases");
        let id = releases.iter().find(|row| row["path"] == path).map(|row| row["release_id"].clone());
        let rows = rows(&workplace.dataset(), "amounts");
        id.map(|id| rows.into_iter().filter(|row| row["release_id"] == id).count())
    };
    let stable: Vec<String> = (0..30).map(|index| format!("{index:03}.txt")).collect();
    let before: Vec<Option<usize>> = stable.iter().map(|path| amounts(path)).collect();
    assert!(before.iter().all(Option::is_some));
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| disturb(&workplace.archive(), &is_over));
        for _ in 0..4 {
            let output = workplace.extract(&[]);
            let told = format!("{}{}", printed(&output), errors(&output));
            is_over.store(!output.status.success(), Ordering::Relaxed);
            assert!(output.status.success(), "{told}");
            assert_eq!(stable.iter().map(|path| amounts(path)).collect::<Vec<_>>(), before);
        }
        is_over.store(true, Ordering::Relaxed);
    });
}
