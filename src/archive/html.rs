//! What does a release that is a saved web page say?
//!
//! The main text is found by `dom_smoothie`, which follows Mozilla's Readability: what scores as an article stays, menus,
//! footers and lists of links go. The release's text is that main text with a blank line between its blocks.

use super::header::tidy;
use super::{ArchiveError, Block, RawRelease, day, page_metadata};
use crate::position::Span;
use crate::table;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

/// Fills in a release whose text is the source of a web page.
pub(super) fn read(release: &mut RawRelease) -> Result<(), ArchiveError> {
    check_depth(&release.text)?;
    let document = Document::from(release.text.as_str());
    let (metadata, notices) = page_metadata::read(&document);
    release.metadata = metadata;
    release.notices.extend(notices);
    remove_boilerplate(&document);
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut page = Readability::with_document(document, None, Some(config)).map_err(|_| ArchiveError::NoMainText)?;
    let article = page.parse().map_err(|_| ArchiveError::NoMainText)?;
    let title = release.metadata.title.get_or_insert_with(|| tidy(&article.title));
    let mut lines = lines(&Document::from(article.content));
    lines.retain(|line| !is_copyright(line));
    // The headline and the day are often repeated at the head of the text: they are metadata, not text.
    let mut repeated = 0;
    for line in &lines {
        let day = day::read_whole(line);
        if line != title && day.is_none() {
            break;
        }
        release.metadata.published = release.metadata.published.or(day);
        repeated += 1;
    }
    lines.drain(..repeated);
    if lines.is_empty() {
        return Err(ArchiveError::NoMainText);
    }
    release.metadata.title.take_if(|title| title.is_empty());
    release.text = lines.join("\n\n");
    release.blocks = blocks(&release.text, &lines);
    Ok(())
}

/// Takes out what calls itself menu, footer and the like. Readability leaves some of it in pages of a few sentences, for
/// it looks for five hundred characters, and many a release is shorter.
fn remove_boilerplate(document: &Document) {
    const ELEMENTS: &str = "nav, footer, aside, form, dialog, [role='navigation'], [role='contentinfo'], [role='search'], \
                            [role='banner'], [role='complementary'], [role='dialog'], [aria-hidden='true']";
    /// What only the main part of a page holds.
    const KEPT: [&str; 3] = ["h1", "article", "main"];
    const WORDS: &str = include_str!("boilerplate.tsv");
    let words: Vec<&str> = table::lines(WORDS).collect();
    let total = document.select("body").text().len();
    // A page may call its frame anything, and stand in a form as a whole: what holds a good part of the text stays.
    let is_minor = |element: &NodeRef<'_>| {
        element.text().len() * 3 < total
            && !element.descendants_it().any(|inner| KEPT.iter().any(|name| inner.has_name(name)))
    };
    for element in document.select(ELEMENTS).nodes().iter().filter(|element| is_minor(element)) {
        element.remove_from_parent();
    }
    for element in document.select("body [class], body [id]").nodes() {
        let names = [element.attr("class"), element.attr("id")];
        let mut parts = names.iter().flatten().flat_map(|name| name.split(|c: char| !c.is_ascii_alphanumeric()));
        if parts.any(|part| words.iter().any(|word| word.eq_ignore_ascii_case(part))) && is_minor(element) {
            element.remove_from_parent();
        }
    }
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

/// Refuses a page nested so deep that those who build trees and recurse over them would take for ever, or overflow the
/// stack. Elements whose end may be left out do not count: they do not nest in themselves without another between.
fn check_depth(source: &str) -> Result<(), ArchiveError> {
    const DEEPEST: usize = 1000;
    const UNCOUNTED: [&str; 31] = [
        "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "head", "hr", "html", "img",
        "input", "li", "link", "meta", "optgroup", "option", "p", "param", "source", "tbody", "td", "tfoot", "th",
        "thead", "tr", "track", "wbr",
    ];
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &source.as_bytes()[at..]) {
        at += open + 1;
        let tag = &source[at..];
        let is_end = tag.starts_with('/');
        let name = tag[usize::from(is_end)..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        // What stands in comments and scripts is no tag.
        let verbatim_end = match name {
            "" if tag.starts_with("!--") => Some("-->"),
            _ if !is_end && name.eq_ignore_ascii_case("script") => Some("</"),
            _ if !is_end && name.eq_ignore_ascii_case("style") => Some("</"),
            _ => None,
        };
        if let Some(end) = verbatim_end {
            at += memchr::memmem::find(tag.as_bytes(), end.as_bytes()).map_or(tag.len(), |found| found + end.len());
        } else if name.is_empty() || UNCOUNTED.iter().any(|uncounted| uncounted.eq_ignore_ascii_case(name)) {
            continue;
        } else if is_end {
            depth = depth.saturating_sub(1);
        } else {
            // A tag that another begins in is none that closes itself.
            let end = memchr::memchr2(b'>', b'<', tag.as_bytes()).unwrap_or(0);
            depth += usize::from(!tag[..end].ends_with('/'));
            if depth > DEEPEST {
                return Err(ArchiveError::TooNested { limit: DEEPEST });
            }
        }
    }
    Ok(())
}

/// Whether a block is a site's note of its rights, which a page of one sentence can carry into its main text.
fn is_copyright(line: &str) -> bool {
    const FIRST: usize = 12;
    line.chars().take(FIRST).any(|c| c == '©')
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
            "script" | "style" | "noscript" | "template" | "svg" | "button" | "nav" | "figcaption" => {}
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
