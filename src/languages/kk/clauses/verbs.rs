//! What form of which verb a Kazakh word is, by its endings.
//!
//! The dictionary form is the verbal noun in -у; a stem's ы and і fall before it, and its п, к, қ soften («тапты»: табу).

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// What ends a sentence: «әшкереледі», «салмақ», «бөледі».
    Finite,
    /// What hands its subject on: «қосып».
    Converb,
    /// A verb as a noun, in a clause that another verb governs: «асқанын».
    Nominal,
}

impl Form {
    /// Whether its clause tells what its subject did.
    pub fn is_act(self) -> bool {
        self != Form::Nominal
    }
}

/// A word as a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub form: Form,
    /// The verbal noun in -у.
    pub lemma: String,
}

const ENDINGS: &[(&str, Form)] = &[
    ("ғанын", Form::Nominal),
    ("генін", Form::Nominal),
    ("қанын", Form::Nominal),
    ("кенін", Form::Nominal),
    ("атынын", Form::Nominal),
    ("етінін", Form::Nominal),
    ("йтынын", Form::Nominal),
    ("йтінін", Form::Nominal),
    ("маққа", Form::Nominal),
    ("мақ", Form::Finite),
    ("мек", Form::Finite),
    ("пақ", Form::Finite),
    ("пек", Form::Finite),
    ("бақ", Form::Finite),
    ("бек", Form::Finite),
    ("ады", Form::Finite),
    ("еді", Form::Finite),
    ("йды", Form::Finite),
    ("йді", Form::Finite),
    ("ған", Form::Finite),
    ("ген", Form::Finite),
    ("қан", Form::Finite),
    ("кен", Form::Finite),
    ("ды", Form::Finite),
    ("ді", Form::Finite),
    ("ты", Form::Finite),
    ("ті", Form::Finite),
    ("ып", Form::Converb),
    ("іп", Form::Converb),
    ("п", Form::Converb),
];

/// The endings of a passive's stem: who did it is not its subject.
const PASSIVES: [&str; 4] = ["ыл", "іл", "ын", "ін"];

/// Stems in -ле whose past ends as the present of a passive does: «тәркіледі», «белгіледі».
const NO_PASSIVES: [&str; 3] = ["тәркіл", "белгіл", "үлгіл"];

/// The verb that the word, in lower case, is a form of; passives are none.
pub(super) fn read(word: &str) -> Option<Verb> {
    const SHORTEST: usize = 2;
    let (stem, form) = ENDINGS.iter().find_map(|&(ending, form)| Some((word.strip_suffix(ending)?, form)))?;
    let letters = stem.chars().count();
    // «өсіп», «сатып» end as passives do not; a converb of one letter is a noun: «топ».
    let converb = form != Form::Converb || letters > SHORTEST || word.ends_with("ып") || word.ends_with("іп");
    let passive = PASSIVES.iter().any(|ending| stem.ends_with(ending)) && !NO_PASSIVES.contains(&stem);
    if letters < SHORTEST || !converb || passive && letters > SHORTEST + 1 {
        return None;
    }
    // No stem ends in a rounded vowel: «қойды» is the past of «қой».
    if let Some(stem) = word.strip_suffix("ды").or(word.strip_suffix("ді"))
        && ["ой", "өй", "ұй", "үй"].iter().any(|ending| stem.ends_with(ending))
    {
        return Some(Verb { form, lemma: verbal_noun(stem) });
    }
    let past_of_vowel = ["ады", "еді"].iter().any(|ending| word.ends_with(ending)) && !is_consonantal(stem);
    let lemma =
        if past_of_vowel { word.strip_suffix("ды").or(word.strip_suffix("ді")).unwrap_or(stem) } else { stem };
    Some(Verb { form, lemma: verbal_noun(lemma) })
}

/// The dictionary form of the active verb of which the word, in lower case, is a finite passive: «бөлінді» is of бөлу,
/// «тәркіленді» of тәркілеу.
pub(super) fn active_of_passive(word: &str) -> Option<String> {
    let (stem, form) = ENDINGS.iter().find_map(|&(ending, form)| Some((word.strip_suffix(ending)?, form)))?;
    let behind_consonant = PASSIVES.iter().find_map(|ending| stem.strip_suffix(ending));
    let behind_vowel = || stem.strip_suffix(['л', 'н']).filter(|stem| stem.ends_with(['а', 'е']));
    let active = behind_consonant.or_else(behind_vowel).filter(|active| active.chars().count() > 1)?;
    (form == Form::Finite).then(|| verbal_noun(active))
}

/// Whether -ады, -еді behind the stem is the present of a verb that ends in a consonant («бөл-еді»), not the past of one
/// that ends in а or е («төсе-ді»): causatives do, and the short verbs of the list.
fn is_consonantal(stem: &str) -> bool {
    const SHORT: [&str; 24] = [
        "ал", "кел", "бол", "қал", "сал", "бөл", "біл", "аш", "қос", "жаз", "сат", "айт", "тарт", "арт", "түс", "өс",
        "аш", "бас", "кес", "жап", "тап", "шыға", "ет", "күт",
    ];
    stem.ends_with(['р', 'з']) || SHORT.contains(&stem)
}

fn verbal_noun(stem: &str) -> String {
    let mut letters: Vec<char> = stem.chars().collect();
    match letters.last_mut() {
        Some('ы' | 'і') => {
            letters.pop();
        }
        Some(last @ 'й') => {
            *last = 'ю';
            return letters.into_iter().collect();
        }
        Some(last @ 'п') => *last = 'б',
        Some(last @ 'к') => *last = 'г',
        Some(last @ 'қ') => *last = 'ғ',
        _ => {}
    }
    letters.push('у');
    letters.into_iter().collect()
}
