//! The rows of a dataset: what stands in a release goes to its tables as the run goes, in archive order; who is who over all
//! releases goes to the others at the end. Of each release there is kept what the end needs: its head, and its figures, in
//! which another edition may differ.

use super::Contents;
use super::records::{Refused, ReleaseHead, ReleaseRecord};
use super::schema::{Cell, Table};
use super::sink::{Opened, TableSink};
use super::tables::{self, Quote};
use crate::entities::{Entities, Judgement, Resolved};

/// The tables of a dataset, begun in a sink.
pub struct Rows<S> {
    sink: S,
    opened: OpenedTables,
    releases: Vec<ReleaseHead>,
    figures: Vec<Box<[Quote]>>,
}

/// In the order of the dataset.
#[derive(Clone, Copy)]
struct OpenedTables {
    releases: Opened,
    mentions: Opened,
    people: Opened,
    agencies: Opened,
    posts: Opened,
    tenures: Opened,
    amounts: Opened,
    dates: Opened,
    merges: Opened,
    judgements: Opened,
    disagreements: Opened,
    rejects: Opened,
}

impl<S: TableSink> Rows<S> {
    /// Begins every table.
    ///
    /// # Errors
    /// When the sink cannot.
    pub fn new(mut sink: S) -> Result<Self, S::Error> {
        let opened = OpenedTables {
            releases: sink.open((&tables::releases()).into())?,
            mentions: sink.open((&tables::mentions()).into())?,
            people: sink.open((&tables::people()).into())?,
            agencies: sink.open((&tables::agencies()).into())?,
            posts: sink.open((&tables::posts()).into())?,
            tenures: sink.open((&tables::tenures()).into())?,
            amounts: sink.open((&tables::amounts()).into())?,
            dates: sink.open((&tables::dates()).into())?,
            merges: sink.open((&tables::merges()).into())?,
            judgements: sink.open_editable((&tables::judgements()).into())?,
            disagreements: sink.open((&tables::disagreements()).into())?,
            rejects: sink.open((&tables::rejects()).into())?,
        };
        Ok(Self { sink, opened, releases: Vec::new(), figures: Vec::new() })
    }

    /// Gives the rows that stand in the next release, whose referents are resolved.
    ///
    /// # Errors
    /// When the sink does not take one.
    pub fn add(&mut self, record: ReleaseRecord, resolved: &[Option<Resolved>]) -> Result<(), S::Error> {
        let ReleaseRecord { head, mentions, posts, amounts, dates } = record;
        let Self { sink, opened, .. } = self;
        give(sink, opened.mentions, &tables::mentions(), tables::rows_of(&head, resolved, &mentions))?;
        give(sink, opened.posts, &tables::posts(), tables::rows_of(&head, resolved, &posts))?;
        give(sink, opened.amounts, &tables::amounts(), tables::rows_of(&head, resolved, &amounts))?;
        give(sink, opened.dates, &tables::dates(), tables::rows_of(&head, resolved, &dates))?;
        self.figures.push(amounts.iter().map(Quote::from).collect());
        self.releases.push(head);
        Ok(())
    }

    /// Gives all other rows; the sink, and the releases in archive order.
    ///
    /// # Errors
    /// When the sink does not take one.
    pub fn finish(
        self,
        entities: &Entities,
        judgements: &[Judgement],
        refused: &[Refused],
    ) -> Result<(S, Vec<ReleaseHead>), S::Error> {
        let Self { mut sink, opened, releases, figures } = self;
        let contents = Contents { releases: &releases, entities, refused };
        give(&mut sink, opened.releases, &tables::releases(), tables::release_rows(contents))?;
        give(&mut sink, opened.people, &tables::people(), entities.people.iter())?;
        give(&mut sink, opened.agencies, &tables::agencies(), entities.agencies.iter())?;
        give(&mut sink, opened.tenures, &tables::tenures(), entities.tenures.iter())?;
        give(&mut sink, opened.merges, &tables::merges(), entities.merges.iter())?;
        give(&mut sink, opened.judgements, &tables::judgements(), judgements.iter())?;
        let disagreements = tables::disagreement_rows(contents, &figures);
        give(&mut sink, opened.disagreements, &tables::disagreements(), disagreements)?;
        give(&mut sink, opened.rejects, &tables::rejects(), refused.iter())?;
        Ok((sink, releases))
    }
}

fn give<S: TableSink, R>(
    sink: &mut S,
    opened: Opened,
    table: &Table<R>,
    mut rows: impl Iterator<Item = R>,
) -> Result<(), S::Error> {
    rows.try_for_each(|row| {
        let cells: Vec<Cell<'_>> = table.columns.iter().map(|column| (column.cell)(&row)).collect();
        sink.row(opened, &cells)
    })
}
