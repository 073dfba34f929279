//! What does the YAML block at the head of a Markdown file say?

use super::header::Header;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// The largest front matter that is looked at, in bytes.
const LARGEST: usize = 64 * 1024;

/// Reads the block between `---` lines at the head of the text; `None` when there is none.
///
/// Keys that name no known field are passed over. A block that is not valid YAML (an unquoted colon in a title is
/// common) is read line by line.
pub(super) fn read(text: &str) -> Option<Header> {
    let (yaml, body) = split(text)?;
    let mut header = Header { body, ..Header::default() };
    match serde_yaml_ng::from_str::<Fields>(yaml) {
        Ok(fields) => {
            for (key, value) in &fields.0 {
                header.take_field(key, value);
            }
        }
        Err(_) => {
            for (key, value) in yaml.lines().filter_map(|line| line.split_once(':')) {
                header.take_field(key, value.trim().trim_matches(['"', '\'']));
            }
        }
    }
    Some(header)
}

/// The block's content, and where the text behind it begins.
fn split(text: &str) -> Option<(&str, usize)> {
    let is_fence = |line: &str, fences: &[&str]| fences.contains(&line.trim_end());
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| is_fence(line, &["---"]))?;
    let mut at = first.len();
    for line in lines {
        if is_fence(line, &["---", "..."]) {
            return Some((&text[first.len()..at], at + line.len()));
        }
        at += line.len();
        if at > LARGEST {
            break;
        }
    }
    None
}

/// The entries whose values are single: text, numbers, days.
struct Fields(Vec<(String, String)>);

/// A value that is single, or anything else.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Number(i64),
    Other(IgnoredAny),
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("keys and values")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields, M::Error> {
                let mut fields = Vec::new();
                while let Some(key) = map.next_key::<Value>()? {
                    let value = map.next_value::<Value>()?;
                    match (key, value) {
                        (Value::Text(key), Value::Text(value)) => fields.push((key, value)),
                        // A day written without dashes is a number to YAML.
                        (Value::Text(key), Value::Number(value)) => fields.push((key, value.to_string())),
                        _ => {}
                    }
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}
