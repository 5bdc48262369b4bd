"""Text tables: quoted as programs read them, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.exports.columns import Column, Table
from dragoman.views.exports.delimited import JsonLines
from tests.views.exports.values import text

TABLE = Table("t", "A table.", (Column("a", "string", "A."), Column("b", "number", "B.")))


def test_nothing_and_truth() -> None:
    assert text(TABLE, [{"a": None, "b": True}, {"b": -1.5}]) == "a\tb\n\ttrue\n\t-1.5\n"


def test_a_table_without_rows_has_its_header() -> None:
    assert text(TABLE, []) == "a\tb\n"
    assert text(TABLE, [], header=False) == ""


def test_breaks_become_blanks() -> None:
    assert text(TABLE, [{"a": "one\ttwo\r\nthree"}], header=False) == "one two  three\t\n"


def test_formulas_are_guarded_where_asked_and_numbers_never() -> None:
    row = {"a": "=1+1", "b": -1.5}
    assert text(TABLE, [row], header=False, guarded=True, separator=",") == "'=1+1,-1.5\n"
    assert text(TABLE, [row], header=False, separator=",") == "=1+1,-1.5\n"


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\n\t"))))
def test_any_text_is_read_back(values: list[str]) -> None:
    written = text(TABLE, [{"a": one, "b": 1} for one in values], header=False)
    read = csv.reader(io.StringIO(written, newline=""), delimiter="\t")
    assert [row[0] for row in read] == values


def test_json_lines_have_every_column() -> None:
    stream = io.StringIO()
    JsonLines(stream, TABLE).write({"a": "é"})
    assert json.loads(stream.getvalue()) == {"a": "é", "b": None}
