//! From a checkpoint's labels to ours: "B-GPE", "S-LOC" and "U-CITY" all begin a place.

use crate::names::{Label, LabelScores, NameKind, Tag};
use crate::table;

/// What the classes of labels mark.
const CLASSES: &str = include_str!("labels.tsv");

/// The tags, in the order of the scores.
const TAGS: [Tag; 4] =
    [Tag::Name(NameKind::Person), Tag::Name(NameKind::Agency), Tag::Name(NameKind::Place), Tag::Post];

/// In IOB1 the label of a name's first word is that of the others: beginning anew costs this much, so that a name is
/// not cut at every word.
const BEGINS_ANEW: f32 = 1e-3;
/// A word that leaves no piece is outside of names, as surely as this.
const OUTSIDE: f32 = 0.0;
const IMPOSSIBLE: f32 = -20.0;

/// How a checkpoint's labels give ours.
#[derive(Clone, Debug)]
pub(super) struct Labels {
    labels: Vec<Label>,
    /// For each of ours, the checkpoint's that mean it.
    sources: Vec<Vec<usize>>,
    scheme: Scheme,
}

/// How a checkpoint marks where names begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    /// The first word has a label of its own: IOB2, IOBES, BILOU.
    BeginsMarked,
    /// Only a name that follows another of its class at once has (IOB1), or none.
    BeginsAlike,
}

/// A checkpoint's label.
enum Read<'n> {
    Outside,
    Begin(&'n str),
    Inside(&'n str),
}

impl Labels {
    /// The checkpoint's labels, in the order of its scores.
    ///
    /// # Errors
    /// A sentence that lists the labels, when none of their classes is known.
    pub fn new(names: &[String]) -> Result<Self, String> {
        let read: Vec<Read> = names.iter().map(|name| Read::of(name)).collect();
        let begins = |class: &str| read.iter().any(|label| matches!(label, Read::Begin(name) if *name == class));
        let alike = read.iter().any(|label| matches!(label, Read::Inside(class) if !begins(class)));
        let meanings: Vec<Label> = read.iter().map(Read::meaning).collect();
        let tags: Vec<Tag> = TAGS
            .into_iter()
            .filter(|&tag| meanings.iter().any(|&label| label == Label::Begin(tag) || label == Label::Inside(tag)))
            .collect();
        if tags.is_empty() {
            return Err(format!(
                "none of its labels is known to mark people, agencies, places or posts: {}; name them in id2label as \
                 B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC, B-POST, I-POST",
                names.join(", ")
            ));
        }
        let labels: Vec<Label> = std::iter::once(Label::Outside)
            .chain(tags.into_iter().flat_map(|tag| [Label::Begin(tag), Label::Inside(tag)]))
            .collect();
        let sources = labels
            .iter()
            .map(|label| (0..names.len()).filter(|&source| meanings[source] == *label).collect())
            .collect();
        Ok(Self { labels, sources, scheme: if alike { Scheme::BeginsAlike } else { Scheme::BeginsMarked } })
    }

    /// Our labels, in the order of [`Labels::scores`].
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// Log-probabilities of our labels, given the network's scores of the checkpoint's: the probabilities of those that
    /// mean the same are summed.
    pub fn scores(&self, logits: &[f32]) -> LabelScores {
        let all = log_sum_exp(logits.iter().copied());
        let mut scores: LabelScores = self
            .sources
            .iter()
            .map(|sources| log_sum_exp(sources.iter().map(|&source| logits[source] - all)))
            .collect();
        if self.scheme == Scheme::BeginsAlike {
            // After `Outside`, a tag's beginning stands before its inside.
            for pair in scores[1..].chunks_exact_mut(2) {
                pair[0] = pair[0].max(pair[1] - BEGINS_ANEW);
            }
        }
        scores
    }

    /// The scores of a word that the network did not see.
    pub fn surely_outside(&self) -> LabelScores {
        self.labels.iter().map(|&label| if label == Label::Outside { OUTSIDE } else { IMPOSSIBLE }).collect()
    }
}

impl<'n> Read<'n> {
    fn of(name: &'n str) -> Self {
        if name == "O" {
            return Self::Outside;
        }
        match name.split_once(['-', '_']) {
            Some(("B" | "S" | "U", class)) => Self::Begin(class),
            Some(("I" | "E" | "L", class)) => Self::Inside(class),
            _ => Self::Inside(name),
        }
    }

    fn meaning(&self) -> Label {
        match self {
            Self::Outside => Label::Outside,
            Self::Begin(class) => tag(class).map_or(Label::Outside, Label::Begin),
            Self::Inside(class) => tag(class).map_or(Label::Outside, Label::Inside),
        }
    }
}

fn tag(class: &str) -> Option<Tag> {
    let lines = table::lines(CLASSES);
    let (_, kind) =
        lines.filter_map(|line| line.split_once('\t')).find(|(name, _)| name.eq_ignore_ascii_case(class))?;
    TAGS.into_iter().find(|&tag| code(tag) == kind)
}

fn code(tag: Tag) -> &'static str {
    match tag {
        Tag::Name(kind) => kind.code(),
        Tag::Post => "post",
    }
}

/// The logarithm of the sum of what these are the logarithms of.
fn log_sum_exp(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = values.clone().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY { most } else { most + values.map(|value| (value - most).exp()).sum::<f32>().ln() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::decoder::decode;

    const PERSON: Tag = Tag::Name(NameKind::Person);
    const AGENCY: Tag = Tag::Name(NameKind::Agency);
    const PLACE: Tag = Tag::Name(NameKind::Place);

    fn labels(names: &str) -> Labels {
        Labels::new(&names.split(' ').map(str::to_owned).collect::<Vec<_>>()).unwrap()
    }

    /// The names in a sentence whose words have these labels, each by far the likeliest.
    fn decoded(names: &str, words: &str) -> Vec<(std::ops::Range<usize>, Tag)> {
        let labels = labels(names);
        let logits = |word: &str| -> Vec<f32> {
            assert!(names.split(' ').any(|name| name == word), "{word}");
            names.split(' ').map(|name| if name == word { 9.0 } else { 0.0 }).collect()
        };
        let scores: Vec<_> = words.split(' ').map(|word| labels.scores(&logits(word))).collect();
        decode(labels.labels(), &scores).into_iter().map(|name| (name.words, name.tag)).collect()
    }

    #[test]
    fn every_line_of_the_table_names_a_tag() {
        for line in table::lines(CLASSES) {
            let (class, kind) = line.split_once('\t').unwrap();
            assert!(TAGS.iter().any(|&tag| code(tag) == kind), "{line}");
            assert!(tag(class).is_some() && class == class.to_uppercase(), "{line}");
        }
    }

    #[test]
    fn classes_of_many_corpora_are_known() {
        let kinds = [
            ("PER", Some(PERSON)),
            ("person", Some(PERSON)),
            ("NORP", None),
            ("GPE", Some(PLACE)),
            ("STATE_OR_PROVINCE", Some(PLACE)),
            ("ORGANISATION", Some(AGENCY)),
            ("POSITION", Some(Tag::Post)),
            ("PROFESSION", Some(Tag::Post)),
            ("MISC", None),
        ];
        for (class, expected) in kinds {
            assert_eq!(tag(class), expected, "{class}");
        }
    }

    #[test]
    fn iob2_is_read() {
        let names = "O B-MISC I-MISC B-PER I-PER B-ORG I-ORG B-LOC I-LOC";
        assert_eq!(decoded(names, "O B-PER I-PER B-PER O B-MISC I-MISC"), [(1..3, PERSON), (3..4, PERSON)]);
    }

    #[test]
    fn iob1_begins_with_an_inner_label_and_is_not_cut() {
        // As in the checkpoints of CoNLL that never saw two people in a row.
        let names = "B-LOC B-MISC B-ORG I-LOC I-MISC I-ORG I-PER O";
        let found = decoded(names, "I-PER I-PER O I-ORG I-ORG B-ORG I-LOC O I-MISC");
        assert_eq!(found, [(0..2, PERSON), (3..5, AGENCY), (5..6, AGENCY), (6..7, PLACE)]);
    }

    #[test]
    fn bioes_and_bilou_are_read() {
        let bioes = "O S-PER B-PER I-PER E-PER S-LOC";
        assert_eq!(decoded(bioes, "B-PER I-PER E-PER S-PER O S-LOC"), [(0..3, PERSON), (3..4, PERSON), (5..6, PLACE)]);
        assert_eq!(decoded("O U-PER B-PER I-PER L-PER", "B-PER L-PER U-PER O"), [(0..2, PERSON), (2..3, PERSON)]);
    }

    #[test]
    fn bare_classes_and_underscores_are_read() {
        assert_eq!(
            decoded("O PERSON STATE_OR_PROVINCE", "PERSON PERSON O STATE_OR_PROVINCE"),
            [(0..2, PERSON), (3..4, PLACE)]
        );
        assert_eq!(decoded("O B_PER I_PER", "B_PER I_PER"), [(0..2, PERSON)]);
    }

    #[test]
    fn probabilities_of_labels_that_mean_the_same_are_summed() {
        let labels = labels("O B-GPE I-GPE B-LOC I-LOC B-NORP I-NORP");
        assert_eq!(labels.labels(), [Label::Outside, Label::Begin(PLACE), Label::Inside(PLACE)]);
        let scores = labels.scores(&[0.0; 7]);
        for (score, expected) in scores.iter().zip([3.0, 2.0, 2.0]) {
            assert!((score.exp() - expected / 7.0).abs() < 1e-6, "{scores:?}");
        }
    }

    #[test]
    fn a_checkpoint_without_a_known_label_is_refused_with_its_labels() {
        let error = Labels::new(&["LABEL_0".to_owned(), "LABEL_1".to_owned()]).unwrap_err();
        assert!(error.contains("LABEL_0, LABEL_1") && error.contains("id2label"), "{error}");
    }
}
