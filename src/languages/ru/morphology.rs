//! How Russian words are declined: all forms of a listed noun, and what the ending of an adjective tells.
//!
//! The paradigms are tables; a noun takes the first one that its ending and gender fit. After Zaliznyak, "Grammatical
//! Dictionary of the Russian Language" (1977), without stress and without irregular plurals.

use crate::table;
use rustc_hash::FxHashSet;
use std::ops::{BitAnd, BitOr};

/// A set of grammatical forms: pairs of a case and a gender, the plural counted as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Forms(u32);

const CASES: [&str; 6] = ["nom", "gen", "dat", "acc", "ins", "pre"];
const GENDERS: [&str; 4] = ["m", "f", "n", "p"];
/// The plural's place among the genders.
const PLURAL: usize = 3;

impl Forms {
    pub const NONE: Forms = Forms(0);
    pub const ALL: Forms = Forms(0x00ff_ffff);
    pub const NOMINATIVE: Forms = Forms(0xf);
    pub const GENITIVE: Forms = Forms(0xf0);
    pub const DATIVE: Forms = Forms(0xf00);
    pub const ACCUSATIVE: Forms = Forms(0xf000);
    pub const INSTRUMENTAL: Forms = Forms(0x000f_0000);
    pub const PREPOSITIONAL: Forms = Forms(0x00f0_0000);
    pub const MASCULINE: Forms = Forms(0x0011_1111);
    pub const FEMININE: Forms = Forms(0x0022_2222);
    pub const PLURALS: Forms = Forms(0x0088_8888);
    pub const SINGULARS: Forms = Forms(0x0077_7777);

    fn one(case: usize, gender: usize) -> Forms {
        Forms(1 << (case * GENDERS.len() + gender))
    }

    /// Whether the sets share a form.
    pub fn any(self, other: Forms) -> bool {
        self.0 & other.0 != 0
    }

    /// The forms without those of the other set.
    pub fn without(self, other: Forms) -> Forms {
        Forms(self.0 & !other.0)
    }

    /// The same cases in every gender.
    pub fn any_gender(self) -> Forms {
        let cases = (0..CASES.len()).filter(|case| self.0 >> (case * 4) & 0xf != 0);
        cases.fold(Forms::NONE, |all, case| Forms(all.0 | 0xf << (case * 4)))
    }
}

impl BitAnd for Forms {
    type Output = Forms;

    fn bitand(self, other: Forms) -> Forms {
        Forms(self.0 & other.0)
    }
}

impl BitOr for Forms {
    type Output = Forms;

    fn bitor(self, other: Forms) -> Forms {
        Forms(self.0 | other.0)
    }
}

/// The genders that an adjective's nominative is formed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

impl Gender {
    /// The gender of a set of forms: the first that it has.
    pub fn of(forms: Forms) -> Gender {
        const ORDER: [Gender; 4] = [Gender::Masculine, Gender::Feminine, Gender::Neuter, Gender::Plural];
        let has = |gender: &usize| forms.any(Forms(0x0011_1111 << gender));
        (0..GENDERS.len()).find(has).map_or(Gender::Masculine, |gender| ORDER[gender])
    }
}

/// The tables of endings.
#[derive(Debug)]
pub(super) struct Morphology {
    paradigms: Vec<Paradigm>,
    adjectives: Vec<AdjectiveEnding>,
    /// Stems of adjectives in «-ой».
    stressed: FxHashSet<&'static str>,
}

#[derive(Debug)]
struct Paradigm {
    ending: &'static str,
    gender: usize,
    endings: Vec<(Forms, &'static str)>,
}

#[derive(Debug)]
struct AdjectiveEnding {
    ending: &'static str,
    forms: Forms,
    soft: bool,
}

/// A word of a table: a lemma and how it is declined.
///
/// `банк` by its ending, `область:f` by its gender, `финансы:p` in the plural alone, `пос(о)л` with a vowel that only
/// the lemma has, `управляющий:a` as an adjective, `Алматы:0` not at all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'t> {
    text: &'t str,
    kind: Option<&'t str>,
}

impl<'t> Entry<'t> {
    pub fn parse(entry: &'t str) -> Self {
        match entry.split_once(':') {
            Some((text, kind)) => Self { text, kind: Some(kind) },
            None => Self { text: entry, kind: None },
        }
    }

    /// The word as a dictionary has it.
    pub fn lemma(self) -> String {
        self.text.chars().filter(|c| !matches!(c, '(' | ')')).collect()
    }
}

impl Morphology {
    /// Reads the tables that are compiled into the program.
    pub fn load() -> Self {
        let paradigms = rows(include_str!("declensions.tsv")).filter_map(paradigm).collect();
        let adjectives = rows(include_str!("adjectives.tsv")).filter_map(adjective_ending).collect();
        Self { paradigms, adjectives, stressed: rows(include_str!("stressed.tsv")).collect() }
    }

    /// All forms of a table's word.
    pub fn decline(&self, entry: Entry<'_>) -> Vec<(String, Forms)> {
        let lemma = entry.lemma();
        match entry.kind {
            Some("0") => vec![(lemma, Forms::ALL)],
            Some("a") => self.decline_adjective(&lemma),
            kind => {
                let gender = kind.and_then(|kind| GENDERS.iter().position(|gender| *gender == kind));
                let fits = |paradigm: &&Paradigm| {
                    let wanted = gender.map_or(paradigm.gender != PLURAL, |gender| paradigm.gender == gender);
                    let ending = if paradigm.gender == PLURAL { "" } else { paradigm.ending };
                    wanted && lemma.ends_with(ending)
                };
                let Some(paradigm) = self.paradigms.iter().find(fits) else { return vec![(lemma, Forms::ALL)] };
                // A plural's own nominative is its lemma: "выборы", "Нидерланды".
                let cut = if paradigm.gender == PLURAL { lemma.chars().last() } else { None };
                let cut = cut.map_or(paradigm.ending.len(), char::len_utf8);
                let stem = &lemma[..lemma.len() - cut];
                let oblique = without_fleeting_vowel(entry.text, cut);
                let is_lemma = |ending: &str| ending == paradigm.ending;
                let form = |&(forms, ending): &(Forms, &str)| {
                    let stem = if is_lemma(ending) { stem } else { &oblique };
                    (format!("{stem}{ending}"), forms)
                };
                paradigm.endings.iter().map(form).collect()
            }
        }
    }

    /// All forms of a word before a noun: an adjective's, where it ends as one.
    pub fn decline_modifier(&self, entry: Entry<'_>) -> Vec<(String, Forms)> {
        let is_adjective = entry.kind.is_none() && self.adjective(entry.text).any(Forms::NOMINATIVE);
        self.decline(Entry { kind: if is_adjective { Some("a") } else { entry.kind }, ..entry })
    }

    /// All forms of the adjective with that masculine (or plural) nominative.
    fn decline_adjective(&self, lemma: &str) -> Vec<(String, Forms)> {
        let Some((stem, soft)) = self.stem(lemma) else { return Vec::new() };
        // "ый", "ий" and "ой" are one ending by what stands before it; behind a sibilant "а" and "у" are written for "я"
        // and "ю": "следующую".
        let is_soft = |ending: &str| match () {
            () if is_sibilant(stem) && soft => !ending.starts_with(['а', 'у', 'я', 'ю']),
            () => soft || ending.starts_with('и') && is_velar(stem),
        };
        let rows = self.adjectives.iter().filter(|row| row.soft == is_soft(row.ending));
        rows.map(|row| (format!("{stem}{}", row.ending), row.forms))
            .chain([(lemma.to_owned(), self.adjective(lemma))])
            .collect()
    }

    /// The forms that a word has if it is an adjective, told by its ending.
    pub fn adjective(&self, word: &str) -> Forms {
        self.row(word).map_or(Forms::NONE, |row| row.forms)
    }

    fn row(&self, word: &str) -> Option<&AdjectiveEnding> {
        const SHORTEST_STEM: usize = 2 * 2;
        self.adjectives.iter().find(|row| word.len() >= row.ending.len() + SHORTEST_STEM && word.ends_with(row.ending))
    }

    /// An adjective's stem and whether its endings are soft, as in "внешний".
    fn stem<'w>(&self, word: &'w str) -> Option<(&'w str, bool)> {
        let row = self.row(word)?;
        let stem = &word[..word.len() - row.ending.len()];
        Some((stem, row.soft && !is_velar(stem)))
    }

    /// The nominative of an adjective that stands in any form: "Высшую" is "Высшая".
    pub fn nominative(&self, word: &str, gender: Gender) -> Option<String> {
        let (stem, soft) = self.stem(word)?;
        let sibilant = is_sibilant(stem);
        let soft = soft && !sibilant;
        let ending = match gender {
            Gender::Masculine if self.stressed.contains(stem.to_lowercase().as_str()) => "ой",
            Gender::Masculine if soft || sibilant || is_velar(stem) => "ий",
            Gender::Masculine => "ый",
            Gender::Feminine if soft => "яя",
            Gender::Feminine => "ая",
            Gender::Neuter if soft || sibilant => "ее",
            Gender::Neuter => "ое",
            Gender::Plural if soft || sibilant || is_velar(stem) => "ие",
            Gender::Plural => "ые",
        };
        Some(format!("{stem}{ending}"))
    }
}

/// Whether the stem ends in a sound behind which "и" is written for "ы".
fn is_velar(stem: &str) -> bool {
    stem.ends_with(['к', 'г', 'х'])
}

/// Whether the stem ends in a sound behind which "я" and "ю" are never written.
fn is_sibilant(stem: &str) -> bool {
    stem.ends_with(['ж', 'ш', 'щ', 'ч'])
}

/// The stem without its vowel in brackets, and without the lemma's ending of that many bytes.
fn without_fleeting_vowel(text: &str, ending: usize) -> String {
    let stem = &text[..text.len() - ending];
    match (stem.find('('), stem.find(')')) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &stem[..open], &stem[close + 1..]),
        _ => stem.to_owned(),
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table::lines(table)
}

fn paradigm(row: &'static str) -> Option<Paradigm> {
    let cells: Vec<&str> = row.split('\t').collect();
    let gender = GENDERS.iter().position(|gender| cells.get(1) == Some(gender))?;
    let bare = |ending: &'static str| if ending == "-" { "" } else { ending };
    let mut endings = Vec::new();
    for (column, cell) in cells.iter().skip(2).enumerate() {
        let plural = column >= CASES.len();
        let forms = Forms::one(column % CASES.len(), if plural { PLURAL } else { gender });
        endings.extend(cell.split('/').filter(|ending| !ending.is_empty()).map(|ending| (forms, bare(ending))));
    }
    Some(Paradigm { ending: bare(cells[0]), gender, endings })
}

fn adjective_ending(row: &'static str) -> Option<AdjectiveEnding> {
    let mut cells = row.split('\t');
    let (ending, forms, kind) = (cells.next()?, cells.next()?, cells.next()?);
    let one = |form: &str| {
        let (case, gender) = form.split_once('-')?;
        let case = CASES.iter().position(|known| *known == case)?;
        Some(Forms::one(case, GENDERS.iter().position(|known| *known == gender)?))
    };
    let forms = forms.split(' ').filter_map(one).fold(Forms::NONE, |all, form| all | form);
    Some(AdjectiveEnding { ending, forms, soft: kind == "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(entry: &str, wanted: Forms) -> Vec<String> {
        let declined = Morphology::load().decline(Entry::parse(entry));
        declined.into_iter().filter(|(_, forms)| forms.any(wanted)).map(|(form, _)| form).collect()
    }

    #[test]
    fn nouns_are_declined_by_their_endings() {
        let genitives = [
            ("комитет", "комитета"),
            ("министерство", "министерства"),
            ("компания", "компании"),
            ("область:f", "области"),
            ("руководитель:m", "руководителя"),
            ("пос(о)л", "посла"),
            ("управляющий:a", "управляющего"),
            ("палата", "палаты"),
            ("музей", "музея"),
            ("Рудный:a", "Рудного"),
        ];
        for (entry, genitive) in genitives {
            let found = forms(entry, Forms::GENITIVE & Forms::SINGULARS);
            assert!(found.iter().any(|form| form == genitive), "{entry}: {found:?}");
        }
        assert!(forms("финансы:p", Forms::GENITIVE).contains(&"финансов".to_owned()));
        assert!(forms("пос(о)л", Forms::NOMINATIVE).contains(&"посол".to_owned()));
    }

    #[test]
    fn adjectives_tell_their_forms_and_their_nominative() {
        let morphology = Morphology::load();
        assert!(morphology.adjective("высшую").any(Forms::ACCUSATIVE & Forms::FEMININE));
        let nominatives = [
            ("Высшую", Gender::Feminine, "Высшая"),
            ("первого", Gender::Masculine, "первый"),
            ("Атырауской", Gender::Feminine, "Атырауская"),
            ("внешней", Gender::Feminine, "внешняя"),
            ("технического", Gender::Masculine, "технический"),
            ("государственным", Gender::Neuter, "государственное"),
        ];
        for (form, gender, nominative) in nominatives {
            assert_eq!(morphology.nominative(form, gender).as_deref(), Some(nominative));
        }
    }
}
