//! Lists of bodies: the one that is compiled in and those that a user gives.

use crate::facts::lexicon::rows;
use crate::languages::Language;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A row of a list of bodies: cells that tabs part, as the head of lexicons/bodies.tsv says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListedBody {
    /// The name in English, by which a row is known.
    pub name: String,
    /// The name in Russian, or nothing.
    pub russian: String,
    /// The name in Kazakh, or nothing.
    pub kazakh: String,
    /// The acronyms in all languages.
    pub acronyms: Vec<String>,
    /// The other names in all languages.
    pub others: Vec<String>,
    /// The code of the country whose body a bare name is, in lower case, or nothing.
    pub country: String,
    /// The English name of the body that it is part of, or nothing.
    pub parent: String,
    /// The English name of the body that took over from it, or nothing.
    pub successor: String,
}

/// A name or an acronym, and the code of the country in releases about which alone it is the body's: "Treasury@US".
pub(super) fn of_state(name: &str) -> (&str, Option<String>) {
    let is_code = |code: &str| code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic());
    match name.rsplit_once('@') {
        Some((bare, code)) if is_code(code) => (bare, Some(code.to_lowercase())),
        _ => (name, None),
    }
}

/// The columns of a list of bodies.
const COLUMNS: [&str; 10] =
    ["English", "Russian", "Kazakh", "acronyms", "other names", "country", "parent", "since", "until", "successor"];

impl ListedBody {
    /// The rows of the list that is compiled in; a test says that all of them can be read.
    pub fn shipped() -> Vec<Self> {
        rows(SHIPPED).filter_map(|cells| Self::parse(&cells).ok()).collect()
    }

    /// The names in all languages.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = [&self.name, &self.russian, &self.kazakh].into_iter().chain(&self.others);
        names.map(String::as_str).filter(|name| !name.is_empty())
    }

    /// The name in a language, or nothing.
    pub fn name_in(&self, language: Language) -> &str {
        match language {
            Language::En => &self.name,
            Language::Ru => &self.russian,
            Language::Kk => &self.kazakh,
        }
    }

    /// Reads a row, or says what is wrong with it and what to do.
    fn parse(cells: &[&str]) -> Result<Self, String> {
        if cells.len() > COLUMNS.len() {
            let (found, most) = (cells.len(), COLUMNS.len());
            return Err(format!("{found} cells where {most} are the most: {}", COLUMNS.join(", ")));
        }
        let cell = |column: usize| cells.get(column).map_or("", |cell| cell.trim());
        let members = |column: usize| {
            cell(column).split('|').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        let row = Self {
            name: cell(0).to_owned(),
            russian: cell(1).to_owned(),
            kazakh: cell(2).to_owned(),
            acronyms: members(3),
            others: members(4),
            country: cell(5).to_lowercase(),
            parent: cell(6).to_owned(),
            successor: cell(9).to_owned(),
        };
        if !row.name.chars().any(char::is_alphanumeric) {
            return Err("no name in English in the first cell".to_owned());
        }
        if let Some(name) = row.names().find(|name| !name.chars().any(char::is_alphanumeric)) {
            return Err(format!("`{name}` is no name: it holds no letter"));
        }
        if !(row.country.is_empty() || row.country.len() == 2 && row.country.bytes().all(|b| b.is_ascii_lowercase())) {
            return Err(format!("`{}` is no country: write its ISO 3166 code of two letters, such as KZ", cell(5)));
        }
        if let Some(column) = (7..=8).find(|&column| !is_time(cell(column))) {
            return Err(format!("`{}` is no year, month or day: write 2014, 2014-08 or 2014-08-06", cell(column)));
        }
        Ok(row)
    }
}

/// The list that is compiled in.
const SHIPPED: &str = include_str!("../../../lexicons/bodies.tsv");

/// Whether the cell is empty or a year, with its month and day or without.
fn is_time(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('-').collect();
    let widths = [4, 2, 2];
    cell.is_empty()
        || parts.len() <= widths.len()
            && parts
                .iter()
                .zip(widths)
                .all(|(part, width)| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A list of bodies that a user gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lexicon {
    rows: Vec<ListedBody>,
    sha256: String,
}

/// Why a list of bodies cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// It cannot be read.
    #[error("cannot read the lexicon {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line of it is not of its form.
    #[error("line {line} of the lexicon {}: {fault}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong, and what to do.
        fault: String,
    },
}

impl Lexicon {
    /// Reads a list in the format of lexicons/bodies.tsv.
    ///
    /// # Errors
    /// When the file cannot be read, or the first line that is not of that form.
    pub fn read(path: &Path) -> Result<Self, LexiconError> {
        let bytes = fs::read(path).map_err(|source| LexiconError::Unreadable { path: path.to_owned(), source })?;
        Self::parse(&bytes).map_err(|(line, fault)| LexiconError::Line { path: path.to_owned(), line, fault })
    }

    /// SHA-256 of the file, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    pub(super) fn rows(&self) -> &[ListedBody] {
        &self.rows
    }

    fn parse(bytes: &[u8]) -> Result<Self, (usize, String)> {
        let sha256 = Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
            // Writing into a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        });
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut rows = Vec::new();
        for (index, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
            let number = index + 1;
            let line = std::str::from_utf8(line).map_err(|_| (number, "it is not UTF-8".to_owned()))?;
            let line = line.trim_end_matches('\r');
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            rows.push(ListedBody::parse(&cells).map_err(|fault| (number, fault))?);
        }
        Ok(Self { rows, sha256 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_shipped_list_is_whole_and_its_links_lead_to_rows() {
        let table: Vec<Vec<&str>> = rows(SHIPPED).collect();
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &table {
            assert_eq!(row.len(), COLUMNS.len(), "{row:?}");
            assert!(ListedBody::parse(row).is_ok(), "{:?}", ListedBody::parse(row));
            *names.entry(row[0]).or_default() += 1;
        }
        let twice: Vec<_> = names.iter().filter(|(_, count)| **count > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
        for row in &table {
            for linked in [row[6], row[9]].into_iter().filter(|name| !name.is_empty()) {
                assert!(names.contains_key(linked), "{linked}");
            }
        }
        assert!(table.len() >= 250, "{}", table.len());
    }

    #[test]
    fn a_line_that_cannot_be_read_is_told_with_its_number() {
        let fault = |text: &str| Lexicon::parse(text.as_bytes()).unwrap_err();
        assert_eq!(fault("# bodies\nMinistry of Tea\n\tЧай\n").0, 3);
        let (line, text) = fault("Ministry of Tea\tМинистерство чая\t\tMT\t\tKAZ\n");
        assert!(line == 1 && text.contains("`KAZ` is no country"), "{text}");
        assert!(fault("Ministry of Tea\t\t\t\t\tKZ\t\tlast year\n").1.contains("`last year` is no year"));
        assert_eq!(Lexicon::parse(b"\xef\xbb\xbfMinistry of Tea\r\n").unwrap().rows()[0].name, "Ministry of Tea");
        assert!(Lexicon::parse(b"Ministry of \xff\n").is_err());
    }
}
