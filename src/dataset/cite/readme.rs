//! The dataset's own README: what, of when, how many, how right, under which terms.

use super::Account;
use crate::languages::Language;
use crate::table;
use std::fmt::Write;

/// The file's name.
pub const FILE_NAME: &str = "README.md";

const ACCURACY: &str = include_str!("accuracy.tsv");

/// The file's text.
pub fn text(account: &Account<'_>) -> String {
    let mut text = String::new();
    // Writing into a string cannot fail.
    let _ = write_account(&mut text, account);
    let _ = write_tables(&mut text, account);
    let _ = write_method(&mut text, account);
    let _ = write_accuracy(&mut text, account);
    text
}

fn write_account(text: &mut String, account: &Account<'_>) -> std::fmt::Result {
    let title = account.title().split_whitespace().collect::<Vec<_>>().join(" ");
    writeln!(text, "# {title}\n\n{}\n", account.abstract_text())?;
    let languages: Vec<String> = account
        .coverage
        .languages
        .iter()
        .map(|(language, count)| format!("{count} {}", in_english(*language)))
        .collect();
    writeln!(text, "| | |\n|---|---|")?;
    writeln!(text, "| releases | {} ({}) |", account.coverage.releases, languages.join(", "))?;
    if let Some((first, last)) = account.coverage.period() {
        writeln!(text, "| published | {first} to {last} |")?;
    }
    writeln!(text, "| files that gave no release | {} |", account.coverage.refused)?;
    let authors = match &account.attribution.authors[..] {
        [] => "not stated (`--author`)".to_owned(),
        authors => authors.iter().map(|author| one_line(author)).collect::<Vec<_>>().join(", "),
    };
    writeln!(text, "| made by | {authors} |")?;
    let licence = account.attribution.licence.as_deref().map(one_line);
    writeln!(text, "| licence | {} |", licence.unwrap_or_else(|| "not stated (`--licence`)".to_owned()))?;
    writeln!(text, "| fingerprint | {} |\n", account.fingerprint)
}

fn write_tables(text: &mut String, account: &Account<'_>) -> std::fmt::Result {
    writeln!(text, "## Tables\n\n| table | rows | a row is |\n|---|---|---|")?;
    for table in &account.written.tables {
        writeln!(text, "| {} | {} | {} |", table.description.name, table.rows, table.description.row)?;
    }
    writeln!(
        text,
        "\n`datapackage.json` describes every column. Positions count Unicode code points of a release's text, from 0, end \
         exclusive. Empty cells are unknown. In CSV, a text that a spreadsheet would run as a formula has `'` before it.\n"
    )
}

fn write_method(text: &mut String, account: &Account<'_>) -> std::fmt::Result {
    let model = &account.provenance.model;
    writeln!(
        text,
        "## How it was made\n\npressrecord {} read the releases: names by the model {} (SHA-256 {}) on the engine `{}` and by \
         patterns, figures and dates by rules, people and bodies told apart by spelling, posts, lists of bodies and, where \
         `judgements.csv` has rows, by hand. `merges.csv` says what each row of people and bodies rests on. `manifest.json` has \
         the options, the hash of every release and of every table; `pressrecord verify` checks them, `pressrecord rerun` makes \
         the dataset again.\n",
        env!("CARGO_PKG_VERSION"),
        model.name,
        model.sha256,
        model.engine
    )
}

fn write_accuracy(text: &mut String, account: &Account<'_>) -> std::fmt::Result {
    let shown: Vec<(usize, Language)> = (1..)
        .zip(Language::ALL)
        .filter(|(_, language)| account.coverage.languages.iter().any(|(known, _)| known == language))
        .collect();
    writeln!(
        text,
        "## How right is it?\n\nF1 in percent on releases of Kazakhstan's presidential press service that the program's authors \
         had marked by hand and whose faults nobody had read; expect less of other releases, and measure your own \
         (`pressrecord review` and `pressrecord eval`).\n"
    )?;
    let heads: Vec<&str> = shown.iter().map(|(_, language)| in_english(*language)).collect();
    writeln!(text, "| measure | {} |\n|---|{}", heads.join(" | "), "---|".repeat(heads.len()))?;
    for line in table::lines(ACCURACY) {
        let row: Vec<&str> = line.split('\t').collect();
        let cells: Vec<&str> = shown.iter().filter_map(|(column, _)| row.get(*column).copied()).collect();
        writeln!(text, "| {} | {} |", row.first().copied().unwrap_or_default(), cells.join(" | "))?;
    }
    Ok(())
}

fn in_english(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Ru => "Russian",
        Language::Kk => "Kazakh",
    }
}

/// What a user wrote, so that it stays in its cell or line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}
