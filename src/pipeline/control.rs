//! How a run is watched and stopped from outside.

use super::RunError;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Told how far a run is; called from many threads.
pub trait Observer: Sync {
    /// One more release was examined.
    fn release_done(&self);
    /// All releases were examined; the tables are about to be written.
    fn writing(&self);
}

/// An observer that shows nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Observer for Silent {
    fn release_done(&self) {}
    fn writing(&self) {}
}

/// Asks a run to stop; its clones ask the same run.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Asks the run to stop as soon as it can.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// An error when it was asked to.
    pub(super) fn check(&self) -> Result<(), RunError> {
        if self.is_set() { Err(RunError::Interrupted) } else { Ok(()) }
    }
}
