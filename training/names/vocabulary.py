"""Widens an English vocabulary with Cyrillic pieces: `python -m names.vocabulary TOKENIZER OUT FILE... [options]`.

The encoder's own pieces stay, but for its unused ones and those of other
scripts; pieces learnt from the files stand behind them. Letters keep their
marks in Cyrillic (й is no и), where the encoder's own rule for Latin drops them.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from names.words import split_words

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
KEPT = re.compile(r"(##)?[\u0000-\u024f\u1e00-\u1eff\u2000-\u2bff]+|\[(PAD|UNK|CLS|SEP|MASK)\]")
UNUSED = re.compile(r"\[unused\d+\]")
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
NORMALIZER = {
    "type": "Sequence",
    "normalizers": [
        {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": False,
            "lowercase": True,
        },
        {"type": "NFD"},
        {"type": "Replace", "pattern": {"Regex": r"(?<=[a-z])\p{Mn}+"}, "content": ""},
        {"type": "NFC"},
    ],
}


def cyrillic_words(files: list[Path], weights: dict[str, int]) -> Iterator[str]:
    """Lines of the Cyrillic words of texts (sets of tagged tokens too), as often as their file weighs."""
    for file in files:
        times = next((count for start, count in weights.items() if file.name.startswith(start)), 1)
        for line in file.read_text(encoding="utf-8").splitlines():
            text = line.split("\t")[0] if file.suffix == ".tsv" else line
            words = [word for word in split_words(text) if CYRILLIC.search(word)]
            if words:
                yield from [" ".join(words).lower()] * times


def learnt(lines: Iterator[str], size: int) -> list[str]:
    """Pieces of a WordPiece vocabulary over the lines, the most useful first."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, min_frequency=3, special_tokens=["[UNK]"], show_progress=False
    )
    tokenizer.train_from_iterator(lines, trainer)
    by_id = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    return [piece for piece, _ in by_id if CYRILLIC.search(piece)]


def widened(tokenizer: dict, pieces: list[str]) -> dict:
    """The tokenizer with the pieces behind its own."""
    old = sorted(tokenizer["model"]["vocab"], key=tokenizer["model"]["vocab"].get)
    kept = [piece for piece in old if KEPT.fullmatch(piece) and not UNUSED.fullmatch(piece)]
    kept = SPECIAL + [piece for piece in kept if piece not in SPECIAL]
    vocabulary = {piece: at for at, piece in enumerate(dict.fromkeys(kept + pieces))}
    tokenizer["model"]["vocab"] = vocabulary
    tokenizer["normalizer"] = NORMALIZER
    tokenizer["truncation"] = tokenizer["padding"] = None
    for added in tokenizer["added_tokens"]:
        added["id"] = vocabulary[added["content"]]
    for name, special in tokenizer["post_processor"]["special_tokens"].items():
        special["ids"] = [vocabulary[name]]
    return tokenizer


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tokenizer", type=Path, help="the encoder's tokenizer.json")
    parser.add_argument("out", type=Path, help="the new tokenizer.json")
    parser.add_argument("files", type=Path, nargs="+", help="texts and tagged sets in Cyrillic")
    parser.add_argument("--pieces", type=int, default=20_000, help="new pieces")
    parser.add_argument("--kazakh", type=int, default=3, help="weight of Kazakh files")
    given = parser.parse_args()
    weights = {"kk": given.kazakh, "akorda": given.kazakh}
    pieces = learnt(cyrillic_words(given.files, weights), given.pieces)
    tokenizer = widened(json.loads(given.tokenizer.read_text(encoding="utf-8")), pieces)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(tokenizer['model']['vocab'])} pieces, {len(pieces)} of them learnt here")


if __name__ == "__main__":
    main()
