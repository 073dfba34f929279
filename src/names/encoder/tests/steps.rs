//! Each step, and all together, beside PyTorch's numbers; and what does not change them.

use super::{LABELS, Reference, distances, encoder};
use crate::names::encoder::linear::Products;
use crate::names::encoder::{Encoder, Pack, Workspace};
use rten_simd::{Isa, SimdOp};

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
