//! The page around its data: what stands before it, the scripts behind it, and which of them may run.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fmt;
use std::io::{self, Write};

const BEFORE: &str = include_str!("page/before.html");
const BODY: &str = include_str!("page/body.html");
const STYLE: &str = include_str!("page/style.css");

/// In the order in which they run.
const SCRIPTS: [&str; 10] = [
    include_str!("vendor/d3.min.js"),
    include_str!("vendor/plot.umd.min.js"),
    include_str!("page/data.js"),
    include_str!("page/dom.js"),
    include_str!("page/table.js"),
    include_str!("page/charts.js"),
    include_str!("page/lists.js"),
    include_str!("page/reader.js"),
    include_str!("page/search.js"),
    include_str!("page/main.js"),
];

/// How many bytes a page has beside its data, give or take some hundreds.
pub const LENGTH: usize = {
    let (mut length, mut script) = (BEFORE.len() + BODY.len() + STYLE.len(), 0);
    while script < SCRIPTS.len() {
        length += SCRIPTS[script].len();
        script += 1;
    }
    length
};

/// Where texts or tables stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the page.
    Within,
    /// In scripts beside the page.
    Beside,
}

/// What the page may load and run: its own scripts, by their hashes, and those that lie beside it.
pub struct Policy {
    beside: Place,
}

impl Policy {
    /// The policy of a page.
    pub fn new(beside: Place) -> Self {
        Self { beside }
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A style in a page can load nothing: there is no source that it may load from.
        f.write_str("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src")?;
        for script in SCRIPTS {
            write!(f, " 'sha256-{}'", STANDARD.encode(Sha256::digest(script)))?;
        }
        match self.beside {
            Place::Within => Ok(()),
            // A page opened from a disk is of no origin, and so none of its neighbours is of its own.
            Place::Beside => f.write_str(" 'self' file:"),
        }
    }
}

/// All that stands before the data.
pub fn head(page: &mut impl Write, policy: Policy) -> io::Result<()> {
    page.write_all(BEFORE.as_bytes())?;
    writeln!(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")?;
    write!(page, "<style>\n{STYLE}</style>\n</head>\n{BODY}")
}

/// An element that holds JSON and does not run.
pub fn json<W: Write>(page: &mut W, id: &str, write: impl FnOnce(&mut W) -> io::Result<()>) -> io::Result<()> {
    write!(page, "<script type=\"application/json\" id=\"{id}\">")?;
    write(page)?;
    page.write_all(b"</script>\n")
}

/// A script beside the page, which runs before those of the page.
pub fn script(page: &mut impl Write, path: &str) -> io::Result<()> {
    writeln!(page, "<script src=\"{path}\"></script>")
}

/// The scripts, and the end.
pub fn tail(page: &mut impl Write) -> io::Result<()> {
    for script in SCRIPTS {
        writeln!(page, "<script>{script}</script>")?;
    }
    page.write_all(b"</body>\n</html>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_ends_before_its_end() {
        for script in SCRIPTS {
            let lower = script.to_lowercase();
            assert!(!lower.contains("</script") && !lower.contains("<!--"), "{}", &script[..80]);
        }
    }

    #[test]
    fn only_scripts_of_the_page_run_where_it_holds_all() {
        let policy = Policy::new(Place::Within).to_string();
        assert!(policy.starts_with("default-src 'none'"));
        assert_eq!(policy.matches("'sha256-").count(), SCRIPTS.len());
        let scripts = policy.split("script-src").nth(1).unwrap();
        assert!(!scripts.contains("unsafe") && !scripts.contains("self") && !scripts.contains("file:"));
    }
}
