"""What is written in every format, read by those who will read it: DuckDB, pandas, polars, SQLite and conllu against the CSV."""

import argparse
import csv
import decimal
import pathlib
import sqlite3

import conllu
import duckdb
import pandas
import polars


def cells(folder, table, column):
    """The column as the CSV has it, unknown cells as None."""
    with open(folder / f"{table}.csv", encoding="utf-8", newline="") as file:
        return [row[column] or None for row in csv.DictReader(file)]


def same(name, expected, found):
    if expected != found:
        if not isinstance(expected, list) or len(expected) != len(found):
            raise SystemExit(f"{name}: {found!r}, the CSV has {expected!r}")
        wrong = next(i for i, pair in enumerate(zip(expected, found)) if pair[0] != pair[1])
        raise SystemExit(f"{name}: row {wrong + 1} is {found[wrong]!r}, the CSV has {expected[wrong]!r}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    folder = parser.parse_args().folder
    values = [cell and decimal.Decimal(cell) for cell in cells(folder, "amounts", "value")]
    days = cells(folder, "amounts", "published")
    starts = [int(cell) for cell in cells(folder, "amounts", "start")]
    parquet = str(folder / "amounts.parquet")

    rows = duckdb.sql(f"SELECT value, published, start FROM '{parquet}'").fetchall()
    same("DuckDB, value", values, [row[0] for row in rows])
    same("DuckDB, published", days, [row[1] and row[1].isoformat() for row in rows])
    same("DuckDB, start", starts, [row[2] for row in rows])

    frame = polars.read_parquet(parquet)
    same("polars, value", values, frame["value"].to_list())
    same("polars, published", days, [day and day.isoformat() for day in frame["published"].to_list()])

    frame = pandas.read_parquet(parquet)
    same("pandas, value", values, frame["value"].tolist())
    same("pandas, start", starts, frame["start"].tolist())

    database = sqlite3.connect(folder / "dataset.sqlite")
    rows = database.execute("SELECT value, start FROM amounts ORDER BY rowid").fetchall()
    same("SQLite, value", values, [None if row[0] is None else decimal.Decimal(str(row[0])) for row in rows])
    same("SQLite, start", starts, [row[1] for row in rows])
    if broken := database.execute("PRAGMA foreign_key_check").fetchall():
        raise SystemExit(f"SQLite: keys without rows: {broken[:5]}")

    with open(folder / "sentences.conllu", encoding="utf-8") as file:
        sentences = list(conllu.parse_incr(file))
    same("CoNLL-U, sentences", sum(int(cell) for cell in cells(folder, "releases", "sentences")), len(sentences))
    same("CoNLL-U, tokens", sum(int(cell) for cell in cells(folder, "releases", "tokens")), sum(map(len, sentences)))
    for sentence in sentences:
        spaced = ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " " for token in sentence)
        text = "".join(token["form"] + space for token, space in zip(sentence, spaced)).strip()
        same(f"CoNLL-U, {sentence.metadata['sent_id']}", sentence.metadata["text"], text)
    named = {misc["Mention"] for sentence in sentences for token in sentence if "Mention" in (misc := token["misc"] or {})}
    same("CoNLL-U, names", sorted(cells(folder, "mentions", "mention_id")), sorted(named))
    print(f"{len(values)} figures are the same in Parquet (DuckDB, pandas, polars), SQLite and CSV; {len(sentences)} sentences in CoNLL-U")


if __name__ == "__main__":
    main()
