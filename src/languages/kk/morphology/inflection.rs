//! Kazakh words put together: all forms of a noun or a verb that a table gives in its dictionary form.
//!
//! The forms are made to recognise words, not to write them: where the vowels of a borrowed word leave its harmony open
//! ("банкке", "банкқа"), both are given.

use super::{Morphology, POSSESSIVE, Row, VOWEL, last_kinds};

/// How the vowels of a word sound, which its endings follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Harmony {
    Back,
    Front,
    /// Vowels of neither kind.
    Open,
}

impl Harmony {
    fn of_letter(letter: char) -> Self {
        match letter {
            'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё' => Harmony::Back,
            'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' => Harmony::Front,
            _ => Harmony::Open,
        }
    }

    /// The harmony of a stem: of its last vowel, open where a letter of borrowed words makes that doubtful.
    fn of_stem(stem: &str) -> Self {
        // "у" and "и" sound either way: "секундта".
        if stem.chars().rev().find(|&c| is_vowel(c)).is_some_and(|c| Harmony::of_letter(c) == Harmony::Open) {
            return Harmony::Open;
        }
        let sound = stem.chars().rev().map(Harmony::of_letter).find(|&harmony| harmony != Harmony::Open);
        let borrowed = stem.ends_with(['ь', 'к', 'г', 'ю', 'и']) || stem.chars().any(|c| matches!(c, 'ф' | 'в' | 'ц'));
        match sound {
            Some(Harmony::Back) if borrowed => Harmony::Open,
            Some(harmony) => harmony,
            None => Harmony::Open,
        }
    }

    fn of_ending(ending: &str) -> Self {
        // "-мен" follows every vowel.
        let ending = ["мен", "бен", "пен"].iter().find_map(|&every| ending.strip_suffix(every)).unwrap_or(ending);
        let sound = ending.chars().map(Harmony::of_letter).find(|&harmony| harmony != Harmony::Open);
        sound.unwrap_or(Harmony::Open)
    }

    fn fits(self, ending: &str) -> bool {
        let ending = Harmony::of_ending(ending);
        self == Harmony::Open || ending == Harmony::Open || self == ending
    }
}

fn is_vowel(letter: char) -> bool {
    Harmony::of_letter(letter) != Harmony::Open || matches!(letter, 'у' | 'и' | 'ю')
}

/// The letter that a possessive softens this one to.
fn softened(hard: char) -> Option<char> {
    match hard {
        'к' => Some('г'),
        'қ' => Some('ғ'),
        'п' => Some('б'),
        _ => None,
    }
}

impl Morphology {
    /// All forms of a noun, itself first: with the plural, the possessive of the third person, cases, and the endings
    /// that make it an adjective ("-дағы", "-лық"). A word without Cyrillic letters has no forms.
    pub fn decline(&self, noun: &str) -> Vec<String> {
        let mut forms = vec![noun.to_owned()];
        if !noun.ends_with(|c: char| matches!(c, 'а'..='я' | 'ә' | 'і' | 'ң' | 'ғ' | 'ү' | 'ұ' | 'қ' | 'ө' | 'һ' | 'ё'))
        {
            return forms;
        }
        let harmony = Harmony::of_stem(noun);
        let plurals = with(noun, &self.plurals, harmony, last_kinds(noun));
        for stem in std::iter::once(noun.to_owned()).chain(plurals) {
            let owned = self.possessed(&stem, harmony);
            forms.extend(with(&stem, &self.cases, harmony, last_kinds(&stem)));
            for its in owned {
                forms.extend(with(&its, &self.cases, harmony, POSSESSIVE));
                forms.push(its);
            }
            for rows in [&self.relationals, &self.likenesses] {
                forms.extend(with(&stem, rows, harmony, last_kinds(&stem)));
            }
            forms.push(stem);
        }
        unique(forms)
    }

    /// The forms of a noun without a plural, itself first: its cases, bare and possessed, and those of the adjectives that
    /// they make ("мамырдағы", "мамырдағыдан").
    pub fn decline_singular(&self, noun: &str) -> Vec<String> {
        let harmony = Harmony::of_stem(noun);
        let mut forms = vec![noun.to_owned()];
        forms.extend(with(noun, &self.cases, harmony, last_kinds(noun)));
        for its in self.possessed(noun, harmony) {
            forms.extend(with(&its, &self.cases, harmony, POSSESSIVE));
            forms.push(its);
        }
        let adjectives = forms[1..].iter().filter(|form| form.ends_with("ғы") || form.ends_with("гі"));
        let of_adjectives = adjectives.flat_map(|form| with(form, &self.cases, harmony, VOWEL)).collect::<Vec<_>>();
        unique(forms.into_iter().chain(of_adjectives).collect())
    }

    /// The possessive of the third person: "министрлігі", "жобасы", "рублі".
    fn possessed(&self, stem: &str, harmony: Harmony) -> Vec<String> {
        let last = stem.chars().next_back();
        let kinds = last_kinds(stem);
        let soft = last.and_then(softened).map(|soft| {
            let mut softened = stem.to_owned();
            softened.pop();
            softened.push(soft);
            softened
        });
        // The soft sign of borrowed words is dropped, and their last letter may stay hard: "рублі", "франкі".
        let bare = stem.strip_suffix('ь').unwrap_or(stem);
        let rows = self.possessives.iter().filter(|row| row.after & kinds != 0 && harmony.fits(row.ending));
        rows.flat_map(|row| {
            let soft = soft.as_deref().filter(|_| row.after & VOWEL == 0);
            let hard = if row.after & VOWEL != 0 { stem } else { bare };
            soft.into_iter().chain([hard]).map(|stem| format!("{stem}{}", row.ending))
        })
        .collect()
    }

    /// All forms of a verb, its dictionary form ("өсу") first.
    pub fn conjugate(&self, verb: &str) -> Vec<String> {
        let stem = match verb.strip_suffix('у') {
            Some(stem) => stem.to_owned(),
            // "көбею" is "көбей" and "у" in one letter.
            None => verb.strip_suffix('ю').map(|stem| format!("{stem}й")).unwrap_or_default(),
        };
        let harmony = Harmony::of_stem(&stem);
        let kinds = last_kinds(&stem);
        let mut forms = vec![verb.to_owned()];
        for row in self.verbs.iter().filter(|row| row.after & kinds != 0 && harmony.fits(row.ending)) {
            let form = format!("{stem}{}", row.ending);
            // "ұлғайады" is written "ұлғаяды", "көбейу" "көбею".
            forms.push(form.replace("йа", "я").replace("йу", "ю"));
        }
        unique(forms)
    }
}

/// The stem with each ending that its last letter and its vowels let follow.
fn with(stem: &str, rows: &[Row], harmony: Harmony, kinds: u8) -> Vec<String> {
    let fitting = rows.iter().filter(|row| row.after & kinds != 0 && harmony.fits(row.ending));
    fitting.map(|row| format!("{stem}{}", row.ending)).collect()
}

/// The forms, each once, in their order.
fn unique(forms: Vec<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        if !once.contains(&form) {
            once.push(form);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_have_all_their_forms() {
        let morphology = Morphology::load();
        let cases: [(&str, &[&str]); 7] = [
            ("теңге", &["теңгеден", "теңгеге", "теңгенің", "теңгесі", "теңгесіне", "теңгелік", "теңгедегі", "теңгені"]),
            ("тонна", &["тонналар", "тоннаның", "тоннасынан", "тоннаға", "тонналық", "тоннадай"]),
            ("пайыз", &["пайызға", "пайызы", "пайызын", "пайыздан", "пайызбен", "пайыздық", "пайыздың"]),
            ("доллар", &["долларды", "доллары", "долларға", "долларынан", "доллармен"]),
            ("миллиард", &["миллиардтан", "миллиардқа", "миллиардты", "миллиардтық"]),
            ("жобалық", &["жобалығы", "жобалыққа"]),
            ("рубль", &["рублі", "рубльге", "рублінің", "рубльден"]),
        ];
        for (noun, forms) in cases {
            let declined = morphology.decline(noun);
            assert_eq!(declined[0], noun);
            for form in forms {
                assert!(declined.iter().any(|known| known == form), "{form} of {declined:?}");
            }
        }
        assert!(!morphology.decline("тонна").iter().any(|form| form == "тонналік" || form == "тоннадың"));
        assert_eq!(morphology.decline("км²"), ["км²"]);
    }

    #[test]
    fn singular_nouns_have_their_cases_alone() {
        let forms = Morphology::load().decline_singular("мамыр");
        for form in ["мамыр", "мамырдың", "мамырынан", "мамырдағы", "мамырындағы", "мамырдағыдан"]
        {
            assert!(forms.iter().any(|known| known == form), "{form} of {forms:?}");
        }
        assert!(!forms.iter().any(|form| form == "мамырлар" || form == "мамырлық"));
    }

    #[test]
    fn verbs_have_all_their_forms() {
        let morphology = Morphology::load();
        let cases: [(&str, &[&str]); 5] = [
            ("өсу", &["өсті", "өскен", "өсіп", "өсуін", "өседі", "өсетінін", "өспек"]),
            ("төмендеу", &["төмендеді", "төмендеген", "төмендеп", "төмендейді", "төмендейтін", "төмендеуі"]),
            ("көбею", &["көбейді", "көбейген", "көбейіп", "көбейеді", "көбеюі", "көбеюге"]),
            ("ұлғаю", &["ұлғайды", "ұлғаяды", "ұлғайған", "ұлғаюы", "ұлғайып"]),
            ("аспау", &["аспайды", "аспайтын", "аспауы", "аспаған", "аспады", "аспай"]),
        ];
        for (verb, forms) in cases {
            let conjugated = morphology.conjugate(verb);
            assert_eq!(conjugated[0], verb);
            for form in forms {
                assert!(conjugated.iter().any(|known| known == form), "{form} of {conjugated:?}");
            }
        }
    }
}
