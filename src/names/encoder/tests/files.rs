//! Weights of every kind are read, and wrong ones refused.

use super::{LABELS, MODEL, Reference, config, distances};
use crate::names::encoder::{Config, Encoder, Pack, Workspace};
use half::{bf16, f16};
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors, serialize};
use std::collections::BTreeMap;

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
