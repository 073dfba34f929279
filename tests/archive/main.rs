//! Folders, files, lists and archives of every kind: what comes out, in which order, and what is said of what does not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod damaged;
mod support;

use pressrecord::archive::{ArchiveError, ArchiveOptions, Input, NoInput, Notice, Refusal, releases, total_bytes};
use std::fs;
use std::io::Cursor;
use support::{Found, TEXT, all, all_with, folder_with, gzip, shown, tar, zip, zstd};

#[test]
fn a_folder_with_one_of_everything() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for sub in ["a", "b/c", ".git", "page_files"] {
        fs::create_dir_all(at(sub)).unwrap();
    }
    let markdown = "---\ntitle: A decree\ndate: 2024-03-04\n---\n\nThe **decree** was signed.\n";
    let lines = "{\"title\": \"One\", \"published\": \"2024-05-06\", \"text\": \"First text.\"}\n\
                 not json\n\n{\"title\": \"No text\"}\n{\"text\": \"Second text.\", \"place\": \"Almaty\"}";
    let page = "<html><title>A page</title><body><p>The President has received the Minister of Energy, who reported on oil.</p></body></html>";
    let pdf: &[u8] = b"%PDF-1.7\n\xe2\xe3\xcf\xd3";
    let windows = encoding_rs::WINDOWS_1251.encode("Глава государства принял министра финансов и дал ему поручения.").0;
    let members: [(&str, &[u8]); 5] = [
        ("./z.txt", TEXT.as_bytes()),
        ("a.md", markdown.as_bytes()),
        (".DS_Store", b"\0\0\0\x01Bud1"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("lines.jsonl", lines.as_bytes()),
    ];
    let files: &[(&str, Vec<u8>)] = &[
        ("a/plain.txt", TEXT.into()),
        ("a/array.json", b"[{\"text\": \"One text.\"},\n {\"text\": \"Two texts.\"}]".to_vec()),
        ("a/binary.txt", b"text\0\0\x01\x02\x03".to_vec()),
        ("a/blank.txt", b" \n\t\n".to_vec()),
        ("a/empty.md", Vec::new()),
        ("a/letter.docx", zip(&[("word/document.xml", b"<w:t>text</w:t>")])),
        ("a/report.pdf", pdf.to_vec()),
        ("a/noending", b"The President received the Minister.".to_vec()),
        ("a/windows.txt", windows.to_vec()),
        ("b/c/decree.md", markdown.into()),
        ("b/c/lines.jsonl", lines.into()),
        ("b/members.tar", tar(&members)),
        ("b/members.tar.gz", gzip(&tar(&members[..2]))),
        ("b/members.tar.zst", zstd(&tar(&members[..2]))),
        ("b/members.zip", zip(&members[..2])),
        ("b/one.txt.gz", gzip(TEXT.as_bytes())),
        ("b/two.txt.zst", zstd(TEXT.as_bytes())),
        ("b/nested.zip", zip(&[("in.tgz", &gzip(&tar(&[("deep.zip", &zip(&members[..1]))])))])),
        (".git/config", b"[core]".to_vec()),
        ("Thumbs.db", b"\xd0\xcf\x11\xe0".to_vec()),
        ("page.html", page.into()),
        ("page_files/frame.html", page.into()),
    ];
    for (name, bytes) in files {
        fs::write(at(name), bytes).unwrap();
    }
    let found = all(folder.path());
    let no_json = "is not valid JSON (expected ident at line 1 column 2); correct the line";
    let no_text = "has no text in the field `text`; name the field that holds it";
    assert_eq!(
        shown(&found),
        [
            "a/array.json#1",
            "a/array.json#2",
            "a/binary.txt: holds binary data where text was expected; check the file, or convert it to UTF-8 text",
            "a/blank.txt: is empty; remove it, or fetch the release again",
            "a/empty.md: is empty; remove it, or fetch the release again",
            "a/letter.docx: is a file of the kind `.docx`, which is not read; convert it to text, Markdown, HTML or JSON Lines",
            "a/noending",
            "a/plain.txt",
            "a/report.pdf: is a PDF document, which is not read; convert it to text, Markdown, HTML or JSON Lines",
            "a/windows.txt",
            "b/c/decree.md",
            "b/c/lines.jsonl#1",
            &format!("b/c/lines.jsonl#2: {no_json}"),
            &format!("b/c/lines.jsonl#4: {no_text}"),
            "b/c/lines.jsonl#5",
            "b/members.tar!z.txt",
            "b/members.tar!a.md",
            "b/members.tar!photo.jpg: is a JPEG image, which is not read; convert it to text, Markdown, HTML or JSON Lines",
            "b/members.tar!lines.jsonl#1",
            &format!("b/members.tar!lines.jsonl#2: {no_json}"),
            &format!("b/members.tar!lines.jsonl#4: {no_text}"),
            "b/members.tar!lines.jsonl#5",
            "b/members.tar.gz!z.txt",
            "b/members.tar.gz!a.md",
            "b/members.tar.zst!z.txt",
            "b/members.tar.zst!a.md",
            "b/members.zip!z.txt",
            "b/members.zip!a.md",
            "b/nested.zip!in.tgz!deep.zip!z.txt",
            "b/one.txt.gz",
            "b/two.txt.zst",
            "page.html",
        ]
    );
    let of = |path: &str| found.iter().flatten().find(|release| release.path == path).unwrap();
    for path in ["a/plain.txt", "b/members.zip!z.txt", "b/nested.zip!in.tgz!deep.zip!z.txt", "b/two.txt.zst"] {
        let release = of(path);
        assert_eq!(release.text, TEXT);
        assert_eq!(release.sha256, of("a/plain.txt").sha256);
        assert_eq!(release.metadata.title.as_deref(), Some("A meeting in Astana"));
        assert_eq!(release.metadata.published.unwrap().to_string(), "2024-02-01");
        assert_eq!(release.blocks.len(), 1);
        assert_eq!(release.blocks[0].pieces[0].of(&release.text), "ASTANA – The President received the Minister.");
    }
    assert_eq!(of("a/windows.txt").notices, [Notice::Decoded("windows-1251")]);
    assert_eq!(of("b/c/decree.md").metadata.title.as_deref(), Some("A decree"));
    assert_eq!(of("b/c/lines.jsonl#1").metadata.published.unwrap().to_string(), "2024-05-06");
    assert_eq!(of("b/c/lines.jsonl#5").metadata.place.as_deref(), Some("Almaty"));
    assert_eq!(of("page.html").metadata.title.as_deref(), Some("A page"));
}

#[test]
fn lines_in_another_encoding_are_read() {
    let lines = "{\"text\": \"Глава государства\"}\n{\"text\": \"Президент\"}\n";
    let bytes: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (_folder, path) = folder_with("x.jsonl", &bytes);
    let found = all(&path);
    assert_eq!(shown(&found), ["x.jsonl#1", "x.jsonl#2"]);
    let release = found[1].as_ref().unwrap();
    assert_eq!((&release.text[..], &release.notices[..]), ("Президент", &[Notice::Decoded("UTF-16LE")][..]));
}

#[test]
fn fields_may_have_other_names() {
    let line = "{\"body\": \"Text.\", \"day\": \"1 февраля 2024 года\", \"head\": \"A  visit\", \"text\": 5}";
    let (_folder, path) = folder_with("x.ndjson", line.as_bytes());
    let mut options = ArchiveOptions::default();
    (options.fields.text, options.fields.published) = ("body".to_owned(), "day".to_owned());
    options.fields.title = "head".to_owned();
    let found = all_with(vec![path], options);
    let release = found[0].as_ref().unwrap();
    assert_eq!(release.text, "Text.");
    assert_eq!(release.metadata.published.unwrap().to_string(), "2024-02-01");
    assert_eq!(release.metadata.title.as_deref(), Some("A visit"));
}

#[test]
fn inputs_that_are_not_there_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing");
    let error = releases(vec![Input::Path(missing.clone())], ArchiveOptions::default()).err().unwrap();
    assert!(matches!(&error, NoInput::Missing(paths) if paths.len() == 1));
    assert!(error.to_string().ends_with("missing: there is no such file or folder; check the path"));
    assert!(matches!(releases(vec![], ArchiveOptions::default()).err(), Some(NoInput::Unnamed)));
    let there = folder.path().join("a.txt");
    fs::write(&there, TEXT).unwrap();
    let found = all_with(vec![missing, there], ArchiveOptions::default());
    assert!(matches!(&found[0], Err(Refusal { reason: ArchiveError::Missing, .. })));
    assert!(found[1].as_ref().unwrap().path.ends_with("/a.txt"));
}

#[test]
fn a_list_names_files_and_folders_one_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_str().unwrap().trim_start_matches('/').to_owned();
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::write(folder.path().join("b.txt"), TEXT).unwrap();
    fs::write(folder.path().join("sub/a.txt"), TEXT).unwrap();
    let list = format!("/{root}/b.txt\r\n\n/{root}/missing.txt\n/{root}/sub/");
    let list = Input::List(Box::new(Cursor::new(list)));
    let found: Found = releases(vec![list], ArchiveOptions::default()).unwrap().collect();
    assert_eq!(
        shown(&found),
        [
            format!("/{root}/b.txt"),
            format!("/{root}/missing.txt: there is no such file or folder; check the path"),
            format!("/{root}/sub/a.txt"),
        ]
    );
}

#[test]
#[cfg(unix)]
fn links_pipes_and_forbidden_files_stop_nothing() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("sub")).unwrap();
    symlink(folder.path(), at("sub/up")).unwrap();
    symlink(at("nowhere"), at("broken.txt")).unwrap();
    fs::write(at("z.txt"), TEXT).unwrap();
    symlink(at("z.txt"), at("y.txt")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
    fs::write(at("forbidden.txt"), TEXT).unwrap();
    fs::set_permissions(at("forbidden.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    let lines = shown(&all(folder.path()));
    assert_eq!(lines[0], "broken.txt: there is no such file or folder; check the path");
    // A superuser may read what is forbidden.
    let is_forbidden = fs::File::open(at("forbidden.txt")).is_err();
    let said = lines[1].starts_with("forbidden.txt: cannot be read (")
        && lines[1].ends_with("check its permissions and the disk");
    assert_eq!(is_forbidden, said, "{lines:?}");
    assert_eq!(
        lines[2..],
        [
            "socket: is not a regular file; name it on the command line if it is to be read",
            "sub/up: is a link back to a folder that holds it; remove the link",
            "y.txt",
            "z.txt",
        ]
    );
}

#[test]
fn progress_is_told_in_bytes_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let long = TEXT.repeat(1000);
    for (name, bytes) in
        [("a.txt", TEXT.into()), ("b.tar.gz", gzip(&tar(&[("c.txt", long.as_bytes())]))), ("d.zip", zip(&[]))]
    {
        fs::write(at(name), bytes).unwrap();
    }
    let inputs = vec![Input::Path(folder.path().to_owned())];
    let total = total_bytes(&inputs).unwrap();
    let mut found = releases(inputs, ArchiveOptions::default()).unwrap();
    let progress = found.progress();
    assert_eq!(found.by_ref().count(), 3);
    assert!(total > 0 && total == progress.bytes(), "{total} {progress:?}");
}

#[test]
fn a_reader_that_is_dropped_early_stops() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..100 {
        fs::write(folder.path().join(format!("{number:03}.txt")), TEXT).unwrap();
    }
    let found = releases(vec![Input::Path(folder.path().to_owned())], ArchiveOptions::default()).unwrap();
    assert_eq!(found.take(3).flatten().last().unwrap().path, "002.txt");
}

#[test]
fn names_stay_on_one_line() {
    let (_folder, path) =
        folder_with("x.tar", &tar(&[("./a\nb\u{1b}[1m.txt", TEXT.as_bytes()), ("c\\d.txt", TEXT.as_bytes())]));
    assert_eq!(shown(&all(&path)), ["x.tar!a\u{fffd}b\u{fffd}[1m.txt", "x.tar!c/d.txt"]);
}
