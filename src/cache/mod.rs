//! What was found in earlier runs?
//!
//! A [`Cache`] keeps answers by the hash of their question in an SQLite database, which is safe against a crash at any
//! moment and may be used by several runs at once. An answer is found again only under the very same question, so that a
//! cache changes how long a run takes and nothing else: whatever an answer depends on has to be in the [`Key`].

mod key;

pub use key::{Key, KeyMaker};

use rusqlite::{Connection, OptionalExtension, Row, params};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How many bytes of answers are kept, unless told otherwise: those of about a million releases.
pub const LIMIT: u64 = 512 << 20;

/// The layout of the database: one with another is refused.
const LAYOUT: i32 = 1;
/// How long a run waits while another writes.
const PATIENCE: Duration = Duration::from_secs(5);
/// What an answer takes beside its own bytes.
const OVERHEAD: u64 = 48;

/// Why a cache cannot be used, or not any more.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    /// Its folder cannot be made or read.
    #[error("{}: {error}", path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Its database cannot be opened, read or written.
    #[error("{}: {error}", path.display())]
    Database {
        /// Its file.
        path: PathBuf,
        /// What SQLite said.
        error: rusqlite::Error,
    },
    /// Its database is of another version of the program.
    #[error("{}: of another version of pressrecord", path.display())]
    Layout {
        /// Its file.
        path: PathBuf,
    },
}

/// How much a cache holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CacheSize {
    /// How many answers.
    pub answers: u64,
    /// How many bytes its files take.
    pub bytes: u64,
}

/// Answers of earlier runs, by key.
///
/// Once it fails it answers and keeps nothing more, and the run goes on without it; [`Cache::fault`] tells why.
#[derive(Debug)]
pub struct Cache {
    path: PathBuf,
    limit: u64,
    state: Mutex<State>,
    hits: AtomicUsize,
}

#[derive(Debug)]
struct State {
    connection: Connection,
    /// This run, counted over all runs: an answer bears the last that asked for it.
    run: i64,
    /// How many bytes of answers there are.
    bytes: u64,
    /// Answers that are not written yet.
    found: Vec<(Key, Vec<u8>)>,
    /// Answers of earlier runs that this one asked for.
    asked: Vec<Key>,
    fault: Option<CacheError>,
}

impl Cache {
    /// The database's name within its folder.
    const FILE_NAME: &str = "names.sqlite";

    /// Opens the cache in a folder, and makes it where there is none; of the answers beyond so many bytes, those are
    /// forgotten that were not asked for longest.
    ///
    /// # Errors
    /// When the folder or its database cannot be used.
    pub fn open(folder: &Path, limit: u64) -> Result<Self, CacheError> {
        fs::create_dir_all(folder).map_err(|error| CacheError::Folder { path: folder.to_owned(), error })?;
        let path = folder.join(Self::FILE_NAME);
        let failed = |error| CacheError::Database { path: path.clone(), error };
        let connection = Connection::open(&path).map_err(failed)?;
        let layout = prepare(&connection).map_err(failed)?;
        if layout != LAYOUT {
            return Err(CacheError::Layout { path });
        }
        let (run, bytes) = measure(&connection).map_err(failed)?;
        let (found, asked) = (Vec::new(), Vec::new());
        let state = Mutex::new(State { connection, run: run + 1, bytes, found, asked, fault: None });
        Ok(Self { path, limit, state, hits: AtomicUsize::new(0) })
    }

    /// How much the cache in a folder holds; nothing where there is none.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn size(folder: &Path) -> Result<CacheSize, CacheError> {
        let path = folder.join(Self::FILE_NAME);
        if !path.exists() {
            return Ok(CacheSize::default());
        }
        let failed = |error| CacheError::Database { path: path.clone(), error };
        let connection = Connection::open(&path).map_err(failed)?;
        let answers = connection.query_row("SELECT count(*) FROM answers", [], |row| number(row, 0)).map_err(failed)?;
        let bytes = Self::files(folder).filter_map(|file| fs::metadata(file).ok()).map(|file| file.len()).sum();
        Ok(CacheSize { answers, bytes })
    }

    /// Takes the cache in a folder away; gives the number of bytes that its files had.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn clear(folder: &Path) -> Result<u64, CacheError> {
        let mut bytes = 0;
        for path in Self::files(folder) {
            let length = fs::metadata(&path).map(|file| file.len());
            match length.and_then(|length| fs::remove_file(&path).map(|()| length)) {
                Ok(length) => bytes += length,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(CacheError::Folder { path, error }),
            }
        }
        Ok(bytes)
    }

    /// The database's files: its own, and those in which SQLite keeps what is being written.
    fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
        ["", "-wal", "-shm", "-journal"].map(|ending| folder.join(format!("{}{ending}", Self::FILE_NAME))).into_iter()
    }

    /// The answer that is kept under a key, as `read` understands it; one that it does not understand counts as none.
    pub fn get<T>(&self, key: &Key, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        let mut state = self.state();
        if state.fault.is_some() {
            return None;
        }
        let query = || {
            let mut query = state.connection.prepare_cached("SELECT answer, run FROM answers WHERE key = ?1")?;
            query.query_row([key.bytes()], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)?))).optional()
        };
        match query() {
            Ok(row) => {
                let (bytes, run) = row?;
                let answer = read(&bytes)?;
                if run != state.run {
                    state.asked.push(*key);
                }
                self.hits.fetch_add(1, Ordering::Relaxed);
                Some(answer)
            }
            Err(error) => {
                state.fault = Some(CacheError::Database { path: self.path.clone(), error });
                None
            }
        }
    }

    /// Keeps an answer; it is written with the next [`Cache::save`].
    pub fn put(&self, key: Key, answer: Vec<u8>) {
        let mut state = self.state();
        if state.fault.is_none() {
            state.found.push((key, answer));
        }
    }

    /// Writes what was found since the last time: all of it or, when the run or the machine stops meanwhile, nothing.
    pub fn save(&self) {
        let mut state = self.state();
        if state.fault.is_some() {
            return;
        }
        if let Err(error) = state.save(self.limit) {
            state.fault = Some(CacheError::Database { path: self.path.clone(), error });
        }
    }

    /// How many answers were found in it.
    pub fn hits(&self) -> usize {
        self.hits.load(Ordering::Relaxed)
    }

    /// Why it is not used any more.
    pub fn fault(&self) -> Option<String> {
        self.state().fault.as_ref().map(ToString::to_string)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn save(&mut self, limit: u64) -> rusqlite::Result<()> {
        let (found, asked) = (std::mem::take(&mut self.found), std::mem::take(&mut self.asked));
        if found.is_empty() && asked.is_empty() {
            return Ok(());
        }
        let transaction = self.connection.transaction()?;
        {
            let mut insert = transaction.prepare_cached("INSERT OR REPLACE INTO answers VALUES (?1, ?2, ?3)")?;
            for (key, answer) in &found {
                insert.execute(params![key.bytes(), self.run, answer])?;
                self.bytes += answer.len() as u64 + OVERHEAD;
            }
            let mut touch = transaction.prepare_cached("UPDATE answers SET run = ?2 WHERE key = ?1")?;
            for key in &asked {
                touch.execute(params![key.bytes(), self.run])?;
            }
        }
        transaction.commit()?;
        if self.bytes > limit {
            self.forget(limit)?;
        }
        Ok(())
    }

    /// Forgets the answers that were not asked for longest, until a quarter of the room is free.
    fn forget(&mut self, limit: u64) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction()?;
        {
            let mut oldest = transaction.prepare("SELECT key, length(answer) FROM answers ORDER BY run, key")?;
            let mut rows = oldest.query([])?;
            let mut remove = transaction.prepare("DELETE FROM answers WHERE key = ?1")?;
            let mut bytes = self.bytes;
            while bytes > limit / 4 * 3 {
                let Some(row) = rows.next()? else { break };
                remove.execute([row.get::<_, Vec<u8>>(0)?])?;
                bytes = bytes.saturating_sub(number(row, 1)? + OVERHEAD);
            }
        }
        transaction.commit()?;
        self.connection.execute_batch("PRAGMA incremental_vacuum")?;
        self.bytes = measure(&self.connection)?.1;
        Ok(())
    }
}

/// Makes a new database ready; gives the layout of what is there.
fn prepare(connection: &Connection) -> rusqlite::Result<i32> {
    connection.busy_timeout(PATIENCE)?;
    let layout: i32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if layout == 0 {
        // Of a new database alone: what is forgotten gives its room back.
        connection.execute_batch("PRAGMA auto_vacuum = INCREMENTAL")?;
    }
    // A crash of the program loses nothing that was saved, one of the machine the last moments at most; neither spoils it.
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.execute_batch("PRAGMA synchronous = NORMAL")?;
    if layout == 0 {
        connection.execute_batch(
            "BEGIN IMMEDIATE;
             CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, run INTEGER NOT NULL, answer BLOB NOT NULL)
                 WITHOUT ROWID;
             PRAGMA user_version = 1;
             COMMIT;",
        )?;
    }
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// The last run, and how many bytes of answers there are.
fn measure(connection: &Connection) -> rusqlite::Result<(i64, u64)> {
    let query = "SELECT coalesce(max(run), 0), coalesce(sum(length(answer)), 0), count(*) FROM answers";
    connection.query_row(query, [], |row| Ok((row.get(0)?, number(row, 1)? + number(row, 2)? * OVERHEAD)))
}

/// A number that is never less than 0.
fn number(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(i64::unsigned_abs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: u8) -> Key {
        let mut maker = KeyMaker::new("test");
        maker.add(&[number]);
        maker.key()
    }

    fn get(cache: &Cache, number: u8) -> Option<Vec<u8>> {
        cache.get(&key(number), |bytes| Some(bytes.to_vec()))
    }

    #[test]
    fn answers_are_there_for_the_next_run_and_those_not_saved_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path(), LIMIT).unwrap();
        cache.put(key(1), vec![1; 10]);
        cache.save();
        cache.put(key(2), vec![2; 10]);
        drop(cache);
        let cache = Cache::open(folder.path(), LIMIT).unwrap();
        assert_eq!((get(&cache, 1), get(&cache, 2)), (Some(vec![1; 10]), None));
        assert_eq!(cache.get(&key(1), |_| None::<()>), None, "what cannot be understood is no answer");
        assert_eq!(cache.hits(), 1);
        assert_eq!(Cache::size(folder.path()).unwrap().answers, 1);
    }

    #[test]
    fn those_asked_for_last_stay_and_room_is_given_back() {
        let folder = tempfile::tempdir().unwrap();
        let limit = 1 << 20;
        let large = |number: u8| vec![number; 100_000];
        let has = |cache: &Cache, number: u8| cache.get(&key(number), |bytes| (bytes.len() == 100_000).then_some(()));
        for run in 0..6_u8 {
            let cache = Cache::open(folder.path(), limit).unwrap();
            if run == 0 {
                cache.put(key(0), large(9));
            } else {
                assert_eq!(has(&cache, 0), Some(()), "run {run}");
            }
            for number in 0..5 {
                cache.put(key(10 * (run + 1) + number), large(run));
            }
            cache.save();
        }
        let size = Cache::size(folder.path()).unwrap();
        assert!(size.bytes < 4 * limit && size.answers < 11, "{size:?}");
        let cache = Cache::open(folder.path(), limit).unwrap();
        assert_eq!((has(&cache, 10), has(&cache, 64)), (None, Some(())));
    }

    #[test]
    fn two_runs_at_once_share_it() {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = [(); 2].map(|()| Cache::open(folder.path(), LIMIT).unwrap());
        one.put(key(1), vec![1]);
        other.put(key(2), vec![2]);
        one.save();
        other.save();
        assert_eq!((get(&other, 1), get(&one, 2)), (Some(vec![1]), Some(vec![2])));
        assert_eq!((one.fault(), other.fault()), (None, None));
    }

    #[test]
    fn what_is_no_cache_is_told_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(Cache::FILE_NAME);
        let text = "not a database, but long enough to be taken for one ".repeat(200);
        fs::write(&path, &text).unwrap();
        let told = Cache::open(folder.path(), LIMIT).unwrap_err().to_string();
        assert!(told.contains("names.sqlite"), "{told}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(Cache::clear(folder.path()).unwrap(), text.len() as u64);
        assert!(Cache::open(folder.path(), LIMIT).is_ok());
    }

    #[test]
    fn a_cache_of_another_layout_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        drop(Cache::open(folder.path(), LIMIT).unwrap());
        let connection = Connection::open(folder.path().join(Cache::FILE_NAME)).unwrap();
        connection.execute_batch("PRAGMA user_version = 7").unwrap();
        assert!(matches!(Cache::open(folder.path(), LIMIT), Err(CacheError::Layout { .. })));
    }
}
