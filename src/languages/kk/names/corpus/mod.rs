//! Phrases with their names marked, read from the files beside this one.

use crate::archive::RawRelease;
use crate::document::Document;
use crate::languages::{Language, Languages};
use crate::names::{Label, LabelScores, Mentions, Tagger, TaggerError};

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
        let document = Document::read(raw, Some(Language::Kk), &languages);
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
        let languages = Languages::load();
        let text: String = words.iter().flat_map(|(word, glued)| [*word, if *glued { "" } else { " " }]).collect();
        let document = Document::read(RawRelease::plain("any", &text), Some(Language::Kk), &languages);
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
