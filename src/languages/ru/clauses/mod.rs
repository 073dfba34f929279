//! Who did what an amount counts, in Russian: a named subject in the nominative, its verb, and the amounts in the verb's
//! object («Комитет взыскал 312 млрд тенге»); in the passive the agent in the instrumental.
//!
//! A sentence is read from left to right with the last subject in mind. Plural verbs have no sole subject, and what
//! prepositions govern is no object.

mod verbs;

use crate::facts::{Act, Chunk, Chunks, ClauseGrammar, Kind, Reading, StatedAmount};
use crate::figures::Quantity;
use crate::names::NameKind;
use std::ops::Range;
use verbs::{Form, Verb, Verbs};

/// How Russian says who did what.
#[derive(Debug)]
pub(super) struct RussianClauses {
    verbs: Verbs,
}

impl RussianClauses {
    pub fn load() -> Self {
        Self { verbs: Verbs::load() }
    }
}

impl ClauseGrammar for RussianClauses {
    fn acts(&self, reading: Reading<'_>, amounts: &[StatedAmount]) -> Vec<Act> {
        let chunks = reading.chunks;
        let mut acts: Vec<Act> = Vec::new();
        let is_amount = |chunk: &Chunk| matches!(chunk.kind, Kind::Amount(_));
        for sentence in &chunks.sentences {
            if chunks.all[sentence.clone()].iter().any(is_amount) {
                Reader { verbs: &self.verbs, chunks, sentence: sentence.clone(), reading, amounts }.read(&mut acts);
            }
        }
        acts
    }
}

struct Reader<'r, 't> {
    verbs: &'r Verbs,
    chunks: &'r Chunks<'t>,
    sentence: Range<usize>,
    reading: Reading<'r>,
    amounts: &'r [StatedAmount],
}

/// How many words an item behind its amount has at the most.
const LONGEST_ITEM: usize = 8;
/// How many words stand between a verb and its object at the most.
const FARTHEST_OBJECT: usize = 6;

impl Reader<'_, '_> {
    fn read(&self, acts: &mut Vec<Act>) {
        let mut subject = None;
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            if let Some(mention) = self.name(at) {
                if self.is_subject(at, mention) {
                    subject = Some((mention, at));
                    self.gapped(at, mention, acts);
                }
                at += 1;
                continue;
            }
            // An acronym in brackets is no new subject.
            let behind = self.chunks.after_bracket(&self.sentence, at);
            if behind > at {
                at = behind;
                continue;
            }
            if self.ends_clause(at) {
                subject = None;
            }
            let Some((verb, main)) = self.verb(at) else {
                at += 1;
                continue;
            };
            let actor = match verb.form {
                Form::Passive => self.agent(at),
                Form::Converb => subject.map(|(mention, _)| mention).filter(|_| self.is_mark(at.wrapping_sub(1), ',')),
                Form::Finite | Form::Infinitive => {
                    subject.filter(|&(_, place)| self.governs(place, at)).map(|(mention, _)| mention)
                }
            };
            if let Some(actor) = actor.filter(|_| !self.verbs.is(&verb.lemma, "speech")) {
                let passive = verb.form == Form::Passive;
                let objects = match self.objects(main + 1) {
                    found if found.is_empty() && passive => self.objects_before(at),
                    found => found,
                };
                for amount in objects {
                    if !acts.iter().any(|act| act.amount == amount) {
                        acts.push(Act { amount, actor: Some(actor), action: verb.lemma.clone() });
                    }
                }
            }
            at = main + 1;
        }
    }

    /// «Министерство направило 360 военных, МЧС – 2 самолета»: a dash stands for the verb of the act before.
    fn gapped(&self, at: usize, mention: usize, acts: &mut Vec<Act>) {
        let listed = at > self.sentence.start && (self.is_mark(at - 1, ',') || self.word(at - 1) == "а");
        let dash = self.is_mark(at + 1, '–') || self.is_mark(at + 1, '—');
        let here =
            |act: &&Act| self.sentence.clone().any(|place| self.chunks.all[place].kind == Kind::Amount(act.amount));
        let Some(action) = acts.last().filter(here).map(|act| act.action.clone()) else { return };
        if listed && dash {
            for amount in self.objects(at + 2) {
                acts.push(Act { amount, actor: Some(mention), action: action.clone() });
            }
        }
    }

    fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.chunks.get(&self.sentence, at)
    }

    /// The word in lower case; empty where none stands.
    fn word(&self, at: usize) -> String {
        match self.chunk(at) {
            Some(chunk) if chunk.kind == Kind::Word => self.chunks.text_of(at).to_lowercase(),
            _ => String::new(),
        }
    }

    fn is_mark(&self, at: usize, mark: char) -> bool {
        self.chunk(at).is_some_and(|chunk| chunk.is_mark(mark))
    }

    /// The mention of a person or body.
    fn name(&self, at: usize) -> Option<usize> {
        match self.chunk(at)?.kind {
            Kind::Name(NameKind::Person | NameKind::Agency, mention) => Some(mention),
            _ => None,
        }
    }

    fn is_person(&self, mention: usize) -> bool {
        self.reading.names[mention].kind == NameKind::Person
    }

    /// Whether the name stands in the nominative where a subject can: not behind a preposition or a noun that owns it.
    fn is_subject(&self, at: usize, mention: usize) -> bool {
        if self.reading.is_declined(mention, self.chunks.text) {
            return false;
        }
        let before = at.checked_sub(1).filter(|before| self.sentence.contains(before));
        let Some(before) = before else { return true };
        // The quote of a company's name stands outside of it.
        let before = if self.is_mark(before, '«') && before > self.sentence.start { before - 1 } else { before };
        let joined = self.word(before) == "и" && before > self.sentence.start && self.name(before - 1).is_some();
        let word = self.word(before);
        let opens = word.is_empty() || self.verbs.is(&word, "apposition") || self.verbs.is(&word, "opener");
        !joined && (opens || self.is_person(mention))
    }

    /// Whether a clause with a subject of its own may begin.
    fn ends_clause(&self, at: usize) -> bool {
        const RELATIVE: [&str; 12] = [
            "который",
            "которая",
            "которое",
            "которые",
            "которых",
            "которым",
            "которого",
            "которой",
            "чтобы",
            "где",
            "что",
            "поскольку",
        ];
        self.is_mark(at, ';') || RELATIVE.contains(&self.word(at).as_str())
    }

    /// The verb that begins here, with its infinitive behind a modal one; and where the verb that governs stands.
    fn verb(&self, at: usize) -> Option<(Verb, usize)> {
        let word = self.word(at);
        if word.is_empty() || self.chunk(at)?.case.is_capital() && at > self.sentence.start {
            return None;
        }
        if self.verbs.is(&word, "modal") {
            let main = (at + 1..at + 4).find(|&next| !self.verbs.is(&self.word(next), "adverb"))?;
            let verb = self.verbs.read(&self.word(main)).filter(|verb| verb.form == Form::Infinitive);
            return verb.map(|verb| (verb, main));
        }
        self.verbs.read(&word).filter(|verb| verb.form != Form::Infinitive).map(|verb| (verb, at))
    }

    /// Whether a subject at a place is that of the verb: right before it but for adverbs, dates and brackets, or before
    /// another verb of the same clause that a conjunction joins to this one.
    fn governs(&self, subject: usize, verb: usize) -> bool {
        let mut at = subject + 1;
        let mut joined = true;
        while at < verb {
            let word = self.word(at);
            let chunk = &self.chunks.all[at];
            if chunk.is_mark('(') {
                at = self.chunks.after_bracket(&self.sentence, at).max(at + 1);
                continue;
            }
            let passes = self.verbs.is(&word, "adverb")
                || matches!(chunk.kind, Kind::Date(_) | Kind::Mark('»' | '–' | '—'))
                || (matches!(word.as_str(), "в" | "за" | "к" | "с" | "до" | "по")
                    && self.chunk(at + 1).is_some_and(|next| matches!(next.kind, Kind::Date(_))));
            if self.verb(at).is_some() {
                joined = false;
            } else if matches!(word.as_str(), "и" | "а") || chunk.is_mark(',') {
                joined = true;
            } else if !passes {
                // A second name or noun before the verb: whose verb it is cannot be told unless a conjunction says so.
                joined = false;
            }
            at += 1;
        }
        joined
    }

    /// The name in the instrumental that touches a participle: «выделено Министерством финансов».
    fn agent(&self, participle: usize) -> Option<usize> {
        const ENDINGS: [&str; 7] = ["ом", "ем", "ой", "ей", "ым", "им", "ами"];
        let instrumental = |at: usize| {
            let mention = self.name(at)?;
            let declined = self.reading.is_declined(mention, self.chunks.text);
            let first = self.chunks.text_of(at).split([' ', '-']).next().unwrap_or_default();
            (declined && ENDINGS.iter().any(|ending| first.ends_with(ending))).then_some(mention)
        };
        let before = participle.checked_sub(1).and_then(instrumental);
        before.or_else(|| instrumental(participle + 1))
    }

    /// The amounts of an object that begins here, joined by commas and conjunctions.
    fn objects(&self, start: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut at = start;
        let mut skipped = 0;
        while let Some(chunk) = self.chunk(at) {
            let word = self.word(at);
            match chunk.kind {
                Kind::Amount(amount) => {
                    if !self.is_object(amount) {
                        break;
                    }
                    found.push(amount);
                    at = self.behind_item(at + 1);
                    skipped = 0;
                    let joiner = self.is_mark(at, ',') || matches!(self.word(at).as_str(), "и" | "или");
                    if !joiner {
                        break;
                    }
                }
                Kind::Date(_) => {}
                // Whom something is given to.
                Kind::Name(_, mention) if self.reading.is_declined(mention, self.chunks.text) && found.is_empty() => {}
                Kind::Word if self.verbs.is(&word, "adverb") => {}
                Kind::Word if found.is_empty() && skipped == 0 && self.is_dative(&word) => skipped += 1,
                Kind::Word if matches!(word.as_str(), "в" | "за") && self.is_date(at + 1) => {}
                // Where, from whom, out of what: «приобрел на внутреннем рынке», «взыскал с ТОО «…»».
                Kind::Word if found.is_empty() && self.setting(at) > at => {
                    at = self.setting(at);
                    continue;
                }
                _ => break,
            }
            at += 1;
            if at - start > FARTHEST_OBJECT && found.is_empty() {
                break;
            }
        }
        found
    }

    /// The place behind a preposition with a name, or with a noun that says where and its adjectives; `at` where none
    /// stands.
    fn setting(&self, at: usize) -> usize {
        const MOST_ADJECTIVES: usize = 2;
        if !self.verbs.is(&self.word(at), "preposition") {
            return at;
        }
        let mut next = at + 1;
        let adjective = |word: &str| {
            let endings = ["ом", "ем", "ой", "ей", "ых", "их", "ого", "его", "ую", "юю"];
            word.chars().count() > 3 && endings.iter().any(|ending| word.ends_with(ending))
        };
        while next - at <= MOST_ADJECTIVES && adjective(&self.word(next)) && !self.verbs.is(&self.word(next), "setting")
        {
            next += 1;
        }
        let place = self.verbs.is(&self.word(next), "setting");
        let named = |at: usize| self.chunk(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Name(..)));
        if place {
            next += 1;
        }
        let begun = next;
        while next - begun < LONGEST_ITEM && (named(next) || self.is_mark(next, '«') || self.is_mark(next, '»')) {
            next += 1;
        }
        let company = place || next > begun || self.verbs.is(&self.word(begun), "apposition");
        if !company {
            return at;
        }
        if next == begun && !place {
            return self.quoted(begun + 1).unwrap_or(at);
        }
        next
    }

    /// The place behind what stands in quotes from here.
    fn quoted(&self, at: usize) -> Option<usize> {
        let closes = (at + 1..at + LONGEST_ITEM).find(|&at| self.is_mark(at, '»'));
        closes.filter(|_| self.is_mark(at, '«')).map(|close| close + 1)
    }

    /// The amount right before a passive verb: «312 млрд тенге взыскано Комитетом».
    fn objects_before(&self, verb: usize) -> Vec<usize> {
        let first = verb.saturating_sub(LONGEST_ITEM).max(self.sentence.start);
        let amount =
            (first..verb).rev().take_while(|&at| !self.chunks.all[at].is_mark(',')).find_map(|at| {
                match self.chunks.all[at].kind {
                    Kind::Amount(amount) => Some(amount),
                    _ => None,
                }
            });
        amount.filter(|&amount| self.is_object(amount)).into_iter().collect()
    }

    fn is_object(&self, amount: usize) -> bool {
        matches!(
            self.amounts[amount].amount.quantity,
            Quantity::Money { .. } | Quantity::Count | Quantity::Measure { .. }
        )
    }

    fn is_date(&self, at: usize) -> bool {
        self.chunk(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Date(_)))
    }

    /// A noun that something is given to: «бизнесу», «семьям».
    fn is_dative(&self, word: &str) -> bool {
        const ENDINGS: [&str; 4] = ["у", "ю", "ам", "ям"];
        word.chars().count() > 3 && ENDINGS.iter().any(|ending| word.ends_with(ending))
    }

    /// The place behind the words of an amount's item and what belongs to it.
    fn behind_item(&self, start: usize) -> usize {
        const STOPS: [&str; 2] = ["и", "или"];
        let belongs = |at: usize| {
            let word = self.word(at);
            let name = self.chunk(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Name(..)));
            name || (!word.is_empty() && !STOPS.contains(&word.as_str()) && self.verb(at).is_none())
        };
        (start..start + LONGEST_ITEM).find(|&at| !belongs(at)).unwrap_or(start + LONGEST_ITEM)
    }
}
