//! In which encoding are a file's bytes, and what text do they hold?

use super::{ArchiveError, Notice, kind};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a file the look at its bytes covers.
const HEAD: usize = 4096;

/// Decodes a whole file. A byte-order mark decides and is no part of the text; else the encoding that the file declares,
/// if it does; else UTF-8 where the bytes are that; else what `chardetng` takes them for.
pub(super) fn decode(
    bytes: Vec<u8>,
    declared: Option<&'static Encoding>,
    notices: &mut Vec<Notice>,
) -> Result<String, ArchiveError> {
    if bytes.is_empty() {
        return Err(ArchiveError::Empty);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return if encoding == UTF_8 {
            let mut bytes = bytes;
            bytes.drain(..mark);
            String::from_utf8(bytes).or_else(|error| with(UTF_8, error.as_bytes(), notices))
        } else {
            with(encoding, &bytes[mark..], notices)
        };
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if let Some(format) = kind::known_binary(head) {
        return Err(ArchiveError::UnknownKind(format.to_owned()));
    }
    if let Some(encoding) = unmarked_utf_16(head) {
        return with(encoding, &bytes, notices);
    }
    if looks_binary(head) || memchr::memchr(0, &bytes).is_some() {
        return Err(ArchiveError::Binary);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let bytes = error.as_bytes();
            with(declared.filter(|&it| it != UTF_8).unwrap_or_else(|| guess(bytes)), bytes, notices)
        }
    }
}

/// Decodes from a known encoding, and notes that it was not UTF-8 or did not fit.
fn with(encoding: &'static Encoding, bytes: &[u8], notices: &mut Vec<Notice>) -> Result<String, ArchiveError> {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if encoding != UTF_8 {
        notices.push(Notice::Decoded(encoding.name()));
    }
    if malformed {
        notices.push(Notice::Malformed(encoding.name()));
    }
    if text.chars().take(HEAD).filter(|&c| is_control(c)).count() * 20 > text.len().min(HEAD) {
        return Err(ArchiveError::Binary);
    }
    Ok(text.into_owned())
}

/// What bytes that are not valid UTF-8 most likely are.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if is_damaged_utf_8(bytes) {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    // A release in a script of East Asia is none that this program reads: a stray byte is likelier.
    if guess.is_single_byte() { guess } else { WINDOWS_1252 }
}

/// Whether the bytes are UTF-8 with a few faults: sequences that are right far outnumber what is wrong.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong * 4
}

/// UTF-16 without a mark: every other byte is the high byte of a Latin, Cyrillic or punctuation character.
fn unmarked_utf_16(head: &[u8]) -> Option<&'static Encoding> {
    const SHORTEST: usize = 8;
    if head.len() < SHORTEST {
        return None;
    }
    let pairs = head.len() / 2;
    let high = |from: usize| head.iter().skip(from).step_by(2).filter(|b| matches!(b, 0x00 | 0x04 | 0x20)).count();
    let (big, little) = (high(0), high(1));
    // White space and NUL in the low byte are rare; 0x00 and 0x04 occur in no text of one byte a character.
    let telling = head.iter().filter(|b| matches!(b, 0x00 | 0x04)).count() * 2 > pairs;
    let most = |count: usize, other: usize| telling && count * 10 >= pairs * 9 && other * 2 < pairs;
    match () {
        () if most(little, big) => Some(UTF_16LE),
        () if most(big, little) => Some(UTF_16BE),
        () => None,
    }
}

fn looks_binary(head: &[u8]) -> bool {
    let controls = head.iter().filter(|&&byte| is_control(char::from(byte)) && byte < 0x80).count();
    controls * 20 > head.len()
}

/// Control characters that no text holds (line ends, tabs, form feeds and the like aside).
fn is_control(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\x0b' | '\x0c' | '\r' | '\x1a' | '\x1b')
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "Глава государства принял Председателя Комитета национальной безопасности. \
                           По итогам встречи Президент дал ряд поручений.";

    fn decoded(bytes: &[u8]) -> (String, Vec<Notice>) {
        let mut notices = Vec::new();
        let text = decode(bytes.to_vec(), None, &mut notices).unwrap();
        (text, notices)
    }

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn utf_8_is_taken_as_it_is_and_its_mark_left_out() {
        assert_eq!(decoded("₸5".as_bytes()), ("₸5".to_owned(), vec![]));
        assert_eq!(decoded("\u{feff}₸5".as_bytes()), ("₸5".to_owned(), vec![]));
    }

    #[test]
    fn windows_encodings_are_told_apart() {
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(RUSSIAN);
        assert_eq!(decoded(&bytes), (RUSSIAN.to_owned(), vec![Notice::Decoded("windows-1251")]));
        let french = "President’s visit to the Élysée: a café, £5 million and “quotes” for the Côte d’Ivoire.";
        let (bytes, ..) = WINDOWS_1252.encode(french);
        assert_eq!(decoded(&bytes), (french.to_owned(), vec![Notice::Decoded("windows-1252")]));
    }

    #[test]
    fn utf_16_is_found_with_and_without_its_mark() {
        for text in [RUSSIAN, "ASTANA – The President signed a decree."] {
            let (little, big) = (utf_16(text, u16::to_le_bytes), utf_16(text, u16::to_be_bytes));
            assert_eq!(decoded(&little), (text.to_owned(), vec![Notice::Decoded("UTF-16LE")]));
            assert_eq!(decoded(&big), (text.to_owned(), vec![Notice::Decoded("UTF-16BE")]));
            let marked = utf_16(&format!("\u{feff}{text}"), u16::to_le_bytes);
            assert_eq!(decoded(&marked), (text.to_owned(), vec![Notice::Decoded("UTF-16LE")]));
        }
    }

    #[test]
    fn a_stray_byte_does_not_turn_utf_8_into_something_else() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes.push(0xd0);
        let (text, notices) = decoded(&bytes);
        assert_eq!(text, format!("{RUSSIAN}\u{fffd}"));
        assert_eq!(notices, [Notice::Malformed("UTF-8")]);
    }

    #[test]
    fn binary_data_is_refused() {
        let refused = |bytes: &[u8]| decode(bytes.to_vec(), None, &mut Vec::new()).unwrap_err();
        assert!(matches!(refused(b"text\0text and more text"), ArchiveError::Binary));
        assert!(matches!(refused(&(0..=255).collect::<Vec<u8>>()), ArchiveError::Binary));
        assert!(matches!(refused(b"\x89PNG\r\n\x1a\n"), ArchiveError::UnknownKind(_)));
        assert!(matches!(refused(b""), ArchiveError::Empty));
    }
}
