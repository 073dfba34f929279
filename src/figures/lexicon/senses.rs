//! What the words of figures can mean, and how a table's line says so: the name of a class, and a value where the class has
//! one ("scale", "1000"; "currency", "KZT").

use crate::figures::Qualifier;
use rust_decimal::Decimal;
use std::str::FromStr;

/// What a word or phrase can mean in a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Sense {
    /// A number word below a thousand: its value; "hundred" may be counted itself.
    Cardinal(u32),
    /// A number word that is no whole number: «полтора».
    Broken(Decimal),
    /// A phrase that adds a part of one to the number before it: «с половиной», «жарым».
    Addend(Decimal),
    /// A word that multiplies the number before it: 1,000 and its powers, "dozen".
    Scale(Decimal),
    /// A part of one: "half", "quarter".
    Fraction(Decimal),
    /// A place in a row: "third", "21st".
    Ordinal(u32),
    /// An equal part of one, as its denominator: "thirds" is 3.
    Nth(u32),
    /// A month, 1 to 12.
    Month(i8),
    /// A day of the week, 1 (Monday) to 7.
    Weekday(i8),
    /// A season, named by its first month (December for winter).
    Season(i8),
    /// A multiple in one word ("fourfold", "doubled"): its value.
    Ratio(Decimal),
    /// A scale in one or two letters that also mean a unit ("m", "b"): its value.
    ShortScale(Decimal),
    /// A currency's sign or name, as its ISO 4217 code.
    Currency {
        /// The three-letter code.
        code: &'static str,
    },
    /// A currency's ISO 4217 code itself; only in capitals ("ALL", "TRY").
    CurrencyCode {
        /// The three-letter code.
        code: &'static str,
    },
    /// The hundredth part of a currency ("cents").
    Subunit {
        /// The currency's three-letter code.
        code: &'static str,
    },
    /// A unit of time, which makes a number a duration, an age or a rate.
    Time {
        /// The UCUM code.
        ucum: &'static str,
    },
    /// A rate's ending in one word ("annually"), as the UCUM code that a unit is divided by.
    Rate {
        /// The UCUM code.
        ucum: &'static str,
    },
    /// A unit's UCUM code.
    Unit {
        /// The code.
        ucum: &'static str,
    },
    /// "percent", "%".
    Percent,
    /// "percentage points".
    PercentagePoint,
    /// A word that bounds the number behind it ("over").
    Qualifier(Qualifier),
    /// A word that bounds the number before it ("or more").
    QualifierBehind(Qualifier),
    /// Any other class that the rules of a language name for themselves ("time", "noun-stop").
    Tag(&'static str),
}

/// The kinds of [`Sense`], for patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each names the variant of `Sense` of the same name")]
pub enum Class {
    Cardinal,
    Broken,
    Addend,
    Scale,
    Fraction,
    Ordinal,
    Nth,
    Month,
    Weekday,
    Season,
    Ratio,
    ShortScale,
    Currency,
    CurrencyCode,
    Subunit,
    Time,
    Rate,
    Unit,
    Percent,
    PercentagePoint,
    Qualifier,
    QualifierBehind,
    Tag(&'static str),
}

impl Sense {
    /// The kind of sense.
    pub fn class(&self) -> Class {
        match self {
            Sense::Cardinal(_) => Class::Cardinal,
            Sense::Broken(_) => Class::Broken,
            Sense::Addend(_) => Class::Addend,
            Sense::Scale(_) => Class::Scale,
            Sense::Fraction(_) => Class::Fraction,
            Sense::Ordinal(_) => Class::Ordinal,
            Sense::Nth(_) => Class::Nth,
            Sense::Month(_) => Class::Month,
            Sense::Weekday(_) => Class::Weekday,
            Sense::Season(_) => Class::Season,
            Sense::Ratio(_) => Class::Ratio,
            Sense::ShortScale(_) => Class::ShortScale,
            Sense::Currency { .. } => Class::Currency,
            Sense::CurrencyCode { .. } => Class::CurrencyCode,
            Sense::Subunit { .. } => Class::Subunit,
            Sense::Time { .. } => Class::Time,
            Sense::Rate { .. } => Class::Rate,
            Sense::Unit { .. } => Class::Unit,
            Sense::Percent => Class::Percent,
            Sense::PercentagePoint => Class::PercentagePoint,
            Sense::Qualifier(_) => Class::Qualifier,
            Sense::QualifierBehind(_) => Class::QualifierBehind,
            Sense::Tag(tag) => Class::Tag(tag),
        }
    }

    /// The sense of a table's line, by the names of its class and value.
    ///
    /// # Errors
    /// What is wrong with the one or the other.
    pub(super) fn parse(class: &'static str, value: &'static str) -> Result<Self, &'static str> {
        let whole = || value.parse::<u32>().map_err(|_| "the value is no whole number");
        let small = || value.parse::<i8>().map_err(|_| "the value is no small number");
        let qualifier = || Qualifier::from_code(value).ok_or("the value is no qualifier");
        let decimal = || Decimal::from_str(value).map_err(|_| "the value is no decimal");
        Ok(match class {
            "cardinal" => Sense::Cardinal(whole()?),
            "broken" => Sense::Broken(decimal()?),
            "addend" => Sense::Addend(decimal()?),
            "scale" => Sense::Scale(decimal()?),
            "fraction" => Sense::Fraction(decimal()?),
            "ordinal" => Sense::Ordinal(whole()?),
            "nth" => Sense::Nth(whole()?),
            "month" => Sense::Month(small()?),
            "weekday" => Sense::Weekday(small()?),
            "season" => Sense::Season(small()?),
            "ratio" => Sense::Ratio(decimal()?),
            "short-scale" => Sense::ShortScale(decimal()?),
            "currency" => Sense::Currency { code: value },
            "currency-code" => Sense::CurrencyCode { code: value },
            "subunit" => Sense::Subunit { code: value },
            "time" => Sense::Time { ucum: value },
            "rate" => Sense::Rate { ucum: value },
            "unit" => Sense::Unit { ucum: value },
            "percent" => Sense::Percent,
            "percentage-point" => Sense::PercentagePoint,
            "qualifier" => Sense::Qualifier(qualifier()?),
            "qualifier-behind" => Sense::QualifierBehind(qualifier()?),
            "tag" if !value.is_empty() => Sense::Tag(value),
            _ => return Err("the class is unknown"),
        })
    }
}
