"""Writes a checkpoint as ONNX, in f32 or int8: `python -m names.export CHECKPOINT FILE`.

The program needs no ONNX: this is for names.speed alone, which measures ONNX
Runtime beside the program's own forward pass.

The graph is built by hand: one product for queries, keys and values together,
the attention's scale folded into the queries' weights, one dynamic scale (an
unsigned byte a value) for each tensor that goes into int8 products. There is
no attention mask: a sentence runs alone.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file
from transformers import BertConfig

OPSET = 20
IR_VERSION = 9


def weight_scale(matrix: np.ndarray) -> np.ndarray:
    """Scale of each column of `[in, out]` int8 weights, safe on x86 without VNNI.

    There, products with unsigned bytes are summed two by two in 16 bits: two
    neighbouring weights of a column may not exceed 128 together (255 · 128 < 2^15).
    One is left for rounding. This keeps finer steps than holding each to 64.
    """
    pairs = np.abs(matrix).reshape(len(matrix) // 2, 2, -1).sum(axis=1)
    return (np.maximum(pairs.max(axis=0), 1e-8) / (127)).astype(np.float32)


def to_int8(matrix: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """The nearest int8 multiples of a scale that broadcasts."""
    return np.rint(matrix / scale).astype(np.int8)


class Graph:
    """ONNX nodes and constants under construction; values are known by name."""

    def __init__(self, int8: bool):
        self.int8 = int8
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, np.ndarray] = {}
        self.bytes_of: dict[str, tuple[str, str, str]] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        """A stored tensor."""
        self.constants[name] = value
        return name

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes: object) -> str:
        """Adds a node; the name of its first output."""
        return self.ops(kind, *inputs, outputs=outputs, **attributes)[0]

    def ops(self, kind: str, *inputs: str, outputs: int, **attributes: object) -> list[str]:
        """Adds a node; the names of all its outputs."""
        names = [f"{kind.lower()}_{len(self.nodes)}_{at}" for at in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names

    def as_bytes(self, value: str) -> tuple[str, str, str]:
        """Bytes, scale and zero point of a value, worked out once."""
        if value not in self.bytes_of:
            made = self.ops("DynamicQuantizeLinear", value, outputs=3)
            self.bytes_of[value] = (made[0], made[1], made[2])
        return self.bytes_of[value]

    def linear(self, value: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """`value · weight + bias`, the weight `[in, out]`, in int8 where asked for."""
        if self.int8:
            scale = weight_scale(weight)
            stored = to_int8(weight, scale)
            data, data_scale, data_zero = self.as_bytes(value)
            product = self.op(
                "MatMulInteger",
                data,
                self.constant(f"{name}.weight", stored),
                data_zero,
                self.constant("weight_zero", np.int8(0)),
            )
            scales = self.op("Mul", data_scale, self.constant(f"{name}.scale", scale))
            product = self.op("Mul", self.op("Cast", product, to=TensorProto.FLOAT), scales)
        else:
            product = self.op("MatMul", value, self.constant(f"{name}.weight", weight))
        return self.op("Add", product, self.constant(f"{name}.bias", bias))

    def embedding(self, name: str, table: np.ndarray, ids: str) -> str:
        """Rows of a table; a large one is stored as int8 with a scale for each row."""
        if not (self.int8 and len(table) > 1000):
            return self.op("Gather", self.constant(name, table), ids)
        scale = np.abs(table).max(axis=1, keepdims=True) / 127
        rows = self.op("Gather", self.constant(name, to_int8(table, scale)), ids)
        scales = self.op("Gather", self.constant(f"{name}.scale", scale), ids)
        return self.op("Mul", self.op("Cast", rows, to=TensorProto.FLOAT), scales)


def build(weights: dict[str, np.ndarray], config: BertConfig, int8: bool) -> onnx.ModelProto:
    """The whole tagger: piece ids and case ids in, logits out."""
    graph = Graph(int8)
    heads, width = config.num_attention_heads, config.hidden_size
    head_width = width // heads

    def norm(value: str, name: str) -> str:
        scale = graph.constant(f"{name}.weight", weights[f"{name}.weight"])
        shift = graph.constant(f"{name}.bias", weights[f"{name}.bias"])
        return graph.op(
            "LayerNormalization", value, scale, shift, axis=-1, epsilon=config.layer_norm_eps
        )

    def linear(value: str, name: str) -> str:
        return graph.linear(value, name, weights[f"{name}.weight"].T, weights[f"{name}.bias"])

    zero = graph.constant("zero", np.array([0], np.int64))
    one = graph.constant("one", np.array([1], np.int64))
    tables = "bert.embeddings"
    words = weights[f"{tables}.word_embeddings.weight"]
    places = weights[f"{tables}.position_embeddings.weight"]
    cases = weights[f"{tables}.token_type_embeddings.weight"]
    length = graph.op("Shape", "input_ids", start=1)
    position = graph.op("Slice", graph.constant("positions", places), zero, length, zero, one)
    hidden = graph.op(
        "Add",
        graph.embedding("words", words, "input_ids"),
        graph.embedding("cases", cases, "token_type_ids"),
    )
    hidden = norm(graph.op("Add", hidden, position), f"{tables}.LayerNorm")

    split_shape = graph.constant("split_shape", np.array([0, 0, heads, head_width], np.int64))
    joined_shape = graph.constant("joined_shape", np.array([0, 0, width], np.int64))
    for layer in range(config.num_hidden_layers):
        prefix = f"bert.encoder.layer.{layer}"
        parts = [f"{prefix}.attention.self.{part}" for part in ("query", "key", "value")]
        factors = (head_width**-0.5, 1.0, 1.0)
        mixed = graph.linear(
            hidden,
            f"{prefix}.attention.self",
            np.concatenate(
                [weights[f"{part}.weight"].T * by for part, by in zip(parts, factors, strict=True)],
                axis=1,
            ).astype(np.float32),
            np.concatenate(
                [weights[f"{part}.bias"] * by for part, by in zip(parts, factors, strict=True)]
            ).astype(np.float32),
        )
        split = graph.ops("Split", mixed, outputs=3, axis=-1, num_outputs=3)
        query, key, value = (
            graph.op("Transpose", graph.op("Reshape", part, split_shape), perm=order)
            for part, order in zip(split, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True)
        )
        attention = graph.op("Softmax", graph.op("MatMul", query, key), axis=-1)
        seen = graph.op("Transpose", graph.op("MatMul", attention, value), perm=[0, 2, 1, 3])
        seen = linear(graph.op("Reshape", seen, joined_shape), f"{prefix}.attention.output.dense")
        hidden = norm(graph.op("Add", seen, hidden), f"{prefix}.attention.output.LayerNorm")
        inner = graph.op("Gelu", linear(hidden, f"{prefix}.intermediate.dense"))
        outer = linear(inner, f"{prefix}.output.dense")
        hidden = norm(graph.op("Add", outer, hidden), f"{prefix}.output.LayerNorm")

    scores = graph.op(
        "MatMul", hidden, graph.constant("classifier.weight", weights["classifier.weight"].T.copy())
    )
    bias = graph.constant("classifier.bias", weights["classifier.bias"])
    graph.nodes.append(helper.make_node("Add", [scores, bias], ["logits"]))
    return finished(graph, config)


def finished(graph: Graph, config: BertConfig) -> onnx.ModelProto:
    """The checked model with its inputs and outputs declared."""
    axes = ["batch", "sequence"]
    proto = helper.make_graph(
        graph.nodes,
        "names",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, axes)
            for name in ("input_ids", "token_type_ids")
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*axes, config.num_labels])],
        [
            numpy_helper.from_array(np.array(value, order="C"), name)
            for name, value in graph.constants.items()
        ],
    )
    model = helper.make_model(
        proto,
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="pressrecord",
    )
    onnx.checker.check_model(model, full_check=True)
    return model


def export(checkpoint: Path, file: Path, int8: bool) -> None:
    """Reads a checkpoint folder and writes one ONNX file."""
    stored = load_file(checkpoint / "model.safetensors")
    weights = {name: weight.astype(np.float32) for name, weight in stored.items()}
    onnx.save(build(weights, BertConfig.from_pretrained(checkpoint), int8), file)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--f32", action="store_true", help="leave the weights as they are")
    given = parser.parse_args()
    export(given.checkpoint, given.file, int8=not given.f32)


if __name__ == "__main__":
    main()
