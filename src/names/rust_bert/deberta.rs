//! DeBERTa (He et al. 2021, "DeBERTa: Decoding-enhanced BERT with Disentangled Attention") and its second version, which
//! the third shares (He et al. 2023, "DeBERTaV3").
//!
//! rust-bert has both, but its 0.23 reads relative positions wrongly: the span of the first is the number of heads, the
//! second leaves the span out where content looks at positions. So this one kind of network is our own, on tch.

use rust_bert::Activation;
use serde::Deserialize;
use tch::nn::{self, Embedding, LayerNorm, LayerNormConfig, Linear, LinearConfig, Module, Path};
use tch::{Kind, TchError, Tensor};

/// The two ways that projections are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    First,
    Second,
}

/// What is read of `config.json`.
#[derive(Deserialize)]
pub(super) struct Options {
    hidden_act: Activation,
    hidden_size: i64,
    intermediate_size: i64,
    max_position_embeddings: i64,
    num_attention_heads: i64,
    num_hidden_layers: i64,
    vocab_size: i64,
    #[serde(default)]
    type_vocab_size: i64,
    embedding_size: Option<i64>,
    #[serde(default = "usual_norm")]
    layer_norm_eps: f64,
    #[serde(default = "yes")]
    position_biased_input: bool,
    #[serde(default)]
    relative_attention: bool,
    #[serde(default)]
    max_relative_positions: i64,
    #[serde(default)]
    position_buckets: i64,
    pos_att_type: Option<Looks>,
    #[serde(default)]
    share_att_key: bool,
    norm_rel_ebd: Option<String>,
    #[serde(default)]
    conv_kernel_size: i64,
    #[serde(default)]
    talking_head: bool,
}

/// What looks at what: "c2p|p2c", or a list.
#[derive(Deserialize)]
#[serde(untagged)]
enum Looks {
    Joined(String),
    Listed(Vec<String>),
}

fn usual_norm() -> f64 {
    1e-7
}

fn yes() -> bool {
    true
}

impl Options {
    fn looks(&self, what: &str) -> bool {
        match &self.pos_att_type {
            None => false,
            Some(Looks::Joined(kinds)) => kinds.to_lowercase().split('|').any(|kind| kind.trim() == what),
            Some(Looks::Listed(kinds)) => kinds.iter().any(|kind| kind.eq_ignore_ascii_case(what)),
        }
    }

    /// Up to which distance positions are told apart.
    fn farthest(&self) -> i64 {
        if self.max_relative_positions < 1 { self.max_position_embeddings } else { self.max_relative_positions }
    }

    /// How many numbers there are for positions on one side.
    fn span(&self) -> i64 {
        if self.position_buckets > 0 { self.position_buckets } else { self.farthest() }
    }
}

/// The network with its classifier.
pub(super) struct Deberta {
    words: Embedding,
    positions: Option<Embedding>,
    types: Option<Embedding>,
    widen: Option<Linear>,
    norm: LayerNorm,
    relative: Option<Tensor>,
    relative_norm: Option<LayerNorm>,
    layers: Vec<Layer>,
    classifier: Linear,
    options: Options,
}

struct Layer {
    projections: Projections,
    attended: Linear,
    attended_norm: LayerNorm,
    inner: Linear,
    outer: Linear,
    outer_norm: LayerNorm,
}

enum Projections {
    First {
        all: Linear,
        query_bias: Tensor,
        value_bias: Tensor,
        position_key: Option<Linear>,
        position_query: Option<Linear>,
    },
    Second {
        query: Linear,
        key: Linear,
        value: Linear,
        position_key: Option<Linear>,
        position_query: Option<Linear>,
    },
}

impl Deberta {
    /// A network with random weights.
    ///
    /// # Errors
    /// When the configuration asks for a part that is not here.
    pub fn new(root: &Path, version: Version, options: Options, labels: i64) -> Result<Self, String> {
        if options.conv_kernel_size > 0 || options.talking_head {
            return Err("it asks for convolution or talking heads, which are not known".to_owned());
        }
        if options.num_attention_heads < 1 || options.hidden_size % options.num_attention_heads != 0 {
            return Err("its hidden_size is no multiple of num_attention_heads".to_owned());
        }
        let (base, hidden) = (root / "deberta", options.hidden_size);
        let (embeddings, encoder) = (&base / "embeddings", &base / "encoder");
        let width = options.embedding_size.unwrap_or(hidden);
        let table = |name: &str, rows| nn::embedding(&embeddings / name, rows, width, Default::default());
        let relative = options
            .relative_attention
            .then(|| (&encoder / "rel_embeddings").var("weight", &[2 * options.span(), hidden], nn::Init::Const(0.0)));
        let normed = options.norm_rel_ebd.as_deref().is_some_and(|kinds| kinds.contains("layer_norm"));
        Ok(Self {
            words: table("word_embeddings", options.vocab_size),
            positions: options
                .position_biased_input
                .then(|| table("position_embeddings", options.max_position_embeddings)),
            types: (options.type_vocab_size > 0).then(|| table("token_type_embeddings", options.type_vocab_size)),
            widen: (width != hidden).then(|| nn::linear(&embeddings / "embed_proj", width, hidden, NO_BIAS)),
            norm: norm(&embeddings / "LayerNorm", hidden, &options),
            relative_norm: (relative.is_some() && normed).then(|| norm(&encoder / "LayerNorm", hidden, &options)),
            relative,
            layers: (0..options.num_hidden_layers)
                .map(|number| Layer::new(&(&encoder / "layer" / number), version, &options))
                .collect(),
            classifier: nn::linear(root / "classifier", hidden, labels, Default::default()),
            options,
        })
    }

    /// The scores of every piece's labels: rows × pieces × labels.
    pub fn forward(&self, ids: &Tensor, mask: &Tensor, types: &Tensor) -> Result<Tensor, TchError> {
        let length = *ids.size().last().unwrap_or(&0);
        let mut states = self.words.forward(ids);
        if let Some(positions) = &self.positions {
            states = states.f_add(&positions.forward(&Tensor::f_arange(length, (Kind::Int64, ids.device()))?))?;
        }
        if let Some(table) = &self.types {
            states = states.f_add(&table.forward(types))?;
        }
        if let Some(widen) = &self.widen {
            states = widen.forward(&states);
        }
        states = self.norm.forward(&states).f_mul(&mask.f_unsqueeze(-1)?)?;
        let padding = mask.f_eq(0)?.f_unsqueeze(1)?.f_unsqueeze(1)?;
        let relative = match (&self.relative, &self.relative_norm) {
            (Some(table), Some(norm)) => Some(norm.forward(table)),
            (Some(table), None) => Some(table.shallow_clone()),
            (None, _) => None,
        };
        let relative =
            relative.map(|table| Ok::<_, TchError>((table, self.distances(length, ids.device())?))).transpose()?;
        for layer in &self.layers {
            states = layer.forward(&states, &padding, relative.as_ref(), &self.options)?;
        }
        Ok(self.classifier.forward(&states))
    }

    /// The number of the distance between every two pieces, pieces × pieces, from -span to span.
    fn distances(&self, length: i64, device: tch::Device) -> Result<Tensor, TchError> {
        let distance = |from: i64, to: i64| bucket(from - to, self.options.position_buckets, self.options.farthest());
        let all: Vec<i64> = (0..length).flat_map(|from| (0..length).map(move |to| distance(from, to))).collect();
        Tensor::f_from_slice(&all)?.f_view([length, length])?.f_to_device(device)
    }
}

/// Near distances are told apart one by one, farther ones by their logarithm. In 32-bit floats, as models were trained.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
fn bucket(distance: i64, buckets: i64, farthest: i64) -> i64 {
    let middle = buckets / 2;
    if buckets <= 0 || distance.abs() <= middle {
        return distance;
    }
    let middle_f = middle as f32;
    let share = (distance.abs() as f32 / middle_f).ln() / ((farthest - 1) as f32 / middle_f).ln();
    distance.signum() * ((share * (middle - 1) as f32).ceil() as i64 + middle)
}

const NO_BIAS: LinearConfig = LinearConfig { ws_init: nn::init::DEFAULT_KAIMING_UNIFORM, bs_init: None, bias: false };

fn norm(path: Path, size: i64, options: &Options) -> LayerNorm {
    nn::layer_norm(path, vec![size], LayerNormConfig { eps: options.layer_norm_eps, ..Default::default() })
}

impl Layer {
    fn new(path: &Path, version: Version, options: &Options) -> Self {
        let (hidden, inner) = (options.hidden_size, options.intermediate_size);
        let attention = path / "attention";
        let linear = |path: Path, from, to| nn::linear(path, from, to, Default::default());
        let output = &attention / "output";
        Self {
            projections: Projections::new(&(&attention / "self"), version, options),
            attended: linear(&output / "dense", hidden, hidden),
            attended_norm: norm(&output / "LayerNorm", hidden, options),
            inner: linear(path / "intermediate" / "dense", hidden, inner),
            outer: linear(path / "output" / "dense", inner, hidden),
            outer_norm: norm(path / "output" / "LayerNorm", hidden, options),
        }
    }

    fn forward(
        &self,
        states: &Tensor,
        padding: &Tensor,
        relative: Option<&(Tensor, Tensor)>,
        options: &Options,
    ) -> Result<Tensor, TchError> {
        let attended = self.attended.forward(&self.attend(states, padding, relative, options)?).f_add(states)?;
        let attended = self.attended_norm.forward(&attended);
        let inner = options.hidden_act.get_function().get_fn()(&self.inner.forward(&attended));
        Ok(self.outer_norm.forward(&self.outer.forward(&inner).f_add(&attended)?))
    }

    /// Attention of content to content and, where the model has it, to and from positions.
    fn attend(
        &self,
        states: &Tensor,
        padding: &Tensor,
        relative: Option<&(Tensor, Tensor)>,
        options: &Options,
    ) -> Result<Tensor, TchError> {
        let heads = options.num_attention_heads;
        let [query, key, value] = self.projections.content(states, heads)?;
        let mut scores = query.f_matmul(&key.f_transpose(-1, -2)?)?;
        let looks = [options.looks("c2p"), options.looks("p2c")];
        if let Some((table, distances)) = relative {
            let [position_key, position_query] = self.projections.positions(table, heads)?;
            let (span, size) = (options.span(), scores.size());
            let number =
                |distances: &Tensor| distances.f_add_scalar(span)?.f_clamp(0, 2 * span - 1)?.f_expand(&size, false);
            if let (true, Some(position_key)) = (looks[0], position_key) {
                let seen = query.f_matmul(&position_key.f_transpose(-1, -2)?)?;
                scores = scores.f_add(&seen.f_gather(-1, &number(distances)?, false)?)?;
            }
            if let (true, Some(position_query)) = (looks[1], position_query) {
                let seen = key.f_matmul(&position_query.f_transpose(-1, -2)?)?;
                let seen = seen.f_gather(-1, &number(&distances.f_neg()?)?, false)?;
                scores = scores.f_add(&seen.f_transpose(-1, -2)?)?;
            }
        }
        let kinds = 1 + looks.into_iter().filter(|&looks| looks).count();
        let width = options.hidden_size / heads;
        let scale = (width as f64 * kinds as f64).sqrt();
        let shares =
            scores.f_div_scalar(scale)?.f_masked_fill(padding, f64::from(f32::MIN))?.f_softmax(-1, Kind::Float)?;
        shares.f_matmul(&value)?.f_transpose(1, 2)?.f_flatten(2, -1)
    }
}

impl Projections {
    fn new(path: &Path, version: Version, options: &Options) -> Self {
        let hidden = options.hidden_size;
        let linear = |name: &str| nn::linear(path / name, hidden, hidden, Default::default());
        let own = options.relative_attention && !options.share_att_key;
        let (sees_positions, is_seen) = (own && options.looks("c2p"), own && options.looks("p2c"));
        match version {
            Version::First => Self::First {
                all: nn::linear(path / "in_proj", hidden, 3 * hidden, NO_BIAS),
                query_bias: path.var("q_bias", &[hidden], nn::Init::Const(0.0)),
                value_bias: path.var("v_bias", &[hidden], nn::Init::Const(0.0)),
                position_key: sees_positions.then(|| nn::linear(path / "pos_proj", hidden, hidden, NO_BIAS)),
                position_query: is_seen.then(|| linear("pos_q_proj")),
            },
            Version::Second => Self::Second {
                query: linear("query_proj"),
                key: linear("key_proj"),
                value: linear("value_proj"),
                position_key: sees_positions.then(|| linear("pos_key_proj")),
                position_query: is_seen.then(|| linear("pos_query_proj")),
            },
        }
    }

    /// Query, key and value: rows × heads × pieces × width.
    fn content(&self, states: &Tensor, heads: i64) -> Result<[Tensor; 3], TchError> {
        match self {
            Self::First { all, query_bias, value_bias, .. } => {
                // Of each head its three lie together.
                let all = by_heads(&all.forward(states), heads)?;
                let width = all.size().last().map_or(0, |width| width / 3);
                let part = |number: i64| all.f_narrow(-1, number * width, width);
                let bias = |bias: &Tensor| bias.f_view([heads, 1, width]);
                Ok([part(0)?.f_add(&bias(query_bias)?)?, part(1)?, part(2)?.f_add(&bias(value_bias)?)?])
            }
            Self::Second { query, key, value, .. } => {
                let project = |linear: &Linear| by_heads(&linear.forward(states), heads);
                Ok([project(query)?, project(key)?, project(value)?])
            }
        }
    }

    /// Key and query of positions, heads × positions × width; those of content where the model has no others.
    fn positions(&self, table: &Tensor, heads: i64) -> Result<[Option<Tensor>; 2], TchError> {
        let (key, query) = match self {
            Self::First { position_key, position_query, .. } => (position_key.as_ref(), position_query.as_ref()),
            Self::Second { key, query, position_key: None, position_query: None, .. } => (Some(key), Some(query)),
            Self::Second { position_key, position_query, .. } => (position_key.as_ref(), position_query.as_ref()),
        };
        let project =
            |linear: Option<&Linear>| linear.map(|linear| by_heads(&linear.forward(table), heads)).transpose();
        Ok([project(key)?, project(query)?])
    }
}

/// Splits the last dimension among the heads, and puts these before the pieces.
fn by_heads(states: &Tensor, heads: i64) -> Result<Tensor, TchError> {
    let mut size = states.size();
    size.pop();
    size.extend([heads, -1]);
    states.f_view(size.as_slice())?.f_transpose(-2, -3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_distances_share_a_number_and_near_ones_do_not() {
        // The numbers of the reference implementation for 256 buckets and 512 positions.
        for (distance, number) in [(0, 0), (1, 1), (-127, -127), (128, 128), (129, 129), (200, 169), (-511, -255)] {
            assert_eq!(bucket(distance, 256, 512), number, "{distance}");
        }
        assert_eq!(bucket(300, 0, 512), 300);
    }
}
