"""MovieLens in its three forms: `movies.csv` and `ratings.csv`, ml-1m's `::`-separated `.dat`, ml-100k's `u.item`.

A film's genres are its description and, the first of them, its category; `movieId` is its id. Pictures are found where
they are called by that id (`images/1.jpg`).
"""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING, Any

from mmsid.catalogue.columns import Table, as_text
from mmsid.catalogue.event_files import EventFile, column_names
from mmsid.catalogue.formats.source import Source, event_file, read_items_table, with_columns
from mmsid.catalogue.tables import noted_damage, open_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog

_LATIN = "latin-1"
_RATINGS = ("user_id", "item_id", "rating", "timestamp")
_NO_GENRE = "(no genres listed)"
_GENRES = (
    "unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary", "Drama", "Fantasy",
    "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western",
)  # fmt: skip
"""The last columns of ml-100k's `u.item`, in its order."""


def recognise(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with one of the three forms."""
    if {"movieId", "title", "genres"} <= set(_columns(folder / "movies.csv")):
        ratings = folder / "ratings.csv"
        open_events = partial(event_file, ratings, reading)
        return _source(folder / "movies.csv", ratings, partial(_films, folder / "movies.csv", reading), open_events)
    for films, events, separator, read in (
        ("movies.dat", "ratings.dat", "::", _dat_films),
        ("u.item", "u.data", "\t", _u_films),
    ):
        if (folder / films).is_file():
            file = EventFile(folder / events, {name: name for name in _RATINGS}, _RATINGS, separator, _LATIN)
            return _source(folder / films, folder / events, partial(read, folder / films), lambda _log, file=file: file)
    return None


def _columns(path: Path) -> list[str]:
    return column_names(path) if path.is_file() else []


def _source(items: Path, ratings: Path, read: Any, open_events: Any) -> Source:
    if not ratings.is_file():
        return Source(f"MovieLens, without its ratings ({items.name})", (items,), read)
    return Source(f"MovieLens ({items.name}, {ratings.name})", (items, ratings), read, open_events)


def _films(path: Path, reading: Reading, log: ProblemLog) -> Table | None:
    table = read_items_table(path, reading, log)
    if table is None:
        return None
    return _with_genres(table, [(as_text(value) or "").split("|") for value in table.columns["category"]])


def _with_genres(table: Table, genres: Sequence[Sequence[str]]) -> Table:
    told = [[genre for genre in names if genre and genre != _NO_GENRE] for names in genres]
    described = table.columns.get("description") or [", ".join(names) for names in told]
    return with_columns(table, {"category": [names[:1] for names in told], "description": described, "genres": told})


def _dat_films(path: Path, log: ProblemLog) -> Table | None:
    rows = _rows(path, "::", 3, log)
    if rows is None:
        return None
    columns: dict[str, list[Any]] = {
        "item_id": [cells[0] for _, cells in rows],
        "title": [cells[1] for _, cells in rows],
    }
    table = Table(path.name, columns, [row for row, _ in rows])
    return _with_genres(table, [cells[2].split("|") for _, cells in rows])


def _u_films(path: Path, log: ProblemLog) -> Table | None:
    rows = _rows(path, "|", 5 + len(_GENRES), log)
    if rows is None:
        return None
    columns: dict[str, list[Any]] = {
        "item_id": [cells[0] for _, cells in rows],
        "title": [cells[1] for _, cells in rows],
        "released": [cells[2] for _, cells in rows],
    }
    flags = [[name for name, flag in zip(_GENRES, cells[5:], strict=True) if flag == "1"] for _, cells in rows]
    return _with_genres(Table(path.name, columns, [row for row, _ in rows]), flags)


def _rows(path: Path, separator: str, width: int, log: ProblemLog) -> list[tuple[int, list[str]]] | None:
    """A headless file's rows; None after a fatal problem."""
    with noted_damage(path, log), io.TextIOWrapper(open_bytes(path), encoding=_LATIN) as stream:
        found = []
        for row, line in enumerate(stream, start=1):
            cells = line.rstrip("\r\n").split(separator)
            if len(cells) == width:
                found.append((row, cells))
            elif line.strip():
                message = f"{width} cells parted by {separator!r} were expected, but others came"
                log.left_out(path.name, message, "mend the line", row=row)
        return found
    return None
