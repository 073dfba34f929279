//! Which files lie under the inputs, and in which order?

use super::error::on_one_line;
use super::reader::{Reader, Stop, last_part};
use super::{ArchiveError, ArchiveOptions, NoInput, RawRelease, Refusal, kind};
use std::io::BufRead;
use std::panic;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use walkdir::{DirEntry, WalkDir};

/// Where releases are looked for.
pub enum Input {
    /// A folder (with all that lies below it), a file, or an archive.
    Path(PathBuf),
    /// A list of paths, one a line, each as if it were named by itself.
    List(Box<dyn BufRead + Send>),
}

/// The releases of an archive, in its order; made by [`releases`].
///
/// A thread of its own reads ahead, a few releases at most; dropping the iterator ends it.
pub struct Releases {
    items: Receiver<Result<RawRelease, Refusal>>,
    reader: Option<JoinHandle<()>>,
    progress: Progress,
}

/// How far the reading of an archive has come, for those who watch from outside the run.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<AtomicU64>);

impl Progress {
    /// How many bytes of the input files have been read, as they lie on the disk; see [`total_bytes`].
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// The size of all files under the inputs, in bytes as they lie on the disk; `None` when a list is among them, which can
/// be read only once.
pub fn total_bytes(inputs: &[Input]) -> Option<u64> {
    let mut total = 0;
    for input in inputs {
        let Input::Path(path) = input else { return None };
        let files = files(path).flatten().filter(|entry| entry.file_type().is_file());
        total += files.filter_map(|file| file.metadata().ok()).map(|metadata| metadata.len()).sum::<u64>();
    }
    Some(total)
}

/// Reads all releases under the inputs.
///
/// The order is that of the inputs; folders are read by name, byte for byte, archives in their own order. With one
/// input, paths are relative to it (the file's name, if it is a file); with several, or a list, each path begins with
/// the input as it was given, so that no two releases are called the same.
///
/// # Errors
/// Fails when no input is given, or none of them is there. Everything else that goes wrong is a [`Refusal`] in its place.
pub fn releases(inputs: Vec<Input>, options: ArchiveOptions) -> Result<Releases, NoInput> {
    /// How many releases wait to be taken: enough to keep both sides busy, few enough for large ones.
    const AHEAD: usize = 8;
    /// Web pages are trees; those who read them recurse.
    const STACK: usize = 64 << 20;
    if inputs.is_empty() {
        return Err(NoInput::Unnamed);
    }
    let missing = inputs.iter().map(missing_path).collect::<Option<Vec<_>>>();
    if let Some(missing) = missing {
        return Err(NoInput::Missing(missing));
    }
    let (out, items) = mpsc::sync_channel(AHEAD);
    let refused = out.clone();
    let progress = Progress::default();
    let reader = Reader { options, progress: progress.clone(), out };
    let started = thread::Builder::new().name("archive".to_owned()).stack_size(STACK).spawn(move || {
        // Both ends of reading are well: all is read, or nobody wants more.
        let _ = reader.inputs(inputs);
    });
    let reader = match started {
        Ok(handle) => Some(handle),
        Err(error) => {
            let refusal = Refusal { path: String::new(), reason: ArchiveError::NoThread(error) };
            // The receiver is at hand and has room: this cannot fail.
            let _ = refused.send(Err(refusal));
            None
        }
    };
    Ok(Releases { items, reader, progress })
}

impl Releases {
    /// A handle that tells how far the reading has come, also while the iterator is used elsewhere.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }
}

impl Iterator for Releases {
    type Item = Result<RawRelease, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Ok(item) = self.items.recv() {
            return Some(item);
        }
        if let Some(Err(panicked)) = self.reader.take().map(JoinHandle::join) {
            panic::resume_unwind(panicked);
        }
        None
    }
}

/// The path of an input that is not there.
fn missing_path(input: &Input) -> Option<String> {
    match input {
        Input::Path(path) => matches!(path.try_exists(), Ok(false)).then(|| path.display().to_string()),
        Input::List(_) => None,
    }
}

impl Reader {
    fn inputs(&self, inputs: Vec<Input>) -> Result<(), Stop> {
        let is_alone = inputs.len() == 1;
        for input in inputs {
            match input {
                Input::Path(path) => self.input(&path, is_alone)?,
                Input::List(list) => self.list(list)?,
            }
        }
        Ok(())
    }

    fn list(&self, mut list: Box<dyn BufRead + Send>) -> Result<(), Stop> {
        let mut line = Vec::new();
        loop {
            line.clear();
            match list.read_until(b'\n', &mut line) {
                Ok(0) => return Ok(()),
                Ok(_) => {}
                Err(error) => return self.refuse("-".to_owned(), ArchiveError::of_file(error)),
            }
            let path = path_of(line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii());
            if !path.as_os_str().is_empty() {
                self.input(&path, false)?;
            }
        }
    }

    fn input(&self, path: &Path, is_alone: bool) -> Result<(), Stop> {
        let given = shown(path);
        match path.metadata() {
            Err(error) => self.refuse(given, ArchiveError::of_file(error)),
            Ok(metadata) if metadata.is_dir() => self.folder(path, if is_alone { "" } else { &given }),
            Ok(_) if is_alone => self.file(path, last_part(&given).to_owned()),
            Ok(_) => self.file(path, given),
        }
    }

    fn folder(&self, root: &Path, given: &str) -> Result<(), Stop> {
        let name = |path: &Path| {
            let below = shown(path.strip_prefix(root).unwrap_or(path));
            match (given.is_empty(), below.is_empty()) {
                (true, _) => below,
                (false, true) => given.to_owned(),
                (false, false) => format!("{given}/{below}"),
            }
        };
        for entry in files(root) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if entry.file_type().is_file() => self.file(entry.path(), name(entry.path()))?,
                Ok(entry) => self.refuse(name(entry.path()), ArchiveError::NotAFile)?,
                Err(error) => {
                    let path = error.path().map(name).unwrap_or_default();
                    let reason = match error.loop_ancestor() {
                        Some(_) => ArchiveError::LinkLoop,
                        None => ArchiveError::of_file(error.into()),
                    };
                    self.refuse(path, reason)?;
                }
            }
        }
        Ok(())
    }
}

/// What lies under a folder, by name, byte for byte; a file gives itself.
fn files(root: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    entries.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry))
}

/// Whether a file or folder is none of the archive's: hidden, or what a browser saves along with a page.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let saved_along = || {
        let page = ["_files", ".files"].iter().find_map(|suffix| name.strip_suffix(suffix));
        page.is_some_and(|page| {
            ["html", "htm"].iter().any(|e| entry.path().with_file_name(format!("{page}.{e}")).is_file())
        })
    };
    kind::is_hidden(&name) || (entry.file_type().is_dir() && saved_along())
}

/// A path with `/` between its parts, without `.` parts and a `/` at its end.
fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for component in path.components() {
        match component {
            Component::CurDir => continue,
            Component::RootDir => shown.push('/'),
            part => {
                if !shown.is_empty() && !shown.ends_with('/') {
                    shown.push('/');
                }
                shown.push_str(&on_one_line(&part.as_os_str().to_string_lossy()));
            }
        }
    }
    shown
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
