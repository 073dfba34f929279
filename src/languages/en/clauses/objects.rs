//! The amounts that a verb governs: in its object, or in the passive in its subject.

use super::{Group, Reader, Subject, Voice};
use crate::facts::Kind;
use crate::facts::lexicon::{Class, Form};
use crate::figures::Quantity;
use crate::names::NameKind;

impl Reader<'_, '_> {
    /// The amounts that the verb governs, each with the actor.
    pub(super) fn amounts_of(&self, group: &Group) -> Vec<(usize, Option<usize>)> {
        match group.voice {
            Voice::Active => {
                let actor = match group.subject {
                    Subject::Named(mention) => Some(mention),
                    Subject::Other => None,
                };
                self.object(group.main + 1).into_iter().map(|amount| (amount, actor)).collect()
            }
            Voice::Passive | Voice::Reduced => {
                let agent = self.agent(group.main + 1);
                self.passive_subject(group.start).into_iter().map(|amount| (amount, agent)).collect()
            }
        }
    }

    /// The amounts in the object that begins at `at`: the first, and those joined to it.
    fn object(&self, start: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut governed = false;
        let mut at = start;
        while let Some(chunk) = self.chunk(at) {
            match chunk.kind {
                Kind::Amount(amount) if self.counts(amount) && !governed && !self.sizes_a_noun(at) => {
                    found.push(amount)
                }
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
                    if !(price || size) || !self.money_follows(at + 1) {
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
                Kind::Word if chunk.is(Class::Auxiliary) && !self.is_bound_before(at) => break,
                _ => {}
            }
            at += 1;
        }
        found
    }

    /// "a €12 billion package", "a 220-kV substation": the amount says how large the thing is, not how many things.
    fn sizes_a_noun(&self, at: usize) -> bool {
        let article = at > self.sentence.start && ["a", "an"].iter().any(|word| self.is_word(at - 1, word));
        let is_count =
            matches!(self.chunks.all[at].kind, Kind::Amount(amount) if self.amounts[amount] == Quantity::Count);
        let noun = self.chunk(at + 1).is_some_and(|chunk| chunk.kind == Kind::Word && chunk.word.is_plain());
        article && !is_count && noun
    }

    /// Percents and ratios say how much, not what.
    fn counts(&self, amount: usize) -> bool {
        matches!(self.amounts[amount], Quantity::Count | Quantity::Money { .. } | Quantity::Measure { .. })
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

    fn money_follows(&self, at: usize) -> bool {
        let amount = (at..self.sentence.end).find(|&i| !self.is_bound_word(i));
        amount.is_some_and(|i| match self.chunks.all[i].kind {
            Kind::Amount(amount) => matches!(self.amounts[amount], Quantity::Money { .. }),
            _ => false,
        })
    }

    /// Whether the preposition bounds a number: "over 300", "up to 5", "at least 2".
    fn is_bound_before(&self, at: usize) -> bool {
        let after = |word: &str| at > self.sentence.start && self.is_word(at - 1, word);
        let is_bound = match self.chunks.text_of(at) {
            "in" => return self.is_word(at + 1, "excess"),
            "of" => return after("excess"),
            // "sold to 300 farmers", "at 5%" are no bounds.
            "to" => after("up"),
            "at" => self.is_word(at + 1, "least"),
            _ => self.is_bound_word(at),
        };
        is_bound && self.amount_follows(at)
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
        let mut at = first;
        while at < end {
            let chunk = self.chunks.all[at];
            match chunk.kind {
                Kind::Amount(amount) if !governed => found.push(amount),
                Kind::Mark('(') => at = self.chunks.after_bracket(self.sentence, at).max(at + 1) - 1,
                Kind::Word if chunk.is(Class::Conjunction) => governed = false,
                // "On Saturday 34,000 litres were seized": the preposition has its object.
                Kind::Date(_) | Kind::Name(..) => governed = false,
                Kind::Word if self.is_word(at, "with") && at == first => {}
                Kind::Word if chunk.is(Class::Preposition) && !self.is_bound_before(at) => governed = true,
                _ => {}
            }
            at += 1;
        }
        found
    }

    /// Whether another verb stands at `at`, so that the subject begins behind it.
    fn verb_ends(&self, at: usize, end: usize) -> bool {
        at + 1 < end && self.is(at, Class::Auxiliary) && !self.is_word(at, "to")
    }
}
