//! A network for every thread that asks: networks can be sent to another thread but not be used by two.

use super::batches::Row;
use super::checkpoint::Files;
use super::config::Config;
use super::network::{Logits, Network};
use super::weights::Weights;
use crate::names::{Device, TaggerError};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Networks of the same weights, which stand in memory once; there come to be as many as are used at a time.
pub(super) struct Pool {
    idle: Mutex<Vec<Network>>,
    source: Mutex<Source>,
}

/// What networks are made of.
struct Source {
    config: Config,
    weights: Weights,
    device: tch::Device,
}

impl Source {
    fn network(&self) -> Result<Network, TaggerError> {
        Network::new(&self.config, &self.weights, self.device)
    }
}

/// A network that is in use.
pub(super) struct Lease<'p> {
    pool: &'p Pool,
    network: Option<Network>,
}

impl Pool {
    /// Reads the weights and makes the first network of them.
    pub fn load(files: &Files, config: Config, device: Device) -> Result<Self, TaggerError> {
        let device = available(device)?;
        // Each of our threads runs a network of its own: more of torch's would stand in their way.
        tch::set_num_threads(1);
        let source = Source { weights: Weights::read(&files.weights, device)?, config, device };
        Ok(Self { idle: Mutex::new(vec![source.network()?]), source: Mutex::new(source) })
    }

    /// A network that no other thread uses.
    pub fn network(&self) -> Result<Lease<'_>, TaggerError> {
        let idle = lock(&self.idle).pop();
        let network = match idle {
            Some(network) => network,
            // One at a time: until it gets the shared weights, a new network has its own.
            None => lock(&self.source).network()?,
        };
        Ok(Lease { pool: self, network: Some(network) })
    }
}

impl Lease<'_> {
    /// Scores the pieces of rows.
    pub fn logits(&mut self, rows: &[&Row]) -> Result<Logits, TaggerError> {
        let network = self.network.take().map_or_else(|| lock(&self.pool.source).network(), Ok)?;
        // One that failed is not used again.
        let logits = network.logits(rows)?;
        self.network = Some(network);
        Ok(logits)
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        lock(&self.pool.idle).extend(self.network.take());
    }
}

/// The lock; nothing is left half done where a thread panicked with it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The device as torch names it, if it is there.
fn available(device: Device) -> Result<tch::Device, TaggerError> {
    match device {
        Device::Cpu => Ok(tch::Device::Cpu),
        Device::Cuda(number) => {
            let devices = usize::try_from(tch::Cuda::device_count()).unwrap_or(0);
            if number < devices {
                return Ok(tch::Device::Cuda(number));
            }
            let reason = if devices > 0 {
                format!("there are {devices}, numbered from 0")
            } else if tch::utils::has_cuda() {
                "no graphics card was found".to_owned()
            } else {
                "this program's libtorch has no CUDA, or no graphics card was found".to_owned()
            };
            Err(TaggerError::Unavailable { what: format!("the device {device}"), reason })
        }
    }
}
