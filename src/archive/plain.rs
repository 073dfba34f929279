//! What does a release in plain text say?

use super::header::Header;
use super::{Block, RawRelease};
use crate::position::Span;

/// Fills in a release that is plain text: its header is metadata, its paragraphs are blocks.
pub(super) fn read(release: &mut RawRelease) {
    let header = Header::read(&release.text);
    release.metadata = header.metadata;
    release.notices.extend(header.notices);
    release.blocks = paragraphs(&release.text, Span::new(header.body, release.text.len()));
}

/// The paragraphs of a part of the text: what blank lines separate, or else each line.
pub(crate) fn paragraphs(text: &str, part: Span) -> Vec<Block> {
    let body = part.of(text);
    let has_blank_lines = body.trim().lines().any(|line| line.trim().is_empty());
    let mut blocks = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = part.start as usize;
    for line in body.split_inclusive('\n') {
        let visible = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if visible.is_empty() {
            blocks.extend(open.take());
            continue;
        }
        let span = Span::new(start, start + visible.len());
        open = Some(open.map_or(span, |paragraph| paragraph.to(span)));
        if !has_blank_lines {
            blocks.extend(open.take());
        }
    }
    blocks.extend(open);
    blocks.into_iter().map(|piece| Block { pieces: vec![piece] }).collect()
}
