//! The forward pass beside PyTorch's: `training/names/reference.py` made the tiny network and its numbers.

mod attention;
mod files;
mod numerics;
mod steps;

use super::{Config, Encoder, Pack};
use serde::Deserialize;

const MODEL: &[u8] = include_bytes!("../../../../tests/data/tiny-bert/model.safetensors");
const CONFIG: &str = include_str!("../../../../tests/data/tiny-bert/config.json");
const REFERENCE: &str = include_str!("../../../../tests/data/tiny-bert/reference.json");
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
