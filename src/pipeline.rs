//! In which order do the stages run? The only file that names every stage.
