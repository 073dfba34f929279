//! CoNLL-U: every sentence with its tokens, and what is named and stated in it as tags, for those who train on them.
//!
//! The format is that of Universal Dependencies (<https://universaldependencies.org/format.html>); of its columns, FORM and
//! MISC are filled. MISC holds `Name=B-person`, `I-person` (B on the first token of a name, I on the others; also `agency`
//! and `place`) with `Mention`, the row of `mentions`; `Figure=B-money` and so on (also `count`, `measure`, `percent`, `ratio`
//! and `date`) with `Amount`, the row of `amounts`; `SpaceAfter=No`; and `TokenRange`, the token's place in the release's
//! text in code points.

use super::Format;
use crate::dataset::OutputError;
use crate::dataset::hashed::Hashed;
use crate::dataset::records::ReleaseRecord;
use crate::dataset::written::DataFile;
use crate::document::Document;
use crate::position::{CodePointSpan, CodePoints};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The sentences of a release.
#[derive(Clone, Debug)]
pub struct Sentences {
    lines: String,
    count: u64,
}

/// What is marked in a release, in order.
struct Marked {
    kind: &'static str,
    span: CodePointSpan,
    /// Empty where it has no id.
    id: String,
}

impl Sentences {
    /// The sentences of a document with what its rows say.
    pub fn new(document: &Document, record: &ReleaseRecord) -> Self {
        let id = record.head.id;
        let names = (1..).zip(&record.mentions);
        let names = names.map(|(n, name)| Marked { kind: name.kind, span: name.span, id: format!("{id}-m{n}") });
        let amounts = (1..).zip(&record.amounts);
        let amounts =
            amounts.map(|(n, amount)| Marked { kind: amount.kind, span: amount.span, id: format!("{id}-a{n}") });
        let dates = record.dates.iter().map(|date| Marked { kind: "date", span: date.span, id: String::new() });
        let mut figures: Vec<Marked> = amounts.chain(dates).collect();
        figures.sort_by_key(|figure| figure.span.start);
        let tags = [("Name", "Mention", names.collect()), ("Figure", "Amount", figures)];
        let tagger = Tagger { document, points: CodePoints::new(&document.text), tags };
        let mut lines = String::with_capacity(document.text.len() * 8);
        let mut block = None;
        for (index, sentence) in document.sentences.iter().enumerate() {
            // Writing into a string cannot fail.
            if index == 0 {
                let _ = writeln!(lines, "# newdoc id = {id}");
            }
            if block.replace(sentence.block) != Some(sentence.block) {
                lines.push_str("# newpar\n");
            }
            let _ =
                writeln!(lines, "# sent_id = {id}-s{}\n# text = {}", index + 1, tagger.text(sentence.tokens.clone()));
            for (number, token) in (1..).zip(sentence.tokens.clone()) {
                let is_last = token + 1 == sentence.tokens.end;
                let _ = writeln!(
                    lines,
                    "{number}\t{}{}\t{}",
                    tagger.form(token),
                    "\t_".repeat(7),
                    tagger.misc(token, is_last)
                );
            }
            lines.push('\n');
        }
        Self { lines, count: document.sentences.len() as u64 }
    }
}

/// Finds what a token's columns hold.
struct Tagger<'d> {
    document: &'d Document,
    points: CodePoints<'d>,
    /// The attribute of a tag, that of its id, and what is tagged.
    tags: [(&'static str, &'static str, Vec<Marked>); 2],
}

impl Tagger<'_> {
    fn form(&self, token: usize) -> String {
        self.document.token(token).chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
    }

    /// The tokens with single spaces where the text has some.
    fn text(&self, tokens: Range<usize>) -> String {
        let mut text = String::new();
        for token in tokens.clone() {
            text.push_str(&self.form(token));
            if token + 1 < tokens.end && self.is_space_behind(token) {
                text.push(' ');
            }
        }
        text
    }

    fn misc(&self, token: usize, is_last: bool) -> String {
        let span = self.points.span(self.document.tokens[token].span);
        let mut misc = String::new();
        for (tag, id, marked) in &self.tags {
            // The last that begins at or before the token.
            let before = marked.partition_point(|mark| mark.span.start <= span.start);
            let Some(mark) = before.checked_sub(1).map(|at| &marked[at]).filter(|mark| span.start < mark.span.end)
            else {
                continue;
            };
            let first = if mark.span.start == span.start { 'B' } else { 'I' };
            let _ = write!(misc, "{tag}={first}-{}|", mark.kind);
            if !mark.id.is_empty() {
                let _ = write!(misc, "{id}={}|", mark.id);
            }
        }
        if !is_last && !self.is_space_behind(token) {
            misc.push_str("SpaceAfter=No|");
        }
        let _ = write!(misc, "TokenRange={}:{}", span.start, span.end);
        misc
    }

    /// Whether white space parts the token from the next one; what stands in markup parts nothing.
    fn is_space_behind(&self, token: usize) -> bool {
        let tokens = &self.document.tokens;
        let Some(next) = tokens.get(token + 1) else { return false };
        let gap = self.document.text.get(tokens[token].span.end as usize..next.span.start as usize).unwrap_or_default();
        let mut is_markup = false;
        gap.chars().any(|c| {
            match c {
                '<' => is_markup = true,
                '>' => is_markup = false,
                _ => {}
            }
            !is_markup && c.is_whitespace()
        })
    }
}

/// The file of all sentences, written as the run goes.
pub struct SentenceFile {
    path: PathBuf,
    file: Hashed<BufWriter<File>>,
    count: u64,
}

impl SentenceFile {
    /// The file's name.
    pub const FILE_NAME: &str = "sentences.conllu";

    /// No sentence yet.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn create(folder: &Path) -> Result<Self, OutputError> {
        let path = folder.join(Self::FILE_NAME);
        let file = Hashed::create(&path).map_err(|error| OutputError::write(&path, error))?;
        Ok(Self { path, file, count: 0 })
    }

    /// Adds the next release.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add(&mut self, sentences: &Sentences) -> Result<(), OutputError> {
        self.count += sentences.count;
        let written = self.file.write_all(sentences.lines.as_bytes());
        written.map_err(|error| OutputError::write(&self.path, error))
    }

    /// Waits until the disk holds the file; gives it with its number of sentences.
    ///
    /// # Errors
    /// When it does not.
    pub fn finish(self) -> Result<(DataFile, u64), OutputError> {
        let seal = self.file.seal().map_err(|error| OutputError::write(&self.path, error))?;
        Ok((DataFile { format: Format::Conllu, name: Self::FILE_NAME.to_owned(), seal }, self.count))
    }
}
