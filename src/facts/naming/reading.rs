//! How the words of a person's name are read.

use super::fold::fold;
use super::person::Part;
use super::words::{NameWords, Role};

/// What a nickname within a name stands in: "Joseph “Joe” Green".
const QUOTES: [char; 6] = ['“', '"', '‘', '\'', '«', '('];
/// The words that tell father and son apart.
const GENERATIONS: [(Role, &str); 2] = [(Role::Junior, "jr"), (Role::Senior, SENIOR)];
/// Said of the father.
pub(super) const SENIOR: &str = "sr";

/// A name's words and initials; initials can touch each other and the surname: "K.K.Tokayev".
pub(super) fn pieces(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || c == ',')
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
        .flat_map(|word| word.split_inclusive('.'))
        .filter(|piece| piece.chars().any(char::is_alphanumeric))
        .collect()
}

/// A name that is being read.
pub(super) struct Reading<'w> {
    words: &'w NameWords,
    pub parts: Vec<Part>,
    /// The index of the patronymic.
    pub patronymic: Option<usize>,
    /// The index of the father's name, where "bin" stands before it.
    pub father: Option<usize>,
    /// The first half of a name whose other half is to follow.
    servant: Option<String>,
    /// A monarch's number, or that of the generation.
    numeral: Option<String>,
    /// Which bearer of the name in the family is said to be meant: "jr", "sr".
    pub generation: Option<String>,
    /// Whether it is said to be a husband's name: "Mrs."
    pub is_wife: bool,
}

impl<'w> Reading<'w> {
    pub fn new(words: &'w NameWords) -> Self {
        Self {
            words,
            parts: Vec::new(),
            patronymic: None,
            father: None,
            servant: None,
            numeral: None,
            generation: None,
            is_wife: false,
        }
    }

    /// Reads the next piece.
    pub fn read(&mut self, piece: &str) {
        let folded = fold(piece);
        let folded = folded.trim();
        let letters = folded.chars().count();
        let is_dotted = piece.ends_with('.');
        let is_initial = letters == 1 || (is_dotted && letters <= 2);
        let has = |role| self.words.has_role(folded, role);
        let is_first = self.parts.is_empty();
        if let Some((_, generation)) = GENERATIONS.into_iter().find(|&(role, _)| has(role)) {
            self.generation = Some(generation.to_owned());
            return;
        }
        if has(Role::Suffix) || (has(Role::Title) && is_first && !(letters == 1 && is_dotted)) {
            return;
        }
        if has(Role::Wife) && is_first {
            self.is_wife = true;
            return;
        }
        if has(Role::Numeral) && !is_dotted {
            self.numeral = Some(folded.to_owned());
            return;
        }
        if !is_dotted {
            // "Ben Carson" is no son of Carson.
            let is_lower = piece.starts_with(char::is_lowercase);
            if has(Role::Father) && (!is_first || is_lower) {
                // "Khalifa bin Zayed bin Sultan" is the son of Zayed.
                self.father.get_or_insert(self.parts.len());
                return;
            }
            if has(Role::Particle) {
                return;
            }
            if has(Role::Child) && !is_first {
                self.join(folded);
                return;
            }
            if has(Role::Servant) {
                self.servant = Some(folded.to_owned());
                return;
            }
        }
        let piece = self.without_article(piece);
        let key = match self.servant.take() {
            Some(servant) if !is_initial => self.words.key(&(servant + piece)),
            _ => self.words.key(piece),
        };
        if key.is_empty() {
            return;
        }
        if !is_initial && !is_first && self.words.is_patronymic(&key) {
            self.patronymic = Some(self.parts.len());
        }
        self.parts.push(match (is_initial, piece.starts_with(QUOTES)) {
            (true, _) => Part::initial(piece, &key),
            (false, true) => Part::nickname(key),
            (false, false) => Part::full(key),
        });
    }

    /// A monarch's number stands behind the name, wherever it was written: "II Абдалла"; with a surname, it is the
    /// generation's.
    pub fn finish(&mut self) {
        match self.numeral.take() {
            Some(numeral) if self.parts.len() == 1 => self.parts.push(Part::full(numeral)),
            Some(numeral) => self.generation = Some(numeral),
            None => {}
        }
    }

    /// The word behind a hyphened article: "al-Sisi", "ас-Сиси".
    fn without_article<'p>(&self, piece: &'p str) -> &'p str {
        match piece.split_once('-') {
            Some((article, word)) if self.words.has_role(fold(article).trim(), Role::Article) => word,
            _ => piece,
        }
    }

    /// "Құнанбай ұлы" is "Құнанбайұлы".
    fn join(&mut self, child: &str) {
        if let Some(father) = self.parts.last_mut() {
            father.key.push_str(&self.words.key(child));
            self.patronymic = Some(self.parts.len() - 1);
        }
    }
}
