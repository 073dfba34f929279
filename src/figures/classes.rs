//! Sets of classes in one word of memory, to tell quickly what an item is not.

use super::lexicon::Class;

/// A set of classes and of the traits that rules begin with.
///
/// Tags share bits, as in a Bloom filter: two sets that do not meet have nothing in common, two that meet may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassSet(u64);

/// The bits of classes that are no tags.
const CLASSES: u32 = 24;
/// The bits that tags share.
const TAGS: u32 = 36;

impl ClassSet {
    /// What every item has.
    pub const ANY: ClassSet = ClassSet(1 << (CLASSES + TAGS));
    /// A numeral begins here.
    pub const NUMERAL: ClassSet = ClassSet(1 << (CLASSES + TAGS + 1));
    /// A token of digits.
    pub const DIGITS: ClassSet = ClassSet(1 << (CLASSES + TAGS + 2));
    /// A word that a rule names.
    pub const WORD: ClassSet = ClassSet(1 << (CLASSES + TAGS + 3));

    /// Both sets in one.
    #[must_use]
    pub const fn with(self, other: ClassSet) -> ClassSet {
        ClassSet(self.0 | other.0)
    }

    /// Whether the two may have a class in common.
    #[inline]
    pub const fn meets(self, other: ClassSet) -> bool {
        self.0 & other.0 != 0
    }
}

impl Class {
    /// The set of this class alone.
    #[inline]
    pub const fn set(self) -> ClassSet {
        let bit = match self {
            Class::Cardinal => 0,
            Class::Scale => 1,
            Class::Fraction => 2,
            Class::Ordinal => 3,
            Class::Month => 4,
            Class::Weekday => 5,
            Class::Season => 6,
            Class::Ratio => 7,
            Class::ShortScale => 8,
            Class::Currency => 9,
            Class::CurrencyCode => 10,
            Class::Subunit => 11,
            Class::Time => 12,
            Class::Rate => 13,
            Class::Unit => 14,
            Class::Percent => 15,
            Class::PercentagePoint => 16,
            Class::Qualifier => 17,
            Class::QualifierBehind => 18,
            Class::Broken => 19,
            Class::Addend => 20,
            Class::Nth => 21,
            Class::Tag(name) => CLASSES + tag_bit(name),
        };
        ClassSet(1 << bit)
    }
}

/// The bit of a tag's name: FNV-1a, folded.
const fn tag_bit(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let (mut hash, mut at) = (0x811c_9dc5_u32, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ (hash >> 15)) % TAGS
}
