"""Times as people and exports write them become numbers, column by column and without an object per event.

In: chunks of a column (text, numbers or Arrow's own times); out: float64, seconds since 1970 for dates, numbers as they
are. The rules: a column is decided as a whole. It holds dates or numbers, whichever most of it are; `31/05/2024` and
`05/31/2024` are told apart by any day above 12 in the column, and where there is none the day comes first, which is
said; points part day, month and year in this order; a time without a zone is UTC. Numbers stay in their unit, unless
seconds, milliseconds and the like since 1970 are mixed, which are then all seconds, and that is said, too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.catalogue.dates import IS_DATE, IS_NUMBER, IS_SLASHED, MICROSECONDS, NONE, read_texts

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from mmsid.artifacts import DateOrder

_EPOCHS = {"seconds": 1.0, "milliseconds": 1e3, "microseconds": 1e6, "nanoseconds": 1e9}
_FROM, _UNTIL = 631_152_000, 4_102_444_800  # 1990 and 2100 in seconds: what counts as an epoch's unit
_MOSTLY = 0.9
"""Share of a column's numbers that have to be epochs, before it counts as a mixture of their units."""

_NAMED = 100
"""Values of the rarer kind that are kept as text."""


@dataclass
class TimeColumn:
    """A column of times, taken chunk by chunk.

    Attributes:
        order: of day and month between slashes, where the user says it.
    """

    order: DateOrder | None = None
    _values: list[NDArray[np.float64]] = field(default_factory=list)
    _swapped: list[NDArray[np.float64] | None] = field(default_factory=list)
    _kinds: list[NDArray[np.uint8]] = field(default_factory=list)

    def add(self, values: pa.Array) -> NDArray[np.bool_]:
        """Takes the next chunk.

        Returns:
            which of its values are a date or a number.
        """
        found, swapped, kinds = _read(values)
        self._values.append(found)
        self._swapped.append(swapped if (kinds == IS_SLASHED).any() else None)
        self._kinds.append(kinds)
        return kinds != NONE

    def add_numbers(self, values: NDArray[np.float64]) -> None:
        """Takes numbers that are no text of the file."""
        self._values.append(values)
        self._swapped.append(None)
        self._kinds.append(np.full(len(values), IS_NUMBER, np.uint8))

    def decide(self) -> Times:
        """All of it, read as one; the column is empty afterwards, for two of a long one are too many."""
        notes = []
        swapped = self._all_swapped()
        kinds, times = (
            np.concatenate([np.empty(0, np.uint8), *self._kinds]),
            np.concatenate([np.empty(0), *self._values]),
        )
        self._kinds, self._values, self._swapped = [], [], []
        if swapped is not None:
            notes += self._turn(times, swapped, kinds == IS_SLASHED)
        numbers, dates = kinds == IS_NUMBER, kinds >= IS_DATE
        if dates.any():
            notes += _in_seconds(times, numbers, is_beside_dates=True)
            told = (dates if dates.sum() > numbers.sum() else numbers) if not notes_of_units(notes) else dates | numbers
        else:
            notes += _in_seconds(times, numbers, is_beside_dates=False)
            told = numbers
        rare = {
            int(place): _written(times[place], kinds[place])
            for place in np.flatnonzero(~told & (kinds != NONE))[:_NAMED]
        }
        times[~told | ~np.isfinite(times)] = np.nan
        return Times(times, tuple(notes), rare)

    def _all_swapped(self) -> NDArray[np.float64] | None:
        """The column with day and month changed, NaN where they cannot be; None where no slashes part them."""
        if all(other is None for other in self._swapped):
            return None
        chunks = zip(self._values, self._swapped, strict=True)
        return np.concatenate([np.full(len(values), np.nan) if other is None else other for values, other in chunks])

    def _turn(
        self, times: NDArray[np.float64], swapped: NDArray[np.float64], slashed: NDArray[np.bool_]
    ) -> list[TimeNote]:
        """Decides which of two numbers between slashes is the day; changes `times` where it is the second."""
        day_first, month_first = (int(np.isfinite(values[slashed]).sum()) for values in (times, swapped))
        is_open = self.order is None and day_first == month_first
        is_swapped = self.order == "month-first" or (self.order is None and month_first > day_first)
        if is_swapped:
            times[slashed] = swapped[slashed]
        if not is_open or np.array_equal(times[slashed], swapped[slashed], equal_nan=True):
            return []
        return [
            TimeNote(
                "dates such as 05/06/2024 may begin with the day or the month, and no day above 12 tells, so the day "
                "is read first",
                "say --dates month-first if it is the month",
            )
        ]


@dataclass(frozen=True, slots=True)
class TimeNote:
    """What should be said of a column: what was read how, and what to do about it."""

    message: str
    remedy: str
    is_of_units: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Times:
    """A column that was read.

    Attributes:
        values: `(e,)` float64, NaN where a value is no time or of the rarer kind.
        notes: what should be said of it.
        rare: the first values of the rarer kind, by their places.
    """

    values: NDArray[np.float64]
    notes: tuple[TimeNote, ...]
    rare: Mapping[int, str]

    def written(self, place: int) -> str:
        """A value of the rarer kind as text."""
        return self.rare.get(place, "")


def _written(value: float, kind: int) -> str:
    if kind == IS_NUMBER or not math.isfinite(value):
        return f"{value:.15g}"
    return (datetime(1970, 1, 1) + timedelta(seconds=value)).isoformat(" ").removesuffix(" 00:00:00")


def parse_timestamps(values: Sequence[Any]) -> NDArray[np.float64]:
    """Reads a column of times that is in memory.

    Args:
        values: `(e,)` numbers, text, dates or None.

    Returns:
        `(e,)` float64: the numbers, or seconds since 1970; NaN where a value is of neither or of the rarer kind.
    """
    column = TimeColumn()
    column.add(times_array(values))
    return column.decide().values


def numbers(values: pa.Array) -> NDArray[np.float64]:
    """The numbers of a chunk, NaN where a value is none."""
    found, _, kinds = _read(values)
    return np.where(kinds == IS_NUMBER, found, np.nan)


def times_array(values: Sequence[Any]) -> pa.Array:
    """Values of any types as a chunk of a column; what is no time is empty text in it."""
    import pyarrow as pa

    try:
        found = pa.array(values)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        found = None
    if found is None or not _is_read(found.type):
        return pa.array([_as_written(value) for value in values], pa.string())
    return found


def _is_read(kind: pa.DataType) -> bool:
    """Whether Python values of a type are what Arrow makes of them: it cuts times off where dates are among them."""
    import pyarrow as pa

    is_text = pa.types.is_string(kind) or pa.types.is_large_string(kind)
    return bool(is_text or pa.types.is_integer(kind) or pa.types.is_floating(kind))


def notes_of_units(notes: Iterable[TimeNote]) -> bool:
    """Whether numbers in several units, or beside dates, were made seconds."""
    return any(note.is_of_units for note in notes)


def _in_seconds(times: NDArray[np.float64], numbers: NDArray[np.bool_], *, is_beside_dates: bool) -> list[TimeNote]:
    """Makes epochs of several units seconds, in place; says so if there were several, or dates beside them."""
    sizes = np.abs(times)
    units = {name: numbers & (sizes >= _FROM * f) & (sizes < _UNTIL * f) for name, f in _EPOCHS.items()}
    counts = {name: int(there.sum()) for name, there in units.items() if there.any()}
    if len(counts) + is_beside_dates < 2 or sum(counts.values()) < _MOSTLY * numbers.sum() or not counts:
        return []
    for name in counts:
        times[units[name]] /= _EPOCHS[name]
    parts = [f"{count:,} in {name}" for name, count in counts.items()]
    if is_beside_dates:
        parts.append("dates")
    told = f"times are written in several ways ({', '.join(parts)}), so all are read as seconds since 1970"
    return [TimeNote(told, "nothing needs to be done if that is right", is_of_units=True)]


def _read(values: pa.Array) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.uint8]]:
    """A chunk's values, the same with day and month changed where slashes part them, and of which kind each is."""
    import pyarrow as pa

    kind = values.type
    if pa.types.is_dictionary(kind):
        values, kind = values.dictionary_decode(), kind.value_type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return read_texts(values)
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        moments = values.cast(pa.timestamp("us"), safe=False).cast(pa.int64())
        seconds = moments.to_numpy(zero_copy_only=False) / MICROSECONDS
        return seconds, seconds, np.where(np.isfinite(seconds), IS_DATE, NONE).astype(np.uint8)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        numbers = values.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False)
        return numbers, numbers, np.where(np.isfinite(numbers), IS_NUMBER, NONE).astype(np.uint8)
    return read_texts(times_array(values.to_pylist()).cast(pa.string()))


def _as_written(value: Any) -> str:
    """A value as a CSV has it."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, bool) or value is None:
        return ""
    try:
        return value if isinstance(value, str) else repr(float(value))
    except (TypeError, ValueError, OverflowError):
        return ""
