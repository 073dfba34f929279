//! A release that comes in three languages: its editions are linked, and their figures compared.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{Workplace, rows};
use std::fs;

const ENGLISH: &str = "President receives the Prosecutor General\ndate 2024-03-05\n\n\
    President Kassym-Jomart Tokayev received Prosecutor General Berik Assylov. In 2023 over 1,240 cases were sent to \
    court, and 37.5 billion tenge was returned to the state. The number of thefts fell by 12.4 percent.\n";
const RUSSIAN: &str = "Президент принял Генерального прокурора\ndate 2024-03-05\n\n\
    Президент Касым-Жомарт Токаев принял Генерального прокурора Берика Асылова. В 2023 году в суд направлено более \
    1 240 дел, государству возвращено 37,5 млрд тенге. Число краж снизилось на 14,2%.\n";
const KAZAKH: &str = "Президент Бас прокурорды қабылдады\ndate 2024-03-05\n\n\
    Президент Қасым-Жомарт Тоқаев Бас прокурор Берік Асыловты қабылдады. 2023 жылы сотқа 1 240 қылмыстық іс жолданып, \
    мемлекетке 37,5 млрд теңге қайтарылды. Ұрлық саны 12,4%-ға азайды.\n";
/// Another release of the day.
const OTHER: &str = "Forum opens in Astana\ndate 2024-03-05\n\n\
    Some 900 guests from 30 countries came to the forum. It cost 5 million dollars.\n";

#[test]
fn editions_are_linked_and_compared() {
    let workplace = Workplace::with_releases(0);
    for (name, text) in [("a.txt", KAZAKH), ("b.txt", OTHER), ("c.txt", ENGLISH), ("d.txt", RUSSIAN)] {
        fs::write(workplace.archive().join(name), text).unwrap();
    }
    assert!(workplace.extract(&[]).status.success());
    let releases = rows(&workplace.dataset(), "releases");
    let english = &releases[2]["release_id"];
    let linked: Vec<_> = releases.iter().map(|row| (row["language"].as_str(), &row["edition_of"])).collect();
    let none = &String::new();
    assert_eq!(linked, [("kk", english), ("en", none), ("en", none), ("ru", english)]);
    let found = rows(&workplace.dataset(), "disagreements");
    assert!(found.iter().all(|row| row["edition_of"] == *english));
    let found: Vec<_> =
        found.iter().map(|row| [&row["difference"], &row["value"], &row["other_value"]].map(String::as_str)).collect();
    assert_eq!(found, [["qualifier", "1240", "1240"], ["value", "14.2", "12.4"]]);
}
