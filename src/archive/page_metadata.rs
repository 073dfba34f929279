//! What does a web page's head say: title, day, address, language, place?
//!
//! JSON-LD comes before OpenGraph and other `<meta>`, those before what stands in the page (`<time>`, `<h1>`): the
//! further from the layout, the likelier it is meant.

use super::header::{Header, tidy};
use super::{Metadata, Notice, day};
use crate::table;
use dom_query::{Document, NodeRef};
use serde_json::{Map, Value};

/// How deep JSON-LD is searched for the release's own entry.
const DEEPEST: usize = 8;

/// Reads what a page says of itself.
pub(super) fn read(document: &Document) -> (Metadata, Vec<Notice>) {
    let mut header = Header::default();
    json_ld(document, &mut header);
    for (selector, attribute, label) in
        [("html", "lang", "language"), ("html", "xml:lang", "language"), ("link[rel='canonical']", "href", "url")]
    {
        if let Some(value) = document.select_single(selector).attr(attribute) {
            header.take_field(label, &value);
        }
    }
    meta(document, &mut header);
    if header.metadata.published.is_none() {
        time(document, &mut header);
    }
    if header.metadata.published.is_none() {
        header.metadata.published = visible_day(document);
    }
    if header.metadata.title.is_none() {
        let headings = document.select("h1");
        header.metadata.title =
            Some(tidy(&headings.text())).filter(|title| headings.length() == 1 && !title.is_empty());
    }
    // A day that cannot be read matters only where no other was found, and is said once.
    header.notices.truncate(usize::from(header.metadata.published.is_none()));
    (header.metadata, header.notices)
}

/// Takes what the `<meta>` elements say.
fn meta(document: &Document, header: &mut Header) {
    const NAMES: &str = include_str!("meta.tsv");
    let known: Vec<(&str, &str)> = table::lines(NAMES).filter_map(|line| line.split_once('\t')).collect();
    let mut found = Vec::new();
    for node in document.select("meta[content]").nodes() {
        for name in ["property", "name", "itemprop", "http-equiv"].iter().filter_map(|attribute| node.attr(attribute)) {
            let rank = known.iter().position(|(known, _)| known.eq_ignore_ascii_case(&name));
            found.extend(rank.zip(node.attr("content")));
        }
    }
    found.sort_by_key(|&(rank, _)| rank);
    for (rank, content) in found {
        header.take_field(known[rank].1, &content);
    }
}

/// Takes the day of the first `<time>`: one that says it is the publication's, one in the article, or any.
fn time(document: &Document, header: &mut Header) {
    let times = document.select("time[datetime]");
    let rank = |node: &NodeRef<'_>| match () {
        () if node.has_attr("pubdate") || node.attr("itemprop").is_some_and(|it| &*it == "datePublished") => 0,
        () if node.ancestors_it(None).any(|around| around.has_name("article") || around.has_name("main")) => 1,
        () => 2,
    };
    if let Some(value) = times.nodes().iter().min_by_key(|node| rank(node)).and_then(|node| node.attr("datetime")) {
        header.take_field("date", &value);
    }
}

/// A day that stands alone in an element made for it.
fn visible_day(document: &Document) -> Option<jiff::civil::Date> {
    const SELECTOR: &str =
        "[itemprop='datePublished'], time, [class*='date'], [class*='Date'], [class*='time'], [class*='published']";
    document.select(SELECTOR).iter().find_map(|element| day::read_whole(&tidy(&element.text())))
}

/// Takes what the page's JSON-LD says of the article that it shows, else of the page.
fn json_ld(document: &Document, header: &mut Header) {
    let mut entries = Vec::new();
    for script in document.select("script[type='application/ld+json']").iter() {
        if let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) {
            collect(value, 0, &mut entries);
        }
    }
    // Articles first, in the page's order.
    entries.sort_by_key(|entry| !is_article(entry));
    let Some(entry) = entries.first() else { return };
    let text = |key: &str| match entry.get(key) {
        Some(Value::String(value)) => Some(value.as_str()),
        Some(Value::Object(inner)) => inner.get("@id").or_else(|| inner.get("name")).and_then(Value::as_str),
        _ => None,
    };
    for (key, label) in [
        ("datePublished", "date"),
        ("headline", "title"),
        ("url", "url"),
        ("mainEntityOfPage", "url"),
        ("inLanguage", "language"),
        ("dateline", "place"),
    ] {
        if let Some(value) = text(key) {
            header.take_field(label, value);
        }
    }
}

/// Gathers the objects that state a day of publication, wherever they are nested (`@graph`, arrays, `mainEntity`).
fn collect(value: Value, depth: usize, entries: &mut Vec<Map<String, Value>>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, depth + 1, entries)),
        Value::Object(mut object) => {
            for key in ["@graph", "mainEntity", "hasPart"] {
                if let Some(inner) = object.remove(key) {
                    collect(inner, depth + 1, entries);
                }
            }
            if object.contains_key("datePublished") || is_article(&object) {
                entries.push(object);
            }
        }
        _ => {}
    }
}

/// Whether an object is a kind of article (`NewsArticle`, `ReportageNewsArticle`, `BlogPosting` …).
fn is_article(object: &Map<String, Value>) -> bool {
    let is_one =
        |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"));
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_one),
        Some(kind) => is_one(kind),
        None => false,
    }
}
