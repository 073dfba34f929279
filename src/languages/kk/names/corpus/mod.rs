//! Phrases with their names marked, read from the file beside this one.

use crate::languages::Language;
use crate::names::corpus::{Silent, check, misplaced};

#[test]
fn patterns_alone_find_what_they_are_sure_of() {
    check(Language::Kk, include_str!("patterns.txt"), &Silent);
}

/// Words of every class, marks and oddities, to be strung together at random.
const WORDS: [&str; 58] = [
    "Президент",
    "Президентінің",
    "министрлігі",
    "Қаржы",
    "комитеті",
    "комитетінің",
    "және",
    "мен",
    ",",
    ".",
    "«",
    "»",
    "\"",
    "(",
    ")",
    "-",
    "–",
    "Қазақстан",
    "Қазақстанның",
    "Ақмола",
    "облысы",
    "облыстарындағы",
    "өзенінде",
    "ЖШС",
    "АҚ",
    "ның",
    "баспасөз",
    "қызметі",
    "Ақорданың",
    "туралы",
    "Заң",
    "форумы",
    "бағдарламасы",
    "Ұлттық",
    "Банктің",
    "Тимур",
    "Сүлейменов",
    "Қ.",
    "К.",
    "атындағы",
    "университеті",
    "төрағасы",
    "Парламент",
    "Мәжілісінің",
    "елшілігі",
    "Токиодағы",
    "БҰҰ",
    "ға",
    "Серікұлы",
    "облысының",
    "әкімдігі",
    "Самұрық",
    "Қазына",
    "дүйсенбі",
    "5",
    "e\u{301}",
    "🇰🇿",
    "\u{a0}",
];

proptest::proptest! {
    #[test]
    fn any_words_leave_names_in_order_and_apart(
        words in proptest::collection::vec((proptest::sample::select(&WORDS[..]), proptest::bool::ANY), 0..40),
    ) {
        proptest::prop_assert_eq!(misplaced(Language::Kk, &words), None);
    }
}
