//! The output folder: written beside its place, then put there in one step, so that a run which stops for any reason
//! leaves what was there before.

use super::claim::Claim;
use super::manifest;
use crate::entities::Judgements;
use serde::Serialize;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Files that a replaced dataset may hold without a manifest that names them: what systems leave behind, and the user's
/// decisions, which go on in the new one.
const OTHERS: [&str; 4] = [".DS_Store", "Thumbs.db", "desktop.ini", Judgements::FILE_NAME];

/// What the folders beside the output are for: one holds what is being written, one what is being replaced.
const PARTIAL: &str = "partial";
const PREVIOUS: &str = "previous";
/// What the dataset that is being replaced is called in its folder.
const KEPT: &str = "dataset";

/// Why a dataset could not be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The output is a file.
    #[error("the output {} is not a folder: choose another place", .0.display())]
    NotAFolder(PathBuf),
    /// The output folder holds something that a new dataset would replace.
    #[error(
        "the output folder {} holds `{entry}`, which is no part of a dataset of pressrecord: choose another folder or \
         move it away",
        folder.display()
    )]
    Occupied {
        /// The folder.
        folder: PathBuf,
        /// What it holds.
        entry: String,
    },
    /// The output would be read as a part of the archive.
    #[error(
        "the output {} lies inside the input {}, where its tables would be read as releases: choose a folder outside",
        output.display(),
        input.display()
    )]
    InsideInput {
        /// The output.
        output: PathBuf,
        /// The input.
        input: PathBuf,
    },
    /// Another run has the output folder.
    #[error("another run is writing into {}: wait until it has ended, or choose another folder", .0.display())]
    Claimed(PathBuf),
    /// A file or folder could not be written.
    #[error("cannot write {}: {}", path.display(), reason(error))]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why; it is told with what to do, and so is no further cause.
        error: io::Error,
    },
}

impl OutputError {
    /// A file or folder could not be written.
    pub(super) fn write(path: &Path, error: io::Error) -> Self {
        Self::Write { path: path.to_owned(), error }
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full: make room or choose another disk".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission: choose a folder of your own".to_owned(),
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "a file stands in the way: choose another folder".to_owned()
        }
        _ => error.to_string(),
    }
}

/// A folder that a dataset is going to be in.
///
/// Dropped without [`Output::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Output {
    target: PathBuf,
    partial: TempDir,
    claim: Claim,
    /// Dropped behind what is within them.
    parents: MadeParents,
}

/// The folders that were made for a dataset to stand in; when dropped, those that are still empty go.
#[derive(Debug)]
struct MadeParents(Vec<PathBuf>);

impl MadeParents {
    /// Makes the folder and what is missing above it.
    fn make(folder: &Path) -> Result<Self, OutputError> {
        let missing = folder.ancestors().take_while(|ancestor| !ancestor.exists()).map(Path::to_owned).collect();
        let made = Self(missing);
        fs::create_dir_all(folder).map_err(|error| OutputError::write(folder, error))?;
        Ok(made)
    }
}

impl Drop for MadeParents {
    fn drop(&mut self) {
        for folder in &self.0 {
            // One that holds a dataset by now cannot be removed, and is not to be.
            let _ = fs::remove_dir(folder);
        }
    }
}

impl Output {
    /// Makes sure that a dataset can be put at `target`, and makes the folder beside it to write into.
    ///
    /// The target may be absent, empty or a dataset of ours, which is replaced in the end.
    ///
    /// # Errors
    /// When the target holds something else, lies inside one of the input folders, or its parent cannot be written.
    pub fn prepare<'i>(target: &Path, inputs: impl IntoIterator<Item = &'i Path>) -> Result<Self, OutputError> {
        let target = resolve(target)?;
        for input in inputs {
            if fs::canonicalize(input).is_ok_and(|input| target.starts_with(input)) {
                return Err(OutputError::InsideInput { output: target, input: input.to_owned() });
            }
        }
        if target.exists() {
            refuse_foreign(&target)?;
        }
        let parents = MadeParents::make(target.parent().unwrap_or(&target))?;
        let claim = Claim::take(&target)?;
        if claim.is_sure() {
            clear_remains(&target)?;
        }
        let partial = sibling(&target, PARTIAL)?;
        Ok(Self { target, partial, claim, parents })
    }

    /// The folder to write into.
    pub fn folder(&self) -> &Path {
        self.partial.path()
    }

    /// The error with the place that a file was to have, instead of where it was being written.
    pub fn placed(&self, error: OutputError) -> OutputError {
        match error {
            OutputError::Write { path, error } => {
                let path = path.strip_prefix(self.folder()).map(|name| self.target.join(name)).unwrap_or(path);
                OutputError::Write { path, error }
            }
            error => error,
        }
    }

    /// Where the dataset is going to be.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Puts what was written in its place; what stood there goes only when this has succeeded.
    ///
    /// # Errors
    /// When the folder cannot be put there; what stood there before then stands there still.
    pub fn commit(self) -> Result<(), OutputError> {
        let Self { target, partial, claim: _claim, parents: _parents } = self;
        let failed = |error| OutputError::write(&target, error);
        sync_folder(partial.path())?;
        if !target.exists() {
            fs::rename(partial.path(), &target).map_err(failed)?;
            // It is no longer there to be removed.
            let _ = partial.keep();
            return target.parent().map_or(Ok(()), sync_folder);
        }
        refuse_foreign(&target)?;
        if exchange(partial.path(), &target).is_ok() {
            // The old one goes only when the disk knows the new one.
            return target.parent().map_or(Ok(()), sync_folder);
        }
        // Kept, not temporary: should putting it back fail as well, it must not be lost.
        let previous = sibling(&target, PREVIOUS)?.keep();
        let kept = previous.join(KEPT);
        let replaced = fs::rename(&target, &kept).and_then(|()| {
            fs::rename(partial.path(), &target).or_else(|error| fs::rename(&kept, &target).and(Err(error)))
        });
        if replaced.is_ok() || !kept.exists() {
            // The new dataset is whole, whether or not the old one can be cleared away.
            let _ = fs::remove_dir_all(&previous);
        }
        replaced.map_err(failed)?;
        let _ = partial.keep();
        target.parent().map_or(Ok(()), sync_folder)
    }
}

/// Lets two folders change places in one step, so that at no moment there is none.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The target with the links followed that are there.
fn resolve(target: &Path) -> Result<PathBuf, OutputError> {
    if let Ok(existing) = fs::canonicalize(target) {
        return Ok(existing);
    }
    let failed = |error| OutputError::write(target, error);
    let target = std::path::absolute(target).map_err(failed)?;
    let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
        return Err(OutputError::NotAFolder(target));
    };
    let there = parent.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(parent);
    let missing = parent.strip_prefix(there).unwrap_or(Path::new(""));
    Ok(fs::canonicalize(there).map_err(failed)?.join(missing).join(name))
}

/// Fails when the folder holds anything that replacing it would lose.
fn refuse_foreign(folder: &Path) -> Result<(), OutputError> {
    if !folder.is_dir() {
        return Err(OutputError::NotAFolder(folder.to_owned()));
    }
    let ours = manifest::files_of(folder).unwrap_or_default();
    let mut entries = entries(folder)?;
    // Of a folder that holds files of ours, what else it holds is asked.
    while let Some(at) = entries.iter().position(|entry| ours.iter().any(|file| file.starts_with(&format!("{entry}/"))))
    {
        let within = entries.swap_remove(at);
        entries.extend(self::entries(&folder.join(&within))?.into_iter().map(|entry| format!("{within}/{entry}")));
    }
    entries.sort();
    let foreign = |entry: &String| !ours.contains(entry) && !OTHERS.contains(&entry.as_str());
    match entries.into_iter().find(foreign) {
        Some(entry) => Err(OutputError::Occupied { folder: folder.to_owned(), entry }),
        None => Ok(()),
    }
}

/// The names of what a folder holds.
fn entries(folder: &Path) -> Result<Vec<String>, OutputError> {
    let failed = |error| OutputError::write(folder, error);
    let entries = fs::read_dir(folder).map_err(failed)?;
    entries.map(|entry| Ok(entry.map_err(failed)?.file_name().to_string_lossy().into_owned())).collect()
}

/// Clears away what runs have left that were killed; a dataset that one was about to replace goes back to its place.
fn clear_remains(target: &Path) -> Result<(), OutputError> {
    let parent = target.parent().unwrap_or(target);
    let [partial, previous] = [PARTIAL, PREVIOUS].map(|purpose| prefix(target, purpose));
    for entry in entries(parent)? {
        let remains = parent.join(&entry);
        if entry.starts_with(&previous) && !target.exists() && remains.join(KEPT).exists() {
            fs::rename(remains.join(KEPT), target).map_err(|error| OutputError::write(target, error))?;
        }
        if entry.starts_with(&partial) || entry.starts_with(&previous) {
            // What cannot be cleared away is in nobody's way.
            let _ = fs::remove_dir_all(remains);
        }
    }
    Ok(())
}

/// How the names of the folders beside the target begin that are made for a purpose.
fn prefix(target: &Path, purpose: &str) -> String {
    format!(".{}.{purpose}-", target.file_name().unwrap_or_default().to_string_lossy())
}

/// A new folder beside the target, on the same file system, removed when dropped.
fn sibling(target: &Path, purpose: &str) -> Result<TempDir, OutputError> {
    let parent = target.parent().unwrap_or(target);
    let prefix = prefix(target, purpose);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary folders are private by default; a dataset is as open as any new folder of its owner.
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    builder.tempdir_in(parent).map_err(|error| OutputError::write(parent, error))
}

/// Writes a value as indented JSON and waits until the disk holds it.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn write_json(path: &Path, value: &impl Serialize) -> Result<(), OutputError> {
    let failed = |error| OutputError::write(path, error);
    let mut file = BufWriter::new(File::create(path).map_err(failed)?);
    serde_json::to_writer_pretty(&mut file, value).map_err(|error| failed(error.into()))?;
    file.write_all(b"\n").map_err(failed)?;
    sync(&file.into_inner().map_err(|error| failed(error.into_error()))?, path)
}

/// Waits until the disk holds the file.
///
/// # Errors
/// When it does not.
pub(super) fn sync(file: &File, path: &Path) -> Result<(), OutputError> {
    file.sync_all().map_err(|error| OutputError::write(path, error))
}

/// Waits until the disk holds the folder's entries, where the system can tell.
fn sync_folder(folder: &Path) -> Result<(), OutputError> {
    if cfg!(unix) {
        let opened = File::open(folder).map_err(|error| OutputError::write(folder, error))?;
        sync(&opened, folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::formats::Format;
    use crate::dataset::{Configuration, ModelIdentity, Provenance, Writer};
    use crate::entities::Entities;

    fn write(output: &Output) -> Result<(), OutputError> {
        let provenance = Provenance {
            configuration: Configuration {
                language: None,
                formats: vec![Format::Csv],
                attribution: Default::default(),
                json_fields: Default::default(),
                lexicons_sha256: Vec::new(),
                rates_sha256: None,
            },
            model: ModelIdentity::new("", "", [0; 32]),
            lexicons_sha256: "",
        };
        let writer = Writer::create(output.folder(), &provenance.configuration.formats)?;
        writer.finish(&Entities::default(), &[], &[], &provenance)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_write_that_fails_leaves_the_old_dataset_and_no_trace() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("dataset");
        let first = Output::prepare(&target, []).unwrap();
        write(&first).unwrap();
        first.commit().unwrap();
        let (before, manifest) = (names(&target), fs::read(target.join("manifest.json")).unwrap());

        let second = Output::prepare(&target, []).unwrap();
        fs::create_dir(second.folder().join("amounts.csv")).unwrap();
        let error = write(&second).unwrap_err();
        assert!(matches!(&error, OutputError::Write { path, .. } if path.ends_with("amounts.csv")), "{error}");
        drop(second);
        assert_eq!(names(&target), before);
        assert_eq!(fs::read(target.join("manifest.json")).unwrap(), manifest);
        assert_eq!(names(place.path()), ["dataset"]);
    }

    #[test]
    fn what_came_into_the_output_during_the_run_is_not_lost() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("dataset");
        let output = Output::prepare(&target, []).unwrap();
        write(&output).unwrap();
        fs::create_dir(&target).unwrap();
        fs::write(target.join("note.txt"), "new").unwrap();
        assert!(matches!(output.commit(), Err(OutputError::Occupied { .. })));
        assert_eq!(names(&target), ["note.txt"]);
        assert_eq!(names(place.path()), ["dataset"]);
    }

    #[test]
    fn what_a_killed_run_left_is_cleared_away_and_the_dataset_before_it_is_back() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("dataset");
        // Killed between the two renames of a commit.
        let killed = Output::prepare(&target, []).unwrap();
        write(&killed).unwrap();
        let _ = killed.partial.keep();
        let previous = place.path().join(".dataset.previous-x");
        fs::create_dir(&previous).unwrap();
        let old = Output::prepare(&previous.join("dataset"), []).unwrap();
        write(&old).unwrap();
        old.commit().unwrap();
        drop(killed.claim);

        let next = Output::prepare(&target, []).unwrap();
        assert!(target.join("manifest.json").exists());
        drop(next);
        assert_eq!(names(place.path()), ["dataset"]);
    }

    #[test]
    fn a_full_disk_is_told_with_what_to_do() {
        let error = OutputError::write(Path::new("dataset"), io::ErrorKind::StorageFull.into());
        assert!(error.to_string().contains("the disk is full: make room"), "{error}");
    }
}
