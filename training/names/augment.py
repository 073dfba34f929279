"""Cheap variety: sentences in other case, behind a dateline, or with other names."""

import random
import re
from collections import defaultdict
from collections.abc import Callable

from names.data import NO_NAME, Sentence, spans
from names.made import Maker
from names.words import split_words

INITIALS_SHARE = 0.12
CASE_SHARE = 0.06
DATELINE_SHARE = 0.12  # of the sentences that begin with a name
KAZAKH_CASES = {
    "genitive": re.compile("[ндт][ыі]ң$"),
    "instrumental": re.compile("[мбп]ен$"),
    "ablative": re.compile("[дтн][ае]н$"),
    "locative": re.compile("[дт][ае]$"),
    "dative": re.compile("[ғгқк][ае]$"),
    "accusative": re.compile("[ндт][ыі]$"),
}
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
        (*words, *dash, *sentence.words), (*labels, *[NO_NAME] * len(dash), *sentence.labels)
    )


def with_names(sentence: Sentence, other: Callable[[list[str], str], list[str]]) -> Sentence:
    """The sentence with what `other` makes of each name's words and kind in its place."""
    words: list[str] = []
    labels: list[str] = []
    at = 0
    for begin, end, kind in spans(sentence.labels):
        words.extend(sentence.words[at:begin])
        labels.extend(sentence.labels[at:begin])
        new = other(list(sentence.words[begin:end]), kind)
        words.extend(new)
        labels.extend([f"B-{kind}"] + [f"I-{kind}"] * (len(new) - 1))
        at = end
    return Sentence((*words, *sentence.words[at:]), (*labels, *sentence.labels[at:]))


def with_initials(sentence: Sentence) -> Sentence:
    """The sentence with an initial for the given name of everybody who has two names."""

    def shortened(words: list[str], kind: str) -> list[str]:
        is_full = (
            kind == "PER"
            and len(words) == 2
            and all(len(word) > 1 and word.isalpha() for word in words)
        )
        return [words[0][0], ".", words[1]] if is_full else words

    return with_names(sentence, shortened)


class MadeNames:
    """English: made-up people and towns instead of a sentence's own."""

    def __init__(self, maker: Maker):
        self.maker = maker

    def __call__(self, words: list[str], kind: str) -> list[str]:
        """Another name of the same kind, or the same one."""
        if kind == "PER":
            return split_words(self.maker.fill("PER" if len(words) > 1 else "SUR"))
        if kind == "LOC" and len(words) == 1:
            return split_words(self.maker.fill("TOWN"))
        return words


class SeenNames:
    """Russian and Kazakh: another name of the sets that stands in the same case.

    Names stand in one case when their last words end alike: in Kazakh by the
    case suffix itself, whatever vowel harmony made of it, in Russian by the last
    two letters.
    """

    def __init__(self, sentences: list[Sentence], rng: random.Random):
        self.rng = rng
        self.pools: dict[tuple[str, int, str], list[list[str]]] = defaultdict(list)
        for sentence in sentences:
            for begin, end, kind in spans(sentence.labels):
                words = list(sentence.words[begin:end])
                self.pools[self.key(words, kind)].append(words)

    @staticmethod
    def key(words: list[str], kind: str) -> tuple[str, int, str]:
        """What two names share that may stand for each other."""
        last = words[-1].lower()
        found = next((case for case, ends in KAZAKH_CASES.items() if ends.search(last)), last[-2:])
        return kind, len(words), found

    def __call__(self, words: list[str], kind: str) -> list[str]:
        """Another name of the same kind, length and case."""
        pool = self.pools.get(self.key(words, kind))
        return self.rng.choice(pool) if pool and kind != "POST" else words


def augmented(
    sentences: list[Sentence],
    places: list[str],
    other: Callable[[list[str], str], list[str]],
    rng: random.Random,
    swap_share: float,
) -> list[Sentence]:
    """The same sentences in the same order, a few of them changed."""
    changed = []
    for sentence in sentences:
        if rng.random() < swap_share:
            sentence = with_names(sentence, other)
        if rng.random() < INITIALS_SHARE:
            sentence = with_initials(sentence)
        if sentence.labels[0].startswith("B-") and rng.random() < DATELINE_SHARE:
            sentence = with_dateline(sentence, places, rng)
        if rng.random() < CASE_SHARE:
            sentence = recased(sentence, rng)
        changed.append(sentence)
    return changed
