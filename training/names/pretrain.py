"""Teaches the new pieces by filling in hidden words, with names beside: `python -m names.pretrain DATA TEXTS OUT [options]`.

Steps of two kinds take turns at random: masked-language modelling (Devlin et
al. 2019, whole words hidden, only the Cyrillic pieces to choose from) on plain
Russian and Kazakh, and names of all three languages, so that the body goes on
knowing what it is for. Writes `OUT/checkpoint` every few minutes and at the end.
"""

import argparse
import math
import random
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional
from transformers import BertForTokenClassification

from names.model import tagger_from
from names.sets import Sets
from names.train import IGNORED, Row, batches, known_loss, optimizer_of, rate_share, row_of, tensors
from names.vocabulary import CYRILLIC
from names.words import Pieces, split_words

LONGEST = 128  # pieces of a line of text; the rest of it becomes lines of their own
HIDDEN = 0.2  # share of words
SHOWN, SWAPPED = 0.1, 0.1  # of those: left as they are, another piece in their place
NAMES_GIVEN = {  # what an epoch of names is made of; see `names.train`
    "languages": ["en", "ru", "kk"],
    "times": [],
    "gmb": 0.05,
    "made": 1500,
    "empty": 0.4,
    "titles": None,
    "text": None,
    "teacher": None,
}
SAVE_EVERY = 300.0  # seconds


class Filler(nn.Module):
    """Guesses a hidden piece: a dense layer, a norm, and the embeddings themselves."""

    def __init__(self, model: BertForTokenClassification, choices: torch.Tensor):
        super().__init__()
        width = model.config.hidden_size
        self.dense = nn.Linear(width, width)
        nn.init.eye_(self.dense.weight)
        self.norm = nn.LayerNorm(width, eps=model.config.layer_norm_eps)
        self.bias = nn.Parameter(torch.zeros(len(choices)))
        self.register_buffer("choices", choices)

    def forward(self, hidden: torch.Tensor, table: torch.Tensor) -> torch.Tensor:
        """Scores of the choices for `[n, width]` hidden states."""
        inner = self.norm(functional.gelu(self.dense(hidden)))
        return functional.linear(inner, table[self.choices], self.bias)


def text_rows(file: Path, pieces: Pieces) -> list[Row]:
    """Piece ids and case ids of a text's lines, cut to LONGEST, and where words begin."""
    rows = []
    for line in dict.fromkeys(file.read_text(encoding="utf-8").splitlines()):
        words = split_words(line.split("\t")[0])
        ids, cases, first = pieces.encode(words)
        starts = [0] * len(ids)
        for at in first:
            if at >= 0:
                starts[at] = 1
        for begin in range(0, len(ids), LONGEST):
            end = begin + LONGEST
            if len(ids[begin:end]) >= 8:
                rows.append((ids[begin:end], cases[begin:end], starts[begin:end]))
    return rows


def hide(row: Row, guessable: set[int], mask: int, choices: list[int], rng: random.Random) -> Row:
    """The row with words hidden, and as its last column what stood there (IGNORED elsewhere)."""
    ids, cases, starts = list(row[0]), row[1], row[2]
    targets = [IGNORED] * len(ids)
    bounds = [at for at, start in enumerate(starts) if start] + [len(ids)]
    for begin, end in pairwise(bounds):
        if rng.random() >= HIDDEN or not all(piece in guessable for piece in ids[begin:end]):
            continue
        chance = rng.random()
        for at in range(begin, end):
            targets[at] = ids[at]
            if chance < SWAPPED:
                ids[at] = rng.choice(choices)
            elif chance >= SWAPPED + SHOWN:
                ids[at] = mask
    return ids, cases, targets


def forever(rows: list[Row], rng: random.Random) -> Iterator[list[Row]]:
    """Batches without end, newly shuffled each time round."""
    while True:
        yield from batches(rows, rng)


def names_forever(sets: Sets, pieces: Pieces, rng: random.Random) -> Iterator[list[Row]]:
    """Batches of tagged sentences without end."""
    first = True
    while True:
        yield from batches([row_of(sentence, pieces) for sentence in sets.epoch(first)], rng)
        first = False


def main() -> None:
    """Pre-trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the tagged sets")
    parser.add_argument("texts", type=Path, help="folder of ru.txt, kk.txt and the titles")
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--pieces", type=float, default=6e6, help="pieces to read in all")
    parser.add_argument("--names", type=float, default=0.35, help="share of steps with names")
    parser.add_argument(
        "--kazakh", type=int, default=2, help="times that Kazakh text is read beside Russian"
    )
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for name, value in NAMES_GIVEN.items():
        setattr(given, name, value)
    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    rng = random.Random(given.seed)
    pieces = Pieces(str(given.tokenizer))
    vocabulary = pieces.tokenizer.get_vocab()
    choices = sorted(at for piece, at in vocabulary.items() if CYRILLIC.search(piece))
    guessable = set(choices)
    place = torch.full((len(vocabulary),), IGNORED)
    place[torch.tensor(choices)] = torch.arange(len(choices))
    kazakh = text_rows(given.texts / "kk.txt", pieces) + text_rows(
        given.texts / "akorda-headlines.kk-en.tsv", pieces
    )
    russian = text_rows(given.texts / "ru.txt", pieces)
    print(
        f"pieces: kk {sum(len(row[0]) for row in kazakh)}, ru {sum(len(row[0]) for row in russian)}",
        flush=True,
    )
    texts = forever(kazakh * given.kazakh + russian, rng)
    names = names_forever(Sets(given, rng), pieces, rng)
    model = tagger_from(given.start)
    model.train()
    filler = Filler(model, torch.tensor(choices))
    optimizer = optimizer_of(model, given.rate, filler)
    highest = [group["lr"] for group in optimizer.param_groups]
    read, step, started, saved = 0, 0, time.time(), time.time()
    losses: dict[str, list[float]] = {"text": [], "names": []}
    while read < given.pieces:
        share = rate_share(read / given.pieces)
        for group, rate in zip(optimizer.param_groups, highest, strict=True):
            group["lr"] = rate * share
        kind = "names" if rng.random() < given.names else "text"
        rows = next(names) if kind == "names" else next(texts)
        if kind == "text":
            rows = [hide(row, guessable, pieces.mask, choices, rng) for row in rows]
        read += sum(len(row[0]) for row in rows)
        batch = tensors(rows)
        targets = batch.pop("labels")
        with torch.autocast("cpu", dtype=torch.bfloat16):
            if kind == "names":
                loss = known_loss(model(**batch).logits.float(), targets)
            else:
                hidden = model.bert(**batch).last_hidden_state
                wanted = targets != IGNORED
                table = model.bert.embeddings.word_embeddings.weight
                scores = filler(hidden[wanted], table)
                loss = functional.cross_entropy(scores.float(), place[targets[wanted]])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        losses[kind].append(loss.item())
        step += 1
        if step % 100 == 0:
            means = "  ".join(
                f"{name} {math.fsum(last[-100:]) / max(len(last[-100:]), 1):.4f}"
                for name, last in losses.items()
            )
            print(
                f"step {step} pieces {read} {means} after {time.time() - started:.0f} s", flush=True
            )
        if time.time() - saved > SAVE_EVERY:
            model.save_pretrained(given.out / "checkpoint")
            saved = time.time()
    model.save_pretrained(given.out / "checkpoint")
    print("done", flush=True)


if __name__ == "__main__":
    main()
