//! Verbs with their helpers, and whether they stand in the active or the passive.

use super::{Group, Reader, Subject, Voice};
use crate::facts::Kind;
use crate::facts::lexicon::{Class, Form};
use crate::figures::Quantity;

impl Reader<'_, '_> {
    /// The verb with its helpers that begins at `at`.
    pub(super) fn verb_group(&self, at: usize) -> Option<Group> {
        let mut main = at;
        let mut has_be = false;
        let mut has_helper = false;
        let mut wants_base = false;
        loop {
            let helper = self.is(main, Class::Auxiliary);
            if helper && self.is_main_have(main) {
                break;
            }
            if helper {
                has_be = self.is(main, Class::Be) || (has_be && !self.is_word(main, "to"));
                wants_base = self.is_word(main, "to")
                    || (!self.is(main, Class::Be)
                        && !self.verb(main, &[Form::Past, Form::Participle, Form::Present])
                        && !self.is_have(main));
                has_helper = true;
                main += 1;
            } else if has_helper && self.is_adverb(main) {
                main += 1;
            } else if self.is(main, Class::Ready)
                && self.is_word(main + 1, "to")
                && self.verb(main + 2, &[Form::Base])
                && (has_be || self.verb(main, &[Form::Past, Form::Present]) || self.is(main + 1, Class::Ready))
            {
                // "is ready to lend"
                main += 2;
                (wants_base, has_be, has_helper) = (true, false, true);
            } else if self.is(main, Class::Ready) && self.is(main + 1, Class::Ready) && self.is_word(main + 2, "to") {
                // "stands ready to lend"
                main += 1;
                has_be = true;
            } else if self.verb(main, &[Form::Base, Form::Present, Form::Past, Form::Participle, Form::Ing])
                && self.is_word(main + 1, "to")
                && self.verb(main + 2, &[Form::Base])
                && (has_helper || self.verb(main, &[Form::Present, Form::Past]))
            {
                // "agreed to supply", "is expected to build": what is done is the second verb.
                main += 2;
                (wants_base, has_be, has_helper) = (true, false, true);
            } else {
                break;
            }
        }
        let forms: &[Form] = match (has_helper, wants_base) {
            (true, true) => &[Form::Base],
            (true, false) => &[Form::Participle, Form::Past, Form::Ing, Form::Base],
            (false, _) => &[Form::Past, Form::Present],
        };
        if !self.verb(main, forms) || self.is_noun_here(main, has_helper) {
            return None;
        }
        let is_ing = self.verb(main, &[Form::Ing]);
        let voice = match (has_be && !is_ing, has_helper) {
            (true, _) => Voice::Passive,
            (false, false) if self.is_reduced(main) => Voice::Reduced,
            _ => Voice::Active,
        };
        // "to" alone opens no clause: "plans to build", "for the EBRD to join" have the subject elsewhere.
        let bare_infinitive = self.is_word(at, "to") && at + 1 == main;
        (!bare_infinitive).then_some(Group { start: at, main, voice, subject: Subject::Other })
    }

    fn is_have(&self, at: usize) -> bool {
        ["has", "have", "had", "having"].iter().any(|have| self.is_word(at, have))
    }

    /// "has 410 branches": "have" with its object right behind is no helper.
    fn is_main_have(&self, at: usize) -> bool {
        self.is_have(at) && !self.is(at + 1, Class::Auxiliary) && {
            let next = (at + 1..self.sentence.end).find(|&i| !self.is_adverb(i)).unwrap_or(at);
            !self.verb(next, &[Form::Participle, Form::Past]) && !self.is(next, Class::Auxiliary)
        }
    }

    /// Nouns that look like verbs: behind an article, a preposition or an adjective, or before a noun they qualify.
    fn is_noun_here(&self, at: usize, has_helper: bool) -> bool {
        if has_helper || at == self.sentence.start {
            return !has_helper && at == self.sentence.start;
        }
        let before = self.chunks.all[at - 1];
        let is_bound = before.is(Class::Determiner)
            || (before.is(Class::Preposition) && !before.is(Class::Adverb))
            || before.kind == Kind::Possessive
            || before.kind == Kind::Number;
        let only_present = !self.verb(at, &[Form::Past]);
        let follows_plain = before.kind == Kind::Word && before.word.is_plain() && !before.is(Class::Adverb);
        // "nine organized groups"; but "680 billion tenge returned to the budget".
        let follows_count = matches!(before.kind, Kind::Amount(amount) if self.amounts[amount] == Quantity::Count);
        let follows_amount = matches!(before.kind, Kind::Amount(_));
        is_bound || follows_count || (only_present && (follows_plain || follows_amount))
    }

    /// A participle right behind what it says of: an amount or its item, with a noun phrase and no subject before.
    fn is_reduced(&self, main: usize) -> bool {
        let Some(amount) = self.amount_before(main) else { return false };
        let mut before = amount;
        while before > self.sentence.start && self.is_bound_word(before - 1) {
            before -= 1;
        }
        before > self.sentence.start
            && self.is_word(before - 1, "with")
            && self.verb(main, &[Form::Participle, Form::Past])
    }

    /// The last amount before `at` in its clause, brackets left out.
    fn amount_before(&self, at: usize) -> Option<usize> {
        let mut at = self.chunks.before_bracket(self.sentence, at);
        while at > self.sentence.start && !self.is_clause_end(at - 1) {
            at -= 1;
            if matches!(self.chunks.all[at].kind, Kind::Amount(_)) {
                return Some(at);
            }
            at = self.chunks.before_bracket(self.sentence, at);
        }
        None
    }
}

/// The dictionary form of a regular past that the table does not hold; `None` where it is more likely an adjective
/// ("state-owned", "undocumented").
///
/// What has to be told is whether the form lost an `e`. The ending of the stem tells it in nearly all verbs: in the
/// table, the rules below are right for 96 of 100 that they are not needed for.
pub(super) fn regular_lemma(past: &str) -> Option<String> {
    let lower = past.to_lowercase();
    let stem = lower.strip_suffix("ed")?;
    if lower.starts_with("un") || lower.rsplit_once('-').is_some_and(|(prefix, _)| !is_verbs_prefix(prefix)) {
        return None;
    }
    if let Some(stem) = stem.strip_suffix('i') {
        // "died", but "dried"
        return Some(if stem.chars().count() == 1 { format!("{stem}ie") } else { format!("{stem}y") });
    }
    let letters: Vec<char> = stem.chars().collect();
    let [.., before, last] = letters[..] else { return None };
    let doubled = before == last && !is_vowel(last) && !matches!(last, 'l' | 's' | 'f' | 'z');
    if doubled {
        return Some(stem[..stem.len() - last.len_utf8()].to_owned());
    }
    Some(if lost_e(stem, &letters) { format!("{stem}e") } else { stem.to_owned() })
}

/// "co-author", "re-enroll"; but "family-owned".
fn is_verbs_prefix(prefix: &str) -> bool {
    matches!(prefix, "co" | "de" | "dis" | "mis" | "out" | "over" | "pre" | "re" | "self" | "under")
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Whether a stem before "ed" is a verb without its last `e`.
fn lost_e(stem: &str, letters: &[char]) -> bool {
    let [.., before, last] = *letters else { return false };
    let ends = |endings: &[&str]| endings.iter().any(|ending| stem.ends_with(ending));
    let head = &letters[..letters.len() - 1];
    let vowels = head.iter().rev().take_while(|letter| is_vowel(**letter)).count();
    let is_single = vowels == 1;
    // "hoped", "filed": without an `e` the consonant were doubled.
    let is_short = is_single && head[..head.len() - 1].iter().all(|letter| !is_vowel(*letter) && *letter != 'y');
    match last {
        'c' | 'v' | 'u' | 'e' => true,
        'g' => {
            before == 'd'
                || vowels > 0
                || (ends(&["rg", "lg", "ang", "ung", "eng", "ing"])
                    && !ends(&["bang", "clang", "ring", "wing", "ping"]))
        }
        's' => vowels > 0 || matches!(before, 'r' | 'n' | 'l' | 'p' | 'w'),
        'z' => before != 'z' && before != 't',
        'l' if vowels == 0 => !matches!(before, 'l' | 'r' | 'w'),
        'w' | 'x' | 'y' => false,
        _ if is_short => true,
        'l' => (is_single && before == 'u') || ends(&["xil", "mpil", "ncil", "fil"]),
        't' => {
            (before == 'a' && (is_single || ends(&["iat", "uat", "creat"])))
                || (before == 'u' && is_single)
                || ends(&["nit", "vit", "xcit", "ecit", "ncit", "plet", "pet", "mot", "vot", "uot"])
        }
        'd' => (is_single && before != 'e') || ends(&["ced", "ped", "guid", "suad"]),
        'n' => (is_single && before == 'i') || ends(&["ven", "tpon"]),
        'r' => {
            (is_single && matches!(before, 'a' | 'u' | 'i')) || ends(&["plor", "stor", "gnor", "dher", "rfer", "quir"])
        }
        'm' => before == 'u',
        'b' => is_single && matches!(before, 'i' | 'u' | 'o'),
        'k' => is_single && matches!(before, 'o' | 'u'),
        'p' => is_single && before == 'a',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::regular_lemma;

    #[test]
    fn regular_pasts_give_their_dictionary_forms() {
        let cases = [
            ("denationalized", "denationalize"),
            ("reclassified", "reclassify"),
            ("preplanned", "preplan"),
            ("relabeled", "relabel"),
            ("recirculated", "recirculate"),
            ("bundled", "bundle"),
            ("died", "die"),
            ("dried", "dry"),
            ("staged", "stage"),
            ("averaged", "average"),
            ("endorsed", "endorse"),
            ("coalesced", "coalesce"),
            ("declined", "decline"),
            ("rejoined", "rejoin"),
            ("repeated", "repeat"),
            ("attributed", "attribute"),
            ("postponed", "postpone"),
            ("ranged", "range"),
            ("co-chaired", "co-chair"),
        ];
        for (past, lemma) in cases {
            assert_eq!(regular_lemma(past).as_deref(), Some(lemma));
        }
    }

    #[test]
    fn what_is_more_likely_an_adjective_is_no_verb() {
        for word in ["state-owned", "community-based", "undocumented", "unprecedented"] {
            assert_eq!(regular_lemma(word), None, "{word}");
        }
    }

    #[test]
    fn the_ending_tells_the_verb_for_96_of_100_of_the_table() {
        let mut right = 0;
        let mut wrong = Vec::new();
        for line in crate::table::lines(include_str!("../facts/verbs.tsv")) {
            let mut cells = line.split('\t');
            let (Some(lemma), Some(past)) = (cells.next(), cells.next()) else { continue };
            if !past.ends_with("ed") || past.starts_with("un") {
                continue;
            }
            match regular_lemma(past) {
                Some(found) if found == lemma => right += 1,
                found => wrong.push((past, found)),
            }
        }
        assert!(right > 600 && wrong.len() * 100 < right * 4, "{right} right, wrong: {wrong:?}");
    }
}
