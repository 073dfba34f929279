"""Word pieces per second on one core: `python -m names.speed CHECKPOINT TOKENIZER SET`.

The program's own forward pass, ONNX Runtime int8 (the graph of names.export),
and PyTorch in f32 and bf16, one after the other on the same sentences, each in
rounds of which the best counts. Without the tokenizer. Measure on an idle
machine.
"""

import argparse
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from transformers import BertForTokenClassification

from names.data import read_set
from names.export import export
from names.words import Pieces

ROOT = Path(__file__).resolve().parents[2]
LASTING = 4.0  # seconds of each measure
LONGEST = 512
EVERY, SENTENCES = 6, 200  # which sentences of the set
BATCHES = (1, 8, 32)

Row = tuple[list[int], list[int], list[int]]


def rate(rows: list[Row], batch: int, run: Callable[[np.ndarray, np.ndarray, np.ndarray], object]) -> float:
    """The best round's pieces per second; sentences of a length go together, padding does not count."""
    ordered = sorted(rows, key=lambda row: len(row[0])) if batch > 1 else rows
    batches = []
    for at in range(0, len(ordered), batch):
        part = ordered[at : at + batch]
        shape = (len(part), max(len(ids) for ids, _, _ in part))
        ids, types, mask = (np.zeros(shape, np.int64) for _ in range(3))
        for line, row in enumerate(part):
            ids[line, : len(row[0])], types[line, : len(row[0])] = row[0], row[1]
            mask[line, : len(row[0])] = 1
        batches.append((ids, types, mask))
    pieces, best, begun = sum(len(row[0]) for row in rows), 0.0, time.perf_counter()
    while time.perf_counter() - begun < LASTING:
        started = time.perf_counter()
        for inputs in batches:
            run(*inputs)
        best = max(best, pieces / (time.perf_counter() - started))
    return best


def own(checkpoint: Path, rows: list[Row], folder: Path) -> None:
    """The program's own."""
    lines = ("\t".join(" ".join(map(str, column)) for column in row) for row in rows)
    (folder / "pieces").write_text("\n".join(lines), encoding="ascii")
    command = ["cargo", "bench", "--quiet", "--bench", "encoder", "--", checkpoint, folder / "pieces"]
    print(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout, end="")


def onnx_runtime(checkpoint: Path, rows: list[Row], folder: Path) -> None:
    """ONNX Runtime int8."""
    export(checkpoint, folder / "model.onnx", int8=True)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    for batch in BATCHES:
        found = rate(
            rows,
            batch,
            lambda ids, types, _: session.run(None, {"input_ids": ids, "token_type_ids": types}),
        )
        print(f"{found:.0f} pieces/s ONNX Runtime int8, batches of {batch}", flush=True)


def pytorch(checkpoint: Path, rows: list[Row]) -> None:
    """PyTorch."""
    torch.set_num_threads(1)
    model = BertForTokenClassification.from_pretrained(checkpoint, torch_dtype=torch.float32).eval()

    def run(ids: np.ndarray, types: np.ndarray, mask: np.ndarray) -> None:
        model(
            input_ids=torch.from_numpy(ids),
            token_type_ids=torch.from_numpy(types),
            attention_mask=torch.from_numpy(mask) if len(ids) > 1 else None,
        )

    for kind in (torch.float32, torch.bfloat16):
        model.to(kind)
        for batch in BATCHES:
            with torch.inference_mode():
                print(f"{rate(rows, batch, run):.0f} pieces/s PyTorch {kind}, batches of {batch}", flush=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path, help="tokenizer.json")
    parser.add_argument("set", type=Path, help="a tagged file")
    given = parser.parse_args()
    pieces = Pieces(str(given.tokenizer))
    rows: list[Row] = []
    for sentence in read_set(given.set)[::EVERY][:SENTENCES]:
        ids, types, first = pieces.encode(list(sentence.words))
        rows.append((ids[:LONGEST], types[:LONGEST], [at for at in first if 0 <= at < LONGEST]))
    print(f"{len(rows)} sentences, {sum(len(row[0]) for row in rows)} pieces", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        own(given.checkpoint.resolve(), rows, Path(folder))
        onnx_runtime(given.checkpoint, rows, Path(folder))
    pytorch(given.checkpoint, rows)


if __name__ == "__main__":
    main()
