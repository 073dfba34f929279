//! The town that a release opens with: "ASTANA – …", "Astana, 6 September 2024 — …", "KOSTANAY. KAZINFORM – …".

use super::{Case, Sentence, Token, TokenKind};
use crate::position::Span;

/// How many words a dateline's town has at the most ("ST. PETERSBURG", "NEW YORK").
const LONGEST_TOWN: usize = 3;
/// How far behind the town the dash stands at the most, in tokens: a country, a day and an agency lie between.
const FURTHEST_DASH: usize = 12;

/// The dateline's town, without what follows it.
pub(super) fn find(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Option<Span> {
    let first = sentences.first()?.tokens.start;
    let head = &tokens[first..tokens.len().min(first + LONGEST_TOWN + FURTHEST_DASH)];
    let town = head.iter().take_while(|token| token.kind == TokenKind::Word && token.case.is_capital()).count();
    let dash = head.iter().position(|token| matches!(token.span.of(text), "–" | "—" | "-"))?;
    let follows = head.get(town)?.span.of(text);
    let fits = (1..=LONGEST_TOWN).contains(&town)
        && dash >= town
        && (matches!(follows, "–" | "—" | "-" | "," | "(" | "/" | "."))
        && dash_stands_free(tokens, first + dash);
    let upper = head[..town].iter().all(|token| token.case != Case::Title);
    // Title case alone is how any sentence may begin: then the dash or a comma must follow at once.
    (fits && (upper || follows != ".")).then(|| head[0].span.to(head[town - 1].span))
}

/// A dateline's dash has a space before it, a compound's hyphen has none.
fn dash_stands_free(tokens: &[Token], dash: usize) -> bool {
    dash > 0 && tokens[dash - 1].span.end < tokens[dash].span.start
}

#[cfg(test)]
mod tests {
    use crate::archive::RawRelease;
    use crate::document::Document;
    use crate::languages::{Language, Languages};

    fn town(text: &str) -> Option<String> {
        let document = Document::read(RawRelease::plain("test", text), Some(Language::En), &Languages::load());
        document.dateline.map(|span| span.of(text).to_owned())
    }

    #[test]
    fn towns_before_a_dash_are_found() {
        assert_eq!(town("ASTANA – Last year, it rained.").as_deref(), Some("ASTANA"));
        assert_eq!(town("Astana, 6 September 2024 — By decree").as_deref(), Some("Astana"));
        assert_eq!(town("KOSTANAY. KAZINFORM – As part").as_deref(), Some("KOSTANAY"));
        assert_eq!(town("NEW YORK (Kazinform) – Talks").as_deref(), Some("NEW YORK"));
    }

    #[test]
    fn sentences_without_a_dateline_have_none() {
        assert_eq!(town("Kassym-Jomart Tokayev received the minister."), None);
        assert_eq!(town("Talks were held. The guest – a minister – left."), None);
    }
}
