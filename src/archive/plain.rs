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
///
/// Between blank lines, a line goes on with the next only if it may have been wrapped: a line longer than any wrapped one
/// is a paragraph of its own, and a bullet begins one.
pub(crate) fn paragraphs(text: &str, part: Span) -> Vec<Block> {
    /// The most bytes of a wrapped line: a hundred letters, of two bytes in Cyrillic.
    const WIDEST: usize = 200;
    const BULLETS: [&str; 6] = ["- ", "* ", "•", "●", "▪", "·"];
    let body = part.of(text);
    let has_blank_lines = body.trim().lines().any(|line| line.trim().is_empty());
    let mut blocks = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = part.start as usize;
    for line in body.split_inclusive('\n') {
        let visible = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let begins = visible.is_empty() || BULLETS.iter().any(|bullet| visible.starts_with(bullet));
        if begins {
            blocks.extend(open.take());
        }
        if visible.is_empty() {
            continue;
        }
        let span = Span::new(start, start + visible.len());
        open = Some(open.map_or(span, |paragraph| paragraph.to(span)));
        if !has_blank_lines || visible.len() > WIDEST {
            blocks.extend(open.take());
        }
    }
    blocks.extend(open);
    blocks.into_iter().map(|piece| Block { pieces: vec![piece] }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<&str> {
        paragraphs(text, Span::new(0, text.len())).iter().map(|block| block.pieces[0].of(text)).collect()
    }

    #[test]
    fn blank_lines_separate_wrapped_paragraphs() {
        assert_eq!(blocks("ASTANA – Last\nyear.\r\n\r\n \nNext\nyear.\n"), ["ASTANA – Last\nyear.", "Next\nyear."]);
    }

    #[test]
    fn without_blank_lines_each_line_is_a_paragraph() {
        assert_eq!(blocks("\nOne.\n  Two.\n"), ["One.", "Two."]);
    }

    #[test]
    fn lines_too_long_to_be_wrapped_and_bullets_stand_alone() {
        let long = "The President received the Minister. ".repeat(9);
        let text = format!("{long}\nNext.\n\nTasks:\n• one\n  more\n- two\n");
        assert_eq!(blocks(&text), [long.trim(), "Next.", "Tasks:", "• one\n  more", "- two"]);
    }

    #[test]
    fn positions_count_the_header() {
        let mut release = RawRelease::plain("a.txt", "A visit\r\ndate 2024-02-01\r\n\r\nText.\r\n");
        read(&mut release);
        assert_eq!(release.blocks, [Block { pieces: vec![Span::new(28, 33)] }]);
    }
}
