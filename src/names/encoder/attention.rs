//! Which pieces of a sentence look at which: softmax(Q · Kᵀ) · V, head by head, in f32.

use super::activations::{LANES, Sum, exp, fold_vector, greater};
use rten_simd::Isa;
use rten_simd::ops::{BitOps, NumOps};

/// How many queries are worked on at once: their sums fill the registers.
const QUERIES: usize = 6;
/// How many vectors of a query's sums.
const VECTORS: usize = 2;

/// Buffers that last from sentence to sentence.
#[derive(Default)]
pub(super) struct Buffers {
    /// A head's keys, transposed: all pieces' first numbers, then all second ones…
    keys: Vec<f32>,
    /// What each of some queries makes of each piece.
    scores: Vec<f32>,
}

/// The sizes of one sentence's attention.
#[derive(Clone, Copy)]
pub(super) struct Sizes {
    pub pieces: usize,
    pub width: usize,
    pub head_width: usize,
}

impl Sizes {
    /// Pieces rounded up to whole lanes.
    #[inline(always)]
    fn padded(self) -> usize {
        self.pieces.next_multiple_of(LANES)
    }
}

/// Attention over one sentence.
///
/// `mixed` holds for each piece its queries (scaled), keys and values, each of `width`; `seen` takes `width` numbers
/// for each.
#[inline(always)]
pub(super) fn attend<I: Isa>(isa: I, sizes: Sizes, mixed: &[f32], seen: &mut [f32], buffers: &mut Buffers) {
    let Sizes { pieces, width, head_width } = sizes;
    let padded = sizes.padded();
    buffers.keys.clear();
    buffers.keys.resize(head_width * padded, 0.0);
    buffers.scores.clear();
    buffers.scores.resize(QUERIES * padded, 0.0);
    for head in (0..width).step_by(head_width) {
        for (piece, row) in mixed.chunks_exact(3 * width).enumerate() {
            let keys = &row[width + head..][..head_width];
            for (column, &key) in buffers.keys.chunks_exact_mut(padded).zip(keys) {
                column[piece] = key;
            }
        }
        let (mixed, seen) = (&mixed[head..], &mut seen[head..]);
        let mut first = 0;
        while first < pieces {
            if pieces < QUERIES {
                look::<I, 1>(isa, sizes, first, mixed, seen, buffers);
                first += 1;
            } else {
                // The last ones are worked out again with their neighbours rather than alone.
                let from = first.min(pieces - QUERIES);
                look::<I, QUERIES>(isa, sizes, from, mixed, seen, buffers);
                first = from + QUERIES;
            }
        }
    }
}

/// What some queries of a head see.
#[inline(always)]
fn look<I: Isa, const N: usize>(
    isa: I,
    sizes: Sizes,
    first: usize,
    mixed: &[f32],
    seen: &mut [f32],
    buffers: &mut Buffers,
) {
    let Sizes { pieces, width, head_width } = sizes;
    let padded = sizes.padded();
    let queries: [&[[f32; LANES]]; N] = std::array::from_fn(
        #[inline(always)]
        |query| mixed[(first + query) * 3 * width..][..head_width].as_chunks().0,
    );
    let Buffers { keys, scores } = buffers;
    let step = isa.f32().len();
    let mut at = 0;
    while at + VECTORS * step <= padded {
        score::<I, N, VECTORS>(isa, &queries, &keys[at..], padded, &mut scores[at..]);
        at += VECTORS * step;
    }
    while at < padded {
        score::<I, N, 1>(isa, &queries, &keys[at..], padded, &mut scores[at..]);
        at += step;
    }
    let mut shares = [0.0; N];
    for (share, scores) in shares.iter_mut().zip(scores.chunks_exact_mut(padded)) {
        scores[pieces..].fill(f32::NEG_INFINITY);
        *share = 1.0 / exponentials(isa, scores);
    }
    let scores: [&[[f32; LANES]]; N] = std::array::from_fn(
        #[inline(always)]
        |query| scores[query * padded..][..padded].as_chunks().0,
    );
    let values = &mixed[2 * width..];
    let seen = &mut seen[first * width..];
    let mut at = 0;
    while at + VECTORS * step <= head_width {
        mix::<I, N, VECTORS>(isa, width, &shares, &scores, &values[at..], &mut seen[at..]);
        at += VECTORS * step;
    }
    while at < head_width {
        mix::<I, N, 1>(isa, width, &shares, &scores, &values[at..], &mut seen[at..]);
        at += step;
    }
}

/// What some queries make of the pieces of some vectors.
#[inline(always)]
fn score<I: Isa, const N: usize, const V: usize>(
    isa: I,
    queries: &[&[[f32; LANES]]; N],
    keys: &[f32],
    padded: usize,
    scores: &mut [f32],
) {
    let ops = isa.f32();
    let sums = weighted::<I, N, V>(isa, queries, keys, padded);
    for (sums, scores) in sums.iter().zip(scores.chunks_mut(padded)) {
        for (&sum, scores) in sums.iter().zip(scores.chunks_exact_mut(ops.len())) {
            ops.store(sum, scores);
        }
    }
}

/// `e^score`, over the greatest one's, in place; and the sum of all.
#[inline(always)]
fn exponentials<I: Isa>(isa: I, scores: &mut [f32]) -> f32 {
    let ops = isa.f32();
    let mut most = ops.splat(f32::NEG_INFINITY);
    for chunk in scores.chunks_exact(ops.len()) {
        most = ops.max(most, ops.load(chunk));
    }
    let most = ops.splat(fold_vector(isa, most, greater));
    for chunk in scores.chunks_exact_mut(ops.len()) {
        ops.store(exp(isa, ops.sub(ops.load(chunk), most)), chunk);
    }
    let mut total = Sum::new(isa);
    for chunk in scores.chunks_exact(LANES) {
        total.add(
            #[inline(always)]
            |at, sum| ops.add(sum, ops.load(&chunk[at..])),
        );
    }
    total.total()
}

/// The pieces' values, each counted as much as some queries look at it.
#[inline(always)]
fn mix<I: Isa, const N: usize, const V: usize>(
    isa: I,
    width: usize,
    shares: &[f32; N],
    scores: &[&[[f32; LANES]]; N],
    values: &[f32],
    seen: &mut [f32],
) {
    let ops = isa.f32();
    let sums = weighted::<I, N, V>(isa, scores, values, 3 * width);
    for ((sums, &share), seen) in sums.iter().zip(shares).zip(seen.chunks_mut(width)) {
        for (&sum, seen) in sums.iter().zip(seen.chunks_exact_mut(ops.len())) {
            ops.store(ops.mul(sum, ops.splat(share)), seen);
        }
    }
}

/// Sums of rows, of which one begins every `stride` numbers; the first vectors of each, times its weight in each of
/// the sums.
#[inline(always)]
fn weighted<I: Isa, const N: usize, const V: usize>(
    isa: I,
    weights: &[&[[f32; LANES]]; N],
    rows: &[f32],
    stride: usize,
) -> [[I::F32; V]; N] {
    let ops = isa.f32();
    let mut sums = [[ops.zero(); V]; N];
    for (lanes, rows) in rows.chunks(LANES * stride).enumerate() {
        let weights: [&[f32; LANES]; N] = std::array::from_fn(
            #[inline(always)]
            |sum| &weights[sum][lanes],
        );
        for (lane, row) in rows.chunks(stride).enumerate().take(LANES) {
            let row = ops.load_many::<V>(row);
            for sum in 0..N {
                let weight = ops.splat(weights[sum][lane]);
                for vector in 0..V {
                    sums[sum][vector] = ops.mul_add(weight, row[vector], sums[sum][vector]);
                }
            }
        }
    }
    sums
}
