//! How quick is each stage on one core? `cargo bench --bench stages`, in words per second.

#![allow(missing_docs, reason = "criterion's macros make the functions")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot read its releases has nothing to measure")]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use pressrecord::archive::{ArchiveOptions, Input, RawRelease, releases};
use pressrecord::dataset::ReleaseRecord;
use pressrecord::document::{Document, TokenKind};
use pressrecord::facts::{Apart, Facts};
use pressrecord::figures::Figures;
use pressrecord::languages::Languages;
use pressrecord::names::{Embedded, Mentions};
use std::hint::black_box;

fn stages(criterion: &mut Criterion) {
    let inputs = vec![Input::Path("corpus".into())];
    let raw: Vec<RawRelease> = releases(inputs, ArchiveOptions::default()).unwrap().filter_map(Result::ok).collect();
    let languages = Languages::load();
    let workers = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let tagger = Embedded::shipped().unwrap();
    let read = |raw: &RawRelease| Document::read(raw.clone(), None, &languages);
    let documents: Vec<Document> = raw.iter().map(read).collect();
    let names = |document| Mentions::find(document, &tagger, &languages).unwrap();
    let mentions: Vec<Mentions> = workers.install(|| documents.iter().map(names).collect());
    let figures: Vec<Figures> = documents.iter().map(|document| Figures::find(document, &languages)).collect();
    let both = || documents.iter().zip(mentions.clone().into_iter().zip(figures.clone()));
    let join =
        |(document, (mentions, figures))| Facts::find(document, mentions, figures, &languages, &Apart::default());
    let facts: Vec<Facts> = both().map(join).collect();

    let tokens = documents.iter().flat_map(|document| &document.tokens);
    let words = tokens.filter(|token| token.kind == TokenKind::Word).count();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Elements(words as u64)).sample_size(10);
    group.bench_function("document", |bencher| {
        bencher.iter_batched(
            || raw.clone(),
            |raw| raw.into_iter().map(|raw| Document::read(raw, None, &languages)).collect::<Vec<_>>(),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("names", |bencher| {
        workers.install(|| bencher.iter(|| documents.iter().map(names).collect::<Vec<_>>()));
    });
    group.bench_function("figures", |bencher| {
        let find = |document| Figures::find(document, &languages);
        bencher.iter(|| documents.iter().map(find).collect::<Vec<_>>());
    });
    group.bench_function("facts", |bencher| {
        let find = |both: Vec<_>| both.into_iter().map(join).collect::<Vec<_>>();
        bencher.iter_batched(|| both().collect::<Vec<_>>(), find, BatchSize::LargeInput);
    });
    group.bench_function("records", |bencher| {
        let record = |(document, facts)| black_box(ReleaseRecord::new(document, facts));
        bencher.iter(|| documents.iter().zip(&facts).map(record).collect::<Vec<_>>());
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
