//! What does a web page's head say: title, day, address, language, place?
//!
//! JSON-LD comes before OpenGraph and other `<meta>`, those before what stands in the page (`<time>`, `<h1>`): the
//! further from the layout, the likelier it is meant.

use super::header::{Header, tidy};
use super::{Metadata, Notice, day};
use dom_query::Document;
use serde_json::{Map, Value};

/// How deep JSON-LD is searched for the release's own entry.
const DEEPEST: usize = 8;

/// Reads what a page says of itself.
pub(super) fn read(document: &Document) -> (Metadata, Vec<Notice>) {
    let mut header = Header::default();
    json_ld(document, &mut header);
    for (selector, attribute, label) in TAGS {
        // A day that cannot be read must not keep a later one from being found; it is noted if none is.
        for node in document.select(selector).iter() {
            if let Some(value) = node.attr(attribute) {
                header.take_field(label, &value);
            }
        }
    }
    if header.metadata.published.is_none() {
        header.metadata.published = visible_day(document);
    }
    if header.metadata.published.is_some() {
        header.notices.clear();
    }
    if header.metadata.title.is_none() {
        let headings = document.select("h1");
        header.metadata.title =
            Some(tidy(&headings.text())).filter(|title| headings.length() == 1 && !title.is_empty());
    }
    header.notices.truncate(1);
    (header.metadata, header.notices)
}

/// Which attribute of which element says what, the surest first; the labels are those of headers.
const TAGS: [(&str, &str, &str); 30] = [
    ("meta[property='article:published_time']", "content", "date"),
    ("meta[name='article:published_time']", "content", "date"),
    ("meta[property='og:published_time']", "content", "date"),
    ("meta[itemprop='datePublished']", "content", "date"),
    ("meta[name='datePublished']", "content", "date"),
    ("meta[name='dcterms.created']", "content", "date"),
    ("meta[name='dcterms.date']", "content", "date"),
    ("meta[name='DC.date']", "content", "date"),
    ("meta[name='DC.date.issued']", "content", "date"),
    ("meta[name='pubdate']", "content", "date"),
    ("meta[name='publish-date']", "content", "date"),
    ("meta[name='parsely-pub-date']", "content", "date"),
    ("meta[name='date']", "content", "date"),
    ("time[itemprop='datePublished']", "datetime", "date"),
    ("time[pubdate]", "datetime", "date"),
    ("article time[datetime]", "datetime", "date"),
    ("main time[datetime]", "datetime", "date"),
    ("time[datetime]", "datetime", "date"),
    ("meta[property='og:title']", "content", "title"),
    ("meta[name='og:title']", "content", "title"),
    ("meta[name='twitter:title']", "content", "title"),
    ("meta[name='DC.title']", "content", "title"),
    ("link[rel='canonical']", "href", "url"),
    ("meta[property='og:url']", "content", "url"),
    ("html[lang]", "lang", "language"),
    ("html", "xml:lang", "language"),
    ("meta[property='og:locale']", "content", "language"),
    ("meta[http-equiv='content-language']", "content", "language"),
    ("meta[http-equiv='Content-Language']", "content", "language"),
    ("meta[name='geo.placename']", "content", "place"),
];

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
