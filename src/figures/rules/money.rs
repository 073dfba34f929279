//! Money: a sign, code or name before the number ("$75", "KZT 15.6 trillion") or behind it ("580bn tenge").

use crate::document::{Case, TokenKind};
use crate::figures::amounts::{Draft, Reading};
use crate::figures::engine::Part::{Glued, Is, Maybe, Numeral};
use crate::figures::engine::{Match, Rule};
use crate::figures::lexicon::{Class, Sense};
use crate::figures::{Quantity, Value, tags};
use rust_decimal::Decimal;

const BEFORE: Class = Class::Tag("before");
const WEIGHT: Class = Class::Tag("weight");
/// How many items before "500 pounds" a word of weight is looked for.
const WEIGHT_WINDOW: usize = 5;
const SCALED: Class = Class::Tag("scaled");
/// A hundredth part's letter, behind the number of hundredths only: "43c".
const SUBUNIT_LETTER: Class = Class::Tag("subunit-letter");

/// The rules, in the order in which they are tried.
pub const RULES: &[Rule<Reading>] = &[
    // 20 dollars and 43 cents
    Rule {
        name: "money-and-subunit",
        pattern: &[Numeral, Is(Class::Currency), Maybe(&Is(tags::AND)), Numeral, Is(Class::Subunit)],
        production: |found| with_subunit(found, 0, 1),
    },
    // $20 and 43 cents
    Rule {
        name: "money-and-subunit",
        pattern: &[Is(Class::Currency), Numeral, Maybe(&Is(tags::AND)), Numeral, Is(Class::Subunit)],
        production: |found| with_subunit(found, 1, 0),
    },
    // 3 GBP and 20 pence
    Rule {
        name: "money-and-subunit",
        pattern: &[Numeral, Is(Class::CurrencyCode), Maybe(&Is(tags::AND)), Numeral, Is(Class::Subunit)],
        production: |found| with_subunit(found, 0, 1),
    },
    // 20 dollars 43c
    Rule {
        name: "money-and-subunit",
        pattern: &[Numeral, Is(Class::Currency), Maybe(&Is(tags::AND)), Numeral, Glued(&Is(SUBUNIT_LETTER))],
        production: |found| with_subunit(found, 0, 1),
    },
    // $20 and 43c
    Rule {
        name: "money-and-subunit",
        pattern: &[Is(Class::Currency), Numeral, Maybe(&Is(tags::AND)), Numeral, Glued(&Is(SUBUNIT_LETTER))],
        production: |found| with_subunit(found, 1, 0),
    },
    // $75, tenge 258,000
    Rule { name: "money-before", pattern: &[Is(Class::Currency), Numeral], production: before },
    // KZT 15.6 trillion
    Rule { name: "money-code-before", pattern: &[Is(Class::CurrencyCode), Numeral], production: before },
    // 580bn tenge, a 5-billion-tenge loan
    Rule {
        name: "money-behind",
        pattern: &[Numeral, Maybe(&Glued(&Is(tags::HYPHEN))), Is(Class::Currency)],
        production: behind,
    },
    // 15.6 trillion KZT
    Rule { name: "money-code-behind", pattern: &[Numeral, Is(Class::CurrencyCode)], production: behind_code },
    // 50 cents
    Rule { name: "money-subunit", pattern: &[Numeral, Is(Class::Subunit)], production: subunit },
];

/// The currency at a place of the pattern; a code only in capitals.
fn currency(found: &Match<'_, '_>, part: usize) -> Option<&'static str> {
    let item = &found.row.items[found.parts[part].start];
    let capitals = found.row.document.tokens[item.tokens.start].case == Case::Upper;
    let mut codes = item.senses.iter().filter_map(|sense| match sense {
        Sense::Currency { code } => Some(*code),
        Sense::CurrencyCode { code } if capitals => Some(*code),
        _ => None,
    });
    let first = codes.next()?;
    let others = codes.collect::<Vec<_>>();
    if others.is_empty() { Some(first) } else { Some(issued(found, first, &others)) }
}

/// Which of the currencies that share a name is meant: that of the issuer named last before it, else of the first named
/// behind it, else the first in the table.
fn issued(found: &Match<'_, '_>, first: &'static str, others: &[&'static str]) -> &'static str {
    let (start, end) = (found.items().start, found.items().end);
    let issuers = || [first].into_iter().chain(others.iter().copied()).map(|code| (found.row.issuers_of(code), code));
    let before =
        issuers().filter_map(|(items, code)| Some((items[..items.partition_point(|&at| at < start)].last()?, code)));
    let behind =
        || issuers().filter_map(|(items, code)| Some((items[items.partition_point(|&at| at < end)..].first()?, code)));
    before.max_by_key(|&(at, _)| at).or_else(|| behind().min_by_key(|&(at, _)| at)).map_or(first, |(_, code)| code)
}

fn draft(found: &Match<'_, '_>, number: usize, currency: &'static str) -> Option<Draft> {
    Some(Draft::new(found, found.numeral(number)?, found.items(), Some(Quantity::Money { currency })))
}

fn before(found: &Match<'_, '_>) -> Option<Reading> {
    let item = found.parts[0].start;
    let sign = !found.row.text(item).ends_with(char::is_alphabetic);
    let leads = sign || found.row.is(item, BEFORE) || found.row.is(item, Class::CurrencyCode);
    let code = currency(found, 0).filter(|_| leads)?;
    Some(Reading::Amount(draft(found, 1, code)?))
}

fn behind(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, name) = (found.row, found.parts[2].start);
    let numeral = found.numeral(0)?;
    // "5 won medals", "200 pounds of gold" are no money.
    let closes = !row.share_sentence(name, name + 1) || row.items[name + 1].kind == TokenKind::Mark;
    if row.is(name, SCALED) && numeral.scale.is_none() && !(closes && numeral.value >= Decimal::ONE_HUNDRED) {
        return None;
    }
    let of = row.is(name + 1, tags::OF) && row.share_sentence(name, name + 1);
    // So is "a 70-pound fan" or "weighs 500 pounds".
    let (start, hyphened) = (found.items().start, !found.parts[1].is_empty());
    let weighs = || {
        (start.saturating_sub(WEIGHT_WINDOW)..start).any(|item| row.is(item, WEIGHT) && row.share_sentence(item, start))
    };
    if row.is(name, Class::Unit) && (of || hyphened && numeral.scale.is_none() || weighs()) {
        return None;
    }
    // In "2,000 $5 notes" the sign belongs to the number behind it.
    let sign = !row.text(name).ends_with(char::is_alphabetic);
    if sign && row.get(name + 1).is_some_and(|next| next.glued) && row.numerals[name + 1].is_some() {
        return None;
    }
    Some(Reading::Amount(draft(found, 0, currency(found, 2)?)?))
}

fn behind_code(found: &Match<'_, '_>) -> Option<Reading> {
    Some(Reading::Amount(draft(found, 0, currency(found, 1)?)?))
}

/// A sum in a currency and hundredths of it, fewer than a hundred.
fn with_subunit(found: &Match<'_, '_>, number: usize, name: usize) -> Option<Reading> {
    let (whole, hundredths) = (found.numeral(number)?, found.numeral(3)?);
    let code = currency(found, name)?;
    let few = hundredths.value < Decimal::ONE_HUNDRED && hundredths.value.is_integer();
    let fits = whole.value.is_integer() && whole.scale.is_none() && few && hundredths.scale.is_none();
    let mut draft = draft(found, number, code).filter(|_| fits)?;
    let part = hundredths.value.checked_div(Decimal::ONE_HUNDRED)?;
    draft.value = Value::Exact(whole.value.checked_add(part)?);
    draft.bare = false;
    Some(Reading::Amount(draft.sure(90)))
}

fn subunit(found: &Match<'_, '_>) -> Option<Reading> {
    let code = found.row.items[found.parts[1].start].senses.iter().find_map(|sense| match sense {
        Sense::Subunit { code } => Some(*code),
        _ => None,
    })?;
    let mut draft = draft(found, 0, code)?;
    draft.value = Value::Exact(found.numeral(0)?.value.checked_div(Decimal::ONE_HUNDRED)?);
    Some(Reading::Amount(draft.sure(90)))
}
