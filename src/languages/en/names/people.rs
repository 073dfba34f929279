//! People by what stands before their names (posts, ranks), by given names and by initials.

use super::agencies::{self, NO_PERSON};
use super::classes::*;
use super::complements;
use super::reader::Reader;
use crate::document::TokenKind;
use crate::names::{Candidate, NameKind};
use std::ops::Range;

/// A person's name has at most so many words ("Luiz Inácio Lula da Silva").
const LONGEST: usize = 6;

/// Finds a sentence's people.
pub(super) fn find(reader: &Reader, out: &mut Vec<Candidate>) {
    let mut at = reader.range.start;
    while at < reader.range.end {
        let titled =
            initials(reader, at).or_else(|| behind_title(reader, at)).or_else(|| behind_complement(reader, at));
        let (name, found) = match titled {
            Some(name) => (name.clone(), reader.pattern(name, NameKind::Person)),
            // A given name does not tell where the name begins: the model may know more of it.
            None => match given_name(reader, at) {
                // "Archer | Aigerim Satybaldy"
                Some(name) if at > reader.range.start && reader.is(at - 1, OCCUPATION) => {
                    (name.clone(), reader.certain(name, NameKind::Person))
                }
                Some(name) => (name.clone(), reader.listed_name(name, NameKind::Person)),
                None => (at..at + 1, None),
            },
        };
        out.extend(found);
        at = name.end;
    }
}

/// "K. Tokayev", "A.B. Sagimbayev".
fn initials(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let is_initial = |at: usize| {
        let text = reader.text(at);
        reader.is_capital(at) && text.ends_with('.') && text.chars().filter(|c| c.is_alphabetic()).count() <= 2 && {
            !reader.is(at, RANK) && text.chars().all(|c| c == '.' || c.is_uppercase() || text.len() <= 3)
        }
    };
    let mut end = at;
    while is_initial(end) && end < at + 3 {
        end += 1;
    }
    let surname = end;
    let fits = end > at
        && reader.begins_unit(at)
        && is_name_word(reader, surname)
        && reader.token(surname).is_some_and(|token| token.span.len() > 2)
        && !matches!(reader.text(at), "U.S." | "U.K." | "U.N." | "E.U." | "D.C." | "A.M." | "P.M." | "St.")
        && !reader.is(at, DEGREE)
        && !is_unit(reader, at)
        && reader.phrase(surname).is_none()
        && reader.phrase(at).is_none();
    fits.then(|| at..reader.unit_end(surname))
}

/// Whether the letter is a unit's: "34 °C. Fewer".
fn is_unit(reader: &Reader, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|&before| before >= reader.range.start);
    before.is_some_and(|before| {
        reader.text(before).ends_with('°')
            || reader.text(at).starts_with(['C', 'F'])
                && reader.token(before).is_some_and(|t| t.kind == TokenKind::Number)
    })
}

/// A known given name and the surname behind it.
fn given_name(reader: &Reader, at: usize) -> Option<Range<usize>> {
    if !reader.is_capital(at) || !reader.begins_unit(at) || !reader.is(at, GIVEN) {
        return None;
    }
    let end = name_end(reader, at);
    let words = (at..end).filter(|&at| reader.is_capital(at) && reader.begins_unit(at)).count();
    let listed = (at..end).any(|at| reader.phrase(at).is_some_and(|(stop, _)| stop > at + 1));
    (words >= 2 && !listed).then_some(at..end)
}

/// The name behind a post and what it is held in, in the same run: "Minister of Finance Madi Takiyev", "Akim of
/// Kostanay Region Kumar Aksakalov".
fn behind_complement(reader: &Reader, at: usize) -> Option<Range<usize>> {
    if !reader.is(at, POST) || !matches!(reader.text(reader.unit_end(at)), "of" | "for") {
        return None;
    }
    let of = reader.unit_end(at);
    let first = if reader.text(of + 1) == "the" { of + 2 } else { of + 1 };
    if !reader.is_capital(first) {
        return None;
    }
    let run_end = reader.run_end(first);
    let place = || (first..run_end).find(|&at| reader.is(at, PLACE_NOUN)).map(|noun| noun + 1);
    let held_in = agencies::body_end(reader, first)
        .or_else(place)
        .or_else(|| reader.phrase(first).map(|(end, _)| end))
        .or_else(|| complements::topic_list(reader, first))?;
    if !is_name_word(reader, held_in) || reader.phrase(held_in).is_some() || reader.is_glued(held_in) {
        return None;
    }
    let end = name_end(reader, held_in);
    // One more word may belong to what comes before: "Director of Astana Opera".
    (end >= reader.run_end(held_in) && end > reader.unit_end(held_in)).then_some(held_in..end)
}

/// The name right behind a rank or a post in the same run: "Captain Ruslan Omarov", "Prime Minister Bektenov".
fn behind_title(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let title = reader.is(at, RANK | POST) && reader.is_capital(at) && reader.begins_unit(at);
    if !title || reader.unit_end(at) > at + 1 && !reader.is(at, POST) {
        return None;
    }
    let first = reader.unit_end(at);
    let follows = reader.is_capital(first) && !reader.is_glued(first) && is_name_word(reader, first);
    if !follows || reader.phrase(first).is_some() || reader.phrase(at).is_some_and(|(end, _)| end > first) {
        return None;
    }
    let end = name_end(reader, first);
    let run_end = reader.run_end(first);
    // "Deputy Chairman Samruk-Kazyna Fund": the run goes on to something that is no person.
    let ends_well = end >= run_end || reader.is(end, RANK | POST) || reader.is_clitic(end);
    let organ = reader.is_clitic(end) && reader.is(end + 1, HEAD);
    let enough = !reader.is(at, WEAK) || end > reader.unit_end(first);
    (ends_well && !organ && enough).then_some(first..end)
}

/// Whether the word may stand in a person's name.
fn is_name_word(reader: &Reader, at: usize) -> bool {
    let letters = reader.text(at).chars().filter(|c| c.is_alphabetic()).count();
    reader.is_capital(at)
        && letters > 1
        && (!reader.is(at, NO_PERSON) || reader.is(at, GIVEN) && !reader.is(at, FUNCTION | POST))
}

/// The end of the person's name that begins here: capitalised words, initials, and particles between them.
pub(super) fn name_end(reader: &Reader, first: usize) -> usize {
    let mut end = reader.unit_end(first);
    for _ in 1..LONGEST {
        let mut next = end;
        while reader.is(next, PARTICLE) && next < end + 2 && reader.is_capital(next + 1) {
            next += 1;
        }
        if reader.is(next, PARTICLE) && reader.unit_end(next) > next + 1 && reader.is_capital(next + 2) {
            end = reader.unit_end(next);
            continue;
        }
        let initial = reader.is_capital(next) && reader.text(next).ends_with('.') && reader.text(next).len() == 2;
        if !(is_name_word(reader, next) || initial) || reader.is_glued(next) {
            break;
        }
        end = reader.unit_end(next);
    }
    end
}
