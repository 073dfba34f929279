//! What `config.json` of a checkpoint says, and whether this engine can run it.

use super::deberta::Version;
use super::refused;
use crate::names::TaggerError;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The kinds of network that this engine runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Architecture {
    Bert,
    DistilBert,
    Roberta,
    Electra,
    Deberta(Version),
}

/// The values of `model_type`.
const MODEL_TYPES: [(&str, Architecture); 7] = [
    ("bert", Architecture::Bert),
    ("distilbert", Architecture::DistilBert),
    ("roberta", Architecture::Roberta),
    ("xlm-roberta", Architecture::Roberta),
    ("electra", Architecture::Electra),
    ("deberta", Architecture::Deberta(Version::First)),
    ("deberta-v2", Architecture::Deberta(Version::Second)),
];

/// What an architecture's name ends in when it labels tokens.
const LABELS_TOKENS: &str = "ForTokenClassification";

/// What rust-bert wants to be told although only training uses it; not every checkpoint tells it.
const UNUSED: [(&str, f32); 6] = [
    ("attention_dropout", 0.0),
    ("dropout", 0.0),
    ("hidden_dropout_prob", 0.0),
    ("initializer_range", 0.02),
    ("qa_dropout", 0.0),
    ("seq_classif_dropout", 0.0),
];
/// Likewise, of DistilBERT: how its embeddings were made, which are read from the weights.
const UNUSED_CHOICES: [&str; 2] = ["sinusoidal_pos_embds", "tie_weights_"];

/// The marks at a row's beginning and end.
const MARKS: usize = 2;
/// The piece that RoBERTa's batches are padded with.
const ROBERTA_PADDING: i64 = 1;
/// The positions that RoBERTa never uses: it counts them from after the padding's number.
const UNUSED_POSITIONS: usize = 2;
/// How many cases of words there are, where token types are cases.
const CASES: usize = 5;

/// A checkpoint's configuration.
#[derive(Clone, Debug)]
pub(super) struct Config {
    /// The kind of network.
    pub architecture: Architecture,
    /// Whether token types are the cases of words, as in the model that ships with the program.
    pub has_word_cases: bool,
    /// The longest row in pieces, without its two marks.
    pub longest: usize,
    /// How many pieces the network knows.
    pub vocabulary: usize,
    /// The piece that fills the shorter rows of a batch.
    pub padding: i64,
    labels: Vec<String>,
    value: Value,
    path: PathBuf,
}

/// What is read of the file here; the rest is rust-bert's to read.
#[derive(Deserialize)]
struct File {
    model_type: Option<String>,
    architectures: Option<Vec<String>>,
    id2label: Option<BTreeMap<usize, String>>,
    max_position_embeddings: usize,
    vocab_size: usize,
    #[serde(default)]
    type_vocab_size: usize,
    pad_token_id: Option<i64>,
    position_embedding_type: Option<String>,
    word_case_ids: Option<Value>,
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// When it cannot be read, or tells of a model that this engine cannot run.
    pub fn read(path: &Path) -> Result<Self, TaggerError> {
        let refused = |reason: String| refused(path, reason);
        let bytes = std::fs::read(path).map_err(|error| refused(error.to_string()))?;
        let value: Value = serde_json::from_slice(&bytes).map_err(|error| refused(error.to_string()))?;
        let file: File = serde_json::from_value(value.clone()).map_err(|error| refused(error.to_string()))?;
        let architecture = architecture(file.model_type.as_deref()).map_err(refused)?;
        if let Some(names) = &file.architectures
            && !names.iter().any(|name| name.ends_with(LABELS_TOKENS))
        {
            return Err(refused(format!("it is no model for token classification but {}", names.join(", "))));
        }
        if let Some(kind) = file.position_embedding_type.filter(|kind| kind != "absolute") {
            return Err(refused(format!("its position embeddings are of the kind `{kind}`, which rust-bert has not")));
        }
        let usual_padding = if architecture == Architecture::Roberta { ROBERTA_PADDING } else { 0 };
        let padding = file.pad_token_id.unwrap_or(usual_padding);
        if architecture == Architecture::Roberta && padding != ROBERTA_PADDING {
            return Err(refused(format!(
                "its pad_token_id is {padding}, and rust-bert takes {ROBERTA_PADDING} for it"
            )));
        }
        let has_word_cases = file.word_case_ids.is_some();
        if has_word_cases && file.type_vocab_size < CASES {
            return Err(refused("it has no token types for the five cases of words".to_owned()));
        }
        let unused = if architecture == Architecture::Roberta { UNUSED_POSITIONS } else { 0 };
        let longest = file.max_position_embeddings.checked_sub(MARKS + unused).filter(|&longest| longest > 0);
        let longest = longest.ok_or_else(|| refused("max_position_embeddings leaves no room for a word".to_owned()))?;
        let labels = file.id2label.unwrap_or_default();
        if labels.is_empty() || !labels.keys().copied().eq(0..labels.len()) {
            return Err(refused("id2label does not name the labels from 0 on".to_owned()));
        }
        Ok(Self {
            architecture,
            has_word_cases,
            longest,
            vocabulary: file.vocab_size,
            padding,
            labels: labels.into_values().collect(),
            value,
            path: path.to_owned(),
        })
    }

    /// The names of the labels, in the order of the network's scores.
    pub fn label_names(&self) -> &[String] {
        &self.labels
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The configuration as rust-bert's type for the kind of network.
    ///
    /// # Errors
    /// When something that rust-bert needs is missing or of another type.
    pub fn typed<C: DeserializeOwned>(&self) -> Result<C, TaggerError> {
        let mut value = self.value.clone();
        if let Some(fields) = value.as_object_mut() {
            // Nothing reads it, and in some checkpoints it is not what rust-bert expects.
            fields.remove("label2id");
            for (field, value) in UNUSED {
                fields.entry(field).or_insert(value.into());
            }
            for field in UNUSED_CHOICES {
                fields.entry(field).or_insert(false.into());
            }
        }
        serde_json::from_value(value).map_err(|error| refused(&self.path, error))
    }
}

fn architecture(model_type: Option<&str>) -> Result<Architecture, String> {
    let known = || MODEL_TYPES.map(|(name, _)| name).join(", ");
    let model_type = model_type.ok_or_else(|| format!("it has no model_type; known are {}", known()))?;
    let found = MODEL_TYPES.iter().find(|(name, _)| *name == model_type);
    found
        .map(|&(_, architecture)| architecture)
        .ok_or_else(|| format!("its model_type is `{model_type}`; known are {}", known()))
}
