from collections.abc import Sequence
from datetime import date as Date
from typing import Any, final

__version__: str

@final
class Table:
    """A table that other libraries take over without a copy, by the Arrow PyCapsule interface."""
    @property
    def columns(self) -> list[str]: ...
    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

def extract(
    paths: Sequence[str],
    *,
    language: str | None = None,
    threads: int | None = None,
    lexicons: Sequence[str] = (),
    rates: str | None = None,
    judgements: Sequence[str] = (),
) -> dict[str, Table]: ...
def figures(text: str, *, language: str | None = None, date: Date | str | None = None) -> list[dict[str, Any]]: ...
def dates(text: str, *, language: str | None = None, date: Date | str | None = None) -> list[dict[str, Any]]: ...
def names(text: str, *, language: str | None = None) -> list[dict[str, Any]]: ...
