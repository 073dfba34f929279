//! Which words stand around a place of a text?

/// How many characters are shown on either side, at most.
const WIDTH: usize = 60;

/// The words before and behind a place (in code points), on one line each; a word that would be cut is left out.
pub fn around(text: &[char], (start, end): (u32, u32)) -> (String, String) {
    let start = (start as usize).min(text.len());
    let end = (end as usize).clamp(start, text.len());
    let first = start.saturating_sub(WIDTH);
    let first =
        if first == 0 { 0 } else { first + text[first..start].iter().take_while(|c| !c.is_whitespace()).count() };
    let last = (end + WIDTH).min(text.len());
    let cut = text[end..last].iter().rev().take_while(|c| !c.is_whitespace()).count();
    let last = if last == text.len() { last } else { last - cut };
    (on_one_line(&text[first..start]), on_one_line(&text[end..last]))
}

/// The characters with white space as single spaces, also at the ends.
fn on_one_line(text: &[char]) -> String {
    let mut line = String::with_capacity(text.len());
    for &c in text {
        match c {
            c if c.is_whitespace() && line.ends_with(' ') => {}
            c if c.is_whitespace() => line.push(' '),
            c => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_and_on_one_line() {
        let text: Vec<char> =
            format!("{}it paid\n\n 5 tenge to {}", "word ".repeat(30), "others ".repeat(30)).chars().collect();
        let at = text.iter().position(|&c| c == '5').unwrap() as u32;
        let (before, behind) = around(&text, (at, at + 7));
        assert!(before.ends_with(" word it paid ") && before.len() <= 60, "{before:?}");
        assert!(behind.starts_with(" to others ") && behind.ends_with("others "), "{behind:?}");
        assert_eq!(around(&text[..3], (1, 9)), ("w".to_owned(), String::new()));
    }
}
