"""The network: a BERT encoder whose token types are the case of words."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from transformers import BertConfig, BertForTokenClassification

from names.data import LABELS
from names.words import CASES


def tagger_from(folder: Path) -> BertForTokenClassification:
    """An earlier checkpoint as it is, or a fresh tagger over an encoder's weights.

    A fresh one has its type embedding widened: every case starts from the
    encoder's type 0 with a little noise.
    """
    config = BertConfig.from_pretrained(folder)
    if config.type_vocab_size == len(CASES):
        return BertForTokenClassification.from_pretrained(folder)
    config = BertConfig.from_pretrained(
        folder,
        type_vocab_size=len(CASES),
        id2label=dict(enumerate(LABELS)),
        label2id={label: at for at, label in enumerate(LABELS)},
    )
    model = BertForTokenClassification.from_pretrained(
        folder, config=config, ignore_mismatched_sizes=True
    )
    old = load_file(folder / "model.safetensors")["embeddings.token_type_embeddings.weight"]
    types = model.bert.embeddings.token_type_embeddings.weight
    with torch.no_grad():
        types.copy_(old[0] + 0.01 * torch.randn_like(types))
    return model
