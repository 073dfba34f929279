//! The subject of a verb: one named person or body, or another.

use super::{Group, Reader, Subject, Voice};
use crate::facts::Kind;
use crate::facts::lexicon::{Class, Form};
use crate::names::NameKind;

impl Reader<'_, '_> {
    /// The subject of the verb: what stands right before it, or the subject of the verb that it is joined to.
    pub(super) fn subject(&self, group: &Group, last: Option<&Group>) -> Subject {
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
                _ => return names > 1,
            }
        }
        names > 0
    }
}
