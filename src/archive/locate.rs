//! Where is the archive that these paths were read from?

use std::path::{Path, PathBuf};

/// The inputs that give releases of these paths, sought in a folder and in the folders within it: the folder that holds all
/// of the files, or the one file that all were read from, or, of the folder itself, the inputs that the paths begin with.
pub fn locate(paths: &[&str], place: &Path) -> Option<Vec<PathBuf>> {
    let mut files: Vec<&str> = paths.iter().map(|path| file_of(path)).collect();
    files.dedup();
    files.sort_unstable();
    files.dedup();
    if let [only] = files[..] {
        let folders = [place.to_owned()].into_iter().chain(folders_in(place));
        return folders.map(|folder| folder.join(only)).find(|file| file.is_file()).map(|file| vec![file]);
    }
    let holds_all = |folder: &Path| !files.is_empty() && files.iter().all(|file| folder.join(file).exists());
    if holds_all(place) {
        // Several inputs: each path begins with its own.
        let mut inputs: Vec<PathBuf> = Vec::new();
        for first in paths.iter().filter_map(|path| file_of(path).split('/').next()) {
            let input = PathBuf::from(first);
            if !inputs.contains(&input) {
                inputs.push(input);
            }
        }
        return Some(inputs);
    }
    folders_in(place).find(|folder| holds_all(folder)).map(|folder| vec![folder])
}

/// The file that a release's path leads to: without the member of an archive and the line of a file of many releases.
fn file_of(path: &str) -> &str {
    let outer = path.split_once('!').map_or(path, |(outer, _)| outer);
    match outer.rsplit_once('#') {
        Some((file, line)) if !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()) => file,
        _ => outer,
    }
}

/// The folders in a folder, by name.
fn folders_in(place: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = place.read_dir().into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_a_file_and_several_inputs_are_found() {
        let place = tempfile::tempdir().unwrap();
        for file in ["releases/en/a.txt", "releases/b.txt", "more/c.txt", "all.zip", "items.jsonl"] {
            fs::create_dir_all(place.path().join(file).parent().unwrap()).unwrap();
            fs::write(place.path().join(file), "").unwrap();
        }
        let found = |paths: &[&str]| locate(paths, place.path());
        assert_eq!(found(&["b.txt", "en/a.txt"]), Some(vec![place.path().join("releases")]));
        assert_eq!(found(&["all.zip!x.txt", "all.zip!y.txt"]), Some(vec![place.path().join("all.zip")]));
        assert_eq!(found(&["items.jsonl#1", "items.jsonl#2"]), Some(vec![place.path().join("items.jsonl")]));
        assert_eq!(found(&["releases/b.txt", "more/c.txt"]), Some(vec!["releases".into(), "more".into()]));
        assert_eq!(found(&["b.txt", "gone.txt"]), None);
        assert_eq!(found(&[]), None);
    }
}
