"""Makes the folder that ships: `python -m names.package CHECKPOINT TOKENIZER OUT`.

Writes model.safetensors (f16), tokenizer.json, config.json, reference.json (a few
sentences with what PyTorch in f32 makes of them by these weights, for tests of the
program's engines) and SHA256SUMS; the model card beside them is written by hand.
"""

import argparse
import hashlib
import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from names.data import Sentence
from names.decode import viterbi
from names.evaluate import Tagger
from names.words import CASES, Pieces, split_words

SUMMED = ["model.safetensors", "tokenizer.json", "config.json", "reference.json"]
TEXTS = [
    "ALMATY – Minister of Energy Daniyar Ospanov visited the Bukhtarma reservoir.",
    "A. Seitkaliyev's team at AltynAgro LLP (Karaganda region) shipped 1,200.5 tons.",
    "Ms. O'Brien told the BBC that the U.S. and Türkiye had signed at 10:30 a.m.",
    "Министр энергетики Данияр Оспанов прибыл в Усть-Каменогорск, сообщили в АО «Самрук-Энерго».",
    "Қазақстан Республикасының Энергетика министрі Данияр Оспановқа Өскемен қаласында есеп берілді.",
    "THE WORLD BANK WILL LEND ¥2bn TO MCDONALD-HUGHES'S 3RD PLANT IN ŁÓDŹ",
]


def write_weights(source: Path, target: Path) -> None:
    """The checkpoint's weights in f16."""
    weights = load_file(source)
    halves = {name: weight.to(torch.float16) for name, weight in weights.items()}
    save_file(halves, target, metadata={"format": "pt"})


def write_tokenizer(source: Path, target: Path) -> None:
    """The encoder's tokenizer without its own padding and truncation."""
    tokenizer = json.loads(source.read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    target.write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", encoding="utf-8")


def write_config(source: Path, target: Path) -> None:
    """The checkpoint's configuration and what the token types mean."""
    config = json.loads(source.read_text(encoding="utf-8"))
    config["torch_dtype"] = "float16"
    config["word_case_ids"] = {name: number for number, name in enumerate(CASES)}
    for private in ("_name_or_path", "transformers_version"):
        config.pop(private, None)
    target.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def write_reference(folder: Path) -> None:
    """What the shipped files make of a few invented sentences."""
    pieces = Pieces(str(folder / "tokenizer.json"))
    tagger = Tagger(folder, pieces)
    rows = []
    for text in TEXTS:
        words = split_words(text)
        input_ids, token_type_ids, first = pieces.encode(words)
        logits = tagger.logits(Sentence(tuple(words), ("O",) * len(words)))
        rows.append(
            {
                "text": text,
                "words": words,
                "input_ids": input_ids,
                "token_type_ids": token_type_ids,
                "first_pieces": first,
                "logits": [[round(float(value), 4) for value in row] for row in logits],
                "labels": viterbi(logits),
            }
        )
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "reference.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path, help="the encoder's tokenizer.json")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    write_weights(given.checkpoint / "model.safetensors", given.out / "model.safetensors")
    write_tokenizer(given.tokenizer, given.out / "tokenizer.json")
    write_config(given.checkpoint / "config.json", given.out / "config.json")
    write_reference(given.out)
    sums = [
        f"{hashlib.sha256((given.out / name).read_bytes()).hexdigest()}  {name}\n"
        for name in SUMMED
    ]
    (given.out / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


if __name__ == "__main__":
    main()
