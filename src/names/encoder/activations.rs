//! What stands between the matrix products: layer norm, GELU, exponentials, and bytes for the next product.
//!
//! Generic over the machine's vector instructions, and inlined into what is compiled for each kind of them. Vectors
//! differ in width, sums do not: they run over [`LANES`] lanes in one order, so that machines with fused
//! multiplication and addition (AVX2, AVX-512, NEON) give the same bits.

use rten_simd::Isa;
use rten_simd::ops::{BitOps, FloatOps, IntOps, NumOps, ToFloat};

/// The lanes of every sum; rows are multiples of it.
pub(super) const LANES: usize = 16;
/// The most vectors that [`LANES`] lanes take: those of the narrowest machines have four.
const VECTORS: usize = 4;

/// A sum over [`LANES`] lanes.
pub(super) struct Sum<I: Isa> {
    isa: I,
    lanes: [I::F32; VECTORS],
}

impl<I: Isa> Sum<I> {
    #[inline(always)]
    pub(super) fn new(isa: I) -> Self {
        Self { isa, lanes: [isa.f32().zero(); VECTORS] }
    }

    /// Takes sixteen more numbers, given as the vectors that begin at each place.
    #[inline(always)]
    pub(super) fn add(&mut self, vector_at: impl Fn(usize, I::F32) -> I::F32) {
        let ops = self.isa.f32();
        for vector in 0..LANES / ops.len() {
            self.lanes[vector] = vector_at(vector * ops.len(), self.lanes[vector]);
        }
    }

    /// The sum of all lanes.
    #[inline(always)]
    pub(super) fn total(self) -> f32 {
        let ops = self.isa.f32();
        let mut lanes = [0.0; LANES];
        for (chunk, vector) in lanes.chunks_exact_mut(ops.len()).zip(self.lanes) {
            ops.store(vector, chunk);
        }
        fold(&lanes, |lower, upper| lower + upper)
    }
}

/// One number out of a vector's lanes.
#[inline(always)]
pub(super) fn fold_vector<I: Isa>(isa: I, vector: I::F32, both: impl Fn(f32, f32) -> f32) -> f32 {
    let ops = isa.f32();
    let mut lanes = [0.0; LANES];
    for chunk in lanes.chunks_exact_mut(ops.len()) {
        ops.store(vector, chunk);
    }
    fold(&lanes, both)
}

/// One number out of all lanes: the upper half goes with the lower until one is left.
#[inline(always)]
fn fold(lanes: &[f32; LANES], both: impl Fn(f32, f32) -> f32) -> f32 {
    // In steps of fixed size, each becomes one instruction.
    let lanes: [f32; 8] = std::array::from_fn(|lane| both(lanes[lane], lanes[lane + 8]));
    let lanes: [f32; 4] = std::array::from_fn(|lane| both(lanes[lane], lanes[lane + 4]));
    let lanes: [f32; 2] = std::array::from_fn(|lane| both(lanes[lane], lanes[lane + 2]));
    both(lanes[0], lanes[1])
}

/// The greater of two numbers, neither of them NaN: one instruction, where [`f32::max`] takes four.
#[inline(always)]
pub(super) fn greater(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

#[inline(always)]
fn lesser(one: f32, other: f32) -> f32 {
    if one < other { one } else { other }
}

/// How a row of bytes stands for numbers: byte `b` is `low + scale · b`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Span {
    pub low: f32,
    pub scale: f32,
}

/// Writes the nearest bytes to a row's numbers; the least is 0 and the greatest 255.
#[inline(always)]
pub(super) fn quantise<I: Isa>(isa: I, row: &[f32], bytes: &mut [u8]) -> Span {
    let ops = isa.f32();
    let (mut least, mut greatest) = (ops.splat(f32::INFINITY), ops.splat(f32::NEG_INFINITY));
    for chunk in row.chunks_exact(ops.len()) {
        let numbers = ops.load(chunk);
        least = ops.min(least, numbers);
        greatest = ops.max(greatest, numbers);
    }
    let low = fold_vector(isa, least, lesser);
    let high = fold_vector(isa, greatest, greater);
    // At 1.5 · 2^23 the last bit of a float's fraction is worth 1: adding this rounds, and the low byte is the number.
    const ROUNDING: f32 = 12_582_912.0;
    let steps = if high > low { 255.0 / (high - low) } else { 0.0 };
    for (&number, byte) in row.iter().zip(bytes) {
        *byte = ((number - low) * steps + ROUNDING).to_bits() as u8;
    }
    Span { low, scale: (high - low) / 255.0 }
}

/// Layer norm in place: to mean 0 and variance 1, then `· weight + bias`.
#[inline(always)]
pub(super) fn layer_norm<I: Isa>(isa: I, row: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) {
    let ops = isa.f32();
    let count = row.len() as f32;
    let mut sum = Sum::new(isa);
    for chunk in row.chunks_exact(LANES) {
        sum.add(
            #[inline(always)]
            |at, sum| ops.add(sum, ops.load(&chunk[at..])),
        );
    }
    let mean = ops.splat(sum.total() / count);
    let mut squares = Sum::new(isa);
    for chunk in row.chunks_exact(LANES) {
        squares.add(
            #[inline(always)]
            |at, sum| {
                let apart = ops.sub(ops.load(&chunk[at..]), mean);
                ops.mul_add(apart, apart, sum)
            },
        );
    }
    let factor = ops.splat(1.0 / (squares.total() / count + epsilon).sqrt());
    let weights = weight.chunks_exact(ops.len()).zip(bias.chunks_exact(ops.len()));
    for (chunk, (weight, bias)) in row.chunks_exact_mut(ops.len()).zip(weights) {
        let normal = ops.mul(ops.sub(ops.load(chunk), mean), factor);
        ops.store(ops.mul_add(normal, ops.load(weight), ops.load(bias)), chunk);
    }
}

/// The Gaussian error linear unit `x · Φ(x)`, within 2e-6 of the true value.
///
/// The error function is an odd rational one, fitted for the least greatest error up to 3.9, beyond which it is 1 in
/// this precision.
#[inline(always)]
pub(super) fn gelu<I: Isa>(isa: I, x: I::F32) -> I::F32 {
    const OVER: [f32; 6] = [
        std::f32::consts::FRAC_2_SQRT_PI,
        0.191_932_53,
        0.052_965_637,
        0.003_836_461_5,
        0.000_287_439_36,
        2.050_345e-6,
    ];
    const UNDER: [f32; 6] = [1.0, 0.503_427_57, 0.114_754_55, 0.015_108_391, 0.001_181_617_3, 3.822_936e-5];
    let ops = isa.f32();
    let z = ops.mul(x, ops.splat(std::f32::consts::FRAC_1_SQRT_2));
    let z = ops.max(ops.min(z, ops.splat(3.9)), ops.splat(-3.9));
    let square = ops.mul(z, z);
    let erf = ops.div(ops.mul(polynomial(isa, &OVER, square), z), polynomial(isa, &UNDER, square));
    let half = ops.mul(x, ops.splat(0.5));
    ops.mul_add(half, erf, half)
}

/// `e^x` for `x` of at most 0, within 3e-7 of the true value relative to it; below -87 it stays at what it is there.
#[inline(always)]
pub(super) fn exp<I: Isa>(isa: I, x: I::F32) -> I::F32 {
    /// Taylor's series: the rest of the exponent is at most ln(2)/2.
    const SERIES: [f32; 7] = [1.0, 1.0, 1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0, 1.0 / 720.0];
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    let (ops, ints) = (isa.f32(), isa.i32());
    let x = ops.max(x, ops.splat(-87.0));
    let power = ops.to_int_round(ops.mul(x, ops.splat(std::f32::consts::LOG2_E)));
    let whole = ints.to_float(power);
    let rest = ops.mul_add(whole, ops.splat(-LN_2_HIGH), x);
    let rest = ops.mul_add(whole, ops.splat(-LN_2_LOW), rest);
    let two_to_power = ints.shift_left::<23>(ints.add(power, ints.splat(127)));
    ops.mul(polynomial(isa, &SERIES, rest), rten_simd::Simd::reinterpret_cast(two_to_power))
}

/// A polynomial's value, its coefficients from the constant upwards (Horner).
#[inline(always)]
fn polynomial<I: Isa, const N: usize>(isa: I, coefficients: &[f32; N], x: I::F32) -> I::F32 {
    let ops = isa.f32();
    let mut value = ops.splat(coefficients[N - 1]);
    for &coefficient in coefficients[..N - 1].iter().rev() {
        value = ops.mul_add(value, x, ops.splat(coefficient));
    }
    value
}
