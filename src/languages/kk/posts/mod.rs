//! Who holds which post in Kazakh: the post stands before the name ("Қаржы министрі Мәди Такиев"), behind it between
//! marks, or before "болып" and "қызметіне".

mod phrase;

use super::names::KazakhNames;
use super::names::classes::*;
use super::names::reader::Reader;
use crate::facts::{HeldPost, PostGrammar, Reading};
use crate::names::{Mention, NameKind, Row};
use phrase::Phrase;
use std::ops::Range;

/// The grammar of posts, which reads words by the tables of names.
#[derive(Debug)]
pub(super) struct KazakhPosts {
    names: KazakhNames,
}

impl KazakhPosts {
    /// Reads the tables that are compiled into the program.
    pub fn load() -> Self {
        Self { names: KazakhNames::load() }
    }
}

/// A name among the tokens of a sentence.
#[derive(Clone, Debug)]
struct Name {
    /// The index into the release's names.
    mention: usize,
    kind: NameKind,
    tokens: Range<usize>,
}

/// A sentence with its names, in order.
struct Sentence<'d> {
    reader: Reader<'d>,
    names: Vec<Name>,
}

impl PostGrammar for KazakhPosts {
    fn find(&self, reading: Reading<'_>) -> Vec<HeldPost> {
        let Reading { document, names: mentions, .. } = reading;
        let words = self.names.words(document);
        let mut held = Vec::new();
        let mut rest = mentions.iter().enumerate().peekable();
        for sentence in &document.sentences {
            let end = document.sentence_span(sentence).end;
            let mut names = Vec::new();
            while let Some((mention, name)) = rest.next_if(|(_, name): &(usize, &Mention)| name.span.start < end) {
                names.push(Name { mention, kind: name.kind, tokens: document.tokens_in(name.span) });
            }
            if names.iter().any(|name| name.kind == NameKind::Person) {
                let reader =
                    Reader { row: Row { document, range: sentence.tokens.clone() }, names: &self.names, words: &words };
                Sentence { reader, names }.posts(&mut held);
            }
        }
        held
    }
}

impl Sentence<'_> {
    /// The posts that the sentence states, at most one of each person.
    fn posts(&self, held: &mut Vec<HeldPost>) {
        let first = held.len();
        let document = self.reader.document;
        let mut hold = |person: &Name, phrase: &Phrase, verb: Option<usize>| {
            if !held[first..].iter().any(|known: &HeldPost| known.person == person.mention) {
                let post = phrase.wording(&self.reader);
                let verb = verb.map(|verb| document.tokens[verb].span);
                let span = document.span_of(phrase.tokens()).unwrap_or_default();
                held.push(HeldPost { person: person.mention, post, agency: phrase.agency, phrase: span, verb });
            }
        };
        let appointments: Vec<(usize, Phrase, &Name)> = self
            .reader
            .range
            .clone()
            .filter_map(|head| self.appointment(head).map(|(phrase, person)| (head, phrase, person)))
            .collect();
        for person in self.names.iter().filter(|name| name.kind == NameKind::Person) {
            let takes_other = appointments.iter().any(|(_, _, appointed)| appointed.mention == person.mention);
            let before = self.before(person).filter(|(phrase, _)| !self.is_object(person, phrase, takes_other));
            if let Some((phrase, verb)) = before.or_else(|| self.behind(person).map(|phrase| (phrase, None))) {
                hold(person, &phrase, verb);
            }
        }
        for (head, phrase, person) in &appointments {
            for (shared, member) in self.sharing(phrase.start) {
                hold(member, &shared, Some(head + 1));
            }
            hold(person, phrase, Some(head + 1));
        }
    }

    /// The name that covers the token.
    fn name_at(&self, token: usize) -> Option<&Name> {
        let at = self.names.partition_point(|name| name.tokens.end <= token);
        self.names.get(at).filter(|name| name.tokens.start <= token)
    }

    /// "Қаржы министрі |", "министрі генерал |": the post right before the name, with the verb that gives it.
    fn before(&self, person: &Name) -> Option<(Phrase, Option<usize>)> {
        let mut head = person.tokens.start.checked_sub(1)?;
        while let Some(start) = self.rank_start(head) {
            head = start.checked_sub(1)?;
        }
        let phrase = Phrase::ending_at(self, head)?;
        let nominative = self.reader.ending(head).is_nominative();
        let verb = self.appointing(person).filter(|_| !nominative);
        (nominative || verb.is_some()).then_some((phrase, verb))
    }

    /// Where the rank that ends at the token begins: "генерал", "аға әділет кеңесшісі"; `None` where none does.
    fn rank_start(&self, last: usize) -> Option<usize> {
        let reader = &self.reader;
        if reader.is(last, RANK) && !reader.is(last, POST) {
            return Some(reader.unit_start(last));
        }
        // The ranks of prosecutors and police: counsellors of justice, of some class.
        let of_justice = last > reader.range.start
            && reader.text(last).starts_with("кеңесші")
            && reader.text(last - 1) == "әділет"
            && reader.is_lower(last - 1);
        let grade = |at: usize| matches!(reader.text(at), "аға" | "кіші" | "сыныпты" | "дәрежелі" | "мемлекеттік");
        of_justice.then(|| {
            let mut start = last - 1;
            while start > reader.range.start && grade(start - 1) {
                start -= 1;
            }
            start
        })
    }

    /// "Мемлекет басшысы | А. Сәрсеновке тапсырма берді", "Президент | Асхат Сәрсеновті әкім етіп тағайындады": the bare
    /// post at the head of the sentence is the subject's, the declined name with initials, or of one who takes another
    /// post, somebody else's.
    fn is_object(&self, person: &Name, phrase: &Phrase, takes_other: bool) -> bool {
        let initials = self.reader.text(person.tokens.start).ends_with('.');
        let last = person.tokens.end - 1;
        let text = self.reader.text(last);
        let declined = self.reader.surname_stem(last).is_some_and(|stem| stem < text.len());
        (initials || takes_other) && declined && phrase.agency.is_none() && phrase.start == self.reader.range.start
    }

    /// The verb behind the name by which the person takes the post: "әкіміне | Ерлан Сәрсенов тағайындалды".
    fn appointing(&self, person: &Name) -> Option<usize> {
        const FURTHEST: usize = 3;
        const VERBS: [&str; 4] = ["тағайынд", "сайлан", "бекіт", "ұсын"];
        let mut behind = person.tokens.end..person.tokens.end + FURTHEST;
        behind.find(|&at| VERBS.iter().any(|verb| self.reader.text(at).starts_with(verb)))
    }

    /// "Ерлан Сәрсенов, Қаржы министрі," – the post behind the name, between marks.
    fn behind(&self, person: &Name) -> Option<Phrase> {
        const LONGEST: usize = 16;
        let reader = &self.reader;
        let mark = person.tokens.end;
        if !matches!(reader.text(mark), "," | "–" | "—" | "(") || !reader.ending(mark - 1).is_nominative() {
            return None;
        }
        let closes = |at: usize| matches!(reader.text(at), "," | "." | ";" | ")" | "–" | "—" | ":");
        let end = (mark + 2..mark + LONGEST).find(|&at| closes(at) && self.name_at(at).is_none())?;
        let phrase = Phrase::ending_at(self, end - 1)?;
        // A comma also stands between the members of a list: a person behind the post holds it then.
        let next_holds = reader.ending(end - 1).is_nominative() && self.name_at(end).is_none();
        (phrase.start == mark + 1 && next_holds).then_some(phrase)
    }

    /// "министрі | болған", "министрі | қызметін атқарады": the post that somebody holds or held.
    fn is_held(&self, head: usize) -> bool {
        let reader = &self.reader;
        let performs = reader.text(head + 1) == "қызметін" && reader.text(head + 2).starts_with("атқар");
        reader.ending(head).is_nominative() && (reader.text(head + 1) == "болған" || performs)
    }

    /// The posts of a list that share the last one's verb: "Арман Сейітов Спорт министрі, | Асет Омаров Әділет министрі болып
    /// тағайындалды".
    fn sharing(&self, last: usize) -> impl Iterator<Item = (Phrase, &Name)> {
        let reader = &self.reader;
        let is_member = move |head: &usize| {
            reader.is_nominative(*head, POST) && matches!(reader.text(head + 1), "," | "және" | "ал")
        };
        (reader.range.start..last).filter(is_member).filter_map(|head| {
            let phrase = Phrase::ending_at(self, head)?;
            let person = self.names.iter().find(|name| name.tokens.end == phrase.start)?;
            (person.kind == NameKind::Person).then_some((phrase, person))
        })
    }

    /// "… төрағасы болып", "… әкімі лауазымына": the post that somebody takes or leaves, and who.
    fn appointment(&self, head: usize) -> Option<(Phrase, &Name)> {
        const TAKES: [&str; 9] = [
            "болып",
            "лауазымына",
            "қызметіне",
            "қызметінен",
            "лауазымынан",
            "міндетіне",
            "етіп",
            "міндетінен",
            "ретінде",
        ];
        let reader = &self.reader;
        if !reader.is(head, POST) || !(TAKES.contains(&reader.text(head + 1)) || self.is_held(head)) {
            return None;
        }
        let phrase = Phrase::ending_at(self, head)?;
        let is_person = |name: &&Name| name.kind == NameKind::Person;
        let follows = self.names.iter().find(|name| name.tokens.start == head + 2).filter(is_person);
        let person =
            follows.or_else(|| self.names.iter().rev().filter(is_person).find(|name| name.tokens.end <= phrase.start));
        // Behind "болып" the person follows where none stands before: "… болып | Ерлан Сәрсенов тағайындалды".
        let person = person.or_else(|| self.names.iter().filter(is_person).find(|name| name.tokens.start > head))?;
        Some((phrase, person))
    }
}
