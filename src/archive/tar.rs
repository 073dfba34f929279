//! Which releases lie in a tar archive?

use super::error::on_one_line;
use super::reader::{Place, Reader, Stop};
use super::{ArchiveError, kind};
use kind::Kind;
use std::io::{self, Read};

impl Reader {
    /// Reads the members in the archive's order; a fault ends it, with a refusal for the rest.
    pub(super) fn tar(&self, place: Place, stream: &mut dyn Read) -> Result<(), Stop> {
        match self.tar_members(&place, stream) {
            Err(Stop::Broken(error)) => self.refuse(place.path, place.budget.explain(error)),
            other => other,
        }
    }

    fn tar_members(&self, place: &Place, stream: &mut dyn Read) -> Result<(), Stop> {
        let mut archive = tar::Archive::new(stream);
        let mut is_empty = true;
        for entry in archive.entries().map_err(Stop::Broken)? {
            let entry = entry.map_err(Stop::Broken)?;
            is_empty = false;
            if let Err(reason) = place.budget.has_member() {
                return self.refuse(place.path.clone(), reason);
            }
            let name = member_name(&entry.path_bytes());
            if !entry.header().entry_type().is_file() || has_hidden_part(&name) {
                continue;
            }
            let left = entry.size();
            let member = place.member(&name);
            let kind = Kind::of_name(&member.name);
            self.stream(member, kind, &mut Whole { inner: entry, left })?;
        }
        if is_empty { self.refuse(place.path.clone(), ArchiveError::Empty) } else { Ok(()) }
    }
}

/// The name of a member as a path's part: `/` between folders, no `./` in front.
pub(super) fn member_name(bytes: &[u8]) -> String {
    let name = on_one_line(&String::from_utf8_lossy(bytes)).replace('\\', "/");
    name.split('/').filter(|part| !part.is_empty() && *part != ".").collect::<Vec<_>>().join("/")
}

/// Whether the member or a folder that it lies in is hidden.
pub(super) fn has_hidden_part(name: &str) -> bool {
    name.split('/').any(kind::is_hidden)
}

/// A member that must have as many bytes as the archive says.
struct Whole<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if read == 0 && self.left > 0 && !buffer.is_empty() {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "a member is cut off"));
        }
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}
