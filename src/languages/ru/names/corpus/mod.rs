//! Phrases with their names marked, read from the file beside this one.

use crate::languages::Language;
use crate::names::corpus::{Silent, check, misplaced};

#[test]
fn patterns_alone_find_what_they_are_sure_of() {
    check(Language::Ru, include_str!("patterns.txt"), &Silent);
}

/// Words of every class, marks and oddities, to be strung together at random.
const WORDS: [&str; 48] = [
    "Министерство",
    "министр",
    "финансов",
    "и",
    ",",
    ".",
    "«",
    "»",
    "(",
    ")",
    "-",
    "–",
    "АО",
    "ФНБ",
    "компания",
    "Казахстана",
    "Республики",
    "области",
    "Акмолинской",
    "областей",
    "К.",
    "Токаев",
    "Асхатович",
    "Сауле",
    "бен",
    "по",
    "делам",
    "при",
    "Президенте",
    "имени",
    "трасса",
    "Актобе",
    "село",
    "г.",
    "пресс",
    "служба",
    "Акорды",
    "форум",
    "закон",
    "О",
    "Alstom",
    "Национальный",
    "банк",
    "e\u{301}",
    "Ұлы",
    "5",
    "\u{a0}",
    "назначен",
];

proptest::proptest! {
    #[test]
    fn any_words_leave_names_in_order_and_apart(
        words in proptest::collection::vec((proptest::sample::select(&WORDS[..]), proptest::bool::ANY), 0..40),
    ) {
        proptest::prop_assert_eq!(misplaced(Language::Ru, &words), None);
    }
}
