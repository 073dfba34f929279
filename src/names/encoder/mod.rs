//! The forward pass of one kind of network: a BERT token classifier, in int8.
//!
//! BERT with layer norm after each step (Devlin et al. 2019, "BERT"), learned positions, token types, GELU by the error
//! function, and a linear head. The weights are quantised when they are read, each output column with a scale of its
//! own; what goes into a linear layer is quantised row by row, each piece with a scale and an offset of its own. So
//! sentences can run together, one behind the other without padding, and a sentence's answer is the same to the bit
//! alone and in any company.
//!
//! # What is the same on every machine
//! The products of bytes are summed exactly. All else is f32, every sum in one order whatever the width of the
//! machine's vectors. Machines that multiply and add in one rounding (x86 with AVX2 or AVX-512, 64-bit ARM) therefore
//! give the same bits; others may differ in the last ones.

mod activations;
mod attention;
mod forward;
mod linear;
#[cfg(test)]
mod tests;
mod weights;

pub use forward::Workspace;

use super::TaggerError;
use activations::LANES;
use half::f16;
use linear::{Linear, Products};
use serde::Deserialize;
use weights::{Dense, Weights};

/// What a model's `config.json` says of its network, by the names of Hugging Face.
#[derive(Clone, Debug, Deserialize)]
pub struct Config {
    /// Numbers that stand for a piece between layers.
    pub hidden_size: usize,
    /// Layers.
    pub num_hidden_layers: usize,
    /// Parts that each layer's attention has.
    pub num_attention_heads: usize,
    /// Numbers that stand for a piece inside of a layer's second half.
    pub intermediate_size: usize,
    /// Word pieces that it knows.
    pub vocab_size: usize,
    /// The longest sentence, in pieces with the marks around it.
    pub max_position_embeddings: usize,
    /// Token types that it knows.
    pub type_vocab_size: usize,
    /// What keeps layer norm from dividing by zero.
    pub layer_norm_eps: f32,
    /// The activation; only `gelu` is there.
    pub hidden_act: String,
}

/// A network, ready to run on any number of threads.
pub struct Encoder {
    config: Config,
    embeddings: Embeddings,
    layers: Vec<Layer>,
    head: Dense,
}

struct Embeddings {
    words: Vec<f16>,
    positions: Vec<f32>,
    types: Vec<f32>,
    norm: Norm,
}

struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
    epsilon: f32,
}

struct Layer {
    /// Queries (scaled), keys and values in one product.
    mixing: Linear,
    joining: Linear,
    attention_norm: Norm,
    widening: Linear,
    narrowing: Linear,
    output_norm: Norm,
}

impl Encoder {
    /// Reads a network's weights, named as those of Hugging Face's `BertForTokenClassification`, from the bytes of a
    /// safetensors file.
    ///
    /// # Errors
    /// When the file is damaged, a tensor is missing or not of the shape that the configuration asks for, or the
    /// configuration asks for what is not there. Widths must be multiples of 16.
    pub fn read(config: Config, labels: usize, file: &[u8]) -> Result<Self, TaggerError> {
        config.check(labels)?;
        let weights = Weights::open(file)?;
        let products = Products::default();
        let width = config.hidden_size;
        let table = |name: &str| format!("bert.embeddings.{name}_embeddings.weight");
        let embeddings = Embeddings {
            words: weights.halves(&table("word"), &[config.vocab_size, width])?,
            positions: weights.numbers(&table("position"), &[config.max_position_embeddings, width])?,
            types: weights.numbers(&table("token_type"), &[config.type_vocab_size, width])?,
            norm: Norm::read(&weights, "bert.embeddings.LayerNorm", &config)?,
        };
        let layer = |number| Layer::read(&weights, &format!("bert.encoder.layer.{number}"), &config, &products);
        let layers = (0..config.num_hidden_layers).map(layer).collect::<Result<_, _>>()?;
        let head = weights.dense("classifier", width, labels)?;
        Ok(Self { config, embeddings, layers, head })
    }
}

impl Config {
    fn check(&self, labels: usize) -> Result<(), TaggerError> {
        let refused = |reason: String| Err(TaggerError::Load { path: "config.json".to_owned(), reason });
        let is_wide = |width: usize| width > 0 && width.is_multiple_of(LANES);
        if self.hidden_act != "gelu" {
            return refused(format!("its hidden_act is {}, where only gelu is known", self.hidden_act));
        }
        for (name, width) in [("hidden_size", self.hidden_size), ("intermediate_size", self.intermediate_size)] {
            if !is_wide(width) {
                return refused(format!("its {name} is {width}, which is no multiple of {LANES}"));
            }
        }
        let heads = self.num_attention_heads;
        if heads == 0 || !self.hidden_size.is_multiple_of(heads) || !is_wide(self.hidden_size / heads) {
            return refused(format!("its {heads} attention heads are not each a multiple of {LANES} wide"));
        }
        if self.num_hidden_layers == 0 || labels == 0 {
            return refused("it has no layers or no labels".to_owned());
        }
        Ok(())
    }
}

impl Norm {
    fn read(weights: &Weights, name: &str, config: &Config) -> Result<Self, TaggerError> {
        Ok(Self {
            weight: weights.numbers(&format!("{name}.weight"), &[config.hidden_size])?,
            bias: weights.numbers(&format!("{name}.bias"), &[config.hidden_size])?,
            epsilon: config.layer_norm_eps,
        })
    }
}

impl Layer {
    fn read(weights: &Weights, name: &str, config: &Config, products: &Products) -> Result<Self, TaggerError> {
        let (width, inner) = (config.hidden_size, config.intermediate_size);
        let linear = |part: &str, inputs: usize, outputs: usize| {
            weights.dense(&format!("{name}.{part}.dense"), inputs, outputs).map(|dense| Linear::new(products, dense))
        };
        let norm = |part: &str| Norm::read(weights, &format!("{name}.{part}.LayerNorm"), config);
        let mut mixing = Dense { weight: Vec::new(), bias: Vec::new() };
        // The attention's scale sits in the queries.
        let scale = ((width / config.num_attention_heads) as f32).sqrt().recip();
        for (part, scale) in [("query", scale), ("key", 1.0), ("value", 1.0)] {
            let Dense { weight, bias } = weights.dense(&format!("{name}.attention.self.{part}"), width, width)?;
            mixing.weight.extend(weight.into_iter().map(|weight| weight * scale));
            mixing.bias.extend(bias.into_iter().map(|bias| bias * scale));
        }
        Ok(Self {
            mixing: Linear::new(products, mixing),
            joining: linear("attention.output", width, width)?,
            attention_norm: norm("attention.output")?,
            widening: linear("intermediate", width, inner)?,
            narrowing: linear("output", inner, width)?,
            output_norm: norm("output")?,
        })
    }
}

/// Sentences that go through a network together, one behind the other.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    ids: Vec<u32>,
    types: Vec<u8>,
    /// Where each sentence ends.
    ends: Vec<usize>,
    /// The pieces whose scores are asked for, in order.
    asked: Vec<usize>,
}

impl Pack {
    /// Adds a sentence: its pieces' places in the vocabulary with their token types, and at which of them, in order,
    /// scores are asked for.
    pub fn push(&mut self, pieces: impl IntoIterator<Item = (u32, u8)>, asked: impl IntoIterator<Item = usize>) {
        let start = self.ids.len();
        for (id, kind) in pieces {
            self.ids.push(id);
            self.types.push(kind);
        }
        if self.ids.len() > start {
            self.ends.push(self.ids.len());
            self.asked.extend(asked.into_iter().map(|piece| start + piece));
        }
    }

    /// How many pieces there are.
    pub fn pieces(&self) -> usize {
        self.ids.len()
    }

    /// Takes all sentences out.
    pub fn clear(&mut self) {
        self.ids.clear();
        self.types.clear();
        self.ends.clear();
        self.asked.clear();
    }
}

fn refused(reason: impl Into<String>) -> TaggerError {
    TaggerError::Load { path: "model.safetensors".to_owned(), reason: reason.into() }
}
