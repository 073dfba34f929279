"""F1 of a checkpoint in f32 over sets: `python -m names.evaluate FOLDER TOKENIZER SET…`.

Each sentence runs alone. The program's own engine is measured by
`cargo run --release --example names_f1`.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from transformers import BertForTokenClassification

from names.data import Sentence, read_set
from names.decode import Score, viterbi, word_rows
from names.words import Pieces

LONGEST = 512  # pieces of a window, [CLS] and [SEP] among them


class Tagger:
    """A checkpoint with its tokenizer."""

    def __init__(self, folder: Path, pieces: Pieces):
        self.model = BertForTokenClassification.from_pretrained(folder, torch_dtype=torch.float32)
        self.model.eval()
        self.pieces = pieces

    def logits(self, sentence: Sentence) -> np.ndarray:
        """Logits `[words, labels]`; words beyond the longest window are cut to halves."""
        ids, cases, first = self.pieces.encode(list(sentence.words))
        if len(ids) > LONGEST and len(first) > 1:
            middle = len(sentence.words) // 2
            halves = (
                Sentence(sentence.words[part], sentence.labels[part])
                for part in (slice(middle), slice(middle, None))
            )
            return np.concatenate([self.logits(half) for half in halves])
        with torch.inference_mode():
            output = self.model(input_ids=torch.tensor([ids]), token_type_ids=torch.tensor([cases]))
        return word_rows(output.logits[0].numpy(), first)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("tokenizer", type=Path, help="tokenizer.json")
    parser.add_argument("sets", type=Path, nargs="+", help="tagged files")
    given = parser.parse_args()
    tagger = Tagger(given.folder, Pieces(str(given.tokenizer)))
    for path in given.sets:
        score = Score()
        for sentence in read_set(path):
            score.add(sentence.labels, viterbi(tagger.logits(sentence)))
        print(f"{path.name}: {score.line()}", flush=True)


if __name__ == "__main__":
    main()
