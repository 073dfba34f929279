//! What Russian leaves out beyond what all languages do: the head of «2 крупных», what «250» counts in «Из 400 рейсов
//! отменены 250».

use super::endings;
use crate::figures::amounts::Draft;
use crate::figures::engine::Row;
use crate::figures::lexicon::Class;
use crate::figures::rules::elision;
use crate::figures::{Quantity, tags};
use std::ops::Range;

/// The names in the `rule` column of what is restored here.
const PART_BY_ADJECTIVE: &str = "part-by-adjective";
const PART_OF_WHOLE: &str = "part-of-whole";
/// How many adjectives stand for a head at the most.
const MOST_ADJECTIVES: usize = 2;

/// Restores what all languages leave out, then what Russian does.
pub(super) fn restore(row: &Row<'_, '_>, drafts: &mut [Draft]) {
    elision::restore(row, drafts);
    for at in 0..drafts.len() {
        let (before, here) = drafts.split_at_mut(at);
        let Some(draft) = here.first_mut().filter(|draft| draft.quantity.is_none() && !draft.looks_like_year()) else {
            continue;
        };
        let start = draft.items.start;
        let whole = before
            .iter()
            .rev()
            .take_while(|earlier| row.share_sentence(earlier.items.start, start))
            .find(|earlier| earlier.is_count() && earlier.number() > draft.number());
        if let Some((noun, rule)) = whole.and_then(|whole| part(row, draft, whole)) {
            (draft.quantity, draft.noun, draft.rule, draft.confidence) = (Some(Quantity::Count), noun, rule, 70);
        }
    }
}

/// What the draft counts as a part of the whole, and the rule that says so.
fn part(row: &Row<'_, '_>, draft: &Draft, whole: &Draft) -> Option<(Vec<Range<usize>>, &'static str)> {
    let end = draft.items.end;
    let adjective = |item: usize| {
        row.share_sentence(draft.items.start, item)
            && row.nouns.is_word(row, item)
            && endings::is_plural_adjective(row.text(item))
    };
    let own = end..(end..end + MOST_ADJECTIVES).find(|&item| !adjective(item)).unwrap_or(end + MOST_ADJECTIVES);
    if !own.is_empty() {
        // «5 цехов, 2 крупных и 3 малых»
        let closed = !row.share_sentence(draft.items.start, own.end) || !row.nouns.is_word(row, own.end);
        let head = whole.noun.last()?;
        return closed.then(|| (vec![own, head.end - 1..head.end], PART_BY_ADJECTIVE));
    }
    // «Из 400 рейсов отменены 250»
    let mut lead = row.before(whole.items.start);
    while let Some(item) = lead.filter(|&item| row.is(item, Class::Qualifier) || row.is(item, tags::DETERMINER)) {
        lead = row.before(item);
    }
    let of_whole = lead.is_some_and(|of| row.is(of, tags::OF)) || whole.rule == PART_OF_WHOLE;
    (of_whole && elision::stands_alone(row, draft)).then(|| (whole.noun.clone(), PART_OF_WHOLE))
}
