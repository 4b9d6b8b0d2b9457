"""Many histories against the same ones asked one after another, their hits against a hand-worked table."""

from __future__ import annotations

import csv
import io

import pyarrow.parquet as pq
import pytest

from mmsid import MmsidError
from mmsid.shop.histories.answering import HistoryLine, RankedItem, answer_histories, count_hits
from mmsid.shop.histories.reading import parse_histories
from mmsid.shop.histories.result import result_file, write_result
from mmsid.shop.histories.rows import HistoryRow

HISTORIES = [["mug-red-0", "mug-blue-0"], ["hat-blue-1"], ["bag-red-0", "hat-red-0", "mug-green-1"], ["mug-red-0"] * 9]


def test_many_are_answered_as_each_alone(tiny):
    asked = [*HISTORIES, [], ["nothing"]] * 4  # more than are decoded together
    for history, answer in zip(asked, tiny.recommend_many(asked, 4), strict=True):
        if history in HISTORIES:
            alone = tiny.recommend(history, 4)
            assert [one.item for one in answer] == [one.item for one in alone] and answer.note == alone.note
            assert [one.log_prob for one in answer] == pytest.approx([one.log_prob for one in alone], abs=1e-4)
        else:
            with pytest.raises(MmsidError) as told:
                tiny.recommend(history, 4)
            assert str(answer) == str(told.value)


@pytest.fixture
def lines(tiny) -> list[HistoryLine]:
    """A hit at the third place, a miss, one that is not judged, one that cannot be answered, one with a long history."""
    answers = [tiny.recommend(history, 5) for history in HISTORIES]
    missed = next(item.item_id for item in tiny.items if item not in [one.item for one in answers[1]])
    rows = [
        f"=ann,{' '.join(HISTORIES[0])},{answers[0][2].item.item_id}",
        f"bob,{HISTORIES[1][0]},{missed if missed not in HISTORIES[1] else 'bag-black-1'}",
        f",{' '.join(HISTORIES[2])},",
        "eve,nothing,mug-red-0",
        f"zoe,{' '.join(HISTORIES[3])},{answers[3][0].item.item_id}",
    ]
    table = parse_histories("\n".join(["user,history,next", *rows]).encode(), "h.csv", tiny)
    return answer_histories(tiny, table.rows, 5)


def test_the_rank_is_the_next_products_place_in_the_answer(tiny, lines):
    for line, history in zip(lines[:3], HISTORIES[:3], strict=True):
        assert [one.item_id for one in line.items] == [one.item.item_id for one in tiny.recommend(history, 5)]
    assert [line.rank for line in lines] == [3, None, None, None, 1]
    assert [line.is_judged for line in lines] == [True, True, False, False, True]
    assert "no product with the id 'nothing'" in lines[3].problem and lines[3].items == ()
    assert lines[4].note == (
        "In this history one product stands more than once, and every time is read. "
        "The language model reads the last 6 products of the history."
    )


def test_the_interval_of_the_hits_is_wilsons(lines):
    found = count_hits(lines)
    assert (found.hits, found.judged) == (2, 3)
    z, p, n = 1.959964, 2 / 3, 3
    centre, half = p + z * z / (2 * n), z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
    assert [found.low, found.high] == pytest.approx(
        [(centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)], abs=1e-6
    )
    assert count_hits(lines[2:4]) is None


def test_the_file_says_it_all_and_can_be_read_again(tiny, lines, tmp_path):
    [first, *_, last] = rows = list(csv.DictReader(io.StringIO(result_file(lines, ".csv").decode(), newline="")))
    assert list(first) == [
        *("row", "user", "history", "next", "rank"),
        *(name for place in range(1, 6) for name in (f"item_{place}", f"log_prob_{place}")),
        *("note", "problem"),
    ]
    assert (first["row"], first["user"], first["rank"], rows[1]["rank"], last["rank"]) == ("2", "'=ann", "3", "", "1")
    assert [first[f"item_{place}"] for place in range(1, 6)] == [one.item_id for one in lines[0].items]
    assert float(first["log_prob_5"]) == lines[0].items[4].log_prob
    assert rows[3]["problem"] == lines[3].problem and rows[3]["item_1"] == rows[3]["log_prob_1"] == ""
    again = parse_histories(result_file(lines, ".csv"), "result.csv", tiny).rows
    assert [(row.history, row.target) for row in again] == [(one.asked.history, one.asked.target) for one in lines]
    write_result(lines, tmp_path / "r.parquet")
    table = pq.read_table(tmp_path / "r.parquet").to_pylist()
    assert [one["rank"] for one in table] == [3, None, None, None, 1] and table[0]["user"] == "=ann"
    assert [one["log_prob_1"] for one in table] == [one.items[0].log_prob if one.items else None for one in lines]


def test_without_any_answer_there_is_a_file_too():
    line = HistoryLine(HistoryRow(1, "", ("x",)), problem="no such product")
    assert list(pq.read_table(io.BytesIO(result_file([line], ".parquet"))).to_pylist()[0].values()) == [
        *(1, "", "x", "", None),
        *("", "no such product"),
    ]
    shorter = HistoryLine(HistoryRow(2, "", ("y",)), (RankedItem("z", -1.5),), None)
    [_, row] = pq.read_table(io.BytesIO(result_file([line, shorter], ".parquet"))).to_pylist()
    assert (row["item_1"], row["log_prob_1"]) == ("z", -1.5)
