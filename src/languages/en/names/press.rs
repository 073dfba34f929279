//! Press services: "Akorda press service", "press service of the President of Uzbekistan".

use super::agencies::{body, name_start};
use super::classes::*;
use super::complements::of_place;
use super::reader::Reader;
use crate::names::{Candidate, NameKind};
use std::ops::Range;

/// "Akorda press service", "Ministry press office": behind a run of capitalised words.
pub(super) fn service_behind(reader: &Reader, run: Range<usize>, out: &mut Vec<Candidate>) {
    let owned = reader.is_clitic(run.end);
    let noun = if owned { run.end + 1 } else { run.end };
    let named = name_start(reader, run.clone());
    // "Prime Minister’s press service": the post owns the body.
    let start = if owned && named == run.end { reader.skip_function_words(run.clone()) } else { named };
    if start < run.end && is_press_service(reader, noun) {
        out.extend(reader.pattern(start..noun + 2, NameKind::Agency));
    }
}

/// "press service of the President of Uzbekistan", in small letters or capitals.
pub(super) fn service_of(reader: &Reader, at: usize, out: &mut Vec<Candidate>) {
    if !is_press_service(reader, at) {
        return;
    }
    let before = at.wrapping_sub(1);
    if matches!(reader.text(before), "presidential" | "Presidential") {
        out.extend(reader.pattern(before..at + 2, NameKind::Agency));
    }
    if reader.text(at + 2) != "of" {
        return;
    }
    let first = if reader.text(at + 3) == "the" { at + 4 } else { at + 3 };
    let Some(end) = owner_end(reader, first) else { return };
    out.extend(reader.pattern(at..end, NameKind::Agency));
}

fn owner_end(reader: &Reader, first: usize) -> Option<usize> {
    if !reader.is_capital(first) {
        return None;
    }
    let run = first..reader.run_end(first);
    if reader.text(first) == "Head" && reader.text(first + 1) == "of" && reader.text(first + 2) == "State" {
        return Some(of_place(reader, first + 3).unwrap_or(first + 3));
    }
    if reader.is(first, POST) {
        let end = (first..run.end).take_while(|&at| reader.is(at, POST)).last()? + 1;
        return Some(of_place(reader, end).unwrap_or(end));
    }
    Some(body(reader, run.clone()).map_or(run.end, |found| found.end))
}

fn is_press_service(reader: &Reader, at: usize) -> bool {
    matches!(reader.text(at), "press" | "Press")
        && matches!(reader.text(at + 1), "service" | "Service" | "office" | "Office")
}
