//! What lies in a compressed file?

use super::budget::Charged;
use super::kind::Kind;
use super::reader::{Place, Reader, Stop};
use flate2::read::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::error::Error;
use std::io::{self, BufRead, BufReader, Read};

impl Reader {
    /// Reads what is compressed with gzip.
    pub(super) fn gzip(&self, place: Place, stream: &mut dyn Read) -> Result<(), Stop> {
        self.compressed(place, &mut MultiGzDecoder::new(stream))
    }

    /// Reads what is compressed with zstd.
    pub(super) fn zstd(&self, place: Place, stream: &mut dyn Read) -> Result<(), Stop> {
        self.compressed(place, &mut ZstdDecoder::new(stream))
    }

    fn compressed(&self, place: Place, stream: &mut dyn Read) -> Result<(), Stop> {
        let (inside, budget) = (place.inside(), place.budget);
        let kind = Kind::of_name(&inside.name);
        match self.stream(inside, kind, &mut Charged { inner: stream, budget }) {
            Err(Stop::Broken(error)) => self.refuse(place.path, budget.explain(error)),
            other => other,
        }
    }
}

/// Decompresses zstd: one frame behind the other, their checksums verified, skippable frames skipped.
///
/// The decoder keeps the last window of a frame (up to 8 MiB, as most archives are made) until the frame ends, so of a
/// frame that is cut off that much before the fault is lost too.
struct ZstdDecoder<R: Read> {
    source: BufReader<R>,
    frame: FrameDecoder,
    is_within_frame: bool,
}

impl<R: Read> ZstdDecoder<R> {
    fn new(source: R) -> Self {
        Self { source: BufReader::with_capacity(1 << 16, source), frame: FrameDecoder::new(), is_within_frame: false }
    }

    /// Opens the next frame; `false` at the end of the stream.
    fn next_frame(&mut self) -> io::Result<bool> {
        loop {
            if self.source.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.frame.reset(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    let length = u64::from(length);
                    io::copy(&mut self.source.by_ref().take(length), &mut io::sink())?;
                }
                Err(error) => return Err(fault(error)),
            }
        }
    }
}

impl<R: Read> Read for ZstdDecoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.is_within_frame {
                if !self.next_frame()? {
                    return Ok(0);
                }
                self.is_within_frame = true;
            }
            if self.frame.can_collect() > 0 {
                return self.frame.read(buffer);
            }
            if self.frame.is_finished() {
                let stated = self.frame.get_checksum_from_data();
                if stated.is_some() && stated != self.frame.get_calculated_checksum() {
                    return Err(io::Error::new(io::ErrorKind::InvalidData, "a zstd checksum does not match"));
                }
                self.is_within_frame = false;
            } else {
                self.frame.decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1)).map_err(fault)?;
            }
        }
    }
}

/// An error of the decoder as one of reading: an early end keeps its kind, however deep it lies.
fn fault(error: FrameDecoderError) -> io::Error {
    let mut cause: Option<&(dyn Error + 'static)> = Some(&error);
    while let Some(current) = cause {
        if current.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::UnexpectedEof) {
            return io::Error::new(io::ErrorKind::UnexpectedEof, "a zstd frame is cut off");
        }
        cause = current.source();
    }
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}
