//! The tensors of a checkpoint's file, shared by all networks that are made of it.

use super::refused;
use crate::names::TaggerError;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use tch::nn::VarStore;
use tch::{Device, Kind, TchError, Tensor};

/// The layer norms' names in checkpoints that were made from TensorFlow's, and ours.
const OLD_NAMES: [(&str, &str); 2] = [("LayerNorm.weight", "LayerNorm.gamma"), ("LayerNorm.bias", "LayerNorm.beta")];

/// What every model that labels tokens has.
const CLASSIFIER: &str = "classifier.weight";

/// A checkpoint's tensors, as 32-bit floats on a device.
pub(super) struct Weights {
    tensors: HashMap<String, Tensor>,
    path: PathBuf,
}

impl Weights {
    /// Reads a file of safetensors, of rust-bert's (`.ot`) or of PyTorch's (`.bin`).
    pub fn read(path: &Path, device: Device) -> Result<Self, TaggerError> {
        let failed = |error: TchError| refused(path, first_line(&error.to_string()));
        let extension = path.extension().and_then(|extension| extension.to_str());
        let tensors = match extension {
            Some("safetensors") => Tensor::read_safetensors(path),
            Some("ot") => Tensor::load_multi(path),
            _ => Tensor::loadz_multi(path),
        };
        let placed = |(name, tensor): (String, Tensor)| {
            // 16-bit floats are for the file's size: on a processor they are slower than 32-bit ones.
            let tensor = if tensor.is_floating_point() { tensor.f_to_kind(Kind::Float)? } else { tensor };
            Ok((name, tensor.f_to_device(device)?))
        };
        let tensors = tensors.and_then(|tensors| tensors.into_iter().map(placed).collect()).map_err(failed)?;
        let weights = Self { tensors, path: path.to_owned() };
        if weights.find(CLASSIFIER).is_none() {
            return Err(refused(path, format!("it has no `{CLASSIFIER}`: it is no model for token classification")));
        }
        Ok(weights)
    }

    /// Puts the tensors in the place of a new network's, without copying them.
    pub fn put_into(&self, store: &VarStore) -> Result<(), TaggerError> {
        let mut variables: Vec<(String, Tensor)> = store.variables().into_iter().collect();
        variables.sort_by(|(left, _), (right, _)| left.cmp(right));
        for (name, mut variable) in variables {
            let found = self
                .find(&name)
                .ok_or_else(|| refused(&self.path, format!("it has no tensor `{name}`, which config.json asks for")))?;
            let (is, should_be) = (found.size(), variable.size());
            if is != should_be {
                let reason =
                    format!("its tensor `{name}` has the shape {is:?}, where config.json asks for {should_be:?}");
                return Err(refused(&self.path, reason));
            }
            variable.f_set_data(found).map_err(|error| refused(&self.path, first_line(&error.to_string())))?;
        }
        Ok(())
    }

    fn find(&self, name: &str) -> Option<&Tensor> {
        self.tensors.get(name).or_else(|| {
            let (new, old) = OLD_NAMES.iter().find(|(new, _)| name.ends_with(new))?;
            self.tensors.get(&format!("{}{old}", name.strip_suffix(new)?))
        })
    }
}

/// What torch says before it lists its own stack.
pub(super) fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}
