//! Marking, read and written.

use super::*;
use crate::languages::Language;
use std::fs;
use std::path::{Path, PathBuf};

const HEADER: &str = "title: A visit\ndate: 2024-01-31\nlanguage: en\n---\n";

fn parse(body: &str) -> Result<GoldRelease, Vec<Fault>> {
    GoldRelease::parse(Path::new("a.gold"), &format!("{HEADER}{body}"))
}

fn faults(body: &str) -> Vec<String> {
    parse(body).unwrap_err().iter().map(Fault::to_string).collect()
}

#[test]
fn offsets_count_code_points_of_the_plain_release() {
    let body =
        "\nАқорда:\n{{person|Дәулет Е.|name=Дәулет Ермек|post=Minister}} paid {{money|₸5|value=5|currency=KZT}}.\n\n";
    let release = parse(body).unwrap();
    assert_eq!(release.text, "A visit\ndate 2024-01-31\n\nАқорда:\nДәулет Е. paid ₸5.\n");
    for mark in &release.marks {
        let text: String = release.text.chars().skip(mark.start as usize).take(mark.text.chars().count()).collect();
        assert_eq!(text, mark.text);
    }
    assert_eq!(release.marks[0].get("post"), Some("Minister"));
    assert_eq!([release.line_of(release.marks[0].start), release.line_of(0)], [7, 6]);
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let releases = read_gold(&[gold]).unwrap();
    assert!(releases.len() > 70);
    for release in releases {
        let written = release.write().unwrap();
        let file = fs::read_to_string(&release.path).unwrap();
        assert_eq!(written, file.replace("\r\n", "\n"), "{}", release.path.display());
        assert_eq!(GoldRelease::parse(&release.path, &written).unwrap(), release);
    }
}

#[test]
fn faults_say_the_line_and_what_to_do() {
    let said = faults("One.\n{{persn|A B|name=A}}\n\n{{count|5|value=5}} {{date|today|from=2024-1-1|to=2024-01-01}}");
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("a.gold:6: unknown kind `persn`: use one of person, agency"), "{said:?}");
    assert!(said[1].starts_with("a.gold:8: `item` is missing: add `item=…`, in `5` (count)"), "{said:?}");
    assert!(said[2].contains("from=`2024-1-1` is no day: write it as 2024-01-31"), "{said:?}");
}

#[test]
fn every_kind_of_fault_is_found() {
    let cases = [
        ("{{place|Astana|name=Astana", "has no end"),
        ("Astana}} is", "ends no mark"),
        ("{{place|{{agency|A|name=A}} street|name=A street}}", "a mark within the mark"),
        ("{{place| Astana|name=Astana}}", "white space"),
        ("{{place|Astana|name}}", "write `key=value`"),
        ("{{place|Astana|name=A|name=B}}", "stands twice"),
        ("{{place|Astana|name=A|post=B}}", "unknown key `post`"),
        ("{{money|5|value=5|low=4|currency=KZT}}", "give `value=`, or `low=` and `high=`"),
        ("{{percent|5%|value=five}}", "no plain decimal"),
        ("{{percent|5%|value=5|qualifier=circa}}", "unknown qualifier `circa`"),
        ("{{money|5|value=5|currency=KZT|equals=m1}}", "equals=m1 names no amount"),
    ];
    for (body, what) in cases {
        let said = faults(body).join("\n");
        assert!(said.contains(what), "{body}: {said}");
    }
    let headless = GoldRelease::parse(Path::new("a.gold"), "title: A\ndate 5\n---\nText").unwrap_err();
    let said: Vec<String> = headless.iter().map(Fault::to_string).collect();
    assert!(said[0].contains("a.gold:2: `date 5` has no colon") && said.len() == 3, "{said:?}");
    assert!(GoldRelease::parse(Path::new("a.gold"), "Text").unwrap_err()[0].what.contains("no line `---`"));
}

#[test]
fn what_the_marking_cannot_hold_is_not_written() {
    let mark = |text: &str, value: &str| {
        let fields = vec![("name".to_owned(), value.to_owned())];
        Mark { kind: Kind::Place, start: 0, end: text.chars().count() as u32, text: text.to_owned(), fields }
    };
    let write = |body: &str, marks| {
        let head = ("T".to_owned(), jiff::civil::date(2024, 1, 31), Language::En);
        GoldRelease::new(PathBuf::from("a.gold"), head, body, marks).write()
    };
    assert!(write("Astana\n", vec![mark("Astana", "Astana")]).is_ok());
    assert!(write("Astana\n", vec![mark("Astana", "a|b")]).unwrap_err().contains("`a|b`"));
    assert!(write("Astana {{x\n", vec![]).unwrap_err().contains("`{{`"));
    assert!(write("Astana\n", vec![mark("Astana", "A"), mark("Ast", "A")]).unwrap_err().contains("overlap"));
}
