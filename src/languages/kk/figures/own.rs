//! Rules of amounts with words that only Kazakh has.

use super::endings::{self, Ending};
use super::nouns::{bound_behind, bound_by_case, bounds};
use crate::document::TokenKind;
use crate::figures::amounts::{Draft, Reading};
use crate::figures::engine::Part::{Glued, Is, Maybe, Numeral, Read};
use crate::figures::engine::{Match, Row, Rule};
use crate::figures::lexicon::{Class, Sense};
use crate::figures::ranges::{self, Relation};
use crate::figures::rules::skipped::skip;
use crate::figures::rules::{elision, nouns};
use crate::figures::{Qualifier, Quantity, tags};
use rust_decimal::Decimal;
use std::ops::Range;

const NUMBERED_BEHIND: Class = Class::Tag("numbered-behind");
const OCCASION: Class = Class::Tag("occasion");
const AGE_UNIT: Class = Class::Tag("age-unit");
const CLOCK_WORD: Class = Class::Tag("clock-word");
const JUBILEE: Class = Class::Tag("jubilee");
/// A word of degree between a number and its bound: «сәл».
const DEGREE: Class = Class::Tag("degree");
/// The part of a count: «87 депутаттың 71-і».
const PART: &str = "part";
/// The value of a number of things: «компаниялардың саны 61 400-ге жетті».
const NUMBER_OF: &str = "number-of";
/// What is counted, before a dash: «жұмыссыздар — 441 мың».
const NAMED_BEFORE: &str = "named-before";
/// The names in the `rule` column of what is restored here.
#[cfg(test)]
pub(super) const RESTORED: [&str; 3] = [PART, NUMBER_OF, NAMED_BEFORE];
/// The oldest age.
const OLDEST: u32 = 130;
/// A bound that a verb's denial turns round: «кем», «артық».
const COMPARATIVE: Class = Class::Tag("comparative");
/// How many words of degree stand before a bound at the most.
const MOST_DEGREES: usize = 3;
/// How many words behind a bound the verb that denies it stands at the most.
const DENIAL_WINDOW: usize = 4;
/// How many words the phrase before «саны» has at the most.
const LONGEST_OWNER: usize = 3;

/// What is no figure.
pub(super) const SKIPPED: &[Rule<Reading>] = &[
    // 218-бабы, 1458 нөмірлі желі
    Rule {
        name: "numbered-behind",
        pattern: &[Numeral, Maybe(&Glued(&Is(tags::HYPHEN))), Is(NUMBERED_BEHIND)],
        production: numbered,
    },
    // үш рет
    Rule { name: "occasion", pattern: &[Numeral, Is(OCCASION)], production: skip },
    // 16 қазандағы
    Rule { name: "day", pattern: &[Numeral, Maybe(&Glued(&Is(tags::HYPHEN))), Is(Class::Month)], production: skip },
    // жиырма бірінші
    Rule { name: "ordinal-word", pattern: &[Numeral, Is(Class::Ordinal)], production: ordinal },
    // үштен бірі
    Rule { name: "fraction-of", pattern: &[Numeral, Numeral], production: fraction },
    // сағат 10-да
    Rule { name: "clock-before", pattern: &[Is(CLOCK_WORD), Numeral], production: clock },
    // бірінші тоқсанда, бірге
    Rule { name: "no-number", pattern: &[Numeral], production: no_number },
];

/// Ages.
pub(super) const AGES: &[Rule<Reading>] = &[
    // 35 жастағы, 18 жастан асқан
    Rule { name: "age-years", pattern: &[Numeral, Maybe(&Glued(&Is(tags::HYPHEN))), Is(AGE_UNIT)], production: age },
];

/// Amounts with their bound between the number and what it is a number of.
pub(super) const BOUNDED: &[Rule<Reading>] = &[
    // 165 млн-нан астам теңге
    Rule { name: "bounded", pattern: &[Numeral, Read(nouns::bound), Read(money_or_measure)], production: bounded },
];

/// A currency, a unit or a percent sign.
fn money_or_measure(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    let classes = [Class::Currency, Class::Unit, Class::Percent];
    classes.iter().any(|&class| row.is(at, class)).then_some(1)
}

fn bounded(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, unit) = (found.row, found.parts[2].start);
    let quantity = row.items[unit].senses.iter().find_map(|sense| match sense {
        Sense::Currency { code } => Some(Quantity::Money { currency: code }),
        Sense::Unit { ucum } => Some(Quantity::Measure { unit: (*ucum).to_owned() }),
        Sense::Percent => Some(Quantity::Percent),
        _ => None,
    })?;
    let mut draft = Draft::new(found, found.numeral(0)?, found.items(), Some(quantity)).sure(85);
    let plain = row.items[found.parts[1].start].senses.iter().find_map(|sense| match sense {
        Sense::QualifierBehind(qualifier) => Some(*qualifier),
        _ => None,
    });
    draft.qualifier = bound_by_case(row, found.parts[1].start).or(plain)?;
    let end = unit + 1;
    let substance = matches!(draft.quantity, Some(Quantity::Measure { .. })) && row.share_sentence(unit, end);
    let length = if substance { nouns::counted(row, end) } else { None };
    Some(Reading::Amount(draft.of(end..end + length.unwrap_or_default())))
}

fn numbered(found: &Match<'_, '_>) -> Option<Reading> {
    found.numeral(0)?.scale.is_none().then_some(Reading::Skipped(found.rule))
}

fn ordinal(found: &Match<'_, '_>) -> Option<Reading> {
    let words = found.row.items[found.items().start].kind == TokenKind::Word;
    words.then_some(Reading::Skipped(found.rule))
}

fn clock(found: &Match<'_, '_>) -> Option<Reading> {
    let within_day = found.numeral(1)?.value < Decimal::from(25);
    // «7 сағат 30 минут» is a stretch of time.
    let counted = found.row.before(found.items().start).is_some_and(|before| found.row.numerals[before].is_some());
    (within_day && !counted).then_some(Reading::Skipped(found.rule))
}

fn fraction(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, whole, part) = (found.row, found.numeral(0)?, found.numeral(1)?);
    let from = endings::of(row.text(found.parts[0].end - 1)) == Some(Ending::Ablative);
    let words = row.items[found.items().start].kind == TokenKind::Word;
    let small = part.value < whole.value && whole.scale.is_none() && part.scale.is_none();
    (from && words && small).then_some(Reading::Skipped(found.rule))
}

/// «бірге», «бірінші тоқсанда»: words of numbers that mean something else.
fn no_number(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, at, number) = (found.row, found.items().start, found.numeral(0)?);
    let words = row.items[at].kind == TokenKind::Word && found.items().len() == 1;
    let end = found.items().end;
    let paid = row.share_sentence(at, end)
        && [Class::Currency, Class::CurrencyCode, Class::Percent].iter().any(|&class| row.is(end, class));
    let one = number.value == Decimal::ONE && number.scale.is_none() && !paid;
    let quarter = number.value == Decimal::from(90)
        && (endings::of(row.text(at)).is_some()
            || row.before(at).is_some_and(|before| {
                row.items[before].kind != TokenKind::Word
                    || row.is(before, Class::Ordinal)
                    || row.is(before, tags::STOP)
                    || row.is(before, tags::DETERMINER)
            }));
    (words && (one || quarter)).then_some(Reading::Skipped(found.rule))
}

fn age(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, number, end) = (found.row, found.numeral(0)?, found.items().end);
    // «20 жас маман»: young, not years.
    let bare = row.text(end - 1) == "жас";
    let young = bare && !row.is(end, JUBILEE) && row.share_sentence(end - 1, end) && nouns::counted(row, end).is_some();
    let whole = number.scale.is_none() && number.value <= OLDEST.into();
    let quantity = Quantity::Measure { unit: "a".to_owned() };
    (whole && !young).then(|| Reading::Amount(Draft::new(found, number, found.items(), Some(quantity)).sure(85)))
}

/// Restores what is left out, and reads the qualifiers that ask for a case.
pub(super) fn restore(row: &Row<'_, '_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let (before, here) = drafts.split_at_mut(at);
        if let Some(draft) = here.first_mut() {
            bound(row, draft);
            let _ = draft.quantity.is_none()
                && draft.number().is_some_and(|number| !number.is_zero())
                && (part(row, draft, before) || number_of(row, draft, before) || named_before(row, draft));
        }
    }
    changed(row, drafts);
    elision::restore(row, drafts);
}

/// The qualifier behind the amount, or behind the likeness that its own ending says: «3 мыңдай».
fn bound(row: &Row<'_, '_>, draft: &mut Draft) {
    if draft.qualifier != Qualifier::Exact {
        return;
    }
    let within = |item: &usize| row.share_sentence(draft.items.start, *item);
    let stated = [draft.items.end, draft.reach()].into_iter().filter(within).find_map(|item| {
        let bound = (item..item + MOST_DEGREES).find(|&bound| !row.is(bound, DEGREE) || bounds(row, bound))?;
        let stated = bound_behind(row, item, bound)?;
        Some(if is_denied(row, bound) { denied(stated) } else { stated })
    });
    let like = || {
        let last = row.text(draft.items.end - 1);
        ["дай", "дей", "тай", "тей"].iter().any(|ending| last.ends_with(ending)).then_some(Qualifier::About)
    };
    if let Some(qualifier) = stated.or_else(like) {
        draft.qualifier = qualifier;
    }
}

/// Whether the verb of the clause denies: «10 млрд теңгеден кем қаржы бөлмеу», «5 пайыздан артық көтермейді».
fn is_denied(row: &Row<'_, '_>, bound: usize) -> bool {
    let clause = (bound + 1..bound + 1 + DENIAL_WINDOW)
        .take_while(|&item| row.share_sentence(bound, item) && row.items[item].kind == TokenKind::Word);
    let compares = row.is(bound, COMPARATIVE);
    compares && clause.into_iter().any(|item| endings::is_negative(row.text(item)))
}

/// What a bound says where its verb denies it.
fn denied(stated: Qualifier) -> Qualifier {
    match stated {
        Qualifier::Under => Qualifier::AtLeast,
        Qualifier::Over => Qualifier::AtMost,
        other => other,
    }
}

/// Whether the number has the possessive of a part: «71-і», «бесеуі».
fn is_part(row: &Row<'_, '_>, draft: &Draft) -> bool {
    const ENDINGS: [&str; 21] = [
        "-і",
        "-ы",
        "-сі",
        "-сы",
        "-ін",
        "-ын",
        "-сін",
        "-сын",
        "-іне",
        "-ына",
        "-сіне",
        "-сына",
        "-інің",
        "-ының",
        "-сінің",
        "-сының",
        "-уі",
        "-еуі",
        "-ауы",
        "-еуін",
        "-ауын",
    ];
    let text = row.text(draft.items.end - 1);
    let scaled = draft.scale.is_some()
        && ["ңы", "ңын", "оны", "онын", "ңына", "онына"].iter().any(|ending| text.ends_with(ending));
    // «430-дан астамы»: the bound has it.
    let bound = draft.items.end;
    let bounded = bounds(row, bound) && endings::is_possessive(row.text(bound)) && row.share_sentence(bound - 1, bound);
    scaled || bounded || endings::is_part_of_number(text) || ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// «87 депутаттың 71-і», «олардың 2 840-ы — бала», «оның ішінде 177-сі — мектеп».
fn part(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    let named = named_behind(row, draft.items.end).filter(|_| row.share_sentence(draft.items.start, draft.items.end));
    if !is_part(row, draft) {
        return false;
    }
    let owner = || {
        let noun = row.before(draft.items.start)?;
        let genitive = ["ның", "нің", "дың", "дің", "тың", "тің"].iter().any(|ending| row.text(noun).ends_with(ending));
        let word = genitive && nouns::is_plain_word(row, noun) && !row.is(noun, tags::INCLUDING);
        word.then(|| std::iter::once(noun..noun + 1).collect())
    };
    let counted = || elision::last_count(row, draft, before).map(|count| count.noun.clone());
    let Some(noun) = named.map(|noun| vec![noun]).or_else(owner).or_else(counted) else { return false };
    elision::set(draft, Quantity::Count, noun, PART, 80);
    true
}

/// The noun behind a dash that ends the clause: «— бала».
fn named_behind(row: &Row<'_, '_>, at: usize) -> Option<Range<usize>> {
    let start = at + 1;
    let dashed = row.is(at, tags::DASH) && row.share_sentence(at, start) && row.numerals[start].is_none();
    let length = nouns::counted(row, start).filter(|_| dashed)?;
    Some(start..start + length)
}

/// «шағын бизнес субъектілерінің саны 61 400-ге жетті», «қылмыс саны 8,1 пайызға азайып, 80 312-ге түсті».
fn number_of(row: &Row<'_, '_>, draft: &mut Draft, before: &[Draft]) -> bool {
    const WINDOW: usize = 16;
    let start = draft.items.start;
    if !elision::stands_alone(row, draft) {
        return false;
    }
    // Another amount in between is what the noun was the number of, but for shares and for the beginning of a change.
    let passes = |earlier: &&Draft| {
        matches!(earlier.quantity, Some(Quantity::Percent | Quantity::Ratio))
            || earlier.quantity.is_none() && earlier.reach() == start
    };
    let bound = before.iter().rev().find(|earlier| !passes(earlier)).map_or(0, |earlier| earlier.items.end);
    let quantity = (start.saturating_sub(WINDOW).max(bound)..start)
        .rev()
        .take_while(|&item| row.share_sentence(item, start))
        .find(|&item| row.is(item, tags::QUANTITY));
    let Some(quantity) = quantity else { return false };
    let Some(owner) = row.before(quantity).filter(|&owner| row.nouns.is_word(row, owner)) else { return false };
    let first = (owner.saturating_sub(LONGEST_OWNER - 1)..owner)
        .rev()
        .take_while(|&item| {
            row.share_sentence(item, owner) && row.nouns.is_word(row, item) && !endings::is_case(row.text(item))
        })
        .last()
        .unwrap_or(owner);
    elision::set(draft, Quantity::Count, std::iter::once(first..owner + 1).collect(), NUMBER_OF, 75);
    true
}

/// «жұмыссыздар — 441 мыңдай»: a plural before a dash.
fn named_before(row: &Row<'_, '_>, draft: &mut Draft) -> bool {
    let named = || {
        let dash = row.before(draft.items.start).filter(|&dash| row.is(dash, tags::DASH) && !row.items[dash].glued)?;
        row.before(dash).filter(|&noun| row.nouns.is_word(row, noun) && endings::is_plural(row.text(noun)))
    };
    let Some(noun) = named().filter(|_| elision::stands_alone(row, draft)) else { return false };
    elision::set(draft, Quantity::Count, std::iter::once(noun..noun + 1).collect(), NAMED_BEFORE, 70);
    true
}

/// «саны 30-дан 12-ге азайды»: the beginning of a change counts what its end does.
fn changed(row: &Row<'_, '_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, here) = drafts.split_at_mut(at);
        let (Some(low), Some(high)) = (before.last_mut(), here.first()) else { continue };
        let beside = low.quantity.is_none() && high.is_count() && low.reach() == high.items.start;
        if beside && row.nouns.adjacent(row, low, high) == Some(Relation::Change) {
            elision::set(low, Quantity::Count, high.noun.clone(), ranges::CHANGE, 75);
        }
    }
}
