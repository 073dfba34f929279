//! The languages' corpora of posts: sentences with their names marked, and below each the posts that they state, as
//! `person | post | body | status, event and its day`, what is not said left out.

use crate::facts::tests::{check, name};
use crate::facts::{Event, Facts, PostStatement};
use crate::languages::Language;

fn line(facts: &Facts, post: &PostStatement) -> String {
    let PostStatement { person, agency, status, event, day, .. } = post;
    let day = day.map(|day| day.to_string());
    let said = [status.code(), event.map(Event::code), day.as_deref()];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    let line =
        format!("{} | {} | {} | {}", name(facts, Some(*person)), post.post, name(facts, *agency), said.join(" "));
    line.trim_end_matches([' ', '|']).replace("|  |", "| |")
}

fn lines(_: &str, facts: &Facts) -> Vec<String> {
    facts.posts.iter().map(|post| line(facts, post)).collect()
}

#[test]
fn english_posts_are_read_as_the_corpus_says() {
    check(Language::En, include_str!("../../languages/en/posts/corpus.txt"), 190, lines);
}

#[test]
fn russian_posts_are_read_as_the_corpus_says() {
    check(Language::Ru, include_str!("../../languages/ru/posts/corpus.txt"), 165, lines);
}

#[test]
fn kazakh_posts_are_read_as_the_corpus_says() {
    check(Language::Kk, include_str!("../../languages/kk/posts/corpus.txt"), 100, lines);
}
