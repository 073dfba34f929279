//! The name of a body as concepts and sounds, which language, script, articles, legal forms and word order do not change.

use super::concepts::{Kind, Token};

/// A body's name as comparable words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyName {
    /// The words in order, countries left out.
    words: Vec<Token>,
    /// The code of the country whose body it is, several in alphabetical order.
    country: Option<String>,
    /// Whether the name itself says the country.
    says_country: bool,
    /// The code of the country where it stands for its own.
    host: Option<String>,
}

impl BodyName {
    /// A name of these words in a release about the state `home`; `None` when there are none.
    pub(super) fn new(tokens: Vec<Token>, home: Option<&str>) -> Option<Self> {
        let is_envoy = tokens.iter().any(|token| token.kind == Kind::Envoy);
        let (countries, words): (Vec<Token>, Vec<Token>) = tokens.into_iter().partition(|t| t.kind == Kind::Country);
        let (hosts, owners): (Vec<Token>, Vec<Token>) = countries.into_iter().partition(|c| is_envoy && c.is_host);
        let country = joined(owners.iter().map(|token| token.text.as_str()));
        if words.is_empty() {
            // A country alone is no body's name, but it is the name that stands.
            let words = owners.into_iter().chain(hosts).collect::<Vec<_>>();
            let is_named = !words.is_empty();
            return is_named.then_some(Self { words, country: None, says_country: false, host: None });
        }
        // A region's body is its country's, whether the name says so or not.
        let of_region = words.iter().filter(|token| token.kind == Kind::Place && !is_envoy);
        let of_region = joined(of_region.filter_map(|token| token.text.split_once(':')).map(|(country, _)| country));
        let says_country = country.is_some() || of_region.is_some();
        let is_state = words.iter().any(|t| matches!(t.kind, Kind::State | Kind::Organ | Kind::Envoy))
            && words.iter().all(|t| !matches!(t.kind, Kind::Plain | Kind::Scope));
        let implied = home.filter(|_| is_state).map(str::to_owned);
        let country = country.or(of_region).or(implied);
        let host = joined(hosts.iter().map(|token| token.text.as_str()));
        let host = host.or_else(|| home.filter(|_| is_envoy && country.as_deref() != home).map(str::to_owned));
        Some(Self { words, country, says_country, host })
    }

    /// The words in one order for all languages, and the country.
    pub fn key(&self) -> String {
        let mut key = self.words_key();
        if let Some(country) = &self.country {
            key.push('@');
            key.push_str(country);
        }
        if let Some(host) = &self.host {
            key.push_str(" in ");
            key.push_str(host);
        }
        key
    }

    /// The words in one order, without the country.
    pub(super) fn words_key(&self) -> String {
        joined_by(" ", self.weighty().map(|token| token.text.as_str())).unwrap_or_default()
    }

    /// The words in one order without those that say what kind of body it is.
    pub(super) fn own_key(&self) -> Option<String> {
        let is_own = |token: &&Token| !token.kind.is_head() && token.kind != Kind::General;
        joined_by(" ", self.weighty().filter(is_own).map(|token| token.text.as_str()))
    }

    /// The words that say something.
    pub(super) fn weighty(&self) -> impl Iterator<Item = &Token> {
        self.words.iter().filter(|token| token.kind != Kind::Silent)
    }

    /// The code of its country.
    pub(super) fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// Whether the name itself says the country.
    pub(super) fn says_country(&self) -> bool {
        self.says_country
    }

    /// How many words it has.
    #[allow(clippy::len_without_is_empty, reason = "a name is never empty")]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The rows of words that can be a short form of it: all of them, and those that it begins or ends with.
    pub fn edges(&self) -> impl Iterator<Item = &[Token]> {
        const LONGEST: usize = 16;
        let all = self.words.len();
        let parts = (1..all.min(LONGEST)).flat_map(move |few| [&self.words[..few], &self.words[all - few..]]);
        std::iter::once(self.words.as_slice()).chain(parts)
    }

    /// The words, in order.
    pub fn words(&self) -> &[Token] {
        &self.words
    }

    /// The kind of body, where the name says nothing else: "the Committee".
    pub fn head_alone(&self) -> Option<&str> {
        let mut words = self.weighty();
        let head = words.next().filter(|token| matches!(token.kind, Kind::Head | Kind::State | Kind::Firm))?;
        (words.next().is_none() && !self.says_country).then_some(head.text.as_str())
    }

    /// Whether it says nothing but what kind of body it is, and not one that each state has one of.
    pub fn says_kind_alone(&self) -> bool {
        let has_head = self.head_alone().is_some() && self.weighty().all(|t| matches!(t.kind, Kind::Head | Kind::Firm));
        has_head || self.weighty().all(|token| token.kind == Kind::Legal)
    }

    /// Whether the word is one of those that say what kind of body it is.
    pub fn has_head(&self, head: &str) -> bool {
        self.words.iter().any(|token| token.kind.is_head() && token.text == head)
    }

    /// Whether the other name says this one in full: the same words and then "of …", a body that it is part of, a place,
    /// a country or words of a general kind; or any of those but the first before.
    pub fn is_short_for(&self, fuller: &BodyName) -> bool {
        if self.says_country && self.country != fuller.country {
            return false;
        }
        let (short, long) = (&self.words[..], &fuller.words[..]);
        if short.len() == long.len() {
            return self.country.is_none() && fuller.country.is_some() && short == long;
        }
        let general = |words: &[Token]| words.iter().all(|token| matches!(token.kind, Kind::General | Kind::Firm));
        // "Ministry" alone is short for too much, "National Bank" for every bank of a nation that has its kind behind.
        let says_which = short.len() > 1
            || short[0].kind == Kind::Organ
            || !short[0].kind.is_head() && short[0].text.chars().count() > 3;
        let is_whole = |token: &Token| token.kind.is_head() || token.kind == Kind::Place;
        // A body that it is part of stands behind in Russian and before in Kazakh; English says "of".
        let says_of = |words: &[Token]| words.iter().any(|token| token.kind == Kind::Silent);
        let has_parent = short.len() > 1 && !says_of(long);
        if let Some(rest) = long.strip_prefix(short) {
            let belongs = rest[0].kind == Kind::Silent || has_parent && short[0].kind.is_head() && is_whole(&rest[0]);
            return says_which && belongs || !general(short) && general(rest);
        }
        let Some(before) = long.strip_suffix(short) else { return false };
        let ends_in_head = short.last().is_some_and(|token| token.kind.is_head());
        let belongs = has_parent && ends_in_head && before.last().is_some_and(is_whole);
        belongs || !general(short) && general(before)
    }
}

fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> Option<String> {
    joined_by("+", texts)
}

/// The texts in alphabetical order, each once.
fn joined_by<'t>(separator: &str, texts: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut texts: Vec<&str> = texts.collect();
    texts.sort_unstable();
    texts.dedup();
    (!texts.is_empty()).then(|| texts.join(separator))
}

#[cfg(test)]
mod tests {
    use crate::facts::naming::BodyDirectory;

    fn key(text: &str, directory: &BodyDirectory) -> String {
        directory.read(text, None).unwrap().key()
    }

    #[test]
    fn forms_of_one_name_share_a_key() {
        let directory = BodyDirectory::load(&[]);
        let same = [
            ["KEGOC JSC", "JSC “KEGOC”"],
            ["the Ministry of Defence", "Defense Ministry"],
            ["Ministry of Finance of the Republic of Kazakhstan", "Finance Ministry of Kazakhstan"],
            ["Shanghai Cooperation Organisation", "Shanghai Co-operation Organization"],
            ["KAZINFORM", "Kazinform"],
            ["NC KazMunayGas JSC", "KazMunayGas"],
            ["Министерство спорта Кыргызской Республики", "Қырғызстанның Спорт министрлігі"],
            ["Департамент полиции Целиноградского района", "Целиноград ауданының полиция департаменті"],
            ["ТОО «Тобол-Строй»", "Tobol-Stroy LLP"],
        ];
        for [a, b] in same {
            assert_eq!(key(a, &directory), key(b, &directory));
        }
    }

    #[test]
    fn like_names_of_other_bodies_keep_other_keys() {
        let directory = BodyDirectory::load(&[]);
        let apart = [
            ["Ministry of Finance", "Ministry of Energy"],
            ["Ministry of Foreign Affairs of Kazakhstan", "Ministry of Foreign Affairs of Uzbekistan"],
            ["Supreme Court", "Constitutional Court"],
            ["Halyk Bank", "Otbasy Bank"],
            ["Посольство Турции в Японии", "Посольство Японии в Турции"],
            ["акимат Павлодара", "акимат Павлодарской области"],
            ["National Guard", "NC National Guard"],
        ];
        for [a, b] in apart {
            assert_ne!(key(a, &directory), key(b, &directory));
        }
    }

    #[test]
    fn short_forms_are_told_from_other_names() {
        let directory = BodyDirectory::load(&[]);
        let read = |text: &str| directory.read(text, None).unwrap();
        let short = |a: &str, b: &str| read(a).is_short_for(&read(b));
        for (a, b) in [
            ("National Bank", "National Bank of Kazakhstan"),
            ("Senate", "Senate of the Parliament"),
            ("Samruk-Kazyna", "Samruk-Kazyna National Wealth Fund"),
            ("Samruk-Kazyna", "National Wealth Fund Samruk-Kazyna JSC"),
            ("Supreme Court", "Supreme Court of Kazakhstan"),
            ("Комитет казначейства", "Комитет казначейства Министерства финансов"),
            ("Қазынашылық комитеті", "Қаржы министрлігінің Қазынашылық комитеті"),
        ] {
            assert!(short(a, b), "{a}");
        }
        for (a, b) in [
            ("Ministry", "Ministry of Finance"),
            ("National Bank", "National Bank Workers Union"),
            ("Development Bank", "Asian Development Bank"),
            ("Supreme Court of Kazakhstan", "Supreme Court of Uzbekistan"),
            ("Комитет", "Комитет казначейства"),
            ("Department of Justice", "Department of Justice Office"),
        ] {
            assert!(!short(a, b), "{a}");
        }
    }
}
