//! Every number of the samples, and of the archives where they are at hand, is extracted or told to be none.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use pressrecord::archive::{ArchiveOptions, Input, RawRelease, releases};
use pressrecord::document::{Document, TokenKind};
use pressrecord::figures::lexicon::{Class, Lexicon};
use pressrecord::languages::Languages;
use pressrecord::pipeline::Explainer;
use pressrecord::position::{CodePointSpan, CodePoints};
use std::path::{Path, PathBuf};

/// Of large archives, one release in so many is read.
const STEP: usize = 10;

#[test]
fn every_number_of_the_samples_is_accounted_for() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    assert!(numbers_accounted_for(vec![Input::Path(samples)], 1) > 100);
}

/// The archives lie in the folder that SHARED names, or in `shared` beside the checkout; elsewhere nothing is read.
#[test]
fn every_number_of_the_archives_is_accounted_for() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let archive = std::env::var_os("SHARED").map_or(beside, PathBuf::from).join("archive");
    if archive.is_dir() {
        assert!(numbers_accounted_for(vec![Input::Path(archive)], STEP) > 1_000);
    }
}

/// Holds one in so many releases to it, and gives the number of numbers.
fn numbers_accounted_for(inputs: Vec<Input>, step: usize) -> usize {
    let (languages, explainer) = (Languages::load(), Explainer::load(None));
    let releases = releases(inputs, ArchiveOptions::default()).unwrap().filter_map(Result::ok);
    releases.step_by(step).map(|raw| accounted_for(raw, &explainer, &languages)).sum()
}

fn accounted_for(raw: RawRelease, explainer: &Explainer, languages: &Languages) -> usize {
    let document = Document::read(raw.clone(), None, languages);
    let grammar = &languages.of(document.language).figures;
    let explained = explainer.explain_release(raw);
    let spans: Vec<CodePointSpan> = explained.findings.iter().map(|finding| finding.span).collect();
    for pair in explained.findings.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} in {}", document.path);
    }
    let points = CodePoints::new(&document.text);
    let mut numbers = 0;
    for (index, token) in document.tokens.iter().enumerate() {
        let word = document.token(index);
        if token.kind != TokenKind::Number && !is_number_word(&grammar.lexicon, word) {
            continue;
        }
        numbers += 1;
        let place = points.span(token.span);
        let told = spans.partition_point(|span| span.end <= place.start);
        let told = spans.get(told).is_some_and(|span| span.start <= place.start);
        assert!(told, "nothing tells of `{word}` at {} in {}", place.start, document.path);
    }
    numbers
}

fn is_number_word(lexicon: &Lexicon, word: &str) -> bool {
    const NUMBERS: [Class; 7] =
        [Class::Cardinal, Class::Broken, Class::Scale, Class::Fraction, Class::Nth, Class::Ordinal, Class::Ratio];
    let phrase = lexicon.longest(&[lexicon.known(word).word], |_| false);
    phrase.is_some_and(|phrase| phrase.senses.iter().any(|sense| NUMBERS.contains(&sense.class())))
}
