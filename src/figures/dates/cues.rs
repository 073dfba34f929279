//! The words of a language that tell time, or that tell where a calendar phrase may stand.

use crate::document::Case;
use crate::figures::engine::Row;
use crate::figures::lexicon::{FormId, Lexicon, LexiconError};
use crate::table;
use rustc_hash::FxHashMap;

/// What a word tells about the time of a phrase near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cue {
    /// A verb in the past tense or the perfect.
    PastVerb,
    /// A modal, a verb or an adjective of what is to come.
    FutureVerb,
    /// A verb of ordering: ahead for a deadline, else back.
    Directive,
    /// Marks the infinitive where a bare verb follows it.
    Infinitive,
    /// A verb in its infinitive, where that has a form of its own.
    InfinitiveVerb,
    /// A verb in the past tense where it ends its clause, and else perhaps another word.
    PastAtEnd,
    /// A verb in the future tense where it ends its clause, and else perhaps another word.
    FutureAtEnd,
    /// A participle: of what is to come before a noun, of what used to be where it ends its clause.
    Habitual,
    /// A word that only ends like a verb.
    NoVerb,
    /// A verb in its bare form.
    BareVerb,
    /// Makes the participle behind it one of the future, or of no time.
    Be,
    /// A preposition that looks back.
    Since,
    /// Compares with what was, before "in": "more than in January".
    Compared,
    /// A preposition of a deadline.
    Deadline,
    /// A preposition of the day that a verb of ordering right before it appoints: «назначен на 2 марта».
    Target,
    /// A preposition that opens a stretch of time, whichever way it looks: «с января».
    From,
    /// A preposition that a year or month follows more often than a count does: "in".
    Lead,
    /// A preposition that a year or month can follow: "of".
    WeakLead,
    /// An article or a demonstrative.
    Article,
    /// "its", "our".
    Possessive,
    /// "and", a comma: what stands between the members of a list.
    Conjunction,
    /// "of": what stands behind it has the phrase as its part.
    Of,
    /// A word that makes what follows recur.
    Each,
    /// A word that makes a feast of a day of the week: "Good Friday".
    Feast,
    /// A noun that years are set before: "2024 budget".
    Yearly,
    /// A plural: a word, or an ending of most.
    Plural,
    /// An ending that looks like a plural's but is none.
    Singular,
    /// What hangs on a noun to make it possess: "'s".
    Clitic,
    /// A word in lower case that links those of a title: "of".
    TitleLink,
    /// A word that begins a sentence more often than a title: "at".
    Adverb,
    /// A verb in the present tense that a year can be the subject of.
    Subject,
    /// A kind of document whose title can hold a year.
    Document,
    /// A word that links, so that no noun begins there.
    Function,
    /// A word that opens a clause of its own.
    ClauseOpener,
}

impl Cue {
    const CODES: [(&'static str, Cue); 34] = [
        ("past", Cue::PastVerb),
        ("future", Cue::FutureVerb),
        ("directive", Cue::Directive),
        ("infinitive", Cue::Infinitive),
        ("infinitive-verb", Cue::InfinitiveVerb),
        ("past-at-end", Cue::PastAtEnd),
        ("future-at-end", Cue::FutureAtEnd),
        ("habitual", Cue::Habitual),
        ("no-verb", Cue::NoVerb),
        ("bare", Cue::BareVerb),
        ("be", Cue::Be),
        ("since", Cue::Since),
        ("compared", Cue::Compared),
        ("deadline", Cue::Deadline),
        ("target", Cue::Target),
        ("from", Cue::From),
        ("lead", Cue::Lead),
        ("weak-lead", Cue::WeakLead),
        ("article", Cue::Article),
        ("possessive", Cue::Possessive),
        ("conjunction", Cue::Conjunction),
        ("of", Cue::Of),
        ("each", Cue::Each),
        ("feast", Cue::Feast),
        ("yearly", Cue::Yearly),
        ("plural", Cue::Plural),
        ("singular", Cue::Singular),
        ("clitic", Cue::Clitic),
        ("title-link", Cue::TitleLink),
        ("adverb", Cue::Adverb),
        ("subject", Cue::Subject),
        ("document", Cue::Document),
        ("function", Cue::Function),
        ("opener", Cue::ClauseOpener),
    ];
}

/// The cues of verbs that endings tell.
const VERBS: [Cue; 7] =
    [Cue::PastVerb, Cue::FutureVerb, Cue::InfinitiveVerb, Cue::PastAtEnd, Cue::FutureAtEnd, Cue::Habitual, Cue::NoVerb];

/// The words of a language that tell time or tell where a phrase begins and ends.
#[derive(Debug, Default)]
pub struct Cues {
    words: FxHashMap<FormId, Vec<Cue>>,
    /// Endings of lower-case words, such as English `s`.
    endings: Vec<(&'static str, Cue)>,
    /// Endings that tell of verbs, such as English `ed`.
    verb_endings: FxHashMap<&'static str, Cue>,
    /// Where the clauses of the language have their verb.
    pub(super) verbs: VerbPlace,
}

/// Where the clauses of a language have their verb, and its phrases the words that govern them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerbPlace {
    /// Before most of what they tell; prepositions.
    #[default]
    Before,
    /// At their end; postpositions.
    End,
}

impl Cues {
    /// Reads lines `word<TAB>cue`; a word that begins with `-` is an ending, any other stands for the forms that `inflect`
    /// gives.
    ///
    /// # Errors
    /// The first line that is not of that form.
    pub fn parse(
        table: &'static str,
        verbs: VerbPlace,
        lexicon: &mut Lexicon,
        inflect: &dyn Fn(&str) -> Vec<String>,
    ) -> Result<Self, LexiconError> {
        let mut cues = Self { verbs, ..Self::default() };
        for (line, text) in table::numbered(table) {
            let fault = |fault| LexiconError { line, text: text.to_owned(), fault };
            let (word, code) = text.split_once('\t').ok_or_else(|| fault("there is no tab"))?;
            let (_, cue) =
                Cue::CODES.into_iter().find(|(known, _)| *known == code).ok_or_else(|| fault("the cue is unknown"))?;
            match word.strip_prefix('-') {
                Some(ending) if !ending.is_empty() && VERBS.contains(&cue) => {
                    cues.verb_endings.insert(ending, cue);
                }
                Some(ending) if !ending.is_empty() => cues.endings.push((ending, cue)),
                _ => inflect(word).iter().for_each(|form| cues.add(lexicon.intern_form(form), cue)),
            }
        }
        Ok(cues)
    }

    fn add(&mut self, form: FormId, cue: Cue) {
        let told = self.words.entry(form).or_default();
        if !told.contains(&cue) {
            told.push(cue);
        }
    }

    /// Whether the item's word has the cue.
    pub fn has(&self, row: &Row<'_, '_>, item: usize, cue: Cue) -> bool {
        self.of(row, item).contains(&cue)
    }

    pub(super) fn of(&self, row: &Row<'_, '_>, item: usize) -> &[Cue] {
        self.words.get(&row.items[item].form).map_or(&[], Vec::as_slice)
    }

    /// What the longest ending that tells of verbs tells of a word in lower case.
    pub(super) fn verb_ending(&self, row: &Row<'_, '_>, item: usize) -> Option<Cue> {
        const LONGEST: usize = 8;
        let token = row.document.tokens[row.items[item].tokens.start];
        if token.case != Case::Lower {
            return None;
        }
        let text = row.text(item);
        let starts = text.char_indices().rev().take(LONGEST).map(|(start, _)| start);
        // The shortest ending first: the last one found is the longest.
        starts.filter_map(|start| self.verb_endings.get(&text[start..]).copied()).last()
    }

    /// Whether the item is a word in lower case with an ending of the cue.
    pub(super) fn ends_as(&self, row: &Row<'_, '_>, item: usize, cue: Cue) -> bool {
        let token = row.document.tokens[row.items[item].tokens.start];
        token.case == Case::Lower
            && self.endings.iter().any(|&(ending, of)| of == cue && row.text(item).ends_with(ending))
    }
}
