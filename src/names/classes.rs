//! Classes of words that a language's patterns for names tell apart.

use std::fmt;
use std::ops::BitOr;

/// A set of classes that a word belongs to; the language says what its bits mean.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes(pub u64);

impl Classes {
    /// No class.
    pub const NONE: Classes = Classes(0);

    /// Whether the sets share a class.
    pub fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl fmt::Debug for Classes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:b}", self.0)
    }
}

/// Names the classes of a language: a constant for each, its bit, and its name in the language's tables; and the function
/// that finds a class by that name.
macro_rules! name_classes {
    ($visibility:vis, $($(#[$doc:meta])* $constant:ident = $bit:literal, $name:literal;)*) => {
        $($(#[$doc])* $visibility const $constant: $crate::names::Classes = $crate::names::Classes(1 << $bit);)*

        /// The class of that name in the table.
        pub(super) fn of_name(name: &str) -> Option<$crate::names::Classes> {
            match name {
                $($name => Some($constant),)*
                _ => None,
            }
        }
    };
}

pub(crate) use name_classes;
