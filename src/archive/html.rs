//! What does a release that is a saved web page say?
//!
//! The main text is found by `dom_smoothie`, which follows Mozilla's Readability: what scores as an article stays, menus,
//! footers and lists of links go. The release's text is that main text with a blank line between its blocks.

use super::header::tidy;
use super::{ArchiveError, Block, RawRelease, day, page_metadata};
use crate::position::Span;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

/// Fills in a release whose text is the source of a web page.
pub(super) fn read(release: &mut RawRelease) -> Result<(), ArchiveError> {
    let document = Document::from(release.text.as_str());
    check_depth(&document)?;
    let (metadata, notices) = page_metadata::read(&document);
    release.metadata = metadata;
    release.notices.extend(notices);
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut page = Readability::with_document(document, None, Some(config)).map_err(|_| ArchiveError::NoMainText)?;
    let article = page.parse().map_err(|_| ArchiveError::NoMainText)?;
    let title = release.metadata.title.get_or_insert_with(|| tidy(&article.title));
    let mut lines = lines(&Document::from(article.content));
    // The headline and the day are often repeated at the head of the text: they are metadata, not text.
    while let Some(first) = lines.first() {
        let day = day::read_whole(first);
        if first != title && day.is_none() {
            break;
        }
        release.metadata.published = release.metadata.published.or(day);
        lines.remove(0);
    }
    if lines.is_empty() {
        return Err(ArchiveError::NoMainText);
    }
    release.metadata.title.take_if(|title| title.is_empty());
    release.text = lines.join("\n\n");
    release.blocks = blocks(&release.text, &lines);
    Ok(())
}

/// The encoding that a page declares in its first bytes (`<meta charset>`, `http-equiv`, an XML declaration).
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    /// Further than the standard's 1024 bytes, for pages that begin with a long comment or script.
    const HEAD: usize = 8192;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let labels = ["charset", "encoding"].into_iter().flat_map(|key| head.match_indices(key));
    labels
        .filter_map(|(at, key)| {
            let value = head[at + key.len()..].trim_start().strip_prefix('=')?;
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))?;
            Encoding::for_label(&value.as_bytes()[..end])
        })
        // A declaration that is read byte for byte cannot be in UTF-16, whatever it says.
        .find(|encoding| encoding.is_ascii_compatible())
}

/// Refuses a page whose nesting would overflow the stack of those who read trees by recursion.
fn check_depth(document: &Document) -> Result<(), ArchiveError> {
    const DEEPEST: usize = 1000;
    let mut depth = 0usize;
    let mut node = document.root();
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > DEEPEST {
                return Err(ArchiveError::TooNested { limit: DEEPEST });
            }
            node = child;
            continue;
        }
        while node.next_sibling().is_none() {
            match node.parent() {
                Some(parent) if depth > 1 => node = parent,
                _ => return Ok(()),
            }
            depth -= 1;
        }
        match node.next_sibling() {
            Some(sibling) => node = sibling,
            None => return Ok(()),
        }
    }
}

/// The text's blocks, in order, each on one line.
fn lines(article: &Document) -> Vec<String> {
    let mut reader = Lines::default();
    reader.node(&article.root());
    reader.end_line();
    reader.lines
}

#[derive(Default)]
struct Lines {
    lines: Vec<String>,
    line: String,
    /// A line was broken on purpose: the block ends unless the text goes on in lower case.
    broken: bool,
}

impl Lines {
    fn node(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            self.text(&node.text());
            return;
        }
        let name = node.node_name().unwrap_or_default();
        match &*name {
            // Captions and controls are no part of the text.
            "script" | "style" | "noscript" | "template" | "svg" | "button" | "nav" | "form" | "figcaption" => {}
            "br" => self.broken = true,
            "a" | "abbr" | "b" | "bdi" | "cite" | "code" | "data" | "del" | "em" | "font" | "i" | "ins" | "kbd"
            | "mark" | "q" | "s" | "small" | "span" | "strong" | "sub" | "sup" | "time" | "u" | "var" | "wbr" => {
                self.children(node)
            }
            _ => {
                self.end_line();
                self.children(node);
                self.end_line();
            }
        }
    }

    fn children(&mut self, node: &NodeRef<'_>) {
        for child in node.children_it(false) {
            self.node(&child);
        }
    }

    fn text(&mut self, text: &str) {
        let visible = text.trim_start();
        if visible.is_empty() {
            if !text.is_empty() && !self.line.is_empty() {
                self.line.push(' ');
            }
            return;
        }
        if std::mem::take(&mut self.broken) {
            if visible.starts_with(char::is_lowercase) {
                self.line.push(' ');
            } else {
                self.end_line();
            }
        }
        self.line.push_str(text);
    }

    fn end_line(&mut self) {
        self.broken = false;
        let line = tidy(&self.line);
        self.line.clear();
        if !line.is_empty() {
            self.lines.push(line);
        }
    }
}

/// The blocks of a text that is the lines with a blank line between them.
fn blocks(text: &str, lines: &[String]) -> Vec<Block> {
    const BETWEEN: usize = 2;
    let mut at = 0;
    let piece = |line: &String| {
        let span = Span::new(at, at + line.len());
        at = (at + line.len() + BETWEEN).min(text.len());
        Block { pieces: vec![span] }
    };
    lines.iter().map(piece).collect()
}
