//! The text that a reader reads: the source's paragraphs without its header and markup.

use crate::archive::RawRelease;

/// What parts two paragraphs.
const BREAK: &str = "\n\n";

/// The text that is read, and where in the source its characters come from.
pub struct ReadingText {
    /// The paragraphs, parted by empty lines.
    pub text: String,
    /// For each code point of the source, the code point of the text; `None` for what is not read.
    places: Vec<Option<u32>>,
}

impl ReadingText {
    /// The text of a release whose headline and day, where they stand above it, are left out.
    pub fn of(release: &RawRelease, title: &str, published: &str) -> Self {
        let dated = format!("date {published}");
        let is_heading = |text: &str| [title, published, &dated].iter().any(|line| line.trim() == text.trim());
        let mut text = String::with_capacity(release.text.len());
        let (mut length, mut at, mut byte) = (0, 0, 0);
        let mut places = Vec::with_capacity(release.text.len());
        for block in &release.blocks {
            let visible: String = block.pieces.iter().map(|piece| piece.of(&release.text)).collect();
            if visible.trim().is_empty() || (text.is_empty() && is_heading(&visible)) {
                continue;
            }
            if !text.is_empty() {
                text.push_str(BREAK);
                length += BREAK.len() as u32;
            }
            for piece in &block.pieces {
                let before = release.text[byte..piece.start as usize].chars().count();
                places.extend(std::iter::repeat_n(None, before));
                at += before;
                for c in piece.of(&release.text).chars() {
                    places.push(Some(length));
                    // One line end for every system, and as many characters.
                    text.push(if c == '\r' { ' ' } else { c });
                    length += 1;
                    at += 1;
                }
                byte = piece.end as usize;
            }
        }
        debug_assert_eq!(at, places.len());
        Self { text, places }
    }

    /// The place in the text of a place in the source; `None` where that is not read.
    pub fn place(&self, (start, end): (u32, u32)) -> Option<(u32, u32)> {
        let point = |at: u32| self.places.get(at as usize).copied().flatten();
        Some((point(start)?, point(end.checked_sub(1)?)? + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Block;
    use crate::position::Span;

    #[test]
    fn headings_and_markup_are_left_out_and_places_follow() {
        let source = "A visit\n\nОн <b>дал</b> 5 тенге.\n\nKonec";
        let span = |text: &str| {
            let start = source.find(text).unwrap();
            Span::new(start, start + text.len())
        };
        let mut release = RawRelease::plain("a.txt", source);
        release.blocks = vec![
            Block { pieces: vec![span("A visit")] },
            Block { pieces: vec![span("Он "), span("дал"), span(" 5 тенге.")] },
            Block { pieces: vec![span("Konec")] },
        ];
        let read = ReadingText::of(&release, "A visit", "2024-01-31");
        assert_eq!(read.text, "Он дал 5 тенге.\n\nKonec");
        let at = |text: &str| source[..source.find(text).unwrap()].chars().count() as u32;
        assert_eq!(read.place((at("дал"), at("дал") + 3)), Some((3, 6)));
        assert_eq!(read.place((at("5"), at("5") + 7)), Some((7, 14)));
        assert_eq!(read.place((0, 7)), None);
        assert_eq!(read.place((at("Konec"), at("Konec") + 5)), Some((17, 22)));
    }
}
