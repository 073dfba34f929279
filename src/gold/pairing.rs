//! Which prediction answers which mark?

use super::markup::Mark;

/// What stands at a place of a release's text, in code points.
pub trait Placed {
    /// The first code point and one past the last.
    fn place(&self) -> (u32, u32);
}

impl Placed for Mark {
    fn place(&self) -> (u32, u32) {
        (self.start, self.end)
    }
}

/// Whether the two share a code point.
pub fn overlap(left: &impl Placed, right: &impl Placed) -> bool {
    let ((left_start, left_end), (right_start, right_end)) = (left.place(), right.place());
    left_start < right_end && right_start < left_end
}

/// Whether the two cover the same.
pub fn same_place(left: &impl Placed, right: &impl Placed) -> bool {
    left.place() == right.place()
}

/// Pairs each answer, in order, with at most one prediction that overlaps it and fits: the one with the nearest ends.
///
/// Gives for each answer the index of its prediction.
pub fn pair<P: Placed>(answers: &[&Mark], found: &[P], fits: impl Fn(&Mark, &P) -> bool) -> Vec<Option<usize>> {
    let mut free = vec![true; found.len()];
    let distance = |mark: &Mark, row: &P| {
        let (start, end) = row.place();
        mark.start.abs_diff(start) + mark.end.abs_diff(end)
    };
    let pairs = answers.iter().map(|mark| {
        let fitting = (0..found.len()).filter(|&index| free[index] && overlap(*mark, &found[index]));
        let fitting = fitting.filter(|&index| fits(mark, &found[index]));
        let best = fitting.min_by_key(|&index| distance(mark, &found[index]))?;
        free[best] = false;
        Some(best)
    });
    pairs.collect()
}
