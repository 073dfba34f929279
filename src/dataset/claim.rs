//! One run at a time writes into a folder: a lock beside it, which ends with its run however that ends.

use super::OutputError;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// How often a lock is sought whose file another run takes away at that moment.
const ATTEMPTS: usize = 10;

/// The claim of a run on its output folder; when dropped, others can claim it.
#[derive(Debug)]
pub struct Claim {
    path: PathBuf,
    /// Locked as long as it is open.
    file: Option<File>,
}

impl Claim {
    /// Claims the folder `target`, by a file beside it.
    ///
    /// # Errors
    /// When another run writes into the folder, or the file cannot be made.
    pub fn take(target: &Path) -> Result<Self, OutputError> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let path = target.with_file_name(format!(".{name}.lock"));
        for _ in 0..ATTEMPTS {
            let file = File::create(&path).map_err(|error| OutputError::write(&path, error))?;
            match file.try_lock() {
                // A file that went away meanwhile is locked for nobody.
                Ok(()) if !is_at(&file, &path) => {}
                Ok(()) => return Ok(Self { path, file: Some(file) }),
                Err(TryLockError::WouldBlock) => return Err(OutputError::Claimed(target.to_owned())),
                // A file system without locks: nobody can tell.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Self { path, file: None });
                }
                Err(TryLockError::Error(error)) => return Err(OutputError::write(&path, error)),
            }
        }
        Err(OutputError::Claimed(target.to_owned()))
    }

    /// Whether no other run can be writing into the folder.
    pub fn is_sure(&self) -> bool {
        self.file.is_some()
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // A file that stays is no lock, and the next run takes it.
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether the file is the one that stands at the path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |one: fs::Metadata, other: fs::Metadata| (one.dev(), one.ino()) == (other.dev(), other.ino());
    file.metadata().ok().zip(fs::metadata(path).ok()).is_some_and(|(one, other)| same(one, other))
}

/// Whether the file is the one that stands at the path: a file that is open cannot be taken away.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_claimed_once_at_a_time() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("dataset");
        let claim = Claim::take(&target).unwrap();
        assert!(claim.is_sure());
        let told = Claim::take(&target).unwrap_err().to_string();
        assert!(told.contains("another run is writing"), "{told}");
        assert!(Claim::take(&place.path().join("other")).is_ok());
        drop(claim);
        assert!(Claim::take(&target).is_ok());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
    }
}
