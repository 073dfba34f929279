//! Which engine of the names stage runs, with which model, on which device.

use std::num::ParseIntError;
use std::str::FromStr;

#[cfg(feature = "rust-bert")]
use super::rust_bert::Checkpoint;

/// An engine and its model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// The model that is compiled into the program.
    #[default]
    Embedded,
    /// A checkpoint of another model, by rust-bert and libtorch.
    #[cfg(feature = "rust-bert")]
    RustBert {
        /// Where the model is.
        checkpoint: Checkpoint,
        /// What it runs on.
        device: Device,
    },
}

/// What a model runs on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
    /// The processor, one core for each release that is read.
    #[default]
    Cpu,
    /// The graphics card of this number, by CUDA.
    Cuda(usize),
}

impl FromStr for Device {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let unknown = |_: ParseIntError| format!("unknown device `{name}`: use cpu, cuda or cuda:N");
        match name.split_once(':') {
            None if name == "cpu" => Ok(Self::Cpu),
            None if name == "cuda" => Ok(Self::Cuda(0)),
            Some(("cuda", number)) => number.parse().map(Self::Cuda).map_err(unknown),
            _ => Err(format!("unknown device `{name}`: use cpu, cuda or cuda:N")),
        }
    }
}

impl std::fmt::Display for Device {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Cpu => f.write_str("cpu"),
            Self::Cuda(number) => write!(f, "cuda:{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_read_by_their_names() {
        let read = ["cpu", "cuda", "cuda:3"].map(|name| name.parse());
        assert_eq!(read, [Ok(Device::Cpu), Ok(Device::Cuda(0)), Ok(Device::Cuda(3))]);
        for unknown in ["", "gpu", "cuda:", "cuda:-1", "cpu:0"] {
            let error = unknown.parse::<Device>().unwrap_err();
            assert!(error.contains("cpu, cuda or cuda:N"), "{error}");
        }
    }
}
