//! The engine that ships with the program: a small BERT-like token classifier, run by the forward pass of [`encoder`].
//!
//! The model reads word pieces; beside each travels the case of its word as the token type, since its vocabulary may be
//! uncased. A word's scores are those of its first piece. Sentences of one call run packed together, which changes no
//! answer.
//!
//! [`encoder`]: super::encoder

use super::checksums::Checksums;
use super::encoder::{Config as Network, Encoder, Pack, Workspace};
use super::pieces::{Seen, WordPieces};
use super::windows::windows;
use super::{Label, LabelScores, NameKind, Tag, Tagger, TaggerError, words};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

const MODEL: &[u8] = include_bytes!("../../models/names/model.safetensors");
const TOKENIZER: &[u8] = include_bytes!("../../models/names/tokenizer.json");
const CONFIG: &[u8] = include_bytes!("../../models/names/config.json");

/// The token type of the marks around a sentence: they have no letters.
const NO_LETTERS: u8 = 4;
/// A word that leaves no piece is outside of names, as surely as this.
const OUTSIDE: f32 = 0.0;
const IMPOSSIBLE: f32 = -20.0;
/// How many pieces are packed together where sentences are that many: more gain nothing and take memory.
const PACKED: usize = 384;

/// The embedded engine: one model, shared by all threads.
pub struct Embedded {
    encoder: Encoder,
    pieces: WordPieces,
    /// The longest window in pieces, without the two marks.
    longest: usize,
    labels: Vec<Label>,
    /// Of the weights.
    sha256: [u8; 32],
    /// What no call works in at the moment.
    spare: Mutex<Vec<Desk>>,
}

/// What one call works in.
#[derive(Default)]
struct Desk {
    seen: Seen,
    /// A sentence's pieces, the case of each one's word, and where each word's begin.
    ids: Vec<u32>,
    cases: Vec<u8>,
    starts: Vec<usize>,
    pack: Pack,
    /// The words that the pack's asked pieces stand for: the sentence, the word.
    asked: Vec<(usize, usize)>,
    space: Workspace,
}

/// What the engine needs of the model's `config.json`.
#[derive(Deserialize)]
struct Config {
    id2label: BTreeMap<usize, String>,
    #[serde(flatten)]
    network: Network,
}

impl Embedded {
    /// The model that is compiled into the program.
    ///
    /// # Errors
    /// When its files are not those that were published.
    pub fn shipped() -> Result<Self, TaggerError> {
        Self::new(Some(Checksums::shipped()), MODEL, TOKENIZER, CONFIG)
    }

    /// What the shipped model is called: its folder in `models/`.
    pub const SHIPPED: &str = "names";

    /// SHA-256 of the model's weights.
    pub fn sha256(&self) -> [u8; 32] {
        self.sha256
    }

    /// A model from a folder with `model.safetensors`, `tokenizer.json` and `config.json`, laid out as the shipped one.
    ///
    /// # Errors
    /// When a file is missing, cannot be read or is not the one in the folder's `SHA256SUMS`, or they do not fit each other.
    pub fn load(folder: &Path) -> Result<Self, TaggerError> {
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read(&path).map_err(|error| refused(&path.to_string_lossy(), error))
        };
        let sums = Checksums::of(folder);
        Self::new(sums, &read("model.safetensors")?, &read("tokenizer.json")?, &read("config.json")?)
    }

    fn new(sums: Option<Checksums>, model: &[u8], tokenizer: &[u8], config: &[u8]) -> Result<Self, TaggerError> {
        let sha256 = Sha256::digest(model).into();
        if let Some(sums) = sums {
            sums.check("model.safetensors", &sha256)?;
            sums.check("tokenizer.json", &Sha256::digest(tokenizer).into())?;
            sums.check("config.json", &Sha256::digest(config).into())?;
        }
        let config: Config = serde_json::from_slice(config).map_err(|error| refused("config.json", error))?;
        if config.network.type_vocab_size <= usize::from(NO_LETTERS) {
            return Err(refused("config.json", "it has no token types for the five cases of words"));
        }
        let longest = config.network.max_position_embeddings.checked_sub(2).filter(|&longest| longest > 0);
        let longest = longest.ok_or_else(|| refused("config.json", "max_position_embeddings is below 3"))?;
        if !config.id2label.keys().copied().eq(0..config.id2label.len()) {
            return Err(refused("config.json", "the numbers of its labels (id2label) have gaps"));
        }
        let labels = config.id2label.into_values().map(|name| label(&name)).collect::<Result<Vec<_>, _>>()?;
        let pieces = WordPieces::read(tokenizer, config.network.vocab_size)?;
        let encoder = Encoder::read(config.network, labels.len(), model)?;
        Ok(Self { encoder, pieces, longest, labels, sha256, spare: Mutex::default() })
    }

    /// Packs a sentence, window by window, running what is packed whenever it is enough.
    fn pack(
        &self,
        sentence: usize,
        words: &[&str],
        desk: &mut Desk,
        scores: &mut [Vec<LabelScores>],
    ) -> Result<(), TaggerError> {
        desk.ids.clear();
        desk.cases.clear();
        desk.starts.clear();
        for word in words {
            desk.starts.push(desk.ids.len());
            self.pieces.append(word, &mut desk.seen, &mut desk.ids)?;
            desk.cases.resize(desk.ids.len(), words::case_id(word));
        }
        desk.starts.push(desk.ids.len());
        for window in windows(&desk.starts, self.longest) {
            let start = desk.starts[window.read.start];
            // A word of more pieces than a window holds is read as far as it goes.
            let pieces = start..desk.starts[window.read.end].min(start + self.longest);
            if desk.pack.pieces() > 0 && desk.pack.pieces() + pieces.len() + 2 > PACKED {
                self.run(desk, scores)?;
            }
            let asked = window.answers.filter(|&word| desk.starts[word] < desk.starts[word + 1]);
            desk.asked.extend(asked.clone().map(|word| (sentence, word)));
            let inner = desk.ids[pieces.clone()].iter().copied().zip(desk.cases[pieces].iter().copied());
            let marked = std::iter::once((self.pieces.opening, NO_LETTERS)).chain(inner);
            let marked = marked.chain(std::iter::once((self.pieces.closing, NO_LETTERS)));
            desk.pack.push(marked, asked.map(|word| desk.starts[word] - start + 1));
        }
        Ok(())
    }

    /// Runs what is packed.
    fn run(&self, desk: &mut Desk, scores: &mut [Vec<LabelScores>]) -> Result<(), TaggerError> {
        let logits = self.encoder.forward(&desk.pack, &mut desk.space)?;
        for ((sentence, word), logits) in desk.asked.drain(..).zip(logits.chunks_exact(self.labels.len())) {
            scores[sentence][word] = log_softmax(logits);
        }
        desk.pack.clear();
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
        let mut scores: Vec<_> = sentences.iter().map(|words| vec![self.surely_outside(); words.len()]).collect();
        let spare = || self.spare.lock().unwrap_or_else(PoisonError::into_inner);
        // A call that fails or panics leaves its desk behind.
        let mut desk = spare().pop().unwrap_or_default();
        for (sentence, words) in sentences.iter().enumerate() {
            self.pack(sentence, words, &mut desk, &mut scores)?;
        }
        self.run(&mut desk, &mut scores)?;
        spare().push(desk);
        Ok(scores)
    }
}

pub(super) fn refused(path: &str, reason: impl ToString) -> TaggerError {
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

    static ENGINE: LazyLock<Embedded> = LazyLock::new(|| Embedded::shipped().expect("the shipped model loads"));

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
        let mut text = vec!["and"; 40_000];
        text.extend(["Angela", "Merkel", "met", "Emmanuel", "Macron", "."]);
        let scores = ENGINE.tag(std::slice::from_ref(&text)).expect("the engine runs");
        assert_eq!(scores[0].len(), text.len());
        let found = super::super::decoder::decode(ENGINE.labels(), &scores[0]);
        let last = found.last().expect("the last name is found");
        assert_eq!((last.words.clone(), last.tag), (40_003..40_005, Tag::Name(NameKind::Person)));
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
        let reference = include_str!("../../models/names/reference.json");
        let sentences: Vec<Reference> = serde_json::from_str(reference).expect("the reference is read");
        for sentence in sentences {
            let words: Vec<&str> = sentence.words.iter().map(String::as_str).collect();
            let scores = ENGINE.tag(&[words]).expect("the engine runs");
            for (index, (scores, logits)) in scores[0].iter().zip(&sentence.logits).enumerate() {
                for (score, wanted) in scores.iter().zip(log_softmax(logits)) {
                    // The training counts in f32: bytes move words that the model is in two minds about a little.
                    let apart = (score.exp() - wanted.exp()).abs();
                    assert!(apart < 0.1, "{}: {apart}", sentence.words[index]);
                }
            }
        }
    }

    #[test]
    fn a_folder_without_a_model_is_refused_by_name() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let Err(error) = Embedded::load(folder.path()) else {
            panic!("an empty folder is no model");
        };
        assert!(error.to_string().contains("model.safetensors"), "{error}");
    }

    #[test]
    fn unknown_labels_are_refused() {
        assert!(matches!(label("B-PER"), Ok(Label::Begin(Tag::Name(NameKind::Person)))));
        assert!(label("B-MISC").is_err());
        assert!(label("Outside").is_err());
    }
}
