//! What does this release say: who holds which post, who did what, which bracket restates which amount, whom does a
//! surname mean?

mod chunks;
mod clauses;
pub mod lexicon;
pub mod naming;
mod nobody;
mod periods;
mod posts;
mod referents;
mod restatements;

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::figures::{Amount, CalendarMention, Figures, Period, Quantity};
use crate::languages::{Language, LanguageData, Languages};
use crate::names::{Mention, Mentions, NameKind};
use crate::position::Span;
use jiff::civil::Date;
use rustc_hash::FxHashSet;

pub use chunks::{Chunk, Chunks, Kind};
pub use clauses::{Act, ClauseGrammar};
pub use lexicon::FactsLexicon;
pub use posts::{Event, HeldPost, OfficeWords, PostGrammar, Status};
pub use referents::Apart;

/// A release as a language's grammars of posts and clauses read it.
#[derive(Clone, Copy)]
pub struct Reading<'r> {
    /// Its text, tokens and sentences.
    pub document: &'r Document,
    /// The same with its names, amounts and dates as one chunk each.
    pub chunks: &'r Chunks<'r>,
    /// The names, in order.
    pub names: &'r [Mention],
    /// The dictionary form of each; `None` where the name stands in it.
    pub base_forms: &'r [Option<String>],
    /// The words that facts are stated with.
    pub lexicon: &'r FactsLexicon,
}

impl Reading<'_> {
    /// Whether a mention stands in another form than that of the dictionary.
    pub fn is_declined(&self, mention: usize, text: &str) -> bool {
        let surface = self.names[mention].span.of(text);
        self.base_forms[mention].as_deref().is_some_and(|base| base != surface)
    }
}

/// What one release says, told apart from its text: enough to find out who is who over all releases.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The release's language.
    pub language: Language,
    /// The release's day.
    pub published: Option<Date>,
    /// Its title, where its metadata gives one.
    pub headline: String,
    /// Whom and what the release names, in order of first mention.
    pub referents: Vec<Referent>,
    /// Every name that stands in the release, in order, with what it refers to.
    pub references: Vec<Reference>,
    /// Statements that somebody holds a post, in order.
    pub posts: Vec<PostStatement>,
    /// The amounts with what is said of them, in order; figures inside names are left out.
    pub amounts: Vec<StatedAmount>,
    /// Points and periods of the calendar, in order; those inside names are left out.
    pub dates: Vec<CalendarMention>,
}

impl Facts {
    /// Joins a release's names and figures into what it says; names that are `apart` are not one's.
    pub fn find(
        document: &Document,
        mentions: Mentions,
        mut figures: Figures,
        languages: &Languages,
        apart: &Apart,
    ) -> Self {
        let LanguageData { facts: lexicon, names: patterns, posts: grammar, office, clauses, .. } =
            languages.of(document.language);
        let mut mentions = mentions;
        drop_nested(&mut figures, &mut mentions.names);
        nobody::leave_out(document, &mut mentions.names, lexicon);
        let names = mentions.names;
        let chunks = Chunks::read(document, &names, &figures, lexicon);
        let base_forms = patterns.base_forms(document, &names);
        let mut referents = referents::resolve(&names, &base_forms, &chunks, lexicon, document.language, apart);
        let reading = Reading { document, chunks: &chunks, names: &names, base_forms: &base_forms, lexicon };
        let held = grammar.find(reading);
        let posts = posts::stated(&held, reading, &referents, office, &figures.dates, document.published);
        let mut amounts: Vec<StatedAmount> = figures.amounts.into_iter().map(StatedAmount::from).collect();
        restatements::find(&chunks, &mut amounts);
        for Act { amount, actor, action } in clauses.acts(reading, &amounts) {
            amounts[amount].actor = actor.map(|mention| referents.of_mention[mention]);
            amounts[amount].action = Some(action);
        }
        periods::find(&chunks, &figures.dates, &mut amounts);
        let mut known_forms: FxHashSet<(usize, String)> = FxHashSet::default();
        for (mention, &referent) in names.iter().zip(&referents.of_mention) {
            let words: Vec<&str> = mention.span.of(&document.text).split_whitespace().collect();
            let form = words.join(" ");
            if known_forms.insert((referent, form.clone())) {
                referents.all[referent].forms.push(form);
            }
        }
        let references = names.into_iter().zip(referents.of_mention);
        Self {
            language: document.language,
            published: document.published,
            headline: document.metadata.title.clone().unwrap_or_default(),
            referents: referents.all,
            references: references.map(|(mention, referent)| Reference { mention, referent }).collect(),
            posts,
            amounts,
            dates: figures.dates,
        }
    }
}

/// Leaves out figures that are part of a name, as the year of "Expo 2017", and names that are part of an amount of money,
/// as that in "20 million U.S. dollars".
fn drop_nested(figures: &mut Figures, names: &mut Vec<Mention>) {
    let crossing = |span: Span| {
        let after = names.partition_point(|name| name.span.end <= span.start);
        names.get(after).filter(|name| name.span.overlaps(span))
    };
    let is_inner = |name: Span, span: Span| span.start < name.start && name.end < span.end;
    figures.amounts.retain(|amount| {
        let money = matches!(amount.quantity, Quantity::Money { .. });
        crossing(amount.span).is_none_or(|name| money && is_inner(name.span, amount.span))
    });
    figures.dates.retain(|date| crossing(date.span).is_none());
    let amounts = &figures.amounts;
    names.retain(|name| {
        let after = amounts.partition_point(|amount| amount.span.end <= name.span.start);
        amounts.get(after).is_none_or(|amount| !is_inner(name.span, amount.span))
    });
}

/// A person, body or place that a release names one or more times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referent {
    /// What it is.
    pub kind: NameKind,
    /// The fullest form of its name in this release, without titles, white space as single spaces.
    pub name: String,
    /// The acronym that the release gives or uses for it.
    pub acronym: Option<String>,
    /// The code of the state whose body it is, where the words before the name say so: "Japan’s Ministry of Finance".
    pub state: Option<String>,
    /// The forms in which the release names it, in order of first mention, white space as single spaces.
    pub forms: Vec<String>,
}

impl Referent {
    /// A referent by its name; its forms are gathered from its mentions.
    fn new(kind: NameKind, name: String, acronym: Option<String>) -> Self {
        Self { kind, name, acronym, state: None, forms: Vec::new() }
    }
}

/// A name as it stands and what it refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The name.
    pub mention: Mention,
    /// The index into [`Facts::referents`].
    pub referent: usize,
}

/// A statement that a person holds a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostStatement {
    /// The person, as an index into [`Facts::referents`].
    pub person: usize,
    /// The post, without the body it is held in: "Chairman", "Minister of Finance", "Akim of Kostanay Region".
    pub post: String,
    /// The body, as an index into [`Facts::referents`].
    pub agency: Option<usize>,
    /// Where the person's name stands that the post is stated of.
    pub span: Span,
    /// Whether the person holds it, held it, or is to hold it.
    pub status: Status,
    /// Whether the release tells that the person takes or leaves it.
    pub event: Option<Event>,
    /// The day of that event.
    pub day: Option<Date>,
}

/// An amount and what the release says of it beside its value.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedAmount {
    /// The amount.
    pub amount: Amount,
    /// Who acted or holds it, as an index into [`Facts::referents`].
    pub actor: Option<usize>,
    /// What was done, as the verb's dictionary form.
    pub action: Option<String>,
    /// The period that the amount is stated for.
    pub period: Option<Period>,
    /// The amount that this one restates in another currency, as an index into [`Facts::amounts`].
    pub restates: Option<usize>,
}

impl From<Amount> for StatedAmount {
    fn from(amount: Amount) -> Self {
        Self { amount, actor: None, action: None, period: None, restates: None }
    }
}
