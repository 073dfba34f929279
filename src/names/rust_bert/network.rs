//! rust-bert's networks, and one of our own, behind one face.

use super::batches::Row;
use super::config::{Architecture, Config};
use super::deberta::Deberta;
use super::refused;
use super::weights::{Weights, first_line};
use crate::names::TaggerError;
use rust_bert::RustBertError;
use rust_bert::bert::BertForTokenClassification;
use rust_bert::distilbert::DistilBertForTokenClassification;
use rust_bert::electra::ElectraForTokenClassification;
use rust_bert::roberta::RobertaForTokenClassification;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tch::nn::VarStore;
use tch::{Device, Kind, TchError, Tensor};

/// What attention's scores of padding are lowered by.
const FAR: f64 = 10_000.0;

/// A network with its weights.
pub(super) struct Network {
    layers: Layers,
    padding: i64,
    device: Device,
}

enum Layers {
    Bert(BertForTokenClassification),
    DistilBert(DistilBertForTokenClassification),
    Roberta(RobertaForTokenClassification),
    Electra(ElectraForTokenClassification),
    Deberta(Box<Deberta>),
}

/// The scores of a batch.
pub(super) struct Logits {
    values: Vec<f32>,
    /// How many pieces a row has, padding counted in.
    length: usize,
    labels: usize,
}

impl Logits {
    /// The scores of one piece's labels.
    pub fn of(&self, row: usize, piece: usize) -> &[f32] {
        let at = (row * self.length + piece) * self.labels;
        &self.values[at..at + self.labels]
    }
}

impl Network {
    /// A network of the weights, which it shares with others.
    pub fn new(config: &Config, weights: &Weights, device: Device) -> Result<Self, TaggerError> {
        let mut store = VarStore::new(device);
        // What rust-bert cannot make it panics at.
        let layers = catch_unwind(AssertUnwindSafe(|| Layers::new(config, &store)))
            .map_err(|panic| refused(config.path(), first_line(message(&*panic))))??;
        store.freeze();
        weights.put_into(&store)?;
        Ok(Self { layers, padding: config.padding, device })
    }

    /// Scores the pieces of rows.
    pub fn logits(&self, rows: &[&Row]) -> Result<Logits, TaggerError> {
        let scored = catch_unwind(AssertUnwindSafe(|| self.score(rows)));
        scored
            .map_err(|panic| message(&*panic).to_owned())
            .and_then(|scored| scored.map_err(|error| error.to_string()))
            .map_err(|error| TaggerError::Run(first_line(&error).to_owned()))
    }

    fn score(&self, rows: &[&Row]) -> Result<Logits, RustBertError> {
        let _no_gradients = tch::no_grad_guard();
        let length = rows.iter().map(|row| row.ids.len()).max().unwrap_or(0);
        let padded = |values: &dyn Fn(&Row) -> Vec<i64>, padding: i64| -> Result<Tensor, TchError> {
            let mut flat = Vec::with_capacity(rows.len() * length);
            for row in rows {
                flat.extend(values(row));
                flat.resize(flat.len() + length - row.ids.len(), padding);
            }
            Tensor::f_from_slice(&flat)?.f_view([rows.len() as i64, length as i64])?.f_to_device(self.device)
        };
        let ids = padded(&|row| row.ids.clone(), self.padding)?;
        let mask = padded(&|row| vec![1; row.ids.len()], 0)?;
        let types = padded(&|row| row.types.clone(), 0)?;
        let logits = self.layers.forward(&ids, &mask, &types)?;
        let labels = logits.size().last().map_or(0, |&labels| labels as usize);
        let values = Vec::<f32>::try_from(logits.f_flatten(0, -1)?.f_to_device(Device::Cpu)?)?;
        Ok(Logits { values, length, labels })
    }
}

impl Layers {
    fn new(config: &Config, store: &VarStore) -> Result<Self, TaggerError> {
        let root = store.root();
        let failed = |error: RustBertError| refused(config.path(), error);
        Ok(match config.architecture {
            Architecture::Bert => Self::Bert(BertForTokenClassification::new(root, &config.typed()?).map_err(failed)?),
            Architecture::DistilBert => {
                Self::DistilBert(DistilBertForTokenClassification::new(root, &config.typed()?).map_err(failed)?)
            }
            Architecture::Roberta => {
                Self::Roberta(RobertaForTokenClassification::new(root, &config.typed()?).map_err(failed)?)
            }
            Architecture::Electra => {
                Self::Electra(ElectraForTokenClassification::new(root, &config.typed()?).map_err(failed)?)
            }
            Architecture::Deberta(version) => {
                let made = Deberta::new(&root, version, config.typed()?, config.label_names().len() as i64);
                Self::Deberta(Box::new(made.map_err(|reason| refused(config.path(), reason))?))
            }
        })
    }

    /// The scores of every piece's labels: rows × pieces × labels.
    fn forward(&self, ids: &Tensor, mask: &Tensor, types: &Tensor) -> Result<Tensor, RustBertError> {
        let (some_ids, some_types, train) = (Some(ids), Some(types), false);
        Ok(match self {
            Self::Bert(layers) => layers.forward_t(some_ids, Some(mask), some_types, None, None, train).logits,
            Self::Deberta(layers) => layers.forward(ids, mask, types)?,
            Self::DistilBert(layers) => layers.forward_t(some_ids, Some(mask), None, train)?.logits,
            Self::Roberta(layers) => layers.forward_t(some_ids, Some(mask), some_types, None, None, train).logits,
            Self::Electra(layers) => {
                // rust-bert adds this mask to the scores of attention as it is: padding has to be far under all else.
                let far_under = (mask.f_to_kind(Kind::Float)?.f_sub_scalar(1.0)?).f_mul_scalar(FAR)?;
                layers.forward_t(some_ids, Some(&far_under), some_types, None, None, train).logits
            }
        })
    }
}

/// What a panic says of itself.
fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("it panicked and did not say why")
}
