//! JSON that may stand inside a script element of a page.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Writes a value as JSON in which no string can end the script element that it stands in, begin a comment there, or
/// break a line of JavaScript: `<`, U+2028 and U+2029 are escaped.
///
/// # Errors
/// When the sink fails.
pub fn write(sink: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(sink, ScriptSafe)).map_err(io::Error::from)
}

/// Outside strings, JSON has none of the three.
struct ScriptSafe;

impl Formatter for ScriptSafe {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, sink: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['<', '\u{2028}', '\u{2029}']) {
            let (before, from) = rest.split_at(at);
            sink.write_all(before.as_bytes())?;
            let mut characters = from.chars();
            if let Some(character) = characters.next() {
                write!(sink, "\\u{:04x}", u32::from(character))?;
            }
            rest = characters.as_str();
        }
        sink.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_string_ends_its_script() {
        let text = "</script><!-- \u{2028}\u{2029} \"қ\" 🦅\n";
        let mut written = Vec::new();
        super::write(&mut written, &(text, 1)).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert_eq!(written, r#"["\u003c/script>\u003c!-- \u2028\u2029 \"қ\" 🦅\n",1]"#);
        assert_eq!(serde_json::from_str::<(String, u32)>(&written).unwrap(), (text.to_owned(), 1));
    }
}
