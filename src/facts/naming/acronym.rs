//! Acronyms: what is written as one, and which names it can stand for.

use super::concepts::{Concepts, Kind};
use super::fold;

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

/// Whether the letters of an acronym begin the words of a name in their order: each word of weight gives one letter or
/// more, small words one or none; a compound is one word ("Co-operation").
pub fn initials_fit(acronym: &str, name: &str, concepts: &Concepts) -> bool {
    let letters: Vec<char> = fold(acronym).chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.is_empty() {
        return false;
    }
    // Which numbers of letters the words so far can give.
    let mut given = vec![false; letters.len() + 1];
    given[0] = true;
    for (word, is_silent) in weighed(name, concepts) {
        let mut further = if is_silent { given.clone() } else { vec![false; letters.len() + 1] };
        for (first, _) in given.iter().enumerate().filter(|(_, is_given)| **is_given) {
            for taken in 1..=letters_of(&word, &letters[first..]) {
                further[first + taken] = true;
            }
        }
        given = further;
    }
    given[letters.len()]
}

/// Whether the acronym is all the initials of the name in their order and nothing else: each word of weight gives its
/// first letter, a word with capitals inside each of its capitals ("KazMunayGas"); small words, legal forms and
/// countries one or none. What [`initials_fit`] allows more needs a bracket that says so: "BIA" is no "Biden
/// Administration".
pub fn is_initials_of(acronym: &str, name: &str, concepts: &Concepts) -> bool {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut given = vec![false; letters.len() + 1];
    given[0] = true;
    for (word, can_be_silent) in initialed(name, concepts) {
        let mut further = if can_be_silent { given.clone() } else { vec![false; letters.len() + 1] };
        for first in (0..letters.len()).filter(|&first| given[first]) {
            let rest = &letters[first..];
            let capitals: Vec<char> = word.chars().filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).collect();
            let gives_one = word.chars().flat_map(char::to_lowercase).next() == rest.first().copied();
            further[first + 1] |= gives_one;
            if capitals.len() > 1 && rest.starts_with(&capitals) {
                further[first + capitals.len()] = true;
            }
        }
        given = further;
    }
    !letters.is_empty() && given[letters.len()]
}

/// The letters that an acronym of the name can begin with: those of its first word of weight and of the words before.
pub fn first_letters(name: &str, concepts: &Concepts) -> Vec<char> {
    let words = initialed(name, concepts);
    let weighty = words.iter().position(|(_, can_be_silent)| !can_be_silent).unwrap_or(usize::MAX);
    let first = |word: &str| fold(word).trim().chars().next();
    words.iter().take(weighty.saturating_add(1)).filter_map(|(word, _)| first(word)).collect()
}

/// The name's words as they stand, and whether an acronym can pass over each; a compound is one word.
fn initialed<'n>(name: &'n str, concepts: &Concepts) -> Vec<(&'n str, bool)> {
    let words = name.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.' | '-'));
    let words: Vec<&str> = words.filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let is_silent = |kind: Kind| matches!(kind, Kind::Silent | Kind::Legal | Kind::Country);
    concepts.kinds(&words).into_iter().map(|(word, kind)| (word, is_silent(kind))).collect()
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

/// The name's words, folded, and whether an acronym can pass over each.
fn weighed(name: &str, concepts: &Concepts) -> Vec<(String, bool)> {
    let compounds = name.replace('-', "");
    let words = compounds.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.'));
    let folded = words.map(|word| (fold(word).trim().to_owned(), word));
    folded
        .filter(|(folded, _)| !folded.is_empty())
        .map(|(folded, word)| (folded, concepts.is_passed_over(word)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::naming::BodyDirectory;

    #[test]
    fn acronyms_fit_the_initials_they_stand_for() {
        let directory = BodyDirectory::load(&[]);
        let fits = |acronym: &str, name: &str| initials_fit(acronym, name, directory.concepts());
        let fit = [
            ("NSC", "National Security Committee"),
            ("OSCE", "Organization for Security and Co-operation in Europe"),
            ("EAEU", "Eurasian Economic Union"),
            ("KMG", "NC KazMunayGas JSC"),
            ("KTZ", "Kazakhstan Temir Zholy"),
            ("EBRD", "European Bank for Reconstruction and Development"),
            ("MIA", "Ministry of Internal Affairs"),
            ("КНБ", "Комитет национальной безопасности"),
            ("МЧС", "Министерство по чрезвычайным ситуациям"),
            ("ҰҚК", "Ұлттық қауіпсіздік комитеті"),
            ("БЖЗҚ", "Бірыңғай жинақтаушы зейнетақы қоры"),
            ("ҚТЖ", "АО «НК «Қазақстан темір жолы»"),
        ];
        for (acronym, name) in fit {
            assert!(fits(acronym, name), "{acronym}");
        }
        assert!(!fits("NSC", "Ministry of Internal Affairs"));
        assert!(!fits("WTO", "World Health Organization"));
        assert!(!fits("ІІМ", "Сыртқы істер министрлігі"));
    }

    #[test]
    fn an_acronym_without_a_bracket_is_all_the_initials() {
        let directory = BodyDirectory::load(&[]);
        let fits = |acronym: &str, name: &str| is_initials_of(acronym, name, directory.concepts());
        for (acronym, name) in [
            ("NSC", "National Security Committee of Kazakhstan"),
            ("USAID", "United States Agency for International Development"),
            ("CFPB", "U.S. Consumer Financial Protection Bureau"),
            ("KMG", "NC KazMunayGas JSC"),
            ("OSCE", "Organization for Security and Co-operation in Europe"),
            ("МЧС", "Министерство по чрезвычайным ситуациям"),
            ("ЦЖЗ", "Центр жилищной защиты"),
            ("ҰҚК", "Ұлттық қауіпсіздік комитеті"),
        ] {
            assert!(fits(acronym, name), "{acronym}");
        }
        for (acronym, name) in [
            ("BEAD", "Biden-Harris Administration"),
            ("BIA", "Biden Administration"),
            ("SEC", "Supreme Court of the United States"),
            ("DED", "Department of Education"),
            ("DART", "U.S. Department of the Treasury"),
            ("UPS", "University of Pennsylvania"),
            ("ARCA", "Atmospheric Administration"),
        ] {
            assert!(!fits(acronym, name), "{acronym}");
        }
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
