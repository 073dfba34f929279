//! A model's numbers out of a safetensors file, stored as f16, bf16 or f32.

use super::refused;
use crate::names::TaggerError;
use half::slice::HalfFloatSliceExt;
use half::{bf16, f16};
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors};

/// An open file.
pub(super) struct Weights<'a>(SafeTensors<'a>);

/// A linear layer's numbers as PyTorch stores them.
pub(super) struct Dense {
    /// `[outputs, inputs]`.
    pub weight: Vec<f32>,
    pub bias: Vec<f32>,
}

impl<'a> Weights<'a> {
    /// Opens a file's bytes.
    pub(super) fn open(file: &'a [u8]) -> Result<Self, TaggerError> {
        SafeTensors::deserialize(file).map(Self).map_err(|error| refused(error.to_string()))
    }

    /// A tensor's numbers, if it is there, of this shape and of finite floats.
    pub(super) fn numbers(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, TaggerError> {
        let numbers = numbers(&self.tensor(name, shape)?).ok_or_else(|| self.no_floats(name))?;
        match numbers.iter().all(|number| number.is_finite()) {
            true => Ok(numbers),
            false => Err(not_finite(name)),
        }
    }

    /// A tensor's numbers as f16, for tables that are too large to widen.
    pub(super) fn halves(&self, name: &str, shape: &[usize]) -> Result<Vec<f16>, TaggerError> {
        let tensor = self.tensor(name, shape)?;
        let halves = match tensor.dtype() {
            Dtype::F16 => Some(tensor.data().as_chunks().0.iter().map(|&bytes| f16::from_le_bytes(bytes)).collect()),
            _ => numbers(&tensor).map(|numbers| numbers.into_iter().map(f16::from_f32).collect::<Vec<f16>>()),
        };
        let halves: Vec<f16> = halves.ok_or_else(|| self.no_floats(name))?;
        match halves.iter().all(|half| half.is_finite()) {
            true => Ok(halves),
            false => Err(not_finite(name)),
        }
    }

    /// The tensors `NAME.weight` and `NAME.bias`.
    pub(super) fn dense(&self, name: &str, inputs: usize, outputs: usize) -> Result<Dense, TaggerError> {
        let weight = self.numbers(&format!("{name}.weight"), &[outputs, inputs])?;
        let bias = self.numbers(&format!("{name}.bias"), &[outputs])?;
        Ok(Dense { weight, bias })
    }

    fn tensor(&self, name: &str, shape: &[usize]) -> Result<TensorView<'_>, TaggerError> {
        let tensor = self.0.tensor(name).map_err(|_| refused(format!("it has no tensor {name}")))?;
        if tensor.shape() != shape {
            let found = tensor.shape();
            return Err(refused(format!("its tensor {name} has the shape {found:?}, where {shape:?} was expected")));
        }
        Ok(tensor)
    }

    fn no_floats(&self, name: &str) -> TaggerError {
        refused(format!("its tensor {name} holds no f16, bf16 or f32"))
    }
}

/// A tensor's numbers; `None` when they are no floats.
fn numbers(tensor: &TensorView) -> Option<Vec<f32>> {
    let data = tensor.data();
    match tensor.dtype() {
        Dtype::F16 => {
            let halves: Vec<f16> = data.as_chunks().0.iter().map(|&bytes| f16::from_le_bytes(bytes)).collect();
            Some(halves.to_f32_vec())
        }
        Dtype::BF16 => {
            let halves: Vec<bf16> = data.as_chunks().0.iter().map(|&bytes| bf16::from_le_bytes(bytes)).collect();
            Some(halves.to_f32_vec())
        }
        Dtype::F32 => Some(data.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect()),
        _ => None,
    }
}

fn not_finite(name: &str) -> TaggerError {
    refused(format!("its tensor {name} holds a number that is not finite, or too large for f16"))
}
