"""Words, their case and their word pieces: the same rules as the program's own.

A *word* is a maximal run of letters and digits, or one other visible character.
The model reads word pieces; the case of the whole word travels beside each of
its pieces as the token-type id.
"""

from functools import lru_cache

from tokenizers import Tokenizer

LOWER, UPPER, TITLE, MIXED, NO_LETTERS = range(5)
CASES = ["lower", "upper", "title", "mixed", "no letters"]


def split_words(text: str) -> list[str]:
    """Split text to runs of letters and digits and to single other characters."""
    words: list[str] = []
    in_run = False
    for char in text:
        if char.isalnum() and in_run:
            words[-1] += char
        elif not char.isspace():
            words.append(char)
        in_run = char.isalnum()
    return words


@lru_cache(maxsize=200_000)
def case_of(word: str) -> int:
    """Case id of a word; digits in it do not count, a single capital is TITLE."""
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return NO_LETTERS
    if all(char.islower() for char in letters):
        return LOWER
    if letters[0].isupper() and all(char.islower() for char in letters[1:]):
        return TITLE
    if all(char.isupper() for char in letters):
        return UPPER
    return MIXED


class Pieces:
    """Turns words into piece ids, a word at a time, and remembers them."""

    def __init__(self, tokenizer_file: str):
        self.tokenizer = Tokenizer.from_file(tokenizer_file)
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.cls = self.tokenizer.token_to_id("[CLS]")
        self.sep = self.tokenizer.token_to_id("[SEP]")
        self.mask = self.tokenizer.token_to_id("[MASK]")
        self.ids_of = lru_cache(maxsize=500_000)(self._ids_of)

    def _ids_of(self, word: str) -> tuple[int, ...]:
        return tuple(self.tokenizer.encode(word, add_special_tokens=False).ids)

    def encode(self, words: list[str]) -> tuple[list[int], list[int], list[int]]:
        """Piece ids and case ids with [CLS] and [SEP] around, and where words begin.

        The third list holds, for each word, the position of its first piece, or
        -1 for a word that leaves no piece (a stray control character).
        """
        ids, cases, first = [self.cls], [NO_LETTERS], []
        for word in words:
            pieces = self.ids_of(word)
            first.append(len(ids) if pieces else -1)
            ids.extend(pieces)
            cases.extend([case_of(word)] * len(pieces))
        return ids + [self.sep], cases + [NO_LETTERS], first
