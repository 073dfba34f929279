//! What do the releases in a JSON Lines file, or in a JSON document, say?

use super::header::Header;
use super::reader::{Reader, Stop};
use super::{ArchiveError, Notice, RawRelease, encoding, paragraphs};
use crate::position::Span;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::io::{BufRead, Read};

impl Reader {
    /// Reads JSON Lines: a release a line, and a refusal for each line that holds none. `notices` are those of the file.
    pub(super) fn json_lines(&self, path: &str, mut lines: &mut dyn BufRead, notices: &[Notice]) -> Result<(), Stop> {
        let limit = self.options.limits.largest_release();
        let mut line = Vec::new();
        for number in 1u64.. {
            line.clear();
            (&mut lines).take(limit + 1).read_until(b'\n', &mut line).map_err(Stop::Broken)?;
            if line.is_empty() {
                break;
            }
            let path = format!("{path}#{number}");
            if line.len() as u64 > limit && line.last() != Some(&b'\n') {
                lines.skip_until(b'\n').map_err(Stop::Broken)?;
                self.refuse(path, ArchiveError::TooLong { limit })?;
                continue;
            }
            let value = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii();
            if !value.is_empty() {
                self.give(path.clone(), self.json_release(path, value, notices.to_vec()))?;
            }
        }
        Ok(())
    }

    /// Reads a JSON document: an array of releases, releases one behind the other, or one release. A release's hash
    /// is that of its value, in UTF-8 whatever the document's encoding.
    pub(super) fn json(&self, path: &str, bytes: Vec<u8>) -> Result<(), Stop> {
        let mut notices = Vec::new();
        let text = match encoding::decode(bytes, None, &mut notices) {
            Ok(text) => text,
            Err(reason) => return self.refuse(path.to_owned(), reason),
        };
        if text.trim().is_empty() {
            return self.refuse(path.to_owned(), ArchiveError::Empty);
        }
        let is_lines = text.trim_start().starts_with('{')
            && text
                .trim()
                .lines()
                .next()
                .is_some_and(|line| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok());
        if is_lines {
            return self.json_lines(path, &mut text.as_bytes(), &notices);
        }
        let mut rest = text.as_str();
        for number in 1u64.. {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ',' | ']'));
            if rest.is_empty() {
                break;
            }
            let path = format!("{path}#{number}");
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<serde::de::IgnoredAny>();
            if let Some(Err(error)) = values.next() {
                return self.refuse(path, ArchiveError::BadJson(error));
            }
            let (value, behind) = rest.split_at(values.byte_offset());
            self.give(path.clone(), self.json_release(path, value.as_bytes(), notices.clone()))?;
            rest = behind;
        }
        Ok(())
    }

    fn json_release(&self, path: String, bytes: &[u8], mut notices: Vec<Notice>) -> Result<RawRelease, ArchiveError> {
        let fields = &self.options.fields;
        let parsed = match std::str::from_utf8(bytes) {
            Ok(line) => serde_json::from_str(line),
            Err(_) => serde_json::from_str(&encoding::decode(bytes.to_vec(), None, &mut notices)?),
        };
        let mut object = match parsed.map_err(ArchiveError::BadJson)? {
            Value::Object(object) => object,
            _ => Map::new(),
        };
        let Some(Value::String(text)) = object.remove(&fields.text) else {
            return Err(ArchiveError::NoText(fields.text.clone()));
        };
        if text.trim().is_empty() {
            return Err(ArchiveError::Empty);
        }
        let mut header = Header::default();
        let known = [
            ("url", &fields.url),
            ("title", &fields.title),
            ("date", &fields.published),
            ("place", &fields.place),
            ("language", &fields.language),
        ];
        for (label, name) in known {
            if let Some(Value::String(value)) = object.get(name) {
                header.take_field(label, value);
            }
        }
        notices.extend(header.notices);
        Ok(RawRelease {
            path,
            sha256: Sha256::digest(bytes).into(),
            blocks: paragraphs(&text, Span::new(0, text.len())),
            text,
            metadata: header.metadata,
            notices,
        })
    }
}
