//! Attention beside a plain softmax.

use crate::names::encoder::attention::{Buffers, Sizes, attend};
use rten_simd::{Isa, SimdOp};

/// One sentence's attention.
struct Attend<'a>(Sizes, &'a [f32]);

impl SimdOp for Attend<'_> {
    type Output = Vec<f32>;

    fn eval<I: Isa>(self, isa: I) -> Vec<f32> {
        let mut seen = vec![0.0; self.0.pieces * self.0.width];
        attend(isa, self.0, self.1, &mut seen, &mut Buffers::default());
        seen
    }
}

#[test]
fn attention_is_a_softmax_over_all_pieces() {
    for pieces in [1, 2, 3, 4, 5, 15, 16, 17, 33, 50] {
        let sizes = Sizes { pieces, width: 96, head_width: 48 };
        let mixed: Vec<f32> = (0..pieces * 288).map(|at| ((at * 7_919 % 1_009) as f32 * 0.37).sin()).collect();
        let seen = Attend(sizes, &mixed).dispatch();
        for head in [0, 48] {
            let of = |part: usize, piece: usize| &mixed[piece * 288 + part * 96 + head..][..48];
            for query in 0..pieces {
                let scores = (0..pieces).map(|piece| {
                    let both = of(0, query).iter().zip(of(1, piece));
                    both.map(|(query, key)| f64::from(query * key)).sum::<f64>().exp()
                });
                let scores: Vec<f64> = scores.collect();
                let total: f64 = scores.iter().sum();
                for number in 0..48 {
                    let values = (0..pieces).map(|piece| scores[piece] * f64::from(of(2, piece)[number]));
                    let wanted = values.sum::<f64>() / total;
                    let found = f64::from(seen[query * 96 + head + number]);
                    assert!((found - wanted).abs() < 1e-5, "{pieces} pieces: {found} for {wanted}");
                }
            }
        }
    }
}
