//! The corpus of phrases with what stands in them, and what must hold for any text.

use crate::figures::corpus::{assert_read, assert_sound, check_amounts, grouped, rows_of};
use crate::languages::Language;
use proptest::prelude::*;

/// Shared rules for what Russian says otherwise, or not at all.
const OTHER_LANGUAGES: [&str; 6] =
    ["age-bound", "itself-subject", "model-number", "money-and-subunit", "percent-part", "ratio-factor"];

#[test]
fn every_phrase_of_the_corpus_gives_its_amounts() {
    check_amounts(Language::Ru, include_str!("corpus.tsv"), &OTHER_LANGUAGES);
}

/// What figures are made of, and what stands around them.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "и", "или", "в", "на", "с", "до", "от", "по", "из", "за", "тыс.", "млн", "млрд", "миллиона", "тысячи", "тысяча", "сто",
    "сотни", "полтора", "два", "двух", "одна", "двадцать", "сорока", "пятьюдесятью", "с половиной", "-", "–", "%",
    "процента", "п.п.", "$", "₸", "тенге", "тг", "долларов США", "рублей", "KZT", "(", ")", ",", ".", ":", "/", "+", "5",
    "1,5", "85 000", "000", "2024", "году", "№", "статья", "лет", "возрасте", "км", "кв. м", "кВт·ч", "в сутки", "тонн",
    "зерна", "вырос", "раза", "раз", "втрое", "удвоился", "более", "свыше", "превысил", "не менее", "и более", "с лишним",
    "еще", "из них", "в том числе", "число", "человек", "новых", "школ", "рабочих мест", "участников", "«", "»", "мая",
    "5-ти", "-х", "-летний", "g", "ё", "km", "\u{a0}", "\n\n",
];

proptest! {
    #[test]
    fn any_text_gives_sound_amounts(text in ".{0,200}") {
        assert_sound(&text, Language::Ru, None);
    }

    #[test]
    fn any_row_of_figure_words_gives_sound_amounts(text in rows_of(WORDS)) {
        assert_sound(&text, Language::Ru, None);
    }

    #[test]
    fn whole_numbers_are_read_from_every_way_of_writing_them(number in 1_000u64..1_000_000_000) {
        for separator in [".", " ", "\u{a0}", "\u{2009}", "\u{202f}"] {
            assert_read("Это стоит [{} тенге].", &grouped(number, separator), Language::Ru, number);
        }
    }

    #[test]
    fn whole_numbers_are_read_from_their_words(number in 1u64..1_000_000_000_000_000, case in 0..CASES) {
        assert_read("Это [{} тенге].", &in_words(number, case, Gender::Neuter), Language::Ru, number);
    }
}

/// Nominative, genitive, dative, accusative, instrumental, prepositional.
const CASES: usize = 6;
/// The accusative's place; that of things is like the nominative.
const ACCUSATIVE: usize = 3;

#[derive(Clone, Copy, PartialEq)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

/// A number in Russian words in one of the cases, after the tables of the Academy's grammar ("Russkaja grammatika", 1980,
/// §§ 1365–1376).
fn in_words(number: u64, case: usize, gender: Gender) -> String {
    const SCALES: [(u64, &str, Gender); 4] = [
        (1_000_000_000_000, "триллион", Gender::Masculine),
        (1_000_000_000, "миллиард", Gender::Masculine),
        (1_000_000, "миллион", Gender::Masculine),
        (1_000, "тысяч", Gender::Feminine),
    ];
    let mut words = Vec::new();
    let mut rest = number;
    for (scale, stem, gender) in SCALES {
        let group = rest / scale;
        rest %= scale;
        if group > 0 {
            words.push(below_thousand(group, case, gender));
            words.push(format!("{stem}{}", scale_ending(group, case, gender)));
        }
    }
    if rest > 0 {
        words.push(below_thousand(rest, case, gender));
    }
    words.join(" ")
}

fn scale_ending(group: u64, case: usize, gender: Gender) -> &'static str {
    const MASCULINE: [[&str; CASES]; 2] = [["", "а", "у", "", "ом", "е"], ["ов", "ов", "ам", "ов", "ами", "ах"]];
    const FEMININE: [[&str; CASES]; 2] = [["а", "и", "е", "у", "ей", "е"], ["", "", "ам", "", "ами", "ах"]];
    let endings = if gender == Gender::Feminine { FEMININE } else { MASCULINE };
    let direct = case == 0 || case == ACCUSATIVE;
    match (group % 100, group % 10) {
        (11..=14, _) => endings[1][case],
        (_, 1) => endings[0][case],
        // Behind two to four in the nominative the noun stands in the genitive singular.
        (_, 2..=4) if direct => endings[0][1],
        _ => endings[1][case],
    }
}

fn below_thousand(number: u64, case: usize, gender: Gender) -> String {
    #[rustfmt::skip]
    const HUNDREDS: [[&str; CASES]; 9] = [
        ["сто", "ста", "ста", "сто", "ста", "ста"],
        ["двести", "двухсот", "двумстам", "двести", "двумястами", "двухстах"],
        ["триста", "трёхсот", "трёмстам", "триста", "тремястами", "трёхстах"],
        ["четыреста", "четырехсот", "четыремстам", "четыреста", "четырьмястами", "четырехстах"],
        ["пятьсот", "пятисот", "пятистам", "пятьсот", "пятьюстами", "пятистах"],
        ["шестьсот", "шестисот", "шестистам", "шестьсот", "шестьюстами", "шестистах"],
        ["семьсот", "семисот", "семистам", "семьсот", "семьюстами", "семистах"],
        ["восемьсот", "восьмисот", "восьмистам", "восемьсот", "восьмьюстами", "восьмистах"],
        ["девятьсот", "девятисот", "девятистам", "девятьсот", "девятьюстами", "девятистах"],
    ];
    #[rustfmt::skip]
    const TENS: [[&str; CASES]; 8] = [
        ["двадцать", "двадцати", "двадцати", "двадцать", "двадцатью", "двадцати"],
        ["тридцать", "тридцати", "тридцати", "тридцать", "тридцатью", "тридцати"],
        ["сорок", "сорока", "сорока", "сорок", "сорока", "сорока"],
        ["пятьдесят", "пятидесяти", "пятидесяти", "пятьдесят", "пятьюдесятью", "пятидесяти"],
        ["шестьдесят", "шестидесяти", "шестидесяти", "шестьдесят", "шестьюдесятью", "шестидесяти"],
        ["семьдесят", "семидесяти", "семидесяти", "семьдесят", "семьюдесятью", "семидесяти"],
        ["восемьдесят", "восьмидесяти", "восьмидесяти", "восемьдесят", "восемьюдесятью", "восьмидесяти"],
        ["девяносто", "девяноста", "девяноста", "девяносто", "девяноста", "девяноста"],
    ];
    #[rustfmt::skip]
    const ONES: [[&str; CASES]; 19] = [
        ["один", "одного", "одному", "один", "одним", "одном"],
        ["два", "двух", "двум", "два", "двумя", "двух"],
        ["три", "трех", "трем", "три", "тремя", "трёх"],
        ["четыре", "четырех", "четырем", "четыре", "четырьмя", "четырёх"],
        ["пять", "пяти", "пяти", "пять", "пятью", "пяти"],
        ["шесть", "шести", "шести", "шесть", "шестью", "шести"],
        ["семь", "семи", "семи", "семь", "семью", "семи"],
        ["восемь", "восьми", "восьми", "восемь", "восемью", "восьми"],
        ["девять", "девяти", "девяти", "девять", "девятью", "девяти"],
        ["десять", "десяти", "десяти", "десять", "десятью", "десяти"],
        ["одиннадцать", "одиннадцати", "одиннадцати", "одиннадцать", "одиннадцатью", "одиннадцати"],
        ["двенадцать", "двенадцати", "двенадцати", "двенадцать", "двенадцатью", "двенадцати"],
        ["тринадцать", "тринадцати", "тринадцати", "тринадцать", "тринадцатью", "тринадцати"],
        ["четырнадцать", "четырнадцати", "четырнадцати", "четырнадцать", "четырнадцатью", "четырнадцати"],
        ["пятнадцать", "пятнадцати", "пятнадцати", "пятнадцать", "пятнадцатью", "пятнадцати"],
        ["шестнадцать", "шестнадцати", "шестнадцати", "шестнадцать", "шестнадцатью", "шестнадцати"],
        ["семнадцать", "семнадцати", "семнадцати", "семнадцать", "семнадцатью", "семнадцати"],
        ["восемнадцать", "восемнадцати", "восемнадцати", "восемнадцать", "восемнадцатью", "восемнадцати"],
        ["девятнадцать", "девятнадцати", "девятнадцати", "девятнадцать", "девятнадцатью", "девятнадцати"],
    ];
    const ONE_FEMININE: [&str; CASES] = ["одна", "одной", "одной", "одну", "одной", "одной"];
    let mut words = Vec::new();
    let (hundreds, rest) = (number / 100, number % 100);
    if hundreds > 0 {
        words.push(HUNDREDS[hundreds as usize - 1][case]);
    }
    if rest >= 20 {
        words.push(TENS[rest as usize / 10 - 2][case]);
    }
    let ones = if rest < 20 { rest } else { rest % 10 };
    let direct = case == 0 || case == ACCUSATIVE;
    match ones {
        0 => {}
        1 if gender == Gender::Feminine => words.push(ONE_FEMININE[case]),
        1 if gender == Gender::Neuter && direct => words.push("одно"),
        2 if gender == Gender::Feminine && direct => words.push("две"),
        _ => words.push(ONES[ones as usize - 1][case]),
    }
    words.join(" ")
}
