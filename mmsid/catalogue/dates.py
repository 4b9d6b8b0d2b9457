"""Texts that are dates or numbers, all of a chunk at once: each distinct one is read once, by Arrow.

In: an Arrow array of text; out: float64, seconds since 1970 for dates, and of which kind each value is. The rule: where
two numbers between slashes may both be the day, both readings are given, and `times.py` decides over the whole column.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

NONE, IS_NUMBER, IS_DATE, IS_SLASHED = 0, 1, 2, 3
"""What a value is."""

MICROSECONDS = 1_000_000

_DAY = 86_400
_CENTURY = 70  # a year of two digits below it is of this century
_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
_ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2}
"""Hours ahead of UTC, by RFC 2822 and in central Europe; other abbreviations mean several zones and are not read."""
_ZONE = rf"(?P<zone>Z|z|UTC|GMT|{'|'.join(_ZONES)}|[+-]\d{{2}}:?\d{{2}}|[+-]\d{{2}})?(?:\[[\w/+-]+\])?"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
_CLOCK = rf"(?:[T ,]\s*{_TIME}\s*(?P<half>[AaPp])?(?:[Mm])?)?\s*{_ZONE}$"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHAPES = {
    "year": r"^(?P<a>\d{4})[-/.](?P<b>\d{1,2})[-/.](?P<c>\d{1,2})" + _CLOCK,
    "points": r"^(?P<c>\d{1,2})\.\s?(?P<b>\d{1,2})\.\s?(?P<a>\d{4}|\d{2})" + _CLOCK,
    "slashes": r"^(?P<c>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<a>\d{4}|\d{2})" + _CLOCK,
    "named day": r"^(?:[A-Za-z]{3,9},?\s+)?(?P<c>\d{1,2})[\s-](?P<b>[A-Za-z]{3,9})\.?[\s-](?P<a>\d{4}|\d{2})" + _CLOCK,
    "named month": r"^(?:[A-Za-z]{3,9},?\s+)?(?P<b>[A-Za-z]{3,9})\.?\s(?P<c>\d{1,2}),?\s(?P<a>\d{4})" + _CLOCK,
    "year last": r"^[A-Za-z]{3}\s(?P<b>[A-Za-z]{3})\s+(?P<c>\d{1,2})\s"
    + _TIME
    + rf"(?P<half>)\s?{_ZONE}\s(?P<a>\d{{4}})$",
}
"""How a date is written: a is its year, b its month, c its day; where slashes part them, b and c may change places."""


def read_texts(texts: pa.Array) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.uint8]]:
    """A chunk's values, the same with day and month changed where slashes part them, and of which kind each is."""
    import pyarrow.compute as pc

    coded = pc.utf8_trim_whitespace(texts.fill_null("")).dictionary_encode()
    found, swapped, kinds = _read_distinct(coded.dictionary)
    at = coded.indices.to_numpy()
    return found[at], swapped[at], kinds[at]


def _read_distinct(texts: pa.Array) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.uint8]]:
    import pyarrow as pa
    import pyarrow.compute as pc

    found = np.full(len(texts), np.nan)
    kinds = np.zeros(len(texts), np.uint8)
    is_number = pc.match_substring_regex(texts, _NUMBER).to_numpy(zero_copy_only=False)
    found[is_number] = texts.filter(pa.array(is_number)).cast(pa.float64()).to_numpy()
    kinds[is_number & np.isfinite(found)] = IS_NUMBER
    swapped = found.copy()
    for shape, pattern in _SHAPES.items():
        open_ = np.flatnonzero(kinds == NONE)
        if not len(open_):
            break
        fields = pc.extract_regex(texts.take(pa.array(open_)), pattern)
        matched = open_[fields.is_valid().to_numpy(zero_copy_only=False)]
        if not len(matched):
            continue
        fields = fields.drop_null()
        year, month, day, clock = _fields(fields)
        is_slashed = shape == "slashes"
        found[matched] = _seconds(year, month, day) + clock
        swapped[matched] = (_seconds(year, day, month) + clock) if is_slashed else found[matched]
        usable = np.isfinite(found[matched]) | np.isfinite(swapped[matched])
        kinds[matched[usable]] = IS_SLASHED if is_slashed else IS_DATE
    for index in np.flatnonzero(kinds == NONE).tolist():
        found[index] = swapped[index] = _other_iso(texts[index].as_py())
        kinds[index] = IS_DATE if math.isfinite(found[index]) else NONE
    return found, swapped, kinds


def _fields(fields: pa.StructArray) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[Any]]:
    """Year, month and day, and the seconds since midnight in UTC; NaN where there is no such time of day."""
    import pyarrow.compute as pc

    year, day = _whole(fields.field("a")), _whole(fields.field("c"))
    is_short = pc.less_equal(pc.utf8_length(fields.field("a")), 2).to_numpy(zero_copy_only=False)
    year = np.where(is_short, year + np.where(year < _CENTURY, 2000, 1900), year)
    month_text = fields.field("b")
    if pc.any(pc.match_substring_regex(month_text, "[A-Za-z]")).as_py():
        names = pc.utf8_slice_codeunits(pc.utf8_lower(month_text), 0, 3).to_pylist()
        month = np.array([_MONTHS.index(name) + 1 if name in _MONTHS else 0 for name in names], dtype=np.int64)
    else:
        month = _whole(month_text)
    hour, minute, second = (_whole(fields.field(name)) for name in ("hour", "minute", "second"))
    fraction = pc.utf8_rpad(fields.field("fraction"), 9, "0")
    half = fields.field("half").to_numpy(zero_copy_only=False)
    is_half, is_afternoon = half != "", np.isin(half, ["p", "P"])
    fits = (hour < 24) | ((hour == 24) & (minute == 0) & (second == 0))
    fits &= (minute < 60) & (second <= 60) & (~is_half | ((hour >= 1) & (hour <= 12)))
    hour = np.where(is_half, hour % 12 + 12 * is_afternoon, hour)
    micros = _whole(fraction) // 1000
    whole = hour * 3600 + minute * 60 + second - _offsets(fields.field("zone"))
    clock = (whole * MICROSECONDS + micros) / MICROSECONDS
    return year, month, day, np.where(fits, clock, np.nan)


def _whole(texts: pa.Array) -> NDArray[np.int64]:
    """Digits as numbers, 0 where there are none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    return np.asarray(pc.if_else(pc.equal(texts, ""), "0", texts).cast(pa.int64()).to_numpy())


def _offsets(zones: pa.Array) -> NDArray[np.int64]:
    """Seconds that a zone is ahead of UTC; each is read once, for there are few."""
    coded = zones.dictionary_encode()
    told = np.array([_offset(zone) for zone in coded.dictionary.to_pylist()], dtype=np.int64)
    return np.asarray(told[coded.indices.to_numpy()])


def _offset(zone: str) -> int:
    if not zone.startswith(("+", "-")):
        return 3600 * _ZONES.get(zone, 0)
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (-1 if zone[0] == "-" else 1) * (int(digits[:2]) * 3600 + int(digits[2:]) * 60)


def _seconds(year: NDArray[np.int64], month: NDArray[np.int64], day: NDArray[np.int64]) -> NDArray[np.float64]:
    """Midnight of a day, in seconds since 1970; NaN where the calendar has no such day."""
    is_month = (month >= 1) & (month <= 12)
    months = ((year - 1970) * 12 + np.where(is_month, month, 1) - 1).astype("datetime64[M]")
    first = months.astype("datetime64[D]").astype(np.int64)
    length = (months + 1).astype("datetime64[D]").astype(np.int64) - first
    fits = is_month & (day >= 1) & (day <= length) & (year >= 1)
    return np.where(fits, (first + day - 1) * float(_DAY), np.nan)


def _other_iso(text: str) -> float:
    """What else ISO 8601 allows: weeks, days of the year, and dates without hyphens."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return math.nan
