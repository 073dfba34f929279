//! Whom or what a part of a name most likely means: what only other releases can tell, and what is therefore no part of
//! an id.

pub(super) mod bodies;
pub(super) mod people;
