//! The corpus of phrases with what stands in them, numbers spoken and read again, and rows of words at random.

use super::own;
use crate::figures::corpus::{amounts, assert_read, assert_sound, check_amounts, document, grammar, rows_of};
use crate::languages::Language;
use crate::table;
use proptest::prelude::*;

/// Shared rules for what Kazakh says otherwise, or by rules of its own.
const OTHER_LANGUAGES: &[&str] = &[
    "compared-unit",
    "count-of",
    "count-of-count",
    "counted-before",
    "fraction",
    "itself-subject",
    "listed-part",
    "money-and-subunit",
    "model-number",
    "occurrences",
    "part-of-count",
    "part-of-sum",
    "ratio-factor",
    "ratio-times",
    "ratio-word",
    "same-measure",
    "same-money",
    "subject",
];

#[test]
fn the_corpus_is_read_as_written() {
    check_amounts(Language::Kk, include_str!("corpus.tsv"), OTHER_LANGUAGES);
}

#[test]
fn what_is_restored_is_in_the_corpus() {
    let corpus = include_str!("corpus.tsv");
    let phrases = table::lines(corpus).filter_map(|line| line.split('\t').next());
    let used: Vec<_> = phrases.flat_map(|phrase| amounts(phrase, Language::Kk)).map(|amount| amount.rule).collect();
    for rule in own::RESTORED {
        assert!(used.contains(&rule), "{rule}");
    }
}

/// Words and marks of figures, put in a row at random.
const WORDS: &[&str] = &[
    "екі",
    "он",
    "жиырма",
    "тоқсан",
    "жүз",
    "мың",
    "мыңнан",
    "мыңға",
    "млн",
    "млрд.",
    "миллион",
    "жарым",
    "жарты",
    "бесеуі",
    "бірге",
    "-",
    "–",
    "%",
    "ге",
    "нан",
    "і",
    "$",
    "теңге",
    "теңгеден",
    "теңгеге",
    "АҚШ",
    "долларға",
    "KZT",
    "(",
    ")",
    ",",
    ".",
    ":",
    "/",
    "+",
    "5",
    "1,5",
    "85 000",
    "000",
    "2024",
    "№",
    "бабы",
    "жас",
    "жасқа",
    "жылы",
    "сағат",
    "шаршы",
    "метр",
    "км",
    "тонна",
    "пайыз",
    "пайыздық",
    "тармаққа",
    "есе",
    "еселенді",
    "астам",
    "жуық",
    "дейін",
    "кем",
    "емес",
    "аспайды",
    "шамамен",
    "тағы",
    "оның",
    "ішінде",
    "саны",
    "адам",
    "жаңа",
    "жоба",
    "жобаның",
    "мектеп",
    "және",
    "мен",
    "маусымда",
    "төмендеді",
    "өсті",
    "«",
    "»",
    "é",
    "\u{a0}",
    "\n\n",
];

/// The endings of six cases behind a word: genitive, dative, accusative, locative, ablative, instrumental.
fn endings(word: &str) -> [&'static str; 6] {
    match word {
        "бір" | "елу" => ["дің", "ге", "ді", "де", "ден", "мен"],
        "екі" | "жеті" => ["нің", "ге", "ні", "де", "ден", "мен"],
        "үш" | "төрт" | "бес" | "жетпіс" => ["тің", "ке", "ті", "те", "тен", "пен"],
        "алты" | "жиырма" => ["ның", "ға", "ны", "да", "дан", "мен"],
        "сегіз" | "жүз" => ["дің", "ге", "ді", "де", "ден", "бен"],
        "тоғыз" | "отыз" => ["дың", "ға", "ды", "да", "дан", "бен"],
        "қырық" | "алпыс" | "миллиард" => ["тың", "қа", "ты", "та", "тан", "пен"],
        "сексен" => ["нің", "ге", "ді", "де", "нен", "мен"],
        _ => ["ның", "ға", "ды", "да", "нан", "мен"],
    }
}

/// A number in Kazakh words.
fn in_words(number: u64) -> String {
    const ONES: [&str; 10] = ["нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"];
    const TENS: [&str; 10] = ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"];
    const SCALES: [(u64, &str); 5] = [
        (1_000_000_000_000, "триллион"),
        (1_000_000_000, "миллиард"),
        (1_000_000, "миллион"),
        (1_000, "мың"),
        (100, "жүз"),
    ];
    if let Some(&(scale, word)) = SCALES.iter().find(|(scale, _)| number >= *scale) {
        let high = format!("{} {word}", in_words(number / scale));
        return if number.is_multiple_of(scale) { high } else { format!("{high} {}", in_words(number % scale)) };
    }
    match (number / 10, number % 10) {
        (0, ones) => ONES[ones as usize].to_owned(),
        (tens, 0) => TENS[tens as usize].to_owned(),
        (tens, ones) => format!("{} {}", TENS[tens as usize], ONES[ones as usize]),
    }
}

/// The first number that a text holds.
fn number(text: &str) -> Option<rust_decimal::Decimal> {
    let document = document(text, Language::Kk, None);
    let row = grammar(Language::Kk).row(&document);
    row.numerals.iter().flatten().next().map(|numeral| numeral.value)
}

proptest! {
    #[test]
    fn any_text_gives_sound_amounts(text in ".{0,200}") {
        assert_sound(&text, Language::Kk, None);
    }

    #[test]
    fn any_row_of_figure_words_gives_sound_amounts(text in rows_of(WORDS)) {
        assert_sound(&text, Language::Kk, None);
    }

    #[test]
    fn whole_numbers_are_read_from_their_words(number in 1u64..1_000_000_000_000_000) {
        assert_read("Құны [{} теңге] болды.", &in_words(number), Language::Kk, number);
    }

    #[test]
    fn whole_numbers_are_read_in_every_case(spoken in 1u64..1_000_000_000_000_000, case in 0usize..6) {
        let words = in_words(spoken);
        let last = words.rsplit(' ').next().unwrap_or_default();
        let ending = endings(last)[case];
        // "онда" is "there".
        prop_assume!((last, ending) != ("он", "да"));
        for hyphen in ["", "-"] {
            let text = format!("Барлығы {words}{hyphen}{ending} болды.");
            prop_assert_eq!(number(&text), Some(spoken.into()), "{}", text);
        }
    }

    #[test]
    fn digits_take_endings_behind_a_hyphen(spoken in 1u64..1_000_000_000, ending in prop::sample::select(&["ге", "нан", "дың", "мен", "і"][..])) {
        let text = format!("Барлығы {spoken}-{ending} болды.");
        prop_assert_eq!(number(&text), Some(spoken.into()), "{}", text);
    }
}
