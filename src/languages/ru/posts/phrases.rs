//! Phrases that name a post: adjectives, the noun, and what it is held in.

use super::PostReader;
use crate::languages::ru::morphology::{Forms, Gender};
use crate::languages::ru::names::complements;
use crate::languages::ru::names::reader::Reader;
use crate::languages::ru::words::{ASSISTANT, BEFORE_PLACE, COMPANY, DUTY, HEAD, ORGAN, POST, POST_ADJECTIVE};
use crate::names::NameKind;
use std::ops::Range;

/// A phrase that names a post.
#[derive(Clone, Debug)]
pub(in crate::languages::ru) struct PostPhrase {
    /// All its tokens, the body included.
    pub tokens: Range<usize>,
    /// The noun: the last token of its unit.
    head: usize,
    /// The forms that the phrase may stand in.
    pub forms: Forms,
    /// The tokens behind the noun that belong to the wording.
    kept: Vec<Range<usize>>,
    /// The mention of the body.
    pub agency: Option<usize>,
    /// The mentions of the territories, where a plural noun has several.
    pub territories: Vec<usize>,
}

impl PostPhrase {
    /// The phrase whose noun's unit ends with the token at `head`.
    pub fn read(reader: &PostReader<'_>, head: usize) -> Option<Self> {
        let tokens = &reader.tokens;
        if !tokens.is(head, POST) || tokens.unit_end(head) != head + 1 {
            return None;
        }
        let start = tokens.unit_start(head);
        let mut phrase = Self {
            tokens: start..head + 1,
            head,
            forms: tokens.word(head).forms,
            kept: Vec::new(),
            agency: None,
            territories: Vec::new(),
        };
        phrase.read_adjectives(tokens);
        while let Some(end) = phrase.complement(reader, phrase.tokens.end) {
            phrase.tokens.end = end;
        }
        Some(phrase)
    }

    /// A phrase of the same noun whose complements begin at the token; `None` where none do.
    pub fn continued(&self, reader: &PostReader<'_>, at: usize) -> Option<Self> {
        let mut next = Self {
            tokens: self.tokens.start..at,
            kept: Vec::new(),
            agency: None,
            territories: Vec::new(),
            ..self.clone()
        };
        while let Some(end) = next.complement(reader, next.tokens.end) {
            next.tokens.end = end;
        }
        (next.tokens.end > at).then_some(next)
    }

    /// The cases that it may stand in, in any gender; a form that may be singular is.
    pub fn cases(&self) -> Forms {
        // The accusative of persons is their genitive, but for women's posts, whose ending tells.
        let is_nominative = self.forms.any(Forms::NOMINATIVE) && !self.forms.any(Forms::GENITIVE);
        let forms = if is_nominative { self.forms.without(Forms::ACCUSATIVE) } else { self.forms };
        let singular = forms & Forms::SINGULARS;
        if singular == Forms::NONE { forms.any_gender() } else { singular.any_gender() }
    }

    /// Takes in the agreeing adjectives before the noun: "Чрезвычайный и Полномочный Посол".
    fn read_adjectives(&mut self, tokens: &Reader<'_>) {
        loop {
            let start = self.tokens.start;
            let Some(mut last) = start.checked_sub(1).filter(|&last| last >= tokens.range.start) else { return };
            if tokens.text(last) == "и" && start < self.head && last > tokens.range.start {
                last -= 1;
            }
            let first = tokens.unit_start(last);
            let forms = tokens.adjective(last) & self.forms;
            if forms == Forms::NONE || !tokens.is(last, POST_ADJECTIVE) {
                return;
            }
            self.forms = forms;
            self.tokens.start = first;
        }
    }

    /// Takes in one complement that begins at the token; returns where it ends.
    fn complement(&mut self, reader: &PostReader<'_>, at: usize) -> Option<usize> {
        let tokens = &reader.tokens;
        if let Some((mention, kind, end)) = reader.mention_at(at) {
            return match kind {
                NameKind::Agency if self.agency.is_none() => {
                    self.agency = Some(mention);
                    Some(reader.behind_bracket(end))
                }
                NameKind::Place if self.agency.is_none() => Some(self.territory(reader, at, mention, end)),
                _ => None,
            };
        }
        if tokens.is(at, BEFORE_PLACE) || matches!(tokens.text(at), "г.") {
            let (_, kind, end) = reader.mention_at(at + 1)?;
            return (kind == NameKind::Place && self.agency.is_none()).then(|| self.keep(at, end));
        }
        let envoy = matches!(tokens.text(at), "в" | "во" | "при");
        if let Some((_, _, end)) = reader.mention_at(at + 1).filter(|_| envoy) {
            return Some(self.keep(at, end));
        }
        if self.agency.is_some() && !self.is_body_open(tokens, at) {
            return None;
        }
        if let Some(end) = self.organ(tokens, at) {
            return Some(self.keep(at, end));
        }
        if let Some(end) = self.nested_post(reader, at) {
            return Some(end);
        }
        if let Some(end) = second_post(reader, at) {
            return Some(self.keep(at, end));
        }
        if let Some(mention) = reader.same_head_before(at).filter(|_| self.agency.is_none()) {
            self.agency = Some(mention);
            return Some(at + 1);
        }
        if let Some(end) = self.generic_body(reader, at) {
            return Some(end);
        }
        let end = match self.managed(tokens, at) {
            Some(end) => end,
            None => complements::one(tokens, at)?,
        };
        // A mention within ends the wording before it: «министра» of one, the body of another.
        let inner = (at + 1..end).find(|&at| matches!(reader.mention_at(at), Some((_, NameKind::Agency, _))));
        Some(self.keep(at, inner.unwrap_or(end)))
    }

    /// What a manager or commander is over, in the instrumental: "Управляющего делами Президента".
    fn managed(&self, tokens: &Reader<'_>, at: usize) -> Option<usize> {
        const MANAGERS: [&str; 3] = ["правляющ", "омандующ", "аведующ"];
        let manages = at == self.head + 1 && MANAGERS.iter().any(|manager| tokens.text(self.head).contains(manager));
        let end = manages.then(|| complements::list(tokens, at, Forms::INSTRUMENTAL)).flatten()?;
        let of_post = tokens.is(end, POST) && tokens.is_capital(end) && tokens.word(end).forms.any(Forms::GENITIVE);
        Some(if of_post { end + 1 } else { end })
    }

    /// Whether the wording may go on behind the body: "ФНБ «…» по финансам".
    fn is_body_open(&self, tokens: &Reader<'_>, at: usize) -> bool {
        tokens.text(at) == "по" || tokens.is_dash(at)
    }

    fn keep(&mut self, at: usize, end: usize) -> usize {
        self.kept.push(at..end);
        end
    }

    /// A territory; a plural noun has one for each: "Президенты Казахстана и Узбекистана".
    fn territory(&mut self, reader: &PostReader<'_>, at: usize, mention: usize, end: usize) -> usize {
        let is_plural = !self.forms.any(Forms::SINGULARS);
        let mut last = end;
        if is_plural {
            let mut places = vec![mention];
            while matches!(reader.tokens.text(last), "," | "и") {
                let Some((next, NameKind::Place, stop)) = reader.mention_at(last + 1) else { break };
                places.push(next);
                last = stop;
            }
            if places.len() > 1 {
                self.territories = places;
                return last;
            }
        }
        self.keep(at, end)
    }

    /// "правления", "совета директоров", "Наблюдательного совета".
    fn organ(&self, tokens: &Reader<'_>, at: usize) -> Option<usize> {
        let mut end = at;
        let mut has_noun = false;
        loop {
            let adjective =
                tokens.adjective(end).any(Forms::GENITIVE) && tokens.is(end + 1, ORGAN) && tokens.is_word(end);
            let noun = tokens.is(end, ORGAN) && tokens.word(end).forms.any(Forms::GENITIVE);
            if !(adjective || noun) || has_noun && tokens.is_capital(end) {
                return has_noun.then_some(end);
            }
            has_noun |= noun;
            end += 1;
        }
    }

    /// The post whose deputy or aide one is: "заместителя председателя", "помощник Президента", "и.о. министра".
    fn nested_post(&mut self, reader: &PostReader<'_>, at: usize) -> Option<usize> {
        let tokens = &reader.tokens;
        if tokens.is(at, DUTY) && tokens.is(self.head, ASSISTANT) {
            return Some(self.keep(at, at + 1));
        }
        if !tokens.is(self.head, ASSISTANT) && !self.kept.iter().any(|kept| tokens.is(kept.end - 1, DUTY | ASSISTANT)) {
            return None;
        }
        const MOST_ADJECTIVES: usize = 3;
        let mut last = tokens.unit_end(at) - 1;
        for _ in 0..MOST_ADJECTIVES {
            if tokens.is(last, POST) && tokens.word(last).forms.any(Forms::GENITIVE) {
                return Some(self.keep(at, last + 1));
            }
            if !tokens.is(last, POST_ADJECTIVE) || !tokens.adjective(last).any(Forms::GENITIVE) {
                return None;
            }
            last = tokens.unit_end(last + 1) - 1;
        }
        None
    }

    /// What a body is in general: with its field it is part of the wording ("директор департамента цифровизации"),
    /// before a name it is not ("глава компании «…»").
    fn generic_body(&mut self, reader: &PostReader<'_>, at: usize) -> Option<usize> {
        let tokens = &reader.tokens;
        let mut head = at;
        while tokens.is_lower(head) && tokens.adjective(head).any(Forms::GENITIVE) && !tokens.is(head, HEAD | COMPANY) {
            head += 1;
        }
        let generic =
            tokens.is(head, HEAD | COMPANY) && tokens.is_lower(head) && tokens.word(head).forms.any(Forms::GENITIVE);
        if !generic {
            return None;
        }
        // "глава кабинета министров".
        let of_posts = tokens.is(head + 1, POST) && tokens.word(head + 1).forms.any(Forms::GENITIVE & Forms::PLURALS);
        let end = head + 1 + usize::from(of_posts);
        let quote = usize::from(matches!(tokens.text(end), "«" | "“" | "\""));
        if let Some((mention, NameKind::Agency, stop)) = reader.mention_at(end + quote) {
            self.agency.get_or_insert(mention);
            let stop = stop + usize::from(quote > 0 && matches!(tokens.text(stop), "»" | "”" | "\""));
            return Some(reader.behind_bracket(stop));
        }
        Some(self.keep(at, end))
    }

    /// The wording with its noun in the nominative singular, and the territory in that place where there are several.
    pub fn wording(&self, reader: &PostReader<'_>, territory: Option<usize>) -> String {
        let tokens = &reader.tokens;
        let text = &tokens.document.text;
        let span = |range: &Range<usize>| tokens.document.span_of(range.clone()).map_or("", |span| span.of(text));
        let singular = Forms::SINGULARS & tokens.word(self.head).forms;
        let noun = tokens.words.nominative(tokens.word(self.head), Forms::SINGULARS, tokens.text(self.head));
        let noun = noun.unwrap_or_else(|| tokens.text(self.head).to_owned());
        let unit = tokens.unit_start(self.head);
        let prefix = span(&(unit..self.head));
        let gender = if singular == Forms::NONE { Gender::Masculine } else { Gender::of(singular) };
        let mut wording = String::new();
        let mut put = |piece: &str, glued: bool| {
            if !wording.is_empty() && !glued {
                wording.push(' ');
            }
            wording.push_str(piece);
        };
        let mut at = self.tokens.start;
        while at < unit {
            let word = tokens.text(at);
            let last = tokens.unit_end(at) == at + 1 && !tokens.is_dash(at);
            let nominative = tokens.words.morphology.nominative(word, gender).filter(|_| last && word != "и");
            let stands = self.forms.any(Forms::NOMINATIVE & Forms::SINGULARS);
            let piece = if stands { word } else { nominative.as_deref().unwrap_or(word) };
            put(piece, tokens.is_glued(at) && at > self.tokens.start);
            at += 1;
        }
        put(prefix, false);
        put(&noun, !prefix.is_empty());
        if let Some(territory) = territory {
            put(reader.mentions[territory].span.of(text), false);
        }
        for kept in &self.kept {
            put(span(kept), false);
        }
        wording.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A second post behind a dash or "и" that the same person holds: "заместитель Премьер-Министра – министр финансов".
fn second_post(reader: &PostReader<'_>, at: usize) -> Option<usize> {
    let tokens = &reader.tokens;
    let joint = tokens.is_dash(at) && !tokens.is_glued(at) || tokens.text(at) == "и";
    let last = tokens.unit_end(at + 1) - 1;
    let post = joint && tokens.is(last, POST) && reader.mention_at(at + 1).is_none();
    if !post {
        return None;
    }
    let second = PostPhrase::read(reader, last)?;
    (second.tokens.start == at + 1 && second.agency.is_none()).then_some(second.tokens.end)
}
