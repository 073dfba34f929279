//! The hash of a question, with all that its answer depends on.

use sha2::{Digest, Sha256};

/// The code and the tables that this program was made of, as the build script hashed them.
const PROGRAM: &str = env!("PRESSRECORD_SOURCE_SHA256");

/// The hash of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The hash.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Makes keys: what all questions of a run have in common, then what each asks.
#[derive(Clone, Debug)]
pub struct KeyMaker(Sha256);

impl KeyMaker {
    /// Of questions of one kind, to this program: any change of its code or its tables makes other keys.
    pub fn new(kind: &str) -> Self {
        let mut maker = Self(Sha256::new());
        maker.add(PROGRAM.as_bytes());
        maker.add(kind.as_bytes());
        maker
    }

    /// Adds what the answer depends on.
    pub fn add(&mut self, part: &[u8]) {
        // With its length, so that no other parts read the same.
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// The key of all that was added.
    pub fn key(self) -> Key {
        Key(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, KeyMaker};

    fn key(kind: &str, parts: &[&str]) -> Key {
        let mut maker = KeyMaker::new(kind);
        parts.iter().for_each(|part| maker.add(part.as_bytes()));
        maker.key()
    }

    #[test]
    fn every_part_counts_where_it_stands() {
        let keys = [key("a", &["bc", "d"]), key("a", &["b", "cd"]), key("a", &["bcd"]), key("b", &["bc", "d"])];
        for (index, one) in keys.iter().enumerate() {
            assert!(!keys[index + 1..].contains(one), "{index}");
        }
        assert_eq!(key("a", &["bc", "d"]), keys[0]);
    }
}
