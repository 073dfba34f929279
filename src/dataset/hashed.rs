//! A file that is counted and hashed as it is written.

use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

/// How large a file is and what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The file's length in bytes.
    pub bytes: u64,
    /// SHA-256 of the file's bytes.
    pub sha256: [u8; 32],
}

impl Seal {
    /// The seal of a file that is there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(path: &Path) -> io::Result<Self> {
        let (mut file, mut hash, mut bytes) = (File::open(path)?, Sha256::new(), 0);
        let mut part = vec![0; 1 << 16];
        loop {
            match file.read(&mut part)? {
                0 => return Ok(Self { bytes, sha256: hash.finalize().into() }),
                read => {
                    hash.update(&part[..read]);
                    bytes += read as u64;
                }
            }
        }
    }
}

/// Counts and hashes what goes through.
pub struct Hashed<W> {
    inner: W,
    hash: Sha256,
    bytes: u64,
}

impl<W> Hashed<W> {
    /// Nothing went through yet.
    pub fn new(inner: W) -> Self {
        Self { inner, hash: Sha256::new(), bytes: 0 }
    }
}

impl Hashed<BufWriter<File>> {
    /// A new file.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(path: &Path) -> io::Result<Self> {
        Ok(Self::new(BufWriter::with_capacity(1 << 16, File::create(path)?)))
    }

    /// Writes what is left and waits until the disk holds it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn seal(self) -> io::Result<Seal> {
        let file = self.inner.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(Seal { bytes: self.bytes, sha256: self.hash.finalize().into() })
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_sealed_as_what_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mut file = Hashed::create(&path).unwrap();
        file.write_all(&[b'x'; 100_000]).unwrap();
        let seal = file.seal().unwrap();
        assert_eq!(seal.bytes, 100_000);
        assert_eq!(seal, Seal::of(&path).unwrap());
    }
}
