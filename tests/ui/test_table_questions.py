"""What a page may send of a table of products, against `tokenize_batch`; and what it is told of anything else."""

from __future__ import annotations

import base64
import csv
import io

import pytest

from mmsid import MmsidError, records
from mmsid.explain import novelty
from mmsid.shop.batch.result import COLUMNS, result_file
from mmsid.shop.batch.run import tokenize_batch
from mmsid.shop.batch.table import parse_batch, read_batch
from mmsid.ui.answers.batch import result_cells, rows_answer
from mmsid.ui.batch import export_result, read_rows, read_table, tokenize_rows
from mmsid.ui.contract import read_question
from mmsid.ui.contract.batch import (
    ROWS_PER_REQUEST,
    ExportResultQuestion,
    ReadTableQuestion,
    ResultCells,
    TokenizeRowsQuestion,
)
from mmsid.ui.space import Limits

LIMITS = Limits(upload_megabytes=1)
TABLE = "SKU,Title,description,image\n7,Red mug,For coffee.,mug.png\n8,,,lost.png\n9,Hat,,\n"
ROW = {"row": 2, "title": "Mug", "description": "", "image": "", "problem": ""}


class Loaded:
    """A shop that is there already."""

    def __init__(self, shop) -> None:
        self.shop = shop

    def visited(self, _asked):
        return self.shop


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def sent(name: str, content: bytes) -> ReadTableQuestion:
    return ReadTableQuestion(name=name, size=len(content), file=encoded(content))


def tokenized(shop, values: dict):
    """As the panel's listener does it: read, then answered."""
    asked = read_question(TokenizeRowsQuestion, values)
    return tokenize_rows(Loaded(shop), asked, read_rows(LIMITS, asked))


def test_a_table_is_read_as_the_command_line_reads_it():
    rows = read_table(sent("t.csv", TABLE.encode())).rows
    assert [row.model_dump() for row in rows] == [
        {name: getattr(row, name) for name in ("row", "title", "description", "image", "problem", "own")}
        for row in parse_batch(TABLE.encode(), "t.csv")
    ]


def test_the_page_is_told_under_which_names_the_columns_were_read():
    read = read_table(sent("t.csv", b"Handle,Name,Image Src\n7,Mug,https://x.test/a/mug.png?v=1\n"))
    assert read.read_as == {"title": "Name", "image": "Image Src"}
    assert (read.rows[0].title, read.rows[0].image) == ("Mug", "mug.png")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", b"sku\nMug\n"),
        ("t.csv", b"title\n"),
        ("t.csv", b"title\n\x81\n"),
        ("t.xlsx", b"PK"),
        ("t.csv", b"PK\x03\x04"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_as_the_command_line_tells_it(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(MmsidError) as expected:
        read_batch(tmp_path / name)
    with pytest.raises(MmsidError) as told:
        read_table(sent(name, content))
    assert str(told.value) == str(expected.value)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"name": "t.csv", "size": records.MAX_TABLE_BYTES + 1, "file": None}, "at most 5 MB, but t.csv is larger"),
        ({"name": "t.csv", "size": 3, "file": "A" * 6_666_700}, "at most 5 MB, but got a text of 6,666,700 letters"),
        ({"name": "t.csv", "size": 3, "file": "§"}, "arrived damaged"),
        ({"name": "t.csv", "size": 3}, "arrived damaged"),
        ({"name": "x" * 201, "size": 3, "file": ""}, "name as text of at most 200 letters"),
        ({"name": 3, "size": 3, "file": ""}, "name as text"),
        ({"name": "t.csv", "size": "3", "file": ""}, "size as a whole number"),
    ],
)
def test_what_is_no_table_is_one_sentence(asked, words):
    with pytest.raises(MmsidError, match=words):
        read_table(read_question(ReadTableQuestion, asked))


def test_some_rows_get_what_they_get_in_a_whole_table(tiny, tmp_path):
    picture = tiny.item("mug-red-0").image.read_bytes()
    (tmp_path / "mug.png").write_bytes(picture)
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    rows = read_batch(tmp_path / "t.csv", tmp_path)
    expected = tokenize_batch(tiny, rows, judge=lambda shop, new: str(novelty(shop, new).verdict))
    assert expected[0].verdict
    rows = [row.model_dump() for row in read_table(sent("t.csv", TABLE.encode())).rows]
    rows[0]["file"], rows[1]["trouble"] = encoded(picture), "missing"
    lines = tokenized(tiny, {"rows": rows, "source": tmp_path.name}).lines
    assert [result_cells(line.cells) for line in lines] == [line.cells() for line in expected]
    assert [[chip.code for chip in line.codes] for line in lines] == [line.semantic_id for line in lines]
    assert all(chip.caption for line in lines for chip in line.codes)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"image": "a.png"}, "none came along"),
        ({"image": "../a.png", "source": "p.zip"}, "within p.zip"),
        ({"image": "a.png", "source": "p.zip", "file": ""}, "a.png is an empty file in p.zip"),
        ({"image": "a.png", "source": "p.zip", "trouble": "empty"}, "a.png is an empty file in p.zip"),
        ({"image": "x/a.png", "source": "p.zip", "trouble": "damaged"}, "x/a.png is damaged or locked in p.zip"),
        ({"image": "a.png", "source": "p.zip", "trouble": "large"}, "at most 20 MB"),
        ({"image": "a.png", "source": "p.zip", "trouble": "heavy"}, "at most 1 MB"),
        ({"image": "a.png", "source": "p.zip", "file": encoded(b"no picture")}, "cannot be read as one"),
        ({"problem": "Expected less."}, "Expected less."),
    ],
)
def test_what_is_wrong_with_a_row_is_its_problem(tiny, row, words):
    own = {key: value for key, value in row.items() if key != "source"}
    broken, whole = tokenized(tiny, {"rows": [{**ROW, **own}, {**ROW, "row": 3}], "source": row.get("source")}).lines
    assert words in broken.problem and broken.codes == [] and broken.nearest is None
    assert whole.problem == "" and whole.codes


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, "Expected rows in the question, but it is missing"),
        ({"rows": []}, "1 to 8 rows"),
        ({"rows": None}, "1 to 8 rows"),
        ({"rows": [{**ROW, "row": row} for row in range(1, ROWS_PER_REQUEST + 2)]}, "1 to 8 rows"),
        ({"rows": ["x"]}, "rows.0 as keys and values, but got 'x'"),
        ({"rows": [{**ROW, "more": 1}]}, "only keys that this question knows, but got rows.0.more"),
        ({"rows": [ROW, ROW]}, "the same number"),
        ({"rows": [{**ROW, "row": "2"}]}, "number of a row"),
        ({"rows": [{**ROW, "row": 10_000_001}]}, "number of a row"),
        ({"rows": [{**ROW, "row": True}]}, "number of a row"),
        ({"rows": [{**ROW, "title": 3}]}, "title as text"),
        ({"rows": [{**ROW, "title": "\ud800"}]}, "title as text"),
        ({"rows": [{**ROW, "trouble": "x"}], "source": "p"}, "picture's trouble"),
        ({"rows": [{**ROW, "trouble": ["x"]}], "source": "p"}, "picture's trouble"),
        ({"rows": [{**ROW, "file": 3}], "source": "p"}, "file as text"),
        ({"rows": [{**ROW, "file": "§"}], "source": "p"}, "arrived damaged"),
        ({"rows": [{**ROW, "row": n, "file": "A" * 800_000} for n in (2, 3)], "source": "p"}, "at most 1 MB at once"),
        ({"rows": [{**ROW, "own": {"SKU": 3}}]}, "own.SKU as text"),
        ({"rows": [{**ROW, "own": {"problem": "x"}}]}, "under names of their own, but got problem"),
        ({"rows": [{**ROW, "own": {f"c{place}": "" for place in range(101)}}]}, "further columns as texts"),
        ({"rows": [ROW], "source": 3}, "source as text"),
    ],
)
def test_what_are_no_rows_is_one_sentence(tiny, asked, words):
    with pytest.raises(MmsidError, match=words) as caught:
        tokenized(tiny, asked)
    assert "\n" not in str(caught.value)


def test_a_result_has_the_columns_of_the_file():
    assert {*ResultCells.model_fields} - {"own"} == {*COLUMNS} - {"same_id_rows"}


def test_the_file_is_made_of_the_cells_and_nothing_else(tiny):
    lines = tokenize_batch(tiny, parse_batch(b"sku,title\n7,=Mug\n", "t.csv"))
    cells = [line.cells.model_dump() for line in rows_answer(tiny, lines).lines]

    def made(**asked):
        return export_result(read_question(ExportResultQuestion, asked))

    for kind in ("csv", "parquet"):
        file = made(kind=kind, cells=cells)
        assert file.name == f"semantic-ids.{kind}"
        assert base64.b64decode(file.content) == result_file([line.cells() for line in lines], f".{kind}")
    content = base64.b64decode(made(kind="csv", cells=cells).content).decode()
    assert next(csv.DictReader(io.StringIO(content, newline="")))["title"] == "'=Mug"
    for asked, words in (
        ({"kind": "exe", "cells": cells}, "csv or parquet"),
        ({"kind": "csv", "cells": []}, "1 to 500 rows"),
        ({"kind": "csv", "cells": [{**cells[0], "cosine": 2}]}, "cosine"),
        ({"kind": "csv", "cells": [{**cells[0], "title": "x" * 4001}]}, "title as text of at most 4,000 letters"),
        ({"kind": "csv", "cells": [cells[0], {**cells[0], "own": {}}]}, "other columns"),
    ):
        with pytest.raises(MmsidError, match=words):
            made(**asked)
