//! What readers said, as gold releases.

use super::{Answer, Near, Release, Reviewed};
use crate::gold::{Fault, GoldRelease, Kind, Mark};
use std::collections::HashMap;
use std::path::PathBuf;

/// Gold releases made of a review.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The releases with their answers.
    pub gold: Vec<Finished>,
    /// Why others are none, and what of those above could not be taken; each says where.
    pub problems: Vec<String>,
}

/// A gold release with its file's content.
#[derive(Clone, Debug)]
pub struct Finished {
    /// The name of its file.
    pub file: String,
    /// What the file holds.
    pub content: String,
    /// How many of its marks a reader has looked at.
    pub reviewed: usize,
    /// How many stand as the program found them.
    pub unreviewed: usize,
}

/// A mark with the row that it was and where a reader had it.
struct Placed {
    mark: Mark,
    row: String,
    /// Where it stands in the review; `None` for a mark that nobody looked at.
    at: Option<String>,
}

/// Makes gold releases of reviewed releases, whose texts have been read.
///
/// Marks that nobody looked at stay as the program found them, unless they lie over a reviewed one or lack what a gold
/// release needs; a gold release says how many they are.
pub fn gather(releases: &[Release], reviews: &[Reviewed]) -> Gathered {
    let releases: HashMap<&str, &Release> = releases.iter().map(|release| (release.id.as_str(), release)).collect();
    let mut gathered = Gathered::default();
    for review in reviews {
        let Some(release) = releases.get(review.release.as_str()) else {
            gathered.problems.push(format!("the release {} is not in the dataset and its archive", review.release));
            continue;
        };
        match finish(release, review, &mut gathered.problems) {
            Ok(finished) => gathered.gold.push(finished),
            Err(what) => gathered.problems.push(format!("{} is no gold release: {what}", release.path)),
        }
    }
    gathered
}

fn finish(release: &Release, review: &Reviewed, problems: &mut Vec<String>) -> Result<Finished, String> {
    let date = release.published.ok_or("its day of publication is not known, and a gold release needs one")?;
    let text: Vec<char> = release.text.chars().collect();
    let mut placed: Vec<Placed> = Vec::new();
    for answer in &review.answers {
        match place(release, &text, answer) {
            Ok(mark) => placed.push(Placed { mark, row: answer.row.clone(), at: Some(answer.at.clone()) }),
            Err(what) => problems.push(format!("{}, {}: {what}", release.path, answer.at)),
        }
    }
    placed.sort_by_key(|placed| placed.mark.start);
    if let Some(pair) = placed.windows(2).find(|pair| pair[1].mark.start < pair[0].mark.end) {
        let [first, second] = [&pair[0], &pair[1]].map(|placed| placed.at.as_deref().unwrap_or_default());
        return Err(format!("the marks of {first} and {second} overlap (`{}`): shorten one", pair[1].mark.text));
    }
    let reviewed = placed.len();
    add_unreviewed(release, review, &mut placed);
    let unreviewed = placed.len() - reviewed;
    link(&mut placed);
    let title = if release.title.trim().is_empty() { &release.path } else { &release.title };
    let marks = placed.into_iter().map(|placed| placed.mark).collect();
    let file = format!("{}.gold", release.id);
    let header = (title.clone(), date, release.language);
    let mut gold = GoldRelease::new(PathBuf::from(&file), header, release.text.trim_end(), marks);
    gold.place.clone_from(&release.place);
    gold.unreviewed = unreviewed;
    let content = gold.write()? + "\n";
    let told = |faults: Vec<Fault>| faults.into_iter().map(|fault| fault.what).collect::<Vec<_>>().join("; ");
    GoldRelease::parse(&gold.path, &content).map_err(told)?;
    Ok(Finished { file, content, reviewed, unreviewed })
}

/// The answer as a mark at its place in the text.
fn place(release: &Release, text: &[char], answer: &Answer) -> Result<Mark, String> {
    let Answer { row, kind, text: wanted, near, .. } = answer;
    let sought: Vec<char> = wanted.chars().collect();
    if sought.is_empty() {
        return Err("the text is empty: write what stands in the release, or the verdict `wrong`".to_owned());
    }
    let places: Vec<usize> =
        text.windows(sought.len()).enumerate().filter(|(_, window)| *window == sought).map(|(at, _)| at).collect();
    let nearest = |point: u32| places.iter().copied().min_by_key(|&at| at.abs_diff(point as usize));
    let start = match near {
        Near::Row => {
            let found = release.rows.iter().find(|found| found.id == *row);
            let found = found.ok_or_else(|| format!("the dataset has no row {row} of this release"))?;
            nearest(found.mark.start)
        }
        Near::Point(point) => nearest(*point),
        Near::Behind(words) if words.is_empty() && places.len() > 1 => {
            return Err(format!("`{wanted}` stands {} times: write the words before it into `before`", places.len()));
        }
        Near::Behind(words) => {
            let words: Vec<&str> = words.split_whitespace().collect();
            places.iter().copied().find(|&at| ends_with(&text[..at], &words))
        }
    };
    let start =
        start.ok_or_else(|| format!("`{wanted}` does not stand there: write it as it stands in the release"))?;
    let (start, end) = (start as u32, (start + sought.len()) as u32);
    let mut fields = allowed(*kind, &answer.fields);
    if kind.keys().0.contains(&"name") && !fields.iter().any(|(key, _)| key == "name") {
        // What a reader gives no fuller name is named in full as it stands.
        fields.insert(0, ("name".to_owned(), wanted.clone()));
    }
    Ok(Mark { kind: *kind, start, end, text: wanted.clone(), fields })
}

/// Whether the text ends with these words; of the first of them perhaps only a part is given.
fn ends_with(text: &[char], words: &[&str]) -> bool {
    // Words are compared backwards, so that no more of the text is looked at than they need.
    let mut rest = text;
    for (index, word) in words.iter().enumerate().rev() {
        rest = trimmed(rest);
        let word: Vec<char> = word.chars().collect();
        match rest.strip_suffix(word.as_slice()) {
            Some(before) if index == 0 || before.last().is_none_or(|c| c.is_whitespace()) => rest = before,
            _ => return false,
        }
    }
    true
}

/// The characters without the white space at their end.
fn trimmed(text: &[char]) -> &[char] {
    let end = text.iter().rposition(|c| !c.is_whitespace()).map_or(0, |last| last + 1);
    &text[..end]
}

/// The fields that a mark of the kind can have.
fn allowed(kind: Kind, fields: &[(String, String)]) -> Vec<(String, String)> {
    let (needed, optional) = kind.keys();
    let is_known = |key: &str| needed.contains(&key) || optional.contains(&key);
    fields.iter().filter(|(key, _)| is_known(key)).cloned().collect()
}

/// Adds the rows that nobody looked at, as far as they are whole and lie over no other mark.
fn add_unreviewed(release: &Release, review: &Reviewed, placed: &mut Vec<Placed>) {
    for row in &release.rows {
        let mark = Mark { fields: allowed(row.mark.kind, &row.mark.fields), ..row.mark.clone() };
        let is_reviewed = review.kinds.contains(&mark.kind) || review.rows.contains(&row.id);
        let is_covered = placed.iter().any(|other| other.mark.start < mark.end && mark.start < other.mark.end);
        let is_whole = mark.kind.keys().0.iter().all(|key| mark.get(key).is_some());
        if !is_reviewed && !is_covered && is_whole {
            placed.push(Placed { mark, row: row.id.clone(), at: None });
        }
    }
    placed.sort_by_key(|placed| placed.mark.start);
}

/// Gives the amounts that others restate an `id` each, and lets `equals` name that instead of a row.
fn link(placed: &mut [Placed]) {
    let mut ids: HashMap<String, String> = HashMap::new();
    for at in 0..placed.len() {
        let Some(wanted) = placed[at].mark.get("equals").map(str::to_owned) else { continue };
        let number = ids.len() + 1;
        let target = placed.iter().position(|other| other.row == wanted && other.mark.kind == Kind::Money);
        let fields = &mut placed[at].mark.fields;
        match target.filter(|&target| target != at) {
            Some(_) => {
                let id = ids.entry(wanted).or_insert_with(|| format!("m{number}"));
                fields.iter_mut().filter(|(key, _)| key == "equals").for_each(|(_, value)| value.clone_from(id));
            }
            // What it restates is no mark any more.
            None => fields.retain(|(key, _)| key != "equals"),
        }
    }
    for placed in placed.iter_mut() {
        if let Some(id) = ids.get(&placed.row) {
            placed.mark.fields.push(("id".to_owned(), id.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_text_are_compared_from_its_end() {
        let text: Vec<char> = "it paid  5 tenge to\nall and 5 ".chars().collect();
        assert!(ends_with(&text, &["to", "all", "and", "5"]));
        assert!(ends_with(&text, &["ll", "and", "5"]), "the first word can be cut");
        assert!(!ends_with(&text, &["to", "ll", "and", "5"]));
        assert!(ends_with(&text, &[]));
    }
}
