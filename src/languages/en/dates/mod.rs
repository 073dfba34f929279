//! English calendar mentions: rules, joins, and the words that they read.

mod absolute;
mod joins;
mod parts;
mod read;
mod relative;

use crate::figures::dates::CalendarGrammar;
use crate::figures::lexicon::{Lexicon, LexiconError};

/// The grammar; its words are added to the language's lexicon.
///
/// # Errors
/// A table's first line that is not of its form.
pub fn grammar(lexicon: &mut Lexicon) -> Result<CalendarGrammar, LexiconError> {
    lexicon.add_table(include_str!("words.tsv"))?;
    CalendarGrammar::new(
        &[absolute::RULES, parts::RULES, relative::RULES],
        joins::JOINS,
        include_str!("cues.tsv"),
        lexicon,
    )
}

#[cfg(test)]
mod tests {
    use crate::archive::RawRelease;
    use crate::document::Document;
    use crate::figures::dates::{find, phrases};
    use crate::figures::engine::Row;
    use crate::figures::{CalendarMention, lexicon::Lexicon};
    use crate::languages::{Language, Languages};
    use jiff::civil::{Date, date};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// The mentions found in a text published on the day, and the names of the rules that read a phrase of it.
    fn mentions(
        languages: &Languages,
        text: &str,
        published: Option<Date>,
    ) -> (Vec<CalendarMention>, Vec<&'static str>) {
        let mut raw = RawRelease::plain("test", text);
        raw.metadata.published = published;
        let document = Document::read(raw, Some(Language::En), languages);
        let data = languages.of(Language::En).figures.as_ref().expect("the tables of English are well formed");
        let row = data.row(&document);
        let grammar = &data.dates;
        let found = find(&row, grammar).into_iter().map(|(mention, _)| mention).collect::<Vec<_>>();
        let mut rules = phrases(&row, grammar).into_iter().map(|(phrase, _)| phrase.rule).collect::<Vec<_>>();
        rules.extend(found.iter().map(|mention| mention.rule));
        (found, rules)
    }

    #[test]
    fn the_tables_are_well_formed() {
        assert!(super::grammar(&mut Lexicon::default()).is_ok());
    }

    #[test]
    fn the_corpus_is_read_as_it_says_and_leaves_no_rule_out() {
        let languages = Languages::load();
        let mut used = BTreeSet::new();
        let mut wrong = Vec::new();
        for line in include_str!("corpus.tsv").lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (phrase, published) = (fields.next().unwrap(), fields.next().expect(line));
            let (found, rules) = mentions(&languages, phrase, Some(published.parse().expect(line)));
            used.extend(rules);
            let found = found
                .iter()
                .flat_map(|mention| {
                    let period = mention.period.unwrap();
                    [mention.span.of(phrase).to_owned(), period.from.to_string(), period.to.to_string()]
                })
                .collect::<Vec<_>>();
            let wanted = fields.collect::<Vec<_>>();
            if found != wanted {
                wrong.push(format!("{phrase} ({published})\n    found {found:?}\n   wanted {wanted:?}"));
            }
        }
        assert!(wrong.is_empty(), "{} phrases are read wrong:\n{}", wrong.len(), wrong.join("\n"));
        let grammar = &languages.of(Language::En).figures.as_ref().unwrap().dates;
        let unused = grammar.names().filter(|name| !used.contains(name)).collect::<Vec<_>>();
        assert!(unused.is_empty(), "no phrase of the corpus uses {unused:?}");
    }

    #[test]
    fn without_a_day_of_publication_only_what_is_fixed_is_resolved() {
        let languages = Languages::load();
        let text = "Last year trade grew; in 2022, on 5 May 2023 and on 6 May it was discussed.";
        let (found, _) = mentions(&languages, text, None);
        let found = found.iter().map(|m| (m.span.of(text), m.period.map(|p| p.from))).collect::<Vec<_>>();
        assert_eq!(
            found,
            [
                ("Last year", None),
                ("2022", Some(date(2022, 1, 1))),
                ("5 May 2023", Some(date(2023, 5, 5))),
                ("6 May", None)
            ]
        );
    }

    #[test]
    fn texts_made_to_break_the_reader_are_read_to_their_end() {
        const TIMES: usize = 20_000;
        let languages = Languages::load();
        // What is repeated, behind what leads it.
        let hostile = [
            ("from ", "1 May to 2 May to "),
            ("from ", "today to tomorrow to "),
            ("", "from 2020 to May to "),
            ("between ", "Monday and Tuesday and "),
            ("", "early "),
            ("", "end of the "),
            ("", "end of the first half of the "),
            ("", "May–June–"),
            ("", "1 May, Monday, "),
            ("", "in May and June and "),
            ("", "1 May 2024 "),
            ("", "last year the year "),
            ("", "the same period of last year "),
            ("", "\u{201c}Plan 2024 "),
            ("", "Plan for 2024 of the "),
            ("", "a year earlier "),
            ("", "32767 years ago "),
        ];
        for (lead, repeated) in hostile {
            let text = format!("{lead}{}", repeated.repeat(TIMES));
            let (found, _) = mentions(&languages, &text, Some(date(2024, 5, 13)));
            assert!(found.len() <= 2 * TIMES, "{repeated}");
            assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{repeated}");
            let is_ordered = |mention: &CalendarMention| mention.period.is_some_and(|period| period.from <= period.to);
            assert!(found.iter().all(is_ordered), "{repeated}");
        }
    }

    #[test]
    fn a_range_reaches_to_one_end_only() {
        let languages = Languages::load();
        let text = format!("from {}3 June", "1 May to 2 May to ".repeat(20_000));
        let (found, _) = mentions(&languages, &text, Some(date(2024, 5, 13)));
        // Where the sentence is cut, a range may begin at its second day.
        let is_simple = |mention: &CalendarMention| mention.span.of(&text).matches(" to ").count() <= 1;
        assert!(found.len() >= 20_000 && found.iter().all(is_simple));
        assert_eq!(found.last().map(|mention| mention.span.of(&text)), Some("3 June"));
    }

    /// Texts made of the words that the rules know, so that they are tried in every order.
    fn texts() -> impl Strategy<Value = String> {
        let words: Vec<&'static str> = include_str!("words.tsv")
            .lines()
            .filter_map(|line| line.split('\t').next())
            .chain([
                "May", "March", "2024", "31", "29", "1990s", "–", "-", ",", "of", "the", "to", "from", "between", "and",
            ])
            .chain(["2024-02-30", "31.01.2024", "9999", "\"", "(", "№", "a", "ago", "is", "ё", "Tuesday", "."])
            .collect();
        let known =
            prop::collection::vec((prop::sample::select(words), prop::sample::select(vec![" ", " ", ""])), 0..24)
                .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect());
        prop_oneof![known, any::<String>()]
    }

    proptest! {
        #[test]
        fn any_text_gives_spans_in_order_on_character_boundaries(text in texts(), day in -4_371_587i32..2_932_896) {
            let published = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(day)).ok();
            let (found, _) = mentions(&Languages::load(), &text, published);
            for mention in &found {
                prop_assert!(text.get(mention.span.range()).is_some_and(|surface| !surface.is_empty()));
                prop_assert!(mention.period.is_none_or(|period| period.from <= period.to));
            }
            prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        }
    }
}
