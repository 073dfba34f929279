import csv
import datetime
import decimal
import pathlib
import subprocess
import os

import pandas
import polars
import pyarrow
import pytest

import pressrecord

CORPUS = pathlib.Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def dataset():
    return pressrecord.extract(CORPUS)


def test_tables_are_taken_by_pandas_polars_and_pyarrow(dataset):
    releases = sum(1 for path in CORPUS.rglob("*.txt"))
    assert len(dataset.releases) == len(dataset["releases"]) == releases
    amounts = polars.DataFrame(dataset.amounts)
    assert amounts.columns == dataset.amounts.columns
    assert amounts.schema["value"] == polars.Decimal(38, 9) and amounts.schema["published"] == polars.Date
    frame = pandas.DataFrame.from_arrow(dataset.amounts)
    assert len(frame) == len(amounts) == len(dataset.amounts)
    table = pyarrow.table(dataset.amounts)
    assert table["text"].to_pylist() == amounts["text"].to_list()


@pytest.mark.skipif("PRESSRECORD" not in os.environ, reason="PRESSRECORD names the program to compare with")
def test_rows_are_those_of_the_program(dataset, tmp_path):
    folder = tmp_path / "dataset"
    subprocess.run([os.environ["PRESSRECORD"], "extract", CORPUS, "--output", folder, "-q"], check=True)
    for name, table in dataset.items():
        with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert table.columns == rows[0], name
        assert len(table) == len(rows) - 1, name
        texts = pyarrow.table(table).to_pylist()
        for column in {"text", "name", "path"} & set(table.columns):
            at = rows[0].index(column)
            assert [row[column] or "" for row in texts] == [row[at] for row in rows[1:]], name


def test_figures_of_a_text():
    text = "Exports exceeded 1.5 trillion tenge (US$3.3 billion) last year. Тәртіп."
    money, dollars = pressrecord.figures(text, language="en", date=datetime.date(2024, 2, 1))
    assert money["value"] == decimal.Decimal("1500000000000") and money["currency"] == "KZT"
    assert text[money["start"] : money["end"]] == money["text"]
    assert money["usd"] == dollars["value"] == decimal.Decimal("3300000000")
    assert money["qualifier"] == "over"


def test_dates_of_a_text():
    [day] = pressrecord.dates("It met on Jan. 31.", date="2024-02-01")
    assert (day["from"], day["to"]) == (datetime.date(2024, 1, 31),) * 2


def test_names_of_a_text():
    text = "President Kassym-Jomart Tokayev received the head of the National Bank in Astana."
    found = {(name["kind"], name["text"]) for name in pressrecord.names(text)}
    assert {("person", "Kassym-Jomart Tokayev"), ("agency", "National Bank"), ("place", "Astana")} <= found


def test_what_cannot_be_read_is_told():
    with pytest.raises(ValueError, match="xx"):
        pressrecord.figures("5 tons", language="xx")
    with pytest.raises(RuntimeError, match="not-there"):
        pressrecord.extract("not-there")
    with pytest.raises(ValueError, match="threads"):
        pressrecord.extract(CORPUS, threads=0)
    with pytest.raises(AttributeError, match="no table `amount`"):
        pressrecord.extract(CORPUS / "en").amount
