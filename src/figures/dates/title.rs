//! Does a phrase belong to the title of a law, plan or work? The years in titles are no mentions.

use super::cues::{Cue, Cues, VerbPlace};
use crate::document::TokenKind;
use crate::figures::engine::Row;
use std::ops::Range;

/// Whether the phrase belongs to the title of a law, plan or work: in quotes that hold no sentence, or behind the
/// capitalised kind of document ("the Concept of Digital Transformation for 2023–2029").
pub(super) fn holds(row: &Row<'_, '_>, cues: &Cues, phrase: &Range<usize>) -> bool {
    is_in_quoted_title(row, cues, phrase) || is_in_named_document(row, cues, phrase)
}

fn is_in_quoted_title(row: &Row<'_, '_>, cues: &Cues, phrase: &Range<usize>) -> bool {
    const LONGEST: usize = 24;
    let sentence = row.items[phrase.start].sentence;
    let same = |item: usize| row.items[item].sentence == sentence;
    let mark = |item: usize, marks: &[&str]| row.items[item].kind == TokenKind::Mark && marks.contains(&row.text(item));
    let opens = |item: usize| {
        mark(item, &["“", "«", "„", "‘"])
            || (mark(item, &["\"", "'"]) && !row.items[item].glued && row.items.get(item + 1).is_some_and(|i| i.glued))
    };
    let closes = |item: usize| mark(item, &["”", "»", "’", "\"", "'"]);
    let Some(open) = (phrase.start.saturating_sub(LONGEST)..phrase.start)
        .rev()
        .take_while(|&item| same(item))
        .find(|&item| opens(item) || closes(item))
        .filter(|&item| opens(item))
    else {
        return false;
    };
    let end = row.items.len().min(phrase.end + LONGEST);
    let mut marks = (phrase.end..end).take_while(|&item| same(item)).filter(|&item| opens(item) || closes(item));
    let Some(close) = marks.next().filter(|&item| !opens(item)) else {
        return false;
    };
    let first = row.document.tokens[row.items[open + 1].tokens.start];
    let is_sentence = mark(close - 1, &[".", ",", "!", "?", "…"])
        || row
            .items
            .get(close + 1)
            .is_some_and(|item| item.glued && mark(close + 1, &[","]) && !is_kind_of_document(row, cues, open));
    let is_clause = (open + 1..close).any(|item| {
        [Cue::Be, Cue::PastVerb, Cue::FutureVerb, Cue::Subject].into_iter().any(|cue| cues.has(row, item, cue))
    });
    // "In 2016 …" begins a sentence, "On the budget …" a title.
    let is_adverbial =
        [Cue::Lead, Cue::Since, Cue::Deadline, Cue::Adverb].into_iter().any(|cue| cues.has(row, open + 1, cue));
    let is_title = first.case.is_capital() && !is_sentence && !is_clause && !is_adverbial;
    is_kind_of_document(row, cues, open) || is_title || cues.verbs == VerbPlace::End && names_document(row, cues, close)
}

/// «… дамыту» мемлекеттік бағдарламасы: where nouns stand at the end, the kind of document follows the quotes.
fn names_document(row: &Row<'_, '_>, cues: &Cues, close: usize) -> bool {
    const FARTHEST: usize = 3;
    (close + 1..row.items.len().min(close + 1 + FARTHEST))
        .take_while(|&item| row.share_sentence(close, item) && row.items[item].kind == TokenKind::Word)
        .any(|item| cues.has(row, item, Cue::Document))
}

fn is_kind_of_document(row: &Row<'_, '_>, cues: &Cues, quote: usize) -> bool {
    quote.checked_sub(1).is_some_and(|before| cues.has(row, before, Cue::Document))
}

fn is_in_named_document(row: &Row<'_, '_>, cues: &Cues, phrase: &Range<usize>) -> bool {
    const FARTHEST: usize = 14;
    let sentence = row.items[phrase.start].sentence;
    let case = |item: usize| row.document.tokens[row.items[item].tokens.start].case;
    let Some(lead) = phrase.start.checked_sub(1).filter(|&lead| row.items[lead].sentence == sentence) else {
        return false;
    };
    let is_year = row.items[phrase.start].kind == TokenKind::Number && row.text(phrase.start).len() == 4;
    if !is_year || ![Cue::WeakLead, Cue::Deadline].into_iter().any(|cue| cues.has(row, lead, cue)) {
        return false;
    }
    (lead.saturating_sub(FARTHEST)..lead)
        .rev()
        .take_while(|&item| {
            let capital = row.items[item].kind == TokenKind::Word && case(item).is_capital();
            row.items[item].sentence == sentence
                && (capital || cues.has(row, item, Cue::Conjunction) || cues.has(row, item, Cue::TitleLink))
        })
        .any(|item| case(item).is_capital() && cues.has(row, item, Cue::Document))
}
