//! Releases and archives made for the tests, and what comes out of them in a form to compare.

use flate2::Compression;
use flate2::write::GzEncoder;
use pressrecord::archive::{ArchiveOptions, Input, RawRelease, Refusal, releases};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

pub const TEXT: &str = "A meeting in Astana\ndate 2024-02-01\n\nASTANA – The President received the Minister.\n";

pub type Found = Vec<Result<RawRelease, Refusal>>;

pub fn all_with(paths: Vec<PathBuf>, options: ArchiveOptions) -> Found {
    releases(paths.into_iter().map(Input::Path).collect(), options).unwrap().collect()
}

pub fn all(path: &Path) -> Found {
    all_with(vec![path.to_owned()], ArchiveOptions::default())
}

/// What came out, a line for each: the path of a release, or a refusal's message.
pub fn shown(found: &Found) -> Vec<String> {
    let line = |item: &Result<RawRelease, Refusal>| match item {
        Ok(release) => release.path.clone(),
        Err(refusal) => refusal.to_string(),
    };
    found.iter().map(line).collect()
}

/// A folder that holds one file.
pub fn folder_with(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

pub fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        archive.append_data(&mut header, name, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
