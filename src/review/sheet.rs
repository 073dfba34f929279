//! A sheet of rows for a spreadsheet, and the sheet as a reader has filled it in.

use super::{Answer, FIELDS, Near, Release, Reviewed, Row, filled};
use crate::dataset::{guarded, unguarded};
use crate::gold::{Fault, GoldError, Kind, around};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// What tells a spreadsheet that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// What may part the cells: spreadsheets save what their country's settings say.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// The verdicts that a reader can write.
const RIGHT: &str = "right";
/// As [`RIGHT`], of what should be no row.
const WRONG: &str = "wrong";

/// The columns that the reader goes by: the verdict first, then the row with the words around it.
const LEADING: [&str; 10] =
    ["verdict", "kind", "before", "text", "behind", "language", "published", "path", "release", "row"];

/// Writes the rows that are asked about, release by release; gives their number.
///
/// # Errors
/// When the sink does not take them.
pub fn write(mut sink: impl Write, releases: &[Release]) -> io::Result<usize> {
    sink.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(sink);
    rows.write_record(LEADING.into_iter().chain(FIELDS).chain(["confidence"]))?;
    let mut count = 0;
    for release in releases {
        let text: Vec<char> = release.text.chars().collect();
        for row in release.rows.iter().filter(|row| row.is_asked) {
            count += 1;
            let cells = cells(release, row, &text);
            rows.write_record(cells.iter().map(|cell| guarded(cell).into_owned()))?;
        }
    }
    rows.flush()?;
    Ok(count)
}

fn cells(release: &Release, row: &Row, text: &[char]) -> Vec<String> {
    let Row { id, mark, confidence, .. } = row;
    let (before, behind) = around(text, (mark.start, mark.end));
    let published = release.published.map_or_else(String::new, |day| day.to_string());
    let leading = [
        String::new(),
        mark.kind.code().to_owned(),
        before,
        mark.text.clone(),
        behind,
        release.language.to_string(),
        published,
        release.path.clone(),
        release.id.clone(),
        id.clone(),
    ];
    let fields = FIELDS.map(|field| mark.get(field).unwrap_or_default().to_owned());
    let confidence = confidence.map_or_else(String::new, |confidence| confidence.to_string());
    leading.into_iter().chain(fields).chain([confidence]).collect()
}

/// Reads a sheet that a reader has filled in: the releases of which a row has a verdict or was added.
///
/// # Errors
/// When the file cannot be read; every line that cannot be understood.
pub fn read(path: &Path) -> Result<Vec<Reviewed>, GoldError> {
    let content = fs::read(path).map_err(|error| GoldError::Unreadable { path: path.to_owned(), error })?;
    let mut faults = Vec::new();
    let mut fault = |line, what: String| faults.push(Fault { path: path.to_owned(), line, what });
    let releases = match String::from_utf8(content) {
        Ok(content) => read_lines(content.trim_start_matches(BYTE_ORDER_MARK), &mut fault),
        Err(_) => {
            fault(1, "is not UTF-8: save the sheet as “CSV UTF-8”".to_owned());
            Vec::new()
        }
    };
    if faults.is_empty() { Ok(releases) } else { Err(GoldError::Faulty(faults)) }
}

fn read_lines(content: &str, fault: &mut impl FnMut(usize, String)) -> Vec<Reviewed> {
    let head = content.lines().next().unwrap_or_default();
    let columns_by = |separator: &u8| head.bytes().filter(|byte| byte == separator).count();
    let separator = SEPARATORS.into_iter().max_by_key(columns_by).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(true).from_reader(content.as_bytes());
    let Ok(header) = reader.headers().cloned() else {
        fault(1, "the header cannot be read: save the sheet as CSV".to_owned());
        return Vec::new();
    };
    let needed = ["verdict", "kind", "text", "release", "row"];
    let lacking: Vec<&str> = needed.into_iter().filter(|name| !header.iter().any(|column| column == *name)).collect();
    if !lacking.is_empty() {
        fault(1, format!("the sheet lacks the columns {}: keep the header as it was written", lacking.join(", ")));
        return Vec::new();
    }
    let mut releases: BTreeMap<String, Reviewed> = BTreeMap::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |position| line_at(content, position.byte()));
                match (Line { header: &header, record: &record, number: line }).take_into(&mut releases) {
                    Ok(()) => {}
                    Err(what) => fault(line, what),
                }
            }
            Err(error) => {
                fault(error.position().map_or(1, |at| line_at(content, at.byte())), "cannot be read".to_owned());
            }
        }
    }
    releases.into_values().collect()
}

/// The line of the record that is read next from a byte on: what is left there of the line before belongs to none.
fn line_at(content: &str, byte: u64) -> usize {
    let bytes = content.as_bytes();
    let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
    let ends = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte == b'\n').count();
    let rest = bytes[byte..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    1 + ends(&bytes[..byte + rest])
}

/// A line of a sheet.
#[derive(Clone, Copy)]
struct Line<'r> {
    header: &'r csv::StringRecord,
    record: &'r csv::StringRecord,
    number: usize,
}

impl<'r> Line<'r> {
    fn get(self, column: &str) -> &'r str {
        let index = self.header.iter().position(|name| name == column);
        unguarded(index.and_then(|index| self.record.get(index)).unwrap_or_default())
    }

    /// Takes what the reader says in this line.
    fn take_into(self, releases: &mut BTreeMap<String, Reviewed>) -> Result<(), String> {
        let row = self.get("row").trim();
        let verdict = self.get("verdict").trim().to_lowercase();
        let is_right = match verdict.as_str() {
            // A line that a reader added says by itself that it is right; one that was there says nothing yet.
            "" if row.is_empty() && !self.get("text").trim().is_empty() => true,
            "" => return Ok(()),
            RIGHT => true,
            WRONG => false,
            other => return Err(format!("unknown verdict `{other}`: write {RIGHT}, {WRONG}, or nothing")),
        };
        let release = self.get("release").trim();
        if release.is_empty() {
            return Err("no release: copy the cell `release` from a line of the same release".to_owned());
        }
        let new = || Reviewed { release: release.to_owned(), ..Reviewed::default() };
        let reviewed = releases.entry(release.to_owned()).or_insert_with(new);
        if !row.is_empty() && !reviewed.rows.insert(row.to_owned()) {
            return Err(format!("the row {row} stands twice: leave the cell `row` of what you added empty"));
        }
        if is_right {
            reviewed.answers.push(self.answer(row)?);
        }
        Ok(())
    }

    fn answer(self, row: &str) -> Result<Answer, String> {
        let kind: Kind = self.get("kind").trim().parse().map_err(|error| format!("{error}"))?;
        let near = if row.is_empty() { Near::Behind(self.get("before").trim().to_owned()) } else { Near::Row };
        Ok(Answer {
            at: format!("line {}", self.number),
            row: row.to_owned(),
            kind,
            text: self.get("text").trim().to_owned(),
            fields: filled(FIELDS.into_iter().map(|field| (field, self.get(field)))),
            near,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_file_whatever_ends_them() {
        for end in ["\n", "\r\n"] {
            let sheet =
                ["verdict,kind,text,release,row", "right,place,\"two\nlines\",r1,r1-m1", "", "rigth,,,r1,r1-m2", ""];
            let mut told = Vec::new();
            read_lines(&sheet.join(end), &mut |line, what| told.push((line, what)));
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].0 == 5 && told[0].1.contains("`rigth`"), "{told:?}");
        }
    }
}
