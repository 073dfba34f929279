"""Tagged sentences: reading the sets, labels, and splitting tokens to words."""

from dataclasses import dataclass
from pathlib import Path

from names.words import split_words

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-POST", "I-POST"]
KINDS = ["PER", "ORG", "LOC"]
POSTS = ("nerel", "kaznerd")  # the sets in which posts are marked
UNKNOWN = "?"  # label of a word that no one has tagged
NO_NAME = "~"  # label of a word outside names in a set without posts: O or a post
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


@dataclass(frozen=True)
class Sentence:
    """Words of one sentence and a label for each."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


def split_tokens(tokens: list[str], tags: list[str], outside: str = "O") -> Sentence:
    """Split a set's own tokens to the model's words and carry the tags over.

    `outside` is what the set's O means.
    """
    words: list[str] = []
    labels: list[str] = []
    for token, tag in zip(tokens, tags, strict=True):
        parts = split_words(BRACKETS.get(token, token))
        if tag not in LABELS:
            tag = "O"
        inside = "I-" + tag[2:] if tag != "O" else outside
        tag = outside if tag == "O" else tag
        words.extend(parts)
        labels.extend([tag] + [inside] * (len(parts) - 1) if parts else [])
    return Sentence(tuple(words), tuple(labels))


def read_set(path: Path) -> list[Sentence]:
    """Read one file of `token TAB tag` lines with a blank line between sentences."""
    sentences = []
    outside = "O" if path.name.split(".")[1] in POSTS else NO_NAME
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line]
        sentence = split_tokens([row[0] for row in rows], [row[1] for row in rows], outside)
        if sentence.words:
            sentences.append(sentence)
    return sentences


def read_labelled(path: Path) -> list[Sentence]:
    """Read a set of words with labels of our own (see `names.titles`)."""
    sentences = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        words, labels = zip(*(line.split("\t") for line in block.split("\n")), strict=True)
        sentences.append(Sentence(words, labels))
    return sentences


def spans(labels: tuple[str, ...] | list[str]) -> list[tuple[int, int, str]]:
    """Spans `(first word, word after the last, kind)` of well-formed or loose BIO labels."""
    found: list[tuple[int, int, str]] = []
    start = -1
    for at, label in enumerate([*labels, "O"]):
        continues = label.startswith("I-") and start >= 0 and labels[at - 1][2:] == label[2:]
        if start >= 0 and not continues:
            found.append((start, at, labels[start][2:]))
            start = -1
        if "-" in label and not continues:
            start = at
    return found
