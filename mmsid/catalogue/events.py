"""A file of events becomes `Interactions`.

In: an `EventFile` with the columns `user_id` and `item_id` and, where there are any, `timestamp` and `rating`; out: the
events that can be used, without a Python object for any of them. The rules: what cannot be used is named and left out;
of equal events (user, product and time) the first counts; a rating is an event whatever it says, unless `min_rating` is
set; a file without times is in order of time. A file of which nothing can be used is a fatal problem.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from mmsid.artifacts import Reading
from mmsid.catalogue.event_files import EventFile, NotPlainError, event_chunks
from mmsid.catalogue.ids import NearMatch, near_matches
from mmsid.catalogue.interactions import IdColumn, Interactions, object_array
from mmsid.catalogue.problems import MOST_ROWS
from mmsid.catalogue.tables import noted_damage
from mmsid.catalogue.times import TimeColumn, Times, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from mmsid.catalogue.event_files import EventChunk
    from mmsid.catalogue.problems import ProblemLog

REQUIRED_COLUMNS = ("user_id", "item_id", "timestamp")

_ADD_PRODUCT = "add the product to the items, or delete the event"
_WRITE_TIMES = "write numbers only, or dates like 2024-05-31T18:00:00 only"
_NOTHING = "nothing needs to be done if it is one event"
_AS_WANTED = "nothing needs to be done"


def read_events(
    file: EventFile, item_ids: Sequence[str], log: ProblemLog, reading: Reading | None = None
) -> Interactions | None:
    """Reads a file of events.

    Args:
        file: with its columns.
        item_ids: of the catalogue's usable items.
        log: takes the problems.
        reading: what the user says of the files.

    Returns:
        The usable events, or None after a fatal problem.
    """
    reading = reading or Reading()
    rows = _read_rows(file, log, reading)
    if rows is None:
        return None
    events = _Events(file.path.name, rows, rows.times.decide(), np.ones(rows.count, dtype=bool))
    _read_further_names(events, file.also, log)
    _leave_out_unusable(events, item_ids, log, reading)
    _leave_out_ratings(events, log, reading)
    if reading.k_core:
        _leave_out_rare(events, log, reading.k_core)
    if not events.kept.any():
        came = f"events were expected, but none of {rows.count:,} rows can be used"
        log.fatal(events.file, came, "mend what is named below, or leave the file out")
        return None
    kept, times, has_times = events.kept, events.times.values, rows.has_times
    users, items = rows.users.column(kept), rows.items.column(kept)
    del rows, events  # tens of millions of rows are not kept twice
    return Interactions(users, items, times[kept], has_times)


@dataclass
class _IdTable:
    """Ids of all chunks, each distinct one kept once."""

    index: dict[str, int] = field(default_factory=dict)
    chunks: list[NDArray[np.int32]] = field(default_factory=list)
    codes: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))

    def add(self, texts: pa.Array) -> None:
        coded = texts.dictionary_encode()
        index = self.index
        places = np.array([index.setdefault(name, len(index)) for name in coded.dictionary.to_pylist()], np.int32)
        self.chunks.append(places[coded.indices.to_numpy()] if len(texts) else np.empty(0, np.int32))

    def close(self) -> None:
        self.codes = np.concatenate([self.codes, *self.chunks])
        self.chunks.clear()

    def read_as(self, others: Mapping[str, str]) -> None:
        """Reads some of the ids as others, which may be new."""
        places = np.arange(len(self.index) + len(others), dtype=np.int32)
        for name, other in others.items():
            places[self.index[name]] = self.index.setdefault(other, len(self.index))
        self.codes = places[self.codes]

    def column(self, kept: NDArray[np.bool_]) -> IdColumn:
        return IdColumn(self.codes[kept], object_array(self.index))

    def marks(self, names: Iterable[str]) -> NDArray[np.bool_]:
        """`(ids,)`: which of the ids are among these."""
        found = np.zeros(len(self.index) + 1, dtype=bool)
        found[[self.index[name] for name in names if name in self.index]] = True
        return found[:-1]


@dataclass
class _Rows:
    """A file's rows, column by column."""

    users: _IdTable
    items: _IdTable
    times: TimeColumn
    has_times: bool
    numbers: list[NDArray[np.integer]]
    ratings: list[NDArray[np.float64]]
    bad_times: dict[int, str]  # what stood in the first rows without a usable time
    count: int = 0

    def add(self, chunk: EventChunk) -> None:
        self.users.add(chunk.columns["user_id"])
        self.items.add(chunk.columns["item_id"])
        size = len(chunk.rows)
        if self.has_times:
            found = self.times.add(chunk.columns["timestamp"])
            for index in np.flatnonzero(~found)[: max(0, MOST_ROWS - len(self.bad_times))].tolist():
                value = chunk.columns["timestamp"][index].as_py()
                self.bad_times[self.count + index] = "" if value is None else str(value).strip()
        else:
            self.times.add_numbers(np.arange(self.count, self.count + size, dtype=np.float64))
        if "rating" in chunk.columns:
            self.ratings.append(numbers(chunk.columns["rating"]))
        self.numbers.append(chunk.rows.astype(np.int32 if chunk.rows.max(initial=0) < 2**31 else np.int64))
        self.count += size


@dataclass
class _Events:
    """Which of the rows are kept."""

    file: str
    rows: _Rows
    times: Times
    kept: NDArray[np.bool_]

    def leave_out(
        self, is_bad: NDArray[np.bool_], message: str, remedy: str, log: ProblemLog, column: str = ""
    ) -> None:
        bad = np.flatnonzero(self.kept & is_bad)
        self.kept &= ~is_bad
        if not len(bad):
            return
        named = bad[:MOST_ROWS]
        numbered = np.concatenate(self.rows.numbers) if len(self.rows.numbers) > 1 else self.rows.numbers[0]
        values = self._values(named, column)
        log.left_out_many(self.file, message, remedy, rows=numbered[named].tolist(), values=values, count=len(bad))

    def _values(self, named: NDArray[np.int64], column: str) -> list[str]:
        if column == "item_id":
            names = list(self.rows.items.index)
            return [names[code] for code in self.rows.items.codes[named].tolist()]
        if column == "timestamp":
            return [self.rows.bad_times.get(place) or self.times.written(place) for place in named.tolist()]
        return []


def _read_rows(file: EventFile, log: ProblemLog, reading: Reading) -> _Rows | None:
    """All rows; None after a fatal problem."""
    for is_plain in (True, False):
        has_times = "timestamp" in (file.orders or file).columns
        rows = _Rows(_IdTable(), _IdTable(), TimeColumn(reading.date_order), has_times, [], [], {})
        with noted_damage(file.path, log):
            try:
                for chunk in event_chunks(file, log, is_plain=is_plain):
                    rows.add(chunk)
            except NotPlainError:
                continue
            rows.users.close()
            rows.items.close()
            return rows
        return None
    return None


def _leave_out_unusable(events: _Events, item_ids: Sequence[str], log: ProblemLog, reading: Reading) -> None:
    rows, times = events.rows, events.times
    no_user, no_item = rows.users.marks([""]), rows.items.marks([""])
    events.leave_out(no_user[rows.users.codes], "no user_id", "give every event the user it belongs to", log)
    events.leave_out(no_item[rows.items.codes], "no item_id", "give every event the product it belongs to", log)
    known = rows.items.marks(item_ids)
    unknown = [name for name, is_known in zip(rows.items.index, known.tolist(), strict=True) if name and not is_known]
    near = near_matches(unknown, item_ids) if unknown else {}
    if reading.match_ids and near:
        _match(events, near, log)
        known = rows.items.marks(item_ids)
        near = {}
    by_difference: dict[tuple[str, ...], list[str]] = {}
    for name, match in near.items():
        by_difference.setdefault(match.differences, []).append(name)
    for differences, names in by_difference.items():
        example = f"{names[0]!r} is {near[names[0]].item_id!r} there"
        message = f"a product that is not among the items, but nearly ({example}, and differs in {_and(differences)})"
        remedy = "write the ids alike in both files, or say --match-ids"
        events.leave_out(rows.items.marks(names)[rows.items.codes], message, remedy, log, "item_id")
    message = "a product that is not among the usable items"
    events.leave_out(~known[rows.items.codes], message, _ADD_PRODUCT, log, "item_id")
    events.leave_out(np.isnan(times.values), "no usable timestamp", _WRITE_TIMES, log, "timestamp")
    for note in times.notes:
        log.warning(events.file, note.message, note.remedy)
    message = "the user, product and time of an earlier row"
    events.leave_out(_repeats(events), message, _NOTHING, log, "item_id")


def _and(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _read_further_names(events: _Events, also: Mapping[str, str], log: ProblemLog) -> None:
    """Gives every row that calls a product by another name of its own the product's id."""
    items = events.rows.items
    named = [name for name in items.index if name in also]
    if not named:
        return
    count = int(items.marks(named)[items.codes].sum())
    example = f"{named[0]!r} is {also[named[0]]!r} there"
    items.read_as({name: also[name] for name in named})
    message = f"{count:,} events name a product by a variant, a title or a SKU ({example}), and are read as its events"
    log.warning(events.file, message, _AS_WANTED)


def _match(events: _Events, near: dict[str, NearMatch], log: ProblemLog) -> None:
    """Gives every nearly matching row the product's own id."""
    items = events.rows.items
    counts = np.bincount(items.codes[events.kept], minlength=len(items.index))
    told: Counter[tuple[str, ...]] = Counter()
    examples: dict[tuple[str, ...], str] = {}
    for name, match in near.items():
        told[match.differences] += int(counts[items.index[name]])
        examples.setdefault(match.differences, f"{name!r} is {match.item_id!r} there")
    items.read_as({name: match.item_id for name, match in near.items()})
    for differences, count in told.items():
        message = (
            f"{count:,} events name a product nearly as the items do ({examples[differences]}, and differs in "
            f"{_and(differences)}) and are read as its events, for ids are to be matched"
        )
        log.warning(events.file, message, _AS_WANTED)


def _leave_out_ratings(events: _Events, log: ProblemLog, reading: Reading) -> None:
    least = reading.min_rating
    if least is None:
        _note_dislikes(events, log)
        return
    if not events.rows.ratings:
        message = f"ratings from {least:g} are to be events, but there is no column rating, so all rows are"
        log.warning(events.file, message, "name it with --columns rating=…, or leave --min-rating out")
        return
    ratings = np.concatenate(events.rows.ratings)
    events.leave_out(np.isnan(ratings), "no rating that is a number", "write a number", log)
    is_low = ratings < least
    count = int((events.kept & is_low).sum())
    events.kept &= ~is_low
    if count:
        log.warning(events.file, f"{count:,} ratings below {least:g} are no events, as was said", _AS_WANTED)


def _note_dislikes(events: _Events, log: ProblemLog) -> None:
    """Says that ratings of nothing are events, for they often say that somebody does not want a product."""
    if not events.rows.ratings:
        return
    count = int((events.kept & (np.concatenate(events.rows.ratings) <= 0)).sum())
    if count:
        message = f"{count:,} events have a rating of 0 or below, and are read like the others"
        log.warning(events.file, message, "say --min-rating 1, or what else is the least, if they are no interest")


def _leave_out_rare(events: _Events, log: ProblemLog, least: int) -> None:
    """Takes out users and products with fewer than `least` events, until none has."""
    users, items = events.rows.users.codes, events.rows.items.codes
    before = int(events.kept.sum())
    while True:
        of_users = np.bincount(users[events.kept], minlength=len(events.rows.users.index) + 1)
        of_items = np.bincount(items[events.kept], minlength=len(events.rows.items.index) + 1)
        is_rare = events.kept & ((of_users[users] < least) | (of_items[items] < least))
        if not is_rare.any():
            break
        events.kept &= ~is_rare
    left = before - int(events.kept.sum())
    if left:
        message = (
            f"{left:,} of {before:,} events are of users or products with fewer than {least} and are left out until "
            f"none has fewer, as was said ({least}-core)"
        )
        log.warning(events.file, message, _AS_WANTED)


def _repeats(events: _Events) -> NDArray[np.bool_]:
    """True at every kept event that an earlier kept row has, too; none where a file has no times."""
    repeats = np.zeros(events.rows.count, dtype=bool)
    kept = np.flatnonzero(events.kept)
    if not events.rows.has_times or not len(kept):
        return repeats
    rows, times = events.rows, events.times.values[kept]
    pairs = rows.users.codes[kept].astype(np.int64) * (len(rows.items.index) + 1) + rows.items.codes[kept]
    order = np.lexsort((times, pairs))
    is_same = np.ones(len(kept) - 1, dtype=bool)
    for values in (pairs, times):
        in_order = values[order]
        is_same &= in_order[1:] == in_order[:-1]
    repeats[kept[order[1:][is_same]]] = True
    return repeats
