"""Tagged sentences: reading the sets, labels, and splitting tokens to words."""

from dataclasses import dataclass
from pathlib import Path

from names.words import split_words

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
KINDS = ["PER", "ORG", "LOC"]
UNKNOWN = "?"  # label of a word that no one has tagged
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


@dataclass(frozen=True)
class Sentence:
    """Words of one sentence and a label for each."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


def split_tokens(tokens: list[str], tags: list[str]) -> Sentence:
    """Split a set's own tokens to the model's words and carry the tags over."""
    words: list[str] = []
    labels: list[str] = []
    for token, tag in zip(tokens, tags, strict=True):
        parts = split_words(BRACKETS.get(token, token))
        if tag not in LABELS:
            tag = "O"
        inside = "I-" + tag[2:] if tag != "O" else "O"
        words.extend(parts)
        labels.extend([tag] + [inside] * (len(parts) - 1) if parts else [])
    return Sentence(tuple(words), tuple(labels))


def read_set(path: Path) -> list[Sentence]:
    """Read one file of `token TAB tag` lines with a blank line between sentences."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line]
        sentence = split_tokens([row[0] for row in rows], [row[1] for row in rows])
        if sentence.words:
            sentences.append(sentence)
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
        if label != "O" and not continues:
            start = at
    return found
