//! Kazakh, in Cyrillic: what the stages know of it.

mod clauses;
mod dates;
mod figures;
mod morphology;
mod names;
mod posts;

use super::LanguageData;
use crate::document::Abbreviations;
use crate::facts::{FactsLexicon, OfficeWords};
use crate::figures::FigureGrammar;
use crate::figures::lexicon::DecimalMark;
use crate::names::ListedBodies;
use clauses::KazakhClauses;
use morphology::Morphology;
use names::KazakhNames;
use posts::KazakhPosts;

/// The language's data, read from the tables beside this file.
pub fn data() -> LanguageData {
    let morphology = Morphology::load();
    LanguageData {
        abbreviations: Abbreviations::parse(include_str!("abbreviations.tsv")),
        names: Box::new(KazakhNames::load()),
        bodies: ListedBodies::default(),
        figures: FigureGrammar::load(
            DecimalMark::Comma,
            |lexicon| figures::grammar(lexicon, &morphology),
            |lexicon| dates::grammar(lexicon, &morphology),
        ),
        facts: FactsLexicon::parse(include_str!("facts.tsv"), "", ""),
        posts: Box::new(KazakhPosts::load()),
        office: OfficeWords::parse(include_str!("posts/office.tsv")),
        clauses: Box::new(KazakhClauses::load()),
    }
}

#[cfg(test)]
mod tests {
    use crate::archive::RawRelease;
    use crate::document::Document;
    use crate::languages::{Language, Languages};

    fn document(text: &str) -> Document {
        Document::read(RawRelease::plain("test", text), Some(Language::Kk), &Languages::load())
    }

    fn sentences(text: &str) -> Vec<String> {
        let document = document(text);
        document.sentences.iter().map(|s| document.sentence_span(s).of(text).to_owned()).collect()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_sentences() {
        for text in [
            "Дүкенде ет, сүт, т.б. тауарлар бар.",
            "Биыл 2023 ж. басталған 15 млн. теңгелік құрылыс аяқталады.",
            "Мұны Б.К. Сәрсенов пен Ә. Жұмаділов растады.",
            "Қорған б.з.д. IV ғасырда салынған.",
            "Аумағы 120 кв. м болатын үй сатылды.",
        ] {
            assert_eq!(sentences(text), [text]);
        }
    }

    #[test]
    fn sentences_end_behind_abbreviations_where_another_begins() {
        assert_eq!(
            sentences("Ол 1980 ж. Бірақ құжат 2 млн. Сонымен бірге ет, нан, т.б. Олар сатылды."),
            ["Ол 1980 ж.", "Бірақ құжат 2 млн.", "Сонымен бірге ет, нан, т.б.", "Олар сатылды."]
        );
    }

    #[test]
    fn quotations_and_dialogue_are_sentences() {
        assert_eq!(
            sentences("«Іс бітті. Рақмет!» – деді қонақ. — Жол ашық болсын, — деді ол."),
            ["«Іс бітті.", "Рақмет!» – деді қонақ.", "— Жол ашық болсын, — деді ол."]
        );
    }

    #[test]
    fn endings_behind_hyphens_are_tokens() {
        let text = "МАГАТЭ-нің 681-ге 1\u{a0}500";
        let document = document(text);
        let tokens: Vec<&str> = document.tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(tokens, ["МАГАТЭ", "-", "нің", "681", "-", "ге", "1", "500"]);
    }
}
