//! Names that a user has decided are two people's or bodies': what a release joins by itself is parted again.

use super::Group;
use crate::facts::Referent;
use crate::facts::naming::{fold_words, without_capitals};
use crate::names::NameKind;
use rustc_hash::FxHashMap;

/// Pairs of names that are not one's, whatever a release makes of them.
#[derive(Clone, Debug, Default)]
pub struct Apart {
    /// The names, by the kind and the other name, which is the one that stands by itself.
    names: FxHashMap<(NameKind, String), Vec<String>>,
}

/// A mention's name as it stands and in its dictionary form, folded, and in the dictionary form itself.
pub(super) struct Wording {
    pub folded: [String; 2],
    pub text: String,
}

impl<'n> FromIterator<(NameKind, &'n str, &'n str)> for Apart {
    /// Of triples: the kind, a name, and the other name, whose mentions stand by themselves.
    fn from_iter<T: IntoIterator<Item = (NameKind, &'n str, &'n str)>>(pairs: T) -> Self {
        let mut apart = Self::default();
        for (kind, name, other) in pairs {
            apart.names.entry((kind, fold_words(other))).or_default().push(fold_words(name));
        }
        apart
    }
}

impl Apart {
    /// Parts the groups that hold both names of a pair: the mentions of the other name become a group of their own, all
    /// else stays. `wording` gives a mention's.
    pub(super) fn part(&self, groups: Vec<Group>, wording: impl Fn(usize) -> Wording) -> Vec<Group> {
        if self.names.is_empty() {
            return groups;
        }
        groups.into_iter().flat_map(|group| self.part_group(group, &wording)).collect()
    }

    fn part_group(&self, group: Group, wording: &impl Fn(usize) -> Wording) -> Vec<Group> {
        let Group { mut mentions, referent } = group;
        let wordings: FxHashMap<usize, Wording> = mentions.iter().map(|&mention| (mention, wording(mention))).collect();
        let mut parted: Vec<(String, Vec<usize>)> = Vec::new();
        for &mention in &mentions {
            let found = wordings[&mention].folded.iter().find_map(|folded| {
                let names = self.names.get(&(referent.kind, folded.clone()))?;
                let is_another = |wording: &Wording| {
                    !wording.folded.contains(folded) && wording.folded.iter().any(|form| names.contains(form))
                };
                wordings.values().any(is_another).then(|| folded.clone())
            });
            let Some(other) = found else { continue };
            match parted.iter_mut().find(|(known, _)| *known == other) {
                Some((_, mentions)) => mentions.push(mention),
                None => parted.push((other, vec![mention])),
            }
        }
        mentions.retain(|mention| !parted.iter().any(|(_, others)| others.contains(mention)));
        let fullest = |mentions: &[usize]| {
            let texts = mentions.iter().map(|mention| wordings[mention].text.as_str());
            // The first of the longest.
            texts.rev().max_by_key(|text| text.chars().count()).map(without_capitals).unwrap_or_default()
        };
        let mut groups: Vec<Group> = parted
            .into_iter()
            .map(|(_, mentions)| {
                let referent = Referent::new(referent.kind, fullest(&mentions), None);
                Group { mentions, referent }
            })
            .collect();
        if !mentions.is_empty() {
            // The name stays that was found for all, unless it went with the others.
            let is_gone = groups.iter().any(|group| group.referent.name == referent.name);
            let name = if is_gone { fullest(&mentions) } else { referent.name.clone() };
            groups.push(Group { mentions, referent: Referent { name, ..referent } });
        }
        groups
    }
}
