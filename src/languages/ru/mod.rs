//! Russian: what the stages know of it.

mod clauses;
mod dates;
mod figures;
mod morphology;
mod names;
mod phrases;
mod posts;
mod words;

use super::LanguageData;
use crate::document::Abbreviations;
use crate::facts::FactsLexicon;
use crate::figures::FigureGrammar;
use crate::figures::lexicon::{DecimalMark, Lexicon, LexiconError};
use clauses::RussianClauses;
use morphology::Morphology;
use names::RussianNames;
use posts::RussianPosts;
use std::sync::Arc;
use words::Words;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    let words = Arc::new(Words::load());
    let phrases = Arc::new(names::listed(&words));
    let names = RussianNames::new(words.clone(), phrases.clone());
    // The tables are part of the program: tests hold them to their form.
    let figures = figures(&words.morphology).ok();
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        names: Box::new(names),
        figures,
        facts: FactsLexicon::default(),
        posts: Some(Box::new(RussianPosts::new(words, phrases))),
        clauses: Some(Box::new(RussianClauses::load())),
    }
}

fn figures(morphology: &Morphology) -> Result<FigureGrammar, LexiconError> {
    let mut lexicon = Lexicon::new(DecimalMark::Comma);
    let amounts = figures::grammar(&mut lexicon, morphology)?;
    let dates = dates::grammar(&mut lexicon, morphology)?;
    Ok(FigureGrammar { lexicon, dates, amounts })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_of_figures_agree() {
        assert_eq!(super::figures(&super::Morphology::load()).err(), None);
    }
}
