//! Tables of words, as data files hold them: a row a line, cells between tabs, `#` before comments.

/// The lines of a table that hold a row: neither blank nor comments.
pub fn lines(table: &str) -> impl Iterator<Item = &str> + Clone {
    numbered(table).map(|(_, line)| line)
}

/// The same with their numbers in the file, from 1, for what errors say.
pub fn numbered(table: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    (1..).zip(table.lines()).filter(|(_, line)| holds_row(line))
}

fn holds_row(line: &str) -> bool {
    !line.starts_with('#') && !line.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_the_numbers_of_their_lines() {
        let table = "# two words\none\t1\n\n \ntwo\t2\n";
        assert_eq!(numbered(table).collect::<Vec<_>>(), [(2, "one\t1"), (5, "two\t2")]);
    }
}
