"""A Parquet table of products of any length, cut into parts that are tokenised one by one, in any order, anywhere.

In: a Parquet file or a folder of them with the columns of a batch (title, description, image: a name, bytes, or a
struct of both); out: a folder with one Parquet file per part, with the columns of a batch's result and the file that a
row came from. The rules: memory does not grow with the table; a part's file appears when all of it is there, so
whoever starts again leaves out what is done; a folder holds the parts of one table and one build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mmsid.artifacts.files import fingerprint, whole_file, write_json
from mmsid.catalogue.aliases import PRODUCT_ALIASES, columns_named
from mmsid.config import read_json
from mmsid.errors import MmsidError
from mmsid.explain import novelty
from mmsid.records import NEW_COLUMNS
from mmsid.shop import MMSID
from mmsid.shop.batch.pictures import Pictures, PictureStore
from mmsid.shop.batch.result import COLUMNS
from mmsid.shop.batch.run import read_rows, tokenize_read
from mmsid.shop.batch.table import BatchRow, batch_row
from mmsid.shop.tables.writing import table_file

PART_ROWS, MOST_PARTS = 1024, 64
"""Rows of a part, about; a row group is cut into so many at most, for each of them reads the rows before it, too."""

_AT_ONCE = 16  # products in memory at a time
_WORK = "_work.json"  # readers of Parquet folders leave out what begins so
_UNKNOWN = "same_id_rows"  # which of a million other rows have the same ID: whoever asks groups by semantic_id


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a row group.

    Attributes:
        table: the file.
        group: number of the row group in it.
        start, stop: rows of the group.
        first: number of the first of these rows in the file, counted from 1.
        out: the file to write.
    """

    table: Path
    group: int
    start: int
    stop: int
    first: int
    out: Path


@dataclass(frozen=True, slots=True)
class Work:
    """A table to be tokenised.

    Attributes:
        build: the build folder.
        pictures: where pictures that are named are; None where they are in the table.
        parts: that are still to be done.
        done: rows in parts that are there already.
    """

    build: Path
    pictures: Path | None
    parts: tuple[Part, ...]
    done: int


def plan(build: Path, table: Path, out: Path, pictures: Path | None = None) -> Work:
    """Cuts a table into parts, and leaves out those that are done.

    Raises:
        MmsidError: if the table cannot be read or has no column of a batch, or `out` holds other work.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    files = sorted(table.rglob("*.parquet")) if table.is_dir() else [table]
    parts: list[Part] = []
    told: list[Any] = []
    for number, file in enumerate(files):
        try:
            metadata = pq.read_metadata(file)
            named = columns_named(pq.read_schema(file).names, PRODUCT_ALIASES)
        except (OSError, pa.ArrowException) as error:
            reason = " ".join(str(error).split())[:120]
            raise MmsidError(f"Expected a Parquet file, but {file} cannot be read ({reason}); check it.") from None
        if not named:
            raise MmsidError(f"Expected a column {', '.join(NEW_COLUMNS)} in {file}, but it has none; add one.")
        sizes = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
        told.append([file.name, file.stat().st_size, sizes])
        parts += _parts_of(file, number, sizes, out)
    if not parts:
        raise MmsidError(f"Expected products in Parquet files, but {table} has none; check the path.")
    if pictures is not None:
        PictureStore(pictures)  # what is wrong with it is said before anything starts
    _claim(out, fingerprint([str(read_json(build / "manifest.json")["fingerprint"]), told, str(pictures or "")]))
    left = tuple(part for part in parts if not part.out.is_file())
    rows = sum(part.stop - part.start for part in parts) - sum(part.stop - part.start for part in left)
    return Work(build, pictures, left, rows)


def _parts_of(file: Path, number: int, sizes: Sequence[int], out: Path) -> Iterator[Part]:
    before = 1
    for group, size in enumerate(sizes):
        length = max(PART_ROWS, -(-size // (MOST_PARTS * _AT_ONCE)) * _AT_ONCE)
        for start in range(0, size, length):
            name = f"part-{number:05d}-{group:05d}-{start:09d}.parquet"
            yield Part(file, group, start, min(start + length, size), before + start, out / name)
        before += size


def _claim(out: Path, work: str) -> None:
    """Opens the folder for this work, if it holds no other."""
    marker = out / _WORK
    if marker.is_file() and read_json(marker) == work:
        return
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise MmsidError(
            f"Expected a new folder, or one with parts of this table by this build, but {out} holds something else; "
            "choose another."
        )
    out.mkdir(parents=True, exist_ok=True)
    write_json(marker, work)


class Tokenizer:
    """Holds the models, and does one part after another."""

    def __init__(self, build: Path, pictures: Path | None) -> None:
        """Loads the build.

        Args:
            build: its folder.
            pictures: a folder or a zip file; None where pictures are in the table.
        """
        self._shop = MMSID.load(build)
        self._pictures = None if pictures is None else PictureStore(pictures)

    def do(self, part: Part) -> int:
        """Writes a part's file; how many rows it has."""
        cells: list[dict[str, Any]] = []
        for rows in _batches(part, self._pictures):
            lines = tokenize_read(self._shop, rows, read_rows(rows), judge=_verdict)
            told = [{"file": part.table.name, **line.cells()} for line in lines]
            cells += [{name: value for name, value in one.items() if name != _UNKNOWN} for one in told]
        with whole_file(part.out) as partial:
            partial.write_bytes(table_file(cells, ".parquet", COLUMNS))
        return len(cells)


def _verdict(shop: MMSID, new: Any) -> str:
    return str(novelty(shop, new).verdict)


def tokenize_here(work: Work, done: Callable[[int], None]) -> None:
    """Does all parts in this process.

    Args:
        work: what is to be done.
        done: told how many rows every finished part had.
    """
    tokenizer = Tokenizer(work.build, work.pictures)
    for part in work.parts:
        done(tokenizer.do(part))


@dataclass(frozen=True, slots=True)
class _Own(Pictures):
    """The picture that a row brings itself."""

    content: bytes

    def read(self, _name: str) -> bytes:
        return self.content


def _batches(part: Part, pictures: Pictures | None) -> Iterator[list[BatchRow]]:
    """A part's rows, a few at a time; the rest of the file is never in memory."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(part.table) as file:
        found = columns_named(file.schema_arrow.names, PRODUCT_ALIASES)
        place = 0
        for batch in file.iter_batches(_AT_ONCE, row_groups=[part.group]):
            here, place = place, place + len(batch)
            if part.start <= here < part.stop:
                first = part.first + here - part.start
                rows = enumerate(batch.to_pylist(), start=first)
                yield [_row(number, cells, found, pictures) for number, cells in rows]


def _row(number: int, cells: dict[str, Any], found: Mapping[str, str], pictures: Pictures | None) -> BatchRow:
    column = found.get("image", "")
    given = cells.get(column)
    content = given.get("bytes") if isinstance(given, dict) else given
    if isinstance(given, dict):
        cells = {**cells, column: given.get("path")}
    if isinstance(content, bytes):
        cells, pictures = {**cells, column: "picture in the table"}, _Own(content)
    return batch_row(number, cells, found, pictures)
