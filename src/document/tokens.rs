//! Tokens: words, numbers and single marks, with exact positions.
//!
//! A word is a run of letters, marks and digits that begins with a letter ("G20", "Sagimbayev", "O'Brien"); a number a
//! run of digits with `.` or `,` between them ("85,000", "1.5", "31.01.2024"). The period of an abbreviation belongs to
//! it ("Jan.", "U.S.", "K."), an English clitic stands alone ("’s"), and everything else visible is one mark a token.

use super::Abbreviations;
use crate::position::Span;

/// A token: where it stands and what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How its letters are written.
    pub case: Case,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits behind them.
    Word,
    /// Digits, perhaps with separators between them.
    Number,
    /// A punctuation mark or symbol.
    Mark,
}

/// How the letters of a token are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// All lower case.
    Lower,
    /// Two or more letters, all upper case.
    Upper,
    /// The first letter upper case, the rest lower (a single capital too).
    Title,
    /// Any other mixture.
    Mixed,
    /// No letters.
    None,
}

impl Case {
    /// The case of a piece of text.
    pub fn of(text: &str) -> Case {
        let (mut upper, mut letters, mut first_upper) = (0u32, 0u32, false);
        for c in text.chars() {
            if c.is_alphabetic() {
                let is_upper = c.is_uppercase();
                first_upper |= letters == 0 && is_upper;
                upper += u32::from(is_upper);
                letters += 1;
            }
        }
        match (letters, upper) {
            (0, _) => Case::None,
            (_, 0) => Case::Lower,
            (_, 1) if first_upper => Case::Title,
            (all, up) if all == up => Case::Upper,
            _ => Case::Mixed,
        }
    }

    /// Whether it begins as a name does: title, upper or mixed case.
    pub fn is_capital(self) -> bool {
        matches!(self, Case::Title | Case::Upper | Case::Mixed)
    }
}

/// Appends the tokens of one visible piece of the text.
pub(super) fn tokenize(text: &str, piece: Span, abbreviations: &Abbreviations, tokens: &mut Vec<Token>) {
    let end = piece.end as usize;
    let mut at = piece.start as usize;
    while let Some(c) = text[at..end].chars().next() {
        let next = at + c.len_utf8();
        if c.is_whitespace() || is_invisible(c) {
            at = next;
            continue;
        }
        let (stop, kind) = if c.is_alphabetic() {
            (word_end(text, at, end, abbreviations), TokenKind::Word)
        } else if c.is_ascii_digit() {
            (number_end(text.as_bytes(), at, end), TokenKind::Number)
        } else if is_apostrophe(c) && follows_word(tokens, at) {
            match clitic_end(text, next, end) {
                Some(stop) => (stop, TokenKind::Word),
                None => (next, TokenKind::Mark),
            }
        } else {
            (next, TokenKind::Mark)
        };
        let case = if kind == TokenKind::Word { Case::of(&text[at..stop]) } else { Case::None };
        tokens.push(Token { span: Span::new(at, stop), kind, case });
        at = stop;
    }
}

fn word_end(text: &str, start: usize, end: usize, abbreviations: &Abbreviations) -> usize {
    let mut stop = letters_end(text, start, end);
    if let Some(code) = code_end(text, start, stop, abbreviations) {
        return code;
    }
    if text[stop..end].starts_with('.') {
        if let Some(chain) = dotted_end(text, start, stop, end) {
            return chain;
        }
        let word = &text[start..stop];
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        if initial || abbreviations.kind(word).is_some() {
            stop += 1;
        }
    }
    stop
}

/// The end of a code with a number right behind it ("USD" in "USD5").
fn code_end(text: &str, start: usize, stop: usize, abbreviations: &Abbreviations) -> Option<usize> {
    let word = &text[start..stop];
    let code = word.find(|c: char| c.is_ascii_digit())?;
    let number = word[code..].bytes().take_while(u8::is_ascii_digit).count();
    let scale = &word[code + number..];
    let fits = scale.chars().all(char::is_alphabetic) && abbreviations.touches_numbers(&word[..code]);
    fits.then_some(start + code)
}

/// The end of a run of letters, marks, digits and inner apostrophes.
fn letters_end(text: &str, start: usize, end: usize) -> usize {
    let mut stop = start;
    let mut chars = text[start..end].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let inner_apostrophe = is_apostrophe(c)
            && chars.peek().is_some_and(|(_, next)| next.is_alphabetic())
            && clitic_end(text, start + offset + c.len_utf8(), end).is_none();
        if !(c.is_alphanumeric() || is_combining(c) || inner_apostrophe) {
            break;
        }
        stop = start + offset + c.len_utf8();
    }
    stop
}

/// The end of a dotted abbreviation such as "U.S.", "p.m." or "Ph.D.", whose first part ends at `stop`.
fn dotted_end(text: &str, start: usize, stop: usize, end: usize) -> Option<usize> {
    const LONGEST_PART: usize = 2;
    let short = |from: usize, to: usize| text[from..to].chars().count() <= LONGEST_PART;
    if !short(start, stop) {
        return None;
    }
    let (mut chain, mut parts) = (stop + 1, 1);
    loop {
        let part_end = letters_end(text, chain, end);
        let is_part = part_end > chain && short(chain, part_end) && text[part_end..end].starts_with('.');
        if !is_part {
            return (parts > 1).then_some(chain);
        }
        chain = part_end + 1;
        parts += 1;
    }
}

fn number_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let mut stop = start;
    while stop < end {
        let separated = matches!(bytes[stop], b'.' | b',') && stop + 1 < end && bytes[stop + 1].is_ascii_digit();
        if !bytes[stop].is_ascii_digit() && !separated {
            break;
        }
        stop += 1;
    }
    stop
}

/// The end of an English clitic ("s", "re", "ll" …) that begins behind an apostrophe.
fn clitic_end(text: &str, start: usize, end: usize) -> Option<usize> {
    const CLITICS: [&str; 7] = ["s", "re", "ve", "ll", "d", "m", "t"];
    let letters = text[start..end].bytes().take_while(u8::is_ascii_alphabetic).count();
    let stop = start + letters;
    let whole = !text[stop..end].starts_with(|c: char| c.is_alphanumeric());
    let known = CLITICS.iter().any(|clitic| clitic.eq_ignore_ascii_case(&text[start..stop]));
    (whole && known).then_some(stop)
}

fn follows_word(tokens: &[Token], at: usize) -> bool {
    tokens.last().is_some_and(|last| last.span.end as usize == at && last.kind == TokenKind::Word)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Characters that show nothing: soft hyphens, joiners, byte-order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::{Language, Languages};

    fn tokens(text: &str) -> Vec<&str> {
        let languages = Languages::load();
        let mut tokens = Vec::new();
        let piece = Span::new(0, text.len());
        tokenize(text, piece, &languages.of(Language::En).abbreviations, &mut tokens);
        tokens.into_iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn numbers_keep_their_separators_and_leave_their_letters() {
        assert_eq!(
            tokens("US$1.7bn, 85,000 (31.01.2024)."),
            ["US", "$", "1.7", "bn", ",", "85,000", "(", "31.01.2024", ")", "."]
        );
    }

    #[test]
    fn codes_of_currencies_leave_the_number_that_touches_them() {
        assert_eq!(
            tokens("USD5 million, KZT450, EUR12.5bn, COP29"),
            ["USD", "5", "million", ",", "KZT", "450", ",", "EUR", "12.5", "bn", ",", "COP29"]
        );
    }

    #[test]
    fn abbreviations_keep_their_period() {
        assert_eq!(
            tokens("on Jan. 31 in the U.S. by K.Tokayev at 5 p.m."),
            ["on", "Jan.", "31", "in", "the", "U.S.", "by", "K.", "Tokayev", "at", "5", "p.m."]
        );
        assert_eq!(tokens("It ended."), ["It", "ended", "."]);
    }

    #[test]
    fn clitics_stand_alone_and_names_keep_their_apostrophes() {
        assert_eq!(tokens("O’Brien’s farmers' G20"), ["O’Brien", "’s", "farmers", "'", "G20"]);
    }

    #[test]
    fn case_is_read_from_letters_alone() {
        let cases = [
            ("and", Case::Lower),
            ("NSC", Case::Upper),
            ("U.S.", Case::Upper),
            ("Astana", Case::Title),
            ("K.", Case::Title),
            ("DDoS", Case::Mixed),
            ("85", Case::None),
        ];
        for (text, case) in cases {
            assert_eq!(Case::of(text), case, "{text}");
        }
    }
}
