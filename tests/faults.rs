//! What fails beside the program: a disk that fills up, files that change under a run.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{Workplace, contents, errors, printed, program, rows};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Runs a script in which mounts and users can be changed; `None` where the system allows no user that.
fn unshared(workplace: &Workplace, try_first: &str, script: &str) -> Option<Output> {
    let run = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", script]).current_dir(workplace.path());
        command.env("program", env!("CARGO_BIN_EXE_pressrecord")).env("disk", workplace.path().join("disk"));
        command.output()
    };
    if !run(try_first).is_ok_and(|output| output.status.success()) {
        eprintln!("not tried: this system does not let a user do it");
        return None;
    }
    Some(run(script).unwrap())
}

/// Runs a script with `$disk`, a folder on a disk of its own of so many bytes; `None` where the system gives none to a
/// user.
fn on_small_disk(workplace: &Workplace, bytes: u32, script: &str) -> Option<Output> {
    let disk = workplace.path().join("disk");
    fs::create_dir_all(&disk).unwrap();
    let mount = format!("mount -t tmpfs -o size={bytes} tmpfs \"$disk\"");
    unshared(workplace, &mount, &format!("{mount} && {script}"))
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

#[test]
fn a_file_whose_bytes_cannot_be_read_is_refused_alone() {
    let workplace = Workplace::with_releases(2);
    fs::write(workplace.archive().join("broken.txt"), "").unwrap();
    // The memory of a process is a file that is there and whose first byte is a read error.
    let bind = "mount --bind /proc/$$/mem archive/broken.txt";
    let run = r#""$program" extract archive --output dataset --no-cache"#;
    let Some(output) = unshared(&workplace, bind, &format!("{bind} && {run}")) else { return };
    assert!(output.status.success(), "{}", errors(&output));
    assert!(printed(&output).contains("broken.txt"), "it is told: {}", printed(&output));
    let refused = rows(&workplace.dataset(), "rejects");
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0]["path"], "broken.txt");
    assert!(refused[0]["reason"].contains("Input/output error"), "{}", refused[0]["reason"]);
    assert_eq!(rows(&workplace.dataset(), "releases").len(), 2);
}

/// Runs a script as a user who may do nothing but what all may.
fn as_nobody(workplace: &Workplace, script: &str) -> Option<Output> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(workplace.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups";
    let run = |script: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("exec {nobody} sh -c '{script}'")]).current_dir(workplace.path());
        command.env("program", env!("CARGO_BIN_EXE_pressrecord")).env_remove("HOME").output()
    };
    // One who is no superuser is kept out of what is forbidden, and needs no other user.
    if !run("\"$program\" --version").is_ok_and(|output| output.status.success()) {
        eprintln!("not tried: this system lets a user become no other, or hides the program from others");
        return None;
    }
    Some(run(script).unwrap())
}

#[test]
fn what_a_user_may_not_read_is_refused_and_where_one_may_not_write_nothing_is_begun() {
    use std::os::unix::fs::PermissionsExt;
    let workplace = Workplace::with_releases(2);
    let forbid = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    let secret = workplace.archive().join("secret");
    fs::create_dir(&secret).unwrap();
    fs::write(secret.join("a.txt"), "Nobody may list this.").unwrap();
    fs::write(workplace.archive().join("hidden.txt"), "Nobody may read this.").unwrap();
    forbid(&secret);
    forbid(&workplace.archive().join("hidden.txt"));
    let Some(output) = as_nobody(&workplace, r#""$program" extract archive --output dataset --no-cache"#) else {
        return;
    };
    assert!(output.status.success(), "{}", errors(&output));
    let refused = rows(&workplace.dataset(), "rejects");
    let mut paths: Vec<&str> = refused.iter().map(|row| row["path"].as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["hidden.txt", "secret"]);
    assert!(refused.iter().all(|row| row["reason"].contains("ermission denied")), "{refused:?}");
    assert_eq!(rows(&workplace.dataset(), "releases").len(), 2);

    let locked = workplace.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    let output = as_nobody(&workplace, r#""$program" extract archive --output locked/dataset --no-cache"#).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("no permission: choose a folder of your own"), "{}", errors(&output));
    assert_eq!(fs::read_dir(&locked).unwrap().count(), 0);
}
