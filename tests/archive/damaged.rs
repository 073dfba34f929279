//! Archives and files that are damaged, or made to do damage.

use crate::support::{TEXT, all, all_with, folder_with, gzip, shown, tar, zip, zstd};
use pressrecord::archive::{ArchiveError, ArchiveOptions, Limits, Refusal};

#[test]
fn a_damaged_archive_gives_what_stands_before_the_fault() {
    // Longer than the window that a zstd decoder holds back.
    let long: Vec<u8> = (0u64..400_000).flat_map(|n| format!("{} ", n * n * 7919).into_bytes()).collect();
    let members: [(&str, &[u8]); 3] = [("1.txt", TEXT.as_bytes()), ("2.txt", &long), ("3.txt", TEXT.as_bytes())];
    let tar = tar(&members);
    let stop = "and what follows the fault was not read";
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let cases = [
        ("x.tar", cut(tar.clone()), "ends too early"),
        ("x.tar.gz", cut(gzip(&tar)), "ends too early"),
        ("x.tar.zst", cut(zstd(&tar)), "ends too early"),
        ("x.zip", cut(zip(&members)), "ends too early"),
    ];
    for (name, bytes, fault) in cases {
        let (_folder, path) = folder_with(name, &bytes);
        let shown = shown(&all(&path));
        assert_eq!(shown[0], format!("{name}!1.txt"), "{shown:?}");
        let last = shown.last().unwrap();
        assert!(last.starts_with(&format!("{name}: {fault}, {stop}")), "{shown:?}");
        assert!(!shown[1..].iter().any(|path| path.ends_with(".txt")), "{shown:?}");
    }
    let mut wrong = gzip(&tar);
    let middle = wrong.len() / 2;
    wrong[middle..middle + 64].fill(0xff);
    let (_folder, path) = folder_with("x.tar.gz", &wrong);
    let lines = shown(&all(&path));
    assert!(lines.last().unwrap().starts_with("x.tar.gz: is damaged, "), "{lines:?}");
    // In a zip archive each member stands by itself.
    let mut wrong = zip(&members);
    let middle = wrong.len() / 2;
    wrong[middle..middle + 64].fill(0xff);
    let (_folder, path) = folder_with("x.zip", &wrong);
    let lines = shown(&all(&path));
    assert_eq!((&lines[0][..], &lines[2][..]), ("x.zip!1.txt", "x.zip!3.txt"));
    assert!(lines[1].starts_with("x.zip!2.txt: is damaged"), "{lines:?}");
    for name in ["x.tar", "x.zip", "x.tar.gz", "x.tar.zst"] {
        let (_folder, path) = folder_with(name, b"This is no archive, whatever its name says of it.");
        assert_eq!(all(&path).len(), 1, "{name}: {:?}", shown(&all(&path)));
    }
}

#[test]
fn lines_before_a_fault_come_out() {
    let lines: String = (0u64..20_000).map(|n| format!("{{\"text\": \"Number {}\"}}\n", n * n * 7919)).collect();
    let bytes = gzip(lines.as_bytes());
    let (_folder, path) = folder_with("x.jsonl.gz", &bytes[..bytes.len() / 2]);
    let found = all(&path);
    assert!(found.len() > 1000 && found[..found.len() - 1].iter().all(Result::is_ok));
    let refusal = found.last().unwrap().as_ref().unwrap_err();
    assert!(matches!(refusal.reason, ArchiveError::Truncated(_)) && refusal.path == "x.jsonl.gz", "{refusal}");
}

#[test]
fn what_is_made_to_fill_the_disk_is_stopped() {
    let limits = Limits { unpacked: 1 << 20, release: 64 << 20, expansion: 50, ..Limits::default() };
    let options = ArchiveOptions { limits, ..ArchiveOptions::default() };
    let zeros = vec![b'a'; 32 << 20];
    for (name, bytes) in [
        ("x.txt.gz", gzip(&zeros)),
        ("x.tar.zst", zstd(&tar(&[("a.txt", &zeros)]))),
        ("x.zip", zip(&[("a.txt", &zeros), ("b.txt", b"text")])),
        ("x.gz.gz", gzip(&gzip(&zeros))),
    ] {
        let (_folder, path) = folder_with(name, &bytes);
        let found = all_with(vec![path], options.clone());
        let Err(refusal) = &found[0] else { panic!("{name} was read") };
        assert!(matches!(refusal.reason, ArchiveError::Expands { limit: 50 }), "{refusal}");
        assert_eq!(found.len(), 1);
    }
}

#[test]
fn limits_are_kept_and_said() {
    let limits = Limits { release: 100, depth: 2, members: 2, ..Limits::default() };
    let options = ArchiveOptions { limits, ..ArchiveOptions::default() };
    let long = "long ".repeat(30);
    let lines = format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"short\"}}\n");
    let two = zip(&[("a.txt", b"one"), ("b.txt", b"two"), ("c.txt", b"three")]);
    let too_long = "is longer than 100 bytes, the most for one release; split it";
    let cases: [(&str, Vec<u8>, Vec<String>); 4] = [
        ("x.txt", long.clone().into(), vec![format!("x.txt: {too_long}")]),
        ("x.jsonl", lines.into(), vec![format!("x.jsonl#1: {too_long}"), "x.jsonl#2".to_owned()]),
        (
            "x.zip",
            two,
            vec![
                "x.zip!a.txt".to_owned(),
                "x.zip!b.txt".to_owned(),
                "x.zip: has more than 2 members, and the rest was not read; split it".to_owned(),
            ],
        ),
        (
            "x.gz",
            gzip(&gzip(&gzip(b"text"))),
            vec!["x.gz: lies in archives nested deeper than 2; unpack it first".to_owned()],
        ),
    ];
    for (name, bytes, expected) in cases {
        let (_folder, path) = folder_with(name, &bytes);
        assert_eq!(shown(&all_with(vec![path], options.clone())), expected);
    }
}

#[test]
fn a_text_of_one_enormous_line_is_read() {
    let line = "The President received the Minister. ".repeat(3_000_000);
    let (_folder, path) = folder_with("x.txt", line.as_bytes());
    let found = all(&path);
    let release = found[0].as_ref().unwrap();
    assert_eq!((release.text.len(), release.blocks.len()), (line.len(), 1));
}

#[test]
fn a_page_nested_without_end_is_refused() {
    let page = format!("<html><body>{}text", "<div>".repeat(200_000));
    let (_folder, path) = folder_with("x.html", page.as_bytes());
    assert!(matches!(&all(&path)[0], Err(Refusal { reason: ArchiveError::TooNested { .. }, .. })));
    let page = format!("<html><body>{}A text that is read, for it is not all that deep.", "<div>".repeat(900));
    let (_folder, path) = folder_with("x.html", page.as_bytes());
    assert!(all(&path)[0].is_ok(), "{:?}", shown(&all(&path)));
}
