//! Rules of amounts that languages share: they ask for tags and classes of words, which each language's tables give, and
//! for its noun phrases ([`Nouns`]); a rule with words of its own stands with its language.

pub mod ages;
mod antecedents;
pub mod counts;
pub mod elision;
mod lists;
pub mod measures;
pub mod money;
pub mod nouns;
pub mod ratios;
pub mod skipped;

pub use nouns::Nouns;

/// The names in the `rule` column of what elision restores.
#[cfg(test)]
pub fn restored() -> impl Iterator<Item = &'static str> {
    elision::RULES.into_iter().chain(antecedents::RULES)
}
