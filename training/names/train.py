"""Fine-tunes the encoder to tag names: `python -m names.train DATA OUT [options]`.

Writes `OUT/epoch-N` (weights averaged over the steps, Hugging Face layout) after
each epoch and prints the F1 on the dev sets.
"""

import argparse
import copy
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from transformers import BertForTokenClassification

from names.data import LABELS, NO_NAME, UNKNOWN, Sentence, read_set
from names.decode import Score, viterbi, word_rows
from names.model import tagger_from
from names.quantised import round_linears
from names.sets import Sets
from names.words import NO_LETTERS, Pieces

BATCH_PIECES = 1024
LONGEST = 160  # pieces of a training sentence; longer ones are cut
IGNORED = -100  # not a first piece
UNTAGGED, UNNAMED = (
    -1,
    -2,
)  # first pieces without a known label, and of words that are O or posts
NOT_NAMED = [LABELS.index(label) for label in ("O", "B-POST", "I-POST")]
SPECIAL = {UNKNOWN: UNTAGGED, NO_NAME: UNNAMED}
DEV = ("en.worldwide", "en.uner-ewt", "ru.nerel", "kk.kaznerd")
AVERAGE_EVERY, AVERAGE_DECAY = 4, 0.99
WARM_UP = 0.06  # of all steps


def arguments() -> argparse.Namespace:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the tagged sets")
    parser.add_argument("out", type=Path, help="folder for checkpoints")
    parser.add_argument("--start", type=Path, required=True, help="encoder or earlier checkpoint")
    parser.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json")
    parser.add_argument("--languages", nargs="+", default=["en", "ru", "kk"])
    parser.add_argument(
        "--times",
        nargs="*",
        default=[],
        metavar="SET=TIMES",
        help="how often an epoch takes a set, where not as often as names/sets.py says",
    )
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.5e-4, help="highest learning rate")
    parser.add_argument("--gmb", type=float, default=0.15, help="share of GMB, first epoch only")
    parser.add_argument("--made", type=int, default=2500, help="made-up sentences in an epoch")
    parser.add_argument(
        "--rounded", action="store_true", help="round linear layers as the program will"
    )
    parser.add_argument("--titles", type=Path, help="Kazakh titles with labels carried over")
    parser.add_argument("--silver", type=Path, help="plain text that names.silver tagged")
    parser.add_argument("--masked", type=float, default=0.0, help="share of pieces hidden")
    parser.add_argument("--empty", type=float, default=0.5, help="share of nameless sentences kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


Row = tuple[list[int], list[int], list[int]]


def row_of(sentence: Sentence, pieces: Pieces) -> Row:
    """Piece ids, case ids and label ids (IGNORED but at first pieces), cut to LONGEST."""
    ids, cases, first = pieces.encode(list(sentence.words))
    targets = [IGNORED] * len(ids)
    for at, label in zip(first, sentence.labels, strict=True):
        if at >= 0:
            targets[at] = SPECIAL[label] if label in SPECIAL else LABELS.index(label)
    return ids[:LONGEST], cases[:LONGEST], targets[:LONGEST]


def batches(rows: list[Row], rng: random.Random) -> list[list[Row]]:
    """Batches of rows of like length, of about BATCH_PIECES, in random order."""
    rows = sorted(rows, key=lambda row: len(row[0]) + rng.random() * 4)
    made: list[list[Row]] = [[]]
    for row in rows:
        if (len(made[-1]) + 1) * len(row[0]) > BATCH_PIECES:
            made.append([])
        made[-1].append(row)
    rng.shuffle(made)
    return made


def tensors(batch: list[Row]) -> dict[str, torch.Tensor]:
    """One batch, padded on the right."""
    longest = max(len(row[0]) for row in batch)

    def padded(column: int, filler: int) -> torch.Tensor:
        return torch.tensor(
            [row[column] + [filler] * (longest - len(row[column])) for row in batch]
        )

    mask = [[1] * len(row[0]) + [0] * (longest - len(row[0])) for row in batch]
    return {
        "input_ids": padded(0, 0),
        "token_type_ids": padded(1, NO_LETTERS),
        "labels": padded(2, IGNORED),
        "attention_mask": torch.tensor(mask),
    }


def optimizer_of(
    model: BertForTokenClassification,
    rate: float,
    filler: torch.nn.Module | None = None,
) -> torch.optim.AdamW:
    """AdamW; what starts from nothing (head, case embedding, filler) learns five times faster."""
    fresh, matrices, rest = list(filler.parameters()) if filler else [], [], []
    for name, weight in model.named_parameters():
        new = name.startswith("classifier") or "token_type" in name
        (fresh if new else matrices if weight.dim() > 1 else rest).append(weight)
    groups = [
        {"params": fresh, "lr": 5 * rate, "weight_decay": 0.01},
        {"params": matrices, "lr": rate, "weight_decay": 0.01},
        {"params": rest, "lr": rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, fused=True, betas=(0.9, 0.98))


def rate_share(progress: float) -> float:
    """Share of the highest rate at a point of the run (0 to 1): warm-up, linear fall."""
    return min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))


def average_into(average: torch.nn.Module, model: torch.nn.Module, step: int) -> None:
    """Moves the running mean of the weights a little towards the model's."""
    decay = min(AVERAGE_DECAY, step / (step + 10))
    with torch.no_grad():
        torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - decay)


def known_loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Mean cross entropy to the labels that are known; for UNNAMED, to all that are no names together."""
    known = (targets >= 0) | (targets == UNNAMED)
    logits, targets = logits[known], targets[known]
    scores = logits.log_softmax(dim=-1)
    open_ended = scores[:, NOT_NAMED].logsumexp(dim=-1)
    told = scores.gather(1, targets.clamp(min=0)[:, None])[:, 0]
    return -torch.where(targets == UNNAMED, open_ended, told).sum() / max(len(targets), 1)


def loss_of(
    model: BertForTokenClassification,
    batch: dict[str, torch.Tensor],
    masking: tuple[float, int],
) -> torch.Tensor:
    """Cross entropy to the known labels.

    `masking` is the share of pieces that are shown as the mask piece, and that
    piece's id.
    """
    targets = batch.pop("labels")
    share, mask = masking
    hidden = (torch.rand(targets.shape) < share) & (targets != IGNORED)
    batch["input_ids"] = batch["input_ids"].masked_fill(hidden, mask)
    return known_loss(model(**batch).logits.float(), targets)


def score_set(model: torch.nn.Module, sentences: list[Sentence], pieces: Pieces) -> Score:
    """F1 of a model over a set, in batches of like length (the quick look after an epoch)."""
    score = Score()
    order = sorted(sentences, key=lambda sentence: len(sentence.words))
    for begin in range(0, len(order), 16):
        group = order[begin : begin + 16]
        encoded = [pieces.encode(list(sentence.words)) for sentence in group]
        batch = tensors([(ids[:512], cases[:512], ids[:512]) for ids, cases, _ in encoded])
        del batch["labels"]
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(**batch).logits.float().numpy()
        for sentence, (_, _, first), rows in zip(group, encoded, logits, strict=True):
            score.add(sentence.labels, viterbi(word_rows(rows, first)))
    return score


def main() -> None:
    """Trains."""
    given = arguments()
    torch.manual_seed(given.seed)
    np.random.seed(given.seed)
    torch.set_num_threads(given.threads)
    rng = random.Random(given.seed)
    pieces = Pieces(str(given.tokenizer))
    sets = Sets(given, rng)
    dev = {
        name: read_set(given.data / f"{name}.dev.tsv")
        for name in DEV
        if name[:2] in given.languages
    }
    model = tagger_from(given.start)
    if given.rounded:
        round_linears(model)
    average = copy.deepcopy(model).eval()
    optimizer = optimizer_of(model, given.rate)
    highest = [group["lr"] for group in optimizer.param_groups]
    step, started = 0, time.time()
    for epoch in range(given.epochs):
        model.train()
        sentences = sets.epoch(first=epoch == 0)
        todo = batches([row_of(sentence, pieces) for sentence in sentences], rng)
        losses: list[float] = []
        for at, batch in enumerate(todo):
            share = rate_share((epoch + at / len(todo)) / given.epochs)
            for group, rate in zip(optimizer.param_groups, highest, strict=True):
                group["lr"] = rate * share
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(model, tensors(batch), (given.masked, pieces.mask))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
            step += 1
            if step % AVERAGE_EVERY == 0:
                average_into(average, model, step // AVERAGE_EVERY)
            if step % 100 == 0:
                mean = math.fsum(losses[-100:]) / len(losses[-100:])
                print(
                    f"epoch {epoch + 1} batch {at + 1}/{len(todo)} loss {mean:.4f} "
                    f"after {time.time() - started:.0f} s",
                    flush=True,
                )
        average.save_pretrained(given.out / f"epoch-{epoch + 1}")
        for name, held_out in dev.items():
            print(
                f"epoch {epoch + 1} {name}.dev {score_set(average, held_out, pieces).line()}",
                flush=True,
            )


if __name__ == "__main__":
    main()
