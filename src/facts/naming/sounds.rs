//! A key under which the spellings of one word of a person's name fall together, whatever the script.

use super::fold::plain_letter;

/// Letters and groups of Latin letters that transliterations write one sound with, longest first, and the sound's sign.
/// Signs stand in capitals: `C` is ч, `W` is ш and щ, `J` is ж and дж.
const GROUPS: [(&str, &str); 27] = [
    ("shch", "W"),
    // "Bakytzhan" is no "Bakytz-han".
    ("tzh", "TJ"),
    ("sch", "W"),
    ("dzh", "J"),
    ("tch", "C"),
    ("zh", "J"),
    ("dj", "J"),
    ("kh", "H"),
    ("gh", "G"),
    ("sh", "W"),
    ("ch", "C"),
    ("cz", "C"),
    ("ohn", "ON"),
    ("ph", "F"),
    ("th", "T"),
    ("tz", "TS"),
    ("ck", "K"),
    ("ce", "SE"),
    ("ci", "SI"),
    ("cy", "SI"),
    ("ou", "U"),
    ("oo", "O"),
    ("c", "K"),
    ("x", "KS"),
    ("q", "K"),
    ("w", "V"),
    ("y", "I"),
];

/// The key of one word of a person's name: the same for its spellings in English, Kazakh Cyrillic and Latin and Russian
/// ("Tokayev", "Tokaev", "Toqaev", "Тоқаев", "Токаев"; "Zhomart", "Jomart"; "Akhmet", "Ahmet"; "Sergey", "Sergei").
///
/// One sign stands for every sound that transliterations write in several ways, letters are not doubled, and the glide
/// before "e" is left out. Letters of scripts other than Latin and Cyrillic stand for themselves.
pub fn sound_key(word: &str) -> String {
    let signs = signs(word);
    let mut sounds = String::with_capacity(signs.len());
    let mut rest = signs.as_str();
    while let Some(first) = rest.chars().next() {
        match GROUPS.iter().find(|(letters, _)| rest.starts_with(letters)) {
            Some((letters, sound)) => {
                sounds.push_str(sound);
                rest = &rest[letters.len()..];
            }
            None => {
                sounds.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    smooth(&sounds.to_lowercase())
}

/// The word with signs for the letters whose sound their alphabet says, and plain letters for those that are to be read
/// in groups.
fn signs(word: &str) -> String {
    let lower: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let accents_are_kazakh = lower.iter().any(|c| matches!(c, 'á' | 'ǵ' | 'ı'));
    // In the Kazakh alphabet of 2017 an apostrophe changes the letter before it; one alone can be any other.
    let apostrophes_are_kazakh = lower.iter().filter(|c| is_apostrophe(**c)).count() > 1;
    let mut signs = String::with_capacity(lower.len() + 4);
    for (at, &c) in lower.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| lower[before]);
        match c {
            // Before a vowel these marks part it from the consonant, as a glide does, and the vowel's letter says so.
            'ь' | 'ъ' | '.' | '-' | ' ' | '\u{300}'..='\u{36f}' => {}
            _ if is_apostrophe(c) => {}
            'c' if lower.get(at + 1).copied().is_some_and(is_apostrophe) => signs.push('C'),
            's' if apostrophes_are_kazakh && lower.get(at + 1).copied().is_some_and(is_apostrophe) => signs.push('W'),
            'y' if apostrophes_are_kazakh && lower.get(at + 1).copied().is_some_and(is_apostrophe) => signs.push('U'),
            // Printed Russian has "е" for it behind most consonants.
            'ё' if before.is_some_and(|before| !is_vowel(before) && !matches!(before, 'ь' | 'ъ' | 'й')) => {
                signs.push('E')
            }
            'ж' | 'җ' | 'ҷ' if before == Some('д') => {
                signs.pop();
                signs.push('J');
            }
            // "Singh", "Сингх".
            'х' if before == Some('г') => {}
            // "Nikolic" for "Nikolić".
            'c' if at + 1 == lower.len() && before == Some('i') => signs.push('C'),
            'ý' if accents_are_kazakh => signs.push('U'),
            _ => match sign(c) {
                "" => signs.push_str(plain_letter(c).unwrap_or(c.encode_utf8(&mut [0; 4]))),
                sign => signs.push_str(sign),
            },
        }
    }
    signs
}

/// The sign of a letter that stands for one sound wherever it stands; "" for any other.
fn sign(c: char) -> &'static str {
    match c {
        'а' | 'ә' | 'ə' => "A",
        'б' => "B",
        'в' => "V",
        'г' | 'ғ' | 'ґ' | 'ğ' | 'ǵ' => "G",
        'д' => "D",
        'е' | 'э' | 'є' => "E",
        'ё' => "IO",
        'ж' | 'җ' | 'ҷ' | 'ž' => "J",
        'з' => "Z",
        'и' | 'й' | 'ы' | 'і' | 'ї' | 'ӣ' | 'ı' | 'ý' => "I",
        'к' | 'қ' => "K",
        'л' => "L",
        'м' => "M",
        'н' | 'ң' => "N",
        'о' | 'ө' => "O",
        'п' => "P",
        'р' => "R",
        'с' => "S",
        'т' => "T",
        'у' | 'ұ' | 'ү' | 'ў' | 'ӯ' => "U",
        'ф' => "F",
        'х' | 'һ' | 'ҳ' => "H",
        'ц' | 'ţ' | 'ț' => "TS",
        'ч' | 'ç' | 'ć' | 'č' => "C",
        'ш' | 'щ' | 'š' | 'ş' | 'ș' => "W",
        'ю' => "IU",
        'я' => "IA",
        _ => "",
    }
}

/// Without the differences between spellings that no letter carries alone: doubled letters, the glide before "e", and
/// "-yov" for "-ёв" behind a consonant.
fn smooth(sounds: &str) -> String {
    let mut single: Vec<char> = Vec::with_capacity(sounds.len());
    for c in sounds.chars() {
        // "Galeev" is not "Galev".
        if single.last() != Some(&c) || c == 'e' {
            single.push(c);
        }
    }
    let mut key = String::with_capacity(sounds.len());
    for (at, &c) in single.iter().enumerate() {
        let next = single.get(at + 1);
        let is_glide = c == 'i' && next == Some(&'e');
        // "Мұхаметжан", "Мухамеджан".
        let is_in_affricate = c == 't' && next == Some(&'j');
        if !is_glide && !is_in_affricate {
            key.push(c);
        }
    }
    // "Қожа", "Ходжа".
    key = key.replace("hoja", "koja");
    // "Abdullah", "Абдулла".
    if key.len() > "shah".len() && key.ends_with("ah") {
        key.pop();
    }
    // "Зейнолла", "Зейнулла".
    for (spelt, read) in [("ola", "ula"), ("olaev", "ulaev"), ("olaeva", "ulaeva")] {
        if let Some(stem) = key.strip_suffix(spelt) {
            key = format!("{stem}{read}");
        }
    }
    for (spelt, read) in [("iov", "ev"), ("iova", "eva")] {
        let stem = key.strip_suffix(spelt).filter(|stem| stem.ends_with(|c| !is_vowel(c)));
        if let Some(stem) = stem {
            key = format!("{stem}{read}");
        }
    }
    key
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '\u{2b0}'..='\u{2ff}')
}

fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'а'
            | 'ә'
            | 'е'
            | 'ё'
            | 'и'
            | 'і'
            | 'о'
            | 'ө'
            | 'у'
            | 'ұ'
            | 'ү'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
    )
}

/// How many syllables a key has: its runs of vowels.
pub(super) fn syllables(key: &str) -> usize {
    let mut inside = false;
    key.chars().filter(|&c| !std::mem::replace(&mut inside, is_vowel(c)) && is_vowel(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        let same = [
            "Tokayev Tokaev Toqayev Tokaiev Токаев Тоқаев Toqaıev",
            "Kassym-Jomart Kasym-Zhomart Kassym-Zhomart Qasym-Jomart Касым-Жомарт Қасым-Жомарт",
            "Mirziyoyev Mirziyoev Мирзиёев",
            "Japarov Zhaparov Dzhaparov Жапаров Джапаров",
            "Yermek Ermek Ермек",
            "Sergey Sergei Сергей",
            "Akhmetov Ahmetov Ахметов",
            "Berdimuhamedov Berdymukhamedov Berdimuhamedow Бердымухамедов",
            "Duissenova Duisenova Дуйсенова Дүйсенова",
            "Zelenskyy Zelensky Zelenskiy Зеленский",
            "Erdoğan Erdogan Эрдоган Ердоған",
            "Rahmon Rakhmon Рахмон Раҳмон",
            "Nazarbayev Nazarbaev Назарбаев",
            "Victor Viktor Виктор",
            "Mahmoud Mahmud Махмуд",
            "Sagimbayev Sagymbaev Saghimbayev Сағымбаев",
            "Smaiylov Смайылов Смаилов Smailov",
            "Vasilyev Vasiliev Васильев",
            "Solovyov Solovyev Soloviev Соловьёв Соловьев",
            "Qūlgereuov Кулгереуов Құлгереуов",
            "Áýezov Әуезов Ауэзов Auezov A'y'ezov",
            "Ashimbaev A's'imbaev Äşımbaev Әшімбаев Áshimbaev Ашимбаев",
            "Bakytzhan Bakytjan Baqytjan Бақытжан Бакытжан",
            "Abdullah Abdulla Абдулла",
            "Johnson Джонсон",
            "Sooronbay Сооронбай",
            "Zeinulla Зейнолла Зейнулла",
            "Nikolic Nikolić Николич",
            "Singh Сингх",
            "Mukhamedzhanov Мұхамеджанов Мұхаметжанов Мухаметжанов",
            "Musakhodzhayeva Мұсақожаева Мусаходжаева",
            "Maıa Maya Maia Майя",
        ];
        for group in same {
            let keys: Vec<String> = group.split(' ').map(sound_key).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{group}: {keys:?}");
        }
    }

    #[test]
    fn other_names_have_other_keys() {
        let apart = [
            ("Aliyev", "Aliyeva"),
            ("Omarov", "Umarov"),
            ("Smailov", "Ismailov"),
            ("Karin", "Karim"),
            ("Асанов", "Ашанов"),
            ("Галиев", "Галеев"),
            ("Марат", "Мурат"),
            ("Серик", "Берик"),
        ];
        for (a, b) in apart {
            assert_ne!(sound_key(a), sound_key(b));
        }
    }
}
