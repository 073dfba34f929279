//! Which language a text is in, told by its letters.

use crate::archive::Block;
use crate::languages::Language;

/// How many letters are looked at: enough for a page, few enough to cost nothing.
const SAMPLE: usize = 4_000;
/// The least share of letters, in percent, that Kazakh's own letters have in a Kazakh text (they make up about 15 %;
/// in a Russian text with Kazakh names under 1 %).
const KAZAKH_SHARE: usize = 3;

/// The language of the text's blocks; `None` when they hold no letters or mostly letters of
/// other scripts.
///
/// The three languages differ by script: Latin is English, Cyrillic with the letters that only Kazakh has is Kazakh,
/// other Cyrillic is Russian.
pub(super) fn detect(text: &str, blocks: &[Block]) -> Option<Language> {
    let (mut latin, mut cyrillic, mut kazakh, mut other) = (0usize, 0usize, 0usize, 0usize);
    let letters = blocks.iter().flat_map(|block| &block.pieces).flat_map(|piece| piece.of(text).chars());
    for c in letters.filter(|c| c.is_alphabetic()).take(SAMPLE) {
        match c {
            'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' | 'Ә' | 'Ғ' | 'Қ' | 'Ң' | 'Ө' | 'Ұ' | 'Ү' | 'Һ'
            | 'І' => kazakh += 1,
            '\u{400}'..='\u{4ff}' => cyrillic += 1,
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => latin += 1,
            _ => other += 1,
        }
    }
    let all_cyrillic = cyrillic + kazakh;
    if latin.max(all_cyrillic) <= other {
        None
    } else if latin >= all_cyrillic {
        Some(Language::En)
    } else if kazakh * 100 >= all_cyrillic * KAZAKH_SHARE {
        Some(Language::Kk)
    } else {
        Some(Language::Ru)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::position::Span;

    #[test]
    fn letters_tell_the_language() {
        let cases = [
            ("The Head of State received Ерлан.", Some(Language::En)),
            (
                "Глава государства принял Қасым-Жомарта и министра внутренних дел, отчёт которого был заслушан",
                Some(Language::Ru),
            ),
            ("Мемлекет басшысы ұлттық қауіпсіздік комитетінің төрағасын қабылдады", Some(Language::Kk)),
            ("2024 – 15", None),
            ("Ο πρόεδρος υποδέχθηκε τον Tokayev", None),
        ];
        for (text, language) in cases {
            let blocks = [Block { pieces: vec![Span::new(0, text.len())] }];
            assert_eq!(detect(text, &blocks), language, "{text}");
        }
    }
}
