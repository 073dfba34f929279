//! How a sentence links a post to a person: beside the name, behind it, or by a verb of taking and leaving office.

use super::phrases::{Phrase, Piece};
use crate::facts::lexicon::Class;
use crate::facts::{Chunks, Kind};
use crate::names::NameKind;
use std::ops::Range;

/// A post that a sentence gives to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The chunk of the person's name.
    pub person: usize,
    /// The post's wording.
    pub post: String,
    /// The mention of the body.
    pub agency: Option<usize>,
    /// Whether "its" stands for the body.
    pub is_anaphoric: bool,
    /// The chunks of the post.
    pub phrase: Range<usize>,
    /// The chunk of the verb of office that joins the two.
    pub verb: Option<usize>,
}

/// How far a verb of office can stand from the post, in chunks.
const LONGEST_CLAUSE: usize = 18;

/// The links of a sentence.
pub(super) fn find(chunks: &Chunks<'_>, sentence: &Range<usize>, phrases: &[Phrase]) -> Vec<Link> {
    let reader = Reader { chunks, sentence };
    let joined = reader.conjoined(phrases);
    let mut links: Vec<Link> = Vec::new();
    for phrase in &joined {
        if phrase.is_plural {
            links.extend(reader.shared(phrase));
            continue;
        }
        let taken = |person: usize| links.iter().any(|link| link.person == person);
        let beside = |person: usize| (person, None);
        let found = reader
            .tight(phrase)
            .map(beside)
            .or_else(|| reader.trailing(phrase).filter(|&(person, _)| !taken(person)))
            .or_else(|| reader.office(phrase, &joined))
            .or_else(|| reader.comma_before(phrase).filter(|&person| !taken(person)).map(beside))
            .or_else(|| reader.predicate(phrase).filter(|&person| !taken(person)).map(beside));
        let Some((person, verb)) = found else { continue };
        let agency = phrase.agency.or_else(|| reader.body_behind(person, phrase));
        let is_anaphoric = phrase.chunks.start > sentence.start && reader.is(phrase.chunks.start - 1, Class::Anaphor);
        let mut post = phrase.wording(chunks);
        if let Some(place) = reader.territory_behind(person, phrase) {
            post = format!("{post} of {}", chunks.text_of(place));
        }
        links.push(Link { person, post, agency, is_anaphoric, phrase: phrase.chunks.clone(), verb });
    }
    links
}

struct Reader<'r, 't> {
    chunks: &'r Chunks<'t>,
    sentence: &'r Range<usize>,
}

impl Reader<'_, '_> {
    fn is_person(&self, at: usize) -> bool {
        self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.name(NameKind::Person).is_some())
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        let chunk = self.chunks.get(self.sentence, at);
        chunk.is_some_and(|chunk| marks.iter().any(|&mark| chunk.is_mark(mark)))
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.chunks.get(self.sentence, at).is_some_and(|chunk| chunk.is(class))
    }

    /// Joins two posts of one person: "Deputy Prime Minister – Minister of Finance", "Deputy Prime Minister and Foreign
    /// Minister".
    fn conjoined(&self, phrases: &[Phrase]) -> Vec<Phrase> {
        let mut joined: Vec<Phrase> = Vec::with_capacity(phrases.len());
        for phrase in phrases {
            match joined.last_mut() {
                Some(last) if self.are_one(last, phrase) => {
                    let between = last.chunks.end..phrase.chunks.start;
                    last.pieces.extend(between.map(Piece::Chunk));
                    last.pieces.extend(phrase.pieces.iter().cloned());
                    last.agency = last.agency.or(phrase.agency);
                    last.chunks.end = phrase.chunks.end;
                }
                _ => joined.push(phrase.clone()),
            }
        }
        joined
    }

    fn are_one(&self, first: &Phrase, second: &Phrase) -> bool {
        let between = first.chunks.end..second.chunks.start;
        if first.is_plural || second.is_plural || between.len() != 1 {
            return false;
        }
        let joint = self.chunks.all[between.start];
        if joint.is_dash() {
            return true;
        }
        let before = first.chunks.start.checked_sub(1);
        // "The President and Prime Minister Modi" are two people.
        let has_article = before.is_some_and(|before| self.is(before, Class::Determiner));
        let trails =
            before.is_some_and(|before| self.is_mark(before, &[',']) && before > 0 && self.is_person(before - 1));
        // "X, Chairman of Masdar and Minister of Industry": the second is held elsewhere.
        let is_elsewhere = trails && self.ends_in_body(first) && second.agency.is_none();
        self.chunks.is_word(self.sentence, between.start, "and") && (trails || !has_article) && !is_elsewhere
    }

    /// Whether the body stands behind the post's noun, and not before it ("Samruk-Kazyna chairman").
    fn ends_in_body(&self, phrase: &Phrase) -> bool {
        let end = self.chunks.before_bracket(self.sentence, phrase.chunks.end);
        end > phrase.chunks.start + 1 && self.chunks.all[end - 1].name(NameKind::Agency).is_some()
    }

    /// The person right behind the post: "Prime Minister Olzhas Bektenov", "Minister Dr. Weber", "President of the
    /// United Arab Emirates (UAE) Mohammed bin Zayed".
    fn tight(&self, phrase: &Phrase) -> Option<usize> {
        let person = self.after_titles(self.chunks.after_bracket(self.sentence, phrase.chunks.end));
        self.is_person(person).then_some(person)
    }

    /// The position behind the courtesies and ranks at `at`.
    fn after_titles(&self, mut at: usize) -> usize {
        while self.is(at, Class::Title) || self.is_title_period(at) {
            at += 1;
        }
        at
    }

    fn is_title_period(&self, at: usize) -> bool {
        at > self.sentence.start && self.is_mark(at, &['.']) && self.is(at - 1, Class::Title)
    }

    /// The person whom the post follows: "Odile Renaud-Basso, President of the EBRD,"; with the verb of office of a clause
    /// between: "X, who was appointed Minister,".
    fn trailing(&self, phrase: &Phrase) -> Option<(usize, Option<usize>)> {
        let mut at = phrase.chunks.start.checked_sub(1)?;
        const LEADING: [Class; 5] = [Class::Determiner, Class::Pronoun, Class::Be, Class::Passing, Class::Adverb];
        let mut verb = None;
        while LEADING.iter().any(|&class| self.is(at, class)) {
            let before = at.checked_sub(1)?;
            if self.is(at, Class::Appoint) && self.is(before, Class::Be) {
                verb = Some(at);
            }
            at = before;
        }
        if !self.is_mark(at, &[',', '–', '—', '(', '-']) {
            return None;
        }
        let name_end = self.chunks.before_bracket(self.sentence, at);
        let mut person = name_end.checked_sub(1)?;
        // "John Smith of Almaty, chairman of …"
        let of_place =
            self.chunks.get(self.sentence, person).is_some_and(|chunk| chunk.name(NameKind::Place).is_some());
        if of_place && person >= 2 && self.chunks.is_word(self.sentence, person - 1, "of") {
            person -= 2;
        }
        let is_list = self.is_list_before(phrase);
        (self.is_person(person) && !is_list).then_some((person, verb))
    }

    /// "…, Prime Minister A, Minister of Finance, B": a name between commas behind the post may be another person's,
    /// but a post right after a name is that person's unless a name without comma claims it.
    fn is_list_before(&self, phrase: &Phrase) -> bool {
        let behind = phrase.chunks.end;
        // "Tokayev, the Prime Minister and members of the Government attended"
        let has_article = phrase.chunks.start > 0 && self.is(phrase.chunks.start - 1, Class::Determiner);
        has_article && self.is(behind, Class::Conjunction)
    }

    /// "The regional hokim, Erkinjon Turdimov, was told".
    fn comma_before(&self, phrase: &Phrase) -> Option<usize> {
        let comma = self.chunks.after_bracket(self.sentence, phrase.chunks.end);
        let person = self.after_titles(comma + 1);
        if !self.is_mark(comma, &[',']) || !self.is_person(person) {
            return None;
        }
        let mut start = phrase.chunks.start;
        while start > self.sentence.start && self.is(start - 1, Class::Passing) {
            start -= 1;
        }
        let before = start.checked_sub(1);
        let opens = start == self.sentence.start
            || before.is_some_and(|before| self.is(before, Class::Determiner))
            || self.chunks.all[phrase.chunks.clone()].iter().any(|chunk| chunk.kind == Kind::Possessive);
        let closes = person + 1 >= self.sentence.end || self.is_mark(person + 1, &[',', '.', ';', ')', '–', '—']);
        (opens && closes).then_some(person)
    }

    /// "The new chairman is Asset Irgaliyev".
    fn predicate(&self, phrase: &Phrase) -> Option<usize> {
        let person = phrase.chunks.end + 1;
        (self.is(phrase.chunks.end, Class::Be) && self.is_person(person)).then_some(person)
    }

    /// The body in "Deanne Criswell, Administrator, Federal Emergency Management Agency (FEMA),": without an article, which
    /// the next of a list would have.
    fn body_behind(&self, person: usize, phrase: &Phrase) -> Option<usize> {
        let comma = phrase.chunks.end;
        let body = self.chunks.get(self.sentence, comma + 1)?.name(NameKind::Agency)?;
        let behind = self.chunks.after_bracket(self.sentence, comma + 2);
        let closes = behind >= self.sentence.end || self.is_mark(behind, &[',', '.', ';', ':', ')', '*']);
        (person < phrase.chunks.start && self.is_mark(comma, &[',']) && closes).then_some(body)
    }

    /// The place in "Prime Minister Narendra Modi of India".
    fn territory_behind(&self, person: usize, phrase: &Phrase) -> Option<usize> {
        let is_bare = phrase.chunks.end <= person
            && phrase.agency.is_none()
            && !self.chunks.all[phrase.chunks.clone()].iter().any(|chunk| chunk.name(NameKind::Place).is_some());
        let place = person + 2 + usize::from(self.is(person + 2, Class::Determiner));
        let is_place = self.chunks.get(self.sentence, place).is_some_and(|chunk| chunk.name(NameKind::Place).is_some());
        (is_bare && self.chunks.is_word(self.sentence, person + 1, "of") && is_place).then_some(place)
    }

    /// The person who takes, holds or leaves the post by a verb: "has been appointed Minister", "was relieved of his
    /// duties as Deputy Chairman", "appointed X Minister", "is the Chairman"; with that verb.
    fn office(&self, phrase: &Phrase, all: &[Phrase]) -> Option<(usize, Option<usize>)> {
        let first = phrase.chunks.start.saturating_sub(LONGEST_CLAUSE).max(self.sentence.start);
        let mut end = phrase.chunks.start;
        let mut person = (first..end).rev().find(|&at| self.is_person(at))?;
        let by = self.agent_start(person);
        if by < person {
            // "X was appointed by President Y as Minister": Y acts, X holds.
            (person, end) = ((first..by).rev().find(|&at| self.is_person(at))?, by);
        }
        let between = person + 1..end;
        // "X, formerly Vice Minister, was appointed Minister": another post of the person can stand between.
        let is_other_post = |at: usize| all.iter().any(|other| other != phrase && other.chunks.contains(&at));
        if !between.clone().all(|at| self.can_stand_in_appointment(at) || is_other_post(at)) {
            return None;
        }
        // "became the first judge to do so" gives nobody a post, nor does "took executive action".
        let opens = |word: &str| self.chunks.text_of(phrase.chunks.start) == word;
        let took = between.clone().any(|at| self.chunks.is_word(self.sentence, at, "took"));
        if opens("first") || (took && !self.chunks.is_word(self.sentence, between.end - 1, "as")) {
            return None;
        }
        let says = |words: &[&str]| {
            let from = between.end.checked_sub(words.len()).filter(|&from| from >= between.start);
            from.is_some_and(|from| {
                words.iter().enumerate().all(|(at, word)| self.chunks.is_word(self.sentence, from + at, word))
            })
        };
        // "in his capacity as", "the powers of X as"
        let holds = says(&["as"]) && between.len() > 1 && self.is(between.end - 2, Class::Tenure);
        let verb = between.clone().rev().find(|&at| self.is(at, Class::Appoint) && !is_other_post(at));
        if says(&["to", "be"]) || holds {
            return Some((person, verb.or_else(|| self.appointing(person))));
        }
        // "was dismissed by the President": the post is the agent's.
        if self.begins_new_clause(&between) || says(&["by"]) || says(&["by", "the"]) {
            return None;
        }
        // "has served as a research assistant": a calling, unless the body is said.
        let is_any = ["a", "an"].iter().any(|article| says(&[article]));
        if is_any && phrase.agency.is_none() {
            return None;
        }
        let is_bare = between.clone().all(|at| {
            [Class::Be, Class::Determiner, Class::Adverb, Class::Passing].iter().any(|&class| self.is(at, class))
        });
        let states = between.clone().find(|&at| is_bare && self.is(at, Class::Be));
        let as_post = between.is_empty()
            || ["as", "to", "from", "of"].iter().any(|word| self.chunks.is_word(self.sentence, between.start, word));
        let of_object = self.appointing(person).filter(|_| as_post);
        let verb = verb.or(states).or(of_object);
        verb.is_some().then_some((person, verb))
    }

    /// Whether the chunk can stand between a person and a post that a verb of office joins.
    fn can_stand_in_appointment(&self, at: usize) -> bool {
        let chunk = self.chunks.all[at];
        // "worked in the Office of the Vice President" gives nobody the office.
        let is_body = chunk.case.is_capital() && self.chunks.is_word(self.sentence, at, "office");
        matches!(
            chunk.kind,
            Kind::Date(_) | Kind::Number | Kind::Possessive | Kind::Mark('.' | ',') | Kind::Name(NameKind::Place, _)
        ) || (!is_body && [Class::Link, Class::Appoint, Class::Passing].iter().any(|&class| chunk.is(class)))
    }

    /// Where the "by" before a person begins, with the post and the titles between them; the person where none does.
    fn agent_start(&self, person: usize) -> usize {
        const LONGEST: usize = 6;
        let from = person.saturating_sub(LONGEST).max(self.sentence.start);
        (from..person)
            .rev()
            .take_while(|&at| self.chunks.all[at].kind == Kind::Word)
            .find(|&at| self.chunks.is_word(self.sentence, at, "by"))
            .unwrap_or(person)
    }

    /// A comma with nothing of office before it parts the person from the post.
    fn begins_new_clause(&self, between: &Range<usize>) -> bool {
        let comma = between.clone().find(|&at| self.is_mark(at, &[',']));
        comma.is_some_and(|comma| !(comma..between.end).any(|at| self.is(at, Class::Appoint)))
    }

    /// The verb or noun of office whose object the person is: "appointed X", "dismissing Mr. X", "resignation of X".
    fn appointing(&self, person: usize) -> Option<usize> {
        let mut at = person;
        while at > self.sentence.start && (self.is(at - 1, Class::Title) || self.is_title_period(at - 1)) {
            at -= 1;
        }
        let of = at > self.sentence.start && self.chunks.is_word(self.sentence, at - 1, "of");
        let verb = at.checked_sub(1 + usize::from(of))?;
        self.is(verb, Class::Appoint).then_some(verb)
    }

    /// "Ministers A and B", "Presidents A of Kazakhstan and B of Uzbekistan", "Presidents of Kazakhstan and Uzbekistan
    /// A and B".
    fn shared(&self, phrase: &Phrase) -> Vec<Link> {
        let mut people: Vec<(usize, Option<usize>)> = Vec::new();
        let mut at = phrase.chunks.end;
        at += usize::from(!phrase.territories.is_empty() && self.is_mark(at, &['–', '—', ',', ':', '(']));
        while self.is_person(at) {
            let of_place = self.chunks.is_word(self.sentence, at + 1, "of").then_some(at + 2).filter(|&place| {
                self.chunks.get(self.sentence, place).is_some_and(|chunk| chunk.name(NameKind::Place).is_some())
            });
            people.push((at, of_place));
            at = of_place.unwrap_or(at) + 1;
            let comma = usize::from(self.is_mark(at, &[',']));
            let and = usize::from(self.chunks.is_word(self.sentence, at + comma, "and"));
            if comma + and == 0 {
                break;
            }
            at += comma + and;
        }
        let wording = phrase.wording(self.chunks);
        let territories = (phrase.territories.len() == people.len()).then_some(&phrase.territories);
        let of = |place: usize| format!("{wording} of {}", self.chunks.text_of(place));
        people
            .into_iter()
            .enumerate()
            .map(|(index, (person, place))| {
                let place = place.or(territories.map(|territories| territories[index]));
                Link {
                    person,
                    post: place.map_or_else(|| wording.clone(), of),
                    agency: phrase.agency,
                    is_anaphoric: false,
                    phrase: phrase.chunks.clone(),
                    verb: None,
                }
            })
            .collect()
    }
}
