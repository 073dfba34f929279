//! Why a file gave no release.

use std::io;

/// A file, or a part of one, that gave no release.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct Refusal {
    /// Where it lies, written as the path of a release.
    pub path: String,
    /// What is the matter, and what to do.
    pub reason: ArchiveError,
}

/// None of the inputs is there, so there is nothing to run over.
#[derive(Debug, thiserror::Error)]
pub enum NoInput {
    /// Not one input was named.
    #[error("no input: name a folder, a file, or `-` for a list of paths on standard input")]
    Unnamed,
    /// Every input that was named is missing.
    #[error("{}: there is no such file or folder; check the path", .0.join(", "))]
    Missing(Vec<String>),
}

/// What is the matter with a file: what, where it lies in the file, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The path leads nowhere.
    #[error("there is no such file or folder; check the path")]
    Missing,
    /// The operating system would not read it.
    #[error("cannot be read ({0}); check its permissions and the disk")]
    Unreadable(io::Error),
    /// A device, pipe or socket found in a folder.
    #[error("is not a regular file; name it on the command line if it is to be read")]
    NotAFile,
    /// A symbolic link that leads back to a folder around it.
    #[error("is a link back to a folder that holds it; remove the link")]
    LinkLoop,
    /// No bytes, or white space alone.
    #[error("is empty; remove it, or fetch the release again")]
    Empty,
    /// A kind of file that holds no releases.
    #[error("is {0}, which is not read; convert it to text, Markdown, HTML or JSON Lines")]
    UnknownKind(String),
    /// Content that is not text under a name that says it is.
    #[error("holds binary data where text was expected; check the file, or convert it to UTF-8 text")]
    Binary,
    /// Longer than one release may be.
    #[error("is longer than {limit} bytes, the most for one release; split it")]
    TooLong {
        /// The limit that was passed, in bytes.
        limit: u64,
    },
    /// Archives within archives, deeper than allowed.
    #[error("lies in archives nested deeper than {limit}; unpack it first")]
    TooDeep {
        /// The limit that was passed.
        limit: u32,
    },
    /// An archive with more members than allowed.
    #[error("has more than {limit} members, and the rest was not read; split it")]
    TooManyMembers {
        /// The limit that was passed.
        limit: u64,
    },
    /// An archive that grows out of proportion when unpacked.
    #[error("grows more than {limit}-fold when unpacked, and the rest was not read; unpack it first if it is trusted")]
    Expands {
        /// The limit that was passed.
        limit: u64,
    },
    /// An archive or compressed file that ends too early.
    #[error("ends too early, and what follows the fault was not read ({0}); fetch it again")]
    Truncated(String),
    /// An archive or compressed file whose content contradicts itself.
    #[error("is damaged, and what follows the fault was not read ({0}); fetch it again")]
    Damaged(String),
    /// A member of an archive that cannot be unpacked, by itself.
    #[error("cannot be unpacked ({0}); unpack the archive with another program first")]
    Packed(String),
    /// A line or value that is not JSON.
    #[error("is not valid JSON ({0}); correct the line")]
    BadJson(serde_json::Error),
    /// A JSON value that is no object with the text field.
    #[error("has no text in the field `{0}`; name the field that holds it")]
    NoText(String),
    /// A web page in which no text stands out.
    #[error("has no main text that could be told from its menus; save the page again or convert it to text")]
    NoMainText,
    /// A web page whose elements are nested too deep to be read.
    #[error("nests elements deeper than {limit}; convert it to text")]
    TooNested {
        /// The limit that was passed.
        limit: usize,
    },
    /// A file that brings its reader to fail.
    #[error("cannot be read, for the reader of its format fails on it; unpack it, or convert it to plain text")]
    Unparsed,
    /// The thread that reads the archive could not be started.
    #[error("cannot be read, for no thread could be started ({0}); close other programs and run again")]
    NoThread(io::Error),
}

impl ArchiveError {
    /// What an error in reading a file from the disk means.
    pub(super) fn of_file(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Unreadable(error),
        }
    }

    /// What an error in unpacking a stream means.
    pub(super) fn of_stream(error: io::Error) -> Self {
        // What a reader says of a damaged archive can quote the damage.
        let said = on_one_line(&error.to_string());
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Truncated(said),
            _ => Self::Damaged(said),
        }
    }
}

/// A name or message as a part of one line: control characters would break it, or act on the terminal.
pub(super) fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}
