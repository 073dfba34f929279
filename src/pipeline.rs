//! In which order do the stages run? The only file that names every stage.
//!
//! Releases are read in order by one thread, examined in batches by many, and gathered in order by one: which threads
//! there are changes the time a run takes and nothing else.

mod batches;
mod control;
mod explainer;
mod gathered;
mod timings;

pub use control::{Interrupt, Observer, Unobserved};
pub use explainer::{Explained, Explainer, Finding, Outcome};
pub use timings::{Stage, Timings};

use crate::archive::{self, ArchiveOptions, Input, NoInput, RawRelease};
use crate::cache::Cache;
use crate::dataset::formats::Format;
use crate::dataset::{
    Attribution, Configuration, ModelIdentity, Output, OutputError, Provenance, Rates, Refused, Rows, Tables, Writer,
};
use crate::document::Document;
use crate::entities::{Judgement, Judgements, NoEffect};
use crate::facts::naming::Lexicon;
use crate::facts::{Apart, Facts};
use crate::figures::Figures;
use crate::languages::{Language, Languages};
#[cfg(feature = "rust-bert")]
use crate::names::RustBert;
use crate::names::{Embedded, Engine, Names, TaggerError};
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use batches::Batches;
use gathered::{Gathered, Recorded, Take};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The stages with all that they share: languages and the names model.
pub struct Pipeline {
    languages: Languages,
    names: Names,
    model: ModelIdentity,
    language: Option<Language>,
    rates: Option<Rates>,
    formats: Vec<Format>,
    attribution: Attribution,
    lexicons: Vec<Lexicon>,
    workers: ThreadPool,
    /// The engine and where it runs, as far as answers depend on it.
    engine: String,
}

/// What to read and where to write.
pub struct Run {
    /// The archive.
    pub inputs: Vec<Input>,
    /// How its files are read.
    pub archive: ArchiveOptions,
    /// What the user has decided about names.
    pub judgements: Judgements,
    /// Where the dataset is going to be.
    pub output: Output,
}

/// A release that went through every stage which needs no other release.
#[derive(Debug)]
pub struct Examined {
    /// Its text, sentences and tokens.
    pub document: Document,
    /// What it says.
    pub facts: Facts,
    /// How long each stage took.
    pub timings: Timings,
}

/// What a run came to.
#[derive(Clone, Debug)]
pub struct Summary {
    /// How many releases were read.
    pub releases: usize,
    /// How many words they have.
    pub words: u64,
    /// How many people they name.
    pub people: usize,
    /// How many bodies they name.
    pub agencies: usize,
    /// How many figures they state.
    pub amounts: usize,
    /// The files that gave no release.
    pub refused: Vec<Refused>,
    /// The user's decisions about names that changed nothing, each with the reason.
    pub without_effect: Vec<(Judgement, NoEffect)>,
    /// Where the dataset is.
    pub dataset: PathBuf,
    /// How many releases' names were known from an earlier run.
    pub known: usize,
    /// Why what earlier runs have found could not be used to the end.
    pub cache_fault: Option<String>,
    /// From the start of the run to its end.
    pub elapsed: Duration,
    /// How long each stage took, over all threads.
    pub timings: Timings,
}

/// Why a run gave no dataset.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// None of the inputs is there.
    #[error(transparent)]
    NoInput(#[from] NoInput),
    /// The dataset could not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// No file gave a release.
    #[error("no release was read: {}", nothing(.0))]
    Nothing(Vec<Refused>),
    /// It was asked to stop.
    #[error("stopped before the end: nothing was written, and a dataset that was there is untouched")]
    Interrupted,
    /// The tables could not be made columns of.
    #[error("the tables do not fit their columns, which is a fault of this program: {0}")]
    Columns(#[from] ArrowError),
    /// The thread that reads the archive failed, which is a fault of the program.
    #[error("reading the archive failed, which is a fault of this program: {0}")]
    Reader(String),
}

fn nothing(refused: &[Refused]) -> String {
    match refused {
        [] => "no file of a kind that is known was named or found".to_owned(),
        [Refused { path, reason }] => format!("{path}: {reason}"),
        [Refused { path, reason }, rest @ ..] => format!("{path}: {reason} (and {} more)", rest.len()),
    }
}

impl Pipeline {
    /// Loads the languages and the names model. Releases are examined by this many threads, and all read in `language`
    /// where one is given.
    ///
    /// # Errors
    /// When the model cannot be loaded or the threads cannot be started.
    pub fn load(threads: NonZeroUsize, language: Option<Language>, engine: &Engine) -> Result<Self, TaggerError> {
        let workers = ThreadPoolBuilder::new().num_threads(threads.get()).build()?;
        let (names, model) = match engine {
            Engine::Embedded => {
                let tagger = Embedded::shipped()?;
                let model = ModelIdentity::new("embedded", Embedded::SHIPPED, tagger.sha256());
                (Names::remembering(Box::new(tagger)), model)
            }
            #[cfg(feature = "rust-bert")]
            Engine::RustBert { checkpoint, device } => {
                let tagger = RustBert::load(checkpoint, *device)?;
                let model = ModelIdentity::new("rust-bert", tagger.name(), tagger.sha256()?);
                (Names::new(Box::new(tagger)), model)
            }
        };
        Ok(Self {
            languages: Languages::load(),
            names,
            model,
            language,
            rates: None,
            formats: vec![Format::Csv],
            attribution: Attribution::default(),
            lexicons: Vec::new(),
            workers,
            engine: format!("{engine:?}"),
        })
    }

    /// The same with further lists of bodies; a row replaces the one of its name in the lists before.
    #[must_use]
    pub fn with_lexicons(mut self, lexicons: Vec<Lexicon>) -> Self {
        self.languages = Languages::knowing(&lexicons);
        self.lexicons = lexicons;
        self
    }

    /// The same with rates by which money is converted where its release states no dollars.
    #[must_use]
    pub fn with_rates(mut self, rates: Option<Rates>) -> Self {
        self.rates = rates;
        self
    }

    /// The same with other formats of tables than CSV.
    #[must_use]
    pub fn with_formats(mut self, formats: Vec<Format>) -> Self {
        self.formats = formats;
        self
    }

    /// The same with what the user says of the dataset.
    #[must_use]
    pub fn with_attribution(mut self, attribution: Attribution) -> Self {
        self.attribution = attribution;
        self
    }

    /// The same with the names that earlier runs have found.
    #[must_use]
    pub fn with_cache(mut self, cache: Cache) -> Self {
        self.names = self.names.recalling(cache, &[&self.engine, &self.model.sha256]);
        self
    }

    /// Examines one release.
    ///
    /// # Errors
    /// When the names model fails.
    pub fn examine(&self, raw: RawRelease) -> Result<Examined, TaggerError> {
        self.examine_apart(raw, &Apart::default())
    }

    /// The same where some names are decided not to be one's.
    fn examine_apart(&self, raw: RawRelease, apart: &Apart) -> Result<Examined, TaggerError> {
        let mut timings = Timings::default();
        let document = timings.of(Stage::Document, || Document::read(raw, self.language, &self.languages));
        let mentions =
            timings.of(Stage::Names, || self.workers.install(|| self.names.find(&document, &self.languages)))?;
        let figures = timings.of(Stage::Figures, || Figures::find(&document, &self.languages));
        let facts = timings.of(Stage::Facts, || Facts::find(&document, mentions, figures, &self.languages, apart));
        Ok(Examined { document, facts, timings })
    }

    /// Makes a dataset of an archive.
    ///
    /// # Errors
    /// When the dataset cannot be written, nothing was read, or the run was asked to stop. Then nothing is written, and
    /// a dataset that was there is untouched.
    pub fn run(&self, run: Run, observer: &dyn Observer, interrupt: &Interrupt) -> Result<Summary, RunError> {
        let began = Instant::now();
        let Run { inputs, archive, judgements, output } = run;
        let provenance = self.provenance(&archive);
        let batches = Batches::read(archive::releases(inputs, archive)?);
        let placed = |error| output.placed(error);
        let mut dataset = Writer::create(output.folder(), &self.formats).map_err(placed)?;
        let mut gathered =
            self.gather(batches, judgements.clone(), observer, interrupt, &mut |record, streams, resolved| {
                Ok(dataset.add(record, streams, resolved).map_err(placed)?)
            })?;
        observer.writing();
        let entities = gathered.timings.of(Stage::Entities, || gathered.resolver.finish());
        let finish = || dataset.finish(&entities, judgements.rows(), &gathered.refused, &provenance);
        gathered.timings.of(Stage::Dataset, finish).map_err(placed)?;
        interrupt.close()?;
        let dataset = output.target().to_owned();
        output.commit()?;
        Ok(Summary {
            releases: gathered.releases,
            words: gathered.words,
            people: entities.people.len(),
            agencies: entities.agencies.len(),
            amounts: gathered.amounts,
            refused: gathered.refused,
            without_effect: judgements.without_effect(&entities),
            dataset,
            known: self.names.cache().map_or(0, Cache::hits),
            cache_fault: self.names.cache().and_then(Cache::fault),
            elapsed: began.elapsed(),
            timings: gathered.timings,
        })
    }

    /// The tables of an archive as columns of Apache Arrow, by name: the rows of [`Pipeline::run`], written nowhere.
    ///
    /// # Errors
    /// When nothing was read, or the run was asked to stop.
    pub fn tables(
        &self,
        inputs: Vec<Input>,
        archive: ArchiveOptions,
        judgements: Judgements,
        interrupt: &Interrupt,
    ) -> Result<Vec<(&'static str, RecordBatch)>, RunError> {
        let batches = Batches::read(archive::releases(inputs, archive)?);
        let mut rows = Rows::new(Tables::default())?;
        let gathered =
            self.gather(batches, judgements.clone(), &Unobserved, interrupt, &mut |record, _, resolved| {
                Ok(rows.add(record, resolved)?)
            })?;
        let (tables, _) = rows.finish(&gathered.resolver.finish(), judgements.rows(), &gathered.refused)?;
        Ok(tables.finish()?)
    }

    /// Examines every release and gives what its rows say to `take`, in archive order.
    fn gather(
        &self,
        mut batches: Batches,
        judgements: Judgements,
        observer: &dyn Observer,
        interrupt: &Interrupt,
        take: &mut Take<'_>,
    ) -> Result<Gathered, RunError> {
        let apart = judgements.apart();
        let mut gathered = Gathered::new(&self.languages, judgements);
        while let Some(batch) = batches.next(interrupt)? {
            let recorded: Vec<Result<Recorded, Refused>> = self.workers.install(|| {
                let releases = batch.into_par_iter().with_max_len(1);
                releases.map(|release| self.record(release?, &apart, observer, interrupt)).collect()
            });
            if let Some(cache) = self.names.cache() {
                cache.save();
            }
            interrupt.check()?;
            recorded.into_iter().try_for_each(|recorded| gathered.add(recorded, take))?;
        }
        gathered.timings.add(Stage::Archive, batches.finish()?);
        if gathered.releases == 0 {
            return Err(RunError::Nothing(gathered.refused));
        }
        Ok(gathered)
    }

    /// What the rows of one release say. A stage that fails or panics costs this release and no other.
    fn record(
        &self,
        raw: RawRelease,
        apart: &Apart,
        observer: &dyn Observer,
        interrupt: &Interrupt,
    ) -> Result<Recorded, Refused> {
        let refused = |reason| Refused { path: raw.path.clone(), reason };
        if interrupt.is_set() {
            // The run ends with this batch and writes nothing.
            return Err(refused(RunError::Interrupted.to_string()));
        }
        let path = raw.path.clone();
        let recorded = catch_unwind(AssertUnwindSafe(|| {
            self.examine_apart(raw, apart).map(|examined| Recorded::new(examined, self.rates.as_ref(), &self.formats))
        }));
        observer.release_done();
        match recorded {
            Ok(Ok(recorded)) => Ok(recorded),
            Ok(Err(error)) => Err(Refused { path, reason: error.to_string() }),
            Err(panic) => {
                let reason = format!("a fault of this program, please report it: {}", batches::message(&*panic));
                Err(Refused { path, reason })
            }
        }
    }

    fn provenance(&self, archive: &ArchiveOptions) -> Provenance {
        Provenance {
            configuration: Configuration {
                language: self.language,
                formats: self.formats.clone(),
                attribution: self.attribution.clone(),
                json_fields: archive.fields.clone(),
                lexicons_sha256: self.lexicons.iter().map(|lexicon| lexicon.sha256().to_owned()).collect(),
                rates_sha256: self.rates.as_ref().map(|rates| rates.sha256().to_owned()),
            },
            model: self.model.clone(),
            lexicons_sha256: Languages::FINGERPRINT,
        }
    }
}
