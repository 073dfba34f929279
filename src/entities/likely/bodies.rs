//! Which body an acronym or a short form most likely means: what only other releases can tell, and what is therefore no
//! part of an id.

use crate::entities::Seen;
use crate::facts::naming::{fold_words, is_acronym};
use jiff::ToSpan;
use rustc_hash::FxHashMap;

/// A body as gathered over all releases.
pub(in crate::entities) struct BodyProfile<'r> {
    /// The fullest name.
    pub name: String,
    /// The forms and acronyms by which releases call it, each with how many do.
    pub forms: Vec<(&'r str, usize)>,
    /// How many releases name it.
    pub releases: usize,
    /// From when to when they do.
    pub seen: Option<Seen>,
}

/// How many times as many releases as for all other bodies together must use the form for the one.
const DOMINANCE: usize = 10;
/// The least number of releases that must do so.
const FEWEST: usize = 3;
/// A body whose form a share of the releases smaller than one of so many uses is not the one that most of them mean.
const RARE: usize = 5;
/// How many years before the first release that uses the form, or after the last, the body may be named.
const NEAR: i64 = 1;

/// For each body that is named by an acronym or a short form alone, the one of a fuller name that is most likely meant:
/// the only one that other releases, near in time, call so, or the one that by far the most of them do.
///
/// `is_open` tells of a body whether nothing says which of several it is, neither a list nor a country; it is asked of those
/// alone that others are called like. Linear in the forms: each body looks at those of its own form.
pub(in crate::entities) fn likely(profiles: &[BodyProfile<'_>], is_open: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
    let mut called: FxHashMap<(String, bool), Vec<(usize, usize)>> = FxHashMap::default();
    for (row, profile) in profiles.iter().enumerate() {
        let mut counts: FxHashMap<(String, bool), usize> = FxHashMap::default();
        for (form, count) in &profile.forms {
            // Acronyms and forms count the same releases.
            let known = counts.entry(key(form)).or_default();
            *known = (*known).max(*count);
        }
        counts.into_iter().for_each(|(form, count)| called.entry(form).or_default().push((row, count)));
    }
    let of = |(row, short): (usize, &BodyProfile<'_>)| {
        let candidates = called.get(&key(&short.name))?;
        let fuller = candidates.iter().filter(|&&(other, _)| other != row && short.is_part_of(&profiles[other]));
        let &(best, most) = fuller.clone().max_by_key(|&&(other, count)| (count, std::cmp::Reverse(other)))?;
        let others: usize = fuller.map(|&(_, count)| count).sum::<usize>() - most;
        let is_usual = most >= FEWEST && most >= DOMINANCE * others && most * RARE >= short.releases;
        (is_usual && short.is_near(&profiles[best]) && is_open(row)).then_some(best)
    };
    profiles.iter().enumerate().map(of).collect()
}

/// The form without case and script; an acronym is no word of the same letters ("IDA", "Ida").
fn key(form: &str) -> (String, bool) {
    (fold_words(form), is_acronym(form))
}

impl BodyProfile<'_> {
    /// Whether the other name says more, and not only the same name by itself.
    fn is_part_of(&self, fuller: &BodyProfile<'_>) -> bool {
        let words = |name: &str| name.split_whitespace().count();
        let is_spelled_out = is_acronym(&self.name) && !is_acronym(&fuller.name);
        let is_told_already = self.forms.iter().any(|(form, _)| *form == fuller.name);
        (is_spelled_out || words(&fuller.name) > words(&self.name)) && !is_told_already
    }

    /// Whether the releases that name the two are of one time.
    fn is_near(&self, other: &BodyProfile<'_>) -> bool {
        let (Some(own), Some(other)) = (self.seen, other.seen) else { return false };
        let within = |day: jiff::civil::Date, end: jiff::civil::Date| day.saturating_sub(NEAR.years()) <= end;
        within(own.first, other.last) && within(other.first, own.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn body<'r>(name: &str, forms: &[(&'r str, usize)], year: i16) -> BodyProfile<'r> {
        let releases = forms.iter().map(|(_, count)| *count).max().unwrap_or(1);
        let seen = Some(Seen { first: date(year, 1, 1), last: date(year, 6, 1) });
        BodyProfile { name: name.to_owned(), forms: forms.to_vec(), releases, seen }
    }

    #[test]
    fn an_acronym_means_the_body_that_other_releases_call_so() {
        let council = || body("National Council for Tea", &[("National Council for Tea", 9), ("NCT", 20)], 2022);
        let bare = || body("NCT", &[("NCT", 30)], 2023);
        assert_eq!(likely(&[bare(), council()], |_| true), [Some(1), None]);
        // Two bodies of the acronym, neither by far more often.
        let other = || body("New Council of Towns", &[("NCT", 5)], 2022);
        assert_eq!(likely(&[bare(), council(), other()], |_| true)[0], None);
        // Once only, or long ago, or too seldom for so much use.
        let of = |forms, year| likely(&[bare(), body("National Council for Tea", forms, year)], |_| true)[0];
        assert_eq!(of(&[("NCT", 1)], 2023), None);
        assert_eq!(of(&[("NCT", 20)], 2015), None);
        assert_eq!(of(&[("NCT", 5)], 2023), None);
        // One that a list or a country tells is no open question.
        assert_eq!(likely(&[bare(), council()], |row| row != 0)[0], None);
    }

    #[test]
    fn a_short_form_means_the_name_in_full() {
        let full = body("Fund for Tea and Coffee", &[("Fund for Tea and Coffee", 9), ("Tea Fund", 12)], 2022);
        assert_eq!(likely(&[full, body("Tea Fund", &[("Tea Fund", 3)], 2022)], |_| true), [None, Some(0)]);
    }
}
