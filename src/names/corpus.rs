//! What the languages' corpora of names are checked with: phrases whose names are marked `[kind name]`.

use super::{Label, LabelScores, Mention, Mentions, NameKind, Source, Tagger, TaggerError};
use crate::archive::RawRelease;
use crate::document::Document;
use crate::languages::{Language, Languages};
use crate::position::Span;
use crate::table;
use std::sync::LazyLock;

/// Read once for all tests.
static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::load);

/// A tagger that finds nothing: what is found is the patterns' own.
pub(crate) struct Silent;

impl Tagger for Silent {
    fn labels(&self) -> &[Label] {
        &[Label::Outside]
    }

    fn tag(&self, sentences: &[Vec<&str>]) -> Result<Vec<Vec<LabelScores>>, TaggerError> {
        Ok(sentences.iter().map(|words| vec![vec![0.0]; words.len()]).collect())
    }
}

/// A text in the language with the names that are found in it.
pub(crate) fn named(language: Language, text: &str, tagger: &dyn Tagger) -> (Document, Mentions) {
    let document = Document::read(RawRelease::plain("corpus", text), Some(language), &LANGUAGES);
    let mentions = Mentions::find(&document, tagger, &LANGUAGES).expect("the tagger runs");
    (document, mentions)
}

/// Fails where the names that are found in a phrase of the corpus are not those marked in it. Lines that begin with `#`
/// are comments.
pub(crate) fn check(language: Language, corpus: &str, tagger: &dyn Tagger) {
    let mut faults = Vec::new();
    for phrase in table::lines(corpus) {
        let (document, mentions) = named(language, &plain(phrase), tagger);
        let found = mark(&document, &mentions);
        if found != phrase {
            faults.push(format!("wanted {phrase}\n found {found}"));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Strings words together, those marked as glued without a blank behind them, and says what is wrong with the names
/// found there: they must stand in order, apart, and within a sentence each.
pub(crate) fn misplaced(language: Language, words: &[(&str, bool)]) -> Option<String> {
    let text: String = words.iter().flat_map(|(word, glued)| [*word, if *glued { "" } else { " " }]).collect();
    let (document, mentions) = named(language, &text, &Silent);
    let crossed = mentions.names.windows(2).find(|pair| pair[0].span.end > pair[1].span.start);
    let torn = mentions.names.iter().find(|name| {
        let sentence = &document.sentences[document.sentence_at(name.span.start)];
        !document.sentence_span(sentence).contains(name.span)
    });
    (crossed.is_some() || torn.is_some()).then(|| format!("{crossed:?} {torn:?} in {text}"))
}

/// A phrase of the markup without its marks, and what they mark: the kind's name and the place.
pub(crate) fn unmarked(marked: &str) -> (String, Vec<(&str, Span)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        let (inside, after) = mark.split_once(']').expect("a mark is closed");
        let (kind, surface) = inside.split_once(' ').expect("a mark has a kind");
        text.push_str(before);
        marks.push((kind, Span::new(text.len(), text.len() + surface.len())));
        text.push_str(surface);
        rest = after;
    }
    (text + rest, marks)
}

/// The mention of a name that a mark of the kind stands for; of other kinds, none.
pub(crate) fn mention(kind: &str, span: Span) -> Option<Mention> {
    let kinds = [NameKind::Person, NameKind::Agency, NameKind::Place];
    let kind = kinds.into_iter().find(|known| known.code() == kind)?;
    Some(Mention { span, kind, confidence: 1.0, source: Source::Model })
}

/// A phrase of the markup without its marks.
pub(crate) fn plain(marked: &str) -> String {
    unmarked(marked).0
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
