"""Reads the columns of a file of events, chunk by chunk: tens of millions of rows never become Python objects at once.

In: an `EventFile`; out: chunks of Arrow arrays with the user's row numbers. The rules: a plain CSV (UTF-8, quotes
around whole cells alone, every row as long as the header) is read by Arrow; whatever is not plain is read anew by the
standard library, which names each broken row; both give the same.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.catalogue.columns import as_text, check_header
from mmsid.catalogue.csv_tables import csv_opening, csv_rows, is_packed, is_utf16, text_of
from mmsid.catalogue.tables import csv_encoding, json_records, open_bytes, table_kind
from mmsid.catalogue.times import times_array

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa
    from numpy.typing import NDArray

    from mmsid.catalogue.problems import ProblemLog

IDS = ("user_id", "item_id")

_AT_ONCE = 200_000
"""Rows of a chunk that Python reads."""
_BLOCK = 16_000_000
"""Bytes of a chunk that Arrow reads."""
_OPENING = 100_000
"""Bytes in which a header stands."""


class NotPlainError(Exception):
    """A CSV that Arrow does not read as the standard library does."""


@dataclass(frozen=True, slots=True)
class EventFile:
    """Where events are.

    Attributes:
        path: of the file.
        columns: our name → the file's, for user_id, item_id and, where there are any, timestamp and rating.
        names: of all columns, in a file without a header.
        separator: of the cells there.
        encoding: of its text.
        orders: whose lines the rows are, where they name an order in place of a user: its `user_id` is the order's id.
        also: what else the rows may call a product → its item id.
    """

    path: Path
    columns: Mapping[str, str]
    names: Sequence[str] = ()
    separator: str = ","
    encoding: str = "utf-8-sig"
    orders: Orders | None = None
    also: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Orders:
    """A table of orders.

    Attributes:
        path: of the file.
        columns: `user_id` and `timestamp`, and as `item_id` the order's id → the file's.
    """

    path: Path
    columns: Mapping[str, str]


@dataclass(frozen=True, eq=False, slots=True)
class EventChunk:
    """Some rows.

    Attributes:
        rows: `(r,)` int64: the user's number of each.
        columns: our name → its `(r,)` values; ids are text without surrounding space.
    """

    rows: NDArray[np.int64]
    columns: dict[str, pa.Array]


def column_names(path: Path) -> list[str]:
    """The columns of a table, by its header, its schema or its first object; none where it cannot be read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kind = table_kind(path)
    try:
        if kind == "parquet":
            return list(pq.read_schema(path).names)
        if kind == "jsonl":
            state = path.stat()
            return list(_json_names(path, state.st_mtime_ns, state.st_size))
        with open_bytes(path) as stream:
            head = stream.read(_OPENING)
        return [] if is_packed(head) else [name.strip() for name in csv_opening(text_of(head))[0]]
    except (pa.ArrowException, OSError, EOFError, ValueError):
        return []


@lru_cache(64)  # a list is read whole for its names, and every format asks
def _json_names(path: Path, _changed: int, _size: int) -> tuple[str, ...]:
    from mmsid.catalogue.problems import ProblemLog

    first = list(islice(json_records(path, ProblemLog()), 20))
    return tuple(dict.fromkeys(name for _, record in first for name in record))


def event_chunks(file: EventFile, log: ProblemLog, *, is_plain: bool) -> Iterator[EventChunk]:
    """Yields all rows of a file.

    Args:
        file: to read.
        log: takes the problems; none are noted where `is_plain`.
        is_plain: read a CSV by Arrow.

    Raises:
        NotPlainError: at any time, if it is not plain: what was yielded has to be forgotten, and read otherwise.
        csv.Error, UnicodeDecodeError, OSError: if the rest of the file is lost.
    """
    if file.orders is not None:
        yield from _order_lines(file, file.orders, log, is_plain=is_plain)
        return
    kind = table_kind(file.path)
    if kind == "parquet":
        yield from _parquet_chunks(file)
    elif kind == "jsonl":
        records = (
            (row, [record.get(name) for name in file.columns.values()]) for row, record in json_records(file.path, log)
        )
        yield from _python_chunks(file, records)
    elif is_plain:
        yield from _plain_chunks(file)
    else:
        yield from _csv_chunks(file, log)


def _order_lines(file: EventFile, orders: Orders, log: ProblemLog, *, is_plain: bool) -> Iterator[EventChunk]:
    """Lines of orders, each with the user and the time of its order; of an order without a row, neither is known."""
    import pyarrow as pa
    import pyarrow.compute as pc

    chunks = [chunk.columns for chunk in event_chunks(EventFile(orders.path, orders.columns), log, is_plain=is_plain)]
    known = {name: pa.chunked_array([chunk[name] for chunk in chunks]).combine_chunks() for name in orders.columns}
    for chunk in event_chunks(replace(file, orders=None), log, is_plain=is_plain):
        places = pc.index_in(chunk.columns["user_id"], value_set=known["item_id"])
        users, times = (known[name].take(places) for name in ("user_id", "timestamp"))
        yield replace(chunk, columns={**chunk.columns, "user_id": users.fill_null(""), "timestamp": times})


def id_texts(values: pa.Array) -> pa.Array:
    """Ids as text, "" where there is none, each without surrounding space; 7 and 7.0 are "7"."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = values.type
    if pa.types.is_dictionary(kind):
        return pa.DictionaryArray.from_arrays(values.indices, id_texts(values.dictionary)).dictionary_decode()
    if pa.types.is_large_string(kind) or pa.types.is_string(kind):
        return pc.utf8_trim_whitespace(values.cast(pa.string()).fill_null(""))
    if pa.types.is_integer(kind):
        return values.cast(pa.string()).fill_null("")
    coded = values.dictionary_encode() if pa.types.is_floating(kind) else None
    if coded is None:
        return pa.array([as_text(value) or "" for value in values.to_pylist()], pa.string())
    texts = pa.array([as_text(value) or "" for value in coded.dictionary.to_pylist()], pa.string())
    return pa.DictionaryArray.from_arrays(coded.indices, texts).dictionary_decode().fill_null("")


def _chunk(rows: NDArray[np.int64], columns: Mapping[str, pa.Array]) -> EventChunk:
    return EventChunk(rows, {name: id_texts(values) if name in IDS else values for name, values in columns.items()})


def _parquet_chunks(file: EventFile) -> Iterator[EventChunk]:
    import pyarrow.parquet as pq

    row = 1
    with pq.ParquetFile(file.path) as table:
        for batch in table.iter_batches(batch_size=5 * _AT_ONCE, columns=[*file.columns.values()]):
            rows = np.arange(row, row + batch.num_rows, dtype=np.int64)
            yield _chunk(rows, {ours: batch.column(theirs) for ours, theirs in file.columns.items()})
            row += batch.num_rows


def _plain_chunks(file: EventFile) -> Iterator[EventChunk]:
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    names, separator, has_quotes = _plain_header(file)
    wanted = {ours: str(names.index(theirs)) for ours, theirs in file.columns.items()}
    places = [str(place) for place in range(len(names))]
    row = 1 if file.names else 2
    options = arrow_csv.ReadOptions(
        column_names=places, skip_rows=0 if file.names else 1, block_size=_BLOCK, encoding="utf8"
    )
    form = arrow_csv.ParseOptions(
        delimiter=separator,
        quote_char='"' if has_quotes else False,
        newlines_in_values=has_quotes,
        ignore_empty_lines=False,
    )
    conversion = arrow_csv.ConvertOptions(
        include_columns=list(wanted.values()),
        column_types=dict.fromkeys(places, pa.string()),
        strings_can_be_null=False,
    )
    try:
        with (
            pa.input_stream(str(file.path), compression="detect") as stream,
            arrow_csv.open_csv(stream, options, form, conversion) as reader,
        ):
            for batch in reader:
                _refuse_empty_rows(batch)
                rows = np.arange(row, row + batch.num_rows, dtype=np.int64)
                yield _chunk(rows, {ours: batch.column(place) for ours, place in wanted.items()})
                row += batch.num_rows
    except (pa.ArrowException, ValueError) as error:
        raise NotPlainError from error


def _refuse_empty_rows(batch: pa.RecordBatch) -> None:
    """Cells that are all empty may be a row that is none."""
    import pyarrow.compute as pc

    is_empty = np.logical_and.reduce([pc.equal(column, "").to_numpy(zero_copy_only=False) for column in batch.columns])
    if is_empty.any():
        raise NotPlainError


def _plain_header(file: EventFile) -> tuple[list[str], str, bool]:
    """A file's columns, what parts its cells, and whether any is in quotes, if it may be plain."""
    with open_bytes(file.path) as stream:
        head = stream.read(_OPENING)
    text = head.decode("utf-8-sig", errors="replace")
    if is_utf16(head) or "\n" not in text or file.encoding != "utf-8-sig" or len(file.separator) > 1:
        raise NotPlainError
    first = text.split("\n", 1)[0]
    names = list(file.names) or [name.strip() for name in csv_opening(text)[0]]
    separator = file.separator if file.names else max(",;\t", key=first.count)
    if first.lower().startswith(("sep=", '"sep=')) or len(set(names)) < len(names):
        raise NotPlainError
    return names, separator, _has_quotes(file.path, separator.encode())


def _has_quotes(path: Path, separator: bytes) -> bool:
    """Whether a file has quotes, each pair around a whole cell: others are for the standard library to judge."""
    count = 0
    ends = np.frombuffer(separator + b"\r\n", np.uint8)
    with open_bytes(path) as stream:
        while block := stream.read(_BLOCK):
            block = b"\n" + block + stream.readline() + b"\n"
            if b"\0" in block:
                raise NotPlainError
            letters = np.frombuffer(block, np.uint8)
            places = np.flatnonzero(letters == ord('"'))
            is_opening = (np.arange(count, count + len(places)) % 2) == 0
            is_before, is_behind = np.isin(letters[places - 1], ends), np.isin(letters[places + 1], ends)
            if not np.where(is_opening, is_before, is_behind).all():
                raise NotPlainError
            count += len(places)
    if count % 2:
        raise NotPlainError
    return count > 0


def _csv_chunks(file: EventFile, log: ProblemLog) -> Iterator[EventChunk]:
    if file.names:
        yield from _python_chunks(file, _headless_rows(file, log))
        return
    with open_bytes(file.path) as stream:
        head = stream.read(4)
    if is_packed(head):
        message = "a CSV file was expected, but it is a spreadsheet (.xlsx) or a zip file"
        log.fatal(file.path.name, message, "save it as CSV")
        return
    encoding = "utf-16" if is_utf16(head) else csv_encoding(file.path, log)
    with io.TextIOWrapper(open_bytes(file.path), encoding=encoding, newline="") as stream:
        names, rows = csv_rows(stream, file.path.name, log)
        if check_header(names, file.path.name, log):
            places = [names.index(theirs) for theirs in file.columns.values()]
            yield from _python_chunks(file, ((row, [cells[place] for place in places]) for row, cells in rows))


def _headless_rows(file: EventFile, log: ProblemLog) -> Iterator[tuple[int, list[str]]]:
    """Lines whose cells are parted by a text, such as `::`."""
    places = [file.names.index(theirs) for theirs in file.columns.values()]
    with io.TextIOWrapper(open_bytes(file.path), encoding=file.encoding) as stream:
        for row, line in enumerate(stream, start=1):
            cells = line.rstrip("\r\n").split(file.separator)
            if len(cells) == len(file.names):
                yield row, [cells[place] for place in places]
            elif line.strip():
                expected = f"{len(file.names)} cells parted by {file.separator!r} were expected, but others came"
                log.left_out(file.path.name, expected, "mend the line", row=row)


def _python_chunks(file: EventFile, records: Iterator[tuple[int, list[Any]]]) -> Iterator[EventChunk]:
    while batch := list(islice(records, _AT_ONCE)):
        rows = np.fromiter((row for row, _ in batch), dtype=np.int64, count=len(batch))
        columns = zip(*(cells for _, cells in batch), strict=True)
        yield EventChunk(
            rows, {ours: _array(ours, list(values)) for ours, values in zip(file.columns, columns, strict=True)}
        )


def _array(ours: str, values: list[Any]) -> pa.Array:
    import pyarrow as pa

    if ours in IDS:
        return pa.array([as_text(value) or "" for value in values], pa.string())
    return times_array(values)
