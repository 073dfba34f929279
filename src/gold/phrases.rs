//! Do two phrases say the same?

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// How alike two posts, bodies or actors must be.
pub const NAMES: f64 = 0.6;
/// How alike two counted things must be.
pub const ITEMS: f64 = 0.5;

/// Whether two phrases have the same words to a degree: whether the F1 of their words, order aside, is at least `least`.
/// Case, hyphens and signs do not count.
pub fn alike(left: &str, right: &str, least: f64) -> bool {
    let (left, right) = (words(left), words(right));
    if left.is_empty() || right.is_empty() {
        return left.is_empty() && right.is_empty();
    }
    let (all, mut counts) = (left.len() + right.len(), BTreeMap::<String, usize>::new());
    for word in left {
        *counts.entry(word).or_default() += 1;
    }
    let shared = right.iter().filter(|word| match counts.get_mut(word.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    });
    2.0 * shared.count() as f64 / all as f64 >= least
}

fn words(text: &str) -> Vec<String> {
    let folded = text.nfkc().collect::<String>().to_lowercase().replace('-', " ");
    let words = folded.split_whitespace().map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect());
    words.filter(|word: &String| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_whatever_their_order_case_and_signs() {
        assert!(alike("Vice-Minister, of Finance", "FINANCE minister of vice", 1.0));
        assert!(alike("", "–", 1.0) && !alike("", "Minister", 0.0));
        // Two of three and three words: 4/6; one of them: 2/6.
        assert!(alike("a b c", "a b d", NAMES) && !alike("a b c", "a d e", ITEMS));
        assert!(!alike("a a b", "a c d", ITEMS), "a word is shared once only");
    }
}
