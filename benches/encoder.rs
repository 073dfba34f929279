//! How quick is the names model's network on one core, in word pieces per second? `training/names/speed.py` runs this
//! beside other engines: `cargo bench --bench encoder -- FOLDER PIECES`.
//!
//! `FOLDER` holds a model, `PIECES` a sentence on each line: its pieces' numbers, their token types, and which pieces
//! begin a word, each with spaces between and a tab after.

use anyhow::{Context, Result};
use pressrecord::names::encoder::{Config, Encoder, Pack, Workspace};
use serde_json::Value;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long each measure takes; the best round counts.
const LASTING: Duration = Duration::from_secs(4);
/// How many pieces are packed together at most.
const PACKED: usize = 384;

struct Sentence {
    pieces: Vec<(u32, u8)>,
    beginnings: Vec<usize>,
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(folder) = arguments.next() else { return Ok(()) };
    let pieces = arguments.next().context("PIECES is missing")?;
    let encoder = load(Path::new(&folder))?;
    let text = std::fs::read_to_string(&pieces).with_context(|| pieces.clone())?;
    let sentences = text.lines().map(read).collect::<Result<Vec<_>>>()?;
    // The matrix products share their work among the threads there are.
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    for (name, longest) in [("one by one", 0), ("packed", PACKED)] {
        for (asked, all) in [("all pieces scored", true), ("first pieces of words scored, as the engine does", false)] {
            let packs = packed(&sentences, longest, |sentence| match all {
                true => (0..sentence.pieces.len()).collect(),
                false => sentence.beginnings.clone(),
            });
            println!("{:.0} pieces/s {name}, {asked}", one.install(|| measure(&encoder, &packs))?);
        }
    }
    Ok(())
}

fn load(folder: &Path) -> Result<Encoder> {
    let config = std::fs::read(folder.join("config.json"))?;
    let labels = serde_json::from_slice::<Value>(&config)?["id2label"].as_object().map_or(0, |labels| labels.len());
    let config: Config = serde_json::from_slice(&config)?;
    Ok(Encoder::read(config, labels, &std::fs::read(folder.join("model.safetensors"))?)?)
}

fn read(line: &str) -> Result<Sentence> {
    let mut columns = line.split('\t');
    let mut column = || columns.next().context("a line has three columns");
    let (ids, types, beginnings) = (column()?, column()?, column()?);
    let pieces = ids.split(' ').zip(types.split(' ')).map(|(id, kind)| Ok((id.parse()?, kind.parse()?)));
    Ok(Sentence {
        pieces: pieces.collect::<Result<_>>()?,
        beginnings: beginnings.split(' ').map(|place| Ok(place.parse()?)).collect::<Result<_>>()?,
    })
}

fn packed(sentences: &[Sentence], longest: usize, asked: impl Fn(&Sentence) -> Vec<usize>) -> Vec<Pack> {
    let mut packs: Vec<Pack> = Vec::new();
    for sentence in sentences {
        let fits = |pack: &Pack| pack.pieces() + sentence.pieces.len() <= longest;
        if !packs.last().is_some_and(fits) {
            packs.push(Pack::default());
        }
        if let Some(pack) = packs.last_mut() {
            pack.push(sentence.pieces.iter().copied(), asked(sentence));
        }
    }
    packs
}

fn measure(encoder: &Encoder, packs: &[Pack]) -> Result<f64> {
    let mut space = Workspace::default();
    let pieces: usize = packs.iter().map(Pack::pieces).sum();
    let (begun, mut best) = (Instant::now(), 0.0f64);
    while begun.elapsed() < LASTING {
        let round = Instant::now();
        for pack in packs {
            encoder.forward(pack, &mut space)?;
        }
        best = best.max(pieces as f64 / round.elapsed().as_secs_f64());
    }
    Ok(best)
}
