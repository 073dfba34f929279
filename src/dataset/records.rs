//! What a release's rows say, without its text.

use super::implied;
use super::rates::Rates;
use crate::archive::Notice;
use crate::document::Document;
use crate::facts::{Event, Facts, PostStatement, Reference, Referent, StatedAmount};
use crate::figures::{CalendarMention, Period, Quantity, Value};
use crate::languages::Language;
use crate::position::{CodePointSpan, CodePoints, Span};
use jiff::civil::Date;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use std::fmt;

/// A file that gave no release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it lies.
    pub path: String,
    /// Why.
    pub reason: String,
}

/// A release's id: the first 48 bits of the SHA-256 of its path, a NUL and its bytes' SHA-256.
///
/// It depends on nothing else, so that adding a release changes no other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReleaseId([u8; 6]);

impl ReleaseId {
    /// The id of a release by its path in the archive and its bytes' SHA-256.
    pub fn new(path: &str, sha256: &[u8; 32]) -> Self {
        let hash = Sha256::new().chain_update(path).chain_update([0]).chain_update(sha256).finalize();
        Self([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5]])
    }
}

impl fmt::Display for ReleaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("r")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What a release's rows say; entities as indices into its referents, positions in code points.
#[derive(Clone, Debug)]
pub struct ReleaseRecord {
    /// What is said of the release itself.
    pub head: ReleaseHead,
    /// The names as they stand, in order.
    pub mentions: Vec<MentionRecord>,
    /// Who holds which post, in order.
    pub posts: Vec<PostRecord>,
    /// The figures, in order.
    pub amounts: Vec<AmountRecord>,
    /// The calendar points and periods, in order.
    pub dates: Vec<DateRecord>,
}

/// What is said of a release itself: all that is kept of it until the run ends.
#[derive(Clone, Debug)]
pub struct ReleaseHead {
    /// Its id.
    pub id: ReleaseId,
    /// Where it lies in the archive.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// Where it was published.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The language that it was read in.
    pub language: Language,
    /// The dateline's place, else what the metadata says.
    pub place: Option<String>,
    /// The text's length in code points.
    pub characters: u32,
    /// How many sentences it has.
    pub sentences: usize,
    /// How many tokens it has.
    pub tokens: usize,
    /// What was unusual, `; ` between.
    pub notice: String,
}

/// A name as it stands.
#[derive(Clone, Debug)]
pub struct MentionRecord {
    /// `person`, `agency` or `place`.
    pub kind: &'static str,
    /// Where it stands.
    pub span: CodePointSpan,
    /// As it stands.
    pub text: Box<str>,
    /// Whom it names, as an index into the release's referents.
    pub referent: u32,
    /// How sure the finder is, in percent.
    pub confidence: u8,
    /// `model`, `pattern` or `lexicon`.
    pub source: &'static str,
}

/// A referent with the name that its release gives it.
#[derive(Clone, Debug)]
pub struct Named {
    /// The index into the release's referents.
    pub referent: u32,
    /// The fullest form of the name in the release.
    pub name: Box<str>,
}

/// A statement that a person holds a post.
#[derive(Clone, Debug)]
pub struct PostRecord {
    /// The person.
    pub person: Named,
    /// The post.
    pub post: Box<str>,
    /// The body.
    pub agency: Option<Named>,
    /// Where the person's name stands.
    pub span: CodePointSpan,
    /// `acting`, `former` or `designate`, where one is said.
    pub status: Option<&'static str>,
    /// `appointed`, `elected`, `dismissed` or `resigned`, where one is told.
    pub event: Option<&'static str>,
}

/// A figure.
#[derive(Clone, Debug)]
pub struct AmountRecord {
    /// `money`, `count`, `measure`, `percent` or `ratio`.
    pub kind: &'static str,
    /// Where it stands.
    pub span: CodePointSpan,
    /// As it stands.
    pub text: Box<str>,
    /// What it is worth.
    pub value: Value,
    /// How the value bounds what is meant.
    pub qualifier: &'static str,
    /// The currency of money.
    pub currency: Option<&'static str>,
    /// The unit of a measure.
    pub unit: Option<Box<str>>,
    /// What is counted or measured.
    pub item: Option<Box<str>>,
    /// Who acted or holds it.
    pub actor: Option<Named>,
    /// What was done.
    pub action: Option<Box<str>>,
    /// The period that it is stated for.
    pub period: Option<Period>,
    /// The amount that it restates, as an index into the release's amounts.
    pub restates: Option<u32>,
    /// The value in US dollars: as the release states it, or by a rate.
    pub usd: Option<Decimal>,
    /// Where that comes from: `stated` or `rate`.
    pub usd_source: Option<&'static str>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How sure the rule is, in percent.
    pub confidence: u8,
}

/// A calendar point or period.
#[derive(Clone, Debug)]
pub struct DateRecord {
    /// Where it stands.
    pub span: CodePointSpan,
    /// As it stands.
    pub text: Box<str>,
    /// The days it covers.
    pub period: Option<Period>,
}

impl ReleaseRecord {
    /// What the rows of a release say.
    pub fn new(document: &Document, facts: &Facts) -> Self {
        let text = document.text.as_str();
        let points = CodePoints::new(text);
        let source = Source { text, points: &points, facts };
        let notices = document.notices.iter().map(Notice::to_string).chain(implied::outliers(&facts.amounts, &points));
        let head = ReleaseHead {
            id: ReleaseId::new(&document.path, &document.sha256),
            path: document.path.clone(),
            sha256: document.sha256,
            url: document.metadata.url.clone(),
            title: document.metadata.title.clone(),
            published: document.published,
            language: document.language,
            place: document.dateline.map(|span| span.of(text).to_owned()).or_else(|| document.metadata.place.clone()),
            characters: points.total(),
            sentences: document.sentences.len(),
            tokens: document.tokens.len(),
            notice: notices.collect::<Vec<_>>().join("; "),
        };
        Self {
            head,
            mentions: facts.references.iter().map(|reference| source.mention(reference)).collect(),
            posts: facts.posts.iter().filter_map(|post| source.post(post)).collect(),
            amounts: (0..).zip(&facts.amounts).map(|(index, amount)| source.amount(index, amount)).collect(),
            dates: facts.dates.iter().map(|date| source.date(date)).collect(),
        }
    }
}

impl ReleaseRecord {
    /// Converts the amounts of money of which the release states no dollars, by the rates of its day.
    pub fn convert(&mut self, rates: &Rates) {
        let Some(day) = self.head.published else { return };
        for amount in self.amounts.iter_mut().filter(|amount| amount.usd.is_none()) {
            let (Some(currency), Value::Exact(value)) = (amount.currency, amount.value) else { continue };
            amount.usd = rates.dollars(value, currency, day);
            amount.usd_source = amount.usd.map(|_| "rate");
        }
    }
}

/// What the records of one release are made from.
struct Source<'a> {
    text: &'a str,
    points: &'a CodePoints<'a>,
    facts: &'a Facts,
}

impl Source<'_> {
    fn mention(&self, Reference { mention, referent }: &Reference) -> MentionRecord {
        MentionRecord {
            kind: mention.kind.code(),
            span: self.points.span(mention.span),
            text: mention.span.of(self.text).into(),
            referent: *referent as u32,
            confidence: (mention.confidence.clamp(0.0, 1.0) * 100.0).round() as u8,
            source: mention.source.code(),
        }
    }

    fn named(&self, referent: usize) -> Option<Named> {
        let Referent { name, .. } = self.facts.referents.get(referent)?;
        Some(Named { referent: referent as u32, name: name.as_str().into() })
    }

    fn post(&self, statement: &PostStatement) -> Option<PostRecord> {
        Some(PostRecord {
            person: self.named(statement.person)?,
            post: statement.post.as_str().into(),
            agency: statement.agency.and_then(|agency| self.named(agency)),
            span: self.points.span(statement.span),
            status: statement.status.code(),
            event: statement.event.map(Event::code),
        })
    }

    fn amount(&self, index: usize, stated: &StatedAmount) -> AmountRecord {
        let StatedAmount { amount, actor, action, period, restates } = stated;
        let (currency, unit) = match &amount.quantity {
            Quantity::Money { currency } => (Some(*currency), None),
            Quantity::Measure { unit } => (None, Some(unit.as_str().into())),
            Quantity::Count | Quantity::Percent | Quantity::Ratio => (None, None),
        };
        AmountRecord {
            kind: amount.quantity.code(),
            span: self.points.span(amount.span),
            text: amount.span.of(self.text).into(),
            value: amount.value,
            qualifier: amount.qualifier.code(),
            currency,
            unit,
            item: self.pieces(&amount.item),
            actor: actor.and_then(|actor| self.named(actor)),
            action: action.as_deref().map(Into::into),
            period: *period,
            restates: restates.map(|restated| restated as u32),
            usd: self.usd(index),
            usd_source: self.usd(index).map(|_| "stated"),
            rule: amount.rule,
            confidence: amount.confidence,
        }
    }

    fn pieces(&self, pieces: &[Span]) -> Option<Box<str>> {
        // A line's end within an item is no part of what is counted.
        let words: Vec<&str> = pieces.iter().flat_map(|piece| piece.of(self.text).split_whitespace()).collect();
        (!words.is_empty()).then(|| words.join(" ").into())
    }

    /// The value of an amount of money in US dollars as its release states it: its own, or that of the amount which
    /// restates it or which it restates.
    fn usd(&self, index: usize) -> Option<Decimal> {
        /// A bracket stands close behind what it restates.
        const FURTHEST: usize = 4;
        let amounts = &self.facts.amounts;
        let stated = amounts.get(index)?;
        if !matches!(stated.amount.quantity, Quantity::Money { .. }) {
            return None;
        }
        let restated = stated.restates.and_then(|restated| amounts.get(restated));
        let restating = amounts.iter().skip(index + 1).take(FURTHEST).filter(|other| other.restates == Some(index));
        [stated].into_iter().chain(restated).chain(restating).find_map(dollars)
    }

    fn date(&self, date: &CalendarMention) -> DateRecord {
        DateRecord { span: self.points.span(date.span), text: date.span.of(self.text).into(), period: date.period }
    }
}

fn dollars(stated: &StatedAmount) -> Option<Decimal> {
    match (&stated.amount.quantity, stated.amount.value) {
        (Quantity::Money { currency: "USD" }, Value::Exact(value)) => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::RawRelease;
    use crate::facts::StatedAmount;
    use crate::figures::{Amount, Qualifier};
    use crate::languages::Languages;

    fn money(text: &str, surface: &str, currency: &'static str, value: Value) -> StatedAmount {
        let start = text.find(surface).unwrap();
        let span = Span::new(start, start + surface.len());
        let quantity = Quantity::Money { currency };
        let amount =
            Amount { span, quantity, value, qualifier: Qualifier::Exact, item: vec![], rule: "test", confidence: 90 };
        amount.into()
    }

    fn amounts(text: &str, amounts: Vec<StatedAmount>) -> Vec<AmountRecord> {
        let document = Document::read(RawRelease::plain("a.txt", text), Some(Language::En), &Languages::load());
        let facts = Facts {
            language: Language::En,
            headline: String::new(),
            published: None,
            referents: vec![],
            references: vec![],
            posts: vec![],
            amounts,
            dates: vec![],
        };
        ReleaseRecord::new(&document, &facts).amounts
    }

    #[test]
    fn a_bracket_states_the_dollars_of_what_it_restates() {
        let text = "Мера: 1.5 trillion tenge (US$3.3 billion), and €2 million.";
        let exact = |value: i64| Value::Exact(Decimal::from(value));
        let tenge = money(text, "1.5 trillion tenge", "KZT", exact(1_500_000_000_000));
        let mut dollars = money(text, "US$3.3 billion", "USD", exact(3_300_000_000));
        dollars.restates = Some(0);
        let euros = money(text, "€2 million", "EUR", exact(2_000_000));
        let records = amounts(text, vec![tenge, dollars, euros]);
        let usd: Vec<_> = records.iter().map(|record| record.usd).collect();
        let stated = Some(Decimal::from(3_300_000_000_i64));
        assert_eq!(usd, [stated, stated, None]);
        assert_eq!(records[1].restates, Some(0));
        assert_eq!((records[0].span.start, records[0].span.end), (6, 24), "code points, not bytes");
    }

    #[test]
    fn a_range_of_dollars_has_no_single_value() {
        let range = Value::Range(Decimal::ONE, Decimal::TEN);
        let text = "from $1 to $10";
        assert_eq!(amounts(text, vec![money(text, text, "USD", range)])[0].usd, None);
    }

    #[test]
    fn ids_depend_on_path_and_bytes_alone() {
        let id = |path, bytes: u8| ReleaseId::new(path, &[bytes; 32]).to_string();
        assert_eq!(id("a.txt", 1), id("a.txt", 1));
        assert!(id("a.txt", 1) != id("b.txt", 1) && id("a.txt", 1) != id("a.txt", 2));
        assert!(id("a.txt", 1).len() == 13 && id("a.txt", 1).starts_with('r'));
    }
}
