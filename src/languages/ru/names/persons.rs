//! Which nominatives a person's name in some case can have.
//!
//! A word's ending leaves several readings open: «Токаева» is his genitive or her nominative. The words of one name
//! agree, which closes most; the release's other mentions and the post before the name close the rest.

use super::super::morphology::Forms;
use super::super::words::{GIVEN, GIVEN_FEMALE, GIVEN_MALE, Words};
use crate::names::Classes;

/// A nominative that a name can have, and the forms that it then stands in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub text: String,
    pub forms: Forms,
    /// How unusual it is that a name ends so in the nominative, from 0: few surnames end in «-у», as «Шойгу» does.
    pub strangeness: f32,
    /// Whether it holds a listed given name.
    pub has_given: bool,
}

/// An undeclined name in «-у», «-ю», «-ы» or «-е», or one in «-ой».
const UNDECLINED: f32 = 1.0;
/// A surname alone in «-а» behind a consonant: rather his genitive.
const OPEN_SURNAME: f32 = 0.7;

const M: Forms = Forms::MASCULINE;
const F: Forms = Forms::FEMININE;

/// The readings of a full name, whose words agree.
pub(super) fn full_readings(name: &str) -> Vec<Reading> {
    const MOST: usize = 24;
    let mut combined = vec![Reading { text: String::new(), forms: M | F, strangeness: 0.0, has_given: false }];
    for word in name.split_whitespace() {
        let of_word = readings(word);
        let mut further: Vec<Reading> = Vec::new();
        for reading in &combined {
            for next in &of_word {
                let forms = reading.forms & next.forms;
                if forms != Forms::NONE {
                    let space = if reading.text.is_empty() { "" } else { " " };
                    let strangeness = reading.strangeness + next.strangeness;
                    further.push(Reading {
                        text: format!("{}{space}{}", reading.text, next.text),
                        forms,
                        strangeness,
                        has_given: false,
                    });
                }
            }
        }
        if further.is_empty() {
            // Words that do not agree stand as they are: a foreign name.
            let text = name.split_whitespace().collect::<Vec<_>>().join(" ");
            return vec![Reading { text, forms: M | F, strangeness: 0.0, has_given: false }];
        }
        further.truncate(MOST);
        combined = further;
    }
    let is_alone = name.split_whitespace().filter(|word| !word.ends_with('.')).count() == 1;
    for reading in combined.iter_mut().filter(|reading| is_alone && is_open(&reading.text) && reading.text == name) {
        reading.strangeness += OPEN_SURNAME;
    }
    combined
}

/// Whether the name ends in «-а» behind a consonant, and not as a woman's surname does.
fn is_open(name: &str) -> bool {
    name.strip_suffix('а').is_some_and(|stem| !stem.ends_with(is_vowel) && !is_russian_stem(stem))
}

/// The readings of a full name; a listed given name tells the sex, where it is of one alone.
pub(super) fn sexed_readings(name: &str, words: &Words) -> Vec<Reading> {
    let mut all = full_readings(name);
    for reading in &mut all {
        let known = |word: &str| {
            let word = words.of(word);
            if word.forms.any(Forms::NOMINATIVE & Forms::SINGULARS) { word.classes } else { Classes::NONE }
        };
        let given = reading.text.split([' ', '-']).fold(Classes::NONE, |all, word| all | known(word));
        let given = if given.any(GIVEN) || !is_kazakh_man(&reading.text) { given } else { GIVEN_MALE };
        reading.forms = match (given.any(GIVEN_MALE), given.any(GIVEN_FEMALE)) {
            (true, false) => reading.forms & M,
            (false, true) => reading.forms & F,
            _ => reading.forms,
        };
        reading.has_given = given.any(GIVEN) && reading.forms != Forms::NONE;
    }
    let fits = all.iter().any(|reading| reading.forms != Forms::NONE);
    if fits {
        all.retain(|reading| reading.forms != Forms::NONE);
    }
    all
}

/// Whether the given name of a name of two words or more ends as those of Kazakh men do: «Асламбек», «Жолдас».
fn is_kazakh_man(name: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "бек",
        "болат",
        "мурат",
        "берген",
        "бай",
        "гали",
        "кали",
        "хан",
        "султан",
        "газы",
        "дас",
        "мбет",
        "гельды",
        "кельды",
        "нияз",
        "жомарт",
    ];
    let given = name.split_once(' ').map_or("", |(given, _)| given);
    ENDINGS.iter().any(|ending| given.ends_with(ending))
}

/// The readings of one word of a name; of a compound («Рено-Бассо», «Касым-Жомарту») the last part is declined, and the
/// first where it agrees.
pub(super) fn readings(word: &str) -> Vec<Reading> {
    let is_fixed = word.ends_with('.') || !word.starts_with(char::is_uppercase) || word.is_ascii();
    let is_roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if is_fixed || is_roman {
        return vec![Reading { text: word.to_owned(), forms: Forms::ALL, strangeness: 0.0, has_given: false }];
    }
    match word.rsplit_once('-') {
        Some((first, last)) => readings(last)
            .into_iter()
            .map(|reading| Reading { text: format!("{first}-{}", reading.text), ..reading })
            .collect(),
        None => simple(word),
    }
}

/// Endings of surnames that are declined as adjectives: what stands, the masculine and the feminine nominative.
const ADJECTIVAL: [(&str, &str, Forms); 9] = [
    ("ского", "ский", Forms::GENITIVE),
    ("скому", "ский", Forms::DATIVE),
    ("ским", "ский", Forms::INSTRUMENTAL),
    ("ском", "ский", Forms::PREPOSITIONAL),
    ("ский", "ский", Forms::NOMINATIVE),
    ("ская", "ская", Forms::NOMINATIVE),
    ("скую", "ская", Forms::ACCUSATIVE),
    ("ской", "ская", Forms::GENITIVE),
    ("цкого", "цкий", Forms::GENITIVE),
];

/// The readings of a word without hyphens, the likeliest first.
fn simple(word: &str) -> Vec<Reading> {
    let mut found = Vec::new();
    let mut add = |text: String, forms: Forms| {
        if text.chars().count() > 1 {
            let undeclined = text == word && (word.ends_with(['у', 'ю', 'ы', 'е']) || word.ends_with("ой"));
            found.push(Reading {
                text,
                forms,
                strangeness: if undeclined { UNDECLINED } else { 0.0 },
                has_given: false,
            });
        }
    };
    let oblique = Forms::DATIVE | Forms::INSTRUMENTAL | Forms::PREPOSITIONAL;
    if let Some((ending, nominative, case)) = ADJECTIVAL.iter().find(|(ending, ..)| word.ends_with(ending)) {
        let stem = &word[..word.len() - ending.len()];
        let gender = if nominative.ends_with("ая") { F } else { M };
        let cases = match *ending {
            "ской" => Forms::GENITIVE | oblique,
            "ского" | "цкого" => Forms::GENITIVE | Forms::ACCUSATIVE,
            _ => *case,
        };
        add(format!("{stem}{nominative}"), cases & gender);
        return found;
    }
    let mut chars = word.chars();
    let Some(last) = chars.next_back() else { return found };
    let stem = chars.as_str();
    let before = stem.chars().next_back().unwrap_or(' ');
    let russian = is_russian_stem;
    let patronymic = |stem: &str| stem.ends_with("ович") || stem.ends_with("евич");
    let genitive = Forms::GENITIVE | Forms::ACCUSATIVE;
    let soft = is_vowel(before);
    match last {
        // A surname of one syllable is not declined: "Юрия Пя", "Марине Ха".
        'а' | 'я' if !stem.to_lowercase().contains(is_vowel) => add(word.to_owned(), M | F),
        'а' if russian(stem) => {
            add(word.to_owned(), Forms::NOMINATIVE & F);
            add(stem.to_owned(), genitive & M);
        }
        'а' if word.ends_with("овна") || word.ends_with("евна") => add(word.to_owned(), Forms::NOMINATIVE & F),
        'а' => {
            if !patronymic(stem) {
                add(word.to_owned(), Forms::NOMINATIVE & (M | F));
            }
            if !is_vowel(before) {
                add(stem.to_owned(), genitive & M);
            }
        }
        'я' => {
            add(word.to_owned(), Forms::NOMINATIVE & (M | F));
            add(format!("{stem}{}", if soft { "й" } else { "ь" }), genitive & M);
        }
        'у' => {
            if !is_vowel(before) {
                add(stem.to_owned(), Forms::DATIVE & M);
                if !patronymic(stem) {
                    add(format!("{stem}а"), Forms::ACCUSATIVE & (if russian(stem) { F } else { M | F }));
                }
            }
            if !russian(stem) && !patronymic(stem) {
                add(word.to_owned(), M | F);
            }
        }
        'ю' => {
            add(format!("{stem}{}", if soft { "й" } else { "ь" }), Forms::DATIVE & M);
            add(format!("{stem}я"), Forms::ACCUSATIVE & (M | F));
            add(word.to_owned(), M | F);
        }
        'е' => {
            if !is_vowel(before) {
                add(stem.to_owned(), Forms::PREPOSITIONAL & M);
                add(format!("{stem}а"), (Forms::DATIVE | Forms::PREPOSITIONAL) & (M | F));
            } else {
                add(format!("{stem}й"), Forms::PREPOSITIONAL & M);
                add(format!("{stem}я"), (Forms::DATIVE | Forms::PREPOSITIONAL) & (M | F));
            }
            if !russian(stem) {
                add(word.to_owned(), M | F);
            }
        }
        'ы' => {
            add(format!("{stem}а"), Forms::GENITIVE & (M | F));
            add(word.to_owned(), M | F);
        }
        'и' => {
            add(word.to_owned(), M | F);
            let a = matches!(before, 'к' | 'г' | 'х' | 'ж' | 'ш' | 'ч' | 'щ');
            add(
                format!("{stem}{}", if a { "а" } else { "я" }),
                (Forms::GENITIVE | Forms::DATIVE | Forms::PREPOSITIONAL) & (M | F),
            );
            add(format!("{stem}ь"), (Forms::GENITIVE | Forms::DATIVE | Forms::PREPOSITIONAL) & F);
        }
        'м' if before == 'ы' && russian(stem.trim_end_matches('ы')) => {
            add(stem.trim_end_matches('ы').to_owned(), Forms::INSTRUMENTAL & M);
        }
        'м' if before == 'о' && stem.chars().count() > 3 => {
            add(stem.trim_end_matches('о').to_owned(), Forms::INSTRUMENTAL & M);
        }
        'м' if before == 'е' && stem.chars().count() > 3 => {
            let bare = stem.strip_suffix('е').unwrap_or(stem);
            let sound = bare.chars().next_back().unwrap_or(' ');
            let hushing = matches!(sound, 'ч' | 'ж' | 'ш' | 'щ' | 'ц');
            let ending = if hushing {
                ""
            } else if is_vowel(sound) {
                "й"
            } else {
                "ь"
            };
            add(word.to_owned(), (Forms::NOMINATIVE & M) | F);
            add(format!("{bare}{ending}"), Forms::INSTRUMENTAL & M);
        }
        'й' if before == 'о' && stem.chars().count() > 2 => {
            let bare = stem.trim_end_matches('о');
            let cases = if russian(bare) { Forms::GENITIVE | oblique } else { Forms::INSTRUMENTAL };
            add(format!("{bare}а"), cases & (if russian(bare) { F } else { M | F }));
            if !russian(bare) {
                add(word.to_owned(), Forms::NOMINATIVE & M);
            }
        }
        'й' if before == 'е' && stem.chars().count() > 3 => {
            add(word.to_owned(), (Forms::NOMINATIVE & M) | F);
            add(format!("{}я", stem.trim_end_matches('е')), Forms::INSTRUMENTAL & (M | F));
        }
        'о' | 'э' | 'ә' | 'ө' | 'ү' | 'ұ' | 'і' | 'ё' => add(word.to_owned(), M | F),
        'ь' => add(word.to_owned(), (Forms::NOMINATIVE & M) | F),
        // A consonant: his nominative; hers in every case, unless a surname in -ов has its own feminine.
        _ if russian(word) => add(word.to_owned(), Forms::NOMINATIVE & M),
        _ => add(word.to_owned(), (Forms::NOMINATIVE & M) | F),
    }
    found
}

/// Whether the stem is that of a surname such as «Токаев», «Сапарбаева», «Никитин».
fn is_russian_stem(stem: &str) -> bool {
    const ENDINGS: [&str; 5] = ["ов", "ев", "ёв", "ин", "ын"];
    const SHORTEST: usize = 4;
    stem.chars().count() >= SHORTEST && ENDINGS.iter().any(|ending| stem.ends_with(ending))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ә' | 'ө' | 'ү' | 'ұ' | 'і')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_case_have_their_nominative_among_the_readings() {
        let cases = [
            ("Касым-Жомарту Токаеву", "Касым-Жомарт Токаев"),
            ("Реджепом Тайипом Эрдоганом", "Реджеп Тайип Эрдоган"),
            ("Сауле Маратовне Жексеновой", "Сауле Маратовна Жексенова"),
            ("Сергеем Белозеровым", "Сергей Белозеров"),
            ("Алексеем Тимофеевичем", "Алексей Тимофеевич"),
            ("Виталия Пя", "Виталий Пя"),
            ("Андрея Белянинова", "Андрей Белянинов"),
            ("Игорем Шуваловым", "Игорь Шувалов"),
            ("Еркина Асхатовича Тулегенова", "Еркин Асхатович Тулегенов"),
            ("Владимира Зеленского", "Владимир Зеленский"),
            ("К. Аксакалову", "К. Аксакалов"),
            ("Мухаммеду VI", "Мухаммед VI"),
            ("Одиль Рено-Бассо", "Одиль Рено-Бассо"),
            ("Ангелой Меркель", "Ангела Меркель"),
            ("Марией Захаровой", "Мария Захарова"),
        ];
        for (form, nominative) in cases {
            let found = full_readings(form);
            assert!(found.iter().any(|reading| reading.text == nominative), "{form}: {found:?}");
        }
    }

    #[test]
    fn words_that_agree_leave_one_likely_reading() {
        for form in ["Касым-Жомартом Токаевым", "Динарой Щегловой", "Ольга Маратовна", "Асхату Сериковичу Омарову"]
        {
            let mut found = full_readings(form);
            found.retain(|reading| reading.strangeness < UNDECLINED);
            assert_eq!(found.len(), 1, "{form}: {found:?}");
        }
    }
}
