//! The names of releases that earlier runs have read.

use super::Mentions;
use crate::cache::{Cache, Key, KeyMaker};
use crate::document::Document;
use crate::languages::Languages;
use crate::position::Span;

/// A cache of names, asked about one model.
pub(super) struct Recall {
    cache: Cache,
    maker: KeyMaker,
}

impl Recall {
    /// A cache, and which model it is.
    pub(super) fn new(cache: Cache, model: &[&str]) -> Self {
        let mut maker = KeyMaker::new("names");
        model.iter().for_each(|part| maker.add(part.as_bytes()));
        Self { cache, maker }
    }

    pub(super) fn cache(&self) -> &Cache {
        &self.cache
    }

    /// A release's names, found only where no earlier run has found them.
    pub(super) fn names<E>(
        &self,
        document: &Document,
        languages: &Languages,
        find: impl FnOnce() -> Result<Mentions, E>,
    ) -> Result<Mentions, E> {
        let key = self.key(document, languages);
        if let Some(known) = self.cache.get(&key, |bytes| understood(bytes, &document.text)) {
            return Ok(known);
        }
        let found = find()?;
        if let Ok(bytes) = postcard::to_stdvec(&found) {
            self.cache.put(key, bytes);
        }
        Ok(found)
    }

    /// Names depend on the lists of bodies, the text, its language, and where sentences and tokens begin and end.
    fn key(&self, document: &Document, languages: &Languages) -> Key {
        let mut maker = self.maker.clone();
        maker.add(languages.lists().join("\n").as_bytes());
        maker.add(document.language.code().as_bytes());
        maker.add(document.text.as_bytes());
        let sentences = document.sentences.iter().flat_map(|sentence| [sentence.tokens.end, sentence.block]);
        let tokens = document.tokens.iter().flat_map(|token| [token.span.start as usize, token.span.end as usize]);
        let places: Vec<u8> = sentences.chain(tokens).flat_map(|place| (place as u64).to_le_bytes()).collect();
        maker.add(&places);
        maker.key()
    }
}

/// The names in an answer; `None` where it is damaged, so that a place is none of the text.
fn understood(answer: &[u8], text: &str) -> Option<Mentions> {
    let mentions: Mentions = postcard::from_bytes(answer).ok()?;
    let is_place = |span: &Span| text.get(span.start as usize..span.end as usize).is_some_and(|text| !text.is_empty());
    let spans = || mentions.names.iter().map(|name| &name.span).chain(&mentions.posts);
    let is_ordered = mentions.names.is_sorted_by(|one, other| one.span.end <= other.span.start);
    (is_ordered && spans().all(is_place)).then_some(mentions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::RawRelease;
    use crate::cache::LIMIT;
    use crate::facts::naming::Lexicon;
    use crate::languages::Language;
    use crate::names::{Mention, NameKind, Source};

    fn document(text: &str, language: Language) -> Document {
        Document::read(RawRelease::plain("a.txt", text), Some(language), &Languages::load())
    }

    fn mentions(start: usize, end: usize) -> Mentions {
        let (kind, source) = (NameKind::Agency, Source::Model);
        let names = vec![Mention { span: Span::new(start, end), kind, confidence: 0.1 + 0.2, source }];
        Mentions { names, posts: vec![Span::new(0, 1)] }
    }

    fn names(recall: &Recall, document: &Document, found: Option<Mentions>) -> Result<Mentions, &'static str> {
        recall.names(document, &Languages::load(), || found.ok_or("read again"))
    }

    #[test]
    fn a_release_is_read_once_by_a_model_and_with_the_same_lists() {
        let folder = tempfile::tempdir().unwrap();
        let recall = |model: &str| Recall::new(Cache::open(folder.path(), LIMIT).unwrap(), &[model]);
        let text = "Akorda\n\nThe Ministry of Energy reports.";
        let (release, found) = (document(text, Language::En), mentions(12, 30));
        let first = recall("small");
        assert_eq!(names(&first, &release, Some(found.clone())).unwrap(), found);
        first.cache().save();
        assert_eq!(names(&recall("small"), &release, None).unwrap(), found, "to the bit");
        assert!(names(&recall("large"), &release, None).is_err());
        assert!(names(&recall("small"), &document(text, Language::Ru), None).is_err());
        let another = document("Akorda\n\nThe Ministry of Energy reports", Language::En);
        assert!(names(&recall("small"), &another, None).is_err());
        let list = folder.path().join("bodies.tsv");
        std::fs::write(&list, "Friends of the Yellow Tulip\n").unwrap();
        let listed = Languages::knowing(&[Lexicon::read(&list).unwrap()]);
        assert!(recall("small").names(&release, &listed, || Err(())).is_err());
    }

    #[test]
    fn a_damaged_answer_is_none() {
        let text = "Kazakhstan, Қазақстан";
        let answer = |mentions: &Mentions| postcard::to_stdvec(mentions).unwrap();
        assert!(understood(&answer(&mentions(0, 4)), text).is_some());
        for spoiled in [mentions(12, 13), mentions(0, 100), mentions(4, 4)] {
            assert!(understood(&answer(&spoiled), text).is_none(), "{spoiled:?}");
        }
        assert!(understood(&answer(&mentions(0, 4))[..3], text).is_none());
    }
}
