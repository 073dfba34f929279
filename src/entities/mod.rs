//! Who is who over all releases and three scripts?

mod editions;
mod identity;
mod judgements;
mod likely;
mod merges;
mod resolver;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use editions::{Difference, Disagreement};
pub use judgements::{Judgement, Judgements, JudgementsError, NoEffect, Verdict};
pub use merges::{Evidence, Merge};
pub use resolver::Resolver;

/// Who is who over a whole archive.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The people, in order of first mention.
    pub people: Vec<Entity>,
    /// The bodies, in order of first mention.
    pub agencies: Vec<Entity>,
    /// The posts that people held, in order of first statement.
    pub tenures: Vec<Tenure>,
    /// The names that were taken for one, entity by entity.
    pub merges: Vec<Merge>,
    /// For each release in archive order, the one that it is an edition of in another language, as an index.
    pub editions: Vec<Option<usize>>,
    /// Where editions of a release differ in their figures, edition by edition.
    pub disagreements: Vec<Disagreement>,
}

/// A stable identifier: the same archive gives the same ids, and adding a release changes no other release's ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub String);

/// Whom or what a referent of a release is, as it is known once the release was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Its id.
    pub id: EntityId,
    /// Its row; places have none.
    pub row: Option<Row>,
}

/// A row of people or of bodies, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// A person's, in [`Entities::people`].
    Person(u32),
    /// A body's, in [`Entities::agencies`].
    Agency(u32),
}

/// A person or a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// The fullest form of its name.
    pub name: String,
    /// Its acronym, where a release gives one.
    pub acronym: Option<String>,
    /// The other forms in which releases name it: the names by language, then the forms, in order of first mention.
    pub variants: Vec<String>,
    /// The first and last days of publication of the releases that name it.
    pub seen: Option<Seen>,
    /// How many releases name it.
    pub releases: usize,
    /// The person or body of a fuller name that one named only in part most likely is; its id is its own.
    pub likely: Option<EntityId>,
    /// The body that a body is part of, where both are listed and named in the archive.
    pub parent: Option<EntityId>,
    /// The body that took over from a body, where both are listed and named in the archive.
    pub successor: Option<EntityId>,
}

impl Row {
    /// Its place among those of its kind.
    pub fn number(self) -> u32 {
        match self {
            Row::Person(row) | Row::Agency(row) => row,
        }
    }
}

impl Seen {
    /// One day.
    pub fn on(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// From the earlier of the first days to the later of the last.
    pub fn to(self, other: Seen) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

/// From when to when something is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The earliest release's day.
    pub first: Date,
    /// The latest release's day.
    pub last: Date,
}

/// A person's post over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// The person.
    pub person: EntityId,
    /// The person's name.
    pub name: String,
    /// The post.
    pub post: String,
    /// The body, where one is said.
    pub agency: Option<EntityId>,
    /// The body's name.
    pub agency_name: Option<String>,
    /// From when to when releases state it.
    pub seen: Option<Seen>,
    /// How many releases state it.
    pub releases: usize,
    /// The earliest day on which a release says that the person was appointed or elected to it.
    pub appointed: Option<Date>,
    /// The latest day on which a release says that the person was dismissed or resigned from it.
    pub dismissed: Option<Date>,
}
