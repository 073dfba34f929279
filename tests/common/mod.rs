//! What the tests of the program share: a folder of releases, runs of the program, and its tables.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// Every table with its columns, as the contract of the dataset has them.
pub const TABLES: [(&str, &str); 12] = [
    (
        "releases",
        "release_id,path,url,title,published,language,place,characters,sentences,tokens,sha256,notice,edition_of",
    ),
    ("mentions", "mention_id,release_id,kind,start,end,text,entity_id,confidence,source"),
    ("people", "person_id,name,variants,first_seen,last_seen,releases,likely"),
    ("agencies", "agency_id,name,acronym,variants,first_seen,last_seen,releases,likely,parent,successor"),
    ("posts", "release_id,person_id,name,post,agency_id,agency,start,end,published,status,event"),
    ("tenures", "person_id,name,post,agency_id,agency,first_seen,last_seen,releases,appointed,dismissed"),
    (
        "amounts",
        "amount_id,release_id,published,kind,start,end,text,value,low,high,qualifier,currency,unit,item,actor_id,\
         actor,action,period_from,period_to,equals,usd,usd_source,rule,confidence",
    ),
    ("dates", "release_id,start,end,text,from,to"),
    ("merges", "kind,entity_id,name,other,evidence,score"),
    ("judgements", "kind,name,other,verdict,note"),
    ("disagreements", "release_id,edition_of,difference,amount_id,text,value,other_amount_id,other_text,other_value"),
    ("rejects", "path,reason"),
];

/// A row, by column.
pub type Row = HashMap<String, String>;

/// A workplace of its own for a test: releases in `archive/`, the dataset in `dataset/`.
pub struct Workplace {
    folder: TempDir,
}

impl Workplace {
    /// A workplace with releases that differ in people, bodies, figures and alphabets.
    pub fn with_releases(count: usize) -> Self {
        let workplace = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(workplace.archive()).unwrap();
        for index in 0..count {
            fs::write(workplace.archive().join(format!("{index:03}.txt")), release(index)).unwrap();
        }
        workplace
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn archive(&self) -> PathBuf {
        self.path().join("archive")
    }

    pub fn dataset(&self) -> PathBuf {
        self.path().join("dataset")
    }

    /// A run over the archive into the dataset, with more arguments.
    pub fn extract(&self, more: &[&str]) -> Output {
        let mut command = program();
        command.arg("extract").arg(self.archive()).arg("--output").arg(self.dataset()).args(more);
        command.output().unwrap()
    }

    /// The names of what lies beside the archive.
    pub fn entries(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// The program, with a cache of its own that is empty.
pub fn program() -> Command {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let own = format!("cache-{}-{}", std::process::id(), RUNS.fetch_add(1, Ordering::Relaxed));
    let mut program = Command::new(env!("CARGO_BIN_EXE_pressrecord"));
    program.env("XDG_CACHE_HOME", Path::new(env!("CARGO_TARGET_TMPDIR")).join(own));
    program
}

/// What the program printed on standard error.
pub fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What the program printed on standard output.
pub fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A table's rows.
pub fn rows(dataset: &Path, table: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(dataset.join(format!("{table}.csv"))).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// The bytes of every file of a folder, by name.
pub fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn release(index: usize) -> String {
    let people = ["Aidar Bektemirov", "Dinara Suleimenova", "Yerlan Zhaqsybekov", "Marat Äbenov"];
    let posts = ["Chairman", "Deputy Chairman", "First Deputy Chairman"];
    let (person, post) = (people[index % people.len()], posts[index % posts.len()]);
    let surname = person.split(' ').next_back().unwrap();
    let (day, amount) = (index % 28 + 1, index * 7 + 12);
    format!(
        "Head of State receives {post} of the Supreme Audit Chamber\n\
         date 2023-05-{day:02}\n\n\
         ASTANA – Президент пресс-служба: «Ақорда». The Head of State received {person}, {post} of the Supreme Audit \
         Chamber (SAC), the Akorda press service reports.\n\n\
         {surname} reported that the SAC checked {amount} state bodies last year and returned over {amount}.5 billion \
         tenge (US${index}.4 million) to the budget, {index}% more than in 2021.\n\n\
         The Ministry of Finance’s share reached 1{index} tons – a third of the total – by May 1.\n"
    )
}
