"""Events of a file: every value against what was written, however it is written."""

from __future__ import annotations

import csv
import gzip
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mmsid.artifacts import Reading
from mmsid.catalogue.event_files import EventFile, NotPlainError, column_names, event_chunks
from mmsid.catalogue.events import read_events
from mmsid.catalogue.interactions import Interactions
from mmsid.catalogue.problems import ProblemLog

COLUMNS = ("user_id", "item_id", "timestamp")


def _read(
    path: Path, content: str | bytes | dict[str, Any], items: Sequence[str], reading: Reading | None = None
) -> tuple[Interactions | None, list[str]]:
    """A file's events, and what is said of it."""
    log = ProblemLog()
    if isinstance(content, dict):
        pq.write_table(pa.table(content), path)
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    columns = {name: name for name in (*COLUMNS, "rating") if name in column_names(path)}
    return read_events(EventFile(path, columns), items, log, reading), [str(problem) for problem in log.problems]


def _listed(interactions: Interactions | None) -> list[tuple[str, str, float]]:
    assert interactions is not None
    times = interactions.timestamps.tolist()
    return list(zip(interactions.user_ids.tolist(), interactions.item_ids.tolist(), times, strict=True))


def test_numeric_and_text_ids_meet(tmp_path: Path) -> None:
    rows = [(1, 7, 3), (2.0, 7.0, 2), (" 3 ", "7", 1)]
    lines = "\n".join(json.dumps(dict(zip(COLUMNS, row, strict=True))) for row in rows)
    interactions, told = _read(tmp_path / "interactions.jsonl", lines, ["7"])
    assert _listed(interactions) == [("1", "7", 3), ("2", "7", 2), ("3", "7", 1)]
    assert not told
    columns = {"user_id": [1, 2], "item_id": [7.0, None], "timestamp": [3, 2]}
    interactions, told = _read(tmp_path / "interactions.parquet", columns, ["7"])
    assert _listed(interactions) == [("1", "7", 3)]
    assert "row 2, left out: no item_id" in told[0]


def test_repeated_events_are_named_and_repeated_visits_kept(tmp_path: Path) -> None:
    content = "user_id,item_id,timestamp\nu,a,1\nu,a,1.0\nu,a,2\n"
    interactions, told = _read(tmp_path / "interactions.csv", content, ["a"])
    assert _listed(interactions) == [("u", "a", 1), ("u", "a", 2)]
    assert "row 3 ('a'), left out: the user, product and time of an earlier row" in told[0]


ODD = "user_id,item_id,timestamp\n u ,a,1\n,a,2\nu,,3\nu,x,4\nu,a,yesterday\nv,b,5\nv,b,5\n,,\nw,a,7\n"


@pytest.mark.parametrize("instead", ["w,a,7", '"w","a",7', "w,a", '"say ""w""",a,7', '"w\nw",a,7'])
def test_a_plain_file_and_any_other_are_read_alike(tmp_path: Path, instead: str) -> None:
    """The one is read by Arrow, the other by the standard library."""
    content = ODD.replace("w,a,7", instead)
    interactions, told = _read(tmp_path / "interactions.csv", content, ["a", "b"])
    last = next(csv.reader([*instead.splitlines(keepends=True)]))
    more = [(last[0], "a", 7.0)] if len(last) == 3 else []
    assert _listed(interactions) == sorted([("u", "a", 1), ("v", "b", 5), *more])
    assert [line.split(";")[0] for line in told] == [
        "interactions.csv, row 3, left out: no user_id",
        "interactions.csv, row 4, left out: no item_id",
        "interactions.csv, row 5 ('x'), left out: a product that is not among the usable items",
        "interactions.csv, row 6 ('yesterday'), left out: no usable timestamp"
        if more
        else "interactions.csv, rows 6 ('yesterday'), 10, left out: no usable timestamp",
        "interactions.csv, row 8 ('b'), left out: the user, product and time of an earlier row",
    ]


def test_what_arrow_reads_is_what_the_standard_library_reads(tmp_path: Path) -> None:
    """Files of odd cells at random: where Arrow reads one at all, every cell is the other's."""
    rng = np.random.default_rng(0)
    cells = ["a", "", " ", '"a"', '"a,b"', '""', '"a""b"', 'a"b', '"', '"a\nb"', "é", "a\r", '"a"b', ";"]
    read = 0
    for _ in range(300):
        rows = rng.choice(cells[: rng.integers(2, len(cells) + 1)], (rng.integers(1, 4), 3))
        path = tmp_path / "e.csv"
        path.write_bytes(("user_id,item_id,timestamp\n" + "".join(f"{','.join(row)}\n" for row in rows)).encode())
        file = EventFile(path, {name: name for name in COLUMNS})
        try:
            plain = [chunk.columns for chunk in event_chunks(file, ProblemLog(), is_plain=True)]
        except NotPlainError:
            continue
        read += 1
        [other] = [chunk.columns for chunk in event_chunks(file, ProblemLog(), is_plain=False)]
        assert [one.to_pylist() for one in plain[0].values()] == [one.to_pylist() for one in other.values()], (
            path.read_text()
        )
    assert read > 20


@pytest.mark.parametrize(
    "content",
    [
        "user_id,item_id,timestamp\nu,a,1\n\nu,b,2\nv,a\nw,b,3,,\n",
        "user_id;item_id;timestamp\r\nu;a;1\r\nu;b;2\r\nw;b;3",
        "sep=,\nuser_id,item_id,timestamp\nu,a,1\nu,b,2\nw,b,3\n",
        "\ufeffuser_id\titem_id\ttimestamp\nu\ta\t1\nu\tb\t2\nw\tb\t3\n",
        "user_id,item_id,timestamp\ru,a,1\ru,b,2\rw,b,3\r",
        "user_id,item_id,timestamp\nu,a,1\nu,b,2\nw,b,3\n".encode("utf-16"),
        gzip.compress(b"user_id,item_id,timestamp\nu,a,1\nu,b,2\nw,b,3\n", mtime=0),
    ],
)
def test_events_in_every_spelling_of_csv(tmp_path: Path, content: str | bytes) -> None:
    interactions, _ = _read(tmp_path / "interactions.csv", content, ["a", "b"])
    assert _listed(interactions) == [("u", "a", 1), ("u", "b", 2), ("w", "b", 3)]


def test_a_file_that_yields_nothing_is_fatal(tmp_path: Path) -> None:
    for rows, told in (("", "none of 0 rows"), ("u,x,1\n", "none of 1 rows"), ("u,a,x\n", "none of 1 rows")):
        interactions, [fatal, *_] = _read(tmp_path / "e.csv", f"user_id,item_id,timestamp\n{rows}", ["a"])
        assert interactions is None
        assert f"events were expected, but {told} can be used" in fatal


@pytest.mark.parametrize(
    ("item", "given", "difference"),
    [
        ("0108775015", "108775015", "zeros in front"),
        ("1001", "1001.0", "a decimal .0"),
        ("caf\u00e9", "cafe\u0301", "how accents are written"),
        ("a-1", "A-1", "capital letters"),
        ("a 1", "a\u00a01", "blanks"),
        ("0108", "'0108", "quotes"),
        ("007", "7.0", "a decimal .0 and zeros in front"),
    ],
)
def test_ids_that_nearly_match_are_named_and_matched_when_wanted(
    tmp_path: Path, item: str, given: str, difference: str
) -> None:
    content = f"user_id,item_id,timestamp\nu,{given},1\nv,{given},2\nv,b,3\n"
    interactions, told = _read(tmp_path / "e.csv", content, [item, "b"])
    assert _listed(interactions) == [("v", "b", 3)]
    assert len(told) == 1 and "rows 2" in told[0]
    assert f"nearly ({given!r} is {item!r} there, and differs in {difference})" in told[0]
    assert "say --match-ids" in told[0]
    interactions, told = _read(tmp_path / "e.csv", content, [item, "b"], Reading(match_ids=True))
    assert _listed(interactions) == [("u", item, 1), ("v", item, 2), ("v", "b", 3)]
    assert len(told) == 1 and "2 events name a product nearly" in told[0]


def test_an_id_that_is_nearly_two_products_matches_none(tmp_path: Path) -> None:
    content = "user_id,item_id,timestamp\nu,7,1\nu,b,2\n"
    interactions, told = _read(tmp_path / "e.csv", content, ["07", "007", "b"], Reading(match_ids=True))
    assert _listed(interactions) == [("u", "b", 2)]
    assert "a product that is not among the usable items" in told[0]


def test_ratings_are_events_from_a_threshold(tmp_path: Path) -> None:
    content = "user_id,item_id,timestamp,rating\nu,a,1,5\nu,b,2,3.5\nv,a,3,4\nv,b,4,\n"
    assert len(_listed(_read(tmp_path / "e.csv", content, ["a", "b"])[0])) == 4
    interactions, told = _read(tmp_path / "e.csv", content, ["a", "b"], Reading(min_rating=4))
    assert _listed(interactions) == [("u", "a", 1), ("v", "a", 3)]
    assert "row 5, left out: no rating" in told[0] and "1 ratings below 4 are no events" in told[1]
    _, told = _read(tmp_path / "e.csv", "user_id,item_id,timestamp\nu,a,1\n", ["a"], Reading(min_rating=4))
    assert "no column rating" in told[0]


@pytest.mark.parametrize("lowest", [1, 0, -1])
def test_ratings_of_nothing_are_events_and_said(tmp_path: Path, lowest: int) -> None:
    content = f"user_id,item_id,timestamp,rating\nu,a,1,1\nu,b,2,{lowest}\nv,a,3,{lowest}\n"
    interactions, told = _read(tmp_path / "e.csv", content, ["a", "b"])
    assert interactions is not None and len(interactions) == 3
    said = ["e.csv: 2 events have a rating of 0 or below, and are read like the others; say --min-rating 1"]
    assert [line[: len(said[0])] for line in told] == (said if lowest < 1 else [])


def test_a_core_is_what_repeated_filtering_leaves(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    events = {(f"u{u}", f"i{i}") for u, i in zip(rng.integers(0, 20, 90), rng.integers(0, 25, 90), strict=True)}
    rows = [(user, item, time) for time, (user, item) in enumerate(sorted(events))]
    content = "user_id,item_id,timestamp\n" + "".join(f"{u},{i},{t}\n" for u, i, t in rows)
    interactions, told = _read(tmp_path / "e.csv", content, [f"i{i}" for i in range(25)], Reading(k_core=3))
    while True:
        users, items = (Counter(row[place] for row in rows) for place in (0, 1))
        left = [row for row in rows if users[row[0]] >= 3 and items[row[1]] >= 3]
        if len(left) == len(rows):
            break
        rows = left
    assert 0 < len(rows) < len(events)
    assert sorted(_listed(interactions)) == sorted(rows)
    assert f"{len(events) - len(rows)} of {len(events)} events" in told[0]


def test_mixed_units_and_ambiguous_dates_are_said(tmp_path: Path) -> None:
    content = "user_id,item_id,timestamp\nu,a,1717171717\nu,b,1717171718000\n"
    interactions, told = _read(tmp_path / "e.csv", content, ["a", "b"])
    assert [time for _, _, time in _listed(interactions)] == [1717171717, 1717171718]
    assert "1 in seconds, 1 in milliseconds" in told[0]
    content = "user_id,item_id,timestamp\nu,a,05/06/2024\nu,b,06/06/2024\n"
    interactions, told = _read(tmp_path / "e.csv", content, ["a", "b"])
    assert [time for _, _, time in _listed(interactions)] == [1717545600, 1717632000]
    assert "--dates month-first" in told[0]
    interactions, told = _read(tmp_path / "e.csv", content, ["a", "b"], Reading(date_order="month-first"))
    assert not told and [time for _, _, time in _listed(interactions)] == [1714953600 + 86400 * 0, 1717632000]


def test_many_rows_that_are_left_out_are_counted_and_the_first_named(tmp_path: Path) -> None:
    content = "user_id,item_id,timestamp\n" + "u,x,1\n" * 30_000 + "u,a,1\n"
    log = ProblemLog()
    path = tmp_path / "e.csv"
    path.write_text(content)
    read_events(EventFile(path, {name: name for name in COLUMNS}), ["a"], log)
    [problem] = log.problems
    assert (problem.count, problem.rows[:2], len(problem.rows)) == (30_000, (2, 3), 10_000)
    assert "(30,000 in all)" in str(problem)


def test_300000_events_are_read_quickly(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    n = 300_000
    columns: dict[str, list[Any]] = {
        "user_id": [f"u{u}" for u in rng.integers(0, 24_000, n)],
        "item_id": [f"i{i}" for i in rng.integers(0, 1600, n)],
        "timestamp": list(range(n)),
    }
    pq.write_table(pa.table(columns), tmp_path / "e.parquet")
    started = time.process_time()
    file = EventFile(tmp_path / "e.parquet", {name: name for name in COLUMNS})
    interactions = read_events(file, [f"i{i}" for i in range(1600)], ProblemLog())
    seconds = time.process_time() - started
    assert interactions is not None
    assert len(interactions) == n
    assert seconds < 15  # column by column it takes a tenth of a second, pair by pair it would take a day
