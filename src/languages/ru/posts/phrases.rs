//! Phrases that name a post: adjectives, the noun, and what it is held in.

use super::PostReader;
use crate::languages::ru::morphology::Forms;
use crate::languages::ru::names::complements;
use crate::languages::ru::names::reader::Reader;
use crate::languages::ru::words::{
    APPOINT, ASSISTANT, BEFORE_PLACE, COMPANY, DUTY, FUNCTION, HEAD, ORGAN, POST, POST_ADJECTIVE, RANK, REGION,
};
use crate::names::NameKind;
use std::ops::Range;

/// Endings that unlisted words of a field can have, in the genitive and behind "по"; and those of the past tense.
const GENITIVE_ENDINGS: [&str; 11] = ["а", "я", "ы", "и", "ов", "ых", "их", "ого", "его", "ой", "ей"];
const DATIVE_ENDINGS: [&str; 8] = ["у", "ю", "е", "и", "ам", "ям", "ой", "ей"];
const PAST: [&str; 5] = ["ла", "ли", "лась", "лись", "ая"];

/// A phrase that names a post.
#[derive(Clone, Debug)]
pub(in crate::languages::ru) struct PostPhrase {
    /// All its tokens, the body included.
    pub tokens: Range<usize>,
    /// The noun: the last token of its unit.
    pub(super) head: usize,
    /// The forms that the phrase may stand in.
    pub forms: Forms,
    /// The adjectives of a bishop's see behind the noun.
    pub(super) see: Range<usize>,
    /// The tokens behind the noun that belong to the wording.
    pub(super) kept: Vec<Range<usize>>,
    /// The mention of the body.
    pub agency: Option<usize>,
    /// The mentions of the territories, where a plural noun has several.
    pub territories: Vec<usize>,
}

impl PostPhrase {
    /// The phrase whose noun's unit ends with the token at `head`.
    pub fn read(reader: &PostReader<'_>, head: usize) -> Option<Self> {
        let tokens = &reader.tokens;
        // A profession is a post where somebody is its chief: "главный тренер", "главный врач".
        let chief = tokens.is(head, RANK) && head > tokens.range.start && {
            tokens.is_word(head - 1) && tokens.text(head - 1).to_lowercase().starts_with("главн")
        };
        if !(chief || tokens.is(head, POST)) || tokens.unit_end(head) != head + 1 {
            return None;
        }
        let start = tokens.unit_start(head);
        let mut phrase = Self {
            tokens: start..head + 1,
            head,
            forms: tokens.word(head).forms,
            see: head + 1..head + 1,
            kept: Vec::new(),
            agency: None,
            territories: Vec::new(),
        };
        phrase.read_adjectives(tokens);
        phrase.read_see(reader);
        while let Some(end) = phrase.complement(reader, phrase.tokens.end) {
            phrase.tokens.end = end;
        }
        phrase.read_owner(reader);
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

    /// Takes in the see of a bishop behind his title: "Патриарх Московский и всея Руси".
    fn read_see(&mut self, reader: &PostReader<'_>) {
        let tokens = &reader.tokens;
        let is_see = |at: usize| {
            tokens.is_capital(at)
                && reader.mention_at(at).is_none()
                && tokens.adjective(at).any(self.forms.any_gender())
                && !tokens.is(at, POST | HEAD | POST_ADJECTIVE)
        };
        let mut end = self.head + 1;
        if is_see(end) {
            end += 1;
            let of_all = tokens.text(end) == "и" && tokens.text(end + 1) == "всея";
            end += if of_all { 3 } else { 2 * usize::from(tokens.text(end) == "и" && is_see(end + 1)) };
        }
        self.see = self.head + 1..end;
        self.tokens.end = end;
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
                // "МИД | Казахстана": the country is the body's.
                NameKind::Place => Some(end),
                NameKind::Agency | NameKind::Person => None,
            };
        }
        if let Some((mention, end)) = quoted_body(reader, at).filter(|_| self.agency.is_none()) {
            self.agency = Some(mention);
            return Some(reader.behind_bracket(end));
        }
        if (tokens.is(at, BEFORE_PLACE) || tokens.text(at) == "г.")
            && let Some((_, NameKind::Place, end)) = reader.mention_at(at + 1)
        {
            return self.agency.is_none().then(|| self.keep(at, end));
        }
        // "аким области": which one has been said before.
        let territory = at == self.head + 1 && tokens.is_lower(at) && tokens.is(at, REGION | BEFORE_PLACE);
        if territory && tokens.word(at).forms.any(Forms::GENITIVE & Forms::SINGULARS) {
            return Some(self.keep(at, at + 1));
        }
        let envoy = matches!(tokens.text(at), "в" | "во" | "при" | "по");
        if let Some((_, _, end)) = reader.mention_at(at + 1).filter(|_| envoy) {
            // Behind a body it is the body's territory: «Руководитель Департамента … по Павлодарской области».
            let is_envoy = ["представител", "посланник"].iter().any(|stem| tokens.text(self.head).contains(stem));
            let of_body = self.agency.is_some() && tokens.text(at) == "по" && !is_envoy;
            return Some(if of_body { end } else { self.keep(at, end) });
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
        if let Some(end) = self.second_post(reader, at) {
            return Some(end);
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
            None => match complements::one(tokens, at) {
                Some(end) => end,
                None => return self.unlisted(reader, at),
            },
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

    /// A second post behind a dash or "и" that the same person holds: "заместитель Премьер-Министра – министр финансов",
    /// "генеральный директор – председатель правления АО «…»", "президент и исполнительный директор …".
    fn second_post(&mut self, reader: &PostReader<'_>, at: usize) -> Option<usize> {
        let tokens = &reader.tokens;
        let dash = tokens.is_dash(at) && !tokens.is_glued(at);
        let last = tokens.unit_end(at + 1) - 1;
        let adjectives = |at: &usize| !tokens.is(*at, POST) && tokens.is(*at, POST_ADJECTIVE);
        let last = (last..tokens.range.end).find(|at| !adjectives(at)).unwrap_or(last);
        let post = (dash || tokens.text(at) == "и") && tokens.is(last, POST) && reader.mention_at(at + 1).is_none();
        let second =
            post.then(|| PostPhrase::read(reader, last)).flatten().filter(|post| post.tokens.start == at + 1)?;
        if second.agency.is_none() {
            return (last == tokens.unit_end(at + 1) - 1).then(|| self.keep(at, second.tokens.end));
        }
        // Two people hold "президент и председатель …", one the posts of a company's chief.
        let of_company = tokens.text(last).starts_with("директор");
        let bare = self.agency.is_none() && (dash || self.kept.is_empty());
        if !bare || !(dash || of_company) {
            return None;
        }
        self.agency = second.agency;
        let wording = second.kept.iter().map(|kept| kept.end).max().unwrap_or(second.head + 1);
        self.keep(at, wording);
        Some(second.tokens.end)
    }

    /// Lower-case words of whatever field between the post and its holder: "по логистике | Ануар Ахметжанов".
    fn unlisted(&mut self, reader: &PostReader<'_>, at: usize) -> Option<usize> {
        const MOST_WORDS: usize = 7;
        let tokens = &reader.tokens;
        let by = tokens.text(at) == "по";
        let is_person = |at: usize| matches!(reader.mention_at(at), Some((_, NameKind::Person, _)));
        let end = (at + 1..=at + MOST_WORDS).find(|&end| is_person(end))?;
        let fits = |at: usize| {
            let text = tokens.text(at);
            let joins = text == "и" || text == ",";
            let declined: &[&str] = if by { &DATIVE_ENDINGS } else { &GENITIVE_ENDINGS };
            let of_field = declined.iter().any(|ending| text.ends_with(ending))
                || GENITIVE_ENDINGS.iter().any(|ending| text.ends_with(ending));
            let other =
                tokens.is(at, FUNCTION | POST | RANK | APPOINT) || PAST.iter().any(|ending| text.ends_with(ending));
            // "больницы № 7".
            let numbered = text == "№" || tokens.text(at - 1) == "№";
            joins || numbered || tokens.is_lower(at) && of_field && !other
        };
        let first = at + usize::from(by);
        let closed = first < end && tokens.text(first) != "и" && tokens.text(first) != "," && {
            tokens.is_word(end - 1) || tokens.text(end - 2) == "№"
        };
        let whole = closed && !matches!(tokens.text(end - 1), "и" | ",") && (first..end).all(fits);
        whole.then(|| self.keep(at, end))
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
        let unquoted = || match reader.mention_at(end)? {
            (mention, NameKind::Agency, stop) => Some((mention, stop)),
            _ => None,
        };
        if let Some((mention, stop)) = quoted_body(reader, end).or_else(unquoted) {
            self.agency.get_or_insert(mention);
            return Some(reader.behind_bracket(stop));
        }
        Some(self.keep(at, end))
    }
}

/// The body whose bare name stands in quotes here, and the token behind them: "совета директоров «Сарыарка»".
fn quoted_body(reader: &PostReader<'_>, open: usize) -> Option<(usize, usize)> {
    if !matches!(reader.tokens.text(open), "«" | "“" | "\"") {
        return None;
    }
    let (mention, NameKind::Agency, end) = reader.mention_at(open + 1)? else { return None };
    Some((mention, end + usize::from(matches!(reader.tokens.text(end), "»" | "”" | "\""))))
}
