"""What a page may send of several histories, against the shop itself; and what it is told of anything else."""

from __future__ import annotations

import base64
import io

import pyarrow.parquet as pq
import pytest

from mmsid import MmsidError, records
from mmsid.shop.histories.answering import answer_histories as answered
from mmsid.shop.histories.reading import parse_histories
from mmsid.shop.histories.result import result_file
from mmsid.ui.contract import read_question
from mmsid.ui.contract.histories import (
    HISTORIES_PER_REQUEST,
    AnswerHistoriesQuestion,
    ExportHistoriesQuestion,
    ReadHistoriesQuestion,
)
from mmsid.ui.histories import answer_histories, export_histories, read_histories
from mmsid.ui.space import Limits

LIMITS = Limits(history=5)
TABLE = "user,history,next\n=ann,mug-red-0 hat-blue-1,bag-red-0\nbob,mug-rid-0,\ncy,hat-red-0 hat-red-0,mug-red-0\n"
ROW = {"row": 2, "history": ["mug-red-0"], "target": ""}
LINE = {
    **ROW,
    "name": "",
    "items": [{"item_id": "hat-red-0", "log_prob": -1.5}],
    "rank": None,
    "problem": "",
    "note": "",
}


class Loaded:
    """A shop that is there already."""

    def __init__(self, shop) -> None:
        self.shop = shop

    def visited(self, _asked):
        return self.shop


def sent(content: bytes, name: str | None = None) -> dict:
    return {"name": name, "size": len(content), "file": base64.b64encode(content).decode()}


def read(shop, values: dict):
    return read_histories(Loaded(shop), LIMITS, read_question(ReadHistoriesQuestion, values))


def answer(shop, values: dict):
    return answer_histories(Loaded(shop), LIMITS, read_question(AnswerHistoriesQuestion, values)).lines


def export(values: dict):
    return export_histories(read_question(ExportHistoriesQuestion, values))


@pytest.mark.parametrize("name", [None, "h.csv"])
def test_a_text_is_read_as_the_command_line_reads_it(tiny, name):
    found = read(tiny, sent(TABLE.encode(), name))
    expected = parse_histories(TABLE.encode(), "h.csv", tiny)
    assert found.form == expected.form
    assert [row.model_dump() for row in found.rows] == [
        {
            "row": row.row,
            "name": row.name,
            "history": list(row.history),
            "target": row.target,
            "problem": row.problem,
            "note": row.note,
        }
        for row in expected.rows
    ]


def test_a_history_is_no_longer_than_the_space_allows(tiny):
    text = "mug-red-0 " * 5 + "\n" + "mug-red-0 " * 6
    assert [row.problem for row in read(tiny, sent(text.encode())).rows] == [
        "",
        "Expected a history of at most 5 products, but row 2 has 6; leave the oldest out.",
    ]
    with pytest.raises(MmsidError, match="at most 5 products, but got 6"):
        answer(tiny, {"rows": [{**ROW, "history": ["mug-red-0"] * 6}]})


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"name": "h.csv", "size": records.MAX_TABLE_BYTES + 1, "file": None}, "at most 5 MB, but h.csv is larger"),
        ({"name": None, "size": records.MAX_TABLE_BYTES + 1, "file": None}, "at most 5 MB, but the text is larger"),
        ({"name": "h.xlsx", "size": 3, "file": ""}, "save it as CSV"),
        ({"name": "h.csv", "size": 3, "file": "A" * 6_666_700}, "at most 5 MB, but got a text of 6,666,700 letters"),
        ({"name": "h.csv", "size": 3, "file": "§"}, "arrived damaged"),
        ({"name": "h.csv", "size": 3}, "arrived damaged"),
        ({"name": "x" * 201, "size": 3, "file": ""}, "name as text of at most 200 letters"),
        ({"name": 3, "size": 3, "file": ""}, "name as text"),
        ({"name": None, "size": 0, "file": ""}, "1 to 2,000 histories, but the text has none"),
        ({**sent(b"PK\x03\x04"), "name": None}, "the text is a spreadsheet"),
    ],
)
def test_what_are_no_histories_is_one_sentence(tiny, asked, words):
    with pytest.raises(MmsidError, match=words) as told:
        read(tiny, asked)
    assert "\n" not in str(told.value)


def test_a_few_histories_get_what_the_shop_recommends(tiny):
    histories = [["mug-red-0", "hat-blue-1"], ["hat-red-0"], ["nothing"], ["bag-black-1"] * 3]
    first, second, *_ = tiny.recommend(histories[0], 10)
    targets = [second.item.item_id, first.item.item_id, first.item.item_id, ""]
    rows = [
        {"row": 4 + place, "history": history, "target": target}
        for place, (history, target) in enumerate(zip(histories, targets, strict=True))
    ]
    lines = answer(tiny, {"rows": rows})
    assert [line.row for line in lines] == [4, 5, 6, 7]
    for line, history, target in zip(lines, histories, targets, strict=True):
        if history == ["nothing"]:
            assert "no product with the id 'nothing'" in line.problem and (line.items, line.rank) == ([], None)
            continue
        alone = tiny.recommend(history, 10)
        assert [one.item_id for one in line.items] == [one.item.item_id for one in alone]
        assert [one.log_prob for one in line.items] == pytest.approx([one.log_prob for one in alone], abs=1e-4)
        assert line.rank == next((one.rank for one in alone if one.item.item_id == target), None)
        assert (line.problem, line.note) == ("", alone.note)
    assert lines[0].rank == 2


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, "Expected rows in the question, but it is missing"),
        ({"rows": []}, "1 to 8 histories"),
        ({"rows": None}, "1 to 8 histories"),
        ({"rows": [{**ROW, "row": row} for row in range(1, HISTORIES_PER_REQUEST + 2)]}, "1 to 8 histories"),
        ({"rows": ["x"]}, "rows.0 as keys and values, but got 'x'"),
        ({"rows": [{**ROW, "more": 1}]}, "only keys that this question knows, but got rows.0.more"),
        ({"rows": [{**ROW, "row": 0}]}, "number of a row"),
        ({"rows": [{**ROW, "row": True}]}, "number of a row"),
        ({"rows": [{**ROW, "history": []}]}, "at least one product id as history"),
        ({"rows": [{**ROW, "history": "mug-red-0"}]}, "at least one product id as history"),
        ({"rows": [{**ROW, "history": [3]}]}, "ids as text"),
        ({"rows": [{**ROW, "history": ["x" * 1001]}]}, "at most 1,000 letters"),
        ({"rows": [{**ROW, "history": ["x"] * 1001}]}, "at most 1,000"),
        ({"rows": [{**ROW, "target": None}]}, "target as text"),
        ({"rows": [{**ROW, "target": "\ud800"}]}, "target as text"),
    ],
)
def test_what_are_no_rows_is_one_sentence(tiny, asked, words):
    with pytest.raises(MmsidError, match=words) as told:
        answer(tiny, asked)
    assert "\n" not in str(told.value)


def test_the_file_is_that_of_the_command_line(tiny):
    table = parse_histories(TABLE.encode(), "h.csv", tiny)
    expected = answered(tiny, table.rows)
    given = [row.model_dump() for row in read(tiny, sent(TABLE.encode())).rows]
    by_row = {
        line.row: line
        for line in answer(tiny, {"rows": [{name: row[name] for name in ROW} for row in given if not row["problem"]]})
    }
    lines = [
        {
            **row,
            "items": [one.model_dump() for one in by_row[row["row"]].items] if row["row"] in by_row else [],
            "rank": by_row[row["row"]].rank if row["row"] in by_row else None,
        }
        for row in given
    ]
    for kind in ("csv", "parquet"):
        file = export({"lines": lines, "kind": kind})
        assert file.name == f"histories.{kind}"
        content = base64.b64decode(file.content)
        if kind == "csv":
            assert content == result_file(expected, ".csv") and b"'=ann" in content
        else:
            assert pq.read_table(io.BytesIO(content)) == pq.read_table(io.BytesIO(result_file(expected, ".parquet")))


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"kind": "exe", "lines": [LINE]}, "csv or parquet"),
        ({"kind": "csv", "lines": []}, "1 to 2,000 lines"),
        ({"kind": "csv", "lines": [LINE] * 2001}, "1 to 2,000 lines"),
        ({"kind": "csv", "lines": [{**LINE, "rank": 0}]}, "rank"),
        ({"kind": "csv", "lines": [{**LINE, "rank": 11}]}, "rank"),
        ({"kind": "csv", "lines": [{**LINE, "items": LINE["items"] * 11}]}, "items"),
        ({"kind": "csv", "lines": [{**LINE, "items": [{"item_id": "x", "log_prob": float("nan")}]}]}, "log_prob"),
        ({"kind": "csv", "lines": [{**LINE, "items": [{"item_id": "x", "log_prob": 2.0}]}]}, "log_prob"),
        ({"kind": "csv", "lines": [{**LINE, "name": "x" * 201}]}, "name as text of at most 200 letters"),
        ({"kind": "csv", "lines": [{**LINE, "problem": "x" * 4001}]}, "at most 4,000 letters"),
        ({"kind": "csv", "lines": [{**LINE, "history": ["x" * 1000] * 1000}] * 9}, "8,000,000 letters, but got 9,0"),
    ],
)
def test_what_is_no_result_is_one_sentence(asked, words):
    with pytest.raises(MmsidError, match=words) as told:
        export(asked)
    assert "\n" not in str(told.value)
