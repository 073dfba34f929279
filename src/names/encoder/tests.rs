//! The forward pass beside PyTorch's: `training/names/reference.py` made the tiny network and its numbers.

use super::activations::{LANES, exp, gelu, layer_norm, quantise};
use super::attention::{Buffers, Sizes, attend};
use super::*;
use half::bf16;
use rten_simd::ops::BitOps;
use rten_simd::{Isa, SimdOp};
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors, serialize};
use std::collections::BTreeMap;

const MODEL: &[u8] = include_bytes!("../../../tests/data/tiny-bert/model.safetensors");
const CONFIG: &str = include_str!("../../../tests/data/tiny-bert/config.json");
const REFERENCE: &str = include_str!("../../../tests/data/tiny-bert/reference.json");
const LABELS: usize = 9;

#[derive(Deserialize)]
struct Reference {
    ids: Vec<u32>,
    types: Vec<u8>,
    embedded: Vec<Vec<f32>>,
    attended: Vec<Vec<f32>>,
    first_layer: Vec<Vec<f32>>,
    logits: Vec<Vec<f32>>,
}

impl Reference {
    fn all() -> Vec<Self> {
        serde_json::from_str(REFERENCE).expect("the reference is read")
    }

    fn push_to(&self, pack: &mut Pack) {
        pack.push(self.ids.iter().copied().zip(self.types.iter().copied()), 0..self.ids.len());
    }
}

fn config() -> Config {
    serde_json::from_str(CONFIG).expect("the configuration is read")
}

fn encoder() -> Encoder {
    Encoder::read(config(), LABELS, MODEL).expect("the tiny network is read")
}

/// The greatest distance of two numbers, and the mean one.
fn distances(found: &[f32], wanted: &[Vec<f32>]) -> (f32, f32) {
    let wanted: Vec<f32> = wanted.iter().flatten().copied().collect();
    assert_eq!(found.len(), wanted.len());
    let apart = found.iter().zip(&wanted).map(|(found, wanted)| (found - wanted).abs());
    (apart.clone().fold(0.0, f32::max), apart.sum::<f32>() / wanted.len() as f32)
}

/// A sentence's steps through the first layer.
struct Steps<'a> {
    encoder: &'a Encoder,
    sentence: &'a Reference,
}

impl SimdOp for Steps<'_> {
    type Output = [Vec<f32>; 3];

    fn eval<I: Isa>(self, isa: I) -> Self::Output {
        let Self { encoder: Encoder { config, embeddings, layers, .. }, sentence } = self;
        let products = &Products::default();
        let mut pack = Pack::default();
        sentence.push_to(&mut pack);
        let mut space = Workspace::default();
        let width = config.hidden_size;
        space.make_room(pack.pieces(), width, config.intermediate_size);
        embeddings.embed(isa, width, &pack, &mut space);
        let embedded = space.hidden.clone();
        layers[0].mix(isa, products, &mut space).expect("the sizes fit");
        space.attend(isa, width, config.num_attention_heads, 0..pack.pieces());
        layers[0].join(isa, products, 0..pack.pieces(), &mut space).expect("the sizes fit");
        let attended = space.hidden.clone();
        layers[0].widen_and_narrow(isa, products, 0..pack.pieces(), &mut space).expect("the sizes fit");
        [embedded, attended, space.hidden]
    }
}

#[test]
fn each_step_of_a_layer_is_that_of_pytorch() {
    for sentence in Reference::all() {
        let [embedded, attended, first_layer] = Steps { encoder: &encoder(), sentence: &sentence }.dispatch();
        // Numbers are of the order of 1. Embeddings are not quantised; the products that follow are.
        for (step, found, wanted, most, mean) in [
            ("embedded", embedded, &sentence.embedded, 1e-4, 1e-5),
            ("attended", attended, &sentence.attended, 0.12, 0.02),
            ("first layer", first_layer, &sentence.first_layer, 0.15, 0.025),
        ] {
            let (worst, average) = distances(&found, wanted);
            assert!(worst < most && average < mean, "{step}: {worst} at most, {average} in the mean");
        }
    }
}

#[test]
fn logits_are_those_of_pytorch() {
    let (encoder, mut space) = (encoder(), Workspace::default());
    for sentence in Reference::all() {
        let mut pack = Pack::default();
        sentence.push_to(&mut pack);
        let (worst, mean) = distances(encoder.forward(&pack, &mut space).expect("it runs"), &sentence.logits);
        assert!(worst < 0.15 && mean < 0.03, "{worst} at most, {mean} in the mean");
    }
}

#[test]
fn a_sentence_has_the_same_bits_alone_and_among_others() {
    let (encoder, mut space) = (encoder(), Workspace::default());
    let sentences = Reference::all();
    let mut alone = Vec::new();
    let mut together = Pack::default();
    // Enough that they fill more than one block of rows.
    for sentence in sentences.iter().cycle().take(9) {
        let mut pack = Pack::default();
        sentence.push_to(&mut pack);
        alone.extend_from_slice(encoder.forward(&pack, &mut space).expect("it runs"));
        sentence.push_to(&mut together);
    }
    assert_eq!(encoder.forward(&together, &mut space).expect("it runs"), alone);
}

#[test]
fn a_piece_has_the_same_bits_whatever_else_is_asked() {
    let (encoder, mut space) = (encoder(), Workspace::default());
    let sentence = &Reference::all()[1];
    let mut pack = Pack::default();
    sentence.push_to(&mut pack);
    let all = encoder.forward(&pack, &mut space).expect("it runs").to_vec();
    let mut pack = Pack::default();
    pack.push(sentence.ids.iter().copied().zip(sentence.types.iter().copied()), [2, 7]);
    let some = encoder.forward(&pack, &mut space).expect("it runs");
    assert_eq!(some, [&all[2 * LABELS..3 * LABELS], &all[7 * LABELS..8 * LABELS]].concat());
}

#[test]
fn what_the_network_does_not_know_is_refused() {
    let (encoder, mut space) = (encoder(), Workspace::default());
    let forward = |pieces: Vec<(u32, u8)>, asked: Vec<usize>, space: &mut Workspace| {
        let mut pack = Pack::default();
        pack.push(pieces, asked);
        encoder.forward(&pack, space).map(<[f32]>::len).map_err(|error| error.to_string())
    };
    assert_eq!(forward(vec![], vec![], &mut space), Ok(0));
    assert_eq!(forward(vec![(39, 4)], vec![0], &mut space), Ok(LABELS));
    assert!(forward(vec![(40, 4)], vec![0], &mut space).is_err_and(|error| error.contains("the piece 40")));
    assert!(forward(vec![(1, 5)], vec![0], &mut space).is_err_and(|error| error.contains("the token type 5")));
    assert!(forward(vec![(1, 0); 25], vec![0], &mut space).is_err_and(|error| error.contains("25 pieces")));
    assert!(forward(vec![(1, 0)], vec![1], &mut space).is_err_and(|error| error.contains("asked for")));
    assert!(forward(vec![(1, 0); 3], vec![2, 1], &mut space).is_err_and(|error| error.contains("asked for")));
}

/// The tiny network's file with each tensor's type, shape and bytes changed.
fn changed(change: impl Fn(&str, &mut (Dtype, Vec<usize>, Vec<u8>)) -> bool) -> Vec<u8> {
    let file = SafeTensors::deserialize(MODEL).expect("the file is sound");
    let mut tensors: BTreeMap<String, (Dtype, Vec<usize>, Vec<u8>)> = BTreeMap::new();
    for (name, tensor) in file.tensors() {
        let mut parts = (tensor.dtype(), tensor.shape().to_vec(), tensor.data().to_vec());
        if change(&name, &mut parts) {
            tensors.insert(name, parts);
        }
    }
    let views = tensors
        .iter()
        .map(|(name, (dtype, shape, data))| (name, TensorView::new(*dtype, shape.clone(), data).expect("sizes fit")));
    serialize(views, None).expect("the file is written")
}

fn widened(bytes: &[u8]) -> impl Iterator<Item = f32> + '_ {
    bytes.as_chunks().0.iter().map(|&bytes| f16::from_le_bytes(bytes).to_f32())
}

#[test]
fn f32_and_bf16_files_are_read() {
    let logits = |file: &[u8]| {
        let encoder = Encoder::read(config(), LABELS, file).expect("the network is read");
        let mut pack = Pack::default();
        Reference::all()[1].push_to(&mut pack);
        encoder.forward(&pack, &mut Workspace::default()).expect("it runs").to_vec()
    };
    let wide = changed(|_, (dtype, _, data)| {
        (*dtype, *data) = (Dtype::F32, widened(data).flat_map(f32::to_le_bytes).collect());
        true
    });
    assert_eq!(logits(&wide), logits(MODEL));
    let brief = changed(|_, (dtype, _, data)| {
        let brief = widened(data).flat_map(|number| bf16::from_f32(number).to_le_bytes());
        (*dtype, *data) = (Dtype::BF16, brief.collect());
        true
    });
    let (worst, _) = distances(&logits(&brief), &Reference::all()[1].logits);
    assert!(worst < 0.5, "{worst}");
}

#[test]
fn wrong_files_are_refused_by_what_is_wrong() {
    let refused = |config: Config, file: &[u8]| match Encoder::read(config, LABELS, file) {
        Ok(_) => panic!("it is read"),
        Err(error) => error.to_string(),
    };
    for length in [0, 7, 8, 100, MODEL.len() / 2, MODEL.len() - 1] {
        refused(config(), &MODEL[..length]);
    }
    let query = "bert.encoder.layer.1.attention.self.query.weight";
    let missing = refused(config(), &changed(|name, _| name != query));
    assert!(missing.contains(&format!("no tensor {query}")), "{missing}");
    let wider = refused(Config { intermediate_size: 128, ..config() }, MODEL);
    assert!(wider.contains("[64, 32]") && wider.contains("[128, 32]"), "{wider}");
    let infinite = refused(
        config(),
        &changed(|name, (_, _, data)| {
            if name == query {
                data[..2].copy_from_slice(&f16::INFINITY.to_le_bytes());
            }
            true
        }),
    );
    assert!(infinite.contains(query) && infinite.contains("not finite"), "{infinite}");
    let whole = refused(
        config(),
        &changed(|name, (dtype, _, _)| {
            if name == query {
                *dtype = Dtype::I16;
            }
            true
        }),
    );
    assert!(whole.contains("no f16, bf16 or f32"), "{whole}");
    for (odd, what) in [
        (Config { hidden_size: 24, ..config() }, "hidden_size"),
        (Config { intermediate_size: 0, ..config() }, "intermediate_size"),
        (Config { num_attention_heads: 0, ..config() }, "attention heads"),
        (Config { num_attention_heads: 3, ..config() }, "attention heads"),
        (Config { num_attention_heads: 4, ..config() }, "attention heads"),
        (Config { num_hidden_layers: 0, ..config() }, "no layers"),
        (Config { num_hidden_layers: 3, ..config() }, "layer.2"),
        (Config { hidden_act: "relu".to_owned(), ..config() }, "relu"),
        (Config { hidden_size: 1 << 60, ..config() }, "was expected"),
    ] {
        let reason = refused(odd, MODEL);
        assert!(reason.contains(what), "{reason}");
    }
}

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
    type Output = (Vec<f32>, Vec<u8>, activations::Span);

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
