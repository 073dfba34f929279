#!/usr/bin/env bash
# Makes a folder with libtorch for the feature `rust-bert`, of the PyTorch wheel that the crate `tch` asks for.
#
#     eval "$(scripts/libtorch.sh [FOLDER])"         # FOLDER is target/libtorch where none is given
#     cargo build --release --features rust-bert
#
# Prints the two lines that tell cargo where it lies; all else goes to standard error. What is there already is kept.
# Needs Linux on x86-64, Python 3.8 to 3.12 with venv, gcc, and 3 GB of disk while it runs (530 MB after). CPU only.
set -euo pipefail

torch=2.4.0
# The CPU library of the wheel is linked against these two, also where there is no GPU.
cuda=(nvidia-cuda-runtime-cu12==12.1.105 nvidia-cuda-cupti-cu12==12.1.105)
libraries=(libtorch_cpu.so libc10.so 'libgomp-*.so.1')

folder=${1:-$(dirname "$0")/../target/libtorch}
say() { echo "$*" >&2; }
fail() { say "error: $*"; exit 1; }

# Whether every library finds what it needs within the folder or the system.
is_whole() {
    [[ -f $1/include/torch/csrc/api/include/torch/torch.h && -f $1/lib/libtorch.so ]] &&
        ! ldd "$1/lib/libtorch.so" "$1/lib/libtorch_cpu.so" | grep -q 'not found'
}

if ! is_whole "$folder" 2>/dev/null; then
    [[ "$(uname -sm)" == "Linux x86_64" ]] || fail "this is for Linux on x86-64; set LIBTORCH to a libtorch $torch of your own"
    mkdir -p "$(dirname "$folder")"
    work=$(mktemp -d "$(dirname "$folder")/libtorch-XXXXXX")
    trap 'rm -rf "$work"' EXIT
    python3 -m venv "$work/venv" || fail "python3 cannot make a virtual environment (on Debian: apt install python3-venv)"
    say "fetching torch $torch (800 MB) ..."
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps "torch==$torch" "${cuda[@]}" >&2 ||
        fail "pip cannot fetch torch $torch for $(python3 --version): Python 3.8 to 3.12 is needed"
    packages=$(echo "$work"/venv/lib/python3.*/site-packages)

    made=$work/libtorch
    mkdir -p "$made/lib"
    mv "$packages/torch/include" "$made/"
    for library in "${libraries[@]}"; do
        # The name of libgomp has a number of the wheel in it.
        # shellcheck disable=SC2086
        mv "$packages"/torch/lib/$library "$made/lib/"
    done
    mv "$packages"/nvidia/cuda_runtime/lib/libcudart.so.12 "$packages"/nvidia/cuda_cupti/lib/libcupti.so.12 "$made/lib/"
    # The wheel's own libtorch.so asks for the GPU's libraries; this one for the CPU's alone.
    (cd "$made/lib" && gcc -shared -fPIC -x c /dev/null -o libtorch.so -Wl,-soname,libtorch.so,--no-as-needed \
        -Wl,-rpath,'$ORIGIN' -L. -ltorch_cpu -lc10)
    is_whole "$made" || fail "the libraries of torch $torch do not find each other: $(ldd "$made"/lib/*.so | grep 'not found')"
    rm -rf "$folder"
    mv "$made" "$folder"
    say "made $folder ($(du -sh "$folder" | cut -f1))"
fi

folder=$(cd "$folder" && pwd)
printf 'export LIBTORCH=%q\n' "$folder"
# Wheels are built with the strings of C++ as they were before C++11.
printf 'export LIBTORCH_CXX11_ABI=0\n'
