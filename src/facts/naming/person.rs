//! The parts of a person's name, and how two names relate.

use super::fold::{fold, sound_key};

/// A person's name in its parts, without titles and suffixes such as "Jr.".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonName {
    parts: Vec<Part>,
    /// The index of the surname among the parts.
    surname: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Part {
    key: String,
    is_initial: bool,
}

/// How one name relates to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// They cannot be one person's.
    Different,
    /// One is a part of the other: the surname alone, initials before it.
    Short,
    /// They are one person's: given name and surname agree.
    Same,
}

/// Words that belong to the name behind them.
const PARTICLES: [&str; 24] = [
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "van", "von", "der", "den", "bin", "ibn", "bint",
    "ben", "al", "el", "ter", "la", "le", "zu", "e",
];
/// Endings of patronymics, as folded.
const PATRONYMICS: [&str; 9] = ["ovich", "evich", "ovna", "evna", "uli", "uly", "kizi", "kyzy", "ogli"];
/// Words behind a name that tell father and son apart.
const SUFFIXES: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "phd"];

impl PersonName {
    /// Reads a name; `None` when it holds no word in full, or more words than a person's name has.
    pub fn parse(text: &str) -> Option<Self> {
        const MOST_PARTS: usize = 12;
        let mut parts: Vec<Part> = Vec::new();
        let mut patronymic = None;
        for word in text.split(|c: char| c.is_whitespace() || c == ',') {
            let word = word.trim_end_matches("'s").trim_end_matches("’s");
            // Initials can touch each other and the surname: "K.K.Tokayev".
            for piece in word.split_inclusive('.') {
                let folded = fold(piece);
                let folded = folded.trim();
                let is_particle = PARTICLES.contains(&folded) && !piece.ends_with('.');
                if folded.is_empty() || is_particle || SUFFIXES.contains(&folded) {
                    continue;
                }
                let letters = folded.chars().count();
                let is_initial = letters == 1 || (piece.ends_with('.') && letters <= 2);
                let core = folded.strip_prefix("al ").or(folded.strip_prefix("el ")).unwrap_or(folded);
                // An initial stands for the spelling's first sound: "Zh." and "J." are one.
                let key = sound_key(core);
                let key = if is_initial { key.chars().take(1).collect() } else { key };
                if !key.is_empty() {
                    if PATRONYMICS.iter().any(|ending| core.ends_with(ending)) {
                        patronymic = Some(parts.len());
                    }
                    parts.push(Part { key, is_initial });
                }
            }
        }
        if parts.len() > MOST_PARTS {
            return None;
        }
        let full = || parts.iter().enumerate().filter(|(_, part)| !part.is_initial).map(|(index, _)| index);
        let last = full().next_back()?;
        // "Akhmetov Serik Bolatovich": where the patronymic is last, the surname is first.
        let is_family_first = patronymic == Some(last) && full().count() > 2;
        let surname = if is_family_first { full().next()? } else { last };
        Some(Self { parts, surname })
    }

    /// How many words stand in full.
    pub fn full_words(&self) -> usize {
        self.parts.iter().filter(|part| !part.is_initial).count()
    }

    /// How many parts it has, initials included.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// The key of the surname.
    pub fn surname_key(&self) -> &str {
        &self.parts[self.surname].key
    }

    /// The key of the given name, or of its initial; `None` where a surname stands alone.
    pub fn given_key(&self) -> Option<&str> {
        let given = self.parts.iter().enumerate().find(|&(index, _)| index != self.surname);
        given.map(|(_, part)| part.key.as_str())
    }

    /// Whether the given name is only an initial.
    pub fn has_initial_only(&self) -> bool {
        self.full_words() == 1 && self.parts.len() > 1
    }

    /// Every part's key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.key.as_str())
    }

    /// How this name relates to a `fuller` one; `same_given` says whether two keys are forms of one given name.
    pub fn relation(&self, fuller: &PersonName, same_given: impl Fn(&str, &str) -> bool) -> Relation {
        let has = |key: &str| fuller.parts.iter().any(|part| !part.is_initial && part.key == key);
        if self.parts.len() == 1 {
            return if has(self.surname_key()) { Relation::Short } else { Relation::Different };
        }
        if self.has_initial_only() {
            let given = fuller.parts.iter().enumerate().find(|&(index, _)| index != fuller.surname);
            let fits = given.is_some_and(|(_, part)| part.key.starts_with(self.given_key().unwrap_or_default()));
            return match self.surname_key() == fuller.surname_key() && fits {
                true if fuller.has_initial_only() => Relation::Same,
                true => Relation::Short,
                false => Relation::Different,
            };
        }
        if fuller.full_words() < 2 || self.initials_clash(fuller) {
            return Relation::Different;
        }
        let mine: Vec<&str> = self.parts.iter().filter(|part| !part.is_initial).map(|part| part.key.as_str()).collect();
        let theirs: Vec<&str> =
            fuller.parts.iter().filter(|part| !part.is_initial).map(|part| part.key.as_str()).collect();
        let same = |a: &str, b: &str| a == b || same_given(a, b);
        let all_shared = |few: &[&str], many: &[&str]| few.iter().all(|a| many.iter().any(|b| same(a, b)));
        let (few, many) = if mine.len() <= theirs.len() { (&mine, &theirs) } else { (&theirs, &mine) };
        if all_shared(few, many) && (few.len() < many.len() || all_shared(many, few)) {
            Relation::Same
        } else {
            Relation::Different
        }
    }

    /// Whether both have initials between given name and surname that differ: George W. is not George H. W.
    fn initials_clash(&self, other: &PersonName) -> bool {
        let initials = |name: &PersonName| -> Vec<String> {
            name.parts.iter().filter(|part| part.is_initial).map(|part| part.key.clone()).collect()
        };
        let (mine, theirs) = (initials(self), initials(other));
        !mine.is_empty() && !theirs.is_empty() && mine != theirs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(short: &str, full: &str) -> Relation {
        let same_given = |a: &str, b: &str| [a, b] == ["joe", "josef"] || [b, a] == ["joe", "josef"];
        PersonName::parse(short).unwrap().relation(&PersonName::parse(full).unwrap(), same_given)
    }

    #[test]
    fn names_relate_by_their_parts() {
        let cases = [
            ("Tokayev", "Kassym-Jomart Tokayev", Relation::Short),
            ("K. Tokaev", "Kassym-Jomart Tokayev", Relation::Short),
            ("K.K.Tokayev", "Kassym-Jomart Kemelevich Tokayev", Relation::Short),
            ("Zh. Kassymbek", "Jenis Qasymbek", Relation::Short),
            ("Tokayev Kassym-Jomart", "Kassym-Jomart Tokayev", Relation::Same),
            ("С. Жексенова", "Жексенова Сауле Маратовна", Relation::Short),
            ("Нурлан Омаров", "Омаров Нурлан Серикович", Relation::Same),
            ("М. Жексенова", "Жексенова Сауле Маратовна", Relation::Different),
            ("Kassym-Jomart Kemelevich Tokayev", "Kassym-Jomart Tokayev", Relation::Same),
            ("Joseph R. Biden, Jr.", "Joe Biden", Relation::Same),
            ("Xi", "Xi Jinping", Relation::Short),
            ("Lula", "Luiz Inácio Lula da Silva", Relation::Short),
            ("da Silva", "Luiz Inácio Lula da Silva", Relation::Short),
            ("Mohammed bin Salman", "Mohammed bin Salman Al Saud", Relation::Same),
            ("D. Nazarbayev", "Nursultan Nazarbayev", Relation::Different),
            ("Bolat Nazarbayev", "Nursultan Nazarbayev", Relation::Different),
            ("George W. Bush", "George H. W. Bush", Relation::Different),
            ("Aliyeva", "Ilham Aliyev", Relation::Different),
            ("Mohammed bin Zayed", "Mohammed bin Salman", Relation::Different),
        ];
        for (short, full, expected) in cases {
            assert_eq!(relation(short, full), expected, "{short} / {full}");
        }
    }

    #[test]
    fn marks_alone_are_no_name() {
        assert_eq!(PersonName::parse("– ."), None);
    }
}
