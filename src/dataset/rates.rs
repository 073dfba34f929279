//! Rates of exchange that a user gives: what a US dollar cost in other currencies, by day.

use super::manifest::hex;
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The columns of a file of rates.
const COLUMNS: [&str; 3] = ["day", "currency", "per_usd"];
/// A dollar has a hundred cents.
const CENTS: u32 = 2;

/// Rates of exchange by currency and day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rates {
    per_usd: BTreeMap<String, BTreeMap<Date, Decimal>>,
    sha256: String,
}

/// Why a file of rates cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RatesError {
    /// It cannot be read.
    #[error("cannot read the rates in {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line of it is not of its form.
    #[error("line {line} of the rates in {}: {fault}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: u64,
        /// What is wrong, and what to do.
        fault: String,
    },
}

impl Rates {
    /// Reads a CSV file with the columns `day` (2024-01-31), `currency` (ISO 4217) and `per_usd` (how many units of the
    /// currency a US dollar costs), in any order and among others.
    ///
    /// # Errors
    /// When the file cannot be read, or the first line that is not of that form.
    pub fn read(path: &Path) -> Result<Self, RatesError> {
        let bytes = fs::read(path).map_err(|source| RatesError::Unreadable { path: path.to_owned(), source })?;
        Self::parse(&bytes).map_err(|(line, fault)| RatesError::Line { path: path.to_owned(), line, fault })
    }

    fn parse(bytes: &[u8]) -> Result<Self, (u64, String)> {
        let sha256 = hex(&Sha256::digest(bytes));
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text);
        let header = reader.headers().map_err(|error| (1, error.to_string()))?.clone();
        let column = |name: &str| {
            let missing = || (1, format!("there is no column `{name}`: the header must name {}", COLUMNS.join(", ")));
            header.iter().position(|column| column == name).ok_or_else(missing)
        };
        let [day, currency, rate] = [column(COLUMNS[0])?, column(COLUMNS[1])?, column(COLUMNS[2])?];
        let mut per_usd: BTreeMap<String, BTreeMap<Date, Decimal>> = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|error| {
                let line = error.position().map_or(1, csv::Position::line);
                let fault = match error.kind() {
                    csv::ErrorKind::UnequalLengths { .. } => {
                        "it has another number of cells than the header".to_owned()
                    }
                    csv::ErrorKind::Utf8 { .. } => "it is not UTF-8: convert the file".to_owned(),
                    _ => error.to_string(),
                };
                (line, fault)
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |column: usize| record.get(column).unwrap_or_default();
            let date: Date =
                cell(day).parse().map_err(|_| (line, format!("`{}` is no day: write it as 2024-01-31", cell(day))))?;
            let code = cell(currency);
            if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
                return Err((line, format!("`{code}` is no currency: write its ISO 4217 code, such as KZT")));
            }
            let value = Decimal::from_str_exact(cell(rate)).ok().filter(|rate| *rate > Decimal::ZERO);
            let wrong = || (line, format!("`{}` is no rate: write a number above zero, such as 450.25", cell(rate)));
            let value = value.ok_or_else(wrong)?;
            let known = per_usd.entry(code.to_owned()).or_default().insert(date, value);
            if known.is_some_and(|known| known != value) {
                return Err((line, format!("{code} has another rate of {date} before: leave one of them")));
            }
        }
        if per_usd.is_empty() {
            return Err((1, "no rate follows the header".to_owned()));
        }
        Ok(Self { per_usd, sha256 })
    }

    /// How many units of the currency a dollar cost on the day, or on the nearest day before it that has a rate.
    pub fn per_usd(&self, currency: &str, day: Date) -> Option<Decimal> {
        self.per_usd.get(currency)?.range(..=day).next_back().map(|(_, rate)| *rate)
    }

    /// The amount in US dollars by the rate of the day, rounded to cents, halves away from zero.
    pub fn dollars(&self, value: Decimal, currency: &str, day: Date) -> Option<Decimal> {
        let dollars = value.checked_div(self.per_usd(currency, day)?)?;
        Some(dollars.round_dp_with_strategy(CENTS, RoundingStrategy::MidpointAwayFromZero))
    }

    /// SHA-256 of the file, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const RATES: &str = "day,currency,per_usd\n2024-01-31,KZT,450\n2024-02-05,KZT,455.5\n2024-01-01,RUB,90\n";

    #[test]
    fn the_nearest_earlier_day_counts() {
        let rates = Rates::parse(RATES.as_bytes()).unwrap();
        let rate = |day| rates.per_usd("KZT", day).map(|rate| rate.to_string());
        assert_eq!(rate(date(2024, 1, 30)), None);
        assert_eq!(rate(date(2024, 1, 31)), Some("450".to_owned()));
        assert_eq!(rate(date(2024, 2, 4)), Some("450".to_owned()));
        assert_eq!(rate(date(2024, 2, 5)), Some("455.5".to_owned()));
        assert_eq!(rates.per_usd("EUR", date(2024, 2, 5)), None);
    }

    #[test]
    fn dollars_are_rounded_to_cents() {
        let rates = Rates::parse(RATES.as_bytes()).unwrap();
        let dollars = |value: i64| rates.dollars(value.into(), "KZT", date(2024, 2, 1)).map(|value| value.to_string());
        assert_eq!(dollars(1_000_000), Some("2222.22".to_owned()));
        assert_eq!(dollars(450), Some("1".to_owned()));
    }

    #[test]
    fn columns_may_stand_in_any_order_and_behind_a_byte_order_mark() {
        let rates = Rates::parse("\u{feff}currency, per_usd ,bank,day\r\nEUR,0.92,ECB,2024-01-31\r\n".as_bytes());
        assert_eq!(rates.unwrap().per_usd("EUR", date(2024, 1, 31)), Some(Decimal::new(92, 2)));
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let cases = [
            ("day,currency\n", 1, "no column `per_usd`"),
            ("day,currency,per_usd\n", 1, "no rate follows"),
            ("day,currency,per_usd\n2024-01-31,KZT,450\n31.01.2024,KZT,450\n", 3, "`31.01.2024` is no day"),
            ("day,currency,per_usd\n2024-01-31,tenge,450\n", 2, "`tenge` is no currency"),
            ("day,currency,per_usd\n2024-01-31,KZT,0\n", 2, "`0` is no rate"),
            ("day,currency,per_usd\n2024-01-31,KZT,\"450,5\"\n", 2, "`450,5` is no rate"),
            ("day,currency,per_usd\n2024-01-31,KZT\n", 2, "another number of cells"),
            ("day,currency,per_usd\n2024-01-31,KZT,450\n2024-01-31,KZT,451\n", 3, "another rate of 2024-01-31"),
        ];
        for (text, line, part) in cases {
            let (at, fault) = Rates::parse(text.as_bytes()).unwrap_err();
            assert!(at == line && fault.contains(part), "{text:?}: line {at}: {fault}");
        }
    }
}
