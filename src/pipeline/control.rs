//! How a run is watched and stopped from outside.

use super::RunError;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// Told how far a run is; called from many threads.
pub trait Observer: Sync {
    /// One more release was examined.
    fn release_done(&self);
    /// All releases were examined; the tables are about to be written.
    fn writing(&self);
}

/// Told nothing.
#[derive(Clone, Copy, Debug)]
pub struct Unobserved;

impl Observer for Unobserved {
    fn release_done(&self) {}
    fn writing(&self) {}
}

/// Asks a run to stop; its clones ask the same run.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicU8>);

/// The run may be stopped.
const GOING: u8 = 0;
/// It was asked to stop.
const ASKED: u8 = 1;
/// The dataset is being put in its place: too late to stop.
const COMMITTING: u8 = 2;

impl Interrupt {
    /// Asks the run to stop as soon as it can; tells whether it is going to.
    pub fn set(&self) -> bool {
        self.become_state(ASKED)
    }

    /// Whether it was asked to.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::SeqCst) == ASKED
    }

    /// From here on it is too late to ask; an error when it was asked to before.
    pub(super) fn close(&self) -> Result<(), RunError> {
        if self.become_state(COMMITTING) { Ok(()) } else { Err(RunError::Interrupted) }
    }

    fn become_state(&self, state: u8) -> bool {
        let before = self.0.compare_exchange(GOING, state, Ordering::SeqCst, Ordering::SeqCst);
        before.is_ok() || before == Err(state)
    }

    /// An error when it was asked to.
    pub(super) fn check(&self) -> Result<(), RunError> {
        if self.is_set() { Err(RunError::Interrupted) } else { Ok(()) }
    }
}
