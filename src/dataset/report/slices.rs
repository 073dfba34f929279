//! JSON arrays one behind the other in a file, each of which goes into the page or into a script beside it.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Writes arrays, each until it is full.
pub struct SliceWriter {
    file: BufWriter<File>,
    bytes: u64,
    /// Where each array begins.
    starts: Vec<u64>,
    size: u64,
}

impl SliceWriter {
    /// No array yet; each is full at so many bytes. The file has no name where the system allows it.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn new(folder: &Path, size: u64) -> io::Result<Self> {
        let file = BufWriter::with_capacity(1 << 16, tempfile::tempfile_in(folder)?);
        Ok(Self { file, bytes: 0, starts: Vec::new(), size })
    }

    /// Whether the next element begins an array.
    pub fn is_full(&self) -> bool {
        self.starts.last().is_none_or(|start| self.bytes - start >= self.size)
    }

    /// Begins an element, which the caller writes; gives the number of its array.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn element(&mut self) -> io::Result<usize> {
        if self.is_full() {
            if !self.starts.is_empty() {
                self.write_all(b"]")?;
            }
            self.starts.push(self.bytes);
            self.write_all(b"[")?;
        } else {
            self.write_all(b",\n")?;
        }
        Ok(self.starts.len() - 1)
    }

    /// The arrays, to be copied.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(mut self) -> io::Result<Slices> {
        if !self.starts.is_empty() {
            self.write_all(b"]")?;
        }
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Slices { file, starts: self.starts, bytes: self.bytes })
    }
}

impl Write for SliceWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The arrays, in a file that goes with this value.
pub struct Slices {
    file: File,
    starts: Vec<u64>,
    bytes: u64,
}

impl Slices {
    /// How many arrays there are.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// How many bytes they have together.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Copies an array.
    ///
    /// # Errors
    /// When it cannot be read, or the sink fails.
    pub fn copy(&mut self, number: usize, sink: &mut impl Write) -> io::Result<()> {
        let start = self.starts.get(number).copied().unwrap_or(self.bytes);
        let end = self.starts.get(number + 1).copied().unwrap_or(self.bytes);
        self.file.seek(SeekFrom::Start(start))?;
        let mut bytes = BufReader::with_capacity(1 << 16, (&self.file).take(end - start));
        io::copy(&mut bytes, sink).map(drop)
    }
}
