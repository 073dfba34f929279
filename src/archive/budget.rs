//! How much may be unpacked from one file: the guard against archives made to fill memory and disk.

use super::walk::Progress;
use super::{ArchiveError, Limits};
use std::cell::Cell;
use std::io::{self, Read};

/// What has been read from one file and unpacked out of it, against the limits.
///
/// Every layer of compression charges what it gives out, so layers that unpack to layers are bounded together.
pub(super) struct Budget<'l> {
    limits: &'l Limits,
    progress: &'l Progress,
    read: Cell<u64>,
    unpacked: Cell<u64>,
    members: Cell<u64>,
    exceeded: Cell<bool>,
}

impl<'l> Budget<'l> {
    pub(super) fn new(limits: &'l Limits, progress: &'l Progress) -> Self {
        let zero = || Cell::new(0);
        Self { limits, progress, read: zero(), unpacked: zero(), members: zero(), exceeded: Cell::new(false) }
    }

    /// Counts bytes of the file itself.
    pub(super) fn has_read(&self, bytes: u64) {
        self.read.set(self.read.get().saturating_add(bytes));
        self.progress.add(bytes);
    }

    /// Counts a member of an archive.
    pub(super) fn has_member(&self) -> Result<(), ArchiveError> {
        self.members.set(self.members.get() + 1);
        if self.members.get() > self.limits.members {
            return Err(ArchiveError::TooManyMembers { limit: self.limits.members });
        }
        Ok(())
    }

    fn has_unpacked(&self, bytes: usize) -> io::Result<()> {
        self.unpacked.set(self.unpacked.get().saturating_add(bytes as u64));
        let most = self.read.get().saturating_mul(self.limits.expansion).max(self.limits.unpacked);
        if self.unpacked.get() > most {
            self.exceeded.set(true);
            return Err(io::Error::other("expands too much"));
        }
        Ok(())
    }

    /// What an error in unpacking means: the budget's end, wherever it surfaced, or the error itself.
    pub(super) fn explain(&self, error: io::Error) -> ArchiveError {
        if self.exceeded.get() {
            ArchiveError::Expands { limit: self.limits.expansion }
        } else {
            ArchiveError::of_stream(error)
        }
    }

    /// Whether the budget is spent.
    pub(super) fn is_exceeded(&self) -> bool {
        self.exceeded.get()
    }
}

/// Counts what is read from the file itself.
pub(super) struct Counted<'b, R> {
    pub(super) inner: R,
    pub(super) budget: &'b Budget<'b>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.budget.has_read(read as u64);
        Ok(read)
    }
}

/// Charges what a layer of compression gives out.
pub(super) struct Charged<'b, R> {
    pub(super) inner: R,
    pub(super) budget: &'b Budget<'b>,
}

impl<R: Read> Read for Charged<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let unpacked = self.inner.read(buffer)?;
        self.budget.has_unpacked(unpacked)?;
        Ok(unpacked)
    }
}
