//! Bodies by their head words ("Министерство …", "… комитет"), legal forms ("АО «…»") and kinds of company.

use super::complements;
use super::reader::Reader;
use crate::languages::ru::morphology::Forms;
use crate::languages::ru::words::{
    APPOINT, CHAMBER, COMPANY, EVENT, FUNCTION, HEAD, LEGAL, PLAIN, POST, RANK, TITLED, WEAK_HEAD,
};
use crate::names::{Candidate, NameKind};
use std::ops::Range;

/// Finds a sentence's bodies.
pub(super) fn find(reader: &Reader<'_>, out: &mut Vec<Candidate>) {
    let mut at = reader.range.start;
    while at < reader.range.end {
        let found = legal_form(reader, at).or_else(|| press_service(reader, at)).or_else(|| body(reader, at));
        let found = found.or_else(|| chamber(reader, at)).or_else(|| quoted_company(reader, at));
        match found {
            Some(found) => {
                let end = found.end.max(at + 1);
                out.extend(reader.pattern(found, NameKind::Agency));
                at = end;
            }
            None => at += 1,
        }
    }
}

/// "АО «НК «КазМунайГаз»", "ТОО KamLitKZ", "ФНБ «Самрук-Қазына»".
fn legal_form(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    if !reader.is(at, LEGAL) {
        return None;
    }
    let mut next = at + 1;
    while reader.is(next, LEGAL) {
        next += 1;
    }
    if let Some(close) = reader.closing_quote(next) {
        let outer = if reader.text(close + 1) == reader.text(close) && reader.is_glued(close + 1) { 2 } else { 1 };
        return Some(at..close + outer);
    }
    let end = run_end(reader, next);
    let known =
        matches!(reader.text(at), "АО" | "ТОО" | "ПАО" | "ООО" | "НАО" | "РГП" | "ОАО" | "ЗАО" | "ФНБ" | "МИА" | "ИА");
    (known && end > next).then_some(at..end)
}

/// The end of a run of capitalised names: no posts, heads, ranks.
fn run_end(reader: &Reader<'_>, from: usize) -> usize {
    const LONGEST: usize = 4;
    let mut at = from;
    while at < from + LONGEST && reader.is_capital(at) && !reader.is(at, POST | RANK | FUNCTION | LEGAL) {
        let latin = reader.is_latin(at);
        if at > from && latin != reader.is_latin(from) {
            break;
        }
        at = reader.unit_end(at);
    }
    at
}

/// "пресс-служба Акорды", "пресс-службой Президента".
fn press_service(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    if !matches!(reader.text(at), "пресс" | "Пресс") || reader.unit_end(at) != at + 3 || !reader.is(at + 2, HEAD)
    {
        return None;
    }
    let owner = at + 3;
    let end = if let Some((end, _)) = reader.phrase(owner) {
        end
    } else {
        let named = reader.is_capital(owner) && reader.is(owner, POST | HEAD | CHAMBER);
        let first = named.then(|| reader.unit_end(owner))?;
        complements::end(reader, first).unwrap_or(first)
    };
    Some(at..end)
}

/// The body whose head word stands here.
fn body(reader: &Reader<'_>, head: usize) -> Option<Range<usize>> {
    if !reader.is(head, HEAD) || !reader.is_word(head) || reader.unit_end(head) != head + 1 {
        return None;
    }
    // Plural heads are no one body: "Суды Акмолинской области".
    if !reader.word(head).forms.any(Forms::SINGULARS) {
        return None;
    }
    let (start, modified) = name_start(reader, head);
    let capital = reader.is_capital(start);
    // "Российская Федерация" is a country.
    let is_country = reader.phrase(start).is_some_and(|(end, found)| end > head && found.kind == NameKind::Place);
    if !capital || is_country || start == head && reader.text(head).chars().all(char::is_uppercase) {
        return None;
    }
    let tail = complements::end(reader, head + 1).or_else(|| of_person(reader, head));
    let quoted = quoted_behind(reader, tail.unwrap_or(head + 1))
        .filter(|_| reader.is_capital(head) || modified || start < head && tail.is_some());
    let bare = start == head;
    // "Холдинг «…»" at the beginning is what kind of company it is, its capital the sentence's.
    if bare && tail.is_none() && reader.is_opening(start) && reader.is(head, COMPANY) {
        return None;
    }
    let weak_opening = reader.is_opening(start) && !reader.is_capital(head) && !modified;
    if quoted.is_none() && tail.is_none() && (bare || weak_opening) {
        return None;
    }
    if bare
        && quoted.is_none()
        && reader.is_opening(start)
        && reader.is(head, WEAK_HEAD)
        && only_territory(reader, head)
    {
        return None;
    }
    let end = quoted.or(tail).unwrap_or(head + 1);
    // "Академия … имени …", "Университет «…» при …" go on behind the quotes.
    let end = if quoted.is_some() { complements::end(reader, end).unwrap_or(end) } else { end };
    Some(start..end)
}

/// "Университет Дьюка", "Институт Харримана": whose name it bears, in the genitive.
fn of_person(reader: &Reader<'_>, head: usize) -> Option<usize> {
    const BEARERS: [&str; 7] = ["Университет", "Институт", "Фонд", "Центр", "Академи", "Школ", "Клуб"];
    const GENITIVES: [char; 4] = ['а', 'я', 'ы', 'и'];
    let bears = BEARERS.iter().any(|bearer| reader.text(head).starts_with(bearer));
    let name = head + 1;
    let end = reader.unit_end(name);
    let fits = reader.is_capital(name)
        && !reader.is(name, FUNCTION | POST | RANK | HEAD | CHAMBER | APPOINT)
        && reader.text(end - 1).ends_with(GENITIVES)
        && reader.phrase(name).is_none()
        && !reader.is_capital(end);
    (bears && fits).then_some(end)
}

/// Whether nothing but a territory's name stands behind the head: "Правительство Турции".
fn only_territory(reader: &Reader<'_>, head: usize) -> bool {
    complements::territory(reader, head + 1, Forms::GENITIVE) == complements::end(reader, head + 1)
}

/// Where the name begins whose head word is at `head`, and whether one of its adjectives tells more than its rank.
fn name_start(reader: &Reader<'_>, head: usize) -> (usize, bool) {
    const MOST_ADJECTIVES: usize = 6;
    let forms = reader.word(head).forms & Forms::SINGULARS;
    let (mut start, mut at, mut modified) = (head, head, false);
    let mut agreed = forms;
    for _ in 0..MOST_ADJECTIVES {
        let Some(mut last) = at.checked_sub(1).filter(|&last| last >= reader.range.start) else { break };
        if reader.text(last) == "и" && at < head {
            last = match last.checked_sub(1) {
                Some(before) if before >= reader.range.start => before,
                _ => break,
            };
        }
        let first = reader.unit_start(last);
        let adjective = reader.adjective(last) & agreed;
        if adjective == Forms::NONE || reader.is(first, APPOINT | FUNCTION) || reader.is(last, POST | HEAD) {
            break;
        }
        agreed = adjective;
        at = first;
        if reader.is_capital(first) {
            start = first;
            modified |= !reader.is(first, PLAIN);
            if !reader.is_capital(first.wrapping_sub(1)) {
                break;
            }
        }
    }
    if start < head {
        modified |= (start + 1..head).any(|at| !reader.is(at, PLAIN));
        return (start, modified);
    }
    (with_own_name(reader, head), false)
}

/// A university or the like takes its name before it: "Назарбаев Университета".
fn with_own_name(reader: &Reader<'_>, head: usize) -> usize {
    let takes = reader.is_capital(head)
        && ["Университет", "Холдинг", "Банк", "Медиа"].iter().any(|known| reader.text(head).starts_with(known));
    let mut start = head;
    while takes && start > reader.range.start && reader.is_capital(start - 1) {
        let first = reader.unit_start(start - 1);
        if reader.is(first, POST | RANK | FUNCTION | HEAD) || reader.text(start - 1).ends_with('.') {
            break;
        }
        start = first;
    }
    start
}

/// The end of a quoted name right behind: "Фонд развития предпринимательства «Даму»".
fn quoted_behind(reader: &Reader<'_>, open: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    let close = reader.closing_quote(open)?;
    (reader.is_capital(open + 1) && close - open <= LONGEST).then_some(close + 1)
}

/// Government and parliament, which need no more than their one word.
fn chamber(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    if !reader.is(at, CHAMBER) || !reader.is_capital(at) || !reader.begins_unit(at) || reader.unit_end(at) > at + 1 {
        return None;
    }
    let is_part =
        reader.is(at + 1, CHAMBER) && reader.is_capital(at + 1) && reader.word(at + 1).forms.any(Forms::GENITIVE);
    let end = at + 1 + usize::from(is_part);
    Some(at..complements::territory(reader, end, Forms::GENITIVE).unwrap_or(end))
}

/// The name in quotes or in Latin letters behind what kind of company it is: "компания «…»", "корпорации Alstom".
fn quoted_company(reader: &Reader<'_>, at: usize) -> Option<Range<usize>> {
    // "глава Chevron Майкл Уирт": what a post is held in, if it is not written as people are here.
    let holder = reader.is(at, POST) && reader.is_latin(at + 1);
    if !(holder || reader.is(at, COMPANY)) || reader.is(at, TITLED | EVENT) {
        return None;
    }
    let next = complements::end(reader, at + 1).filter(|&end| reader.text(end) == "«").unwrap_or(at + 1);
    if let Some(close) = reader.closing_quote(next) {
        let inner = next + 1..close;
        let nested = inner.clone().find(|&at| reader.text(at) == "«");
        let end = if nested.is_some() && reader.text(close + 1) == "»" { close + 1 } else { close };
        return (reader.is_capital(next + 1) && close - next <= 8).then_some(inner.start..end);
    }
    let latin = reader.is_latin(next) && reader.is_capital(next);
    let end = latin.then(|| run_end(reader, next))?;
    Some(next..end)
}
