//! Windows over a sentence that is longer than a model reads at once: they overlap, and no word is left out.

use std::ops::Range;

/// A part of a sentence that a model reads at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The words that it reads.
    pub read: Range<usize>,
    /// The words whose scores are taken from it: those that have most context in it.
    pub answers: Range<usize>,
}

/// The part of a window, as one over this, that it shares with the next.
const SHARED: usize = 4;

/// Windows of at most `longest` pieces over the words, whose pieces are `starts[word]..starts[word + 1]`.
///
/// Where two windows overlap, the first half of what they share is answered by the earlier one.
pub(super) fn windows(starts: &[usize], longest: usize) -> Vec<Window> {
    let words = starts.len().saturating_sub(1);
    let mut windows: Vec<Window> = Vec::new();
    let mut first = 0;
    while windows.last().map_or(0, |window| window.read.end) < words {
        let fitting = starts[first + 1..].partition_point(|&end| end - starts[first] <= longest);
        // A word of more pieces than a window holds stands alone; word pieces cap words long before that.
        let end = first + fitting.max(1);
        let answered = windows.last_mut().map_or(0, |before| {
            before.answers.end = (first + before.read.end).div_ceil(2);
            before.answers.end
        });
        windows.push(Window { read: first..end, answers: answered..end });
        let shared = starts[end].saturating_sub(longest / SHARED);
        first = starts.partition_point(|&start| start < shared).clamp(first + 1, end);
    }
    windows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where words of one to three pieces begin.
    fn starts(words: usize) -> Vec<usize> {
        (0..=words).scan(0, |at, word| Some(std::mem::replace(at, *at + 1 + word % 3))).collect()
    }

    #[test]
    fn a_short_sentence_is_one_window() {
        assert_eq!(windows(&starts(7), 510), [Window { read: 0..7, answers: 0..7 }]);
        assert_eq!(windows(&[0], 510), []);
    }

    #[test]
    fn a_sentence_of_forty_thousand_words_is_answered_once_to_its_end() {
        let starts = starts(40_000);
        let windows = windows(&starts, 510);
        let mut next = 0;
        for window in &windows {
            assert_eq!(window.answers.start, next);
            assert!(window.read.start <= window.answers.start && window.answers.end <= window.read.end);
            assert!(starts[window.read.end] - starts[window.read.start] <= 510);
            next = window.answers.end;
        }
        assert_eq!(next, 40_000);
    }

    #[test]
    fn inner_words_have_context_on_both_sides() {
        let starts: Vec<usize> = (0..=1_000).collect();
        for window in windows(&starts, 100) {
            let before = window.answers.start - window.read.start;
            let after = window.read.end - window.answers.end;
            assert!(window.read.start == 0 || before >= 12, "{window:?}");
            assert!(window.read.end == 1_000 || after >= 12, "{window:?}");
        }
    }
}
