//! Bodies: one key for the forms of a name, acronyms by brackets, by initials and by the table of well-known bodies,
//! short forms where one body alone fits.

use super::{Group, Name};
use crate::facts::Referent;
use crate::facts::chunks::{Chunks, Kind};
use crate::facts::lexicon::FactsLexicon;
use crate::facts::naming::{
    BodyDirectory, BodyName, Concepts, Home, Token, first_letters, fold_words, initials_fit, is_acronym,
    is_initials_of, without_capitals,
};
use crate::names::NameKind;
use rustc_hash::FxHashMap;

/// A body as gathered so far.
#[derive(Default)]
struct Body {
    mentions: Vec<usize>,
    /// The fullest name that is no acronym, with its words.
    full: Option<(String, BodyName)>,
    acronym: Option<String>,
    /// Its key among the bodies that are known beforehand.
    known: Option<String>,
    /// The state whose body it is, where the words before a name of it say so.
    state: Option<String>,
    /// Whether the table of well-known bodies holds the name as that of a state's body.
    is_of_state: bool,
    /// The body that its name is short for; its mentions are that body's.
    joined: Option<usize>,
}

pub(super) fn group(names: Vec<Name>, chunks: &Chunks<'_>, lexicon: &FactsLexicon, home: Home<'_>) -> Vec<Group> {
    let directory = &*lexicon.bodies;
    let mut bodies = Bodies { all: Vec::new(), by_key: FxHashMap::default() };
    let bracketed = bracketed_acronyms(chunks);
    let owners = owners(chunks, directory.concepts());
    let texts: FxHashMap<usize, String> = names.iter().map(|name| (name.mention, name.text.clone())).collect();
    let mut acronyms = Vec::new();
    for name in names {
        let owner = owners.get(&name.mention).map(String::as_str);
        let home = owner.or(home);
        let words = directory.read(&name.text, home).filter(|_| !is_acronym(&name.text));
        let Some(words) = words else {
            acronyms.push(name);
            continue;
        };
        let known = directory.body(&words, home);
        let key = known.map_or_else(
            || owner.and_then(|state| directory.key_of_state(&name.text, state)).unwrap_or_else(|| words.key()),
            |body| body.key.clone(),
        );
        let index = bodies.at(key);
        let body = &mut bodies.all[index];
        body.state = body.state.take().or_else(|| owner.map(str::to_owned));
        body.is_of_state |= known.is_some_and(|body| body.country.is_some());
        body.known = body.known.take().or_else(|| known.map(|body| body.key.clone()));
        body.mentions.push(name.mention);
        let text = directory.concepts().without_dangling(&name.text);
        body.call(&directory.concepts().without_headline(text), words);
    }
    bodies.join_short_forms();
    bodies.join_acronyms(acronyms, &bracketed, &texts, directory, home);
    bodies.join_heads(directory);
    bodies.groups()
}

/// The words in brackets right behind a body's name, by that name's mention: `(mention, text)`.
fn bracketed_acronyms<'t>(chunks: &Chunks<'t>) -> Vec<(usize, &'t str)> {
    let mut found = Vec::new();
    for sentence in &chunks.sentences {
        for at in sentence.clone() {
            let Some(mention) = chunks.all[at].name(NameKind::Agency) else { continue };
            let behind = chunks.after_bracket(sentence, at + 1);
            // The acronym stands last: "(hereinafter the NSC)", or between quotes.
            let last = (at + 2..behind.saturating_sub(1)).rev().find(|&i| is_acronym(chunks.text_of(i)));
            found.extend(last.map(|last| (mention, chunks.text_of(last))));
            // The name can stand in the brackets, the acronym before them.
            let inner = chunks.get(sentence, at + 2).and_then(|chunk| chunk.name(NameKind::Agency));
            if let (Some(inner), true) = (inner, behind == at + 4 && is_acronym(chunks.text_of(at))) {
                found.push((inner, chunks.text_of(at)));
            }
        }
    }
    found
}

/// The states to which the words right before a body's name give it, by the name's mention: "Japan’s | Ministry of Finance".
fn owners(chunks: &Chunks<'_>, concepts: &Concepts) -> FxHashMap<usize, String> {
    let mut found = FxHashMap::default();
    for sentence in &chunks.sentences {
        for at in sentence.clone().skip(2) {
            let (owner, sign, body) = (&chunks.all[at - 2], &chunks.all[at - 1], &chunks.all[at]);
            let (Some(_), Kind::Possessive, Some(mention)) =
                (owner.name(NameKind::Place), &sign.kind, body.name(NameKind::Agency))
            else {
                continue;
            };
            if let [state] = concepts.countries(chunks.text_of(at - 2)).named[..] {
                found.insert(mention, state.to_owned());
            }
        }
    }
    found
}

/// Whether the acronym is in Latin letters and the name in others, whose initials it cannot have: "Национальное
/// агентство по борьбе со стихийными бедствиями (BNPB)".
fn is_of_other_letters(acronym: &str, name: &str) -> bool {
    const SHORTEST: usize = 3;
    let latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    acronym.is_ascii() && acronym.len() >= SHORTEST && !latin(name)
}

struct Bodies {
    all: Vec<Body>,
    by_key: FxHashMap<String, usize>,
}

impl Bodies {
    /// The body of a key, new or known.
    fn at(&mut self, key: String) -> usize {
        let next = self.all.len();
        let index = *self.by_key.entry(key).or_insert(next);
        if index == next {
            self.all.push(Body::default());
        }
        self.whole(index)
    }

    /// The known body of a key.
    fn get(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).map(|&index| self.whole(index))
    }

    /// The body that this one was joined to, or itself. Bodies are joined to longer names only, so there is an end.
    fn whole(&self, mut index: usize) -> usize {
        while let Some(joined) = self.all[index].joined {
            index = joined;
        }
        index
    }

    /// Joins "National Bank" to "National Bank of Kazakhstan" where no other body of the release fits.
    fn join_short_forms(&mut self) {
        for (short, fuller) in self.fuller_forms().into_iter().enumerate() {
            let mut standing = fuller.into_iter().filter(|&index| !self.all[index].mentions.is_empty());
            let (Some(only), None) = (standing.next(), standing.next()) else { continue };
            // A state's own ministry is not short for another state's, nor a known body for one that is not.
            let is_known = |body: &Body| (body.is_of_state, body.known.is_some());
            if self.all[short].state.is_some() && self.all[short].state != self.all[only].state {
                continue;
            }
            let (short_of, of) = (is_known(&self.all[short]), is_known(&self.all[only]));
            if short_of.0 && !of.0 || short_of.1 && !of.1 {
                continue;
            }
            let moved = std::mem::take(&mut self.all[short].mentions);
            self.all[only].mentions.extend(moved);
            self.all[short].joined = Some(only);
        }
    }

    /// For each body, those whose names say its own in full, in order.
    fn fuller_forms(&self) -> Vec<Vec<usize>> {
        let names = || self.all.iter().enumerate().filter_map(|(index, body)| Some((index, &body.full.as_ref()?.1)));
        let mut by_words: FxHashMap<Vec<&str>, Vec<usize>> = FxHashMap::default();
        for (index, name) in names() {
            by_words.entry(texts(name.words())).or_default().push(index);
        }
        let mut fuller = vec![Vec::new(); self.all.len()];
        for (index, name) in names() {
            for &short in name.edges().filter_map(|edge| by_words.get(&texts(edge))).flatten() {
                let is_short = self.all[short].full.as_ref().is_some_and(|(_, short)| short.is_short_for(name));
                // A name can begin and end with one word.
                if is_short && short != index && fuller[short].last() != Some(&index) {
                    fuller[short].push(index);
                }
            }
        }
        fuller
    }

    /// The bodies of several words that stand, by the letters that an acronym of theirs can begin with.
    fn by_first_letter(&self, concepts: &Concepts) -> FxHashMap<char, Vec<usize>> {
        let mut by_letter: FxHashMap<char, Vec<usize>> = FxHashMap::default();
        for (index, body) in self.all.iter().enumerate().filter(|(_, body)| !body.mentions.is_empty()) {
            let Some((name, _)) = body.full.as_ref().filter(|(_, words)| words.len() > 1) else { continue };
            for letter in first_letters(name, concepts) {
                let bodies = by_letter.entry(letter).or_default();
                if bodies.last() != Some(&index) {
                    bodies.push(index);
                }
            }
        }
        by_letter
    }

    fn join_acronyms(
        &mut self,
        acronyms: Vec<Name>,
        bracketed: &[(usize, &str)],
        texts: &FxHashMap<usize, String>,
        directory: &BodyDirectory,
        home: Home<'_>,
    ) {
        let concepts = directory.concepts();
        let by_letter = self.by_first_letter(concepts);
        let mut by_acronym: FxHashMap<String, usize> = FxHashMap::default();
        let pairs =
            self.all.iter().enumerate().flat_map(|(index, body)| body.mentions.iter().map(move |&at| (at, index)));
        let of_mention: FxHashMap<usize, usize> = pairs.collect();
        for &(mention, acronym) in bracketed {
            let Some(&index) = of_mention.get(&mention) else { continue };
            let fits = texts.get(&mention).is_some_and(|name| initials_fit(acronym, name, concepts))
                || match directory.acronym(acronym, home) {
                    Some(body) => self.get(&body.key) == Some(index),
                    None => texts.get(&mention).is_some_and(|name| is_of_other_letters(acronym, name)),
                };
            if fits {
                by_acronym.entry(fold_words(acronym)).or_insert(index);
                self.all[index].acronym.get_or_insert_with(|| acronym.to_owned());
            }
        }
        for name in acronyms {
            let folded = fold_words(&name.text);
            let index = by_acronym.get(&folded).copied().unwrap_or_else(|| {
                let key = directory.key(&name.text, home).unwrap_or_else(|| folded.clone());
                if self.by_key.contains_key(&key) {
                    return self.at(key);
                }
                // "CDC" beside "Codes of Conduct" means what it means elsewhere.
                let is_known = directory.acronym(&name.text, home).is_some();
                let may_be = |words: &BodyName| !is_known || directory.shares_word(&key, words);
                let named = self.with_initials(&name.text, &by_letter, concepts);
                let named =
                    named.filter(|&index| self.all[index].full.as_ref().is_some_and(|(_, words)| may_be(words)));
                named.unwrap_or_else(|| self.at(key))
            });
            by_acronym.insert(folded, index);
            let body = &mut self.all[index];
            body.mentions.push(name.mention);
            body.acronym.get_or_insert(name.text);
        }
    }

    /// The only body of the release whose initials the acronym is; none where too many bodies begin with
    /// the first of them for that to say much.
    fn with_initials(
        &self,
        acronym: &str,
        by_letter: &FxHashMap<char, Vec<usize>>,
        concepts: &Concepts,
    ) -> Option<usize> {
        const SHORTEST: usize = 3;
        const MOST_BODIES: usize = 256;
        if acronym.chars().count() < SHORTEST {
            return None;
        }
        let bodies = by_letter.get(&fold_words(acronym).chars().next()?)?;
        if bodies.len() > MOST_BODIES {
            return None;
        }
        let mut fit = bodies.iter().copied().filter(|&index| {
            self.all[index].full.as_ref().is_some_and(|(name, _)| is_initials_of(acronym, name, concepts))
        });
        fit.next().filter(|_| fit.next().is_none())
    }

    /// Joins "the Committee" to the only committee of the release, where that was named before.
    fn join_heads(&mut self, directory: &BodyDirectory) {
        for short in 0..self.all.len() {
            // What a list knows by these words alone, of whatever state, means no other body: "Armed Forces" beside "Navy".
            let means_another = |(text, name): &&(String, BodyName)| {
                self.all[short].known.is_some() || text.contains(' ') && directory.lists(name)
            };
            let Some((_, name)) = self.all[short].full.as_ref().filter(|full| !means_another(full)) else { continue };
            let (Some(head), Some(&first)) = (name.head_alone(), self.all[short].mentions.iter().min()) else {
                continue;
            };
            let mut called = self.all.iter().enumerate().filter(|&(index, body)| {
                let is_known_as = |key: &String| directory.is_called(key, head);
                index != short
                    && !body.mentions.is_empty()
                    && (body.full.as_ref().is_some_and(|(_, name)| name.has_head(head))
                        || body.known.as_ref().is_some_and(is_known_as))
            });
            let (Some((only, body)), None) = (called.next(), called.next()) else { continue };
            if body.mentions.iter().any(|&mention| mention < first) {
                let moved = std::mem::take(&mut self.all[short].mentions);
                self.all[only].mentions.extend(moved);
                self.all[short].joined = Some(only);
            }
        }
    }

    fn groups(self) -> Vec<Group> {
        let named = self.all.into_iter().filter(|body| !body.mentions.is_empty());
        named
            .map(|body| {
                let acronym = body.acronym;
                let (name, acronym) = match body.full {
                    Some((name, _)) => (name, acronym),
                    None => (acronym.clone().unwrap_or_default(), None),
                };
                let referent = Referent { state: body.state, ..Referent::new(NameKind::Agency, name, acronym) };
                Group { mentions: body.mentions, referent }
            })
            .collect()
    }
}

fn texts(words: &[Token]) -> Vec<&str> {
    words.iter().map(|word| word.text.as_str()).collect()
}

impl Body {
    /// Takes the name where it is fuller than the one that it has.
    fn call(&mut self, text: &str, words: BodyName) {
        let bare = text.strip_prefix("the ").or(text.strip_prefix("The ")).unwrap_or(text);
        let name = bare
            .split(' ')
            .map(|word| {
                let unquoted = word.trim_matches(['«', '»', '“', '”', '"']);
                if is_acronym(unquoted) { word.to_owned() } else { without_capitals(word) }
            })
            .collect::<Vec<_>>()
            .join(" ");
        // Of two of one length, the one that is no headline's.
        let rank = |name: &str| (name.chars().count(), name.chars().any(char::is_lowercase));
        let is_fuller = self.full.as_ref().is_none_or(|(known, _)| rank(&name) > rank(known));
        if is_fuller {
            self.full = Some((name, words));
        }
    }
}
