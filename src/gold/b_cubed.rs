//! Are the mentions of one person or body under one id, and no others?
//!
//! B-cubed (Bagga and Baldwin, “Algorithms for Scoring Coreference Chains”, LREC 1998): the precision of a mention is the
//! share of the mentions under its id that are of its entity, its recall the share of its entity's mentions that are
//! under its id; both are averaged over mentions. A mention that was not found has no precision and a recall of 0.

use std::collections::BTreeMap;

/// A mention: the name that the gold release gives its entity, and the id that it was found under.
pub type Item = (String, Option<String>);

/// The mentions of one kind over releases that can be weighed.
pub struct Clusters {
    /// The entity and the id of each pair of them that occurs.
    cells: Vec<(usize, usize)>,
    entities: usize,
    ids: usize,
    /// For each release, how many mentions it has in which cells, and of which entities how many were not found.
    releases: Vec<Counts>,
}

#[derive(Default)]
struct Counts {
    found: Vec<(usize, u32)>,
    missing: Vec<(usize, u32)>,
}

/// What B-cubed says of some mentions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BCubed {
    /// Averaged over the mentions that were found.
    pub precision: f64,
    /// Averaged over all mentions.
    pub recall: f64,
    /// How many were found.
    pub found: u64,
    /// How many there are.
    pub mentions: u64,
}

impl Clusters {
    /// Counts the mentions of releases.
    pub fn new<'i>(releases: impl Iterator<Item = &'i [Item]>) -> Self {
        let (mut entities, mut ids, mut cells) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let releases = releases.map(|items| {
            let mut counts = Counts::default();
            for (name, id) in items {
                let entity = index(&mut entities, name.as_str());
                match id {
                    Some(id) => {
                        let cell = (entity, index(&mut ids, id.as_str()));
                        counts.found.push((index(&mut cells, cell), 1));
                    }
                    None => counts.missing.push((entity, 1)),
                }
            }
            counts
        });
        let releases = releases.collect();
        let mut in_order = vec![(0, 0); cells.len()];
        cells.into_iter().for_each(|(cell, index)| in_order[index] = cell);
        Self { cells: in_order, entities: entities.len(), ids: ids.len(), releases }
    }

    /// The figures where each release counts as often as its weight says.
    pub fn figures(&self, weights: &[u32]) -> BCubed {
        let mut in_cell = vec![0_u64; self.cells.len()];
        let mut of_entity = vec![0_u64; self.entities];
        let mut under_id = vec![0_u64; self.ids];
        let mut found = 0;
        for (counts, &weight) in self.releases.iter().zip(weights).filter(|(_, weight)| **weight > 0) {
            for &(cell, count) in &counts.found {
                let (entity, id) = self.cells[cell];
                let count = u64::from(count * weight);
                in_cell[cell] += count;
                of_entity[entity] += count;
                under_id[id] += count;
                found += count;
            }
            counts.missing.iter().for_each(|&(entity, count)| of_entity[entity] += u64::from(count * weight));
        }
        let mentions: u64 = of_entity.iter().sum();
        let mean = |sum: f64, of: u64| if of == 0 { 0.0 } else { sum / of as f64 };
        let shares = |whole: &dyn Fn((usize, usize)) -> u64| -> f64 {
            let cells = self.cells.iter().zip(&in_cell).filter(|(_, count)| **count > 0);
            cells.map(|(&cell, &count)| (count * count) as f64 / whole(cell) as f64).sum()
        };
        BCubed {
            precision: mean(shares(&|(_, id)| under_id[id]), found),
            recall: mean(shares(&|(entity, _)| of_entity[entity]), mentions),
            found,
            mentions,
        }
    }
}

/// The key's index, a new one where it has none.
fn index<K: Ord>(known: &mut BTreeMap<K, usize>, key: K) -> usize {
    let next = known.len();
    *known.entry(key).or_insert(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(pairs: &[(&str, &str)]) -> Vec<Item> {
        pairs.iter().map(|(name, id)| ((*name).to_owned(), (!id.is_empty()).then(|| (*id).to_owned()))).collect()
    }

    fn figures(releases: &[Vec<Item>], weights: &[u32]) -> BCubed {
        Clusters::new(releases.iter().map(Vec::as_slice)).figures(weights)
    }

    #[test]
    fn the_example_of_the_paper() {
        // Entities of 5, 2 and 5 mentions; the second and third are taken for one.
        let mentions = |name: &str, id: &str, count| vec![(name.to_owned(), Some(id.to_owned())); count];
        let release = [mentions("1", "a", 5), mentions("2", "b", 2), mentions("3", "b", 5)].concat();
        let BCubed { precision, recall, .. } = figures(&[release], &[1]);
        let expected = (5.0 + 2.0 * 2.0 / 7.0 + 5.0 * 5.0 / 7.0) / 12.0;
        assert!((precision - expected).abs() < 1e-12 && recall == 1.0, "{precision} {recall}");
    }

    #[test]
    fn a_missed_mention_costs_recall_alone() {
        let got = figures(&[items(&[("x", "1"), ("x", "")])], &[1]);
        assert_eq!(got, BCubed { precision: 1.0, recall: 0.25, found: 1, mentions: 2 });
    }

    #[test]
    fn a_weight_is_as_many_copies_of_a_release() {
        let (one, other) = (items(&[("x", "1"), ("y", "1"), ("z", "")]), items(&[("x", "1"), ("x", "2"), ("y", "3")]));
        let copies = [one.clone(), other.clone(), other.clone()];
        assert_eq!(figures(&[one.clone(), other], &[1, 2]), figures(&copies, &[1, 1, 1]));
        assert_eq!(figures(&[one], &[0]), BCubed { precision: 0.0, recall: 0.0, found: 0, mentions: 0 });
    }
}
