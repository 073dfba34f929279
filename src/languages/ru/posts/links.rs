//! How a sentence links a post to a person: before the name, behind it, by an appointment.

use super::{PostPhrase, PostReader};
use crate::facts::HeldPost;
use crate::languages::ru::morphology::Forms;
use crate::languages::ru::names::base;
use crate::languages::ru::words::{APPOINT, DISMISS, DUTY, POST, RANK};
use crate::names::NameKind;
use std::ops::Range;

/// Finds the posts that a sentence gives to people.
pub(super) fn find(reader: &PostReader<'_>, held: &mut Vec<HeldPost>) {
    if reader.people().next().is_none() {
        return;
    }
    let tokens = &reader.tokens;
    let mut at = tokens.range.start;
    while at < tokens.range.end {
        let phrase = PostPhrase::read(reader, at).filter(|phrase| phrase.tokens.end > at);
        let Some(phrase) = phrase else {
            at += 1;
            continue;
        };
        let beside = |people: Vec<usize>| (people, None);
        let holders = before_name(reader, &phrase)
            .filter(|people| people.len() < 2 || !phrase.is_of_lands_unsaid(reader))
            .or_else(|| before_post(reader, &phrase))
            .map(beside)
            .or_else(|| behind_name(reader, &phrase).map(|(person, verb)| (vec![person], verb)))
            .or_else(|| appointed(reader, &phrase).map(|(person, verb)| (vec![person], Some(verb))));
        let (people, verb) = holders.unwrap_or_default();
        for (index, person) in people.into_iter().enumerate() {
            let territory = phrase.territories.get(index).copied();
            held.push(post(reader, &phrase, person, territory, verb));
        }
        let mut last = phrase.clone();
        while let Some((next, person)) = same_noun(reader, &last) {
            held.push(post(reader, &next, person, None, None));
            last = next;
        }
        at = last.tokens.end.max(at + 1);
    }
}

/// The post of a person, with the token of the verb that gives it.
fn post(
    reader: &PostReader<'_>,
    phrase: &PostPhrase,
    person: usize,
    territory: Option<usize>,
    verb: Option<usize>,
) -> HeldPost {
    let document = reader.tokens.document;
    HeldPost {
        person,
        post: phrase.wording(reader, territory),
        agency: phrase.agency,
        phrase: document.span_of(phrase.tokens.clone()).unwrap_or_default(),
        verb: verb.map(|verb| document.tokens[verb].span),
    }
}

/// "министр финансов Мади Такиев", "вице-министры Иван Петров и Асет Омаров".
fn before_name(reader: &PostReader<'_>, phrase: &PostPhrase) -> Option<Vec<usize>> {
    let mut at = phrase.tokens.end;
    while is_address(reader, at)
        || reader.tokens.is(at, RANK) && !reader.tokens.is(at, POST)
        || reader.tokens.is(at, RANK) && reader.mention_at(at + 1).is_some()
    {
        at = reader.tokens.unit_end(at);
        // "полковник полиции".
        at += RANK_SERVICES.iter().find(|words| follows(reader, at, words)).map_or(0, |words| words.len());
    }
    let (person, NameKind::Person, mut end) = reader.mention_at(at)? else { return None };
    if !agrees(reader, phrase, person) {
        return None;
    }
    let mut people = vec![person];
    if !phrase.forms.any(Forms::SINGULARS) {
        while matches!(reader.tokens.text(end), "," | "и") {
            let Some((next, NameKind::Person, stop)) = reader.mention_at(end + 1) else { break };
            people.push(next);
            end = stop;
        }
    }
    Some(people)
}

/// What a rank is held in.
const RANK_SERVICES: [&[&str]; 9] = [
    &["полиции"],
    &["милиции"],
    &["юстиции"],
    &["запаса"],
    &["авиации"],
    &["в", "отставке"],
    &["внутренней", "службы"],
    &["медицинской", "службы"],
    &["гражданской", "защиты"],
];

fn follows(reader: &PostReader<'_>, at: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(index, word)| reader.tokens.text(at + index) == *word)
}

/// "г-н", "г-жа".
fn is_address(reader: &PostReader<'_>, at: usize) -> bool {
    let end = reader.tokens.unit_end(at);
    reader.tokens.text(at) == "г" && end > at + 1 && reader.tokens.is_lower(end - 1)
}

/// The first of two posts, each in a body of its own: "заместитель председателя Комитета … | – директор службы …".
fn before_post(reader: &PostReader<'_>, phrase: &PostPhrase) -> Option<Vec<usize>> {
    let dash = phrase.tokens.end;
    let tokens = &reader.tokens;
    if !tokens.is_dash(dash) || tokens.is_glued(dash) || phrase.agency.is_none() {
        return None;
    }
    let second = PostPhrase::read(reader, tokens.unit_end(dash + 1) - 1)?;
    before_name(reader, &second).filter(|_| second.tokens.start == dash + 1)
}

/// The next of several posts that share a plural noun: "министры финансов Мади Такиев, | энергетики Ерлан Акенженов".
fn same_noun(reader: &PostReader<'_>, phrase: &PostPhrase) -> Option<(PostPhrase, usize)> {
    if phrase.forms.any(Forms::SINGULARS) {
        return None;
    }
    let (_, NameKind::Person, end) = reader.mention_at(phrase.tokens.end)? else { return None };
    if !matches!(reader.tokens.text(end), "," | "и") {
        return None;
    }
    let next = phrase.continued(reader, end + 1)?;
    match reader.mention_at(next.tokens.end)? {
        (person, NameKind::Person, _) => Some((next, person)),
        _ => None,
    }
}

/// Whether the person's name can stand in a case of the phrase; a form that may be singular is.
fn agrees(reader: &PostReader<'_>, phrase: &PostPhrase, person: usize) -> bool {
    let name = reader.mentions[person].span.of(&reader.tokens.document.text);
    phrase.cases().any(base::person_cases(name, reader.tokens.words))
}

/// The pronouns that say whose deputy somebody is.
const OWNERS: [&str; 4] = ["его", "ее", "её", "их"];

/// "Мади Такиев, министр финансов,", "Мади Такиев – министр финансов"; with the verb that a dash stands for.
fn behind_name(reader: &PostReader<'_>, phrase: &PostPhrase) -> Option<(usize, Option<usize>)> {
    let tokens = &reader.tokens;
    // «Марат Сыздыков – его заместителем»
    let owned = usize::from(OWNERS.contains(&tokens.text(phrase.tokens.start.wrapping_sub(1))));
    let joint = phrase.tokens.start.checked_sub(1 + owned)?;
    let joins = matches!(tokens.text(joint), "," | "(") || tokens.is_dash(joint) && !tokens.is_glued(joint);
    let (_, person) = reader.people().find(|(range, _)| range.end == joint).filter(|_| joins)?;
    let behind = tokens.text(phrase.tokens.end);
    // "Мади Такиев, министр финансов, …": what follows a comma is set off by another.
    let closed = tokens.text(joint) != ","
        || matches!(behind, "," | "." | ";" | ")" | "!" | "?" | ":" | "–" | "—")
        || { phrase.tokens.end >= tokens.range.end };
    // "Асет Омаров назначен послом в Японии, Марат Сыздыков – послом в Индии."
    let elided = tokens.is_dash(joint) && phrase.forms.any(Forms::INSTRUMENTAL);
    let verb = tokens.range.clone().find(|&at| elided && tokens.is(at, APPOINT));
    let alike = agrees(reader, phrase, person) || phrase.forms.any(Forms::NOMINATIVE) || verb.is_some();
    (closed && alike).then_some((person, verb))
}

/// "назначена Председателем", "назначен на должность министра", "освобожден от должности акима"; with the
/// verb.
fn appointed(reader: &PostReader<'_>, phrase: &PostPhrase) -> Option<(usize, usize)> {
    let tokens = &reader.tokens;
    let before = phrase.tokens.start.wrapping_sub(1);
    // "занимавший пост министра" is no appointment.
    let held_before = before > tokens.range.start && {
        let verb = tokens.text(before - 1);
        ["занимавш", "занимал", "занимает"].iter().any(|stem| verb.starts_with(stem))
    };
    let of_duty = tokens.is(before, DUTY) && phrase.forms.any(Forms::GENITIVE) && !held_before;
    let as_instrumental = phrase.forms.any(Forms::INSTRUMENTAL);
    let is_verb = |at: &usize| tokens.is(*at, APPOINT | DISMISS);
    let verbs = tokens.range.clone().filter(is_verb);
    let verb = verbs.min_by_key(|&verb| verb.abs_diff(phrase.tokens.start))?;
    let dismissal = tokens.is(verb, DISMISS);
    if !(of_duty || as_instrumental && !dismissal) {
        return None;
    }
    let clause = clause(reader, verb, phrase);
    let near = reader.people().filter(|(range, _)| clause.contains(&range.start));
    let distance = |range: &Range<usize>| {
        if range.end <= verb { verb - range.end } else { range.start.saturating_sub(verb) }
    };
    near.min_by_key(|(range, _)| distance(range)).map(|(_, person)| (person, verb))
}

/// The part of the sentence around the verb and the phrase: to the next semicolon.
fn clause(reader: &PostReader<'_>, verb: usize, phrase: &PostPhrase) -> Range<usize> {
    let tokens = &reader.tokens;
    let first = verb.min(phrase.tokens.start);
    let last = verb.max(phrase.tokens.end);
    let start = (tokens.range.start..first).rev().find(|&at| tokens.text(at) == ";").unwrap_or(tokens.range.start);
    let end = (last..tokens.range.end).find(|&at| tokens.text(at) == ";").unwrap_or(tokens.range.end);
    start..end
}
