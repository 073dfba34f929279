//! The progress bar on standard error: releases done, their rate and the time left; quiet where nobody looks.

use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use pressrecord::archive::{self, ArchiveOptions, Input};
use pressrecord::pipeline::Observer;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

const COUNTED: &str = "{bar:30} {human_pos}/{human_len} releases  {rate}  {eta} left";
const COUNTING: &str = "{spinner} {human_pos} releases  {rate}";

/// A progress bar.
pub struct Progress(ProgressBar);

impl Progress {
    /// Shows nothing.
    pub fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// Shows how far a run over these inputs is, where standard error is a terminal.
    ///
    /// How many releases there are is counted beside the run; until then, and for a list on standard input, which can
    /// be read only once, no time left is shown.
    pub fn of(inputs: &[PathBuf], options: &ArchiveOptions) -> Self {
        let bar = ProgressBar::no_length().with_style(style(COUNTING));
        if bar.is_hidden() {
            return Self(bar);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        if !inputs.iter().any(|input| input == Path::new("-")) {
            let (bar, options) = (bar.clone(), options.clone());
            let inputs = inputs.iter().cloned().map(Input::Path).collect();
            thread::spawn(move || {
                // An archive that cannot be read is the run's to report.
                let Ok(releases) = archive::releases(inputs, options) else { return };
                let releases = releases.filter(Result::is_ok).count();
                bar.set_length(releases as u64);
                bar.set_style(style(COUNTED));
            });
        }
        Self(bar)
    }

    /// Shows how far a run over so many releases is, where standard error is a terminal.
    pub fn counted(releases: usize) -> Self {
        Self(ProgressBar::new(releases as u64).with_style(style(COUNTED)))
    }

    /// Takes the bar off the screen.
    pub fn clear(&self) {
        self.0.finish_and_clear();
    }
}

impl Observer for Progress {
    fn release_done(&self) {
        self.0.inc(1);
    }

    fn writing(&self) {
        self.0.set_style(style("{spinner} writing the tables of {human_pos} releases"));
    }
}

fn style(template: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("rate", |state: &ProgressState, out: &mut dyn Write| {
        // A rate that cannot be shown is missed by nobody.
        let _ = write!(out, "{:.1}/s", state.per_sec());
    })
}
