//! Which releases lie in a zip archive?

use super::ArchiveError;
use super::budget::Charged;
use super::kind::Kind;
use super::reader::{Place, Reader, Stop};
use super::tar::{has_hidden_part, member_name};
use std::io::{self, Read, Seek};
use zip::ZipArchive;
use zip::read::{ZipFile, read_zipfile_from_stream};
use zip::result::ZipError;

/// What a zip archive is read from: its list of members stands at its end.
pub(super) trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

impl Reader {
    /// Reads the members in the archive's order. Each member stands by itself: a fault in one costs no other. An archive
    /// whose end is missing is read from its beginning up to the fault.
    pub(super) fn zip(&self, place: Place, mut file: &mut dyn ReadSeek) -> Result<(), Stop> {
        let mut archive = match ZipArchive::new(&mut file) {
            Ok(archive) => archive,
            Err(ZipError::Io(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
                return Err(Stop::Broken(error));
            }
            Err(error) => return self.zip_from_its_beginning(place, file, &error),
        };
        if archive.is_empty() {
            return self.refuse(place.path, ArchiveError::Empty);
        }
        for index in 0..archive.len() {
            if let Err(reason) = place.budget.has_member() {
                return self.refuse(place.path, reason);
            }
            let name = archive.name_for_index(index).and_then(Result::ok).map(|name| member_name(name.as_bytes()));
            match archive.by_index(index) {
                Ok(member) => self.zip_member(&place, member)?,
                Err(error) => {
                    let name = name.unwrap_or_else(|| index.to_string());
                    self.refuse(place.member(&name).path, ArchiveError::Packed(error.to_string()))?;
                }
            }
            if place.budget.is_exceeded() {
                break;
            }
        }
        Ok(())
    }

    /// Reads a zip archive out of a stream: it is laid down first, in memory or, if it is large, on the disk.
    pub(super) fn spooled_zip(&self, place: Place, stream: &mut dyn Read) -> Result<(), Stop> {
        const MOST_IN_MEMORY: usize = 16 << 20;
        let mut file = tempfile::spooled_tempfile(MOST_IN_MEMORY);
        io::copy(stream, &mut file).and_then(|_| file.rewind()).map_err(Stop::Broken)?;
        self.zip(place, &mut file)
    }

    fn zip_from_its_beginning(&self, place: Place, file: &mut dyn ReadSeek, fault: &ZipError) -> Result<(), Stop> {
        file.rewind().map_err(Stop::Broken)?;
        let mut file = io::BufReader::new(file);
        while let Ok(Some(member)) = read_zipfile_from_stream(&mut file) {
            if place.budget.has_member().is_err() || place.budget.is_exceeded() {
                break;
            }
            self.zip_member(&place, member)?;
        }
        self.refuse(place.path, ArchiveError::Truncated(fault.to_string()))
    }

    fn zip_member<R: Read>(&self, place: &Place, member: ZipFile<'_, R>) -> Result<(), Stop> {
        let name = match std::str::from_utf8(member.name_raw()) {
            Ok(name) => member_name(name.as_bytes()),
            // A name in an old code page: as good as the archive's reader can tell.
            Err(_) => member.name().map(|name| member_name(name.as_bytes())).unwrap_or_default(),
        };
        if !member.is_file() || has_hidden_part(&name) {
            return Ok(());
        }
        let place = place.member(&name);
        let (path, budget, kind) = (place.path.clone(), place.budget, Kind::of_name(&place.name));
        match self.stream(place, kind, &mut Charged { inner: member, budget }) {
            Err(Stop::Broken(error)) => self.refuse(path, budget.explain(error)),
            other => other,
        }
    }
}
