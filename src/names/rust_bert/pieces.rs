//! From words to the pieces that a network reads, and back.

use super::checkpoint::{Files, TOKENIZER_CONFIG, TokenizerFile};
use super::config::Config;
use super::refused;
use crate::names::TaggerError;
use serde::Deserialize;
use std::ops::Range;
use std::path::Path;
use tokenizers::Tokenizer;
use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::bert::BertNormalizer;
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;

/// What opens and closes a row: of BERT, DistilBERT, ELECTRA, DeBERTa; of RoBERTa, XLM-RoBERTa.
const MARKS: [[&str; 2]; 2] = [["[CLS]", "[SEP]"], ["<s>", "</s>"]];
/// What stands for a piece that is not in BERT's vocabulary.
const UNKNOWN: &str = "[UNK]";

/// A checkpoint's tokenizer.
pub(super) struct PieceTokenizer {
    tokenizer: Tokenizer,
    /// The pieces that open and close a row.
    pub marks: [i64; 2],
}

/// The pieces of a sentence's words.
#[derive(Debug)]
pub(super) struct Pieces {
    /// The pieces' numbers.
    pub ids: Vec<i64>,
    /// The pieces of a word are `starts[word]..starts[word + 1]`.
    pub starts: Vec<usize>,
}

impl Pieces {
    /// Where the word's pieces are.
    pub fn of(&self, word: usize) -> Range<usize> {
        self.starts[word]..self.starts[word + 1]
    }
}

impl PieceTokenizer {
    /// The tokenizer of a checkpoint.
    pub fn load(files: &Files, config: &Config) -> Result<Self, TaggerError> {
        let (path, tokenizer) = match &files.tokenizer {
            TokenizerFile::Whole(path) => (path, Tokenizer::from_file(path)),
            TokenizerFile::Vocabulary(path) => (path, of_vocabulary(path)),
        };
        let failed = |error: tokenizers::Error| refused(path, error);
        let mut tokenizer = tokenizer.map_err(failed)?;
        tokenizer.with_truncation(None).map_err(failed)?.with_padding(None);
        let pieces = tokenizer.get_vocab_size(true);
        if pieces > config.vocabulary {
            let known = config.vocabulary;
            return Err(refused(
                path,
                format!("it has {pieces} pieces, and config.json says that the model has {known}"),
            ));
        }
        let id = |mark: &str| tokenizer.token_to_id(mark).map(i64::from);
        let marks = MARKS.iter().find_map(|[opening, closing]| Some([id(opening)?, id(closing)?]));
        let marks = marks.ok_or_else(|| refused(path, "it has neither [CLS] and [SEP] nor <s> and </s>"))?;
        Ok(Self { tokenizer, marks })
    }

    /// The pieces of a sentence.
    ///
    /// The words are read with a space between them, so that each is read as standing alone whatever the tokenizer; a
    /// piece belongs to the word that it ends in, a space before a word to that word.
    pub fn pieces(&self, words: &[&str]) -> Result<Pieces, TaggerError> {
        let encoding = self.tokenizer.encode(words.join(" "), false);
        let encoding = encoding.map_err(|error| TaggerError::Run(error.to_string()))?;
        let mut starts = vec![0; words.len() + 1];
        let ends: Vec<usize> = words
            .iter()
            .scan(0, |at, word| {
                *at += word.len() + 1;
                Some(*at - 1)
            })
            .collect();
        let mut word = 0;
        // Offsets are bytes of the text that was given, whatever the tokenizer made of it.
        for &(start, _) in encoding.get_offsets() {
            while word + 1 < words.len() && ends[word] <= start {
                word += 1;
            }
            starts[word + 1] += 1;
        }
        for word in 0..words.len() {
            starts[word + 1] += starts[word];
        }
        Ok(Pieces { ids: encoding.get_ids().iter().map(|&id| id.into()).collect(), starts })
    }

    /// The text of pieces.
    #[cfg(test)]
    pub fn text(&self, ids: &[u32]) -> String {
        self.tokenizer.decode(ids, false).unwrap_or_default()
    }
}

/// A row: what is given, between two marks.
pub(super) fn between_marks(inner: impl Iterator<Item = i64>, [opening, closing]: [i64; 2]) -> Vec<i64> {
    std::iter::once(opening).chain(inner).chain([closing]).collect()
}

/// BERT's tokenizer for a vocabulary; lowers letters unless the file beside it says otherwise.
fn of_vocabulary(path: &Path) -> Result<Tokenizer, tokenizers::Error> {
    #[derive(Deserialize)]
    struct Options {
        do_lower_case: Option<bool>,
        strip_accents: Option<bool>,
    }
    let beside = path.with_file_name(TOKENIZER_CONFIG);
    let options: Option<Options> =
        if beside.is_file() { Some(serde_json::from_slice(&std::fs::read(beside)?)?) } else { None };
    let lowers = options.as_ref().and_then(|options| options.do_lower_case).unwrap_or(true);
    let strips = options.and_then(|options| options.strip_accents);
    let model = WordPiece::from_file(&path.to_string_lossy()).unk_token(UNKNOWN.to_owned()).build()?;
    let mut tokenizer = Tokenizer::new(model);
    tokenizer.with_normalizer(Some(BertNormalizer::new(true, true, strips, lowers)))?;
    tokenizer.with_pre_tokenizer(Some(BertPreTokenizer));
    Ok(tokenizer)
}
