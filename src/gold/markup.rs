//! One gold release: read from its file, and written.

use super::Fault;
use super::check;
use crate::languages::Language;
use jiff::civil::Date;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// What separates the header from the body.
const RULE: &str = "---";
/// What a mark begins with.
const OPEN: &str = "{{";
/// What a mark ends with.
const CLOSE: &str = "}}";

/// A release with its right answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldRelease {
    /// Where its file lies.
    pub path: PathBuf,
    /// The headline.
    pub title: String,
    /// The day of publication.
    pub date: Date,
    /// The language that it is written in.
    pub language: Language,
    /// The place that it is from, where the header says one.
    pub place: Option<String>,
    /// The plain release, as an archive holds it: title, day, body.
    pub text: String,
    /// The answers, in order.
    pub marks: Vec<Mark>,
    /// How many of them nobody has looked at: they stand as the program found them.
    pub unreviewed: usize,
    /// The line of the file on which the body begins, counted from 1.
    body_line: usize,
}

/// An answer: what stands at a place of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: Kind,
    /// The first code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// As it stands.
    pub text: String,
    /// Keys and values, in the order of the file.
    pub fields: Vec<(String, String)>,
}

/// What a mark says of what it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A named person.
    Person,
    /// A named body.
    Agency,
    /// A named town, region, country, river, building or road.
    Place,
    /// A point or period of the calendar.
    Date,
    /// An amount of money.
    Money,
    /// A number of things or people.
    Count,
    /// A number with a unit of measure.
    Measure,
    /// A percentage.
    Percent,
    /// How many times.
    Ratio,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 9] = [
        Kind::Person,
        Kind::Agency,
        Kind::Place,
        Kind::Date,
        Kind::Money,
        Kind::Count,
        Kind::Measure,
        Kind::Percent,
        Kind::Ratio,
    ];
    /// The kinds of names.
    pub const NAMES: [Kind; 3] = [Kind::Person, Kind::Agency, Kind::Place];
    /// The kinds of amounts.
    pub const AMOUNTS: [Kind; 5] = [Kind::Money, Kind::Count, Kind::Measure, Kind::Percent, Kind::Ratio];

    /// The word that marks and tables use.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Agency => "agency",
            Kind::Place => "place",
            Kind::Date => "date",
            Kind::Money => "money",
            Kind::Count => "count",
            Kind::Measure => "measure",
            Kind::Percent => "percent",
            Kind::Ratio => "ratio",
        }
    }

    /// Whether it is a kind of amount.
    pub fn is_amount(self) -> bool {
        Self::AMOUNTS.contains(&self)
    }
}

/// A word that is no kind of mark.
#[derive(Debug, thiserror::Error)]
#[error("unknown kind `{0}`: use one of person, agency, place, date, money, count, measure, percent, ratio")]
pub struct UnknownKind(String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(code: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.code() == code).ok_or_else(|| UnknownKind(code.to_owned()))
    }
}

impl Mark {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }
}

impl GoldRelease {
    /// A release from its parts: the body as plain text, the marks in code points of the body, in order.
    pub fn new(path: PathBuf, (title, date, language): (String, Date, Language), body: &str, marks: Vec<Mark>) -> Self {
        let opening = opening(&title, date);
        let by = opening.chars().count() as u32;
        let marks = marks.into_iter().map(|mark| Mark { start: mark.start + by, end: mark.end + by, ..mark });
        let text = format!("{opening}{body}");
        Self { path, title, date, language, place: None, text, marks: marks.collect(), unreviewed: 0, body_line: 5 }
    }

    /// The name of its file without the ending.
    pub fn id(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The code point at which the body begins.
    pub fn body(&self) -> u32 {
        opening(&self.title, self.date).chars().count() as u32
    }

    /// The line of the file in which a code point of the text stands, counted from 1.
    pub fn line_of(&self, at: u32) -> usize {
        let body = self.body();
        let before = self.text.chars().skip(body as usize).take(at.saturating_sub(body) as usize);
        self.body_line + before.filter(|&c| c == '\n').count()
    }

    /// Reads the content of a gold file.
    ///
    /// # Errors
    /// Every fault of the marking.
    pub fn parse(path: &Path, content: &str) -> Result<Self, Vec<Fault>> {
        let content = content.strip_prefix('\u{feff}').unwrap_or(content).replace("\r\n", "\n").replace('\r', "\n");
        let mut faults = Vec::new();
        let mut fault = |line, what: String| faults.push(Fault { path: path.to_owned(), line, what });
        let Some((head, body)) = content.split_once(&format!("\n{RULE}\n")) else {
            fault(1, format!("no line `{RULE}` after the header: put one between the header and the body"));
            return Err(faults);
        };
        let header = Header::read(head, &mut fault);
        let first = head.lines().count() + 2 + body.chars().take_while(|c| c.is_whitespace()).filter(is_line).count();
        let body = format!("{}\n", body.trim());
        let (text, marks) = Body { first_line: first, text: &body }.read(&mut fault);
        let (Some(header), true) = (header, faults.is_empty()) else { return Err(faults) };
        let Header { title, date, language, place, unreviewed } = header;
        let release = Self::new(path.to_owned(), (title, date, language), &text, marks);
        Ok(Self { place, unreviewed, body_line: first, ..release })
    }

    /// The content of its file.
    ///
    /// # Errors
    /// What of it cannot be written in the marking: a text or value that holds the marking's own signs.
    pub fn write(&self) -> Result<String, String> {
        let mut out = String::new();
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = write!(out, "title: {title}\ndate: {}\nlanguage: {}\n", self.date, self.language);
        if let Some(place) = &self.place {
            let _ = writeln!(out, "place: {place}");
        }
        if self.unreviewed > 0 {
            let _ = writeln!(out, "unreviewed: {}", self.unreviewed);
        }
        let _ = writeln!(out, "{RULE}");
        let mut rest = self.text.chars();
        let mut at = self.body();
        rest.by_ref().take(at as usize).for_each(drop);
        for mark in &self.marks {
            if mark.start < at {
                return Err(format!("two marks overlap at `{}`", mark.text));
            }
            let plain: String = rest.by_ref().take((mark.start - at) as usize).collect();
            let surface: String = rest.by_ref().take((mark.end - mark.start) as usize).collect();
            let fields = mark.fields.iter().map(|(key, value)| format!("|{key}={value}")).collect::<String>();
            let values = mark.fields.iter().map(|(_, value)| value.as_str());
            if let Some(held) = values.chain([surface.as_str()]).find(|text| text.contains(['|', '{', '}'])) {
                return Err(format!("`{held}` holds a sign of the marking (| {{ }})"));
            }
            let _ = write!(out, "{}{OPEN}{}|{surface}{fields}{CLOSE}", unmarked(plain)?, mark.kind.code());
            at = mark.end;
        }
        out.push_str(&unmarked(rest.collect())?);
        Ok(out)
    }
}

/// The lines that stand above the body in the plain release.
fn opening(title: &str, date: Date) -> String {
    format!("{title}\ndate {date}\n\n")
}

fn unmarked(text: String) -> Result<String, String> {
    let held = [OPEN, CLOSE].into_iter().find(|sign| text.contains(sign));
    held.map_or(Ok(text), |sign| Err(format!("its text holds `{sign}`, which begins or ends a mark")))
}

fn is_line(c: &char) -> bool {
    *c == '\n'
}

/// What stands above the body of a gold file.
struct Header {
    title: String,
    date: Date,
    language: Language,
    place: Option<String>,
    unreviewed: usize,
}

impl Header {
    fn read(head: &str, fault: &mut impl FnMut(usize, String)) -> Option<Self> {
        let mut fields: Vec<(usize, &str, &str)> = Vec::new();
        for (line, content) in (1..).zip(head.lines()) {
            match content.split_once(':') {
                Some((key, value)) => fields.push((line, key.trim(), value.trim())),
                None => fault(line, format!("`{content}` has no colon: write a header's line as `key: value`")),
            }
        }
        let field = |key: &str| fields.iter().rev().find(|(_, known, value)| *known == key && !value.is_empty());
        for key in ["title", "date", "language"] {
            if field(key).is_none() {
                fault(1, format!("the header lacks {key}: add a line `{key}: …`"));
            }
        }
        let date = field("date").map(|(line, _, day)| (*line, day.parse::<Date>(), day));
        if let Some((line, Err(_), day)) = &date {
            fault(*line, format!("`{day}` is no day: write it as 2024-01-31"));
        }
        let language = field("language").map(|(line, _, code)| (*line, code.parse::<Language>()));
        if let Some((line, Err(error))) = &language {
            fault(*line, error.to_string());
        }
        let unreviewed = field("unreviewed").map(|(line, _, number)| (*line, number.parse::<usize>()));
        if let Some((line, Err(_))) = &unreviewed {
            fault(*line, "`unreviewed` is no number: write how many marks nobody has looked at".to_owned());
        }
        let unreviewed = unreviewed.and_then(|(_, number)| number.ok());
        Some(Self {
            title: field("title")?.2.to_owned(),
            date: date?.1.ok()?,
            language: language?.1.ok()?,
            place: field("place").map(|(_, _, place)| (*place).to_owned()),
            unreviewed: unreviewed.unwrap_or_default(),
        })
    }
}

/// The body of a gold file.
struct Body<'b> {
    first_line: usize,
    text: &'b str,
}

impl Body<'_> {
    /// The body without its marks, and the marks in code points of that.
    fn read(&self, fault: &mut impl FnMut(usize, String)) -> (String, Vec<Mark>) {
        let (mut plain, mut marks, mut length) = (String::new(), Vec::<Mark>::new(), 0);
        let mut places = Vec::new();
        let mut rest = self.text;
        while let Some(at) = sign(rest) {
            let line = self.line(rest, at);
            let inner = &rest[at + OPEN.len()..];
            if rest[at..].starts_with(CLOSE) {
                fault(line, format!("`{CLOSE}` ends no mark: put `{OPEN}kind|` before what it marks, or take it out"));
                plain.push_str(&rest[..at]);
                rest = inner;
                continue;
            }
            let Some(close) = inner.find(CLOSE) else {
                fault(line, format!("the mark `{}` has no end: put `{CLOSE}` behind it", shortened(&rest[at..])));
                break;
            };
            let mark = &inner[..close];
            length += rest[..at].chars().count();
            plain.push_str(&rest[..at]);
            rest = &inner[close + CLOSE.len()..];
            if mark.contains(OPEN) {
                fault(line, format!("a mark within the mark `{}`: end one before the next begins", shortened(mark)));
                continue;
            }
            match read_mark(mark, length as u32) {
                Ok(mark) => {
                    length += mark.text.chars().count();
                    plain.push_str(&mark.text);
                    places.push(line);
                    marks.push(mark);
                }
                Err(what) => fault(line, what),
            }
        }
        plain.push_str(rest);
        check::check_all(&marks, |mark, what| fault(places[mark], what));
        (plain, marks)
    }

    /// The line of the file on which byte `at` of the rest of the body stands.
    fn line(&self, rest: &str, at: usize) -> usize {
        let before = &self.text[..self.text.len() - rest.len() + at];
        self.first_line + before.matches('\n').count()
    }
}

/// Where the next mark begins, or one ends that never began.
fn sign(text: &str) -> Option<usize> {
    [OPEN, CLOSE].into_iter().filter_map(|sign| text.find(sign)).min()
}

fn read_mark(content: &str, start: u32) -> Result<Mark, String> {
    let mut parts = content.split('|');
    let kind = parts.next().unwrap_or_default();
    let kind: Kind = kind.parse().map_err(|error| format!("{error}, in `{}`", shortened(content)))?;
    let text = parts.next().unwrap_or_default().to_owned();
    let fields = parts.map(|field| match field.split_once('=') {
        Some((key, value)) if !value.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err(format!("bad field `{field}` in `{}`: write `key=value`, or leave it out", shortened(content))),
    });
    let fields = fields.collect::<Result<Vec<_>, _>>()?;
    Ok(Mark { kind, start, end: start + text.chars().count() as u32, text, fields })
}

/// As much of a text as a message has room for.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST).chain(['…']).collect() }
}
