"""A checkpoint's labels for a sentence, in f32, a sentence at a time."""

from pathlib import Path

import numpy as np
import torch

from names.decode import viterbi, word_rows
from names.model import tagger_from
from names.words import Pieces

LONGEST = 512  # pieces, [CLS] and [SEP] among them


class Predictor:
    """A checkpoint and its pieces."""

    def __init__(self, checkpoint: Path, tokenizer: Path):
        self.model = tagger_from(checkpoint).eval()
        self.pieces = Pieces(str(tokenizer))

    def logits(self, words: list[str]) -> np.ndarray:
        """Logits `[words, labels]`; words beyond the longest window are cut to halves."""
        ids, cases, first = self.pieces.encode(words)
        if len(ids) > LONGEST and len(words) > 1:
            middle = len(words) // 2
            return np.concatenate([self.logits(words[:middle]), self.logits(words[middle:])])
        with torch.inference_mode():
            rows = self.model(
                input_ids=torch.tensor([ids]), token_type_ids=torch.tensor([cases])
            ).logits[0]
        return word_rows(rows.numpy(), first)

    def labels(self, words: list[str]) -> list[str]:
        """The best labels."""
        return viterbi(self.logits(words))
