//! A linear layer in int8: bytes of rows times bytes of weights, summed exactly in 32 bits.
//!
//! A row of activations has a scale and an offset of its own, so that no row's answer depends on another's. A column
//! of weights has a scale of its own, chosen so that two neighbours down the column together stay within 128: on x86
//! without VNNI, products are summed two by two in 16 bits, and 255 · 128 is the most that these hold. So all kernels
//! give the same sums.

use super::activations::Span;
use super::weights::Dense;
use crate::names::TaggerError;
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_simd::Isa;
use rten_simd::ops::{BitOps, NumOps, ToFloat};
use rten_tensor::NdTensorView;

/// The matrix products of this machine.
pub(super) type Products = GemmExecutor<u8, i8, i32>;

/// The most that two neighbouring weights of a column may come to together, with one left for rounding.
const MOST_OF_TWO: f32 = 127.0;

/// A layer `y = x · weights + bias`.
pub(super) struct Linear {
    weights: PackedBMatrix<i8>,
    /// What a step of a column's weights is worth.
    scales: Vec<f32>,
    /// What a column's weights sum up to: a row's offset counts this often.
    totals: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// Quantises a layer's weights. Both sizes are multiples of 16, and all numbers finite.
    pub(super) fn new(products: &Products, Dense { weight, bias }: Dense) -> Self {
        // At 1.5 · 2^23 the last bit of a float's fraction is worth 1: adding this rounds, and the low byte is the
        // number.
        const ROUNDING: f32 = 12_582_912.0;
        let inputs = weight.len() / bias.len();
        let mut bytes = Vec::with_capacity(weight.len());
        let (mut scales, mut totals) = (Vec::with_capacity(bias.len()), Vec::with_capacity(bias.len()));
        for column in weight.chunks_exact(inputs) {
            let pairs = column.as_chunks().0.iter().map(|[a, b]| a.abs() + b.abs());
            let scale = pairs.fold(1e-30, f32::max) / MOST_OF_TWO;
            let steps = 1.0 / scale;
            let begin = bytes.len();
            bytes.extend(column.iter().map(|weight| (weight * steps + ROUNDING).to_bits() as i8));
            let total: i32 = bytes[begin..].iter().map(|&byte| i32::from(byte)).sum();
            scales.push(scale);
            totals.push(total as f32 * scale);
        }
        let matrix = NdTensorView::from_data([bias.len(), inputs], &bytes[..]);
        Self { weights: products.prepack_b(matrix.transposed()), scales, totals, bias }
    }

    /// How many numbers a row has before the layer.
    pub(super) fn inputs(&self) -> usize {
        self.weights.rows()
    }

    /// How many numbers a row has after the layer.
    pub(super) fn outputs(&self) -> usize {
        self.weights.cols()
    }

    /// Integer sums of some rows of bytes.
    pub(super) fn product(&self, products: &Products, bytes: &[u8], sums: &mut [i32]) -> Result<(), TaggerError> {
        let rows = NdTensorView::from_data([bytes.len() / self.inputs(), self.inputs()], bytes);
        // Packed here, they are packed once, not again for every thousand columns.
        let rows = products.prepack_a(rows);
        let (rows, weights) = (GemmInputA::Packed(&rows), GemmInputB::Packed(&self.weights));
        let done = products.gemm(sums, rows, weights, GemmOptions::default());
        done.map_err(|error| TaggerError::Run(error.to_string()))
    }

    /// Turns a row's integer sums into the numbers that they stand for: `each` takes them a vector at a time, with the
    /// place in the row that they are to be written to.
    #[inline(always)]
    pub(super) fn restore<I: Isa>(
        &self,
        isa: I,
        sums: &[i32],
        span: Span,
        row: &mut [f32],
        mut each: impl FnMut(I::F32, &mut [f32]),
    ) {
        let (ops, ints) = (isa.f32(), isa.i32());
        let (low, scale) = (ops.splat(span.low), ops.splat(span.scale));
        let step = ops.len();
        let columns =
            self.scales.chunks_exact(step).zip(self.totals.chunks_exact(step)).zip(self.bias.chunks_exact(step));
        for ((sums, row), ((scales, totals), bias)) in
            sums.chunks_exact(step).zip(row.chunks_exact_mut(step)).zip(columns)
        {
            let offset = ops.mul_add(low, ops.load(totals), ops.load(bias));
            let scale = ops.mul(scale, ops.load(scales));
            each(ops.mul_add(ints.to_float(ints.load(sums)), scale, offset), row);
        }
    }
}
