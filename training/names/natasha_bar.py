"""F1 of natasha's tagger over Russian sets: `python -m names.natasha_bar SET…`.

It reads the sets' own tokens with a blank between; a token is in a name when its
first character is. natasha marks PER, ORG and LOC.
"""

import argparse
from pathlib import Path

from natasha import NewsEmbedding, NewsNERTagger

from names.data import KINDS
from names.decode import Score


class Natasha:
    """natasha's news tagger over lists of words."""

    def __init__(self) -> None:
        self.tagger = NewsNERTagger(NewsEmbedding())

    def labels(self, tokens: list[str]) -> list[str]:
        """A label for each token."""
        text, starts = "", []
        for token in tokens:
            starts.append(len(text))
            text += token + " "
        labels = ["O"] * len(tokens)
        for span in self.tagger(text).spans:
            inside = [at for at, start in enumerate(starts) if span.start <= start < span.stop]
            for place, at in enumerate(inside):
                labels[at] = ("I-" if place else "B-") + span.type
        return labels


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+")
    given = parser.parse_args()
    natasha = Natasha()
    for file in given.sets:
        score = Score()
        for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines()]
            gold = [row[1] if row[1][2:] in KINDS else "O" for row in rows]
            score.add(gold, natasha.labels([row[0] for row in rows]))
        print(f"{file.name}: {score.line()}")


if __name__ == "__main__":
    main()
