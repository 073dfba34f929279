//! How is it written, described, checked, compared, shown?
