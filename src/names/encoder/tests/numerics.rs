//! Activations within their bounds, bytes the nearest, sums exact.

use crate::names::encoder::activations::{LANES, Span, exp, gelu, layer_norm, quantise};
use crate::names::encoder::linear::{Linear, Products};
use crate::names::encoder::weights::Dense;
use rten_simd::ops::BitOps;
use rten_simd::{Isa, SimdOp};

/// A function of one number, for every number in turn.
struct Each<'a, F>(&'a [f32], F);

trait Function {
    fn of<I: Isa>(&self, isa: I, x: I::F32) -> I::F32;
}

impl<F: Function> SimdOp for Each<'_, F> {
    type Output = Vec<f32>;

    fn eval<I: Isa>(self, isa: I) -> Vec<f32> {
        let ops = isa.f32();
        let mut out = self.0.to_vec();
        for chunk in out.chunks_exact_mut(ops.len()) {
            ops.store(self.1.of(isa, ops.load(chunk)), chunk);
        }
        out
    }
}

/// Numbers from one to another, a multiple of the lanes of them.
fn range(from: f32, to: f32) -> Vec<f32> {
    let count = 4096 * LANES;
    (0..count).map(|at| from + (to - from) * at as f32 / (count - 1) as f32).collect()
}

/// The error function by its series up to 3 and its continued fraction beyond (Abramowitz and Stegun, 7.1.5, 7.1.14).
fn erf(x: f64) -> f64 {
    let scale = (-x * x).exp() / std::f64::consts::PI.sqrt();
    if x.abs() < 3.0 {
        let mut term = x;
        let mut sum = x;
        for n in 1..60 {
            term *= 2.0 * x * x / f64::from(2 * n + 1);
            sum += term;
        }
        return 2.0 * scale * sum;
    }
    let fraction = (1..80).rev().fold(x.abs(), |fraction, n| x.abs() + f64::from(n) / 2.0 / fraction);
    x.signum() * (1.0 - scale / fraction)
}

#[test]
fn gelu_is_within_its_bound() {
    struct Gelu;
    impl Function for Gelu {
        fn of<I: Isa>(&self, isa: I, x: I::F32) -> I::F32 {
            gelu(isa, x)
        }
    }
    let numbers = range(-12.0, 12.0);
    for (&x, found) in numbers.iter().zip(Each(&numbers, Gelu).dispatch()) {
        let x = f64::from(x);
        let wanted = 0.5 * x * (1.0 + erf(x / std::f64::consts::SQRT_2));
        assert!((f64::from(found) - wanted).abs() < 2e-6, "{x}: {found} for {wanted}");
    }
}

#[test]
fn exp_is_within_its_bound() {
    struct Exp;
    impl Function for Exp {
        fn of<I: Isa>(&self, isa: I, x: I::F32) -> I::F32 {
            exp(isa, x)
        }
    }
    let numbers = range(-87.0, 0.0);
    for (&x, found) in numbers.iter().zip(Each(&numbers, Exp).dispatch()) {
        let wanted = f64::from(x).exp();
        assert!((f64::from(found) / wanted - 1.0).abs() < 3e-7, "{x}: {found} for {wanted}");
    }
    let most = Each(&[f32::NEG_INFINITY; LANES], Exp).dispatch();
    assert!(most.iter().all(|&found| (0.0..1e-37).contains(&found)), "{most:?}");
}

/// A row's layer norm and its bytes.
struct Row<'a>(&'a [f32]);

impl SimdOp for Row<'_> {
    type Output = (Vec<f32>, Vec<u8>, Span);

    fn eval<I: Isa>(self, isa: I) -> Self::Output {
        let mut row = self.0.to_vec();
        let ones = vec![1.0; row.len()];
        let zeros = vec![0.0; row.len()];
        layer_norm(isa, &mut row, &ones, &zeros, 1e-12);
        let mut bytes = vec![0; row.len()];
        let span = quantise(isa, &row, &mut bytes);
        (row, bytes, span)
    }
}

#[test]
fn a_normal_row_has_mean_0_and_variance_1_and_its_bytes_are_the_nearest() {
    let row: Vec<f32> = (0..64).map(|at| ((at * 37 % 64) as f32).sin() * 3.0 + 1.0).collect();
    let (row, bytes, span) = Row(&row).dispatch();
    let mean: f32 = row.iter().sum::<f32>() / 64.0;
    let variance: f32 = row.iter().map(|number| (number - mean) * (number - mean)).sum::<f32>() / 64.0;
    assert!(mean.abs() < 1e-6 && (variance - 1.0).abs() < 1e-5, "{mean} {variance}");
    for (&number, &byte) in row.iter().zip(&bytes) {
        assert!((span.low + span.scale * f32::from(byte) - number).abs() <= span.scale * 0.501, "{number} {byte}");
    }
    assert!(bytes.contains(&0) && bytes.contains(&255));
}

#[test]
fn a_row_of_one_number_has_bytes_that_give_it_back() {
    let (row, bytes, span) = Row(&[5.0; 32]).dispatch();
    for (number, byte) in row.iter().zip(bytes) {
        assert_eq!(span.low + span.scale * f32::from(byte), *number);
    }
}

#[test]
fn sums_are_exact_where_sixteen_bits_just_hold_them() {
    let products = Products::default();
    // Two thousand inputs are more than the products take at once; the pairs of weights go to their limit.
    let (inputs, outputs) = (2_048, 48);
    let weight = |at: usize| [127.0, 0.0, -127.0, 0.0, 63.0, 64.0, -63.0, -64.0][at % 8];
    let weights: Vec<f32> = (0..outputs).flat_map(|_| (0..inputs).map(weight)).collect();
    let layer = Linear::new(&products, Dense { weight: weights, bias: vec![0.0; outputs] });
    for rows in [1, 3, 64] {
        let byte = |at: usize| if at % 8 < 2 || at % 8 > 3 { 255 } else { (at % 251) as u8 };
        let bytes: Vec<u8> = (0..rows * inputs).map(byte).collect();
        let mut sums = vec![0; rows * outputs];
        layer.product(&products, &bytes, &mut sums).expect("the sizes fit");
        for (row, sums) in bytes.chunks_exact(inputs).zip(sums.chunks_exact(outputs)) {
            let wanted: i32 = row.iter().enumerate().map(|(at, &byte)| i32::from(byte) * weight(at) as i32).sum();
            assert!(sums.iter().all(|&sum| sum == wanted), "{wanted} in {sums:?}");
        }
    }
}
