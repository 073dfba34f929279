//! A checkpoint by its name on the Hugging Face hub: its files are kept in the hub's usual cache.

use super::checkpoint::{CONFIG, TOKENIZER, TOKENIZER_CONFIG, VOCABULARY, WEIGHTS};
use crate::names::TaggerError;
use hf_hub::api::sync::{ApiBuilder, ApiError, ApiRepo};
use std::path::PathBuf;

/// The folder that the model's files are in, once they are all there.
///
/// HF_HOME says where the cache is, HF_ENDPOINT where the hub is, as for the hub's other programs.
pub(super) fn download(name: &str) -> Result<PathBuf, TaggerError> {
    let failed = |error: ApiError| TaggerError::Unavailable {
        what: format!("the model {name}"),
        reason: format!(
            "{error}; where the hub cannot be reached, bring the model's folder and give its path instead of the name"
        ),
    };
    let repository = ApiBuilder::from_env().with_progress(false).build().map_err(failed)?.model(name.to_owned());
    let config = repository.get(CONFIG).map_err(failed)?;
    if repository.get(TOKENIZER).is_err() && repository.get(VOCABULARY).is_ok() {
        // Without it, the vocabulary is read as an uncased one, as elsewhere.
        let _ = repository.get(TOKENIZER_CONFIG);
    }
    first(&repository, &WEIGHTS).map_err(failed)?;
    Ok(config.parent().map(PathBuf::from).unwrap_or_default())
}

/// Gets the first of the files that is there; the error is that of the last.
fn first(repository: &ApiRepo, files: &[&str]) -> Result<(), ApiError> {
    let mut got = Ok(());
    for file in files {
        got = repository.get(file).map(drop);
        if got.is_ok() {
            break;
        }
    }
    got
}
