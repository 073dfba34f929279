//! `report.html`: the dataset to look at, in a page that needs no network and no other program.
//!
//! The page holds data and texts as JSON that nothing in them can leave ([`json`]), and builds all that it shows from
//! text nodes. Its policy names the scripts that may run by their hashes. Where it would grow past [`LARGEST`], the
//! releases' texts go into scripts of their own in `report/`, which a page opened from a disk may load, other than JSON;
//! and where the tables alone are too large, so do they.

mod data;
mod html;
mod json;
mod parts;
mod slices;

pub use parts::ReleaseText;

use super::output::sync;
use super::records::ReleaseRecord;
use super::{Contents, OutputError};
use crate::entities::{Resolved, Row};
use data::DataWriter;
use html::{Place, Policy};
use parts::{PartWriter, Parts};
use serde::Serialize;
use slices::Slices;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The page's name.
pub const FILE_NAME: &str = "report.html";

/// The folder of what the page does not hold itself.
const FOLDER: &str = "report";

/// How many bytes a page may have that holds all itself.
const LARGEST: u64 = 20 << 20;

/// How many bytes of texts or tables stand in a script, a release or a row more or less.
const SLICE: u64 = 3 << 20;

/// A report that is being written: texts, posts and figures as the run goes, the page at its end.
pub struct Writer {
    folder: PathBuf,
    parts: PartWriter,
    data: DataWriter,
}

impl Writer {
    /// A report without releases in the dataset's folder.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn create(folder: &Path) -> Result<Self, OutputError> {
        Self::sliced(folder, SLICE).map_err(|error| OutputError::write(&folder.join(FILE_NAME), error))
    }

    /// The same with slices of another size.
    fn sliced(folder: &Path, slice: u64) -> io::Result<Self> {
        let (parts, data) = (PartWriter::create(folder, slice)?, DataWriter::create(folder, slice)?);
        Ok(Self { folder: folder.to_owned(), parts, data })
    }

    /// Adds the next release, whose referents are resolved.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn add(
        &mut self,
        text: &ReleaseText,
        record: &ReleaseRecord,
        resolved: &[Option<Resolved>],
    ) -> Result<(), OutputError> {
        let added = self.parts.add(text, record, resolved).and_then(|()| self.data.add(record, resolved));
        added.map_err(|error| OutputError::write(&self.folder.join(FILE_NAME), error))
    }

    /// Writes the page; gives the names of the report's files.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn finish(self, contents: Contents<'_>) -> Result<Vec<String>, OutputError> {
        let path = self.folder.join(FILE_NAME);
        self.finish_within(LARGEST, contents).map_err(|error| OutputError::write(&path, error))
    }

    /// The same with a page of so many bytes at the most that holds all itself.
    fn finish_within(self, largest: u64, contents: Contents<'_>) -> io::Result<Vec<String>> {
        let (texts, tables) = (self.parts.finish()?, self.data.finish(contents)?);
        write_files(&self.folder, contents, texts, tables, largest)
    }
}

/// The row of people or bodies of a release's referent, where it has one.
fn row_of(resolved: &[Option<Resolved>], referent: u32) -> Option<Row> {
    resolved.get(referent as usize)?.as_ref()?.row
}

fn write_files(
    folder: &Path,
    contents: Contents<'_>,
    mut texts: Parts,
    mut tables: Slices,
    largest: u64,
) -> io::Result<Vec<String>> {
    let least = tables.bytes() + html::LENGTH as u64;
    let place_of = |bytes: u64| if bytes <= largest { Place::Within } else { Place::Beside };
    let (tables_place, texts_place) = (place_of(least), place_of(least + texts.slices.bytes()));

    let path = folder.join(FILE_NAME);
    let mut page = BufWriter::with_capacity(1 << 16, File::create(&path)?);
    html::head(&mut page, Policy::new(texts_place))?;
    let about = About {
        version: env!("CARGO_PKG_VERSION"),
        refused: contents.refused.len(),
        tables: tables.count(),
        firsts: &texts.firsts,
        beside: texts_place == Place::Beside,
    };
    html::json(&mut page, "about", |page| json::write(page, &about))?;
    let mut files = vec![FILE_NAME.to_owned()];
    if texts_place == Place::Beside {
        fs::create_dir(folder.join(FOLDER))?;
    }
    for number in 0..tables.count() {
        match tables_place {
            Place::Within => html::json(&mut page, &format!("tables-{number}"), |page| tables.copy(number, page))?,
            Place::Beside => {
                let name = format!("{FOLDER}/tables-{number}.js");
                write_script(&folder.join(&name), "(window.pressrecordTables ??= []).push(", &mut tables, number)?;
                html::script(&mut page, &name)?;
                files.push(name);
            }
        }
    }
    for number in 0..texts.slices.count() {
        match texts_place {
            Place::Within => html::json(&mut page, &format!("part-{number}"), |page| texts.slices.copy(number, page))?,
            Place::Beside => {
                let name = format!("{FOLDER}/releases-{number}.js");
                let call = format!("pressrecordPart({number},");
                write_script(&folder.join(&name), &call, &mut texts.slices, number)?;
                files.push(name);
            }
        }
    }
    html::tail(&mut page)?;
    settle(page, &path)?;
    Ok(files)
}

/// What the page has to know before all else.
#[derive(Serialize)]
struct About<'p> {
    version: &'static str,
    /// How many files gave no release.
    refused: usize,
    /// How many slices the tables have.
    tables: usize,
    /// The first release of each part of the texts.
    firsts: &'p [usize],
    /// Whether the texts stand beside the page.
    beside: bool,
}

/// Writes a script that gives an array to a function of the page.
fn write_script(path: &Path, call: &str, slices: &mut Slices, number: usize) -> io::Result<()> {
    let mut file = BufWriter::with_capacity(1 << 16, File::create(path)?);
    file.write_all(call.as_bytes())?;
    slices.copy(number, &mut file)?;
    file.write_all(b");\n")?;
    settle(file, path)
}

/// Waits until the disk holds the file.
fn settle(file: BufWriter<File>, path: &Path) -> io::Result<()> {
    let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    sync(&file, path).map_err(|error| match error {
        OutputError::Write { error, .. } => error,
        error => io::Error::other(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::RawRelease;
    use crate::document::Document;
    use crate::entities::Entities;
    use crate::facts::Facts;
    use crate::languages::{Language, Languages};

    /// Writes a report of releases that name nobody; gives its files with their contents.
    fn written(texts: &[&str], largest: u64, part: u64) -> Vec<(String, String)> {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::sliced(folder.path(), part).unwrap();
        let mut releases = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            let raw = RawRelease::plain(&format!("{number}.txt"), text);
            let document = Document::read(raw, Some(Language::En), &Languages::load());
            let facts = Facts {
                language: Language::En,
                headline: String::new(),
                published: None,
                referents: vec![],
                references: vec![],
                posts: vec![],
                amounts: vec![],
                dates: vec![],
            };
            let record = ReleaseRecord::new(&document, &facts);
            writer.add(&ReleaseText::new(&document), &record, &[]).unwrap();
            releases.push(record.head);
        }
        let entities = Entities { editions: vec![None; releases.len()], ..Entities::default() };
        let contents = Contents { releases: &releases, entities: &entities, refused: &[] };
        let files = writer.finish_within(largest, contents).unwrap();
        let here = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(here, if files.len() > 1 { 2 } else { 1 }, "what was kept is gone");
        files.into_iter().map(|file| (file.clone(), fs::read_to_string(folder.path().join(file)).unwrap())).collect()
    }

    const TEXTS: [&str; 3] = ["One 😀 text.\n", "</script> Another. And more.\n", "A third.\n"];

    #[test]
    fn a_small_page_holds_its_texts() {
        let files = written(&TEXTS, LARGEST, SLICE);
        assert_eq!(files.len(), 1);
        assert!(files[0].1.contains("\"firsts\":[0],\"beside\":false}<") && files[0].1.contains("[[\"One 😀 text."));
    }

    /// The elements of the arrays that scripts give to a function of the page, in order.
    fn given(files: &[(String, String)], kind: &str, call: impl Fn(usize) -> String) -> Vec<serde_json::Value> {
        let scripts = files.iter().filter(|(name, _)| name.starts_with(&format!("report/{kind}-")));
        let arrays = scripts.enumerate().map(|(number, (name, script))| {
            assert_eq!(*name, format!("report/{kind}-{number}.js"));
            assert!(!script.contains('<'), "{script}");
            script.strip_prefix(&call(number)).unwrap().strip_suffix(");\n").unwrap()
        });
        arrays.flat_map(|array| serde_json::from_str::<Vec<serde_json::Value>>(array).unwrap()).collect()
    }

    fn texts_given(files: &[(String, String)]) -> Vec<String> {
        let releases = given(files, "releases", |number| format!("pressrecordPart({number},"));
        releases.iter().map(|release| release[0].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn texts_of_a_large_page_stand_beside_it_each_once_and_in_order() {
        let long = "It says nothing. ".repeat(300);
        let files = written(&[TEXTS[0], &long, TEXTS[1]], html::LENGTH as u64 + 2000, 40);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["report.html", "report/releases-0.js", "report/releases-1.js"]);
        let page = &files[0].1;
        assert!(page.contains("\"firsts\":[0,2],\"beside\":true}<") && page.contains("'self' file:"));
        assert!(page.contains("id=\"tables-0\"") && !page.contains("Another. And"));
        assert_eq!(texts_given(&files), [TEXTS[0], &long, TEXTS[1]]);
    }

    #[test]
    fn tables_of_a_still_larger_page_stand_beside_it_too() {
        let files = written(&TEXTS, 1000, 40);
        let page = &files[0].1;
        assert!(page.contains("<script src=\"report/tables-1.js\"></script>") && !page.contains("id=\"tables-"));
        let tables = given(&files, "tables", |_| "(window.pressrecordTables ??= []).push(".to_owned());
        assert!(tables.iter().all(|table| table[0] == "releases"));
        let rows: Vec<&serde_json::Value> = tables.iter().flat_map(|table| table[1].as_array().unwrap()).collect();
        assert_eq!(rows.iter().map(|row| &row[4]).collect::<Vec<_>>(), ["0.txt", "1.txt", "2.txt"]);
        assert_eq!(texts_given(&files), TEXTS);
    }
}
