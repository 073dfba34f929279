//! The name of a body as words that articles, legal forms, spelling and word order do not change.

use super::fold::fold;

/// A body's name as comparable words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyName {
    words: Vec<String>,
}

/// Words that say what kind of company a body is, not which one.
const LEGAL_FORMS: [&str; 26] = [
    "jsc",
    "llp",
    "llc",
    "ltd",
    "inc",
    "plc",
    "nc",
    "ag",
    "gmbh",
    "sa",
    "ojsc",
    "cjsc",
    "pjsc",
    "oao",
    "ooo",
    "zao",
    "ao",
    "too",
    "spa",
    "nv",
    "bv",
    "oyj",
    "kg",
    "lp",
    "limited",
    "incorporated",
];
/// Two spellings of one word; the second is the key's.
const SPELLINGS: [(&str, &str); 11] = [
    ("defence", "defense"),
    ("organisation", "organization"),
    ("centre", "center"),
    ("labour", "labor"),
    ("programme", "program"),
    ("cooperation", "co operation"),
    ("theatre", "theater"),
    ("qazaqstan", "kazakhstan"),
    ("metre", "meter"),
    ("mazhilis", "majilis"),
    ("turkiye", "turkey"),
];
/// Words that say what a body does in general; a short form leaves them out.
const GENERAL: [&str; 23] = [
    "national",
    "wealth",
    "sovereign",
    "fund",
    "company",
    "group",
    "holding",
    "corporation",
    "bank",
    "concern",
    "enterprise",
    "foundation",
    "managing",
    "management",
    "association",
    "international",
    "state",
    "agency",
    "news",
    "airlines",
    "media",
    "industries",
    "energy",
];

/// Words that begin the names of many bodies, and so name none.
const HEADS: [&str; 14] = [
    "ministry",
    "committee",
    "agency",
    "department",
    "council",
    "commission",
    "institute",
    "university",
    "academy",
    "center",
    "union",
    "office",
    "court",
    "bureau",
];

impl BodyName {
    /// Reads a name; `None` when it holds no letters or digits.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        let all: Vec<&str> = folded.split_whitespace().collect();
        let mut words: Vec<String> = Vec::with_capacity(all.len());
        let mut at = 0;
        while let Some(&word) = all.get(at) {
            let legal = match all[at..] {
                ["joint", "stock", "company", ..] | ["limited", "liability", "partnership" | "company", ..] => 3,
                [word, ..] if LEGAL_FORMS.contains(&word) && all.len() > 1 => 1,
                ["the", ..] => 1,
                _ => 0,
            };
            if legal > 0 {
                at += legal;
                continue;
            }
            let spelling = SPELLINGS.iter().find(|(from, _)| *from == word).map_or(word, |(_, to)| to);
            words.extend(spelling.split(' ').map(str::to_owned));
            at += 1;
        }
        if words.is_empty() {
            words = all.into_iter().map(str::to_owned).collect();
        }
        let mut name = Self { words };
        name.straighten();
        (!name.words.is_empty()).then_some(name)
    }

    /// One word order and one name of the country for all: "Finance Ministry" is the "Ministry of Finance",
    /// the "Republic of Kazakhstan" is "Kazakhstan".
    fn straighten(&mut self) {
        let republic = self.words.windows(2).position(|pair| pair[0] == "republic" && pair[1] == "of");
        if let Some(at) = republic.filter(|at| self.words.len() > at + 2) {
            self.words.drain(at..at + 2);
        }
        let country = self.words.iter().position(|word| word == "of").unwrap_or(self.words.len());
        if country >= 2 && self.words[country - 1] == "ministry" {
            let field: Vec<String> = self.words.drain(..country - 1).collect();
            let tail = self.words.split_off(1);
            self.words.push("of".to_owned());
            self.words.extend(field);
            self.words.extend(tail);
        }
    }

    /// The words with single spaces between them.
    pub fn key(&self) -> String {
        self.words.join(" ")
    }

    /// How many words it has.
    #[allow(clippy::len_without_is_empty, reason = "a name is never empty")]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The rows of words that can be a short form of it: those that it begins or ends with.
    pub fn edges(&self) -> impl Iterator<Item = &[String]> {
        const LONGEST: usize = 16;
        let all = self.words.len();
        (1..all.min(LONGEST)).flat_map(move |few| [&self.words[..few], &self.words[all - few..]])
    }

    /// The words, in order.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether the other name says this one in full: the same words and then "of …" or words of a general kind, or the
    /// general words before.
    pub fn is_short_for(&self, fuller: &BodyName) -> bool {
        let general = |words: &[String]| words.iter().all(|word| GENERAL.contains(&word.as_str()));
        if self.words.len() >= fuller.words.len() {
            return false;
        }
        let rest = fuller.words.strip_prefix(self.words.as_slice());
        // "Ministry" alone is short for too much, "National Bank" for every bank of a nation that has its kind behind.
        if rest.is_some_and(|rest| rest[0] == "of") {
            return self.words.len() > 1 || self.words[0].len() > 3 && !HEADS.contains(&self.words[0].as_str());
        }
        let rest = rest.or_else(|| fuller.words.strip_suffix(self.words.as_slice()));
        !general(&self.words) && rest.is_some_and(general)
    }
}

/// Whether the text is written as an acronym: two to eight letters and digits, most letters capitals.
pub fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let signs = text.chars().filter(|c| c.is_alphanumeric()).count();
    (2..=8).contains(&signs)
        && letters > 0
        && upper * 3 >= letters * 2
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '&'))
}

/// Words that give an acronym one letter or none, in English and in Russian.
const SMALL: [&str; 17] =
    ["of", "and", "for", "the", "in", "on", "to", "with", "at", "de", "by", "a", "i", "po", "v", "na", "pri"];

/// Whether the letters of an acronym begin the words of a name in their order: each word of weight gives one letter or
/// more, small words one or none; a compound is one word ("Co-operation").
pub fn initials_fit(acronym: &str, name: &str) -> bool {
    let letters: Vec<char> = fold(acronym).chars().filter(|c| c.is_alphanumeric()).collect();
    let folded = fold(&name.replace('-', ""));
    let words: Vec<&str> = folded.split_whitespace().collect();
    if letters.is_empty() {
        return false;
    }
    // Which numbers of letters the words so far can give.
    let mut given = vec![false; letters.len() + 1];
    given[0] = true;
    for word in words {
        let may_be_silent = is_silent(word);
        let mut further = if may_be_silent { given.clone() } else { vec![false; letters.len() + 1] };
        for (first, _) in given.iter().enumerate().filter(|(_, is_given)| **is_given) {
            for taken in 1..=letters_of(word, &letters[first..]) {
                further[first + taken] = true;
            }
        }
        given = further;
    }
    given[letters.len()]
}

/// How many letters one word gives an acronym at the most: "KazMunayGas" gives three.
const MOST_LETTERS: usize = 3;

/// How many of the letters a word can give: its first letter, and further letters where it is a compound ("Eurasian",
/// "Kazakhstan").
fn letters_of(word: &str, letters: &[char]) -> usize {
    let mut chars = word.chars();
    let mut taken = 0;
    while let Some(&letter) = letters.get(taken).filter(|_| taken < MOST_LETTERS) {
        let found = if taken == 0 { chars.next() == Some(letter) } else { chars.any(|c| c == letter) };
        if !found {
            break;
        }
        taken += 1;
    }
    taken
}

/// The letters that an acronym of the name can begin with: those of its first word of weight and of the words before.
pub fn first_letters(name: &str) -> Vec<char> {
    let folded = fold(&name.replace('-', ""));
    let weighty = folded.split_whitespace().position(|word| !is_silent(word)).unwrap_or(usize::MAX);
    let words = folded.split_whitespace().take(weighty.saturating_add(1));
    words.filter_map(|word| word.chars().next()).collect()
}

/// Whether an acronym can pass over the word: small words and legal forms.
fn is_silent(word: &str) -> bool {
    SMALL.contains(&word) || LEGAL_FORMS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> String {
        BodyName::parse(text).unwrap().key()
    }

    #[test]
    fn forms_of_one_name_share_a_key() {
        let same = [
            ["KEGOC JSC", "JSC “KEGOC”"],
            ["the Ministry of Defence", "Defense Ministry"],
            ["Ministry of Finance of the Republic of Kazakhstan", "Finance Ministry of Kazakhstan"],
            ["Shanghai Cooperation Organisation", "Shanghai Co-operation Organization"],
            ["KAZINFORM", "Kazinform"],
            ["NC KazMunayGas JSC", "KazMunayGas"],
        ];
        for [a, b] in same {
            assert_eq!(key(a), key(b));
        }
    }

    #[test]
    fn like_names_of_other_bodies_keep_other_keys() {
        let apart = [
            ["Ministry of Finance", "Ministry of Energy"],
            ["Ministry of Foreign Affairs of Kazakhstan", "Ministry of Foreign Affairs of Uzbekistan"],
            ["Supreme Court", "Constitutional Court"],
            ["Halyk Bank", "Otbasy Bank"],
        ];
        for [a, b] in apart {
            assert_ne!(key(a), key(b));
        }
    }

    #[test]
    fn short_forms_are_told_from_other_names() {
        let short = |a: &str, b: &str| BodyName::parse(a).unwrap().is_short_for(&BodyName::parse(b).unwrap());
        assert!(short("National Bank", "National Bank of Kazakhstan"));
        assert!(short("Senate", "Senate of the Parliament"));
        assert!(short("Samruk-Kazyna", "Samruk-Kazyna National Wealth Fund"));
        assert!(short("Samruk-Kazyna", "National Wealth Fund Samruk-Kazyna JSC"));
        assert!(short("Supreme Court", "Supreme Court of Kazakhstan"));
        assert!(!short("Ministry", "Ministry of Finance"));
        assert!(!short("National Bank", "National Bank Workers Union"));
        assert!(!short("Development Bank", "Asian Development Bank"));
    }

    #[test]
    fn acronyms_fit_the_initials_they_stand_for() {
        let fit = [
            ("NSC", "National Security Committee"),
            ("OSCE", "Organization for Security and Co-operation in Europe"),
            ("EAEU", "Eurasian Economic Union"),
            ("KMG", "NC KazMunayGas JSC"),
            ("KTZ", "Kazakhstan Temir Zholy"),
            ("EBRD", "European Bank for Reconstruction and Development"),
            ("MIA", "Ministry of Internal Affairs"),
        ];
        for (acronym, name) in fit {
            assert!(initials_fit(acronym, name), "{acronym}");
        }
        assert!(!initials_fit("NSC", "Ministry of Internal Affairs"));
        assert!(!initials_fit("WTO", "World Health Organization"));
    }

    #[test]
    fn acronyms_are_told_from_words() {
        for text in ["NSC", "U.S.", "CoE", "OPEC", "G20", "IsDB"] {
            assert!(is_acronym(text), "{text}");
        }
        for text in ["Allur", "KAZAKHTELECOM", "Kazinform", "Talco"] {
            assert!(!is_acronym(text), "{text}");
        }
    }
}
