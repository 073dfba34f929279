"""F1 and speed of an ONNX tagger over sets: `python -m names.evaluate FOLDER SET…`.

Each sentence runs alone, as in the program. FOLDER holds the tokenizer; `--file`
names another ONNX file than its `model.onnx`.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import onnxruntime

from names.data import Sentence, read_set
from names.decode import Score, viterbi, word_rows
from names.words import Pieces

LONGEST = 512  # pieces of a window, [CLS] and [SEP] among them


class Tagger:
    """An ONNX tagger on a number of threads of the CPU."""

    def __init__(self, file: Path, pieces: Pieces, threads: int = 1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"]
        )
        self.pieces = pieces
        self.seen = 0  # word pieces run so far

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
        self.seen += len(ids)
        (logits,) = self.session.run(
            ["logits"],
            {"input_ids": np.array([ids]), "token_type_ids": np.array([cases])},
        )
        return word_rows(logits[0], first)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sets", type=Path, nargs="+", help="tagged files")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    pieces = Pieces(str(given.folder / "tokenizer.json"))
    tagger = Tagger(given.file or given.folder / "model.onnx", pieces, given.threads)
    for path in given.sets:
        score, seconds, before = Score(), 0.0, tagger.seen
        for sentence in read_set(path):
            started = time.perf_counter()
            logits = tagger.logits(sentence)
            seconds += time.perf_counter() - started
            score.add(sentence.labels, viterbi(logits))
        rate = (tagger.seen - before) / seconds
        print(f"{path.name}: {score.line()}  {rate:.0f} pieces/s", flush=True)


if __name__ == "__main__":
    main()
