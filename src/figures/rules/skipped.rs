//! Numbers that are no figures: names and numberings, times of day, telephone numbers, fractions.

use super::nouns;
use crate::document::{Case, TokenKind};
use crate::figures::amounts::Reading;
use crate::figures::engine::Part::{Glued, Is, Maybe, Numeral, Read, Word};
use crate::figures::engine::{Match, Row, Rule};
use crate::figures::lexicon::{Class, Sense};
use crate::figures::tags;
use rust_decimal::prelude::ToPrimitive;

const ORDINAL_ENDING: Class = Class::Tag("ordinal-ending");
const PART: Class = Class::Tag("part");
const CLOCK: Class = Class::Tag("clock");
const PLUS: Class = Class::Tag("plus");

/// The rules, in the order in which they are tried.
pub const RULES: &[Rule<Reading>] = &[
    // Article 12, Decree No. 651, School No. 4
    Rule {
        name: "numbered",
        pattern: &[Is(tags::NUMBERED), Maybe(&Is(tags::NUMBERED)), Numeral],
        production: numbering,
    },
    // Boeing 737, Agenda 2030
    Rule { name: "model", pattern: &[Is(tags::MODEL), Maybe(&Is(tags::DASH)), Numeral], production: model },
    // nineteen 787-9 aircraft
    Rule {
        name: "model-number",
        pattern: &[Numeral, Maybe(&Glued(&Is(tags::HYPHEN))), Maybe(&Glued(&Numeral))],
        production: model_number,
    },
    // +55 61 3879 4602
    Rule { name: "telephone", pattern: &[Is(PLUS), Glued(&Numeral), Maybe(&Read(digits))], production: telephone },
    // 555-123-4567, 800-621-FEMA (3362)
    Rule {
        name: "telephone",
        pattern: &[Numeral, Glued(&Is(tags::HYPHEN)), Glued(&Numeral), Glued(&Is(tags::HYPHEN)), Maybe(&Read(digits))],
        production: skip,
    },
    // COVID-19, C5+1, 24/7
    Rule { name: "part-of-name", pattern: &[Numeral], production: part_of_name },
    // 10:30
    Rule {
        name: "clock",
        pattern: &[Numeral, Glued(&Is(tags::COLON)), Glued(&Numeral), Maybe(&Is(CLOCK))],
        production: skip,
    },
    // 5 p.m.
    Rule { name: "clock", pattern: &[Numeral, Is(CLOCK)], production: skip },
    // 24/7, 1/3
    Rule { name: "slashed", pattern: &[Numeral, Glued(&Is(tags::SLASH)), Glued(&Numeral)], production: skip },
    // 21st, twenty-first
    Rule { name: "ordinal", pattern: &[Numeral, Glued(&Is(ORDINAL_ENDING))], production: skip },
    Rule { name: "ordinal", pattern: &[Numeral, Maybe(&Is(tags::HYPHEN)), Is(Class::Ordinal)], production: ordinal },
    // two-thirds, one third
    Rule { name: "fraction", pattern: &[Numeral, Maybe(&Is(tags::HYPHEN)), Is(PART)], production: fraction },
    // 5G
    Rule { name: "generation", pattern: &[Numeral, Glued(&Word(&["g", "d", "k"]))], production: generation },
];

/// Skips whatever the pattern took.
pub fn skip(found: &Match<'_, '_>) -> Option<Reading> {
    Some(Reading::Skipped(found.rule))
}

fn numbering(found: &Match<'_, '_>) -> Option<Reading> {
    let plain = found.numeral(2)?.scale.is_none();
    // "No." and "§" number whatever follows; a noun does so only before a number that is no amount itself.
    let behind = found.items().end;
    let amount =
        [Class::Currency, Class::CurrencyCode, Class::Unit, Class::Percent, Class::PercentagePoint, Class::Time]
            .iter()
            .any(|&class| found.row.share_sentence(found.parts[0].start, behind) && found.row.is(behind, class));
    (plain && !amount && !is_verb(found)).then_some(Reading::Skipped(found.rule))
}

/// "will train 150 specialists": a verb that is a noun elsewhere, before what is counted.
fn is_verb(found: &Match<'_, '_>) -> bool {
    let (row, word) = (found.row, found.parts[0].start);
    let lower = row.document.tokens[row.items[word].tokens.start].case == Case::Lower;
    let counts = || nouns::counted(row, found.items().end).is_some();
    lower && row.before(word).is_some_and(|before| row.is(before, tags::AUXILIARY)) && counts()
}

fn model(found: &Match<'_, '_>) -> Option<Reading> {
    let token = found.row.items[found.parts[0].start].tokens.start;
    let named = found.row.document.tokens[token].case != Case::Lower;
    (named && found.numeral(2)?.scale.is_none()).then_some(Reading::Skipped(found.rule))
}

fn model_number(found: &Match<'_, '_>) -> Option<Reading> {
    let length = nouns::model_number(found.row, found.items().start)?;
    (length == found.items().len()).then_some(Reading::Skipped(found.rule))
}

/// A plus before a number, unless a unit behind it makes it a measure: "+25 °C".
fn telephone(found: &Match<'_, '_>) -> Option<Reading> {
    (!is_measured(found.row, found.parts[1].end)).then_some(Reading::Skipped(found.rule))
}

fn is_measured(row: &Row<'_, '_>, unit: usize) -> bool {
    [Class::Unit, Class::Percent, Class::PercentagePoint, Class::Currency].iter().any(|&class| row.is(unit, class))
}

/// A number that touches a word or mark on its left, but for quotes, brackets and the dash of a range.
fn part_of_name(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, at) = (found.row, found.parts[0].start);
    let before = at.checked_sub(1)?;
    if !row.items[at].glued || row.is(before, tags::OPENER) || row.is(before, tags::POSSESSIVE) {
        return None;
    }
    if row.is(before, PLUS) && is_measured(row, found.items().end) {
        return None;
    }
    // A dash that touches nothing on its left is a bullet or a minus; behind a number it makes a range.
    let dash = row.is(before, tags::DASH);
    let loose = !row.items[before].glued || before == 0;
    let end = found.items().end;
    let chain = row.is(end, tags::HYPHEN) && row.items[end].glued;
    let number = |item: usize| {
        row.numerals[item].is_some()
            || row.items[item].kind == TokenKind::Number
            || row.is(item, Class::Cardinal)
            || row.is(item, Class::Scale)
            // The letter of "$300m-400m".
            || item > 0 && row.numerals[item - 1].is_some_and(|numeral| numeral.items == 2)
    };
    let range = before > 0 && number(before - 1) && !chain;
    // «налог на добычу–1,38 млрд»: a dash without its spaces.
    let aside = dash && !row.is(before, tags::HYPHEN) && before > 0 && is_lower_word(row, before - 1);
    (!(dash && (loose || range || aside))).then_some(Reading::Skipped(found.rule))
}

fn is_lower_word(row: &Row<'_, '_>, item: usize) -> bool {
    let found = &row.items[item];
    found.kind == TokenKind::Word && row.document.tokens[found.tokens.start].case == Case::Lower
}

/// The groups of digits, brackets and hyphens that a telephone number goes on with.
fn digits(row: &Row<'_, '_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let belongs = |item: usize| {
        row.share_sentence(at, item)
            && (row.items[item].kind == TokenKind::Number
                || (row.items[item].glued && row.document.tokens[row.items[item].tokens.start].case == Case::Upper)
                || ((row.is(item, tags::HYPHEN) || matches!(row.text(item), "(" | ")"))
                    && row.get(item + 1).is_some_and(|next| next.kind == TokenKind::Number)))
    };
    Some((at..at + LONGEST).take_while(|&item| belongs(item)).count()).filter(|&length| length > 0)
}

fn ordinal(found: &Match<'_, '_>) -> Option<Reading> {
    let (row, hyphen, last) = (found.row, found.parts[1].clone(), found.parts[2].start);
    let joined = row.items[last].glued && row.items[last - 1].glued;
    // "the twenty first", but "twenty first graders"
    let tens = || {
        let ones = row.items[last].senses.iter().any(|sense| matches!(sense, Sense::Ordinal(1..=9)));
        let whole = found.numeral(0).and_then(|number| number.value.to_u64()).filter(|value| value % 10 == 0);
        ones && whole.is_some_and(|value| value % 100 >= 20)
            && !row.numerals[found.parts[0].start].is_some_and(|number| number.bare)
            && !(row.share_sentence(last, last + 1) && nouns::counted(row, last + 1).is_some())
    };
    let reads = if hyphen.is_empty() { tens() } else { joined };
    reads.then_some(Reading::Skipped(found.rule))
}

fn fraction(found: &Match<'_, '_>) -> Option<Reading> {
    let numeral = found.numeral(0)?;
    (numeral.scale.is_none() && !numeral.bare).then_some(Reading::Skipped(found.rule))
}

fn generation(found: &Match<'_, '_>) -> Option<Reading> {
    let letter = found.row.text(found.parts[1].start);
    letter.bytes().all(|byte| byte.is_ascii_uppercase()).then_some(Reading::Skipped(found.rule))
}
