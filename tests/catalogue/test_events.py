"""Timestamps and events of an interactions file."""

from __future__ import annotations

import datetime
import math
import time
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from mmsid.catalogue.events import parse_timestamps, read_interactions
from mmsid.catalogue.problems import ProblemLog
from mmsid.catalogue.tables import Table

NAN = math.nan
UTC = datetime.UTC
DAY = datetime.date(1970, 1, 2)
MOMENT = datetime.datetime(1970, 1, 1, 1)  # As a file has it, without a zone.


@pytest.mark.parametrize(
    ("values", "times"),
    [
        ([1, 2.5, 3], [1, 2.5, 3]),
        (["1", " 2.5 ", "1e3"], [1, 2.5, 1000]),
        (["1", "", None, "x", "nan", "inf"], [1, NAN, NAN, NAN, NAN, NAN]),
        ([1, None, Decimal(3)], [1, NAN, 3]),
        (["1970-01-01", "1970-01-02"], [0, 86400]),
        (["1970-01-01T01:00:00", "1970-01-01 01:00:00.5", "1970-01-01T01:00:00Z"], [3600, 3600.5, 3600]),
        (["1970-01-01T01:00:00+01:00", "31/01/1970", ""], [0, NAN, NAN]),
        ([DAY, MOMENT, MOMENT.replace(tzinfo=UTC), None], [86400, 3600, 3600, NAN]),
        (["1970-01-01", "1970-01-02", "5"], [0, 86400, NAN]),
        (["5", "6", "1970-01-02"], [5, 6, NAN]),
        ([[1], [2]], [NAN, NAN]),
        ([[1, 2], [3, 4]], [NAN, NAN]),
        ([True, "x"], [NAN, NAN]),
        ([10**400, "1"], [NAN, 1]),
        ([], []),
    ],
)
def test_timestamps(values: list[object], times: list[float]) -> None:
    np.testing.assert_array_equal(parse_timestamps(values), times)


def test_numeric_and_text_ids_meet() -> None:
    columns: dict[str, list[Any]] = {"user_id": [1, 2.0, " 3 "], "item_id": [7, 7.0, "7"], "timestamp": [3, 2, 1]}
    log = ProblemLog()
    interactions = read_interactions(Table("interactions.jsonl", columns, range(1, 4)), {"7"}, log)
    assert interactions is not None
    assert interactions.user_ids.tolist() == ["1", "2", "3"]
    assert interactions.item_ids.tolist() == ["7", "7", "7"]
    assert interactions.timestamps.tolist() == [3, 2, 1]
    assert not log.problems


def test_repeated_events_are_named_and_repeated_visits_kept() -> None:
    columns = {"user_id": ["u"] * 3, "item_id": ["a"] * 3, "timestamp": ["1", "1.0", "2"]}
    log = ProblemLog()
    interactions = read_interactions(Table("interactions.csv", columns, [2, 3, 4]), {"a"}, log)
    assert interactions is not None
    assert interactions.timestamps.tolist() == [1, 2]
    assert [problem.rows for problem in log.problems] == [(3,)]


def test_300000_events_are_read_quickly() -> None:
    rng = np.random.default_rng(0)
    n = 300_000
    columns: dict[str, list[Any]] = {
        "user_id": [f"u{u}" for u in rng.integers(0, 24_000, n)],
        "item_id": [f"i{i}" for i in rng.integers(0, 1600, n)],
        "timestamp": list(range(n)),
    }
    started = time.process_time()
    interactions = read_interactions(Table("t", columns, range(1, n + 1)), {f"i{i}" for i in range(1600)}, ProblemLog())
    seconds = time.process_time() - started
    assert interactions is not None
    assert len(interactions) == n
    assert seconds < 30  # event by event it takes a second or two, pair by pair it would take a day
