//! What does a release in Markdown say?
//!
//! The text is the file as it stands. A block's pieces are what a reader sees of it: emphasis marks, link targets,
//! bullets, table rules, tags and escapes lie between the pieces. Entities (`&amp;`) stay as they are written.

use super::header::{Header, tidy};
use super::{Block, RawRelease, front_matter};
use crate::position::Span;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Fills in a release that is Markdown: its front matter (or the header of a plain text) is metadata; its paragraphs,
/// headings, list items, table cells and footnotes are blocks.
pub(super) fn read(release: &mut RawRelease) {
    let text = &release.text;
    let header = front_matter::read(text).unwrap_or_default();
    release.metadata = header.metadata;
    release.notices.extend(header.notices);
    let mut body = header.body;
    let mut reader = Blocks::new(text, body);
    if release.metadata.title.is_none() {
        (release.metadata.title, body) = leading_title(text, body);
        reader = Blocks::new(text, body);
    }
    if release.metadata.published.is_none() {
        let below = Header::read(&text[body..]);
        if below.metadata.published.is_some() {
            release.metadata.published = below.metadata.published;
            release.metadata.title = release.metadata.title.take().or(below.metadata.title);
            reader = Blocks::new(text, body + below.body);
        }
    }
    release.blocks = reader.read();
}

/// The heading that the body begins with, and where the text below it begins.
fn leading_title(text: &str, body: usize) -> (Option<String>, usize) {
    let mut events = Parser::new(&text[body..]).into_offset_iter();
    let Some((Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }), range)) = events.next() else {
        return (None, body);
    };
    let mut title = String::new();
    for (event, _) in events.take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_)))) {
        match event {
            Event::Text(piece) | Event::Code(piece) => title.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => title.push(' '),
            _ => {}
        }
    }
    (Some(tidy(&title)).filter(|title| !title.is_empty()), body + range.end)
}

/// Collects the blocks of a Markdown text.
struct Blocks<'t> {
    text: &'t str,
    /// Where the Markdown begins in the text.
    body: usize,
    blocks: Vec<Block>,
    /// The pieces of the block at hand.
    pieces: Vec<Span>,
    /// A line was broken on purpose: the block ends unless the text goes on in lower case.
    broken: bool,
}

impl<'t> Blocks<'t> {
    fn new(text: &'t str, body: usize) -> Self {
        Self { text, body, blocks: Vec::new(), pieces: Vec::new(), broken: false }
    }

    fn read(mut self) -> Vec<Block> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        let mut images = 0;
        for (event, range) in Parser::new_ext(&self.text[self.body..], options).into_offset_iter() {
            let range = range.start + self.body..range.end + self.body;
            match event {
                Event::Start(Tag::Image { .. }) => images += 1,
                Event::End(TagEnd::Image) => images -= 1,
                // Its lines are read together: a tag may run over several.
                Event::Start(Tag::HtmlBlock) => self.html(range),
                Event::Start(ref tag) if !is_inline(&tag.to_end()) => self.end_block(),
                Event::End(ref tag) if !is_inline(tag) => self.end_block(),
                Event::Text(ref shown) if images == 0 => self.text_piece(range, shown),
                Event::Code(_) if images == 0 => self.code(range),
                Event::InlineHtml(_) => self.tag(self.text[range].trim_start_matches('<')),
                Event::HardBreak => self.broken = true,
                Event::Rule => self.end_block(),
                _ => {}
            }
        }
        self.end_block();
        self.blocks
    }

    /// A piece of text; what is shown differs from what is written only for entities.
    fn text_piece(&mut self, range: Range<usize>, shown: &str) {
        let is_space = shown.trim().is_empty();
        if !is_space {
            self.push(range);
        }
    }

    /// A span of code, its backticks left out.
    fn code(&mut self, range: Range<usize>) {
        let written = &self.text[range.clone()];
        let inner = written.trim_start_matches('`');
        let start = range.start + written.len() - inner.len();
        self.push(start..start + inner.trim_end_matches('`').len());
    }

    /// An HTML block: what stands between its tags.
    fn html(&mut self, range: Range<usize>) {
        self.end_block();
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            let open = rest.find('<').unwrap_or(rest.len());
            if !rest[..open].trim().is_empty() {
                self.push(at..at + open);
            }
            let Some(tag) = rest.get(open + 1..).filter(|tag| !tag.is_empty()) else { break };
            let close = if let Some(comment) = tag.strip_prefix("!--") {
                comment.find("-->").map(|end| end + "!-->".len() + 1)
            } else {
                self.tag(tag);
                tag.find('>')
            };
            at += open + 1 + close.map_or(tag.len(), |end| end + 1);
        }
    }

    /// A tag, given from its name on: one that sets its content apart ends the block.
    fn tag(&mut self, tag: &str) {
        const INLINE: [&str; 20] = [
            "a", "abbr", "b", "cite", "code", "em", "font", "i", "ins", "mark", "o", "q", "s", "small", "span",
            "strong", "sub", "sup", "u", "wbr",
        ];
        let tag = tag.trim_start_matches('/');
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        if name == "br" {
            self.broken = true;
        } else if !name.is_empty() && !INLINE.contains(&name.as_str()) {
            self.end_block();
        }
    }

    fn push(&mut self, range: Range<usize>) {
        let piece = &self.text[range.clone()];
        let start = range.start + piece.len() - piece.trim_start().len();
        let visible = piece.trim();
        if visible.is_empty() {
            return;
        }
        if std::mem::take(&mut self.broken) && !visible.starts_with(char::is_lowercase) {
            self.end_block();
        }
        let span = Span::new(start, start + visible.len());
        match self.pieces.last_mut() {
            // A word is not to be cut where the parser cut the text.
            Some(last) if last.end == span.start => *last = last.to(span),
            _ => self.pieces.push(span),
        }
    }

    fn end_block(&mut self) {
        self.broken = false;
        if !self.pieces.is_empty() {
            self.blocks.push(Block { pieces: std::mem::take(&mut self.pieces) });
        }
    }
}

/// Whether what the tag encloses is part of the running text.
fn is_inline(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Notice;
    use crate::languages::Language;

    fn release(text: &str) -> RawRelease {
        let mut release = RawRelease::plain("a.md", text);
        read(&mut release);
        release
    }

    /// The blocks, with `|` between the pieces of one.
    fn blocks(text: &str) -> Vec<String> {
        let release = release(text);
        let shown = |block: &Block| block.pieces.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join("|");
        release.blocks.iter().map(shown).collect()
    }

    #[test]
    fn front_matter_is_metadata() {
        let text = "---\ndate: '2024-10-10'\npublished_time: 2024-10-11 00:11:51+02:00\nsource_url: https://x.gov/a\n\
                    title: \"A\\_visit\\\n  \\ of state\"\ntags: [a, b]\nlang: en-US\nplace: Astana\n---\n\nText.\n";
        let release = release(text);
        assert_eq!(release.metadata.title.as_deref(), Some("A visit of state"));
        assert_eq!(release.metadata.published.unwrap().to_string(), "2024-10-10");
        assert_eq!(release.metadata.url.as_deref(), Some("https://x.gov/a"));
        assert_eq!(release.metadata.language, Some(Language::En));
        assert_eq!(release.metadata.place.as_deref(), Some("Astana"));
        assert_eq!(blocks(text), ["Text."]);
    }

    #[test]
    fn front_matter_that_is_not_yaml_is_read_by_lines() {
        let release = release("---\ntitle: Astana: a visit\ndate: soon\n---\nText.");
        assert_eq!(release.metadata.title.as_deref(), Some("Astana: a visit"));
        assert_eq!(release.notices, [Notice::BadDate("soon".to_owned())]);
    }

    #[test]
    fn an_alias_bomb_costs_nothing() {
        let mut text = String::from("---\ntitle: A visit\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..30 {
            let below = vec![format!("*a{}", level - 1); 9].join(", ");
            text.push_str(&format!("a{level}: &a{level} [{below}]\n"));
        }
        text.push_str("---\nText.");
        assert_eq!(release(&text).metadata.title.as_deref(), Some("A visit"));
    }

    #[test]
    fn without_front_matter_the_first_heading_is_the_title() {
        let release = release("# A *visit*\n\ndate 2024-02-01\n\nText.");
        assert_eq!(release.metadata.title.as_deref(), Some("A visit"));
        assert_eq!(release.metadata.published.unwrap().to_string(), "2024-02-01");
        assert_eq!(release.blocks.len(), 1);
        assert_eq!(blocks("# A visit\n\nText.\n\n## More\n\nText."), ["Text.", "More", "Text."]);
    }

    #[test]
    fn a_sentence_runs_across_wrapped_lines_and_markup() {
        assert_eq!(
            blocks("The **White House**, in [its words](https://x.gov),\nsaid `so` much. <sup>1</sup>\n\nNext."),
            ["The|White House|, in|its words|,|said|so|much.|1", "Next."]
        );
    }

    #[test]
    fn lists_tables_and_footnotes_are_blocks_of_their_own() {
        assert_eq!(
            blocks(
                "-   One\n    line\n-   Two\n\n    more\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nText[^1].\n\n[^1]: Note."
            ),
            ["One|line", "Two", "more", "a", "b", "1", "2", "Text|.", "Note."]
        );
    }

    #[test]
    fn escapes_and_entities_do_not_cut_words() {
        assert_eq!(blocks("Women\\'s AT&amp;T &nbsp; R&D \\# \\# \\#"), ["Women|'s AT&amp;T|R&D|#|#|#"]);
    }

    #[test]
    fn a_broken_line_ends_a_block_unless_the_sentence_goes_on() {
        assert_eq!(
            blocks("THE WHITE HOUSE,  \nMay 11  \nof that<br>Year"),
            ["THE WHITE HOUSE,", "May 11|of that", "Year"]
        );
    }

    #[test]
    fn html_blocks_show_what_stands_between_their_tags() {
        assert_eq!(
            blocks(
                "<table\nclass=\"a\">\n<tr><td>Name <b>one</b></td>\n<td>Sum</td></tr>\n</table>\n<!-- not <p>shown -->\n\nText ![alt](x.png)"
            ),
            ["Name|one", "Sum", "Text"]
        );
    }
}
