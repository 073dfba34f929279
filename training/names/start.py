"""Gives new Cyrillic pieces a first embedding: `python -m names.start CHECKPOINT TOKENIZER NEW_TOKENIZER OUT [options]`.

Three sources, mixed for each piece: what its letters spell in Latin; word
vectors of Russian news (navec, 300 dimensions), mapped to the encoder's space by
ridge regression over cognates and a short dictionary; and English words beside
which Kazakh words stand in translated titles (IBM model 1, Brown et al. 1993).
"""

import argparse
import math
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from navec import Navec
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer
from transformers import BertConfig

from names.data import LABELS
from names.made import LISTS
from names.vocabulary import CYRILLIC
from names.words import split_words

LATIN = dict(
    line.split("\t") for line in (LISTS / "latin.tsv").read_text(encoding="utf-8").splitlines()
)
ALIKE = [
    ("ks", "x"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
]
COMMON = 60_000  # Russian words that cognates are looked for among
LIKENESS = 0.84  # of the letters of two cognates
NOTHING = ""  # beside which English words stand that translate none
RIDGE = 30.0
OWN = 8.0  # weight of a word that is one piece, against 1 shared among the pieces of a longer one


def in_latin(word: str) -> str:
    """A lower-case word letter by letter in Latin."""
    return "".join(LATIN.get(char, char) for char in word.lower())


def skeleton(word: str) -> str:
    """Latin letters with spellings of one sound made one and doubles dropped."""
    for spelling, sound in ALIKE:
        word = word.replace(spelling, sound)
    return "".join(char for at, char in enumerate(word) if at == 0 or word[at - 1] != char)


def cognates(russian: list[str], english: list[str]) -> list[tuple[str, str]]:
    """Pairs of long words that are spelt much the same."""
    near: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word in english:
        near[skeleton(word)[:3]].append((skeleton(word), word))
    pairs = []
    for word in russian:
        spelt = skeleton(in_latin(word))
        found = [
            (SequenceMatcher(None, spelt, other, autojunk=False).ratio(), known)
            for other, known in near[spelt[:3]]
            if abs(len(other) - len(spelt)) <= 2
        ]
        if found and max(found)[0] >= LIKENESS:
            pairs.append((word, max(found)[1]))
    return pairs


def translations(
    lines: list[tuple[list[str], list[str]]], rounds: int = 6
) -> dict[str, dict[str, float]]:
    """Probabilities of the second side's words for each word of the first (IBM model 1)."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for ours, theirs in lines:
        for word in set(ours):
            for other in theirs:
                table[word][other] = 1.0
    for _ in range(rounds):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for ours, theirs in lines:
            for other in theirs:
                shares = [table[word][other] for word in ours]
                total = math.fsum(shares)
                for word, share in zip(ours, shares, strict=True):
                    counts[word][other] += share / total
        for word, found in counts.items():
            total = found.total()
            table[word] = {other: count / total for other, count in found.items()}
    return table


def word_counts(files: list[Path]) -> Counter[str]:
    """Lower-case Cyrillic words of texts and how often they stand there."""
    counts: Counter[str] = Counter()
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            text = line.split("\t")[0] if file.suffix == ".tsv" else line
            counts.update(word.lower() for word in split_words(text) if CYRILLIC.search(word))
    return counts


class Space:
    """The encoder's own embeddings, centred, by piece and by word."""

    def __init__(self, table: np.ndarray, tokenizer: Tokenizer):
        self.mean = table.mean(axis=0)
        self.rows = table - self.mean
        self.norm = float(np.median(np.linalg.norm(self.rows, axis=1)))
        self.tokenizer = tokenizer
        self.vocabulary = tokenizer.get_vocab()

    def of(self, text: str, continuing: bool = False) -> np.ndarray:
        """The mean of the pieces of a Latin text."""
        if continuing and f"##{text}" in self.vocabulary:
            return self.rows[self.vocabulary[f"##{text}"]]
        ids = self.tokenizer.encode(text, add_special_tokens=False).ids
        return self.rows[ids].mean(axis=0) if ids else np.zeros_like(self.mean)


def russian_vectors(file: Path, space: Space) -> dict[str, np.ndarray]:
    """navec's words in the encoder's space."""
    navec = Navec.load(str(file))
    words = [word for word in navec.vocab.words if CYRILLIC.search(word)]
    common = sorted(words, key=lambda word: -navec.vocab.counts[navec.vocab[word]])[:COMMON]
    english = [
        word for word in space.vocabulary if word.isascii() and word.isalpha() and len(word) > 4
    ]
    pairs = cognates([word for word in common if len(word) > 4], english)
    listed = [
        line.split("\t") for line in (LISTS / "ru-en.tsv").read_text(encoding="utf-8").splitlines()
    ]
    pairs += [(ours, theirs) for ours, theirs in listed if ours in navec] * 3
    source = np.stack([navec[ours] for ours, _ in pairs])
    target = np.stack([space.of(theirs) for _, theirs in pairs])
    middle = np.stack([navec[word] for word in common]).mean(axis=0)
    source = source - middle
    squares = source.T @ source + RIDGE * np.eye(source.shape[1])
    to_space = np.linalg.solve(squares, source.T @ target)
    left = target - source @ to_space
    print(f"{len(pairs)} pairs, {1 - left.var() / target.var():.2f} of the variance explained")
    return {word: (navec[word] - middle) @ to_space for word in words}


def kazakh_vectors(file: Path, space: Space) -> dict[str, np.ndarray]:
    """Words of Kazakh titles as means of the English words that they stand for."""
    lines = []
    for line in file.read_text(encoding="utf-8").splitlines():
        ours, theirs = line.split("\t")[:2]
        lines.append(([NOTHING, *split_words(ours.lower())], split_words(theirs.lower())))
    vectors = {}
    for word, found in translations(lines).items():
        if CYRILLIC.search(word):
            best = sorted(found.items(), key=lambda entry: -entry[1])[:4]
            vectors[word] = sum(share * space.of(other) for other, share in best)
    return vectors


def scaled(vector: np.ndarray, norm: float) -> np.ndarray:
    """The vector with the given length; nothing stays nothing."""
    return vector * (norm / max(float(np.linalg.norm(vector)), 1e-6))


def embeddings(
    space: Space, new: Tokenizer, vectors: list[dict[str, np.ndarray]], counts: Counter[str]
) -> np.ndarray:
    """Rows for the new vocabulary: the encoder's own where it has the piece, else mixed."""
    vocabulary = new.get_vocab()
    sums = np.zeros((len(vocabulary), len(space.mean)), np.float32)
    for word, count in counts.items():
        known = [scaled(by_word[word], 1.0) for by_word in vectors if word in by_word]
        ids = new.encode(word, add_special_tokens=False).ids
        if known and ids:
            weight = math.sqrt(count) * (OWN if len(ids) == 1 else 1 / len(ids))
            sums[ids] += weight * sum(known)
    rows = np.zeros_like(sums)
    for piece, at in vocabulary.items():
        if piece in space.vocabulary and not CYRILLIC.search(piece):
            rows[at] = space.rows[space.vocabulary[piece]]
            continue
        spelt = scaled(space.of(in_latin(piece.removeprefix("##")), piece.startswith("##")), 1.0)
        meant = scaled(sums[at], 1.0)
        rows[at] = scaled(0.4 * spelt + 0.6 * meant, space.norm)
    return rows + space.mean


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path, help="the English tagger")
    parser.add_argument("tokenizer", type=Path, help="its tokenizer.json")
    parser.add_argument("new_tokenizer", type=Path)
    parser.add_argument("out", type=Path, help="folder of the checkpoint to pre-train")
    parser.add_argument(
        "--navec", type=Path, required=True, help="navec_news_v1_1B_250K_300d_100q.tar"
    )
    parser.add_argument("--titles", type=Path, required=True, help="Kazakh TAB English titles")
    parser.add_argument(
        "--text", type=Path, nargs="+", required=True, help="Cyrillic texts and sets"
    )
    given = parser.parse_args()
    weights = load_file(given.checkpoint / "model.safetensors")
    table = "bert.embeddings.word_embeddings.weight"
    space = Space(weights[table], Tokenizer.from_file(str(given.tokenizer)))
    new = Tokenizer.from_file(str(given.new_tokenizer))
    vectors = [russian_vectors(given.navec, space), kazakh_vectors(given.titles, space)]
    weights[table] = embeddings(space, new, vectors, word_counts(given.text)).astype(np.float32)
    for name in ("classifier.weight", "classifier.bias"):
        old = weights[name]
        more = np.repeat(old[:1], len(LABELS) - len(old), axis=0)
        weights[name] = np.concatenate([old, more])
    given.out.mkdir(parents=True, exist_ok=True)
    save_file(weights, given.out / "model.safetensors", {"format": "pt"})
    config = BertConfig.from_pretrained(
        given.checkpoint,
        vocab_size=len(weights[table]),
        id2label=dict(enumerate(LABELS)),
        label2id={label: at for at, label in enumerate(LABELS)},
    )
    config.save_pretrained(given.out)


if __name__ == "__main__":
    main()
