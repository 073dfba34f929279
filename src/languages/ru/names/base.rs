//! The nominative of names: of people by the release's mentions together, of bodies and places each by itself.

use super::super::morphology::{Forms, Gender};
use super::super::phrases::Phrases;
use super::super::posts::{PostPhrase, PostReader};
use super::super::words::{AFTER_ADJECTIVE, CHAMBER, HEAD, POST, REGION, WEAK_HEAD, Word, Words};
use super::persons::{self, Reading};
use crate::document::Document;
use crate::names::{Mention, NameKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// The cases that a person's name can stand in, in any gender.
pub(in crate::languages::ru) fn person_cases(name: &str, words: &Words) -> Forms {
    persons::sexed_readings(name, words).iter().fold(Forms::NONE, |all, reading| all | reading.forms).any_gender()
}

/// The nominative of each name that stands in another case.
pub(super) fn forms(document: &Document, names: &[Mention], words: &Words, phrases: &Phrases) -> Vec<Option<String>> {
    let known = words.of_tokens(document);
    let mut base = vec![None; names.len()];
    let context = Context { document, names, words, phrases, known: &known };
    context.people(&mut base);
    for (index, name) in names.iter().enumerate() {
        match name.kind {
            NameKind::Person => {}
            NameKind::Agency => base[index] = context.body(name),
            NameKind::Place => base[index] = context.place(name),
        }
    }
    base
}

struct Context<'d> {
    document: &'d Document,
    names: &'d [Mention],
    words: &'d Words,
    phrases: &'d Phrases,
    known: &'d [Word],
}

/// How much more likely than another what a sign tells of is.
const BY_POST: f32 = 3.0;
const BY_GIVEN_NAME: f32 = 4.0;
const BY_NOMINATIVE: f32 = 0.5;
const BY_MASCULINE: f32 = 0.25;
const BY_SETTLED: f32 = 1.0;

/// The likeliest reading: `hint` are the cases that a post before the name stands in, `shared` says how many of the
/// release's names have a word.
fn best(readings: &[Reading], hint: Option<Forms>, shared: impl Fn(&str) -> f32) -> Option<&Reading> {
    let score = |reading: &Reading| -> f32 {
        let fits = |forms: Forms| reading.forms.any(forms);
        let mut score = reading.text.split(' ').map(&shared).sum::<f32>() - reading.strangeness;
        for (holds, weight) in [
            (hint.is_some_and(fits), BY_POST),
            (reading.has_given, BY_GIVEN_NAME),
            (fits(Forms::NOMINATIVE), BY_NOMINATIVE),
            (fits(Forms::MASCULINE), BY_MASCULINE),
        ] {
            score += if holds { weight } else { 0.0 };
        }
        score
    };
    // The first of equals, so that the order of the readings decides.
    let scored = readings.iter().map(|reading| (score(reading), reading));
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, reading)| reading)
}

impl Context<'_> {
    /// Chooses for each mention of a person the reading that most of the release's mentions share.
    fn people(&self, base: &mut [Option<String>]) {
        let hints = self.cases_by_posts();
        let people = self.names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person);
        let read =
            people.map(|(index, name)| (index, persons::sexed_readings(name.span.of(&self.document.text), self.words)));
        let read: Vec<(usize, Vec<Reading>)> = read.collect();
        let mut support: FxHashMap<&str, u32> = FxHashMap::default();
        for (_, readings) in &read {
            let mut seen: Vec<&str> = Vec::new();
            for word in readings.iter().flat_map(|reading| reading.text.split(' ')) {
                if !seen.contains(&word) {
                    seen.push(word);
                    *support.entry(word).or_default() += 1;
                }
            }
        }
        // Names that a post or a given name settles tell how the others are read: «Е. Ахметова» of «Ержан Ахметов».
        let mut settled: FxHashSet<&str> = FxHashSet::default();
        for (index, readings) in &read {
            let hint = hints.get(index).copied();
            let best = best(readings, hint, |word| support.get(word).map_or(0.0, |&count| count as f32));
            let best = best.filter(|best| best.text.contains(' ') && (best.has_given || hint.is_some()));
            settled.extend(best.iter().flat_map(|best| best.text.split(' ')));
        }
        for (index, readings) in &read {
            let shared = |word: &str| {
                let settled = if settled.contains(word) { BY_SETTLED } else { 0.0 };
                settled + support.get(word).map_or(0.0, |&count| count as f32)
            };
            let best = best(readings, hints.get(index).copied(), shared);
            base[*index] = best.map(|reading| reading.text.clone());
        }
    }

    /// The cases of people whom a post stands right before.
    fn cases_by_posts(&self) -> FxHashMap<usize, Forms> {
        let mut cases = FxHashMap::default();
        for sentence in &self.document.sentences {
            let range = sentence.tokens.clone();
            if !range.clone().any(|at| self.known[at].classes.any(POST)) {
                continue;
            }
            let reader =
                PostReader::new(self.document, self.words, self.phrases, self.known, range.clone(), self.names);
            for phrase in range.filter_map(|at| PostPhrase::read(&reader, at)) {
                if let Some((person, NameKind::Person, _)) = reader.mention_at(phrase.tokens.end) {
                    cases.insert(person, phrase.cases());
                }
            }
        }
        cases
    }

    /// A body's name with its head and the head's adjectives in the nominative: what stands behind stays.
    fn body(&self, name: &Mention) -> Option<String> {
        let tokens = self.document.tokens_in(name.span);
        if let Some(found) = self.phrases.at(self.document, tokens.start).filter(|found| found.tokens == tokens.len()) {
            return Some(found.nominative.to_owned());
        }
        // A company's name in quotes is not declined.
        let quoted = |&at: &usize| matches!(self.document.token(at), "«" | "“" | "„" | "\"");
        let end = tokens.clone().find(quoted).unwrap_or(tokens.end);
        // «Вооружённых Сил | Российской Федерации»: a listed body of a state.
        let listed = self.phrases.at(self.document, tokens.start).filter(|found| found.kind == NameKind::Agency);
        if let Some(found) = listed.filter(|found| found.tokens < tokens.len()) {
            let behind = self.document.tokens[tokens.start + found.tokens - 1].span.end as usize;
            return Some(format!("{}{}", found.nominative, self.document.text.get(behind..name.span.end as usize)?));
        }
        let is_head = |&at: &usize| self.known[at].classes.any(HEAD | CHAMBER | WEAK_HEAD) && !self.is_in_place(at);
        let Some(head) = (tokens.start..end).find(is_head) else {
            return self.shared(name).or_else(|| self.foreign(name));
        };
        self.straighten(name, head, self.known[head])
    }

    /// Whether the word belongs to a listed place's name: the «Федерации» of «Российской Федерации» is no federation.
    fn is_in_place(&self, at: usize) -> bool {
        const LONGEST: usize = 3;
        (at.saturating_sub(LONGEST)..=at).any(|start| {
            let place = self.phrases.at(self.document, start).filter(|found| found.kind == NameKind::Place);
            place.is_some_and(|found| start + found.tokens > at)
        })
    }

    /// A body's one name as the release also writes it, where it stands here in another case: "Сириусом" of "Сириус".
    fn shared(&self, name: &Mention) -> Option<String> {
        const ENDINGS: [&str; 12] = ["ами", "ом", "ем", "ой", "ей", "ью", "а", "у", "е", "ы", "и", "я"];
        const NOMINATIVES: [&str; 5] = ["", "а", "я", "ь", "й"];
        const SHORTEST: usize = 2 * 4;
        // Comparing all names of a book with all takes too long.
        const CROWD: usize = 256;
        let text = name.span.of(&self.document.text);
        let is_word = text.chars().all(char::is_alphabetic) && text.ends_with(char::is_lowercase);
        let stems = ENDINGS.iter().filter_map(|ending| text.strip_suffix(ending));
        let stems: Vec<&str> = stems.filter(|stem| is_word && stem.len() >= SHORTEST).collect();
        let written = |other: &str| {
            let is_form = |stem: &&str| other.strip_prefix(*stem).is_some_and(|rest| NOMINATIVES.contains(&rest));
            other != text && stems.iter().any(is_form)
        };
        let others = self.names.iter().filter(|other| other.kind == NameKind::Agency && !stems.is_empty());
        let others = others.map(|other| other.span.of(&self.document.text));
        others.take(CROWD).find(|other| written(other)).map(str::to_owned)
    }

    /// A foreign body's one name, where its ending is a genitive's: "Конфиндустрии".
    fn foreign(&self, name: &Mention) -> Option<String> {
        let text = name.span.of(&self.document.text);
        let is_word = text.chars().all(char::is_alphabetic) && text.chars().any(char::is_lowercase);
        let stem = text.strip_suffix("ии").filter(|_| is_word)?;
        Some(format!("{stem}ия"))
    }

    /// A region's or road's name in the nominative.
    fn place(&self, name: &Mention) -> Option<String> {
        let tokens = self.document.tokens_in(name.span);
        if let Some(found) = self.phrases.at(self.document, tokens.start).filter(|found| found.tokens == tokens.len()) {
            return Some(found.nominative.to_owned());
        }
        let noun = tokens.clone().find(|&at| self.known[at].classes.any(REGION | AFTER_ADJECTIVE))?;
        self.straighten(name, noun, self.known[noun])
    }

    /// The name with the noun at `head` and the adjectives before it in the nominative singular.
    fn straighten(&self, name: &Mention, head: usize, noun: Word) -> Option<String> {
        let tokens = self.document.tokens_in(name.span);
        let text = |at: usize| self.document.token(at);
        let singular = noun.forms.any(Forms::SINGULARS);
        let gender = Gender::of(noun.forms & if singular { Forms::SINGULARS } else { Forms::ALL });
        // Adjectives right before the noun: "подводной лодки | Северного флота".
        let agrees = |at: usize| (self.words.morphology.adjective(text(at)) & noun.forms) != Forms::NONE;
        let joins = |at: usize| {
            let glued = self.document.tokens[at].span.end == self.document.tokens[at + 1].span.start;
            agrees(at) || glued || matches!(text(at), "и" | ",")
        };
        let first = (tokens.start..head).rev().take_while(|&at| joins(at)).last().unwrap_or(head);
        let mut straight = String::new();
        let mut end = name.span.start as usize;
        for at in tokens.start..=head {
            let span = self.document.tokens[at].span;
            straight.push_str(self.document.text.get(end..span.start as usize)?);
            let declined = if at == head {
                self.words.nominative(noun, Forms::SINGULARS, text(at))
            } else if at >= first && agrees(at) {
                self.words.morphology.nominative(text(at), gender)
            } else {
                None
            };
            straight.push_str(declined.as_deref().unwrap_or_else(|| text(at)));
            end = span.end as usize;
        }
        straight.push_str(self.document.text.get(end..name.span.end as usize)?);
        Some(straight)
    }
}
