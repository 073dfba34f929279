//! A text a line goes in, a line of answer comes out.

use super::Format;
use super::report::in_one_line;
use crate::cli::failure::Failure;
use anyhow::Context;
use jiff::civil::Date;
use pressrecord::pipeline::Explainer;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Answers each line of the input with a line; `date` is the day of texts that state none.
pub fn answer_lines(
    input: &mut BufReader<impl Read>,
    out: &mut impl Write,
    explainer: &Explainer,
    date: Option<Date>,
    format: Format,
) -> Result<(), Failure> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line).context("cannot read standard input")? > 0 {
        let answer = read(&line, date).and_then(|(text, date)| answer(explainer, text, date, format));
        match (format, answer) {
            (_, Ok(answer)) => writeln!(out, "{answer}")?,
            (Format::Json, Err(error)) => writeln!(out, "{}", json!([{ "error": error }]))?,
            (Format::Terminal, Err(error)) => writeln!(out, "error: {error}")?,
        }
        line.clear();
        // Whoever asks line by line waits for each answer; of a file, many are written together.
        if input.buffer().is_empty() {
            out.flush()?;
        }
    }
    Ok(())
}

/// The text of a line, and its day where a tab and one stand behind it.
fn read(line: &[u8], date: Option<Date>) -> Result<(&str, Option<Date>), String> {
    let line =
        std::str::from_utf8(line).map_err(|_| "the line is not UTF-8: convert the file, with iconv for example")?;
    let line = line.trim_end_matches(['\n', '\r']);
    match line.rsplit_once('\t').map(|(text, day)| (text, day.trim())) {
        None => Ok((line, date)),
        Some((text, "")) => Ok((text, date)),
        Some((text, day)) => match day.parse() {
            Ok(day) => Ok((text, Some(day))),
            Err(_) => Err(format!("`{day}` behind the tab is no day: write it as 2024-01-31")),
        },
    }
}

fn answer(explainer: &Explainer, text: &str, date: Option<Date>, format: Format) -> Result<String, String> {
    // A fault of the program in one text costs its line, and no other.
    let explained = catch_unwind(AssertUnwindSafe(|| explainer.explain(text, date)))
        .map_err(|_| "a fault of this program: please report it".to_owned())?;
    Ok(match format {
        Format::Json => Value::Array(explained.objects().into_iter().map(Value::Object).collect()).to_string(),
        Format::Terminal => in_one_line(&explained),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_may_stand_behind_a_tab() {
        let default = Some(date(2024, 2, 1));
        assert_eq!(read(b"on Tuesday\t2023-05-04\r\n", default), Ok(("on Tuesday", Some(date(2023, 5, 4)))));
        assert_eq!(read(b"on Tuesday\t\n", default), Ok(("on Tuesday", default)));
        assert_eq!(read(b"on Tuesday", None), Ok(("on Tuesday", None)));
        assert!(read(b"on Tuesday\tsoon", None).is_err_and(|error| error.contains("`soon`")));
        assert!(read(b"\xff", None).is_err());
    }
}
