//! Where a checkpoint is, and which files it has.

use super::{hub, refused};
use crate::names::TaggerError;
use crate::names::checksums::Checksums;
use sha2::{Digest, Sha256};
use std::convert::Infallible;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The file that tells of the network and its labels.
pub(super) const CONFIG: &str = "config.json";
/// The file that tells how text becomes pieces.
pub(super) const TOKENIZER: &str = "tokenizer.json";
/// What older checkpoints of BERT, DistilBERT and ELECTRA have instead.
pub(super) const VOCABULARY: &str = "vocab.txt";
/// Beside a vocabulary: whether letters are lowered.
pub(super) const TOKENIZER_CONFIG: &str = "tokenizer_config.json";
/// The file of weights, the best first.
pub(super) const WEIGHTS: [&str; 3] = ["model.safetensors", "rust_model.ot", "pytorch_model.bin"];

/// Where a checkpoint is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checkpoint {
    /// In a folder.
    Folder(PathBuf),
    /// On the Hugging Face hub, by this name: `organisation/model`.
    Hub(String),
}

impl FromStr for Checkpoint {
    type Err = Infallible;

    /// A folder where there is one, else a name on the hub where it has the form of one.
    fn from_str(argument: &str) -> Result<Self, Self::Err> {
        let is_name_part = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        };
        let names_a_model = argument.split('/').count() == 2 && argument.split('/').all(is_name_part);
        Ok(if names_a_model && !Path::new(argument).exists() {
            Self::Hub(argument.to_owned())
        } else {
            Self::Folder(argument.into())
        })
    }
}

impl Checkpoint {
    /// Its name on the hub, or that of its folder.
    pub fn name(&self) -> String {
        match self {
            Self::Hub(name) => name.clone(),
            Self::Folder(folder) => {
                let folder = folder.canonicalize().unwrap_or_else(|_| folder.clone());
                folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned()
            }
        }
    }

    /// The folder that it is in, downloaded first when it is on the hub.
    pub(super) fn folder(&self) -> Result<PathBuf, TaggerError> {
        match self {
            Self::Folder(folder) => Ok(folder.clone()),
            Self::Hub(name) => hub::download(name),
        }
    }
}

/// A checkpoint's files.
#[derive(Debug)]
pub(super) struct Files {
    pub config: PathBuf,
    pub tokenizer: TokenizerFile,
    pub weights: PathBuf,
}

/// What tells how text becomes pieces.
#[derive(Debug)]
pub(super) enum TokenizerFile {
    /// All of it.
    Whole(PathBuf),
    /// BERT's word pieces, one a line.
    Vocabulary(PathBuf),
}

impl Files {
    /// The files of a folder.
    pub fn of(folder: &Path) -> Result<Self, TaggerError> {
        if !folder.is_dir() {
            return Err(refused(folder, "there is no such folder"));
        }
        let file = |name: &str| Some(folder.join(name)).filter(|path| path.is_file());
        let config = file(CONFIG).ok_or_else(|| refused(folder, format!("the folder has no {CONFIG}")))?;
        let whole = file(TOKENIZER).map(TokenizerFile::Whole);
        let tokenizer = whole.or_else(|| file(VOCABULARY).map(TokenizerFile::Vocabulary)).ok_or_else(|| {
            refused(
                folder,
                format!(
                    "the folder has no {TOKENIZER}; in Python, \
                     AutoTokenizer.from_pretrained(folder).save_pretrained(folder) makes one"
                ),
            )
        })?;
        let weights = WEIGHTS.iter().find_map(|name| file(name));
        let weights = weights.ok_or_else(|| {
            refused(folder, format!("the folder has no weights: none of {} is there", WEIGHTS.join(", ")))
        })?;
        Ok(Self { config, tokenizer, weights })
    }

    /// Makes sure that the files are those of the folder's `SHA256SUMS`, where it has one.
    ///
    /// # Errors
    /// When one is not.
    pub fn check(&self, folder: &Path) -> Result<(), TaggerError> {
        let Some(sums) = Checksums::of(folder) else { return Ok(()) };
        let (TokenizerFile::Whole(tokenizer) | TokenizerFile::Vocabulary(tokenizer)) = &self.tokenizer;
        for path in [&self.config, tokenizer, &self.weights] {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            sums.check(&name, &sha256(path).map_err(|error| refused(path, error))?)?;
        }
        Ok(())
    }
}

/// SHA-256 of a file.
pub(super) fn sha256(path: &Path) -> io::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    io::copy(&mut File::open(path)?, &mut hash)?;
    Ok(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_told_from_a_name_on_the_hub() {
        let folder = |path: &str| Checkpoint::Folder(path.into());
        let hub = |name: &str| Checkpoint::Hub(name.to_owned());
        let read = |argument: &str| argument.parse::<Checkpoint>().unwrap();
        assert_eq!(read("dslim/bert-base-NER"), hub("dslim/bert-base-NER"));
        for path in ["models", "src/names", "./dslim/model", "../model", "/models/ner", "a/b/c", "dslim/"] {
            assert_eq!(read(path), folder(path));
        }
        assert_eq!(read("src/names").name(), "names");
        assert_eq!(read("dslim/bert-base-NER").name(), "dslim/bert-base-NER");
    }
}
