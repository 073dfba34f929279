//! How is a file of each kind read?

use super::budget::{Budget, Counted};
use super::kind::Kind;
use super::walk::Progress;
use super::{ArchiveError, ArchiveOptions, Metadata, RawRelease, Refusal, encoding, html, markdown, plain};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::SyncSender;

/// Reads files and sends on the releases that it finds in them.
pub(super) struct Reader {
    pub(super) options: ArchiveOptions,
    pub(super) progress: Progress,
    pub(super) out: SyncSender<Result<RawRelease, Refusal>>,
}

/// Why reading goes no further.
pub(super) enum Stop {
    /// Nobody takes releases any more.
    Closed,
    /// The stream at hand gave an error: whoever opened it says what that means.
    Broken(io::Error),
}

/// Where a stream lies.
pub(super) struct Place<'b> {
    /// Its path, as a release's.
    pub(super) path: String,
    /// The name that says what it is.
    pub(super) name: String,
    /// How many archives lie around it.
    pub(super) depth: u32,
    /// The budget of the file that it comes from.
    pub(super) budget: &'b Budget<'b>,
}

impl<'b> Place<'b> {
    /// The place of an archive's member.
    pub(super) fn member(&self, name: &str) -> Place<'b> {
        Place {
            path: format!("{}!{name}", self.path),
            name: last_part(name).to_owned(),
            depth: self.depth + 1,
            budget: self.budget,
        }
    }

    /// The place of what is compressed here.
    pub(super) fn inside(&self) -> Place<'b> {
        Place {
            path: self.path.clone(),
            name: Kind::inner_name(&self.name),
            depth: self.depth + 1,
            budget: self.budget,
        }
    }
}

/// The last part of a path with `/` between the parts.
pub(super) fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

impl Reader {
    /// How many of a file's bytes its kind is told from.
    const HEAD: u64 = 1024;

    /// Sends on a release or the reason why there is none.
    pub(super) fn give(&self, path: String, release: Result<RawRelease, ArchiveError>) -> Result<(), Stop> {
        self.out.send(release.map_err(|reason| Refusal { path, reason })).map_err(|_| Stop::Closed)
    }

    /// Sends on that a path gave no release.
    pub(super) fn refuse(&self, path: String, reason: ArchiveError) -> Result<(), Stop> {
        self.give(path, Err(reason))
    }

    /// Reads a file on the disk; `path` is what its releases are called.
    pub(super) fn file(&self, file: &Path, path: String) -> Result<(), Stop> {
        let budget = Budget::new(&self.options.limits, &self.progress);
        let place = Place { name: last_part(&path).to_owned(), path: path.clone(), depth: 0, budget: &budget };
        let open = || File::open(file).map_err(Stop::Broken).and_then(|file| self.open_file(place, file));
        // As for a release below: a decoder that fails on a damaged archive costs that archive alone.
        let Ok(read) = catch_unwind(AssertUnwindSafe(open)) else { return self.refuse(path, ArchiveError::Unparsed) };
        match read {
            Err(Stop::Broken(error)) => self.refuse(path, ArchiveError::of_file(error)),
            other => other,
        }
    }

    fn open_file(&self, place: Place, mut file: File) -> Result<(), Stop> {
        let mut head = Vec::new();
        let mut kind = Kind::of_name(&place.name);
        if kind.is_none() {
            file.by_ref().take(Self::HEAD).read_to_end(&mut head).map_err(Stop::Broken)?;
            kind = match Kind::of_content(&place.name, &head) {
                Ok(kind) => Some(kind),
                Err(other) => return self.refuse(place.path, ArchiveError::UnknownKind(other)),
            };
        }
        if kind == Some(Kind::Zip) && file.rewind().is_ok() {
            place.budget.has_read(file.metadata().map_or(0, |metadata| metadata.len()));
            return self.zip(place, &mut BufReader::new(file));
        }
        let budget = place.budget;
        self.stream(place, kind, &mut Counted { inner: Cursor::new(head).chain(file), budget })
    }

    /// Reads a stream of a kind, which is told from the first bytes where the name does not say it.
    pub(super) fn stream(&self, place: Place, kind: Option<Kind>, stream: &mut dyn Read) -> Result<(), Stop> {
        let Some(kind) = kind else {
            let mut head = Vec::new();
            stream.take(Self::HEAD).read_to_end(&mut head).map_err(Stop::Broken)?;
            return match Kind::of_content(&place.name, &head) {
                Ok(kind) => self.stream(place, Some(kind), &mut Cursor::new(head).chain(stream)),
                Err(other) => self.refuse(place.path, ArchiveError::UnknownKind(other)),
            };
        };
        let limits = &self.options.limits;
        if matches!(kind, Kind::Zip | Kind::Tar | Kind::Gzip | Kind::Zstd) && place.depth >= limits.depth {
            return self.refuse(place.path, ArchiveError::TooDeep { limit: limits.depth });
        }
        match kind {
            Kind::Zip => self.spooled_zip(place, stream),
            Kind::Tar => self.tar(place, stream),
            Kind::Gzip => self.gzip(place, stream),
            Kind::Zstd => self.zstd(place, stream),
            Kind::JsonLines => self.lines(place, stream),
            Kind::Json | Kind::Html | Kind::Plain | Kind::Markdown => {
                let limit = if kind == Kind::Html {
                    limits.page.min(limits.largest_release())
                } else {
                    limits.largest_release()
                };
                let mut bytes = Vec::new();
                stream.take(limit + 1).read_to_end(&mut bytes).map_err(Stop::Broken)?;
                if bytes.len() as u64 > limit {
                    return self.refuse(place.path, ArchiveError::TooLong { limit });
                }
                if kind == Kind::Json {
                    return self.json(&place.path, bytes);
                }
                self.give(place.path.clone(), release(place.path, bytes, kind))
            }
        }
    }

    /// Reads JSON Lines; those in UTF-16, whose lines cannot be told apart by their bytes, are decoded first.
    fn lines(&self, place: Place, stream: &mut dyn Read) -> Result<(), Stop> {
        let mut lines = BufReader::new(stream);
        let head = lines.fill_buf().map_err(Stop::Broken)?;
        if head.is_empty() {
            return self.refuse(place.path, ArchiveError::Empty);
        }
        if memchr::memchr(0, head).is_some() {
            return self.stream(place, Some(Kind::Json), &mut lines);
        }
        self.json_lines(&place.path, &mut lines, &[])
    }
}

/// Reads a release that is a file of its own.
fn release(path: String, bytes: Vec<u8>, kind: Kind) -> Result<RawRelease, ArchiveError> {
    let sha256 = Sha256::digest(&bytes).into();
    let declared = if kind == Kind::Html { html::declared_encoding(&bytes) } else { None };
    let mut notices = Vec::new();
    let text = encoding::decode(bytes, declared, &mut notices)?;
    if text.trim().is_empty() {
        return Err(ArchiveError::Empty);
    }
    let mut release = RawRelease { path, sha256, text, blocks: Vec::new(), metadata: Metadata::default(), notices };
    // The parsers of other people's making may fail on a page that nobody thought of: that costs this release alone.
    let parsed = catch_unwind(AssertUnwindSafe(|| {
        match kind {
            Kind::Html => html::read(&mut release)?,
            Kind::Markdown => markdown::read(&mut release),
            _ => plain::read(&mut release),
        }
        Ok(())
    }));
    parsed.unwrap_or(Err(ArchiveError::Unparsed)).map(|()| release)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Block;
    use proptest::prelude::*;

    /// Scraps of markup and text, in any order.
    fn soup() -> impl Strategy<Value = String> {
        let scraps = [
            "---\n",
            "\n\n",
            "\n",
            " ",
            "  \n",
            "# ",
            "- ",
            "    ",
            "> ",
            "| a | b |\n|---|---|\n",
            "**",
            "_",
            "`",
            "```\n",
            "[",
            "](x)",
            "![",
            "[^1]",
            "[^1]: ",
            "<b>",
            "</b>",
            "<div\n>",
            "<!--",
            "-->",
            "<br>",
            "&amp;",
            "&nbsp;",
            "\\",
            "\u{a0}",
            "₸",
            "Ә",
            "word",
            "date 2024-02-01",
            "title: ",
            "1. ",
            "\r\n",
            "\u{feff}",
            "😀",
            ".",
            "{",
            "\"",
            ":",
            ",",
        ];
        prop::collection::vec(prop::sample::select(scraps.to_vec()), 0..60).prop_map(|scraps| scraps.concat())
    }

    /// Blocks are never empty; their pieces stand in order, within the text, and show something.
    fn check(text: &str, blocks: &[Block]) {
        let mut at = 0;
        for block in blocks {
            assert!(!block.pieces.is_empty());
            for piece in &block.pieces {
                assert!(piece.start >= at && !piece.of(text).trim().is_empty());
                at = piece.end;
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_a_file_holds_its_blocks_lie_in_its_text(text in soup(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            for kind in [Kind::Plain, Kind::Markdown, Kind::Html] {
                for bytes in [text.clone().into_bytes(), bytes.clone()] {
                    if let Ok(release) = release("a".to_owned(), bytes, kind) {
                        check(&release.text, &release.blocks);
                    }
                }
            }
        }
    }
}
