"""From scores of labels to names: Viterbi with hard BIO transitions, and F1."""

from collections import Counter

import numpy as np

from names.data import KINDS, LABELS, spans

FORBIDDEN = -1e9


def transitions() -> np.ndarray:
    """Matrix `[from, to]` of 0 where `to` may follow `from`, else a huge penalty.

    `I-X` may follow `B-X` and `I-X` alone.
    """
    matrix = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for to, label in enumerate(LABELS):
        if label.startswith("I-"):
            matrix[:, to] = [0.0 if before[2:] == label[2:] else FORBIDDEN for before in LABELS]
    return matrix


TRANSITIONS = transitions()
START = np.array([FORBIDDEN if label.startswith("I-") else 0.0 for label in LABELS], np.float32)


def word_rows(logits: np.ndarray, first: list[int]) -> np.ndarray:
    """Rows of the words' first pieces; a word without one is surely O."""
    rows = np.zeros((len(first), len(LABELS)), dtype=np.float32)
    rows[:, 0] = 10.0
    for word, at in enumerate(first):
        if at >= 0:
            rows[word] = logits[at]
    return rows


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Log probabilities of each row of `[words, labels]`."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def viterbi(logits: np.ndarray) -> list[str]:
    """Best allowed labels for `[words, labels]` logits."""
    if not len(logits):
        return []
    scores = log_softmax(logits)
    best = START + scores[0]
    back = np.zeros((len(scores), len(LABELS)), dtype=np.int64)
    for at in range(1, len(scores)):
        paths = best[:, None] + TRANSITIONS
        back[at] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[at]
    path = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return [LABELS[label] for label in reversed(path)]


class Score:
    """Counts of exact spans, and precision, recall and F1 (per cent) from them."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.given: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()

    def add(self, gold: list[str] | tuple[str, ...], predicted: list[str]) -> None:
        """Count one sentence's labels."""
        gold_spans, given_spans = set(spans(gold)), set(spans(predicted))
        self.wanted.update(kind for _, _, kind in gold_spans)
        self.given.update(kind for _, _, kind in given_spans)
        self.right.update(kind for _, _, kind in gold_spans & given_spans)

    def figures(self, *kinds: str) -> tuple[float, float, float]:
        """Precision, recall and F1 over the kinds (all when none is named)."""
        kinds = kinds or tuple(KINDS)
        right, given, wanted = (
            sum(counts[kind] for kind in kinds) for counts in (self.right, self.given, self.wanted)
        )
        precision = 100 * right / max(given, 1)
        recall = 100 * right / max(wanted, 1)
        return precision, recall, 200 * right / max(given + wanted, 1)

    def line(self) -> str:
        """One line: micro F1, then each kind's."""
        precision, recall, f1 = self.figures()
        kinds = "  ".join(f"{kind} {self.figures(kind)[2]:.2f}" for kind in [*KINDS, "POST"])
        return f"F1 {f1:.2f} (P {precision:.2f} R {recall:.2f})  {kinds}"
