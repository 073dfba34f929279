//! What kind of file is it, by name or by content?

/// What a file is, and so how it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Markdown,
    Html,
    JsonLines,
    /// A JSON document: an array of releases, or one.
    Json,
    Zip,
    Tar,
    Gzip,
    Zstd,
}

/// Endings that say what a file is.
const KINDS: [(&str, Kind); 20] = [
    ("txt", Kind::Plain),
    ("text", Kind::Plain),
    ("md", Kind::Markdown),
    ("markdown", Kind::Markdown),
    ("mdown", Kind::Markdown),
    ("html", Kind::Html),
    ("htm", Kind::Html),
    ("xhtml", Kind::Html),
    ("jsonl", Kind::JsonLines),
    ("ndjson", Kind::JsonLines),
    ("json", Kind::Json),
    ("zip", Kind::Zip),
    ("tar", Kind::Tar),
    ("gz", Kind::Gzip),
    ("gzip", Kind::Gzip),
    ("tgz", Kind::Gzip),
    ("taz", Kind::Gzip),
    ("zst", Kind::Zstd),
    ("zstd", Kind::Zstd),
    ("tzst", Kind::Zstd),
];

/// Endings of text files that hold no releases: what comes along with saved pages, data and programs.
const OTHER_TEXT: [&str; 22] = [
    "css", "csv", "gold", "ini", "js", "lock", "log", "map", "mjs", "py", "r", "rs", "rss", "sh", "sha256", "svg",
    "toml", "tsv", "vtt", "xml", "yaml", "yml",
];

impl Kind {
    /// The kind that the name's ending says; `None` when it says nothing known.
    pub(super) fn of_name(name: &str) -> Option<Kind> {
        let ending = ending(name)?.to_ascii_lowercase();
        KINDS.iter().find(|(known, _)| *known == ending).map(|&(_, kind)| kind)
    }

    /// The kind that the first bytes say, for a file whose name says nothing; `Err` describes what cannot be read.
    pub(super) fn of_content(name: &str, head: &[u8]) -> Result<Kind, String> {
        let ending = ending(name).map(str::to_ascii_lowercase);
        if let Some(other) = ending.as_deref().filter(|ending| OTHER_TEXT.contains(ending)) {
            return Err(format!("a file of the kind `.{other}`"));
        }
        if let Some(packed) = packed(head) {
            // Office documents are zip files too: only a name without an ending leaves it to the content.
            return match ending {
                None => Ok(packed),
                Some(ending) => Err(format!("a file of the kind `.{ending}`")),
            };
        }
        if let Some(format) = known_binary(head) {
            return Err(format.to_owned());
        }
        let start = String::from_utf8_lossy(head);
        let start = start.trim_start_matches('\u{feff}').trim_start();
        let begins = |prefix: &str| start.get(..prefix.len()).is_some_and(|s| s.eq_ignore_ascii_case(prefix));
        Ok(if begins("<!doctype html") || begins("<html") {
            Kind::Html
        } else if begins("{\"") {
            Kind::Json
        } else if begins("---\n") || begins("---\r\n") {
            Kind::Markdown
        } else {
            Kind::Plain
        })
    }

    /// The name of what a compressed file holds: `a.txt` in `a.txt.gz`, `a.tar` in `a.tgz`.
    pub(super) fn inner_name(name: &str) -> String {
        let Some(ending) = ending(name) else { return name.to_owned() };
        let stem = &name[..name.len() - ending.len() - 1];
        match ending.to_ascii_lowercase().as_str() {
            "tgz" | "taz" | "tzst" => format!("{stem}.tar"),
            _ => stem.to_owned(),
        }
    }
}

/// The container whose magic number the bytes begin with.
fn packed(head: &[u8]) -> Option<Kind> {
    /// Where a tar header says `ustar`.
    const USTAR: usize = 257;
    let magics: [(&[u8], Kind); 3] =
        [(b"PK\x03\x04", Kind::Zip), (b"\x1f\x8b\x08", Kind::Gzip), (b"\x28\xb5\x2f\xfd", Kind::Zstd)];
    let magic = magics.into_iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| kind);
    magic.or_else(|| head.get(USTAR..).filter(|rest| rest.starts_with(b"ustar")).map(|_| Kind::Tar))
}

/// What a file of a well-known binary format is, by its magic number.
pub(super) fn known_binary(head: &[u8]) -> Option<&'static str> {
    const MAGICS: [(&[u8], &str); 16] = [
        (b"%PDF-", "a PDF document"),
        (b"\x89PNG", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"RIFF", "a WebP image or a recording"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\x1f\x8b\x08", "a gzip file"),
        (b"\x28\xb5\x2f\xfd", "a zstd file"),
        (b"BZh", "a bzip2 file"),
        (b"\xfd7zXZ\0", "an xz file"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!", "a RAR archive"),
        (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document"),
        (b"{\\rtf", "an RTF document"),
        (b"SQLite format 3", "a SQLite database"),
        (b"\x7fELF", "a program"),
    ];
    MAGICS.iter().find(|(magic, _)| head.starts_with(magic)).map(|&(_, name)| name)
}

/// Whether a file or folder of that name is passed over without a word: hidden, or left behind by a file manager.
pub(super) fn is_hidden(name: &str) -> bool {
    const LEFT_BEHIND: [&str; 4] = ["Thumbs.db", "ehthumbs.db", "desktop.ini", "__MACOSX"];
    (name.starts_with('.') && !matches!(name, "." | "..")) || LEFT_BEHIND.contains(&name)
}

/// What follows the last period of a name, if that looks like an ending.
fn ending(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    let looks_like_one =
        !stem.is_empty() && (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    looks_like_one.then_some(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_the_kind_whatever_their_case() {
        assert_eq!(Kind::of_name("a.TXT"), Some(Kind::Plain));
        assert_eq!(Kind::of_name("2024-02-01.tar.zst"), Some(Kind::Zstd));
        assert_eq!(Kind::of_name("README"), None);
        assert_eq!(Kind::of_name("Meeting with K. Tokayev"), None);
        assert_eq!(Kind::inner_name("a.tar.zst"), "a.tar");
        assert_eq!(Kind::inner_name("a.TGZ"), "a.tar");
    }

    #[test]
    fn content_says_the_kind_where_the_name_does_not() {
        assert_eq!(Kind::of_content("page", b"  <!DOCTYPE html><p>x"), Ok(Kind::Html));
        assert_eq!(Kind::of_content("note", b"ASTANA"), Ok(Kind::Plain));
        assert_eq!(Kind::of_content("archive", b"PK\x03\x04"), Ok(Kind::Zip));
        assert!(Kind::of_content("a.docx", b"PK\x03\x04").is_err());
        assert!(Kind::of_content("a.pdf", b"%PDF-1.7").is_err());
        assert!(Kind::of_content("a.css", b"body {}").is_err());
    }

    #[test]
    fn what_file_managers_leave_is_hidden() {
        assert!(is_hidden(".git") && is_hidden("Thumbs.db") && !is_hidden("a.txt"));
    }
}
