//! English calendar mentions: rules, joins, and the words that they read.

mod absolute;
mod joins;
mod parts;

mod relative;

use crate::figures::dates::{CalendarGrammar, Cues, VerbPlace, digits};
use crate::figures::lexicon::{Lexicon, LexiconError};

/// The grammar; its words are added to the language's lexicon.
///
/// # Errors
/// A table's first line that is not of its form.
pub fn grammar(lexicon: &mut Lexicon) -> Result<CalendarGrammar, LexiconError> {
    lexicon.add_table(include_str!("words.tsv"))?;
    let cues = Cues::parse(include_str!("cues.tsv"), VerbPlace::Before, lexicon, &|word| vec![word.to_owned()])?;
    Ok(CalendarGrammar::new(
        &[digits::RULES, absolute::RULES, parts::RULES, relative::RULES],
        joins::JOINS,
        cues,
        lexicon,
    ))
}

#[cfg(test)]
mod tests {
    use crate::figures::CalendarMention;
    use crate::figures::corpus::{
        assert_sound, calendar_texts, check_dates, check_hostile, check_undated, days, mentions,
    };
    use crate::languages::Language;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn the_corpus_is_read_as_it_says_and_leaves_no_rule_out() {
        check_dates(Language::En, include_str!("corpus.tsv"));
    }

    #[test]
    fn without_a_day_of_publication_only_what_is_fixed_is_resolved() {
        check_undated(
            Language::En,
            "Last year trade grew; in 2022, on 5 May 2023 and on 6 May it was discussed.",
            &[
                ("Last year", None),
                ("2022", Some(date(2022, 1, 1))),
                ("5 May 2023", Some(date(2023, 5, 5))),
                ("6 May", None),
            ],
        );
    }

    #[test]
    fn texts_made_to_break_the_reader_are_read_to_their_end() {
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
        check_hostile(Language::En, &hostile);
    }

    #[test]
    fn a_range_reaches_to_one_end_only() {
        let text = format!("from {}3 June", "1 May to 2 May to ".repeat(20_000));
        let found = mentions(&text, Language::En, Some(date(2024, 5, 13)));
        // Where the sentence is cut, a range may begin at its second day.
        let is_simple = |mention: &CalendarMention| mention.span.of(&text).matches(" to ").count() <= 1;
        assert!(found.len() >= 20_000 && found.iter().all(is_simple));
        assert_eq!(found.last().map(|mention| mention.span.of(&text)), Some("3 June"));
    }

    /// What stands around the words of the table.
    const AROUND: &[&str] = &[
        "May",
        "March",
        "2024",
        "31",
        "29",
        "1990s",
        "–",
        "-",
        ",",
        "of",
        "the",
        "to",
        "from",
        "between",
        "and",
        "2024-02-30",
        "31.01.2024",
        "9999",
        "\"",
        "(",
        "№",
        "a",
        "ago",
        "is",
        "ё",
        "Tuesday",
        ".",
    ];

    proptest! {
        #[test]
        fn any_text_gives_spans_in_order_on_character_boundaries(text in calendar_texts(include_str!("words.tsv"), AROUND), published in days()) {
            assert_sound(&text, Language::En, published);
        }
    }
}
