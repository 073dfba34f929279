//! From the scores of labels to names and posts: the best sequence of labels that BIO allows, for every engine.
//!
//! Viterbi over log-probabilities (Forney 1973, "The Viterbi algorithm") where a transition is either allowed, at no
//! cost, or not: the inside of a name follows only the beginning or the inside of a name of the same kind.

use super::{Label, LabelScores, Tag};
use crate::document::{Document, Token, TokenKind};
use crate::position::Span;
use std::ops::Range;

/// A name or post among a sentence's words.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// Its words.
    pub words: Range<usize>,
    /// What it is.
    pub tag: Tag,
    /// The mean probability of its words' labels, from 0 to 1.
    pub confidence: f32,
}

/// The names of one sentence, given the scores of its words; `labels` tells the scores' order.
pub fn decode(labels: &[Label], scores: &[LabelScores]) -> Vec<Decoded> {
    let path = best_path(labels, scores);
    let mut names: Vec<Decoded> = Vec::new();
    let mut sum = 0.0;
    for (word, &label) in path.iter().enumerate() {
        let probability = scores[word][label].exp();
        match (labels[label], names.last_mut()) {
            (Label::Begin(tag), _) => {
                sum = probability;
                names.push(Decoded { words: word..word + 1, tag, confidence: sum });
            }
            (Label::Inside(_), Some(name)) => {
                sum += probability;
                name.words.end = word + 1;
                name.confidence = sum / name.words.len() as f32;
            }
            _ => {}
        }
    }
    names
}

/// The index of the best label of every word.
fn best_path(labels: &[Label], scores: &[LabelScores]) -> Vec<usize> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut best: Vec<f32> = labels
        .iter()
        .zip(first)
        .map(|(&label, &score)| if follows(None, label) { score } else { f32::NEG_INFINITY })
        .collect();
    let mut came_from: Vec<Vec<usize>> = Vec::with_capacity(scores.len());
    for word in &scores[1..] {
        let mut from = vec![0; labels.len()];
        let mut next = vec![f32::NEG_INFINITY; labels.len()];
        for (to, &label) in labels.iter().enumerate() {
            for (before, &earlier) in labels.iter().enumerate() {
                let score = best[before] + word[to];
                if follows(Some(earlier), label) && score > next[to] {
                    (next[to], from[to]) = (score, before);
                }
            }
        }
        best = next;
        came_from.push(from);
    }
    let mut at = (0..best.len()).fold(0, |top, label| if best[label] > best[top] { label } else { top });
    let mut path = vec![at];
    for from in came_from.iter().rev() {
        at = from[at];
        path.push(at);
    }
    path.reverse();
    path
}

/// Whether `label` may follow `before`, or begin a sentence.
fn follows(before: Option<Label>, label: Label) -> bool {
    match (before, label) {
        (Some(Label::Begin(earlier) | Label::Inside(earlier)), Label::Inside(tag)) => earlier == tag,
        (_, Label::Inside(_)) => false,
        _ => true,
    }
}

/// The span of a name in the text: whole tokens, without the marks around it and without a possessive's ending.
///
/// A token's own period stays ("U.S.", "Inc."), a sentence's does not. `None` when nothing is left.
pub fn trim(document: &Document, span: Span) -> Option<Span> {
    let tokens = &document.tokens;
    let mut start = tokens.partition_point(|token| token.span.end <= span.start);
    let mut end = tokens.partition_point(|token| token.span.start < span.end);
    let text = |token: &Token| token.span.of(&document.text);
    let is_open = |range: Range<usize>| {
        let count = |mark: &str| tokens[range.clone()].iter().filter(|token| text(token) == mark).count();
        count("(") == count(")")
    };
    while start < end && tokens[start].kind == TokenKind::Mark {
        start += 1;
    }
    while start < end {
        let last = &tokens[end - 1];
        let clitic = text(last).starts_with(['’', '\'', 'ʼ']);
        let closes = text(last) == ")" && is_open(start..end);
        if closes || !(clitic || last.kind == TokenKind::Mark) {
            break;
        }
        end -= 1;
    }
    document.span_of(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::RawRelease;
    use crate::languages::{Language, Languages};
    use crate::names::NameKind;

    const PERSON: Tag = Tag::Name(NameKind::Person);
    const PLACE: Tag = Tag::Name(NameKind::Place);
    const LABELS: [Label; 5] =
        [Label::Outside, Label::Begin(PERSON), Label::Inside(PERSON), Label::Begin(PLACE), Label::Inside(PLACE)];

    /// Scores that give each word's labels the probabilities in percent.
    fn scores(words: &[[u8; 5]]) -> Vec<LabelScores> {
        words
            .iter()
            .map(|word| word.iter().map(|&percent| (f32::from(percent.max(1)) / 100.0).ln()).collect())
            .collect()
    }

    fn found(words: &[[u8; 5]]) -> Vec<(Range<usize>, Tag)> {
        decode(&LABELS, &scores(words)).into_iter().map(|name| (name.words, name.tag)).collect()
    }

    #[test]
    fn names_begin_continue_and_end() {
        let words = [[90, 5, 2, 2, 1], [2, 90, 5, 2, 1], [2, 5, 90, 2, 1], [2, 2, 2, 90, 4], [90, 2, 2, 3, 3]];
        assert_eq!(found(&words), [(1..3, PERSON), (3..4, PLACE)]);
    }

    #[test]
    fn two_names_of_one_kind_may_touch() {
        assert_eq!(found(&[[2, 90, 5, 2, 1], [2, 90, 5, 2, 1]]), [(0..1, PERSON), (1..2, PERSON)]);
    }

    #[test]
    fn an_inside_without_its_beginning_is_mended_by_the_likelier_reading() {
        // The inside of a person cannot open a sentence: its beginning takes its place.
        assert_eq!(found(&[[10, 30, 58, 1, 1], [5, 2, 90, 1, 2]]), [(0..2, PERSON)]);
        // Nor can it follow a place: the weaker word yields.
        assert_eq!(found(&[[1, 1, 1, 95, 2], [1, 1, 48, 1, 49]]), [(0..2, PLACE)]);
    }

    #[test]
    fn confidence_is_the_mean_probability() {
        let names = decode(&LABELS, &scores(&[[1, 96, 1, 1, 1], [10, 4, 84, 1, 1]]));
        assert!((names[0].confidence - 0.90).abs() < 1e-3, "{names:?}");
    }

    #[test]
    fn no_words_hold_no_names() {
        assert_eq!(decode(&LABELS, &[]), []);
    }

    #[test]
    fn possessives_quotes_and_sentence_periods_are_trimmed() {
        let cases = [
            ("Sagimbayev’s", Some("Sagimbayev")),
            ("“Allur”,", Some("Allur")),
            ("KazMunayGas.", Some("KazMunayGas")),
            ("the U.S.", Some("the U.S.")),
            ("Wabtec Inc.", Some("Wabtec Inc.")),
            ("KTZ (Freight)", Some("KTZ (Freight)")),
            ("NSC)", Some("NSC")),
            ("”.", None),
        ];
        for (text, name) in cases {
            let document = Document::read(RawRelease::plain("test", text), Some(Language::En), &Languages::load());
            let span = trim(&document, Span::new(0, text.len()));
            assert_eq!(span.map(|span| span.of(text)), name, "{text}");
        }
    }
}
