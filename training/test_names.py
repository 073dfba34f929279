"""Tests of what needs no data and no training: `python -m unittest` in this folder."""

import random
import unittest

import numpy as np

from names.data import LABELS, spans, split_tokens
from names.decode import Score, viterbi
from names.export import to_int8, weight_scale
from names.made import Maker
from names.words import LOWER, MIXED, NO_LETTERS, TITLE, UPPER, case_of, split_words


class Words(unittest.TestCase):
    """Splitting and case."""

    def test_runs_and_single_characters(self) -> None:
        self.assertEqual(
            split_words("U.S.-led G20’s\u00a0NAÏVE"),
            ["U", ".", "S", ".", "-", "led", "G20", "’", "s", "NAÏVE"],
        )

    def test_case(self) -> None:
        wanted = {
            "tons": LOWER,
            "NSC": UPPER,
            "Astana": TITLE,
            "K": TITLE,
            "McDonald": MIXED,
            "DDoS": MIXED,
            "2024": NO_LETTERS,
            "–": NO_LETTERS,
            "2nd": LOWER,
            "B2B": UPPER,
        }
        self.assertEqual({word: case_of(word) for word in wanted}, wanted)

    def test_tokens_split_to_words_keep_their_spans(self) -> None:
        sentence = split_tokens(["U.S.", "and", "Al-Farabi"], ["B-LOC", "O", "B-PER"])
        self.assertEqual(spans(sentence.labels), [(0, 4, "LOC"), (5, 8, "PER")])


class Decoding(unittest.TestCase):
    """From logits to spans."""

    def test_inside_never_follows_another_kind(self) -> None:
        rng = np.random.default_rng(1)
        for _ in range(200):
            labels = viterbi(rng.normal(size=(12, len(LABELS))).astype(np.float32))
            for before, label in zip(["O", *labels], labels, strict=False):
                self.assertTrue(label[0] != "I" or before[2:] == label[2:])

    def test_f1(self) -> None:
        score = Score()
        score.add(["B-PER", "I-PER", "O", "B-LOC"], ["B-PER", "I-PER", "O", "B-ORG"])
        self.assertEqual(score.figures()[2], 50.0)
        self.assertEqual(score.figures("PER")[2], 100.0)


class Quantising(unittest.TestCase):
    """int8 weights."""

    def test_no_pair_of_weights_saturates_sixteen_bits(self) -> None:
        matrix = np.random.default_rng(1).normal(size=(384, 64)).astype(np.float32)
        values = np.abs(to_int8(matrix, weight_scale(matrix)).astype(int))
        self.assertLessEqual(values.reshape(192, 2, 64).sum(axis=1).max() * 255, 2**15 - 1)


class MadeUp(unittest.TestCase):
    """Template sentences."""

    def test_labels_are_well_formed_and_nothing_is_left_unfilled(self) -> None:
        maker = Maker(random.Random(1))
        for _ in range(3000):
            sentence = maker.sentence()
            self.assertEqual(len(sentence.words), len(sentence.labels))
            self.assertFalse({"{", "}", "[", "]", "|"} & set(sentence.words), sentence.words)


if __name__ == "__main__":
    unittest.main()
