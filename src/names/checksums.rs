//! Whether a model's files are those that were published: `SHA256SUMS` beside them, as the command `sha256sum` writes it.

use super::TaggerError;
use std::path::Path;

/// The file of hashes.
const FILE_NAME: &str = "SHA256SUMS";

/// The hashes of a model's files.
pub(super) struct Checksums(String);

impl Checksums {
    /// Those of the shipped model.
    pub(super) fn shipped() -> Self {
        Self(include_str!("../../models/names/SHA256SUMS").to_owned())
    }

    /// Those that stand in a folder; `None` where it has no such file.
    pub(super) fn of(folder: &Path) -> Option<Self> {
        std::fs::read_to_string(folder.join(FILE_NAME)).ok().map(Self)
    }

    /// Makes sure that the file's SHA-256 is the one that was published.
    ///
    /// # Errors
    /// When it is another, or none was published.
    pub(super) fn check(&self, file: &str, sha256: &[u8; 32]) -> Result<(), TaggerError> {
        // Two characters stand between hash and name: a space, and how the file was read.
        let listed = self.0.lines().find_map(|line| {
            let (hash, name) = line.split_once(' ')?;
            (name.get(1..) == Some(file)).then_some(hash)
        });
        let reason = match listed {
            Some(listed) if listed.eq_ignore_ascii_case(&hex(sha256)) => return Ok(()),
            Some(_) => format!("its SHA-256 is not the one in {FILE_NAME}: it was changed or damaged, fetch it again"),
            None => format!("{FILE_NAME} does not list it: it is no part of the model that was published"),
        };
        Err(TaggerError::Load { path: file.to_owned(), reason })
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_changed_or_added_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Checksums::of(folder.path()).is_none());
        let sums = format!("{}  a\n{} *b\n", "01".repeat(32), "AB".repeat(32));
        std::fs::write(folder.path().join(FILE_NAME), sums).unwrap();
        let sums = Checksums::of(folder.path()).unwrap();
        assert!(sums.check("a", &[0x01; 32]).is_ok() && sums.check("b", &[0xAB; 32]).is_ok());
        let told = |file: &str, byte: u8| sums.check(file, &[byte; 32]).unwrap_err().to_string();
        assert!(told("a", 0xAB).contains("changed or damaged"));
        assert!(told("c", 0x01).contains("does not list it"));
    }
}
