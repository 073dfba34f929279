//! From words to the word pieces that a model reads.

use super::{TaggerError, embedded::refused};
use rustc_hash::FxHashMap;
use tokenizers::Tokenizer;

/// A tokenizer, asked word by word.
pub(super) struct WordPieces {
    tokenizer: Tokenizer,
    /// The marks around a sentence.
    pub opening: u32,
    /// The mark at its end.
    pub closing: u32,
}

/// The pieces of words that were seen before: few words make up most of a text.
#[derive(Default)]
pub(super) struct Seen(FxHashMap<Box<str>, Box<[u32]>>);

/// How many words are remembered at most; then all are forgotten.
const REMEMBERED: usize = 1 << 15;

impl WordPieces {
    /// Reads a `tokenizer.json` for a model that knows this many pieces.
    pub(super) fn read(file: &[u8], vocabulary: usize) -> Result<Self, TaggerError> {
        let mut tokenizer = Tokenizer::from_bytes(file).map_err(|error| refused("tokenizer.json", error))?;
        tokenizer.with_truncation(None).map_err(|error| refused("tokenizer.json", error))?.with_padding(None);
        let highest = tokenizer.get_vocab(true).into_values().max().unwrap_or_default();
        if highest as usize >= vocabulary {
            let reason = format!("it has a piece {highest}, but the model knows {vocabulary} pieces");
            return Err(refused("tokenizer.json", reason));
        }
        let mark = |name: &str| {
            tokenizer.token_to_id(name).ok_or_else(|| refused("tokenizer.json", format!("it has no {name}")))
        };
        let (opening, closing) = (mark("[CLS]")?, mark("[SEP]")?);
        Ok(Self { tokenizer, opening, closing })
    }

    /// Appends a word's pieces.
    pub(super) fn append(&self, word: &str, seen: &mut Seen, pieces: &mut Vec<u32>) -> Result<(), TaggerError> {
        if let Some(known) = seen.0.get(word) {
            pieces.extend_from_slice(known);
            return Ok(());
        }
        let failed = |error: tokenizers::Error| TaggerError::Run(error.to_string());
        let encoding = self.tokenizer.encode_fast(word, false).map_err(failed)?;
        pieces.extend_from_slice(encoding.get_ids());
        if seen.0.len() >= REMEMBERED {
            seen.0.clear();
        }
        seen.0.insert(word.into(), encoding.get_ids().into());
        Ok(())
    }
}
