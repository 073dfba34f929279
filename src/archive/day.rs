//! Which day does a header, field or tag state?

use crate::table;
use jiff::civil::Date;

/// The day that a value states, whatever else (weekday, time, time zone) stands around it. The day is the one written:
/// an hour in another time zone does not move it. `None` when no day is stated, or when it could be two.
pub(super) fn read(value: &str) -> Option<Date> {
    prefix(value).map(|(day, _)| day)
}

/// The day that a value states when it states nothing else, a weekday and a time of day aside.
pub(super) fn read_whole(value: &str) -> Option<Date> {
    const LONGEST: usize = 80;
    if value.len() > LONGEST {
        return None;
    }
    let (day, length) = prefix(value)?;
    let rest = value[length..].split(|c: char| !c.is_alphanumeric());
    let is_clock = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) || is_one_of(word, &CLOCK_WORDS);
    rest.map(|word| word.trim_start_matches(['T', 't'])).all(is_clock).then_some(day)
}

/// The day that the text begins with, and how many bytes it takes.
pub(super) fn prefix(text: &str) -> Option<(Date, usize)> {
    numeric(text).or_else(|| named(text))
}

/// Words that stand between the parts of a day and say nothing.
const FILLERS: [&str; 13] = ["st", "nd", "rd", "th", "of", "the", "года", "год", "г", "жылғы", "жылы", "жылдың", "ж"];
/// Words of a time of day.
const CLOCK_WORDS: [&str; 14] = ["z", "utc", "gmt", "am", "pm", "a", "p", "m", "at", "в", "et", "est", "edt", "hrs"];
/// Months and their numbers, in every language of the archive.
const MONTHS: &str = include_str!("months.tsv");

/// `2024-02-01`, `2024/2/1`, `20240201`, `01.02.2024`, and `13/02/2024` where only one order is possible.
fn numeric(text: &str) -> Option<(Date, usize)> {
    let start = text.len() - text.trim_start().len();
    let mut numbers = [(0u16, 0usize); 3];
    let mut at = start;
    let mut separator = None;
    for (index, number) in numbers.iter_mut().enumerate() {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        if index == 0 && digits == 8 {
            let part = |from, to| text.get(at + from..at + to)?.parse::<u16>().ok();
            return Some((date(part(0, 4)?, part(4, 6)?, part(6, 8)?)?, at + digits));
        }
        *number = (text[at..at + digits].parse().ok()?, digits);
        at += digits;
        if index < 2 {
            let mark = text[at..].chars().next().filter(|c| matches!(c, '-' | '.' | '/'))?;
            if separator.is_some_and(|first| first != mark) {
                return None;
            }
            separator = Some(mark);
            at += 1;
        }
    }
    let [(a, width_a), (b, _), (c, width_c)] = numbers;
    let day = match (width_a, width_c, separator?) {
        (4, 1..=2, _) => date(a, b, c)?,
        // Days come first with periods and dashes; with slashes either order is common, so only a clear one is read.
        (1..=2, 4, '/') if a == b || a > 12 => date(c, b, a)?,
        (1..=2, 4, '/') if b > 12 => date(c, a, b)?,
        (1..=2, 4, '.' | '-') => date(c, b, a)?,
        _ => return None,
    };
    Some((day, at + clock_length(&text[at..])))
}

/// The length of a time of day that stands right behind a day (`T10:30:00+05:00`, ` 10:30`).
fn clock_length(text: &str) -> usize {
    let Some(clock) = text.strip_prefix(['T', ' ']) else { return 0 };
    let hours = clock.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&hours) || !clock[hours..].starts_with(':') {
        return 0;
    }
    let is_clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z');
    1 + clock.find(|c| !is_clock(c)).unwrap_or(clock.len())
}

/// `1 February 2024`, `Feb. 1st, 2024`, `8 мая 2025 года`, `2024 жылғы 1 ақпан`, with a weekday before it or not.
fn named(text: &str) -> Option<(Date, usize)> {
    const MOST_WORDS_BEFORE: usize = 2;
    let (mut year, mut month, mut day) = (None, None, None);
    let mut before = 0;
    let mut at = 0;
    while let Some((start, end)) = next_word(text, at) {
        let word = &text[start..end];
        at = end;
        if let Ok(number) = word.parse::<u16>() {
            let slot = if word.len() == 4 { &mut year } else { &mut day };
            if slot.replace(number).is_some() {
                return None;
            }
        } else if let Some(number) = month_number(word) {
            if month.replace(number).is_some() {
                return None;
            }
        } else if !is_one_of(word, &FILLERS) {
            before += 1;
            if before > MOST_WORDS_BEFORE || year.or(month).or(day).is_some() {
                return None;
            }
        }
        if let (Some(year), Some(month), Some(day)) = (year, month, day) {
            let end = next_word(text, at).filter(|&(s, e)| is_one_of(&text[s..e], &FILLERS)).map_or(at, |(_, e)| e);
            return Some((date(year, month, day)?, end));
        }
    }
    None
}

/// The next run of digits or of letters; `None` when a line end comes before it.
fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let gap = text[from..].find(|c: char| c.is_alphanumeric() || c == '\n')?;
    let start = from + gap;
    let first = text[start..].chars().next().filter(|&c| c != '\n')?;
    let same = |c: char| c.is_alphanumeric() && c.is_ascii_digit() == first.is_ascii_digit();
    let length = text[start..].find(|c| !same(c)).unwrap_or(text.len() - start);
    Some((start, start + length))
}

fn month_number(word: &str) -> Option<u16> {
    let word = word.to_lowercase();
    let mut months = table::lines(MONTHS).filter_map(|line| line.split_once('\t'));
    let (number, _) = months.find(|(_, forms)| forms.split(' ').any(|form| form == word))?;
    number.parse().ok()
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    word.is_empty() || words.contains(&word.to_lowercase().as_str())
}

fn date(year: u16, month: u16, day: u16) -> Option<Date> {
    let part = |number: u16| i8::try_from(number).ok();
    Date::new(i16::try_from(year).ok()?, part(month)?, part(day)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn days_are_read_in_the_forms_of_headers() {
        let first = day(2024, 2, 1);
        let forms = [
            "2024-02-01",
            " 2024-02-01T10:30:00+05:00",
            "2024-02-01 23:59:59-04:00",
            "2024/2/1",
            "20240201",
            "01.02.2024",
            "1-02-2024",
            "1 February 2024",
            "01 Feb 2024 10:00",
            "February 1, 2024",
            "Feb. 1, 2024",
            "1st of February, 2024",
            "Thursday, 1 February 2024",
            "Thu, 01 Feb 2024 10:00:00 GMT",
            "1 февраля 2024 года",
            "1 февраля 2024 г., 10:10",
            "Четверг, 1 февраля 2024",
            "2024 жылғы 1 ақпан",
            "2024 ж. 1 ақпан",
            "1 ақпан 2024",
        ];
        for form in forms {
            assert_eq!(read(form), Some(first), "{form}");
            assert_eq!(read_whole(form), Some(first), "{form}");
        }
        assert_eq!(read("13/02/2024"), Some(day(2024, 2, 13)));
        assert_eq!(read("02/13/2024"), Some(day(2024, 2, 13)));
    }

    #[test]
    fn what_states_no_day_or_two_is_not_read() {
        for value in ["", "yesterday", "2024", "February 2024", "2024-13-45", "30 February 2024", "01/02/2024", "1 2 3"]
        {
            assert_eq!(read(value), None, "{value}");
        }
    }

    #[test]
    fn a_sentence_that_begins_with_a_day_is_not_a_day_alone() {
        assert_eq!(read_whole("1 February 2024 was a Thursday"), None);
        assert_eq!(prefix("2024-02-01 ASTANA – Last year").unwrap().1, 10);
        assert_eq!(prefix("2024-02-01T10:30:00+05:00 ASTANA – Last year").unwrap().1, 25);
        assert_eq!(prefix("2024-02-01 10 people").unwrap().1, 10);
        assert_eq!(prefix("1 February 2024 ASTANA – Last year").unwrap().1, 15);
    }
}
