//! `report.html`: the dataset to look at, in a page that needs no network and no other program.
//!
//! The page holds data and texts as JSON that nothing in them can leave ([`json`]), and builds all that it shows from
//! text nodes. Its policy names the scripts that may run by their hashes. Where it would grow past [`LARGEST`], the
//! releases' texts go into scripts of their own in `report/`, which a page opened from a disk may load, other than JSON.

mod data;
mod html;
mod json;
mod parts;
mod texts;

pub use texts::{ReleaseText, Texts};

use super::output::sync;
use super::{Contents, OutputError};
use data::Index;
use html::{Policy, Scripts};
use parts::{PART, Part, Parts};
use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, Write};
use std::path::Path;

/// The page's name.
pub const FILE_NAME: &str = "report.html";

/// The folder of the texts that the page does not hold itself.
const FOLDER: &str = "report";

/// How many bytes a page may have that holds all texts itself.
const LARGEST: u64 = 20 << 20;

/// Writes the report into the dataset's folder; gives the names of its files.
///
/// # Errors
/// When a file cannot be written.
pub fn write(folder: &Path, contents: Contents<'_>, texts: Texts) -> Result<Vec<String>, OutputError> {
    let path = folder.join(FILE_NAME);
    write_files(folder, contents, texts, LARGEST, PART).map_err(|error| OutputError::write(&path, error))
}

fn write_files(
    folder: &Path,
    contents: Contents<'_>,
    texts: Texts,
    largest: u64,
    part: u64,
) -> io::Result<Vec<String>> {
    let index = Index::new(contents);
    let mut parts = Parts::write(folder, contents, texts, &index, part)?;
    let mut tables = BufWriter::with_capacity(1 << 16, tempfile::tempfile_in(folder)?);
    data::write(&mut tables, contents, &index)?;
    let mut tables = tables.into_inner().map_err(io::IntoInnerError::into_error)?;
    let bytes = tables.stream_position()? + parts.bytes() + html::LENGTH as u64;
    tables.rewind()?;

    let scripts = if bytes <= largest { Scripts::Within } else { Scripts::Beside };
    let path = folder.join(FILE_NAME);
    let mut page = BufWriter::with_capacity(1 << 16, File::create(&path)?);
    html::head(&mut page, Policy::new(scripts))?;
    html::json(&mut page, "data", |page| io::copy(&mut tables, page).map(drop))?;
    let mut files = vec![FILE_NAME.to_owned()];
    let all: Vec<Part> = parts.iter().collect();
    let firsts: Vec<usize> = all.iter().map(|part| part.first).collect();
    html::json(&mut page, "parts", |page| json::write(page, &(firsts, matches!(scripts, Scripts::Beside))))?;
    if matches!(scripts, Scripts::Beside) {
        fs::create_dir(folder.join(FOLDER))?;
    }
    for (number, &part) in all.iter().enumerate() {
        match scripts {
            Scripts::Within => html::json(&mut page, &format!("part-{number}"), |page| parts.copy(part, page))?,
            Scripts::Beside => {
                let name = format!("{FOLDER}/releases-{number}.js");
                let path = folder.join(&name);
                let mut file = BufWriter::with_capacity(1 << 16, File::create(&path)?);
                write!(file, "pressrecordPart({number},")?;
                parts.copy(part, &mut file)?;
                file.write_all(b");\n")?;
                settle(file, &path)?;
                files.push(name);
            }
        }
    }
    html::tail(&mut page)?;
    settle(page, &path)?;
    Ok(files)
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
    use crate::dataset::ReleaseRecord;
    use crate::document::Document;
    use crate::entities::Entities;
    use crate::facts::Facts;
    use crate::languages::{Language, Languages};

    /// Writes a report of releases that name nobody; gives its files with their contents.
    fn written(texts: &[&str], largest: u64, part: u64) -> Vec<(String, String)> {
        let folder = tempfile::tempdir().unwrap();
        let mut kept = Texts::new(folder.path()).unwrap();
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
            kept.add(&ReleaseText::new(&document)).unwrap();
            releases.push(ReleaseRecord::new(&document, &facts));
        }
        let nobody = vec![vec![]; releases.len()];
        let entities = Entities { ids: nobody, editions: vec![None; releases.len()], ..Entities::default() };
        let contents = Contents { releases: &releases, entities: &entities, judgements: &[], refused: &[] };
        let files = write_files(folder.path(), contents, kept, largest, part).unwrap();
        let here = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(here, if files.len() > 1 { 2 } else { 1 }, "what was kept is gone");
        files.into_iter().map(|file| (file.clone(), fs::read_to_string(folder.path().join(file)).unwrap())).collect()
    }

    const TEXTS: [&str; 3] = ["One 😀 text.\n", "</script> Another. And more.\n", "A third.\n"];

    #[test]
    fn a_small_page_holds_its_texts() {
        let files = written(&TEXTS, LARGEST, PART);
        assert_eq!(files.len(), 1);
        assert!(files[0].1.contains("id=\"parts\">[[0],false]<") && files[0].1.contains("[[\"One 😀 text."));
    }

    #[test]
    fn texts_of_a_large_page_stand_beside_it_each_once_and_in_order() {
        let files = written(&TEXTS, 1000, 40);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["report.html", "report/releases-0.js", "report/releases-1.js"]);
        let page = &files[0].1;
        assert!(
            page.contains("id=\"parts\">[[0,2],true]<")
                && !page.contains("Another. And")
                && page.contains("'self' file:")
        );
        let mut texts = Vec::new();
        for (number, (_, script)) in files[1..].iter().enumerate() {
            let json =
                script.strip_prefix(&format!("pressrecordPart({number},")).unwrap().strip_suffix(");\n").unwrap();
            let part: Vec<serde_json::Value> = serde_json::from_str(json).unwrap();
            texts.extend(part.into_iter().map(|release| release[0].as_str().unwrap().trim_end().to_owned()));
        }
        assert_eq!(texts, TEXTS.map(str::trim_end));
        assert!(files.iter().skip(1).all(|(_, script)| !script.contains('<')));
    }
}
