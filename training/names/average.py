"""Averages the weights of checkpoints of one run: `python -m names.average OUT CHECKPOINT…`."""

import argparse
from pathlib import Path

import torch

from names.model import tagger_from


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    given = parser.parse_args()
    mean = tagger_from(given.checkpoints[0])
    others = [tagger_from(folder) for folder in given.checkpoints[1:]]
    with torch.no_grad():
        for weights in zip(mean.parameters(), *(other.parameters() for other in others)):
            weights[0].copy_(torch.stack(weights).mean(dim=0))
    mean.save_pretrained(given.out)


if __name__ == "__main__":
    main()
