"""Carries people and places from English titles over to the Kazakh ones beside them.

`python -m names.titles CHECKPOINT TOKENIZER TITLES OUT`: an English tagger, and
lines of Kazakh TAB English. A name's words are looked for by how they sound; what cannot be
found, and all that may belong to an organisation, stays without a label.
"""

import argparse
from difflib import SequenceMatcher
from pathlib import Path

from names.data import NO_NAME, UNKNOWN, Sentence, spans
from names.decode import viterbi
from names.evaluate import Tagger
from names.start import in_latin, skeleton
from names.words import Pieces, split_words

CARRIED = {"PER", "LOC"}
LIKENESS = 0.72  # of the letters of a word and of the beginning of its counterpart
SHORTEST = 3  # letters of a word that is looked for
JOINTS = {"-", "–", "."}  # may stand within a name


def likeness(english: str, kazakh: str) -> float:
    """How much a Kazakh word, whatever its suffixes, sounds like an English one, from 0 to 1."""
    ours, theirs = skeleton(in_latin(kazakh)), skeleton(english.lower())
    lengths = range(len(theirs) - 1, len(theirs) + 2)
    return max(
        SequenceMatcher(None, ours[:length], theirs, autojunk=False).ratio() for length in lengths
    )


def found(english: list[str], kazakh: list[str], free: set[int]) -> list[int] | None:
    """Where a name's words stand among the Kazakh ones, in order; `None` unless all are there side by side."""
    wanted = [word for word in english if len(word) >= SHORTEST and word[0].isupper()]
    at: list[int] = []
    for word in wanted:
        best = max(
            (
                (likeness(word, kazakh[place]), -place)
                for place in free
                if kazakh[place][0].isupper()
            ),
            default=(0.0, 0),
        )
        if best[0] < LIKENESS:
            return None
        at.append(-best[1])
    at = sorted(set(at))
    if not at or len(at) != len(wanted):
        return None
    gaps = (kazakh[place] for place in range(at[0], at[-1]) if place not in at)
    return at if all(word in JOINTS or len(word) == 1 for word in gaps) else None


def beside_person(labels: list[str], at: int) -> bool:
    """Whether a person's name ends or begins next to a word."""
    return any(
        labels[place].endswith("-PER") for place in (at - 1, at + 1) if 0 <= place < len(labels)
    )


def initials_before(words: list[str], at: int) -> list[int]:
    """Where the initials before a surname stand: `Қ . К . | Тоқаев`."""
    start = at
    while (
        start >= 2
        and words[start - 1] == "."
        and len(words[start - 2]) == 1
        and words[start - 2].isupper()
    ):
        start -= 2
    return list(range(start, at))


def carried(kazakh: list[str], english: Sentence) -> Sentence | None:
    """The Kazakh title with the labels that could be carried over; `None` when none could."""
    names = spans(english.labels)
    free = set(range(len(kazakh)))
    labels = [UNKNOWN if word[0].isupper() else NO_NAME for word in kazakh]
    missed = any(kind not in CARRIED for _, _, kind in names)
    some = not names
    for begin, end, kind in names:
        at = found(list(english.words[begin:end]), kazakh, free) if kind in CARRIED else None
        if at is None:
            missed = True
            continue
        some = True
        at = [*initials_before(kazakh, at[0]), *at] if kind == "PER" else at
        for place in range(at[0], at[-1] + 1):
            labels[place] = ("B-" if place == at[0] else "I-") + kind
            free.discard(place)
        if kind == "LOC" and at[-1] + 1 < len(kazakh):
            labels[at[-1] + 1] = UNKNOWN
    if missed:
        labels = [
            UNKNOWN if label == NO_NAME and not beside_person(labels, at) else label
            for at, label in enumerate(labels)
        ]
    return Sentence(tuple(kazakh), tuple(labels)) if some else None


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("titles", type=Path)
    parser.add_argument("out", type=Path, help="a set: word TAB label, a blank line between titles")
    given = parser.parse_args()
    tagger = Tagger(given.checkpoint, Pieces(str(given.tokenizer)))
    sentences = []
    for line in dict.fromkeys(given.titles.read_text(encoding="utf-8").splitlines()):
        kazakh, english = (split_words(side) for side in line.split("\t")[:2])
        if kazakh and english:
            labels = viterbi(tagger.logits(Sentence(tuple(english), ("",) * len(english))))
            sentences.append(carried(kazakh, Sentence(tuple(english), tuple(labels))))
    kept = [sentence for sentence in sentences if sentence]
    blocks = (
        "\n".join(map("\t".join, zip(kept_one.words, kept_one.labels, strict=True)))
        for kept_one in kept
    )
    given.out.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    print(f"{len(kept)} of {len(sentences)} titles")


if __name__ == "__main__":
    main()
