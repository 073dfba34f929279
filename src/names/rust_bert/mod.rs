//! The second engine: a BERT-like token classifier of anybody's, run by rust-bert on libtorch.
//!
//! Of rust-bert it takes the networks and nothing else: pieces, batches, labels and decoding are our own, as for the
//! embedded engine. A word's scores are those of its first piece. Rows of like length are scored together, padded to
//! the longest; what a row is told apart from its padding by is the attention mask, and every row's answer goes back
//! to the sentence that it came from, whatever the batch.
//!
//! rust-bert divides by the deviation plus 1e-12 in the layer norms of BERT, DistilBERT and RoBERTa, where a checkpoint
//! may say 1e-5: scores then differ in the fourth digit from those of the Python library.

mod batches;
mod checkpoint;
mod config;
mod deberta;
mod hub;
mod labels;
mod network;
mod pieces;
mod pool;
#[cfg(test)]
mod tests;
mod weights;

use super::windows::{Window, windows};
use super::{Device, Label, LabelScores, Tagger, TaggerError, words};
use batches::{Row, batches};
use checkpoint::Files;
use config::Config;
use labels::Labels;
use pieces::{PieceTokenizer, Pieces};
use pool::Pool;
use std::path::{Path, PathBuf};

pub use checkpoint::Checkpoint;

/// The token type of the marks around a sentence, where token types are the cases of words: they have no letters.
const NO_LETTERS: i64 = 4;

/// A token classifier from a folder in the layout of Hugging Face.
pub struct RustBert {
    tokenizer: PieceTokenizer,
    labels: Labels,
    has_word_cases: bool,
    /// The longest window in pieces, without the two marks.
    longest: usize,
    networks: Pool,
    name: String,
    weights: PathBuf,
}

impl RustBert {
    /// Loads a checkpoint, from its folder or by its name on the hub.
    ///
    /// # Errors
    /// When the hub cannot be reached, a file is missing or not the one in the folder's `SHA256SUMS`, the files do not fit each other, the model is none that
    /// labels words or of a kind that is not known, none of its labels is known, or the device is not there.
    pub fn load(checkpoint: &Checkpoint, device: Device) -> Result<Self, TaggerError> {
        let folder = checkpoint.folder()?;
        let files = Files::of(&folder)?;
        files.check(&folder)?;
        let config = Config::read(&files.config)?;
        let labels = Labels::new(config.label_names()).map_err(|reason| refused(&files.config, reason))?;
        let tokenizer = PieceTokenizer::load(&files, &config)?;
        let networks = Pool::load(&files, config.clone(), device)?;
        Ok(Self {
            tokenizer,
            labels,
            has_word_cases: config.has_word_cases,
            longest: config.longest,
            networks,
            name: checkpoint.name(),
            weights: files.weights,
        })
    }

    /// What the model is called: its name on the hub, or that of its folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 of the file of weights.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn sha256(&self) -> Result<[u8; 32], TaggerError> {
        checkpoint::sha256(&self.weights).map_err(|error| refused(&self.weights, error))
    }

    /// The rows of one sentence: one, or for a long sentence one for each window.
    fn rows(&self, sentence: usize, words: &[&str], pieces: &Pieces) -> Vec<Row> {
        windows(&pieces.starts, self.longest)
            .into_iter()
            .map(|window| self.row(sentence, words, pieces, window))
            .collect()
    }

    fn row(&self, sentence: usize, words: &[&str], pieces: &Pieces, Window { read, answers }: Window) -> Row {
        let first = pieces.starts[read.start];
        let types = read.clone().flat_map(|word| {
            let case = if self.has_word_cases { words::case_id(words[word]).into() } else { 0 };
            std::iter::repeat_n(case, pieces.of(word).len())
        });
        // A word of more pieces than the network reads at once stands in a row alone, and is read as far as it goes.
        let ids = pieces.ids[first..pieces.starts[read.end]].iter().copied().take(self.longest);
        // Pieces are counted from after the opening mark; a word that left none has none.
        let answer = |word| {
            let pieces = pieces.of(word);
            (!pieces.is_empty()).then(|| pieces.start - first + 1)
        };
        let around = if self.has_word_cases { NO_LETTERS } else { 0 };
        Row {
            sentence,
            ids: pieces::between_marks(ids, self.tokenizer.marks),
            types: pieces::between_marks(types.take(self.longest), [around; 2]),
            answers: answers.map(answer).collect(),
        }
    }

    /// What `answer` makes of every word's scores, those of its first piece; `None` for a word that left no piece.
    fn answers<T: Clone>(
        &self,
        sentences: &[Vec<&str>],
        answer: impl Fn(Option<&[f32]>) -> T,
    ) -> Result<Vec<Vec<T>>, TaggerError> {
        let mut rows = Vec::with_capacity(sentences.len());
        for (sentence, words) in sentences.iter().enumerate() {
            rows.extend(self.rows(sentence, words, &self.tokenizer.pieces(words)?));
        }
        let mut of_rows: Vec<Vec<T>> = vec![Vec::new(); rows.len()];
        let mut network = self.networks.network()?;
        for batch in batches(&rows) {
            let in_batch: Vec<&Row> = batch.iter().map(|&row| &rows[row]).collect();
            let logits = network.logits(&in_batch)?;
            for (index, (&row, read)) in batch.iter().zip(&in_batch).enumerate() {
                let of_word = |piece: &Option<usize>| answer(piece.map(|piece| logits.of(index, piece)));
                of_rows[row] = read.answers.iter().map(of_word).collect();
            }
        }
        let mut of_sentences: Vec<Vec<T>> = vec![Vec::new(); sentences.len()];
        for (row, answers) in rows.iter().zip(of_rows) {
            of_sentences[row.sentence].extend(answers);
        }
        Ok(of_sentences)
    }
}

impl Tagger for RustBert {
    fn labels(&self) -> &[Label] {
        self.labels.labels()
    }

    fn tag(&self, sentences: &[Vec<&str>]) -> Result<Vec<Vec<LabelScores>>, TaggerError> {
        self.answers(sentences, |logits| match logits {
            Some(logits) => self.labels.scores(logits),
            None => self.labels.surely_outside(),
        })
    }
}

fn refused(path: &Path, reason: impl ToString) -> TaggerError {
    TaggerError::Load { path: path.display().to_string(), reason: reason.to_string() }
}
