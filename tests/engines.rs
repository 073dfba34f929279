//! The two engines beside each other, and `--engine` as a user meets it.

mod common;

use common::{Workplace, errors};

#[test]
fn a_model_is_asked_for_together_with_its_engine() {
    let output = Workplace::with_releases(1).extract(&["--model", "some/folder"]);
    assert_eq!(output.status.code(), Some(1));
    let error = errors(&output);
    assert!(error.contains("--engine rust-bert") && error.lines().count() == 1, "{error}");
}

#[test]
fn an_unknown_engine_or_device_is_wrong_usage() {
    for wrong in [["--engine", "spacy"], ["--device", "gpu"]] {
        let output = Workplace::with_releases(1).extract(&wrong);
        assert_eq!(output.status.code(), Some(2));
        assert!(errors(&output).contains(wrong[1]), "{}", errors(&output));
    }
}

#[cfg(not(feature = "rust-bert"))]
#[test]
fn a_program_without_the_engine_says_how_to_build_one_that_has_it() {
    let output = Workplace::with_releases(1).extract(&["--engine", "rust-bert", "--model", "some/folder"]);
    assert_eq!(output.status.code(), Some(1));
    let error = errors(&output);
    assert!(error.contains("cargo build --release --features rust-bert") && error.lines().count() == 1, "{error}");
}

#[cfg(feature = "rust-bert")]
mod rust_bert {
    #![allow(clippy::expect_used, clippy::unwrap_used, reason = "tests stop where what they need is not there")]

    use super::common::{Workplace, contents, errors, program};
    use pressrecord::archive::RawRelease;
    use pressrecord::document::Document;
    use pressrecord::languages::{Language, Languages};
    use pressrecord::names::{
        Checkpoint, Device, Embedded, LabelScores, NameKind, Names, RustBert, Tagger, decoder, words,
    };
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::LazyLock;

    /// The share of words whose labels may differ: one engine has 8-bit weights, the other 32-bit ones.
    const DIFFERENT: f64 = 0.005;
    /// Where the best label's log-probability is this much over the next one's, no label may differ.
    const MARGIN: f32 = 2.0;

    static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(Box::new(shipped())));

    /// The weights that ship with the program, as they are.
    fn shipped() -> RustBert {
        let folder = in_checkout(&format!("models/{}", Embedded::SHIPPED));
        RustBert::load(&Checkpoint::Folder(folder), Device::Cpu).expect("the shipped weights load")
    }

    fn in_checkout(path: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
    }

    fn document(text: &str) -> Document {
        Document::read(RawRelease::plain("test", text), Some(Language::En), &Languages::load())
    }

    /// Every gold release that comes with the checkout.
    fn gold() -> Vec<String> {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(in_checkout("corpus/en")).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    /// The best label, and how much better it is than the next.
    fn best(scores: &LabelScores) -> (usize, f32) {
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&left, &right| scores[right].total_cmp(&scores[left]));
        (order[0], scores[order[0]] - scores[order[1]])
    }

    #[test]
    fn the_shipped_model_finds_the_same_in_both_engines() {
        let (embedded, shipped) = (Embedded::shipped().unwrap(), shipped());
        assert_eq!(shipped.labels(), embedded.labels());
        let (mut all, mut different, mut spans, mut different_spans) = (0, Vec::new(), 0, 0);
        for text in gold() {
            let document = document(&text);
            let read = |sentence| words::split(&document, sentence).into_iter().map(|word| word.of(&text)).collect();
            let sentences: Vec<Vec<&str>> = document.sentences.iter().map(read).collect();
            let (of_int8, of_f32) = (embedded.tag(&sentences).unwrap(), shipped.tag(&sentences).unwrap());
            for ((words, int8), f32) in sentences.iter().zip(&of_int8).zip(&of_f32) {
                assert_eq!((int8.len(), f32.len()), (words.len(), words.len()));
                all += words.len();
                for (word, (int8, f32)) in words.iter().zip(int8.iter().zip(f32)) {
                    let ((label, margin), (other, _)) = (best(f32), best(int8));
                    if label != other {
                        different.push((margin, format!("{word} in {}", words.join(" "))));
                    }
                }
                let names = |scores: &[LabelScores]| -> Vec<_> {
                    let names = decoder::decode(embedded.labels(), scores);
                    names.into_iter().map(|name| (name.words.start, name.words.end, name.tag)).collect()
                };
                let (of_int8, of_f32) = (names(int8), names(f32));
                spans += of_f32.len();
                different_spans += of_f32.iter().filter(|name| !of_int8.contains(name)).count();
                different_spans += of_int8.iter().filter(|name| !of_f32.contains(name)).count();
            }
        }
        println!("{} of {all} words, {different_spans} of {spans} spans differ: {different:#?}", different.len());
        assert!(all > 4_500 && spans > 250);
        assert!((different.len() as f64) < DIFFERENT * f64::from(u32::try_from(all).unwrap()), "{different:#?}");
        assert!(different.iter().all(|(margin, _)| *margin <= MARGIN), "{different:#?}");
        assert!(different_spans * 25 <= spans, "{different_spans} of {spans} spans differ");
    }

    #[test]
    fn names_among_cyrillic_letters_and_emoji_stand_where_they_stand() {
        let text = "🇰🇿 «Ақорда»: Қасым-Жомарт Тоқаев – 👨‍👩‍👧 café: yesterday Angela Merkel met Emmanuel Macron in Berlin.";
        let mentions = NAMES.find(&document(text), &Languages::load()).unwrap();
        let names: Vec<&str> = mentions.names.iter().map(|name| name.span.of(text)).collect();
        for name in ["Angela Merkel", "Emmanuel Macron", "Berlin"] {
            assert!(names.contains(&name), "{names:?}");
        }
    }

    #[test]
    fn a_release_of_forty_thousand_words_is_read_to_its_end() {
        let text = format!("{} Yesterday Angela Merkel met Siemens in Berlin.", "and so on,".repeat(10_000));
        let mentions = NAMES.find(&document(&text), &Languages::load()).unwrap();
        let last: Vec<_> = mentions.names.iter().map(|name| (name.span.of(&text), name.kind)).collect();
        assert!(last.ends_with(&[("Siemens", NameKind::Agency), ("Berlin", NameKind::Place)]), "{last:?}");
        assert!(last.contains(&("Angela Merkel", NameKind::Person)), "{last:?}");
    }

    #[test]
    fn the_manifest_names_the_engine_and_its_model() {
        let workplace = Workplace::with_releases(20);
        let checkpoint = in_checkout("tests/data/checkpoints/bert");
        let model = checkpoint.to_str().unwrap();
        let run = |threads| {
            let output = workplace.extract(&["--engine", "rust-bert", "--model", model, "--threads", threads]);
            assert!(output.status.success(), "{}", errors(&output));
            contents(&workplace.dataset())
        };
        assert!(run("1") == run("4"), "the number of threads changes the dataset");
        let manifest = fs::read_to_string(workplace.dataset().join("manifest.json")).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        assert_eq!(
            (manifest["model"]["engine"].as_str(), manifest["model"]["name"].as_str()),
            (Some("rust-bert"), Some("bert"))
        );
        let weights = fs::read(checkpoint.join("model.safetensors")).unwrap();
        let sha256 = sha2::Digest::finalize(sha2::Digest::chain_update(<sha2::Sha256 as sha2::Digest>::new(), weights));
        assert_eq!(manifest["model"]["sha256"].as_str(), Some(format!("{sha256:x}").as_str()));
    }

    #[test]
    fn a_folder_without_a_model_is_one_clear_line_and_no_dataset() {
        let workplace = Workplace::with_releases(1);
        let output = workplace.extract(&["--engine", "rust-bert", "--model", workplace.archive().to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1));
        let error = errors(&output);
        assert!(error.contains("no config.json") && error.lines().count() == 1, "{error}");
        assert_eq!(workplace.entries(), ["archive"]);
    }

    #[test]
    fn a_hub_that_cannot_be_reached_is_one_clear_line() {
        let workplace = Workplace::with_releases(1);
        let output = program()
            .args(["show", "--engine", "rust-bert", "--model", "organisation/model"])
            .arg(workplace.archive().join("000.txt"))
            // A port that nothing listens on.
            .envs([("HF_ENDPOINT", "http://127.0.0.1:9"), ("HF_HOME", workplace.path().to_str().unwrap())])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        let error = errors(&output);
        assert!(error.contains("organisation/model is not available") && error.contains("give its path"), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}
