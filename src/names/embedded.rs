//! The engine that ships with the program: a small BERT-like token classifier, run by the `rten` crate.
//!
//! The model reads word pieces; beside each travels the case of its word as the token type, since its vocabulary is
//! uncased. A word's scores are those of its first piece. Sentences run one at a time: the model's 8-bit activations
//! take one scale per tensor, so that in a batch a sentence's answer would depend on its neighbours.

use super::windows::{Window, windows};
use super::{Label, LabelScores, NameKind, Tag, Tagger, TaggerError, words};
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool};
use rten_tensor::NdTensor;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use tokenizers::{InputSequence, Tokenizer};

const MODEL: &[u8] = include_bytes!("../../models/names-en/model.onnx");
const TOKENIZER: &[u8] = include_bytes!("../../models/names-en/tokenizer.json");
const CONFIG: &[u8] = include_bytes!("../../models/names-en/config.json");

/// The token type of the marks around a sentence: they have no letters.
const NO_LETTERS: i32 = 4;
/// A word that leaves no piece is outside of names, as surely as this.
const OUTSIDE: f32 = 0.0;
const IMPOSSIBLE: f32 = -20.0;

/// The threads that models run on, and the place for work in parallel around them.
///
/// A model that is run from one of these threads runs on that thread; run from elsewhere, the caller waits for one of
/// them. So the loop over releases belongs inside [`Workers::run`].
#[derive(Clone)]
pub struct Workers(Arc<ThreadPool>);

impl Workers {
    /// Starts the threads.
    pub fn new(threads: NonZeroUsize) -> Self {
        Self(Arc::new(ThreadPool::with_num_threads(threads.get())))
    }

    /// Runs the work on one of the threads; rayon's parallel iterators within it use all of them.
    pub fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        self.0.run(work)
    }
}

/// The embedded engine: one model, shared by all threads.
pub struct Embedded {
    model: Model,
    input_ids: NodeId,
    token_types: NodeId,
    logits: NodeId,
    tokenizer: Tokenizer,
    /// Ids of the marks at a sentence's beginning and end.
    opening: i32,
    closing: i32,
    /// The longest window in pieces, without the two marks.
    longest: usize,
    labels: Vec<Label>,
    workers: Workers,
}

/// What the engine needs of the model's `config.json`.
#[derive(Deserialize)]
struct Config {
    id2label: BTreeMap<usize, String>,
    max_position_embeddings: usize,
    type_vocab_size: i32,
}

impl Embedded {
    /// The English model that is compiled into the program.
    ///
    /// # Errors
    /// When its files do not fit each other.
    pub fn shipped(workers: &Workers) -> Result<Self, TaggerError> {
        let model = options().load_static_slice(MODEL).map_err(|error| refused("model.onnx", error))?;
        Self::new(model, TOKENIZER, CONFIG, workers)
    }

    /// What the shipped model is called: its folder in `models/`.
    pub const SHIPPED: &str = "names-en";

    /// SHA-256 of the shipped model's weights.
    pub fn shipped_sha256() -> [u8; 32] {
        Sha256::digest(MODEL).into()
    }

    /// A model from a folder with `model.onnx`, `tokenizer.json` and `config.json`, laid out as the shipped one.
    ///
    /// # Errors
    /// When a file is missing or cannot be read, or they do not fit each other.
    pub fn load(folder: &Path, workers: &Workers) -> Result<Self, TaggerError> {
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read(&path).map_err(|error| refused(&path.to_string_lossy(), error))
        };
        let model = options().load(read("model.onnx")?).map_err(|error| refused("model.onnx", error))?;
        Self::new(model, &read("tokenizer.json")?, &read("config.json")?, workers)
    }

    fn new(model: Model, tokenizer: &[u8], config: &[u8], workers: &Workers) -> Result<Self, TaggerError> {
        let config: Config = serde_json::from_slice(config).map_err(|error| refused("config.json", error))?;
        if config.type_vocab_size <= NO_LETTERS {
            return Err(refused("config.json", "it has no token types for the five cases of words"));
        }
        let longest = config.max_position_embeddings.checked_sub(2).filter(|&longest| longest > 0);
        let longest = longest.ok_or_else(|| refused("config.json", "max_position_embeddings is below 3"))?;
        let labels = config.id2label.into_values().map(|name| label(&name)).collect::<Result<Vec<_>, _>>()?;
        let mut tokenizer = Tokenizer::from_bytes(tokenizer).map_err(|error| refused("tokenizer.json", error))?;
        tokenizer.with_truncation(None).map_err(|error| refused("tokenizer.json", error))?.with_padding(None);
        let mark = |name: &str| {
            let id = tokenizer.token_to_id(name).map(|id| id as i32);
            id.ok_or_else(|| refused("tokenizer.json", format!("it has no {name}")))
        };
        let (opening, closing) = (mark("[CLS]")?, mark("[SEP]")?);
        let node = |name| model.node_id(name).map_err(|error| refused("model.onnx", error));
        let (input_ids, token_types, logits) = (node("input_ids")?, node("token_type_ids")?, node("logits")?);
        let workers = workers.clone();
        Ok(Self { model, input_ids, token_types, logits, tokenizer, opening, closing, longest, labels, workers })
    }

    fn tag_sentence(&self, words: &[&str]) -> Result<Vec<LabelScores>, TaggerError> {
        if !words.iter().any(|word| word.contains(char::is_uppercase)) {
            return Ok(vec![self.surely_outside(); words.len()]);
        }
        let failed = |error: tokenizers::Error| TaggerError::Run(error.to_string());
        let sequence = InputSequence::PreTokenized(Cow::Borrowed(words));
        let encoding = self.tokenizer.encode(sequence, false).map_err(failed)?;
        let ids: Vec<i32> = encoding.get_ids().iter().map(|&id| id as i32).collect();
        let mut starts = vec![0; words.len() + 1];
        for word in encoding.get_word_ids().iter().flatten() {
            starts[*word as usize + 1] += 1;
        }
        for word in 0..words.len() {
            starts[word + 1] += starts[word];
        }
        let cases: Vec<i32> = (0..words.len())
            .flat_map(|word| std::iter::repeat_n(words::case_id(words[word]), starts[word + 1] - starts[word]))
            .collect();
        let mut scores = Vec::with_capacity(words.len());
        for window in windows(&starts, self.longest) {
            self.score_window(&window, &starts, &ids, &cases, &mut scores)?;
        }
        Ok(scores)
    }

    /// Appends the scores of the words that the window answers for.
    fn score_window(
        &self,
        window: &Window,
        starts: &[usize],
        ids: &[i32],
        cases: &[i32],
        scores: &mut Vec<LabelScores>,
    ) -> Result<(), TaggerError> {
        let pieces = starts[window.read.start]..starts[window.read.end];
        let length = pieces.len() + 2;
        let row = |first: i32, inner: &[i32], last: i32| {
            let mut row = Vec::with_capacity(length);
            row.push(first);
            row.extend_from_slice(inner);
            row.push(last);
            NdTensor::from_data([1, length], row)
        };
        let failed = |error: &dyn std::fmt::Display| TaggerError::Run(error.to_string());
        let inputs = vec![
            (self.input_ids, row(self.opening, &ids[pieces.clone()], self.closing).into()),
            (self.token_types, row(NO_LETTERS, &cases[pieces.clone()], NO_LETTERS).into()),
        ];
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.workers.0)));
        let [output] = self.model.run_n(inputs, [self.logits], Some(options)).map_err(|error| failed(&error))?;
        let (shape, logits) = output.into_shape_vec::<f32, 3>().map_err(|error| failed(&error))?;
        if shape != [1, length, self.labels.len()] {
            return Err(TaggerError::Run(format!("the model gave scores of shape {shape:?} for {length} pieces")));
        }
        for word in window.answers.clone() {
            let piece = starts[word] - pieces.start + 1;
            let logits = &logits[piece * self.labels.len()..(piece + 1) * self.labels.len()];
            scores.push(if starts[word] < starts[word + 1] { log_softmax(logits) } else { self.surely_outside() });
        }
        Ok(())
    }

    fn surely_outside(&self) -> LabelScores {
        self.labels.iter().map(|&label| if label == Label::Outside { OUTSIDE } else { IMPOSSIBLE }).collect()
    }
}

impl Tagger for Embedded {
    fn labels(&self) -> &[Label] {
        &self.labels
    }

    fn tag(&self, sentences: &[Vec<&str>]) -> Result<Vec<Vec<LabelScores>>, TaggerError> {
        sentences.iter().map(|words| self.tag_sentence(words)).collect()
    }
}

fn options() -> ModelOptions {
    let mut options = ModelOptions::with_all_ops();
    // One sentence at a time is four times as quick with weights laid out for it once.
    options.prepack_weights(true);
    options
}

fn refused(path: &str, reason: impl ToString) -> TaggerError {
    TaggerError::Load { path: path.to_owned(), reason: reason.to_string() }
}

fn label(name: &str) -> Result<Label, TaggerError> {
    let tag = |code: &str| match code {
        "PER" => Some(Tag::Name(NameKind::Person)),
        "ORG" => Some(Tag::Name(NameKind::Agency)),
        "LOC" => Some(Tag::Name(NameKind::Place)),
        "POST" => Some(Tag::Post),
        _ => None,
    };
    let read = match name.split_once('-') {
        None => (name == "O").then_some(Label::Outside),
        Some(("B", code)) => tag(code).map(Label::Begin),
        Some(("I", code)) => tag(code).map(Label::Inside),
        Some(_) => None,
    };
    read.ok_or_else(|| refused("config.json", format!("it has an unknown label `{name}`")))
}

fn log_softmax(logits: &[f32]) -> LabelScores {
    let most = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let total: f32 = logits.iter().map(|logit| (logit - most).exp()).sum();
    logits.iter().map(|logit| logit - most - total.ln()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static ENGINE: LazyLock<Embedded> =
        LazyLock::new(|| Embedded::shipped(&Workers::new(NonZeroUsize::MIN)).expect("the shipped model loads"));

    fn words(text: &str) -> Vec<&str> {
        text.split(' ').collect()
    }

    fn names(text: &str) -> Vec<(String, Tag)> {
        let words = words(text);
        let scores = ENGINE.tag(std::slice::from_ref(&words)).expect("the engine runs");
        let names = super::super::decoder::decode(ENGINE.labels(), &scores[0]);
        names.into_iter().map(|name| (words[name.words].join(" "), name.tag)).collect()
    }

    #[test]
    fn people_agencies_and_places_are_found() {
        assert_eq!(
            names("Yesterday Angela Merkel met Siemens in Berlin ."),
            [
                ("Angela Merkel".to_owned(), Tag::Name(NameKind::Person)),
                ("Siemens".to_owned(), Tag::Name(NameKind::Agency)),
                ("Berlin".to_owned(), Tag::Name(NameKind::Place))
            ]
        );
    }

    #[test]
    fn a_sentence_is_scored_alike_alone_and_among_others() {
        let text = ["The talks in Paris ended .", "Samruk - Kazyna sold KEGOC .", "no name is here ."];
        let together = ENGINE.tag(&text.map(words)).expect("the engine runs");
        for (text, scores) in text.iter().zip(&together) {
            assert_eq!(&ENGINE.tag(&[words(text)]).expect("the engine runs")[0], scores, "{text}");
        }
    }

    #[test]
    fn every_word_of_a_long_sentence_is_scored_to_its_end() {
        let mut text = vec!["and"; 1_500];
        text.extend(["Angela", "Merkel", "met", "Emmanuel", "Macron", "."]);
        let scores = ENGINE.tag(std::slice::from_ref(&text)).expect("the engine runs");
        assert_eq!(scores[0].len(), text.len());
        let found = super::super::decoder::decode(ENGINE.labels(), &scores[0]);
        let last = found.last().expect("the last name is found");
        assert_eq!((last.words.clone(), last.tag), (1_503..1_505, Tag::Name(NameKind::Person)));
    }

    #[test]
    fn words_without_pieces_and_strange_characters_are_scored() {
        let sentence = vec!["\u{1}", "Paris", "🇰", "Тоқаев", "\u{301}", "x"];
        let scores = ENGINE.tag(std::slice::from_ref(&sentence)).expect("the engine runs");
        assert_eq!(scores[0].len(), sentence.len());
        assert!(scores[0].iter().all(|labels| labels.len() == ENGINE.labels().len()));
        assert_eq!(scores[0][0][0], OUTSIDE);
    }

    #[test]
    fn scores_are_those_of_the_training() {
        #[derive(Deserialize)]
        struct Reference {
            words: Vec<String>,
            logits: Vec<Vec<f32>>,
        }
        let reference = include_str!("../../models/names-en/reference.json");
        let sentences: Vec<Reference> = serde_json::from_str(reference).expect("the reference is read");
        for sentence in sentences {
            let words: Vec<&str> = sentence.words.iter().map(String::as_str).collect();
            let scores = ENGINE.tag(&[words]).expect("the engine runs");
            for (index, (scores, logits)) in scores[0].iter().zip(&sentence.logits).enumerate() {
                for (score, wanted) in scores.iter().zip(log_softmax(logits)) {
                    // 8-bit sums differ a little between instruction sets.
                    assert!((score.exp() - wanted.exp()).abs() < 0.05, "{}", sentence.words[index]);
                }
            }
        }
    }

    #[test]
    fn a_folder_without_a_model_is_refused_by_name() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let Err(error) = Embedded::load(folder.path(), &Workers::new(NonZeroUsize::MIN)) else {
            panic!("an empty folder is no model");
        };
        assert!(error.to_string().contains("model.onnx"), "{error}");
    }

    #[test]
    fn unknown_labels_are_refused() {
        assert!(matches!(label("B-PER"), Ok(Label::Begin(Tag::Name(NameKind::Person)))));
        assert!(label("B-MISC").is_err());
        assert!(label("Outside").is_err());
    }
}
