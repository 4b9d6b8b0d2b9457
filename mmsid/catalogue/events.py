"""Rows of `interactions.*` become `Interactions`.

In: a `Table` with `user_id`, `item_id` and `timestamp`; out: the events that can be used. A timestamp is a number in
any unit, or a date as ISO 8601 (read as UTC where no zone is given, then in seconds since 1970); one file has one kind.
"""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.catalogue.interactions import Interactions, numbered
from mmsid.catalogue.tables import Table, as_text

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from numpy.typing import NDArray

    from mmsid.catalogue.problems import ProblemLog

REQUIRED_COLUMNS = ("user_id", "item_id", "timestamp")

_ADD_PRODUCT = "add the product to the items, or delete the event"
_WRITE_TIMES = "write numbers only, or dates like 2024-05-31T18:00:00 only"
_NOTHING = "nothing needs to be done if it is one event"


def read_interactions(table: Table, item_ids: Container[str], log: ProblemLog) -> Interactions | None:
    """Reads the rows of an interactions table.

    Args:
        table: with `REQUIRED_COLUMNS`.
        item_ids: of the catalogue's usable items.
        log: takes the problems.

    Returns:
        The usable events, or None where there are none.
    """
    users, items = _texts(table.columns["user_id"]), _texts(table.columns["item_id"])
    times = parse_timestamps(table.columns["timestamp"])
    is_known = np.fromiter(map(item_ids.__contains__, items.tolist()), dtype=bool, count=len(items))
    unusable = (
        (users == "", "no user_id", "give every event the user it belongs to", None),
        (items == "", "no item_id", "give every event the product it belongs to", None),
        (~is_known, "a product that is not among the usable items", _ADD_PRODUCT, "item_id"),
        (np.isnan(times), "no usable timestamp", _WRITE_TIMES, "timestamp"),
        (_repeats(users, items, times), "the user, product and time of an earlier row", _NOTHING, "item_id"),
    )
    kept = np.ones(len(table), dtype=bool)
    for is_bad, message, remedy, column in unusable:
        for index in np.flatnonzero(kept & is_bad).tolist():
            value = table.columns[column][index] if column else None
            log.left_out(table.file, message, remedy, row=table.rows[index], value="" if value is None else value)
        kept &= ~is_bad
    if not kept.any():
        remedy = "add events, or delete the file"
        log.warning(table.file, "no event can be used, so the catalogue has no interactions", remedy)
        return None
    return Interactions(users[kept], items[kept], times[kept])


def parse_timestamps(values: Sequence[Any]) -> NDArray[np.float64]:
    """Reads timestamps, all as numbers or all as dates, whichever most of them are.

    Args:
        values: `(e,)` numbers, text, dates or None.

    Returns:
        `(e,)` float64: the numbers, or seconds since 1970; NaN where a value is of neither or of the rarer kind.
    """
    try:
        times = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        times = np.empty((0, 0))
    if times.shape != (len(values),):
        numbers = np.array([_number(value) for value in values], dtype=np.float64)
        dates = np.array([_seconds(value) for value in values], dtype=np.float64)
        times = numbers if np.isfinite(numbers).sum() >= np.isfinite(dates).sum() else dates
    return np.where(np.isfinite(times), times, np.nan)


def _texts(values: Sequence[Any]) -> NDArray[np.object_]:
    """Ids as text, "" where there is none; each distinct value is converted once, because files are long."""
    try:
        texts = {value: as_text(value) or "" for value in set(values)}
        return np.array([texts[value] for value in values], dtype=object)
    except TypeError:  # A list or an object in JSON cannot be looked up.
        return np.array([as_text(value) or "" for value in values], dtype=object)


def _repeats(users: NDArray[np.object_], items: NDArray[np.object_], times: NDArray[np.float64]) -> NDArray[np.bool_]:
    """True at every event that an earlier row has, too."""
    user_numbers, _ = numbered(users)
    item_numbers, n_items = numbered(items)
    pairs = user_numbers * n_items + item_numbers
    order = np.lexsort((times, pairs))
    is_same = (np.diff(pairs[order]) == 0) & (np.diff(times[order]) == 0)
    repeats = np.zeros(len(times), dtype=bool)
    repeats[order[1:][is_same]] = True
    return repeats


def _number(value: Any) -> float:
    if isinstance(value, (date, bool)):
        return math.nan
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return math.nan


def _seconds(value: Any) -> float:
    try:
        if isinstance(value, str):
            value = datetime.fromisoformat(value.strip())
        elif isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, time())
        if not isinstance(value, datetime):
            return math.nan
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return math.nan
