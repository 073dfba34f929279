//! Phrases with their names marked, read from the files beside this one.

use crate::languages::Language;
use crate::names::Embedded;
use crate::names::corpus::{Silent, check, misplaced, named, plain};

#[test]
fn patterns_alone_find_what_they_are_sure_of() {
    check(Language::En, include_str!("patterns.txt"), &Silent);
}

#[test]
fn the_model_and_the_patterns_agree() {
    check(Language::En, include_str!("model.txt"), &Embedded::shipped().expect("the shipped model loads"));
}

/// Words of every class, marks and oddities, to be strung together at random.
const WORDS: [&str; 64] = [
    "The",
    "President",
    "of",
    "the",
    "Ministry",
    "Committee",
    "and",
    ",",
    ".",
    "“",
    "”",
    "\"",
    "(",
    ")",
    "’s",
    "-",
    "–",
    "&",
    "Kazakhstan",
    "Akmola",
    "regions",
    "Region",
    "river",
    "JSC",
    "NC",
    "LLP",
    "press",
    "service",
    "Akorda",
    "Law",
    "On",
    "Forum",
    "project",
    "National",
    "Bank",
    "Timur",
    "Suleimenov",
    "K.",
    "A.",
    "bin",
    "el",
    "for",
    "in",
    "named",
    "after",
    "under",
    "Board",
    "Management",
    "Finance",
    "Industry",
    "Trade",
    "Dr.",
    "Captain",
    "UN",
    "NSC",
    "Lake",
    "city",
    "Samruk",
    "Monday",
    "5",
    "Ұлы",
    "e\u{301}",
    "🇰🇿",
    "\u{a0}",
];

proptest::proptest! {
    #[test]
    fn any_words_leave_names_in_order_and_apart(
        words in proptest::collection::vec((proptest::sample::select(&WORDS[..]), proptest::bool::ANY), 0..40),
    ) {
        proptest::prop_assert_eq!(misplaced(Language::En, &words), None);
    }
}

#[test]
fn names_do_not_depend_on_the_number_of_threads() {
    use rayon::prelude::*;
    let find = |threads: usize| -> Vec<String> {
        let workers = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
        let engine = Embedded::shipped().expect("the shipped model loads");
        let phrases: Vec<&str> = include_str!("model.txt").lines().collect();
        workers.install(|| {
            let found =
                phrases.par_iter().map(|phrase| format!("{:?}", named(Language::En, &plain(phrase), &engine).1.names));
            found.collect()
        })
    };
    assert_eq!(find(1), find(2));
}
