"""Tags plain Russian text for training: `python -m names.silver CHECKPOINT TOKENIZER TEXT OUT`.

Two taggers know more than one: natasha (Slovnet's news model, taught by 700,000
articles) finds names that a checkpoint of ours misses, and the other way round. A
sentence gets the labels that are likeliest when natasha's count as evidence beside
ours, of a weight chosen on ru.nerel.dev.
"""

import argparse
import random
from pathlib import Path

from names.data import LABELS, Sentence
from names.decode import log_softmax, viterbi
from names.evaluate import Tagger
from names.natasha_bar import Natasha
from names.sets import plain_sentences
from names.words import Pieces

WEIGHT = 3.0  # of natasha's names, in nats


def tagged(sentence: Sentence, ours: Tagger, natasha: Natasha) -> Sentence:
    """The sentence with labels that both taggers agree on best."""
    scores = log_softmax(ours.logits(sentence))
    for row, label in zip(scores, natasha.labels(list(sentence.words)), strict=True):
        if label != "O":
            row[LABELS.index(label)] += WEIGHT
    return Sentence(sentence.words, tuple(viterbi(scores)))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("text", type=Path, help="a paragraph a line")
    parser.add_argument("out", type=Path, help="a set: word TAB label, a blank line between")
    parser.add_argument("--sentences", type=int, default=16_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    ours, natasha = Tagger(given.checkpoint, Pieces(str(given.tokenizer))), Natasha()
    plain = plain_sentences(given.text.read_text(encoding="utf-8"))
    chosen = random.Random(given.seed).sample(plain, min(given.sentences, len(plain)))
    blocks = (
        "\n".join(map("\t".join, zip(sentence.words, sentence.labels, strict=True)))
        for sentence in (tagged(sentence, ours, natasha) for sentence in chosen)
    )
    given.out.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
