#!/usr/bin/env python3
"""Make the tiny checkpoints beside this file, one for each kind of network, with the scores that the Python library
gives, to which the engine `rust-bert` is held.

    pip install torch==2.4.0 transformers==4.46.3 tokenizers==0.20.3 safetensors numpy==1.26.4
    python make.py

Weights are random numbers of a fixed seed: the checkpoints label at random, and only their arithmetic is of interest.
Vocabularies come out a little different each time.
"""
import json
import pathlib
import shutil

import tokenizers
import torch
import transformers
from safetensors.torch import save_file
from tokenizers import decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = pathlib.Path(__file__).parent
SENTENCES = [
    "President Tokayev met Angela Merkel in Berlin .",
    "Президент Қасым - Жомарт Тоқаев Астанада .",
    "🇰 🇿 Zoë paid € 1 . 7bn to Samruk - Kazyna",
    "No",
    "The Ministry of Finance of Kazakhstan and the Prosecutor General ’ s Office signed a memorandum in Almaty .",
]
# The schemes that checkpoints are found with.
CONLL = "O B-PER I-PER B-ORG I-ORG B-LOC I-LOC B-MISC I-MISC".split()
IOB1 = "B-LOC B-MISC B-ORG I-LOC I-MISC I-ORG I-PER O".split()
ONTONOTES = "O B-PERSON I-PERSON B-NORP I-NORP B-ORG I-ORG B-GPE I-GPE".split()
KAZNERD = "O B-PERSON I-PERSON B-ORGANISATION I-ORGANISATION B-GPE I-GPE B-POSITION I-POSITION".split()
NEREL = "O B-PERSON I-PERSON B-CITY I-CITY B-COUNTRY I-COUNTRY B-PROFESSION I-PROFESSION".split()
BIOES = "O S-PER B-PER I-PER E-PER S-ORG B-ORG I-ORG E-ORG S-LOC B-LOC I-LOC E-LOC".split()

BERT_MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
ROBERTA_MARKS = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
SIZES = dict(hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16)


def marked(tokenizer, opening, closing):
    pair = [(mark, tokenizer.token_to_id(mark)) for mark in (opening, closing)]
    tokenizer.post_processor = processors.TemplateProcessing(single=f"{opening} $A {closing}", special_tokens=pair)
    return tokenizer


def word_pieces(lowercase):
    tokenizer = tokenizers.Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lowercase)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    # The last sentence's letters alone: others leave unknown pieces.
    trainer = trainers.WordPieceTrainer(vocab_size=120, special_tokens=BERT_MARKS, show_progress=False)
    tokenizer.train_from_iterator([SENTENCES[0], SENTENCES[1], SENTENCES[4]], trainer)
    return marked(tokenizer, "[CLS]", "[SEP]")


def bytes_pairs(marks, add_prefix_space):
    tokenizer = tokenizers.Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=add_prefix_space)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=300, special_tokens=marks, show_progress=False,
                                  initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.train_from_iterator(SENTENCES, trainer)
    if "<s>" in marks:
        pair = [(mark, tokenizer.token_to_id(mark)) for mark in ("</s>", "<s>")]
        tokenizer.post_processor = processors.RobertaProcessing(*pair, add_prefix_space=add_prefix_space)
        return tokenizer
    return marked(tokenizer, "[CLS]", "[SEP]")


def sentence_pieces(marks):
    tokenizer = tokenizers.Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(tokenizers.Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    unknown = next(mark for mark in marks if "unk" in mark.lower())
    trainer = trainers.UnigramTrainer(vocab_size=110, special_tokens=marks, unk_token=unknown, show_progress=False)
    tokenizer.train_from_iterator([SENTENCES[0], SENTENCES[1], SENTENCES[4]], trainer)
    return marked(tokenizer, *(("<s>", "</s>") if "<s>" in marks else ("[CLS]", "[SEP]")))


def randomise(model):
    for name, parameter in sorted(model.named_parameters()):
        noise = torch.randn(parameter.shape)
        is_norm = "LayerNorm" in name or "layer_norm" in name
        parameter.data = 1 + 0.1 * noise if is_norm and name.endswith("weight") else 0.5 * noise


def first_pieces(words, offsets):
    """The piece that each word begins with, the space before it counted in; marks have no offsets."""
    ends, at = [], 0
    for word in words:
        at += len(word) + 1
        ends.append(at - 1)
    first = {}
    for piece, offset in enumerate(offsets):
        if offset:
            first.setdefault(sum(stop <= offset[0] for stop in ends), piece)
    return [first.get(word) for word in range(len(words))]


def reference(tokenizer, model, padding):
    rows = [tokenizer.encode(sentence) for sentence in SENTENCES]
    longest = max(len(row.ids) for row in rows)
    ids = torch.tensor([row.ids + [padding] * (longest - len(row.ids)) for row in rows])
    mask = torch.tensor([[1] * len(row.ids) + [0] * (longest - len(row.ids)) for row in rows])
    with torch.no_grad():
        scores = model(input_ids=ids, attention_mask=mask).logits.tolist()
    for sentence, row, logits in zip(SENTENCES, rows, scores):
        words = sentence.split(" ")
        offsets = [None if special else offset for offset, special in zip(row.offsets, row.special_tokens_mask)]
        pieces = first_pieces(words, offsets)
        rounded = [None if piece is None else [round(value, 5) for value in logits[piece]] for piece in pieces]
        yield {"words": words, "logits": rounded}


def make(name, tokenizer, config, kind, labels, file="model.safetensors", precision=torch.float32):
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    torch.manual_seed(sum(map(ord, name)))
    numbered = dict(enumerate(labels))
    config = config(vocab_size=tokenizer.get_vocab_size(), id2label=numbered,
                    label2id={label: number for number, label in numbered.items()})
    model = kind(config).eval()
    randomise(model)
    model.to(precision).to(torch.float32)
    config.architectures = [kind.__name__]
    config.save_pretrained(folder)
    tensors = {name: tensor.to(precision).contiguous() for name, tensor in model.state_dict().items()
               if tensor.is_floating_point()}
    if file.endswith(".bin"):
        torch.save(tensors, folder / file)
    else:
        save_file(tensors, folder / file, metadata={"format": "pt"})
    lines = list(reference(tokenizer, model, config.pad_token_id))
    text = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (folder / "reference.json").write_text(f"[\n{text}\n]\n", encoding="utf-8")
    return folder


def save(tokenizer, folder):
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def main():
    positions = dict(max_position_embeddings=100)
    cased, uncased = word_pieces(False), word_pieces(True)
    save(uncased, make("bert", uncased, lambda **more: transformers.BertConfig(**SIZES, **positions, **more),
                       transformers.BertForTokenClassification, CONLL))
    folder = make("distilbert", cased,
                  lambda **more: transformers.DistilBertConfig(dim=8, n_layers=1, n_heads=2, hidden_dim=16, **positions, **more),
                  transformers.DistilBertForTokenClassification, IOB1, precision=torch.float16)
    vocabulary = sorted(cased.get_vocab().items(), key=lambda piece: piece[1])
    (folder / "vocab.txt").write_text("".join(f"{piece}\n" for piece, _ in vocabulary), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text('{"do_lower_case": false}\n', encoding="utf-8")
    spaced = bytes_pairs(ROBERTA_MARKS, True)
    special = dict(bos_token_id=0, pad_token_id=1, eos_token_id=2, layer_norm_eps=1e-5, type_vocab_size=1)
    save(spaced, make("roberta", spaced, lambda **more: transformers.RobertaConfig(**SIZES, **positions, **special, **more),
                      transformers.RobertaForTokenClassification, ONTONOTES, file="pytorch_model.bin"))
    pieces = sentence_pieces(ROBERTA_MARKS)
    save(pieces, make("xlm-roberta", pieces,
                      lambda **more: transformers.XLMRobertaConfig(**SIZES, **positions, **special, **more),
                      transformers.XLMRobertaForTokenClassification, KAZNERD))
    save(uncased, make("electra", uncased,
                       lambda **more: transformers.ElectraConfig(embedding_size=6, **SIZES, **positions, **more),
                       transformers.ElectraForTokenClassification, NEREL, precision=torch.bfloat16))
    relative = dict(relative_attention=True, position_biased_input=False, pos_att_type="c2p|p2c", type_vocab_size=0)
    plain = bytes_pairs(BERT_MARKS, False)
    save(plain, make("deberta", plain, lambda **more: transformers.DebertaConfig(**SIZES, **positions, **relative, **more),
                     transformers.DebertaForTokenClassification, BIOES))
    buckets = dict(position_buckets=16, share_att_key=True, norm_rel_ebd="layer_norm")
    pieces = sentence_pieces(BERT_MARKS)
    save(pieces, make("deberta-v2", pieces,
                      lambda **more: transformers.DebertaV2Config(**SIZES, **positions, **relative, **buckets, **more),
                      transformers.DebertaV2ForTokenClassification, CONLL))


if __name__ == "__main__":
    main()
