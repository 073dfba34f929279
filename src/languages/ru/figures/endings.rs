//! What the ending of a Russian word tells of its part of speech and its form, as far as counted phrases need it.

/// Endings of adjectives and participles in the plural, and of reflexive participles.
const PLURAL_ADJECTIVE: [&str; 10] = ["ых", "их", "ые", "ие", "ым", "им", "ыми", "ими", "ихся", "иеся"];
/// Endings of adjectives in the singular that few nouns have.
const SINGULAR_ADJECTIVE: [&str; 11] = ["ый", "ая", "яя", "ое", "ее", "ую", "юю", "ого", "его", "ому", "ему"];
/// Endings of adjectives in the singular that nouns have too.
const AMBIGUOUS_ADJECTIVE: [&str; 7] = ["ий", "ой", "ей", "ом", "ем", "ым", "им"];
/// Endings of adjectives in the genitive.
const GENITIVE_ADJECTIVE: [&str; 7] = ["ого", "его", "ой", "ей", "ых", "их", "ихся"];
/// Endings of verbs: finite forms, infinitives, gerunds, short participles of the neuter.
const VERB: [&str; 52] = [
    "ся",
    "сь",
    "ть",
    "ло",
    "ал",
    "ил",
    "ел",
    "ул",
    "ыл",
    "ял",
    "али",
    "или",
    "ели",
    "яли",
    "ули",
    "ыли",
    "ает",
    "яет",
    "ует",
    "еет",
    "ёт",
    "ют",
    "ят",
    "ит",
    "ано",
    "ено",
    "ято",
    "ыто",
    "ив",
    "ав",
    "яв",
    "вши",
    "гибли",
    "шли",
    "рли",
    "гли",
    "кли",
    "сли",
    "зли",
    "росла",
    "несла",
    "везла",
    "тигла",
    "вергла",
    "могла",
    "влекла",
    "секла",
    "текла",
    "спасла",
    "мерла",
    "берегла",
    "чезла",
];
/// Endings of nouns of those who do something, in the plural: «руководители».
const AGENT: [&str; 4] = ["ители", "атели", "ятели", "идетели"];
/// Endings of verbs and short participles that nouns in a number's genitive have too: «два канала», «три страны».
const VERB_OR_NOUN: [&str; 20] = [
    "ала", "ила", "ела", "яла", "ула", "ыла", "ана", "ена", "ята", "ыта", "аны", "ены", "яты", "ыты", "ут", "ат", "ет",
    "ан", "ен", "шла",
];
/// Endings of adverbs from adjectives in «-ский».
const ADVERB: [&str; 2] = ["ски", "цки"];
/// Endings of nouns in the genitive plural.
const GENITIVE_PLURAL: [&str; 12] = ["ов", "ев", "ёв", "ей", "ий", "иц", "ств", "ок", "ек", "аций", "ений", "ний"];
/// Endings of nouns in the instrumental singular that look like a genitive plural.
const NO_PLURAL: [&str; 4] = ["ией", "ьей", "цей", "шей"];
/// Endings of nouns in the other cases of the plural.
const OBLIQUE_PLURAL: [&str; 8] = ["ам", "ям", "ах", "ях", "ами", "ями", "ьми", "мя"];
/// Endings of nouns in the genitive singular.
const GENITIVE_SINGULAR: [&str; 4] = ["а", "я", "ы", "и"];

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether the word is long enough for its ending to tell anything.
fn is_telling(word: &str) -> bool {
    const SHORTEST: usize = 4;
    word.chars().nth(SHORTEST - 1).is_some()
}

/// Whether it ends as an adjective or participle of the plural.
pub(super) fn is_plural_adjective(word: &str) -> bool {
    is_telling(word) && ends(word, &PLURAL_ADJECTIVE)
}

/// Whether it ends as an adjective in any form.
pub(super) fn is_adjective(word: &str) -> bool {
    is_plural_adjective(word) || is_singular_adjective(word) || may_be_singular_adjective(word)
}

/// Whether it ends as an adjective of the singular, and no noun.
pub(super) fn is_singular_adjective(word: &str) -> bool {
    is_telling(word) && ends(word, &SINGULAR_ADJECTIVE)
}

/// Whether it ends as an adjective of the singular and as hardly any noun.
pub(super) fn is_only_adjective(word: &str) -> bool {
    const ADJECTIVE: [&str; 7] = ["ый", "кий", "ний", "щий", "ший", "ной", "кой"];
    is_singular_adjective(word) || (is_telling(word) && ends(word, &ADJECTIVE))
}

/// Whether it ends as adjectives of the singular and nouns both do.
pub(super) fn may_be_singular_adjective(word: &str) -> bool {
    is_telling(word) && ends(word, &AMBIGUOUS_ADJECTIVE)
}

/// Whether it ends as an adjective in the genitive.
pub(super) fn is_genitive_adjective(word: &str) -> bool {
    is_telling(word) && ends(word, &GENITIVE_ADJECTIVE)
}

/// Whether it ends as only a verb does.
pub(super) fn is_verb(word: &str) -> bool {
    let participle = word.ends_with("ихся") || word.ends_with("иеся") || word.ends_with("имся");
    is_telling(word) && ends(word, &VERB) && !participle && !ends(word, &AGENT)
}

/// Whether it ends as a short participle in the masculine or plural, as few nouns do.
pub(super) fn is_short_participle(word: &str) -> bool {
    const PARTICIPLE: [&str; 22] = [
        "влена",
        "ована",
        "ожена",
        "ышена",
        "едена",
        "ащена",
        "оена",
        "ены",
        "аны",
        "яны",
        "яты",
        "ыты",
        "ован",
        "ожен",
        "ючен",
        "ышен",
        "оен",
        "еден",
        "ащен",
        "учен",
        "влен",
        "исан",
    ];
    is_telling(word) && ends(word, &PARTICIPLE)
}

/// Whether it ends as verbs and nouns both do.
pub(super) fn may_be_verb(word: &str) -> bool {
    is_telling(word) && ends(word, &VERB_OR_NOUN)
}

/// Whether it ends as an adverb.
pub(super) fn is_adverb(word: &str) -> bool {
    is_telling(word) && (word.ends_with('о') || ends(word, &ADVERB))
}

/// Whether it ends as a noun in the genitive plural that has an ending.
pub(super) fn is_genitive_plural(word: &str) -> bool {
    ends(word, &GENITIVE_PLURAL) && !ends(word, &NO_PLURAL)
}

/// Whether it ends as a noun in the instrumental case.
pub(super) fn is_instrumental(word: &str) -> bool {
    const INSTRUMENTAL: [&str; 7] = ["ом", "ем", "ой", "ей", "ью", "ами", "ями"];
    ends(word, &INSTRUMENTAL)
}

/// Whether it ends as a noun in the dative, instrumental or prepositional plural.
pub(super) fn is_oblique_plural(word: &str) -> bool {
    ends(word, &OBLIQUE_PLURAL)
}

/// Whether it ends as a noun in the genitive singular.
pub(super) fn is_genitive_singular(word: &str) -> bool {
    ends(word, &GENITIVE_SINGULAR) && !is_oblique_plural(word)
}

/// Whether it ends in a consonant as adjectives and nouns of the singular do in other cases than the genitive.
pub(super) fn is_singular_form(word: &str) -> bool {
    const SINGULAR: [&str; 7] = ["ой", "ый", "ом", "ем", "ым", "им", "ью"];
    is_telling(word) && ends(word, &SINGULAR)
}

/// Whether it ends in a consonant or a soft sign, as nouns in the genitive plural without an ending do.
pub(super) fn ends_in_consonant(word: &str) -> bool {
    word.ends_with([
        'б', 'в', 'г', 'д', 'ж', 'з', 'й', 'к', 'л', 'м', 'н', 'п', 'р', 'с', 'т', 'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'ь',
    ])
}
