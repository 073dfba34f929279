"""pressrecord: archives of official press releases as tables of people, agencies, posts and figures.

>>> import pressrecord
>>> pressrecord.figures("It exceeded 1.5 trillion tenge (US$3.3 billion).")[0]["value"]
Decimal('1500000000000')
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pressrecord import _pressrecord
from pressrecord._pressrecord import Table, __version__

__all__ = ["Dataset", "Table", "__version__", "dates", "extract", "figures", "names"]

Path = str | os.PathLike[str]


class Dataset(Mapping[str, Table]):
    """The tables of an archive, by name, in the order of the data package: `dataset["amounts"]` or `dataset.amounts`.

    A table speaks the Arrow PyCapsule interface: `polars.DataFrame(table)`, `pandas.DataFrame.from_arrow(table)`,
    `pyarrow.table(table)` and DuckDB take it without a copy. Its columns are those of the command line's Parquet files.
    """

    def __init__(self, tables: dict[str, Table]) -> None:
        self._tables = tables

    def __getitem__(self, name: str) -> Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __getattr__(self, name: str) -> Table:
        try:
            return self.__dict__["_tables"][name]
        except KeyError:
            raise AttributeError(f"no table `{name}`: there are {', '.join(self)}") from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._tables]

    def __repr__(self) -> str:
        return f"<pressrecord.Dataset: {', '.join(f'{len(table)} {name}' for name, table in self.items())}>"


def extract(
    paths: Path | Sequence[Path],
    *,
    language: str | None = None,
    threads: int | None = None,
    lexicons: Sequence[Path] = (),
    rates: Path | None = None,
    judgements: Sequence[Path] = (),
) -> Dataset:
    """The tables of folders, files and archives of releases: the rows that `pressrecord extract` writes.

    language: read every release in it ("en", "ru", "kk") instead of detecting it.
    threads: how many releases to examine at a time; as many as there are cores where nothing is said.
    lexicons: further lists of bodies. rates: a CSV file of exchange rates. judgements: CSV files of decisions about names.

    Raises ValueError for arguments or files that cannot be understood, RuntimeError where no release was read.
    """
    one = isinstance(paths, (str, os.PathLike))
    paths = [os.fspath(path) for path in ([paths] if one else paths)]
    tables = _pressrecord.extract(
        paths,
        language=language,
        threads=threads,
        lexicons=[os.fspath(path) for path in lexicons],
        rates=None if rates is None else os.fspath(rates),
        judgements=[os.fspath(path) for path in judgements],
    )
    return Dataset(tables)


def figures(text: str, *, language: str | None = None, date: datetime.date | str | None = None) -> list[dict[str, Any]]:
    """The figures of a text, in order, as dictionaries of the columns of `amounts`: `value`, `low` and `high` are
    `decimal.Decimal`, `start` and `end` count as `text[start:end]` does.

    date: the day on which the text was published, by which "last year" is known.
    """
    return _pressrecord.figures(text, language=language, date=date)


def dates(text: str, *, language: str | None = None, date: datetime.date | str | None = None) -> list[dict[str, Any]]:
    """The dates and periods of a text, in order, as dictionaries of the columns of `dates`: `from` and `to` are days."""
    return _pressrecord.dates(text, language=language, date=date)


def names(text: str, *, language: str | None = None) -> list[dict[str, Any]]:
    """The names of people, agencies and places in a text, in order, as dictionaries: `kind`, `start`, `end`, `text`,
    `confidence`, `source`.

    The model is loaded with each call: for many texts, put them into files and use `extract`.
    """
    return _pressrecord.names(text, language=language)
