//! One answer from many: which of the overlapping spans of patterns, word lists and model stand.
//!
//! The rule, in this order:
//! 1. The model, where it is sure, knows best where a person's name begins and ends: a body's name ends where a
//!    person's begins ("National Bank | Timur Suleimenov"). A pattern that leaves no doubt may say that its name is
//!    longer ("Касымбек | Женис Махмудулы"), and any that a name which the model cut in two is one.
//! 2. A pattern, or a body that is listed in full, beats a word list and the model: it saw the words that decide.
//! 3. The longer span beats the shorter: "Aluminium of Kazakhstan JSC" swallows "Kazakhstan".
//! 4. A word list beats the model: it knows what the name names.
//! 5. The surer beats the less sure, then the earlier the later.
//!
//! Before all, what the model cut off goes back to its name: a monarch's number ("VI | Фелипе"), a given name before an
//! initial ("Antony | J. Blinken").
//!
//! A span that surely names nothing takes part like any other.

use super::{Candidate, NameKind, Source};
use crate::position::Span;
use std::cmp::Reverse;

/// The model's names below this are guesses.
const LEAST: f32 = 0.5;
/// People are taken from the model from here on.
const SURE: f32 = 0.9;
/// Patterns that leave no doubt are as sure as this.
const CERTAIN: f32 = 0.99;

/// The spans that stand, in order, none overlapping another.
pub(super) fn merge(text: &str, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|candidate| candidate.source != Source::Model || candidate.confidence >= LEAST);
    // "POTUS ](https://twitter.com/POTUS)Biden": where a link begins or ends, so does a name.
    candidates.retain(|candidate| !candidate.span.of(text).contains(['[', ']']));
    join_cut(text, &mut candidates);
    yield_to_people(text, &mut candidates);
    yield_to_longer(&mut candidates);
    stand(candidates)
}

/// The spans that stand by the rules from the second on.
pub(super) fn stand(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        let rank = |candidate: &Candidate| {
            let by_pattern = candidate.source == Source::Pattern || is_listed_whole(candidate);
            let listed = candidate.source == Source::Lexicon;
            Reverse((by_pattern, candidate.span.len(), listed))
        };
        rank(a)
            .cmp(&rank(b))
            .then_with(|| b.confidence.total_cmp(&a.confidence))
            .then_with(|| (a.span, a.kind).cmp(&(b.span, b.kind)))
    });
    let mut standing = Standing::default();
    for candidate in candidates {
        standing.add(candidate);
    }
    standing.0.into_values().collect()
}

/// Joins people whom the model found side by side and who are one by the way they are written.
fn join_cut(text: &str, candidates: &mut Vec<Candidate>) {
    let is_person = |name: &&mut Candidate| name.source == Source::Model && name.kind == Some(NameKind::Person);
    let mut people: Vec<&mut Candidate> = candidates.iter_mut().filter(is_person).collect();
    people.sort_by_key(|name| name.span);
    for at in 1..people.len() {
        let (before, behind) = people.split_at_mut(at);
        let (first, second) = (&mut before[at - 1], &mut behind[0]);
        let touch = text.get(first.span.end as usize..second.span.start as usize).is_some_and(|gap| gap == " ");
        if touch && are_one(first.span.of(text), second.span.of(text)) {
            second.span.start = first.span.start;
            second.confidence = second.confidence.max(first.confidence);
            // Nothing is left of it.
            first.span.end = first.span.start;
        }
    }
    candidates.retain(|name| !name.span.is_empty());
}

/// Whether two names with a space between are one.
fn are_one(first: &str, second: &str) -> bool {
    let starts_with_initial = second.split_once([' ', '\u{a0}']).is_some_and(|(initial, _)| is_initial(initial));
    is_number(first) != is_number(second) || (is_single(first) && starts_with_initial)
}

fn is_single(name: &str) -> bool {
    !name.contains(char::is_whitespace) && !is_initial(name)
}

/// Whether it is a letter and a full stop.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.eq(['.'])
}

/// Whether it is a Roman number, of Latin letters or of the Kazakh ones that look like them.
fn is_number(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х'))
}

/// Lets patterns yield to people whom the model is sure of: other readings of the same person go, and a body's name
/// loses the person behind it.
fn yield_to_people(text: &str, candidates: &mut Vec<Candidate>) {
    let is_sure = |name: &&Candidate| {
        name.source == Source::Model && name.kind == Some(NameKind::Person) && name.confidence >= SURE
    };
    let people: Vec<Span> = candidates.iter().filter(is_sure).map(|name| name.span).collect();
    let is_person = |name: &&Candidate| name.source == Source::Model && name.kind == Some(NameKind::Person);
    let parts: Vec<Span> = candidates.iter().filter(is_person).map(|name| name.span).collect();
    let is_whole = |span: Span| {
        let first = parts.partition_point(|part| part.start < span.start);
        parts[first..].iter().take_while(|part| part.end <= span.end).nth(1).is_some()
    };
    candidates.retain_mut(|name| {
        let first = people.partition_point(|person| person.end <= name.span.start);
        let Some(&person) = people[first..].iter().find(|person| person.overlaps(name.span)) else { return true };
        match (name.source, name.kind) {
            (Source::Pattern, Some(NameKind::Person)) if name.confidence >= CERTAIN => name.span.contains(person),
            (Source::Pattern | Source::Lexicon, Some(NameKind::Person)) => is_whole(name.span),
            (Source::Pattern, Some(NameKind::Agency) | None) => {
                let full_name = person.of(text).contains(char::is_whitespace);
                let shorter = text[name.span.start as usize..person.start.max(name.span.start) as usize].trim_end();
                if full_name && person.end == name.span.end && !shorter.is_empty() && !shorter.ends_with(" of") {
                    name.span.end = name.span.start + shorter.len() as u32;
                }
                true
            }
            _ => true,
        }
    });
}

/// Whether it is a listed body of several words, which is as good as one that a pattern saw.
fn is_listed_whole(candidate: &Candidate) -> bool {
    candidate.source == Source::Lexicon && candidate.confidence >= CERTAIN
}

/// Lets listed bodies yield to the model or a longer list's name that begins with theirs and goes on: "World Food
/// Programme | of the UN".
fn yield_to_longer(candidates: &mut Vec<Candidate>) {
    let is_body = |name: &&Candidate| name.source != Source::Pattern && name.kind == Some(NameKind::Agency);
    let bodies: Vec<Span> = candidates.iter().filter(is_body).map(|name| name.span).collect();
    let is_longer = |body: &Span, name: &Candidate| body.start == name.span.start && body.end > name.span.end;
    candidates.retain(|name| !(is_listed_whole(name) && bodies.iter().any(|body| is_longer(body, name))));
}

/// Spans that do not overlap, by where they begin.
#[derive(Default)]
struct Standing(std::collections::BTreeMap<u32, Candidate>);

impl Standing {
    /// Adds the candidate where nothing stands yet.
    fn add(&mut self, candidate: Candidate) {
        let before = self.0.range(..candidate.span.end).next_back();
        let free = before.is_none_or(|(_, earlier)| earlier.span.end <= candidate.span.start);
        if free && !candidate.span.is_empty() {
            self.0.insert(candidate.span.start, candidate);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "National Bank Timur Suleimenov said";

    fn candidate(start: usize, end: usize, kind: Option<NameKind>, source: Source) -> Candidate {
        Candidate { span: Span::new(start, end), kind, confidence: 0.9, source }
    }

    fn merged(candidates: &[Candidate]) -> Vec<(u32, u32, NameKind)> {
        merge(TEXT, candidates.to_vec())
            .into_iter()
            .filter_map(|name| Some((name.span.start, name.span.end, name.kind?)))
            .collect()
    }

    #[test]
    fn patterns_beat_longer_spans_of_the_model_and_longer_ones_beat_word_lists() {
        let pattern = candidate(5, 9, Some(NameKind::Agency), Source::Pattern);
        let model = candidate(0, 12, Some(NameKind::Person), Source::Model);
        let listed = candidate(20, 24, Some(NameKind::Place), Source::Lexicon);
        let longer = candidate(18, 30, Some(NameKind::Agency), Source::Model);
        assert_eq!(merged(&[model, listed, longer, pattern]), [(5, 9, NameKind::Agency), (18, 30, NameKind::Agency)]);
    }

    #[test]
    fn word_lists_beat_the_model_on_the_same_span() {
        let listed = candidate(0, 4, Some(NameKind::Place), Source::Lexicon);
        let model = candidate(0, 4, Some(NameKind::Person), Source::Model);
        assert_eq!(merged(&[model, listed]), [(0, 4, NameKind::Place)]);
    }

    #[test]
    fn nothing_is_found_within_what_names_nothing() {
        let event = candidate(0, 20, None, Source::Pattern);
        let listed = candidate(0, 6, Some(NameKind::Place), Source::Lexicon);
        assert_eq!(merged(&[event, listed]), []);
    }

    #[test]
    fn a_body_ends_where_a_person_begins() {
        let body = candidate(0, 30, Some(NameKind::Agency), Source::Pattern);
        let person = Candidate { confidence: 0.98, ..candidate(14, 30, Some(NameKind::Person), Source::Model) };
        assert_eq!(merged(&[body, person]), [(0, 13, NameKind::Agency), (14, 30, NameKind::Person)]);
    }

    #[test]
    fn what_the_model_cut_off_goes_to_the_name() {
        let person =
            |start, end| Candidate { confidence: 0.98, ..candidate(start, end, Some(NameKind::Person), Source::Model) };
        let found = |text: &str, spans: [(usize, usize); 2]| -> Vec<String> {
            let people = spans.map(|(start, end)| person(start, end)).to_vec();
            merge(text, people).iter().map(|name| name.span.of(text).to_owned()).collect()
        };
        assert_eq!(found("King VI Felipe came", [(5, 7), (8, 14)]), ["VI Felipe"]);
        assert_eq!(found("King Felipe VI came", [(5, 11), (12, 14)]), ["Felipe VI"]);
        assert_eq!(found("King Felipe Ana came", [(5, 11), (12, 15)]), ["Felipe", "Ana"]);
        assert_eq!(found("Mr. Antony J. Blinken", [(4, 10), (11, 21)]), ["Antony J. Blinken"]);
        assert_eq!(found("Ana Ruiz J. Blinken", [(0, 8), (9, 19)]), ["Ana Ruiz", "J. Blinken"]);
    }

    #[test]
    fn guesses_of_the_model_are_left_out() {
        let mut guess = candidate(0, 6, Some(NameKind::Agency), Source::Model);
        guess.confidence = 0.4;
        assert_eq!(merged(&[guess]), []);
    }
}
