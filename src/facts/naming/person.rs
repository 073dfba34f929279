//! The parts of a person's name, and how two names relate.

use super::fold::fold_words;
use super::namesakes::{Father, Told};
use super::reading::{Reading, pieces};
use super::sounds::syllables;
use super::words::NameWords;

/// The most sounds of a word that is short.
const SHORT: usize = 5;

/// A person's name in its parts, without titles and suffixes such as "Jr.".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonName {
    parts: Vec<Part>,
    /// The index of the surname among the parts.
    surname: usize,
    /// The index of the father's name, where "bin" stands before it.
    father: Option<usize>,
    /// The index of the patronymic.
    patronymic: Option<usize>,
    /// Which bearer of the name in the family is said to be meant: "jr", "iii".
    generation: Option<Box<str>>,
    /// Whether a title says that the surname is a husband's.
    is_wife: bool,
    /// The spelling of a name of one word so short that others sound like it by chance.
    spelling: Option<Box<str>>,
}

/// A word of a name in full, or an initial.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Part {
    pub key: String,
    pub is_initial: bool,
    /// Whether it stands in quotes.
    pub is_nickname: bool,
    /// The other sounds that a Latin initial can stand for: "S." for "Sh", "Y." for "Ye".
    pub also: &'static str,
}

impl Part {
    /// A word in full.
    pub fn full(key: String) -> Self {
        Self { key, is_initial: false, is_nickname: false, also: "" }
    }

    /// A word in quotes.
    pub fn nickname(key: String) -> Self {
        Self { is_nickname: true, ..Self::full(key) }
    }

    /// An initial, as written. It stands for the spelling's first sound: "Zh." and "J." are one.
    pub fn initial(written: &str, key: &str) -> Self {
        let mut letters = written.chars().filter(|c| c.is_alphabetic());
        let also = match (letters.next().map(|c| c.to_ascii_lowercase()), letters.next()) {
            (Some('c'), None) => "c",
            (Some('k'), None) => "h",
            (Some('s'), None) => "w",
            (Some('y'), None) => "ea",
            (Some('z'), None) => "j",
            (Some('j'), None) => "i",
            _ => "",
        };
        Self { key: key.chars().take(1).collect(), is_initial: true, is_nickname: false, also }
    }

    /// Whether an initial can stand for a word of this key.
    fn stands_for(&self, key: &str) -> bool {
        key.starts_with(&self.key) || key.starts_with(|first| self.also.contains(first))
    }
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

impl PersonName {
    /// Reads a name; `None` when it holds no word in full, or more words than a person's name has.
    pub(super) fn parse(text: &str, words: &NameWords) -> Option<Self> {
        const MOST_PARTS: usize = 12;
        let pieces = pieces(text);
        let is_dotted = pieces.iter().any(|piece| piece.ends_with('.'));
        if let Some(read) = words.chinese(&pieces).filter(|_| !is_dotted) {
            return Some(Self::family_first(read.iter().map(|word| Part::full(words.key(word))).collect()));
        }
        let mut reading = Reading::new(words);
        for piece in &pieces {
            reading.read(piece);
        }
        reading.finish();
        let Reading { mut parts, patronymic, father, generation, is_wife, .. } = reading;
        if parts.is_empty() {
            // "King": a word of another role can be all that stands.
            let key = pieces.first().map(|piece| words.key(piece)).filter(|key| !key.is_empty())?;
            parts.push(Part::full(key));
        }
        if parts.len() > MOST_PARTS {
            return None;
        }
        let full: Vec<usize> = (0..parts.len()).filter(|&index| !parts[index].is_initial).collect();
        let last = *full.last()?;
        // "Kim Jong Un": a family name before two names of one syllable.
        let is_eastern = full == [0, 1, 2]
            && parts.len() == 3
            && words.is_eastern_family(&parts[0].key)
            && parts[1..].iter().all(|part| syllables(&part.key) == 1);
        if is_eastern {
            let given = parts.split_off(1);
            parts.push(Part::full(given.into_iter().map(|part| part.key).collect()));
            return Some(Self::family_first(parts));
        }
        // "Akhmetov Serik Bolatovich": where the patronymic is last, the surname is first.
        let is_family_first = patronymic == Some(last) && full.len() > 2;
        let surname = if is_family_first { full[0] } else { last };
        let father = father.filter(|&father| father < last + 1);
        let is_short = parts.len() == 1 && parts[0].key.chars().count() <= SHORT;
        let folded = fold_words(text);
        let spelling = folded.split(' ').find(|&word| is_short && words.key(word) == parts[0].key).map(Box::from);
        let generation = generation.map(Box::from);
        Some(Self { parts, surname, father, patronymic, generation, is_wife, spelling })
    }

    /// A name whose first part is the family's.
    fn family_first(parts: Vec<Part>) -> Self {
        Self { parts, surname: 0, father: None, patronymic: None, generation: None, is_wife: false, spelling: None }
    }

    /// The key of a name of one word: what it sounds like, or how it is spelt where it is short. "Ellen" and "Yellen" sound
    /// alike, and nothing else in the name says that they are two.
    pub fn lone_key(&self) -> Option<&str> {
        let only = (self.parts.len() == 1).then_some(&self.parts[0].key)?;
        Some(self.spelling.as_deref().unwrap_or(only))
    }

    /// Whether a single word is no longer than the given name of a fuller one: "Joe" is what a Joseph is called, and no Joe
    /// is called Joseph.
    pub(super) fn can_be_given_of(&self, fuller: &PersonName) -> bool {
        fuller.given_key().is_some_and(|given| self.surname_key().len() <= given.len())
    }

    /// Whether it is one word so short that others sound like it by chance.
    pub(super) fn is_short(&self) -> bool {
        self.spelling.is_some()
    }

    /// Whether a surname stands in it: a given name and a patronymic alone have none.
    pub(super) fn is_family_named(&self) -> bool {
        self.patronymic != Some(self.surname)
    }

    /// Whether it is a surname alone that a title says to be a husband's: "Mrs. Trump".
    pub(super) fn is_wifes(&self) -> bool {
        self.is_wife && self.parts.len() == 1
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

    /// The key of the name that tells its bearer from others of the given name: the father's where "bin" stands before
    /// it, for the family's is shared by thousands; else the surname's.
    pub fn telling_key(&self) -> &str {
        let telling = self.father.filter(|&father| father > 0).unwrap_or(self.surname);
        &self.parts[telling].key
    }

    /// Whether the telling name is said to be the father's.
    pub fn says_father(&self) -> bool {
        self.father.is_some_and(|father| father > 0)
    }

    /// Whether it is a given name with a patronymic, as people are addressed: "Nursultan Abishevich".
    fn is_address(&self) -> bool {
        // Names in "-ұлы" are surnames as well.
        const SURNAMES_TOO: [&str; 2] = ["uli", "kizi"];
        let patronymic = self.patronymic.map(|patronymic| self.parts[patronymic].key.as_str());
        self.parts.len() == 2
            && self.patronymic == Some(1)
            && patronymic.is_some_and(|key| !SURNAMES_TOO.iter().any(|ending| key.ends_with(ending)))
    }

    /// The given name's key, where the last of two words is a patronymic too.
    fn first_name(&self) -> &str {
        if self.is_address() { &self.parts[0].key } else { self.given_key().unwrap_or_default() }
    }

    /// Whether the given name is only an initial.
    pub fn has_initial_only(&self) -> bool {
        self.full_words() == 1 && self.parts.len() > 1
    }

    /// What it tells of its bearer beside given name and surname.
    pub(super) fn told(&self) -> Told<'_> {
        let of_surname = |at: usize| at == self.surname;
        let father = self.patronymic.map(|at| Father::of(&self.parts[at].key));
        let given = (0..self.parts.len()).find(|&at| !of_surname(at));
        let is_middle = |&at: &usize| {
            !of_surname(at) && Some(at) != given && Some(at) != self.patronymic && !self.parts[at].is_nickname
        };
        let middle = (0..self.parts.len()).filter(|_| self.father.is_none()).find(is_middle);
        let middle = middle.and_then(|at| self.parts[at].key.chars().next());
        Told { father, middle, generation: self.generation.as_deref() }
    }

    /// Every part's key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.key.as_str())
    }

    /// How this name relates to a `fuller` one; `same_given` says whether two keys are forms of one given name.
    pub fn relation(&self, fuller: &PersonName, same_given: impl Fn(&str, &str) -> bool) -> Relation {
        let has = |key: &str| fuller.parts.iter().any(|part| !part.is_initial && part.key == key);
        if self.parts.len() == 1 {
            let is_given = self.can_be_given_of(fuller)
                && fuller.given_key().is_some_and(|given| same_given(self.surname_key(), given));
            return if has(self.surname_key()) || is_given { Relation::Short } else { Relation::Different };
        }
        if self.has_initial_only() {
            // The initials stand for the parts before the surname, in their order; either side may have fewer.
            let others =
                fuller.parts.iter().enumerate().filter(|&(at, part)| at != fuller.surname && !part.is_nickname);
            let initials = self.parts.iter().filter(|part| part.is_initial);
            let mut pairs = initials.zip(others.map(|(_, part)| part)).peekable();
            let fits = pairs.peek().is_some() && pairs.all(|(initial, part)| initial.stands_for(&part.key));
            return match self.surname_key() == fuller.surname_key() && fits {
                true if fuller.has_initial_only() => Relation::Same,
                true => Relation::Short,
                false => Relation::Different,
            };
        }
        if fuller.full_words() < 2 || self.initials_clash(fuller) || self.told().differs_in_family(&fuller.told()) {
            return Relation::Different;
        }
        if self.is_address() != fuller.is_address() {
            let is_same = same_given(self.first_name(), fuller.first_name());
            return if is_same { Relation::Short } else { Relation::Different };
        }
        // Where both have patronymics, these say the same by now, if in two languages.
        let both = self.patronymic.is_some() && fuller.patronymic.is_some();
        let words = |name: &PersonName| -> Vec<String> {
            let patronymic = name.patronymic.filter(|_| both);
            let full = name.parts.iter().enumerate().filter(|&(at, part)| !part.is_initial && patronymic != Some(at));
            full.map(|(_, part)| part.key.clone()).collect()
        };
        let (mine, theirs) = (words(self), words(fuller));
        let same = |a: &str, b: &str| a == b || same_given(a, b);
        let all_shared = |few: &[String], many: &[String]| few.iter().all(|a| many.iter().any(|b| same(a, b)));
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
    use crate::facts::naming::KnownPeople;

    fn relation(known: &KnownPeople, short: &str, full: &str) -> Relation {
        known.read(short).unwrap().relation(&known.read(full).unwrap(), |a, b| known.same_given(a, b))
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
            ("Қ. Тоқаев", "Қасым-Жомарт Тоқаев", Relation::Short),
            ("Касым-Жомарт Кемелевич", "Касым-Жомарт Токаев", Relation::Short),
            ("Нұрлан Серікұлы Омаров", "Нурлан Серикович Омаров", Relation::Same),
            ("Нурлан Серикович Омаров", "Нурлан Болатович Омаров", Relation::Different),
            ("Ш. Мирзиёев", "Шавкат Мирзиёев", Relation::Short),
            ("S. Mirziyoyev", "Shavkat Mirziyoyev", Relation::Short),
            ("Y. Koshanov", "Yerlan Koshanov", Relation::Short),
            ("С. Жексенова", "Шолпан Жексенова", Relation::Different),
            ("Си", "Си Цзиньпин", Relation::Short),
            ("Алиева", "Ильхам Алиев", Relation::Different),
            ("Болат Назарбаев", "Нұрсұлтан Назарбаев", Relation::Different),
            ("Айгүл Серік қызы Омарова", "Айгүл Омарова", Relation::Same),
        ];
        let known = KnownPeople::load();
        for (short, full, expected) in cases {
            assert_eq!(relation(&known, short, full), expected, "{short} / {full}");
        }
    }

    #[test]
    fn marks_alone_are_no_name() {
        assert_eq!(KnownPeople::load().read("– ."), None);
    }
}
