//! Every kind of network against the Python library's scores, on tiny checkpoints; and what is refused.

use super::*;
use serde::Deserialize;
use std::fs;
use tempfile::TempDir;

/// Folders of `tests/data/checkpoints`, one for each value of `model_type`.
const KINDS: [&str; 7] = ["bert", "distilbert", "roberta", "xlm-roberta", "electra", "deberta", "deberta-v2"];

#[derive(Deserialize)]
struct Reference {
    words: Vec<String>,
    logits: Vec<Option<Vec<f32>>>,
}

impl Reference {
    fn words(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }
}

fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/checkpoints").join(kind)
}

fn reference(kind: &str) -> Vec<Reference> {
    serde_json::from_slice(&fs::read(folder(kind).join("reference.json")).unwrap()).unwrap()
}

fn load(folder: &Path) -> Result<RustBert, TaggerError> {
    RustBert::load(&Checkpoint::Folder(folder.to_owned()), Device::Cpu)
}

fn engine(kind: &str) -> RustBert {
    load(&folder(kind)).unwrap_or_else(|error| panic!("{kind}: {error}"))
}

/// The network's scores of every word.
fn logits(engine: &RustBert, sentences: &[Vec<&str>]) -> Vec<Vec<Option<Vec<f32>>>> {
    engine.answers(sentences, |logits| logits.map(<[f32]>::to_vec)).unwrap()
}

fn assert_alike(kind: &str, found: &[Option<Vec<f32>>], expected: &[Option<Vec<f32>>], words: &[&str], tolerance: f32) {
    assert_eq!((found.len(), expected.len()), (words.len(), words.len()));
    for ((found, expected), word) in found.iter().zip(expected).zip(words) {
        let (Some(found), Some(expected)) = (found, expected) else {
            assert_eq!(found, expected, "{kind}: {word}");
            continue;
        };
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() <= tolerance, "{kind}: {word}: {found} is not {expected}");
        }
    }
}

#[test]
fn every_kind_of_network_scores_as_the_python_library_does() {
    for kind in KINDS {
        let reference = reference(kind);
        let sentences: Vec<Vec<&str>> = reference.iter().map(Reference::words).collect();
        for (found, expected) in logits(&engine(kind), &sentences).iter().zip(&reference) {
            // These have 1e-5 in the layer norms, where rust-bert has 1e-12.
            let tolerance = if kind.contains("roberta") { 1e-3 } else { 1e-4 };
            assert_alike(kind, found, &expected.logits, &expected.words(), tolerance);
        }
    }
}

#[test]
fn sentences_are_never_mixed_up_whatever_the_batch() {
    for kind in KINDS {
        let engine = engine(kind);
        let reference = reference(kind);
        // Hundreds of sentences of all lengths, long ones too, in an order that has nothing to do with it.
        let text: Vec<&str> = reference.iter().flat_map(Reference::words).collect();
        let sentences: Vec<Vec<&str>> = (0..300_usize)
            .map(|index| text.iter().copied().cycle().skip(index * 7 % 41).take(index * 7919 % 97).collect())
            .collect();
        let together = logits(&engine, &sentences);
        for (sentence, found) in sentences.iter().zip(&together) {
            let alone = logits(&engine, std::slice::from_ref(sentence));
            assert_alike(kind, found, &alone[0], sentence, 1e-4);
        }
    }
}

#[test]
fn many_threads_get_what_one_gets() {
    let engine = engine("electra");
    let reference = reference("electra");
    let sentences: Vec<Vec<&str>> = reference.iter().map(Reference::words).collect();
    let alone = engine.tag(&sentences).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..20).for_each(|_| assert_eq!(engine.tag(&sentences).unwrap(), alone)));
        }
    });
}

#[test]
fn pieces_are_those_of_their_words_in_cyrillic_and_emoji_too() {
    let words = ["🇰", "🇿", "Zoë", "Тоқаев", "日本", "\u{301}", "1", ".", "7bn", "’", "s"];
    // This one loses nothing of the text, so that a word can be made of its pieces again.
    let roberta = engine("roberta");
    let pieces = roberta.tokenizer.pieces(&words).unwrap();
    for (index, word) in words.iter().enumerate() {
        let ids: Vec<u32> = pieces.ids[pieces.of(index)].iter().map(|&id| id as u32).collect();
        assert_eq!(roberta.tokenizer.text(&ids).trim(), *word);
    }
    for kind in KINDS {
        let engine = engine(kind);
        let scores = engine.tag(&[words.to_vec()]).unwrap();
        assert_eq!(scores[0].len(), words.len(), "{kind}");
        assert!(scores[0].iter().all(|scores| scores.len() == engine.labels().len()), "{kind}");
    }
}

#[test]
fn a_sentence_of_forty_thousand_words_is_read_to_its_end() {
    for kind in ["bert", "roberta", "deberta-v2"] {
        let engine = engine(kind);
        let reference = reference(kind);
        let text: Vec<&str> = reference.iter().flat_map(Reference::words).collect();
        let long: Vec<&str> = text.iter().copied().cycle().take(40_000).collect();
        let whole = logits(&engine, std::slice::from_ref(&long));
        assert_eq!(whole[0].len(), long.len());
        // The last word has all of the last window before it.
        let pieces = engine.tokenizer.pieces(&long).unwrap();
        let last = windows(&pieces.starts, engine.longest).pop().unwrap();
        let alone = logits(&engine, &[long[last.read.clone()].to_vec()]);
        let (answered, of_window) = (&whole[0][last.answers.clone()], last.answers.start - last.read.start..);
        assert_alike(kind, answered, &alone[0][of_window], &long[last.answers], 1e-4);
    }
}

#[test]
fn words_without_pieces_and_sentences_without_words_are_answered() {
    let engine = engine("bert");
    let scores = engine.tag(&[vec![], vec!["\u{1}", "Berlin"], vec!["\u{1}"]]).unwrap();
    assert_eq!(scores.iter().map(Vec::len).collect::<Vec<_>>(), [0, 2, 1]);
    assert_eq!(scores[1][0], engine.labels.surely_outside());
}

#[test]
fn a_word_longer_than_a_network_reads_at_once_is_answered() {
    let long = "ab1".repeat(2_000);
    let engine = engine("roberta");
    let sentence = vec!["in", &long, "Berlin", "."];
    assert!(engine.tokenizer.pieces(&sentence).unwrap().of(1).len() > engine.longest);
    let scores = engine.tag(&[sentence]).unwrap();
    assert_eq!(scores[0].len(), 4);
}

/// A copy of the tiny BERT, to be spoilt.
fn copy() -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for file in ["config.json", "tokenizer.json", "model.safetensors"] {
        fs::copy(folder("bert").join(file), copy.path().join(file)).unwrap();
    }
    copy
}

/// Changes a file's text.
fn spoil(folder: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(folder.join(file), text.replace(from, to)).unwrap();
}

/// Asserts that the folder is refused, and that the one line that says so has all of these in it.
fn assert_refused(folder: &Path, says: &[&str]) {
    let error = load(folder).map(|_| ()).unwrap_err().to_string();
    assert!(says.iter().all(|part| error.contains(part)) && error.lines().count() == 1, "{error}");
}

#[test]
fn a_folder_that_holds_no_checkpoint_is_refused() {
    let copy = copy();
    assert!(load(copy.path()).is_ok());
    assert_refused(&copy.path().join("absent"), &["absent", "no such folder"]);
    for (file, says) in [
        ("model.safetensors", "none of model.safetensors, rust_model.ot, pytorch_model.bin"),
        ("tokenizer.json", "no tokenizer.json"),
        ("config.json", "no config.json"),
    ] {
        fs::remove_file(copy.path().join(file)).unwrap();
        assert_refused(copy.path(), &[says]);
    }
}

#[test]
fn files_that_are_damaged_are_refused_by_name() {
    for file in ["config.json", "tokenizer.json", "model.safetensors"] {
        let copy = copy();
        fs::write(copy.path().join(file), "neither this nor that").unwrap();
        assert_refused(copy.path(), &[file]);
    }
    let copy = copy();
    let whole = fs::read(copy.path().join("model.safetensors")).unwrap();
    fs::write(copy.path().join("model.safetensors"), &whole[..whole.len() / 2]).unwrap();
    assert_refused(copy.path(), &["model.safetensors"]);
    fs::remove_file(copy.path().join("model.safetensors")).unwrap();
    for file in ["rust_model.ot", "pytorch_model.bin"] {
        fs::write(copy.path().join(file), &whole).unwrap();
        assert_refused(copy.path(), &[file]);
        fs::remove_file(copy.path().join(file)).unwrap();
    }
}

#[test]
fn a_configuration_that_does_not_fit_the_weights_is_refused_by_the_tensor() {
    let copy = copy();
    spoil(copy.path(), "config.json", "\"intermediate_size\": 16", "\"intermediate_size\": 24");
    assert_refused(copy.path(), &["model.safetensors", "intermediate.dense.bias", "[16]", "[24]"]);
    let copy = self::copy();
    spoil(copy.path(), "config.json", "\"num_hidden_layers\": 1", "\"num_hidden_layers\": 2");
    assert_refused(copy.path(), &["no tensor `bert.encoder.layer.1."]);
    let copy = self::copy();
    spoil(copy.path(), "config.json", "\"num_attention_heads\": 2", "\"num_attention_heads\": 3");
    assert_refused(copy.path(), &["config.json"]);
    let copy = self::copy();
    spoil(copy.path(), "config.json", ",\n    \"8\": \"I-MISC\"", "");
    assert_refused(copy.path(), &["classifier", "[9", "[8"]);
}

#[test]
fn models_that_are_of_another_kind_are_refused() {
    for (from, to, says) in [
        (
            "\"model_type\": \"bert\"",
            "\"model_type\": \"gpt2\"",
            "its model_type is `gpt2`; known are bert, distilbert",
        ),
        ("BertForTokenClassification", "BertForSequenceClassification", "but BertForSequenceClassification"),
        ("\"position_embedding_type\": \"absolute\"", "\"position_embedding_type\": \"relative_key\"", "relative_key"),
        ("\"hidden_act\": \"gelu\"", "\"hidden_act\": \"swiglu\"", "swiglu"),
        ("-PER\"", "-HERO\"", ""),
    ] {
        let copy = copy();
        spoil(copy.path(), "config.json", from, to);
        if says.is_empty() {
            // The other classes are still known.
            assert!(load(copy.path()).is_ok());
        } else {
            assert_refused(copy.path(), &["config.json", says]);
        }
    }
    let copy = copy();
    for (from, to) in [("-PER\"", "-A\""), ("-ORG\"", "-B\""), ("-LOC\"", "-C\"")] {
        spoil(copy.path(), "config.json", from, to);
    }
    assert_refused(copy.path(), &["none of its labels is known", "B-A, I-A", "B-MISC, I-MISC"]);
}

#[test]
fn a_tokenizer_of_another_model_is_refused() {
    let copy = copy();
    fs::copy(folder("roberta").join("tokenizer.json"), copy.path().join("tokenizer.json")).unwrap();
    assert_refused(copy.path(), &["tokenizer.json", "300 pieces"]);
}

#[test]
fn weights_of_rust_bert_are_read() {
    let copy = copy();
    let tensors = tch::Tensor::read_safetensors(copy.path().join("model.safetensors")).unwrap();
    tch::Tensor::save_multi(&tensors, copy.path().join("rust_model.ot")).unwrap();
    fs::remove_file(copy.path().join("model.safetensors")).unwrap();
    let reference = reference("bert");
    let engine = load(copy.path()).unwrap();
    for expected in &reference {
        assert_alike("bert", &logits(&engine, &[expected.words()])[0], &expected.logits, &expected.words(), 1e-4);
    }
}

#[test]
fn a_graphics_card_that_is_not_there_is_named() {
    let number = usize::try_from(tch::Cuda::device_count()).unwrap();
    let device = Device::Cuda(number);
    let error = RustBert::load(&Checkpoint::Folder(folder("bert")), device).map(|_| ()).unwrap_err().to_string();
    assert!(error.contains(&format!("the device cuda:{number} is not available")), "{error}");
}
