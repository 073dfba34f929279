//! Reads ahead: while one batch of releases is examined, the next is read.

use super::{Interrupt, RunError};
use crate::archive::{RawRelease, Refusal};
use crate::dataset::Refused;
use std::any::Any;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A batch is full when it has this many bytes of text …
const BYTES: usize = 1 << 20;
/// … or this many releases.
const RELEASES: usize = 512;
/// How often a wait for the next batch looks whether it should stop.
const PATIENCE: Duration = Duration::from_millis(100);

/// The files of a batch, in archive order.
pub type Batch = Vec<Result<RawRelease, Refused>>;

/// The batches of an archive, read by a thread of their own.
pub struct Batches {
    batches: Receiver<Batch>,
    reader: JoinHandle<Duration>,
}

impl Batches {
    /// Begins to read.
    pub fn read(releases: impl Iterator<Item = Result<RawRelease, Refusal>> + Send + 'static) -> Self {
        // One batch waits while another is examined and a third is filled: memory is bounded by the three.
        let (sender, batches) = sync_channel(1);
        Self { batches, reader: thread::spawn(move || fill(releases, &sender)) }
    }

    /// The next batch; `None` at the end.
    ///
    /// # Errors
    /// When the run was asked to stop.
    pub fn next(&mut self, interrupt: &Interrupt) -> Result<Option<Batch>, RunError> {
        loop {
            interrupt.check()?;
            match self.batches.recv_timeout(PATIENCE) {
                Ok(batch) => return Ok(Some(batch)),
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// How long reading took, after the last batch.
    ///
    /// # Errors
    /// When the reader panicked, so that batches may be missing.
    pub fn finish(self) -> Result<Duration, RunError> {
        self.reader.join().map_err(|panic| RunError::Reader(message(&*panic)))
    }
}

/// Sends the releases in batches, and tells how long reading them took.
fn fill(releases: impl Iterator<Item = Result<RawRelease, Refusal>>, sender: &SyncSender<Batch>) -> Duration {
    let mut time = Duration::ZERO;
    let (mut batch, mut bytes) = (Batch::new(), 0);
    let mut began = Instant::now();
    for release in releases {
        bytes += release.as_ref().map_or(0, |release| release.text.len());
        batch.push(release.map_err(|Refusal { path, reason }| Refused { path, reason: reason.to_string() }));
        if bytes >= BYTES || batch.len() >= RELEASES {
            time += began.elapsed();
            bytes = 0;
            if sender.send(std::mem::take(&mut batch)).is_err() {
                // Nobody waits for more: the run was stopped.
                return time;
            }
            began = Instant::now();
        }
    }
    time += began.elapsed();
    // When nobody waits for the last batch, the run was stopped.
    let _ = sender.send(batch);
    time
}

/// What a panic says of itself.
pub fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}
