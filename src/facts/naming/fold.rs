//! Letters without case, marks and script.

/// The text in lower-case letters, digits and spaces: marks and case removed, Cyrillic transliterated, letters of
/// other scripts kept, every other character a space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            '\'' | '’' | '‘' | '`' | '.' | 'ь' | 'ъ' | 'Ь' | 'Ъ' | '\u{2b0}'..='\u{36f}' => {}
            _ if c.is_alphabetic() => {
                let lower = c.to_lowercase().next().unwrap_or(c);
                match letter(lower) {
                    "" => folded.push(lower),
                    plain => folded.push_str(plain),
                }
            }
            _ => folded.push(' '),
        }
    }
    folded
}

/// The folded words with single spaces between them; the text itself in lower case where it holds no letter or digit,
/// so that no two names fall together for want of letters.
pub fn fold_words(text: &str) -> String {
    let folded = fold(text);
    let mut words = folded.split_whitespace();
    let Some(first) = words.next() else { return text.to_lowercase() };
    words.fold(first.to_owned(), |words, word| words + " " + word)
}

/// A letter that [`fold`] writes with other letters, in lower case, as plain Latin letters.
pub(super) fn plain_letter(c: char) -> Option<&'static str> {
    Some(letter(c)).filter(|plain| !plain.is_empty())
}

/// A Latin letter with its mark, or a Cyrillic letter, as plain Latin letters; "" for a letter of another script.
fn letter(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ə' | 'ǎ' | 'ạ'..='ặ' | 'а' | 'ә' => "a",
        'ç' | 'ć' | 'č' => "ch",
        'ď' | 'đ' | 'ð' | 'д' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' | 'е' | 'э' | 'є' => "e",
        'ğ' | 'ģ' | 'ġ' | 'ǵ' | 'г' | 'ғ' | 'ґ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'ỉ'..='ị' | 'и' | 'і' | 'й' | 'ы' | 'ї' | 'ӣ' => "i",
        'ķ' | 'к' | 'қ' => "k",
        'ł' | 'ļ' | 'ľ' | 'л' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' | 'н' | 'ң' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ọ'..='ợ' | 'о' | 'ө' => "o",
        'ŕ' | 'ř' | 'р' => "r",
        'ś' | 'с' => "s",
        'š' | 'ş' | 'ș' | 'ш' | 'щ' => "sh",
        'ť' | 'ţ' | 'ț' | 'т' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' | 'у' | 'ұ' | 'ү' | 'ў' | 'ӯ' => {
            "u"
        }
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'ż' | 'з' => "z",
        'ž' | 'ж' | 'җ' => "zh",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'б' => "b",
        'в' => "v",
        'м' => "m",
        'п' => "p",
        'ф' => "f",
        'х' | 'һ' | 'ҳ' => "h",
        'ц' => "ts",
        'ч' | 'ҷ' => "ch",
        'ё' => "io",
        'ю' => "iu",
        'я' => "ia",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_scripts_are_kept() {
        for (a, b) in [("Αθήνα", "Σπάρτη"), ("თბილისი", "ბათუმი"), ("Երևան", "Գյումրի"), ("北京", "上海"), ("—", "…")]
        {
            assert_ne!(fold_words(a), fold_words(b));
            assert!(!fold_words(a).is_empty());
        }
        assert_eq!(fold_words("ΑΘΗΝΑ"), fold_words("αθηνα"));
        assert_eq!(fold_words("İstanbul"), fold_words("Istanbul"));
        assert_eq!(fold_words("Oʻzbekiston"), fold_words("O'zbekiston"));
    }
}
