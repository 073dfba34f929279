"""Cheap variety: sentences in other case, behind a dateline, or with other names."""

import random

from names.data import Sentence, spans
from names.made import Maker
from names.words import split_words

CASE_SHARE = 0.06
DATELINE_SHARE = 0.12  # of the sentences that begin with a name
SWAP_SHARE = 0.06
DASHES = ["–", "—", "-", ":", ".", ". –"]


def recased(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence in capitals, or all lower, as headlines and careless writers have it."""
    change = rng.choice([str.upper, str.upper, str.lower])
    return Sentence(tuple(change(word) for word in sentence.words), sentence.labels)


def with_dateline(sentence: Sentence, places: list[str], rng: random.Random) -> Sentence:
    """The sentence behind a dateline as news and press releases have it: `ASTANA – …`."""
    place = rng.choice(places)
    words = split_words(place.upper() if rng.random() < 0.7 else place)
    labels = ["B-LOC"] + ["I-LOC"] * (len(words) - 1)
    dash = split_words(rng.choice(DASHES))
    return Sentence(
        (*words, *dash, *sentence.words), (*labels, *["O"] * len(dash), *sentence.labels)
    )


def swapped(sentence: Sentence, maker: Maker) -> Sentence:
    """The sentence with other people and towns in the places of its own."""
    words: list[str] = []
    labels: list[str] = []
    at = 0
    for begin, end, kind in spans(sentence.labels):
        words.extend(sentence.words[at:begin])
        labels.extend(sentence.labels[at:begin])
        new = list(sentence.words[begin:end])
        if kind == "PER":
            new = split_words(maker.fill("PER" if end - begin > 1 else "SUR"))
        elif kind == "LOC" and end - begin == 1:
            new = split_words(maker.fill("TOWN"))
        words.extend(new)
        labels.extend([f"B-{kind}"] + [f"I-{kind}"] * (len(new) - 1))
        at = end
    return Sentence((*words, *sentence.words[at:]), (*labels, *sentence.labels[at:]))


def augmented(
    sentences: list[Sentence], places: list[str], maker: Maker, rng: random.Random
) -> list[Sentence]:
    """The same sentences in the same order, a few of them changed."""
    changed = []
    for sentence in sentences:
        if rng.random() < SWAP_SHARE:
            sentence = swapped(sentence, maker)
        if sentence.labels[0].startswith("B-") and rng.random() < DATELINE_SHARE:
            sentence = with_dateline(sentence, places, rng)
        if rng.random() < CASE_SHARE:
            sentence = recased(sentence, rng)
        changed.append(sentence)
    return changed
