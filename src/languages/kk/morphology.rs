//! Kazakh nouns taken apart: stem, plural, possessive, case.
//!
//! Kazakh is agglutinative: endings are added one after the other, and each has the forms that the letter before it and
//! the vowels of the stem ask for. The tables of the language list stems; a word is looked up under each of its
//! [`splits`]. Vowel harmony is not asked for, since foreign names break it ("Минскіге", "Нью-Йоркте").

use crate::table;

mod inflection;

/// The case of a noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Case {
    /// The bare form.
    #[default]
    Nominative,
    /// "-ның": of.
    Genitive,
    /// "-ға": to.
    Dative,
    /// "-ны": the object.
    Accusative,
    /// "-да": in, at.
    Locative,
    /// "-дан": from.
    Ablative,
    /// "-мен": with, by.
    Instrumental,
    /// "-дағы": that is in or at.
    Attributive,
}

/// What was added to a stem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ending {
    /// "-лар".
    pub plural: bool,
    /// "-ы", "-сы": the head of a compound, or somebody's.
    pub possessive: bool,
    /// The case.
    pub case: Case,
}

impl Ending {
    /// Whether nothing was added but, perhaps, a possessive: the form that a name's head has in the nominative.
    pub fn is_nominative(self) -> bool {
        self.case == Case::Nominative
    }
}

/// One way to take a word apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// How many bytes of the word the stem has.
    pub stem: usize,
    /// How many bytes of the word stand before the case: the word in the nominative.
    pub nominative: usize,
    /// The stem's last letter where the possessive has softened it: к of "министрлігі".
    pub hardened: Option<char>,
    /// What was added.
    pub ending: Ending,
}

// Kinds of letters that endings follow, as bits.
const VOWEL: u8 = 1;
const LIQUID: u8 = 2;
const SIBILANT: u8 = 4;
const NASAL: u8 = 8;
const VOICELESS: u8 = 16;
const POSSESSIVE: u8 = 32;

/// The kind of that name in the table.
fn kind_named(name: &str) -> u8 {
    match name {
        "vowel" => VOWEL,
        "liquid" => LIQUID,
        "sibilant" => SIBILANT,
        "nasal" => NASAL,
        "voiceless" => VOICELESS,
        "possessive" => POSSESSIVE,
        "voiced" => LIQUID | SIBILANT | NASAL,
        _ => 0,
    }
}

/// The kinds of a letter; "и" and "у" end in a glide and may be taken for either.
fn kinds(letter: char) -> u8 {
    match letter {
        'и' | 'ю' | 'у' => VOWEL | LIQUID,
        'а' | 'ә' | 'е' | 'ё' | 'о' | 'ө' | 'ұ' | 'ү' | 'ы' | 'і' | 'э' | 'я' => VOWEL,
        'л' | 'р' | 'й' => LIQUID,
        'ь' => LIQUID | VOICELESS | NASAL,
        'з' | 'ж' => SIBILANT,
        'м' | 'н' | 'ң' => NASAL,
        _ if letter.is_alphabetic() => VOICELESS,
        _ => 0,
    }
}

/// The kinds of a word's last letter.
fn last_kinds(word: &str) -> u8 {
    word.chars().next_back().map_or(0, kinds)
}

/// One ending of the table.
#[derive(Debug)]
struct Row {
    ending: &'static str,
    case: Case,
    after: u8,
}

/// The endings of the language, by stage.
#[derive(Debug, Default)]
pub(super) struct Morphology {
    cases: Vec<Row>,
    possessives: Vec<Row>,
    plurals: Vec<Row>,
    relationals: Vec<Row>,
    likenesses: Vec<Row>,
    verbs: Vec<Row>,
}

impl Morphology {
    /// Reads the table that is compiled into the program.
    pub fn load() -> Self {
        let table = include_str!("endings.tsv");
        let mut read = Self::default();
        for line in table::lines(table) {
            let mut cells = line.split('\t');
            let (Some(kind), Some(endings), Some(after)) = (cells.next(), cells.next(), cells.next()) else { continue };
            let after = after.split(' ').map(kind_named).fold(0, |all, one| all | one);
            let (stage, case) = match kind {
                "genitive" => (&mut read.cases, Case::Genitive),
                "dative" => (&mut read.cases, Case::Dative),
                "accusative" => (&mut read.cases, Case::Accusative),
                "locative" => (&mut read.cases, Case::Locative),
                "ablative" => (&mut read.cases, Case::Ablative),
                "instrumental" => (&mut read.cases, Case::Instrumental),
                "attributive" => (&mut read.cases, Case::Attributive),
                "possessive" => (&mut read.possessives, Case::Nominative),
                "relational" => (&mut read.relationals, Case::Nominative),
                "likeness" => (&mut read.likenesses, Case::Nominative),
                _ => (&mut read.plurals, Case::Nominative),
            };
            stage.extend(endings.split(' ').map(|ending| Row { ending, case, after }));
        }
        let verbs = table::lines(include_str!("verb_endings.tsv"));
        for (endings, after) in verbs.filter_map(|line| line.split_once('\t')) {
            let after = after.split(' ').map(kind_named).fold(0, |all, one| all | one);
            read.verbs.extend(endings.split(' ').map(|ending| Row { ending, case: Case::Nominative, after }));
        }
        read
    }

    /// Every way to take a word apart, the whole word first; the word is in lower case.
    pub fn splits(&self, word: &str, mut each: impl FnMut(Split)) {
        let whole = Split { stem: word.len(), nominative: word.len(), hardened: None, ending: Ending::default() };
        each(whole);
        self.inner(word, whole, &mut each);
        // All cases end in one of few letters: most words of a text are not looked at further.
        if !word.ends_with(['ң', 'а', 'е', 'ы', 'і', 'н']) {
            return;
        }
        for row in &self.cases {
            let Some(rest) = before(word, row.ending) else { continue };
            let ending = Ending { case: row.case, ..Ending::default() };
            let split = Split { stem: rest.len(), nominative: rest.len(), hardened: None, ending };
            let last = last_kinds(rest);
            if row.after & last != 0 {
                each(split);
                self.inner(rest, split, &mut each);
            } else if row.after & POSSESSIVE != 0 && rest.ends_with(['ы', 'і']) {
                each(split);
                self.possessive(rest, split, &mut each);
            }
        }
    }

    /// The ways to take possessive and plural off a word without a case.
    fn inner(&self, word: &str, outer: Split, each: &mut impl FnMut(Split)) {
        self.possessive(word, outer, each);
        self.plural(word, outer, each);
    }

    fn possessive(&self, word: &str, outer: Split, each: &mut impl FnMut(Split)) {
        for row in &self.possessives {
            let Some(rest) = before(word, row.ending) else { continue };
            let last = rest.chars().next_back();
            if last.map_or(0, kinds) & row.after == 0 {
                continue;
            }
            let ending = Ending { possessive: true, ..outer.ending };
            let split = Split { stem: rest.len(), ending, ..outer };
            each(split);
            let hardened = last.filter(|_| row.ending.chars().count() == 1).and_then(hardened);
            if hardened.is_some() {
                each(Split { hardened, ..split });
            }
            self.plural(rest, split, each);
        }
    }

    fn plural(&self, word: &str, outer: Split, each: &mut impl FnMut(Split)) {
        for row in &self.plurals {
            let Some(rest) = before(word, row.ending) else { continue };
            if last_kinds(rest) & row.after != 0 {
                each(Split { stem: rest.len(), ending: Ending { plural: true, ..outer.ending }, ..outer });
            }
        }
    }

    /// Whether the text is an ending of a case, as it stands behind the hyphen of an acronym or a number ("МАГАТЭ-нің").
    pub fn is_case_ending(&self, text: &str) -> bool {
        self.cases.iter().any(|row| row.ending == text)
            || self.plurals.iter().any(|row| {
                text.strip_prefix(row.ending)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(['ы', 'і', 'д', 'ғ', 'г', 'м']))
            })
            || self.possessives.iter().any(|row| {
                text.strip_prefix(row.ending).is_some_and(|rest| rest.is_empty() || self.is_case_ending(rest))
            })
    }

    /// Calls with each stem that the word may have, hardened where that is asked for.
    pub fn stems(&self, word: &Lower, mut each: impl FnMut(&str, Split)) {
        let text = word.text();
        self.splits(text, |split| {
            let stem = &text[..split.stem];
            match split.hardened {
                None => each(stem, split),
                Some(letter) => {
                    // The hard letters have as many bytes as the soft ones.
                    let mut hard = word.bytes;
                    letter.encode_utf8(&mut hard[split.stem - letter.len_utf8()..]);
                    each(std::str::from_utf8(&hard[..split.stem]).unwrap_or_default(), split);
                }
            }
        });
    }
}

/// The fewest letters that a stem has.
const SHORTEST: usize = 2;

/// The word without the ending; `None` where too little is left.
fn before<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    word.strip_suffix(ending).filter(|rest| rest.chars().nth(SHORTEST - 1).is_some())
}

/// The letter that a possessive softens into this one.
fn hardened(soft: char) -> Option<char> {
    match soft {
        'г' => Some('к'),
        'ғ' => Some('қ'),
        'б' => Some('п'),
        _ => None,
    }
}

/// A word in lower case, on the stack: looking words up costs no memory of its own.
pub(super) struct Lower {
    bytes: [u8; Lower::LONGEST],
    length: usize,
}

impl Lower {
    /// How many bytes a word has at the most; longer ones are no word of a table.
    const LONGEST: usize = 96;

    /// The word in lower case; `None` where it is too long, or its lower case has another length.
    pub fn of(word: &str) -> Option<Self> {
        let mut lower = Self { bytes: [0; Self::LONGEST], length: word.len() };
        if word.len() > Self::LONGEST {
            return None;
        }
        let mut at = 0;
        for c in word.chars() {
            let small = if c.is_lowercase() { c } else { single(c.to_lowercase())? };
            if small.len_utf8() != c.len_utf8() {
                return None;
            }
            small.encode_utf8(&mut lower.bytes[at..]);
            at += small.len_utf8();
        }
        Some(lower)
    }

    /// Its text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

fn single(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next()?;
    chars.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a word can be a stem with an ending.
    fn is_split(word: &str, stem: &str, ending: Ending) -> bool {
        let mut found = false;
        let lower = Lower::of(word).expect("the word is short");
        Morphology::load().stems(&lower, |candidate, split| found |= candidate == stem && split.ending == ending);
        found
    }

    #[test]
    fn words_are_taken_apart() {
        let none = Ending::default();
        let of = |case: Case| Ending { case, ..none };
        let its = |case: Case| Ending { possessive: true, case, ..none };
        let cases = [
            ("министрлігі", "министрлік", its(Case::Nominative)),
            ("министрлігіне", "министрлік", its(Case::Dative)),
            ("министрлігінде", "министрлік", its(Case::Locative)),
            ("агенттігінің", "агенттік", its(Case::Genitive)),
            ("комитетімен", "комитет", its(Case::Instrumental)),
            ("палатасының", "палата", its(Case::Genitive)),
            ("қорындағы", "қор", its(Case::Attributive)),
            ("облысын", "облыс", its(Case::Accusative)),
            ("облыстарындағы", "облыс", Ending { plural: true, ..its(Case::Attributive) }),
            ("аудандарында", "аудан", Ending { plural: true, ..its(Case::Locative) }),
            ("қалаларының", "қала", Ending { plural: true, ..its(Case::Genitive) }),
            ("министрлер", "министр", Ending { plural: true, ..none }),
            ("Тоқаевтың", "тоқаев", of(Case::Genitive)),
            ("Тоқаевқа", "тоқаев", of(Case::Dative)),
            ("Алматыда", "алматы", of(Case::Locative)),
            ("Парижбен", "париж", of(Case::Instrumental)),
            ("Мәскеуден", "мәскеу", of(Case::Ablative)),
            ("Қазақстанмен", "қазақстан", of(Case::Instrumental)),
            ("Банктің", "банк", of(Case::Genitive)),
            ("клубы", "клуб", its(Case::Nominative)),
            ("одағының", "одақ", its(Case::Genitive)),
        ];
        for (word, stem, ending) in cases {
            assert!(is_split(word, stem, ending), "{word} = {stem} + {ending:?}");
        }
        assert!(!is_split("Тоқаевға", "тоқаев", of(Case::Dative)));
        assert!(!is_split("Сұлтан", "сұл", of(Case::Ablative)));
    }

    #[test]
    fn endings_behind_hyphens_are_known() {
        for ending in ["нің", "ға", "тан", "ның", "пен", "да", "дағы", "ы", "сының", "лар"]
        {
            assert!(Morphology::load().is_case_ending(ending), "{ending}");
        }
        for word in ["жомарт", "қазына", "сұлтан", "министр"] {
            assert!(!Morphology::load().is_case_ending(word), "{word}");
        }
    }
}
