"""Times, as exports and people write them, against the seconds that they mean."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from mmsid.artifacts import DateOrder
from mmsid.catalogue.times import TimeColumn, parse_timestamps

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
        (["1970-01-01T01:00:00+01:00", "32/01/1970", ""], [0, NAN, NAN]),
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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2019-10-01 00:00:00 UTC", "2019-10-01T00:00:00"),
        ("2019-10-01 02:03:04.5+0200", "2019-10-01T00:03:04.5"),
        ("2019-10-01T02:03:04,25 -03:30", "2019-10-01T05:33:04.25"),
        ("2024/05/31", "2024-05-31T00:00:00"),
        ("2024.5.3 7:08", "2024-05-03T07:08:00"),
        ("2024-5-3 8:05", "2024-05-03T08:05:00"),
        ("31.05.2024", "2024-05-31T00:00:00"),
        ("3.5.2024 18:00", "2024-05-03T18:00:00"),
        ("31/05/2024 18:00", "2024-05-31T18:00:00"),
        ("05/31/2024 6:05 PM", "2024-05-31T18:05:00"),
        ("05/31/2024 12:30 am", "2024-05-31T00:30:00"),
        ("31-05-2024", "2024-05-31T00:00:00"),
        ("2024-05-31T24:00:00", "2024-06-01T00:00:00"),
        ("2024-05-31T23:59:60Z", "2024-06-01T00:00:00"),
        ("31 May 2024", "2024-05-31T00:00:00"),
        ("31-MAY-2024 10:00:00", "2024-05-31T10:00:00"),
        ("May 31, 2024", "2024-05-31T00:00:00"),
        ("Fri, 31 May 2024 18:00:00 GMT", "2024-05-31T18:00:00"),
        ("20240531T180000Z", "2024-05-31T18:00:00"),
        ("10/13/19 0:05", "2019-10-13T00:05:00"),
        ("31.05.24", "2024-05-31T00:00:00"),
        ("31-May-99", "1999-05-31T00:00:00"),
        ("Tue Oct  1 00:00:00 2019", "2019-10-01T00:00:00"),
        ("Tue Oct 01 02:00:00 +0200 2019", "2019-10-01T00:00:00"),
        ("Tue Oct 01 00:00:00 UTC 2019", "2019-10-01T00:00:00"),
        ("2024-05-31 10:00 EST", "2024-05-31T15:00:00"),
        ("2024-05-31T12:00:00+02:00[Europe/Berlin]", "2024-05-31T10:00:00"),
        ("2024-05-31 12:00:00 AM", "2024-05-31T00:00:00"),
        ("2024-W22-5", "2024-05-31T00:00:00"),
        ("1969-12-31", "1969-12-31T00:00:00"),
        ("2024-02-29", "2024-02-29T00:00:00"),
    ],
)
def test_dates_in_every_spelling(written: str, meant: str) -> None:
    expected = datetime.datetime.fromisoformat(meant).replace(tzinfo=UTC).timestamp()
    assert parse_timestamps([written]).tolist() == [expected]


@pytest.mark.parametrize(
    "written", ["2023-02-29", "2024-13-01", "2024-00-10", "31.04.2024", "2024-05-31 25:00", "2024-05-31T24:00:01", "13/13/2024", "yesterday", "2024-05-31 10:00 XYZ", "31 Mai 2024", "5/24"]
)  # fmt: skip
def test_what_is_no_date(written: str) -> None:
    assert np.isnan(parse_timestamps([written])).all()


def _column(*chunks: list[object], order: DateOrder | None = None) -> tuple[list[str], list[str]]:
    """A column's days, and what is said of it."""
    column = TimeColumn(order)
    for chunk in chunks:
        column.add(pa.array(chunk))
    found = column.decide()
    days = [str(np.datetime64(int(time), "s").astype("datetime64[D]")) for time in found.values]
    return days, [note.message for note in found.notes]


def test_day_and_month_are_told_apart_over_the_whole_column() -> None:
    assert _column(["05/06/2024"], ["31/05/2024"]) == (["2024-06-05", "2024-05-31"], [])
    assert _column(["05/06/2024"], ["05/31/2024"]) == (["2024-05-06", "2024-05-31"], [])
    days, [told] = _column(["05/06/2024"], ["07/06/2024"])
    assert days == ["2024-06-05", "2024-06-07"] and "the day is read first" in told
    assert _column(["05/06/2024"], order="month-first") == (["2024-05-06"], [])
    assert _column(["05/05/2024"]) == (["2024-05-05"], [])  # either way the same


def test_units_that_are_mixed_become_seconds_and_others_stay() -> None:
    days, [told] = _column([1717113600], [1717113600000], [1717113600000000])
    assert days == ["2024-05-31"] * 3
    assert "1 in seconds, 1 in milliseconds, 1 in microseconds" in told
    days, [told] = _column(["1717113600000"], ["2024-05-31"])
    assert days == ["2024-05-31"] * 2 and "1 in milliseconds, dates" in told
    for numbers in ([1717113600000, 1717113600001], [1, 5000, 10**12], [0, 1, 2]):
        column = TimeColumn()
        column.add(pa.array(numbers))
        found = column.decide()
        assert found.values.tolist() == numbers and not found.notes
