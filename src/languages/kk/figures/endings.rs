//! What the ending of a Kazakh word tells without a dictionary: its case, a possessive, a verb's form.

/// The case that a number, a unit or a noun stands in, as far as rules ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// From, than.
    Ablative,
    /// To.
    Dative,
    /// Any other case, or a possessive.
    Other,
}

const ABLATIVE: [&str; 6] = ["дан", "ден", "тан", "тен", "нан", "нен"];
const DATIVE: [&str; 6] = ["ға", "ге", "қа", "ке", "на", "не"];
const GENITIVE: [&str; 6] = ["ның", "нің", "дың", "дің", "тың", "тің"];
const OTHER: [&str; 22] = [
    "ны", "ні", "ды", "ді", "ты", "ті", "да", "де", "та", "те", "мен", "бен", "пен", "сы", "сі", "сын", "сін", "ын",
    "ін", "еуі", "дағы", "дегі",
];

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// The case of the word of a number, a unit or a currency; `None` of a bare one.
pub(super) fn of(word: &str) -> Option<Ending> {
    // Of a phrase its last word has the ending.
    let word = word.trim_end_matches('.').rsplit(char::is_whitespace).next().unwrap_or_default();
    if ends(word, &ABLATIVE) {
        Some(Ending::Ablative)
    } else if ends(word, &DATIVE) && !BARE.contains(&word) {
        Some(Ending::Dative)
    } else if (ends(word, &GENITIVE) || ends(word, &OTHER) || word.ends_with("-і") || word.ends_with("-ы"))
        && !BARE.contains(&word)
    {
        Some(Ending::Other)
    } else {
        None
    }
}

/// Bare words that end as cases do.
const BARE: [&str; 8] = ["теңге", "тонна", "алты", "жеті", "жарты", "вона", "иена", "гривна"];

/// Whether a noun has the ending of a case, for certain; accusatives in «-ты» are left out, as many adjectives end so.
pub(super) fn is_case(word: &str) -> bool {
    let long = word.chars().count() > 4;
    long && (ends(word, &ABLATIVE)
        || ends(word, &GENITIVE)
        || ends(word, &["ға", "ге", "қа", "ына", "іне", "сына", "сіне"])
        || ends(word, &["ны", "ні", "сын", "сін", "ларды", "лерді", "дарды", "дерді", "тарды", "терді"])
        || ends(word, &["ында", "інде", "сында", "сінде", "ларда", "лерде", "дарда", "дерде"])
        || ends(word, &["мен", "бен", "пен", "да", "де"]))
}

/// Whether the word is made of a place or a time: «облыстағы».
pub(super) fn is_attributive(word: &str) -> bool {
    ends(word, &["дағы", "дегі", "тағы", "тегі"])
}

/// Bare words that end as possessives do.
const BARE_NOUNS: [&str; 6] = ["қаржы", "сары", "тірі", "кәрі", "жылқы", "дәрі"];

/// Whether a noun has the possessive of the third person, perhaps with a case: «көлігін».
pub(super) fn is_owned(word: &str) -> bool {
    const CASES: [&str; 12] =
        ["ын", "ін", "сын", "сін", "ының", "інің", "сының", "сінің", "сына", "сіне", "ында", "інде"];
    is_possessive(word) || word.chars().count() > 4 && ends(word, &CASES)
}

/// Whether a noun has the possessive of the third person, for certain.
pub(super) fn is_possessive(word: &str) -> bool {
    const ADJECTIVES: [&str; 14] =
        ["лы", "лі", "ды", "ді", "ты", "ті", "шы", "ші", "қы", "кі", "ғы", "гі", "ршы", "уі"];
    let long = word.chars().count() > 3 && !BARE_NOUNS.contains(&word);
    let certain = ends(
        word,
        &["лығы", "лігі", "дығы", "дігі", "тығы", "тігі", "сы", "сі", "лары", "лері", "дары", "дері", "тары", "тері"],
    );
    long && (certain || (ends(word, &["ы", "і"]) && !ends(word, &ADJECTIVES)))
}

/// Whether the word is a bare plural: «мектептер».
pub(super) fn is_plural(word: &str) -> bool {
    word.chars().count() > 4 && ends(word, &["лар", "лер", "дар", "дер", "тар", "тер"])
}

/// Whether the word is a participle, which may stand before a noun.
pub(super) fn is_participle(word: &str) -> bool {
    word.chars().count() > 5 && ends(word, &["ған", "ген", "қан", "кен", "атын", "етін", "йтын", "йтін", "ятын"])
}

/// Whether the word is the name of an action: «салу».
pub(super) fn is_action(word: &str) -> bool {
    word.chars().count() > 3
        && ends(
            word,
            &[
                "у", "уі", "уы", "уін", "уын", "уге", "уға", "уде", "уда", "уді", "уды", "удің", "удың", "ю", "юі",
                "юы", "юге", "юға",
            ],
        )
}

/// Whether the word is a verb's form that no noun phrase holds, or a participle or the name of an action.
pub(super) fn is_verb(word: &str) -> bool {
    const FINITE: [&str; 44] = [
        "ады",
        "еді",
        "йды",
        "йді",
        "яды",
        "ылды",
        "ілді",
        "лынды",
        "лінді",
        "дырды",
        "дірді",
        "тырды",
        "тірді",
        "ғызды",
        "гізді",
        "қызды",
        "кізді",
        "ланды",
        "ленді",
        "данды",
        "денді",
        "ыды",
        "іді",
        "ғаны",
        "гені",
        "қаны",
        "кені",
        "ғанын",
        "генін",
        "қанын",
        "кенін",
        "тынын",
        "тінін",
        "мақ",
        "мек",
        "бақ",
        "бек",
        "пақ",
        "пек",
        "мақшы",
        "мекші",
        "ғанда",
        "генде",
        "қанша",
    ];
    const CONVERBS: [&str; 6] = ["ып", "іп", "ап", "еп", "йп", "ғанша"];
    let long = word.chars().count() > 4;
    long && (ends(word, &FINITE) || ends(word, &CONVERBS)) || is_participle(word) || is_action(word)
}

/// Whether the word is a verb that denies: «түсірмеуді», «болмайды».
pub(super) fn is_negative(word: &str) -> bool {
    const NEGATIONS: [&str; 6] = ["ма", "ме", "ба", "бе", "па", "пе"];
    const BEHIND: [&str; 27] = [
        "у",
        "уы",
        "уі",
        "уын",
        "уін",
        "уға",
        "уге",
        "уды",
        "уді",
        "уына",
        "уіне",
        "ды",
        "ді",
        "йды",
        "йді",
        "ған",
        "ген",
        "йтын",
        "йтін",
        "с",
        "й",
        "йтындай",
        "йтіндей",
        "стан",
        "стен",
        "уда",
        "уде",
    ];
    let stems = BEHIND.iter().filter_map(|behind| word.strip_suffix(behind));
    stems.into_iter().any(|stem| stem.chars().count() > 3 && ends(stem, &NEGATIONS))
}

/// Whether the word is a number with the possessive of a part: «бесеуі», «тоғызы».
pub(super) fn is_part_of_number(word: &str) -> bool {
    const PARTS: [&str; 20] = [
        "бірі",
        "біреуі",
        "екеуі",
        "үшеуі",
        "төртеуі",
        "бесеуі",
        "алтауы",
        "жетеуі",
        "сегізі",
        "тоғызы",
        "оны",
        "жиырмасы",
        "отызы",
        "қырқы",
        "елуі",
        "алпысы",
        "жетпісі",
        "сексені",
        "тоқсаны",
        "жүзі",
    ];
    const CASES: [&str; 5] = ["", "н", "нің", "ның", "нен"];
    PARTS.iter().any(|part| word.strip_prefix(part).is_some_and(|case| CASES.contains(&case)))
}

/// Whether the word has the ending of persons: «тұтынушы», not that of places in a row («бірінші»).
pub(super) fn is_person(word: &str) -> bool {
    word.chars().count() > 4 && ends(word, &["шы", "ші"]) && !ends(word, &["ншы", "нші"])
}

/// Whether the word is made of a noun as an adjective: «азаматтық».
pub(super) fn is_relational(word: &str) -> bool {
    ends(word, &["лық", "лік", "дық", "дік", "тық", "тік"])
}

/// Whether the word ends as verbs of the past do, and accusatives and adjectives too.
pub(super) fn is_past(word: &str) -> bool {
    word.chars().count() > 3 && ends(word, &["ды", "ді", "ты", "ті"])
}
