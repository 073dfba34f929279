//! What stands where a person's name can stand, and is nobody's: offices as letters, deities, cases in court, storms, words
//! made of surnames.

use super::fold::fold_words;
use super::people::KnownPeople;
use crate::facts::lexicon::rows;
use rustc_hash::FxHashSet;

/// The words that tell that a name is nobody's.
#[derive(Clone, Debug, Default)]
pub(super) struct NobodyWords {
    words: FxHashSet<String>,
    versus: FxHashSet<String>,
    events: FxHashSet<String>,
    events_behind: FxHashSet<String>,
    awards: FxHashSet<String>,
    rules: FxHashSet<String>,
    matters: FxHashSet<String>,
    attributes: FxHashSet<String>,
    colours: FxHashSet<String>,
    peoples: FxHashSet<String>,
    coinages: Vec<String>,
}

/// Why a name is nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nobody {
    /// What stands here, whatever stands elsewhere.
    Here,
    /// What is called so in the whole release.
    Throughout,
}

impl NobodyWords {
    /// Reads the table that is compiled into the program.
    pub fn load() -> Self {
        let mut read = Self::default();
        for row in rows(include_str!("../../../lexicons/nobody.tsv")) {
            let [class, words] = row[..] else { continue };
            for word in words.split(' ') {
                match class {
                    "word" => _ = read.words.insert(bare(word)),
                    "versus" => _ = read.versus.insert(word.to_owned()),
                    "event" => _ = read.events.insert(bare(word)),
                    "event behind" => _ = read.events_behind.insert(bare(word)),
                    "award" => _ = read.awards.insert(bare(word)),
                    "matter" => _ = read.matters.insert(bare(word)),
                    "attribute" => _ = read.attributes.insert(bare(word)),
                    "colour" => _ = read.colours.insert(bare(word)),
                    "people" => _ = read.peoples.insert(bare(word)),
                    "rule" => _ = read.rules.insert(bare(word)),
                    "coinage" => read.coinages.push(word.to_owned()),
                    _ => {}
                }
            }
        }
        read
    }

    /// Why what stands in a text between `before` and `behind` is nobody's name; `None` where it can be a person's.
    pub fn why(&self, name: &str, before: &str, behind: &str, people: &KnownPeople) -> Option<Nobody> {
        // "@SenMullin" and "#SOTU" name accounts and topics.
        if before.ends_with(['@', '#']) || name.contains(['@', '#', '\\']) || people.read(name).is_none() {
            return Some(Nobody::Here);
        }
        if name.split_whitespace().all(|word| self.words.contains(&bare(word))) || self.is_coined(name, people) {
            return Some(Nobody::Here);
        }
        let [last, next] = [before.split_whitespace().next_back(), behind.split_whitespace().next()]
            .map(|word| bare(word.unwrap_or_default()));
        let is_next = |words: &FxHashSet<String>| !next.is_empty() && touches(behind) && words.contains(&next);
        let is_last = |words: &FxHashSet<String>| !last.is_empty() && words.contains(&last);
        if self.is_colour(name, before, behind) || self.is_attributed(name, people) {
            return Some(Nobody::Here);
        }
        // "Trump v. Hawaii" is about him.
        let is_known = people.read(name).is_some_and(|name| people.is_public_figure(&name));
        if is_last(&self.events) || is_next(&self.events_behind) || self.is_pair(name, people) {
            return Some(Nobody::Throughout);
        }
        // As it is written: «в» is no "v".
        let is_versus =
            |word: Option<&str>| word.is_some_and(|word| self.versus.contains(word.trim_matches(['*', '_'])));
        let in_case = is_versus(before.split_whitespace().next_back()) || is_versus(behind.split_whitespace().next());
        if !is_known && in_case {
            return Some(Nobody::Throughout);
        }
        let is_capital = behind.trim_start().starts_with(char::is_uppercase);
        let is_single = !name.contains(char::is_whitespace);
        if is_single && name.contains('-') && is_next(&self.rules) {
            return Some(Nobody::Throughout);
        }
        (is_single && !is_known && is_capital && is_next(&self.awards)).then_some(Nobody::Throughout)
    }

    /// The body's name in the name of a topic: "United Nations" in "United Nations Affairs".
    pub fn body_of_matter<'n>(&self, name: &'n str) -> Option<&'n str> {
        let (body, matter) = name.rsplit_once(char::is_whitespace)?;
        // The "Department of Veterans Affairs" is one of them.
        let has_own = body.split_whitespace().any(|word| matches!(word, "of" | "for" | "on"));
        (self.matters.contains(&bare(matter)) && !has_own).then_some(body)
    }

    /// "Biden Admin"
    fn is_attributed(&self, name: &str, people: &KnownPeople) -> bool {
        name.rsplit_once(char::is_whitespace).is_some_and(|(figure, noun)| {
            self.attributes.contains(&bare(noun))
                && people.read(figure).is_some_and(|name| people.is_public_figure(&name))
        })
    }

    /// "Black, Brown, and Native": a colour beside people who are called so.
    fn is_colour(&self, name: &str, before: &str, behind: &str) -> bool {
        let is_people = |word: Option<&str>| word.is_some_and(|word| self.peoples.contains(&bare(word)));
        let is_joint = |word: &&str| !matches!(*word, "and" | "or" | "&" | ",");
        self.colours.contains(&bare(name))
            && (is_people(before.split_whitespace().rev().find(is_joint))
                || is_people(behind.split_whitespace().find(is_joint)))
    }

    /// "Bidenomics": the surname of somebody known, and an ending.
    fn is_coined(&self, name: &str, people: &KnownPeople) -> bool {
        let lower = name.to_lowercase();
        let stems = self.coinages.iter().filter_map(|ending| lower.strip_suffix(ending.as_str()));
        !name.contains(char::is_whitespace) && stems.into_iter().any(|stem| is_known(stem, people))
    }

    /// "Biden-Harris": the surnames of two people who are known.
    fn is_pair(&self, name: &str, people: &KnownPeople) -> bool {
        let halves = name.split_once(['-', '–', '\u{2011}']).filter(|_| !name.contains(char::is_whitespace));
        halves.is_some_and(|(one, other)| {
            let stands_alone = |half: &str| people.read(half).is_some_and(|half| people.is_public_figure(&half));
            one != other
                && is_known(one, people)
                && is_known(other, people)
                && (stands_alone(one) || stands_alone(other))
        })
    }
}

fn is_known(surname: &str, people: &KnownPeople) -> bool {
    const SHORTEST: usize = 4;
    surname.chars().count() >= SHORTEST
        && people.read(surname).is_some_and(|name| name.parts() == 1 && people.bears_surname(&name))
}

/// Whether nothing but white space and marks of emphasis stands before the next word.
fn touches(behind: &str) -> bool {
    behind.trim_start_matches([' ', '\n', '\r', '\t', '\u{a0}', '*', '_']).starts_with(char::is_alphanumeric)
}

/// The word without case, script and marks.
fn bare(word: &str) -> String {
    let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    fold_words(&letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_that_names_a_body_is_no_body() {
        let words = NobodyWords::load();
        assert_eq!(words.body_of_matter("United Nations Affairs"), Some("United Nations"));
        assert_eq!(words.body_of_matter("Ministry of Foreign Affairs"), None);
        assert_eq!(words.body_of_matter("Department of Veterans Affairs"), None);
    }

    #[test]
    fn what_is_nobodys_name_is_told_by_its_words_and_what_stands_beside_it() {
        let (words, people) = (NobodyWords::load(), KnownPeople::load());
        let cases = [
            ("", "POTUS", " said", Some(Nobody::Here)),
            ("2:14 ", "P.M. EDT", "", Some(Nobody::Here)),
            ("her ", "A.B.", " from Yale", Some(Nobody::Here)),
            ("", "God", "’s truth", Some(Nobody::Here)),
            ("славой ", "Бог", "", Some(Nobody::Here)),
            ("to @", "SenMullin", "!", Some(Nobody::Here)),
            ("", "Bidenomics", " works", Some(Nobody::Here)),
            ("the ", "Biden-Harris", " record", Some(Nobody::Throughout)),
            ("the ", "Ortega-Murillo", " regime", Some(Nobody::Throughout)),
            ("*", "Roe", " v. Wade", Some(Nobody::Throughout)),
            ("Roe v. ", "Wade", "*", Some(Nobody::Throughout)),
            ("Hurricane ", "Helene", " survivors", Some(Nobody::Throughout)),
            ("the ", "Biden Admin", " did", Some(Nobody::Here)),
            ("many Black, ", "Brown", ", and Native families", Some(Nobody::Here)),
            ("Black and ", "Brown", " workers", Some(Nobody::Here)),
            ("Chairman ", "Brown", " and", None),
            ("more ", "Pell", " Grants", Some(Nobody::Throughout)),
            ("", "Karine Jean-Pierre", " said", None),
            ("Ms. ", "Jean-Pierre", " said", None),
            ("", "Ulysses Grant", " Award", None),
            ("", "Biden", " v. Nebraska", None),
            ("Королю Марокко ", "Мухаммеду VI", " в связи", None),
            ("with ", "Jill", " and I", None),
            ("President ", "Tokayev", " said", None),
            ("Mr. ", "Pell", ". Grants are", None),
        ];
        for (before, name, behind, expected) in cases {
            assert_eq!(words.why(name, before, behind, &people), expected, "{before}{name}{behind}");
        }
    }
}
