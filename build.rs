//! Fingerprints the tables of words that are compiled in, so that a dataset can name the ones it was made with, and all of
//! the source, so that answers of another program are not taken from the cache; and lets
//! a program with the feature `rust-bert` find the libtorch that it was built with.

use sha2::{Digest, Sha256};
use std::error::Error;
use std::path::Path;

const TABLES: [&str; 2] = ["lexicons", "src"];
/// What else answers depend on: the versions of the libraries, and the model beside its weights, which have their own hash.
const BESIDE: [&str; 3] = ["Cargo.lock", "models/names/config.json", "models/names/tokenizer.json"];

fn main() -> Result<(), Box<dyn Error>> {
    let (mut hash, mut source) = (Sha256::new(), Sha256::new());
    for folder in TABLES {
        println!("cargo::rerun-if-changed={folder}");
        for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
            let entry = entry?;
            if entry.file_type().is_file() {
                source.update(name(entry.path()));
                source.update([0]);
                source.update(Sha256::digest(std::fs::read(entry.path())?));
            }
            // The corpora of phrases are for tests, and in no program.
            let is_corpus = entry.file_name() == "corpus.tsv";
            if entry.path().extension() == Some("tsv".as_ref()) && !is_corpus {
                hash.update(name(entry.path()));
                hash.update([0]);
                hash.update(Sha256::digest(std::fs::read(entry.path())?));
            }
        }
    }
    println!("cargo::rustc-env=PRESSRECORD_LEXICONS_SHA256={:x}", hash.finalize());
    for beside in BESIDE {
        println!("cargo::rerun-if-changed={beside}");
        // Of a packaged crate some are not there.
        source.update(Sha256::digest(std::fs::read(beside).unwrap_or_default()));
    }
    println!("cargo::rustc-env=PRESSRECORD_SOURCE_SHA256={:x}", source.finalize());
    // Set by torch-sys, the binding to libtorch.
    if let Ok(folder) = std::env::var("DEP_TCH_LIBTORCH_LIB") {
        println!("cargo::rustc-link-arg=-Wl,-rpath,{folder}");
    }
    Ok(())
}

/// The path with `/` between folders on every system.
fn name(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
