//! What form of which verb a Russian word is, by its ending, and by a table where endings do not tell.

use rustc_hash::{FxHashMap, FxHashSet};

/// A form of a verb that can govern an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A finite form of a singular subject, past, present or future.
    Finite,
    /// The infinitive, behind a modal verb.
    Infinitive,
    /// A converb: «вложив».
    Converb,
    /// A short participle of the passive: «выделено».
    Passive,
}

/// A word as a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub form: Form,
    /// The infinitive.
    pub lemma: String,
}

/// What the endings of regular verbs stand for: ending, form, ending of the infinitive. The longer before the shorter.
const ENDINGS: &[(&str, Form, &str)] = &[
    ("ирует", Form::Finite, "ировать"),
    ("ивает", Form::Finite, "ивать"),
    ("ывает", Form::Finite, "ывать"),
    ("ует", Form::Finite, "овать"),
    ("юет", Form::Finite, "евать"),
    ("ает", Form::Finite, "ать"),
    ("яет", Form::Finite, "ять"),
    ("еет", Form::Finite, "еть"),
    ("нет", Form::Finite, "нуть"),
    ("ит", Form::Finite, "ить"),
    ("ано", Form::Passive, "ать"),
    ("ана", Form::Passive, "ать"),
    ("аны", Form::Passive, "ать"),
    ("ато", Form::Passive, "ать"),
    ("ято", Form::Passive, "ять"),
    ("яты", Form::Passive, "ять"),
    ("ята", Form::Passive, "ять"),
    ("влено", Form::Passive, "вить"),
    ("плено", Form::Passive, "пить"),
    ("млено", Form::Passive, "мить"),
    ("блено", Form::Passive, "бить"),
    ("влены", Form::Passive, "вить"),
    ("плены", Form::Passive, "пить"),
    ("млены", Form::Passive, "мить"),
    ("блены", Form::Passive, "бить"),
    ("влена", Form::Passive, "вить"),
    ("плена", Form::Passive, "пить"),
    ("млена", Form::Passive, "мить"),
    ("блена", Form::Passive, "бить"),
    ("ено", Form::Passive, "ить"),
    ("ена", Form::Passive, "ить"),
    ("ены", Form::Passive, "ить"),
];

/// The vowels that the past stands behind.
const VOWELS: [char; 7] = ['а', 'я', 'и', 'е', 'у', 'ы', 'о'];
/// The vowels that the converb stands behind: behind о and е a plural's genitive does («контейнеров»).
const BEFORE_CONVERB: [char; 5] = ['а', 'я', 'и', 'у', 'ы'];

/// The table of words.
#[derive(Debug)]
pub(super) struct Verbs {
    irregular: FxHashMap<&'static str, &'static str>,
    /// Words by class: `apposition`, `opener`, `adverb`, `modal`, `speech`, `noun`.
    classes: FxHashMap<&'static str, FxHashSet<&'static str>>,
}

impl Verbs {
    pub fn load() -> Self {
        fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
            table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
        }
        Self {
            irregular: rows(include_str!("verbs.tsv")).collect(),
            classes: rows(include_str!("words.tsv"))
                .map(|(class, words)| (class, words.split(' ').collect()))
                .collect(),
        }
    }

    /// Whether the word, in lower case, is of the class.
    pub fn is(&self, word: &str, class: &str) -> bool {
        self.classes.get(class).is_some_and(|words| words.contains(word))
    }

    /// The verb that the word, in lower case, is a form of.
    pub fn read(&self, word: &str) -> Option<Verb> {
        if self.is(word, "noun") {
            return None;
        }
        if let Some(lemma) = self.irregular.get(word) {
            let passive = ["но", "на", "ны"].iter().any(|ending| word.ends_with(ending));
            let form = if passive { Form::Passive } else { Form::Finite };
            return Some(Verb { form, lemma: (*lemma).to_owned() });
        }
        let verb = |form, stem: &str, ending: &str| Some(Verb { form, lemma: format!("{stem}{ending}") });
        if word.ends_with("ть") || word.ends_with("ти") || word.ends_with("чь") {
            return verb(Form::Infinitive, word, "");
        }
        for ending in ["л", "ла", "ло"] {
            if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.ends_with(VOWELS)) {
                return verb(Form::Finite, stem, "ть");
            }
        }
        if let Some(stem) = word.strip_suffix('в').filter(|stem| stem.ends_with(BEFORE_CONVERB)) {
            return verb(Form::Converb, stem, "ть");
        }
        const SHORTEST: usize = 3;
        ENDINGS.iter().find_map(|&(ending, form, infinitive)| {
            let stem = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= SHORTEST)?;
            verb(form, stem, infinitive)
        })
    }
}
