//! What do the lines above the text of a release say: title, day, address, place?
//!
//! A header is an optional title line, then lines of a known label and its value, of which the day's may stand without a
//! colon (`date 2024-02-01`) or without any label, and may be followed by the text on the same line. Without a title so
//! far, the next line is one where it looks like it: short, not ended as a sentence is, and set off by a blank line from
//! something longer.

use super::{Metadata, Notice, day};
use crate::languages::Language;
use crate::table;

/// What stands above the text, and where the text begins.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) metadata: Metadata,
    pub(super) notices: Vec<Notice>,
    /// The byte at which the body begins.
    pub(super) body: usize,
}

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Date,
    Url,
    Place,
    Language,
}

const LABELS: &str = include_str!("labels.tsv");
/// The longest title, in characters.
const LONGEST_TITLE: usize = 300;
/// The most that is taken, or told, of a day that cannot be read.
const LONGEST_DAY: usize = 60;

impl Header {
    /// Reads the header of a text.
    pub(super) fn read(text: &str) -> Self {
        let mut header = Self::default();
        let Some(first) = Line::after(text, 0) else { return header };
        let mut next;
        let mut title = None;
        if !header.take(&first) {
            if let Some(at) = run_together(first.visible) {
                header.metadata.title = Some(tidy(&first.visible[..at]));
                let (start, visible) = (first.start + at, &first.visible[at..]);
                header.take(&Line { start, visible });
                return header;
            }
            title = Some(first.visible).filter(|line| line.chars().count() <= LONGEST_TITLE);
            next = title.and_then(|_| Line::after(text, first.end()));
        } else if header.body == first.end() {
            next = Line::after(text, first.end());
        } else {
            return header;
        }
        while let Some(line) = next.filter(|line| header.take(line)) {
            next = (header.body == line.end()).then(|| Line::after(text, line.end())).flatten();
        }
        if header.body > 0 && header.metadata.title.is_none() {
            header.metadata.title = title.map(tidy);
        }
        if header.metadata.title.is_none() {
            header.take_title(text);
        }
        header
    }

    /// Takes a value under the label or key that names its field; `false` when the label is none that is known.
    pub(super) fn take_field(&mut self, label: &str, value: &str) -> bool {
        let Some(field) = field(label) else { return false };
        let value = value.trim();
        if !value.is_empty() {
            self.set(field, value);
        }
        true
    }

    fn set(&mut self, field: Field, value: &str) {
        let metadata = &mut self.metadata;
        match field {
            Field::Title => {
                metadata.title.get_or_insert_with(|| tidy(value));
            }
            Field::Url => {
                metadata.url.get_or_insert_with(|| value.to_owned());
            }
            Field::Place => {
                metadata.place.get_or_insert_with(|| tidy(value));
            }
            Field::Language => metadata.language = metadata.language.or_else(|| value.parse::<Language>().ok()),
            Field::Date => match day::read(value) {
                Some(day) => {
                    metadata.published.get_or_insert(day);
                    self.notices.retain(|notice| !matches!(notice, Notice::BadDate(_)));
                }
                None if metadata.published.is_none() => {
                    self.notices.push(Notice::BadDate(tidy(value).chars().take(LONGEST_DAY).collect()));
                }
                None => {}
            },
        }
    }

    /// Takes a line that belongs to the header, and moves the body behind it or behind the day at its start.
    fn take(&mut self, line: &Line) -> bool {
        let Some((field, value_at, has_colon)) = label(line.visible) else {
            let day = day::read_whole(line.visible).filter(|_| self.metadata.published.is_none());
            if day.is_some() {
                self.metadata.published = day;
                self.body = line.end();
            }
            return day.is_some();
        };
        let value = &line.visible[value_at..];
        let mut end = line.visible.len();
        if field == Field::Date {
            match day::prefix(value) {
                Some((_, length)) if day::read_whole(value).is_none() => end = value_at + length,
                Some(_) => {}
                None if value.len() > LONGEST_DAY => return false,
                None if !has_colon && !value.starts_with(|c: char| c.is_ascii_digit()) => return false,
                None => {}
            }
        } else if !has_colon {
            return false;
        }
        let value = line.visible[value_at..end].trim();
        if value.is_empty() {
            return false;
        }
        self.set(field, value);
        self.body = line.start + end;
        true
    }

    /// Takes the first line of the body for the title if it looks like one.
    fn take_title(&mut self, text: &str) {
        const LONGEST: usize = 200;
        let Some(line) = Line::after(text, self.body) else { return };
        let Some(next) = Line::after(text, line.end()) else { return };
        let is_set_off = text[line.end()..next.start].matches('\n').count() > 1;
        let ended = line.visible.ends_with(['.', '!', ';', ':', ',', '…', '-', '–']);
        let is_longer = next.visible.len() > line.visible.len();
        if is_set_off && !ended && is_longer && line.visible.chars().count() <= LONGEST {
            self.metadata.title = Some(tidy(line.visible));
            self.body = line.end();
        }
    }
}

/// A line with something on it: where that begins, and what it is.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    visible: &'t str,
}

impl<'t> Line<'t> {
    /// The first such line at or after the byte.
    fn after(text: &'t str, at: usize) -> Option<Self> {
        let rest = text[at..].trim_start();
        let visible = rest.lines().next()?.trim_end();
        (!visible.is_empty()).then_some(Self { start: text.len() - rest.len(), visible })
    }

    fn end(&self) -> usize {
        self.start + self.visible.len()
    }
}

/// The label that a line begins with: its field, where the value begins, and whether a colon stands between them.
fn label(line: &str) -> Option<(Field, usize, bool)> {
    const LONGEST_LABEL: usize = 40;
    let colon = line.bytes().take(LONGEST_LABEL).position(|b| b == b':');
    if let Some((field, colon)) = colon.and_then(|colon| Some((field(line.get(..colon)?)?, colon))) {
        return Some((field, colon + 1, true));
    }
    let (word, _) = line.split_once(char::is_whitespace)?;
    field(word).map(|field| (field, word.len() + 1, false))
}

/// The field that a label or key names.
fn field(label: &str) -> Option<Field> {
    let label = label.trim().to_lowercase();
    let mut labels = table::lines(LABELS).filter_map(|line| line.split_once('\t'));
    let (_, field) = labels.find(|(known, _)| *known == label)?;
    match field {
        "title" => Some(Field::Title),
        "date" => Some(Field::Date),
        "url" => Some(Field::Url),
        "place" => Some(Field::Place),
        "language" => Some(Field::Language),
        _ => None,
    }
}

/// Where a day's label stands behind a title on the same line (`Title date 2024-02-01 ASTANA – …`).
fn run_together(line: &str) -> Option<usize> {
    const LABEL: &str = " date ";
    let at = line.find(LABEL)?;
    let value = &line[at + LABEL.len()..];
    let has_day = value.starts_with(|c: char| c.is_ascii_digit()) && day::prefix(value).is_some();
    (has_day && line[..at].chars().count() <= LONGEST_TITLE).then_some(at + 1)
}

/// A value on one line, with single spaces.
pub(super) fn tidy(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// The title, the day and the rest of a text.
    fn read(text: &str) -> (Option<String>, Option<String>, &str) {
        let header = Header::read(text);
        let day = header.metadata.published.map(|day| day.to_string());
        (header.metadata.title, day, text[header.body..].trim())
    }

    fn expected<'t>(
        title: Option<&str>,
        day: Option<&str>,
        body: &'t str,
    ) -> (Option<String>, Option<String>, &'t str) {
        (title.map(str::to_owned), day.map(str::to_owned), body)
    }

    #[test]
    fn a_title_line_and_a_day_line_stand_above_the_text() {
        let day = Some("2024-02-01");
        let title = Some("Head of State receives Chairman");
        for header in
            ["date 2024-02-01", "Date: 1 February 2024", "published: 2024-02-01T10:00:00+05:00", "1 February 2024"]
        {
            let text = format!("Head of State receives Chairman\n{header}\n\nASTANA – Last year.");
            assert_eq!(read(&text), expected(title, day, "ASTANA – Last year."), "{header}");
            let text = format!(
                "\n\n{header}\r\n\r\nHead of State receives Chairman\r\n\r\nASTANA – The President received him."
            );
            assert_eq!(read(&text), expected(title, day, "ASTANA – The President received him."), "{header}");
        }
    }

    #[test]
    fn the_text_may_run_on_behind_the_day() {
        let text = " date 2024-02-01 ASTANA – Last year, agencies\n\nSagimbayev informed";
        assert_eq!(
            read(text),
            expected(None, Some("2024-02-01"), "ASTANA – Last year, agencies\n\nSagimbayev informed")
        );
        let text = "Tokayev meets Sagimbayev date 2024-02-01 ASTANA – Last year";
        assert_eq!(read(text), expected(Some("Tokayev meets Sagimbayev"), Some("2024-02-01"), "ASTANA – Last year"));
    }

    #[test]
    fn labelled_lines_are_read_in_any_order() {
        let header = Header::read("Тақырып: Кездесу\nКүні: 2024 жылғы 1 ақпан\nПлейс\nОрны: Астана");
        assert_eq!(header.metadata.title.as_deref(), Some("Кездесу"));
        assert_eq!(header.metadata.published, Some(date(2024, 2, 1)));
        let header =
            Header::read("url: https://akorda.kz/en/1\nplace: Astana\ntitle: A visit\nlanguage: en-GB\n\nText.");
        assert_eq!(header.metadata.url.as_deref(), Some("https://akorda.kz/en/1"));
        assert_eq!(header.metadata.place.as_deref(), Some("Astana"));
        assert_eq!(header.metadata.language, Some(Language::En));
    }

    #[test]
    fn without_a_day_a_short_line_above_something_longer_is_the_title() {
        let body = "The President has received the Minister of Energy.";
        assert_eq!(read(&format!("A meeting\n\n{body}")), expected(Some("A meeting"), None, body));
        for text in [format!("A meeting took place.\n\n{body}"), format!("A meeting\n{body}"), body.to_owned()] {
            assert_eq!(read(&text), expected(None, None, &text), "{text}");
        }
    }

    #[test]
    fn a_day_that_cannot_be_read_is_noted() {
        for line in ["date 2024-13-45", "Date: the day before yesterday"] {
            let text = format!("A meeting\n{line}\n\nText.");
            let header = Header::read(&text);
            assert!(matches!(&header.notices[..], [Notice::BadDate(_)]), "{line}");
            assert_eq!(text[header.body..].trim(), "Text.");
        }
        assert_eq!(read("Date palms grow in the south"), expected(None, None, "Date palms grow in the south"));
    }
}
