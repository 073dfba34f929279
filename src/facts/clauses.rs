//! Who did what an amount counts: the verb that governs the amount, and that verb's subject where it is one named
//! person or body.
//!
//! A clause is read from its verb: the subject is looked for before it, the amounts in its object behind it; in the
//! passive the amounts in the subject before it, and the agent behind its "by".

use super::StatedAmount;
use super::chunks::{Chunk, Chunks, Kind};
use super::lexicon::{Class, FactsLexicon, Form};
use super::referents::Referents;
use crate::figures::Quantity;
use crate::names::NameKind;
use std::ops::Range;

/// Fills [`StatedAmount::actor`] and [`StatedAmount::action`].
pub(super) fn find(chunks: &Chunks<'_>, referents: &Referents, lexicon: &FactsLexicon, amounts: &mut [StatedAmount]) {
    for sentence in &chunks.sentences {
        let counts = |chunk: &Chunk| matches!(chunk.kind, Kind::Amount(_));
        if !chunks.all[sentence.clone()].iter().any(counts) {
            continue;
        }
        let reader = Reader { chunks, sentence };
        let mut last: Option<Group> = None;
        let mut at = sentence.start;
        while at < sentence.end {
            let Some(mut group) = reader.verb_group(at) else {
                at += 1;
                continue;
            };
            group.subject = reader.subject(&group, last.as_ref());
            at = group.main + 1;
            for (amount, actor) in reader.amounts_of(&group, amounts) {
                let action = lexicon.lemma_of(chunks.all[group.main].word).map(str::to_owned);
                let action = action.or_else(|| regular_lemma(chunks.text_of(group.main)));
                let stated = &mut amounts[amount];
                if stated.action.is_none() && action.is_some() {
                    stated.action = action;
                    stated.actor = actor.map(|mention| referents.of_mention[mention]);
                }
            }
            last = Some(group);
        }
    }
}

/// A verb with its helpers: "has been appointed", "agreed to supply".
#[derive(Clone, Debug)]
struct Group {
    /// The first chunk, helper or adverb.
    start: usize,
    /// The main verb.
    main: usize,
    /// Whether it stands in the passive.
    voice: Voice,
    subject: Subject,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    Active,
    Passive,
    /// A participle without helpers behind a noun: "680 billion tenge returned to the budget".
    Reduced,
}

/// The subject of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// One named person or body, as a mention.
    Named(usize),
    /// Any other.
    Other,
}

struct Reader<'r, 't> {
    chunks: &'r Chunks<'t>,
    sentence: &'r Range<usize>,
}

impl Reader<'_, '_> {
    fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.chunks.get(self.sentence, at)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.chunk(at).is_some_and(|chunk| chunk.is(class))
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.chunks.is_word(self.sentence, at, word)
    }

    /// Whether the chunk can be a verb in one of the forms, listed or regular.
    fn verb(&self, at: usize, forms: &[Form]) -> bool {
        let Some(chunk) = self.chunk(at).filter(|chunk| chunk.kind == Kind::Word && !chunk.is(Class::Preposition))
        else {
            return false;
        };
        let regular = forms.contains(&Form::Past) && self.chunks.text_of(at).ends_with("ed") && chunk.word.is_plain();
        forms.iter().any(|&form| chunk.word.has(form)) || regular
    }

    fn is_adverb(&self, at: usize) -> bool {
        let is_manner = |chunk: &Chunk| chunk.kind == Kind::Word && chunk.span.of(self.chunks.text).ends_with("ly");
        self.is(at, Class::Adverb) || self.chunk(at).is_some_and(is_manner)
    }

    /// The verb with its helpers that begins at `at`.
    fn verb_group(&self, at: usize) -> Option<Group> {
        let mut main = at;
        let mut has_be = false;
        let mut has_helper = false;
        let mut wants_base = false;
        loop {
            let helper = self.is(main, Class::Auxiliary);
            if helper && self.is_main_have(main) {
                break;
            }
            if helper {
                has_be = self.is(main, Class::Be) || (has_be && !self.is_word(main, "to"));
                wants_base = self.is_word(main, "to")
                    || (!self.is(main, Class::Be)
                        && !self.verb(main, &[Form::Past, Form::Participle, Form::Present])
                        && !self.is_have(main));
                has_helper = true;
                main += 1;
            } else if has_helper && self.is_adverb(main) {
                main += 1;
            } else if self.verb(main, &[Form::Base, Form::Present, Form::Past, Form::Participle, Form::Ing])
                && self.is_word(main + 1, "to")
                && self.verb(main + 2, &[Form::Base])
                && (has_helper || self.verb(main, &[Form::Present, Form::Past]))
            {
                // "agreed to supply", "is expected to build": what is done is the second verb.
                main += 2;
                wants_base = true;
                has_be = false;
                has_helper = true;
            } else {
                break;
            }
        }
        let forms: &[Form] = match (has_helper, wants_base) {
            (true, true) => &[Form::Base],
            (true, false) => &[Form::Participle, Form::Past, Form::Ing, Form::Base],
            (false, _) => &[Form::Past, Form::Present],
        };
        if !self.verb(main, forms) || self.is_noun_here(main, has_helper) {
            return None;
        }
        let is_ing = self.verb(main, &[Form::Ing]);
        let voice = match (has_be && !is_ing, has_helper) {
            (true, _) => Voice::Passive,
            (false, false) if self.is_reduced(main) => Voice::Reduced,
            _ => Voice::Active,
        };
        // "to" alone opens no clause: "plans to build", "for the EBRD to join" have the subject elsewhere.
        let bare_infinitive = self.is_word(at, "to") && at + 1 == main;
        (!bare_infinitive).then_some(Group { start: at, main, voice, subject: Subject::Other })
    }

    fn is_have(&self, at: usize) -> bool {
        ["has", "have", "had", "having"].iter().any(|have| self.is_word(at, have))
    }

    /// "has 410 branches": "have" with its object right behind is no helper.
    fn is_main_have(&self, at: usize) -> bool {
        self.is_have(at) && !self.is(at + 1, Class::Auxiliary) && {
            let next = (at + 1..self.sentence.end).find(|&i| !self.is_adverb(i)).unwrap_or(at);
            !self.verb(next, &[Form::Participle, Form::Past]) && !self.is(next, Class::Auxiliary)
        }
    }

    /// Nouns that look like verbs: behind an article, a preposition or an adjective, or before a noun they qualify.
    fn is_noun_here(&self, at: usize, has_helper: bool) -> bool {
        if has_helper || at == self.sentence.start {
            return !has_helper && at == self.sentence.start;
        }
        let before = self.chunks.all[at - 1];
        let is_bound = before.is(Class::Determiner)
            || (before.is(Class::Preposition) && !before.is(Class::Adverb))
            || before.kind == Kind::Possessive
            || before.kind == Kind::Number;
        let only_present = !self.verb(at, &[Form::Past]);
        let follows_plain = before.kind == Kind::Word && before.word.is_plain() && !before.is(Class::Adverb);
        let follows_amount = matches!(before.kind, Kind::Amount(_));
        is_bound || (only_present && (follows_plain || follows_amount))
    }

    /// A participle right behind what it says of: an amount or its item, with a noun phrase and no subject before.
    fn is_reduced(&self, main: usize) -> bool {
        let amount = (self.sentence.start..main)
            .rev()
            .take_while(|&i| !self.is_clause_end(i))
            .find(|&i| matches!(self.chunks.all[i].kind, Kind::Amount(_)));
        let Some(amount) = amount else { return false };
        let mut before = amount;
        while before > self.sentence.start && self.is_bound_word(before - 1) {
            before -= 1;
        }
        before > self.sentence.start
            && self.is_word(before - 1, "with")
            && self.verb(main, &[Form::Participle, Form::Past])
    }

    /// Words of bounds before a number: "more than", "over", "about".
    fn is_bound_word(&self, at: usize) -> bool {
        const BOUNDS: [&str; 22] = [
            "more",
            "than",
            "over",
            "about",
            "around",
            "some",
            "nearly",
            "almost",
            "at",
            "least",
            "up",
            "to",
            "another",
            "approximately",
            "roughly",
            "less",
            "a",
            "total",
            "of",
            "the",
            "an",
            "additional",
        ];
        BOUNDS.iter().any(|word| self.is_word(at, word))
    }

    fn is_clause_end(&self, at: usize) -> bool {
        let chunk = self.chunks.all[at];
        matches!(chunk.kind, Kind::Mark('.' | ';' | ':' | ',' | '–' | '—' | '“' | '"' | '”'))
            || (chunk.is(Class::Subordinator) && !chunk.is(Class::Preposition))
    }

    /// The subject of the verb: what stands right before it, or the subject of the verb that it is joined to.
    fn subject(&self, group: &Group, last: Option<&Group>) -> Subject {
        let mut at = group.start;
        while at > self.sentence.start && self.is_adverb(at - 1) {
            at -= 1;
        }
        if at == self.sentence.start {
            return Subject::Other;
        }
        let before = at - 1;
        let chunk = self.chunks.all[before];
        let joins = chunk.is(Class::Conjunction) || self.is_word(before, "then");
        if joins || (chunk.is_mark(',') && self.parenthesis(before).is_none()) {
            return last.filter(|last| self.shares_subject(last, before)).map_or(Subject::Other, |last| last.subject);
        }
        if chunk.is(Class::Subordinator) {
            return self.antecedent(before);
        }
        let head = if chunk.is_mark(',') { self.parenthesis(before).unwrap_or(before) } else { before };
        self.named(head)
    }

    /// Whether no other subject can stand between the last verb and this one, which "and" at `joint` joins.
    fn shares_subject(&self, last: &Group, joint: usize) -> bool {
        last.voice == Voice::Active
            && !(last.main + 1..joint).any(|at| self.is(at, Class::Subordinator) && !self.is(at, Class::Preposition))
    }

    /// The end of the name before the apposition or bracket that closes with the comma: "Allur, the largest maker,".
    fn parenthesis(&self, comma: usize) -> Option<usize> {
        const LONGEST: usize = 14;
        let first = comma.saturating_sub(LONGEST).max(self.sentence.start);
        let open = (first..comma).rev().find(|&at| self.chunks.all[at].is_mark(','))?;
        let head = open.checked_sub(1).filter(|&head| head >= self.sentence.start)?;
        let is_clause =
            (open..comma).any(|at| self.verb(at, &[Form::Past, Form::Present]) && self.is(at, Class::Auxiliary));
        let named = matches!(self.chunks.all[head].kind, Kind::Name(NameKind::Person | NameKind::Agency, _));
        (named && !is_clause).then_some(head)
    }

    /// What "which" or "who" stands for: "the Allur car works, which assembled".
    fn antecedent(&self, relative: usize) -> Subject {
        let is_relative = ["which", "who", "that"].iter().any(|word| self.is_word(relative, word));
        if !is_relative || relative == self.sentence.start {
            return Subject::Other;
        }
        const NOUNS: usize = 2;
        let mut at = relative;
        let has_comma = self.chunks.all[at - 1].is_mark(',');
        at -= usize::from(has_comma);
        let mut nouns = 0;
        while nouns < NOUNS && at > self.sentence.start && self.is_noun(at - 1) {
            at -= 1;
            nouns += 1;
        }
        let name = at.checked_sub(1).filter(|&name| name >= self.sentence.start).map(|name| self.chunks.all[name].kind);
        match name {
            Some(Kind::Name(NameKind::Person | NameKind::Agency, mention)) if has_comma || nouns == 0 => {
                Subject::Named(mention)
            }
            _ => Subject::Other,
        }
    }

    fn is_noun(&self, at: usize) -> bool {
        self.chunks.all[at].kind == Kind::Word && self.chunks.all[at].word.is_plain() && !self.verb(at, &[Form::Past])
    }

    /// The name that ends at `head`, where it is the sole subject: nothing is coordinated with it and no preposition
    /// governs it.
    fn named(&self, head: usize) -> Subject {
        let mut at = self.chunks.before_bracket(self.sentence, head + 1).saturating_sub(1).max(self.sentence.start);
        // "Shtark JSC of Shymkent agreed".
        let is_place = self.chunk(at).is_some_and(|chunk| chunk.name(NameKind::Place).is_some());
        if is_place && at >= self.sentence.start + 2 {
            let preposition = at - 1 - usize::from(self.is(at - 1, Class::Determiner));
            if preposition > self.sentence.start && (self.is_word(preposition, "of") || self.is_word(preposition, "in"))
            {
                at = preposition - 1;
            }
        }
        let at = self.chunks.before_bracket(self.sentence, at + 1).saturating_sub(1).max(self.sentence.start);
        let Kind::Name(NameKind::Person | NameKind::Agency, mention) = self.chunks.all[at].kind else {
            return Subject::Other;
        };
        let mut before = at;
        // What stands before the name and belongs to it: an article, a title, a post, a common noun.
        while before > self.sentence.start {
            let chunk = self.chunks.all[before - 1];
            let belongs = chunk.is(Class::Determiner)
                || (chunk.kind == Kind::Word
                    && chunk.word.is_plain()
                    && !self.verb(before - 1, &[Form::Past, Form::Participle, Form::Ing])
                    && !chunk.is(Class::Adverb));
            if !belongs {
                break;
            }
            before -= 1;
        }
        if before == self.sentence.start {
            return Subject::Named(mention);
        }
        let chunk = self.chunks.all[before - 1];
        let governed =
            chunk.is(Class::Preposition) && !chunk.is(Class::Subordinator) && !self.is_word(before - 1, "than");
        let coordinated = chunk.is(Class::Conjunction) && self.joins_names(before - 1);
        let listed = chunk.is_mark(',') && self.is_listed(before - 1);
        if governed || coordinated || listed { Subject::Other } else { Subject::Named(mention) }
    }

    /// Whether the conjunction stands behind a name that is no object of a verb of its own clause.
    fn joins_names(&self, conjunction: usize) -> bool {
        let mut at = conjunction;
        at -= usize::from(at > self.sentence.start && self.chunks.all[at - 1].is_mark(','));
        at = self.chunks.before_bracket(self.sentence, at);
        let has_comma = self.chunks.all[conjunction - 1].is_mark(',');
        let name = at.checked_sub(1).filter(|&name| name >= self.sentence.start).map(|name| self.chunks.all[name].kind);
        let is_clause_before = (self.sentence.start..at).any(|i| self.verb_group(i).is_some());
        match name {
            Some(Kind::Name(..)) => !(has_comma && is_clause_before),
            Some(Kind::Word) => !is_clause_before,
            _ => false,
        }
    }

    /// Whether the comma parts the members of a list of names, rather than an opening phrase from its clause.
    fn is_listed(&self, comma: usize) -> bool {
        let mut names = 0;
        for at in (self.sentence.start..comma).rev() {
            let chunk = self.chunks.all[at];
            match chunk.kind {
                Kind::Name(NameKind::Person | NameKind::Agency, _) => names += 1,
                Kind::Mark(',') => {}
                Kind::Word if chunk.is(Class::Determiner) => {}
                _ => return names > 1 || (names == 1 && at == self.sentence.start && false),
            }
        }
        names > 0
    }

    /// The amounts that the verb governs, each with the actor.
    fn amounts_of(&self, group: &Group, amounts: &[StatedAmount]) -> Vec<(usize, Option<usize>)> {
        match group.voice {
            Voice::Active => {
                let actor = match group.subject {
                    Subject::Named(mention) => Some(mention),
                    Subject::Other => None,
                };
                self.object(group.main + 1, amounts).into_iter().map(|amount| (amount, actor)).collect()
            }
            Voice::Passive | Voice::Reduced => {
                let agent = self.agent(group.main + 1);
                self.passive_subject(group.start).into_iter().map(|amount| (amount, agent)).collect()
            }
        }
    }

    /// The amounts in the object that begins at `at`: the first, and those joined to it.
    fn object(&self, start: usize, amounts: &[StatedAmount]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut governed = false;
        let mut at = start;
        while let Some(chunk) = self.chunk(at) {
            match chunk.kind {
                Kind::Amount(amount) if self.counts(&amounts[amount]) && !governed => found.push(amount),
                Kind::Mark('(') => {
                    at = self.chunks.after_bracket(self.sentence, at).max(at + 1);
                    continue;
                }
                Kind::Mark(',') if !found.is_empty() && self.amount_follows(at + 1) => governed = false,
                Kind::Mark('-' | '/') => {}
                Kind::Mark(_) => break,
                Kind::Word if self.is_joint(at) => {
                    if !self.amount_follows(self.after_joint(at)) && !self.is_plain_object(at + 1) {
                        break;
                    }
                    at = self.after_joint(at);
                    governed = false;
                    continue;
                }
                Kind::Word if chunk.is(Class::Subordinator) && !self.is_bound_word(at) => break,
                Kind::Word if chunk.is(Class::Preposition) && !self.is_bound_before(at) => {
                    let price = self.is_word(at, "for") && found.is_empty() && at > start;
                    let size = self.is_word(at, "of") && at > start && self.is(at - 1, Class::Purpose);
                    if !(price || size) || !self.money_follows(at + 1, amounts) {
                        if !self.is_word(at, "of") {
                            break;
                        }
                        governed = true;
                    }
                }
                Kind::Word
                    if at > start && self.verb(at, &[Form::Past]) && self.chunks.all[at].word.has(Form::Past) =>
                {
                    break;
                }
                Kind::Word if chunk.is(Class::Auxiliary) => break,
                _ => {}
            }
            at += 1;
        }
        found
    }

    /// Percents and ratios say how much, not what.
    fn counts(&self, amount: &StatedAmount) -> bool {
        matches!(amount.amount.quantity, Quantity::Count | Quantity::Money { .. } | Quantity::Measure { .. })
    }

    fn is_joint(&self, at: usize) -> bool {
        self.is(at, Class::Conjunction)
            || (self.is_word(at, "along") && self.is_word(at + 1, "with"))
            || (self.is_word(at, "together") && self.is_word(at + 1, "with"))
            || (self.is_word(at, "as") && self.is_word(at + 1, "well"))
            || self.is_word(at, "plus")
    }

    fn after_joint(&self, at: usize) -> usize {
        let with = self.is_word(at + 1, "with");
        let well = self.is_word(at + 1, "well") && self.is_word(at + 2, "as");
        at + 1 + usize::from(with) + 2 * usize::from(well)
    }

    /// Whether an amount begins at `at`, after its bounds.
    fn amount_follows(&self, at: usize) -> bool {
        let amount = (at..self.sentence.end).find(|&i| !self.is_bound_word(i));
        amount.is_some_and(|i| matches!(self.chunks.all[i].kind, Kind::Amount(_)))
    }

    /// "sheep and goats", "currency and gold": the object goes on with a noun.
    fn is_plain_object(&self, at: usize) -> bool {
        let verb_like = self.verb(at, &[Form::Past, Form::Base, Form::Present]) || self.is_adverb(at);
        self.chunk(at).is_some_and(|chunk| chunk.kind == Kind::Word && chunk.word.is_plain()) && !verb_like
    }

    fn money_follows(&self, at: usize, amounts: &[StatedAmount]) -> bool {
        let amount = (at..self.sentence.end).find(|&i| !self.is_bound_word(i));
        amount.is_some_and(|i| match self.chunks.all[i].kind {
            Kind::Amount(amount) => matches!(amounts[amount].amount.quantity, Quantity::Money { .. }),
            _ => false,
        })
    }

    /// Whether the preposition bounds a number: "over 300", "up to 5", "at least 2".
    fn is_bound_before(&self, at: usize) -> bool {
        !self.is_word(at, "of") && self.is_bound_word(at) && self.amount_follows(at) && {
            // "sold to 300 farmers", "at 5%" are no bounds.
            !(self.is_word(at, "to") && !self.is_word(at.saturating_sub(1), "up"))
                && !(self.is_word(at, "at") && !self.is_word(at + 1, "least"))
        }
    }

    /// The person or body behind the "by" of a passive.
    fn agent(&self, after: usize) -> Option<usize> {
        const FURTHEST: usize = 6;
        let by = (after..(after + FURTHEST).min(self.sentence.end))
            .take_while(|&at| !self.is_clause_end(at))
            .find(|&at| self.is_word(at, "by"))?;
        let mut name = by + 1;
        while self.is(name, Class::Determiner) {
            name += 1;
        }
        let Kind::Name(NameKind::Person | NameKind::Agency, mention) = self.chunk(name)?.kind else { return None };
        let behind = self.chunks.after_bracket(self.sentence, name + 1);
        (!self.is(behind, Class::Conjunction)).then_some(mention)
    }

    /// The amounts in the subject that ends where the verb begins: those that no preposition governs.
    fn passive_subject(&self, end: usize) -> Vec<usize> {
        let first = (self.sentence.start..end).rev().find(|&at| self.is_clause_end(at) || self.verb_ends(at, end));
        let first = first.map_or(self.sentence.start, |first| first + 1);
        let mut found = Vec::new();
        let mut governed = false;
        for at in first..end {
            let chunk = self.chunks.all[at];
            match chunk.kind {
                Kind::Amount(amount) => {
                    if !governed {
                        found.push(amount);
                    }
                }
                Kind::Word if chunk.is(Class::Conjunction) => governed = false,
                Kind::Word if chunk.is(Class::Preposition) && self.is_word(at, "with") && at == first => {}
                Kind::Word if chunk.is(Class::Preposition) && !self.is_bound_before(at) => governed = true,
                Kind::Word if self.is_bound_word(at) => {}
                _ => {}
            }
        }
        found
    }

    /// Whether another verb stands at `at`, so that the subject begins behind it.
    fn verb_ends(&self, at: usize, end: usize) -> bool {
        at + 1 < end && self.is(at, Class::Auxiliary) && !self.is_word(at, "to")
    }
}

/// The dictionary form of a regular past that the table does not hold.
fn regular_lemma(past: &str) -> Option<String> {
    let lower = past.to_lowercase();
    let stem = lower.strip_suffix("ed")?;
    if let Some(stem) = stem.strip_suffix('i') {
        return Some(format!("{stem}y"));
    }
    let letters: Vec<char> = stem.chars().collect();
    let [.., before, last] = letters[..] else { return None };
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let doubled = before == last && !vowel(last) && !matches!(last, 'l' | 's' | 'f' | 'z');
    if doubled {
        return Some(stem[..stem.len() - last.len_utf8()].to_owned());
    }
    const TAKE_E: [&str; 20] = [
        "at", "iz", "is", "uc", "v", "dg", "rg", "nc", "rc", "ac", "ic", "u", "bl", "tl", "pl", "dl", "gl", "ur", "ir",
        "as",
    ];
    let takes_e = TAKE_E.iter().any(|ending| stem.ends_with(ending));
    Some(if takes_e { format!("{stem}e") } else { stem.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::regular_lemma;

    #[test]
    fn regular_pasts_give_their_dictionary_forms() {
        let cases = [
            ("denationalized", "denationalize"),
            ("reclassified", "reclassify"),
            ("preplanned", "preplan"),
            ("relabeled", "relabel"),
            ("recirculated", "recirculate"),
            ("unbundled", "unbundle"),
        ];
        for (past, lemma) in cases {
            assert_eq!(regular_lemma(past).as_deref(), Some(lemma));
        }
    }
}
