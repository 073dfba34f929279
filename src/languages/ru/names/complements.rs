//! What stands behind the head of a body's name or of a post: genitives, "по …", "при …", "имени …", a country.

use super::reader::Reader;
use crate::languages::ru::morphology::Forms;
use crate::languages::ru::words::{
    AFTER_ADJECTIVE, APPOINT, BEFORE_PLACE, CHAMBER, COMPANY, EVENT, FUNCTION, HEAD, ORGAN, POST, RANK, REGION, TOPIC,
};
use crate::names::NameKind;

/// Endings that only a genitive has, or hardly any other word.
const GENITIVE_ENDINGS: [&str; 12] =
    ["ов", "ев", "ства", "ций", "ений", "аний", "ностей", "телей", "ения", "ания", "ции", "ости"];

/// The end of what complements the head before `from`; `None` where nothing does.
pub(in crate::languages::ru) fn end(reader: &Reader<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    let mut end = None;
    while let Some(next) = one(reader, at) {
        end = Some(next);
        at = next;
    }
    end
}

/// The end of one complement.
pub(in crate::languages::ru) fn one(reader: &Reader<'_>, at: usize) -> Option<usize> {
    match reader.text(at) {
        "по" => list(reader, at + 1, Forms::DATIVE),
        "с" | "со" if at > reader.range.start && reader.text(at - 1).starts_with("борьб") => {
            list(reader, at + 1, Forms::INSTRUMENTAL).or_else(|| opponent(reader, at + 1))
        }
        "с" => reader.is(at + 1, TOPIC).then(|| list(reader, at + 1, Forms::INSTRUMENTAL)).flatten(),
        "за" => reader.is(at + 1, TOPIC).then(|| list(reader, at + 1, Forms::INSTRUMENTAL)).flatten(),
        "в" if matches!(reader.text(at + 1), "сфере" | "области") => list(reader, at + 2, Forms::GENITIVE),
        "при" => at_body(reader, at + 1),
        "имени" | "им." => named_after(reader, at + 1),
        // What is managed stands in the instrumental: "по управлению государственными активами".
        _ if at > reader.range.start && reader.text(at - 1).starts_with("управлени") => {
            list(reader, at, Forms::INSTRUMENTAL).or_else(|| list(reader, at, Forms::GENITIVE))
        }
        _ => territory(reader, at, Forms::GENITIVE).or_else(|| list(reader, at, Forms::GENITIVE)),
    }
}

/// What is fought, whatever it is: "с наводнениями", "с бытовым насилием".
fn opponent(reader: &Reader<'_>, from: usize) -> Option<usize> {
    const INSTRUMENTAL_ENDINGS: [&str; 7] = ["ами", "ями", "ом", "ем", "ой", "ей", "ью"];
    let is_adjective = reader.adjective(from).any(Forms::INSTRUMENTAL);
    let noun = if is_adjective { from + 1 } else { from };
    let fits = INSTRUMENTAL_ENDINGS.iter().any(|ending| reader.text(noun).ends_with(ending));
    (reader.is_lower(noun) && fits).then_some(noun + 1)
}

/// Noun phrases of one case, joined by commas and "и".
pub(in crate::languages::ru) fn list(reader: &Reader<'_>, from: usize, case: Forms) -> Option<usize> {
    let mut end = plain_phrases(reader, from, case)?;
    loop {
        let next = match reader.text(end) {
            "и" if reader.is_lower(end + 1) => {
                plain_phrases(reader, end + 1, case).or_else(|| plain_phrases(reader, end + 1, Forms::GENITIVE))
            }
            "," => closed_enumeration(reader, end, case),
            _ => None,
        };
        match next {
            Some(next) => end = next,
            None => return Some(end),
        }
    }
}

/// The end of an enumeration that goes on behind a comma, if "и" closes it: "…, инноваций и промышленности".
fn closed_enumeration(reader: &Reader<'_>, comma: usize, case: Forms) -> Option<usize> {
    let mut end = comma;
    while reader.text(end) == "," && reader.is_lower(end + 1) {
        end = plain_phrases(reader, end + 1, case)?;
    }
    if reader.text(end) != "и" || !reader.is_lower(end + 1) {
        return None;
    }
    noun_phrase(reader, end + 1, case)
}

/// A noun phrase and the genitives that follow it.
fn plain_phrases(reader: &Reader<'_>, at: usize, case: Forms) -> Option<usize> {
    let mut end = noun_phrase(reader, at, case)?;
    while let Some(next) = noun_phrase(reader, end, Forms::GENITIVE) {
        end = next;
    }
    Some(end)
}

/// Adjectives and a noun of the case.
fn noun_phrase(reader: &Reader<'_>, from: usize, case: Forms) -> Option<usize> {
    const MOST_ADJECTIVES: usize = 4;
    let mut at = from;
    let mut agreed = case;
    for _ in 0..=MOST_ADJECTIVES {
        if !reader.is_word(at) {
            return None;
        }
        let end = reader.unit_end(at);
        let last = end - 1;
        if is_noun(reader, last, agreed, at > from) {
            return Some(end);
        }
        let forms = reader.adjective(last) & agreed;
        // A place's adjective and its noun are a place, which `territory` knows.
        if forms == Forms::NONE || reader.is_capital(at) && at > from {
            return None;
        }
        agreed = forms;
        at = if reader.text(end) == "и" && (reader.adjective(end + 1) & case).any(case) && reader.is_lower(end + 1) {
            agreed = case;
            end + 1
        } else {
            end
        };
    }
    None
}

/// Whether the word can be the noun of a complement.
fn is_noun(reader: &Reader<'_>, at: usize, forms: Forms, behind_adjective: bool) -> bool {
    if reader.is(at, FUNCTION | APPOINT | EVENT) && !reader.is(at, TOPIC) {
        return false;
    }
    let word = reader.word(at);
    if word.classes.any(TOPIC) {
        return word.forms.any(forms);
    }
    let institutional = HEAD | CHAMBER | ORGAN | COMPANY;
    if word.classes.any(institutional) && (reader.is_capital(at) || behind_adjective) {
        return word.forms.any(forms) && !reader.text(at).starts_with(char::is_uppercase) || {
            reader.is_capital(at) && word.forms.any(forms & Forms::GENITIVE)
        };
    }
    // "Палата представителей", "Совет глав": bodies of those who hold a post.
    if word.classes.any(POST) && !word.classes.any(ORGAN) && reader.is_lower(at) {
        return word.forms.any(forms & Forms::GENITIVE & Forms::PLURALS) && !word.forms.any(Forms::SINGULARS);
    }
    if word.classes.any(POST) && reader.is_capital(at) && !behind_adjective {
        return word.forms.any(forms & Forms::GENITIVE) && !reader.is(at + 1, POST);
    }
    if word.classes.any(POST | REGION | BEFORE_PLACE | AFTER_ADJECTIVE) || !reader.is_lower(at) {
        return false;
    }
    let text = reader.text(at);
    let certain = forms.any(Forms::GENITIVE) && GENITIVE_ENDINGS.iter().any(|ending| text.ends_with(ending));
    certain && (behind_adjective || text.len() > 12) || behind_adjective && fits_plural(text, forms)
}

/// Whether the unlisted noun's ending is one of the plural in those forms, as behind "природных", "иностранным".
fn fits_plural(text: &str, forms: Forms) -> bool {
    let plural = forms & Forms::PLURALS;
    let genitive: &[&str] = &["ов", "ев", "ей", "ий", "ств"];
    plural.any(Forms::GENITIVE) && genitive.iter().any(|ending| text.ends_with(ending))
        || plural.any(Forms::DATIVE) && (text.ends_with("ам") || text.ends_with("ям"))
        || plural.any(Forms::INSTRUMENTAL) && (text.ends_with("ами") || text.ends_with("ями"))
}

/// "при Президенте Республики Казахстан", "при Правительстве", "при ООН".
fn at_body(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let prepositional = reader.is_capital(at)
        && reader.is(at, POST | HEAD | CHAMBER)
        && reader.word(at).forms.any(Forms::PREPOSITIONAL);
    if prepositional {
        return Some(reader.unit_end(at));
    }
    let (end, found) = reader.phrase(at)?;
    (found.kind == NameKind::Agency).then_some(end)
}

/// "имени Турара Рыскулова", "им. Л.Н. Гумилева", "имени аль-Фараби".
pub(super) fn named_after(reader: &Reader<'_>, from: usize) -> Option<usize> {
    const LONGEST: usize = 3;
    let mut at = from;
    let mut words = 0;
    while words < LONGEST && reader.is_word(at) {
        let end = reader.unit_end(at);
        let text = reader.text(end - 1);
        let is_initial = text.ends_with('.');
        let is_name = reader.is_capital(end - 1) && (is_initial || is_genitive(text));
        let is_rank = words == 0 && !is_name && reader.is(at, RANK);
        if !is_name && !is_rank || reader.is(at, HEAD | CHAMBER | POST) {
            break;
        }
        words += usize::from(!is_initial && !is_rank);
        at = end;
        // A name with its article is whole: "аль-Фараби".
        if words == 1
            && end > from + 1
            && reader.is_lower(from)
            && !is_rank
            && reader.begins_unit(from)
            && reader.unit_end(from) == end
        {
            break;
        }
    }
    (words > 0).then_some(at)
}

/// Whether a name can be a genitive: it ends in a vowel, or as an adjective does.
fn is_genitive(name: &str) -> bool {
    const VOWELS: [char; 11] = ['а', 'я', 'ы', 'и', 'о', 'у', 'е', 'ю', 'э', 'ө', 'і'];
    name.ends_with(VOWELS) || name.ends_with("ой") || name.ends_with("ей")
}

/// A country, region or town in the case: "Республики Казахстан", "Алматинской области", "города Астаны".
pub(in crate::languages::ru) fn territory(reader: &Reader<'_>, at: usize, case: Forms) -> Option<usize> {
    if let Some((end, found)) = reader.phrase(at) {
        let acronym = reader.text(at).chars().all(char::is_uppercase);
        let fits = found.kind == NameKind::Place || acronym;
        return (fits && found.forms.any(case)).then_some(end);
    }
    if let Some(end) =
        super::places::region(reader, at).filter(|_| (reader.adjective(reader.unit_end(at) - 1)).any(case))
    {
        return Some(end);
    }
    let before = reader.is(at, BEFORE_PLACE) && reader.word(at).forms.any(case) || matches!(reader.text(at), "г.");
    before.then(|| reader.phrase(at + 1)).flatten().map(|(end, _)| end)
}
