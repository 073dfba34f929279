//! Phrases with their names marked, read from the files beside this one.

use crate::archive::RawRelease;
use crate::document::Document;
use crate::languages::{Language, Languages};
use crate::names::{Embedded, Label, LabelScores, Mentions, Tagger, TaggerError};

/// A tagger that finds nothing: what is found is the patterns' own.
struct Silent;

impl Tagger for Silent {
    fn labels(&self) -> &[Label] {
        &[Label::Outside]
    }

    fn tag(&self, sentences: &[Vec<&str>]) -> Result<Vec<Vec<LabelScores>>, TaggerError> {
        Ok(sentences.iter().map(|words| vec![vec![0.0]; words.len()]).collect())
    }
}

/// A phrase of the markup without its marks.
fn plain(marked: &str) -> String {
    let mut plain = String::new();
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        let (inside, after) = mark.split_once(']').expect("a mark is closed");
        plain.push_str(before);
        plain.push_str(inside.split_once(' ').expect("a mark has a kind").1);
        rest = after;
    }
    plain + rest
}

/// The text with its names marked.
fn mark(document: &Document, mentions: &Mentions) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for name in &mentions.names {
        marked.push_str(&document.text[at..name.span.start as usize]);
        marked.push_str(&format!("[{} {}]", name.kind.code(), name.span.of(&document.text)));
        at = name.span.end as usize;
    }
    marked + &document.text[at..]
}

fn check(corpus: &str, tagger: &dyn Tagger) {
    let languages = Languages::load();
    let mut faults = Vec::new();
    for phrase in corpus.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let raw = RawRelease::plain("corpus", &plain(phrase));
        let document = Document::read(raw, Some(Language::En), &languages);
        let mentions = Mentions::find(&document, tagger, &languages).expect("the tagger runs");
        let found = mark(&document, &mentions);
        if found != phrase {
            faults.push(format!("wanted {phrase}\n found {found}"));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn patterns_alone_find_what_they_are_sure_of() {
    check(include_str!("patterns.txt"), &Silent);
}

#[test]
fn the_model_and_the_patterns_agree() {
    check(include_str!("model.txt"), &Embedded::shipped().expect("the shipped model loads"));
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
        let languages = Languages::load();
        let text: String = words.iter().flat_map(|(word, glued)| [*word, if *glued { "" } else { " " }]).collect();
        let document = Document::read(RawRelease::plain("any", &text), Some(Language::En), &languages);
        let mentions = Mentions::find(&document, &Silent, &languages).expect("the tagger runs");
        for pair in mentions.names.windows(2) {
            proptest::prop_assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} in {text}");
        }
        for name in &mentions.names {
            let sentence = &document.sentences[document.sentence_at(name.span.start)];
            proptest::prop_assert!(document.sentence_span(sentence).contains(name.span), "{name:?} in {text}");
        }
    }
}

#[test]
fn names_do_not_depend_on_the_number_of_threads() {
    use rayon::prelude::*;
    let languages = Languages::load();
    let find = |threads: usize| -> Vec<String> {
        let workers = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
        let engine = Embedded::shipped().expect("the shipped model loads");
        let phrases: Vec<&str> = include_str!("model.txt").lines().collect();
        workers.install(|| {
            let found = phrases.par_iter().map(|phrase| {
                let raw = RawRelease::plain("corpus", &plain(phrase));
                let document = Document::read(raw, Some(Language::En), &languages);
                format!("{:?}", Mentions::find(&document, &engine, &languages).expect("the engine runs").names)
            });
            found.collect()
        })
    };
    assert_eq!(find(1), find(2));
}
