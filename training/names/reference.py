"""A tiny random network and what PyTorch makes of it: `python -m names.reference FOLDER`.

Writes model.safetensors (f16), config.json and reference.json for the tests of
the program's own forward pass, which compare it step by step. The numbers are
those of f32 arithmetic on the f16 weights.
"""

import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import BertConfig, BertForTokenClassification

from names.data import LABELS

SEED = 1
SPREAD = 0.25  # of the weights: enough that pieces look at some others more than at the rest
SENTENCES = [[1, 7, 30, 2], [1, *range(3, 24), 2]]


def tiny() -> BertForTokenClassification:
    """The network."""
    config = BertConfig(
        vocab_size=40,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=24,
        type_vocab_size=5,
        id2label=dict(enumerate(LABELS)),
        label2id={label: at for at, label in enumerate(LABELS)},
    )
    model = BertForTokenClassification(config).eval()
    for parameter in model.parameters():
        parameter.data = (parameter + SPREAD * torch.randn_like(parameter)).half().float()
    return model


def steps(model: BertForTokenClassification, ids: list[int]) -> dict[str, object]:
    """A sentence, and what stands for its pieces step by step."""
    kept: dict[str, list[list[float]]] = {}
    hooks = []

    def keep(name: str, module: torch.nn.Module) -> None:
        def rounded(_module: object, _inputs: object, output: object) -> None:
            rows = output[0] if isinstance(output, tuple) else output
            kept[name] = [[round(float(value), 5) for value in row] for row in rows[0]]

        hooks.append(module.register_forward_hook(rounded))

    first = model.bert.encoder.layer[0]
    keep("embedded", model.bert.embeddings)
    keep("attended", first.attention)
    keep("first_layer", first)
    keep("logits", model.classifier)
    types = [at % 5 for at in range(len(ids))]
    with torch.inference_mode():
        model(input_ids=torch.tensor([ids]), token_type_ids=torch.tensor([types]))
    for hook in hooks:
        hook.remove()
    return {"ids": ids, "types": types, **kept}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    model = tiny()
    weights = {name: tensor.half() for name, tensor in model.state_dict().items()}
    save_file(weights, folder / "model.safetensors")
    (folder / "config.json").write_text(model.config.to_json_string(), encoding="utf-8")
    rows = ",\n".join(json.dumps(steps(model, ids)) for ids in SENTENCES)
    (folder / "reference.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
