//! One name, one kind, throughout a release: what is surely a name once is one everywhere.
//!
//! A release has its own word list: the acronyms that brackets introduce ("National Security Committee (NSC)"), the
//! surnames of people who are named in full, and every name found surely. It is looked up in the whole release; where
//! one string was found as two kinds, the kind of the greater weight is listed.

use super::{Candidate, NameKind, NamePatterns, Source, merge};
use crate::document::{Case, Document, TokenKind};
use crate::position::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// The model is believed from here on.
const SURE: f32 = 0.8;
/// A repeated name is a little less sure than its model.
const REPEATED: f32 = 0.95;

/// Adds the names that repeat others, and gives each string one kind; the spans stay in order and apart.
pub(super) fn complete(document: &Document, patterns: &dyn NamePatterns, mut names: Vec<Candidate>) -> Vec<Candidate> {
    names.retain(|name| !abbreviates_common_words(document, name));
    add_acronyms(document, &mut names);
    let other = abbreviations_of_others(document, &names);
    names.retain(|name| name.kind != Some(NameKind::Agency) || !other.contains(name.span.of(&document.text)));
    let own_list = OwnList::gather(document, patterns, &names);
    let standing: FxHashSet<(Span, Option<NameKind>)> = names.iter().map(|name| (name.span, name.kind)).collect();
    let occurrences = own_list.occurrences(document).into_iter();
    names.extend(occurrences.filter(|name| !standing.contains(&(name.span, name.kind))));
    merge::stand(names)
}

/// Adds the acronyms in brackets behind the names they stand for.
fn add_acronyms(document: &Document, names: &mut Vec<Candidate>) {
    let mut found = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let Some(kind @ (NameKind::Agency | NameKind::Place)) = name.kind else { continue };
        let open = document.tokens_in(name.span).end;
        if document.tokens.len() < open + 3 || document.token(open) != "(" || document.token(open + 2) != ")" {
            continue;
        }
        let acronym = document.tokens[open + 1];
        let (short, full) = (acronym.span.of(&document.text), name.span.of(&document.text));
        // A body's acronym may come from another language; its first letter rarely differs.
        let alike = kind == NameKind::Agency && full.chars().next() == short.chars().next();
        if !is_acronym(short, acronym.case) || !(alike || abbreviates(short, full)) {
            continue;
        }
        let stands = names.get(index + 1).is_some_and(|next| next.span.overlaps(acronym.span));
        let candidate =
            Candidate { span: acronym.span, kind: Some(kind), confidence: name.confidence, source: Source::Pattern };
        found.push((stands.then_some(index + 1), candidate));
    }
    for (stands, candidate) in found {
        match stands {
            Some(index) => names[index] = candidate,
            None => names.push(candidate),
        }
    }
    names.sort_by_key(|name| name.span);
}

/// The acronyms that brackets introduce behind the name of a law or the like, or behind common words: "American Rescue Plan
/// (ARP)", "unmanned aircraft systems (UAS)"; other brackets may stand between the two ("… Act (50 U.S.C. 1701 et seq.) (“IEEPA”)").
fn abbreviations_of_others<'t>(document: &'t Document, names: &[Candidate]) -> FxHashSet<&'t str> {
    let mut found = FxHashSet::default();
    for (word, token) in document.tokens.iter().enumerate() {
        let acronym = token.span.of(&document.text);
        let open = is_acronym(acronym, token.case).then(|| bracket_around(document, word)).flatten();
        let Some(open) = open.map(|open| before_brackets(document, open)).filter(|&open| open > 0) else { continue };
        // "the Small Business Administration’s (SBA) loans"
        let is_clitic = document.token(open - 1).starts_with(['\'', '’', 'ʼ']);
        let open = open - usize::from(is_clitic && open > 1);
        let before = document.tokens[open - 1].span;
        let at = names.partition_point(|name| name.span.end <= before.start);
        let name = names.get(at).filter(|name| name.span.overlaps(before));
        let Some(first) = begin_of_words(acronym, document, open) else { continue };
        let is_other = match name {
            // The "Charter of the United Nations (UN)" is not what its acronym stands for.
            // Nor is what somebody is the "Secretary of".
            Some(name) => {
                let is_whole = document.tokens_in(name.span).start == first;
                let is_field = first > 0 && document.token(first - 1) == "of";
                name.kind.is_none() && is_whole && !is_field
            }
            // What is capitalised and found by nobody may be a body all the same.
            None => document.tokens[open - 1].case == Case::Lower,
        };
        if is_other {
            found.insert(acronym);
        }
    }
    found
}

/// The bracket that opens before a word which stands in it alone, between quotes or not.
fn bracket_around(document: &Document, word: usize) -> Option<usize> {
    let is = |at: usize, mark: &str| at < document.tokens.len() && document.token(at) == mark;
    let is_quote = |at: usize| ["“", "”", "\""].iter().any(|quote| is(at, quote));
    let open = word.checked_sub(1)?;
    let open = if is_quote(open) { open.checked_sub(1)? } else { open };
    let close = if is_quote(word + 1) { word + 2 } else { word + 1 };
    (is(open, "(") && is(close, ")")).then_some(open)
}

/// The end of what stands before a bracket and before all that end right before it.
fn before_brackets(document: &Document, mut open: usize) -> usize {
    const LONGEST: usize = 24;
    while open > 0 && document.token(open - 1) == ")" {
        let within = open.saturating_sub(LONGEST)..open - 1;
        let Some(before) = within.rev().find(|&at| document.token(at) == "(") else { break };
        open = before;
    }
    open
}

/// Where the words right before a token begin whose first letters are the acronym's, in their order; short words can be passed
/// over. `None` where they are others.
fn begin_of_words(acronym: &str, document: &Document, end: usize) -> Option<usize> {
    /// The most letters of "of", "the", "and".
    const SMALL: usize = 3;
    let mut words = (0..end).rev().take(acronym.len() * 2);
    let mut first = None;
    // "UAVs": the plural's "s" begins no word.
    for letter in acronym.trim_end_matches('s').chars().rev() {
        let word = words.find(|&at| {
            let is_small = document.token(at).chars().count() <= SMALL
                && matches!(document.tokens[at].case, Case::Lower | Case::None);
            !is_small || begins_with(document.token(at), letter)
        })?;
        first = begins_with(document.token(word), letter).then_some(word);
        first?;
    }
    first
}

fn begins_with(word: &str, letter: char) -> bool {
    word.chars().flat_map(char::to_lowercase).next() == letter.to_lowercase().next()
}

/// Whether the model took for a name what a bracket abbreviates: "automated information system (AIS)".
fn abbreviates_common_words(document: &Document, name: &Candidate) -> bool {
    let tokens = document.tokens_in(name.span);
    let bracketed = name.source == Source::Model
        && tokens.len() == 1
        && tokens.start > 0
        && document.token(tokens.start - 1) == "("
        && is_acronym(name.span.of(&document.text), document.tokens[tokens.start].case);
    let letters: Vec<char> = name.span.of(&document.text).to_lowercase().chars().collect();
    let before = tokens.start.saturating_sub(1);
    let Some(first) = before.checked_sub(letters.len()).filter(|_| bracketed) else { return false };
    (first..before)
        .zip(&letters)
        .all(|(word, &letter)| document.tokens[word].case == Case::Lower && document.token(word).starts_with(letter))
}

fn is_acronym(word: &str, case: Case) -> bool {
    case == Case::Upper || (case == Case::Mixed && word.chars().filter(|c| c.is_uppercase()).count() >= 2)
}

/// Whether the acronym's capitals are, in order, letters that the name's words begin with or capitals within them.
fn abbreviates(acronym: &str, name: &str) -> bool {
    let mut begins = true;
    let mut initials = name.chars().filter(|&c| {
        let initial = c.is_alphabetic() && (begins || c.is_uppercase());
        begins = !c.is_alphanumeric();
        initial
    });
    let mut capitals = acronym.chars().filter(|c| c.is_uppercase());
    capitals.all(|capital| initials.any(|initial| initial.to_uppercase().eq(capital.to_uppercase())))
}

/// How much each kind is told of one string.
#[derive(Clone, Copy, Debug, Default)]
struct Weights {
    person: f32,
    agency: f32,
    place: f32,
    /// For what the dataset does not hold.
    nothing: f32,
    /// Whether it is sure enough to be looked for elsewhere.
    sure: bool,
}

impl Weights {
    fn add(&mut self, kind: Option<NameKind>, weight: f32, sure: bool) {
        match kind {
            Some(NameKind::Person) => self.person += weight,
            Some(NameKind::Agency) => self.agency += weight,
            Some(NameKind::Place) => self.place += weight,
            None => self.nothing += weight,
        }
        self.sure |= sure;
    }

    /// The kind of greatest weight; outer `None` when two are equally great.
    fn kind(&self) -> Option<Option<NameKind>> {
        let mut kinds = [
            (self.person, Some(NameKind::Person)),
            (self.agency, Some(NameKind::Agency)),
            (self.place, Some(NameKind::Place)),
            (self.nothing, None),
        ];
        kinds.sort_by(|a, b| b.0.total_cmp(&a.0));
        (kinds[0].0 > kinds[1].0).then_some(kinds[0].1)
    }
}

/// A release's own list of names.
struct OwnList<'d> {
    by_text: FxHashMap<&'d str, Weights>,
    /// The same strings by their first token, the longest first.
    by_first: FxHashMap<&'d str, Vec<&'d str>>,
}

impl<'d> OwnList<'d> {
    fn gather(document: &'d Document, patterns: &dyn NamePatterns, names: &[Candidate]) -> Self {
        let mut by_text: FxHashMap<&str, Weights> = FxHashMap::default();
        for name in names {
            let text = name.span.of(&document.text);
            // What names nothing as one word may name something elsewhere: “Astana” the forum, Astana the town.
            if name.kind.is_none() && !text.contains(char::is_whitespace) {
                continue;
            }
            let weight = if name.source == Source::Model { name.confidence } else { 2.0 };
            let sure = name.source != Source::Model || name.confidence >= SURE;
            by_text.entry(text).or_default().add(name.kind, weight, sure);
            let surname = (name.kind == Some(NameKind::Person) && sure).then(|| surname(document, name.span)).flatten();
            if let Some(surname) = surname {
                by_text.entry(surname.of(&document.text)).or_default().add(name.kind, 2.0, true);
            }
        }
        let mut by_first: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        for (&text, weights) in &by_text {
            let single = first_word(text).len() == text.len();
            let short = text.chars().count() < 2;
            if weights.sure && weights.kind().is_some() && !short && !(single && patterns.is_common(text)) {
                by_first.entry(first_word(text)).or_default().push(text);
            }
        }
        for texts in by_first.values_mut() {
            texts.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        Self { by_text, by_first }
    }

    /// Where the listed names stand, the longest at every token.
    fn occurrences(&self, document: &Document) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut free_from = 0;
        for (index, token) in document.tokens.iter().enumerate() {
            if token.kind != TokenKind::Word || !token.case.is_capital() || token.span.start < free_from {
                continue;
            }
            let Some(texts) = self.by_first.get(first_word(token.span.of(&document.text))) else { continue };
            let start = token.span.start as usize;
            let stands = |text: &&&str| {
                document.text[start..].starts_with(**text)
                    && is_whole(document, index, Span::new(start, start + text.len()))
            };
            let Some(text) = texts.iter().find(stands) else { continue };
            let span = Span::new(start, start + text.len());
            free_from = span.end;
            let Some(kind) = self.by_text[text].kind() else { continue };
            found.push(Candidate { span, kind, confidence: SURE * REPEATED, source: Source::Lexicon });
        }
        found
    }
}

/// A name's key: its first word.
fn first_word(name: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '‑' | '’' | '\'' | '.');
    name.split(ends).next().unwrap_or(name)
}

/// Whether the span is made of whole tokens, and hyphens join nothing to it.
fn is_whole(document: &Document, first: usize, span: Span) -> bool {
    let tokens = document.tokens_in(span);
    let ends_token = document.span_of(tokens.clone()) == Some(span) && tokens.start == first;
    let is_dash = |at: usize| {
        document.tokens.get(at).is_some_and(|token| matches!(token.span.of(&document.text), "-" | "–" | "‑"))
    };
    let glued = |at: usize| {
        at > 0 && document.tokens.get(at).is_some_and(|token| document.tokens[at - 1].span.end == token.span.start)
    };
    let behind = is_dash(tokens.end) && glued(tokens.end) && glued(tokens.end + 1);
    let before = first > 1 && is_dash(first - 1) && glued(first) && glued(first - 1);
    ends_token && !behind && !before
}

/// The last word, with what hyphens join to it, of a name of two words or more.
fn surname(document: &Document, name: Span) -> Option<Span> {
    let tokens = document.tokens_in(name);
    let starts_word = |&at: &usize| document.tokens[at - 1].span.end < document.tokens[at].span.start;
    let first = (tokens.start + 1..tokens.end).rev().find(starts_word)?;
    let surname = document.span_of(first..tokens.end)?;
    let capital = document.tokens[first].case.is_capital() && document.tokens[first].kind == TokenKind::Word;
    (capital && surname.len() > 2).then_some(surname)
}
