"""Tests of what needs no data and no training: `python -m unittest` in this folder."""

import random
import unittest

import numpy as np
import torch

from names.augment import SeenNames, with_initials, with_names
from names.data import LABELS, NO_NAME, Sentence, spans, split_tokens
from names.decode import Score, viterbi
from names.export import to_int8, weight_scale
from names.made import Maker
from names.quantised import RoundedLinear, round_linears, rounded_rows
from names.start import in_latin, skeleton, translations
from names.titles import carried
from names.train import known_loss
from names.vocabulary import widened
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


class Rounding(unittest.TestCase):
    """Linear layers that round as the program does."""

    def test_rows_take_256_values_each_and_keep_their_gradient(self) -> None:
        rows = torch.randn(3, 4000, requires_grad=True)
        rounded = rounded_rows(rows)
        self.assertTrue(all(len(row.unique()) <= 256 for row in rounded))
        self.assertLess((rounded - rows).abs().max().item(), 0.02)
        rounded.sum().backward()
        self.assertTrue(torch.equal(rows.grad, torch.ones_like(rows)))

    def test_the_encoder_is_rounded_and_the_head_is_not(self) -> None:
        model = torch.nn.ModuleDict(
            {"body": torch.nn.Linear(8, 8), "classifier": torch.nn.Linear(8, 2)}
        )
        exact = model["body"](torch.ones(1, 8))
        round_linears(model)
        self.assertIs(type(model["body"]), RoundedLinear)
        self.assertIs(type(model["classifier"]), torch.nn.Linear)
        self.assertLess((model["body"](torch.ones(1, 8)) - exact).abs().max().item(), 0.05)


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


class Cyrillic(unittest.TestCase):
    """Pieces, first embeddings and labels of Russian and Kazakh."""

    def test_cognates_sound_alike(self) -> None:
        for cyrillic, latin in {
            "актив": "active",
            "фотон": "photon",
            "макс": "max",
        }.items():
            self.assertEqual(skeleton(in_latin(cyrillic))[:4], skeleton(latin)[:4])

    def test_words_of_translated_titles_find_each_other(self) -> None:
        lines = [
            (["", "су"], ["the", "water"]),
            (["", "тау"], ["the", "mountain"]),
            (["", "су", "тау"], ["the", "water", "mountain"]),
        ]
        table = translations(lines)
        self.assertEqual(max(table["су"], key=table["су"].get), "water")
        self.assertEqual(max(table["тау"], key=table["тау"].get), "mountain")

    def test_new_pieces_stand_behind_the_old_ones(self) -> None:
        old = [
            "[PAD]",
            "[unused0]",
            "[UNK]",
            "[CLS]",
            "[SEP]",
            "[MASK]",
            "a",
            "##b",
            "日",
        ]
        tokenizer = {
            "model": {"vocab": {piece: at for at, piece in enumerate(old)}},
            "added_tokens": [{"id": 3, "content": "[CLS]"}],
            "post_processor": {"special_tokens": {"[SEP]": {"ids": [4]}}},
        }
        wider = widened(tokenizer, ["қ", "a"])
        wanted = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "##b", "қ"]
        self.assertEqual(list(wider["model"]["vocab"]), wanted)
        self.assertEqual(wider["added_tokens"][0]["id"], 2)
        self.assertEqual(wider["post_processor"]["special_tokens"]["[SEP]"]["ids"], [3])

    def test_swapped_names_keep_their_case(self) -> None:
        known = [
            Sentence(("Мақсатқа", "келді"), ("B-PER", NO_NAME)),
            Sentence(("Әсетке", "айтты"), ("B-PER", NO_NAME)),
            Sentence(("Болатты", "көрді"), ("B-PER", NO_NAME)),
        ]
        other = SeenNames(known, random.Random(1))
        given = {with_names(known[0], other).words[0] for _ in range(40)}
        self.assertEqual(given, {"Мақсатқа", "Әсетке"})

    def test_names_are_carried_to_the_title_beside(self) -> None:
        english = Sentence(
            ("Serik", "Akhmetov", "visits", "Astana"),
            ("B-PER", "I-PER", NO_NAME, "B-LOC"),
        )
        title = carried(["Серік", "Ахметов", "Астанаға", "келді"], english)
        self.assertEqual(title.labels, ("B-PER", "I-PER", "B-LOC", "?"))

    def test_initials_belong_to_the_name(self) -> None:
        english = Sentence(("S", ".", "Akhmetov", "spoke"), ("B-PER", "I-PER", "I-PER", NO_NAME))
        title = carried(["С", ".", "Ахметов", "сөйледі"], english)
        self.assertEqual(title.labels, ("B-PER", "I-PER", "I-PER", NO_NAME))
        full = Sentence(("Серік", "Ахметов", "сөйледі"), ("B-PER", "I-PER", NO_NAME))
        short = Sentence(("С", ".", "Ахметов", "сөйледі"), ("B-PER", "I-PER", "I-PER", NO_NAME))
        self.assertEqual(with_initials(full), short)

    def test_a_post_is_no_fault_where_posts_are_not_marked(self) -> None:
        post = torch.full((1, 1, len(LABELS)), -9.0)
        post[0, 0, LABELS.index("B-POST")] = 9.0
        person = torch.full((1, 1, len(LABELS)), -9.0)
        person[0, 0, LABELS.index("B-PER")] = 9.0
        unnamed = torch.tensor([[-2]])
        self.assertLess(known_loss(post, unnamed).item(), 0.01)
        self.assertGreater(known_loss(person, unnamed).item(), 5)


if __name__ == "__main__":
    unittest.main()
