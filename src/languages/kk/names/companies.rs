//! Companies by their legal forms: "«Қазцинк» ЖШС", "Қазақстан темір жолы АҚ".

use super::classes::*;
use super::reader::Reader;
use crate::document::Case;
use crate::names::{Candidate, NameKind};

/// Finds a sentence's companies.
pub(super) fn find(reader: &Reader, out: &mut Vec<Candidate>) {
    for at in reader.range.clone() {
        let form = reader.is(at, LEGAL)
            && reader.token(at).is_some_and(|token| matches!(token.case, Case::Upper | Case::Mixed))
            && reader.begins_unit(at);
        if !form {
            continue;
        }
        if let Some(start) = start(reader, at) {
            out.extend(reader.pattern(start..reader.with_ending(at + 1), NameKind::Agency));
        } else if let Some(close) = reader.closing_quote(at + 1, 12) {
            // The Russian order: "ЖШС «Қазцинк»".
            out.extend(reader.pattern(at..close + 1, NameKind::Agency));
        }
    }
}

/// Where the company's name begins before its legal form.
fn start(reader: &Reader, form: usize) -> Option<usize> {
    const MOST: usize = 6;
    let mut last = form.checked_sub(1).filter(|&last| last >= reader.range.start)?;
    // "«ҚазМұнайГаз» ҰК АҚ"
    while last > reader.range.start && reader.is(last, LEGAL) && reader.is_capital(last) {
        last -= 1;
    }
    if let Some(open) = reader.quoted_name(last) {
        return Some(open);
    }
    let mut start = None;
    let mut at = form;
    for _ in 0..MOST {
        let Some(last) = at.checked_sub(1).filter(|&last| last >= reader.range.start) else { break };
        let before = reader.unit_start(last);
        if reader.is_capital(before) && !reader.is(before, POST | FUNCTION | LEGAL) {
            start = Some(before);
        } else if start.is_some() || !reader.is_lower(before) || reader.is(before, POST | FUNCTION | AND) {
            break;
        }
        at = before;
    }
    start
}
