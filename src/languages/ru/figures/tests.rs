//! The corpus of phrases with what stands in them.

use crate::figures::lexicon::{DecimalMark, Lexicon};
use crate::languages::ru::morphology::Morphology;

#[test]
fn the_tables_are_well_formed() {
    assert_eq!(super::grammar(&mut Lexicon::new(DecimalMark::Comma), &Morphology::load()).err(), None);
}
