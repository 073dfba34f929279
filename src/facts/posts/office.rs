//! The words by which a release says that somebody takes, leaves or once held a post.

use rustc_hash::FxHashMap;

/// Whether a person holds the post that a release gives them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// The release says nothing else: the person holds it.
    #[default]
    Holds,
    /// For the time being, in somebody's place.
    Acting,
    /// No longer.
    Former,
    /// Not yet: chosen, nominated, or to be appointed.
    Designate,
}

impl Status {
    /// All of them, by the words of the tables; holding is left unsaid.
    pub const CODES: [&'static str; 3] = ["acting", "former", "designate"];

    /// The word of the tables; `None` where the person simply holds the post.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Status::Holds => None,
            Status::Acting => Some("acting"),
            Status::Former => Some("former"),
            Status::Designate => Some("designate"),
        }
    }

    /// Whether the person is in office: those who were, or are to be, are not.
    pub fn is_in_office(self) -> bool {
        matches!(self, Status::Holds | Status::Acting)
    }
}

/// How a person comes to a post or leaves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Put or sworn into it.
    Appointed,
    /// Voted into it.
    Elected,
    /// Relieved of it.
    Dismissed,
    /// Gone by their own will.
    Resigned,
}

impl Event {
    /// All of them, by the words of the tables.
    pub const CODES: [&'static str; 4] = ["appointed", "elected", "dismissed", "resigned"];

    /// The word of the tables.
    pub fn code(self) -> &'static str {
        match self {
            Event::Appointed => "appointed",
            Event::Elected => "elected",
            Event::Dismissed => "dismissed",
            Event::Resigned => "resigned",
        }
    }

    /// Whether the post is taken by it, not left.
    pub fn is_beginning(self) -> bool {
        matches!(self, Event::Appointed | Event::Elected)
    }
}

/// What a word says of somebody's being in office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// That it begins or ends.
    Event(Event),
    /// That it is to begin or end: at the head of a sentence a decree's own words, elsewhere a plan.
    Order(Event),
    /// Of what kind it is.
    Status(Status),
    /// A helper that puts what follows into the future or the conditional: "will", «если».
    Unreal,
    /// A word that denies what follows, or what stands before it: "not", «не», «жоқ».
    Denied,
    /// That it lasts: "has served as", "currently".
    Lasting,
    /// That what is told was before the release: "previously", «ранее», «бұрын».
    Earlier,
    /// An act that the release makes known: "decree", «указом», «жарлығымен».
    Decree,
    /// "be"
    Being,
    /// That it was so: "was the director".
    Past,
    /// What stands between a person and the verb, or behind it: "was", "duties", «от», «қызметінен».
    Passing,
}

impl Sign {
    fn named(code: &str) -> Option<Self> {
        Some(match code {
            "appointed" => Sign::Event(Event::Appointed),
            "elected" => Sign::Event(Event::Elected),
            "dismissed" => Sign::Event(Event::Dismissed),
            "resigned" => Sign::Event(Event::Resigned),
            "to appoint" => Sign::Order(Event::Appointed),
            "to dismiss" => Sign::Order(Event::Dismissed),
            "acting" => Sign::Status(Status::Acting),
            "former" => Sign::Status(Status::Former),
            "designate" => Sign::Status(Status::Designate),
            "unreal" => Sign::Unreal,
            "denied" => Sign::Denied,
            "lasting" => Sign::Lasting,
            "earlier" => Sign::Earlier,
            "decree" => Sign::Decree,
            "being" => Sign::Being,
            "past" => Sign::Past,
            "passing" => Sign::Passing,
            _ => return None,
        })
    }
}

/// A language's words of office, in all the forms that say it.
#[derive(Debug, Default)]
pub struct OfficeWords {
    signs: FxHashMap<String, Sign>,
}

impl OfficeWords {
    /// Reads a table: a sign and the words that are one, blanks between them, in each line; `#` opens a comment.
    pub fn parse(table: &str) -> Self {
        let mut signs = FxHashMap::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            // A test says that all signs are known.
            let Some((sign, words)) = line.split_once('\t') else { continue };
            let Some(sign) = Sign::named(sign) else { continue };
            signs.extend(words.split(' ').map(|word| (word.to_owned(), sign)));
        }
        Self { signs }
    }

    /// What a word says, whatever its case; of a compound that is not listed, what its first or last part says of a
    /// post: "ex-president", "president-elect".
    pub(super) fn sign(&self, word: &str) -> Option<Sign> {
        let lower = word.to_lowercase().replace('ё', "е");
        let whole = self.signs.get(&lower).copied();
        let part = || {
            let (first, rest) = lower.split_once('-')?;
            let last = rest.rsplit('-').next().unwrap_or(rest);
            let status = |part: &str| self.signs.get(part).copied().filter(|sign| matches!(sign, Sign::Status(_)));
            status(first).or_else(|| status(last))
        };
        whole.or_else(part)
    }
}

#[cfg(test)]
mod tests {
    use super::Sign;

    #[test]
    fn every_sign_of_the_tables_is_known() {
        let tables = [
            include_str!("../../languages/en/posts/office.tsv"),
            include_str!("../../languages/ru/posts/office.tsv"),
            include_str!("../../languages/kk/posts/office.tsv"),
        ];
        for line in tables.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#')) {
            let sign = line.split('\t').next().and_then(Sign::named);
            assert!(sign.is_some(), "{line}");
        }
    }
}
