//! Who did what an amount counts, in Kazakh: a named subject in the nominative, the amounts of the object behind it, and
//! the verb that ends the clause («Комитет 538 қару тәркіледі»).
//!
//! A sentence is cut where a verb ends a clause. The subject is the last name of a clause that stands in its dictionary
//! form before the amounts; a converb hands it on to the next clause («… ашып, 3 цех салды»).

mod verbs;

use crate::facts::{Act, Chunk, Chunks, ClauseGrammar, Kind, Reading, StatedAmount};
use crate::figures::Quantity;
use crate::names::NameKind;
use rustc_hash::FxHashSet;
use std::ops::Range;
use verbs::{Form, read};

/// How Kazakh says who did what.
#[derive(Debug)]
pub(super) struct KazakhClauses {
    apposition: FxHashSet<&'static str>,
    speech: FxHashSet<&'static str>,
    /// Nouns that end as possessives do.
    bare: FxHashSet<&'static str>,
    /// Words that may stand between a clause's beginning and its object.
    adverbs: FxHashSet<&'static str>,
    /// What may follow a participle that ends a clause.
    auxiliaries: FxHashSet<&'static str>,
    /// Nouns that end as the past of a verb does where a name owns them.
    owned: FxHashSet<&'static str>,
    /// Nouns that end as converbs do.
    nouns: FxHashSet<&'static str>,
    /// Converbs that make another verb of the one behind them.
    compound: FxHashSet<&'static str>,
}

impl KazakhClauses {
    pub fn load() -> Self {
        let words = |class: &str| {
            let rows = include_str!("words.tsv").lines().filter(|line| !line.starts_with('#'));
            let row = rows.filter_map(|line| line.split_once('\t')).find(|(name, _)| *name == class);
            row.map(|(_, words)| words.split(' ').collect()).unwrap_or_default()
        };
        Self {
            apposition: words("apposition"),
            speech: words("speech"),
            bare: words("bare"),
            adverbs: words("adverb"),
            auxiliaries: words("auxiliary"),
            nouns: words("noun"),
            owned: words("owned"),
            compound: words("compound"),
        }
    }
}

impl ClauseGrammar for KazakhClauses {
    fn acts(&self, reading: Reading<'_>, amounts: &[StatedAmount]) -> Vec<Act> {
        let chunks = reading.chunks;
        let mut acts: Vec<Act> = Vec::new();
        let is_amount = |chunk: &Chunk| matches!(chunk.kind, Kind::Amount(_));
        for sentence in &chunks.sentences {
            if chunks.all[sentence.clone()].iter().any(is_amount) {
                Reader { words: self, chunks, sentence: sentence.clone(), reading, amounts }.read(&mut acts);
            }
        }
        acts
    }
}

struct Reader<'r, 't> {
    words: &'r KazakhClauses,
    chunks: &'r Chunks<'t>,
    sentence: Range<usize>,
    reading: Reading<'r>,
    amounts: &'r [StatedAmount],
}

/// How many words stand between an amount and its verb at the most.
const FARTHEST_VERB: usize = 7;

impl Reader<'_, '_> {
    fn read(&self, acts: &mut Vec<Act>) {
        let mut subject = None;
        // Where the clause begins, and where its subject stands.
        let mut start = self.sentence.start;
        for at in self.sentence.clone() {
            if self.chunks.all[at].is_mark(';') {
                (subject, start) = (None, at + 1);
                continue;
            }
            if let Some(((actor, place), action)) = self.agent(start..at).zip(self.passive(at)) {
                let before = self.objects(start..place);
                for amount in if before.is_empty() { self.objects(start..at) } else { before } {
                    if !acts.iter().any(|act| act.amount == amount) {
                        acts.push(Act { amount, actor: Some(actor), action: action.clone() });
                    }
                }
                (subject, start) = (None, at + 1);
                continue;
            }
            let Some(verb) = self.verb(at) else { continue };
            subject = self.subject(start..at).or(subject);
            if let Some(actor) = subject.flatten().filter(|_| verb.form.is_act())
                && !self.words.speech.contains(verb.lemma.as_str())
            {
                for amount in self.objects(start..at) {
                    if !acts.iter().any(|act| act.amount == amount) {
                        acts.push(Act { amount, actor: Some(actor), action: verb.lemma.clone() });
                    }
                }
            }
            // A converb goes on with the same subject, a nominal form is inside another clause, a finite verb ends it.
            start = at + 1;
            if verb.form == Form::Finite && !self.continues(start) {
                subject = None;
            }
        }
    }

    /// Whether a comma and, but for dates and adverbs, an amount follow: «… шығарды, биыл тағы 70-ке жуығын қайтарды».
    fn continues(&self, at: usize) -> bool {
        let comma = self.chunks.get(&self.sentence, at).is_some_and(|chunk| chunk.is_mark(','));
        let mut behind = (at + 1..self.sentence.end).skip_while(|&at| {
            matches!(self.chunks.all[at].kind, Kind::Date(_))
                || self.word(at).is_some_and(|word| self.words.adverbs.contains(word.as_str()))
        });
        comma && behind.next().is_some_and(|at| matches!(self.chunks.all[at].kind, Kind::Amount(_)))
    }

    fn word(&self, at: usize) -> Option<String> {
        let chunk = self.chunks.get(&self.sentence, at).filter(|chunk| chunk.kind == Kind::Word)?;
        Some(chunk.span.of(self.chunks.text).to_lowercase())
    }

    /// A verb that ends a clause: before a mark, a conjunction or the sentence's end where it is finite.
    fn verb(&self, at: usize) -> Option<verbs::Verb> {
        let chunk = self.chunks.get(&self.sentence, at)?;
        if chunk.kind != Kind::Word || chunk.case.is_capital() {
            return None;
        }
        let word = self.word(at)?;
        if self.words.nouns.contains(word.as_str()) {
            return None;
        }
        let mut verb = read(&word)?;
        // «сатып алды» is no aspect of "sell" but "buy".
        if self.words.compound.contains(word.as_str())
            && let Some(main) = self.word(at + 1).and_then(|next| read(&next))
        {
            verb.lemma = format!("{word} {}", main.lemma);
        }
        let auxiliary = self.word(at + 1).is_some_and(|next| self.words.auxiliaries.contains(next.as_str()));
        let behind = at + 1 + usize::from(auxiliary);
        let ends = self.chunks.get(&self.sentence, behind).is_none_or(|next| matches!(next.kind, Kind::Mark(_)));
        (ends || verb.form != Form::Finite).then_some(verb)
    }

    /// The name before the postposition of a passive's agent, and where it stands: «Қаржы министрлігі тарапынан … бөлінді».
    fn agent(&self, clause: Range<usize>) -> Option<(usize, usize)> {
        let behind = clause.clone().skip(1).find(|&at| self.word(at).is_some_and(|word| word == "тарапынан"))?;
        match self.chunks.all[behind - 1].kind {
            Kind::Name(NameKind::Person | NameKind::Agency, mention) => Some((mention, behind - 1)),
            _ => None,
        }
    }

    /// The dictionary form of the active of a passive that ends a clause.
    fn passive(&self, at: usize) -> Option<String> {
        let is_end = self.chunks.get(&self.sentence, at + 1).is_none_or(|next| matches!(next.kind, Kind::Mark(_)));
        self.word(at).filter(|_| is_end).and_then(|word| verbs::active_of_passive(&word))
    }

    /// The clause's subject: `None` where none stands, `Some(None)` where it is not one named person or body.
    fn subject(&self, clause: Range<usize>) -> Option<Option<usize>> {
        let mut found = None;
        for at in clause.clone() {
            let Kind::Name(kind, mention) = self.chunks.all[at].kind else { continue };
            let declined = self.reading.is_declined(mention, self.chunks.text);
            if kind == NameKind::Place || declined {
                continue;
            }
            // What follows a name without an ending owns it: «ЕҚДБ президенті»; but a body's own kind is in apposition.
            let owns = self.word(at + 1).is_some_and(|next| {
                (next.ends_with('ы') || next.ends_with('і'))
                    && !self.words.apposition.contains(next.as_str())
                    && !self.words.bare.contains(next.as_str())
                    && (read(&next).is_none() || self.words.owned.contains(next.as_str()))
            });
            let joined = self.word(at + 1).is_some_and(|next| matches!(next.as_str(), "мен" | "пен" | "бен" | "және"));
            match (owns, joined, found) {
                (true, ..) => {}
                (false, true, _) => found = Some(None),
                (false, false, Some(None)) => {}
                (false, false, _) => found = Some(Some(mention)),
            }
        }
        found
    }

    /// The amounts of a clause that its verb governs.
    fn objects(&self, clause: Range<usize>) -> Vec<usize> {
        let end = clause.end;
        let mut found = Vec::new();
        let mut farthest = FARTHEST_VERB;
        for at in clause.rev() {
            match self.chunks.all[at].kind {
                Kind::Amount(amount) if end - at <= farthest && self.is_object(amount, at) => {
                    found.push(amount);
                    // What a conjunction joins stands as much farther away.
                    farthest = end - at + FARTHEST_VERB;
                }
                Kind::Amount(_) | Kind::Name(..) => break,
                _ => {}
            }
        }
        found
    }

    /// Whether an amount can be an object: a number of things or money without a case of place, source or goal.
    fn is_object(&self, amount: usize, at: usize) -> bool {
        const PARTS: [&str; 8] = ["да", "де", "та", "те", "нда", "нде", "мен", "пен"];
        const SOURCES: [&str; 6] = ["дан", "ден", "тан", "тен", "нан", "нен"];
        const GOALS: [&str; 6] = ["ға", "ге", "қа", "ке", "ына", "іне"];
        const BOUNDS: [&str; 11] =
            ["дейін", "жуық", "жуығ", "таяу", "астам", "аса", "артық", "кем", "көп", "шамалас", "тарта"];
        let stated = &self.amounts[amount].amount;
        let kind = matches!(stated.quantity, Quantity::Money { .. } | Quantity::Count | Quantity::Measure { .. });
        let bounded = self.word(at + 1).is_some_and(|next| BOUNDS.iter().any(|bound| next.starts_with(bound)));
        let ends = |text: &str, endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
        let surface = self.chunks.text_of(at);
        let item = stated.item.last().map_or("", |piece| piece.of(self.chunks.text));
        let has_case = |text: &str| [&PARTS[..], &SOURCES, &GOALS].iter().any(|endings| ends(text, endings));
        // The currency's own name ends as the dative does.
        let oblique = |text: &str| has_case(text) && !text.ends_with("теңге");
        kind && !oblique(item) && (bounded || !oblique(surface))
    }
}
