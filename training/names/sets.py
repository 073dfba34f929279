"""What an epoch is made of: tagged sets, made-up sentences and plain text."""

import argparse
import random
import re
from collections.abc import Callable

from names.augment import MadeNames, SeenNames, augmented
from names.data import UNKNOWN, Sentence, read_labelled, read_set, spans
from names.made import Maker
from names.words import split_words

TIMES = {  # how often, or what share of it, an epoch takes a set
    "en.worldwide": 0.6,
    "en.uner-ewt": 0.6,
    "en.wikigold": 1.0,
    "ru.nerel": 2.0,
    "ru.factrueval": 1.0,
    "ru.slavicner": 0.6,
    "kk.kaznerd": 2.0,
}
SWAP_SHARES = {
    "en": 0.06,
    "ru": 0.06,
    "kk": 0.4,
}  # of the sentences that get other names
SENTENCE_END = re.compile(r"(?<=[^\W_A-ZА-ЯЁ][.!?])[\"”»]?\s+(?=[\"“«]?[A-ZА-ЯЁҚӘІҢҒҮҰӨҺ])")
SHORTEST, LONGEST = 6, 90  # words of a sentence of plain text


def untagged(words: list[str] | tuple[str, ...]) -> Sentence:
    """A sentence of which no label is known."""
    return Sentence(tuple(words), (UNKNOWN,) * len(words))


def plain_sentences(text: str) -> list[Sentence]:
    """Distinct sentences, with a capital behind the first word, of a text of a paragraph a line."""
    found: dict[str, None] = {}
    for line in text.splitlines():
        found.update(dict.fromkeys(SENTENCE_END.split(line.strip())))
    split = (split_words(sentence) for sentence in found)
    return [
        untagged(words)
        for words in split
        if SHORTEST <= len(words) <= LONGEST and any(word[0].isupper() for word in words[1:])
    ]


class Sets:
    """The training sets and what an epoch takes from each."""

    def __init__(self, given: argparse.Namespace, rng: random.Random):
        self.given = given
        changed = (entry.split("=") for entry in given.times)
        self.taken = TIMES | {name: float(times) for name, times in changed}
        names = [name for name in TIMES if name[:2] in given.languages]
        self.sets = {name: read_set(given.data / f"{name}.train.tsv") for name in names}
        self.gold: dict[str, list[Sentence]] = {language: [] for language in given.languages}
        for name, sentences in self.sets.items():
            self.gold[name[:2]] += sentences
        self.titles = read_labelled(given.titles) if given.titles else []
        self.gmb = read_set(given.data / "en.gmb.train.tsv")
        self.silver = read_labelled(given.silver) if given.silver else []
        self.rng = rng
        self.maker = Maker(rng)
        self.swaps: dict[str, Callable[[list[str], str], list[str]]] = {
            "en": MadeNames(self.maker),
            "ru": SeenNames(self.gold.get("ru", []), rng),
            "kk": SeenNames(self.gold.get("kk", []), rng),
        }
        self.places = {
            language: [
                " ".join(sentence.words[begin:end])
                for sentence in sentences
                for begin, end, kind in spans(sentence.labels)
                if kind == "LOC" and end - begin <= 2
            ]
            for language, sentences in self.gold.items()
        }

    def times(self, sentences: list[Sentence], times: float) -> list[Sentence]:
        """The sentences so many times; of a share of them, a random one."""
        share = self.rng.sample(sentences, int(times % 1 * len(sentences)))
        return sentences * int(times) + share

    def epoch(self, first: bool) -> list[Sentence]:
        """Sentences of one epoch: all with names, a share of those without, made-up and silver ones."""
        given, taken = self.given, []
        for language in self.gold:
            sentences = [
                sentence
                for name, tagged in self.sets.items()
                if name.startswith(language)
                for sentence in self.times(tagged, self.taken[name])
            ]
            if first and language == "en":
                sentences += self.rng.sample(self.gmb, int(given.gmb * len(self.gmb)))
            kept = [
                sentence
                for sentence in sentences
                if any("-" in label for label in sentence.labels) or self.rng.random() < given.empty
            ]
            places, other, share = (
                self.places[language],
                self.swaps[language],
                SWAP_SHARES[language],
            )
            taken += augmented(kept, places, other, self.rng, share)
        if titles := [
            title for title in self.titles if any("-" in label for label in title.labels)
        ]:
            taken += augmented(
                titles, self.places["kk"], self.swaps["kk"], self.rng, SWAP_SHARES["kk"]
            )
        taken += [self.maker.sentence() for _ in range(given.made)]
        return taken + self.silver
