//! Saved web pages, as the sites of governments and agencies serve them: what is text, and what is metadata?

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use pressrecord::archive::{ArchiveOptions, Input, Notice, RawRelease, releases};
use pressrecord::languages::Language;
use std::path::Path;

fn page(name: &str) -> RawRelease {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/archive/pages").join(name);
    read(&path)
}

fn read(path: &Path) -> RawRelease {
    let mut found: Vec<_> = releases(vec![Input::Path(path.to_owned())], ArchiveOptions::default()).unwrap().collect();
    assert_eq!(found.len(), 1);
    found.remove(0).unwrap()
}

fn blocks(release: &RawRelease) -> Vec<&str> {
    let piece = |block: &pressrecord::archive::Block| {
        assert_eq!(block.pieces.len(), 1);
        block.pieces[0]
    };
    release.blocks.iter().map(|block| piece(block).of(&release.text)).collect()
}

/// The title, the day, the address and the language.
fn metadata(release: &RawRelease) -> (Option<&str>, Option<String>, Option<&str>, Option<Language>) {
    let metadata = &release.metadata;
    let day = metadata.published.map(|day| day.to_string());
    (metadata.title.as_deref(), day, metadata.url.as_deref(), metadata.language)
}

#[test]
fn a_presidential_site_without_tags_for_the_day() {
    let release = page("akorda.html");
    assert_eq!(
        metadata(&release),
        (
            Some("President Kassym-Jomart Tokayev receives the Chairman of the Agency for Strategic Planning"),
            Some("2024-03-14".to_owned()),
            Some("https://www.akorda.kz/en/president-receives-the-chairman-115321"),
            Some(Language::En)
        )
    );
    let blocks = blocks(&release);
    assert_eq!(blocks.len(), 4, "{blocks:#?}");
    assert!(blocks[0].starts_with("The Head of State was briefed"));
    assert!(blocks[1].contains("17.6 trillion tenge. Some 240"));
    assert!(blocks[2].contains("will cover 2.2 million holdings"));
    assert!(blocks[3].ends_with("specific instructions."));
    assert_eq!(release.text, blocks.join("\n\n"));
}

#[test]
fn a_page_with_meta_tags_and_a_graph() {
    let release = page("white_house.html");
    assert_eq!(
        metadata(&release),
        (
            Some("FACT SHEET: President Announces New Actions to Lower Costs"),
            Some("2025-03-05".to_owned()),
            Some("https://www.whitehouse.gov/fact-sheets/2025/03/lower-costs/"),
            Some(Language::En)
        )
    );
    let blocks = blocks(&release);
    assert!(blocks[0].ends_with("new rules from the Department of Health and Human Services on hospital prices."));
    assert_eq!(blocks[1], "Lowering the cost of prescription drugs");
    assert!(blocks[2].starts_with("The Centers for Medicare & Medicaid Services will negotiate"));
    assert_eq!(blocks[3], "Capping insulin. Nearly 4 million seniors pay no more than $35 a month.");
    assert!(!release.text.contains("Privacy") && !release.text.contains("Nominations"), "{blocks:#?}");
}

#[test]
fn nested_divisions_and_an_array_of_data() {
    let release = page("nested.html");
    assert_eq!(
        metadata(&release),
        (
            Some("Oil output reaches 90 million tons"),
            Some("2023-12-29".to_owned()),
            Some("https://energy.example.kz/news/1784"),
            Some(Language::En)
        )
    );
    assert_eq!(release.metadata.place.as_deref(), Some("Astana"));
    let blocks = blocks(&release);
    assert!(blocks[0].starts_with("Astana, 29 December 2023. Oil output"), "{blocks:#?}");
    assert!(blocks[1].ends_with("oil and condensate."));
    assert!(blocks[2].ends_with("Caspian Pipeline Consortium from Atyrau to Novorossiysk."));
    assert!(blocks.contains(&"5.4") && !release.text.contains("Electronic government"));
}

#[test]
fn a_russian_page_in_an_old_encoding() {
    let utf_8 =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/archive/pages/russian.html"))
            .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("8.html");
    std::fs::write(&path, encoding_rs::WINDOWS_1251.encode(&utf_8).0).unwrap();
    let release = read(&path);
    assert_eq!(release.notices, [Notice::Decoded("windows-1251")]);
    assert_eq!(release.path, "8.html");
    assert_eq!(
        metadata(&release),
        (Some("Касым-Жомарт Токаев принял министра финансов"), Some("2024-05-08".to_owned()), None, Some(Language::Ru))
    );
    let blocks = blocks(&release);
    assert_eq!(blocks.len(), 3, "{blocks:#?}");
    assert!(blocks[1].contains("3,2 трлн тенге"));
    // The same page saved again in UTF-8, its declaration left as it was.
    assert_eq!(page("russian.html").text, release.text);
}

#[test]
fn an_article_in_a_graph_comes_before_its_site() {
    let release = page("news_agency.html");
    assert_eq!(
        metadata(&release),
        (
            Some("Мемлекет басшысы Қорғаныс министрін қабылдады"),
            Some("2024-06-21".to_owned()),
            Some("https://example.kz/kz/a1"),
            Some(Language::Kk)
        )
    );
    let blocks = blocks(&release);
    assert_eq!(blocks.len(), 3, "{blocks:#?}");
    assert!(blocks[0].starts_with("АСТАНА. KAZINFORM"));
}

#[test]
fn a_page_without_a_day_has_none() {
    let release = page("undated.html");
    assert_eq!(metadata(&release), (Some("New school opens in Rudny"), None, None, None));
    let blocks = blocks(&release);
    assert_eq!(blocks.len(), 3, "{blocks:#?}");
    assert!(blocks[2].ends_with("to the headmaster."));
}

/// A page with a menu above and a note of rights below.
fn framed(body: &str) -> Result<RawRelease, pressrecord::archive::Refusal> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.html");
    let page = format!(
        "<html><head><title>Telegram</title></head><body><div class='nav'><a href='/'>Home</a><a href='/n'>News</a></div>\
         {body}<div>© 2024 Press service. All rights reserved.</div></body></html>"
    );
    std::fs::write(&path, page).unwrap();
    releases(vec![Input::Path(path)], ArchiveOptions::default()).unwrap().next().unwrap()
}

#[test]
fn pages_of_other_making() {
    let cases: [(&str, &[&str]); 5] = [
        (
            "<article><h1>Telegram</h1><p>The President sent a telegram of condolences.</p></article>",
            &["The President sent a telegram of condolences."],
        ),
        (
            "<table><tr><td><a href='/a'>Menu</a><br><a href='/b'>Menu</a></td><td><font><b>Meeting in Astana</b><br><br>\
             On Monday the President met the Minister of Energy, who reported.<br>Oil output reached 90 million tons.</font></td></tr></table>",
            &[
                "Meeting in Astana",
                "On Monday the President met the Minister of Energy, who reported.",
                "Oil output reached 90 million tons.",
            ],
        ),
        (
            "<div><h1>Decisions</h1><div><p>By decree of the Head of State:</p><ul><li><a href='/1'>Galym Tazhenov</a> appointed \
             Minister</li><li><a href='/2'>Dinara Ospanova</a> appointed Ambassador</li></ul></div></div>",
            &[
                "By decree of the Head of State:",
                "Galym Tazhenov appointed Minister",
                "Dinara Ospanova appointed Ambassador",
            ],
        ),
        (
            "<form id='aspnetForm'><div><h1>Visit</h1><p>The Prime Minister visited Almaty, where 14 enterprises opened.</p></div></form>",
            &["The Prime Minister visited Almaty, where 14 enterprises opened."],
        ),
        (
            "<div class='social-wrapper menu-open'><h1>Telegram</h1><div class='content'><p>The President sent a telegram to \
             the families of 12 people on Tuesday.</p></div></div>",
            &["The President sent a telegram to the families of 12 people on Tuesday."],
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(blocks(&framed(body).unwrap()), expected);
    }
}

#[test]
fn a_page_that_only_a_script_fills_has_no_text() {
    let refusal = framed("<div id='root'></div><script>window.data = '<div>text';</script>").unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "a.html: has no main text that could be told from its menus; save the page again or convert it to text"
    );
}
