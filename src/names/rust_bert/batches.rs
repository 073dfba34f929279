//! Rows of like length are scored together: little of a batch is padding then.

/// What the network reads at once of a sentence: all of it, or a window of a long one.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The number of its sentence.
    pub sentence: usize,
    /// Its pieces, with the two marks around them.
    pub ids: Vec<i64>,
    /// The token types of the pieces.
    pub types: Vec<i64>,
    /// For every word that it answers for, the first piece; `None` for a word that left none.
    pub answers: Vec<Option<usize>>,
}

/// More pieces than this, padding counted in, are not scored at once: memory is bounded, and a batch stays in the cache.
const PIECES: usize = 2048;

/// The rows in batches, by their numbers, the shortest first; equally long ones in order.
pub(super) fn batches(rows: &[Row]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|&row| rows[row].ids.len());
    let mut batches: Vec<Vec<usize>> = Vec::new();
    for row in order {
        match batches.last_mut() {
            Some(batch) if (batch.len() + 1) * rows[row].ids.len() <= PIECES => batch.push(row),
            _ => batches.push(vec![row]),
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_in_one_batch_among_rows_of_like_length() {
        let length = |row: usize| 3 + row * 7919 % 700;
        let rows: Vec<Row> = (0..500)
            .map(|row| Row { sentence: row, ids: vec![0; length(row)], types: vec![0; length(row)], answers: vec![] })
            .collect();
        let batches = batches(&rows);
        let mut seen: Vec<usize> = batches.concat();
        assert!(seen.is_sorted_by_key(|&row| rows[row].ids.len()));
        seen.sort_unstable();
        assert_eq!(seen, (0..500).collect::<Vec<_>>());
        for batch in &batches {
            let longest = batch.iter().map(|&row| rows[row].ids.len()).max().unwrap();
            assert!(batch.len() == 1 || batch.len() * longest <= PIECES, "{batch:?}");
        }
        assert!(batches.len() < 250);
    }
}
