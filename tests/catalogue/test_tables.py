"""Tables: what is written is what is read, in every format, and every broken row is named."""

from __future__ import annotations

import codecs
import csv
import datetime
import json
import math
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mmsid.catalogue.columns import Table, as_text
from mmsid.catalogue.event_files import column_names
from mmsid.catalogue.problems import ProblemLog, Severity
from mmsid.catalogue.tables import find_table, read_table

if TYPE_CHECKING:
    from pathlib import Path


def _read(path: Path, content: str | bytes, required: tuple[str, ...] = ("a",)) -> tuple[Table | None, ProblemLog]:
    log = ProblemLog()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path, required, log), log


def _sentences(log: ProblemLog) -> list[str]:
    return [str(problem) for problem in log.problems]


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        ("a,b\n007,NA\n", [("007", "NA")]),
        ("a,b\nnull,\n,NaN\n", [("null", ""), ("", "NaN")]),
        ("\ufeffa,b\r\n1.0,x\r\n", [("1.0", "x")]),
        ('a,b\n"x, y","say ""hi"""\n', [("x, y", 'say "hi"')]),
        ('a,b\n"two\nlines",z\n', [("two\nlines", "z")]),
        ('a,b\n27" monitor,z\n', [('27" monitor', "z")]),
        ("a;b\n1,5;x\n", [("1,5", "x")]),
        ("a\tb\nx, y\tz\n", [("x, y", "z")]),
        (" a , b \nö,日本\n", [("ö", "日本")]),
        ("a,b\nx\n", [("x", "")]),
        ("a,b\nx,y,,\n", [("x", "y")]),
        ("a,b\n\nx,y\n,\n", [("x", "y")]),
        ("a,b\rx,y\r", [("x", "y")]),
        ("a,b\n", []),
        ("sep=;\r\na;b\r\n1,5;x\r\n", [("1,5", "x")]),
        ('"sep=|"\na|b\nx,y;z|\n', [("x,y;z", "")]),
        ("\ufeffSEP=,\na,b\n;;,x\n", [(";;", "x")]),
        ("a\tb\r\nö, 日\tz\r\n".encode("utf-16"), [("ö, 日", "z")]),
        (codecs.BOM_UTF16_BE + "sep=;\na;b\nx;y\n".encode("utf-16-be"), [("x", "y")]),
    ],
)
def test_csv_cells_are_kept_as_text(tmp_path: Path, content: str | bytes, cells: list[tuple[str, str]]) -> None:
    table, log = _read(tmp_path / "t.csv", content)
    assert table is not None
    assert not log.problems
    assert list(zip(table.columns["a"], table.columns["b"], strict=True)) == cells


def test_csv_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    table, _ = _read(tmp_path / "t.csv", 'a,b\n"1\n1",x\n\n2,y\n3,z\n')
    assert table is not None
    assert list(table.rows) == [2, 4, 5]
    assert [row for row, _ in table.records()] == [2, 4, 5]


def test_a_line_that_names_the_separator_is_no_row_and_pk_may_begin_a_header(tmp_path: Path) -> None:
    table, _ = _read(tmp_path / "t.csv", "sep=;\na;b\nx;y\n")
    assert table is not None
    assert list(table.rows) == [2]
    table, log = _read(tmp_path / "t.csv", "PK;a\n1;2\n")
    assert table is not None and not log.problems
    assert table.columns == {"PK": ["1"], "a": ["2"]}


def test_a_cell_that_is_too_long_is_named(tmp_path: Path) -> None:
    most = csv.field_size_limit()
    table, log = _read(tmp_path / "t.csv", f"a,b\n{'x' * most},1\n{'x' * (most + 1)},2\ny,3\n")
    assert table is not None
    assert table.columns["b"] == ["1", "3"]
    assert _sentences(log) == [
        f"t.csv, row 3, left out: a cell of more than {most:,} letters; shorten it, or close its quotes."
    ]


def test_broken_csv_rows_are_named_and_the_others_read(tmp_path: Path) -> None:
    table, log = _read(tmp_path / "t.csv", 'a,b\n1,x\n2,y,more\n"3"3,z\n4,w\n')
    assert table is not None
    assert table.columns == {"a": ["1", "4"], "b": ["x", "w"]}
    assert [(problem.rows, problem.severity) for problem in log.problems] == [
        ((3,), Severity.LEFT_OUT),
        ((4,), Severity.LEFT_OUT),
    ]
    assert "more cells than the 2 of the header" in _sentences(log)[0]
    assert "no valid CSV" in _sentences(log)[1]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("t.csv", 'a,b\n1,x\n2,"open\n3,z\n', "t.csv, row 3: a quote is opened and never closed"),
        (
            "t.csv",
            "a,b\nã,caf\xe9\n".encode() + b"caf\xe9,z\n",
            "t.csv, row 3: UTF-8 text was expected, but byte 0xe9 came; save it as UTF-8",
        ),
        ("t.csv", "a,b\nx,y\n".encode("utf-16")[:-1], "UTF-16 text was expected, but it has truncated data"),
        ("t.csv", b"PK\x03\x04 and more", "a CSV file was expected, but it is a spreadsheet (.xlsx) or a zip file"),
        ("t.csv", "", "the columns a were expected, but the file is empty"),
        ("t.csv", "A,title\nx,y\n", "column a was expected, but the columns are 'A', 'title'; add or rename"),
        ("t.csv", "a,b,b\n1,2,3\n", "'b' occurs twice"),
        ("t.jsonl", "", "the file is empty"),
        ("t.jsonl", '{"b": 1}\n', "column a was expected, but the columns are 'b'"),
        ("t.jsonl", b'{"a": "\xff"}\n', "byte 0xff came"),
        ("t.parquet", b"PAR1 and nothing else", "a Parquet file was expected"),
        ("t.parquet", b"", "a Parquet file was expected"),
    ],
)
def test_fatal_problems_of_a_file(tmp_path: Path, name: str, content: str | bytes, sentence: str) -> None:
    table, log = _read(tmp_path / name, content)
    assert table is None
    assert log.problems[0].severity is Severity.FATAL
    assert sentence in _sentences(log)[0]


def test_an_unnamed_csv_column_is_mentioned(tmp_path: Path) -> None:
    table, log = _read(tmp_path / "t.csv", ",a\n0,x\n")
    assert table is not None
    assert table.columns == {"a": ["x"]}
    assert "a column without a name is not read" in _sentences(log)[0]


def test_jsonl_keeps_types_and_names_broken_lines(tmp_path: Path) -> None:
    lines = ["\ufeff" + json.dumps({"a": "007", "n": 1}), "", "{broken", "[1]", json.dumps({"a": 7, "list": ["x"]})]
    table, log = _read(tmp_path / "t.jsonl", "\r\n".join(lines))
    assert table is not None
    assert table.columns == {"a": ["007", 7], "n": [1, None], "list": [None, ["x"]]}
    assert list(table.rows) == [1, 5]
    assert _sentences(log) == [
        "t.jsonl, row 3, left out: no valid JSON; write one JSON object on each line.",
        "t.jsonl, row 4, left out: no JSON object; write one JSON object on each line.",
    ]


def test_parquet_columns_of_many_types(tmp_path: Path) -> None:
    day = datetime.date(2024, 5, 31)
    columns: dict[str, Any] = {
        "a": pa.array(["007", None, "x"]),
        "number": pa.array([1, None, 3]),
        "whole": pa.array([1, 2, 3]),
        "float": pa.array([1.5, math.nan, None]),
        "kind": pa.array(["u", "v", "u"]).dictionary_encode(),
        "list": pa.array([["p"], [], None]),
        "day": pa.array([day, None, day]),
        "picture": pa.array([b"\x00", None, b""]),
        "large": pa.array(["l", "m", None], pa.large_string()),
    }
    path, log = tmp_path / "t.parquet", ProblemLog()
    pq.write_table(pa.table(columns), path)
    table = read_table(path, ("a",), log)
    assert table is not None
    assert list(table.rows) == [1, 2, 3]
    assert math.isnan(table.columns["float"][1])
    assert table.columns.pop("float")[::2] == [1.5, None]
    assert table.columns == {
        "a": ["007", None, "x"],
        "number": [1, None, 3],
        "whole": [1, 2, 3],
        "kind": ["u", "v", "u"],
        "list": [["p"], [], None],
        "day": [day, None, day],
        "picture": [b"\x00", None, b""],
        "large": ["l", "m", None],
    }
    assert not log.problems


def test_two_files_for_one_table_are_fatal(tmp_path: Path) -> None:
    (tmp_path / "items.csv").write_text("a")
    assert find_table(tmp_path, "items", ProblemLog()) == tmp_path / "items.csv"
    (tmp_path / "items.jsonl").write_text("a")
    log = ProblemLog()
    find_table(tmp_path, "items", log)
    assert _sentences(log) == [
        "items.csv and items.jsonl: one items file was expected, but the folder has 2; keep the right one."
    ]
    assert find_table(tmp_path, "interactions", ProblemLog()) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" x ", "x"),
        ("", ""),
        (None, ""),
        (math.nan, ""),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (True, None),
        (b"x", None),
        (["x"], None),
        ({}, None),
        (math.inf, "inf"),
    ],
)
def test_as_text(value: object, text: str | None) -> None:
    assert as_text(value) == text


def test_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    table, log = _read(tmp_path / "t.csv", "a;größe\n1;schön\n".encode("cp1252"))
    assert table is not None and table.columns == {"a": ["1"], "größe": ["schön"]}
    assert column_names(tmp_path / "t.csv") == ["a", "größe"]
    assert _sentences(log) == [
        "t.csv: it is no UTF-8, so it is read as Windows-1252, as spreadsheets write it; save it as UTF-8 if letters are "
        "wrong."
    ]
    russian, log = _read(tmp_path / "r.csv", "a,b\nкрасная кружка,синяя\n".encode("cp1251"))
    assert russian is None and log.is_fatal
