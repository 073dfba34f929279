//! Where sentences end: a terminator, its closing quotes, and a next word that can begin a sentence.

use super::{Abbreviation, Abbreviations, Sentence, Token, TokenKind};

/// How many tokens a sentence has at the most. Later stages look from one end of a sentence to the other: a text without
/// an end in sight must not cost the square of its length.
const LONGEST: usize = 1000;
/// From this length on, a sentence without an end is cut at the first comma or the like.
const LONG: usize = 800;

/// Appends the sentences of one block, whose tokens begin at `first`; tells how many had to be cut.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    first: usize,
    block: usize,
    abbreviations: &Abbreviations,
    sentences: &mut Vec<Sentence>,
) -> usize {
    let (mut start, mut at, mut cut) = (first, first, 0);
    while at < tokens.len() {
        let end = end_behind(text, tokens, at, abbreviations);
        let length = at + 1 - start;
        let is_cut = length >= LONGEST || length >= LONG && matches!(tokens[at].span.of(text), "," | ";" | ":");
        match end {
            Some(after) => {
                sentences.push(Sentence { tokens: start..after, block });
                start = after;
                at = after;
            }
            None if is_cut => {
                sentences.push(Sentence { tokens: start..at + 1, block });
                cut += 1;
                at += 1;
                start = at;
            }
            None => at += 1,
        }
    }
    if start < tokens.len() {
        sentences.push(Sentence { tokens: start..tokens.len(), block });
    }
    cut
}

/// The first token behind the sentence that the token at `at` ends, its closing quotes included; `None` when it ends
/// none.
fn end_behind(text: &str, tokens: &[Token], at: usize, abbreviations: &Abbreviations) -> Option<usize> {
    let token = tokens[at].span.of(text);
    if !matches!(token, "!" | "?" | "." | "…") && !token.ends_with('.') {
        return None;
    }
    let after = after_closers(text, tokens, at + 1);
    let Some(next) = tokens.get(after) else { return Some(after) };
    let ends = match token {
        "!" | "?" | "." | "…" => !is_inner_mark(text, tokens, at) && may_begin(text, tokens, after),
        _ if tokens[at].kind == TokenKind::Word && token.ends_with('.') => {
            let may_end = match abbreviations.kind(token.trim_end_matches('.')) {
                Some(Abbreviation::Before) => false,
                Some(Abbreviation::Anywhere) => true,
                None => token.chars().filter(|&c| c == '.').count() > 1,
            };
            // Only a word that names never begin with tells "in the U.S. The …" from "the U.S. Senate".
            may_end && next.case.is_capital() && abbreviations.begins_sentence(next.span.of(text))
        }
        _ => false,
    };
    ends.then_some(after)
}

/// A period within a token group, such as a web address: letters stand right before and behind it; or the point before
/// decimals that no whole number leads: "by .5 percent", "$.75".
fn is_inner_mark(text: &str, tokens: &[Token], at: usize) -> bool {
    let mark = tokens[at].span;
    tokens.get(at + 1).is_some_and(|next| {
        let touches = next.span.start == mark.end;
        let letters = next.kind != TokenKind::Mark && next.span.of(text).starts_with(char::is_lowercase);
        let before = at.checked_sub(1).map(|before| tokens[before]);
        let leads = before.is_none_or(|before| before.span.end < mark.start || before.kind == TokenKind::Mark);
        touches && (letters || next.kind == TokenKind::Number && leads)
    })
}

/// Whether a sentence can begin at the token: a capital, a digit, or an opening quote or dash before one.
fn may_begin(text: &str, tokens: &[Token], at: usize) -> bool {
    let mut openers = tokens[at..].iter().take_while(|token| is_opener(token.span.of(text))).count();
    openers = openers.min(3);
    match tokens.get(at + openers) {
        Some(token) if token.kind == TokenKind::Mark => true,
        Some(token) if token.kind == TokenKind::Number => true,
        Some(token) => token.case.is_capital(),
        None => true,
    }
}

fn after_closers(text: &str, tokens: &[Token], mut at: usize) -> usize {
    const MOST: usize = 8;
    let furthest = at + MOST;
    while let Some(token) = tokens.get(at) {
        let mark = token.span.of(text);
        // A straight quote closes only where it touches what stands before it.
        let touches = at > 0 && tokens[at - 1].span.end == token.span.start;
        let closes = matches!(mark, "”" | "»" | "’" | ")" | "]") || (matches!(mark, "\"" | "'") && touches);
        if !closes || at == furthest {
            break;
        }
        at += 1;
    }
    at
}

fn is_opener(mark: &str) -> bool {
    matches!(mark, "“" | "„" | "«" | "‘" | "\"" | "'" | "(" | "[" | "–" | "—" | "-" | "•" | "*")
}

#[cfg(test)]
mod tests {
    use crate::archive::RawRelease;
    use crate::document::Document;
    use crate::languages::{Language, Languages};

    fn sentences(text: &str) -> Vec<String> {
        sentences_in(Language::En, text)
    }

    fn sentences_in(language: Language, text: &str) -> Vec<String> {
        let raw = RawRelease::plain("test", text);
        let document = Document::read(raw, Some(language), &Languages::load());
        document.sentences.iter().map(|s| document.sentence_span(s).of(text).to_owned()).collect()
    }

    #[test]
    fn abbreviations_numbers_and_initials_do_not_end_sentences() {
        for text in [
            "He spoke at a Jan. 31 meeting with President K. Tokayev.",
            "Under Decree No. 523 the U.S. Senate got 1.5 trillion tenge.",
            "“Why now?” he asked.",
            "See www.akorda.kz for more.",
        ] {
            assert_eq!(sentences(text), [text]);
        }
    }

    #[test]
    fn russian_abbreviations_and_dialogue_do_not_end_sentences() {
        for text in [
            "В 2024 г. Казахстан вывез 5 млн. тонн зерна на 3,4 млрд. долл. США, т.е. вдвое больше.",
            "– Людям нужна вода, – сказал К. Токаев. – Это главное.",
            "Школа им. А. Кунанбаева в г. Риддер (ул. Мира, д. 5) имеет 1 200 кв. м площади и т.п. помещения.",
            "Он окончил КазНУ им. аль-Фараби в 1990–1995 гг. с отличием.",
            "Встреча прошла в г. Астане, см. рис. 2 и ст. 5.",
        ] {
            let whole = if text.starts_with('–') { 2 } else { 1 };
            assert_eq!(sentences_in(Language::Ru, text).len(), whole, "{:?}", sentences_in(Language::Ru, text));
        }
    }

    #[test]
    fn russian_sentences_end_behind_abbreviations_where_another_begins() {
        assert_eq!(
            sentences_in(
                Language::Ru,
                "Родился в 1970 г. Окончил институт. Доход – 5 млрд. В стране растет спрос. «Всё верно». Он прав."
            ),
            [
                "Родился в 1970 г.",
                "Окончил институт.",
                "Доход – 5 млрд.",
                "В стране растет спрос.",
                "«Всё верно».",
                "Он прав."
            ]
        );
    }

    #[test]
    fn a_text_without_an_end_is_cut_and_loses_no_token() {
        let text = "one, two ".repeat(2_000);
        let raw = RawRelease::plain("test", &text);
        let document = Document::read(raw, Some(Language::En), &Languages::load());
        assert!(document.sentences.iter().all(|sentence| sentence.tokens.len() <= super::LONGEST));
        let covered: usize = document.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
        assert_eq!(covered, document.tokens.len());
        assert!(document.notices.contains(&crate::archive::Notice::Cut(document.sentences.len() - 1)));
    }

    #[test]
    fn terminators_with_their_quotes_end_sentences() {
        assert_eq!(
            sentences("“It is done.” He left! In 2023. 15 documents were signed in the U.S. The talks ended"),
            ["“It is done.”", "He left!", "In 2023.", "15 documents were signed in the U.S.", "The talks ended"]
        );
    }
}
